"""Whatever the rows hold, each is stored, a duplicate, or rejected; and an ingest of the result changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from services.ingest.columns.roles import ColumnOverrides
from services.ingest.errors import IngestError
from services.ingest.files.reading import in_process, read_table
from services.ingest.interpretation.joining import Interpretation
from services.ingest.workspace import Workspace
from tests.support.interpreting import interpret
from tests.unit.ingest.conftest import NOW

CELLS = st.one_of(st.none(), st.text(max_size=6), st.sampled_from(["", " ", "NaN", "inf", "x" * 200, "\x00", "1.0"]))
PLAYERS = st.one_of(st.sampled_from(["u1", "u2", "u3"]), CELLS)
GAMES = st.one_of(st.sampled_from(["g1", "g2"]), CELLS)
RATINGS = st.one_of(st.integers(0, 5).map(str), st.floats(-1, 7).map(str), CELLS)
TIMES = st.one_of(st.integers(0, 2_000_000_000).map(str), st.dates().map(str), CELLS)
ROWS = st.lists(st.tuples(PLAYERS, GAMES, RATINGS, TIMES, CELLS), min_size=1, max_size=30)
NAMES = ("player", "game", "rating", "timestamp", "genre")
# Said by hand: with few rows, cells of chance do not look like ratings or times.
OVERRIDES = ColumnOverrides("player", "game", None, "rating", "timestamp")


@settings(max_examples=12, deadline=None)
@given(ROWS)
def test_every_row_is_stored_or_rejected_or_a_duplicate(rows: list[tuple[str | None, ...]]) -> None:
    with TemporaryDirectory() as folder, Workspace(Path(folder)) as workspace:
        path = Path(folder) / "t.jsonl"
        path.write_text("".join(json.dumps(dict(zip(NAMES, row, strict=True))) + "\n" for row in rows))
        try:
            found = interpret([read_table(path, workspace, reader=in_process)], OVERRIDES, NOW)
        except IngestError as error:
            # A text of chance such as "110" is a rating that no scale has: then nothing is stored, and told.
            if "on no scale that is known" in str(error):
                return
            raise
        _check(found, rows)


def _check(found: Interpretation, rows: list[tuple[str | None, ...]]) -> None:
    mapping = found.mappings[0]
    assert mapping.rows == len(rows)
    assert mapping.used == len(found.dataset.interactions)
    assert mapping.rejected == len(list(found.rejects)) == len({reject.row for reject in found.rejects})
    assert mapping.used + mapping.duplicates + mapping.rejected == len(rows)
    pairs = {(entry.player_id, entry.game_id) for entry in found.dataset.interactions}
    assert len(pairs) == len(found.dataset.interactions)
    assert {game for _, game in pairs} == {game.game_id for game in found.dataset.games}
    assert all(entry.rating is None or 0 <= entry.rating <= 5 for entry in found.dataset.interactions)
    assert all(entry.player_id.strip() and len(entry.game_id) <= 128 for entry in found.dataset.interactions)
