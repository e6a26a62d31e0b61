"""A conversation in the terminal keeps its state, shows games once and no codes."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from gamesrec import client as edge
from services.cli.asking.chat import Conversation


class FakeGateway(edge.AsyncClient):
    """Answers each message alike; the state counts the answers."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, bytes]] = []

    async def chat(self, player_id: str, text: str, *, state: bytes = b"", **_: Any) -> AsyncGenerator[Any, None]:
        self.requests.append((player_id, text, state))
        game = edge.Game(game_id="celeste", title="Celeste [hard]", year=2018, genres=("Platformer",))
        yield edge.Recommendations((edge.RecommendedGame(game, 1.0, (edge.Reason("popular", 1.0),)),))
        yield edge.Text("Play")
        yield edge.Text(" it.")
        yield edge.AnswerSummary(
            request_id="r",
            text_source="template",
            finish_reason="complete",
            language="en",
            named_game_ids=("celeste",),
            degradations=(edge.Degradation("llm_gateway", "ungrounded", "template_text"),),
            timings={},
            language_model="",
            model_tokens=0,
            experiment_bucket="",
            state=str(len(self.requests)).encode(),
        )


def conversation(gateway: FakeGateway, **options: Any) -> tuple[Conversation, StringIO]:
    output = StringIO()
    return Conversation(Console(file=output, width=100), gateway.conversation("p"), **options), output


async def test_the_state_of_an_answer_goes_along_with_the_next_message() -> None:
    gateway = FakeGateway()
    subject, _ = conversation(gateway)
    await subject.say("horror")
    await subject.say("shorter")
    assert gateway.requests == [("p", "horror", b""), ("p", "shorter", b"1")]


@pytest.mark.parametrize("verbose", [False, True])
async def test_games_are_shown_once_and_codes_only_if_asked_for(verbose: bool) -> None:
    subject, output = conversation(FakeGateway(), verbose=verbose)
    await subject.say("horror")
    shown = output.getvalue()
    assert shown.count("Celeste [hard]") == 1
    assert "liked by many" in shown
    assert "Play it." in shown
    assert ("UNGROUNDED" in shown) is verbose
