"""An archive that is not whole is told as that, whatever reading it raises."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from services.ingest.files.findings import UnreadableFile
from services.ingest.files.packed import unpacked


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_damaged_zip_is_unpacked_as_it_was_or_refused(tmp_path: Path) -> None:
    text = b"user,game\n" + b"u,g\n" * 200
    path = tmp_path / "plays.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("plays.csv", text)
    raw = path.read_bytes()
    flipped = [raw[:place] + bytes([raw[place] ^ 0xFF]) + raw[place + 1 :] for place in range(4, len(raw))]
    cut = [raw[:length] for length in range(len(raw))]
    # The archive's list of contents then names a place before its beginning.
    gapped = [raw[:10] + raw[10 + gap :] for gap in (1, 5, 30)]
    refused = 0
    for damaged in (*flipped, *cut, *gapped):
        path.write_bytes(damaged)
        try:
            found = unpacked(path, "zip", tmp_path, 1 << 20).read_bytes()
        except UnreadableFile:
            refused += 1
        else:
            assert found == text
    assert refused > len(cut) + len(gapped)
