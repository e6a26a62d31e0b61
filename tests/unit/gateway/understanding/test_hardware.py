"""How well a game runs is asked in eleven languages, and is not whether it is on PC."""

from __future__ import annotations

import pytest

from services.gateway.understanding.hardware import asks_how_it_runs


@pytest.mark.parametrize(
    "text",
    [
        "will it run on a weak laptop?",
        "does it run well on my old gaming PC?",
        "подойдёт ли для слабого ноутбука?",
        "läuft es auf einem schwachen Laptop?",
        "¿funciona en un portátil viejo?",
        "ça tourne sur un vieux PC ?",
        "roda em notebook fraco?",
        "zayıf bilgisayarda çalışır mı?",
        "піде на слабкому ноутбуці?",
        "pójdzie na słabym laptopie?",
        "配置低的笔记本能玩吗？",
        "低スペックPCで動く？",
    ],
)
def test_how_it_runs_is_heard_in_every_language(text: str) -> None:
    assert asks_how_it_runs(text)


@pytest.mark.parametrize(
    "text", ["is it on PC?", "is it old?", "есть на ноутбуке?", "gibt es das für PC?", "PCで遊べる？"]
)
def test_whether_it_is_on_a_platform_is_another_question(text: str) -> None:
    assert not asks_how_it_runs(text)
