"""The page of the running stack in a real Chromium; without one these tests are skipped, and say so."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright

from services.cli.running.stack import Stack

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# As root Chromium needs --no-sandbox; the rest keeps it from asking hosts of its maker.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MILLISECONDS = 60_000


@dataclass
class Tab:
    """A tab that shows the page; `complaints` are the errors of its console and of its scripts."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    async def ask(self, text: str) -> Locator:
        """Sends a message by the keyboard, and returns its answer when it is whole."""
        await self.page.fill("#message", text)
        await self.page.press("#message", "Enter")
        return await self.answer()

    async def answer(self) -> Locator:
        """The latest answer, when it is whole."""
        await self.page.wait_for_selector(".turn:last-child .answer[aria-busy=false]")
        return self.page.locator(".turn").last

    async def games(self) -> list[str]:
        """Ids of the games of the latest answer."""
        cards = self.page.locator(".turn").last.locator(".card")
        return [await card.get_attribute("data-game") or "" for card in await cards.all()]

    async def chips(self) -> list[str]:
        """What is in force, as the page says it."""
        return await self.page.locator(".chip").all_inner_texts()


class Tabs:
    """Opens tabs of one browser."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url

    @asynccontextmanager
    async def open(self, **options: Any) -> AsyncIterator[Tab]:
        """A tab of a browser that nobody has used yet; `options` are those of the browser, such as its locale."""
        context = await self._browser.new_context(**{"locale": "en-US", "reduced_motion": "reduce", **options})
        context.set_default_timeout(MILLISECONDS)
        tab = Tab(await context.new_page())
        tab.page.on("console", lambda said: tab.complaints.append(said.text) if said.type == "error" else None)
        tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
        await tab.page.goto(self._url)
        await tab.page.wait_for_selector("html[data-ready]")
        try:
            yield tab
        finally:
            await context.close()


@pytest.fixture
async def tabs(stack: Stack) -> AsyncIterator[Tabs]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield Tabs(browser, stack.addresses.page)
        await browser.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM:
        return
    missing = pytest.mark.skip(reason="Chromium is not installed; `make test-browser` installs it where it may")
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(missing)
