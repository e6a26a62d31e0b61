"""Defines the settings that all services have, and reads settings from arguments and environment."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.common.errors import StartupError

_log = logging.getLogger(__name__)

S = TypeVar("S", bound=BaseSettings)


class ServiceSettings(BaseSettings):
    """Settings of a service; a subclass sets `env_prefix` and its own default ports.

    Each is read from the command line (`--port 50051`), else from the environment (`EMBEDDER_PORT`), else it is the
    default shown by `--help`.
    """

    model_config = SettingsConfigDict(frozen=True, extra="forbid", cli_kebab_case=True, cli_implicit_flags=True)

    host: str = Field(default="127.0.0.1", description="address to listen on; 0.0.0.0 in a container")
    port: int = Field(default=0, ge=0, le=65535, description="gRPC port; 0 for any free one")
    own_port: int = Field(
        default=0,
        ge=0,
        le=65535,
        description="second gRPC port, for probes of this process where several share --port; 0: --port is not shared",
    )
    metrics_port: int = Field(default=0, ge=0, le=65535, description="port of Prometheus metrics; 0 for none")
    metrics_host: str = Field(default="", description="address for the metrics; empty: where the service listens")
    access_file: Path | None = Field(
        default=None, description="YAML file of the keys, tokens and certificates that are let in; see docs/security.md"
    )
    insecure: bool = Field(default=False, description="let everybody in, even from other machines")
    health: Literal["open", "known"] = Field(
        default="open", description="who may ask for the health: everybody, or only whose credentials are known"
    )
    reflection: Literal["open", "known", "off"] = Field(
        default="known", description="who may ask for the contract by reflection: as --health, or nobody"
    )
    tls_certificate: Path | None = Field(
        default=None,
        description="PEM file of the certificate chain; none: no TLS. Changes are followed",
    )
    tls_key: Path | None = Field(default=None, description="PEM file of the certificate's private key")
    tls_client_ca: Path | None = Field(
        default=None,
        description="PEM file of the authorities of the certificates that clients must show",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="least level logged")
    log_format: Literal["json", "text"] = Field(default="json", description="shape of the log lines")
    max_concurrent_calls: int = Field(
        default=256, ge=1, description="calls served at once; more are refused with RESOURCE_EXHAUSTED"
    )
    max_request_bytes: int = Field(
        default=16 * 2**20, ge=1024, description="largest request; a larger one is refused before it has come"
    )
    max_streams_per_connection: int = Field(
        default=1000, ge=1, description="calls that one connection may have at once; a client opens more connections"
    )
    default_deadline_seconds: float = Field(default=30.0, gt=0, description="deadline of a call whose caller set none")
    drain_delay_seconds: float = Field(
        default=1.0, ge=0, description="on SIGTERM, time between saying NOT_SERVING and refusing calls"
    )
    drain_grace_seconds: float = Field(
        default=20.0, ge=0, description="on SIGTERM, time that calls under way have to finish"
    )
    max_connection_age_seconds: float = Field(
        default=240.0, gt=0, description="age at which connections are closed kindly, so that clients find new pods"
    )
    reject_unknown_fields: bool = Field(
        default=False, description="refuse requests with fields that this version does not know"
    )


def unknown_variables(kind: type[BaseSettings], environment: Mapping[str, str] = os.environ) -> Mapping[str, str]:
    """The variables that look like settings of this kind and are none, each with the setting that is nearest to it.

    They are passed over, not refused: a prefix such as `WEB_` is not ours alone.
    """
    prefix = str(kind.model_config.get("env_prefix", "")).upper()
    known = {f"{prefix}{name.upper()}" for name in kind.model_fields}
    unknown = [name for name in environment if prefix and name.upper().startswith(prefix) and name.upper() not in known]
    return {name: next(iter(get_close_matches(name.upper(), known, 1)), "") for name in sorted(unknown)}


def warn_of_unknown(kind: type[BaseSettings]) -> None:
    """Writes a line for each of them to the log."""
    for name, nearest in unknown_variables(kind).items():
        hint = f"did you mean {nearest}?" if nearest else "see --help for those that there are"
        _log.warning(f"{name} is no setting of this service: {hint}")


def read_settings(kind: type[S], argv: Sequence[str] | None = None, *, prog: str | None = None) -> S:
    """Reads settings from `argv` (default: this process's arguments) and the environment.

    Raises StartupError that names each wrong setting. `--help` prints all settings and exits.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return kind(_cli_parse_args=arguments, _cli_prog_name=prog)
    except ValidationError as error:
        prefix = str(kind.model_config.get("env_prefix", "")).upper()
        wrong = "; ".join(
            f"{prefix}{'_'.join(str(part) for part in item['loc']).upper()}: {item['msg']}" for item in error.errors()
        )
        raise StartupError(f"settings: {wrong} (see --help)") from error
