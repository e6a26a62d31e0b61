"""Words that say how old a machine is."""

from __future__ import annotations

import pytest

from services.gateway.understanding.old_machines import is_said_of_a_machine


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
