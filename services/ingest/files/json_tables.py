"""Converts JSON: the engine reads the values that json_values.py cuts, a column for each key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from services.ingest.engine import memory_for, open_engine, text
from services.ingest.files.findings import Findings, UnreadableFile
from services.ingest.files.json_values import json_values
from services.ingest.files.writing import BATCH, RejectFile, check_columns, checked, copied


def convert_json(source: Path, folder: Path, *, by_lines: bool) -> Findings:
    """Writes the table of a UTF-8 text; what is no object is rejected. UnreadableFile when it is no JSON at all."""
    import pyarrow as pa  # noqa: PLC0415

    engine = open_engine(folder, [source])
    engine.execute("CREATE TABLE given (number BIGINT, value VARCHAR)")
    total = 0
    notes: list[str] = []
    with RejectFile(folder) as rejects:
        usable = _usable(json_values(source, by_lines=by_lines, notes=notes), rejects)
        while batch := list(islice(usable, BATCH)):
            arrow = pa.table({"number": [number for number, _ in batch], "value": [value for _, value in batch]})
            engine.register("batch", arrow)
            engine.execute("INSERT INTO given SELECT * FROM batch")
            engine.unregister("batch")
            total += len(batch)
        kind = "CASE WHEN json_valid(value) THEN json_type(value) ELSE 'NONE' END"
        engine.execute(f"CREATE TABLE kinds AS SELECT number, {kind} AS kind FROM given")
        wrong = engine.execute(
            "SELECT number, kind, value FROM given JOIN kinds USING (number) WHERE kind <> 'OBJECT' ORDER BY number"
        )
        while found := wrong.fetchone():
            number, kind_of, value = found
            reason = _why_no_json(value) if kind_of == "NONE" else "is not a JSON object"
            rejects.add(number, reason, value)
        rejected = rejects.count
    engine.execute("DELETE FROM given WHERE number IN (SELECT number FROM kinds WHERE kind <> 'OBJECT')")
    keys = [
        name
        for (name,) in engine.execute(
            "SELECT key FROM (SELECT number, unnest(json_keys(value)) AS key, "
            "unnest(range(len(json_keys(value)))) AS place FROM given) "
            "GROUP BY key ORDER BY min(number), min_by(place, number)"
        ).fetchall()
        if name.strip()
    ]
    if not keys:
        if rejected:
            return checked(Findings((), 0, rejected))
        raise UnreadableFile("the table has no columns; give one with a header and at least one row")
    check_columns([key.strip() for key in keys])
    engine.allow(memory_for(len(keys)))
    pointers = [text("/" + key.replace("~", "~0").replace("/", "~1")) for key in keys]
    cells = [f"nullif(json_extract_string(value, {pointer}), 'NaN')" for pointer in pointers]
    # Rows leave in the order of the file; a table is scanned in the order of its insertion.
    rows, size = copied(engine, "given", len(keys), folder, cells)
    # Where the numbers of rows and lines part: runs in which both go up by one.
    steps = engine.execute(
        "SELECT min(row), min(number) FROM "
        "(SELECT number, row_number() OVER (ORDER BY number) AS row FROM given) GROUP BY number - row ORDER BY 1"
    ).fetchall()
    return checked(
        Findings(
            tuple(key.strip() for key in keys),
            rows,
            rejected,
            tuple((int(row), int(number)) for row, number in steps),
            notes=tuple(notes),
            text_bytes=size,
        )
    )


def _usable(values: Iterable[tuple[int, str | None, str]], rejects: RejectFile) -> Iterator[tuple[int, str]]:
    for number, value, problem in values:
        if value is None:
            rejects.add(number, problem, "")
        else:
            yield number, value


def _why_no_json(value: str) -> str:
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return "is not a JSON value"
    return "holds half of a surrogate pair, which is no character"
