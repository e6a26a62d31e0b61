"""A door that others can reach does not make an edge public that asks nobody for credentials."""

from __future__ import annotations

import asyncio

import pytest

from services.common.errors import StartupError
from services.web.edge import exposure
from services.web.edge.errors import CallFailed
from services.web.edge.exposure import check_exposure
from services.web.settings import WebSettings
from tests.fakes.web import FakeEdge


async def test_an_edge_that_refuses_strangers_may_be_reached_from_elsewhere() -> None:
    edge = FakeEdge(failure=CallFailed("UNAUTHENTICATED", "give a key"))
    await check_exposure(edge, WebSettings(host="0.0.0.0"))
    assert edge.calls[0].metadata == {}


@pytest.mark.parametrize("failure", [None, CallFailed("NOT_FOUND", "no such player")], ids=["answers", "looks"])
async def test_an_open_edge_stays_on_this_machine(failure: CallFailed | None) -> None:
    with pytest.raises(StartupError, match="WEB_INSECURE"):
        await check_exposure(FakeEdge(failure=failure), WebSettings(host="0.0.0.0"))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
async def test_on_loopback_nothing_is_asked(host: str) -> None:
    edge = FakeEdge()
    await check_exposure(edge, WebSettings(host=host))
    assert not edge.calls


async def test_whoever_says_so_may_open_it() -> None:
    await check_exposure(FakeEdge(), WebSettings(host="0.0.0.0", insecure=True))


async def test_an_access_file_is_the_edges_and_refused() -> None:
    with pytest.raises(StartupError, match=r"--access-file has no effect on the door: .*GATEWAY_ACCESS_FILE"):
        await check_exposure(FakeEdge(), WebSettings.model_validate({"access_file": "somewhere"}))


async def test_an_edge_that_is_not_there_yet_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exposure, "_PAUSE_SECONDS", 0.001)
    edge = FakeEdge(failure=CallFailed("UNAVAILABLE", "not there"))
    checking = asyncio.create_task(check_exposure(edge, WebSettings(host="0.0.0.0")))
    async with asyncio.timeout(5):
        while len(edge.calls) < 3:
            await asyncio.sleep(0.001)
    assert not checking.done()
    edge.failure = CallFailed("UNAUTHENTICATED", "give a key")
    await asyncio.wait_for(checking, 5)
