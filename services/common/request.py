"""What is known of the call being served: its id, for logs and for downstream calls, and its deadline."""

from __future__ import annotations

import re
import time
import uuid
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypedDict

from services.common.errors import DeadlineExceeded

REQUEST_ID_KEY = "x-request-id"
_ACCEPTABLE_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
# Left to us for turning a downstream failure into an answer of our own.
_MARGIN_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class RequestContext:
    """Identity and deadline (on the monotonic clock, seconds) of the call being served."""

    request_id: str
    deadline: float

    def remaining(self) -> float:
        """Seconds left; negative when the deadline has passed."""
        return self.deadline - time.monotonic()


class CallOptions(TypedDict):
    """Keyword arguments of a call on a stub."""

    timeout: float
    metadata: tuple[tuple[str, str], ...]


_current: ContextVar[RequestContext | None] = ContextVar("gamesrec_request", default=None)


def set_current(request: RequestContext) -> None:
    """Makes `request` the one that this task serves."""
    _current.set(request)


def current() -> RequestContext | None:
    """The request that this task serves, if any."""
    return _current.get()


def current_id() -> str:
    """Id of the request that this task serves; "-" outside a request."""
    request = _current.get()
    return request.request_id if request else "-"


def accept_id(offered: str | None) -> str:
    """The caller's request id if it is a sane one, else a new one."""
    return offered if offered and _ACCEPTABLE_ID.fullmatch(offered) else uuid.uuid4().hex


def outgoing(budget: float) -> CallOptions:
    """Options of a downstream call: our request id, and a timeout of `budget` seconds or what is left, if less.

    Raises DeadlineExceeded when nothing is left.
    """
    request = _current.get()
    if request is None:
        return {"timeout": budget, "metadata": ((REQUEST_ID_KEY, accept_id(None)),)}
    left = request.remaining() - _MARGIN_SECONDS
    if left <= 0:
        raise DeadlineExceeded("the deadline of the call has passed")
    return {"timeout": min(budget, left), "metadata": ((REQUEST_ID_KEY, request.request_id),)}
