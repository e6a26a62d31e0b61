"""Keeps a refusal from taking away what its message wishes for: "cards, but no poker" refuses a part of the cards."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.genres.word_forms import stem
from services.gateway.understanding.plain_text import words


def narrow_refusals(constraints: Sequence[Constraint]) -> None:
    """Takes from refused kinds the names that other words of the message wish for.

    A catalogue has no name for the part, so a refusal of nothing else is left unmatched. The same word, refused and
    wished for, is no part of itself: "shooters? no, no shooters".
    """
    wanted = [each for each in constraints if _is_kind(each, pb.POLARITY_WANTED)]
    for each in constraints:
        if not _is_kind(each, pb.POLARITY_REFUSED):
            continue
        parts_of = {name for other in wanted if not _stems(each) <= _stems(other) for name in other.names}
        kept = [name for name in each.names if name not in parts_of]
        if len(kept) < len(each.names):
            each.names[:] = kept
            each.unmatched = not kept


def _is_kind(constraint: Constraint, polarity: pb.Polarity.ValueType) -> bool:
    return constraint.type == pb.SPAN_TYPE_KIND and constraint.polarity == polarity and bool(constraint.names)


def _stems(constraint: Constraint) -> frozenset[str]:
    return frozenset(map(stem, words(constraint.text)))
