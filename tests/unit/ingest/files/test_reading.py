"""Files of every format, sound and broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from services.ingest.errors import IngestError
from services.ingest.files.reading import ReadLimits, in_process, read_table
from services.ingest.files.table import Table
from services.ingest.workspace import Workspace

Read = Callable[[Path], Table]
Write = Callable[[str, str], Path]


@pytest.fixture
def read(workspace: Workspace) -> Callable[[Path], Table]:
    """Reads a file as its child process does, but in this one."""
    return lambda path: read_table(path, workspace, reader=in_process)


def cells(table: Table) -> dict[str, list[str | None]]:
    cells = ", ".join(table.cell(name) for name in table.columns)
    rows = table.workspace.engine.execute(f"SELECT {cells} FROM {table.view} ORDER BY position").fetchall()
    return {name: list(column) for name, column in zip(table.columns, zip(*rows, strict=True), strict=True)}


def lines(table: Table) -> list[int]:
    return [table.place(position)[1] for position in range(table.rows)]


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
def test_text_formats_say_the_same(read: Read, write: Write, name: str, text: str) -> None:
    assert cells(read(write(name, text))) == EXPECTED


def test_blanks_are_off_cells_of_tables_that_have_hardly_any(read: Read, write: Write) -> None:
    table = read(write("t.csv", "user,game,rating\n1,\t2,\n3\t,4,5\n"))
    assert cells(table) == {"user": ["1", "3"], "game": ["2", "4"], "rating": [None, "5"]}
    table = read(write("t.tsv", "user\tgame\trating\n1\t2\t\n3\t4\t5\n"))
    assert cells(table) == {"user": ["1", "3"], "game": ["2", "4"], "rating": [None, "5"]}


def test_parquet_says_the_same_as_text(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"user": ["u1", "u2"], "game": ["Doom, II", "Myst"], "rating": [4.5, None]}), path)
    assert cells(read(path)) == EXPECTED


def test_types_of_parquet_become_text(read: Read, tmp_path: Path) -> None:
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
    assert cells(read(path)) == {
        "int": ["1", "2"],
        "whole": ["1", None],
        "nan": ["nan", "inf"],
        "flag": ["true", "false"],
        "when": ["1970-01-01 00:00:00.000", "2024-01-02 03:04:05.000"],
        "list": ['["a","b c"]', None],
        "short": ['["a"]', "[]"],
        "kind": ["x", "y"],
        "bytes": ["x", "y"],
        "nested": ['{"a":1}', '{"a":2}'],
    }


def test_lines_that_are_no_rows_are_rejected_and_the_rest_is_read(read: Read, write: Write) -> None:
    table = read(write("t.jsonl", '{"user":"u1"}\nnonsense\n[1]\n{"user":"\\ud800"}\n{"user":"u2"}\n'))
    assert cells(table) == {"user": ["u1", "u2"]}
    assert lines(table) == [1, 5]
    assert [reject.row for reject in table.unreadable()] == [2, 3, 4]


def test_rows_of_the_wrong_length_are_rejected_by_line(read: Read, write: Write) -> None:
    table = read(write("t.csv", 'user,game\nu1,"two\nlines"\nu2\nu3,b,c\nu4,d\n'))
    assert cells(table)["user"] == ["u1", "u4"]
    assert lines(table) == [2, 6]
    assert [(reject.row, reject.reason) for reject in table.unreadable()] == [
        (4, "1 cells where the header has 2"),
        (5, "3 cells where the header has 2"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("t.csv", "", "the file is empty"),
        ("t.csv", " \n\n", "the file is empty"),
        ("t.csv", "user,game\n", "columns but no rows"),
        ("t.csv", ",,\n,,\n", "no columns"),
        ("t.json", '[{"user": 1}', "not closed"),
        ("t.csv", ",".join(f"c{number}" for number in range(6000)) + "\n1\n", "more than 5,000 columns"),
        ("t.jsonl", "user,game\na,b\n", "no row can be read; row 1: is not a JSON value"),
        ("t.parquet", "PAR1 but not really", "not a whole Parquet file"),
    ],
)
def test_broken_files_are_one_line_errors(read: Read, write: Write, name: str, text: str, problem: str) -> None:
    with pytest.raises(IngestError) as raised:
        read(write(name, text))
    assert problem in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_quotation_mark_that_quotes_nothing_is_a_letter(read: Read, write: Write) -> None:
    table = read(write("t.csv", 'user,game\nu,"g\nv,"h\ni"\nw,"j" k\nx,"l\ny,m\n'))
    assert cells(table) == {"user": ["u", "v", "w", "x", "y"], "game": ['"g', "h\ni", '"j" k', '"l', "m"]}
    assert lines(table) == [2, 3, 5, 6, 7]


@pytest.mark.parametrize("mark", ["\t", ",", ";", "|"])
def test_two_stray_quotation_marks_swallow_no_rows(read: Read, write: Write, mark: str) -> None:
    rows = [f"{row}{mark}Game {row}{mark}2001" for row in range(1, 301)]
    rows[9], rows[249] = f'10{mark}"Odd{mark}2001', f'250{mark}Even"{mark}2003'
    table = read(write("t.csv", f"id{mark}name{mark}year\n" + "\n".join(rows) + "\n"))
    assert table.rows == 300
    assert (cells(table)["name"][9], cells(table)["name"][249]) == ('"Odd', 'Even"')


def test_quoted_cells_may_hold_lines_and_separators(read: Read, write: Write) -> None:
    text = 'id,about\n1,"first, line\nsecond, line"\n2,"a ""word"""\n\n3,plain\n'
    table = read(write("t.csv", text))
    assert cells(table) == {"id": ["1", "2", "3"], "about": ["first, line\nsecond, line", 'a "word"', "plain"]}
    assert lines(table) == [2, 4, 6]


