"""The rpcs of the edge as values: the method, its request, and how its response is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from gamesrec.client import reading, types
from gamesrec.client.building import built
from gamesrec.gateway.v1 import gateway_pb2 as pb

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Call(Generic[R]):
    """A call that is answered once: `read` makes the result of the response."""

    method: str
    request: Any
    read: Callable[[Any], R]


def chat(
    player_id: str,
    text: str,
    *,
    limit: int | None,
    where: types.GameFilter | None,
    language: str,
    state: bytes,
    experiment_bucket: str,
) -> pb.ChatRequest:
    """The request of a chat."""
    return built(
        pb.ChatRequest,
        player_id=player_id,
        text=text,
        limit=limit,
        filter=reading.written_filter(where),
        language=language,
        state=pb.ConversationState.FromString(state) if state else None,
        experiment_bucket=experiment_bucket,
    )


def recommend(
    player_id: str, text: str, limit: int | None, where: types.GameFilter | None, experiment_bucket: str
) -> Call[types.Recommendations]:
    """Games for a player."""
    request = built(
        pb.RecommendRequest,
        player_id=player_id,
        text=text,
        limit=limit,
        filter=reading.written_filter(where),
        experiment_bucket=experiment_bucket,
    )
    return Call(
        "Recommend",
        request,
        lambda response: reading.recommendations(
            response.recommendations, response.degradations, response.experiment_bucket
        ),
    )


def search_games(
    text: str, limit: int | None, where: types.GameFilter | None
) -> Call[tuple[types.RecommendedGame, ...]]:
    """Games that a text names or describes."""
    request = built(pb.SearchGamesRequest, text=text, limit=limit, filter=reading.written_filter(where))
    return Call("SearchGames", request, lambda response: reading.recommended(response.games))


def similar_games(
    game_id: str, limit: int | None, where: types.GameFilter | None
) -> Call[tuple[types.RecommendedGame, ...]]:
    """Games that resemble one."""
    request = built(pb.SimilarGamesRequest, game_id=game_id, limit=limit, filter=reading.written_filter(where))
    return Call("SimilarGames", request, lambda response: reading.recommended(response.games))


def get_game(game_id: str) -> Call[types.Game]:
    """One game."""
    return Call("GetGame", pb.GetGameRequest(game_id=game_id), lambda response: reading.game(response.game))


def list_games(page_size: int, page_token: str) -> Call[types.GamePage]:
    """A page of the catalogue."""
    return Call(
        "ListGames",
        built(pb.ListGamesRequest, page_size=page_size, page_token=page_token),
        lambda response: types.GamePage(
            tuple(map(reading.game, response.games)), response.next_page_token, response.catalogue_revision
        ),
    )


def explain(player_id: str, game_id: str) -> Call[types.Explanation]:
    """Why a game is, or is not, recommended to a player."""
    request = pb.ExplainRequest(player_id=player_id, game_id=game_id)
    return Call("Explain", request, lambda response: reading.explanation(response.explanation))


def record_interactions(interactions: Sequence[types.Interaction]) -> Call[int]:
    """Plays and ratings; how many were recorded."""
    request = pb.RecordInteractionsRequest(
        interactions=[
            reading.written_interaction(each, f"interactions[{index}].") for index, each in enumerate(interactions)
        ]
    )
    return Call("RecordInteractions", request, lambda response: int(response.recorded))


def record_events(events: Sequence[types.PlayerEvent]) -> Call[int]:
    """What players did with games; how many events are new."""
    request = pb.RecordEventsRequest(
        events=[reading.written_event(each, f"events[{index}].") for index, each in enumerate(events)]
    )
    return Call("RecordEvents", request, lambda response: int(response.recorded))


def get_player(player_id: str, history_limit: int | None) -> Call[types.Player]:
    """What is known of a player."""
    return Call(
        "GetPlayer",
        built(pb.GetPlayerRequest, player_id=player_id, history_limit=history_limit),
        lambda response: types.Player(
            response.player.player_id,
            dict(response.player.attributes),
            tuple(map(reading.history_entry, response.history)),
            response.interaction_count,
        ),
    )


def delete_player(player_id: str) -> Call[int]:
    """Forgets a player; how many interactions were deleted."""
    request = pb.DeletePlayerRequest(player_id=player_id)
    return Call("DeletePlayer", request, lambda response: int(response.deleted_interactions))
