"""Keeps what is known of the call being served (id, caller, deadline, trace) for logs and for downstream calls."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypedDict

from services.common.errors import DeadlineExceeded, InvalidArgument
from services.common.security import principal

REQUEST_ID_KEY = "x-request-id"
CALLER_KEY = "x-caller-id"
# W3C trace context: a trace of the caller's goes on through us.
_TRACE_KEYS = ("traceparent", "tracestate")
_ACCEPTABLE_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")


@dataclass(frozen=True, slots=True)
class RequestContext:
    """Identity and deadline (on the monotonic clock, seconds) of the call being served.

    `caller` is who is passed on as the caller: the principal whose credential was verified, or whom a service of ours
    calls for; where nobody is asked for credentials, a claim. `trace` is the trace context that came, as metadata.
    `reserve` is how many seconds before the deadline the work must be done so that the answer arrives in time, see
    `deadlines.py`; with `spares_parts` no other service is asked, see `admission.py`.
    """

    request_id: str
    deadline: float
    caller: str | None = None
    trace: tuple[tuple[str, str], ...] = ()
    reserve: float = 0.0
    spares_parts: bool = False

    @classmethod
    def of(cls, metadata: Mapping[str, str], deadline: float, *, reserve: float = 0.0) -> RequestContext:
        """The context of a call that came with `metadata`."""
        return cls(
            accept_id(metadata.get(REQUEST_ID_KEY)),
            deadline,
            principal.current().caller(metadata.get(CALLER_KEY)),
            tuple((key, metadata[key]) for key in _TRACE_KEYS if key in metadata),
            reserve,
        )

    def check_caller(self) -> None:
        """Raises InvalidArgument if the caller names itself in characters that are not accepted."""
        if self.caller is not None and not _ACCEPTABLE_ID.fullmatch(self.caller):
            raise InvalidArgument.of_field(CALLER_KEY, "must be 1 to 64 letters, digits and . _ : - in the metadata")

    @property
    def metadata(self) -> tuple[tuple[str, str], ...]:
        """The metadata of a downstream call: request id, caller, trace context."""
        caller = () if self.caller is None else ((CALLER_KEY, self.caller),)
        return ((REQUEST_ID_KEY, self.request_id), *caller, *self.trace)

    @property
    def answer_by(self) -> float:
        """When the work must be done."""
        return self.deadline - self.reserve

    def remaining(self) -> float:
        """Seconds left; negative when the deadline has passed."""
        return self.deadline - time.monotonic()


class CallOptions(TypedDict):
    """Keyword arguments of a call on a stub."""

    timeout: float
    metadata: tuple[tuple[str, str], ...]


_current: ContextVar[RequestContext | None] = ContextVar("gamesrec_request", default=None)


def set_current(request: RequestContext | None) -> None:
    """Makes `request` the one that this task serves; None for none."""
    _current.set(request)


def current() -> RequestContext | None:
    """The request that this task serves, if any."""
    return _current.get()


def is_spared() -> bool:
    """Whether the request that this task serves is to be answered without asking any other service."""
    request = _current.get()
    return request is not None and request.spares_parts


def current_id() -> str:
    """Id of the request that this task serves; "-" outside a request."""
    request = _current.get()
    return request.request_id if request else "-"


def accept_id(offered: str | None) -> str:
    """The caller's request id if it is 1 to 64 of the accepted characters, else a new one."""
    return offered if offered and _ACCEPTABLE_ID.fullmatch(offered) else uuid.uuid4().hex


def outgoing(budget: float) -> CallOptions:
    """Options of a downstream call: our metadata, and a timeout of `budget` seconds or what is left, if less.

    Raises DeadlineExceeded when nothing is left.
    """
    request = _current.get()
    if request is None:
        return {"timeout": budget, "metadata": ((REQUEST_ID_KEY, accept_id(None)),)}
    left = request.answer_by - time.monotonic()
    if left <= 0:
        raise DeadlineExceeded("the time of the call was over before this part could be asked")
    return {"timeout": min(budget, left), "metadata": request.metadata}
