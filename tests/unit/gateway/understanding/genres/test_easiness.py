"""What is easy, as catalogues tell it: by what is difficult."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

GAMES = [
    common_pb2.Game(game_id="cells", title="Cells", genres=["Strategy"], tags=["difficult"]),
    common_pb2.Game(game_id="farm", title="Farm", tags=["relaxing"]),
]
READER = SpanReader(CatalogueNames(GAMES), this_year=2026)


def read(said: str, polarity: pb.Polarity.ValueType = pb.POLARITY_WANTED) -> tuple[int, list[str]]:
    span = pb.Span(end=len(said), text=said, type=pb.SPAN_TYPE_KIND, polarity=polarity)
    found = READER.read([span])[0]
    return found.polarity, list(found.names)


@pytest.mark.parametrize(
    "said",
    ["easy", "not too hard", "лёгкая игра", "не сложное", "легку", "ein leichtes", "un facile", "un juego fácil",
     "fáceis", "kolay bir oyun", "łatwą", "简单点的", "不难的", "優しめのやつ", "簡単なゲーム"],
)  # fmt: skip
def test_who_wishes_for_something_easy_wants_nothing_difficult(said: str) -> None:
    assert read(said) == (pb.POLARITY_REFUSED, ["difficult"])


def test_who_wants_nothing_easy_wishes_for_what_is_difficult() -> None:
    assert read("easy", pb.POLARITY_REFUSED) == (pb.POLARITY_WANTED, ["difficult"])


@pytest.mark.parametrize(("said", "names"), [("difficult", ["difficult"]), ("easy strategy", ["Strategy"])])
def test_what_says_more_than_that_is_read_as_a_kind(said: str, names: list[str]) -> None:
    assert read(said) == (pb.POLARITY_WANTED, names)


@pytest.mark.parametrize(
    "said",
    [
        "stress",
        "no stress",
        "kein Stress",
        "estrés",
        "стресса",
        "напряга",
        "stresu",
        "zero spiny",
        "不费脑子的",
        "压力",
    ],
)
def test_who_refuses_strain_wants_to_relax(said: str) -> None:
    assert read(said, pb.POLARITY_REFUSED) == (pb.POLARITY_WANTED, ["relaxing"])
