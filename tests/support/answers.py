"""An answer of `Chat`, taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gamesrec.gateway.v1 import gateway_pb2
from services.common.enum_names import short_name


@dataclass(frozen=True)
class Answer:
    """The events of one chat."""

    kinds: list[str]
    recommendations: gateway_pb2.Recommendations
    text: str
    summary: gateway_pb2.ChatSummary

    @property
    def game_ids(self) -> list[str]:
        """Ids of the blended recommendations."""
        return [each.game.game_id for each in self.recommendations.games]

    @property
    def degradations(self) -> list[tuple[str, str, str]]:
        """Component, reason and fallback of each, as they are printed."""
        return [
            (
                short_name(each, "component").lower(),
                each.error_reason or short_name(each, "reason"),
                short_name(each, "fallback"),
            )
            for each in self.summary.degradations
        ]


async def chat(stub: Any, text: str, *, player_id: str = "p", **fields: Any) -> Answer:
    """Asks and waits for the whole answer."""
    request = gateway_pb2.ChatRequest(player_id=player_id, text=text, **fields)
    events = [event async for event in stub.Chat(request, timeout=60)]
    kinds = [event.WhichOneof("event") for event in events]
    deltas = [event.text_delta.text for event in events if event.HasField("text_delta")]
    return Answer(kinds, events[0].recommendations, "".join(deltas), events[-1].summary)
