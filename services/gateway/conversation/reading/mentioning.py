"""Finds wishes that no genre or tag is called by, and that the summaries of the games shown speak of all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.plain_text import words

_SHORTEST_WORD = 4


def with_what_is_mentioned(said: Sequence[Constraint], shown: Sequence[common_pb2.Game]) -> list[Constraint]:
    """The constraints, of which kinds that a summary of a game `shown` mentions are not told as unmatched."""
    texts = [frozenset(words(text)) for game in shown for text in _summaries(game)] if any(map(_is_open, said)) else []
    return [_matched(each) if _is_open(each) and _is_in_one_of(texts, each) else each for each in said]


def _summaries(game: common_pb2.Game) -> Iterator[str]:
    yield game.summary
    yield from (text.summary for text in game.localized.values())


def _is_open(constraint: Constraint) -> bool:
    is_wanted = constraint.polarity in (pb.POLARITY_WANTED, pb.POLARITY_LIKED)
    return constraint.type == pb.SPAN_TYPE_KIND and constraint.unmatched and is_wanted


def _is_in_one_of(texts: Sequence[frozenset[str]], constraint: Constraint) -> bool:
    telling = {word for word in words(constraint.text) if len(word) >= _SHORTEST_WORD}
    return bool(telling) and any(telling <= text for text in texts)


def _matched(constraint: Constraint) -> Constraint:
    result = Constraint()
    result.CopyFrom(constraint)
    result.unmatched = False
    return result
