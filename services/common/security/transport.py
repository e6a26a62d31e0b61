"""TLS of servers, whose certificate may be replaced while they serve, and of channels to services of ours."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import grpc

from services.common.errors import StartupError
from services.common.security.certificate_files import CertificateFiles, Pem

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

    def __init__(self, files: CertificateFiles) -> None:
        """With a `client_ca` clients must show a certificate of one of its authorities. Raises StartupError."""
        self._files = files
        self._stamp = files.stamp()
        self.credentials = grpc.dynamic_ssl_server_credentials(
            _configuration(files.read_first()),
            self._changed,  # type: ignore[arg-type]  # None is "unchanged", which the types forget
            require_client_authentication=files.client_ca is not None,
        )

    @classmethod
    def of(cls, settings: ServiceSettings) -> ServerTransport | None:
        """What the settings say; None for no TLS. Raises StartupError."""
        files = CertificateFiles.of(settings)
        return None if files is None else cls(files)

    def _changed(self) -> grpc.ServerCertificateConfiguration | None:
        """Called by grpc for each new connection; None leaves things as they are."""
        stamp = self._files.stamp()
        if stamp == self._stamp:
            return None
        try:
            fresh = _configuration(self._files.read())
        except (OSError, ValueError) as error:
            _log.error("the changed certificate is refused; the old one stays", extra={"error": str(error)})
            return None
        finally:
            self._stamp = stamp
        _log.info("the changed certificate is shown from now on")
        return fresh


def _configuration(pem: Pem) -> grpc.ServerCertificateConfiguration:
    return grpc.ssl_server_certificate_configuration([(pem.key, pem.certificate)], pem.client_ca)


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
            raise StartupError(
                f"{variable}: {path} cannot be read ({error.strerror}); put it there, or correct the path"
            ) from error
    roots, key, certificate = contents
    return grpc.ssl_channel_credentials(roots, key, certificate)