@pytest.mark.parametrize(
    ("name", "lines_of_file"),
    [
        ("t.csv", ["user,game", "u,ж", "v,é", "w,ж", "x,ж"]),
        ("t.jsonl", ['{"user":"u"}', '"é"', '{"user":"ж"}', '{"user":"ы"}']),
    ],
)
def test_a_damaged_line_of_utf8_costs_its_row(read: Read, tmp_path: Path, name: str, lines_of_file: list[str]) -> None:
    path = tmp_path / name
    path.write_bytes(b"\n".join(line.encode("latin-1" if "é" in line else "utf-8") for line in lines_of_file))
    table = read(path)
    (reject,) = table.unreadable()
    assert reject.row == lines_of_file.index(next(line for line in lines_of_file if "é" in line)) + 1
    assert "not UTF-8" in reject.reason


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("cp1251", "Покемон и Щит"),
        ("latin-1", "Pokémon über alles"),
        ("cp1252", "L’été – fini"),
        ("cp932", "ドラゴンクエスト 導かれし者たち"),
    ],
)
def test_the_letters_tell_the_encoding(read: Read, tmp_path: Path, encoding: str, title: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(f"user,game\nu,{title}\nv,plain\n".encode(encoding))
    table = read(path)
    assert cells(table)["game"] == [title, "plain"]
    assert "was read as" in table.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", "user;game\r\nu;Щит, II\r\n"),
        ("t", '{"user":"u","game":"Щит, II"}\n'),
    ],
)
def test_a_byte_order_mark_tells_the_encoding(read: Read, tmp_path: Path, encoding: str, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    assert cells(read(path)) == {"user": ["u"], "game": ["Щит, II"]}


def test_a_damaged_utf16_file_is_a_one_line_error(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("user,game\nu,g\n".encode("utf-16") + b"x")
    with pytest.raises(IngestError, match="UTF-16 but is damaged"):
        read(path)


def test_a_file_that_is_not_there_is_an_error(read: Read, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="no such file"):
        read(tmp_path / "t.csv")
    with pytest.raises(IngestError, match="is a directory"):
        read(tmp_path)


def test_times_with_a_zone_are_the_same_in_whatever_zone_the_machine_is(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.parquet"
    when = pa.array([1_704_164_645], pa.timestamp("s", tz="Europe/Berlin"))
    pq.write_table(pa.table({"user": ["u"], "played_at": when}), path)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert cells(read_table(path, workspace))["played_at"] == ["2024-01-02 03:04:05.000"]


def test_a_truncated_parquet_file_is_a_one_line_error(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"user": [str(number) for number in range(10_000)]}), path)
    whole = path.read_bytes()
    for size in (20, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        with pytest.raises(IngestError, match="not a whole Parquet file"):
            read(path)


def test_a_damaged_page_is_an_error_and_never_half_a_table(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"user": [str(number) for number in range(100_000)]}), path, compression="gzip")
    damaged = bytearray(path.read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 2000] = bytes(2000)
    path.write_bytes(damaged)
    with pytest.raises(IngestError):
        read(path)


def test_a_small_file_that_unpacks_to_gigabytes_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "bomb.parquet"
    # One dictionary entry of a megabyte, repeated: kilobytes on disk, 20 GB as text.
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 20_000, pa.int32()), ["x" * 1_000_000])
    pq.write_table(pa.table({"user": column}), path, compression="zstd")
    assert path.stat().st_size < 100_000
    with pytest.raises(IngestError, match=r"asks for more than 4\.0 GiB|unpacks to more than"):
        read_table(path, workspace)


def test_a_table_larger_than_its_limit_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"user": ["u" * 100] * 50_000}), path)
    with pytest.raises(IngestError, match="unpacks to more than"):
        read_table(path, workspace, ReadLimits(table_bytes=1 << 20, most_growth=1), in_process)


