"""Drops of the wish so far what a message takes back by wishing: a refusal of the same, and what it wants instead of.

What protects a child, or somebody who spoke of harming themselves, is taken back by no wish.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.caring import is_of_care
from services.gateway.understanding.contents.content import read_content
from services.gateway.understanding.genres.folded_kinds import folded_kinds
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import bare
from services.gateway.understanding.refusing.preferring_words import INSTEAD

_WISHED = (pb.POLARITY_WANTED, pb.POLARITY_MORE)
_SHOWN = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT)


def without_what_is_taken_back(
    before: Sequence[Constraint],
    said: Sequence[Constraint],
    text: str,
    names: CatalogueNames,
    *,
    is_anew: bool = False,
) -> list[Constraint]:
    """What of the wish `before` a message `text` that says `said` leaves in force.

    "Proper horror" lifts "nothing scary", and "shooters are fine" all that "no guns" refused. "Rather pirates", after
    "space", drops space where no game has both: a mind that changed is told of nothing that was given up. With
    `is_anew` the message may be a wish by itself, and any kind of it takes the place so.
    """
    kept = list(before)
    if not any(each.condition.HasField("age") for each in (*before, *said)):
        for wish in said:
            wished = _content_wished(wish)
            kept = [left for each in kept if (left := _without_content(each, wished)) is not None]
        again = _words_taken_back(before, said)
        kept = [each for each in kept if not _is_content_of(each, again)]
    instead = [each for each in said if _is_a_wished_kind(each) and (is_anew or _stands_instead(text, each))]
    return [each for each in kept if not any(_excludes(new, each, names) for new in instead)]


def _content_wished(constraint: Constraint) -> set[int]:
    is_wished = constraint.type in _SHOWN and constraint.polarity in _WISHED
    return set(read_content(constraint.text)) if is_wished else set()


def _without_content(constraint: Constraint, wished: set[int]) -> Constraint | None:
    """A refusal without the content that is wished for now; None if it refused nothing else. Of what is wished only a
    part may have been refused, as blood is of fighting: that stays refused."""
    refused = set(constraint.condition.exclude_content)
    if constraint.type != pb.SPAN_TYPE_CONTENT or not wished or not wished <= refused or is_of_care(constraint):
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.condition.exclude_content[:] = [each for each in constraint.condition.exclude_content if each not in wished]
    return result if result.condition.exclude_content else None


def _words_taken_back(before: Sequence[Constraint], said: Sequence[Constraint]) -> set[tuple[str, int, int]]:
    """The words, with their places, that refused a kind which is wished for now."""
    wished = {name.casefold() for each in said if _is_a_wished_kind(each) for name in each.names}
    return {
        _words_of(each)
        for each in before
        if each.type == pb.SPAN_TYPE_KIND
        and each.polarity == pb.POLARITY_REFUSED
        and not wished.isdisjoint(map(str.casefold, each.names))
    }


def _is_content_of(constraint: Constraint, words: set[tuple[str, int, int]]) -> bool:
    """Whether a constraint refuses what is seen by these very words, as "no guns" refuses shooters and violence."""
    is_content = constraint.type == pb.SPAN_TYPE_CONTENT and constraint.polarity == pb.POLARITY_REFUSED
    return is_content and _words_of(constraint) in words and not is_of_care(constraint)


def _words_of(constraint: Constraint) -> tuple[str, int, int]:
    return constraint.text, constraint.start, constraint.end


def _is_a_wished_kind(constraint: Constraint) -> bool:
    return constraint.type == pb.SPAN_TYPE_KIND and bool(constraint.names) and constraint.polarity in _WISHED


def _stands_instead(text: str, constraint: Constraint) -> bool:
    """Whether a kind stands behind a word that puts it in place of something."""
    return INSTEAD.search(bare(text)[: constraint.start]) is not None


def _excludes(new: Constraint, old: Constraint, names: CatalogueNames) -> bool:
    """Whether both are wished kinds and no game of the catalogue is of both."""
    if not _is_a_wished_kind(old):
        return False
    others = {name.casefold() for name in old.names}
    return not any(others & folded_kinds(game) for name in new.names for game in names.games_of_kind(name))
