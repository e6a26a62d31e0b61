"""Verifies JSON Web Tokens of a configured issuer: pinned algorithms, issuer, audience, expiry."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from services.common.errors import StartupError, Unauthenticated
from services.common.security.principal import ANY_PLAYER, SCOPES, Limits, Principal

_LEEWAY_SECONDS = 10
# Checking a signature takes about a tenth of a millisecond, which a caller's next calls need not wait for.
_MOST_VERIFIED = 10_000
_MOST_PLAYER_CHARACTERS = 128
_PLAIN_SUBJECT = re.compile(r"[A-Za-z0-9._-]{1,60}")


class TokenVerifier:
    """Verifies the tokens of one issuer."""

    def __init__(
        self,
        *,
        issuer: str,
        audience: str,
        algorithms: Sequence[str],
        keys_file: Path,
        player_claim: str,
        limits: Limits,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`keys_file` holds a JSON Web Key Set, or a public key as PEM; `clock` tells seconds since 1970.

        Raises StartupError if the keys cannot be used.
        """
        self._issuer = issuer
        self._audience = audience
        self._algorithms = list(algorithms)
        self._keys = _read_keys(keys_file, self._algorithms)
        self._player_claim = player_claim
        self._limits = limits
        self._clock = clock
        # By the digest of the whole token, signature included: nothing is found by a part of one.
        self._verified: OrderedDict[bytes, tuple[Principal, float]] = OrderedDict()

    def verify(self, token: str) -> Principal:
        """Whom the token is for. Raises Unauthenticated, without anything of the token."""
        digest = hashlib.sha256(token.encode()).digest()
        known = self._verified.get(digest)
        if known is not None and self._clock() < known[1] + _LEEWAY_SECONDS:
            self._verified.move_to_end(digest)
            return known[0]
        claims = self._claims(token)
        principal = self._principal(claims)
        self._verified[digest] = principal, float(claims["exp"])
        if len(self._verified) > _MOST_VERIFIED:
            self._verified.popitem(last=False)
        return principal

    def _claims(self, token: str) -> dict[str, Any]:
        try:
            key_id = jwt.get_unverified_header(token).get("kid")
            # A PEM file says no id of its key.
            key = self._keys[None if None in self._keys else key_id]
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=self._algorithms,
                issuer=self._issuer,
                audience=self._audience,
                leeway=_LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.ExpiredSignatureError as error:
            raise Unauthenticated("the token has expired; ask for a new one", reason="CREDENTIALS_EXPIRED") from error
        except KeyError as error:
            raise _invalid("the token is signed by a key that is not configured") from error
        except (jwt.PyJWTError, TypeError, ValueError) as error:
            raise _invalid("the token is not valid") from error
        return claims

    def _principal(self, claims: Mapping[str, Any]) -> Principal:
        subject = claims["sub"]
        if not isinstance(subject, str) or not subject:
            raise _invalid("the token names nobody")
        said = claims.get("scope", "")
        names = said.split() if isinstance(said, str) else said if isinstance(said, list) else []
        scopes = frozenset(SCOPES[name] for name in names if isinstance(name, str) and name in SCOPES)
        player = claims.get(self._player_claim)
        if player is not None:
            if not isinstance(player, str) or not 0 < len(player) <= _MOST_PLAYER_CHARACTERS:
                raise _invalid(f"the claim {self._player_claim} of the token is no player's id")
            # A token that names a player is for that player, whatever else it says.
            scopes -= {ANY_PLAYER}
        return Principal(f"jwt:{_name(subject)}", scopes, player, self._limits)


def _name(subject: str) -> str:
    """The subject if it may stand in logs and metadata, else a digest of all of it."""
    if _PLAIN_SUBJECT.fullmatch(subject):
        return subject
    # No plain subject has a colon, so none can be called like this.
    return "sha256:" + hashlib.sha256(subject.encode("utf-8", "surrogatepass")).hexdigest()[:52]


def _read_keys(path: Path, algorithms: Sequence[str]) -> Mapping[str | None, jwt.PyJWK | Any]:
    """The keys by id; a PEM file's only key has the id None."""
    try:
        raw = path.read_bytes()
        if raw.lstrip().startswith(b"-----BEGIN"):
            return {None: load_pem_public_key(raw)}
        keys = {key.key_id: key for key in jwt.PyJWKSet.from_dict(json.loads(raw)).keys}
    except OSError as error:
        raise StartupError(f"the keys of tokens, {path}, cannot be read ({error.strerror})") from error
    except (jwt.PyJWTError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise StartupError(f"the keys of tokens, {path}, are no JSON Web Key Set and no PEM public key") from error
    usable = {key_id: key for key_id, key in keys.items() if key.algorithm_name in algorithms}
    if not usable:
        raise StartupError(f"the keys of tokens, {path}: none is for the algorithms {', '.join(algorithms)}")
    return usable


def _invalid(message: str) -> Unauthenticated:
    return Unauthenticated(message, reason="CREDENTIALS_INVALID")
