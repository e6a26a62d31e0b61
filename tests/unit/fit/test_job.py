"""A fit from a running recommender's data to a version that serves: whole, again, killed, on odd data."""

from __future__ import annotations

import json
import math
import resource
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from services.common.model_version import ModelVersion
from services.fit.checkpoint import Checkpoint
from services.fit.errors import FitError, NothingToFit
from services.fit.fitting import fit
from services.fit.job import run
from services.fit.ports import ExportedGames, ExportedInteractions, ServingModel
from services.fit.progress import SilentProgress
from services.fit.records import Choices, Exported, Fitted, Interactions, Trial

ENCODER = ModelVersion("test", "r1", 4)
Row = tuple[str, str, float]


class Recommender:
    """Holds games and interactions, and remembers what is written; dies at a write if told to."""

    def __init__(self, games: int, rows: Sequence[Row]) -> None:
        random = np.random.default_rng(3)
        self.ids = [f"g{number:03}" for number in range(games)]
        content = random.normal(size=(games, 4)).astype(np.float32)
        self.content = content / np.linalg.norm(content, axis=1, keepdims=True) if games else content
        self.rows = list(rows)
        self.current = ""
        self.choices: Choices | None = None
        self.begun = ""
        self.written: list[int] = []
        self.dies_after: int | None = None

    async def counts(self) -> tuple[int, int]:
        return len(self.ids), len(self.rows)

    async def games(self) -> AsyncIterator[ExportedGames]:
        yield ExportedGames(self.ids, list(self.content), ENCODER)

    async def interactions(self) -> AsyncIterator[ExportedInteractions]:
        players, games, ratings = zip(*self.rows, strict=True)
        yield ExportedInteractions(players, games, ratings, [1e9 + number for number in range(len(self.rows))])

    async def serving(self) -> ServingModel:
        return ServingModel(self.current, self.choices)

    async def begin(self, version: str, fitted: Fitted, encoder: ModelVersion) -> int:
        self.begun = version
        return len(set(self.written))

    async def write(self, version: str, fitted: Fitted, game_ids: Sequence[str], games: range) -> None:
        if self.dies_after is not None and len(self.written) >= self.dies_after:
            raise KeyboardInterrupt
        assert version == self.begun
        self.written += games

    async def serve(self, version: str) -> int:
        self.current = version
        return len(self.ids)


def rows(players: int, games: int, rating: float = 5.0) -> list[Row]:
    random = np.random.default_rng(4)
    return [
        (f"p{player}", f"g{game:03}", rating)
        for player in range(players)
        for game in random.choice(games, min(6, games), replace=False)
    ]


async def test_a_fit_is_written_whole_and_served(tmp_path: Path) -> None:
    recommender = Recommender(30, rows(40, 30))
    report = await run(recommender, Checkpoint(tmp_path), SilentProgress())
    assert report.changed
    assert recommender.current == report.version
    assert recommender.written == list(range(30))
    assert report.trials
    assert Checkpoint(tmp_path).load(report.version[8:]) is None


async def test_the_same_data_is_not_fitted_again(tmp_path: Path) -> None:
    recommender = Recommender(30, rows(40, 30))
    first = await run(recommender, Checkpoint(tmp_path), SilentProgress())
    again = await run(recommender, Checkpoint(tmp_path), SilentProgress())
    assert (again.changed, again.version) == (False, first.version)
    recommender.rows.append(("p0", "g029", 1.0))
    assert (await run(recommender, Checkpoint(tmp_path), SilentProgress())).changed


@pytest.mark.usefixtures("quick_choice")
async def test_a_fit_that_is_killed_while_it_writes_goes_on_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recommender = Recommender(500, rows(40, 500))
    recommender.dies_after = 200
    with pytest.raises(KeyboardInterrupt):
        await run(recommender, Checkpoint(tmp_path), SilentProgress())
    assert not recommender.current
    recommender.dies_after = None
    monkeypatch.setattr("services.fit.job.fit", lambda *_: pytest.fail("it was fitted again"))
    report = await run(recommender, Checkpoint(tmp_path), SilentProgress())
    assert recommender.current == report.version == recommender.begun
    assert recommender.written == list(range(500))


async def test_a_fit_begins_with_the_choices_of_the_model_that_serves(tmp_path: Path) -> None:
    """Ten players are too few to judge others."""
    recommender = Recommender(30, rows(10, 30))
    recommender.choices = Choices(ridge=77.0)
    report = await run(recommender, Checkpoint(tmp_path), SilentProgress())
    assert report.choices == recommender.choices
    assert not report.trials


