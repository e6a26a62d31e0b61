"""A new configuration is used without a restart; calls under way keep theirs; a wrong one changes nothing."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from prometheus_client import REGISTRY

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceStub
from services.common.errors import StartupError
from services.llm_gateway.configuration.schema import Configuration, Target, Timeouts
from services.llm_gateway.configuration.yaml_file import parse_configuration
from services.llm_gateway.live_configuration import LiveConfiguration
from services.llm_gateway.service import DEFINITION, open_service
from services.llm_gateway.settings import LlmGatewaySettings
from tests.fakes.llm_gateway import FakeUpstream
from tests.support.in_process import in_process
from tests.support.stub_upstream import ENDING, HEAD, delta, stub_upstream

if TYPE_CHECKING:
    from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceAsyncStub

REQUEST = pb.ChatRequest(messages=[pb.ChatMessage(role=pb.ChatMessage.ROLE_USER, content="Which game?")])


def yaml(name: str, base_url: str, *more: str) -> str:
    targets = "\n".join(
        f"      - {target}" for target in (f'{{name: {name}, base_url: "{base_url}", model: m}}', *more)
    )
    return f"aliases:\n  default: {{pool: p}}\npools:\n  p:\n    targets:\n{targets}\n"


def configuration(*names: str, key: str = "") -> Configuration:
    more = [f'{{name: {name}, base_url: "http://x/v1", model: m, api_key_env: "{key}"}}' for name in names[1:]]
    return parse_configuration(yaml(names[0], "http://x/v1", *more).encode(), name="x")


class Opened:
    """The upstreams that were opened, by name."""

    def __init__(self) -> None:
        self.upstreams: dict[str, FakeUpstream] = {}
        self.keys: list[str | None] = []

    def __call__(self, spec: Target, _: Timeouts, key: str | None) -> FakeUpstream:
        self.keys.append(key)
        return self.upstreams.setdefault(spec.name, FakeUpstream(spec.name))


@pytest.fixture
def opened() -> Opened:
    return Opened()


async def test_unchanged_targets_stay_and_dropped_ones_are_closed_when_their_last_call_ends(opened: Opened) -> None:
    live = LiveConfiguration(configuration("a", "b"), opened)
    kept = {target.spec.name: target for target in live.current.targets.values()}["a"]
    with live.plan() as plan:
        live.replace(configuration("a", "c"))
        await asyncio.sleep(0)
        assert not opened.upstreams["b"].closed
        assert {target.spec.name for target in plan.targets.values()} == {"a", "b"}
    await asyncio.sleep(0)
    assert [opened.upstreams[name].closed for name in "abc"] == [False, True, False]
    assert kept in live.current.targets.values()
    await live.aclose()
    assert all(upstream.closed for upstream in opened.upstreams.values())


async def test_a_target_that_comes_back_while_an_old_call_has_it_stays_open(opened: Opened) -> None:
    live = LiveConfiguration(configuration("a", "b"), opened)
    with live.plan():
        live.replace(configuration("a"))
        live.replace(configuration("a", "c"))
    await asyncio.sleep(0)
    assert [opened.upstreams[name].closed for name in "abc"] == [False, True, False]


async def test_a_missing_key_refuses_the_new_configuration_as_a_whole(opened: Opened) -> None:
    live = LiveConfiguration(configuration("a"), opened, environment={"GOOD": "sk-1"})
    before = live.current
    with pytest.raises(StartupError, match="BAD is not set"):
        live.replace(configuration("a", "b", key="BAD"))
    assert live.current is before
    assert set(opened.upstreams) == {"a"}
    live.replace(configuration("a", "b", key="GOOD"))
    assert opened.keys == [None, "sk-1"]


@asynccontextmanager
async def serving(path: Path) -> AsyncIterator[LlmGatewayServiceAsyncStub]:
    settings = LlmGatewaySettings(port=0, config=path, reload_seconds=0.02)
    async with in_process(DEFINITION, settings, open_service, retries=False) as channel:
        yield LlmGatewayServiceStub(channel)


async def names(service: LlmGatewayServiceAsyncStub) -> list[str]:
    response = await service.ListModels(pb.ListModelsRequest(), timeout=5)
    return [target.name for model in response.models for target in model.targets]


async def writer(service: LlmGatewayServiceAsyncStub) -> str:
    """The upstream that writes a completion now."""
    responses = [response async for response in service.StreamChat(REQUEST, timeout=5)]
    return str(responses[0].started.upstream)


async def until(condition: object, *, seconds: float = 5.0) -> None:
    async with asyncio.timeout(seconds):
        while not await condition():  # type: ignore[operator]
            await asyncio.sleep(0.01)


def write(path: Path, text: str) -> None:
    """As an editor and a ConfigMap do: a new file takes the old one's place."""
    fresh = path.with_suffix(".new")
    fresh.write_text(text)
    os.replace(fresh, path)


