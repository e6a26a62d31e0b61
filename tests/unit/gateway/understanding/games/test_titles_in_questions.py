"""The game that a question is about, where no title was marked in it."""

from __future__ import annotations

import pytest

from services.gateway.understanding.games.title_lookup import NamedGame, TitleLookup
from services.gateway.understanding.games.titles_in_questions import titles_in_question

GAMES = TitleLookup(
    [
        NamedGame("witcher", "The Witcher", ("巫师",)),
        NamedGame("witcher-3", "The Witcher 3: Wild Hunt", ("Ведьмак 3", "巫师3")),
        NamedGame("zelda", "The Legend of Zelda", ("塞尔达传说", "ゼルダの伝説")),
        NamedGame("botw", "The Legend of Zelda: Breath of the Wild", ("塞尔达传说 旷野之息", "ブレワイ")),
        NamedGame("control", "Control"),
        NamedGame("hades", "Hades"),
        NamedGame("it-takes-two", "It Takes Two"),
    ]
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("塞尔达传说旷野之息能联机吗？", ["botw"]),
        ("塞尔达传说：旷野之息 有中文吗", ["botw"]),
        ("ブレワイは何時間くらいで終わりますか", ["botw"]),
        ("Hadesの声優は誰？", ["hades"]),
        ("Hades的配音演员是谁？", ["hades"]),
        ("ゼルダの伝説はいつ出ましたか", ["zelda"]),
        ("巫师3和巫师哪个先出", ["witcher-3", "witcher"]),
        ("巫师4什么时候出", []),
        ("сколько часов проходить Ведьмака 3?", ["witcher-3"]),
        ("how long is it takes two", ["it-takes-two"]),
        ("is Hades on PS5", ["hades"]),
        ("is Hades III on PS5", []),
        ("who is in control of this", []),
        ("Control is what, exactly?", []),
        ("is there anything new?", []),
    ],
)
def test_what_is_spelled_like_a_game_is_one_and_ordinary_words_are_not(text: str, ids: list[str]) -> None:
    assert [each.game_ids[0] for each in titles_in_question(text, GAMES)] == ids


def test_the_place_in_the_text_is_told() -> None:
    (found,) = titles_in_question("is Hades on PS5", GAMES)
    assert (found.start, found.end) == (3, 8)


@pytest.mark.parametrize(
    ("text", "named"),
    [("mario kart yok mu", ("8", "world")), ("is Mario Kart there?", ("8", "world")), ("марио карт есть?", ("8",))],
)
def test_the_longest_name_wins_where_it_is_that_of_a_series(text: str, named: tuple[str, ...]) -> None:
    karts = TitleLookup(
        [
            NamedGame("8", "Mario Kart 8 Deluxe", ("Марио Карт 8",)),
            NamedGame("world", "Mario Kart World"),
            NamedGame("odyssey", "Super Mario Odyssey", ("Mario", "Марио")),
        ]
    )
    (found,) = titles_in_question(text, karts, in_lower_case=True)
    assert found.game_ids == named


def test_an_ordinary_word_that_ends_a_title_is_no_title() -> None:
    titles = TitleLookup([NamedGame("learn", "while True: learn()"), NamedGame("hex", "Hex: Silversong")])
    for text in ("Is it difficult to learn?", "is there a learn mode?"):
        assert titles_in_question(text, titles, in_lower_case=True) == [], text
    for text in ("is silversong similar to learn?", "is Learn hard?", "is while true: learn() hard?"):
        assert titles_in_question(text, titles, in_lower_case=True), text
