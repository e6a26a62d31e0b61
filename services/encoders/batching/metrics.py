"""Defines what a batcher counts and measures, under the names of the service that it works for."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.25, 2.5, 5, 10)


class BatchingMetrics:
    """Metrics of all batchers of a process. One for each `prefix`, since a registry takes a name once."""

    def __init__(self, prefix: str) -> None:
        """`prefix` is what the names begin with, such as "gamesrec_embedder"."""
        self.padding = Counter(f"{prefix}_padding_tokens_total", "Tokens computed only to make batches rectangular.")
        self.batch_texts = Histogram(
            f"{prefix}_batch_texts", "Texts in one forward pass.", buckets=(1, 2, 4, 8, 16, 32, 64, 128, 256)
        )
        self.batch_tokens = Histogram(
            f"{prefix}_batch_tokens",
            "Tokens in one forward pass, with padding.",
            buckets=(8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192),
        )
        self.queue_seconds = Histogram(f"{prefix}_queue_seconds", "Time a call waited for the model.", buckets=SECONDS)
        self.inference_seconds = Histogram(f"{prefix}_inference_seconds", "Time of one forward pass.", buckets=SECONDS)
        self.queue_texts = Gauge(f"{prefix}_queue_texts", "Texts waiting for the model.")
        self.queue_tokens = Gauge(f"{prefix}_queue_tokens", "Tokens waiting for the model.")
        self.refused = Counter(f"{prefix}_refused_calls_total", "Calls refused because the queue was full.")
        self.dropped = Counter(
            f"{prefix}_dropped_texts_total",
            "Texts dropped before any work: the caller left, the deadline passed, or another text of the call failed.",
            ["reason"],
        )
        self.errors = Counter(
            f"{prefix}_errors_total",
            "Passes on which the engine failed, batches tried again in halves, calls with a vector that was not "
            "finite.",
            ["kind"],
        )
