"""Reads the letters and words that age boards rate games by: "CERO Z", "rated T", "全年齢".

What a board writes in numbers ("USK 16") is an age as any other, and `quantities.py` reads it.
"""

from __future__ import annotations

from services.gateway.understanding.amounts.ages.children import ADULT, CHILD_AGE
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.plain_text import bare, pattern, plain

_YOUNGEST = 3
# From this age on a game is for grown-ups; who refuses such games wants them to suit younger ones.
RATED_FOR_GROWN_UPS = 16

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
# Beside these, too, a number is no age of somebody, though what is refused so ("not with 18") bars nothing.
_BOUNDED = pattern(r"\b(?:and|or) (?:over|up|above|older)\b|\b(?:с|z|з|із)(?= ?\d)|\byaş (?:ve )?(?:üst|üzer)\w*|\bM\b")
# A board or a rating that is named is one, however low.
_BY_A_BOARD = pattern(r"\b(?:PEGI|USK|FSK|ESRB|CERO|rated|rating|above|older than|рейтинг\w*)\b")
# What is over 16 begins behind it: who refuses that takes what is for 16. Of 18 nobody means so, nor by what calls
# ratings so ("mayores de 16", "16 yaş üstü", "over 16s", "les plus de 16 ans").
_OVER = pattern(
    r"\b(?:over|above|older than|старше|выше|über|älter als|más de|(?<!les )plus de|mais de|powyżej|ponad|"
    r"starsz\w+ niż|"
    r"понад|вище|старш\w+ (?:за|від|ніж))\W*\d{1,2}(?!\d|s\b|\W{0,2}\+)|"
    r"(?:超过|大于|高于)\d|\d[歳才]?(?:より上|を?超え)"
)
_BARE_LIMIT = pattern(r"\W*18\W*")
# A game that is for grown-ups by what it shows, and not by whom it is for.
_FOR_GROWN_UPS = pattern(
    r"(?<!\d)\+? ?18 ?\+(?!\d)|\+18\b|\bR[ -]?18\b|18禁|\bCERO[ :-]?Z\b|\bPEGI[ :-]?18\b|"
    r"\b(?:USK|FSK|ab)[ :-]?18\b|\bAO\b|"
    r"\b(?:rated )?mature\b|\badults? only\b|\bадалт\w*|^\W*(?:взросл(?:ое|ую|ые|ая)|доросл(?:е|у|і|а)|для взрослых|"
    r"для дорослих|для совершеннолетних|nur für erwachsene|solo (?:para )?adultos|réservée?s? aux adultes|"
    r"só para adultos|"
    r"yetişkinlere (?:özel|yönelik)|tylko dla dorosłych)\W*$|成人向|大人向け|限制级"
)
# fmt: on


def read_rating(text: str) -> int | None:
    """The age that the letters of a board or words such as "all ages" stand for; None if `text` holds none."""
    readable = bare(plain(text))
    return next((age for age, letters in _LETTERED if letters.search(readable)), None)


def is_for_grown_ups(text: str) -> bool:
    """Whether words for an age ask for games that are not for children: "18+", "взрослое", not "for my dad, 45"."""
    return _FOR_GROWN_UPS.search(bare(plain(text))) is not None


def names_a_rating(text: str) -> bool:
    """Whether words say from which age on games are, whatever that age is: "18 and over", "ab 18", "rated M"."""
    readable = bare(plain(text))
    return any(form.search(readable) is not None for form in (_RATED, _BOUNDED, _FOR_GROWN_UPS))


def rating_refused(text: str) -> int | None:
    """The lowest age for which something refused is rated, if a rating is named or it is nearly that of a grown-up:
    "nothing rated 12", "not 18+"; 17 for "nothing over 16". Else None, as "not for babies" and "not 12+" put no
    condition on games."""
    readable = bare(plain(text))
    rating = read_rating(text)
    is_bounded = _RATED.search(readable) is not None or _OVER.search(readable) is not None
    if rating is None and (is_bounded or _BARE_LIMIT.fullmatch(readable)):
        rating = next(iter(numbers(readable)), None)
    least = _YOUNGEST + 1 if _BY_A_BOARD.search(readable) else RATED_FOR_GROWN_UPS
    if rating is None or not least <= rating <= ADULT:
        return None
    return rating + 1 if rating < ADULT and _OVER.search(readable) is not None else rating
