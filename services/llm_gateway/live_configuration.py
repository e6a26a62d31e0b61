"""Holds the configuration in force and replaces it while calls are under way; each call keeps the one it began with.

Targets that a new configuration leaves as they are keep their connections, breaker and queue. The others are closed
when the last call that may use them has ended. A new configuration that is wrong is refused as a whole.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from services.common.errors import StartupError
from services.llm_gateway.cache.completion_cache import CompletionCache
from services.llm_gateway.caller_limits import CallerLimits
from services.llm_gateway.configuration.api_keys import api_key_of
from services.llm_gateway.configuration.schema import BreakerRules, Configuration, Target, Timeouts
from services.llm_gateway.metrics import RELOADS
from services.llm_gateway.routing.router import LivePool, Router
from services.llm_gateway.routing.target import LiveTarget
from services.llm_gateway.upstream.ports import Upstream

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _TargetIdentity:
    """What makes a target the same one in another configuration; the key is never shown."""

    spec: Target
    timeouts: Timeouts
    breaker: BreakerRules
    key: str | None


class Plan:
    """A configuration with the live objects that serve it: targets, router, cache. `calls` are under way on it."""

    def __init__(
        self, configuration: Configuration, targets: Mapping[_TargetIdentity, LiveTarget], router: Router
    ) -> None:
        self.configuration = configuration
        self.targets = targets
        self.router = router
        self.cache = CompletionCache()
        self.calls = 0
        self.retired = False


class LiveConfiguration:
    """The current plan, and those before it that calls still use. To be made while the loop runs."""

    def __init__(
        self,
        configuration: Configuration,
        open_upstream: Callable[[Target, Timeouts, str | None], Upstream],
        *,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """`open_upstream` also gets the key. Raises StartupError when a key is missing."""
        self._open = open_upstream
        self._environment = environment
        self._retired: list[Plan] = []
        self._closing: set[asyncio.Task[None]] = set()
        self._current = self._build_plan(configuration, {})
        self.limits = CallerLimits(configuration.callers)

    @property
    def current(self) -> Plan:
        """The plan for calls that arrive now."""
        return self._current

    @contextmanager
    def plan(self) -> Iterator[Plan]:
        """The plan of one call, which stays usable until the call ends."""
        plan = self._current
        plan.calls += 1
        try:
            yield plan
        finally:
            plan.calls -= 1
            if plan.retired and not plan.calls:
                self._close_unshared(plan)

    def replace(self, configuration: Configuration) -> None:
        """Serves calls that arrive from now on by `configuration`. Raises StartupError and then changes nothing."""
        old = self._current
        self._current = self._build_plan(configuration, old.targets)
        self.limits.replace_limits(configuration.callers)
        old.retired = True
        self._retired.append(old)
        if not old.calls:
            self._close_unshared(old)

    async def aclose(self) -> None:
        """Closes the connections to all targets."""
        for plan in (*self._retired, self._current):
            for target in plan.targets.values():
                await target.upstream.aclose()
        if self._closing:
            await asyncio.wait(self._closing)

    def _build_plan(self, configuration: Configuration, present: Mapping[_TargetIdentity, LiveTarget]) -> Plan:
        identities = {
            spec.name: _TargetIdentity(spec, pool.timeouts, pool.breaker, api_key_of(spec, self._environment))
            for pool in configuration.pools.values()
            for spec in pool.targets
        }
        targets = {
            identity: present.get(identity)
            or LiveTarget(self._open(identity.spec, identity.timeouts, identity.key), identity.breaker)
            for identity in identities.values()
        }
        pools = {
            name: LivePool([targets[identities[spec.name]] for spec in pool.targets], pool.strategy, pool.retry)
            for name, pool in configuration.pools.items()
        }
        aliases = {alias: [pools[name] for name, _ in configuration.pools_of(alias)] for alias in configuration.aliases}
        return Plan(configuration, targets, Router(aliases, max_completion_bytes=configuration.max_completion_bytes))

    def _close_unshared(self, plan: Plan) -> None:
        """Closes the targets of a retired plan that no other plan has."""
        self._retired.remove(plan)
        used = {id(target) for other in (*self._retired, self._current) for target in other.targets.values()}
        for target in plan.targets.values():
            if id(target) not in used:
                task = asyncio.ensure_future(target.upstream.aclose())
                self._closing.add(task)
                task.add_done_callback(self._closing.discard)


async def reload_on_change(
    live: LiveConfiguration,
    read: Callable[[], Configuration],
    stamp: Callable[[], object],
    seen: object,
    *,
    seconds: float,
) -> None:
    """Runs until cancelled: whenever `stamp()` has changed, first from `seen`, reads the configuration and uses it.

    It looks every `seconds`. A configuration with a mistake is logged, and the old one stays.
    """
    while True:
        await asyncio.sleep(seconds)
        try:
            now = stamp()
            if now == seen:
                continue
            seen = now
            configuration = read()
            if configuration == live.current.configuration:
                continue
            live.replace(configuration)
        except StartupError as error:
            RELOADS.labels("refused").inc()
            _log.error("the changed configuration is refused; the old one stays", extra={"error": str(error)})
        except Exception:
            # A defect of ours: the next change may do without it.
            RELOADS.labels("failed").inc()
            _log.exception("the changed configuration cannot be used; the old one stays")
        else:
            RELOADS.labels("used").inc()
            _log.info("the changed configuration is used from now on")
