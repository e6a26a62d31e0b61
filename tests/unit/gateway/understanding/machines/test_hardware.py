"""How well a game runs is asked in eleven languages, and is not whether it is on PC."""

from __future__ import annotations

import pytest

from services.gateway.understanding.machines.hardware import (
    asks_how_it_runs,
    is_a_part_of_a_machine,
    weak_machine_place,
)


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
        "does it start without a dedicated GPU?",
        "can I play it with 8 GB of RAM?",
        "пойдёт без видеокарты?",
        "läuft das ohne Grafikkarte?",
        "¿funciona sin tarjeta gráfica?",
        "ça tourne sans carte graphique ?",
        "roda sem placa de vídeo?",
        "ekran kartsız çalışır mı?",
        "піде без відеокарти?",
        "pójdzie bez karty graficznej?",
        "没有独立显卡能玩吗？",
        "グラボなしで動く？",
    ],
)
def test_how_it_runs_is_heard_in_every_language(text: str) -> None:
    assert asks_how_it_runs(text)


@pytest.mark.parametrize(
    "text",
    [
        "is it on PC?",
        "is it old?",
        "есть на ноутбуке?",
        "gibt es das für PC?",
        "PCで遊べる？",
        "is it on Game Boy?",
        "有电脑版吗？",
    ],
)
def test_whether_it_is_on_a_platform_is_another_question(text: str) -> None:
    assert not asks_how_it_runs(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a shooter, my laptop is old", "laptop is old"),
        ("something for a potato pc", "potato pc"),
        ("стратегия, слабый ноут если что", "слабый ноут"),
        ("комп у меня древний", "комп у меня древний"),
        ("2 гига оперативки", "2 гига оперативки"),
        ("für nen alten Laptop", "alten Laptop"),
        ("tengo un pc malo, shooter", "pc malo"),
        ("mon vieux pc", "vieux pc"),
        ("meu notebook fraco", "notebook fraco"),
        ("zayıf bilgisayar için", "zayıf bilgisayar"),
        ("для слабкого ноута", "слабкого ноута"),
        ("компы у всех картошка", "компы у всех картошка"),
        ("mam starego laptopa", "starego laptopa"),
        ("配置低的电脑", "配置低"),
        ("低スペPCで遊べるやつ", "低スペ"),
        ("strategiespiel, Rechner ist von 2009", "2009"),
        ("strategiespiel, rechner von 2009", "2009"),
    ],
)
def test_a_weak_machine_is_heard_in_every_language(text: str, said: str) -> None:
    place = weak_machine_place(text, this_year=2026)
    assert place is not None
    assert text[slice(*place)] == said


@pytest.mark.parametrize(
    "text", ["a gaming laptop", "old games on my laptop", "старые игры", "16 GB RAM", "my laptop from 2025", "PC games"]
)
def test_a_machine_that_is_not_said_to_be_weak_is_none(text: str) -> None:
    assert weak_machine_place(text, this_year=2026) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4gb ram, no graphics card", "card"), ("sans carte graphique", "carte"), ("bez karty graficznej", "karty"),
        ("sin tarjeta gráfica", "tarjeta"), ("ekran kartım yok", "kart"), ("без видеокарты", "видеокарты"),
    ],
)  # fmt: skip
def test_a_card_may_be_a_part_of_a_machine(text: str, said: str) -> None:
    start = text.index(said)
    assert is_a_part_of_a_machine(text, start, start + len(said))


def test_a_card_game_is_no_part_of_a_machine() -> None:
    assert not is_a_part_of_a_machine("a card game with nice graphics", 2, 6)
