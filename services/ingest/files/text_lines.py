"""Reads text files line by line: UTF-8, and UTF-16 or UTF-32 where a byte order mark says so."""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from services.ingest.errors import IngestError

# The longer marks first: that of UTF-32 begins with one of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    codecs.BOM_UTF8: "utf-8-sig",
}
NOT_UTF8 = "is not UTF-8; if the whole file has another encoding, for example CP1251, convert it to UTF-8"
# More rows than this share that are not UTF-8 mean that the file is in another encoding; one always may be.
_MOST_UNDECODABLE = 0.25
_MOST_SHOWN_CHARACTERS = 10_000


def encoding_of(start: bytes) -> str:
    """The encoding that the mark at the start of a file says; UTF-8 without one."""
    return next((encoding for mark, encoding in _MARKS.items() if start.startswith(mark)), "utf-8")


class TextLines(Iterator[str]):
    """The lines of a file with their line ends, without a byte order mark.

    Bytes that are not UTF-8 become lone surrogates (see `is_decoded`), so that the lines around them can be used.
    Lines that a reader took for one record can be given back, all but the first.
    """

    def __init__(self, path: Path) -> None:
        self._lines = _lines_of(path)
        self._given_back: deque[str] = deque()
        self._record: list[str] = []
        # The line that was read last, from 1.
        self.number = 0

    def __next__(self) -> str:
        line = self._given_back.popleft() if self._given_back else next(self._lines)
        self.number += 1
        self._record.append(line)
        return line

    def begin_record(self) -> None:
        """The next line is the first of a record."""
        self._record = []

    def record(self) -> str:
        """The text of the record so far."""
        return "".join(self._record)

    def give_back(self, kept: int = 1) -> None:
        """Lets the lines of the record be read again, except the first `kept`."""
        again = self._record[kept:]
        self._given_back.extendleft(reversed(again))
        self.number -= len(again)
        del self._record[kept:]


def _lines_of(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        encoding = encoding_of(file.read(4))
    if encoding.startswith("utf-8"):
        with path.open("rb") as file:
            file.seek(len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
            for raw in file:
                yield raw.decode("utf-8", errors="surrogateescape")
        return
    with path.open(encoding=encoding, newline="\n") as text:
        try:
            yield from text
        except UnicodeError:
            raise IngestError(f"{path}: begins as {encoding.upper()} but is damaged; save it as UTF-8 again") from None


def is_decoded(text: str) -> bool:
    """Whether all of the bytes were text."""
    return text.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in text)


def shown(text: str) -> str:
    """A line for the operator to find: bytes that are no text are written out."""
    line = text[:_MOST_SHOWN_CHARACTERS].rstrip("\r\n")
    return line.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def refuse_other_encoding(path: Path, undecodable: list[int], rows: int) -> None:
    """IngestError when so many of the rows are not UTF-8 that the file must be in another encoding.

    `undecodable` are the lines of those, `rows` is how many rows there are with them.
    """
    if undecodable and (len(undecodable) > max(1, rows * _MOST_UNDECODABLE) or len(undecodable) == rows):
        raise IngestError(
            f"{path}: line {undecodable[0]} is not UTF-8; convert the file from its encoding, for example CP1251: "
            f"`iconv -f CP1251 -t UTF-8 {path.name}`"
        )
