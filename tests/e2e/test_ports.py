"""What the ports of a running stack answer to somebody of this machine who has no key."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Iterator

import grpc
import httpx
import pytest
from google.protobuf.descriptor import MethodDescriptor

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.cli.running.addresses import SERVICES, WEB
from services.cli.running.stack import Stack
from services.common.observability.probe_pages import PATHS
from services.common.security.peer_key import new_peer_key
from tests.support.access import bearer
from tests.support.raw_calls import failure_of

INNER = {
    "embedder": embedder_pb2,
    "classifier": classifier_pb2,
    "recommender": recommender_pb2,
    "llm_gateway": llm_gateway_pb2,
}
CONTRACTS = {**INNER, "gateway": gateway_pb2}


def methods(service: str) -> Iterator[MethodDescriptor]:
    for descriptor in CONTRACTS[service].DESCRIPTOR.services_by_name.values():
        yield from descriptor.methods


def test_every_inner_service_is_looked_at() -> None:
    assert set(INNER) == set(SERVICES) - {"gateway"}


@pytest.mark.parametrize("service", INNER)
async def test_a_service_behind_the_gateway_answers_only_who_has_the_key_of_its_machine(
    service: str, stack: Stack
) -> None:
    async with grpc.aio.insecure_channel(stack.addresses.target(service)) as channel:
        asked = 0
        for method in methods(service):
            for metadata in ((), bearer(new_peer_key()), (("x-caller-id", "gateway"),)):
                error = await failure_of(channel, method, metadata)
                assert error.code() is grpc.StatusCode.UNAUTHENTICATED, method.full_name
                asked += 1
        assert asked == 3 * len(list(methods(service)))


@pytest.mark.parametrize("name", [*SERVICES, WEB])
async def test_the_port_of_the_metrics_serves_metrics_and_probes_and_no_method(name: str, stack: Stack) -> None:
    """Milvus CVE-2026-26190: the whole API stood open on the port of the metrics."""
    address = f"127.0.0.1:{stack.addresses.metrics[name]}"
    everything = [method for service in CONTRACTS for method in methods(service)]
    paths = [f"/{method.containing_service.full_name}/{method.name}" for method in everything]
    async with httpx.AsyncClient(base_url=f"http://{address}", trust_env=False, timeout=10) as client:
        for path in PATHS:
            assert (await client.get(path)).status_code == 200, path
        for path in (*paths, "/v1/chat", "/v1/openapi.json", "/"):
            for kind, body in (("application/json", b"{}"), ("application/grpc", struct.pack(">BI", 0, 0))):
                for response in (
                    await client.post(path, content=body, headers={"content-type": kind}),
                    await client.get(path),
                ):
                    is_metrics = response.headers.get("content-type", "").startswith("text/plain")
                    assert is_metrics or response.status_code in (404, 405), (path, response.text)
                    assert "grpc-status" not in response.headers
    async with grpc.aio.insecure_channel(address) as channel:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(channel.channel_ready(), 1)
