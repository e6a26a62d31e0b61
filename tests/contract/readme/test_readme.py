"""What the README and the other pages name exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic_settings import BaseSettings

from gamesrec.gateway.v1 import gateway_pb2
from services.classifier.settings import ClassifierSettings
from services.embedder.settings import EmbedderSettings
from services.gateway.settings import GatewaySettings
from services.llm_gateway.settings import LlmGatewaySettings
from services.recommender.settings import RecommenderSettings
from services.web.settings import WebSettings

README = Path("README.md").read_text(encoding="utf-8")
PAGES = [
    *(Path(name) for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted(Path("docs").glob("**/*.md")),
    *sorted(Path("examples").glob("**/*.md")),
]
TEXTS = "".join(page.read_text(encoding="utf-8") for page in PAGES)
MAKEFILE = Path("Makefile").read_text(encoding="utf-8")
SETTINGS: list[type[BaseSettings]] = [
    ClassifierSettings,
    EmbedderSettings,
    GatewaySettings,
    LlmGatewaySettings,
    RecommenderSettings,
    WebSettings,
]


def test_nothing_is_left_to_fill_in() -> None:
    assert "@@" not in README


def test_the_readme_stays_short() -> None:
    assert len(README.splitlines()) <= 160


def test_every_figure_of_the_readme_is_that_of_the_page_that_says_how_it_is_measured() -> None:
    table = README.split("## How good it is")[1].split("\n\n")[1]
    measured = Path("docs/performance.md").read_text(encoding="utf-8").split("\n\n## A chat")[0]
    rows = [line for line in table.splitlines() if re.search(r"\d", line)]
    assert len(rows) >= 6
    for row in rows:
        assert any(line.startswith(row) for line in measured.splitlines()), row


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"(?:`|^)make ([a-z][a-z0-9-]*)", TEXTS, re.MULTILINE))
    assert {"demo", "test", "bench", "coverage"} <= targets
    for target in targets:
        assert re.search(rf"^(?:[a-z0-9-]+ )*{target}(?: [a-z0-9-]+)*:", MAKEFILE, re.MULTILINE), target


def test_every_setting_exists() -> None:
    known = {f"{kind.model_config.get('env_prefix')}{name}".upper() for kind in SETTINGS for name in kind.model_fields}
    named = set(
        re.findall(r"\b(?:EMBEDDER|CLASSIFIER|RECOMMENDER|LLM_GATEWAY|GATEWAY|WEB)_[A-Z0-9_]*[A-Z0-9]\b", TEXTS)
    )
    assert named
    assert named <= known


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([\w-]+))?\)", page.read_text(encoding="utf-8")):
        linked = page.parent / target if target else page
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-")) for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_path_exists(page: Path) -> None:
    for path in re.findall(r"`((?:services|deploy|docs|protos|tests)/[\w./-]+)`", page.read_text(encoding="utf-8")):
        assert Path(path).exists(), path


@pytest.mark.parametrize("enum", ["Component", "Reason", "Fallback"])
def test_every_degradation_is_explained(enum: str) -> None:
    """By its name as it is printed, somewhere on these pages."""
    names = gateway_pb2.Degradation.DESCRIPTOR.enum_types_by_name[enum].values_by_name
    printed = [name.removeprefix(f"{enum.upper()}_") for name in names if not name.endswith("_UNSPECIFIED")]
    assert printed
    for name in printed:
        assert f"`{name.lower() if enum == 'Component' else name}`" in TEXTS, name
