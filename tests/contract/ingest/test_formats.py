"""Every format says the same of the same table, through the child process that reads files."""

from __future__ import annotations

import gzip
import html
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from services.ingest.files.reading import read_table
from services.ingest.workspace import Workspace

ROWS: list[dict[str, Any]] = [
    {"user": "u1", "game": 'Doom, "II"', "rating": 4.5, "genres": ["FPS", "Old, but gold"]},
    {"user": "u2", "game": "Щит\nи меч", "rating": None, "genres": []},
    {"user": "007", "game": "Ōkami", "rating": 10, "genres": None},
]
TABLE = pa.table({name: [row[name] for row in ROWS] for name in ("user", "game", "rating", "genres")})
_CSV = (
    'user,game,rating,genres\nu1,"Doom, ""II""",4.5,"[""FPS"",""Old, but gold""]"\nu2,"Щит\nи меч",,[]\n007,Ōkami,10,\n'
)


def _delimited(mark: str) -> str:
    head = _CSV.split("\n", 1)[0]
    return (
        head.replace(",", mark)
        + "\n"
        + (
            f'u1{mark}"Doom, ""II"""{mark}4.5{mark}"[""FPS"",""Old, but gold""]"\n'
            f'u2{mark}"Щит\nи меч"{mark}{mark}[]\n007{mark}Ōkami{mark}10{mark}\n'
        )
    )


def _zipped(path: Path, text: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._t.csv", "x")
        archive.writestr("inner/t.csv", text)


def _spreadsheet(path: Path) -> None:
    """The least that is an Excel file: a title above the table, text and numbers."""
    cells = [["Our games"], ["user", "game", "rating", "genres"]]
    cells += [[row["user"], row["game"], row["rating"], row["genres"]] for row in ROWS]
    rows = "".join(f"<row>{''.join(map(_sheet_cell, row))}</row>" for row in cells)
    office = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{office}/spreadsheetml/2006/main" '
        f'xmlns:r="{office}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship '
        f'Id="r1" Type="{office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{office}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def _sheet_cell(value: object) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
    return f'<c t="inlineStr"><is><t xml:space="preserve">{html.escape(text)}</t></is></c>'


FORMATS: dict[str, Callable[[Path], object]] = {
    "t.csv": lambda path: path.write_text(_CSV),
    "semicolons.csv": lambda path: path.write_text("sep=;\n" + _delimited(";")),
    "bars.txt": lambda path: path.write_text("# from a shop\n" + _delimited("|")),
    "windows.csv": lambda path: path.write_bytes(
        _CSV.replace("\n", "\r\n").replace("Щит\r\n", "Щит\n").encode("utf-8-sig")
    ),
    "t.tsv": lambda path: path.write_text(_delimited("\t")),
    "utf16.csv": lambda path: path.write_text(_CSV, encoding="utf-16"),
    "t.jsonl": lambda path: path.write_text("".join(json.dumps(row) + "\n" for row in ROWS)),
    "array.json": lambda path: path.write_text(json.dumps(ROWS, indent=1, ensure_ascii=False)),
    "object.json": lambda path: path.write_text(json.dumps({"count": 3, "games": ROWS})),
    "pretty.json": lambda path: path.write_text("\n".join(json.dumps(row, indent=2) for row in ROWS)),
    "t.parquet": lambda path: pq.write_table(TABLE, path),
    "t.csv.gz": lambda path: path.write_bytes(gzip.compress(_CSV.encode())),
    "t.jsonl.gz": lambda path: path.write_bytes(
        gzip.compress("".join(json.dumps(row) + "\n" for row in ROWS).encode())
    ),
    "t.xlsx": _spreadsheet,
    "t.zip": lambda path: _zipped(path, _CSV),
}


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_says_the_same(tmp_path: Path, name: str) -> None:
    FORMATS[name](tmp_path / name)
    with Workspace(tmp_path / "workspace") as workspace:
        table = read_table(tmp_path / name, workspace)
        assert table.columns == ("user", "game", "rating", "genres")
        assert table.rejected == 0
        rows = workspace.engine.execute(f"SELECT * FROM {table.view} ORDER BY position").fetchall()
    assert [row[:2] for row in rows] == [("u1", 'Doom, "II"'), ("u2", "Щит\nи меч"), ("007", "Ōkami")]
    assert [None if row[2] is None else float(row[2]) for row in rows] == [4.5, None, 10]
    assert [None if row[3] is None else json.loads(row[3]) for row in rows] == [["FPS", "Old, but gold"], [], None]
