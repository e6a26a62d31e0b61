"""What a language model writes passes only when it is about the recommended games."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gamesrec.common.v1 import common_pb2
from services.gateway.grounding import Sentence, SentenceGate, Withheld
from services.gateway.titles import TitleIndex

CATALOGUE = [
    common_pb2.Game(game_id="celeste", title="Celeste", developer="Maddy Makes Games", genres=["Platformer"]),
    common_pb2.Game(game_id="melee", title="Super Smash Bros. Melee", developer="HAL Laboratory", genres=["Fighting"]),
    common_pb2.Game(game_id="smash", title="Super Smash Bros.", developer="HAL Laboratory"),
    common_pb2.Game(game_id="doom", title="Doom", developer="id Software"),
    common_pb2.Game(game_id="portal", title="Portal"),
    common_pb2.Game(game_id="portal-2", title="Portal 2"),
]
INDEX = TitleIndex([(game.game_id, game.title) for game in CATALOGUE])


def gate(*game_ids: str, language: str = "en", known_text: str = "") -> SentenceGate:
    games = [game for game_id in game_ids for game in CATALOGUE if game.game_id == game_id]
    return SentenceGate(games, INDEX, language=language, known_text=known_text)


def run(subject: SentenceGate, text: str, *, step: int = 3, whole: bool = True) -> list[Sentence | Withheld]:
    found: list[Sentence | Withheld] = []
    for start in range(0, len(text), step):
        found += subject.feed(text[start : start + step])
    return found + subject.finish(whole=whole)


@pytest.mark.parametrize("step", [1, 2, 7, 1000])
def test_sentences_pass_whole_and_in_order_however_the_text_is_cut(step: int) -> None:
    found = run(
        gate("celeste", "melee"), "Climb in [[1]]! Then fight in Super Smash Bros. Melee. Enjoy it a lot", step=step
    )
    assert found == [
        Sentence("Climb in Celeste!", ("celeste",)),
        Sentence("Then fight in Super Smash Bros. Melee.", ("melee",)),
        Sentence("Enjoy it a lot", ()),
    ]


def test_a_sentence_is_released_before_the_text_ends() -> None:
    subject = gate("celeste")
    assert subject.feed("Climb in [[1]]. It") == [Sentence("Climb in Celeste.", ("celeste",))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("You may also like Doom.", "OTHER_GAME"),
        ("You may also like DOOM.", "OTHER_GAME"),
        ("Portal 2 is better.", "OTHER_GAME"),
        ("Try [[3]] as well.", "UNKNOWN_PLACEHOLDER"),
        ("See https://example.org for more.", "LINK"),
        ("Download it at coolgames.com today.", "LINK"),
        ("Попробуйте это сегодня вечером.", "LANGUAGE"),
        ("It is much like Galactic Farmer Deluxe.", "INVENTED_NAME"),
    ],
)
def test_a_sentence_that_is_not_grounded_is_withheld(text: str, reason: str) -> None:
    assert run(gate("celeste", "portal"), text) == [Withheld(reason)]


def test_proper_words_of_the_player_and_of_the_catalogue_are_no_inventions() -> None:
    subject = gate("celeste", known_text="I loved Hyrule")
    assert run(subject, "If you loved Hyrule, the people of Maddy Makes Games made [[1]] for you.") == [
        Sentence("If you loved Hyrule, the people of Maddy Makes Games made Celeste for you.", ("celeste",))
    ]


def test_a_repetition_is_withheld() -> None:
    assert run(gate("celeste"), "Play [[1]] now. Play [[1]] now.")[1] == Withheld("REPETITION")


def test_a_sentence_that_was_broken_off_is_dropped() -> None:
    assert run(gate("celeste"), "Play [[1]] now. It is a", whole=False) == [Sentence("Play Celeste now.", ("celeste",))]


def test_russian_text_with_latin_titles_is_russian() -> None:
    assert run(gate("melee", language="ru"), "Сыграйте в [[1]].") == [
        Sentence("Сыграйте в Super Smash Bros. Melee.", ("melee",))
    ]


def test_invisible_characters_do_not_hide_a_title() -> None:
    assert run(gate("celeste"), "Play D\u200boom now.") == [Withheld("OTHER_GAME")]


def test_markup_does_not_hide_a_title() -> None:
    assert run(gate("celeste"), "Play **Do**om now.") == [Withheld("OTHER_GAME")]


PIECES = [
    "I",
    " ",
    ". ",
    "! ",
    "[[1]]",
    "[[",
    "]]",
    "Doom",
    "Portal 2",
    "Super Smash Bros.",
    "A",
    "2",
    "\n",
    "*",
    "'",
    "é",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30), st.integers(1, 50))
def test_whatever_a_model_writes_no_other_game_passes(pieces: list[str], step: int) -> None:
    recommended = {"celeste", "portal"}
    for judged in run(gate(*recommended), "".join(pieces), step=step):
        if isinstance(judged, Sentence):
            assert {match.game_id for match in INDEX.find(judged.text)} <= recommended
            assert set(judged.game_ids) <= recommended


@pytest.mark.parametrize("text", ["Super Smash Bros. Melee.", "[[1]]!", "[[1]]"])
def test_a_sentence_that_is_only_a_title_is_withheld(text: str) -> None:
    assert run(gate("melee"), text) == [Withheld("EMPTY")]


def test_a_title_that_ends_in_a_full_stop_ends_the_sentence_once() -> None:
    found = run(gate("smash"), "You will enjoy [[1]].")
    assert found == [Sentence("You will enjoy Super Smash Bros.", ("smash",))]
