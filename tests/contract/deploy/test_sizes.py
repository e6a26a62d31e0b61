"""The sizes in docs/operations.md follow from the figures beside them, and prod may grow to those of one million."""

from __future__ import annotations

import math
import re

import pytest

from tests.support.manifests import ROOT
from tests.support.quantities import quantity
from tests.support.rendering import Renderer

_PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
_SECTION = " ".join(_PAGE.split("\n## How large\n")[1].split("\n## ")[0].split("\n\n", maxsplit=1)[0].split())
_ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in _PAGE.split("\n## How large\n")[1].splitlines()
    if re.match(r"\| \d+ (?:thousand|million) ", line)
]
_WORDS = {"thousand": 10**3, "million": 10**6}
# Players that are there at the busiest time, and seconds between the messages of one.
_PRESENT, _SECONDS = 0.01, 20


def _figures() -> dict[str, float]:
    found = re.search(
        r"embedding a message takes (\d+) ms, understanding it (\d+) ms, everything around them (\d+) ms: "
        r"(\d+) ms of CPU, (\d+) chats a second and core\. A text by the local model takes ([\d.]+) s",
        _SECTION,
    )
    assert found, _SECTION
    names = ("embedder", "classifier", "around", "all", "chats", "text")
    return dict(zip(names, map(float, found.groups()), strict=True))


def test_a_chat_takes_what_its_parts_take() -> None:
    figures = _figures()
    parts = figures["embedder"] + figures["classifier"] + figures["around"]
    assert figures["all"] == parts
    assert figures["chats"] == round(1000 / parts)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row[0])
def test_each_row_is_what_the_arithmetic_says(row: list[str]) -> None:
    figures = _figures()
    number, word = row[0].split()
    chats = int(number) * _WORDS[word] * _PRESENT / _SECONDS
    assert _numbers(row[1]) == [chats]
    for said, wanted in (
        *zip(_numbers(row[2]), [chats * figures["all"] / 1000 * 2], strict=True),
        # Two cores for each pod of the encoders, one for each of the others, half of them in use; what is around the
        # encoders is taken as half the gateway's and half the recommender's.
        *zip(_numbers(row[3]), [chats * figures[each] / 1000 for each in ("embedder", "classifier")], strict=True),
        *zip(_numbers(row[4]), [chats * figures["around"] / 1000] * 2, strict=True),
        *zip(_numbers(row[6]), [chats * figures["text"]], strict=True),
    ):
        assert max(wanted * 0.95, 0) <= said <= max(math.ceil(wanted * 1.1), 1), (said, wanted)


def test_there_is_a_row_for_each_of_three_sizes() -> None:
    assert [row[0] for row in _ROWS] == ["10 thousand", "1 million", "100 million"]


def test_the_autoscalers_of_prod_allow_a_million_players_and_qdrant_has_the_memory(renderer: Renderer) -> None:
    manifests = renderer.render("prod")
    most = {name: each["spec"]["maxReplicas"] for name, each in manifests.of_kind("HorizontalPodAutoscaler").items()}
    (row,) = [each for each in _ROWS if each[0] == "1 million"]
    wanted = dict(
        zip(("embedder", "classifier", "gateway", "recommender"), _numbers(row[3]) + _numbers(row[4]), strict=True)
    )
    assert not [name for name, pods in wanted.items() if most[name] < pods]
    qdrant = manifests.workloads["qdrant"]
    nodes, gibibytes = _numbers(row[5])
    assert qdrant.replicas == nodes
    assert quantity(qdrant.container["resources"]["limits"]["memory"]) == gibibytes * 2**30


def _numbers(cell: str) -> list[float]:
    return [float(each.replace(",", "")) for each in re.findall(r"\d[\d,]*(?:\.\d+)?", cell)]
