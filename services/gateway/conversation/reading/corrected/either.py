"""Joins the kinds that a message names side by side where either would do: "a platformer or a shooter".

A classifier marks each of them, and all that is wanted is to be met at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.genres.either_words import SLASH, each_of, joined_places, names_several
from services.gateway.understanding.genres.moods import is_mood

_COMMA = re.compile("[,，、]")


def with_either(text: str, constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints of the message `text`, in which wanted kinds that "or" joins are one, with the names of each."""
    kinds = sorted((each for each in constraints if _is_wanted(text, each)), key=lambda each: each.start)
    result = list(constraints)
    for begins, last in joined_places(text, [(each.start, each.end) for each in kinds]):
        first = begins
        # "Cosy, farming or puzzles" is cosy whichever it is.
        while last - first > 1 and is_mood(kinds[first].names) and not is_mood(kinds[last].names):
            first += 1
        several = kinds[first : last + 1]
        # "Horses or animals" are all animals.
        if len({frozenset(each.names) for each in several}) < len(several):
            continue
        place = next(number for number, each in enumerate(result) if each is several[0])
        result = [each for each in result if not any(each is one for one in several)]
        result.insert(place, _either(text, several))
    return result


def _is_wanted(text: str, constraint: Constraint) -> bool:
    is_wanted = constraint.type == pb.SPAN_TYPE_KIND and constraint.polarity == pb.POLARITY_WANTED
    return is_wanted and bool(constraint.names) and text[constraint.start : constraint.end] == constraint.text


def _either(text: str, several: Sequence[Constraint]) -> Constraint:
    result, end = Constraint(), max(each.end for each in several)
    result.CopyFrom(several[0])
    said = text[result.start : end]
    # One by one where the word between them is not "or" in every language.
    result.text = said if names_several(said) else SLASH.join(each.text for each in several)
    result.end = end
    result.names[:] = dict.fromkeys(name for each in several for name in each.names)
    return result


def without_one(either: Constraint, other: Constraint) -> Constraint | None:
    """What is left of several kinds, of which either would do, once those of `other` are out; None if nothing is, or if
    it is no such wish."""
    is_wish = either.type == other.type == pb.SPAN_TYPE_KIND and either.polarity == pb.POLARITY_WANTED
    gone = {name.casefold() for name in other.names}
    left = [name for name in either.names if name.casefold() not in gone]
    if not (is_wish and left and names_several(either.text)):
        return None
    result = Constraint()
    result.CopyFrom(either)
    result.names[:] = left
    result.text = _without_words(either.text, other.text)
    return result


def words_left(given_up: Iterable[Constraint], in_force: Iterable[Constraint]) -> str:
    """The words in force of what is left of kinds that are `given_up`, of which either would have done."""
    old = list(given_up)
    return " ".join(each.text for each in in_force if any(_is_rest_of(each, other) for other in old))


def _is_rest_of(constraint: Constraint, either: Constraint) -> bool:
    is_same = constraint.type == either.type == pb.SPAN_TYPE_KIND and constraint.polarity == either.polarity
    is_there = (constraint.start, constraint.end) == (either.start, either.end)
    return is_same and is_there and set(constraint.names) < set(either.names) and names_several(either.text)


def _without_words(said: str, gone: str) -> str:
    """The words of several kinds without those of the one that is out, by which games would be searched for still; as
    they are where it is not known which these are."""
    parts, out = each_of(said), gone.strip().casefold()
    left = [each for each in parts if not f" {each}".casefold().endswith(f" {out}")]
    is_a_list = _COMMA.search(said) is not None
    return SLASH.join(left) if out and left and len(left) < len(parts) and not is_a_list else said
