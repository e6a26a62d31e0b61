"""Runs Debian's Prometheus beside the pods, with the alert rules of the component `monitoring` in a quicker time."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import shutil
import urllib.parse
import urllib.request
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml

from tests.deploy.pod import Pod
from tests.support.manifests import Manifests

PROGRAM = shutil.which("prometheus")
_PORT = 9091
# Minutes and hours of the rules become these; what is old after days is so after a while.
_WINDOW, _PATIENCE, OLD_SECONDS = "8s", "1s", 45


class Prometheus:
    """Looks at pods every second; label `container` is their workload, `pod` their name, as in a cluster."""

    def __init__(self, folder: Path) -> None:
        self._targets = folder / "targets.json"

    def watch(self, pods: Iterable[Pod]) -> None:
        """From now on looks at these pods, also when they are gone."""
        found = [
            {
                "targets": [f"{pod.address}:{pod.workload.ports['metrics']}"],
                "labels": {"container": pod.workload.name, "pod": pod.name},
            }
            for pod in pods
            if "metrics" in pod.workload.ports
        ]
        # Whole or not at all, as Prometheus reads it at any moment.
        fresh = self._targets.with_suffix(".new")
        fresh.write_text(json.dumps(found), encoding="utf-8")
        fresh.replace(self._targets)

    async def firing(self) -> set[str]:
        """The names of the alerts that fire now."""
        answer = await _get("alerts")
        return {each["labels"]["alertname"] for each in answer["alerts"] if each["state"] == "firing"}

    async def failing_dependencies(self) -> set[str]:
        """The methods that `DependencyFails` fires for now."""
        answer = await _get("alerts")
        named = [each["labels"] for each in answer["alerts"] if each["state"] == "firing"]
        return {each["method"] for each in named if each["alertname"] == "DependencyFails"}

    async def metrics(self) -> set[str]:
        """The names of all series that it has ever read, and those of metrics that pods publish without one yet."""
        described = await _get("metadata")
        endings = {"counter": "_total", "histogram": "_bucket"}
        series = {name + endings.get(each[0]["type"], "") for name, each in described.items()}
        return {*await _get("label/__name__/values"), *series}

    async def answers(self, expression: str) -> int:
        """How many series it answers an expression of a dashboard with. HTTPError for one that is none."""
        asked = urllib.parse.quote(expression.replace("$__rate_interval", _WINDOW), safe="")
        return len((await _get("query", f"?query={asked}"))["result"])


def quickened(rules: dict[str, Any]) -> dict[str, Any]:
    """The same rules over seconds instead of minutes, hours and days; nothing else is changed."""
    text = yaml.safe_dump(rules, width=1000)
    text = re.sub(r"\[\d+m\]", f"[{_WINDOW}]", text)
    text = re.sub(r"for: \d+[mh]\b", f"for: {_PATIENCE}", text)
    text = re.sub(r"\d+ \* 86400", str(OLD_SECONDS), text)
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@asynccontextmanager
async def prometheus(manifests: Manifests, folder: Path) -> AsyncIterator[Prometheus]:
    """Prometheus as long as the block lasts, watching nothing yet."""
    assert PROGRAM is not None
    (rule,) = manifests.of_kind("PrometheusRule").values()
    (folder / "rules.yaml").write_text(yaml.safe_dump(quickened(rule["spec"])), encoding="utf-8")
    (folder / "prometheus.yaml").write_text(
        yaml.safe_dump(
            {
                "global": {"scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s"},
                "rule_files": ["rules.yaml"],
                "scrape_configs": [{"job_name": "pods", "file_sd_configs": [{"files": ["targets.json"]}]}],
            }
        ),
        encoding="utf-8",
    )
    found = Prometheus(folder)
    found.watch([])
    process = await asyncio.create_subprocess_exec(
        PROGRAM,
        f"--config.file={folder / 'prometheus.yaml'}",
        f"--storage.tsdb.path={folder / 'series'}",
        f"--web.listen-address=127.0.0.1:{_PORT}",
        "--log.level=warn",
    )
    try:
        async with asyncio.timeout(30):
            while True:
                with contextlib.suppress(OSError):
                    await _get("alerts")
                    break
                await asyncio.sleep(0.2)
        yield found
    finally:
        process.terminate()
        await process.wait()


async def _get(path: str, query: str = "") -> Any:
    def read() -> Any:
        url = f"http://127.0.0.1:{_PORT}/api/v1/{urllib.parse.quote(path)}{query}"
        with urllib.request.urlopen(url, timeout=5) as response:
            return json.load(response)["data"]

    return await asyncio.to_thread(read)
