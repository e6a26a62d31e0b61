"""What people do not like, in the ways that they say so: "X isn't my thing", "pas fan de X", "X не моё"."""

from __future__ import annotations

import pytest

from services.gateway.understanding.refusing.refusals import asks_to_leave_out, has_refusing_words, is_surely_refused


def is_refused(text: str, word: str) -> bool:
    start = text.index(word)
    return is_surely_refused(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("not into anime", "anime"),
        ("can't be bothered with visual novels", "visual novels"),
        ("not a big fan of racing games", "racing"),
        ("card games aren't my thing", "card"),
        ("roguelikes don't do it for me", "roguelikes"),
        ("horror? no thanks", "horror"),
        ("horror? hard pass", "horror"),
        ("no me van los juegos de terror", "terror"),
        ("los shooters no son lo mío", "shooters"),
        ("¿terror? ni de coña", "terror"),
        ("pas fan de jeux d'horreur", "horreur"),
        ("les jeux de tir, très peu pour moi", "tir"),
        ("les jeux de cartes, c'est pas mon truc", "cartes"),
        ("mit Horror kann ich nichts anfangen", "Horror"),
        ("ich kann mit Shootern nichts anfangen", "Shootern"),
        ("Anime ist nicht mein Ding", "Anime"),
        ("Shooter sind nicht so meins", "Shooter"),
        ("não sou fã de corrida", "corrida"),
        ("terror não é a minha praia", "terror"),
        ("nie przepadam za strzelankami", "strzelankami"),
        ("horrory mnie nie kręcą", "horrory"),
        ("хоррор не зашло", "хоррор"),
        ("шутеры не моё", "шутеры"),
        ("гонки — мимо", "гонки"),
        ("горор не моє", "горор"),
        ("стрілялки мені не зайшли", "стрілялки"),
        ("korku oyunları beni sarmıyor", "korku"),
        ("nişancı oyunları bana göre değil", "nişancı"),
        ("シューティングはあまり好きじゃない", "シューティング"),
        ("アニメ系は合わない", "アニメ"),
        ("对动漫没兴趣", "动漫"),
        ("cant do sad rn", "sad"),
        ("sorry, i really can't do horror", "horror"),
        ("не вынесу хоррор", "хоррор"),
        ("no puedo con el terror", "terror"),
        ("受不了恐怖", "恐怖"),
        ("ela n curte jogo difícil", "difícil"),
        ("nn quero terror", "terror"),
        ("ñ gosto de anime", "anime"),
        ("n me gusta el anime", "anime"),
        ("j'aime pa les zombies", "zombies"),
        ("zombi istemiyom", "zombi"),
    ],
)
def test_what_is_not_liked_is_refused(text: str, word: str) -> None:
    assert is_refused(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("horror? no problem", "horror"),
        ("horror? yes please", "horror"),
        ("nah give me shooters", "shooters"),
        ("not into anime, give me puzzles", "puzzles"),
        ("es mi favorito el terror", "terror"),
        ("can't do without horror", "horror"),
        ("action n horror", "horror"),
        ("who said a wheel can't do trucks?", "trucks"),
        ("хоррор моё всё", "хоррор"),
    ],
)
def test_what_is_liked_is_not(text: str, word: str) -> None:
    assert not is_refused(text, word)


@pytest.mark.parametrize("text", ["finalement plutôt des jeux de course", "vraiment un jeu différent", "I want racing"])
def test_a_word_that_ends_as_a_denial_does_refuses_nothing(text: str) -> None:
    assert not has_refusing_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "could you leave out the card games?",
        "¿puedes quitar los de cartas?",
        "könntest du Kartenspiele weglassen?",
        "можешь убрать карточные игры?",
        "能不能别推荐卡牌游戏",
    ],
)
def test_a_question_may_ask_to_leave_something_out(text: str) -> None:
    assert asks_to_leave_out(text)
    assert not asks_to_leave_out("is there a card game on Switch?")


@pytest.mark.parametrize(
    "text",
    ["две из них", "лучшую из них", "ниже ценой", "на ніч", "щось із ножем, ніж і ніндзі", "небольшую на неделю",
     "несколько недорогих", "что-то безумное и нежное", "something with bandits and bananas", "was Niedliches"],
)  # fmt: skip
def test_a_word_that_begins_as_a_denial_does_refuses_nothing(text: str) -> None:
    assert not has_refusing_words(text)


@pytest.mark.parametrize(
    "text", ["хорроры меня нервируют", "горори мене нервують", "нізащо горор", "ніскільки не горор"]
)
def test_what_gets_on_nerves_or_is_wanted_by_no_means_is_refused(text: str) -> None:
    assert has_refusing_words(text)
