"""Tells what a refusal in a message does not reach, whatever a classifier took it for: "гонки не для детей".

A negation that stands before one thing refuses that thing alone. What stands before the negation ("racing not for
kids"), behind the word that it binds ("non violent first person") or behind a refusal of what precedes ("gerçekçi değil
eğlenceli", "リアルじゃなくて楽しい") is not refused by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusing_words import ANY, BEHIND

# A place in a text: where it begins and ends, in code points.
Place = tuple[int, int]

_SENTENCE = re.compile(r"[.;!?\n。；！？]")
# fmt: off
_NEGATION = (
    r"(?:not|isn['’]?t|без|не|ні|nicht|kein\w*|no|sin|pas|sans|não|sem|nie|bez|that['’]?s not|which (?:is|are)n['’]?t|"
    r"que no (?:sea|sean)|que não (?:seja|sejam)|(?:mais|aber|but|pero|mas|но|але|ale) (?:not|no|nicht|pas|не|não|nie|"
    r"ні))"
)
_DENIES = pattern(rf"\b{_NEGATION}\b")
# Of what follows the negation so many words at most stand before what it refuses: "not for small kids".
_NEGATED_BEHIND = pattern(rf"^,? ?(?:a |die |das |la |le )?{_NEGATION} (?:\w+ ){{0,2}}?$")
# "Гонки не аркадные", "стратегія не для дітей": an adjective or a purpose is denied of what stands before it.
_DENIED_OF_IT = pattern(
    r"^ (?:не|ні) (?:(?:слишком|очень|особо|дуже|надто|занадто) )?"
    r"(?:\w{3,}(?:ые|ие|ый|ий|ая|яя|ое|ее|ых|их|ого|ого|[рнлстквгд]і)\b(?! (?:мне|нам|мені))|"
    r"(?:для|про|о|об) (?!меня\b|нас\b|мене\b|мня\b)\w+)"
)
_NOT_TO_LIKING = pattern(r"^ (?:не|ні) (?:мо[иеёйія]\w*|интересн\w+|цікав\w+|нужн\w+|потрібн\w+|важн\w+|важлив\w+)\b")
# It binds the one word behind it.
_NON = pattern(r"\bnon[- ](\w+)")
# They refuse what stands before them and nothing behind.
_BETWEEN_TWO = pattern(
    r"\b(?:değil|olmayan|içermeyen|dışında|haricinde|hariç)\b(?! mi)|(?:じゃ|では)(?:なく(?:て)?)(?!ても)|"
    r"(?<!だけ)ではなく"
)
_GAMES = pattern(
    r"\b(?:games?|something|anything|игр\w*|что-?нибудь|что-?то|ігр\w*|ігор|гру|щось|spiele?n?|(?:et)?was|juegos?|algo|"
    r"jeux?|un truc|jogos?|gier|gry|grę|coś)\s+$"
)
_FURTHER = pattern(
    r"\b(?:от|by|from|made by|на|для|for|on|von|auf|für|de|del|en|para|par|sur|pour|da|do|no|від|od|na|dla)\s+$"
)
# fmt: on


def lies_beyond(text: str, place: Place, refused: Sequence[Place]) -> bool:
    """Whether no refusal in `text` reaches the words at `place`; `refused` are the places that surely are refused."""
    readable = bare(text)
    others = [each for each in refused if each[1] <= place[0] or place[1] <= each[0]]
    return (
        _stands_before_the_negation(readable, place, others)
        or _stands_behind_a_bound_word(readable, place, others)
        or _stands_behind_what_is_denied(readable, place)
    )


def is_said_further(text: str, place: Place, refused: Sequence[Place], wished: Sequence[Place]) -> bool:
    """Whether a maker or a platform is said of games of which something else is denied: the Ubisoft of "games not about
    war by Ubisoft", the phone of "puzzles without timers on the phone", where the puzzles are `wished`."""
    readable = bare(text)
    if _FURTHER.search(readable[: place[0]]) is None:
        return False
    for start, end in refused:
        between = readable[end : place[0]]
        if end > place[0] or _SENTENCE.search(between) or ANY.search(between):
            continue
        negation = list(_DENIES.finditer(readable, 0, start))
        is_of_what_is_wished = negation and any(wish[1] <= negation[-1].start() for wish in wished)
        if negation and (is_of_what_is_wished or _GAMES.search(readable[: negation[-1].start()])):
            return True
    return False


def _stands_before_the_negation(text: str, place: Place, refused: Sequence[Place]) -> bool:
    start, end = place
    before, behind = _SENTENCE.split(text[:start])[-1], _SENTENCE.split(text[end:])[0]
    if ANY.search(f"{before}{text[start:end]}") or BEHIND.search(behind):
        return False
    if _DENIED_OF_IT.search(behind) and not _NOT_TO_LIKING.search(behind):
        return True
    return any(_NEGATED_BEHIND.search(text[end : other[0]]) is not None for other in refused if other[0] >= end)


def _stands_behind_a_bound_word(text: str, place: Place, refused: Sequence[Place]) -> bool:
    bound = [
        match
        for match in _NON.finditer(text, 0, place[0])
        if any(start < match.end(1) and match.start(1) < end for start, end in refused)
    ]
    if not bound:
        return False
    rest = text
    for match in bound:
        rest = f"{rest[: match.start()]}{' ' * len(match.group())}{rest[match.end() :]}"
    return ANY.search(rest) is None


def _stands_behind_what_is_denied(text: str, place: Place) -> bool:
    before, behind = _SENTENCE.split(text[: place[0]])[-1], _SENTENCE.split(text[place[0] :])[0]
    denials = list(_BETWEEN_TWO.finditer(before))
    if not denials or len(before[denials[-1].end() :].split()) > 1:
        return False
    rest = _BETWEEN_TWO.sub(" ", before)
    return ANY.search(rest) is None and ANY.search(behind) is None
