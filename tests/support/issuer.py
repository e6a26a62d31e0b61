"""An issuer of JSON Web Tokens for tests."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

from tests.support.access import AccessFile

_NAME, _AUDIENCE, _KEY_ID = "https://issuer", "gamesrec", "now"


class Issuer:
    """Signs with one key, which may be replaced."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._keys_file: Path | None = None

    def allow(self, file: AccessFile) -> None:
        """Lets the server of the access file accept the issuer's tokens; the public key lies beside it."""
        self._keys_file = file.path.with_name("jwks.json")
        self._write()
        file.entries["tokens"] = {"issuer": _NAME, "audience": _AUDIENCE, "keys_file": self._keys_file.name}
        file.write()

    def replace_key(self) -> None:
        """Signs by another key from now on, which the server finds in place of the first."""
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._write()

    def token(self, scope: str, **claims: Any) -> str:
        """A token of the subject "anna", good for a minute, with these scopes; a claim that is None is left out."""
        said = {
            "iss": _NAME,
            "aud": _AUDIENCE,
            "sub": "anna",
            "exp": time.time() + 60,
            "scope": scope,
            "player_id": "player-7",
            **claims,
        }
        given = {name: value for name, value in said.items() if value is not None}
        return jwt.encode(given, self._key, "ES256", headers={"kid": _KEY_ID})

    def _write(self) -> None:
        assert self._keys_file is not None
        public = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(self._key.public_key()))
        self._keys_file.write_text(json.dumps({"keys": [{**public, "kid": _KEY_ID, "alg": "ES256"}]}))
