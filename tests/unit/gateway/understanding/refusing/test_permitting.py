"""What is only permitted, or not needed, by the words around it."""

from __future__ import annotations

import pytest

from services.gateway.understanding.refusing.permitting_words import is_not_needed, is_permitted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("changed my mind, zombies r fine", "zombies"), ("I don't mind horror", "horror"),
        ("хотя ладно можно и аниме", "аниме"), ("хоррор теперь можно", "хоррор"), ("не против хоррора", "хоррора"),
        ("аніме можна", "аніме"), ("можна й горор", "горор"), ("zombie mogą być", "zombie"),
        ("może być też horror", "horror"), ("Horror geht auch", "Horror"), ("Zombies sind ok", "Zombies"),
        ("los zombis también valen", "zombis"), ("les zombies c'est bon", "zombies"), ("terror também pode", "terror"),
        ("korku da olur", "korku"), ("恐怖也可以", "恐怖"), ("ホラーでもいい", "ホラー"), ("ホラーは大丈夫", "ホラー"),
    ],
)  # fmt: skip
def test_what_may_be_is_permitted(text: str, word: str) -> None:
    start = text.index(word)
    assert is_permitted(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("zombies ok?", "zombies"), ("horror is fun", "horror"), ("horror is fine?", "horror"),
        ("можно хоррор", "хоррор"), ("хоррор можно?", "хоррор"), ("zombi olabilir mi", "zombi"),
        ("恐怖可以吗", "恐怖"), ("ホラーがいい", "ホラー"), ("ホラーでもいいですか", "ホラー"),
        ("horror może być?", "horror"), ("terror si puede ser", "terror"),
    ],
)  # fmt: skip
def test_a_wish_or_a_question_permits_nothing(text: str, word: str) -> None:
    start = text.index(word)
    assert not is_permitted(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("it needn't be horror", "horror"), ("не обязательно хоррор", "хоррор"), ("muss kein Horror sein", "Horror"),
        ("no hace falta que sea terror", "terror"), ("pas forcément horreur", "horreur"),
        ("não precisa ser terror", "terror"), ("korku olmasına gerek yok", "korku"),
        ("не обов'язково горор", "горор"), ("nie musi być horror", "horror"), ("不是篮球也行 体育类", "篮球"),
        ("オープンワールドじゃなくてもいいから", "オープンワールド"),
    ],
)  # fmt: skip
def test_what_need_not_be_is_not_needed(text: str, word: str) -> None:
    start = text.index(word)
    assert is_not_needed(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [("it doesn't have to be long, horror please", "horror"), ("must be horror", "horror"), ("恐怖也行", "恐怖"),
     ("不是篮球", "篮球"), ("加上麻将类的也可以", "麻将")],
)  # fmt: skip
def test_what_stands_elsewhere_is_needed(text: str, word: str) -> None:
    start = text.index(word)
    assert not is_not_needed(text, start, start + len(word))
