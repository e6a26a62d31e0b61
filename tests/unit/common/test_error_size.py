"""An error arrives as what it is, however much there would be to say: clients refuse trailers that are too large."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.recommender.service import DEFINITION as RECOMMENDER
from services.recommender.service import open_service as open_recommender
from services.recommender.settings import RecommenderSettings
from tests.support.echo_service import DEFINITION, EchoSettings, open_service
from tests.support.fast_directory import fast_directory
from tests.support.in_process import in_process
from tests.support.statuses import details_of
from tests.unit.recommender.calls import ENCODER, axis, game

# What grpc refuses at random; the clients of other languages refuse no less.
MOST_BYTES = 8192


@pytest.fixture
async def channel() -> AsyncIterator[grpc.aio.Channel]:
    async with in_process(DEFINITION, EchoSettings(drain_delay_seconds=0), open_service) as opened:
        yield opened


async def failure(awaitable: Any) -> grpc.aio.AioRpcError:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await awaitable
    return caught.value


def trailer_bytes(error: grpc.aio.AioRpcError) -> int:
    """What the trailers of the call are counted as where bytes travel as base64 and a letter beyond ASCII as "%D1"."""
    message = sum(1 if 32 <= byte < 127 and byte != ord("%") else 3 for byte in (error.details() or "").encode())
    sizes = [
        len(key) + (len(value) * 4 // 3 if isinstance(value, bytes) else len(value)) + 32
        for key, value in error.trailing_metadata() or ()
    ]
    return message + sum(sizes)


@pytest.mark.parametrize("letter", ["x", "я", "%", "\U0001f3ae"])
async def test_a_long_error_arrives_cut(channel: grpc.aio.Channel, letter: str) -> None:
    stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
    error = await failure(stub.Embed(embedder_pb2.EmbedRequest(texts=["refuse because " + letter * 20_000])))
    assert error.code() is grpc.StatusCode.FAILED_PRECONDITION
    assert (error.details() or "").startswith(f"because {letter}")
    info = details_of(error)[0]
    assert info.reason == "NOT_NOW"
    assert info.metadata["wanted"].startswith(f"because {letter}")
    assert trailer_bytes(error) < MOST_BYTES


async def test_of_a_map_the_key_that_is_wrong_is_named_in_short() -> None:
    wrong = [game(f"g{number}", axis(0), attributes={"ключ" * 1000: "x"}) for number in range(30)]
    with fast_directory() as directory:
        settings = RecommenderSettings(port=0, data_dir=directory)
        async with in_process(RECOMMENDER, settings, open_recommender) as channel:
            stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
            error = await failure(stub.UpsertGames(recommender_pb2.UpsertGamesRequest(games=wrong, encoder=ENCODER)))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert next(iter(details_of(error)[1])).startswith('games[0].game.attributes["ключключ')
    assert trailer_bytes(error) < MOST_BYTES
