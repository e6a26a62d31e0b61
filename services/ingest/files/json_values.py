"""Cuts JSON of any usual outer form into one value for each row.

The forms are lines, an array, {"games": [...]}, objects by their keys, and one value after another. Only finds where
values begin and end; the engine reads what is in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from services.ingest.files.findings import UnreadableFile
from services.ingest.files.json_shapes import as_json, headed, passed_over, plain, rows_within

_CHUNK = 1 << 20
_MOST_VALUE_CHARACTERS = 64 << 20
_MOST_LINE_BYTES = 16 << 20
_SPACE = " \t\r\n"
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str)


def json_values(path: Path, *, by_lines: bool, notes: list[str]) -> Iterator[tuple[int, str | None, str]]:
    """Number (of the line, or of the value), text, and, where the text is None, why there is none.

    `notes` are told what is no row.
    """
    for number, value, problem in _lines(path) if by_lines else _values(path, notes):
        yield number, plain(value) if value is not None else None, problem


def _values(path: Path, notes: list[str]) -> Iterator[tuple[int, str | None, str]]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        text = _Text(file)
        if text.peek() == "[":
            text.skip(1)
            yield from headed(_array(text))
            return
        if text.peek() == "{" and (arrays := text.count_objects()):
            longest = max(arrays, key=lambda key: arrays[key])
            notes += passed_over(longest, [key for key in arrays if key != longest])
            file.seek(0)
            text = _Text(file)
            text.enter(longest)
            yield from _array(text)
            return
        file.seek(0)
        text = _Text(file)
        number = 0
        while text.peek():
            value = text.value()
            for entry in rows_within(value, notes) if number == 0 and not text.peek() else [value]:
                number += 1
                yield number, entry, ""


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

    def count_objects(self) -> dict[str, int]:
        """By key how many objects the arrays of objects in an object hold; empty where it is no object alone."""
        found: dict[str, int] = {}
        self.skip(1)
        for key in self._keys():
            if self.peek() != "[":
                self.value()
                continue
            self.skip(1)
            is_rows = self.peek() == "{"
            count = sum(1 for _ in _array(self))
            self.skip(1)
            if is_rows:
                found[key] = count
        return found

    def enter(self, key: str) -> None:
        """Goes to the entries of the array that an object has under a key."""
        self.peek()
        self.skip(1)
        for each in self._keys():
            if each == key and self.peek() == "[":
                self.skip(1)
                return
            self.value()

    def _keys(self) -> Iterator[str]:
        """The keys of an object, each when its value comes next."""
        while self.peek() == '"':
            key = json.loads(self.value())
            if self.peek() != ":":
                return
            self.skip(1)
            self.peek()
            yield key
            if self.peek() == ",":
                self.skip(1)

    def _more(self) -> bool:
        # Reads more the longer the value is, so that a long one is not decoded over and over.
        read = self._file.read(max(_CHUNK, len(self._buffer) - self._at))
        self._buffer, self._at = self._buffer[self._at :] + read, 0
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
