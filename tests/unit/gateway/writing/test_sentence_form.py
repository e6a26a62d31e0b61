"""Which sentences of a model are broken, and which refer to the one before."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.writing.grounding import SentenceGate
from services.gateway.writing.sentence_form import is_broken, lacks_a_deed, refers_back
from tests.unit.gateway.writing.test_grounding import SHOWN_INDEX, gate, run

MOUNTAIN = "Help Madeline climb a mountain full of hardships in this timeless platformer."


@pytest.mark.parametrize(
    "text",
    [
        "Rock &amp; roll in Celeste.",
        "Climb a mountain with the.",
        "Climb (a mountain.",
        "Climb , a mountain.",
        "Go „hin.",
    ],
)
def test_a_sentence_with_pieces_of_markup_or_without_its_end_is_broken(text: str) -> None:
    assert is_broken(text)


@pytest.mark.parametrize(
    "text", ["Climb a mountain.", "Fight (and win) in Doom!", "It costs 3.5 coins.", "Q&A with your friends.", "На!"]
)
def test_a_whole_sentence_is_not_broken(text: str) -> None:
    assert not is_broken(text)


@pytest.mark.parametrize(
    "told", ["weighty, gory bouts", "spreadsheets fill a galaxy", "a great time", "fighting demons", "glorious battles"]
)
def test_what_is_surely_no_verb_behind_lets_you_is_broken_whoever_wrote_it(told: str) -> None:
    assert is_broken(f"Doom lets you {told}.")
    assert [getattr(each, "reason", "") for each in run(gate("doom"), f"[[1]] lets you {told}.")] == ["BROKEN"]


@pytest.mark.parametrize(
    "told",
    [
        "savour the view",
        "amplify every hit",
        "occupy a city",
        "bring friends",
        "press on",
        "focus on the story",
        "and a friend explore",
        "for once be the villain",
        "parry blows",
        "deploy troops",
        "embarrass your rivals",
        "slowly and calmly climb",
        "sing",
        "customise ships",
        "two play together",
        "vie for power",
        "discuss a case",
        "always choose your own way",
    ],
)
def test_verbs_that_only_large_models_know_are_not_broken(told: str) -> None:
    assert not is_broken(f"Doom lets you {told}.")
    assert not is_broken("Doom invites you to a world of demons, and never lets you down.")


def test_half_a_word_in_the_end_is_broken_where_the_catalogue_knows_enough_words_to_tell() -> None:
    game = common_pb2.Game(game_id="celeste", title="Celeste", summary=MOUNTAIN)
    for text, reason in {
        "[[1]] is about climbing a mou.": "BROKEN",
        "[[1]] is about climbing a mountain.": "",
        "[[1]] is a hard climb.": "",
        "[[1]] is worth the time.": "",
    }.items():
        subject = SentenceGate([game], SHOWN_INDEX, language="en")
        assert [getattr(each, "reason", "") for each in run(subject, text)] == [reason], text
    climber = common_pb2.Game(game_id="celeste", title="Celeste", summary="Ein Bergsteiger klettert.")
    german = SentenceGate([climber], SHOWN_INDEX, language="de")
    assert [getattr(each, "reason", "") for each in run(german, "[[1]] handelt von einem hohen Berg.")] == [""]


def test_what_a_game_lets_one_do_is_a_verb() -> None:
    assert lacks_a_deed("Doom lets you weighty, gory bouts.")
    assert lacks_a_deed("Celeste lets you spreadsheets fill a galaxy.")
    assert not lacks_a_deed("Celeste lets you climb a mountain.")
    assert not lacks_a_deed("Celeste lets you slowly climb a mountain.")


def test_words_for_what_was_said_before_are_known_in_every_language() -> None:
    for language, text in {
        "en": "It is hard.",
        "de": "Dieses Spiel ist schwer.",
        "es": "Este juego es difícil.",
        "fr": "C’est difficile.",
        "pt": "Ele é difícil.",
        "tr": "Bu oyun zor.",
        "ru": "Она сложная.",
        "uk": "Ця гра складна.",
        "pl": "Ta gra jest trudna.",
        "zh": "这款很难。",
        "ja": "これは難しいです。",
    }.items():
        assert refers_back(text, language), language
    assert not refers_back("To win, climb.", "en")


def test_a_sentence_about_a_withheld_one_is_withheld() -> None:
    found = run(
        gate("celeste"), "Doom is loud and fast. It has demons in it. [[1]] is about a mountain. It is a hard climb."
    )
    assert [getattr(each, "reason", "") for each in found] == ["OTHER_GAME", "REFERS_TO_WITHHELD", "", ""]


def test_a_short_sentence_about_a_listed_game_passes() -> None:
    assert [getattr(each, "text", "") for each in run(gate("celeste"), "Try [[1]]!")] == ["Try Celeste!"]


def test_an_entity_of_html_becomes_its_letter() -> None:
    assert [getattr(each, "text", "") for each in run(gate("celeste"), "Run &amp; climb in [[1]].")] == [
        "Run & climb in Celeste."
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "[[1]] ist ein schönes Spiel über einen hohen Berg."),
        ("de", "[[1]] is a game about climbing a tall mountain."),
        ("fr", "[[1]] es un juego muy bonito sobre una montaña."),
        ("uk", "[[1]] — это игра о том, как вы поднимаетесь на гору."),
        ("ru", "[[1]] — це гра про те, як ви підіймаєтеся на гору."),
        ("ja", "[[1]]是一款关于登山的游戏。"),
        ("pl", "[[1]] is a game about climbing a tall mountain."),
    ],
)
def test_a_sentence_in_another_language_is_withheld(language: str, text: str) -> None:
    assert [getattr(each, "reason", "") for each in run(gate("celeste", language=language), text)] == ["LANGUAGE"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "[[1]] ist ein schönes Spiel über einen hohen Berg."),
        ("es", "[[1]] es un juego precioso sobre una montaña."),
        ("fr", "[[1]] parle d’une longue montée vers un sommet."),
        ("pt", "[[1]] fala de uma subida longa e bonita."),
        ("tr", "[[1]] yüksek bir dağa tırmanmayı anlatıyor."),
        ("pl", "[[1]] opowiada o wspinaczce na wysoką górę."),
        ("uk", "[[1]] розповідає про довгий шлях на гору."),
        ("zh", "[[1]]讲的是登山的故事。"),
        ("ja", "[[1]]は山に登る物語です。"),
    ],
)
def test_a_sentence_in_the_players_language_passes(language: str, text: str) -> None:
    assert [getattr(each, "reason", "") for each in run(gate("celeste", language=language), text)] == [""]


@pytest.mark.parametrize("name", ["Dragonfall Infinity", "Bloodfarm 4", "ZEBRA-77"])
def test_a_game_that_only_the_message_knows_is_no_game(name: str) -> None:
    found = run(gate("celeste", known_text=f"tell me about {name}"), f"Play [[1]] and {name} tonight.")
    assert [getattr(each, "reason", "") for each in found] == ["INVENTED_NAME"]
