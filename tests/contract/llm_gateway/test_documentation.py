"""What docs/llm-gateway.md says of the LLM gateway is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from services.llm_gateway.configuration.yaml_file import parse_configuration
from services.llm_gateway.settings import LlmGatewaySettings
from services.llm_gateway.upstream.failures import FAILURE_POLICIES

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "llm-gateway.md").read_text(encoding="utf-8")


def test_the_table_of_failures_is_that_of_the_code() -> None:
    rows = [line for line in PAGE.splitlines() if re.match(r"\| `[A-Z_]+` \|", line)]
    yes = {True: "yes", False: "no"}
    assert rows == [
        f"| `{kind.value}` | {policy.message} | `{policy.error.code}` "
        f"| {yes[policy.retryable]} | {yes[policy.counts_for_breaker]} |"
        for kind, policy in FAILURE_POLICIES.items()
    ]


def test_the_example_of_a_configuration_is_valid() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    found = parse_configuration(example.encode(), name="llm-gateway.md")
    assert [name for name, _ in found.pools_of("default")] == ["local", "hosted"]


def test_every_variable_is_a_setting() -> None:
    named = set(re.findall(r"\bLLM_GATEWAY_[A-Z0-9_]*[A-Z0-9]\b", PAGE))
    assert named
    assert named <= {f"LLM_GATEWAY_{name}".upper() for name in LlmGatewaySettings.model_fields}


def test_every_path_exists() -> None:
    paths = re.findall(r"`((?:services|deploy|protos|tests)/[\w./-]+)`", PAGE)
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert paths


def test_the_links_lead_to_files() -> None:
    links = re.findall(r"\]\(([^)#:]+)", PAGE)
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
