"""Keeps the local model running: starts its server as a child process, and again when that ends, with growing pauses.

    python -m services.local_llm.supervisor [the options of `python -m services.local_llm`]

A server that hangs is killed first. One that cannot start the first time (no model, port in use) is not started again:
its line is passed on and the supervisor ends as it did. When the supervisor ends, however it does, so does the server.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence

from services.common.overload.backoff import Backoff, RestartWaits
from services.common.processes.child_process import CANNOT_START, signalled_with_parent
from services.local_llm.hang_watch import HangWatch, cpu_seconds
from services.local_llm.server import parse_options

_STOP_SECONDS = 5.0


class Supervisor:
    """Runs `command`, the server, until it is told to stop."""

    def __init__(self, command: Sequence[str], backoff: Backoff | None = None, watch: HangWatch | None = None) -> None:
        """Without `watch` a server that hangs is left to hang."""
        self._command = command
        self._backoff = backoff or Backoff()
        self._watch = watch
        self._child: subprocess.Popen[bytes] | None = None
        self._stopping = False

    def stop(self) -> None:
        """Ends the server and then `run`; safe in a signal handler."""
        self._stopping = True
        if self._child is not None:
            self._child.terminate()

    def run(self, say: Callable[[str], None]) -> int:
        """Runs until `stop`, and returns the exit code. `say` gets a line for each restart."""
        waits, runs = RestartWaits(self._backoff), 0
        while not self._stopping:
            began = time.monotonic()
            status = self._run_once(say)
            runs += 1
            if self._stopping:
                break
            ran = time.monotonic() - began
            if status == CANNOT_START and runs == 1:
                return status
            wait = waits.after_run(ran)
            say(f"the local model ended with status {status} after {ran:.1f} s; it starts again in {wait:g} s")
            self._pause(wait)
        return 0

    def _run_once(self, say: Callable[[str], None]) -> int:
        bound = signalled_with_parent(self._command, signal.SIGKILL)
        child = self._child = subprocess.Popen(bound)
        over = threading.Event()
        if self._watch is not None:
            threading.Thread(target=_kill_if_hung, args=(child, self._watch, over, say), daemon=True).start()
        if self._stopping:
            child.terminate()
        try:
            while True:
                try:
                    return child.wait(_STOP_SECONDS if self._stopping else None)
                except subprocess.TimeoutExpired:
                    child.kill()
        finally:
            over.set()

    def _pause(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not self._stopping and time.monotonic() < deadline:
            time.sleep(min(0.05, seconds))


def _kill_if_hung(
    child: subprocess.Popen[bytes], watch: HangWatch, over: threading.Event, say: Callable[[str], None]
) -> None:
    if watch.until_hung(lambda: cpu_seconds(child.pid), over):
        say("the local model neither answers nor computes; it is killed")
        child.kill()


def main() -> None:
    """Runs the supervisor with the options of the command line, and exits as the server did if it cannot start."""
    options = parse_options()  # wrong options, and --help, end it here
    command = [sys.executable, "-m", "services.local_llm", *sys.argv[1:]]
    # A port that the server chooses itself is not known here.
    supervisor = Supervisor(command, watch=HangWatch(options.host, options.port) if options.port else None)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: supervisor.stop())
    status = supervisor.run(lambda line: print(f"supervisor: {line}", file=sys.stderr, flush=True))
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
