"""Kinds that no table knows get the nearest name, once the names are embedded."""

from __future__ import annotations

import numpy as np

from gamesrec.common.v1 import common_pb2
from services.common.errors import Unavailable
from services.gateway.conversation.nearest_names import NearestNames
from services.gateway.understanding.names import CatalogueNames
from tests.fakes.gateway import FakeEmbedder

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
