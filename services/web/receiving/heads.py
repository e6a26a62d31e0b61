"""Refuses requests whose head is too large, or could be read in one way by a proxy and in another by the edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from services.common.overload.admission import DEGRADED_KEY
from services.common.request import CALLER_KEY
from services.web.edge.errors import Refused
from services.web.edge.metadata import AUTHORIZATION, PASSED_ON
from services.web.receiving.asgi import Header

# As Apache httpd takes at most; browsers send about twenty.
_MOST_HEADERS = 100
# Of what goes on to the edge: gRPC takes 8 KiB of metadata, and may refuse what is a little more.
_MOST_PASSED_ON = 7000
_PASSED_ON = frozenset(name.encode() for name in PASSED_ON)
# What is decided by these must not depend on which of two somebody looks at.
_ONCE = frozenset(
    name.encode()
    for name in (
        AUTHORIZATION,
        CALLER_KEY,
        DEGRADED_KEY,
        "connect-protocol-version",
        "connect-timeout-ms",
        "content-encoding",
        "content-type",
        "grpc-timeout",
        "origin",
        "sec-fetch-site",
    )
)


def check_head(headers: Sequence[Header], *, most_bytes: int) -> None:
    """Raises Refused: 431 for a head that is too large, 400 for one with two lengths or two of what may be there once.

    The parser looks at the size only of a head that comes in pieces.
    """
    if len(headers) > _MOST_HEADERS:
        raise _too_large(f"must not have more than {_MOST_HEADERS} headers")
    if sum(len(name) + len(value) + len(b": \r\n") for name, value in headers) > most_bytes:
        raise _too_large(f"must not be larger than {most_bytes} bytes")
    left = _MOST_PASSED_ON
    for name, value in headers:
        if name in _PASSED_ON:
            left -= len(value)
            if left < 0:
                raise _too_large(f"must not be longer than {_MOST_PASSED_ON} bytes", name.decode())
    numbers = Counter(name for name, _ in headers)
    for name in _ONCE & numbers.keys():
        if numbers[name] > 1:
            raise Refused(400, "INVALID_ARGUMENT", "MALFORMED", "must be there once", field=name.decode())
    if b"content-length" in numbers and b"transfer-encoding" in numbers:
        # https://www.rfc-editor.org/rfc/rfc9112#section-6.1: an attempt to smuggle a request in
        raise Refused(
            400, "INVALID_ARGUMENT", "MALFORMED", "must not come with transfer-encoding", field="content-length"
        )


def _too_large(message: str, field: str = "head") -> Refused:
    return Refused(431, "INVALID_ARGUMENT", "HEAD_TOO_LARGE", message, field=field)
