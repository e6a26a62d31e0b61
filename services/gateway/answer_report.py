"""Collects how one answer came about, while it is made: what the summary of a chat tells, degradations included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from services.common.enum_names import short_name
from services.common.errors import DeadlineExceeded, ServiceError
from services.common.overload.failure_line import tell_failed
from services.common.security.quotas import current_usage
from services.common.token_estimate import estimated_prompt_tokens, estimated_tokens
from services.gateway import metrics
from services.gateway.stopwatch import Stopwatch

_Degradation = gateway_pb2.Degradation
# Reasons of other services that mean the same as one of the contract's; all others are failed calls.
_REASONS_OF_ERRORS = {
    "LANGUAGE_UNSUPPORTED": _Degradation.REASON_LANGUAGE_UNSUPPORTED,
    "MODEL_MISMATCH": _Degradation.REASON_MODEL_MISMATCH,
}


@dataclass(slots=True)
class AnswerReport:
    """How one answer came about; complete when the answer is.

    `language` is that of the text as a primary BCP 47 language, empty until it is known; `language_model` is the model
    that was asked, as "upstream/model"; `usage` is unset while no tokens were used; `models` are those of other parts.
    """

    language: str = ""
    source: gateway_pb2.TextSource.ValueType = gateway_pb2.TEXT_SOURCE_TEMPLATE
    finish_reason: gateway_pb2.TextFinishReason.ValueType = gateway_pb2.TEXT_FINISH_REASON_COMPLETE
    language_model: str = ""
    usage: llm_gateway_pb2.Usage | None = None
    models: dict[str, common_pb2.ModelVersion] = field(default_factory=dict)
    degradations: list[gateway_pb2.Degradation] = field(default_factory=list)
    stopwatch: Stopwatch = field(default_factory=Stopwatch)

    def degrade(
        self,
        component: gateway_pb2.Degradation.Component.ValueType,
        cause: ServiceError | gateway_pb2.Degradation.Reason.ValueType,
        fallback: gateway_pb2.Degradation.Fallback.ValueType,
    ) -> None:
        """Notes that `component` made the answer poorer, and counts it in a metric; once for each answer.

        `cause` is why: the error of a call to the component, or a reason of the gateway's own.
        """
        if isinstance(cause, ServiceError):
            error_reason = cause.reason
            reason = _REASONS_OF_ERRORS.get(error_reason, _Degradation.REASON_CALL_FAILED)
        else:
            error_reason, reason = "", cause
        degradation = _Degradation(component=component, reason=reason, error_reason=error_reason, fallback=fallback)
        if degradation in self.degradations:
            return
        self.degradations.append(degradation)
        gave_up = isinstance(cause, DeadlineExceeded) and "part" not in cause.metadata
        if gave_up or reason == _Degradation.REASON_FIRST_TEXT_TIMEOUT:
            # Our own patience ended, of which the call to the part knows nothing but that it was left.
            why = error_reason or short_name(degradation, "reason")
            tell_failed(short_name(degradation, "component").lower(), code=DeadlineExceeded.code, reason=why)
        metrics.DEGRADATIONS.labels(
            short_name(degradation, "component").lower(),
            short_name(degradation, "reason"),
            error_reason,
            short_name(degradation, "fallback"),
        ).inc()

    def add_usage(self, usage: llm_gateway_pb2.Usage) -> None:
        """Counts the tokens of one more completion, for the answer and for the limits of who asked."""
        current_usage().charge_model_tokens(usage.prompt_tokens + usage.completion_tokens)
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

    def summary(
        self, *, named_game_ids: list[str], request_id: str, state: gateway_pb2.ConversationState | None = None
    ) -> gateway_pb2.ChatSummary:
        """The last event of a chat; `named_game_ids` are the games that the text names, in its order.

        `state` is the conversation with this answer in it.
        """
        return gateway_pb2.ChatSummary(
            finish_reason=self.finish_reason,
            text_source=self.source,
            named_game_ids=named_game_ids,
            degradations=self.degradations,
            usage=self.usage,
            models=self.models,
            language_model=self.language_model if self.source == gateway_pb2.TEXT_SOURCE_LLM else "",
            timings=self.stopwatch.timings(),
            request_id=request_id,
            language=self.language,
            state=state,
        )
