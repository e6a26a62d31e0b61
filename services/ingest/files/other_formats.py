"""Names the formats that are not read, by how their files begin, so that the message says what to do."""

from __future__ import annotations

import re

_BY_FIRST_BYTES = (
    (b"SQLite format 3", "a SQLite database"),
    (b"\x89HDF", "HDF5"),
    (b"ARROW1", "an Arrow or Feather file"),
    (b"ORC", "ORC"),
    (b"Obj\x01", "Avro"),
    (b"\x93NUMPY", "a NumPy array"),
    (b"\x80\x04\x95", "a Python pickle, which could run programs,"),
    (b"\x80\x05\x95", "a Python pickle, which could run programs,"),
    (b"\x80\x02", "a Python pickle, which could run programs,"),
    (b"MATLAB", "a MATLAB file"),
    (b"RDX", "an R workspace"),
    (b"%PDF", "PDF"),
    (b"\x1f\x9d", "packed with compress"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ", "packed with xz"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"7z\xbc\xaf", "packed with 7-Zip"),
    (b"Rar!", "packed with RAR"),
)
_BY_TEXT = (
    (re.compile(rb"<(?:!doctype html|html|table|div)\b", re.IGNORECASE), "HTML"),
    (re.compile(rb"<\?xml\b|<[a-z]+(?: [^<>]*)?>\s*<", re.IGNORECASE), "XML"),
    (re.compile(rb"(?:--[^\n]*\n\s*)*(?:INSERT\s+INTO|CREATE\s+TABLE|DROP\s+TABLE)\b", re.IGNORECASE), "SQL"),
    (re.compile(rb"(?:---\s*\n)?- \w+: [^,\n]*\n {2}\w+: "), "YAML"),
)


def other_format(start: bytes) -> str | None:
    """What a file is that begins so, if it is of a format that is not read."""
    for first, name in _BY_FIRST_BYTES:
        if start.startswith(first):
            return name
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((name for pattern, name in _BY_TEXT if pattern.match(text)), None)
