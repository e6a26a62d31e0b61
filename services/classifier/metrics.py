"""Metrics of the classifier."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

from services.encoders.batching.metrics import BatchingMetrics

BATCHING = BatchingMetrics("gamesrec_classifier")
VERDICTS = Counter(
    "gamesrec_classifier_verdicts_total", "Messages understood, by topic and intent.", ["topic", "intent"]
)
GAME_PROBABILITY = Histogram(
    "gamesrec_classifier_game_probability",
    "Calibrated probability that a message is about games.",
    buckets=(0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
)
SPANS = Counter(
    "gamesrec_classifier_spans_total", "Spans found in messages, by type and polarity.", ["type", "polarity"]
)
TRUNCATED = Counter("gamesrec_classifier_truncated_total", "Messages of which only the beginning was read.")
