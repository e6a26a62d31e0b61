"""The language that a player asks to be answered in."""

from __future__ import annotations

import pytest

from services.gateway.understanding.languages.language_requests import language_asked_for, without_language_request


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("English please", "en"), ("ok, in english pls", "en"), ("can you speak english?", "en"),
        ("Answer in English. Something shorter", "en"), ("auf Deutsch bitte", "de"),
        ("kannst du bitte deutsch reden", "de"),
        ("по-русски, пожалуйста", "ru"), ("можешь отвечать на русском?", "ru"), ("en español por favor", "es"),
        ("en français s'il te plaît", "fr"), ("parle français stp", "fr"), ("em português por favor", "pt"),
        ("Türkçe lütfen", "tr"), ("українською, будь ласка", "uk"), ("po polsku proszę", "pl"), ("请用中文", "zh"),
        ("日本語でお願いします", "ja"), ("по-английски пожалуйста", "en"), ("auf englisch bitte", "en"),
    ],
)  # fmt: skip
def test_a_request_for_a_language_is_heard_in_any(text: str, expected: str) -> None:
    assert language_asked_for(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a game in german please", "auf deutsch?", "is it in english?", "русскую игру, пожалуйста",
        "english or german please",
        "что-то на русском пожалуйста", "the japanese one please", "with english subtitles please",
        "please something shorter",
    ],
)  # fmt: skip
def test_a_language_that_games_are_to_have_is_no_such_request(text: str) -> None:
    assert language_asked_for(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "I don't speak English", "je ne parle pas anglais", "ich spreche kein deutsch", "nie mówię po angielsku",
        "不会说英语", "don't answer in english", "does it speak german?", "do they speak german",
        "does anyone speak japanese", "он говорит по-русски?", "spricht er Deutsch?",
    ],
)  # fmt: skip
def test_what_somebody_speaks_or_does_not_is_no_such_request(text: str) -> None:
    assert language_asked_for(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "a game for two, my kids speak french", "terror, meu filho fala português", "horror, mi hija habla inglés",
        "hi. speak english i wanna die", "co-op for two. answer in english no shooters",
    ],
)  # fmt: skip
def test_a_child_distress_and_a_refusal_are_not_taken_away_with_a_request(text: str) -> None:
    assert without_language_request(text) == text


def test_what_is_said_beside_a_request_keeps_its_place() -> None:
    for text, wish in (
        ("in french please, and older", "and older"),
        ("Answer in English. Something shorter", "Something shorter"),
        ("how long is it? auf Deutsch bitte", "how long is it?"),
    ):
        left = without_language_request(text)
        assert left.index(wish) == text.index(wish)
        assert not language_asked_for(left)
        assert len(left) == len(text)
    assert without_language_request("a game in german please") == "a game in german please"


def test_a_long_message_is_read_in_no_time() -> None:
    assert language_asked_for("english " * 5000) == ""
    assert language_asked_for("please " * 5000) == ""
