"""A file of a backup is read whole, or refused in words, whatever has happened to it."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from gamesrec.recommender.v1 import recommender_pb2 as pb
from services.backup.archive import GAMES, reading, writing
from services.backup.errors import BackupError
from tests.unit.recommender.calls import axis, game

WRITTEN = [game(f"g{number}", axis(number % 8), summary="a story of war " * number) for number in range(40)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with writing(tmp_path / "backup.zip") as archive:
        with archive.member(GAMES) as member:
            for record in WRITTEN:
                member.add(record)
        archive.finish(None)
    return tmp_path / "backup.zip"


def games_of(path: Path) -> list[pb.GameRecord]:
    with reading(path) as archive:
        archive.check()
        return list(archive.read(GAMES, pb.GameRecord))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("wrong", [0xFF, 0x01, 0x10])
def test_a_backup_with_one_wrong_byte_is_refused_or_read_as_it_was(path: Path, wrong: int) -> None:
    raw = path.read_bytes()
    read = 0
    for place in range(len(raw)):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ wrong]) + raw[place + 1 :])
        with suppress(BackupError):
            assert games_of(path) == WRITTEN
            read += 1
    assert read < len(raw) * 0.2


def test_a_backup_that_ends_too_early_is_refused(path: Path) -> None:
    raw = path.read_bytes()
    for length in range(0, len(raw), 10):
        path.write_bytes(raw[:length])
        with pytest.raises(BackupError, match="choose another file"):
            games_of(path)


def test_a_backup_without_what_its_manifest_names_is_refused(path: Path) -> None:
    manifest = zipfile.ZipFile(path).read("manifest.json")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", manifest)
    with pytest.raises(BackupError, match="damaged"):
        games_of(path)
