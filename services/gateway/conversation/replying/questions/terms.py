"""Finds what kind of game a message asks the meaning of, and games that show it best."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.talking.terms import asks_for_a_term

_MOST_GAMES = 3


def term_asked_for(text: str, said: Sequence[Constraint]) -> Constraint | None:
    """The kind that a message which says nothing else asks the meaning of; None where it asks for none."""
    named = [each for each in said if each.type != pb.SPAN_TYPE_ATTRIBUTE]
    kind = named[0] if len(named) == 1 and named[0].type == pb.SPAN_TYPE_KIND and named[0].names else None
    return kind if kind is not None and asks_for_a_term(text, kind.start, kind.end) else None


def most_of_the_kind(kind: Constraint, names: CatalogueNames) -> list[str]:
    """The ids of the games that are of a kind before they are anything else, the best of them first."""
    wanted = {name.casefold() for name in kind.names}

    def place(game: common_pb2.Game) -> int:
        kinds = [each.casefold() for each in (*game.genres, *game.tags)]
        return min(kinds.index(name) for name in wanted if name in kinds)

    games = {game.game_id: game for name in sorted(wanted) for game in names.games_of_kind(name)}
    return [game.game_id for game in nsmallest(_MOST_GAMES, games.values(), key=place)]
