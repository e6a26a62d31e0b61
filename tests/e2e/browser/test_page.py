"""A player on the page: asking, going on, saying what they think of a game, and what happens when something fails."""

from __future__ import annotations

import asyncio
import json

import httpx
from playwright.async_api import Request, Route

from services.cli.running.stack import Stack
from services.gateway.understanding.languages.scripts import script_counts
from tests.e2e.browser.conftest import Tabs
from tests.support.logs import was_cancelled
from tests.support.web import SERVICE

RUSSIAN = {"locale": "ru-RU"}


def event(name: str, data: object) -> str:
    return f"id: 1\nevent: {name}\ndata: {json.dumps(data)}\n\n"


async def test_an_english_wish_gets_games_with_reasons_and_a_text(tabs: Tabs) -> None:
    async with tabs.open() as tab:
        assert await tab.page.get_attribute("html", "lang") == "en"
        answer = await tab.ask("a cozy game on Switch, no violence")
        assert len(await tab.games()) == 5
        for card in await answer.locator(".card").all():
            assert await card.locator(".reasons li").count()
        assert len(await answer.locator(".text").inner_text()) > 50
        assert await tab.chips() == ["cozy", "Switch", "not: violence"]
        assert tab.complaints == []


async def test_a_russian_player_is_spoken_to_in_russian_and_goes_on(tabs: Tabs) -> None:
    async with tabs.open(**RUSSIAN) as tab:
        assert await tab.page.get_attribute("html", "lang") == "ru"
        assert await tab.page.inner_text("#send") == "Отправить"
        answer = await tab.ask("что-нибудь уютное на Switch")
        first = await tab.games()
        facts = await answer.locator(".facts span:first-child").all_inner_texts()
        assert all(script_counts(each.partition(" · ")[0])["CYRILLIC"] for each in facts)
        assert script_counts(await answer.locator(".text").inner_text())["CYRILLIC"] > 50
        assert await tab.chips() == ["уютное", "Switch"]
        await tab.ask("короче")
        assert await tab.chips() == ["уютное", "Switch", "короче"]
        assert not set(first) & set(await tab.games())
        assert tab.complaints == []


async def test_a_new_question_goes_to_the_top_so_that_its_answer_is_in_view(tabs: Tabs) -> None:
    async with tabs.open(viewport={"width": 390, "height": 844}) as tab:
        await tab.ask("something cozy")
        for message in ("shorter", "another one"):
            answer = await tab.ask(message)
            question = await answer.locator(".question").bounding_box()
            card = await answer.locator(".card").first.bounding_box()
            composer = await tab.page.locator("#ask").bounding_box()
            assert question
            assert card
            assert composer
            assert 50 < question["y"] < 200
            assert card["y"] + 150 < composer["y"]


async def test_a_wish_that_is_clicked_away_is_forgotten(tabs: Tabs) -> None:
    async with tabs.open(**RUSSIAN) as tab:
        await tab.ask("уютную ролевую игру на Switch")
        assert "Switch" in await tab.chips()
        await tab.page.get_by_role("button", name="Убрать: Switch").click()
        answer = await tab.answer()
        assert await answer.locator(".question").inner_text() == "Без условия «Switch»"
        assert "Switch" not in await tab.chips()
        assert await tab.games()
        platforms = await answer.locator(".card .facts").all_inner_texts()
        assert any("Switch" not in each for each in platforms)
        assert tab.complaints == []


async def test_more_like_this_asks_for_games_like_it(tabs: Tabs) -> None:
    async with tabs.open(**RUSSIAN) as tab:
        await tab.ask("сложный платформер")
        card = tab.page.locator(".card").first
        title = (await card.locator("h3").inner_text()).rsplit(" ", 1)[0]
        shown = await card.get_attribute("data-game")
        await card.get_by_role("button", name="Ещё похожее").click()
        answer = await tab.answer()
        assert await answer.locator(".question").inner_text() == f"Что-нибудь похожее на {title}"
        games = await tab.games()
        assert games
        assert shown not in games


