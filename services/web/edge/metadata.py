"""Chooses which headers of a request go on to the edge: credentials, the caller's name and leave, ids and traces."""

from __future__ import annotations

from collections.abc import Mapping

from services.common.overload.admission import DEGRADED_KEY
from services.common.request import CALLER_KEY, REQUEST_ID_KEY, current
from services.web.edge.errors import Refused
from services.web.edge.ports import Metadata

AUTHORIZATION = "authorization"
PASSED_ON = (AUTHORIZATION, CALLER_KEY, DEGRADED_KEY, "traceparent", "tracestate")


def forwarded(headers: Mapping[str, str]) -> Metadata:
    """The metadata of the call. Raises Refused (400) if a header holds what metadata cannot carry.

    An `Authorization` goes on as it is: the edge decides, and the door keeps no credentials of its own.
    """
    request = current()
    metadata = [(REQUEST_ID_KEY, request.request_id)] if request else []
    for name in PASSED_ON:
        value = headers.get(name)
        if value is None:
            continue
        if not (value.isascii() and value.isprintable()):
            raise Refused(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", "must be printable ASCII", field=name)
        metadata.append((name, value))
    return metadata
