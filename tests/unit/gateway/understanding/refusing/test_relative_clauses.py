"""Whether something stands in a clause that says more of what is refused."""

from __future__ import annotations

import pytest

from services.gateway.understanding.refusing.relative_clauses import opens_a_clause, refused_clause


def is_refused(text: str, word: str) -> bool:
    start = text.rindex(word)
    return refused_clause(text, start, start + len(word)) is not None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("que no salgan monstruos que den miedo", "miedo"),
        ("busco algo sin escenas que hagan pasar miedo", "miedo"),
        ("no quiero nada donde se maten", "maten"),
        ("nothing with monsters that scare me", "scare"),
        ("could you leave out anything that scares people?", "scares"),
        ("anything but games where you shoot people", "shoot people"),
        ("rien avec des monstres qui font peur", "peur"),
        ("pas de jeux où l'on tue des gens", "tue"),
        ("keine Monster, die Angst machen", "Angst"),
        ("nichts, wo man Leute erschießt oder was Angst macht", "Angst"),
        ("sem monstros que deem medo", "medo"),
        ("nic, gdzie są rzeczy, które straszą", "straszą"),
        ("żeby nie było potworów, co straszą", "straszą"),
        ("без монстров, которые пугают", "пугают"),
        ("щоб не було чудовиськ, які лякають", "лякають"),
    ],
)
def test_what_a_clause_says_of_a_refused_thing_is_refused_too(text: str, word: str) -> None:
    assert is_refused(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("monstruos que den miedo", "miedo"),
        ("nada que no dé miedo", "miedo"),
        ("nothing that isn't scary", "scary"),
        ("not only games that scare me", "scare"),
        ("no shooters, I want monsters that scare me", "scare"),
        ("I don't know games that scare me", "scare"),
        ("no cards, but something that scares me", "scares"),
        ("no cards. Monsters that scare me", "scare"),
        ("не знаю игр, которые пугают", "пугают"),
        ("¿no hay juegos que den miedo?", "miedo"),
        ("nothing that takes long and with puzzles", "puzzles"),
        ("no shooters", "shooters"),
    ],
)
def test_a_wish_a_double_refusal_another_clause_and_a_question_refuse_nothing(text: str, word: str) -> None:
    assert not is_refused(text, word)


def test_the_head_is_what_stands_between_the_refusal_and_the_clause() -> None:
    text = "nothing with zombies that scare me"
    clause = refused_clause(text, text.index("scare"), text.index("scare") + 5)
    assert clause is not None
    assert text[clause.head_start : clause.head_end].strip() == "with zombies"
    assert not clause.adds


@pytest.mark.parametrize("between", [" que den ", " that ", ", die ", ", которые "])
def test_a_relative_word_opens_a_clause(between: str) -> None:
    assert opens_a_clause(between)


@pytest.mark.parametrize("between", [" and ", ", ", " que den mucha diversión y un poco de "])
def test_other_words_and_long_ones_do_not(between: str) -> None:
    assert not opens_a_clause(between)
