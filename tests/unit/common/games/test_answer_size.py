"""What is left out of an answer that is too large."""

from __future__ import annotations

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from services.common.games.answer_size import kept_small

GAMES = [
    common.Game(game_id=f"g{number:03}", summary="y" * 100, attributes={"column": "x" * 900}) for number in range(40)
]


def answer() -> pb.RecommendResponse:
    return pb.RecommendResponse(
        games=[common.RecommendedGame(game=each) for each in GAMES[:20]],
        similar_games=[common.RecommendedGame(game=each) for each in GAMES[:10]],
        history=[common.HistoryEntry(game=each) for each in GAMES],
    )


def test_what_fits_stays_as_it_is() -> None:
    assert kept_small(answer(), 1_000_000) == answer()


def test_first_go_the_columns_then_the_longest_list_of_the_first_group_then_those_of_the_next() -> None:
    response = answer()
    groups = (response.similar_games, response.history), (response.games,)
    sizes = []
    for most in (20_000, 7_000, 2_000, 500):
        assert kept_small(response, most, *groups) is response
        assert response.ByteSize() <= most
        sizes.append((len(response.history), len(response.similar_games), len(response.games)))
    assert sizes[0] == (40, 10, 20)
    assert not any(each.game.attributes for each in response.games)
    assert sizes[1][0] < 40
    assert sizes[1][1:] == (10, 20)
    assert sizes[2][:2] == (0, 0)
    assert 0 < sizes[2][2] < 20
    assert [each.game.game_id for each in response.games] == [each.game_id for each in GAMES[: len(response.games)]]


def test_lists_of_games_are_cut_as_those_of_entries() -> None:
    page = pb.ListGamesResponse(games=GAMES)
    assert 0 < len(kept_small(page, 3_000, (page.games,)).games) < 40


def test_an_answer_without_a_list_left_stays_too_large() -> None:
    told = pb.GetGameResponse(game=GAMES[0])
    empty = list[common.Game]()
    assert kept_small(told, 10, (empty,)).game.game_id == "g000"
