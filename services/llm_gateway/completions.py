"""Takes a call through the caller's limits, the cache and the router. Knows nothing of how calls arrive."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from services.common.errors import InvalidArgument
from services.common.token_estimate import estimated_tokens
from services.llm_gateway import metrics
from services.llm_gateway.cache.completion_cache import CacheKey
from services.llm_gateway.caller_limits import Charge
from services.llm_gateway.completion import ANONYMOUS, Call, CompletionEvent, CompletionRequest, Delta, Finished
from services.llm_gateway.live_configuration import LiveConfiguration, Plan
from services.llm_gateway.prompt_budget import estimated_tokens_of

_OTHER_CALLERS = "other"


class Completions:
    """Completes calls, each by the configuration in force when it arrives."""

    def __init__(self, live: LiveConfiguration) -> None:
        self._live = live

    async def stream(self, call: Call) -> AsyncGenerator[CompletionEvent, None]:
        """Started, deltas, Finished. Raises ServiceError."""
        with self._live.plan() as plan:
            _check_size(call.request, plan.configuration.max_prompt_bytes)
            with self._live.limits.call(call.caller) as charge:
                async with aclosing(_cached_or_routed(call, plan, charge)) as events:
                    async for event in events:
                        yield event


def _cached_or_routed(call: Call, plan: Plan, charge: Charge) -> AsyncGenerator[CompletionEvent, None]:
    rules = plan.configuration.cache
    if not rules.enabled or call.request.temperature != 0:
        return _routed(call, plan, charge)
    key = CacheKey(call.caller, call.alias, call.language.lower(), call.request)
    return plan.cache.stream(key, rules, lambda: _routed(call, plan, charge))


async def _routed(call: Call, plan: Plan, charge: Charge) -> AsyncGenerator[CompletionEvent, None]:
    """The completion as upstreams write it; counted and charged here, once, however many calls share it."""
    used = estimated_tokens_of(call.request.messages) if charge.is_limited else 0
    charge.settle(used)
    sent = False

    def note_sent() -> None:
        nonlocal sent
        sent = True

    try:
        async with aclosing(plan.router.stream(call, sent=note_sent)) as events:
            async for event in events:
                if isinstance(event, Finished):
                    used = event.usage.prompt_tokens + event.usage.completion_tokens
                    _count(call, event, named=call.caller in plan.configuration.callers.named)
                elif isinstance(event, Delta) and charge.is_limited:
                    used += estimated_tokens(event.text)
                yield event
    finally:
        charge.settle(used if sent else 0)


def _check_size(request: CompletionRequest, most: int) -> None:
    size = sum(len(message.content) for message in request.messages)
    # No character takes more than 4 bytes, so most prompts need not be encoded to be found small enough.
    if size * 4 > most:
        size = sum(len(message.content.encode()) for message in request.messages)
    if size > most:
        raise InvalidArgument.of_field(
            "messages", f"must hold at most {most} bytes together, not {size}", reason="PROMPT_TOO_LARGE"
        )


def _count(call: Call, event: Finished, *, named: bool) -> None:
    caller = call.caller if named or call.caller == ANONYMOUS else _OTHER_CALLERS
    counted = "estimated" if event.usage.estimated else "counted"
    metrics.TOKENS.labels(caller, call.alias, "prompt", counted).inc(event.usage.prompt_tokens)
    metrics.TOKENS.labels(caller, call.alias, "completion", counted).inc(event.usage.completion_tokens)
