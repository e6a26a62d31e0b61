"""Asks one of two embedders: the one whose vectors compare with those that are stored, which change while we serve."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from gamesrec.common.v1 import common_pb2
from services.common.errors import Unavailable
from services.gateway.backends.ports import Embedder, EncodedText

T = TypeVar("T")


class EitherEmbedder:
    """Begins with the first. The second is asked while only its vectors are wanted, and only as long as it is there:
    then the first has been started again with its model.
    """

    def __init__(self, first: Embedder, second: Embedder) -> None:
        self._both = (first, second)
        self._models: list[common_pb2.ModelVersion | None] = [None, None]
        self._asked = 0

    async def encode_query(self, text: str) -> EncodedText:
        return await self._with_either(lambda each: each.encode_query(text), lambda found: found.vector.model)

    async def encode_search(self, text: str) -> EncodedText:
        return await self._with_either(lambda each: each.encode_search(text), lambda found: found.vector.model)

    async def encode_queries(self, texts: Sequence[str]) -> Sequence[common_pb2.Vector]:
        return await self._with_either(lambda each: each.encode_queries(texts), lambda found: found[0].model)

    def turn_from(self, model: common_pb2.ModelVersion) -> bool:
        """Whether the one asked from now on is another. Calls that were under way may tell the same once more."""
        other = 1 - self._asked
        # Somebody has turned before; or the one that is asked was not heard yet, and may be right.
        if self._models[self._asked] != model:
            return True
        if self._models[other] == model:
            # Neither fits. The other may be started again with another model, so the next call tries it.
            self._models[other] = None
            return False
        self._asked = other
        return True

    async def _with_either(
        self, ask: Callable[[Embedder], Awaitable[T]], model_of: Callable[[T], common_pb2.ModelVersion]
    ) -> T:
        asked = self._asked
        try:
            found = await ask(self._both[asked])
        except Unavailable:
            if asked == 0:
                raise
            self._asked = asked = 0
            # It may come back with another model.
            self._models[1] = None
            found = await ask(self._both[0])
        self._models[asked] = model_of(found)
        return found
