"""Reads from a TLS connection which names its peer's certificate was issued for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_ALTERNATIVE_NAMES = "x509_subject_alternative_name"
_COMMON_NAME = "x509_common_name"


def certified_names(auth_context: Mapping[str, Iterable[bytes]]) -> tuple[str, ...]:
    """The alternative names (DNS names, URIs, addresses) of the peer's verified certificate, none without one.

    The common name counts only where there are no alternative names, as in RFC 6125, section 6.4.4. `auth_context` is
    that of a grpc call; grpc has checked the chain and the dates.
    """
    for kind in (_ALTERNATIVE_NAMES, _COMMON_NAME):
        names = tuple(name.decode("utf-8", "replace") for name in auth_context.get(kind, ()))
        if names:
            return names
    return ()
