"""Measures what authentication adds to a call, and what others feel of a principal that floods: `make bench-edge`.

The server is a process of its own: the server core of every service, with a handler that does nothing. Each kind of
credential is measured in turns with none, call by call, so that what else the machine does falls on all alike.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import grpc
import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.local_llm.hang_watch import cpu_seconds
from tests.support.access import AccessFile, Metadata, bearer
from tests.support.certificates import Authority
from tests.support.free_port import free_port

_REQUEST = embedder_pb2.EmbedRequest(texts=["hi"])
_WARM_UP = 300
_FLOOD_STREAMS = 64


@asynccontextmanager
async def server(*options: str) -> AsyncIterator[tuple[int, int]]:
    """The port and the process id of a server with these options, in a process of its own."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GAMESREC_")}
    command = ["-m", "tests.support.echo_service", "--port", str(port), "--drain-delay-seconds", "0", *options]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield port, process.pid
    finally:
        process.terminate()
        await process.wait()


def tokens(directory: Path) -> dict[str, Metadata]:
    """A token of each algorithm; their keys are where the access file looks for them."""
    signers: dict[str, Any] = {
        "RS256": rsa.generate_private_key(65537, 2048),
        "ES256": ec.generate_private_key(ec.SECP256R1()),
    }
    keys, made = [], {}
    for algorithm, key in signers.items():
        public = key.public_key()
        kind = jwt.algorithms.RSAAlgorithm if algorithm == "RS256" else jwt.algorithms.ECAlgorithm
        keys.append({**json.loads(kind.to_jwk(public)), "kid": algorithm, "alg": algorithm})
        claims = {"iss": "bench", "aud": "bench", "sub": "anna", "exp": time.time() + 3600, "scope": "use_models"}
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        made[algorithm] = bearer(jwt.encode(claims, pem, algorithm, headers={"kid": algorithm}))
    (directory / "jwks.json").write_text(json.dumps({"keys": keys}))
    return made


async def timed(stub: Any, metadata: Metadata) -> float:
    """Seconds that a call took."""
    began = time.perf_counter()
    await stub.Embed(_REQUEST, metadata=metadata, timeout=10)
    return time.perf_counter() - began


