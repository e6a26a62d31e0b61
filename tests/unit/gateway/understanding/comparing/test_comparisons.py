"""Comparing words, and what is not to be compared so."""

from __future__ import annotations

import pytest

from services.gateway.understanding.comparing.comparisons import comparisons


@pytest.mark.parametrize(
    "text",
    [
        "das darf nicht länger sein", "only if not longer", "не длиннее первой", "не старше второй", "no más largo",
        "pas plus long", "não mais longo", "nie dłuższe", "не довше",
    ],
)  # fmt: skip
def test_what_is_not_to_be_longer_is_not_asked_to_be(text: str) -> None:
    assert not list(comparisons(text))


@pytest.mark.parametrize(
    "text", ["no, longer", "why not longer?", "nein, länger", "не то, подлиннее", "nicht so alt", "no hay más largo?"]
)
def test_what_is_asked_to_be_is(text: str) -> None:
    assert list(comparisons(text))
