"""The versions of the fitted vectors: beginning one beside the one that serves, writing it, serving it.

A version is a collection of its own, and one small point of the metadata names the version that serves: writing that
point is the swap, so it is atomic, survives a crash, and takes effect in the next request of every replica. What a
version needs besides its vectors is another point, which never changes and so may be kept.
"""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.model_version import ModelVersion
from services.recommender.records import FitChoices, HistoryWeights, ItemModel, ItemVectors
from services.recommender.storing.engines.vector_store import Payload, Point, Sparse, VectorStore
from services.recommender.storing.schema import (
    COLD,
    CONTENT,
    COOCCURRENCE,
    ENCODER_POINT,
    GAMES,
    METADATA,
    POPULARITY_INDEX,
    TASTE,
    conditional_fields,
    fitted,
    fitted_collection,
    game_point,
    is_fitted,
    metadata_point,
    read_encoder,
)

_POINTER = metadata_point("item model")
# What points of a version hold. One of another layout serves no more, since conditions would match wrongly: neighbours
# are asked until the next fit. 2: all fields that conditions match against.
_LAYOUT = 2
_BATCH = 500
# While a version is written and indexed the engine keeps its vectors about three times, and some space must be left.
_COPIES, _SPARE_BYTES = 3, 256 * 2**20
_BYTES_PER_GAME = 4096


@dataclass(frozen=True, slots=True)
class Versions:
    """The version that serves and the one that is being written; empty for none."""

    serving: str = ""
    writing: str = ""


class ItemModels:
    """The fitted vectors in a vector store."""

    def __init__(self, store: VectorStore, served: Callable[[], None] = lambda: None) -> None:
        """`served` is told whenever another version serves."""
        self._store = store
        self._served = served
        self._known: dict[str, ItemModel] = {}
        self._changing = asyncio.Lock()

    async def versions(self) -> Versions:
        """The versions now."""
        found = await self._store.retrieve(METADATA, [_POINTER])
        if _POINTER not in found:
            return Versions()
        pointer = found[_POINTER].payload
        return Versions(pointer["serving"], pointer["writing"])

    async def served_since(self) -> float:
        """When the version that serves began to, in seconds since 1970; 0 if none does or it is not known."""
        found = await self._store.retrieve(METADATA, [_POINTER])
        return float(found[_POINTER].payload.get("served_at", 0.0)) if _POINTER in found else 0.0

    async def serving(self) -> ItemModel | None:
        """The model that serves; None while none does."""
        version = (await self.versions()).serving
        return await self._model(version) if version else None

    async def begin(self, model: ItemModel, games: int, encoder: ModelVersion | None) -> int:
        """Begins a version for so many games, or goes on with it; returns how many games it has already.

        `encoder` is that of the catalogue. Versions that neither serve nor are this one are removed. Raises
        InvalidArgument for arrays of the wrong size, FailedPrecondition for another encoder or a full disk.
        """
        _check(model, encoder)
        async with self._changing:
            versions = await self.versions()
            if versions.serving == model.version:
                raise FailedPrecondition("this version serves already; fit again", reason="ALREADY_SERVING")
            for name in await self._store.collections():
                if is_fitted(name) and name not in (fitted(versions.serving), fitted(model.version)):
                    await self._store.drop(name)
            await self._require_room(model, games)
            await self._store.ensure(fitted_collection(model.version, model.factors))
            await self._store.upsert(METADATA, [Point(_model_point(model.version), _written(model))])
            await self._point(Versions(versions.serving, model.version))
            return await self._store.count(fitted(model.version))

    async def write(self, version: str, items: Sequence[ItemVectors]) -> int:
        """Writes vectors of the version that was begun; returns how many of the games are there."""
        model = await self._begun(version)
        for index, item in enumerate(items):
            if len(item.factors) != model.factors or len(item.column_games) != len(item.column_values):
                raise InvalidArgument.of_field(
                    f"items[{index}]", f"must have {model.factors} factors and as many column values as games"
                )
        games = await self._store.retrieve(GAMES, [game_point(item.game_id) for item in items])
        points = [
            _item_point(item, conditional_fields(games[game_point(item.game_id)].payload))
            for item in items
            if game_point(item.game_id) in games
        ]
        await self._store.upsert(fitted(version), points)
        return len(points)

    async def serve(self, version: str) -> int:
        """Adds the games that were written since the version was fitted, then lets it serve; returns its games."""
        async with self._changing:
            versions = await self.versions()
            if version != versions.serving:
                model = await self._begun(version)
                games = await self._store.scan(GAMES, fields=[])
                there = {point.id for point in await self._store.scan(fitted(version), fields=[])}
                await self._add([point.id for point in games if point.id not in there], model)
                await self._store.flush()
                await self._point(Versions(version, ""), served_at=time.time())
                await self._store.flush()
                self._served()
            return await self._store.count(fitted(version))

    async def follow(self, games: Sequence[Point]) -> None:
        """Takes over games that have just been written: conditions match them as they are now, new ones are cold."""
        versions = await self.versions()
        for version in filter(None, (versions.serving, versions.writing)):
            model = await self._model(version)
            if model is not None:
                await self._add([point.id for point in games], model)

    async def count(self, version: str) -> int:
        """How many games have vectors in the version."""
        return await self._store.count(fitted(version)) if await self._model(version) else 0

    async def _add(self, points: Sequence[str], model: ItemModel) -> None:
        """Writes games into a version: those it has keep their vectors unless they are cold."""
        collection = fitted(model.version)
        # Vectors of another encoder than the model was fitted on say nothing of factors; a fit follows a change.
        comparable = await self._fits(model)
        for start in range(0, len(points), _BATCH):
            batch = points[start : start + _BATCH]
            games = await self._store.retrieve(GAMES, batch, vector=CONTENT)
            there = await self._store.retrieve(collection, batch, vector=TASTE)
            columns = await self._store.retrieve(collection, list(there), payload=False, vector=COOCCURRENCE)
            written = []
            for point, game in games.items():
                payload: Payload = {COLD: 1}
                vectors: dict[str, Any] = {}
                if point in there:
                    fields = conditional_fields(game.payload)
                    payload = there[point].payload
                    if not payload[COLD] and conditional_fields(payload) == fields:
                        continue
                    vectors = {TASTE: there[point].vector, COOCCURRENCE: columns[point].vector}
                    vectors = {name: vector for name, vector in vectors.items() if vector is not None}
                    payload = {key: payload[key] for key in payload if key not in conditional_fields(payload)}
                if payload[COLD] and comparable:
                    vectors[TASTE] = _cold_factors(np.asarray(game.vector, dtype=np.float32), model).tolist()
                written.append(Point(point, payload | conditional_fields(game.payload), vectors))
            if written:
                await self._store.upsert(collection, written)

    async def _fits(self, model: ItemModel) -> bool:
        found = (await self._store.retrieve(METADATA, [ENCODER_POINT])).get(ENCODER_POINT)
        return found is None or read_encoder(found.payload)[0] == model.encoder

    async def _begun(self, version: str) -> ItemModel:
        model = await self._model(version) if (await self.versions()).writing == version else None
        if model is None:
            raise FailedPrecondition(
                "this version was not begun, or another one was begun since; fit again", reason="VERSION_NOT_BEGUN"
            )
        return model

    async def _model(self, version: str) -> ItemModel | None:
        """A version that was begun; its collection is open then."""
        if version not in self._known:
            point = _model_point(version)
            found = await self._store.retrieve(METADATA, [point])
            if point not in found or found[point].payload.get("layout") != _LAYOUT:
                return None
            model = _read(found[point].payload)
            await self._store.ensure(fitted_collection(version, model.factors))
            self._known[version] = model
        return self._known[version]

    async def _point(self, versions: Versions, served_at: float | None = None) -> None:
        """`served_at` is when its `serving` began to serve; None where that stays what it was."""
        since = await self.served_since() if served_at is None else served_at
        await self._store.upsert(METADATA, [Point(_POINTER, {**asdict(versions), "served_at": since})])

    async def _require_room(self, model: ItemModel, games: int) -> None:
        free = self._store.free_bytes()
        needed = _COPIES * games * (4 * model.factors + _BYTES_PER_GAME) + _SPARE_BYTES
        if free is not None and free < needed:
            raise FailedPrecondition(
                f"the disk of the recommender has {free >> 20} MiB left and a fitted model needs {needed >> 20} MiB; "
                "free some space and fit again; the version before it goes on serving",
                reason="DISK_FULL",
            )


