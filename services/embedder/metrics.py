"""Defines what the embedder counts and measures; what its batchers do is counted in `BATCHING`."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

from services.encoders.batching.metrics import SECONDS, BatchingMetrics

BATCHING = BatchingMetrics("gamesrec_embedder")

TEXTS = Counter("gamesrec_embedder_texts_total", "Texts encoded.")
TOKENS = Counter("gamesrec_embedder_tokens_total", "Tokens of encoded texts, without padding.")
TRUNCATED = Counter("gamesrec_embedder_truncated_texts_total", "Texts cut to the model's window.")
TOKENIZE_SECONDS = Histogram("gamesrec_embedder_tokenize_seconds", "Time to tokenise a call.", buckets=SECONDS)
LOOKUPS = Counter(
    "gamesrec_embedder_cache_lookups_total",
    "Texts looked up before encoding: seen before (hit), being encoded for another call (in_flight), or new (miss).",
    ["result"],
)
CACHE_BYTES = Gauge("gamesrec_embedder_cache_bytes", "Memory of remembered vectors.")
ENGINE_HEALTHY = Gauge("gamesrec_embedder_engine_healthy", "1, or 0 while the engine keeps failing.")
