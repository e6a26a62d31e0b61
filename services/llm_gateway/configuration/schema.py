"""The configuration as checked, frozen values, wherever they come from.

Configuration
|-- aliases: what calls name -> a pool, and aliases to fall back on
|-- pools: targets (upstreams), how one is chosen, timeouts, breaker, retry
|-- callers: limits of each caller
`-- cache: whether identical requests are answered once
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from services.common.language_tag import primary_subtag
from services.llm_gateway.configuration.base_urls import checked_base_url, host_of, is_loopback
from services.llm_gateway.configuration.cross_checks import check_aliases, check_names

DEFAULT_ALIAS = "default"
_NAME = r"^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$"

Name = Annotated[str, Field(pattern=_NAME)]
Strategy = Literal["priority", "weighted", "least_latency"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Timeouts(_Part):
    """Most seconds that each phase of one attempt may take; the caller's deadline stands above them all.

    `first_token` counts from the moment a connection is free until the model's first token; `between_tokens` from
    one token to the next, whatever else (keep-alive comments) arrives.
    """

    queue: float = Field(default=5.0, gt=0)
    connect: float = Field(default=2.0, gt=0)
    first_token: float = Field(default=20.0, gt=0)
    between_tokens: float = Field(default=10.0, gt=0)
    total: float = Field(default=120.0, gt=0)


class BreakerRules(_Part):
    """When the circuit breaker of a target opens: a share `failures` of its last `window` outcomes are failures.

    It takes `minimum` outcomes at least. The breaker stays open for `open` seconds, doubled each time the probes fail,
    up to `longest_open`; then `probes` calls at once may try. A pause that the target asks for (Retry-After) is at most
    `longest_open`, too.
    """

    failures: float = Field(default=0.5, gt=0, le=1)
    window: int = Field(default=20, ge=1, le=1000)
    minimum: int = Field(default=5, ge=1)
    open: float = Field(default=1.0, gt=0)
    longest_open: float = Field(default=30.0, gt=0)
    probes: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _can_trip(self) -> BreakerRules:
        if self.minimum > self.window:
            raise ValueError("minimum must not be above window")
        return self


class RetryRules(_Part):
    """How often the targets of a call are tried: in `rounds` rounds at most.

    Before each further round a random wait from 0 to `base` * 2 ** n seconds, at most `longest` (full jitter). Those of
    the alias's own pool hold for the whole call; those of its fallbacks' pools do not count.
    """

    rounds: int = Field(default=2, ge=1, le=10)
    base: float = Field(default=0.1, gt=0)
    longest: float = Field(default=1.0, gt=0)


class Target(_Part):
    """One OpenAI-compatible upstream.

    `base_url` ends before `/chat/completions`; `api_key_env` names the environment variable that holds the key
    (empty: none); `languages` are primary BCP 47 subtags that the model writes well (empty: any); of lower
    `priority` comes first; `max_concurrency` completions are written at once and `queue` calls wait;
    `context_window` is in tokens, prompt and completion together (none: not known, nothing is cut); `omit_fields` are
    optional fields of a request that it is known to refuse, others are learned from its refusals.
    """

    name: Name
    base_url: str
    model: str = Field(min_length=1, max_length=256)
    api_key_env: str = Field(default="", pattern=r"^([A-Za-z_][A-Za-z0-9_]*)?$")
    languages: tuple[str, ...] = ()
    weight: float = Field(default=1.0, gt=0)
    priority: int = 0
    max_concurrency: int = Field(default=64, ge=1)
    queue: int = Field(default=256, ge=0)
    context_window: int | None = Field(default=None, ge=16)
    max_tokens_field: Literal["auto", "max_tokens", "max_completion_tokens"] = "auto"
    omit_fields: tuple[Literal["stream_options", "temperature", "seed"], ...] = ()

    @field_validator("base_url")
    @classmethod
    def _is_base_url(cls, value: str) -> str:
        return checked_base_url(value)

    @field_validator("languages", mode="before")
    @classmethod
    def _are_primary_subtags(cls, value: Any) -> Any:
        return primary_subtags(value) if isinstance(value, list | tuple) else value

    @property
    def host(self) -> str:
        """Host of the base URL."""
        return host_of(self.base_url)

    @property
    def is_local(self) -> bool:
        """Whether the base URL leads to this machine."""
        return is_loopback(self.host)

    @property
    def max_tokens_name(self) -> str:
        """The field of a request that limits the tokens; OpenAI's newer models refuse the old name."""
        if self.max_tokens_field != "auto":
            return self.max_tokens_field
        return "max_completion_tokens" if self.host == "api.openai.com" else "max_tokens"

    def writes(self, language: str) -> bool:
        """Whether completions in `language` (BCP 47; empty: any) may be asked for here."""
        primary = primary_subtag(language)
        return not primary or not self.languages or primary in self.languages


