"""Stand-ins for what training reaches outside its process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from services.classifier.training.tracking import TrainingRun


class RecordingLog:
    """An ExperimentLog that keeps what it is given."""

    def __init__(self) -> None:
        self.runs: list[TrainingRun] = []

    def record(self, run: TrainingRun) -> None:
        """Keeps the run."""
        self.runs.append(run)


class BrokenLog:
    """An ExperimentLog that is down."""

    def record(self, run: TrainingRun) -> None:
        """Fails as a client of a dead server does."""
        raise ConnectionError("nobody listens")


class CountingProgress:
    """A Progress that keeps how far each stage came, and how far it had to."""

    def __init__(self) -> None:
        self.stages: dict[str, list[int]] = {}

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Callable[[int], None]]:
        """Counts."""
        counts = self.stages.setdefault(name, [0, total])

        def advance(done: int) -> None:
            counts[0] += done

        yield advance
