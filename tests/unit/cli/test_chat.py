"""A conversation in the terminal keeps its state, shows games once and no codes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.cli.chat import Conversation

Degradation = gateway_pb2.Degradation


class FakeGateway:
    """Answers each message alike; the state counts the answers."""

    def __init__(self) -> None:
        self.requests: list[gateway_pb2.ChatRequest] = []

    async def Chat(self, request: gateway_pb2.ChatRequest, timeout: float) -> AsyncIterator[gateway_pb2.ChatResponse]:  # noqa: N802
        self.requests.append(request)
        game = common_pb2.Game(game_id="celeste", title="Celeste [hard]", year=2018, genres=["Platformer"])
        reason = common_pb2.Reason(kind=common_pb2.Reason.KIND_POPULAR)
        recommended = common_pb2.RecommendedGame(game=game, reasons=[reason])
        yield gateway_pb2.ChatResponse(recommendations=gateway_pb2.Recommendations(games=[recommended]))
        yield gateway_pb2.ChatResponse(text_delta=gateway_pb2.TextDelta(text="Play"))
        yield gateway_pb2.ChatResponse(text_delta=gateway_pb2.TextDelta(text=" it."))
        degradation = Degradation(
            component=Degradation.COMPONENT_LLM_GATEWAY,
            reason=Degradation.REASON_UNGROUNDED,
            fallback=Degradation.FALLBACK_TEMPLATE_TEXT,
        )
        state = gateway_pb2.ConversationState(version=1, latest_count=len(self.requests))
        yield gateway_pb2.ChatResponse(summary=gateway_pb2.ChatSummary(degradations=[degradation], state=state))


def conversation(gateway: Any, **options: Any) -> tuple[Conversation, StringIO]:
    output = StringIO()
    return Conversation(Console(file=output, width=100), gateway, player_id="p", **options), output


async def test_the_state_of_an_answer_goes_along_with_the_next_message() -> None:
    gateway = FakeGateway()
    subject, _ = conversation(gateway)
    await subject.say("horror")
    await subject.say("shorter")
    first, second = gateway.requests
    assert not first.HasField("state")
    assert second.state.latest_count == 1
    assert (second.text, second.player_id) == ("shorter", "p")


@pytest.mark.parametrize("verbose", [False, True])
async def test_games_are_shown_once_and_codes_only_if_asked_for(verbose: bool) -> None:
    subject, output = conversation(FakeGateway(), verbose=verbose)
    await subject.say("horror")
    shown = output.getvalue()
    assert shown.count("Celeste [hard]") == 1
    assert "liked by many" in shown
    assert "Play it." in shown
    assert ("UNGROUNDED" in shown) is verbose
