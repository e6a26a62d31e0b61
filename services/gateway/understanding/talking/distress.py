"""Reads distress from words that leave no doubt, in eleven languages: "I don't want to live anymore".

The classifier hears distress where it may be, as a miss is worse than a false alarm. These words are for both ends:
they tell distress that it overlooked, and where none of them stands, a plain wish for games is believed against it.
Who exaggerates about a game ("this boss makes me want to die") is left to the classifier.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import WORD, bare, plain
from services.gateway.understanding.refusing.refusals import is_refused
from services.gateway.understanding.talking.distress_words import (
    BORED,
    BORED_TO_DEATH,
    DENIES,
    HARD_TO_BEAR,
    IN_A_GAME,
    IS_ABOUT,
    JOINS,
    LAUGHS,
    MAY_BE_WHAT_A_GAME_SHOWS,
    MEANS_TO_DIE,
    OF_LIFE,
    UNWELL,
    WISHES_TO_BE_DEAD,
)

# Words between what is hard to bear and who says that they would rather be dead: "this boss makes me want to die".
_MOST_WORDS_BETWEEN = 5
_FAR = 80


def is_in_danger(text: str) -> bool:
    """Whether the writer says that they want to live no longer, whatever they wish for besides."""
    readable = _readable(text)
    if any(not IN_A_GAME.search(_before(readable, each)) for each in MEANS_TO_DIE.finditer(readable)):
        return True
    wishes = [each for each in WISHES_TO_BE_DEAD.finditer(readable) if not DENIES.search(_before(readable, each))]
    if not wishes or (LAUGHS.search(readable) and HARD_TO_BEAR.search(readable)):
        return False
    return not all(_is_for_something_hard(_before(readable, each)) for each in wishes)


def surely_in_distress(text: str) -> bool:
    """Whether words of `text` leave no doubt that somebody is in distress, if it wishes for nothing."""
    if is_in_danger(text):
        return True
    readable = _readable(text)
    return any(
        not IS_ABOUT.search(_before(readable, each)) and not is_refused(readable, *each.span(), in_a_list=True)
        for each in MAY_BE_WHAT_A_GAME_SHOWS.finditer(readable)
    )


def may_be_unwell(text: str) -> bool:
    """Whether words of `text` may be those of somebody who is unwell."""
    readable = _readable(text)
    said = (WISHES_TO_BE_DEAD, MEANS_TO_DIE, MAY_BE_WHAT_A_GAME_SHOWS, UNWELL)
    return any(each.search(readable) is not None for each in said)


def is_only_bored(text: str) -> bool:
    """Whether somebody is bored, however much they exaggerate, and says nothing of one who is unwell."""
    readable = _readable(text)
    if BORED.search(readable) is None or is_in_danger(text):
        return False
    rest = BORED_TO_DEATH.sub(" ", readable)
    return OF_LIFE.search(rest) is None and not may_be_unwell(rest)


def _readable(text: str) -> str:
    return " ".join(bare(plain(text)).split())


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _FAR) : match.start()]


def _is_for_something_hard(before: str) -> bool:
    """Whether words end with what is hard in a game, and a few more: "this boss makes me"."""
    hard = list(HARD_TO_BEAR.finditer(before))
    between = before[hard[-1].end() :] if hard else ""
    return bool(hard) and not JOINS.search(between) and len(WORD.findall(between)) <= _MOST_WORDS_BETWEEN
