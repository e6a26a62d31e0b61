"""Wishes that compare with a game by its title."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.conversation.reading.corrected.comparing_titles import is_compared_with, with_a_comparison
from services.gateway.understanding.games.title_lookup import NamedGame, TitleLookup

TITLES = TitleLookup(
    [
        NamedGame("skyrim", "Skyrim", ["скайрим", "скайрима"]),
        NamedGame("witcher", "The Witcher 3", ["Witcher 3", "ведьмак 3", "ведьмака 3", "ウィッチャー3", "巫师3"]),
        NamedGame("cyberpunk", "Cyberpunk 2077"),
    ]
)


def understood(text: str, title: str, polarity: pb.Polarity.ValueType, intent: pb.Intent.ValueType) -> pb.Understanding:
    start = text.index(title)
    span = pb.Span(start=start, end=start + len(title), text=title, type=pb.SPAN_TYPE_TITLE, polarity=polarity)
    return pb.Understanding(intent=intent, topic=pb.TOPIC_GAME, act=pb.ACT_ABOUT_GAME, spans=[span])


@pytest.mark.parametrize(
    ("text", "title", "compared", "polarity"),
    [
        ("an RPG shorter than Skyrim", "Skyrim", pb.SPAN_TYPE_LENGTH, pb.POLARITY_LESS),
        ("an RPG older than Skyrim", "Skyrim", pb.SPAN_TYPE_YEARS, pb.POLARITY_LESS),
        ("a newer shooter than Cyberpunk 2077", "Cyberpunk 2077", pb.SPAN_TYPE_YEARS, pb.POLARITY_MORE),
        ("поновее ведьмака 3", "ведьмака 3", pb.SPAN_TYPE_YEARS, pb.POLARITY_MORE),
        ("игра короче скайрима", "скайрима", pb.SPAN_TYPE_LENGTH, pb.POLARITY_LESS),
        ("ein RPG kürzer als Skyrim", "Skyrim", pb.SPAN_TYPE_LENGTH, pb.POLARITY_LESS),
        ("un RPG más corto que Skyrim", "Skyrim", pb.SPAN_TYPE_LENGTH, pb.POLARITY_LESS),
        ("un jeu plus récent que Skyrim", "Skyrim", pb.SPAN_TYPE_YEARS, pb.POLARITY_MORE),
        ("um RPG mais curto que Skyrim", "Skyrim", pb.SPAN_TYPE_LENGTH, pb.POLARITY_LESS),
        ("Witcher 3'ten daha yeni", "Witcher 3", pb.SPAN_TYPE_YEARS, pb.POLARITY_MORE),
        ("коротша за Skyrim рпг", "Skyrim", pb.SPAN_TYPE_LENGTH, pb.POLARITY_LESS),
        ("RPG krótsze niż Skyrim", "Skyrim", pb.SPAN_TYPE_LENGTH, pb.POLARITY_LESS),
        ("比巫师3新的游戏", "巫师3", pb.SPAN_TYPE_YEARS, pb.POLARITY_MORE),
        ("ウィッチャー3より新しいRPG", "ウィッチャー3", pb.SPAN_TYPE_YEARS, pb.POLARITY_MORE),
        ("RPGs released before Skyrim", "Skyrim", pb.SPAN_TYPE_YEARS, pb.POLARITY_LESS),
        ("рпг, вышедшие до скайрима", "скайрима", pb.SPAN_TYPE_YEARS, pb.POLARITY_LESS),
        ("RPGs, die nach Skyrim erschienen", "Skyrim", pb.SPAN_TYPE_YEARS, pb.POLARITY_MORE),
        ("is there anything shorter than Skyrim?", "Skyrim", pb.SPAN_TYPE_LENGTH, pb.POLARITY_LESS),
    ],
)
def test_the_game_that_is_compared_with_is_neither_refused_nor_asked_about(
    text: str, title: str, compared: pb.SpanType.ValueType, polarity: pb.Polarity.ValueType
) -> None:
    found = understood(text, title, pb.POLARITY_REFUSED, pb.INTENT_GAME_QUESTION)
    wish = with_a_comparison(text, found, TITLES, has_shown=False)
    assert (wish.intent, wish.act) == (pb.INTENT_RECOMMEND, pb.ACT_NEW_WISH)
    said = {each.type: each for each in wish.spans}
    assert said[pb.SPAN_TYPE_TITLE].polarity == pb.POLARITY_LIKED
    assert said[compared].polarity == polarity
    assert not any(letter.isdigit() for letter in said[compared].text)
    assert is_compared_with(text, said[pb.SPAN_TYPE_TITLE].start, said[pb.SPAN_TYPE_TITLE].end)


@pytest.mark.parametrize("text", ["less scary than Skyrim", "Skyrim'den daha zor", "比Skyrim更难的"])
def test_a_title_behind_any_comparing_word_is_not_refused(text: str) -> None:
    found = understood(text, "Skyrim", pb.POLARITY_REFUSED, pb.INTENT_RECOMMEND)
    wish = with_a_comparison(text, found, TITLES, has_shown=False)
    assert [each.polarity for each in wish.spans] == [pb.POLARITY_LIKED]


@pytest.mark.parametrize("text", ["is it shorter than Skyrim?", "no Skyrim please", "something like Skyrim"])
def test_other_messages_stay_what_they_are(text: str) -> None:
    found = understood(text, "Skyrim", pb.POLARITY_REFUSED, pb.INTENT_GAME_QUESTION)
    assert with_a_comparison(text, found, TITLES, has_shown=False) == found


@pytest.mark.parametrize("text", ["подібне до Skyrim", "щось схоже до Skyrim"])
def test_what_is_like_a_game_is_not_from_before_it(text: str) -> None:
    found = understood(text, "Skyrim", pb.POLARITY_LIKED, pb.INTENT_RECOMMEND)
    wish = with_a_comparison(text, found, TITLES, has_shown=False)
    assert [each.type for each in wish.spans] == [pb.SPAN_TYPE_TITLE]