async def test_a_game_that_is_not_wanted_folds_and_may_come_back(tabs: Tabs) -> None:
    async with tabs.open(**RUSSIAN) as tab:
        await tab.ask("сложный платформер")
        first, *others = await tab.games()
        card = tab.page.locator(f".card[data-game={first}]")
        await card.get_by_role("button", name="Не эту").click()
        assert await tab.games() == others
        await tab.page.get_by_role("button", name="Вернуть").click()
        assert await tab.games() == [first, *others]
        await card.get_by_role("button", name="Не эту").click()
        async with tab.page.expect_request("**/v1/chat") as asking:
            await tab.ask("покажи ещё")
        asked = (await asking.value).post_data_json or {}
        assert asked["state"]["rejectedGameIds"] == [first]
        assert first not in await tab.games()


async def test_a_game_that_is_liked_counts_in_the_next_list(tabs: Tabs, stack: Stack) -> None:
    async with tabs.open(**RUSSIAN) as tab:
        await tab.ask("хочу платформер")
        before = await tab.games()
        card = tab.page.locator(".card").first
        await card.get_by_role("button", name="Нравится").click()
        pressed = card.locator("button[aria-pressed=true]")
        assert await pressed.inner_text() == "Понравилось"
        await tab.page.click("#new-chat")
        await tab.ask("хочу платформер")
        after = await tab.games()
        assert before[0] not in after
        assert after != before
        player = await tab.page.evaluate("localStorage.getItem('gamesrec.player')")
        async with httpx.AsyncClient(base_url=stack.addresses.page, trust_env=False) as client:
            known = (await client.post(f"{SERVICE}/GetPlayer", json={"playerId": player})).json()
            await client.post(f"{SERVICE}/DeletePlayer", json={"playerId": player})
        assert [(each["game"]["gameId"], each["rating"]) for each in known["history"]] == [(before[0], 5)]
        assert tab.complaints == []


async def test_what_was_shown_and_what_was_asked_about_is_recorded(tabs: Tabs) -> None:
    async with tabs.open(**RUSSIAN) as tab:
        async with tab.page.expect_response("**/RecordEvents") as seen:
            await tab.ask("сложный платформер")
        response = await seen.value
        assert response.status == 200
        events = (response.request.post_data_json or {})["events"]
        assert [(each["gameId"], each["kind"], each["position"]) for each in events] == [
            (game, "KIND_IMPRESSION", position) for position, game in enumerate(await tab.games(), 1)
        ]
        assert len({each["answerId"] for each in events}) == 1
        async with tab.page.expect_request("**/RecordEvents") as clicked:
            await tab.page.locator(".card").nth(1).get_by_role("button", name="Ещё похожее").click()
        (click,) = ((await clicked.value).post_data_json or {})["events"]
        assert (click["kind"], click["position"]) == ("KIND_CLICK", 2)
        assert click["answerId"] == events[0]["answerId"]


async def test_a_lost_connection_is_told_and_tried_again(tabs: Tabs) -> None:
    async with tabs.open() as tab:
        await tab.page.route("**/v1/chat", lambda route: route.abort("connectionreset"))
        answer = await tab.ask("something cozy")
        assert "The connection was lost." in await answer.locator(".failure").inner_text()
        await tab.page.unroute("**/v1/chat")
        await tab.page.get_by_role("button", name="Try again").click()
        await tab.answer()
        assert len(await tab.games()) == 5
        assert await tab.page.locator(".turn").count() == 1


async def test_an_answer_that_breaks_off_keeps_what_came(tabs: Tabs) -> None:
    async def half(route: Route) -> None:
        games = [{"game": {"gameId": "celeste", "title": "Celeste"}}]
        body = event("recommendations", {"games": games}) + event("text", {"text": "Half a"})
        await route.fulfill(status=200, content_type="text/event-stream", body=body)

    async with tabs.open() as tab:
        await tab.page.route("**/v1/chat", half)
        answer = await tab.ask("something cozy")
        assert await tab.games() == ["celeste"]
        assert await answer.locator(".text").inner_text() == "Half a"
        assert "The connection was lost." in await answer.locator(".failure").inner_text()


