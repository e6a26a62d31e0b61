"""Finds the game that an ordinal before the name of a series means: "в третьем ведьмаке", "the second diablo"."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.amounts.counting.numbers import ordinals
from services.gateway.understanding.games.title_lookup import Found, TitleLookup
from services.gateway.understanding.languages.language_words import WORDS
from services.gateway.understanding.plain_text import WORD, fold

# The first of a series has no number in its title.
_FIRST_NUMBERED, _LAST_NUMBERED = 2, 9
_MOST_WORDS_OF_A_NAME = 3
_LEAST_LETTERS = 3
_OF_SENTENCES = frozenset(fold(word) for said in WORDS.values() for word in said)


def with_parts_of_series(text: str, found: Sequence[Constraint], titles: TitleLookup) -> list[Constraint]:
    """The constraints of a message, in which a title or a place in a list that is told so is the game of that number,
    where there is one."""
    result = list(found)
    for each in found:
        if each.type == pb.SPAN_TYPE_TITLE:
            before = list(WORD.finditer(text, 0, each.start))[-1:]
            part = _part(text, before[0].start(), before[0].end(), each.end, each, titles) if before else None
        elif each.type == pb.SPAN_TYPE_ORDINAL:
            part = _behind(text, each, titles)
        else:
            continue
        if part is not None:
            result = [other for other in result if other.end <= part.start or part.end <= other.start]
            result.append(part)
    return sorted(result, key=lambda each: each.start)


def _may_be_a_name(name: str) -> bool:
    """Whether what follows an ordinal at once may be a name: "el tercero es de pago" names nothing."""
    words = [fold(word) for word in WORD.findall(name)]
    is_long = sum(map(len, words)) >= _LEAST_LETTERS
    return name[:1].isspace() and is_long and not all(word in _OF_SENTENCES for word in words)


def _behind(text: str, place: Constraint, titles: TitleLookup) -> Constraint | None:
    """The game whose name stands behind a place in a list, the longest name first."""
    words = list(WORD.finditer(text, place.end))[:_MOST_WORDS_OF_A_NAME]
    parts = (_part(text, place.start, place.end, word.end(), place, titles) for word in reversed(words))
    return next((part for part in parts if part is not None), None)


def _part(text: str, start: int, name_start: int, end: int, told: Constraint, titles: TitleLookup) -> Constraint | None:
    """The game of the number at `text[start:name_start]` in the series called `text[name_start:end]`."""
    number, name = ordinals(text[start:name_start]), text[name_start:end]
    if len(number) != 1 or not _FIRST_NUMBERED <= number[0] <= _LAST_NUMBERED or not _may_be_a_name(name):
        return None
    named = titles.find(f"{name.strip()} {number[0]}")
    if named is None or len(named.game_ids) != 1:
        return None
    is_title = told.type == pb.SPAN_TYPE_TITLE
    if not is_title and named.how is Found.TYPO and name.isascii():
        # Other letters are those of another case; a "third person" is no misspelt "Persona 3".
        return None
    polarity = told.polarity if is_title else pb.POLARITY_WANTED
    return Constraint(
        text=text[start:end],
        start=start,
        end=end,
        type=pb.SPAN_TYPE_TITLE,
        polarity=polarity,
        game_ids=named.game_ids,
    )
