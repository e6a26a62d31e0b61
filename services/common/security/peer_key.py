"""Keeps the key that the services of one machine share: `gamesrec up` makes it, so that nobody else can call them.

It is an API key with the id "peer". Servers and their callers take it from the environment, or from a file that only
its owner may read. Channels offer it to loopback addresses alone: on other machines peers show certificates.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from services.common.errors import StartupError
from services.common.security.access_file import KeyRecord
from services.common.security.api_keys import KeptHash, hash_of, new_key, split_key
from services.common.security.principal import ALL_SCOPES, Principal

PEER_KEY = "GAMESREC_PEER_KEY"
PEER_KEY_FILE = "GAMESREC_PEER_KEY_FILE"
PEER_ID = "peer"
# Where `gamesrec up` leaves it, and where jobs look when they are told of no other place.
DEFAULT_FILE = Path("var/data/peer.key")
_PEER = Principal("peer", ALL_SCOPES, speaks_for_others=True)


def new_peer_key() -> str:
    """A fresh key."""
    return new_key(PEER_ID).key


def peer_key(environment: Mapping[str, str] = os.environ) -> str | None:
    """The key that a server of this machine expects; None if it was given none. Raises StartupError."""
    key = environment.get(PEER_KEY, "").strip()
    if not key and (path := environment.get(PEER_KEY_FILE)):
        try:
            key = Path(path).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise StartupError(f"{PEER_KEY_FILE}: {path} cannot be read as a key") from error
    if key and split_key(key) is None:
        raise StartupError(f"{PEER_KEY} is not a whole key; `gamesrec keys new peer` makes one")
    return key or None


def offered_peer_key(environment: Mapping[str, str] = os.environ) -> str | None:
    """The key that channels of this process offer: as above, else the one in the default file, if there is one."""
    key = peer_key(environment)
    if key is None and DEFAULT_FILE.exists():
        try:
            key = DEFAULT_FILE.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        key = key if split_key(key) else None
    return key


def write_peer_key(path: Path, key: str) -> None:
    """Writes the key to a file that only its owner may read, in place of what is there."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(key)
    fresh.replace(path)


def record_of(key: str) -> tuple[str, KeyRecord]:
    """The id of a peer key, and what a server keeps of it: a peer may do everything, for everybody."""
    found = split_key(key)
    assert found is not None
    key_id, secret = found
    return key_id, KeyRecord(KeptHash(hash_of(secret, os.urandom(16))), _PEER)
