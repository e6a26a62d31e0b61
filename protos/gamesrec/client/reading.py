"""Reads the contract's messages into the client's dataclasses, and writes the requests' parts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from google.protobuf.message import Message

from gamesrec.client import types
from gamesrec.client.building import built, invalid
from gamesrec.common.v1 import common_pb2, event_pb2, explanation_pb2
from gamesrec.gateway.v1 import gateway_pb2

_KINDS = event_pb2.PlayerEvent.Kind.DESCRIPTOR


def game(message: common_pb2.Game) -> types.Game:
    """A game."""
    return types.Game(
        game_id=message.game_id,
        title=message.title,
        year=message.year or None,
        developer=message.developer,
        genres=tuple(message.genres),
        platforms=tuple(message.platforms),
        tags=tuple(message.tags),
        summary=message.summary,
        attributes=dict(message.attributes),
        modes=names(message, "modes"),
        min_players=message.min_players or None,
        max_players=message.max_players or None,
        max_couch_players=message.max_couch_players or None,
        minimum_age=message.minimum_age if message.HasField("minimum_age") else None,
        content_descriptors=names(message, "content_descriptors"),
        typical_hours=message.typical_hours or None,
        endless=message.endless,
        price_model=name(message, "price_model"),
        aliases=tuple(message.aliases),
    )


def recommended(messages: Iterable[common_pb2.RecommendedGame]) -> tuple[types.RecommendedGame, ...]:
    """Recommended games."""
    return tuple(
        types.RecommendedGame(
            game(each.game),
            each.score,
            tuple(
                types.Reason(name(reason, "kind"), reason.weight, tuple(reason.related_titles), reason.players)
                for reason in each.reasons
            ),
        )
        for each in messages
    )


def history_entry(message: common_pb2.HistoryEntry) -> types.HistoryEntry:
    """An entry of a history."""
    return types.HistoryEntry(
        game(message.game),
        message.rating if message.HasField("rating") else None,
        message.occurred_at.ToDatetime(UTC) if message.HasField("occurred_at") else None,
    )


def recommendations(
    message: gateway_pb2.Recommendations,
    degraded: Iterable[gateway_pb2.Degradation] = (),
    bucket: str = "",
) -> types.Recommendations:
    """What is recommended."""
    return types.Recommendations(
        games=recommended(message.games),
        history=tuple(map(history_entry, message.history)),
        similar_games=recommended(message.similar_games),
        similar_players_games=recommended(message.similar_players_games),
        games_in_question=tuple(map(game, message.games_in_question)),
        player_known=message.player_known,
        replays=message.replays,
        intent=name(message.intent, "label"),
        understood=tuple(each.text for each in message.understood),
        degradations=tuple(map(degradation, degraded)),
        experiment_bucket=bucket,
    )


def degradation(message: gateway_pb2.Degradation) -> types.Degradation:
    """A part that is poorer than it should be."""
    return types.Degradation(
        name(message, "component"), name(message, "reason"), name(message, "fallback"), message.error_reason
    )


def chat_event(
    message: gateway_pb2.ChatResponse,
) -> types.Recommendations | types.Text | types.AnswerSummary | None:
    """An event of a chat; None for a kind that this version does not know."""
    match message.WhichOneof("event"):
        case "recommendations":
            return recommendations(message.recommendations)
        case "text_delta":
            return types.Text(message.text_delta.text)
        case "summary":
            return _summary(message.summary)
    return None


def _summary(message: gateway_pb2.ChatSummary) -> types.AnswerSummary:
    return types.AnswerSummary(
        request_id=message.request_id,
        text_source=name(message, "text_source"),
        finish_reason=name(message, "finish_reason"),
        language=message.language,
        named_game_ids=tuple(message.named_game_ids),
        degradations=tuple(map(degradation, message.degradations)),
        timings={each.stage: each.duration.ToNanoseconds() / 1e9 for each in message.timings},
        language_model=message.language_model,
        model_tokens=message.usage.prompt_tokens + message.usage.completion_tokens,
        experiment_bucket=message.experiment_bucket,
        state=message.state.SerializeToString(),
    )


def explanation(message: explanation_pb2.Explanation) -> types.Explanation:
    """Why a game is, or is not, recommended."""
    return types.Explanation(
        game=game(message.game),
        player_known=message.player_known,
        played=history_entry(message.played) if message.HasField("played") else None,
        position=message.position,
        considered=message.considered,
        score=message.score,
        lists=tuple(
            types.ExplainedList(
                name(each, "kind"),
                each.weight,
                each.score if each.listed else None,
                each.standard_score,
                each.contribution,
            )
            for each in message.lists
        ),
        likings=tuple(
            types.ExplainedLiking(
                each.game_id, each.title, each.weight, each.column_value, each.players, each.content_similarity
            )
            for each in message.likings
        ),
        item_model=message.item_model,
    )


def written_filter(condition: types.GameFilter | None) -> common_pb2.GameFilter | None:
    """The contract's filter."""
    if condition is None:
        return None
    return built(
        common_pb2.GameFilter,
        within="filter.",
        genres=condition.genres,
        platforms=condition.platforms,
        tags=condition.tags,
        min_year=condition.min_year or 0,
        max_year=condition.max_year or 0,
        exclude_game_ids=condition.exclude_game_ids,
        players=condition.players or 0,
        couch_players=condition.couch_players or 0,
        age=condition.age,
        min_hours=condition.min_hours or 0.0,
        max_hours=condition.max_hours or 0.0,
        exclude_developers=condition.exclude_developers,
        offline=condition.offline,
        developers=condition.developers,
    )


