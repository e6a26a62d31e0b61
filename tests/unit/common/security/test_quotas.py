"""A principal stays within its limits, and one that floods takes nothing from the others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import grpc
import pytest

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.common.errors import ResourceExhausted
from services.common.security import quotas
from services.common.security.peer_key import PEER_KEY
from services.common.security.principal import Limits, Principal
from services.common.security.quotas import Quotas, current_usage
from tests.support.access import AccessFile, bearer, listening
from tests.support.clock import Clock
from tests.support.echo_service import DEFINITION, EchoServicer, EchoSettings
from tests.support.statuses import details_of


def principal(name: str = "shop", **limits: Any) -> Principal:
    return Principal(name, frozenset(), limits=Limits(**limits))


def refusal(kept: Quotas, who: Principal, *, is_chat: bool = False) -> ResourceExhausted:
    with pytest.raises(ResourceExhausted) as caught, kept.call(who, is_chat=is_chat):
        pass
    return caught.value


def use(kept: Quotas, who: Principal, *, tokens: int = 0, number: int = 0) -> None:
    with kept.call(who, is_chat=False) as usage:
        current_usage().charge_model_tokens(tokens)
        usage.charge_bytes(number)


def test_requests_are_refused_until_time_has_paid_them_back() -> None:
    clock = Clock()
    kept, who = Quotas(clock), principal(requests_per_minute=2)
    use(kept, who)
    use(kept, who)
    error = refusal(kept, who)
    assert error.reason == "QUOTA_REQUESTS"
    assert error.retry_after == pytest.approx(30)
    clock.now += 30
    use(kept, who)


def test_tokens_and_bytes_that_a_call_used_beyond_the_limit_are_a_debt() -> None:
    clock = Clock()
    for who, used, reason in (
        (principal("a", model_tokens_per_minute=60), {"tokens": 120}, "QUOTA_MODEL_TOKENS"),
        (principal("b", bytes_per_minute=60), {"number": 120}, "QUOTA_BYTES"),
    ):
        kept = Quotas(clock)
        use(kept, who, **used)
        error = refusal(kept, who)
        assert error.reason == reason
        assert error.retry_after == pytest.approx(61)
        clock.now += 61.5
        use(kept, who)


def test_chats_at_once_are_counted_until_they_end() -> None:
    kept, who = Quotas(Clock()), principal(concurrent_chats=2)
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(kept.call(who, is_chat=True))
        assert refusal(kept, who, is_chat=True).reason == "QUOTA_CHATS"
        use(kept, who)
    with kept.call(who, is_chat=True):
        pass


def test_keys_of_one_principal_share_its_limits_and_others_have_their_own() -> None:
    kept = Quotas(Clock())
    use(kept, principal(requests_per_minute=1))
    assert refusal(kept, principal(requests_per_minute=1)).reason == "QUOTA_REQUESTS"
    use(kept, principal("other", requests_per_minute=1))


def test_what_is_kept_is_bounded_however_many_subjects_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotas, "_MOST_PRINCIPALS", 3)
    kept = Quotas(Clock())
    for number in range(10):
        use(kept, principal(f"jwt:{number}", requests_per_minute=1))
    assert len(kept._principals) == 3


def test_nothing_is_kept_of_a_principal_without_limits() -> None:
    kept = Quotas(Clock())
    use(kept, principal(), tokens=10**9)
    assert not kept._principals
    assert not current_usage().is_limited


@pytest.fixture
async def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[AccessFile, grpc.aio.Channel]]:
    monkeypatch.delenv(PEER_KEY, raising=False)
    file = AccessFile(tmp_path / "access.yaml")
    for name, limits in (
        ("flooding", {"requests_per_minute": 5}),
        ("big", {"bytes_per_minute": 100}),
        ("streaming", {"concurrent_chats": 1}),
        ("calm", {}),
    ):
        file.add_key(name, "use_models", limits=limits)
    settings = EchoSettings(access_file=file.path, drain_delay_seconds=0, max_concurrent_calls=16)
    async with listening(DEFINITION, settings, EchoServicer()) as port:
        async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
            yield file, channel


async def refused(call: Any) -> tuple[str, float | None]:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call
    assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
    info, _, delay = details_of(caught.value)
    return info.reason, delay


async def test_a_flood_is_refused_with_a_delay_while_others_are_served(
    door: tuple[AccessFile, grpc.aio.Channel],
) -> None:
    file, channel = door
    stub: Any = embedder_pb2_grpc.EmbedderServiceStub(channel)
    hello = embedder_pb2.EmbedRequest(texts=["hi"])
    for _ in range(5):
        await stub.Embed(hello, metadata=bearer(file.keys["flooding"]))
    reason, delay = await refused(stub.Embed(hello, metadata=bearer(file.keys["flooding"])))
    assert reason == "QUOTA_REQUESTS"
    assert delay is not None
    assert 0 < delay <= 12
    await stub.Embed(hello, metadata=bearer(file.keys["calm"]))


async def test_bytes_and_streams_are_counted_over_real_calls(door: tuple[AccessFile, grpc.aio.Channel]) -> None:
    file, channel = door
    stub: Any = embedder_pb2_grpc.EmbedderServiceStub(channel)
    await stub.Embed(embedder_pb2.EmbedRequest(texts=["x" * 500]), metadata=bearer(file.keys["big"]))
    again = stub.Embed(embedder_pb2.EmbedRequest(texts=["hi"]), metadata=bearer(file.keys["big"]))
    assert (await refused(again))[0] == "QUOTA_BYTES"
    metadata = bearer(file.keys["streaming"])
    first = stub.EmbedStream(iter(()), metadata=metadata)
    await first.read()
    assert (await refused(stub.EmbedStream(iter(()), metadata=metadata).read()))[0] == "QUOTA_CHATS"
    first.cancel()
    async with asyncio.timeout(10):
        while await ended(stub.EmbedStream(iter(()), metadata=metadata)) is grpc.StatusCode.RESOURCE_EXHAUSTED:
            pass  # until the server has noticed


async def ended(call: Any) -> grpc.StatusCode:
    """How a stream fares that is left after its first message."""
    try:
        await call.read()
    except grpc.aio.AioRpcError as error:
        return error.code()
    call.cancel()
    return grpc.StatusCode.OK


async def test_refused_calls_that_are_held_back_take_no_place_from_others(
    door: tuple[AccessFile, grpc.aio.Channel],
) -> None:
    file, channel = door
    stub: Any = embedder_pb2_grpc.EmbedderServiceStub(channel)
    hello = embedder_pb2.EmbedRequest(texts=["hi"])

    async def insist() -> list[str]:
        return [await ended_call(stub, hello, file.keys["flooding"]) for _ in range(3)]

    flood = [asyncio.ensure_future(insist()) for _ in range(12)]
    async with asyncio.timeout(30):
        while not all(each.done() for each in flood):
            await stub.Embed(hello, metadata=bearer(file.keys["calm"]))
    reasons = [reason for each in flood for reason in each.result()]
    assert reasons.count("QUOTA_REQUESTS") >= len(reasons) - 5 - 3


async def ended_call(stub: Any, request: Any, key: str) -> str:
    """The reason why it was refused, empty if it was not."""
    try:
        await stub.Embed(request, metadata=bearer(key))
    except grpc.aio.AioRpcError as error:
        return str(details_of(error)[0].reason)
    return ""
