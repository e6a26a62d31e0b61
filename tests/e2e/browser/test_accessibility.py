"""Nothing that axe finds serious, in light and dark, on a desk and on a phone, and nothing wider than the screen."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe

from tests.e2e.browser.conftest import Tab, Tabs

DESK = {"viewport": {"width": 1200, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


async def serious_findings(tab: Tab) -> list[str]:
    results = await Axe().run(tab.page)
    return [
        f"{each['id']}: {[node['html'][:120] for node in each['nodes']]}"
        for each in results.response["violations"]
        if each["impact"] in ("serious", "critical", "moderate")
    ]


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_state_of_the_page_is_sound(tabs: Tabs, screen: dict[str, Any], scheme: str) -> None:
    async with tabs.open(locale="ru-RU", color_scheme=scheme, **screen) as tab:
        assert await serious_findings(tab) == []
        await tab.ask("уютную ролевую игру на Switch, без насилия")
        await tab.page.get_by_role("button", name="Не эту").first.click()
        assert await serious_findings(tab) == []
        width = await tab.page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        assert width <= 0
        await tab.page.route("**/v1/chat", lambda route: route.abort())
        await tab.ask("короче")
        await tab.page.click("#open-settings")
        assert await serious_findings(tab) == []


async def test_a_screen_reader_hears_the_games_and_then_the_whole_text(tabs: Tabs) -> None:
    heard = "window.heard = []; new MutationObserver(() => window.heard.push(document.getElementById('announcement')"
    heard += ".textContent)).observe(document.getElementById('announcement'), {childList: true})"
    async with tabs.open(locale="ru-RU") as tab:
        await tab.page.evaluate(heard)
        answer = await tab.ask("что-нибудь уютное")
        text = await answer.locator(".text").text_content()
        said = await tab.page.evaluate("window.heard")
    assert said[0].startswith("Игры: ")
    assert said[-1] == text
    assert len(said) == 2
