"""Runs llama.cpp's OpenAI-compatible HTTP server with a small language model, as a process of its own.

    python -m services.local_llm                        the packaged SmolLM2-135M-Instruct, port 50060
    python -m services.local_llm --model big.gguf --context 8192 --threads 4

It prints one line when it is ready and stops on SIGTERM or SIGINT.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from services.common.errors import StartupError
from services.common.packaged_llm import CONTEXT_WINDOW, DEFAULT_PORT, MODEL
from services.common.processes.child_process import CANNOT_START
from services.local_llm import packaged_model
from services.local_llm.draining import wait_until_idle

_GGUF_MAGIC = b"GGUF"
# Prompts are worked through in pieces of this many tokens, between which other streams get their turn and a caller
# that has left is noticed. This model on a CPU gains nothing from larger ones.
_BATCH_TOKENS = 64
_HTTP_THREADS = 8
_ERRORS_ONLY, _EVERYTHING = 1, 4
_PARENT_CHECK_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class LocalServerOptions:
    """How the model is served.

    `context` is the window of one conversation in tokens, prompt and answer together; `drain_seconds` the longest time
    that what is being written has when the server is told to stop.
    """

    model: Path | None
    host: str
    port: int
    threads: int
    context: int
    parallel: int
    verbose: bool
    exit_with_parent: bool
    drain_seconds: float
    api_key_env: str = ""


def parse_options(argv: Sequence[str] | None = None) -> LocalServerOptions:
    """Options from the command line; exits with a message when they are wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m services.local_llm",
        description="Serves a GGUF model over an OpenAI-compatible HTTP API on this machine.",
        epilog="A window costs memory: for the packaged model about 23 KB a token, times --parallel, as it fills.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("--model", type=Path, metavar="PATH.gguf", help="a GGUF file; without it the packaged model")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=_whole(0, 65535), default=DEFAULT_PORT, help="port; 0 for any free one")
    parser.add_argument("--threads", type=_whole(1, 512), default=1, help="cores used; leave some to the encoder")
    parser.add_argument(
        "--context", type=_whole(128, 1 << 20), default=CONTEXT_WINDOW, help="window of one conversation, in tokens"
    )
    parser.add_argument("--parallel", type=_whole(1, 256), default=4, help="conversations at once; more wait")
    parser.add_argument("--verbose", action="store_true", help="let llama.cpp log to standard error")
    parser.add_argument(
        "--api-key-env", default="", help="name of the variable that holds the key which callers must send; empty: none"
    )
    parser.add_argument("--exit-with-parent", action="store_true", help="stop when the process that started this ends")
    parser.add_argument(
        "--drain-seconds", type=float, default=0.0, help="on SIGTERM, time that texts being written have to finish"
    )
    return LocalServerOptions(**vars(parser.parse_args(argv)))


def _whole(least: int, most: int) -> Any:
    def number(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"must be from {least} to {most}")
        return value

    return number


def serve(options: LocalServerOptions) -> NoReturn:
    """Serves until told to stop, then ends the process with 0. Raises StartupError."""
    parent = os.getppid()
    path = checked_model(options.model)
    _check_port(options.host, options.port)
    began = time.monotonic()
    if not options.verbose:
        _silence_native_log()
    server = _load(path, options)
    stop_signal = _StopSignal()
    name = MODEL if options.model is None else path.stem
    print(f"{name} ready on {server.listening_address}/v1 after {time.monotonic() - began:.1f} s", flush=True)
    stop_signal.wait(parent if options.exit_with_parent else None)
    wait_until_idle(server.listening_address, options.drain_seconds)
    # Nothing is to be saved, and taking `server` down would first finish what it is writing, or hang.
    os._exit(0)


def checked_model(path: Path | None) -> Path:
    """The GGUF file to serve; the packaged one for None. Raises StartupError when there is none."""
    if path is None:
        return packaged_model.locate()
    try:
        with path.open("rb") as file:
            magic = file.read(len(_GGUF_MAGIC))
    except OSError as error:
        raise StartupError(
            f"the model {path} cannot be read ({error.strerror}); give a GGUF file with --model"
        ) from error
    if magic != _GGUF_MAGIC:
        raise StartupError(f"{path} is no GGUF file; llama.cpp serves models in that format only")
    return path


def _check_port(host: str, port: int) -> None:
    """Raises StartupError if the port cannot be used: llama.cpp finds out after loading the model, and not why."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise StartupError(
            f"port {port} on {host} cannot be used ({error.strerror}); stop what listens there or choose one by --port"
        ) from error


def _load(path: Path, options: LocalServerOptions) -> Any:
    try:
        import xllamacpp  # noqa: PLC0415 - heavy, and absent where the model runs elsewhere
    except ImportError as error:
        raise StartupError('xllamacpp is not installed; install it with: pip install "gamesrec[local-llm]"') from error
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.model_alias = {MODEL if options.model is None else path.stem}
    params.hostnames = [options.host]
    params.port = options.port
    params.cpuparams.n_threads = options.threads
    params.cpuparams_batch.n_threads = options.threads
    # Waiting threads sleep: a core that spins is a core the encoder does not have.
    params.cpuparams.poll = 0
    params.cpuparams_batch.poll = 0
    params.n_threads_http = _HTTP_THREADS + options.parallel
    # Every conversation has a window of its own. With one window for all, a full one fails them all at once.
    params.kv_unified = False
    params.n_parallel = options.parallel
    params.n_ctx = options.context * options.parallel
    params.n_batch = params.n_ubatch = _BATCH_TOKENS
    params.cache_ram_mib = 0
    params.endpoint_metrics = True
    params.ui = False
    if options.api_key_env:
        params.api_keys = [_api_key(options.api_key_env)]
    params.verbosity = _EVERYTHING if options.verbose else _ERRORS_ONLY
    try:
        return xllamacpp.Server(params)
    except RuntimeError as error:
        raise StartupError(
            f"llama.cpp cannot serve {path}; it may be damaged, of an unknown kind or too big for the memory "
            "(--verbose shows its log)"
        ) from error


def _api_key(variable: str) -> str:
    key = os.environ.get(variable, "").strip()
    if not key:
        raise StartupError(f"the variable {variable} holds no key; set it, or leave out --api-key-env")
    return key


def _silence_native_log() -> None:
    """Silences llama.cpp, which writes to file descriptor 2, past Python's sys.stderr, from a thread that lags behind.

    So the descriptor leads nowhere for good, and sys.stderr gets a copy of the old one.
    """
    sys.stderr.flush()
    sys.stderr = os.fdopen(os.dup(2), "w", buffering=1, encoding="utf-8", errors="backslashreplace")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


class _StopSignal:
    """Catches SIGTERM and SIGINT from its construction on; `wait` returns at the first of them.

    A signal may reach any of llama.cpp's threads, which would not wake a sleeping main thread: hence the sockets.
    """

    def __init__(self) -> None:
        self._woken, self._waker = socket.socketpair()
        self._waker.setblocking(False)
        signal.set_wakeup_fd(self._waker.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)

    def wait(self, parent: int | None) -> None:
        """Returns at a signal, or when `parent` is no longer our parent."""
        self._woken.settimeout(None if parent is None else _PARENT_CHECK_SECONDS)
        while parent is None or os.getppid() == parent:
            try:
                self._woken.recv(1)
            except TimeoutError:
                continue
            return


def main() -> None:
    """The command; exits with 0 when told to stop, with 2 and one line when the model cannot be served."""
    try:
        serve(parse_options())
    except StartupError as error:
        print(f"local_llm: {error}", file=sys.stderr)
        sys.exit(CANNOT_START)
