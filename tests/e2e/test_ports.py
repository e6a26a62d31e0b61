"""What the ports of a running stack answer to somebody of this machine who has no key."""

from __future__ import annotations

from collections.abc import Iterator

import grpc
import pytest
from google.protobuf.descriptor import MethodDescriptor

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.cli.running.addresses import SERVICES
from services.cli.running.stack import Stack
from services.common.security.peer_key import new_peer_key
from tests.support.access import bearer
from tests.support.raw_calls import failure_of

INNER = {
    "embedder": embedder_pb2,
    "classifier": classifier_pb2,
    "recommender": recommender_pb2,
    "llm_gateway": llm_gateway_pb2,
}


def methods(service: str) -> Iterator[MethodDescriptor]:
    for descriptor in INNER[service].DESCRIPTOR.services_by_name.values():
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
