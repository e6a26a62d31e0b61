"""Prometheus metrics of the recommender."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

RECOMMENDATIONS = Counter(
    "gamesrec_recommender_recommendations_total",
    'Recommendations made, by what they rest on ("taste", "new", "replays") and whether there was a message.',
    ["basis", "message"],
)
RETRIEVER_SECONDS = Histogram(
    "gamesrec_recommender_retriever_seconds",
    "Time that one source of candidates took.",
    ["retriever"],
    buckets=(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1),
)
WRITTEN = Counter(
    "gamesrec_recommender_written_total", 'Records written, by kind ("game", "player", "interaction").', ["kind"]
)
QDRANT_SECONDS = Histogram(
    "gamesrec_recommender_qdrant_seconds",
    "Time of a call to a Qdrant server.",
    ["operation"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 10),
)
QDRANT_FAILURES = Counter(
    "gamesrec_recommender_qdrant_failures_total", "Calls to a Qdrant server that failed.", ["operation", "reason"]
)
GAMES = Gauge("gamesrec_recommender_games", "Games in the catalogue.")
CATALOGUE_CHANGED = Gauge(
    "gamesrec_recommender_catalogue_changed_timestamp_seconds",
    "When games were last written, by any process; 0: never.",
)
MODEL_SERVED = Gauge(
    "gamesrec_recommender_item_model_served_timestamp_seconds",
    "Since when the fitted item model serves that serves now; 0: none does.",
)
FLUSH_SECONDS = Histogram("gamesrec_recommender_flush_seconds", "Time that making writes durable took.")
DAMAGED = Gauge("gamesrec_recommender_damaged_records", "Stored records that the latest check found damaged.")
DISK_FREE_BYTES = Gauge("gamesrec_recommender_disk_free_bytes", "Free space of the disk of the data directory.")
