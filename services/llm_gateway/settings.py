"""Settings of the LLM gateway: one upstream, by default the packaged model on this machine, and maybe a second."""

from __future__ import annotations

import json
from typing import Annotated, Any

import httpx
from pydantic import Field, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from services.common.settings import ServiceSettings
from services.llm_gateway.packaged_model import NAME as PACKAGED_MODEL
from services.llm_gateway.upstream import Timeouts, UpstreamSpec

_PACKAGED_LANGUAGES = ("en",)


class LlmGatewaySettings(ServiceSettings):
    """What `python -m services.llm_gateway` can be told."""

    model_config = SettingsConfigDict(env_prefix="LLM_GATEWAY_")

    port: int = Field(default=50054, ge=0, le=65535, description="gRPC port; 0 for any free one")
    default_deadline_seconds: float = Field(default=120.0, gt=0, description="deadline of a call whose caller set none")

    base_url: str = Field(
        default="http://127.0.0.1:50060/v1",
        description="OpenAI-compatible upstream, up to and without /chat/completions",
    )
    model: str = Field(default=PACKAGED_MODEL, min_length=1, description="model that the upstream is asked for")
    api_key_env: str = Field(
        default="", description="name of the environment variable that holds the upstream's key; empty for none"
    )
    languages: Annotated[tuple[str, ...] | None, NoDecode] = Field(
        default=None,
        description="languages that the model writes, such as en,ru; empty for any. Default: en for the packaged "
        "model, any for another",
    )

    secondary_base_url: str = Field(
        default="", description="upstream tried when the first fails before its first text; empty for none"
    )
    secondary_model: str = Field(default=PACKAGED_MODEL, min_length=1, description="model of the second upstream")
    secondary_api_key_env: str = Field(default="", description="as --api-key-env, for the second upstream")
    secondary_languages: Annotated[tuple[str, ...] | None, NoDecode] = Field(
        default=None, description="as --languages, for the second upstream"
    )

    queue_timeout_seconds: float = Field(default=5.0, gt=0, description="longest wait for a free connection")
    connect_timeout_seconds: float = Field(default=2.0, gt=0, description="longest time to connect to an upstream")
    first_token_timeout_seconds: float = Field(
        default=20.0, gt=0, description="longest time until an upstream's first token"
    )
    between_tokens_timeout_seconds: float = Field(
        default=10.0, gt=0, description="longest time between two tokens; keep-alive comments do not count"
    )
    total_timeout_seconds: float = Field(default=120.0, gt=0, description="longest time of one completion")
    max_connections: int = Field(default=64, ge=1, description="connections to one upstream; more calls wait")
    coalescing_seconds: float = Field(
        default=0.025, ge=0, le=1, description="deltas closer to each other than this are joined into one message"
    )

    @field_validator("base_url", "secondary_base_url")
    @classmethod
    def _is_base_url(cls, value: str) -> str:
        if not value:
            return value
        try:
            url = httpx.URL(value)
        except httpx.InvalidURL as error:
            raise ValueError("is not a URL; give one such as http://127.0.0.1:50060/v1") from error
        if url.scheme not in ("http", "https") or not url.host:
            raise ValueError("must be an http or https URL with a host, such as http://127.0.0.1:50060/v1")
        if url.userinfo or url.query or url.fragment:
            raise ValueError("must be without user, query and fragment; a key belongs into the variable of api_key_env")
        return value

    @field_validator("base_url")
    @classmethod
    def _is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("must not be empty")
        return value

    @field_validator("languages", "secondary_languages", mode="before")
    @classmethod
    def _split_languages(cls, value: Any) -> Any:
        """A comma-separated or a JSON list, as primary subtags in lower case."""
        if isinstance(value, str):
            value = json.loads(value) if value.lstrip().startswith("[") else value.split(",")
        if not isinstance(value, list | tuple):
            return value
        return tuple(primary for primary in (_primary_subtag(item) for item in value) if primary)

    def upstreams(self) -> tuple[UpstreamSpec, ...]:
        """The upstreams in the order in which they are tried."""
        timeouts = Timeouts(
            queue=self.queue_timeout_seconds,
            connect=self.connect_timeout_seconds,
            first_token=self.first_token_timeout_seconds,
            between_tokens=self.between_tokens_timeout_seconds,
            total=self.total_timeout_seconds,
        )
        primary = UpstreamSpec(
            name="primary",
            base_url=self.base_url,
            model=self.model,
            api_key_env=self.api_key_env,
            languages=_languages(self.languages, self.model),
            timeouts=timeouts,
            max_connections=self.max_connections,
        )
        if not self.secondary_base_url:
            return (primary,)
        secondary = UpstreamSpec(
            name="secondary",
            base_url=self.secondary_base_url,
            model=self.secondary_model,
            api_key_env=self.secondary_api_key_env,
            languages=_languages(self.secondary_languages, self.secondary_model),
            timeouts=timeouts,
            max_connections=self.max_connections,
        )
        return (primary, secondary)


def _primary_subtag(item: Any) -> str:
    return str(item).strip().replace("_", "-").partition("-")[0].lower()


def _languages(configured: tuple[str, ...] | None, model: str) -> tuple[str, ...]:
    if configured is not None:
        return configured
    return _PACKAGED_LANGUAGES if model == PACKAGED_MODEL else ()
