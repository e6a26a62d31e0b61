"""Reads the certificate that a server shows, and the key that belongs to it, from files that may be replaced."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from services.common.errors import StartupError
from services.common.security.file_watch import stamp_of

if TYPE_CHECKING:
    from services.common.settings import ServiceSettings


@dataclass(frozen=True, slots=True)
class Pem:
    """What the files hold; `client_ca` is None where clients need not show a certificate."""

    certificate: bytes
    key: bytes
    client_ca: bytes | None


@dataclass(frozen=True, slots=True)
class CertificateFiles:
    """The PEM files of a certificate chain, of its key, and of the authorities of clients' certificates."""

    certificate: Path
    key: Path
    client_ca: Path | None = None

    @classmethod
    def of(cls, settings: ServiceSettings) -> CertificateFiles | None:
        """What the settings say; None for no TLS. Raises StartupError."""
        if settings.tls_certificate is None and settings.tls_key is None and settings.tls_client_ca is None:
            return None
        if settings.tls_certificate is None or settings.tls_key is None:
            raise StartupError("TLS needs both --tls-certificate and --tls-key")
        return cls(settings.tls_certificate, settings.tls_key, settings.tls_client_ca)

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files that there are."""
        return (self.certificate, self.key, *([self.client_ca] if self.client_ca else []))

    def stamp(self) -> object:
        """A value that changes when one of the files does."""
        return stamp_of(self.paths)

    def read(self) -> Pem:
        """What they hold, which belongs together and has not expired. Raises OSError or ValueError."""
        contents = [path.read_bytes() for path in self.paths]
        self.load_into(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER))
        if contents != [path.read_bytes() for path in self.paths]:
            raise ValueError("they are being replaced")
        certificate, key, *client_ca = contents
        _check_dates(certificate)
        return Pem(certificate, key, client_ca[0] if client_ca else None)

    def read_first(self) -> Pem:
        """As `read`, when a server starts. Raises StartupError."""
        try:
            return self.read()
        except (OSError, ValueError) as error:
            raise StartupError(
                f"the certificate {self.certificate} cannot be used with the key {self.key}: {error}; put both "
                "files of one valid certificate there, or correct --tls-certificate and --tls-key"
            ) from error

    def load_into(self, context: ssl.SSLContext) -> None:
        """Makes a context show the certificate. Raises OSError or ValueError."""
        try:
            # Without a password a key that has one would ask for it in the terminal.
            context.load_cert_chain(self.certificate, self.key, password=lambda: b"")
            if self.client_ca is not None:
                context.load_verify_locations(self.client_ca)
        except ssl.SSLError as error:
            raise ValueError(f"they do not belong together, or are not PEM ({error.reason})") from error


def _check_dates(certificate: bytes) -> None:
    """Raises ValueError if nobody who looks at its dates would take the certificate any longer."""
    # Only servers with TLS need it, and it is slow to import.
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415

    end = load_pem_x509_certificates(certificate)[0].not_valid_after_utc
    if end <= datetime.now(UTC):
        raise ValueError(f"it has expired on {end:%Y-%m-%d at %H:%M} UTC")
