"""Reads the expressions of the component `monitoring`, its alerts and its dashboard, and the metrics that they name."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.support.manifests import ROOT

_FOLDER = ROOT / "deploy" / "components" / "monitoring"
ALERTS, DASHBOARD = _FOLDER / "alerts.yaml", _FOLDER / "dashboard.json"
# What looks like a metric of ours, of a process or of Prometheus.
_METRIC = re.compile(r"\b(?:gamesrec_\w+|process_\w+|up)\b(?!\")")


def expressions(path: Path) -> list[str]:
    """The expressions of a file, wherever in it they are."""
    found: list[str] = []
    waiting = [yaml.safe_load(path.read_text(encoding="utf-8"))]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if isinstance(each.get("expr"), str):
                found.append(each["expr"])
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return found


def named_metrics() -> set[str]:
    """The metrics that the alerts and the dashboard name, with the endings that histograms have."""
    return {name for path in (ALERTS, DASHBOARD) for text in expressions(path) for name in _METRIC.findall(text)}
