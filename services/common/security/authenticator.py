"""Finds out who calls, from the credentials of one call: an API key, a token, or the certificate of the connection."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from services.common.errors import Unauthenticated
from services.common.security.access_file import Access
from services.common.security.api_keys import NOBODYS, split_key
from services.common.security.principal import Principal

AUTHORIZATION = "authorization"
_SCHEME = "bearer "
_MOST_CHARACTERS = 8192
_HOW = "send it as metadata: authorization: Bearer KEY"


class Authenticator(Protocol):
    """Tells who calls."""

    def authenticate(self, authorization: Sequence[str | bytes], certified: Sequence[str]) -> Principal:
        """The principal; Unauthenticated without valid credentials.

        `authorization` holds all values of that name in the call's metadata, `certified` the names in the verified
        certificate of the connection, if there is one.
        """
        ...


class Credentials:
    """Accepts what an `Access` says. It may be replaced at any time.

    A credential is compared whole, each time: there is no cache that could be hit with a part of one.
    """

    def __init__(self, access: Access, clock: Callable[[], float] = time.time) -> None:
        """`clock` tells seconds since 1970."""
        self._access = access
        self._clock = clock

    def replace(self, access: Access) -> None:
        """Makes `access` what holds for all calls from now on."""
        self._access = access

    def authenticate(self, authorization: Sequence[str | bytes], certified: Sequence[str]) -> Principal:
        access = self._access
        # A wrong credential is never made up for by another one.
        if authorization:
            return self._bearer(access, authorization)
        for name in certified:
            found = access.certificates.get(name)
            if found is not None:
                return found
        if certified:
            raise Unauthenticated("the certificate's name is not one that is let in", reason="CREDENTIALS_UNKNOWN")
        raise Unauthenticated(f"a key is needed; {_HOW}", reason="CREDENTIALS_MISSING")

    def _bearer(self, access: Access, authorization: Sequence[str | bytes]) -> Principal:
        value = authorization[0]
        if len(authorization) > 1 or not isinstance(value, str) or len(value) > _MOST_CHARACTERS:
            raise _invalid(f"one key is needed; {_HOW}")
        if not value.isascii() or value[: len(_SCHEME)].lower() != _SCHEME:
            raise _invalid(f"the key is not sent as it should be; {_HOW}")
        credential = value[len(_SCHEME) :]
        key = split_key(credential)
        if key is not None:
            return self._key(access, *key)
        if access.tokens is not None and credential.count(".") == 2:
            return access.tokens.verify(credential)
        raise _invalid("the key is not valid")

    def _key(self, access: Access, key_id: str, secret: str) -> Principal:
        record = access.keys.get(key_id)
        is_right = (record.hash if record else NOBODYS).matches(secret)
        if record is None or not is_right:
            raise _invalid("the key is not valid")
        if record.expires is not None and record.expires.timestamp() <= self._clock():
            raise Unauthenticated("the key has expired; ask for a new one", reason="CREDENTIALS_EXPIRED")
        return record.principal


def _invalid(message: str) -> Unauthenticated:
    return Unauthenticated(message, reason="CREDENTIALS_INVALID")
