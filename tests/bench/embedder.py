"""Measures the embedder against sentence-transformers: `python -m tests.bench.embedder`. About seven minutes.

All contenders run in one go, on the same weights, with two threads each, on texts of mixed length in two languages;
rounds are interleaved, and a figure is the median over rounds. Servers run as processes of their own, cache off; the
callers share the machine with them. The growth of time with the number of texts is measured up to 100,000 with a
constant in place of the model (the pipeline alone), and with the model up to a number that fits the time.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import grpc
import numpy as np

from gamesrec.embedder.v1 import embedder_pb2
from services.common.model_version import ModelVersion
from services.common.readiness import Readiness
from services.common.server import run
from services.embedder.service import DEFINITION, open_encoder
from services.embedder.servicer import EmbedderServicer
from services.embedder.settings import EmbedderSettings
from services.encoders.models.profile import read_profile
from services.encoders.tokenizer import TextTokenizer
from tests.bench.embedder_contenders import ROOT, THREADS, Server, mixed_texts, serving
from tests.fakes.embedder import ConstantEngine

MODEL = "multilingual-e5-small"
CALLERS, SEED = 64, 7
# multilingual-e5-small
LAYERS, HIDDEN, WIDE = 12, 384, 1536


def percentile(values: Sequence[float], share: float) -> float:
    return float(np.quantile(values, share, method="higher"))


async def timed(work: Callable[[], Awaitable[object]]) -> float:
    started = time.perf_counter()
    await work()
    return time.perf_counter() - started


async def each(server: Server, texts: Sequence[str]) -> list[float]:
    """Seconds of each text, one call after the other."""
    return [await timed(lambda text=text: server.embed([text])) for text in texts]  # type: ignore[misc]


async def by_callers(server: Server, texts: Sequence[str]) -> float:
    """Texts per second of 64 callers that send one text after the other."""
    left = iter(texts)

    async def caller() -> None:
        for text in left:
            await server.embed([text])

    seconds = await timed(lambda: asyncio.gather(*(caller() for _ in range(CALLERS))))
    return len(texts) / seconds


def sgemm_rate() -> float:
    """FLOP/s of a large float32 matrix product through torch."""
    import torch  # noqa: PLC0415

    matrix = torch.randn(1536, 1536)
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        torch.mm(matrix, matrix)
        seconds.append(time.perf_counter() - started)
    return float(2 * 1536**3 / statistics.median(seconds))


def flops(tokens: Sequence[int]) -> float:
    """What the encoder multiplies for texts of so many tokens, without padding."""
    return float(
        sum(LAYERS * (2 * count * (4 * HIDDEN**2 + 2 * HIDDEN * WIDE) + 4 * count**2 * HIDDEN) for count in tokens)
    )


async def compare(reference: object, servers: Sequence[Server], rounds: int) -> dict[str, float]:
    """Rows 1 to 3 of the table; returns the texts per second of each contender."""
    encode = reference.encode  # type: ignore[attr-defined]
    single: dict[str, list[float]] = {}
    rate: dict[str, list[float]] = {}
    ratios: dict[str, list[float]] = {}
    sgemm, share = [], []
    texts = mixed_texts(24 + 320, seed=SEED)
    counting = embedder_pb2.CountTokensRequest(texts=texts[24:], prompt_name="query")
    work = flops((await servers[0].stub.CountTokens(counting)).token_counts)
    for _ in range(rounds):
        library: list[float] = []
        for text in texts[:24]:
            started = time.perf_counter()
            encode([text], prompt_name="query", normalize_embeddings=True, show_progress_bar=False)
            library.append(time.perf_counter() - started)
        single.setdefault("sentence-transformers", []).append(statistics.median(library))
        for server in servers:
            single.setdefault(server.name, []).append(statistics.median(await each(server, texts[:24])))
        sgemm.append(sgemm_rate())
        started = time.perf_counter()
        encode(texts[24:], prompt_name="query", batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        rate.setdefault("sentence-transformers", []).append(320 / (time.perf_counter() - started))
        for server in servers:
            rate.setdefault(server.name, []).append(await by_callers(server, texts[24:]))
        share.append(work / 320 * rate[servers[0].name][-1] / sgemm[-1])
    base = "sentence-transformers"
    print(f"\n{'contender':24} {'one text, p50':>14} {'ratio':>6} {'texts/s':>8} {'ratio':>6}   ({rounds} rounds)")
    for name, seconds in single.items():
        ratios[name] = [a / b for a, b in zip(rate[name], rate[base], strict=True)]
        quotient = statistics.median(a / b for a, b in zip(seconds, single[base], strict=True))
        print(
            f"{name:24} {statistics.median(seconds) * 1000:11.1f} ms {quotient:6.2f} "
            f"{statistics.median(rate[name]):8.1f} {statistics.median(ratios[name]):6.2f}"
        )
    print(
        f"sgemm {statistics.median(sgemm) / 1e9:.0f} GFLOP/s; {servers[0].name} with {CALLERS} callers reaches "
        f"{statistics.median(share):.0%} of it (without counting padding)"
    )
    return {name: statistics.median(values) for name, values in rate.items()}


async def interference(server: Server, rounds: int) -> None:
    """Row 4: a short text while 10,000 others are being encoded."""
    texts = mixed_texts(40, seed=SEED + 1, longest=40)
    bulk = mixed_texts(10_000, seed=SEED + 2)
    idle: list[float] = []
    busy: list[float] = []
    for _ in range(rounds):
        idle += await each(server, texts)
        running = asyncio.ensure_future(server.stream(bulk))
        await asyncio.sleep(1)
        busy += await each(server, texts)
        running.cancel()
        await asyncio.wait([running])
        await asyncio.sleep(0.5)
    for name, values in (("idle", idle), ("during bulk", busy)):
        print(
            f"one text, {name:12} p50 {statistics.median(values) * 1000:6.1f} ms, "
            f"p99 {percentile(values, 0.99) * 1000:6.1f} ms"
        )
    print(f"p99 during bulk / idle: {percentile(busy, 0.99) / percentile(idle, 0.99):.2f}")


async def overload(server: Server, peak: float, seconds: float) -> None:
    """Row 5: arrivals at twice the peak, whatever the answers; the first third fills the queue and does not count."""
    texts = mixed_texts(int(2 * peak * seconds) + 1, seed=SEED + 3)
    served: list[float] = []
    refused: list[float] = []
    began = time.perf_counter()

    async def call(text: str) -> None:
        started = time.perf_counter()
        try:
            await server.embed([text])
            served.append(time.perf_counter())
        except grpc.aio.AioRpcError as error:
            if error.code() is not grpc.StatusCode.RESOURCE_EXHAUSTED:
                raise
            refused.append(time.perf_counter() - started)

    calls = []
    for number, text in enumerate(texts):
        await asyncio.sleep(max(0.0, began + number / (2 * peak) - time.perf_counter()))
        calls.append(asyncio.ensure_future(call(text)))
    end = time.perf_counter()
    await asyncio.gather(*calls)
    counted = [moment for moment in served if began + seconds / 3 <= moment <= end]
    goodput = len(counted) / (end - began - seconds / 3)
    print(
        f"2x overload: goodput {goodput:.1f} texts/s, {goodput / peak:.0%} of the peak; {len(refused)} refused", end=""
    )
    if refused:
        print(
            f", p50 {statistics.median(refused) * 1000:.1f} ms, p99 {percentile(refused, 0.99) * 1000:.1f} ms", end=""
        )
    print()


async def growth(server: Server, counts: Sequence[int], rounds: int) -> None:
    """Row 6: seconds by number of texts, relative to the first count that is not dominated by start-up."""
    texts = mixed_texts(max(counts), seed=SEED + 4)
    random.Random(SEED).shuffle(texts)
    base = 0.0
    for count in counts:
        times = [await timed(partial(server.stream, texts[:count])) for _ in range(rounds if count < 20_000 else 1)]
        each_ms = statistics.median(times) / count * 1000
        base = base or each_ms
        print(
            f"stream, {server.name}: {count:7} texts {statistics.median(times):8.2f} s, {each_ms:7.3f} ms each "
            f"({each_ms / base:.2f}), memory {server.memory_mb()[0]:.0f} MB"
        )


async def hop(server: Server, rounds: int) -> None:
    """What gRPC, validation, tokenising and queueing cost: the model replaced by a constant."""
    texts = mixed_texts(200, seed=SEED + 5)
    single = [statistics.median(await each(server, texts)) for _ in range(rounds)]
    rate = [await by_callers(server, texts * 5) for _ in range(rounds)]
    print(
        f"the hop: {statistics.median(single) * 1000:.2f} ms for one text, "
        f"{statistics.median(rate):.0f} texts/s from {CALLERS} callers"
    )


async def bench(rounds: int, model_counts: Sequence[int]) -> None:
    import torch  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    torch.set_num_threads(THREADS)
    started = time.monotonic()
    reference = SentenceTransformer(str(ROOT / "var/models" / MODEL), device="cpu", local_files_only=True)
    print(f"sentence-transformers: loaded in {time.monotonic() - started:.1f} s")
    async with AsyncExitStack() as stack:
        servers = []
        for engine in ("onnx", "onnx-int8", "torch"):
            arguments = ("-m", "services.embedder", "--engine", engine)
            server = await stack.enter_async_context(serving(f"gRPC, {engine}", *arguments))
            servers.append(server)
            resident, private = server.memory_mb()
            print(
                f"{server.name}: serving after {server.seconds_to_serving:.1f} s, "
                f"{resident:.0f} MB, {private:.0f} private"
            )
        rates = await compare(reference, servers, rounds)
        best = servers[0]
        await interference(best, rounds)
        await overload(best, rates[best.name], 12)
        await growth(best, model_counts, 1)
        resident, private = best.memory_mb()
        print(f"{best.name}: {resident:.0f} MB after all of it, {private:.0f} private")
    async with serving("gRPC, constant", "-m", "tests.bench.embedder", "--serve-constant") as constant:
        await hop(constant, rounds)
        await growth(constant, (100, 1000, 10_000, 100_000), 5)


@asynccontextmanager
async def open_constant(settings: EmbedderSettings, readiness: Readiness) -> AsyncIterator[EmbedderServicer]:
    directory = settings.models_dir / MODEL
    profile = read_profile(directory, settings.profile_overrides())
    tokenizer = TextTokenizer.load(directory, profile.max_tokens, profile.truncation_side)
    version = ModelVersion("constant", "0", HIDDEN)
    engine = ConstantEngine(HIDDEN)
    async with open_encoder(settings, readiness, version, profile, tokenizer, engine) as encoder:
        yield EmbedderServicer(encoder, stream_ahead=settings.stream_ahead)


def main() -> None:
    if "--serve-constant" in sys.argv:
        sys.argv.remove("--serve-constant")
        run(DEFINITION, EmbedderSettings, open_constant)
        return
    parser = argparse.ArgumentParser(prog="python -m tests.bench.embedder", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default: %(default)s)")
    parser.add_argument(
        "--model-texts", type=int, nargs="+", default=[200, 1000], help="texts of the growth measured with the model"
    )
    arguments = parser.parse_args()
    asyncio.run(bench(arguments.rounds, arguments.model_texts))


if __name__ == "__main__":
    main()
