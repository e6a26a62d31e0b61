"""How the client reaches the edge: address, key, TLS, and which calls are tried again."""

from __future__ import annotations

import ipaddress
import json
from dataclasses import dataclass
from pathlib import Path

import grpc

DEFAULT_TARGET = "127.0.0.1:50050"
SERVICE = "gamesrec.gateway.v1.GatewayService"
# Everything at the edge can be repeated without harm, as long as nothing of the answer has come; grpc sees to that.
_RETRIES = {
    "methodConfig": [
        {
            "name": [{"service": SERVICE}],
            "retryPolicy": {
                "maxAttempts": 3,
                "initialBackoff": "0.05s",
                "maxBackoff": "1s",
                "backoffMultiplier": 3,
                "retryableStatusCodes": ["UNAVAILABLE"],
            },
        }
    ],
    "retryThrottling": {"maxTokens": 50, "tokenRatio": 0.2},
    "loadBalancingConfig": [{"round_robin": {}}],
}


@dataclass(frozen=True, slots=True)
class Connection:
    """Where the edge is and how to talk to it.

    `ca` is a PEM file of the authorities to believe; `certificate` and `certificate_key` are shown where the edge asks
    for a certificate. `timeout` is the time in seconds that a call may take unless it says another one. A key is sent
    without TLS to this machine only, unless `insecure` says so.
    """

    target: str = DEFAULT_TARGET
    key: str | None = None
    tls: bool = False
    ca: Path | str | None = None
    certificate: Path | str | None = None
    certificate_key: Path | str | None = None
    timeout: float = 30.0
    insecure: bool = False

    def __post_init__(self) -> None:
        if self.key and not self.has_tls and not self.insecure and not _is_loopback(self.target):
            raise ValueError(f"a key would go to {self.target} in the clear: use tls=True, or insecure=True to do so")

    @property
    def has_tls(self) -> bool:
        """Whether the connection is encrypted."""
        return self.tls or self.ca is not None or self.certificate is not None

    @property
    def options(self) -> list[tuple[str, str | int]]:
        """Options of the channel."""
        return [
            ("grpc.service_config", json.dumps(_RETRIES)),
            ("grpc.keepalive_time_ms", 30_000),
            ("grpc.keepalive_timeout_ms", 5_000),
            # Not that of another client of this process, which may have another key or certificate.
            ("grpc.use_local_subchannel_pool", 1),
        ]

    @property
    def metadata(self) -> tuple[tuple[str, str], ...]:
        """What goes with every call."""
        return (("authorization", f"Bearer {self.key}"),) if self.key else ()

    def credentials(self) -> grpc.ChannelCredentials | None:
        """Of the channel; None without TLS. Raises OSError for a file that cannot be read."""
        if not self.has_tls:
            return None
        roots, key, certificate = (
            Path(path).read_bytes() if path is not None else None
            for path in (self.ca, self.certificate_key, self.certificate)
        )
        return grpc.ssl_channel_credentials(roots, key, certificate)


def _is_loopback(target: str) -> bool:
    host = target.rpartition(":")[0].strip("[]")
    if host == "localhost" or target.startswith("unix:"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
