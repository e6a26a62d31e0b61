"""Metrics of the LLM gateway. Labels are names of the configuration, never anything of a request."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120)

FIRST_TEXT_SECONDS = Histogram(
    "gamesrec_llm_gateway_first_text_seconds",
    "Time from the start of an attempt to the upstream's first text.",
    ["upstream"],
    buckets=_SECONDS,
)
ATTEMPT_SECONDS = Histogram(
    "gamesrec_llm_gateway_attempt_seconds",
    "Time from the start of an attempt to its end, however it ended.",
    ["upstream"],
    buckets=_SECONDS,
)
ATTEMPTS = Counter(
    "gamesrec_llm_gateway_attempts_total",
    "Attempts, by outcome (OK, ABANDONED when the caller left, else the reason of the failure) and by whether any "
    "text had been written.",
    ["upstream", "outcome", "text"],
)
IN_FLIGHT = Gauge("gamesrec_llm_gateway_attempts_in_flight", "Attempts under way.", ["upstream"])
DELTAS = Counter("gamesrec_llm_gateway_deltas_total", "Pieces of text received.", ["upstream"])
TOKENS = Counter(
    "gamesrec_llm_gateway_tokens_total",
    "Tokens of whole completions, by kind (prompt, completion) and count (counted by the upstream, estimated).",
    ["upstream", "kind", "count"],
)
