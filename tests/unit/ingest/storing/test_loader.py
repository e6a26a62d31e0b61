"""A dataset into fakes of the encoder and the catalogue."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.common.errors import FailedPrecondition, InvalidArgument, ResourceExhausted, Unavailable
from services.common.model_version import ModelVersion
from services.ingest.errors import IngestError
from services.ingest.records import Dataset, Game, Interaction, Player
from services.ingest.storing.batching import EMBED_BATCH, EMBED_CHARACTERS
from services.ingest.storing.journal import Journal
from services.ingest.storing.loader import Loader
from services.ingest.storing.ports import Embedded
from services.ingest.storing.retrying import RetryPolicy
from tests.fakes.ingest import FAKE_ENCODER, FakeCatalogue, FakeEncoder, SilentProgress

TIME = datetime(2024, 1, 1, tzinfo=UTC)
AT_ONCE = RetryPolicy(pauses=(0.0, 0.0, 0.0), first=(0.0,))


def dataset(games: int = 150, players: int = 200, plays: int = 20) -> Dataset:
    return Dataset(
        games=tuple(Game(f"g{number}", f"Game {number}") for number in range(games)),
        players=tuple(Player(f"p{number}", {"device": f"{number % 3}"}) for number in range(players)),
        interactions=tuple(
            Interaction(f"p{player}", f"g{game}", None, TIME) for player in range(players) for game in range(plays)
        ),
    )


class RecordedProgress:
    def __init__(self) -> None:
        self.stages: list[tuple[str, int]] = []
        self.done: dict[str, int] = {}

    def start(self, stage: str, total: int) -> None:
        self.stages.append((stage, total))
        self.done[stage] = 0

    def advance(self, steps: int) -> None:
        self.done[self.stages[-1][0]] += steps


async def test_everything_is_stored_games_first() -> None:
    encoder, catalogue, progress = FakeEncoder(), FakeCatalogue(), RecordedProgress()
    report = await Loader(encoder, catalogue).load(dataset(), progress)
    assert (report.games, report.players, report.interactions) == (150, 200, 4000)
    assert (len(catalogue.games), len(catalogue.players), len(catalogue.interactions)) == (150, 200, 4000)
    assert list(dict.fromkeys(catalogue.calls)) == ["games", "players", "interactions"]
    assert progress.stages == [("games", 150), ("players", 200), ("interactions", 4000)]
    assert progress.done == dict(progress.stages)


async def test_equal_texts_are_embedded_once() -> None:
    encoder = FakeEncoder()
    await Loader(encoder, FakeCatalogue()).load(dataset(), SilentProgress())
    assert sorted(encoder.texts) == sorted(
        {*(f"Game {number}" for number in range(150)), *(f"device: {n}" for n in range(3))}
    )


async def test_equal_texts_far_apart_get_the_same_vector() -> None:
    stored: dict[str, tuple[float, ...]] = {}

    class Watched(FakeCatalogue):
        async def upsert_players(self, players, encoder) -> None:  # type: ignore[no-untyped-def]
            stored.update({player.player_id: tuple(vector) for player, vector in players})

    players = tuple(Player(f"p{number}", {"trait": str(number % 300)}) for number in range(600))
    await Loader(FakeEncoder(), Watched()).load(Dataset(players=players), SilentProgress())
    assert all(stored[f"p{number}"] == stored[f"p{number + 300}"] for number in range(300))
    assert len(set(stored.values())) == 300


async def test_a_batch_holds_neither_too_many_texts_nor_too_long_ones() -> None:
    encoder = FakeEncoder()
    games = tuple(Game(f"g{number}", f"Game {number}", summary="long " * (number % 300)) for number in range(500))
    await Loader(encoder, FakeCatalogue()).load(Dataset(games=games), SilentProgress())
    assert len(encoder.texts) == 500
    assert max(len(batch) for batch in encoder.batches) == EMBED_BATCH
    assert max(sum(map(len, batch)) for batch in encoder.batches) <= EMBED_CHARACTERS


async def test_a_player_without_words_is_stored_without_a_vector() -> None:
    encoder, catalogue = FakeEncoder(), FakeCatalogue()
    await Loader(encoder, catalogue).load(Dataset(players=(Player("p", {"bio": "x" * 999}),)), SilentProgress())
    assert encoder.texts == []
    assert list(catalogue.players) == ["p"]


async def test_a_second_load_stores_the_same() -> None:
    catalogue = FakeCatalogue()
    first = await Loader(FakeEncoder(), catalogue).load(dataset(), SilentProgress())
    before = (dict(catalogue.games), dict(catalogue.players), dict(catalogue.interactions))
    second = await Loader(FakeEncoder(), catalogue).load(dataset(), SilentProgress())
    assert first == second
    assert before == (catalogue.games, catalogue.players, catalogue.interactions)


@pytest.mark.parametrize("calls_before", range(5))
async def test_a_load_that_was_broken_off_is_completed_by_a_second_one(calls_before: int) -> None:
    catalogue = FakeCatalogue([None] * calls_before + [InvalidArgument("broken off")])
    with pytest.raises(IngestError):
        await Loader(FakeEncoder(), catalogue).load(dataset(), SilentProgress())
    await Loader(FakeEncoder(), catalogue).load(dataset(), SilentProgress())
    assert (len(catalogue.games), len(catalogue.players), len(catalogue.interactions)) == (150, 200, 4000)


async def test_a_game_known_by_its_id_alone_does_not_replace_one_that_is_described() -> None:
    catalogue = FakeCatalogue()
    described = Dataset(games=(Game("g", "Doom"),))
    bare = Dataset(
        games=(Game("g", "g", described=False), Game("h", "h", described=False)),
        interactions=(Interaction("p", "g", 5, TIME), Interaction("q", "h", 5, TIME)),
    )
    for part in (described, bare):
        report = await Loader(FakeEncoder(), catalogue).load(part, SilentProgress())
    assert {game.game_id: game.title for game in catalogue.games.values()} == {"g": "Doom", "h": "h"}
    assert (report.games, report.players, report.interactions) == (2, 2, 2)


async def test_a_service_that_is_gone_for_a_moment_is_tried_again() -> None:
    encoder = FakeEncoder(failures=[Unavailable("gone"), ResourceExhausted("busy", retry_after=0.001)])
    catalogue = FakeCatalogue([Unavailable("gone"), None, Unavailable("gone")])
    await Loader(encoder, catalogue, retries=AT_ONCE).load(dataset(), SilentProgress())
    assert len(catalogue.interactions) == 4000


async def test_a_service_that_stays_away_is_an_error_that_names_it() -> None:
    catalogue = FakeCatalogue([Unavailable("connection\nrefused")] * 99)
    loader = Loader(FakeEncoder(), catalogue, catalogue_name="the recommender at host:1", retries=AT_ONCE)
    with pytest.raises(
        IngestError, match=r"^the recommender at host:1 does not answer \(connection refused\); "
    ) as raised:
        await loader.load(dataset(), SilentProgress())
    assert "\n" not in str(raised.value)
    assert len(catalogue.failures) == 99 - 1 - len(AT_ONCE.pauses)


async def test_vectors_of_another_encoder_are_an_error_that_says_what_to_do() -> None:
    catalogue = FakeCatalogue([FailedPrecondition("stored: a; given: b", reason="MODEL_MISMATCH")])
    with pytest.raises(IngestError, match=r"another encoder .*serve that encoder"):
        await Loader(FakeEncoder(), catalogue).load(dataset(), SilentProgress())


async def test_an_encoder_that_changes_on_the_way_is_an_error() -> None:
    class Changing(FakeEncoder):
        async def embed(self, texts) -> Embedded:  # type: ignore[no-untyped-def]
            found = await super().embed(texts)
            return found if len(self.batches) < 2 else Embedded(found.embeddings, ModelVersion("other", "1", 4))

    assert ModelVersion("other", "1", 4) != FAKE_ENCODER
    with pytest.raises(IngestError, match="changed its model from fake/encoder to other"):
        await Loader(Changing(), FakeCatalogue()).load(dataset(), SilentProgress())


async def test_no_call_goes_on_after_a_failure() -> None:
    encoder = FakeEncoder(failures=[InvalidArgument("no")])
    with pytest.raises(IngestError):
        await Loader(encoder, FakeCatalogue()).load(dataset(), SilentProgress())
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


async def test_a_stream_that_breaks_off_goes_on_behind_what_is_stored() -> None:
    """Any number of times, as long as more is stored between two failures."""
    catalogue, progress = FakeCatalogue(), RecordedProgress()
    await Loader(FakeEncoder(), catalogue).load(Dataset(games=dataset().games), SilentProgress())
    catalogue.failures = [failure for _ in range(8) for failure in (None, Unavailable("restarting"))]
    plays = Dataset(interactions=dataset(players=1000).interactions)
    await Loader(FakeEncoder(), catalogue, retries=AT_ONCE).load(plays, progress)
    assert len(catalogue.interactions) == progress.done["interactions"] == 20_000
    assert catalogue.calls.count("interactions") == 10


async def test_games_that_are_stored_just_so_are_not_embedded_again() -> None:
    encoder, catalogue = FakeEncoder(), FakeCatalogue()
    await Loader(encoder, catalogue).load(dataset(players=0), SilentProgress())
    encoder.batches.clear()
    progress = RecordedProgress()
    catalogue.games["g7"] = Game("g7", "Another title")
    report = await Loader(encoder, catalogue).load(dataset(players=0), progress)
    # The first one always is, so that another encoder is refused.
    assert encoder.texts == ["Game 0", "Game 7"]
    assert catalogue.games["g7"].title == "Game 7"
    assert (report.written_games, progress.done) == (150, {"games": 150})


async def test_another_encoder_is_refused_though_all_games_are_stored_just_so() -> None:
    catalogue = FakeCatalogue()
    await Loader(FakeEncoder(), catalogue).load(dataset(), SilentProgress())
    other = FakeEncoder(ModelVersion("another", "0", 4))
    with pytest.raises(IngestError, match="another encoder"):
        await Loader(other, catalogue).load(dataset(), SilentProgress())


def journal_of(players: int, interactions: int) -> Journal:
    journal = Journal()
    journal.reached("players", players)
    journal.reached("interactions", interactions)
    return journal


async def test_a_load_that_was_cut_short_goes_on_where_the_journal_says() -> None:
    encoder, catalogue, whole = FakeEncoder(), FakeCatalogue(), dataset(players=2000)
    await Loader(encoder, catalogue).load(whole, SilentProgress())
    encoder.batches.clear()
    catalogue.calls.clear()
    progress = RecordedProgress()
    await Loader(encoder, catalogue).load(whole, progress, journal=journal_of(2000, 38_000))
    assert encoder.texts == ["Game 0"]
    # Five samples of 19 batches, and the last batch.
    assert catalogue.calls == ["games"] + ["interactions"] * 6
    assert progress.done == {"games": 150, "players": 2000, "interactions": 40_000}


async def test_a_journal_that_is_ahead_of_the_store_is_not_believed() -> None:
    encoder, catalogue, whole = FakeEncoder(), FakeCatalogue(), dataset(players=2000)
    await Loader(encoder, catalogue).load(whole, SilentProgress())
    # What a store loses is what was written last.
    lost = list(whole.interactions)[37_999]
    del catalogue.interactions[lost.player_id, lost.game_id]
    del catalogue.players["p999"]
    progress = RecordedProgress()
    await Loader(encoder, catalogue).load(whole, progress, journal=journal_of(2000, 38_000))
    assert (len(catalogue.players), len(catalogue.interactions)) == (2000, 40_000)
    assert progress.done == {"games": 150, "players": 2000, "interactions": 40_000}


async def test_a_lost_answer_does_not_make_a_wrong_journal_believed() -> None:
    catalogue, whole = FakeCatalogue(), dataset(players=2000)
    await Loader(FakeEncoder(), catalogue).load(whole, SilentProgress())
    for lost in list(whole.interactions)[:36_000]:
        del catalogue.interactions[lost.player_id, lost.game_id]
    # A game and four of the five samples are stored, then the stream breaks and all samples are asked for again.
    catalogue.failures = [*[None] * 5, Unavailable("gone")]
    await Loader(FakeEncoder(), catalogue, retries=AT_ONCE).load(
        whole, SilentProgress(), journal=journal_of(2000, 38_000)
    )
    assert len(catalogue.interactions) == 40_000


async def test_who_is_killed_after_asking_does_not_believe_what_it_stored_itself(tmp_path: Path) -> None:
    catalogue, whole = FakeCatalogue(), dataset(players=2000)
    await Loader(FakeEncoder(), catalogue).load(whole, SilentProgress())
    catalogue.interactions.clear()
    Journal(tmp_path / "journal").reached("interactions", 38_000)
    # A game, four batches of players and the five samples are stored, and nothing after them.
    catalogue.failures = [*[None] * 10, Unavailable("gone")]
    with pytest.raises(IngestError):
        await Loader(FakeEncoder(), catalogue, retries=RetryPolicy(pauses=(), first=())).load(
            whole, SilentProgress(), journal=Journal(tmp_path / "journal")
        )
    await Loader(FakeEncoder(), catalogue).load(whole, SilentProgress(), journal=Journal(tmp_path / "journal"))
    assert len(catalogue.interactions) == 40_000
