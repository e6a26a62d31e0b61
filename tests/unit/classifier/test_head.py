"""The arithmetic of the head."""

from __future__ import annotations

import math

import pytest

from services.classifier.head import IntentHead
from services.classifier.labels import Intent, Topic
from services.classifier.thresholds import Thresholds
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.model_version import ModelVersion

ENCODER = ModelVersion("test/encoder", "abc", 4)


@pytest.mark.parametrize("values", [[1.0, 0, 0, 0], [0.1, -0.7, 0.7, 0.1], [0.5, 0.5, 0.5, 0.5], [-1.0, 0, 0, 0]])
def test_probabilities_sum_to_one_and_come_the_most_probable_first(head: IntentHead, values: list[float]) -> None:
    verdict = head.classify(values, ENCODER)
    found = [probability for _, probability in verdict.probabilities]
    assert math.fsum(found) == pytest.approx(1, abs=1e-12)
    assert found == sorted(found, reverse=True)
    assert {intent for intent, _ in verdict.probabilities} == set(head.intents)
    assert verdict.probability == found[0]


@pytest.mark.parametrize(
    ("axis", "intent", "topic"),
    [
        (0, Intent.RECOMMEND, Topic.GAME),
        (1, Intent.GAME_QUESTION, Topic.GAME),
        (2, Intent.SMALL_TALK, Topic.NOT_GAME),
        (3, Intent.OFF_TOPIC, Topic.NOT_GAME),
    ],
)
def test_an_intent_decides_the_topic(head: IntentHead, axis: int, intent: Intent, topic: Topic) -> None:
    verdict = head.classify([1.0 if place == axis else 0.0 for place in range(4)], ENCODER)
    assert (verdict.intent, verdict.topic) == (intent, topic)


def test_between_the_thresholds_the_topic_is_uncertain(head: IntentHead) -> None:
    verdict = head.classify([0.7, 0.0, 0.0, 0.7], ENCODER)
    assert verdict.game_probability == pytest.approx(0.5)
    assert verdict.topic is Topic.UNCERTAIN


def test_game_probability_is_that_of_both_intents_about_games(head: IntentHead) -> None:
    verdict = head.classify([0.7, 0.7, 0.0, 0.0], ENCODER)
    assert verdict.probability < head.thresholds.upper < verdict.game_probability
    assert verdict.topic is Topic.GAME


def test_a_threshold_belongs_to_its_decision() -> None:
    thresholds = Thresholds(lower=0.2, upper=0.8)
    assert [thresholds.topic(p) for p in (0.8, 0.2)] == [Topic.GAME, Topic.NOT_GAME]
    assert [thresholds.topic(p) for p in (0.7999, 0.2001)] == [Topic.UNCERTAIN, Topic.UNCERTAIN]


def test_the_length_of_the_vector_does_not_matter(head: IntentHead) -> None:
    short, long = (head.classify([0.6 * scale, 0.8 * scale, 0, 0], ENCODER) for scale in (1, 1000))
    assert short.probability == pytest.approx(long.probability)


def test_a_vector_without_direction_is_refused(head: IntentHead) -> None:
    with pytest.raises(InvalidArgument) as caught:
        head.classify([0.0] * 4, ENCODER)
    assert caught.value.violations[0].field == "vector.values"


@pytest.mark.parametrize(
    "other",
    [
        ModelVersion("test/other", "abc", 4),
        ModelVersion("test/encoder", "abd", 4),
        ModelVersion("test/encoder", "abc", 3),
    ],
)
def test_each_part_of_the_encoders_identity_must_agree(head: IntentHead, other: ModelVersion) -> None:
    with pytest.raises(FailedPrecondition) as caught:
        head.classify([1.0] * other.dimension, other)
    assert caught.value.reason == "MODEL_MISMATCH"


def test_a_lower_temperature_makes_the_head_surer(head: IntentHead) -> None:
    cold = IntentHead(head.version, head.encoder, head.intents, head.weights, head.bias, 0.5, head.thresholds)
    values = [0.8, 0.6, 0.0, 0.0]
    assert cold.classify(values, ENCODER).probability > head.classify(values, ENCODER).probability
