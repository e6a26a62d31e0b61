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
FLUSH_SECONDS = Histogram("gamesrec_recommender_flush_seconds", "Time that making writes durable took.")
DAMAGED = Gauge("gamesrec_recommender_damaged_records", "Stored records that the latest check found damaged.")
DISK_FREE_BYTES = Gauge("gamesrec_recommender_disk_free_bytes", "Free space of the disk of the data directory.")
