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
