"""What the README says of the LLM gateway is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from services.llm_gateway.configuration.yaml_file import parse_configuration
from services.llm_gateway.upstream.failures import ANSWERS

README = Path(__file__).resolve().parents[3] / "README.md"


def section() -> str:
    found = re.search(r"^## The LLM gateway\n(.*?)^## ", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert found
    return found.group(1)


def test_the_table_of_failures_is_that_of_the_code() -> None:
    rows = [line for line in section().splitlines() if re.match(r"\| `[A-Z_]+` \|", line)]
    yes = {True: "yes", False: "no"}
    assert rows == [
        f"| `{kind.value}` | {answer.message} | `{answer.error.code}` | {yes[answer.again]} | {yes[answer.blames]} |"
        for kind, answer in ANSWERS.items()
    ]


def test_the_example_of_a_configuration_is_valid() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", section(), re.DOTALL)
    found = parse_configuration(example.encode(), name="README.md")
    assert [name for name, _ in found.pools_of("default")] == ["local", "hosted"]
