"""Spares small stores the reading of their empty pages into memory."""

from __future__ import annotations

import pytest
import qdrant_edge

from services.recommender.storing.engines.in_process import layout


def read_payloads_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the empty pages of six collections into memory takes longer than most tests; those of the contract of
    vector stores and of running stacks do it.
    """
    monkeypatch.setattr(layout, "_PAYLOAD_MEMORY", qdrant_edge.Memory.Cold)
