"""Both clients, against the real edge over real grpc: the same calls, results, errors and conversations."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gamesrec import client as edge
from services.common.errors import Unavailable
from tests.support.access import AccessFile, all_but
from tests.support.certificates import Authority
from tests.support.free_port import free_port
from tests.unit.gateway.world import CATALOGUE, World, serving


class Either:
    """One of the two clients; calls of the other kind run in a thread."""

    def __init__(self, kind: str) -> None:
        self.is_async = kind == "async"

    def open(self, target: str, **options: Any) -> Any:
        return edge.AsyncClient(target, **options) if self.is_async else edge.Client(target, **options)

    async def call(self, method: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        if self.is_async:
            return await method(*arguments, **options)
        return await asyncio.to_thread(method, *arguments, **options)

    async def events(self, method: Callable[..., Any], *arguments: Any, **options: Any) -> list[Any]:
        if self.is_async:
            return [event async for event in method(*arguments, **options)]
        return await asyncio.to_thread(lambda: list(method(*arguments, **options)))

    async def close(self, client: Any) -> None:
        await self.call(client.close)


@pytest.fixture(params=["async", "sync"])
def either(request: pytest.FixtureRequest) -> Either:
    return Either(request.param)


async def test_a_chat_is_recommendations_then_text_then_a_summary(either: Either) -> None:
    async with serving(World()) as target:
        client = either.open(target)
        events = await either.events(client.chat, "p", "something for the evening", limit=2)
        await either.close(client)
    first, *texts, last = events
    assert isinstance(first, edge.Recommendations)
    assert [each.game.title for each in first.games] == ["Celeste", "Portal"]
    assert "".join(each.text for each in texts).startswith("Play Celeste")
    assert isinstance(last, edge.AnswerSummary)
    assert (last.text_source, last.finish_reason) == ("llm", "complete")
    assert last.request_id
    assert last.timings["total"] > 0
    assert last.state


async def test_a_conversation_keeps_its_state_and_can_be_gone_on_with_elsewhere(either: Either) -> None:
    world = World()
    async with serving(world) as target:
        client = either.open(target)
        conversation = client.conversation("p", limit=1)
        await either.events(conversation.say, "a platformer")
        assert conversation.state
        later = client.conversation("p", limit=1, state=conversation.state)
        await either.events(later.say, "another one")
        await either.close(client)
    assert list(world.asked[-1].filter.exclude_game_ids) == ["celeste"]


async def test_every_other_call_gives_typed_values(either: Either) -> None:
    async with serving(World(experiment="x:only=1")) as target:
        client = either.open(target)
        found = await either.call(client.recommend, "p", limit=2, where=edge.GameFilter(exclude_game_ids=("doom",)))
        assert found.games[0].game == edge.Game(
            "celeste", "Celeste", 2018, genres=("Platformer",), summary="Climb a mountain."
        )
        assert found.experiment_bucket == "only"
        assert await either.call(client.get_game, "doom") == edge.Game(
            "doom", "Doom", 1993, genres=("Shooter",), summary="Fight demons."
        )
        page = await either.call(client.list_games, page_size=2)
        rest = await either.call(client.list_games, page.next_page_token, page_size=2)
        assert [each.game_id for each in (*page.games, *rest.games)] == [each.game_id for each in CATALOGUE]
        assert [each.game.game_id for each in await either.call(client.similar_games, "doom", limit=1)] == ["celeste"]
        assert (await either.call(client.explain, "p", "doom")).position == 1
        now = datetime.now(UTC)
        assert await either.call(client.record_interactions, [edge.Interaction("p", "doom", 4.5, now)]) == 1
        liked = edge.PlayerEvent("p", "doom", "like", "event-1", now, answer_id="r", position=1)
        assert await either.call(client.record_events, [liked]) == 1
        assert await either.call(client.delete_player, "p") == 0
        await either.close(client)


@pytest.mark.parametrize(
    ("method", "arguments", "kind", "reason"),
    [
        ("get_player", ("p",), edge.NotFound, "NOT_FOUND"),
        ("get_game", ("x",), edge.NotFound, "GAME_NOT_FOUND"),
        ("get_game", ("",), edge.InvalidRequest, "INVALID_ARGUMENT"),
        ("search_games", (" ",), edge.InvalidRequest, "INVALID_ARGUMENT"),
    ],
)
async def test_an_error_has_its_kind_reason_fields_and_request_id(
    method: str, arguments: Any, kind: type[edge.GamesrecError], reason: str, either: Either
) -> None:
    async with serving(World()) as target:
        client = either.open(target)
        with pytest.raises(kind) as caught:
            await either.call(getattr(client, method), *arguments)
        await either.close(client)
    assert caught.value.reason == reason
    assert caught.value.request_id
    assert bool(caught.value.fields) is (kind is edge.InvalidRequest)


@pytest.mark.parametrize(
    ("method", "arguments", "options", "field"),
    [
        ("recommend", ("p",), {"limit": -1}, "limit"),
        ("recommend", ("p",), {"where": edge.GameFilter(min_year=-1)}, "filter.min_year"),
        ("list_games", (), {"page_size": 2**40}, "page_size"),
        ("record_events", ([edge.PlayerEvent("p", "g", "loved", "e")],), {}, "events[0].kind"),  # type: ignore[arg-type]
        ("record_events", ([edge.PlayerEvent("p", "g", "like", "e", position=-1)],), {}, "events[0].position"),
    ],
)
async def test_a_value_that_cannot_be_sent_is_told_like_one_that_the_edge_refuses(
    method: str, arguments: Any, options: dict[str, Any], field: str, either: Either
) -> None:
    async with serving(World()) as target:
        client = either.open(target)
        with pytest.raises(edge.InvalidRequest) as caught:
            await either.call(getattr(client, method), *arguments, **options)
        with pytest.raises(edge.InvalidRequest) as of_a_chat:
            await either.events(client.chat, "p", "hi", limit=-1)
        await either.close(client)
    assert list(caught.value.fields) == [field]
    assert list(of_a_chat.value.fields) == ["limit"]


async def test_an_error_of_a_chat_is_an_exception_too(either: Either) -> None:
    async with serving(World()) as target:
        client = either.open(target)
        with pytest.raises(edge.InvalidRequest) as caught:
            await either.events(client.chat, "p", " ")
        await either.close(client)
    assert list(caught.value.fields) == ["text"]


async def test_a_key_goes_along_and_its_limits_and_rights_are_told(either: Either, tmp_path: Path) -> None:
    file = AccessFile(tmp_path / "access.yaml")
    phone = file.add_key("phone", *all_but("any_player"), player="p", limits={"requests_per_minute": 2})
    async with serving(World(), access_file=file.path) as target:
        nobody, client = either.open(target), either.open(target, key=phone)
        with pytest.raises(edge.NotAuthenticated):
            await either.call(nobody.get_game, "doom")
        with pytest.raises(edge.NotAllowed):
            await either.call(client.recommend, "q")
        await either.call(client.recommend, "")
        with pytest.raises(edge.LimitReached) as caught:
            await either.call(client.recommend, "p")
        assert caught.value.reason == "QUOTA_REQUESTS"
        assert caught.value.retry_after is not None
        assert 0 < caught.value.retry_after <= 30
        await either.close(nobody)
        await either.close(client)


async def test_tls_with_an_authority_of_ones_own(either: Either, tmp_path: Path) -> None:
    authority = Authority()
    certificate, key = authority.for_loopback().write(tmp_path)
    ca = tmp_path / "ca.crt"
    ca.write_bytes(authority.certificate)
    async with serving(World(), tls_certificate=certificate, tls_key=key) as target:
        client, plain = either.open(target, ca=ca), either.open(target)
        assert (await either.call(client.get_game, "doom")).title == "Doom"
        with pytest.raises(edge.Unavailable):
            await either.call(plain.get_game, "doom", timeout=2)
        await either.close(client)
        await either.close(plain)


async def test_a_deadline_ends_a_call(either: Either, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang(_: object) -> None:
        await asyncio.Event().wait()

    world = World()
    monkeypatch.setattr(world.recommender, "get_game", hang)
    async with serving(world) as target:
        client = either.open(target)
        with pytest.raises(edge.DeadlineExceeded):
            await either.call(client.get_game, "doom", timeout=0.3)
        await either.close(client)


async def test_what_can_be_repeated_is_tried_again(either: Either) -> None:
    world = World()
    world.recommender.failure = Unavailable("gone for a moment", reason="GONE")
    port = free_port()
    async with serving(world, port=port) as target:
        client = either.open(target)
        asking = asyncio.ensure_future(either.call(client.recommend, "p"))
        while not world.recommender.requests:
            await asyncio.sleep(0.005)
        world.recommender.failure = None
        assert (await asking).games
        await either.close(client)


async def test_nothing_at_the_address_is_said_so(either: Either) -> None:
    target = f"127.0.0.1:{free_port()}"
    client = either.open(target)
    with pytest.raises(edge.Unavailable, match=f"nothing answers at {target}"):
        await either.call(client.get_game, "doom", timeout=2)
    await either.close(client)


@pytest.mark.parametrize("target", ["example.org:50050", "192.168.1.7:50050", "dns:///edge:50050"])
def test_a_key_does_not_go_to_another_machine_in_the_clear(target: str, either: Either) -> None:
    with pytest.raises(ValueError, match="in the clear"):
        either.open(target, key="shop.x")


async def test_leaving_a_chat_ends_it_at_the_server() -> None:
    world = World()
    world.language_model.hangs = True
    async with serving(world) as target, edge.AsyncClient(target) as client:
        events = client.chat("p", "something cozy")
        await anext(events)
        await events.aclose()
        async with asyncio.timeout(5):
            while not world.language_model.closed:
                await asyncio.sleep(0.01)
