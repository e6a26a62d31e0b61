"""Files into the real recommender, over grpc."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path

import duckdb
import pytest

from gamesrec.recommender.v1 import recommender_pb2
from services.ingest import ingestion
from services.ingest.errors import IngestError
from services.ingest.files.reading import ReadLimits, in_process, read_table
from services.ingest.hidden_until import HiddenUntil
from services.ingest.ingestion import Hidden, IngestReport, end_shard, ingest, load_into, planned
from services.ingest.options import IngestOptions
from services.ingest.records import Dataset, Game
from services.ingest.service_targets import ServiceTargets
from services.ingest.sharding import Shard
from services.ingest.storing.retrying import RetryPolicy
from services.ingest.workspace import Workspace
from tests.contract.ingest.conftest import Services, data_file
from tests.fakes.ingest import SilentProgress


async def ingested(services: Services, paths: list[Path], reject_dir: Path) -> IngestReport:
    return await ingest(paths, IngestOptions(services.targets, reject_dir), SilentProgress())


def small_table(folder: Path) -> Path:
    rows = [
        f"u{player},g{game},{1 + (player * game) % 5},{'RPG' if game % 2 else 'FPS'},{20 + player}"
        for player in range(30)
        for game in range(10)
    ]
    path = folder / "plays.csv"
    path.write_text("\n".join(["user_id,game,rating,genre,age", *rows, "u1,g1,5,RPG,21", "u1,,5,RPG,21", ""]))
    return path


async def test_a_table_is_stored_twice_over_with_the_same_counts(services: Services, tmp_path: Path) -> None:
    path = small_table(tmp_path)
    first = await ingested(services, [path], tmp_path)
    assert (first.load.games, first.load.players, first.load.interactions) == (10, 30, 300)
    assert (first.duplicates, first.rejected) == (1, 1)
    assert await services.counts() == (10, 30, 300)
    assert await ingested(services, [path], tmp_path) == first
    assert await services.counts() == (10, 30, 300)
    assert services.embedder.prompts == {"passage"}
    (reject_file,) = first.reject_files
    assert json.loads(reject_file.read_text()) == {
        "file": str(path),
        "row": 303,
        "reason": "no game id",
        "content": {"user_id": "u1", "game": None, "rating": "5", "genre": "RPG", "age": "21"},
    }


class CutShort(SilentProgress):
    """Ends the ingest as a kill does, once the first interactions are acknowledged."""

    def __init__(self) -> None:
        self.stage = ""

    def start(self, stage: str, total: int) -> None:
        self.stage = stage

    def advance(self, steps: int) -> None:
        if self.stage == "interactions" and steps:
            self.stage = "cut short"
        elif self.stage == "cut short":
            raise ConnectionAbortedError


async def test_an_ingest_that_was_cut_short_goes_on_where_it_was(services: Services, tmp_path: Path) -> None:
    table = tmp_path / "plays.csv"
    rows = [f"u{player},g{game},{1 + game % 5},{20 + player % 50}\n" for player in range(300) for game in range(20)]
    table.write_text("user_id,game_id,rating,age\n" + "".join(rows))
    options = IngestOptions(services.targets, tmp_path)
    with pytest.raises(ConnectionAbortedError):
        await ingest([table], options, CutShort())
    (journal,) = (tmp_path / "done").glob("*.progress.json")
    assert json.loads(journal.read_text())["players"] == 300
    services.embedder.encoder.batches.clear()
    report = await ingest([table], options, SilentProgress())
    # Nothing is embedded again.
    assert services.embedder.encoder.texts == []
    assert (report.load.games, report.load.players, report.load.interactions) == (20, 300, 6000)
    assert await services.counts() == (20, 300, 6000)
    assert not journal.exists()


async def test_what_was_stored_is_what_the_table_says(services: Services, tmp_path: Path) -> None:
    await ingested(services, [small_table(tmp_path)], tmp_path)
    player = await services.recommender.GetPlayer(recommender_pb2.GetPlayerRequest(player_id="u1"), timeout=10)
    assert dict(player.player.attributes) == {"age": "21"}
    assert player.interaction_count == 10
    # The last row of a player and game counts, and the last row of the file is the latest play.
    assert (player.history[0].game.game_id, player.history[0].rating) == ("g1", 5)
    assert list(player.history[0].game.genres) == ["RPG"]


async def test_interactions_that_come_later_do_not_strip_games_and_players(services: Services, tmp_path: Path) -> None:
    lists, plays = [tmp_path / "games.csv", tmp_path / "users.csv"], tmp_path / "plays.csv"
    lists[0].write_text("game_id,title,genre\ng1,Doom,FPS\ng2,Myst,Puzzle\n")
    lists[1].write_text("user_id,country\nu1,FR\n")
    plays.write_text("user_id,game_id\nu1,g1\nu2,g3\n")
    await ingested(services, lists, tmp_path)
    report = await ingested(services, [plays], tmp_path)
    assert (report.load.games, report.load.players, report.load.interactions) == (2, 2, 2)
    player = await services.recommender.GetPlayer(recommender_pb2.GetPlayerRequest(player_id="u1"), timeout=10)
    assert dict(player.player.attributes) == {"country": "FR"}
    assert player.history[0].game.title == "Doom"
    assert await services.counts() == (3, 1, 2)


async def test_plays_by_title_are_of_the_games_of_the_catalogue(services: Services, tmp_path: Path) -> None:
    games, plays = tmp_path / "games.csv", tmp_path / "plays.csv"
    games.write_text("game_id,title,genre\nceleste,Celeste,Platformer\nmyst,Myst,Puzzle\n")
    plays.write_text("user,game,rating\nu1,CELESTE,5\nu2,celeste,4\nu2,Braid,3\n")
    await ingested(services, [games], tmp_path)
    report = await ingested(services, [plays], tmp_path)
    assert report.matched_games == {"CELESTE": "celeste"}
    assert report.unknown_games == ("Braid",)
    assert (report.load.written_games, report.load.written_players, report.load.games) == (1, 0, 2)
    assert (await services.counts()) == (3, 0, 3)
    player = await services.recommender.GetPlayer(recommender_pb2.GetPlayerRequest(player_id="u1"), timeout=10)
    assert [(entry.game.game_id, list(entry.game.genres)) for entry in player.history] == [("celeste", ["Platformer"])]


async def test_an_empty_catalogue_is_seen_when_all_shards_are_stored(services: Services, tmp_path: Path) -> None:
    games = tmp_path / "games.csv"
    games.write_text("game_id,title,genre\ng0,Doom,FPS\ng1,Myst,Puzzle\n")
    plays = [tmp_path / f"plays-{number}.csv" for number in range(2)]
    for number, path in enumerate(plays):
        path.write_text("user,game,rating\n" + "".join(f"u{number}-{each},g{each % 2},4\n" for each in range(4)))

    def options(shard: Shard | None) -> IngestOptions:
        return IngestOptions(services.targets, tmp_path / "out", shard=shard, hidden_until=HiddenUntil.ALL_SHARDS)

    lists = await ingest([games], options(None), SilentProgress())
    assert lists.hidden == Hidden(0, 0)
    first = await ingest(plays, options(Shard(1, 3)), SilentProgress())
    assert first.hidden == Hidden(1, 3)
    # The games of the lists keep what is known of them, though nobody sees them.
    assert (first.unknown_games, first.load.written_games) == ((), 0)
    second = await ingest(plays, options(Shard(2, 3)), SilentProgress())
    assert second.hidden == Hidden(2, 3)
    assert await services.counts() == (0, 0, 0)
    # The third shard has no file.
    assert await end_shard(options(Shard(3, 3))) is None
    assert await services.counts() == (2, 0, 8)
    again = await ingest([games], options(None), SilentProgress())
    assert again.hidden is None


async def test_games_too_large_for_one_message_are_stored(services: Services) -> None:
    attributes = {f"column {number}": "ж" * 2048 for number in range(250)}
    games = tuple(Game(f"g{number}", f"Game {number}", attributes=attributes) for number in range(20))
    await load_into(services.targets, Dataset(games=games), SilentProgress())
    assert (await services.counts())[0] == 20


async def test_a_table_none_of_whose_rows_can_be_used_is_an_error(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "plays.csv"
    path.write_text("user,game,timestamp\nu1,g1,2199-01-01\nu2,g2,2199-01-01\n")
    with pytest.raises(IngestError, match=r"none of its 2 rows can be used.*in the future; see .*rejected\.jsonl"):
        await ingested(services, [path], tmp_path)
    assert await services.counts() == (0, 0, 0)


async def test_a_service_that_is_not_there_is_a_one_line_error(tmp_path: Path) -> None:
    nowhere = ServiceTargets("127.0.0.1:1", "127.0.0.1:1")
    options = IngestOptions(nowhere, tmp_path, retries=RetryPolicy(pauses=(), first=()))
    with pytest.raises(IngestError, match=r"the embedder at 127\.0\.0\.1:1 does not answer") as raised:
        await ingest([small_table(tmp_path)], options, SilentProgress())
    assert "\n" not in str(raised.value)


async def test_the_original_table_is_stored_whole(services: Services, tmp_path: Path) -> None:
    report = await ingested(services, [data_file("origin/ml_test_rec_sys.parquet")], tmp_path)
    assert (report.load.games, report.load.players, report.load.interactions, report.rejected) == (50, 1000, 50_000, 0)
    assert await services.counts() == (50, 1000, 50_000)


async def test_a_dry_run_says_what_would_be_stored_and_calls_no_service(tmp_path: Path) -> None:
    options = IngestOptions(ServiceTargets("127.0.0.1:1", "127.0.0.1:1"), tmp_path, dry_run=True)
    async with planned([small_table(tmp_path)], options, SilentProgress()) as plan:
        (mapping,) = plan.mappings
        assert (mapping.rows, mapping.used, mapping.duplicates, mapping.rejected) == (302, 300, 1, 1)
        assert mapping.reasons == {"no game id": 1}


async def test_shards_store_every_file_once_and_skip_what_is_done(services: Services, tmp_path: Path) -> None:
    for number in range(4):
        rows = "".join(f"p{number},g{game},{game + 1}\n" for game in range(3))
        (tmp_path / f"plays-{number}.csv").write_text(f"user,game,rating\n{rows}")
    for index in (1, 2):
        options = IngestOptions(services.targets, tmp_path / "out", shard=Shard(index, 2))
        report = await ingest([tmp_path / "plays-*.csv"], options, SilentProgress())
        assert report.load.interactions == 6
        with pytest.raises(IngestError, match="stored already"):
            await ingest([tmp_path / "plays-*.csv"], options, SilentProgress())
    assert (await services.counts())[2] == 12
    told = json.loads((tmp_path / "out" / "shard-1-of-2" / "plays-0.csv.report.json").read_text())
    assert told["stored"]["interactions"] == 6
    assert [table["rows"] for table in told["tables"]] == [6]


async def test_shards_whose_tables_have_one_name_are_all_stored_and_keep_their_rejects(
    services: Services, tmp_path: Path
) -> None:
    for year in ("2024", "2025"):
        (tmp_path / year).mkdir()
        table = tmp_path / year / "plays.csv"
        table.write_text(f"user,game,rating\np1,g{year},1\np2,g{year},5\n,lost {year},3\n")
        os.utime(table, ns=(1, 1))
    files = [tmp_path / "*" / "plays.csv"]
    for index in (1, 2):
        report = await ingest(
            files, IngestOptions(services.targets, tmp_path / "out", shard=Shard(index, 2)), SilentProgress()
        )
        assert report.load.interactions == 2
    assert (await services.counts())[2] == 4
    rejected = [path.read_text() for path in sorted((tmp_path / "out").rglob("plays.csv.rejected.jsonl"))]
    assert ["lost 2024" in rejected[0], "lost 2025" in rejected[1]] == [True, True]


async def test_ratings_stay_when_plays_of_the_same_pairs_come_in_one_call(services: Services, tmp_path: Path) -> None:
    (tmp_path / "ratings.csv").write_text("user,game,rating,timestamp\nu,g,4,2020-01-01\n")
    (tmp_path / "plays.csv").write_text("user,game,timestamp\nu,g,2023-01-01\n")
    await ingested(services, [tmp_path / "ratings.csv", tmp_path / "plays.csv"], tmp_path)
    player = await services.recommender.GetPlayer(recommender_pb2.GetPlayerRequest(player_id="u"), timeout=10)
    assert [entry.rating for entry in player.history] == [4]


async def test_two_ingests_at_once_leave_what_one_after_the_other_leaves(services: Services, tmp_path: Path) -> None:
    same = small_table(tmp_path)
    other = tmp_path / "others.csv"
    other.write_text("user_id,game,rating\n" + "".join(f"v{row % 20},g{row % 15},{row % 5 + 1}\n" for row in range(60)))
    folders = [tmp_path / name for name in "abc"]
    await asyncio.gather(
        *(ingested(services, [path], folder) for path, folder in zip([same, same, other], folders, strict=True))
    )
    assert await services.counts() == (15, 30, 360)
    at_once = {game: await titled(services, game) for game in ("g0", "g14")}
    for path, folder in zip([same, other], folders, strict=False):
        await ingested(services, [path], folder)
    assert await services.counts() == (15, 30, 360)
    assert {game: await titled(services, game) for game in at_once} == at_once


async def titled(services: Services, game: str) -> str:
    found = await services.recommender.GetGame(recommender_pb2.GetGameRequest(game_id=game), timeout=10)
    return str(found.game.title)


async def test_a_full_disk_is_a_one_line_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise duckdb.IOException("could not write: No space left on device")

    monkeypatch.setattr(ingestion, "understand_tables", full)
    options = IngestOptions(ServiceTargets("127.0.0.1:1", "127.0.0.1:1"), tmp_path, dry_run=True)
    with pytest.raises(IngestError, match=r"no room left .*No space left.*; set TMPDIR"):
        async with planned([small_table(tmp_path)], options, SilentProgress()):
            pass


async def test_a_table_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = small_table(tmp_path)

    def growing(source: Path, folder: Path, limits: ReadLimits) -> None:
        in_process(source, folder, limits)
        source.write_text(source.read_text() + "u9,g9,1,RPG,29\n")

    with Workspace(tmp_path) as workspace, pytest.raises(IngestError, match="was changed while it was read"):
        read_table(path, workspace, reader=growing)
