"""Keeps a refusal from taking away what is wished for: "cards, but no poker" refuses a part of the cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans.contents_meant import FRIGHTENING
from services.gateway.understanding.genres.narrower_words import is_a_small_part, is_narrower, part_called
from services.gateway.understanding.genres.word_forms import stem
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import UNSPACED, words

_OF_A_KIND = frozenset((common_pb2.CONTENT_DESCRIPTOR_HORROR, common_pb2.CONTENT_DESCRIPTOR_VIOLENCE))


def narrow_refusals(constraints: Sequence[Constraint], names: CatalogueNames, in_force: Iterable[Constraint]) -> None:
    """Takes from refused kinds the names that are wished for: by other words of the message, or `in_force` before it.

    Another name of the same words is refused instead: of "arcade racers" what is arcade-style. A catalogue that has no
    name for the part leaves the refusal unmatched. The same word, refused and wished for, is no part of itself
    ("shooters? no, no shooters"), and what is in force is taken back by any word for the whole of it. A small part of a
    kind of many sorts ("no match 3") refuses none of the others.
    """
    wanted = [each for each in constraints if _is_kind(each, pb.POLARITY_WANTED)]
    before = [each for each in in_force if _is_kind(each, pb.POLARITY_WANTED)]
    for each in constraints:
        if not _is_kind(each, pb.POLARITY_REFUSED):
            continue
        if is_a_small_part(each.text, each.names):
            del each.names[:]
            each.unmatched = True
            continue
        parts_of = {name for other in wanted if not _stems(each) <= _stems(other) for name in other.names}
        if _is_a_part(each, names) or _is_of_what_is_seen(each, constraints):
            parts_of |= {name for other in before if not _stems(each) <= _stems(other) for name in other.names}
        kept = [name for name in each.names if name not in parts_of]
        if len(kept) < len(each.names):
            found = names.kinds.find(each.text)
            others = [name for name in found.names if name not in parts_of] if found is not None else []
            if not (kept or others) and (part := part_called(each.text, each.names)):
                called = names.kinds.find(part)
                others = list(called.names) if called is not None else []
            each.names[:] = kept or (names.kinds_to_refuse(others) if others else [])
            each.unmatched = not each.names
    if any(FRIGHTENING in map(str.casefold, each.names) for each in (*wanted, *before)):
        _leave_fear(constraints)


def _leave_fear(constraints: Sequence[Constraint]) -> None:
    """Lets what frightens be seen where a part of it is refused ("no jump scares") and horror is wished for: nothing
    tells which games have the part."""
    for each in constraints:
        is_refused = each.type == pb.SPAN_TYPE_CONTENT and each.polarity == pb.POLARITY_REFUSED
        is_of_fear = list(each.condition.exclude_content) == [common_pb2.CONTENT_DESCRIPTOR_HORROR]
        is_a_part = is_narrower(each.text, [FRIGHTENING]) or any(
            other.type == pb.SPAN_TYPE_KIND and other.unmatched and (other.start, other.end) == (each.start, each.end)
            for other in constraints
        )
        if is_refused and is_of_fear and is_a_part:
            each.ClearField("condition")
            each.unmatched = True


def _is_a_part(refused: Constraint, names: CatalogueNames) -> bool:
    """Whether words mean a part of what the catalogue calls so: they name something else besides, or are known to."""
    found = names.kinds.find(refused.text)
    if is_narrower(refused.text, refused.names) or found is None:
        return True
    folded = {name.casefold() for name in found.names}
    # In a language that parts no words the whole of what is said cannot be told.
    is_whole = UNSPACED.search(refused.text) is not None or names.kinds.find(refused.text, whole=True) is not None
    return len(folded) > 1 or not is_whole


def _is_of_what_is_seen(refused: Constraint, constraints: Sequence[Constraint]) -> bool:
    """Whether a kind is refused along with what games show of it, which fails them by itself: the drinking of party
    games. Fear and violence are what games of a kind are made of."""
    return any(
        each.type == pb.SPAN_TYPE_CONTENT
        and (each.start, each.end) == (refused.start, refused.end)
        and bool(each.condition.exclude_content)
        and _OF_A_KIND.isdisjoint(each.condition.exclude_content)
        for each in constraints
    )


def _is_kind(constraint: Constraint, polarity: pb.Polarity.ValueType) -> bool:
    return constraint.type == pb.SPAN_TYPE_KIND and constraint.polarity == polarity and bool(constraint.names)


def _stems(constraint: Constraint) -> frozenset[str]:
    return frozenset(map(stem, words(constraint.text)))
