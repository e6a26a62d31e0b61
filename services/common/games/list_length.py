"""Says how many games a list has: as many as were asked for, or the number that the protos promise without."""

from __future__ import annotations

from typing import Any, Protocol

DEFAULT_LIMIT = 10


class LimitedRequest(Protocol):
    """A request with an `optional uint32 limit`."""

    @property
    def limit(self) -> int:
        """How many were asked for; 0 if nothing was."""
        ...

    def HasField(self, field_name: Any) -> bool:  # noqa: N802  (protobuf's name)
        """Whether the field was set."""
        ...


def limit_of(request: LimitedRequest) -> int:
    """How many games the answer to a request has at most."""
    return request.limit if request.HasField("limit") else DEFAULT_LIMIT
