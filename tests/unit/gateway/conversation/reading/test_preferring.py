"""What is marked as refused in a message of which no word refuses it."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.preferring import with_preferences
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

READER = SpanReader(
    CatalogueNames([common_pb2.Game(game_id="a", title="A", genres=["Racing", "Horror", "Shooter"])]), this_year=2026
)


def polarity(text: str, word: str) -> pb.Polarity.ValueType:
    start = text.index(word)
    span = pb.Span(start=start, end=start + len(word), text=word, type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_REFUSED)
    return with_preferences(text, READER.read([span]), READER)[0].polarity


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("finalement plutôt des jeux de course", "course"),
        ("actually rather racing", "racing"),
        ("lieber doch racing", "racing"),
        ("mejor racing", "racing"),
        ("лучше гонки", "гонки"),
        ("racing", "racing"),
        ("ok, racing please", "racing"),
        ("He is mad about racing. And trains.", "racing"),
        ("my kid is nuts about racing cars", "racing"),
        ("он без ума от гонок. и поездов", "гонок"),
        ("вона без тями від racing", "racing"),
        ("er ist ganz verrückt nach Racing. Und Zügen.", "Racing"),
        ("está loco por los racing. Y trenes.", "racing"),
        ("il est dingue de racing. Et de trains.", "racing"),
        ("ele é doido por racing. E trens.", "racing"),
        ("ma bzika na punkcie racing. I pociągów.", "racing"),
        ("oğlum racing hastası. Ve trenler.", "racing"),
    ],
)
def test_a_kind_that_no_word_refuses_is_wanted(text: str, word: str) -> None:
    assert polarity(text, word) == pb.POLARITY_WANTED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("no racing", "racing"),
        ("rather not racing", "racing"),
        ("not exactly mad about racing", "racing"),
        ("он не без ума от гонок", "гонок"),
        ("mad about my ex, no racing", "racing"),
        ("racing bores me stiff", "racing"),
        ("racing? hard pass", "racing"),
        ("les jeux de course, très peu pour moi", "course"),
        ("гонки — мимо", "гонки"),
    ],
)
def test_a_word_that_refuses_or_that_nobody_knows_leaves_it_refused(text: str, word: str) -> None:
    assert polarity(text, word) == pb.POLARITY_REFUSED


def test_the_company_that_is_less_liked_is_not_wanted() -> None:
    text = "bardziej na współpracę niż przeciw sobie"
    marked = (("współpracę", pb.POLARITY_REFUSED), ("przeciw sobie", pb.POLARITY_WANTED))
    spans = [
        pb.Span(
            start=text.index(word),
            end=text.index(word) + len(word),
            text=word,
            type=pb.SPAN_TYPE_PLAYERS,
            polarity=said,
        )
        for word, said in marked
    ]
    (found,) = with_preferences(text, READER.read(spans), READER)
    assert (found.text, found.polarity) == ("współpracę", pb.POLARITY_WANTED)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("something similar but faster", "faster", pb.POLARITY_MORE),
        ("похожее, но быстрее", "быстрее", pb.POLARITY_MORE),
        ("so was, aber schneller", "schneller", pb.POLARITY_MORE),
        ("parecido pero más rápido", "más rápido", pb.POLARITY_MORE),
        ("更快的", "更快", pb.POLARITY_MORE),
        ("too much faster than me", "faster", pb.POLARITY_LESS),
        ("not faster", "faster", pb.POLARITY_LESS),
        ("the last one was scarier than i can handle", "scarier", pb.POLARITY_LESS),
        ("страшнее, чем я хотел", "страшнее", pb.POLARITY_LESS),
        ("schneller als gedacht", "schneller", pb.POLARITY_LESS),
        ("más oscuro de lo que esperaba", "más oscuro", pb.POLARITY_LESS),
        ("darker? no thanks", "darker", pb.POLARITY_LESS),
        ("faster than doom", "faster", pb.POLARITY_MORE),
        ("weniger Shooter", "Shooter", pb.POLARITY_LESS),
        ("less scary", "scary", pb.POLARITY_LESS),
    ],
)
def test_what_compares_by_itself_asks_for_more(text: str, word: str, expected: pb.Polarity.ValueType) -> None:
    start = text.index(word)
    said = Constraint(text=word, start=start, end=start + len(word), type=pb.SPAN_TYPE_KIND, names=["x"])
    said.polarity = pb.POLARITY_LESS
    assert with_preferences(text, [said], READER)[0].polarity == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("y si me paso a la play? quiero historia", "play", pb.POLARITY_WANTED),
        ("what if we switch to playstation", "playstation", pb.POLARITY_WANTED),
        ("а если перейду на плойку", "плойку", pb.POLARITY_WANTED),
        ("und wenn ich auf die PS5 wechsle?", "PS5", pb.POLARITY_WANTED),
        ("wenn ich umsteige auf die PS5", "PS5", pb.POLARITY_WANTED),
        ("et si je passe sur PS5", "PS5", pb.POLARITY_WANTED),
        ("e se eu mudar pro ps5", "ps5", pb.POLARITY_WANTED),
        ("a jak się przesiądę na ps5", "ps5", pb.POLARITY_WANTED),
        ("ya PS5'e geçsem", "PS5", pb.POLARITY_WANTED),
        ("那换成ps5呢", "ps5", pb.POLARITY_WANTED),
        ("no me paso a la play", "play", pb.POLARITY_REFUSED),
        ("nada de play", "play", pb.POLARITY_REFUSED),
    ],
)
def test_who_moves_to_a_machine_wants_games_for_it(text: str, word: str, expected: pb.Polarity.ValueType) -> None:
    reader = SpanReader(
        CatalogueNames([common_pb2.Game(title="A", platforms=["PlayStation"]), common_pb2.Game(platforms=["PC"])]),
        this_year=2026,
    )
    start = text.index(word)
    span = pb.Span(start=start, end=start + len(word), text=word, type=pb.SPAN_TYPE_PLATFORM)
    span.polarity = pb.POLARITY_REFUSED
    assert with_preferences(text, reader.read([span]), reader)[0].polarity == expected


def test_what_is_refused_as_well_stays_refused_in_a_clause_of_its_own() -> None:
    reader = SpanReader(CatalogueNames([common_pb2.Game(game_id="a", title="A", genres=["Roguelike"])]), this_year=2026)
    text = "les jeux de cartes ça me gonfle, les roguelikes aussi. propose autre chose"
    start = text.index("roguelikes")
    span = pb.Span(start=start, end=start + 10, text="roguelikes", type=pb.SPAN_TYPE_KIND)
    span.polarity = pb.POLARITY_REFUSED
    (read,) = with_preferences(text, reader.read([span]), reader)
    assert read.polarity == pb.POLARITY_REFUSED
