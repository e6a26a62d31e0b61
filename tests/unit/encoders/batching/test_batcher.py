"""The batcher under concurrent calls, with a model that computes when the test lets it."""

from __future__ import annotations

import asyncio
import queue
import time
from collections.abc import AsyncIterator, Sequence

import numpy as np
import pytest
from prometheus_client import REGISTRY

from services.common.errors import DeadlineExceeded, Internal, ResourceExhausted, Unavailable
from services.encoders.arrays import TokenIds, Vectors
from services.encoders.batching.batcher import Batcher
from services.encoders.batching.metrics import BatchingMetrics

PATIENCE = 5.0
METRICS = BatchingMetrics("test_batcher")


class GatedModel:
    """Every vector is [number of tokens, first token]. A forward pass begins in `started`, ends on `finish`."""

    def __init__(self) -> None:
        self.started: queue.Queue[list[list[int]]] = queue.Queue()
        self._outcomes: queue.Queue[Exception | None] = queue.Queue()

    def encode(self, batch: Sequence[TokenIds], alone: bool = True) -> Vectors:
        self.started.put([list(token_ids) for token_ids in batch])
        outcome = self._outcomes.get(timeout=PATIENCE)
        if outcome is not None:
            raise outcome
        return np.asarray([[len(token_ids), token_ids[0]] for token_ids in batch], dtype=np.float32)

    async def next_batch(self) -> list[list[int]]:
        return await asyncio.to_thread(self.started.get, timeout=PATIENCE)

    def finish(self, outcome: Exception | None = None, times: int = 1) -> None:
        for _ in range(times):
            self._outcomes.put(outcome)


@pytest.fixture
def model() -> GatedModel:
    return GatedModel()


@pytest.fixture
async def batcher(model: GatedModel) -> AsyncIterator[Batcher]:
    async with Batcher(
        model.encode, batch_tokens=100, lookahead_texts=64, metrics=METRICS, max_queue_tokens=400
    ) as opened:
        yield opened
        model.finish(times=100)


def text(first: int, length: int = 10) -> list[int]:
    return [first] * length


def start(batcher: Batcher, *texts: list[int], deadline: float | None = None) -> asyncio.Task[np.ndarray]:
    async def run() -> np.ndarray:
        return np.stack((await batcher.encode(list(texts), deadline)).vectors)

    return asyncio.create_task(run())


