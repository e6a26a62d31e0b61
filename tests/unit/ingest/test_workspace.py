"""What an ingest holds: an engine with the memory that its widest table takes."""

from __future__ import annotations

from pathlib import Path

from services.ingest.workspace import Workspace


def limit_of(workspace: Workspace) -> str:
    return str(workspace.engine.execute("SELECT current_setting('memory_limit')").fetchall()[0][0])


def test_the_widest_table_says_how_much_memory_the_engine_may_use(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        assert limit_of(workspace) == "200.0 MiB"
        workspace.make_room_for(20)
        assert limit_of(workspace) == "200.0 MiB"
        workspace.make_room_for(200)
        assert limit_of(workspace) == "1.5 GiB"
        workspace.make_room_for(60)
        assert limit_of(workspace) == "1.5 GiB"
        workspace.make_room_for(5000)
        assert limit_of(workspace) == "3.0 GiB"
