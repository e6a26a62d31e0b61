"""Finds the catalogue's kinds for words that no table knows, by the encoder: its vectors are fetched in the background.

Until they are there, and while the embedder cannot be reached, such words mean nothing in this catalogue.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Mapping, Sequence
from contextvars import Context

from gamesrec.common.v1 import common_pb2
from services.common.errors import ServiceError
from services.gateway.backends.ports import Embedder
from services.gateway.understanding.genres.nearest_kind import NearestKind
from services.gateway.understanding.names import CatalogueNames

_log = logging.getLogger(__name__)
_TEXTS_AT_ONCE = 16
# So long after a message another is likely to come.
_BUSY_SECONDS = 2.0
# While replicas of the embedder serve different models, the next message tries again.
_MOST_CHANGES = 3
# With fewer forms than this nothing can be calibrated.
_LEAST_FORMS = 20


class NearestNames:
    """The kinds of the catalogue in the encoder's space."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, Sequence[float]] = {}
        self._model: common_pb2.ModelVersion | None = None
        self._prepared: CatalogueNames | None = None
        self._kinds: NearestKind | None = None
        self._asked_at = -math.inf
        self.preparing: asyncio.Task[None] | None = None

    async def find(self, names: CatalogueNames, texts: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """By text the names that lie near enough to be meant; texts without any are left out."""
        self._prepare(names)
        self._asked_at = time.monotonic()
        kinds, model = self._kinds, self._model
        if not texts or kinds is None or self._prepared is not names:
            return {}
        try:
            vectors = await self._embedder.encode_queries(texts)
        except ServiceError:
            return {}
        if vectors and vectors[0].model != model:
            # Another encoder embeds now; its vectors of the names are fetched at the next message.
            if self._model == model:
                self._kinds, self._prepared, self._vectors = None, None, {}
            return {}
        found = {text: kinds.find(vector.values) for text, vector in zip(texts, vectors, strict=True)}
        return {text: names.kinds.spelled[near.name] for text, near in found.items() if near is not None}

    async def close(self) -> None:
        """Ends what runs in the background."""
        if self.preparing is not None:
            self.preparing.cancel()
            await asyncio.gather(self.preparing, return_exceptions=True)

    def _prepare(self, names: CatalogueNames) -> None:
        if self._prepared is not names and (self.preparing is None or self.preparing.done()):
            # It is nobody's request, so it must not inherit the deadline of one.
            self.preparing = asyncio.create_task(self._fetch(names), context=Context())

    async def _fetch(self, names: CatalogueNames) -> None:
        forms = names.kinds.forms()
        texts_of_all = dict.fromkeys(text for own in forms.values() for text in own)
        # Vectors of two models do not lie in one space: those that are kept are of one, whoever asks meanwhile.
        vectors, model, changes = dict(self._vectors), self._model, 0
        try:
            while missing := [text for text in texts_of_all if text not in vectors][:_TEXTS_AT_ONCE]:
                began = time.monotonic()
                embedded = await self._embedder.encode_queries(missing)
                if time.monotonic() - self._asked_at < _BUSY_SECONDS:
                    # Nobody waits for it: the embedder has as much time for messages while there are any.
                    await asyncio.sleep(time.monotonic() - began)
                if embedded[0].model != model:
                    vectors, model, changes = {}, embedded[0].model, changes + 1
                if changes > _MOST_CHANGES:
                    _log.info("names of kinds are not embedded yet", extra={"reason": "MODELS_ALTERNATE"})
                    return
                vectors.update((text, list(each.values)) for text, each in zip(missing, embedded, strict=True))
        except ServiceError as error:
            _log.info("names of kinds are not embedded yet", extra={"reason": error.reason})
            self._keep(vectors, model)
            return
        self._keep(vectors, model)
        if sum(map(len, forms.values())) >= _LEAST_FORMS:
            self._kinds = await asyncio.to_thread(NearestKind, forms, vectors)
        self._prepared = names

    def _keep(self, vectors: dict[str, Sequence[float]], model: common_pb2.ModelVersion | None) -> None:
        if model != self._model:
            # What was prepared lies in the space of the model before.
            self._kinds, self._prepared = None, None
        self._vectors, self._model = vectors, model