@pytest.fixture
def quick_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chooses the defaults after three steps."""

    def choose(exported: Exported, advance: Callable[[int], None], _: object) -> tuple[Choices, tuple[Trial, ...]]:
        advance(3)
        return Choices(), ()

    monkeypatch.setattr("services.fit.fitting.choose", choose)


class Killed(SilentProgress):
    """Kills the fit at the beginning of a stage, or some steps into it."""

    def __init__(self, stage: str, steps: int) -> None:
        self._stage, self._steps, self._current = stage, steps, ""

    def start(self, stage: str, total: int) -> None:
        self._current = stage
        self.advance(0)

    def advance(self, steps: int) -> None:
        if self._current == self._stage:
            self._steps -= steps
            if self._steps <= 0:
                raise KeyboardInterrupt


@pytest.mark.usefixtures("quick_choice")
@pytest.mark.parametrize("steps", [0, 3])
@pytest.mark.parametrize("stage", ["exporting", "choosing", "factors", "columns", "writing"])
async def test_a_fit_that_is_killed_at_any_stage_leaves_what_serves_and_succeeds_next_time(
    tmp_path: Path, stage: str, steps: int
) -> None:
    recommender = Recommender(500, rows(40, 500))
    recommender.current = "before"
    with pytest.raises(KeyboardInterrupt):
        await run(recommender, Checkpoint(tmp_path), Killed(stage, steps))
    assert recommender.current == "before"
    report = await run(recommender, Checkpoint(tmp_path), SilentProgress())
    assert recommender.current == report.version
    assert set(recommender.written) == set(range(500))


@pytest.mark.usefixtures("quick_choice")
@pytest.mark.parametrize("dies_after", [None, 200])
async def test_without_space_for_a_checkpoint_a_fit_says_what_to_do(tmp_path: Path, dies_after: int | None) -> None:
    """Before it is written, or in the middle of writing vectors."""
    recommender = Recommender(500, rows(40, 500))
    if dies_after is not None:
        recommender.dies_after = dies_after
        with pytest.raises(KeyboardInterrupt):
            await run(recommender, Checkpoint(tmp_path), SilentProgress())
        recommender.dies_after = None
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, before[1]))
    try:
        with pytest.raises(FitError, match=r"cannot be written .*--work-dir"):
            await run(recommender, Checkpoint(tmp_path), SilentProgress())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not recommender.current
    report = await run(recommender, Checkpoint(tmp_path), SilentProgress())
    assert recommender.current == report.version


@pytest.mark.usefixtures("quick_choice")
async def test_a_damaged_checkpoint_is_as_good_as_none(tmp_path: Path) -> None:
    recommender = Recommender(300, rows(40, 300))
    recommender.dies_after = 200
    with pytest.raises(KeyboardInterrupt):
        await run(recommender, Checkpoint(tmp_path), SilentProgress())
    model, digest = tmp_path / "model.npz", json.loads((tmp_path / "place.json").read_text())["digest"]
    raw = model.read_bytes()
    for end in range(0, len(raw), len(raw) // 20):
        model.write_bytes(raw[:end])
        assert Checkpoint(tmp_path).load(digest) is None
    for place in [*range(0, len(raw), len(raw) // 50), *range(len(raw) - 300, len(raw))]:
        model.write_bytes(raw[:place] + bytes([raw[place] ^ 0xFF]) + raw[place + 1 :])
        Checkpoint(tmp_path).load(digest)
    model.write_bytes(b"PK")
    recommender.dies_after = None
    report = await run(recommender, Checkpoint(tmp_path), SilentProgress())
    assert recommender.current == report.version
    assert set(recommender.written) == set(range(300))


@pytest.mark.parametrize(("games", "data"), [(0, []), (5, [])])
async def test_without_anything_to_learn_from_it_says_so(tmp_path: Path, games: int, data: list[Row]) -> None:
    with pytest.raises(NothingToFit, match="ingest some"):
        await run(Recommender(games, data), Checkpoint(tmp_path), SilentProgress())


@pytest.mark.parametrize(
    "data",
    [
        [("p0", "g000", 5.0)],
        rows(40, 1),
        rows(40, 30, 3.0),
        rows(40, 30, math.nan),
        [(f"p{player}", f"g{game:03}", 4.0) for player in range(40) for game in range(30)],
        [*rows(40, 30), *(("hater", f"g{game:03}", 0.0) for game in range(30))],
    ],
    ids=["one interaction", "one game", "equal ratings", "no ratings", "everybody plays everything", "a hater"],
)
async def test_odd_data_gives_finite_vectors(data: list[Row]) -> None:
    games = 1 + max(int(game[1:]) for _, game, _ in data)
    recommender = Recommender(games, data)
    numbers = {player: number for number, player in enumerate(dict.fromkeys(player for player, _, _ in data))}
    exported = Exported(
        recommender.ids,
        recommender.content,
        ENCODER,
        Interactions(
            player=np.array([numbers[player] for player, _, _ in data]),
            game=np.array([int(game[1:]) for _, game, _ in data]),
            rating=np.array([rating for _, _, rating in data], dtype=np.float32),
            time=np.full(len(data), 1e9),
            players=len(numbers),
        ),
    )
    fitted = fit(exported, SilentProgress(), most_columns=20)
    for array in (fitted.factors, fitted.gram, fitted.cold_map, fitted.popularity, fitted.columns.values):
        assert np.isfinite(array).all()
    # Games beyond the most played have factors alone.
    assert (fitted.columns.games >= 0).any(axis=1).sum() <= 20
