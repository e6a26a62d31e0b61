"""Repeats calls to a service that is restarting or overloaded, and says what to do when it fails for good."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from services.common.errors import DeadlineExceeded, FailedPrecondition, ResourceExhausted, ServiceError, Unavailable
from services.ingest.errors import IngestError

Result = TypeVar("Result")

_AGAIN = "run the same command again (what is stored already is not stored twice)"


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Seconds before the second call, the third and so on; after the last of them a failure is final.

    A service may ask for longer pauses. Until a service has answered once there are only the pauses of `first`:
    most likely it was never started, and then nobody should have to wait to be told so.
    """

    pauses: tuple[float, ...] = (0.2, 0.4, 0.8, 1.6, 3.2, 5.0)
    first: tuple[float, ...] = (0.2, 0.4)


DEFAULT_RETRIES = RetryPolicy()


async def with_retries(
    call: Callable[[], Awaitable[Result]],
    *,
    service: str,
    pauses: tuple[float, ...],
    achieved: Callable[[], int] = lambda: 0,
) -> Result:
    """The result of `call`, which must be one that can be repeated.

    `service` names it for the operator ("the embedder at host:port"). A call that fails after it has `achieved` more
    than those before counts as the first one. IngestError when it fails for good.
    """
    left = list(pauses)
    most = achieved()
    while True:
        try:
            return await call()
        except (Unavailable, ResourceExhausted, DeadlineExceeded) as error:
            if achieved() > most:
                left, most = list(pauses), achieved()
            if not left:
                raise IngestError(
                    f"{service} does not answer ({_one_line(error)}); see that it runs (`gamesrec up`), then {_AGAIN}"
                ) from error
            await asyncio.sleep(max(left.pop(0), error.retry_after or 0.0))
        except FailedPrecondition as error:
            if error.reason == "MODEL_MISMATCH":
                raise IngestError(
                    f"{service} holds vectors of another encoder ({_one_line(error)}); serve that encoder, "
                    "or give the recommender an empty store"
                ) from error
            raise IngestError(f"{service} refuses: {_one_line(error)}") from error
        except ServiceError as error:
            raise IngestError(f"{service} failed: {_one_line(error)}; its log says more") from error


def _one_line(error: ServiceError) -> str:
    return " ".join(error.message.split())[:300] or error.code
