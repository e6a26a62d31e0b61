"""Subjects that are less than the kinds that their words mean."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.genres.narrow_subjects import is_about, names_a_narrow_subject


@pytest.mark.parametrize(
    ("said", "summary"),
    [
        ("foot", "Thread passes with licensed football stars."),
        ("Fußballspiele", "Train a soccer club."),
        ("американский футбол", "Сборные и клубы футболистов."),
        ("второй мировой", "Squads dash as Normandy crumbles."),
        ("II wojna światowa", "A campaign of the Second World War."),
        ("ねこ", "Be a cat."),
        ("лошадях", "Ride a horse into the sunset."),
        ("соулслайк", "Tense duels in a soulslike."),
        ("formule 1", "Race the cars of Formula 1."),
        ("çiftlik", "Grow turnips."),
        ("крикет", "Lead a cricket team."),
        ("Mittelalter", "Build a medieval town."),
        ("три в ряд", "A match-3 board of sweets."),
        ("robôs", "You wake up as a robot."),
        ("шерлок холмс", "Sherlock takes the case."),
        ("krzyżówki", "Fill in a crossword each day."),
    ],
)
def test_a_game_is_about_what_its_words_name_in_any_language(said: str, summary: str) -> None:
    assert is_about(common_pb2.Game(title="Some Game", summary=summary), said)


@pytest.mark.parametrize(
    ("said", "game"),
    [
        ("soccer", common_pb2.Game(title="Gridiron", summary="American football with all teams.")),
        ("chats", common_pb2.Game(title="Barking", summary="Be a dog, and chat with others.")),
        ("ships", common_pb2.Game(title="Lost Friendships", summary="Relationships in a spaceship.")),
        ("cricket", common_pb2.Game(title="Goal", summary="Football with friends.")),
        ("mechs", common_pb2.Game(title="Pit Stop", summary="Be a mechanic.")),
        ("tanks", common_pb2.Game(title="Planes", summary="Fly, and give thanks.")),
    ],
)
def test_it_is_not_about_what_only_looks_alike(said: str, game: common_pb2.Game) -> None:
    assert not is_about(game, said)


def test_a_localized_summary_tells_it_too() -> None:
    game = common_pb2.Game(title="Gallop", summary="Be quick.")
    assert not is_about(game, "horses")
    game.localized["ru"].summary = "Скачите на лошади."
    assert is_about(game, "horses")


@pytest.mark.parametrize(
    "said", ["vehicles", "animals", "sports", "война", "動物", "fantasy", "on foot", "karty", "kart oyunu", "hard"]
)
def test_a_kind_is_no_narrow_subject(said: str) -> None:
    assert not names_a_narrow_subject(said)
