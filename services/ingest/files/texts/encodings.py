"""Tells the encoding of a text file from its bytes, and rewrites it as UTF-8.

A byte order mark tells it. Without one it is UTF-8 if the bytes are, for the most part; else the letters decide between
Japanese (CP932), Cyrillic (CP1251) and Western (CP1252) text: no Japanese text is without kana, words of Cyrillic are
runs of bytes above 0xBF, accents stand alone.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from services.ingest.files.findings import UnreadableFile

# The longer marks first: that of UTF-32 begins with one of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    codecs.BOM_UTF8: "utf-8-sig",
}
_CHUNK = 1 << 22
_SAMPLE_LINES = 5000
# Beside the tab, which may be what separates cells, and the end of a line.
_ASCII_BLANKS = (b" ", b"\r", b"\x0b", b"\x0c")
_LEAST_KANA = 0.2
_CYRILLIC_RUN = re.compile(rb"[\xa8\xb8\xc0-\xff]+")


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over the bytes of a text tells.

    Without `has_blanks` no cell has white space in it, but for tabs where there are any.
    """

    encoding: str
    lines: int
    quotes: int
    carriage_returns_alone: bool
    has_bad_lines: bool
    has_blanks: bool = True
    has_tabs: bool = True


def encoding_of_mark(start: bytes) -> str | None:
    """The encoding that the mark at the start of a file says; None without one."""
    return next((encoding for mark, encoding in _MARKS.items() if start.startswith(mark)), None)


def scan(path: Path) -> Scan:
    """Reads the file once. `lines` counts a last line without an end, too."""
    newlines = quotes = returns = 0
    is_utf8, has_blanks, has_tabs, last = True, False, False, b"\n"
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        marked = encoding_of_mark(file.read(4))
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
    if not is_utf8:
        encoding = _guessed(path) or encoding
    bad_lines = not is_utf8 and encoding.startswith("utf-8")
    return Scan(encoding, lines, quotes, returns > 1 and newlines <= 1, bad_lines, has_blanks, has_tabs)


def _guessed(path: Path) -> str | None:
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
                invalid.append(line)
            if valid + len(invalid) >= _SAMPLE_LINES:
                break
    if valid >= len(invalid):
        return None
    if _is_japanese(invalid):
        return "cp932"
    letters = sum(byte >= 0x80 for line in invalid for byte in line)
    in_words = sum(len(run) for line in invalid for run in _CYRILLIC_RUN.findall(line) if len(run) >= 3)
    return "cp1251" if in_words > letters / 2 else "cp1252"


def _is_japanese(lines: list[bytes]) -> bool:
    """Whether the lines are CP932, and many of their letters are kana: few bytes of other texts make any."""
    try:
        told = b"".join(lines).decode("cp932")
    except UnicodeDecodeError:
        return False
    foreign = [letter for letter in told if ord(letter) > 0x7F]
    return sum("\u3041" <= letter <= "\u30ff" for letter in foreign) >= _LEAST_KANA * len(foreign)


def as_utf8(path: Path, target: Path, encoding: str, *, lone_returns: bool = False) -> None:
    """Writes the text anew as UTF-8 without a mark, with lines that end as Unix has them."""
    errors = "replace" if encoding.startswith("cp") else "strict"
    try:
        with path.open(encoding=encoding, errors=errors, newline="") as text, target.open("wb") as file:
            while chunk := text.read(_CHUNK):
                file.write((chunk.replace("\r", "\n") if lone_returns else chunk).encode())
    except UnicodeError:
        raise UnreadableFile(f"begins as {encoding.upper()} but is damaged; save it as UTF-8 again") from None