def test_a_file_that_takes_too_long_is_given_up(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"user": ["u"]}), path)
    with pytest.raises(IngestError, match="could not be read within"):
        read_table(path, workspace, ReadLimits(seconds=0.001))


def test_the_child_process_says_why_a_file_cannot_be_read(workspace: Workspace, write: Write) -> None:
    with pytest.raises(IngestError, match="not closed"):
        read_table(write("t.json", '[{"user": 1}'), workspace)


def test_a_text_of_two_lines_is_one_cell_though_its_end_looks_like_a_row(
    write: Callable[[str, str], Path], workspace: Workspace
) -> None:
    text = 'review,user,game,score\n"good, really\nsecond line ",u1,Doom,1\n"bad",u2,Doom,-1\n'
    table = read_table(write("t.csv", text), workspace, reader=in_process)
    assert (table.rows, table.rejected) == (2, 0)
    assert list(table.sample("review")) == ["good, really\nsecond line", "bad"]


@pytest.mark.parametrize(
    ("text", "title", "summary"),
    [
        ('1,"The \\"Big\\" One",fine\n', 'The "Big" One', "fine"),
        ('1,"a \\",\\" b","x, \\"y\\""\n', 'a "," b', 'x, "y"'),
        ('1,"said \\"so\\",\nand \\"went\\"",fine\n', 'said "so",\nand "went"', "fine"),
        # A backslash at the end of a cell, and in cells without quotation marks, is a letter.
        ('1,"on C:\\games\\","fine"\n', "on C:\\games\\", "fine"),
        ('1,5\\" disk,fine\n', '5\\" disk', "fine"),
    ],
)
def test_a_quotation_mark_after_a_backslash_is_a_letter_where_the_line_is_a_row_only_so(
    read: Read, write: Write, text: str, title: str, summary: str
) -> None:
    found = cells(read(write("t.csv", f'id,title,summary\n{text}2,"Doom, II",old\n')))
    assert found == {"id": ["1", "2"], "title": [title, "Doom, II"], "summary": [summary, "old"]}


@pytest.mark.parametrize(
    "first", ["u1\t2009-05-04T23:08:57Z\tDoom", "u1\tf1b1cf71-bd35-4e99-8624-24a6e15f133a\tDoom", "u1\t4.5.09\tDoom"]
)
def test_a_first_line_with_a_time_or_a_uuid_above_others_is_a_row(read: Read, write: Write, first: str) -> None:
    table = read(write("t.tsv", "".join(f"{first} {number}\n" for number in range(3))))
    assert table.rows == 3
    assert table.columns == ("column 1", "column 2", "column 3")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", "user,game\nu1,{}\nu2,b\n"),
        ("t.csv", 'user,game\nu1,"{}\nu2,b\n'),
        ("t.jsonl", '{{"user":"u1","game":"{}"}}\n{{"user":"u2","game":"b"}}\n'),
    ],
)
def test_an_endless_line_costs_its_row_and_no_other(read: Read, write: Write, name: str, text: str) -> None:
    table = read(write(name, text.format("x" * (17 << 20))))
    assert cells(table) == {"user": ["u2"], "game": ["b"]}
    (reject,) = table.unreadable()
    assert "is a line of more than" in reject.reason
    assert len(str(reject.content)) <= 10_000


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("games.xml", b"<?xml version='1.0'?><games><game id='1'/></games>", "XML"),
        ("games.xls", b"<table><tr><th>id</th></tr></table>", "HTML"),
        ("games.sql", b"-- dump\nINSERT INTO games VALUES (1,'Doom');\n", "SQL"),
        ("games.yaml", b"- id: 1\n  title: Doom\n- id: 2\n  title: Myst\n", "YAML"),
        ("games.db", b"SQLite format 3\x00" + bytes(100), "SQLite"),
        ("games.pkl", b"\x80\x04\x95" + bytes(100), "pickle"),
        ("games.csv.bz2", b"BZh9" + bytes(100), "bzip2"),
    ],
)
def test_formats_that_are_not_read_are_called_by_their_names(
    read: Read, tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(IngestError, match=rf"is .*{what}.* and not read; export the table as CSV"):
        read(tmp_path / name)


@pytest.mark.parametrize(
    "text",
    [
        "| id | title |\n|----|:-----:|\n| 1 | Doom |\n| 2 | Myst |\n",
        " id | title \n----+-------\n  1 | Doom  \n  2 | Myst\n",
    ],
)
def test_a_line_that_is_drawn_below_the_headings_is_no_row(read: Read, write: Write, text: str) -> None:
    table = read(write("t.md", text))
    assert cells(table)["title"] == ["Doom", "Myst"]
