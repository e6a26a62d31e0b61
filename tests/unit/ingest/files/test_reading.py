"""Files of every format, sound and broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from services.ingest.errors import IngestError
from services.ingest.files.parquet import ParquetLimits, read_parquet
from services.ingest.files.reading import read_table
from services.ingest.files.table import Table

Write = Callable[[str, str], Path]


def cells(table: Table) -> dict[str, list[str | None]]:
    return {name: [None if pd.isna(cell) else cell for cell in table.frame[name]] for name in table.columns}


EXPECTED = {"user": ["u1", "u2"], "game": ["Doom, II", "Myst"], "rating": ["4.5", None]}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", 'user,game,rating\nu1,"Doom, II",4.5\nu2,Myst,\n'),
        ("t.csv", "\ufeffuser;game;rating\r\nu1; Doom, II ;4.5\r\n\r\nu2;Myst;\r\n"),
        ("t.tsv", "user\tgame\trating\nu1\tDoom, II\t4.5\nu2\tMyst\t\n"),
        ("t.dat", "user|game|rating\nu1|Doom, II|4.5\nu2|Myst|\n"),
        ("t.inter", "user:token\tgame:token_seq\trating:float\nu1\tDoom, II\t4.5\nu2\tMyst\t\n"),
        ("t.jsonl", '{"user":"u1","game":"Doom, II","rating":4.5}\n\n{"user":"u2","game":"Myst"}\n'),
        ("t", '{"user":"u1","game":"Doom, II","rating":4.5}\n{"user":"u2","game":"Myst","rating":null}\n'),
    ],
)
def test_text_formats_say_the_same(write: Write, name: str, text: str) -> None:
    assert cells(read_table(write(name, text))) == EXPECTED


def test_parquet_says_the_same_as_text(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"user": ["u1", "u2"], "game": ["Doom, II", "Myst"], "rating": [4.5, None]}), path)
    assert cells(read_table(path)) == EXPECTED


def test_types_of_parquet_become_text(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    frame = pa.table(
        {
            "int": [1, 2],
            "whole": [1.0, None],
            "nan": [float("nan"), float("inf")],
            "flag": [True, False],
            "when": pa.array([0, 1_704_164_645], pa.timestamp("s")),
            "list": [["a", "b c"], None],
            "short": [["a"], []],
            "kind": pa.array(["x", "y"]).dictionary_encode(),
            "bytes": [b"x", b"y"],
            "nested": [{"a": 1}, {"a": 2}],
        }
    )
    pq.write_table(frame, path)
    assert cells(read_table(path)) == {
        "int": ["1", "2"],
        "whole": ["1", None],
        "nan": ["nan", "inf"],
        "flag": ["true", "false"],
        "when": ["1970-01-01 00:00:00.000", "2024-01-02 03:04:05.000"],
        "list": ["a\x02b c\x02", None],
        "short": ["a\x02", None],
        "kind": ["x", "y"],
        "bytes": ["x", "y"],
    }


def test_lines_that_are_no_rows_are_rejected_and_the_rest_is_read(write: Write) -> None:
    table = read_table(write("t.jsonl", '{"user":"u1"}\nnonsense\n[1]\n{"user":"\\ud800"}\n{"user":"u2"}\n'))
    assert cells(table) == {"user": ["u1", "u2"]}
    assert table.row_of.tolist() == [1, 5]
    assert [reject.row for reject in table.unreadable] == [2, 3, 4]


def test_rows_of_the_wrong_length_are_rejected_by_line(write: Write) -> None:
    table = read_table(write("t.csv", 'user,game\nu1,"two\nlines"\nu2\nu3,b,c\nu4,d\n'))
    assert cells(table)["user"] == ["u1", "u4"]
    assert table.row_of.tolist() == [2, 6]
    assert [(reject.row, reject.reason) for reject in table.unreadable] == [
        (4, "1 cells where the header has 2"),
        (5, "3 cells where the header has 2"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("t.csv", "", "the file is empty"),
        ("t.csv", " \n\n", "the file is empty"),
        ("t.csv", "user,game\n", "columns but no rows"),
        ("t.csv", "user,game,user\na,b,c\n", "two columns are named 'user'"),
        ("t.csv", '\nuser,"game\nv,h\n', "line 2, the header, opens a quotation mark that is never closed"),
        ("t.csv", ",,\n,,\n", "no columns"),
        ("t.json", '[{"user": 1}]', "one JSON array"),
        ("t.jsonl", "user,game\na,b\n", "no row can be read; row 1: is not a JSON value"),
        ("t.parquet", "PAR1 but not really", "not a whole Parquet file"),
    ],
)
def test_broken_files_are_one_line_errors(write: Write, name: str, text: str, problem: str) -> None:
    with pytest.raises(IngestError) as raised:
        read_table(write(name, text))
    assert problem in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_quotation_mark_that_is_never_closed_costs_its_row(write: Write) -> None:
    table = read_table(write("t.csv", 'user,game\nu,"g\nv,"h\ni"\nw,"j" k\nx,"l\ny,m\n'))
    assert cells(table) == {"user": ["v", "y"], "game": ["h\ni", "m"]}
    assert table.row_of.tolist() == [3, 7]
    assert [(reject.row, reject.content) for reject in table.unreadable] == [(2, 'u,"g'), (5, 'w,"j" k'), (6, 'x,"l')]
    assert "never closed" in table.unreadable[-1].reason


@pytest.mark.parametrize(
    ("name", "lines"),
    [("t.csv", ["user,game", "u,a", "v,é", "w,b"]), ("t.jsonl", ['{"user":"u"}', '"é"', '{"user":"w"}'])],
)
def test_a_line_that_is_not_utf8_costs_its_row(tmp_path: Path, name: str, lines: list[str]) -> None:
    path = tmp_path / name
    path.write_bytes("\n".join(lines).encode("latin-1"))
    table = read_table(path)
    assert cells(table)["user"] == ["u", "w"]
    (reject,) = table.unreadable
    assert reject.row == table.row_of[0] + 1
    assert "not UTF-8" in reject.reason
    assert "\\xe9" in reject.content


@pytest.mark.parametrize(
    "text", ["user,game\nu,Покемон\n", "user,game\nu,a\nv,Щит\nw,b\nx,Меч\n", "игрок,user\n1,2\n3,4\n"]
)
def test_a_file_in_another_encoding_is_an_error_that_names_the_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode("cp1251"))
    line = next(number for number, each in enumerate(text.splitlines(), start=1) if not each.isascii())
    with pytest.raises(IngestError, match=f"line {line} is not UTF-8; .*its encoding, for example CP1251"):
        read_table(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", "user;game\r\nu;Щит, II\r\n"),
        ("t", '{"user":"u","game":"Щит, II"}\n'),
    ],
)
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, encoding: str, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    assert cells(read_table(path)) == {"user": ["u"], "game": ["Щит, II"]}


def test_a_damaged_utf16_file_is_a_one_line_error(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("user,game\nu,g\n".encode("utf-16") + b"x")
    with pytest.raises(IngestError, match="UTF-16 but is damaged"):
        read_table(path)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="no such file"):
        read_table(tmp_path / "t.csv")
    with pytest.raises(IngestError, match="is a directory"):
        read_table(tmp_path)


def test_a_packed_file_is_an_error_that_says_to_unpack_it(tmp_path: Path) -> None:
    path = tmp_path / "t.csv.gz"
    path.write_bytes(b"\x1f\x8b\x08\x00")
    with pytest.raises(IngestError, match="packed with gzip; unpack it"):
        read_table(path)


def test_a_truncated_parquet_file_is_a_one_line_error(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"user": [str(number) for number in range(10_000)]}), path)
    whole = path.read_bytes()
    for size in (20, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        with pytest.raises(IngestError, match="not a whole Parquet file"):
            read_table(path)


def test_a_damaged_page_is_an_error_and_never_half_a_table(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"user": [str(number) for number in range(100_000)]}), path, compression="gzip")
    damaged = bytearray(path.read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 2000] = bytes(2000)
    path.write_bytes(damaged)
    with pytest.raises(IngestError):
        read_table(path)


def test_a_small_file_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.parquet"
    # One dictionary entry of a megabyte, repeated: kilobytes on disk, 20 GB as text.
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 20_000, pa.int32()), ["x" * 1_000_000])
    pq.write_table(pa.table({"user": column}), path, compression="zstd")
    assert path.stat().st_size < 100_000
    with pytest.raises(IngestError, match=r"asks for more than 1\.0 GiB|unpacks to more than"):
        read_parquet(path, ParquetLimits(memory_bytes=1 << 30, table_bytes=1 << 28))


def test_a_table_larger_than_its_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"user": ["u" * 100] * 50_000}), path)
    with pytest.raises(IngestError, match="unpacks to more than"):
        read_parquet(path, ParquetLimits(table_bytes=1 << 20))


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"user": ["u"]}), path)
    with pytest.raises(IngestError, match="could not be read within"):
        read_parquet(path, ParquetLimits(seconds=0.001))
