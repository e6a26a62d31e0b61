"""Searching by meaning and by words together: titles first, in any case and accent, and under conditions."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.recommender.records import Game
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from services.recommender.storing.words import document, query, title_prefixes
from tests.support.in_process import in_process
from tests.unit.recommender.calls import Recommender, axis, ids
from tests.unit.recommender.calls import query as vector


def _game(game_id: str, title: str, content: list[float], **fields: object) -> pb.GameRecord:
    return pb.GameRecord(game=common.Game(game_id=game_id, title=title, **fields), content=content)  # type: ignore[arg-type]


async def _found(recommender: Recommender, text: str, **request: object) -> list[str]:
    response = await recommender.stub.SearchGames(
        pb.SearchGamesRequest(query=vector(axis(0)), text=text, **request)  # type: ignore[arg-type]
    )
    scores = [item.score for item in response.games]
    assert scores == sorted(scores, reverse=True)
    return ids(response.games)


async def test_a_title_comes_before_those_that_begin_with_it_and_these_before_what_is_meant(
    recommender: Recommender,
) -> None:
    await recommender.add_games(
        _game("near", "Underworld Escape", axis(0)),
        _game("hades-2", "Hades II", axis(0, towards=1, share=0.1)),
        _game("hades", "Hades", axis(1)),
        _game("shades", "Shades of Hades", axis(2)),
    )
    assert (await _found(recommender, "hades"))[:3] == ["hades", "hades-2", "near"]
    assert (await _found(recommender, "HADÉS ii"))[0] == "hades-2"
    assert (await _found(recommender, ""))[0] == "near"


async def test_of_several_editions_one_is_found_unless_the_title_is_typed(recommender: Recommender) -> None:
    await recommender.add_games(
        _game("cave", "Cave Story", axis(0), summary="A hero wakes up in a cave."),
        _game("cave-se", "Cave Story Special Edition", axis(0), summary="A hero wakes up in a cave."),
        _game("cave-goty", "Cave Story: Game of the Year Edition", axis(0), summary="A hero wakes up in a cave."),
        _game("cave-ost", "Cave Story - Original Soundtrack", axis(0, towards=2)),
        _game("other", "Other", axis(0, towards=1, share=0.5)),
        _game("far", "Far", axis(3)),
    )
    editions = {"cave", "cave-se", "cave-goty"}
    for text in ("", "a hero wakes up"):
        found = await _found(recommender, text, limit=4)
        assert len(editions.intersection(found)) == 1
        assert {"cave-ost", "other", "far"} <= set(found)
    assert set((await _found(recommender, "cave story"))[:4]) == {*editions, "cave-ost"}
    for text, first in (("Cave Story", "cave"), ("cave story special edition", "cave-se")):
        assert (await _found(recommender, text))[0] == first


async def test_an_alias_is_a_title(recommender: Recommender) -> None:
    await recommender.add_games(
        _game("near", "Something Near", axis(0)),
        _game("pubg", "PlayerUnknown's Battlegrounds", axis(3), attributes={"aliases": "PUBG; Battlegrounds"}),
        _game("zelda", "The Legend of Zelda", axis(4), aliases=["BotW"]),
        _game("skyrim", "Skyrim", axis(5), localized={"ru": common.LocalizedText(title="Скайрим")}),
    )
    for text, expected in (("pubg", "pubg"), ("botw", "zelda"), ("скайрим", "skyrim")):
        assert (await _found(recommender, text))[0] == expected


async def test_a_shared_word_decides_between_games_that_mean_the_same(recommender: Recommender) -> None:
    await recommender.add_games(
        _game("a", "First", axis(0), summary="Sail between islands."),
        _game("b", "Second", axis(0), summary="A strategy game on ice."),
        _game("c", "Third", axis(4), summary="Nothing of the kind."),
    )
    assert (await _found(recommender, "strategies for winter"))[:2] == ["b", "a"]


async def test_conditions_hold_for_titles_and_words_too(recommender: Recommender) -> None:
    await recommender.add_games(
        _game("hades", "Hades", axis(1), platforms=["PC"], year=2020, modes=[common.PLAY_MODE_SINGLE_PLAYER]),
        _game("other", "Other", axis(0), platforms=["Switch"], year=2021, modes=[common.PLAY_MODE_SINGLE_PLAYER]),
    )
    switch = common.GameFilter(platforms=["switch"])
    assert await _found(recommender, "hades", filter=switch) == ["other"]
    alone = common.GameFilter(modes=[common.PLAY_MODE_SINGLE_PLAYER])
    assert await _found(recommender, "hades", filter=alone) == ["hades", "other"]


async def test_a_game_that_is_renamed_is_found_by_its_new_title_only(recommender: Recommender) -> None:
    await recommender.add_games(_game("x", "Old Name", axis(1)), _game("near", "Near", axis(0)))
    await recommender.add_games(_game("x", "New Name", axis(1)))
    assert (await _found(recommender, "new name"))[0] == "x"
    assert (await _found(recommender, "old name"))[0] == "near"


async def test_where_players_came_before_games_nothing_is_found(recommender: Recommender) -> None:
    player = common.Player(player_id="ann", attributes={"country": "FI"})
    await recommender.add_players(pb.PlayerRecord(player=player, content=axis(0)))
    assert await _found(recommender, "hades") == []
    assert ids((await recommender.recommend("ann", message=axis(0))).games) == []
    await recommender.add_games(_game("hades", "Hades", axis(1)))
    assert await _found(recommender, "hades") == ["hades"]


async def test_the_words_of_a_message_count_beside_its_meaning(recommender: Recommender) -> None:
    games = [_game(f"g{number}", f"Plain {number}", axis(number % 8, towards=0, share=0.3)) for number in range(30)]
    await recommender.add_games(
        *games, _game("ice", "Ice", axis(0), summary="Racing on ice"), _game("sea", "Sea", axis(0))
    )
    found = [
        ids((await recommender.stub.Recommend(iter([request]))).games)
        for request in (
            pb.RecommendRequest(query=vector(axis(0)), limit=3, text="racing on ice"),
            pb.RecommendRequest(query=vector(axis(0)), limit=3, text="sea"),
        )
    ]
    assert found[0].index("ice") == 0
    assert found[1].index("sea") == 0


async def test_a_store_from_before_there_were_words_is_indexed_when_it_is_opened(
    settings: RecommenderSettings, directory: Path
) -> None:
    async with in_process(DEFINITION, settings, open_service) as channel:
        recommender = Recommender(RecommenderServiceStub(channel))
        await recommender.add_games(_game("hades", "Hades", axis(1)), _game("near", "Near", axis(0)))
    earlier = _as_earlier_versions_called_it(directory)
    async with in_process(DEFINITION, settings, open_service) as channel:
        recommender = Recommender(RecommenderServiceStub(channel))
        async with asyncio.timeout(10):
            while (await _found(recommender, "hades"))[0] != "hades":
                await asyncio.sleep(0)
    assert earlier not in _collections(directory)


def _collections(directory: Path) -> set[str]:
    return {path.name for path in directory.iterdir()}


def _as_earlier_versions_called_it(directory: Path) -> str:
    (words,) = directory.glob("game_words_*")
    return words.rename(words.with_name(words.name.removeprefix("game_"))).name


@pytest.mark.parametrize(
    "text", ["is there no game like", "no me des juegos de", "не надо игр про", "keine Spiele mit", "nie chcę gier z"]
)
def test_words_of_function_and_of_refusal_find_no_title(text: str) -> None:
    assert not query(text).indices
    assert query(f"{text} zeppelin").indices == query("zeppelin").indices


def test_a_document_weighs_its_title_more_and_a_query_has_each_word_once() -> None:
    made = document(Game("g", "Ice", summary="snow snow"))
    weights = dict(zip(made.indices, made.values, strict=True))
    (ice,), (snow,) = query("ice").indices, query("Snow SNOW").indices
    assert weights[ice] == pytest.approx(weights[snow])
    assert query("ice snow ice").values == [1.0, 1.0]
    assert list(query("").indices) == []


def test_scripts_without_spaces_are_cut_into_pairs() -> None:
    assert set(query("ゼルダ").indices) & set(query("ゼルダの伝説").indices)


def test_titles_are_known_by_what_they_begin_with_word_by_word() -> None:
    assert title_prefixes(Game("g", "The Witcher 3: Wild Hunt")) == [
        "the",
        "the witcher",
        "the witcher 3",
        "the witcher 3 wild",
        "the witcher 3 wild hunt",
    ]
