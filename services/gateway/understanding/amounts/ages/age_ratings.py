"""Reads the letters and words that age boards rate games by: "CERO Z", "rated T", "全年齢".

What a board writes in numbers ("USK 16") is an age as any other, and `quantities.py` reads it.
"""

from __future__ import annotations

from services.gateway.understanding.amounts.ages.children import ADULT, CHILD_AGE
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.plain_text import bare, pattern, plain

_YOUNGEST = 3
# Who refuses what is for those, and no younger ones, wants it to suit younger ones.
_LEAST_REFUSED = 16

# fmt: off
_LETTERED = tuple(
    (age, pattern(letters))
    for age, letters in (
        (_YOUNGEST, r"\bCERO[ :-]?A\b|\b(?:USK|FSK)[ :-]?0\b|\b(?:ab|from|od|от|від|à partir de|a partir de|desde) 0\b|"
                    r"^\W*0\+\W*$"),
        (12, r"\bCERO[ :-]?B\b"),
        (15, r"\bCERO[ :-]?C\b"),
        (17, r"\bCERO[ :-]?D\b"),
        (ADULT, r"\bCERO[ :-]?Z\b|^AO$|\bR[ -]?18\b|18禁"),
        (10, r"\bE[ -]?10\b"),
        (13, r"\b(?:ESRB|rated|rating|рейтинг\w*) ?T\b|^T$|\bT\b.{0,6}\bESRB\b"),
        (17, r"\b(?:ESRB|rated|rating|рейтинг\w*) ?M\b|^M$|\bM\b.{0,6}\bESRB\b|\b(?:rated|rating) mature\b"),
        (CHILD_AGE, r"\b(?:ESRB|rated|rating|рейтинг\w*) ?E\b|^E$|\bE\b.{0,6}\bESRB\b|\beveryone\b|\ball[ -]ages?\b|"
                    r"\bjugendfrei\w*|\blivre(?: para todos)?\b|\btodo público\b|\btodos los públicos\b|"
                    r"\btous publics\b|"
                    r"\bpara todas (?:as idades|las edades)\b|\bfür alle altersgruppen\b|\bдля всех возрастов\b|"
                    r"\bдля всіх вікових\b|\bher yaş\w*|\bgenel izleyici\b|\bbez ograniczeń wiekowych\b|"
                    r"\bdla każdego wieku\b|全年[龄齢齡]|老少[皆咸]宜"),
    )
)
_RATED = pattern(
    r"\b(?:PEGI|USK|FSK|ESRB|CERO|ab|rated|rating|over|above|older than|mayores|maiores|interdit|moins|plus|od|от|від|"
    r"üstü|üzeri|sınır\w*|рейтинг\w*|старше)\b|\d ?\+|禁|限|以上|指定|\bR ?-?\d"
)
# A board or a rating that is named is one, however low.
_BY_A_BOARD = pattern(r"\b(?:PEGI|USK|FSK|ESRB|CERO|rated|rating|above|older than|рейтинг\w*)\b")
_BARE_LIMIT = pattern(r"\W*18\W*")
# fmt: on


def read_rating(text: str) -> int | None:
    """The age that the letters of a board or words such as "all ages" stand for; None if `text` holds none."""
    readable = bare(plain(text))
    return next((age for age, letters in _LETTERED if letters.search(readable)), None)


def rating_refused(text: str) -> int | None:
    """The age for which something refused is rated, if a rating is named or it is nearly that of a grown-up: "nothing
    rated 12", "not 18+"; else None, as "not for babies" and "not 12+" put no condition on games."""
    readable = bare(plain(text))
    rating = read_rating(text)
    if rating is None and (_RATED.search(readable) or _BARE_LIMIT.fullmatch(readable)):
        rating = next(iter(numbers(readable)), None)
    least = _YOUNGEST + 1 if _BY_A_BOARD.search(readable) else _LEAST_REFUSED
    return rating if rating is not None and least <= rating <= ADULT else None
