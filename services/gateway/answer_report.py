"""How a text came about."""

from __future__ import annotations

from dataclasses import dataclass

from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2

_LETTERS_A_TOKEN = 4


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

    def add_estimate(self, prompt_letters: int, letters: int) -> None:
        """Counts a completion of `letters` whose tokens nobody counted."""
        self.add_usage(
            llm_gateway_pb2.Usage(
                prompt_tokens=prompt_letters // _LETTERS_A_TOKEN,
                completion_tokens=-(-letters // _LETTERS_A_TOKEN),
                estimated=True,
            )
        )
