"""Of two embedders the one is asked whose vectors compare with those that are stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import FailedPrecondition, Unavailable
from services.gateway.backends.either_embedder import EitherEmbedder
from services.gateway.backends.ports import EncodedText, LateVector
from services.gateway.recommending.searching import search
from tests.fakes.gateway import FakeRecommender
from tests.unit.gateway.world import CATALOGUE, World, answer


@dataclass
class Named:
    """An embedder whose model has a name."""

    name: str
    is_gone: bool = False
    asked: list[str] = field(default_factory=list)

    async def encode_query(self, text: str) -> EncodedText:
        return EncodedText((await self.encode_queries([text]))[0], 0.001)

    async def encode_queries(self, texts: Sequence[str]) -> Sequence[common_pb2.Vector]:
        self.asked += texts
        if self.is_gone:
            raise Unavailable("gone")
        return [common_pb2.Vector(values=[1.0], model=model(self.name)) for _ in texts]

    async def encode_search(self, text: str) -> EncodedText:
        return await self.encode_query(text)

    def turn_from(self, model: common_pb2.ModelVersion) -> bool:
        return False


class Stored(FakeRecommender):
    """Holds vectors of one model."""

    name = "new"

    async def recommend(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        vector = await query() if query is not None else None
        self._check(vector)
        return await super().recommend(request, None)

    async def search(self, request: recommender_pb2.SearchGamesRequest) -> recommender_pb2.SearchGamesResponse:
        self._check(request.query)
        return await super().search(request)

    def _check(self, vector: common_pb2.Vector | None) -> None:
        if vector is not None and vector.model.name != self.name:
            raise FailedPrecondition("another encoder", reason="MODEL_MISMATCH")


def model(name: str) -> common_pb2.ModelVersion:
    return common_pb2.ModelVersion(name=name, revision="1", dimension=1)


async def test_the_first_is_asked_until_its_vectors_compare_no_more() -> None:
    first, second = Named("old"), Named("new")
    either = EitherEmbedder(first, second)
    assert (await either.encode_query("a")).vector.model.name == "old"
    assert either.turn_from(model("old"))
    assert (await either.encode_query("b")).vector.model.name == "new"
    # A call that was under way tells the same: it may ask again, and nothing turns back.
    assert either.turn_from(model("old"))
    assert (await either.encode_query("c")).vector.model.name == "new"
    assert (first.asked, second.asked) == (["a"], ["b", "c"])


async def test_when_the_second_has_gone_the_first_has_come_back_with_its_model() -> None:
    first, second = Named("old"), Named("new")
    either = EitherEmbedder(first, second)
    await either.encode_query("a")
    either.turn_from(model("old"))
    await either.encode_query("b")
    first.name, second.is_gone = "new", True
    assert (await either.encode_query("c")).vector.model.name == "new"
    await either.encode_query("d")
    assert second.asked == ["b", "c"]


async def test_when_both_have_the_model_that_compares_no_more_nobody_asks_again() -> None:
    first, second = Named("old"), Named("old")
    either = EitherEmbedder(first, second)
    await either.encode_query("a")
    assert either.turn_from(model("old")), "the second was not heard yet"
    await either.encode_query("b")
    assert not either.turn_from(model("old"))
    await either.encode_query("c")
    assert (first.asked, second.asked) == (["a"], ["b", "c"])
    first.name = "new"
    assert either.turn_from(model("old")), "the first may have been started again with another model"
    assert (await either.encode_query("d")).vector.model.name == "new"


async def test_one_that_was_gone_is_tried_again_though_it_had_the_model_that_compares_no_more() -> None:
    first, second = Named("old"), Named("new")
    either = EitherEmbedder(first, second)
    await either.encode_query("a")
    either.turn_from(model("old"))
    await either.encode_query("b")
    first.name, second.is_gone = "new", True
    await either.encode_query("c")
    second.name, second.is_gone = "newer", False
    assert either.turn_from(model("new"))
    assert (await either.encode_query("d")).vector.model.name == "newer"


async def test_while_both_are_gone_the_failure_is_told() -> None:
    either = EitherEmbedder(Named("old", is_gone=True), Named("new", is_gone=True))
    with pytest.raises(Unavailable):
        await either.encode_query("a")


async def test_an_answer_is_whole_in_the_moment_in_which_other_vectors_take_over() -> None:
    world = World(embedder=EitherEmbedder(Named("old"), Named("new")), recommender=Stored(CATALOGUE))  # type: ignore[arg-type]
    got = await answer(world)
    assert got.degradations == []
    assert len(got.game_ids) == 2


async def test_a_search_finds_in_that_moment() -> None:
    either = EitherEmbedder(Named("old"), Named("new"))
    request = recommender_pb2.SearchGamesRequest(text="a puzzle", limit=2)
    assert len((await search(either, Stored(CATALOGUE), request)).games) == 2


async def test_without_another_embedder_the_search_tells_what_is_wrong() -> None:
    with pytest.raises(FailedPrecondition):
        await search(Named("old"), Stored(CATALOGUE), recommender_pb2.SearchGamesRequest(text="a puzzle", limit=2))
