"""Sentences of small models get their title and lose stray capitals."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.small_model.sentence_repair import repaired


@pytest.mark.parametrize(
    ("title", "summary", "written", "expected"),
    [
        (
            "Homeworld",
            "",
            "Homeworld is about Shepherd an army.",
            "Homeworld lets you shepherd an army.",
        ),
        ("Deep", "", "Deep is all about Plumb an asteroid base.", "Deep lets you plumb an asteroid base."),
        ("Celeste", "Climb.", "Celeste lets you Climb a mountain.", "Celeste lets you climb a mountain."),
        ("Inside", "", "Inside is about A boy in red.", "Inside is about a boy in red."),
        ("Wild Hunt", "", "Wild Hunt is about Geralt of Rivia.", "Wild Hunt is about Geralt of Rivia."),
        ("Go", "Let Mario run.", "Go lets you Mario through pipes.", "Go lets you Mario through pipes."),
    ],
)
def test_what_the_player_does_has_no_capital_and_names_keep_theirs(
    title: str, summary: str, written: str, expected: str
) -> None:
    game = common_pb2.Game(game_id="g", title=title, summary=summary)
    assert repaired(Sentence(written, ("g",)), game) == Sentence(expected, ("g",))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("The Witcher 3 lets you ride.", "The Witcher 3: Wild Hunt lets you ride."),
        ("is about riding.", "The Witcher 3: Wild Hunt is about riding."),
        ("Is about riding.", "The Witcher 3: Wild Hunt is about riding."),
        ("Ride to war.", "The Witcher 3: Wild Hunt: Ride to war."),
    ],
)
def test_the_full_title_leads_a_sentence_that_lacks_it(written: str, expected: str) -> None:
    game = common_pb2.Game(game_id="g", title="The Witcher 3: Wild Hunt")
    assert repaired(Sentence(written, ()), game) == Sentence(expected, ("g",))
