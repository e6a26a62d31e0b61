"""Cuts JSON of any usual outer form into one value for each row.

The forms are lines, an array, {"games": [...]}, objects by their keys, and one value after another. Only finds where
values begin and end; the engine reads what is in them.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from services.ingest.files.findings import UnreadableFile

_CHUNK = 1 << 20
_MOST_VALUE_CHARACTERS = 64 << 20
_MOST_LINE_BYTES = 16 << 20
_DEEPEST = 3
_SPACE = " \t\r\n"
_NAMES = frozenset(["name", "title", "app_name", "game", "appid", "game_id"])
_PRINTED = re.compile(r"\s*\{\s*(?:u?'|u\"|\d)")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str)


def json_values(path: Path, *, by_lines: bool) -> Iterator[tuple[int, str | None, str]]:
    """Number (of the line, or of the value), text, and, where the text is None, why there is none."""
    if by_lines:
        yield from _lines(path)
        return
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        text = _Text(file)
        if text.peek() == "[":
            text.skip(1)
            yield from _array(text)
        elif text.peek() == "{" and text.enter_array():
            yield from _array(text)
        else:
            number = 0
            while text.peek():
                value = text.value()
                for entry in _rows_within(value) if number == 0 and not text.peek() else [value]:
                    number += 1
                    yield number, entry, ""


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
    is_whole = any(_is_objects(entry) for entry in value.values()) or _are_objects_by_key(value)
    is_whole = is_whole or _wrapped(value) is not None
    return not is_whole or "\n" in start.strip()


def as_json(text: str) -> str:
    """A row as JSON where a program printed a dictionary, as `{'id': 10, u'name': u"Baldur's Gate"}`; else as it is."""
    if not _PRINTED.match(text):
        return text
    try:
        return json.dumps(ast.literal_eval(text.strip()), ensure_ascii=False, allow_nan=False)
    except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
        return text


def _is_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _are_objects_by_key(value: object) -> bool:
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
        lists = [entry for entry in inner.values() if _is_objects(entry)]
        others = [entry for entry in inner.values() if isinstance(entry, list | dict) and not _may_be_beside(entry)]
        if len(lists) == 1 and not others and _NAMES & {key.casefold() for key in lists[0][0]}:
            rows: list[object] = lists[0]
            return rows
    return None


def _may_be_beside(entry: object) -> bool:
    """Whether it is rows, or what a service tells of them, such as how many pages there are."""
    return _is_objects(entry) or (
        isinstance(entry, dict) and not any(isinstance(each, list | dict) for each in entry.values())
    )


def _rows_within(text: str) -> list[str]:
    """The objects of a table by key, each with its key as "id" if it has none, or of an answer; else the text."""
    value = json.loads(text)
    rows = _wrapped(value)
    if rows is not None:
        return [json.dumps(row, ensure_ascii=False) for row in rows]
    if not _are_objects_by_key(value):
        return [text]
    return [json.dumps({"id": key, **entry}, ensure_ascii=False) for key, entry in value.items()]


def _lines(path: Path) -> Iterator[tuple[int, str | None, str]]:
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(_MOST_LINE_BYTES):
            number += 1
            if len(raw) == _MOST_LINE_BYTES and not raw.endswith(b"\n"):
                while (rest := file.readline(_MOST_LINE_BYTES)) and not rest.endswith(b"\n"):
                    pass
                yield number, None, f"is a line of more than {_MOST_LINE_BYTES >> 20} MiB"
                continue
            if not raw.strip():
                continue
            try:
                yield number, as_json(raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()), ""
            except UnicodeDecodeError:
                yield number, None, "is not UTF-8, as most of the file is"


class _Text:
    """A text that is read as far as it is needed."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._buffer = ""
        self._at = 0
        # Where to go back to, as long as that may be necessary.
        self._kept: int | None = None

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            while self._at < len(self._buffer) and self._buffer[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def skip(self, count: int) -> None:
        """Passes over characters that `peek` has shown."""
        self._at += count

    def value(self) -> str:
        """The next whole value as it is written. UnreadableFile if there is none."""
        self.peek()
        while True:
            try:
                _, end = _DECODER.raw_decode(self._buffer, self._at)
                # A number at the end of the buffer may go on.
                if end < len(self._buffer) or not self._more():
                    found = self._buffer[self._at : end]
                    self._at = end
                    return found
            except RecursionError:
                raise UnreadableFile("is nested too deeply to be a table") from None
            except ValueError as error:
                if len(self._buffer) - self._at > _MOST_VALUE_CHARACTERS or not self._more():
                    raise UnreadableFile(f"is no whole JSON ({error}); make or copy it again") from None

    def enter_array(self) -> bool:
        """Goes to the entries of the first array of objects in an object; stays before it if there is none."""
        self._kept = self._at
        self.skip(1)
        while self.peek() == '"':
            self.value()
            if self.peek() != ":":
                break
            self.skip(1)
            if self.peek() == "[":
                before = self._at
                self.skip(1)
                if self.peek() == "{":
                    self._kept = None
                    return True
                self._at = before
            self.value()
            if self.peek() == ",":
                self.skip(1)
        self._at, self._kept = self._kept or 0, None
        return False

    def _more(self) -> bool:
        # Reads more the longer the value is, so that a long one is not decoded over and over.
        read = self._file.read(max(_CHUNK, len(self._buffer) - self._at))
        start = self._at if self._kept is None else self._kept
        self._buffer, self._at = self._buffer[start:] + read, self._at - start
        if self._kept is not None:
            self._kept = 0
        return bool(read)


def _array(text: _Text) -> Iterator[tuple[int, str | None, str]]:
    number = 0
    while (letter := text.peek()) != "]":
        if not letter:
            raise UnreadableFile("is a JSON array that is not closed; make or copy it again")
        if letter == ",":
            text.skip(1)
            continue
        number += 1
        yield number, text.value(), ""
