"""Reads the words by which a player names kinds of which either will do: "sci-fi or fantasy", "хоррор или детектив"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from services.gateway.understanding.languages.language import told_by_its_words
from services.gateway.understanding.plain_text import bare, pattern

_OR = "or|или|либо|oder|ou|veya|ya da|yahut|або|чи|lub|albo|bądź"
# What "o" is no two languages agree on: Polish is "about", Portuguese "the". か alone is in many a word.
_ALTERNATIVES = pattern(
    rf"\b(?:{_OR}|u(?= h?o))\b|[/|]|或|还是|還是|とか|"
    r"(?<=[a-z0-9ァ-ヺー])か(?=[a-z0-9ァ-ヺ])"
)
# What stands alone between two names.
_JOINS = pattern(
    rf"\W*(?:{_OR}|[ou]|或者?|还是|還是|とか|か|または)"
    r"(?:\W+(?:an?|the|some|something|de|des|une?|un|una|uma?|ein\w*|was|algo|что-?то|что-?нибудь|щось|coś|d|z|с))?\W*"
    r"|\s*[/|]\s*"
)
_COMMA = re.compile(r"\s*[,，、]\s*")
_O, _NOT_OR = re.compile(r"\W*o\b", re.IGNORECASE), frozenset(("pl", "pt"))
# Between the words of kinds that are no neighbours in the message.
SLASH = " / "


def names_several(said: str) -> bool:
    """Whether the words of a kind name several of which either will do."""
    return _ALTERNATIVES.search(bare(said)) is not None


def each_of(said: str) -> list[str]:
    """The words for each of the kinds of which either will do; all of the words where they name one."""
    ends = [(match.start(), match.end()) for match in _ALTERNATIVES.finditer(bare(said))]
    starts = [0, *(end for _, end in ends)]
    return [said[start:end].strip() for start, end in zip(starts, [*(at for at, _ in ends), len(said)], strict=True)]


def joined_places(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs of `places`, each by its first and its last number, that `text` joins so: a list may have commas before
    its "or". The places stand in the order of the message."""
    between = [text[end:start] for (_, end), (start, _) in pairwise(places)]
    runs, first = list[tuple[int, int]](), 0
    for number, words in enumerate(between):
        if _joins(words, text):
            runs.append((first, number + 1))
            first = number + 1
        elif _COMMA.fullmatch(words) is None:
            first = number + 1
    # "A or b or c" is one run.
    result = list[tuple[int, int]]()
    for start, end in runs:
        if result and result[-1][1] == start:
            result[-1] = result[-1][0], end
        else:
            result.append((start, end))
    return result


def _joins(between: str, text: str) -> bool:
    if _JOINS.fullmatch(bare(between)) is None:
        return False
    return _O.match(between) is None or told_by_its_words(text) not in _NOT_OR