class Pool(_Part):
    """Targets of which any can write a completion, and the rules by which one is chosen."""

    strategy: Strategy = "priority"
    targets: tuple[Target, ...] = Field(min_length=1)
    timeouts: Timeouts = Timeouts()
    breaker: BreakerRules = BreakerRules()
    retry: RetryRules = RetryRules()


class Alias(_Part):
    """What calls name: a pool, and aliases whose pools are tried when it fails."""

    pool: Name
    fallbacks: tuple[Name, ...] = ()


class Limits(_Part):
    """Limits of one caller; none: unlimited."""

    requests_per_minute: float | None = Field(default=None, gt=0)
    tokens_per_minute: float | None = Field(default=None, gt=0)
    concurrency: int | None = Field(default=None, ge=1)


class Callers(_Part):
    """Limits of the callers that are `named`, and those that each other caller has (`default`)."""

    default: Limits = Limits()
    named: Mapping[Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{1,64}$")], Limits] = {}

    def of(self, caller: str) -> Limits:
        """The limits of a caller."""
        return self.named.get(caller, self.default)


class CacheRules(_Part):
    """What is kept for identical requests of the same caller at temperature 0; off by default."""

    enabled: bool = False
    entries: int = Field(default=1000, ge=1)
    bytes: int = Field(default=16 * 1024 * 1024, ge=1024)
    seconds: float = Field(default=300.0, gt=0)


class Configuration(_Part):
    """The whole configuration; names are unique, and every name that is used exists."""

    aliases: Mapping[Name, Alias] = Field(min_length=1)
    pools: Mapping[Name, Pool] = Field(min_length=1)
    callers: Callers = Callers()
    cache: CacheRules = CacheRules()
    max_prompt_bytes: int = Field(default=2 * 1024 * 1024, ge=1024)
    # The rpc Chat returns it in one gRPC message, of which the largest is 16 MiB.
    max_completion_bytes: int = Field(default=4 * 1024 * 1024, ge=1024, le=12 * 1024 * 1024)

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Configuration:
        check_names({name: pool.targets for name, pool in self.pools.items()})
        check_aliases(self.aliases, self.pools, default=DEFAULT_ALIAS)
        return self

    def pools_of(self, alias: str) -> Iterator[tuple[str, Pool]]:
        """The pools that a call of `alias` may use, its own first, then those of its fallbacks; none twice."""
        aliases, pending = dict[str, None](), [alias]
        while pending:
            name = pending.pop(0)
            if name not in aliases:
                aliases[name] = None
                pending[:0] = self.aliases[name].fallbacks
        pools = dict.fromkeys(self.aliases[name].pool for name in aliases)
        return ((name, self.pools[name]) for name in pools)


def primary_subtags(items: Sequence[Any]) -> tuple[str, ...]:
    """The primary subtags of language tags, in lower case; empty tags are left out."""
    return tuple(primary for primary in (primary_subtag(str(item)) for item in items) if primary)
