"""What a refusal reaches, and what of the message it leaves alone."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.conversation.reading.corrected.refusing import with_refusals


def refused(text: str, *words: str, types: tuple[pb.SpanType.ValueType, ...] = ()) -> list[str]:
    """Which of the words are refused, all of which the classifier takes so."""
    spans = [
        pb.Span(
            start=text.index(word),
            end=text.index(word) + len(word),
            text=word,
            type=types[place] if types else pb.SPAN_TYPE_KIND,
            polarity=pb.POLARITY_REFUSED,
        )
        for place, word in enumerate(words)
    ]
    found = with_refusals(text, pb.Understanding(spans=spans))
    return [each.text for each in found.spans if each.polarity == pb.POLARITY_REFUSED]


@pytest.mark.parametrize("text", ["гонки не аркадные, с рулём", "гонки не для детей, на пк", "гонки не про машины"])
def test_what_an_adjective_or_a_purpose_is_denied_of_is_wanted(text: str) -> None:
    assert refused(text, "гонки") == []


def test_the_same_in_ukrainian_and_to_whom_it_is_not_to_liking_is_refused() -> None:
    assert refused("перегони не аркадні", "перегони") == []
    for text in ("гонки не для меня", "гонки не мои", "гонки не люблю", "гонки не интересные", "гонки не очень"):
        assert refused(text, "гонки") == ["гонки"]


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("racing, not arcade", "racing", "arcade"),
        ("Rennspiele nicht für Kinder", "Rennspiele", "Kinder"),
        ("carreras no arcade", "carreras", "arcade"),
        ("course pas arcade", "course", "arcade"),
        ("corrida não arcade", "corrida", "arcade"),
        ("wyścigi nie zręcznościowe", "wyścigi", "zręcznościowe"),
        ("non violent first person game", "first person", "violent"),
        ("gerçekçi değil eğlenceli", "eğlenceli", "gerçekçi"),
        ("korku olmayan bulmaca", "bulmaca", "korku"),
        ("リアルじゃなくて楽しいやつ", "楽しい", "リアル"),
    ],
)
def test_a_refusal_of_one_thing_leaves_the_other(text: str, wanted: str, unwanted: str) -> None:
    assert refused(text, wanted, unwanted) == [unwanted]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no racing, not arcade", ("racing", "arcade")),
        ("Shooter mag ich nicht, Horror auch nicht", ("Shooter", "Horror")),
        ("shooters not for me, horror neither", ("shooters", "horror")),
        ("no non violent first person game", ("violent", "first person")),
        ("korku değil gerilim değil", ("korku", "gerilim")),
        ("korku istemiyorum, zombi de", ("korku", "zombi")),
        ("non aux zombies", ("zombies",)),
        ("від крові не перетравлюю", ("крові",)),
        ("strateji değil miydi, yarış ne alaka", ("yarış",)),
    ],
)
def test_what_is_refused_itself_stays_refused(text: str, words: tuple[str, ...]) -> None:
    assert refused(text, *words) == list(words)


def test_a_maker_of_games_of_which_something_is_denied_is_wanted() -> None:
    types = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_DEVELOPER)
    assert refused("игры не про войну от юбисофт", "войну", "юбисофт", types=types) == ["войну"]
    assert refused("не про войну и не от юбисофт", "войну", "юбисофт", types=types) == ["войну", "юбисофт"]
