"""How many CPUs the forward pass may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from services.encoders.cpu_limit import cpu_limit


@pytest.mark.parametrize(("quota", "allowed"), [("50000 100000", 1), ("150000 100000", 2), ("max 100000", 1000)])
def test_the_containers_quota_counts_rounded_up(tmp_path: Path, quota: str, allowed: int) -> None:
    (tmp_path / "cpu.max").write_text(quota)

    assert cpu_limit(tmp_path / "cpu.max") == min(allowed, len(os.sched_getaffinity(0)))


def test_without_a_quota_it_is_what_the_scheduler_allows(tmp_path: Path) -> None:
    assert cpu_limit(tmp_path / "none") == len(os.sched_getaffinity(0))
