"""Decides from a service's settings who is let in: everybody on loopback, or only those whose credentials are known.

A service that others could reach does not start without a way to tell them apart, unless it is told to.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from services.common.errors import StartupError
from services.common.observability import telemetry
from services.common.security.access_file import Access, read_access
from services.common.security.authenticator import Authenticator, Credentials
from services.common.security.file_watch import follow, stamp_of
from services.common.security.peer_key import PEER_KEY, peer_key, record_of
from services.common.settings import ServiceSettings

_log = logging.getLogger(__name__)


class AccessControl:
    """Who is let into one server; the file that says so is followed while `follow()` runs."""

    def __init__(
        self,
        settings: ServiceSettings,
        *,
        is_edge: bool,
        variable: str,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """The edge is for clients and knows no peer key. `variable` begins the names of the service's variables.

        Raises StartupError when the file has a mistake, or when everybody could come in from elsewhere.
        """
        self._path = settings.access_file
        key = None if is_edge else peer_key(environment)
        self._peers = dict([record_of(key)]) if key else {}
        self._files: tuple[Path, ...] = ()
        self._seen: object = None
        self._credentials: Credentials | None = None
        if self._path is not None:
            # Read once to know which files it names, and again after their stamps, so that no change is overlooked.
            self._read(self._path)
            self._seen = stamp_of(self._files)
            self._credentials = Credentials(self._read(self._path))
        elif self._peers:
            self._credentials = Credentials(Access(self._peers, {}))
        else:
            _open_to_everybody(settings, is_edge=is_edge, variable=variable)

    @property
    def authenticator(self) -> Authenticator | None:
        """Tells who calls; None where everybody may."""
        return self._credentials

    async def follow(self) -> None:
        """Runs until cancelled: what the file says holds a second after it changes. A mistake leaves all as it is."""
        if self._path is None or self._credentials is None:
            await asyncio.Event().wait()
        await follow(lambda: self._files, self._seen, self._reload)

    def _reload(self) -> None:
        assert self._path is not None
        assert self._credentials is not None
        try:
            self._credentials.replace(self._read(self._path))
        except StartupError as error:
            telemetry.ACCESS_RELOADS.labels("refused").inc()
            _log.error("the changed access file is refused; the old one stays", extra={"error": str(error)})
        except Exception:
            telemetry.ACCESS_RELOADS.labels("failed").inc()
            _log.exception("the changed access file cannot be used; the old one stays")
        else:
            telemetry.ACCESS_RELOADS.labels("used").inc()
            _log.info("the changed access file is used from now on")

    def _read(self, path: Path) -> Access:
        access, self._files = read_access(path)
        return replace(access, keys={**access.keys, **self._peers})


def is_loopback(host: str) -> bool:
    """Whether only processes of this machine can reach what listens at `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _open_to_everybody(settings: ServiceSettings, *, is_edge: bool, variable: str) -> None:
    ways = f"give keys with {variable}ACCESS_FILE" + ("" if is_edge else f", set {PEER_KEY}")
    if settings.insecure:
        _log.warning(
            "everybody who reaches this service may do everything, as --insecure says", extra={"host": settings.host}
        )
    elif is_loopback(settings.host):
        _log.warning(f"every process of this machine, and no other machine, may do everything; {ways} to change that")
    else:
        raise StartupError(
            f"on {settings.host} everybody could do everything: {ways}, listen on 127.0.0.1, or say --insecure "
            f"({variable}INSECURE=true)"
        )
