"""What is made of the scores of a message."""

from __future__ import annotations

import pytest

from services.classifier.labels import Act, Intent, Topic
from services.classifier.thresholds import DISTRESS_FROM
from services.classifier.understanding.understander import Understanding


def understanding(*probabilities: tuple[Intent, float]) -> Understanding:
    return Understanding(
        probabilities=probabilities,
        game_probability=0.5,
        topic=Topic.UNCERTAIN,
        act=Act.CHAT,
        act_probability=1.0,
        spans=(),
        truncated=False,
    )


@pytest.mark.parametrize(
    ("distress", "intent", "probability"),
    [(DISTRESS_FROM, Intent.DISTRESS, DISTRESS_FROM), (DISTRESS_FROM - 0.01, Intent.SMALL_TALK, 0.7)],
)
def test_distress_is_the_intent_before_it_is_the_likeliest(distress: float, intent: Intent, probability: float) -> None:
    found = understanding((Intent.SMALL_TALK, 0.7), (Intent.RECOMMEND, 0.3 - distress), (Intent.DISTRESS, distress))
    assert (found.intent, found.probability) == (intent, probability)


def test_otherwise_the_likeliest_intent_counts() -> None:
    found = understanding((Intent.GAME_QUESTION, 0.6), (Intent.RECOMMEND, 0.4))
    assert (found.intent, found.probability) == (Intent.GAME_QUESTION, 0.6)
