"""Tables take the place of a catalogue that serves, over grpc: unseen until complete, whatever is killed meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.ingest.errors import IngestError
from services.ingest.ingestion import IngestReport, ingest, planned
from services.ingest.options import IngestOptions
from tests.contract.ingest.conftest import Services
from tests.fakes.ingest import FAKE_ENCODER, SilentProgress


def games_table(folder: Path, ids: range, *, title: str = "Quest") -> Path:
    path = folder / "games.csv"
    path.write_text("game_id,title,genre\n" + "".join(f"g{each},{title} {each},RPG\n" for each in ids))
    return path


def plays_table(folder: Path, ids: range) -> Path:
    path = folder / "plays.csv"
    path.write_text("user_id,game_id,rating\n" + "".join(f"u{each % 9},g{each},{1 + each % 5}\n" for each in ids))
    return path


async def replaced(services: Services, folder: Path, *tables: Path) -> IngestReport:
    return await ingest(list(tables), IngestOptions(services.targets, folder, replace=True), SilentProgress())


async def titles(services: Services) -> dict[str, str]:
    page = await services.recommender.ListGames(recommender_pb2.ListGamesRequest(page_size=1000), timeout=10)
    return {game.game_id: game.title for game in page.games}


async def found(services: Services, text: str) -> list[str]:
    model = common_pb2.ModelVersion(name=FAKE_ENCODER.name, revision=FAKE_ENCODER.revision, dimension=4)
    query = common_pb2.Vector(values=[1.0, 0, 0, 0], model=model)
    request = recommender_pb2.SearchGamesRequest(query=query, text=text, limit=3)
    return [item.game.title for item in (await services.recommender.SearchGames(request, timeout=10)).games]


class DiesIn(SilentProgress):
    """Ends the ingest as a kill does, once some of a stage is stored."""

    def __init__(self, stage: str) -> None:
        self._dies_in = stage
        self._stage = ""

    def start(self, stage: str, total: int) -> None:
        self._stage = stage

    def advance(self, steps: int) -> None:
        if steps and self._stage == self._dies_in:
            raise ConnectionAbortedError


async def test_the_old_catalogue_serves_until_the_new_one_is_whole(services: Services, tmp_path: Path) -> None:
    await ingest(
        [games_table(tmp_path, range(40)), plays_table(tmp_path, range(40))],
        IngestOptions(services.targets, tmp_path),
        SilentProgress(),
    )
    before = await titles(services)
    tables = [games_table(tmp_path, range(30, 200), title="Saga"), plays_table(tmp_path, range(30, 120))]
    options = IngestOptions(services.targets, tmp_path, replace=True)
    for stage in ("games", "interactions"):
        with pytest.raises(ConnectionAbortedError):
            await ingest(tables, options, DiesIn(stage))
        assert await titles(services) == before
        assert not [title for title in await found(services, "Saga 150") if title.startswith("Saga")]
    embedded = len(services.embedder.encoder.texts)

    report = await replaced(services, tmp_path, *tables)
    assert len(services.embedder.encoder.texts) == embedded, "what was embedded before the kill is there"
    assert await titles(services) == {f"g{each}": f"Saga {each}" for each in range(30, 200)}
    assert (await found(services, "Saga 150"))[0] == "Saga 150"
    assert report.load.removed_games == 30
    games, _, interactions = await services.counts()
    assert (games, interactions) == (170, 40 + 90 - 10), "the plays of games that are gone stay"


async def test_games_that_are_there_just_so_are_not_embedded_again(services: Services, tmp_path: Path) -> None:
    await replaced(services, tmp_path, games_table(tmp_path, range(40)))
    assert len(await titles(services)) == 40, "where nothing serves it is an ordinary load"
    embedded = len(services.embedder.encoder.texts)
    await replaced(services, tmp_path, games_table(tmp_path, range(10, 41)))
    assert services.embedder.encoder.texts[embedded:] == ["genres: RPG. Quest 40"]
    assert set(await titles(services)) == {f"g{each}" for each in range(10, 41)}


async def test_plays_alone_replace_no_catalogue(services: Services, tmp_path: Path) -> None:
    await replaced(services, tmp_path, games_table(tmp_path, range(4)))
    options = IngestOptions(services.targets, tmp_path, replace=True)
    with pytest.raises(IngestError, match="none of the tables describes games"):
        async with planned([plays_table(tmp_path, range(40))], options, SilentProgress()):
            pass
    assert len(await titles(services)) == 4
