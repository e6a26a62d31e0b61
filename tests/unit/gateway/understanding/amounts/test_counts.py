"""What counts players or hours counts no games."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.amounts.places import PLACES


@pytest.mark.parametrize(
    "text",
    ["iki kişilik bir oyun arıyorum", "üç kişilik oyun", "a two player game", "4 players games", "a 10 hour game"],
)
def test_players_and_hours_count_no_games(text: str) -> None:
    assert not list(PLACES[pb.SPAN_TYPE_COUNT](text))


@pytest.mark.parametrize("text", ["iki oyun öner", "three cozy games", "4 игры", "dört kişilik iki oyun öner"])
def test_games_are_counted(text: str) -> None:
    assert list(PLACES[pb.SPAN_TYPE_COUNT](text))
