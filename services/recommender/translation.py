"""Protobuf messages to the recommender's records and back. No decisions are made here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime, timedelta

import numpy as np
from google.protobuf.timestamp_pb2 import Timestamp
from numpy.typing import NDArray

from gamesrec.common.v1 import common_pb2, explanation_pb2
from gamesrec.common.v1 import event_pb2 as common_event
from gamesrec.recommender.v1 import recommender_pb2 as pb
from services.common.errors import InvalidArgument
from services.common.games.game_facts import ContentDescriptor, PlayMode, PriceModel
from services.common.games.game_messages import enum_members, game_message, localized_texts, play_facts
from services.common.model_messages import model_version
from services.recommender.records import (
    EventKind,
    Explanation,
    FitChoices,
    Game,
    GameFilter,
    HistoryEntry,
    HistoryWeights,
    Interaction,
    ItemModel,
    ItemVectors,
    Player,
    PlayerEvent,
    QueryVector,
    Reason,
    ReasonKind,
    Recommendation,
    RecommendedGame,
    Wish,
)
from services.recommender.storing.catalogue import GameRecord
from services.recommender.storing.players import PlayerRecord

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# The range of google.protobuf.Timestamp.
_FIRST_SECOND, _LAST_SECOND = -62_135_596_800, 253_402_300_799


def query_from(message: common_pb2.Vector) -> QueryVector:
    """A query vector."""
    return QueryVector(list(message.values), model_version(message.model))


def filter_from(message: common_pb2.GameFilter) -> GameFilter:
    """Conditions on games."""
    return GameFilter(
        genres=tuple(message.genres),
        platforms=tuple(message.platforms),
        tags=tuple(message.tags),
        min_year=message.min_year,
        max_year=message.max_year,
        exclude_game_ids=tuple(message.exclude_game_ids),
        modes=enum_members(PlayMode, message.modes),
        players=message.players,
        couch_players=message.couch_players,
        age=message.age if message.HasField("age") else None,
        exclude_content=enum_members(ContentDescriptor, message.exclude_content),
        min_hours=message.min_hours,
        max_hours=message.max_hours,
        price_models=enum_members(PriceModel, message.price_models),
        exclude_developers=tuple(message.exclude_developers),
        offline=message.offline,
        or_endless=message.or_endless,
        developers=tuple(message.developers),
    )


def wish_from(message: pb.Wish) -> Wish:
    """What a message asks for by name."""
    kinds = tuple(map(filter_from, message.kinds))
    return Wish(filter_from(message.named), filter_from(message.refused), tuple(message.game_ids), kinds)


def game_from(message: common_pb2.Game) -> Game:
    """A game."""
    return Game(
        game_id=message.game_id,
        title=message.title,
        year=message.year,
        developer=message.developer,
        genres=tuple(message.genres),
        platforms=tuple(message.platforms),
        tags=tuple(message.tags),
        summary=message.summary,
        attributes=dict(message.attributes),
        play=play_facts(message),
        aliases=tuple(message.aliases),
        localized=localized_texts(message),
    )


def game_to(game: Game) -> common_pb2.Game:
    """A game."""
    return game_message(game)


def player_from(message: common_pb2.Player) -> Player:
    """A player."""
    return Player(message.player_id, dict(message.attributes))


def player_to(player: Player) -> common_pb2.Player:
    """A player."""
    return common_pb2.Player(player_id=player.player_id, attributes=player.attributes)


def interaction_from(message: common_pb2.Interaction, field: str) -> Interaction:
    """An interaction. Raises InvalidArgument that names `field` for a time outside of Timestamp's range."""
    return Interaction(
        player_id=message.player_id,
        game_id=message.game_id,
        rating=message.rating if message.HasField("rating") else None,
        occurred_at=_moment(message.occurred_at, f"{field}.occurred_at") if message.HasField("occurred_at") else None,
    )


def history_to(entry: HistoryEntry) -> common_pb2.HistoryEntry:
    """An entry of a history."""
    occurred_at = Timestamp()
    occurred_at.FromDatetime(entry.occurred_at)
    return common_pb2.HistoryEntry(game=game_to(entry.game), rating=entry.rating, occurred_at=occurred_at)


def interaction_to(interaction: Interaction) -> common_pb2.Interaction:
    """An interaction that is stored."""
    message = common_pb2.Interaction(
        player_id=interaction.player_id, game_id=interaction.game_id, rating=interaction.rating
    )
    if interaction.occurred_at is not None:
        message.occurred_at.FromDatetime(interaction.occurred_at)
    return message


def game_record_to(record: GameRecord) -> pb.GameRecord:
    """A game with its content."""
    return pb.GameRecord(game=game_to(record.game), content=record.content.tolist())


def player_record_to(record: PlayerRecord) -> pb.PlayerRecord:
    """A player with the embedding of what is stated."""
    return pb.PlayerRecord(player=player_to(record.player), content=record.content or ())


