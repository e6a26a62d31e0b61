"""What a call goes through: the caller's limits, the cache, the router. Knows nothing of how calls arrive."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from services.common.errors import InvalidArgument
from services.llm_gateway import metrics
from services.llm_gateway.cache.completion_cache import CacheKey
from services.llm_gateway.caller_limits import Charge
from services.llm_gateway.completion import CompletionEvent, CompletionRequest, Delta, Finished
from services.llm_gateway.configuration.schema import DEFAULT_ALIAS
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
            _check_size(call.request, plan.configuration.max_prompt_bytes)
            with self._live.limits.call(call.caller) as charge:
                async with aclosing(_source(call, plan, charge)) as events:
                    async for event in events:
                        yield event


def _source(call: Call, plan: Plan, charge: Charge) -> AsyncGenerator[CompletionEvent, None]:
    rules = plan.configuration.cache
    if not rules.enabled or call.request.temperature != 0:
        return _asked(call, plan, charge)
    key = CacheKey(call.caller, call.alias or DEFAULT_ALIAS, call.language.lower(), call.request)
    return plan.cache.stream(key, rules, lambda: _asked(call, plan, charge))


async def _asked(call: Call, plan: Plan, charge: Charge) -> AsyncGenerator[CompletionEvent, None]:
    """What upstreams are asked to write. It is counted and charged here, once, however many calls read it."""
    used = estimated_prompt_tokens(call.request.messages) if charge.counts else 0
    charge.settle(used)
    sent = False

    def note_sent() -> None:
        nonlocal sent
        sent = True

    routed = plan.router.stream(
        call.request, alias=call.alias, language=call.language, arrived=call.arrived, sent=note_sent
    )
    try:
        async with aclosing(routed) as events:
            async for event in events:
                if isinstance(event, Finished):
                    used = event.usage.prompt_tokens + event.usage.completion_tokens
                    _count(call, event, named=call.caller in plan.configuration.callers.named)
                elif isinstance(event, Delta) and charge.counts:
                    used += estimated_tokens(event.text)
                yield event
    finally:
        charge.settle(used if sent else 0)


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
