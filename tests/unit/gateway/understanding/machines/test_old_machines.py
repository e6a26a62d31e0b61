"""Words that say how old a machine is."""

from __future__ import annotations

import pytest

from services.gateway.understanding.machines.old_machines import dates_a_machine, is_said_of_a_machine


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("стратегии, ноут древний", "древний"),
        ("my laptop is ancient", "ancient"),
        ("for an ancient laptop", "ancient"),
        ("mein Rechner ist uralt", "uralt"),
        ("mi portátil es antiguo", "antiguo"),
        ("mon ordi est très ancien", "ancien"),
        ("meu notebook é antigo", "antigo"),
        ("antika bilgisayar", "antika"),
        ("стародавній ноут", "стародавній"),
        ("mój komputer jest antyczny", "antyczny"),
        ("古董电脑", "古董"),
    ],
)
def test_a_machine_may_be_old(text: str, said: str) -> None:
    start = text.index(said)
    assert is_said_of_a_machine(text, start, start + len(said))


@pytest.mark.parametrize(
    ("text", "said"),
    [("a strategy about ancient Rome on a laptop", "ancient"), ("древний мир, на ноут", "древний"),
     ("космос, ноут слабый", "космос")],
)  # fmt: skip
def test_what_is_said_of_the_game_is_not_said_of_the_machine(text: str, said: str) -> None:
    start = text.index(said)
    assert not is_said_of_a_machine(text, start, start + len(said))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("a strategy for my laptop from 2012", "2012"),
        ("2012 laptop, something light", "2012"),
        ("ноут 2012 года без видюхи", "2012 года"),
        ("в мене ноут з 2012 року", "2012 року"),
        ("mein Laptop ist von 2012", "von 2012"),
        ("mi portátil es de 2012", "de 2012"),
        ("mon portable de 2012", "de 2012"),
        ("meu notebook de 2012", "2012"),
        ("2012 model laptopum var", "2012"),
        ("laptop z 2012 roku", "z 2012 roku"),
        ("2012年的笔记本", "2012年"),
        ("2012年のノートパソコン", "2012年"),
    ],
)
def test_a_year_beside_a_machine_is_the_machines(text: str, year: str) -> None:
    start = text.index(year)
    assert dates_a_machine(text, start, start + len(year))


@pytest.mark.parametrize(
    ("text", "year"),
    [("games for PC from 2012", "from 2012"), ("игры на пк 2012 года", "2012 года"), ("a 2012 shooter", "2012")],
)
def test_a_year_of_games_is_theirs(text: str, year: str) -> None:
    start = text.index(year)
    assert not dates_a_machine(text, start, start + len(year))
