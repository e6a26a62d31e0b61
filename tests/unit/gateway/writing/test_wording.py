"""Games and their facts in the words of a language."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.writing.texts.languages import PHRASES
from services.gateway.writing.wording import Facet, Wording

GAME = common_pb2.Game(game_id="g", title="G", platforms=["PC", "Mobile"], typical_hours=0.5)


@pytest.mark.parametrize("language", [code for code in PHRASES if code not in ("en", "fr")])
def test_only_makers_names_of_platforms_stay_untranslated(language: str) -> None:
    told = Wording(language).facts(GAME, [Facet.PLATFORMS])[0]
    assert "PC" in told
    assert "mobile" not in told.lower()


def test_less_than_an_hour_is_told_in_minutes() -> None:
    assert Wording("en").facts(GAME, [Facet.LENGTH]) == ["about 30 minutes"]
    assert Wording("uk").facts(GAME, [Facet.LENGTH]) == ["близько 30 хвилин"]


def test_a_tag_that_says_no_more_than_a_genre_of_the_game_is_not_told() -> None:
    puzzle = common_pb2.Game(title="P", genres=["Puzzle"], tags=["puzzle solving", "short"])
    assert Wording("en").facts(puzzle, [Facet.KINDS]) == ["puzzle", "short"]
    adventure = common_pb2.Game(title="A", genres=["Adventure"], tags=["puzzle solving"])
    assert Wording("en").facts(adventure, [Facet.KINDS]) == ["adventure", "puzzle solving"]


def test_a_comma_parts_the_year_from_the_kinds_in_chinese() -> None:
    game = common_pb2.Game(title="Banished", year=2014)
    assert Wording("zh").name(game, ["模拟", "策略"]) == "《Banished》（2014，模拟、策略）"
    assert Wording("en").name(game, ["simulation", "strategy"]) == "Banished (2014, simulation, strategy)"