def written_interaction(interaction: types.Interaction, within: str = "") -> common_pb2.Interaction:
    """The contract's interaction."""
    message = built(
        common_pb2.Interaction,
        within=within,
        player_id=interaction.player_id,
        game_id=interaction.game_id,
        rating=interaction.rating,
    )
    _set_time(message, interaction.occurred_at)
    return message


def written_event(event: types.PlayerEvent, within: str = "") -> event_pb2.PlayerEvent:
    """The contract's event. Raises InvalidRequest for a kind that there is not, in a message whose path is `within`."""
    kinds = {_short(_KINDS, number): number for number in _KINDS.values_by_number if number}
    number = kinds.get(event.kind)
    if number is None:
        raise invalid({f"{within}kind": f"cannot be {event.kind!r}; there are {', '.join(kinds)}"})
    message = built(
        event_pb2.PlayerEvent,
        within=within,
        event_id=event.event_id,
        player_id=event.player_id,
        game_id=event.game_id,
        kind=number,
        answer_id=event.answer_id,
        position=event.position,
        experiment_bucket=event.experiment_bucket,
    )
    _set_time(message, event.occurred_at)
    return message


def _set_time(message: Any, moment: datetime | None) -> None:
    if moment is not None:
        message.occurred_at.FromDatetime(moment)


def name(message: Message, field: str) -> str:
    """The value of an enum field as "similar_to_liked"; empty if it is not set or not known to this version."""
    return _short(message.DESCRIPTOR.fields_by_name[field].enum_type, getattr(message, field))


def names(message: Message, field: str) -> tuple[str, ...]:
    """The values of a repeated enum field."""
    kind = message.DESCRIPTOR.fields_by_name[field].enum_type
    return tuple(filter(None, (_short(kind, number) for number in getattr(message, field))))


def _short(kind: Any, number: int) -> str:
    value = kind.values_by_number.get(number)
    if value is None or number == 0:
        return ""
    # All values begin with the name of the enum, which the first one ends with "UNSPECIFIED".
    prefix = kind.values_by_number[0].name.removesuffix("UNSPECIFIED")
    return str(value.name).removeprefix(prefix).lower()
