"""Makes API keys, `id.secret`, and tells whether a secret is that of a hash.

A secret is 256 random bits, so guessing it is hopeless however fast the hash is; a slow one such as scrypt protects
passwords that people choose, and would cost every call tens of milliseconds. HMAC-SHA256 keyed by a salt of each key
costs microseconds, needs no cache of verified keys, and keeps equal secrets from having equal hashes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

ID_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,31}$"
HASH_PATTERN = r"^hmac-sha256:[A-Za-z0-9_-]{22}:[A-Za-z0-9_-]{43}$"
_SECRET_BYTES, _SALT_BYTES = 32, 16
_KEY = re.compile(r"([a-z0-9][a-z0-9_-]{0,31})\.([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that was just made: what its owner keeps, and the hash that the server keeps."""

    key: str
    hash: str


def new_key(key_id: str) -> NewKey:
    """A key with a fresh secret."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    return NewKey(f"{key_id}.{secret}", hash_of(secret, secrets.token_bytes(_SALT_BYTES)))


def split_key(key: str) -> tuple[str, str] | None:
    """Id and secret of a key; None if it has not the form of one, whole."""
    match = _KEY.fullmatch(key)
    return (match[1], match[2]) if match else None


def hash_of(secret: str, salt: bytes) -> str:
    """What is kept of a secret, such as "hmac-sha256:<salt>:<digest>", both in URL-safe base64."""
    digest = hmac.digest(salt, secret.encode(), hashlib.sha256)
    return f"hmac-sha256:{_text(salt)}:{_text(digest)}"


class KeptHash:
    """A hash as a server keeps it. What is alike for all secrets is computed once.

    In a process that does much else between two calls, setting the HMAC up takes longer than the rest of the check.
    """

    def __init__(self, text: str) -> None:
        """`text` is as `hash_of` returns it."""
        _, salt, digest = text.split(":")
        self._salted = hmac.new(_raw(salt), digestmod=hashlib.sha256)
        self._digest = _raw(digest)

    def matches(self, secret: str) -> bool:
        """Whether this is the hash of the secret; takes as long for a wrong secret as for a right one."""
        found = self._salted.copy()
        found.update(secret.encode())
        return hmac.compare_digest(found.digest(), self._digest)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


# An unknown id is compared with this, so that it takes as long as a known one.
NOBODYS = KeptHash(new_key("nobody").hash)
