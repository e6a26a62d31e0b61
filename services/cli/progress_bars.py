"""Draws a progress bar for each stage of an ingest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from rich.progress import Progress as Bars
from rich.progress import ProgressColumn, Task, TaskID
from rich.text import Text

from services.ingest.progress import Progress

# Makes the bars of one command, not yet shown.
NewBars: TypeAlias = Callable[[], Bars]


class RateColumn(ProgressColumn):
    """Shows how many steps a stage makes in a second; nothing as long as that is not known."""

    def render(self, task: Task) -> Text:
        """The rate of the last half minute, or of the whole stage when it is done."""
        rate = task.finished_speed or task.speed
        return Text(f"{rate:,.0f}/s" if rate and rate >= 1 else "", style="progress.data.speed")


class _BarProgress(Progress):
    """Shows the stages that it is told of as bars."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def start(self, stage: str, total: int) -> None:
        self._task = self._bars.add_task(stage, total=total)

    def advance(self, steps: int) -> None:
        if self._task is not None:
            self._bars.advance(self._task, steps)


@contextmanager
def shown_progress(new_bars: NewBars) -> Iterator[Progress]:
    """Shows bars while the block runs."""
    with new_bars() as bars:
        yield _BarProgress(bars)
