"""Decides from which names and pages the door may be asked: hosts, cross-site posts, CORS.

The address a request names must be one of ours, or a page of another host could reach the door under a name of its own
that leads to loopback (DNS rebinding). What a browser posts must come from our own page or from a configured origin;
programs that are no browser send neither `Origin` nor `Sec-Fetch-Site`, and pass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.common.security.access_control import is_loopback
from services.web.edge.errors import Refused
from services.web.receiving.asgi import Header

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_ASKED_HEADERS = (
    b"authorization, connect-protocol-version, connect-timeout-ms, content-type, grpc-timeout, x-grpc-web, "
    b"x-request-id, x-user-agent"
)
_TOLD_HEADERS = b"grpc-message, grpc-status, grpc-status-details-bin, retry-after, x-request-id"
_PREFLIGHT_SECONDS = b"7200"


class Origins:
    """The rules of one door."""

    def __init__(self, *, host: str, allowed_hosts: Sequence[str], cors_origins: Sequence[str]) -> None:
        """`host` is the address listened on; without `allowed_hosts` loopback takes only names of this machine."""
        self._cors = frozenset(origin.rstrip("/").lower() for origin in cors_origins)
        self._hosts: frozenset[str] | None = None
        if allowed_hosts:
            self._hosts = frozenset(name.lower() for name in allowed_hosts)
        elif is_loopback(host):
            self._hosts = _LOOPBACK_NAMES

    def check_host(self, headers: Mapping[str, str]) -> None:
        """Raises Refused (421) if the request is addressed to a name that is not ours."""
        # Only HTTP/1.0 comes without a Host, and no browser speaks that.
        if self._hosts is None or "host" not in headers:
            return
        if _without_port(headers["host"].lower()) not in self._hosts:
            raise Refused(
                421,
                "PERMISSION_DENIED",
                "HOST_NOT_ALLOWED",
                "the door does not answer to this name; list it in WEB_ALLOWED_HOSTS",
                field="host",
            )

    def check_post(self, headers: Mapping[str, str]) -> None:
        """Raises Refused (403) if a browser posts from a page of somebody else."""
        origin = headers.get("origin")
        if origin is None:
            foreign = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
        else:
            own = origin.partition("://")[2].lower()
            foreign = origin.lower() not in self._cors and own != headers.get("host", "").lower()
        if foreign:
            raise Refused(
                403,
                "PERMISSION_DENIED",
                "CROSS_SITE",
                "pages of this origin may not ask here; list it in WEB_CORS_ORIGINS",
                field="origin",
            )

    def cors_headers(self, headers: Mapping[str, str]) -> list[Header]:
        """What lets the page that asked read the response; nothing if no origin is configured."""
        if not self._cors:
            return []
        vary = (b"vary", b"origin")
        origin = headers.get("origin", "")
        if origin.lower() not in self._cors:
            return [vary]
        return [
            vary,
            (b"access-control-allow-origin", origin.encode("latin-1")),
            (b"access-control-expose-headers", _TOLD_HEADERS),
        ]

    def preflight_headers(self, headers: Mapping[str, str]) -> list[Header]:
        """The answer to a browser that asks before it posts. Raises Refused (403) to pages of somebody else."""
        self.check_post(headers)
        return [
            (b"access-control-allow-methods", b"GET, POST"),
            (b"access-control-allow-headers", _ASKED_HEADERS),
            (b"access-control-max-age", _PREFLIGHT_SECONDS),
        ]


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]