def _check(model: ItemModel, encoder: ModelVersion | None) -> None:
    for name, actual, wanted in (
        ("gram", model.gram.shape, (model.factors, model.factors)),
        ("cold_map", model.cold_map.shape, (model.encoder.dimension + 1, model.factors)),
    ):
        if actual != wanted:
            raise InvalidArgument.of_field(f"model.{name}", f"must hold {wanted[0]} x {wanted[1]} values")
    if encoder != model.encoder:
        raise FailedPrecondition(
            "the model was fitted on the vectors of another encoder than the catalogue's; fit again",
            reason="MODEL_MISMATCH",
        )


def _cold_factors(content: NDArray[np.float32], model: ItemModel) -> NDArray[np.float32]:
    """Factors of a game by its content alone: ridge regression from content to the factors of played games."""
    factors: NDArray[np.float32] = model.cold_map[0] + content @ model.cold_map[1:]
    return factors


def _item_point(item: ItemVectors, conditions: Payload) -> Point:
    payload = {
        "index": item.index,
        COLD: int(item.cold),
        "together_games": list(item.together_games),
        "together_players": list(item.together_players),
    }
    # A sparse vector with nothing in it is none.
    entries = dict(zip(item.column_games, item.column_values, strict=True))
    if item.popularity > 0:
        entries[POPULARITY_INDEX] = item.popularity
    vectors: Mapping[str, Any] = {TASTE: list(item.factors)}
    if entries:
        vectors = {**vectors, COOCCURRENCE: Sparse(list(entries), list(entries.values()))}
    return Point(game_point(item.game_id), payload | conditions, vectors)


def _model_point(version: str) -> str:
    return metadata_point(f"item model {version}")


def _written(model: ItemModel) -> Payload:
    arrays = {name: base64.b64encode(getattr(model, name).tobytes()).decode() for name in ("gram", "cold_map")}
    plain = ("version", "factors", "confidence", "regularisation", "factor_weight", "popularity_weight", "interactions")
    return {
        **{name: getattr(model, name) for name in plain},
        **arrays,
        "layout": _LAYOUT,
        "encoder": asdict(model.encoder),
        "history": asdict(model.history),
        "choices": asdict(model.choices) if model.choices else None,
    }


def _read(payload: Payload) -> ItemModel:
    payload = {name: value for name, value in payload.items() if name != "layout"}
    factors = payload["factors"]
    arrays = {
        name: np.frombuffer(base64.b64decode(payload[name]), dtype=np.float32).reshape(-1, factors)
        for name in ("gram", "cold_map")
    }
    encoder, history = ModelVersion(**payload["encoder"]), HistoryWeights(**payload["history"])
    # A model that was stored before choices were kept has none.
    chosen = payload.get("choices")
    choices = FitChoices(**chosen) if chosen else None
    return ItemModel(**{**payload, **arrays, "encoder": encoder, "history": history, "choices": choices})
