"""Tells the encoding of a text file from its bytes, and rewrites it as UTF-8.

A byte order mark tells it. Without one it is UTF-8 if the bytes are, for the most part; else the letters decide
(letters.py). The operator may say it.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from services.ingest.errors import IngestError
from services.ingest.files.findings import UnreadableFile
from services.ingest.files.texts.letters import Guess, encoding_of_letters

# The longer marks first: that of UTF-32 begins with one of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    codecs.BOM_UTF8: "utf-8-sig",
}
_CHUNK = 1 << 22
_SAMPLE_LINES = 1000
_MOST_OF_A_LINE = 4096
# Beside the tab, which may be what separates cells, and the end of a line.
_ASCII_BLANKS = (b" ", b"\r", b"\x0b", b"\x0c")


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over the bytes of a text tells.

    Without `has_blanks` no cell has white space in it, but for tabs where there are any. `doubts` are other encodings
    that it may have; `is_told_by_letters` says that no mark and nobody told it.
    """

    encoding: str
    lines: int
    quotes: int
    carriage_returns_alone: bool
    has_bad_lines: bool
    has_blanks: bool = True
    has_tabs: bool = True
    is_told_by_letters: bool = False
    doubts: tuple[str, ...] = ()


def encoding_of_mark(start: bytes) -> str | None:
    """The encoding that the mark at the start of a file says; None without one."""
    return next((encoding for mark, encoding in _MARKS.items() if start.startswith(mark)), None)


def encoding_named(name: str) -> str:
    """The encoding that a person means. IngestError if there is none of that name."""
    try:
        return codecs.lookup(name.strip()).name
    except LookupError:
        raise IngestError(
            f"--encoding {name}: there is no such encoding; there are utf-8, cp1252, cp1250, cp1251, gb18030, big5, "
            "euc-kr, shift-jis, euc-jp, koi8-r and others"
        ) from None


def scan(path: Path, said: str | None = None) -> Scan:
    """Reads the file once. `lines` counts a last line without an end, too; `said` is the encoding, if that is known."""
    newlines = quotes = returns = 0
    is_utf8, has_blanks, has_tabs, last = True, False, False, b"\n"
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        marked = said or encoding_of_mark(file.read(4))
        file.seek(0)
        while chunk := file.read(_CHUNK):
            newlines += chunk.count(b"\n")
            quotes += chunk.count(b'"')
            returns += chunk.count(b"\r")
            last = chunk[-1:]
            is_ascii = chunk.isascii()
            has_tabs = has_tabs or b"\t" in chunk
            has_blanks = has_blanks or not is_ascii or any(blank in chunk for blank in _ASCII_BLANKS)
            if is_utf8 and marked in (None, "utf-8-sig") and not (is_ascii and decoder.getstate()[0] == b""):
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    is_utf8 = False
    lines = newlines + (last != b"\n")
    if marked is not None and marked != "utf-8-sig":
        return Scan(marked, lines, quotes, False, False)
    encoding = marked or "utf-8"
    guess = _guessed(path) if not is_utf8 and said is None else None
    bad_lines = not is_utf8 and guess is None
    return Scan(
        guess.encoding if guess else encoding,
        lines,
        quotes,
        returns > 1 and newlines <= 1,
        bad_lines,
        has_blanks,
        has_tabs,
        guess is not None,
        guess.doubts if guess else (),
    )


def _guessed(path: Path) -> Guess | None:
    """The encoding of a file that is not wholly UTF-8; None if it is UTF-8 with damaged lines."""
    valid, invalid = 0, []
    with path.open("rb") as file:
        for line in file:
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                valid += 1
            except UnicodeDecodeError:
                invalid.append(line[:_MOST_OF_A_LINE].rstrip(b"\r\n"))
            if valid + len(invalid) >= _SAMPLE_LINES:
                break
    return None if valid >= len(invalid) else encoding_of_letters(invalid)


def as_utf8(path: Path, target: Path, encoding: str, *, lone_returns: bool = False) -> None:
    """Writes the text anew as UTF-8 without a mark, with lines that end as Unix has them."""
    errors = "strict" if encoding.startswith("utf") else "replace"
    try:
        with path.open(encoding=encoding, errors=errors, newline="") as text, target.open("wb") as file:
            while chunk := text.read(_CHUNK):
                file.write((chunk.replace("\r", "\n") if lone_returns else chunk).encode())
    except UnicodeError:
        raise UnreadableFile(f"begins as {encoding.upper()} but is damaged; save it as UTF-8 again") from None
