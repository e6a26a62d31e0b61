"""TLS of servers, whose certificate may be replaced while they serve, and of channels to services of ours."""

from __future__ import annotations

import logging
import os
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import grpc

from services.common.errors import StartupError
from services.common.security.file_watch import stamp_of

if TYPE_CHECKING:
    from services.common.settings import ServiceSettings

_log = logging.getLogger(__name__)
# Of every process that calls services of ours: the authorities to believe, and the certificate to show.
PEER_CA, PEER_CERTIFICATE, PEER_CERTIFICATE_KEY = "GAMESREC_TLS_CA", "GAMESREC_TLS_CERTIFICATE", "GAMESREC_TLS_KEY"


class ServerTransport:
    """The certificate that a server shows, read anew for the first connection after its files have changed.

    Connections that are open go on with the one they began with. Files that do not belong together, as while they are
    being replaced one by one, are passed over: the certificate before them stays.
    """

    def __init__(self, certificate: Path, key: Path, client_ca: Path | None) -> None:
        """With `client_ca` clients must show a certificate of one of its authorities. Raises StartupError."""
        self._files = (certificate, key, *([client_ca] if client_ca else []))
        self._stamp = stamp_of(self._files)
        try:
            first = self._read()
        except (OSError, ValueError) as error:
            raise StartupError(f"the certificate {certificate} cannot be used with the key {key}: {error}") from error
        self.credentials = grpc.dynamic_ssl_server_credentials(
            first,
            self._changed,  # type: ignore[arg-type]  # None is "unchanged", which the types forget
            require_client_authentication=client_ca is not None,
        )

    @classmethod
    def of(cls, settings: ServiceSettings) -> ServerTransport | None:
        """What the settings say; None for no TLS. Raises StartupError."""
        if settings.tls_certificate is None and settings.tls_key is None and settings.tls_client_ca is None:
            return None
        if settings.tls_certificate is None or settings.tls_key is None:
            raise StartupError("TLS needs both --tls-certificate and --tls-key")
        return cls(settings.tls_certificate, settings.tls_key, settings.tls_client_ca)

    def _read(self) -> grpc.ServerCertificateConfiguration:
        certificate, key, *client_ca = contents = [path.read_bytes() for path in self._files]
        try:
            # grpc takes any bytes, and would then fail each handshake.
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(
                self._files[0], self._files[1], password=lambda: b""
            )
        except ssl.SSLError as error:
            raise ValueError(f"they do not belong together, or are not PEM ({error.reason})") from error
        if contents != [path.read_bytes() for path in self._files]:
            raise ValueError("they are being replaced")
        roots = client_ca[0] if client_ca else None
        return grpc.ssl_server_certificate_configuration([(key, certificate)], roots)

    def _changed(self) -> grpc.ServerCertificateConfiguration | None:
        """Called by grpc for each new connection; None leaves things as they are."""
        stamp = stamp_of(self._files)
        if stamp == self._stamp:
            return None
        try:
            fresh = self._read()
        except (OSError, ValueError) as error:
            _log.error("the changed certificate is refused; the old one stays", extra={"error": str(error)})
            return None
        finally:
            self._stamp = stamp
        _log.info("the changed certificate is shown from now on")
        return fresh


def channel_credentials(environment: Mapping[str, str] = os.environ) -> grpc.ChannelCredentials | None:
    """The TLS of channels to services of ours, as the environment says; None for no TLS. Raises StartupError."""
    if not environment.get(PEER_CA):
        return None
    contents: list[bytes | None] = []
    for variable in (PEER_CA, PEER_CERTIFICATE_KEY, PEER_CERTIFICATE):
        path = environment.get(variable)
        try:
            contents.append(Path(path).read_bytes() if path else None)
        except OSError as error:
            raise StartupError(f"{variable}: {path} cannot be read ({error.strerror})") from error
    roots, key, certificate = contents
    return grpc.ssl_channel_credentials(roots, key, certificate)
