"""Lists the settings of the HTTP door: environment variables that begin with `WEB_`, or flags."""

from __future__ import annotations

from typing import Literal

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.common.settings import ServiceSettings

_MIB = 1024 * 1024


class WebSettings(ServiceSettings):
    """Where the edge is, who may ask from which pages, and what a request may cost."""

    model_config = SettingsConfigDict(env_prefix="WEB_")

    port: int = Field(default=50080, ge=0, le=65535, description="HTTP port; 0 for any free one")
    gateway_target: str = Field(default="127.0.0.1:50050", description="the edge, as a gRPC target")
    insecure: bool = Field(
        default=False,
        description="on other addresses than loopback, serve even an edge that asks nobody for credentials",
    )
    health: Literal["open", "known"] = Field(
        default="open",
        description="who may ask /healthz and /readyz: everybody, or (known) nobody but at --metrics-port, as the door "
        "itself knows nobody",
    )
    reflection: Literal["open", "known", "off"] = Field(
        default="open", description="who may have /v1/openapi.json: everybody, or (known, off) nobody"
    )
    serve_page: bool = Field(default=True, description="serve the page to chat on, at /")
    allowed_hosts: tuple[str, ...] = Field(
        default=(),
        description="names that requests may be addressed to, without a port, as a JSON list; empty: names of this "
        "machine when listening on loopback, else any",
    )
    cors_origins: tuple[str, ...] = Field(
        default=(),
        description='pages of other hosts that may ask from a browser, as a JSON list such as ["https://shop.example"]',
    )
    default_deadline_seconds: float = Field(default=60.0, gt=0, description="longest time of a call")
    max_concurrent_calls: int = Field(
        default=1024, ge=1, description="requests served at once; more are refused with 429"
    )
    max_body_bytes: int = Field(default=_MIB, ge=1, description="largest body of a request; a larger one gets 413")
    body_seconds: float = Field(default=10.0, gt=0, description="time for a whole body to arrive; then 408")
    max_header_bytes: int = Field(default=32 * 1024, ge=1024, description="largest head of a request; then 431")
    header_seconds: float = Field(default=10.0, gt=0, description="time for a whole head to arrive; then 408")
    handshake_seconds: float = Field(
        default=10.0, gt=0, description="time for a TLS handshake; then the connection is dropped"
    )
    keep_alive_seconds: float = Field(
        default=15.0, gt=0, description="time between comments that keep a silent stream of events open"
    )
