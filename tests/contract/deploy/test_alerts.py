"""The alert rules: each fires for its fault and for no other, and the runbook has a line for it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.support.manifests import ROOT
from tests.support.rendering import Renderer

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def rules(renderer: Renderer) -> dict[str, object]:
    (rule,) = renderer.render("prod", ["monitoring"]).of_kind("PrometheusRule").values()
    spec: dict[str, object] = rule["spec"]
    return spec


@pytest.fixture(scope="module")
def alerts(rules: dict[str, object]) -> list[str]:
    return [rule["alert"] for group in rules["groups"] for rule in group["rules"]]  # type: ignore[attr-defined]


def test_each_alert_fires_for_its_fault_and_no_other(rules: dict[str, object], tmp_path: Path) -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not installed (Debian: prometheus), so the alert rules were not run")
    (tmp_path / "rules.yaml").write_text(yaml.safe_dump(rules), encoding="utf-8")
    tests = sorted(HERE.glob("alerts*_test.yaml"))
    for each in tests:
        shutil.copy(each, tmp_path)
    for command in (["check", "rules", "rules.yaml"], ["test", "rules", *(each.name for each in tests)]):
        process = subprocess.run([promtool, *command], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert process.returncode == 0, process.stdout + process.stderr


def test_every_alert_is_tested(alerts: list[str]) -> None:
    tested = "".join(each.read_text(encoding="utf-8") for each in HERE.glob("alerts*_test.yaml"))
    assert len(alerts) == len(set(alerts)) > 10
    assert not [name for name in alerts if f'alertname="{name}"' not in tested]


def test_the_runbook_has_a_line_for_every_alert_and_for_none_that_there_is_not(alerts: list[str]) -> None:
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    _, _, runbook = text.partition("\n## Runbook")
    lines = re.findall(r"^\| `(\w+)` \|", runbook.partition("\n## ")[0], re.MULTILINE)
    assert sorted(lines) == sorted(alerts)
