"""Kinds that no table knows get the nearest name, once the names are embedded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from gamesrec.common.v1 import common_pb2
from services.common.errors import Unavailable
from services.gateway.conversation.reading.believed.nearest_names import NearestNames
from services.gateway.understanding.names import CatalogueNames
from tests.fakes.gateway import FakeEmbedder

MODEL_AFTER = common_pb2.ModelVersion(name="the encoder after")

NAMES = CatalogueNames([common_pb2.Game(game_id="g", title="G", genres=["Horror", "Racing", "Puzzle", "Farming"])])


def embedder() -> FakeEmbedder:
    """Each name's forms lie together, on an axis of their own."""
    noise = np.random.default_rng(1)
    vectors = {
        form: list(np.eye(8)[place] + 0.05 * noise.normal(size=8))
        for place, forms in enumerate(NAMES.kinds.forms().values())
        for form in forms
    }
    axis = list(NAMES.kinds.forms()).index("racing")
    return FakeEmbedder(vectors={**vectors, "vroom": list(np.eye(8)[axis])})


async def found(nearest: NearestNames, texts: list[str]) -> dict[str, list[str]]:
    """What is found when all that runs in the background has ended."""
    await nearest.find(NAMES, texts)
    assert nearest.preparing is not None
    await nearest.preparing
    return {text: list(names) for text, names in (await nearest.find(NAMES, texts)).items()}


async def test_words_that_lie_near_a_name_mean_it() -> None:
    assert await found(NearestNames(embedder()), ["vroom"]) == {"vroom": ["Racing"]}


async def test_without_the_embedder_such_words_mean_nothing() -> None:
    gone = FakeEmbedder(failure=Unavailable("gone", reason="GONE"))
    assert await found(NearestNames(gone), ["vroom"]) == {}


@dataclass
class ChangingEmbedder(FakeEmbedder):
    """Embeds with another model from the second call on, or with another at every call."""

    calls: int = 0
    alternates: bool = False
    embedded_after: set[str] = field(default_factory=set)

    async def encode_queries(self, texts: Sequence[str]) -> Sequence[common_pb2.Vector]:
        self.calls += 1
        vectors = await super().encode_queries(texts)
        if self.calls == 1 or (self.alternates and self.calls % 2):
            return vectors
        self.embedded_after.update(texts)
        return [common_pb2.Vector(values=each.values, model=MODEL_AFTER) for each in vectors]


async def test_names_are_embedded_anew_when_the_model_changes_meanwhile() -> None:
    changing = ChangingEmbedder(vectors=embedder().vectors)
    assert await found(NearestNames(changing), ["vroom"]) == {"vroom": ["Racing"]}
    assert changing.embedded_after >= {form for forms in NAMES.kinds.forms().values() for form in forms}


async def test_names_are_not_embedded_while_models_alternate() -> None:
    alternating = ChangingEmbedder(vectors=embedder().vectors, alternates=True)
    assert await found(NearestNames(alternating), ["vroom"]) == {}
    assert alternating.calls < 10
