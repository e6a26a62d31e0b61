"""What `make bench-resilience` measures, in small: processes die and encoders change, and every call is answered."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from unittest import mock

import pytest

from services.cli.running.addresses import SPARE_GATEWAY
from services.cli.running.stack import Stack
from services.cli.running.supervision import keep_running
from tests.bench.resilience import kills, reembedding
from tests.bench.resilience.running import WITHOUT_MODEL, running_stack
from tests.e2e.conftest import MODELS

pytestmark = pytest.mark.slow


@pytest.fixture
async def own_stack() -> AsyncIterator[Stack]:
    """One that may be broken. The key that commands offer to it is forgotten with it."""
    with mock.patch.dict(os.environ):
        async with running_stack(MODELS, WITHOUT_MODEL) as stack:
            yield stack


@pytest.mark.parametrize("names", [("gateway",), ("gateway", SPARE_GATEWAY), ("recommender",)])
async def test_with_the_advertised_retries_no_call_fails_for_a_process_that_is_killed(
    own_stack: Stack, names: tuple[str, ...]
) -> None:
    keeping = asyncio.create_task(keep_running(own_stack, lambda _: None))
    try:
        told = await kills.killed(own_stack, names)
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
    assert "with retries 0 of 100 failed" in told


async def test_no_call_fails_and_no_answer_is_poorer_while_all_is_embedded_anew(own_stack: Stack) -> None:
    (told,) = await reembedding.measure(own_stack, 20, MODELS)
    assert "FAILED" not in told
    assert "poorer" not in told
