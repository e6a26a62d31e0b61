"""What survives a kill: the fitted model of an export and how far it has been written, in a directory of the job's own.

An export is known by a digest of all that is fitted from, so a model is only ever used again for the same data.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from services.fit.errors import FitError
from services.fit.records import Choices, Columns, Exported, Fitted, HistoryWeights, Trial

_MODEL, _PLACE = "model.npz", "place.json"


@dataclass(frozen=True, slots=True)
class Place:
    """How far the model of an export has come: the version it is written as, and how many games are written."""

    digest: str
    version: str
    written: int = 0


def digest_of(exported: Exported) -> str:
    """Sixteen hexadecimal digits that differ whenever what is fitted from does."""
    found = hashlib.blake2b(digest_size=8)
    found.update(json.dumps([list(exported.game_ids), asdict(exported.encoder)]).encode())
    interactions = exported.interactions
    order = np.lexsort((interactions.game, interactions.player))
    for array in (
        exported.content,
        *(part[order] for part in (interactions.player, interactions.game, interactions.rating, interactions.time)),
    ):
        found.update(np.ascontiguousarray(array).tobytes())
    return found.hexdigest()


class Checkpoint:
    """The files of one job."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def load(self, digest: str) -> tuple[Place, Fitted] | None:
        """What was kept for the export of this digest; None if nothing was, or it cannot be read."""
        try:
            place = Place(**json.loads((self._directory / _PLACE).read_text(encoding="utf-8")))
            return (place, _read(self._directory / _MODEL)) if place.digest == digest else None
        except (OSError, ValueError, KeyError, TypeError, EOFError, RuntimeError, zipfile.BadZipFile):
            return None

    def keep(self, place: Place, fitted: Fitted) -> None:
        """Keeps a model. Raises FitError when the directory cannot be written."""
        with self._writable():
            self._directory.mkdir(parents=True, exist_ok=True)
            (self._directory / _PLACE).unlink(missing_ok=True)
            unfinished = self._directory / f"new-{_MODEL}"
            with unfinished.open("wb") as file:
                _write(file, fitted)
            os.replace(unfinished, self._directory / _MODEL)
        self.advance(place)

    def advance(self, place: Place) -> None:
        """Notes how far the model has been written. Raises FitError when the directory cannot be written."""
        with self._writable():
            unfinished = self._directory / f"new-{_PLACE}"
            unfinished.write_text(json.dumps(asdict(place)), encoding="utf-8")
            os.replace(unfinished, self._directory / _PLACE)

    @contextmanager
    def _writable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise FitError(
                f"{self._directory} cannot be written ({error.strerror}); free some space there or name another "
                "directory with --work-dir; the recommender serves on as before"
            ) from error

    def forget(self) -> None:
        """Removes what was kept: the model serves."""
        for name in (_PLACE, _MODEL):
            (self._directory / name).unlink(missing_ok=True)


_ARRAYS = ("factors", "gram", "cold_map", "popularity", "cold")


def _write(file: object, fitted: Fitted) -> None:
    plain = {
        "choices": asdict(fitted.choices),
        "history": asdict(fitted.history),
        "confidence": fitted.confidence,
        "interactions": fitted.interactions,
        "trials": [asdict(trial) for trial in fitted.trials],
    }
    np.savez(
        file,  # type: ignore[arg-type]
        plain=np.frombuffer(json.dumps(plain).encode(), dtype=np.uint8),
        columns_games=fitted.columns.games,
        columns_values=fitted.columns.values,
        together_games=fitted.together.games,
        together_values=fitted.together.values,
        **{name: getattr(fitted, name) for name in _ARRAYS},
    )


def _read(path: Path) -> Fitted:
    # numpy leaves a file open that it cannot read.
    with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
        plain = json.loads(found["plain"].tobytes())
        return Fitted(
            choices=Choices(**plain["choices"]),
            history=HistoryWeights(**plain["history"]),
            confidence=plain["confidence"],
            columns=Columns(found["columns_games"], found["columns_values"]),
            together=Columns(found["together_games"], found["together_values"]),
            interactions=plain["interactions"],
            trials=tuple(Trial(**trial) for trial in plain["trials"]),
            **{name: found[name] for name in _ARRAYS},
        )