def item_model_from(message: pb.ItemModel) -> ItemModel:
    """A fitted model. Raises InvalidArgument for arrays that are no matrices of `factors` columns."""
    history = message.history
    return ItemModel(
        version=message.version,
        encoder=model_version(message.encoder),
        factors=message.factors,
        gram=_matrix(message.gram, message.factors, "model.gram"),
        confidence=message.confidence,
        regularisation=message.regularisation,
        cold_map=_matrix(message.cold_map, message.factors, "model.cold_map"),
        history=HistoryWeights(
            neutral_rating=history.neutral_rating,
            full_rating=history.full_rating,
            unrated=history.unrated,
            fading=history.fading,
            least_faded=history.least_faded,
        ),
        factor_weight=message.factor_weight,
        popularity_weight=message.popularity_weight,
        interactions=message.interactions,
        choices=_choices_from(message.choices) if message.HasField("choices") else None,
    )


def _choices_from(message: pb.FitChoices) -> FitChoices:
    return FitChoices(**{field.name: getattr(message, field.name) for field in fields(FitChoices)})


def choices_to(choices: FitChoices) -> pb.FitChoices:
    """What a fit chose."""
    return pb.FitChoices(**asdict(choices))


def item_vectors_from(message: pb.ItemVectors) -> ItemVectors:
    """The fitted vectors of a game."""
    return ItemVectors(
        game_id=message.game_id,
        index=message.index,
        factors=list(message.factors),
        column_games=list(message.column_games),
        column_values=list(message.column_values),
        popularity=message.popularity,
        together_games=list(message.together_games),
        together_players=list(message.together_players),
        cold=message.cold,
    )


def recommended_to(item: RecommendedGame) -> common_pb2.RecommendedGame:
    """A recommended game."""
    return common_pb2.RecommendedGame(
        game=game_to(item.game), score=item.score, reasons=[_reason_to(reason) for reason in item.reasons]
    )


def recommendation_to(found: Recommendation) -> pb.RecommendResponse:
    """Everything that is recommended to a player."""
    return pb.RecommendResponse(
        games=[recommended_to(item) for item in found.games],
        history=[history_to(entry) for entry in found.history],
        similar_games=[recommended_to(item) for item in found.similar_games],
        similar_players_games=[recommended_to(item) for item in found.similar_players_games],
        player_known=found.player_known,
        replays=found.replays,
        catalogue_revision=found.catalogue_revision,
    )


def event_from(message: common_event.PlayerEvent, field: str) -> PlayerEvent:
    """An event. Raises InvalidArgument that names `field` for a time outside of Timestamp's range."""
    return PlayerEvent(
        event_id=message.event_id,
        player_id=message.player_id,
        game_id=message.game_id,
        kind=EventKind[common_event.PlayerEvent.Kind.Name(message.kind).removeprefix("KIND_")],
        occurred_at=_moment(message.occurred_at, f"{field}.occurred_at") if message.HasField("occurred_at") else None,
        answer_id=message.answer_id,
        position=message.position,
        experiment_bucket=message.experiment_bucket,
    )


def event_to(event: PlayerEvent) -> common_event.PlayerEvent:
    """An event that is stored."""
    message = common_event.PlayerEvent(
        event_id=event.event_id,
        player_id=event.player_id,
        game_id=event.game_id,
        kind=common_event.PlayerEvent.Kind.Value(f"KIND_{event.kind.name}"),
        answer_id=event.answer_id,
        position=event.position,
        experiment_bucket=event.experiment_bucket,
    )
    if event.occurred_at is not None:
        message.occurred_at.FromDatetime(event.occurred_at)
    return message


def explanation_to(why: Explanation) -> explanation_pb2.Explanation:
    """Why a game is, or is not, recommended."""
    return explanation_pb2.Explanation(
        game=game_to(why.game),
        player_known=why.player_known,
        played=history_to(why.played) if why.played else None,
        position=why.position,
        considered=why.considered,
        score=why.score,
        lists=[
            explanation_pb2.ExplainedList(
                kind=_kind_to(each.kind),
                weight=each.weight,
                listed=each.score is not None,
                score=each.score or 0.0,
                standard_score=each.standard_score,
                contribution=each.contribution,
            )
            for each in why.lists
        ],
        likings=[
            explanation_pb2.ExplainedLiking(
                game_id=each.game.game_id,
                title=each.game.title,
                weight=each.weight,
                column_value=each.column_value,
                players=each.players,
                content_similarity=each.content_similarity,
            )
            for each in why.likings
        ],
        item_model=why.item_model,
    )


def _kind_to(kind: ReasonKind) -> common_pb2.Reason.Kind.ValueType:
    return common_pb2.Reason.Kind.Value(f"KIND_{kind.name}")


def _reason_to(reason: Reason) -> common_pb2.Reason:
    return common_pb2.Reason(
        kind=_kind_to(reason.kind),
        weight=reason.weight,
        related_titles=reason.related_titles,
        players=reason.players,
    )


def _matrix(values: Sequence[float], columns: int, field: str) -> NDArray[np.float32]:
    if len(values) % columns:
        raise InvalidArgument.of_field(field, f"must hold rows of {columns} values")
    return np.asarray(values, dtype=np.float32).reshape(-1, columns)


def _moment(message: Timestamp, field: str) -> datetime:
    if not _FIRST_SECOND <= message.seconds <= _LAST_SECOND or not 0 <= message.nanos < 1_000_000_000:
        raise InvalidArgument.of_field(field, "is not a valid time")
    return _EPOCH + timedelta(seconds=message.seconds, microseconds=message.nanos // 1000)
