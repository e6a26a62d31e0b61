"""The Prometheus metrics of the LLM gateway. Labels are names of the configuration, never anything of a request."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120)
_GAPS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_RATES = (1, 2.5, 5, 10, 20, 40, 80, 160, 320, 640, 1280)
_OVERHEADS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25)

FIRST_TEXT_SECONDS = Histogram(
    "gamesrec_llm_gateway_first_text_seconds",
    "Time from the start of an attempt to the upstream's first text.",
    ["alias", "upstream"],
    buckets=_SECONDS,
)
BETWEEN_TEXTS_SECONDS = Histogram(
    "gamesrec_llm_gateway_between_texts_seconds",
    "Mean time between two pieces of text of a whole completion.",
    ["alias", "upstream"],
    buckets=_GAPS,
)
TOKENS_PER_SECOND = Histogram(
    "gamesrec_llm_gateway_tokens_per_second",
    "Tokens a second of a whole completion, from its first text on.",
    ["alias", "upstream"],
    buckets=_RATES,
)
ATTEMPT_SECONDS = Histogram(
    "gamesrec_llm_gateway_attempt_seconds",
    "Time from the start of an attempt to its end, however it ended.",
    ["alias", "upstream"],
    buckets=_SECONDS,
)
ATTEMPTS = Counter(
    "gamesrec_llm_gateway_attempts_total",
    "Attempts, by outcome (OK, ABANDONED when the caller left, else the reason of the failure) and by whether any "
    "text had been written.",
    ["alias", "upstream", "outcome", "text"],
)
IN_FLIGHT = Gauge("gamesrec_llm_gateway_attempts_in_flight", "Attempts under way.", ["alias", "upstream"])
DELTAS = Counter("gamesrec_llm_gateway_deltas_total", "Pieces of text received.", ["alias", "upstream"])
TOKENS = Counter(
    "gamesrec_llm_gateway_tokens_total",
    "Tokens of whole completions, by caller (other: one that the configuration does not name), kind (prompt, "
    "completion) and count (counted by the upstream, estimated).",
    ["caller", "alias", "kind", "count"],
)
BREAKER_STATE = Gauge("gamesrec_llm_gateway_breaker_state", "0: closed, 1: half-open, 2: open.", ["upstream"])
OVERHEAD_SECONDS = Histogram(
    "gamesrec_llm_gateway_overhead_seconds",
    "Time that our own code took for a whole completion: building the request and reading the stream.",
    ["upstream"],
    buckets=_OVERHEADS,
)
PREPARATION_SECONDS = Histogram(
    "gamesrec_llm_gateway_preparation_seconds",
    "Time from the arrival of a call until its first attempt.",
    ["alias"],
    buckets=_OVERHEADS,
)
CUTS = Counter("gamesrec_llm_gateway_prompt_cuts_total", "Prompts that were cut to fit.", ["upstream"])
REFUSED = Counter("gamesrec_llm_gateway_refused_total", "Calls refused by a limit of the caller.", ["reason"])
CACHE = Counter(
    "gamesrec_llm_gateway_cache_total", "Cacheable calls: hit, miss, or joined to an identical one.", ["outcome"]
)
RELOADS = Counter(
    "gamesrec_llm_gateway_reloads_total",
    "Changed configuration files: used, refused, failed (through a defect of ours).",
    ["outcome"],
)
TASKS = Gauge("gamesrec_llm_gateway_tasks", "Tasks of the event loop; they grow when something leaks.")
