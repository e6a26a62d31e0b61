"""What games are most or least of."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.comparing.qualities import Quality, most_of, quality_in

SCARY = common_pb2.Game(
    game_id="scary",
    genres=["Horror"],
    tags=["horror", "dark"],
    content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_HORROR],
)
HARD = common_pb2.Game(game_id="hard", genres=["Platformer"], tags=["difficult"])
CALM = common_pb2.Game(game_id="calm", genres=["Simulation"], tags=["relaxing", "family friendly"])
FUNNY = common_pb2.Game(game_id="funny", genres=["Adventure"], tags=["funny"])
SAD = common_pb2.Game(game_id="sad", genres=["Adventure"], tags=["emotional"])
GAMES = [SCARY, HARD, CALM, FUNNY, SAD]


@pytest.mark.parametrize(
    ("text", "game_id"),
    [
        ("which of those is the scariest?", "scary"),
        ("какая из них самая страшная?", "scary"),
        ("welches davon ist am gruseligsten?", "scary"),
        ("¿cuál de esos da más miedo?", "scary"),
        ("lequel fait le plus peur ?", "scary"),
        ("qual deles é o mais assustador?", "scary"),
        ("hangisi en korkunç?", "scary"),
        ("яка з них найстрашніша?", "scary"),
        ("która z nich jest najstraszniejsza?", "scary"),
        ("其中哪个最恐怖？", "scary"),
        ("この中で一番怖いのは？", "scary"),
        ("which one is the hardest?", "hard"),
        ("welches ist das schwerste?", "hard"),
        ("en zoru hangisi?", "hard"),
        ("which is most relaxing?", "calm"),
        ("which one is best for beginners?", "calm"),
        ("какая лучше всего для новичка?", "calm"),
        ("哪个适合新手？", "calm"),
        ("which is the funniest?", "funny"),
        ("la plus drôle, c'est laquelle ? qui est le plus drôle ?", "funny"),
        ("which is the saddest?", "sad"),
    ],
)
def test_a_superlative_means_the_game_whose_facts_say_most_of_it(text: str, game_id: str) -> None:
    quality = quality_in(text)
    assert quality is not None
    assert [game.game_id for game in most_of(GAMES, quality)] == [game_id]


def test_any_kind_of_the_catalogue_may_be_asked_for_the_most_of() -> None:
    text = "which one is the most atmospheric?"
    start = text.index("atmospheric")
    quality = quality_in(text, [(start, start + len("atmospheric"), ["atmospheric"])])
    assert quality is not None
    assert quality.kinds == ("atmospheric",)
    assert text[quality.start : quality.end] == "the most atmospheric"


def test_the_least_of_something_is_what_others_have_more_of() -> None:
    quality = quality_in("which of them is the least scary?")
    assert quality is not None
    assert SCARY not in most_of(GAMES, quality)


def test_nothing_is_most_where_all_are_alike() -> None:
    assert most_of([HARD, HARD], Quality(("difficult",))) == []
    assert most_of([FUNNY, SAD], Quality(("difficult",))) == []


@pytest.mark.parametrize("text", ["the scariest thing you have", "something scarier", "which is the longest?"])
def test_a_wish_or_a_number_is_no_such_question(text: str) -> None:
    assert quality_in(text) is None
