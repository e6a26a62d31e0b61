"""How alike games are by their genres and tags."""

from __future__ import annotations

import pytest

from services.recommender.records import Game
from services.recommender.retrieving.likeness import Likeness


def of(*tags: str, genre: str = "Action") -> Game:
    return Game("game", "Game", genres=(genre,), tags=tags)


SAMPLE = [*(of() for _ in range(50)), *(of("farming", genre="Simulation") for _ in range(3))]


def test_all_the_same_is_one_and_nothing_in_common_is_none_whatever_the_case_of_letters() -> None:
    likeness = Likeness(SAMPLE)
    found = likeness.to(
        [of("farming")], {"same": of("Farming"), "none": of("chess", genre="Card"), "bare": Game("", "")}
    )
    assert found == {"same": pytest.approx(1.0), "none": 0.0, "bare": 0.0}


def test_a_rare_kind_in_common_makes_games_more_alike_than_a_common_one() -> None:
    found = Likeness(SAMPLE).to([of("farming")], {"rare": of("farming", genre="RPG"), "common": of("chess")})
    assert found["rare"] > found["common"] > 0


def test_of_several_named_games_each_counts_as_much() -> None:
    found = Likeness(SAMPLE).to([of("farming"), of("chess")], {"farm": of("farming")})
    assert 0.5 < found["farm"] < 1


def test_without_games_named_or_known_nothing_is_alike() -> None:
    assert Likeness(SAMPLE).to([], {"any": of()}) == {"any": 0.0}
    assert Likeness(()).to([of("farming")], {"same": of("farming")}) == {"same": pytest.approx(1.0)}
