"""TLS of the door: the certificate that it shows is followed, so that a new one needs no restart."""

from __future__ import annotations

import logging
import ssl

from services.common.security.certificate_files import CertificateFiles
from services.common.security.file_watch import follow

_log = logging.getLogger(__name__)


class DoorTls:
    """A context for a server's connections, whose certificate is the one in the files while `follow()` runs."""

    def __init__(self, files: CertificateFiles) -> None:
        """With a `client_ca` browsers must show a certificate, too. Raises StartupError."""
        self._files = files
        self._seen = files.stamp()
        files.read_first()
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.context.set_alpn_protocols(["http/1.1"])
        if files.client_ca is not None:
            self.context.verify_mode = ssl.CERT_REQUIRED
        files.load_into(self.context)

    async def follow(self) -> None:
        """Runs until cancelled: new connections get a changed certificate within a second, open ones go on."""
        await follow(lambda: self._files.paths, self._seen, self._reload)

    def _reload(self) -> None:
        try:
            # Into another context first: a pair that does not belong together would spoil the one in use.
            self._files.read()
            self._files.load_into(self.context)
        except (OSError, ValueError) as error:
            _log.error("the changed certificate is refused; the old one stays", extra={"error": str(error)})
        else:
            _log.info("the changed certificate is shown from now on")
