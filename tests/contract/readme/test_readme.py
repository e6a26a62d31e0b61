"""What the README names exists."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic_settings import BaseSettings

from services.classifier.settings import ClassifierSettings
from services.embedder.settings import EmbedderSettings
from services.gateway.settings import GatewaySettings
from services.llm_gateway.settings import LlmGatewaySettings
from services.recommender.settings import RecommenderSettings

README = Path("README.md").read_text(encoding="utf-8")
MAKEFILE = Path("Makefile").read_text(encoding="utf-8")
SETTINGS: list[type[BaseSettings]] = [
    ClassifierSettings,
    EmbedderSettings,
    GatewaySettings,
    LlmGatewaySettings,
    RecommenderSettings,
]


def test_nothing_is_left_to_fill_in() -> None:
    assert "@@" not in README


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"(?:`|^)make ([a-z][a-z0-9-]*)", README, re.MULTILINE))
    assert {"demo", "test", "bench"} <= targets
    for target in targets:
        assert re.search(rf"^(?:[a-z0-9-]+ )*{target}(?: [a-z0-9-]+)*:", MAKEFILE, re.MULTILINE), target


def test_every_setting_exists() -> None:
    known = {f"{kind.model_config.get('env_prefix')}{name}".upper() for kind in SETTINGS for name in kind.model_fields}
    named = set(re.findall(r"\b(?:EMBEDDER|CLASSIFIER|RECOMMENDER|LLM_GATEWAY|GATEWAY)_[A-Z0-9_]*[A-Z0-9]\b", README))
    assert named
    assert named <= known


def test_every_path_exists() -> None:
    for path in re.findall(r"`((?:services|deploy|protos|tests)/[\w./-]+)`", README):
        assert Path(path).exists(), path