def counted(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(f"test_batcher_{name}", labels) or 0.0


async def test_an_idle_model_gets_a_text_at_once(batcher: Batcher, model: GatedModel) -> None:
    call = start(batcher, text(7))

    assert await model.next_batch() == [text(7)]
    model.finish()
    assert (await call).tolist() == [[10, 7]]


async def test_what_arrives_while_the_model_is_busy_shares_the_next_pass(batcher: Batcher, model: GatedModel) -> None:
    first = start(batcher, text(1))
    await model.next_batch()
    later = [start(batcher, text(number)) for number in (2, 3, 4)]
    await asyncio.sleep(0)  # a turn of the loop, in which they queue
    model.finish(times=2)

    assert sorted(ids[0] for ids in await model.next_batch()) == [2, 3, 4]
    await asyncio.gather(first, *later)


async def test_vectors_come_in_the_order_of_the_texts_whatever_the_batches(batcher: Batcher, model: GatedModel) -> None:
    lengths = [90, 5, 60, 30, 5, 80, 10, 20]
    model.finish(times=len(lengths))

    vectors = await start(batcher, *(text(number, length) for number, length in enumerate(lengths)))

    assert vectors.tolist() == [[length, number] for number, length in enumerate(lengths)]
    assert model.started.qsize() > 1


async def test_a_failing_pass_is_tried_once_more_in_halves(batcher: Batcher, model: GatedModel) -> None:
    calls = [start(batcher, text(number)) for number in (1, 2, 3)]
    model.finish(MemoryError())
    model.finish(times=2)

    assert [(await call).tolist() for call in calls] == [[[10, 1]], [[10, 2]], [[10, 3]]]
    assert [len(model.started.get()) for _ in range(3)] == [3, 2, 1]


async def test_the_half_that_fails_again_fails_its_calls_only(batcher: Batcher, model: GatedModel) -> None:
    lucky, failing = start(batcher, text(1)), start(batcher, text(2))
    model.finish(MemoryError())
    model.finish()
    model.finish(MemoryError("secret"))

    assert (await lucky).tolist() == [[10, 1]]
    with pytest.raises(Internal):
        await failing


async def test_a_failing_pass_fails_its_own_calls_and_no_others(batcher: Batcher, model: GatedModel) -> None:
    failing = start(batcher, text(1))
    await model.next_batch()
    sound = start(batcher, text(2))
    await asyncio.sleep(0)
    model.finish(MemoryError("secret"), times=2)
    model.finish()

    with pytest.raises(Internal) as failed:
        await failing
    assert "secret" not in failed.value.message
    assert (await sound).tolist() == [[10, 2]]


async def test_vectors_of_the_wrong_shape_fail_their_pass(model: GatedModel) -> None:
    async with Batcher(
        lambda batch, alone: np.zeros((len(batch) + 1, 2), np.float32),
        batch_tokens=9,
        lookahead_texts=9,
        metrics=METRICS,
        max_queue_tokens=9,
    ) as broken:
        with pytest.raises(Internal, match="wrong shape"):
            await asyncio.wait_for(broken.encode([text(1)]), PATIENCE)


async def test_texts_of_a_caller_that_left_are_never_computed(batcher: Batcher, model: GatedModel) -> None:
    before = counted("dropped_texts_total", reason="caller_gone")
    first = start(batcher, text(1))
    await model.next_batch()
    gone, waiting = start(batcher, text(2), text(3)), start(batcher, text(4))
    await asyncio.sleep(0)
    gone.cancel()
    model.finish(times=2)

    assert await model.next_batch() == [text(4)]
    assert (await waiting).tolist() == [[10, 4]]
    await first
    assert gone.cancelled() or gone.cancelling()
    assert counted("dropped_texts_total", reason="caller_gone") == before + 2


async def test_a_caller_that_leaves_during_its_pass_harms_none_of_those_that_share_it(
    batcher: Batcher, model: GatedModel
) -> None:
    gone, sharing = start(batcher, text(1)), start(batcher, text(2))
    assert len(await model.next_batch()) == 2
    gone.cancel()
    after = start(batcher, text(3))
    await asyncio.sleep(0)
    model.finish(times=2)

    assert (await asyncio.wait_for(sharing, PATIENCE)).tolist() == [[10, 2]]
    assert (await asyncio.wait_for(after, PATIENCE)).tolist() == [[10, 3]]


async def test_texts_whose_deadline_has_passed_are_never_computed(batcher: Batcher, model: GatedModel) -> None:
    first = start(batcher, text(1))
    await model.next_batch()
    late = start(batcher, text(2), deadline=time.monotonic())
    waiting = start(batcher, text(3), deadline=time.monotonic() + PATIENCE)
    await asyncio.sleep(0)
    model.finish(times=2)

    with pytest.raises(DeadlineExceeded):
        await late
    assert await model.next_batch() == [text(3)]
    await asyncio.gather(first, waiting)


async def test_a_full_queue_refuses_with_a_delay_and_takes_calls_again_when_it_has_drained(
    batcher: Batcher, model: GatedModel
) -> None:
    busy = start(batcher, text(1))
    await model.next_batch()
    waiting = [start(batcher, text(number, 50)) for number in range(9)]
    await asyncio.sleep(0)

    with pytest.raises(ResourceExhausted) as refused:
        batcher.admit(50)
    assert refused.value.retry_after is not None
    assert refused.value.retry_after > 0

    model.finish(times=30)
    await asyncio.gather(busy, *waiting)
    assert (await start(batcher, text(9, 50))).tolist() == [[50, 9]]


async def test_a_bulk_call_keeps_out_another_bulk_call_but_not_a_single_text(
    batcher: Batcher, model: GatedModel
) -> None:
    bulk = start(batcher, *(text(number) for number in range(100)))
    await model.next_batch()

    with pytest.raises(ResourceExhausted):
        batcher.admit(1000)
    batcher.admit(10)
    single = start(batcher, text(777))
    await asyncio.sleep(0)
    model.finish(times=30)

    assert (await single).tolist() == [[10, 777]]
    assert not bulk.done()
    await bulk


async def test_the_queue_depth_returns_to_what_it_was(batcher: Batcher, model: GatedModel) -> None:
    before = (counted("queue_texts"), counted("queue_tokens"))
    first = start(batcher, text(1))
    await model.next_batch()
    gone, waiting = start(batcher, text(2), text(3)), start(batcher, text(4, 7))
    await asyncio.sleep(0)
    assert (counted("queue_texts"), counted("queue_tokens")) == (before[0] + 3, before[1] + 27)

    gone.cancel()
    model.finish(times=2)
    await asyncio.gather(first, waiting)

    assert (counted("queue_texts"), counted("queue_tokens")) == before


async def test_timings_tell_waiting_from_computing(batcher: Batcher, model: GatedModel) -> None:
    first = asyncio.create_task(batcher.encode([text(1)]))
    await model.next_batch()
    second = asyncio.create_task(batcher.encode([text(2)]))
    await asyncio.sleep(0)
    before = time.monotonic()
    await asyncio.to_thread(time.sleep, 0.05)  # the model computes
    held = time.monotonic() - before
    model.finish(times=2)

    first_done, second_done = await asyncio.gather(first, second)

    assert first_done.inference_seconds >= held > first_done.queue_seconds
    assert second_done.queue_seconds >= held > second_done.inference_seconds


async def test_closing_fails_what_waits_and_lets_the_pass_under_way_end(model: GatedModel) -> None:
    batcher = Batcher(model.encode, batch_tokens=10, lookahead_texts=8, metrics=METRICS, max_queue_tokens=100)
    async with batcher:
        running, waiting = start(batcher, text(1)), start(batcher, text(2))
        await model.next_batch()
        model.finish()

    for call in (running, waiting):
        with pytest.raises(Unavailable):
            await call
    with pytest.raises(Unavailable):
        await batcher.encode([text(3)])
    assert model.started.empty()


async def test_batches_run_side_by_side_and_a_lone_one_takes_all_lanes(model: GatedModel) -> None:
    widths: list[bool] = []

    def encode(batch: Sequence[TokenIds], alone: bool) -> Vectors:
        widths.append(alone)
        return model.encode(batch)

    async with Batcher(
        encode, batch_tokens=10, lookahead_texts=8, metrics=METRICS, max_queue_tokens=100, lanes=2
    ) as wide:
        lone = start(wide, text(1))
        await model.next_batch()
        others = [start(wide, text(number)) for number in (2, 3, 4)]
        await asyncio.sleep(0)
        assert model.started.empty()
        model.finish()
        await lone
        both = [(await model.next_batch())[0][0] for _ in range(2)]
        model.finish(times=3)
        await asyncio.gather(*others)

    assert both == [2, 3]
    # The last one is alone only if both others have ended.
    assert widths[:3] == [True, False, False]


async def test_bulk_work_never_takes_more_than_its_lane(model: GatedModel) -> None:
    widths: list[bool] = []

    def encode(batch: Sequence[TokenIds], alone: bool) -> Vectors:
        widths.append(alone)
        return np.ones((len(batch), 1), np.float32)

    async with Batcher(
        encode, batch_tokens=9, lookahead_texts=9, metrics=METRICS, max_queue_tokens=9, lanes=2, niceness=5
    ) as bulk:
        await bulk.encode([text(1)])

    assert widths == [False]
