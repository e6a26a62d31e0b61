"""Makes a `Game` of the cells that describe it: lists are split, texts are cut to what the contract holds."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping
from functools import lru_cache

from services.ingest import records
from services.ingest.columns.cells.play_facts import localized_of, play_facts_of
from services.ingest.columns.cells.texts import cut, plain
from services.ingest.columns.cells.written_numbers import is_yes
from services.ingest.columns.headings import names
from services.ingest.columns.headings.fact_columns import fact_columns
from services.ingest.files.table import LIST_SEPARATOR, flat
from services.ingest.records import Game

_LIST_FIELDS = {"genres": records.MAX_GENRES, "tags": records.MAX_TAGS, "platforms": records.MAX_PLATFORMS}
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d|21\d\d)(?!\d)")
# "Toy Story (1995)", as lists have it that know no other column of years.
_YEAR_OF_A_TITLE = re.compile(r"\((19[5-9]\d|20\d\d)\)\s*$")
_EAST_ASIAN_MARKS = re.compile(r"[、，；]|(?<=[\u3040-\u9fff\uac00-\ud7a3]) ?/ ?(?=[\u3040-\u9fff\uac00-\ud7a3])")
# "1.5.98", "5/1/98" and "01-May-98".
_SHORT_DATE = re.compile(r"\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/|-[^\W\d_]{3}-)(\d\d)(?:\D.*)?")
_LAST_CENTURY = 69
# A spreadsheet's days since the end of 1899, of 1982 to 2064.
_SERIAL_DAY = re.compile(r"[3-5]\d{4}(?:\.0)?")
_SERIAL_EPOCH = 25_569
_FLAGS = {"windows": "Windows", "win": "Windows", "mac": "Mac", "macos": "Mac", "osx": "Mac", "linux": "Linux"}
_BETWEEN_NAMES = re.compile(r"(?<=\w\w\w)/(?=\w\w\w)|\s+/\s+")
# Seconds (or milliseconds) since 1970, of games since then.
_EPOCH = re.compile(r"(?P<whole>-?\d{8,13})(?:\.\d+)?")


def field_columns(columns: Iterable[str]) -> dict[str, str]:
    """Field of `Game` to the column that fills it: of several columns for one field the one of the highest rank."""
    return dict(_field_columns(tuple(columns)))


# The games of a list have the same columns, but for cells with nothing in them.
@lru_cache(maxsize=4096)
def _field_columns(columns: tuple[str, ...]) -> Mapping[str, str]:
    best: dict[str, tuple[int, str]] = {}
    for column in columns:
        found = names.field_rank(column)
        if found and found[1] > best.get(found[0], (0, ""))[0]:
            best[found[0]] = (found[1], column)
    return {field: column for field, (_, column) in best.items()}


def game_of(game_id: str, title: str | None, cells: Mapping[str, str], space_separated: frozenset[str]) -> Game:
    """The game with `cells` by column; what fills no field is an attribute. Without a title it is called by its id."""
    by_field = field_columns(cells)
    # A year column may hold no year, and what a field cannot hold is still an attribute.
    year = year_in(cells[by_field["year"]]) if "year" in by_field else 0
    if not year:
        by_field.pop("year", None)
    lists = {
        field: split_list(cells[by_field[field]], by_field[field] in space_separated)[:most]
        if field in by_field
        else ()
        for field, most in _LIST_FIELDS.items()
    }
    filled = set(by_field.values())
    if not year and title is not None and (found := _YEAR_OF_A_TITLE.search(title)):
        year = int(found[1])
    if "platforms" not in by_field:
        lists["platforms"] = tuple(
            dict.fromkeys(name for column, name in platform_flags(cells).items() if is_yes(cells[column]))
        )
    return Game(
        game_id=game_id,
        title=cut(plain(title or game_id), records.MAX_TITLE_CHARACTERS),
        year=year,
        developer=", ".join(split_names(cells.get(by_field.get("developer", ""), "")))[: records.MAX_TITLE_CHARACTERS],
        summary=cut(_text(cells, by_field, "summary"), records.MAX_SUMMARY_CHARACTERS),
        attributes=attributes_of({column: cell for column, cell in cells.items() if column not in filled}),
        play=play_facts_of(cells),
        aliases=_aliases(cells),
        localized=localized_of(cells),
        described=title is not None or bool(cells),
        **lists,
    )


def platform_flags(columns: Iterable[str]) -> dict[str, str]:
    """Column to platform, of the columns such as "windows" and "mac" whose cells are true or false; or none of them.

    One such column alone may be anything, a "win" of a match.
    """
    return dict(_platform_flags(tuple(columns)))


@lru_cache(maxsize=4096)
def _platform_flags(columns: tuple[str, ...]) -> Mapping[str, str]:
    found = {
        column: _FLAGS[names.words(column)[-1]]
        for column in columns
        if names.words(column)[-1:] and names.words(column)[-1] in _FLAGS and len(names.words(column)) <= 2
    }
    return found if len(set(found.values())) > 1 else {}


def attributes_of(cells: Mapping[str, str]) -> dict[str, str]:
    """Attributes by column name, within the limits of the contract."""
    kept = list(cells.items())[: records.MAX_ATTRIBUTES]
    return {
        column[: records.MAX_ENTRY_CHARACTERS]: cut(flat(cell), records.MAX_ATTRIBUTE_CHARACTERS)
        for column, cell in kept
    }


def _aliases(cells: Mapping[str, str]) -> tuple[str, ...]:
    column = next(iter(fact_columns(cells).get("aliases", ())), None)
    return split_list(cells[column])[: records.MAX_ALIASES] if column is not None else ()


def split_list(cell: str, space_separated: bool = False) -> tuple[str, ...]:
    """The entries of a cell: split at the first of "|", ";", "," that it holds; no entry twice, whatever its case.

    A list as programs print it, ['RPG', 'Indie'], is read too. East Asian commas part entries, and slashes between such
    letters.
    """
    cell = _EAST_ASIAN_MARKS.sub("|", cell)
    if LIST_SEPARATOR in cell:
        parts = cell.split(LIST_SEPARATOR)
    elif space_separated:
        parts = cell.split()
    else:
        inner = cell[1:-1] if cell.startswith("[") and cell.endswith("]") else cell
        separator = next((mark for mark in "|;," if mark in inner), None)
        parts = inner.split(separator) if separator else [inner]
        if inner is not cell:
            parts = [part.strip().strip("'\"") for part in parts]
    entries = (part.strip()[: records.MAX_ENTRY_CHARACTERS] for part in parts)
    distinct: dict[str, str] = {}
    for entry in entries:
        if entry:
            distinct.setdefault(entry.casefold(), entry)
    return tuple(distinct.values())


def split_names(cell: str) -> tuple[str, ...]:
    """The names of studios in a cell, split as lists are, but at no comma: "Valve, Inc." is one.

    "Capcom / Dimps" are two, and "IO Interactive A/S" is one: what a slash parts is a name of its own if it is a word.
    """
    if LIST_SEPARATOR not in cell and not any(mark in cell for mark in "|;"):
        cell = _BETWEEN_NAMES.sub("|", cell)
    if LIST_SEPARATOR in cell or any(mark in cell for mark in "|;"):
        return split_list(cell)
    return (cell.strip(),) if cell.strip() else ()


def year_in(cell: str) -> int:
    """The year that a cell holds: written out, in two digits of a date, or as seconds since 1970; 0 without one."""
    found = _YEAR.search(cell)
    if found:
        return int(found[0])
    if short := _SHORT_DATE.fullmatch(cell.strip()):
        return int(short[1]) + (2000 if int(short[1]) < _LAST_CENTURY else 1900)
    if _SERIAL_DAY.fullmatch(cell):
        return time.gmtime((int(cell[:5]) - _SERIAL_EPOCH) * 86_400).tm_year
    number = _EPOCH.fullmatch(cell)
    if number is None:
        return 0
    seconds = int(number["whole"])
    return time.gmtime(seconds if abs(seconds) < 100_000_000_000 else seconds // 1000).tm_year


def _text(cells: Mapping[str, str], by_field: Mapping[str, str], field: str) -> str:
    return flat(cells[by_field[field]]) if field in by_field else ""