async def test_a_changed_file_is_used_and_calls_under_way_end_as_they_began(tmp_path: Path) -> None:
    path = tmp_path / "llm.yaml"
    async with stub_upstream() as old, stub_upstream() as new:
        old.default = [HEAD, delta("from "), 0.4, delta("the old"), *ENDING]
        path.write_text(yaml("old", old.base_url))
        async with serving(path) as service:
            call = service.StreamChat(REQUEST, timeout=10).__aiter__()
            assert (await anext(call)).started.upstream == "old"
            write(path, yaml("new", new.base_url))

            async def is_new() -> bool:
                return await names(service) == ["new"]

            await until(is_new)
            assert await writer(service) == "new"
            responses = [response async for response in call]
            assert "".join(response.delta.text for response in responses) == "from the old"
            assert responses[-1].WhichOneof("event") == "finished"
            await old.until(lambda: old.connections_open == 0)


@pytest.mark.parametrize(
    "bad",
    ["pools: [", "aliases: {}", "", "cache: {enabled: !!bool maybe}", None],
    ids=["syntax", "values", "empty", "tag", "gone"],
)
async def test_a_bad_file_is_logged_and_the_old_configuration_stays(
    tmp_path: Path, bad: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "llm.yaml"
    async with stub_upstream() as stub:
        path.write_text(yaml("good", stub.base_url))
        async with serving(path) as service:
            if bad is None:
                path.unlink()
            else:
                write(path, bad)

            async def is_logged() -> bool:
                return any("is refused" in record.message for record in caplog.records)

            await until(is_logged)
            assert await writer(service) == "good"
            write(path, yaml("better", stub.base_url))

            async def is_better() -> bool:
                return await names(service) == ["better"]

            await until(is_better)


async def test_a_defect_that_a_file_brings_to_light_is_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failed() -> float:
        return REGISTRY.get_sample_value("gamesrec_llm_gateway_reloads_total", {"outcome": "failed"}) or 0.0

    path, before = tmp_path / "llm.yaml", failed()
    empty: dict[str, Configuration] = {}
    path.write_text(yaml("good", "http://127.0.0.1:1/v1"))
    async with serving(path) as service:
        with monkeypatch.context() as patch:
            patch.setattr("services.llm_gateway.settings.read_configuration", lambda _: empty["defect"])
            write(path, yaml("better", "http://127.0.0.1:1/v1"))

            async def is_counted() -> bool:
                return failed() == before + 1

            await until(is_counted)
        assert [record.exc_info is not None for record in caplog.records if "cannot be used" in record.message] == [
            True
        ]
        assert await names(service) == ["good"]
        write(path, yaml("best", "http://127.0.0.1:1/v1"))

        async def is_best() -> bool:
            return await names(service) == ["best"]

        await until(is_best)


async def test_a_dead_host_takes_nobody_else_down(tmp_path: Path) -> None:
    path = tmp_path / "llm.yaml"
    async with stub_upstream() as stub:
        alive = f'{{name: alive, base_url: "{stub.base_url}", model: m, priority: 1}}'
        path.write_text(yaml("dead", "http://no-such-host.invalid/v1", alive))
        async with serving(path) as service:
            for _ in range(12):
                responses = [response async for response in service.StreamChat(REQUEST, timeout=10)]
                assert responses[0].started.upstream == "alive"
            (model,) = (await service.ListModels(pb.ListModelsRequest(), timeout=5)).models
            assert [(target.name, target.health) for target in model.targets] == [
                ("dead", pb.ModelTarget.HEALTH_SUSPENDED),
                ("alive", pb.ModelTarget.HEALTH_SERVING),
            ]


async def test_a_bad_file_keeps_the_service_from_starting(tmp_path: Path) -> None:
    path = tmp_path / "llm.yaml"
    path.write_text("aliases:\n  default: {pool: p}\npool: {}\n")
    with pytest.raises(StartupError, match=r"llm\.yaml:3: pool: there is no such setting"):
        async with serving(path):
            pass
