"""Finds the rows in what JSON of other outer forms holds: answers of web services, objects by their keys, data frames.

Dictionaries as Python prints them, and numbers and days as MongoDB writes them, become plain JSON.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from itertools import islice

PASSED_OVER = "only the rows of "
_NAMES = frozenset(["name", "title", "app_name", "game", "appid", "game_id"])
_PRINTED = re.compile(r"\s*\{\s*(?:u?'|u\"|\d)")
_EXTENDED = re.compile(
    r'\{\s*"\$(?:oid|date|numberLong|numberInt|numberDouble|numberDecimal|uuid)"\s*:\s*'
    r'("(?:[^"\\]|\\.)*"|-?[\d.eE+-]+)\s*\}'
)
_DEEPEST = 3


def is_lines(start: str) -> bool:
    """Whether a text that begins so has one JSON value a line."""
    first = next((line for line in start.splitlines() if line.strip()), "")
    if not first.lstrip().startswith("{"):
        return False
    try:
        value = json.loads(as_json(first))
    except (ValueError, RecursionError):
        return False
    # One object on one line may be the whole file: {"games": [...]}.
    is_whole = any(is_objects(entry) for entry in value.values()) or are_objects_by_key(value)
    is_whole = is_whole or _wrapped(value) is not None or _of_frame(value) is not None or bool(_tables_by_key(value))
    return not is_whole or "\n" in start.strip()


def as_json(text: str) -> str:
    """A row as JSON where a program printed a dictionary, as `{'id': 10, u'name': u"Baldur's Gate"}`; else as it is."""
    if not _PRINTED.match(text):
        return text
    try:
        return json.dumps(ast.literal_eval(text.strip()), ensure_ascii=False, allow_nan=False)
    except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
        return text


def is_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def are_objects_by_key(value: object) -> bool:
    """Whether an object is a table: {"10": {"name": ...}, "20": {"name": ...}}."""
    if not isinstance(value, dict) or len(value) < 2:
        return False
    entries = list(value.values())
    return all(isinstance(entry, dict) and entry.keys() & entries[0].keys() for entry in entries)


def _wrapped(value: object, depth: int = 1) -> list[object] | None:
    """The rows of what a web service answers: {"response": {"count": 2, "docs": [{...}, {...}]}}, or a level deeper.

    An object that has a name of its own is a game, and lists in it are its genres and the like.
    """
    for inner in value.values() if isinstance(value, dict) else ():
        if not isinstance(inner, dict) or _NAMES & {key.casefold() for key in inner}:
            continue
        if depth < _DEEPEST and (within := _wrapped(inner, depth + 1)) is not None:
            return within
        lists = [entry for entry in inner.values() if is_objects(entry)]
        others = [entry for entry in inner.values() if isinstance(entry, list | dict) and not _may_be_beside(entry)]
        if len(lists) == 1 and not others and _says_a_name(lists[0][0]):
            rows: list[object] = lists[0]
            return rows
    return None


def _says_a_name(row: dict[str, object]) -> bool:
    """Whether a row, or an object in it as a search engine answers, has a key that names a game."""
    inner = [entry for entry in row.values() if isinstance(entry, dict)]
    return any(_NAMES & {str(key).casefold() for key in each} for each in (row, *inner))


def _may_be_beside(entry: object) -> bool:
    """Whether it is rows, or what a service tells of them, such as how many pages there are."""
    return is_objects(entry) or (
        isinstance(entry, dict) and not any(isinstance(each, list | dict) for each in entry.values())
    )


def rows_within(text: str, notes: list[str]) -> list[str]:
    """The rows of a value that is a whole file; the text where it is one row itself. Tells `notes` what is no row."""
    value = json.loads(text)
    found = _wrapped(value) or _of_frame(value)
    if found is None and are_objects_by_key(value):
        found = _by_key(value)
    if found is None and (tables := _tables_by_key(value)):
        longest = max(tables, key=lambda key: len(tables[key]))
        notes += passed_over(longest, [key for key in tables if key != longest])
        found = _by_key(tables[longest])
    return [text] if found is None else [json.dumps(row, ensure_ascii=False) for row in found]


def passed_over(key: str, others: list[str]) -> list[str]:
    """A note that of several lists of an object one is read."""
    if not others:
        return []
    return [f"{PASSED_OVER}'{key}' were read, not those of {', '.join(map(repr, others))}"]


def plain(text: str) -> str:
    """A value without MongoDB's types: `{"$oid": "5f"}` is "5f"."""
    return _EXTENDED.sub(r"\1", text) if '"$' in text else text


def headed(values: Iterator[tuple[int, str | None, str]]) -> Iterator[tuple[int, str | None, str]]:
    """The entries of an array; where they are lists under one of headings, objects instead."""
    first = list(islice(values, 1))
    names = _headings(first[0][1]) if first else None
    if names is None:
        yield from first
        yield from values
        return
    for number, value, problem in values:
        cells = json.loads(value) if value is not None and value.startswith("[") else None
        if isinstance(cells, list) and len(cells) != len(names):
            yield number, None, f"{len(cells)} cells where the headings are {len(names)}"
        elif isinstance(cells, list):
            yield number, json.dumps(dict(zip(names, cells, strict=True)), ensure_ascii=False), ""
        else:
            yield number, value, problem


def _headings(text: str | None) -> list[str] | None:
    """The entries of a list of different words, which may head others."""
    if text is None or not text.startswith("["):
        return None
    found = json.loads(text)
    is_words = len(found) > 1 and all(isinstance(each, str) and each.strip() and not each.isdecimal() for each in found)
    return found if is_words and len(set(found)) == len(found) else None


def _tables_by_key(value: object) -> dict[str, dict[str, dict[str, object]]]:
    """The tables of a data base as one object: {"games": {"a1": {...}, "b2": {...}}, "users": {"u1": {...}}}."""
    if not isinstance(value, dict) or not all(isinstance(inner, dict) for inner in value.values()):
        return {}
    tables = {
        key: inner for key, inner in value.items() if inner and all(isinstance(entry, dict) for entry in inner.values())
    }
    return tables if any(map(are_objects_by_key, tables.values())) else {}


def _by_key(value: dict[str, dict[str, object]]) -> list[object]:
    return [{"id": key, **entry} for key, entry in value.items()]


def _of_frame(value: object) -> list[object] | None:
    """The rows of a data frame as pandas writes it, by columns or split into headings and rows."""
    if not isinstance(value, dict):
        return None
    names, rows = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
        return [dict(zip(map(str, names), row, strict=False)) for row in rows]
    columns = list(value.values())
    if len(columns) < 2 or not all(isinstance(column, dict) and column for column in columns):
        return None
    numbers = list(columns[0])
    is_frame = all(each.isdecimal() for each in numbers) and not all(name.isdecimal() for name in value)
    if not is_frame or any(list(column) != numbers for column in columns):
        return None
    return [{name: column[number] for name, column in value.items()} for number in numbers]
