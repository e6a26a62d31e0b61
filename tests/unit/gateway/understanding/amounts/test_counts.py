"""What counts players or hours counts no games."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.amounts.counting.another import names_another
from services.gateway.understanding.amounts.places import PLACES
from services.gateway.understanding.amounts.quantities import read_count


@pytest.mark.parametrize(
    "text",
    ["iki kişilik bir oyun arıyorum", "üç kişilik oyun", "a two player game", "4 players games", "a 10 hour game"],
)
def test_players_and_hours_count_no_games(text: str) -> None:
    assert not list(PLACES[pb.SPAN_TYPE_COUNT](text))


@pytest.mark.parametrize("text", ["iki oyun öner", "three cozy games", "4 игры", "dört kişilik iki oyun öner"])
def test_games_are_counted(text: str) -> None:
    assert list(PLACES[pb.SPAN_TYPE_COUNT](text))


@pytest.mark.parametrize(
    "text",
    [
        "another one please", "ещё одну", "дай ещё одну", "noch eins bitte", "ein anderes", "otro", "dame otra",
        "un autre", "encore un", "outro", "manda outro", "mais um", "bir tane daha", "ще одну", "jeszcze jedną",
        "再来一个", "もう一つ",
    ],
)  # fmt: skip
def test_another_alone_is_one_game(text: str) -> None:
    (place,) = dict.fromkeys(PLACES[pb.SPAN_TYPE_COUNT](text))
    assert read_count(text[slice(*place)]) == 1


@pytest.mark.parametrize("text", ["otros", "d'autres", "outros jogos", "otra vez", "more", "другие", "un autre genre"])
def test_others_are_no_number_of_games(text: str) -> None:
    assert not list(PLACES[pb.SPAN_TYPE_COUNT](text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("name 3 city builders", 3),
        ("recommend two shooters", 2),
        ("назови 3 градостроительных", 3),
        ("nenn mir 3 Shooter", 3),
        ("recomiéndame 3 de terror", 3),
        ("cite 3 rogue-likes", 3),
        ("me indica 3 corridas", 3),
        ("порадь 3 шутери", 3),
        ("poleć 3 strzelanki", 3),
        ("推荐三个射击的", 3),
        ("give me one that's 2d", 1),
        ("one that is scary", 1),
        ("dame uno que sea corto", 1),
        ("bueno y uno para jugar con él, de autos", 1),
        ("una más cortita", 1),
        ("um igual ao primeiro", 1),
        ("one to play with him", 1),
        ("uno de mis hijos", 0),
        ("una persona más", 0),
        ("recommend 2 player games", 0),
        ("recommend 7 year old appropriate games", 0),
        ("recommend 4x games", 0),
        ("the one that I liked", 0),
        ("the first one that scared me", 0),
    ],
)
def test_so_many_are_named_or_described(text: str, count: int) -> None:
    places = list(PLACES[pb.SPAN_TYPE_COUNT](text))
    assert (read_count(text[slice(*places[0])]) if places else 0) == count


@pytest.mark.parametrize(
    "text",
    ["noch 1 spiel", "otro, pero corto", "дай ещё одну, короче", "encore un", "mais um curto", "jeszcze jedną",
     "再来一个", "もう一本", "one more like that", "bir tane daha",
     "bueno y uno para jugar con él"],
)  # fmt: skip
def test_one_more_may_be_asked_for_beside_other_things(text: str) -> None:
    assert names_another(text)


@pytest.mark.parametrize("text", ["just one", "nur eins", "только одну", "solo uno", "一本だけ"])
def test_one_alone_is_not_one_more(text: str) -> None:
    assert not names_another(text)


@pytest.mark.parametrize("text", ["un par", "um par", "a couple", "une paire", "пару", "parę"])
def test_a_pair_is_two_whatever_its_article(text: str) -> None:
    assert read_count(text) == 2
