"""Holds what an ingest has read so far: an engine, and a folder for tables that is removed in the end."""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from itertools import count
from pathlib import Path
from types import TracebackType

import pandas as pd

from services.ingest.engine import memory_for, open_engine

# Of twenty thousand cells each.
_MOST_SAMPLES = 16


class Workspace:
    """A folder of converted tables and the engine that queries them; a context manager that removes both."""

    def __init__(self, parent: Path | None = None) -> None:
        if parent is not None:
            parent.mkdir(parents=True, exist_ok=True)
        self._temporary = tempfile.TemporaryDirectory(prefix="gamesrec-ingest-", dir=parent, ignore_cleanup_errors=True)
        self.folder = Path(self._temporary.name)
        self.engine = open_engine(self.folder, grows=True)
        self._numbers = count()
        self._samples: OrderedDict[str, pd.Series[str]] = OrderedDict()
        self._widest = 1

    def new_name(self, what: str) -> str:
        """A name that no table of the engine has."""
        return f"{what}_{next(self._numbers)}"

    def cells(self, query: str, name: str) -> pd.Series[str]:
        """The answer's only column; the latest ones are kept, since each rule looks at the same cells."""
        found = self._samples.pop(query, None)
        if found is None:
            cells = self.engine.execute(query).fetchnumpy()
            found = pd.Series(list(next(iter(cells.values()))), dtype="str", name=name)
        self._samples[query] = found
        if len(self._samples) > _MOST_SAMPLES:
            self._samples.popitem(last=False)
        return found

    def make_room_for(self, columns: int) -> None:
        """Lets the engine work on tables of so many columns."""
        if columns > self._widest:
            self._widest = columns
            self.engine.allow(memory_for(columns))

    def close(self) -> None:
        """Ends the engine and removes the folder."""
        self.engine.close()
        self._temporary.cleanup()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
