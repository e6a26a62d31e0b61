"""What the embedder counts and measures."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.25, 2.5, 5, 10)

TEXTS = Counter("gamesrec_embedder_texts_total", "Texts encoded.")
TOKENS = Counter("gamesrec_embedder_tokens_total", "Tokens of encoded texts, without padding.")
TRUNCATED = Counter("gamesrec_embedder_truncated_texts_total", "Texts cut to the model's window.")
PADDING = Counter("gamesrec_embedder_padding_tokens_total", "Tokens computed only to make batches rectangular.")
BATCH_TEXTS = Histogram(
    "gamesrec_embedder_batch_texts", "Texts in one forward pass.", buckets=(1, 2, 4, 8, 16, 32, 64, 128, 256)
)
BATCH_TOKENS = Histogram(
    "gamesrec_embedder_batch_tokens",
    "Tokens in one forward pass, with padding.",
    buckets=(8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192),
)
QUEUE_SECONDS = Histogram("gamesrec_embedder_queue_seconds", "Time a call waited for the model.", buckets=_SECONDS)
TOKENIZE_SECONDS = Histogram("gamesrec_embedder_tokenize_seconds", "Time to tokenise a call.", buckets=_SECONDS)
INFERENCE_SECONDS = Histogram("gamesrec_embedder_inference_seconds", "Time of one forward pass.", buckets=_SECONDS)
QUEUE_TEXTS = Gauge("gamesrec_embedder_queue_texts", "Texts waiting for the model.")
QUEUE_TOKENS = Gauge("gamesrec_embedder_queue_tokens", "Tokens waiting for the model.")
REFUSED = Counter("gamesrec_embedder_refused_calls_total", "Calls refused because the queue was full.")
DROPPED = Counter(
    "gamesrec_embedder_dropped_texts_total",
    "Texts dropped before any work: the caller left, the deadline passed, or another text of the call failed.",
    ["reason"],
)
ERRORS = Counter(
    "gamesrec_embedder_errors_total",
    "Passes on which the engine failed, batches tried again in halves, calls with a vector that was not finite.",
    ["kind"],
)
LOOKUPS = Counter(
    "gamesrec_embedder_cache_lookups_total",
    "Texts looked up before encoding: seen before (hit), being encoded for another call (in_flight), or new (miss).",
    ["result"],
)
CACHE_BYTES = Gauge("gamesrec_embedder_cache_bytes", "Memory of remembered vectors.")
ENGINE_HEALTHY = Gauge("gamesrec_embedder_engine_healthy", "1, or 0 while the engine keeps failing.")
