"""With the components keys and mtls the overlay comes up, answers who shows a key, and refuses everybody else.

The local language model is left out: that way stays as it is.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import grpc
import httpx
import pytest
import pytest_asyncio
import yaml

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common.security.api_keys import NewKey, new_key
from services.ingest.storing.clients import GrpcEncoder
from tests.deploy.cluster import Cluster
from tests.deploy.conftest import RUN, load_data
from tests.deploy.issuing import secret, with_certificates
from tests.deploy.load import OF_TEMPLATES
from tests.deploy.node import Node
from tests.fakes.ingest import FakeEncoder
from tests.support.certificates import Authority
from tests.support.fast_directory import fast_directory
from tests.support.rendering import Renderer

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ALL = ("qdrant", "embedder", "classifier", "recommender", "llm-gateway", "gateway", "web")
_RUN = [name for name in _ALL if not RUN or name in RUN]
_DOMAIN = "gamesrec.svc.cluster.local"


@dataclass
class Secured:
    """What runs, and what a client needs."""

    cluster: Cluster
    authority: Authority
    key: NewKey

    def channel(self, name: str, port: int, certificate_of: str | None = None) -> grpc.aio.Channel:
        """A channel by TLS to a service, with the certificate of another one or with none."""
        files: dict[str, Any] = {}
        if certificate_of:
            issued = self.authority.issue(certificate_of, f"{certificate_of}.gamesrec.svc")
            files = {"private_key": issued.key, "certificate_chain": issued.certificate}
        credentials = grpc.ssl_channel_credentials(self.authority.certificate, **files)
        return grpc.aio.secure_channel(f"dns:///{name}.{_DOMAIN}:{port}", credentials)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def secured(renderer: Renderer, node: Node) -> AsyncIterator[Secured]:
    authority, key = Authority(), new_key("shop")
    access = {"keys": [{"id": "shop", "hash": key.hash, "scopes": ["recommend", "any_player"]}]}
    rendered = with_certificates(renderer.render("dev", ["web", "keys", "mtls"]), authority)
    access_file = secret("edge-access", **{"access.yaml": yaml.safe_dump(access).encode()})
    manifests = type(rendered)([*rendered.documents, access_file])
    with fast_directory() as folder:
        folder.chmod(0o755)
        cluster = Cluster(manifests, node, folder)
        node.ask_for_names_at(cluster.name_server)
        await cluster.start(_RUN)
        try:
            await cluster.ready(_RUN)
            found = Secured(cluster, authority, key)
            async with found.channel("embedder", 50051, "ingest") as to_embedder:
                async with found.channel("recommender", 50053, "ingest") as to_recommender:
                    encoder = GrpcEncoder(to_embedder) if "embedder" in _RUN else FakeEncoder()
                    await load_data(encoder, to_recommender)
            yield found
        finally:
            await cluster.stop()


async def test_a_chat_with_a_key_is_answered_by_all_parts(secured: Secured) -> None:
    summary = None
    async with secured.channel("gateway", 50050) as channel:
        stub = gateway_pb2_grpc.GatewayServiceStub(channel)
        request = gateway_pb2.ChatRequest(player_id="player-001", text=OF_TEMPLATES)
        metadata = (("authorization", f"Bearer {secured.key.key}"),)
        async for event in stub.Chat(request, timeout=30, metadata=metadata):
            if event.HasField("summary"):
                summary = event.summary
    assert summary is not None
    failed = {each.component for each in summary.degradations}
    for name in ("embedder", "classifier", "recommender"):
        component = gateway_pb2.Degradation.Component.Value(f"COMPONENT_{name.upper()}")
        assert (component in failed) == (name not in _RUN), name


async def test_the_http_door_passes_a_key_on(secured: Secured) -> None:
    trusted = ssl.create_default_context(cadata=secured.authority.certificate.decode())
    async with httpx.AsyncClient(verify=trusted, timeout=30) as client:
        url = f"https://web.{_DOMAIN}:50080/v1/chat"
        body = {"playerId": "player-001", "text": OF_TEMPLATES}
        known = await client.post(url, json=body, headers={"authorization": f"Bearer {secured.key.key}"})
        unknown = await client.post(url, json=body)
    assert known.status_code == httpx.codes.OK
    assert "event: summary" in known.text
    assert unknown.status_code == httpx.codes.UNAUTHORIZED


async def test_without_a_key_the_gateway_answers_nobody(secured: Secured) -> None:
    async with secured.channel("gateway", 50050, "recommender") as channel:
        stub = gateway_pb2_grpc.GatewayServiceStub(channel)
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await stub.Recommend(gateway_pb2.RecommendRequest(player_id="player-001"), timeout=10)
    assert refused.value.code() is grpc.StatusCode.UNAUTHENTICATED


@pytest.mark.parametrize(
    ("certificate_of", "code"),
    [
        ("embedder", grpc.StatusCode.UNAUTHENTICATED),
        ("fit", grpc.StatusCode.PERMISSION_DENIED),
        (None, grpc.StatusCode.UNAVAILABLE),
    ],
)
async def test_whoever_is_no_caller_of_a_service_is_refused(
    secured: Secured, certificate_of: str | None, code: grpc.StatusCode
) -> None:
    """A certificate of the same authority is not enough, nor one for other calls, and none is no connection."""
    async with secured.channel("recommender", 50053, certificate_of) as channel:
        stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await stub.ListGames(recommender_pb2.ListGamesRequest(), timeout=10)
    assert refused.value.code() is code


async def test_nobody_was_started_a_second_time(secured: Secured) -> None:
    """The probes by HTTP found everybody alive."""
    assert {pod.name: pod.restarts for pod in secured.cluster.pods if pod.restarts} == {}
