"""Computes the vector of a message while other work goes on, and gives it up when its time is over."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from math import inf
from typing import Any, TypeVar

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import DeadlineExceeded, InvalidArgument, ServiceError
from services.gateway.answer_report import AnswerReport
from services.gateway.backends.ports import Embedder, EncodedText
from services.gateway.overload import is_overload

_Degradation = gateway_pb2.Degradation
Result = TypeVar("Result")


class MessageVector:
    """The vector of one text, under way since this was made. One that is given up stays so.

    Without it games are recommended from the player's history, which the report then tells. But the text may be wrong,
    and an overloaded embedder is no reason for a poorer answer that nobody asked for: `check` raises that.
    """

    def __init__(self, embedder: Embedder, text: str, report: AnswerReport) -> None:
        self._report = report
        self._refusal: ServiceError | None = None
        self._encoding = asyncio.create_task(self._encode(embedder, text))

    async def until(self, moment: float) -> common_pb2.Vector | None:
        """The vector if it is there by `moment` (monotonic clock), else None."""
        if not self._encoding.done():
            seconds = max(0.0, moment - time.monotonic())
            await asyncio.wait([self._encoding], timeout=None if seconds == inf else seconds)
        if not self._encoding.done():
            self._encoding.cancel()
            self._gone(DeadlineExceeded("the embedder did not answer in time"))
        if self._encoding.cancelled() or self._encoding.cancelling():
            return None
        encoded = self._encoding.result()
        return encoded.vector if encoded else None

    @property
    def model(self) -> common_pb2.ModelVersion | None:
        """Whose vector it is; None while there is none."""
        there = self._encoding.done() and not self._encoding.cancelled()
        encoded = self._encoding.result() if there else None
        return encoded.vector.model if encoded else None

    def check(self) -> None:
        """Raises what the embedder refused the text with, as far as is known by now."""
        if self._refusal is not None:
            raise self._refusal

    async def beside(self, work: Coroutine[Any, Any, Result]) -> Result:
        """The result of `work`, which ends when the embedder turns the text away for want of room: the sooner its
        caller knows, the better. Raises ResourceExhausted then."""
        working = asyncio.ensure_future(work)
        try:
            await asyncio.wait((working, self._encoding), return_when=asyncio.FIRST_COMPLETED)
            if self._refusal is not None and is_overload(self._refusal):
                raise self._refusal
            return await working
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)

    async def close(self) -> None:
        """Ends the work, if it is still under way."""
        self._encoding.cancel()
        await asyncio.gather(self._encoding, return_exceptions=True)

    async def _encode(self, embedder: Embedder, text: str) -> EncodedText | None:
        try:
            with self._report.stopwatch.stage("embed"):
                encoded = await embedder.encode_query(text)
        except ServiceError as error:
            if isinstance(error, InvalidArgument) or is_overload(error):
                self._refusal = error
            else:
                self._gone(error)
            return None
        self._report.stopwatch.seconds["embed_inference"] = encoded.inference_seconds
        self._report.models["embedder"] = encoded.vector.model
        return encoded

    def _gone(self, error: ServiceError) -> None:
        self._report.degrade(_Degradation.COMPONENT_EMBEDDER, error, _Degradation.FALLBACK_HISTORY_ONLY)