async def overhead(calls: int) -> dict[str, float]:
    """Milliseconds that each kind of credential adds to the median of a call."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        file = AccessFile(directory / "access.yaml")
        file.entries["tokens"] = {"issuer": "bench", "audience": "bench", "keys_file": "jwks.json"}
        signed = tokens(directory)
        for number in range(1000):
            file.entries["keys"].append({**_entry(f"other-{number}")})
        key = file.add_key("bench", "use_models")
        limits = {"requests_per_minute": 10**9, "bytes_per_minute": 10**12}
        limited = file.add_key("limited", "use_models", limits=limits)
        authority = Authority()
        certificate, private = authority.for_loopback().write(directory)
        (directory / "ca.crt").write_bytes(authority.certificate)
        peer = authority.issue("x", "bench.svc")
        file.entries["certificates"] = [{"name": "bench.svc", "principal": "bench", "scopes": ["use_models"]}]
        file.write()
        asking = ("--access-file", str(file.path))
        tls = ("--tls-certificate", str(certificate), "--tls-key", str(private))
        mutual = (*tls, "--tls-client-ca", str(directory / "ca.crt"))
        trusted = grpc.ssl_channel_credentials(authority.certificate)
        shown = grpc.ssl_channel_credentials(authority.certificate, peer.key, peer.certificate)
        # Each with a server of its own, which is as warm as the others.
        ways: dict[str, tuple[Sequence[str], grpc.ChannelCredentials | None, Metadata]] = {
            "none": ((), None, ()),
            "key": (asking, None, bearer(key)),
            "key with limits": (asking, None, bearer(limited)),
            "token RS256": (asking, None, signed["RS256"]),
            "token ES256": (asking, None, signed["ES256"]),
            "TLS": (tls, trusted, ()),
            "certificate": ((*asking, *mutual), shown, ()),
        }
        async with AsyncExitStack() as stack:
            stubs: dict[str, tuple[Any, Metadata, int]] = {}
            for way, (options, credentials, metadata) in ways.items():
                port, pid = await stack.enter_async_context(server(*options))
                target = f"127.0.0.1:{port}"
                channel = (
                    grpc.aio.secure_channel(target, credentials) if credentials else grpc.aio.insecure_channel(target)
                )
                await stack.enter_async_context(channel)
                await asyncio.wait_for(channel.channel_ready(), 60)
                stubs[way] = (embedder_pb2_grpc.EmbedderServiceStub(channel), metadata, pid)
            taken: dict[str, list[float]] = {way: [] for way in ways}
            for number in range(_WARM_UP + calls):
                if number == _WARM_UP:
                    spent = {way: -cpu_seconds(pid) for way, (_, _, pid) in stubs.items()}
                for way, (stub, metadata, _) in stubs.items():
                    seconds = await timed(stub, metadata)
                    if number >= _WARM_UP:
                        taken[way].append(seconds)
            for way, (_, _, pid) in stubs.items():
                spent[way] += cpu_seconds(pid)
    medians = {way: statistics.median(each) * 1000 for way, each in taken.items()}
    print(f"median of {calls} calls without credentials {medians['none']:.3f} ms, with TLS {medians['TLS']:.3f} ms")
    added = {way: medians[way] - medians["none"] for way in ("key", "key with limits", "token RS256", "token ES256")}
    added["certificate, beside TLS"] = medians["certificate"] - medians["TLS"]
    for way, milliseconds in added.items():
        print(f"{way:24} adds {milliseconds:+.3f} ms")
    print("processor time of the server for a call, which other work on the machine disturbs less:")
    for way, seconds in spent.items():
        print(f"{way:24} {seconds / calls * 1e6:.0f} us")
    return added


def _entry(key_id: str) -> dict[str, Any]:
    return {"id": key_id, "hash": f"hmac-sha256:{'A' * 22}:{'A' * 43}", "scopes": ["recommend"]}


async def calm_calls(port: int, metadata: Metadata, seconds: float, rate: float) -> list[float]:
    """Latencies of calls that begin at a steady rate, whatever becomes of those before."""
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
        await timed(stub, metadata)
        began, pending = time.perf_counter(), []
        for number in range(int(seconds * rate)):
            await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
            pending.append(asyncio.ensure_future(timed(stub, metadata)))
        return list(await asyncio.gather(*pending))


async def flood(port: int, key: str, seconds: float) -> None:
    """Calls as fast as they are refused; prints how many were. Run as a process of its own."""
    refused = 0
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        stub: Any = embedder_pb2_grpc.EmbedderServiceStub(channel)
        end = time.monotonic() + seconds

        async def hammer() -> None:
            nonlocal refused
            while time.monotonic() < end:
                try:
                    await stub.Embed(_REQUEST, metadata=bearer(key), timeout=10)
                except grpc.aio.AioRpcError:
                    refused += 1

        await asyncio.gather(*(hammer() for _ in range(_FLOOD_STREAMS)))
    print(refused)


async def fairness(seconds: float, rate: float) -> float:
    """How many times longer the calls of others take at p99 while one principal floods."""
    with tempfile.TemporaryDirectory() as name:
        file = AccessFile(Path(name) / "access.yaml")
        flooding = file.add_key("flooding", "use_models", limits={"requests_per_minute": 60})
        calm = bearer(file.add_key("calm", "use_models"))
        async with server("--access-file", str(file.path)) as (port, _):
            async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
                await asyncio.wait_for(channel.channel_ready(), 30)
            before = await calm_calls(port, calm, seconds, rate)
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.bench.edge", "--flood", str(port), flooding, str(seconds + 2)),
                stdout=asyncio.subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
            await asyncio.sleep(1.5)  # until its imports are done and its minute is used up
            during = await calm_calls(port, calm, seconds, rate)
            output, _ = await process.communicate()
    quiet, loud = percentile(before, 99), percentile(during, 99)
    refused = int(output) / (seconds + 2)
    print(f"{rate:g} calls/s of others, p50 and p99 in ms:")
    print(f"  alone {statistics.median(before) * 1000:.2f} and {quiet * 1000:.2f}")
    print(f"  beside a flood of which {refused:.0f} calls/s are refused")
    print(f"        {statistics.median(during) * 1000:.2f} and {loud * 1000:.2f}: p99 {loud / quiet:.2f} times")
    return loud / quiet


def percentile(values: Sequence[float], percent: int) -> float:
    """The percentile by nearest rank."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


async def measure(calls: int, seconds: float) -> None:
    """Everything."""
    await overhead(calls)
    await fairness(seconds, 50)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=3000)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--flood", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.flood:
        asyncio.run(flood(int(chosen.flood[0]), chosen.flood[1], float(chosen.flood[2])))
    else:
        asyncio.run(measure(chosen.calls, chosen.seconds))
