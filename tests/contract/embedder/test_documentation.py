"""What docs/embedder.md says is what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from gamesrec.embedder.v1 import embedder_pb2
from services.embedder import metrics
from services.embedder.settings import EmbedderSettings
from services.encoders.models.packaged import PACKAGED

ROOT = Path(__file__).resolve().parents[3]
TEXT = (ROOT / "docs" / "embedder.md").read_text(encoding="utf-8")
FIELDS = EmbedderSettings.model_fields


def rows(heading: str) -> list[str]:
    """The first cells of the table under a heading, by what they hold in backticks."""
    section = TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]
    return [name for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in re.findall(r"`(.*?)`", row)]


def test_the_rpcs_are_those_of_the_contract() -> None:
    service = embedder_pb2.DESCRIPTOR.services_by_name["EmbedderService"]
    assert rows("What it serves") == [method.name for method in service.methods]


def test_the_engines_are_those_that_can_be_set() -> None:
    assert rows("What computes") == list(get_args(FIELDS["engine"].annotation))


def test_every_setting_exists() -> None:
    named = set(re.findall(r"\bEMBEDDER_([A-Z_]*[A-Z])\b", TEXT))
    assert named
    assert named <= {name.upper() for name in FIELDS}


def test_the_defaults_are_those_of_the_settings() -> None:
    defaults = EmbedderSettings()
    assert f"127.0.0.1:{defaults.port}" in TEXT
    assert f"`EMBEDDER_CACHE_MB`, {defaults.cache_mb} by default" in TEXT
    assert f"by default {defaults.model}" in TEXT
    assert defaults.engine == "auto"


def test_the_packaged_models_are_named() -> None:
    assert all(f"`{key}`" in TEXT for key in PACKAGED)


def test_every_reason_is_one_that_the_code_gives() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "services").rglob("*.py"))
    assert [reason for reason in rows("Refusals") if f'"{reason}"' not in code] == []
    assert len(rows("Refusals")) > 5


def test_metrics_have_the_prefix_that_is_named() -> None:
    (prefix,) = re.findall(r"Metrics begin with `(\w+)`", TEXT)
    assert next(iter(metrics.TEXTS.describe())).name.startswith(prefix)
    assert next(iter(metrics.BATCHING.padding.describe())).name.startswith(prefix)


def test_every_path_exists() -> None:
    paths = re.findall(r"`((?:services|docs|protos|tests)/[\w./-]+)`", TEXT)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_command_names_a_module_that_can_be_run() -> None:
    modules = re.findall(r"python -m ([\w.]+)", TEXT)
    assert modules
    for module in modules:
        base = ROOT / Path(*module.split("."))
        assert base.with_suffix(".py").exists() or (base / "__main__.py").exists()
