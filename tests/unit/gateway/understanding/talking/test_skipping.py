"""Which words skip a game."""

from __future__ import annotations

import pytest

from services.gateway.understanding.talking.skipping import skips


@pytest.mark.parametrize("text", ["salta el segundo", "on passe le deuxième", "je passe"])
def test_a_game_is_skipped(text: str) -> None:
    assert skips(text)


@pytest.mark.parametrize("text", ["un juego de saltar", "je passe le temps avec le premier", "on passe une soirée"])
def test_jumping_and_passing_the_time_skip_nothing(text: str) -> None:
    assert not skips(text)
