"""TLS of the door: the certificate that it shows is followed, so that a new one needs no restart."""

from __future__ import annotations

import logging
import ssl

from services.common.security.certificate_files import CertificateFiles
from services.common.security.file_watch import follow

_log = logging.getLogger(__name__)


class DoorTls:
    """A context for a server's connections; each goes on with what the files hold when it begins.

    The files are followed while `follow()` runs.
    """

    def __init__(self, files: CertificateFiles) -> None:
        """With a `client_ca` browsers must show a certificate, too. Raises StartupError."""
        self._files = files
        self._seen = files.stamp()
        files.read_first()
        self.context = self._latest = self._fresh()
        # Changing a context while connections begin with it is not safe, and authorities can only be added to one.
        self.context.sni_callback = self._choose

    async def follow(self) -> None:
        """Runs until cancelled: new connections get a changed certificate within a second, open ones go on."""
        await follow(lambda: self._files.paths, self._seen, self._reload)

    def _choose(self, connection: ssl.SSLObject, _name: str | None, _context: ssl.SSLContext) -> None:
        """Called when a connection begins, whether it names a server or not."""
        connection.context = self._latest

    def _fresh(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.set_alpn_protocols(["http/1.1"])
        if self._files.client_ca is not None:
            context.verify_mode = ssl.CERT_REQUIRED
        self._files.load_into(context)
        return context

    def _reload(self) -> None:
        try:
            self._files.read()
            self._latest = self._fresh()
        except (OSError, ValueError) as error:
            _log.error("the changed certificate is refused; the old one stays", extra={"error": str(error)})
        else:
            _log.info("the changed certificate is shown from now on")
