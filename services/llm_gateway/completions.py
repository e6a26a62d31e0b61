"""What a call goes through: the caller's limits, the cache, the router. Knows nothing of how calls arrive."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from services.common.errors import InvalidArgument
from services.llm_gateway import metrics
from services.llm_gateway.completion import CompletionEvent, CompletionRequest, Finished, Started
from services.llm_gateway.completion_cache import CacheKey
from services.llm_gateway.configuration import DEFAULT_ALIAS
from services.llm_gateway.live_configuration import LiveConfiguration, Plan
from services.llm_gateway.prompt_budget import estimated_prompt_tokens, estimated_tokens

ANONYMOUS = "anonymous"
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Call:
    """Who asks for what, since when (time.perf_counter)."""

    request: CompletionRequest
    alias: str
    language: str
    caller: str
    arrived: float


class Completions:
    """Completes calls by the configuration that is valid when they arrive; for them it stays so."""

    def __init__(self, live: LiveConfiguration) -> None:
        self._live = live

    async def stream(self, call: Call) -> AsyncGenerator[CompletionEvent, None]:
        """Started, deltas, Finished. Raises ServiceError."""
        with self._live.plan() as plan:
            callers = plan.configuration.callers
            _check_size(call.request, plan.configuration.max_prompt_bytes)
            metered = callers.of(call.caller).tokens_per_minute is not None
            used = estimated_prompt_tokens(call.request.messages) if metered else 0
            cached = False
            with self._live.limits.call(call.caller, estimated_tokens=used) as charge:
                try:
                    async with aclosing(self._source(call, plan)) as events:
                        async for event in events:
                            if isinstance(event, Started):
                                cached = event.cached
                            elif isinstance(event, Finished):
                                used = event.usage.prompt_tokens + event.usage.completion_tokens
                                if not cached:
                                    _count(call, event, named=call.caller in callers.named)
                            elif metered:
                                used += estimated_tokens(event.text)
                            yield event
                finally:
                    charge.settle(0 if cached else used)

    def _source(self, call: Call, plan: Plan) -> AsyncGenerator[CompletionEvent, None]:
        def routed() -> AsyncGenerator[CompletionEvent, None]:
            return plan.router.stream(call.request, alias=call.alias, language=call.language, arrived=call.arrived)

        rules = plan.configuration.cache
        if not rules.enabled or call.request.temperature != 0:
            return routed()
        key = CacheKey(call.caller, call.alias or DEFAULT_ALIAS, call.language.lower(), call.request)
        return plan.cache.stream(key, rules, routed)


def _check_size(request: CompletionRequest, most: int) -> None:
    size = sum(len(message.content) for message in request.messages)
    # Only a prompt that could be too large is worth encoding.
    if size * 4 > most:
        size = sum(len(message.content.encode()) for message in request.messages)
    if size > most:
        raise InvalidArgument.of_field(
            "messages", f"must hold at most {most} bytes together, not {size}", reason="PROMPT_TOO_LARGE"
        )


def _count(call: Call, event: Finished, *, named: bool) -> None:
    caller = call.caller if named or call.caller == ANONYMOUS else _OTHER
    counted = "estimated" if event.usage.estimated else "counted"
    alias = call.alias or DEFAULT_ALIAS
    metrics.TOKENS.labels(caller, alias, "prompt", counted).inc(event.usage.prompt_tokens)
    metrics.TOKENS.labels(caller, alias, "completion", counted).inc(event.usage.completion_tokens)
