"""An ordinal before the name of a series means the game of that number, and no place in a list."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.overlooked.parts_of_series import with_parts_of_series
from services.gateway.understanding.names import CatalogueNames

NAMES = CatalogueNames(
    [
        common_pb2.Game(game_id="w1", title="The Witcher", aliases=["Ведьмак"]),
        common_pb2.Game(game_id="w3", title="The Witcher 3", aliases=["Ведьмак 3", "Witcher 3", "Wiedźmin 3"]),
        common_pb2.Game(game_id="d2", title="Diablo II"),
        common_pb2.Game(game_id="portal", title="Portal"),
        common_pb2.Game(game_id="es3", title="The Elder Scrolls III", aliases=["ES 3"]),
        common_pb2.Game(game_id="p3", title="Persona 3"),
    ]
)
TITLE, ORDINAL = pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL


def told(text: str, words: str, kind: pb.SpanType.ValueType) -> list[tuple[str, list[str]]]:
    start = text.index(words)
    marked = Constraint(text=words, start=start, end=start + len(words), type=kind, polarity=pb.POLARITY_WANTED)
    return [(each.text, list(each.game_ids)) for each in with_parts_of_series(text, [marked], NAMES.titles)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "title", "game_id"),
    [
        ("кто озвучивал геральта в третьем ведьмаке", "ведьмаке", TITLE, "третьем ведьмаке", "w3"),
        ("how long is the second diablo", "diablo", TITLE, "second diablo", "d2"),
        ("2nd diablo on mac?", "2nd", ORDINAL, "2nd diablo", "d2"),
        ("c'est quoi le troisième witcher", "troisième", ORDINAL, "troisième witcher", "w3"),
    ],
)
def test_an_ordinal_before_a_series_is_its_number(
    text: str, words: str, kind: pb.SpanType.ValueType, title: str, game_id: str
) -> None:
    assert told(text, words, kind) == [(title, [game_id])]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("I liked the second, portal was meh", "portal", TITLE),
        ("the second portal", "portal", TITLE),
        ("is the third on switch", "third", ORDINAL),
        ("the first witcher", "witcher", TITLE),
        ("¿el tercero es de pago?", "tercero", ORDINAL),
        ("is the third person view good", "third", ORDINAL),
    ],
)
def test_an_ordinal_of_a_list_stays_one(text: str, words: str, kind: pb.SpanType.ValueType) -> None:
    assert told(text, words, kind) == [(words, [])]