async def test_what_comes_from_the_catalogue_is_text_and_never_markup(tabs: Tabs) -> None:
    evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>'

    async def answer_with_markup(route: Route) -> None:
        game = {"gameId": evil, "title": evil, "genres": [evil], "summary": evil}
        reasons = [{"kind": "KIND_SIMILAR_TO_LIKED", "relatedTitles": [evil]}]
        state = {"constraints": [{"text": evil}]}
        body = event("recommendations", {"games": [{"game": game, "reasons": reasons}]})
        body += event("text", {"text": evil}) + event("summary", {"state": state})
        await route.fulfill(status=200, content_type="text/event-stream", body=body)

    async with tabs.open() as tab:
        await tab.page.route("**/v1/chat", answer_with_markup)
        await tab.ask("something")
        assert await tab.chips() == [evil]
        assert evil in await tab.page.locator(".card").inner_text()
        assert await tab.page.locator("main img, main script").count() == 0
        assert await tab.page.title() == "gamesrec"
        assert tab.complaints == []


async def test_a_door_that_asks_for_a_key_gets_it(tabs: Tabs) -> None:
    seen: list[str | None] = []

    async def guarded(route: Route, request: Request) -> None:
        seen.append(request.headers.get("authorization"))
        if seen[-1] is None:
            await route.fulfill(status=401, json={"code": "unauthenticated", "message": "give a key"})
        else:
            await route.continue_()

    async with tabs.open(**RUSSIAN) as tab:
        await tab.page.route("**/v1/chat", guarded)
        answer = await tab.ask("что-нибудь уютное")
        await answer.locator(".failure button").click()
        await tab.page.locator("#key:focus").fill("id.secret")
        await tab.page.get_by_role("button", name="Готово").click()
        await tab.ask("что-нибудь уютное")
        assert len(await tab.games()) == 5
        assert seen == [None, "Bearer id.secret"]
        assert await tab.page.evaluate("localStorage.getItem('gamesrec.key')") is None


async def test_all_of_it_works_by_the_keyboard(tabs: Tabs) -> None:
    async with tabs.open(**RUSSIAN) as tab:
        await tab.page.focus(".suggestion >> nth=0")
        await tab.page.keyboard.press("Enter")
        await tab.answer()
        await tab.page.focus("#message")
        await tab.page.keyboard.type("на Switch")
        await tab.page.keyboard.press("Shift+Enter")
        await tab.page.keyboard.type("и короче")
        assert await tab.page.input_value("#message") == "на Switch\nи короче"
        await tab.page.keyboard.press("Enter")
        await tab.answer()
        assert await tab.page.evaluate("document.activeElement.id") == "message"
        await tab.page.keyboard.press("Shift+Tab")
        assert await tab.page.evaluate("document.activeElement.className") == "chip"
        await tab.page.focus(".card button >> nth=0")
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        await tab.page.keyboard.press("Tab")
        assert await tab.page.evaluate(outline) == "solid"


async def test_escape_stops_an_answer_and_ends_its_request_up_to_the_model(tabs: Tabs, stack: Stack) -> None:
    async with tabs.open() as tab:
        await tab.page.fill("#message", "I want a story-rich RPG with a big open world")
        async with tab.page.expect_event("requestfailed") as failed, tab.page.expect_response("**/v1/chat") as began:
            await tab.page.press("#message", "Enter")
            await tab.page.wait_for_selector(".card")
            await tab.page.keyboard.press("Escape")
            async with asyncio.timeout(1):
                request_id = (await began.value).headers["x-request-id"]
                for name in ("gateway", "llm_gateway"):
                    while not was_cancelled(stack.log_of(name), request_id):
                        await asyncio.sleep(0.02)
        assert (await failed.value).url.endswith("/v1/chat")
        assert "Stopped." in await (await tab.answer()).inner_text()
        assert await tab.page.is_visible("#send")


async def test_the_language_and_the_look_are_the_players_choice_and_are_kept(tabs: Tabs) -> None:
    async with tabs.open() as tab:
        await tab.page.click("#open-settings")
        await tab.page.select_option("#language", "ja")
        await tab.page.select_option("#theme", "dark")
        await tab.page.keyboard.press("Escape")
        await tab.page.reload()
        await tab.page.wait_for_selector("html[data-ready]")
        assert await tab.page.inner_text("#send") == "送信"
        assert await tab.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
