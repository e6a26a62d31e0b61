"""How a text came about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from services.common.token_estimate import estimated_prompt_tokens, estimated_tokens


@dataclass(slots=True)
class Outcome:
    """How a text came about; complete when the text is."""

    language: str
    source: gateway_pb2.TextSource.ValueType = gateway_pb2.TEXT_SOURCE_TEMPLATE
    finish_reason: gateway_pb2.TextFinishReason.ValueType = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
    language_model: str = ""
    usage: llm_gateway_pb2.Usage | None = None

    def add_usage(self, usage: llm_gateway_pb2.Usage) -> None:
        """Counts the tokens of one more completion."""
        total = self.usage or llm_gateway_pb2.Usage()
        total.prompt_tokens += usage.prompt_tokens
        total.completion_tokens += usage.completion_tokens
        total.estimated |= usage.estimated
        self.usage = total

    def add_estimate(self, prompt: Iterable[str], text: str) -> None:
        """Counts a completion whose tokens nobody counted, by the texts of its messages and its own."""
        self.add_usage(
            llm_gateway_pb2.Usage(
                prompt_tokens=estimated_prompt_tokens(prompt),
                completion_tokens=estimated_tokens(text),
                estimated=True,
            )
        )
