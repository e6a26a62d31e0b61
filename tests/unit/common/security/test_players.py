"""Who acts for one player acts for no other, whatever the request says, and callers are who they proved to be."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import grpc
import pytest

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common import request as requests
from services.common.security.peer_key import PEER_KEY
from services.common.server import ServiceDefinition
from services.common.settings import ServiceSettings
from tests.support.access import AccessFile, all_but, bearer, listening
from tests.support.statuses import details_of

GATEWAY = ServiceDefinition(
    "gateway", "gamesrec.gateway.v1.GatewayService", gateway_pb2_grpc.add_GatewayServiceServicer_to_server, is_edge=True
)
RECOMMENDER = ServiceDefinition(
    "recommender",
    "gamesrec.recommender.v1.RecommenderService",
    recommender_pb2_grpc.add_RecommenderServiceServicer_to_server,
)


class Edge(gateway_pb2_grpc.GatewayServiceServicer):
    """Keeps what reaches it, and the caller that it would pass on."""

    def __init__(self) -> None:
        self.reached: list[Any] = []
        self.callers: list[str | None] = []

    def _keep(self, request: Any) -> None:
        current = requests.current()
        assert current is not None
        self.reached.append(request)
        self.callers.append(dict(current.metadata).get("x-caller-id"))

    async def Chat(self, request: Any, context: Any) -> AsyncIterator[gateway_pb2.ChatResponse]:  # noqa: N802
        self._keep(request)
        yield gateway_pb2.ChatResponse()

    async def Recommend(self, request: Any, context: Any) -> gateway_pb2.RecommendResponse:  # noqa: N802
        self._keep(request)
        return gateway_pb2.RecommendResponse()

    async def RecordInteractions(self, request: Any, context: Any) -> gateway_pb2.RecordInteractionsResponse:  # noqa: N802
        self._keep(request)
        return gateway_pb2.RecordInteractionsResponse()


class Inner(recommender_pb2_grpc.RecommenderServiceServicer):
    """Reads all of a stream."""

    async def Recommend(self, request_iterator: Any, context: Any) -> recommender_pb2.RecommendResponse:  # noqa: N802
        ids = [request.player_id async for request in request_iterator]
        return recommender_pb2.RecommendResponse(catalogue_revision=",".join(ids))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AccessFile:
    monkeypatch.delenv(PEER_KEY, raising=False)
    file = AccessFile(tmp_path / "access.yaml")
    file.add_key("phone", *all_but("any_player"), player="player-7")
    file.add_key("shop", *all_but())
    file.add_key("nobody", *all_but("any_player"))
    return file


@pytest.fixture
async def edge(file: AccessFile) -> AsyncIterator[tuple[Edge, gateway_pb2_grpc.GatewayServiceAsyncStub]]:
    servicer = Edge()  # type: ignore[abstract]  # only what is called
    settings = ServiceSettings(access_file=file.path, drain_delay_seconds=0)
    async with listening(GATEWAY, settings, servicer) as port:
        async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
            yield servicer, gateway_pb2_grpc.GatewayServiceStub(channel)


def interactions(*players: str) -> gateway_pb2.RecordInteractionsRequest:
    request = gateway_pb2.RecordInteractionsRequest()
    for player in players:
        request.interactions.add(player_id=player, game_id="celeste")
    return request


async def refusal(call: Any) -> grpc.aio.AioRpcError:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await (call.read() if hasattr(call, "read") else call)
    return caught.value


async def test_a_request_that_names_another_player_is_refused_before_it_is_served(
    edge: tuple[Edge, gateway_pb2_grpc.GatewayServiceAsyncStub], file: AccessFile
) -> None:
    servicer, stub = edge
    for key in ("phone", "nobody"):
        metadata = bearer(file.keys[key])
        for call in (
            stub.Recommend(gateway_pb2.RecommendRequest(player_id="player-8"), metadata=metadata),
            stub.Chat(gateway_pb2.ChatRequest(player_id="player-8", text="hi"), metadata=metadata),
            stub.RecordInteractions(interactions("player-7", "player-8"), metadata=metadata),
            stub.GetPlayer(gateway_pb2.GetPlayerRequest(player_id="player-8"), metadata=metadata),
            stub.DeletePlayer(gateway_pb2.DeletePlayerRequest(player_id="player-8"), metadata=metadata),
        ):
            error = await refusal(call)
            assert error.code() is grpc.StatusCode.PERMISSION_DENIED
            assert details_of(error)[0].reason == "PLAYER_NOT_ALLOWED"
            assert "player-8" not in str(error.details())
    assert servicer.reached == []


async def test_the_player_comes_from_the_key_where_the_request_names_none(
    edge: tuple[Edge, gateway_pb2_grpc.GatewayServiceAsyncStub], file: AccessFile
) -> None:
    servicer, stub = edge
    metadata = bearer(file.keys["phone"])
    await stub.Recommend(gateway_pb2.RecommendRequest(), metadata=metadata)
    await stub.Chat(gateway_pb2.ChatRequest(text="hi"), metadata=metadata).read()
    await stub.RecordInteractions(interactions("", "player-7"), metadata=metadata)
    assert [each.player_id for each in servicer.reached[:2]] == ["player-7"] * 2
    assert [each.player_id for each in servicer.reached[2].interactions] == ["player-7"] * 2


async def test_who_may_act_for_any_player_does(
    edge: tuple[Edge, gateway_pb2_grpc.GatewayServiceAsyncStub], file: AccessFile
) -> None:
    servicer, stub = edge
    await stub.RecordInteractions(interactions("player-7", "player-8"), metadata=bearer(file.keys["shop"]))
    assert [each.player_id for each in servicer.reached[0].interactions] == ["player-7", "player-8"]


async def test_who_is_passed_on_as_the_caller_is_who_proved_to_be_it(
    edge: tuple[Edge, gateway_pb2_grpc.GatewayServiceAsyncStub], file: AccessFile
) -> None:
    """Temporal CVE-2025-14986: authorised as one, carried out as another that the request named."""
    servicer, stub = edge
    for claimed in ("root", "shop", "a b!"):
        metadata = (*bearer(file.keys["phone"]), ("x-caller-id", claimed))
        await stub.Recommend(gateway_pb2.RecommendRequest(), metadata=metadata)
    assert servicer.callers == ["phone"] * 3


async def test_each_message_of_a_stream_is_looked_at(file: AccessFile) -> None:
    """Temporal CVE-2026-5724: checks that streams went around."""
    settings = ServiceSettings(access_file=file.path, drain_delay_seconds=0)
    request = recommender_pb2.RecommendRequest
    inner = Inner()  # type: ignore[abstract]  # only what is called
    async with listening(RECOMMENDER, settings, inner) as port:
        async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
            stub: Any = recommender_pb2_grpc.RecommenderServiceStub(channel)
            metadata = bearer(file.keys["phone"])
            found = await stub.Recommend(iter([request(), request(player_id="player-7")]), metadata=metadata)
            assert found.catalogue_revision == "player-7,player-7"
            error = await refusal(
                stub.Recommend(iter([request(player_id="player-7"), request(player_id="player-8")]), metadata=metadata)
            )
            assert error.code() is grpc.StatusCode.PERMISSION_DENIED
