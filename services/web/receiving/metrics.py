"""Counts and times the requests of the door."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

_LATENCY_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)

REQUESTS = Counter(
    "gamesrec_http_requests_total",
    "HTTP requests, by route and status; 499 is a caller that left.",
    ["route", "status"],
)
REQUEST_SECONDS = Histogram(
    "gamesrec_http_request_seconds", "Time from a request's head to its end.", ["route"], buckets=_LATENCY_BUCKETS
)
REQUESTS_IN_FLIGHT = Gauge("gamesrec_http_requests_in_flight", "Posts being served now.")
