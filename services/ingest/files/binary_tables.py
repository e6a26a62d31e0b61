"""Converts Parquet and Excel files, whose cells have types, into tables of text; nested values become JSON."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path

import duckdb

from services.ingest.engine import memory_for, one, open_engine, text
from services.ingest.files.findings import Findings, UnreadableFile
from services.ingest.files.spreadsheets import sheet_rows
from services.ingest.files.texts.dialects import UNNAMED, distinct
from services.ingest.files.writing import BATCH, EMPTY, check_columns, checked, copied


def convert_spreadsheet(path: Path, folder: Path) -> Findings:
    """Writes the table of the first sheet that has cells. UnreadableFile when there is none."""
    import pyarrow as pa  # noqa: PLC0415

    name, rows, others = sheet_rows(path)
    head = [row for row in islice(rows, 50) if any(row)]
    if not head:
        raise UnreadableFile(EMPTY)
    # A title above the table fills one cell; the headings fill most of them.
    filled = [sum(cell is not None for cell in row) for row in head]
    header = next(index for index, count in enumerate(filled) if count > max(filled) / 2)
    columns = distinct([cell or f"{UNNAMED}{number}" for number, cell in enumerate(head[header], start=1)])
    check_columns(columns)
    engine = open_engine(folder, columns=len(columns))
    engine.execute(f"CREATE TABLE given ({', '.join(f'c{number} VARCHAR' for number in range(len(columns)))})")
    left = chain(head[header + 1 :], (row for row in rows if any(row)))
    while batch := list(islice(left, BATCH)):
        padded = [[*row, *[None] * len(columns)][: len(columns)] for row in batch]
        arrow = pa.table(
            {f"c{number}": pa.array(cells, pa.string()) for number, cells in enumerate(zip(*padded, strict=True))}
        )
        engine.register("batch", arrow)
        engine.execute("INSERT INTO given SELECT * FROM batch")
        engine.unregister("batch")
    count, size = copied(engine, "given", len(columns), folder)
    notes = (f"of its {others + 1} sheets with cells only '{name}' was read",) if others else ()
    return checked(Findings(columns, count, 0, ((1, header + 2),), notes=notes, text_bytes=size))


def convert_parquet(path: Path, folder: Path, most_bytes: int) -> Findings:
    """Writes the table. UnreadableFile when it is damaged or would be more than `most_bytes` as text."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    engine = open_engine(folder, [path])
    relation = f"read_parquet({text(path)})"
    try:
        described = engine.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
        names = [str(row[0]) for row in described]
        real = distinct(pq.read_schema(path, memory_map=False).names)
        check_columns(real)
        engine.allow(memory_for(len(real)))
        quoted = ['"' + name.replace('"', '""') + '"' for name in names]
        cells = [_as_text(cell, str(row[1])) for cell, row in zip(quoted, described, strict=True)]
        sizes = (
            " + ".join(
                f"coalesce(sum(strlen({cell})), 0)"
                for cell, row in zip(quoted, described, strict=True)
                if row[1] == "VARCHAR"
            )
            or "0"
        )
        if one(engine, f"SELECT {sizes} FROM {relation}") > most_bytes:
            raise UnreadableFile(f"unpacks to more than {most_bytes / (1 << 30):.1f} GiB; split it into smaller files")
        rows, size = copied(engine, relation, len(names), folder, cells)
    except duckdb.OutOfMemoryException as error:
        raise MemoryError from error
    except duckdb.Error as error:
        if "blob" in str(error).lower() or "utf" in str(error).lower():
            raise UnreadableFile("has a column of bytes that are not UTF-8 text; leave that column out") from None
        raise UnreadableFile("is not a whole Parquet file (truncated or damaged); make or copy it again") from None
    except (pa.ArrowException, OSError):
        raise UnreadableFile("is not a whole Parquet file (truncated or damaged); make or copy it again") from None
    return checked(Findings(real, rows, 0, text_bytes=size))


def _as_text(cell: str, kind: str) -> str:
    if kind == "VARCHAR":
        return cell
    if kind.endswith(("]", ")")) and not kind.startswith(("DECIMAL", "ENUM")):
        return f"CAST(to_json({cell}) AS VARCHAR)"
    if kind == "BLOB":
        return f"decode({cell})"
    if kind in ("DOUBLE", "FLOAT"):
        # A whole number is written as one, as far as such numbers are exact.
        whole = f"isfinite({cell}) AND {cell} = floor({cell}) AND abs({cell}) <= 9007199254740992"
        return f"CASE WHEN {whole} THEN CAST(CAST({cell} AS BIGINT) AS VARCHAR) ELSE CAST({cell} AS VARCHAR) END"
    if kind.startswith("TIMESTAMP"):
        return f"strftime(CAST({cell} AS TIMESTAMP), '%Y-%m-%d %H:%M:%S.%g')"
    return f"CAST({cell} AS VARCHAR)"
