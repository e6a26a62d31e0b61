"""The settings of the LLM gateway: its configuration file, or, without one, an upstream and maybe a second.

By default that upstream is the packaged model on this machine.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from services.common import packaged_llm
from services.common.settings import ServiceSettings
from services.llm_gateway.configuration.base_urls import checked_base_url
from services.llm_gateway.configuration.schema import (
    DEFAULT_ALIAS,
    Alias,
    Configuration,
    Pool,
    RetryRules,
    Target,
    Timeouts,
    primary_subtags,
)
from services.llm_gateway.configuration.yaml_file import read_configuration

_POOL = "default"
_TIMEOUTS = Timeouts()


class LlmGatewaySettings(ServiceSettings):
    """The variables and flags of `python -m services.llm_gateway`."""

    model_config = SettingsConfigDict(env_prefix="LLM_GATEWAY_")

    port: int = Field(default=50054, ge=0, le=65535, description="gRPC port; 0 for any free one")
    default_deadline_seconds: float = Field(default=120.0, gt=0, description="deadline of a call whose caller set none")

    config: Path | None = Field(
        default=None,
        description="YAML file with aliases, pools, limits and cache; the other settings of upstreams are then unused",
    )
    reload_seconds: float = Field(
        default=1.0, gt=0, description="how often the file is looked at; a changed one is used without a restart"
    )

    base_url: str = Field(
        default=f"http://127.0.0.1:{packaged_llm.DEFAULT_PORT}/v1",
        description="OpenAI-compatible upstream, up to and without /chat/completions",
    )
    model: str = Field(default=packaged_llm.MODEL, min_length=1, description="model that the upstream is asked for")
    api_key_env: str = Field(
        default="", description="name of the environment variable that holds the upstream's key; empty for none"
    )
    languages: Annotated[tuple[str, ...] | None, NoDecode] = Field(
        default=None,
        description="languages that the model writes, such as en,ru; empty for any. Default: en for the packaged "
        "model, any for another",
    )

    context_window: int | None = Field(
        default=None,
        ge=16,
        description="tokens that prompt and completion may have together; longer prompts are cut. "
        "Default: 2048 for the packaged model, not known for another",
    )

    secondary_base_url: str = Field(
        default="", description="upstream tried when the first fails before its first text; empty for none"
    )
    secondary_model: str = Field(default=packaged_llm.MODEL, min_length=1, description="model of the second upstream")
    secondary_api_key_env: str = Field(default="", description="as --api-key-env, for the second upstream")
    secondary_languages: Annotated[tuple[str, ...] | None, NoDecode] = Field(
        default=None, description="as --languages, for the second upstream"
    )
    secondary_context_window: int | None = Field(
        default=None, ge=16, description="as --context-window, for the second upstream"
    )

    queue_timeout_seconds: float = Field(
        default=_TIMEOUTS.queue, gt=0, description="longest wait for a free connection"
    )
    connect_timeout_seconds: float = Field(
        default=_TIMEOUTS.connect, gt=0, description="longest time to connect to an upstream"
    )
    first_token_timeout_seconds: float = Field(
        default=_TIMEOUTS.first_token, gt=0, description="longest time until an upstream's first token"
    )
    between_tokens_timeout_seconds: float = Field(
        default=_TIMEOUTS.between_tokens,
        gt=0,
        description="longest time between two tokens; keep-alive comments do not count",
    )
    total_timeout_seconds: float = Field(default=_TIMEOUTS.total, gt=0, description="longest time of one completion")
    retry_rounds: int = Field(
        default=2, ge=1, le=10, description="how often the upstreams are gone through before a call fails"
    )
    max_connections: int = Field(default=64, ge=1, description="completions at once of one upstream; more calls wait")

    @field_validator("base_url", "secondary_base_url")
    @classmethod
    def _is_base_url(cls, value: str) -> str:
        return checked_base_url(value) if value else value

    @field_validator("base_url")
    @classmethod
    def _is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("must not be empty")
        return value

    @field_validator("languages", "secondary_languages", mode="before")
    @classmethod
    def _split_languages(cls, value: Any) -> Any:
        """Turns a comma-separated or a JSON list into primary subtags in lower case."""
        if isinstance(value, str):
            value = json.loads(value) if value.lstrip().startswith("[") else value.split(",")
        return primary_subtags(value) if isinstance(value, list | tuple) else value

    @property
    def unused(self) -> Sequence[str]:
        """The variables that were given, but are not used because the configuration is in a file."""
        if self.config is None:
            return ()
        used = {*ServiceSettings.model_fields, "config", "reload_seconds"}
        return [f"LLM_GATEWAY_{name.upper()}" for name in sorted(self.model_fields_set - used)]

    def configuration(self) -> Configuration:
        """The configuration in the file; without a file, the one that the other settings describe.

        Raises StartupError.
        """
        if self.config is not None:
            return read_configuration(self.config)
        targets = [
            Target(
                name="primary",
                base_url=self.base_url,
                model=self.model,
                api_key_env=self.api_key_env,
                languages=_languages(self.languages, self.model),
                max_concurrency=self.max_connections,
                context_window=_window(self.context_window, self.model),
            )
        ]
        if self.secondary_base_url:
            targets.append(
                Target(
                    name="secondary",
                    base_url=self.secondary_base_url,
                    model=self.secondary_model,
                    api_key_env=self.secondary_api_key_env,
                    languages=_languages(self.secondary_languages, self.secondary_model),
                    priority=1,
                    max_concurrency=self.max_connections,
                    context_window=_window(self.secondary_context_window, self.secondary_model),
                )
            )
        timeouts = Timeouts(
            queue=self.queue_timeout_seconds,
            connect=self.connect_timeout_seconds,
            first_token=self.first_token_timeout_seconds,
            between_tokens=self.between_tokens_timeout_seconds,
            total=self.total_timeout_seconds,
        )
        pool = Pool(targets=tuple(targets), timeouts=timeouts, retry=RetryRules(rounds=self.retry_rounds))
        return Configuration(aliases={DEFAULT_ALIAS: Alias(pool=_POOL)}, pools={_POOL: pool})


def _languages(configured: tuple[str, ...] | None, model: str) -> tuple[str, ...]:
    if configured is not None:
        return configured
    return packaged_llm.LANGUAGES if model == packaged_llm.MODEL else ()


def _window(configured: int | None, model: str) -> int | None:
    if configured is not None:
        return configured
    return packaged_llm.CONTEXT_WINDOW if model == packaged_llm.MODEL else None
