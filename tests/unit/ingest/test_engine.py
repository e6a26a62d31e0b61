"""The engine that tables are read with."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from services.ingest.engine import one, open_engine

# What an aggregate holds for each group cannot be spilled.
_LARGE = "SELECT length(string_agg(repeat('x', 1000), '')) FROM range(250000)"


def test_a_statement_that_finds_no_memory_is_repeated_with_more(tmp_path: Path) -> None:
    engine = open_engine(tmp_path, grows=True)
    assert one(engine, _LARGE) == 250_000_000
    engine.close()


def test_an_engine_that_may_not_grow_says_so(tmp_path: Path) -> None:
    engine = open_engine(tmp_path)
    with pytest.raises(duckdb.OutOfMemoryException):
        one(engine, _LARGE)
    engine.close()
