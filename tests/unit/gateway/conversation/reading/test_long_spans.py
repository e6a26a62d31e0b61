"""Kinds that were marked as long as a sentence."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.conversation.reading.corrected.long_spans import with_long_kinds_cut
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

READER = SpanReader(
    CatalogueNames([common_pb2.Game(game_id="a", title="A", genres=["Shooter", "RPG"], tags=["farming", "zombies"])]),
    this_year=2026,
)
KIND, PLAYERS = pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_PLAYERS
WANTED, REFUSED = pb.POLARITY_WANTED, pb.POLARITY_REFUSED


def kinds(text: str, *marked: tuple[str, pb.SpanType.ValueType]) -> list[tuple[str, pb.Polarity.ValueType]]:
    found = pb.Understanding()
    for said, span_type in marked:
        start = text.index(said)
        found.spans.add(start=start, end=start + len(said), text=said, type=span_type, polarity=WANTED)
    cut = with_long_kinds_cut(text, found, READER)
    return [(each.text, each.polarity) for each in cut.spans if each.type == KIND]


@pytest.mark.parametrize(
    ("text", "inside", "expected"),
    [
        ("fps以外で友達4人とオンラインでわいわいできるpcゲー3つ", "友達4人と", [("fps", REFUSED)]),
        ("シューター以外で友達とオンラインで遊べるゲーム", "友達と", [("シューター", REFUSED)]),
        ("友達4人とオンラインで遊べるゾンビのゲーム", "友達4人と", [("ゾンビ", WANTED)]),
        ("和四个朋友一起在线玩的僵尸射击游戏", "四个朋友", [("僵尸", WANTED), ("射击", WANTED)]),
    ],
)
def test_a_kind_as_long_as_a_sentence_is_what_is_named_in_it(
    text: str, inside: str, expected: list[tuple[str, pb.Polarity.ValueType]]
) -> None:
    assert kinds(text, (text, KIND), (inside, PLAYERS)) == expected


@pytest.mark.parametrize("text", ["シューター", "ゾンビのシューターゲーム", "友達4人とオンラインで遊べる何かのやつ"])
def test_what_is_short_or_names_no_kind_stays_whole(text: str) -> None:
    assert kinds(text, (text, KIND)) == [(text, WANTED)]
