"""Reads and writes the file of a backup: a zip of records as protobuf messages, whose checksums zip keeps.

Members are `games`, `players`, `interactions` and `events`, each a run of messages with their length in four bytes
before them, and `manifest.json`, written last: without it a file is not whole.
"""

from __future__ import annotations

import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, TypeVar

from google.protobuf.message import DecodeError, Message

from services.backup.errors import BackupError
from services.common.model_version import ModelVersion

GAMES, PLAYERS, INTERACTIONS, EVENTS = "games", "players", "interactions", "events"
_MANIFEST = "manifest.json"
_FORMAT = 1
_LENGTH = struct.Struct("<I")
# What reading a damaged file raises: one wrong byte may ask for another compression, a password or a later zip.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    struct.error,
    DecodeError,
    KeyError,
    ValueError,
    TypeError,
)

Record = TypeVar("Record", bound=Message)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: how many records of each member, and the encoder of their vectors, None without games.

    `left_out` has how many there were of each member that are not in it.
    """

    records: Mapping[str, int]
    encoder: ModelVersion | None
    left_out: Mapping[str, int] = field(default_factory=dict)


class Member:
    """A member that is being written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.records = self.left_out = 0

    def add(self, record: Message) -> None:
        """Appends a record."""
        raw = record.SerializeToString()
        self._file.write(_LENGTH.pack(len(raw)) + raw)
        self.records += 1

    def add_if(self, record: Message, wanted: bool) -> None:
        """Appends a record, or counts it as left out."""
        if wanted:
            self.add(record)
        else:
            self.left_out += 1


class ArchiveWriter:
    """Writes a backup. Use `writing`."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._zip = file
        self._records: dict[str, int] = {}
        self._left_out: dict[str, int] = {}

    @contextmanager
    def member(self, name: str) -> Iterator[Member]:
        """A member, which is whole when the block ends."""
        with self._zip.open(name, "w", force_zip64=True) as file:
            member = Member(file)
            yield member
        self._records[name] = member.records
        if member.left_out:
            self._left_out[name] = member.left_out

    def finish(self, encoder: ModelVersion | None) -> Manifest:
        """Writes the manifest, and returns it."""
        manifest = Manifest(dict(self._records), encoder, dict(self._left_out))
        self._zip.writestr(_MANIFEST, json.dumps({"format": _FORMAT, **asdict(manifest)}, indent=1))
        return manifest


@contextmanager
def writing(path: Path) -> Iterator[ArchiveWriter]:
    """A backup that appears at `path` when the block ends well, and not before. Raises BackupError for the disk's."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
            yield ArchiveWriter(file)
        unfinished.replace(path)
    except OSError as error:
        raise BackupError(f"{path} cannot be written ({error.strerror}); choose another file") from error
    finally:
        unfinished.unlink(missing_ok=True)


class ArchiveReader:
    """Reads a backup. Use `reading`."""

    def __init__(self, path: Path, file: zipfile.ZipFile, manifest: Manifest) -> None:
        self._path = path
        self._zip = file
        self.manifest = manifest

    def read(self, name: str, kind: type[Record]) -> Iterator[Record]:
        """The records of a member, one by one. Raises BackupError where the file is damaged."""
        try:
            with self._zip.open(name) as file:
                while head := file.read(_LENGTH.size):
                    (size,) = _LENGTH.unpack(head)
                    yield kind.FromString(file.read(size))
        except _DAMAGED as error:
            raise self._damaged() from error

    def check(self) -> None:
        """Reads all of it. Raises BackupError if a checksum is wrong."""
        try:
            damaged = self._zip.testzip()
        except _DAMAGED as error:
            raise self._damaged() from error
        if damaged is not None:
            raise self._damaged()

    def _damaged(self) -> BackupError:
        return BackupError(f"{self._path} is damaged; use another backup")


@contextmanager
def reading(path: Path) -> Iterator[ArchiveReader]:
    """A backup that was written whole. Raises BackupError for anything else."""
    try:
        file = zipfile.ZipFile(path)
    except _DAMAGED as error:
        raise BackupError(f"{path} is no backup that can be read ({error}); choose another file") from error
    with file:
        try:
            written = json.loads(file.read(_MANIFEST))
            encoder = written["encoder"]
            manifest = Manifest(
                written["records"], ModelVersion(**encoder) if encoder else None, written.get("left_out", {})
            )
            known = written["format"]
        except _DAMAGED as error:
            raise BackupError(f"{path} is no whole backup; choose another file") from error
        if known != _FORMAT:
            raise BackupError(f"{path} was written by a newer version; restore it with that one")
        yield ArchiveReader(path, file, manifest)
