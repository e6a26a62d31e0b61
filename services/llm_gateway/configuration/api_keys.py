"""Takes the upstreams' API keys from environment variables, the only place where they may be."""

from __future__ import annotations

from collections.abc import Mapping

from services.common.errors import StartupError
from services.llm_gateway.configuration.schema import Target


def api_key_of(spec: Target, environment: Mapping[str, str]) -> str | None:
    """The target's key; None when it needs none. Raises StartupError, which never holds the key, if it is missing."""
    if not spec.api_key_env:
        return None
    key = environment.get(spec.api_key_env, "").strip()
    if not key:
        raise StartupError(
            f"the environment variable {spec.api_key_env} is not set; put the key of the {spec.name} upstream into it"
        )
    if not (key.isascii() and key.isprintable()):
        raise StartupError(
            f"the environment variable {spec.api_key_env} holds characters that no key has; copy the key anew"
        )
    return key
