"""Declares what Prometheus learns of the gateway: degradations, texts, withheld sentences and how long answers take."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

_BUCKETS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)

DEGRADATIONS = Counter(
    "gamesrec_gateway_degradations_total",
    "Parts of answers that were poorer than they should be.",
    ["component", "reason", "error_reason", "fallback"],
)
TEXTS = Counter("gamesrec_gateway_texts_total", "Texts of finished chats, by where they came from.", ["source"])
ANSWERS = Counter(
    "gamesrec_gateway_answers_total", "Answers with recommendations, by rpc and experiment bucket.", ["rpc", "bucket"]
)
EVENTS = Counter(
    "gamesrec_gateway_events_total", "Events of players, by kind and experiment bucket.", ["kind", "bucket"]
)
SENTENCES_WITHHELD = Counter(
    "gamesrec_gateway_sentences_withheld_total", "Sentences of the language model that were not passed on.", ["reason"]
)
RECOMMENDATIONS_SECONDS = Histogram(
    "gamesrec_gateway_recommendations_seconds", "From a chat's arrival to its recommendations.", buckets=_BUCKETS
)
FIRST_TEXT_SECONDS = Histogram(
    "gamesrec_gateway_first_text_seconds", "From a chat's arrival to its first text.", buckets=_BUCKETS
)
