"""What is called too easy, in eleven languages."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.too_easy import with_difficulty_allowed, with_what_is_too_easy
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.replying.permitting import permitted
from services.gateway.understanding.names import CatalogueNames


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("that is too easy", "easy"), ("слишком лёгкая", "лёгкая"), ("das ist zu einfach, schwerer bitte", "einfach"),
        ("estos son demasiado fáciles", "fáciles"), ("trop facile, plus dur", "facile"), ("fácil demais", "fácil"),
        ("bu fazla kolay", "kolay"), ("занадто легка", "легка"), ("coś innego, bo to za łatwe", "łatwe"),
        ("这个太简单了", "简单"), ("簡単すぎる", "簡単"), ("nothing too easy", "easy"),
    ],
)  # fmt: skip
def test_what_is_too_easy_wishes_for_what_is_difficult(text: str, said: str) -> None:
    start = text.index(said)
    read = Constraint(text=said, start=start, end=start + len(said), type=pb.SPAN_TYPE_KIND, names=["difficult"])
    read.polarity = pb.POLARITY_REFUSED
    assert with_what_is_too_easy(text, [read])[0].polarity == pb.POLARITY_WANTED
    assert with_what_is_too_easy(said, [read])[0].polarity == pb.POLARITY_REFUSED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("やっぱ難しくてもいいわ、最近のだけで", "難しく"), ("hard is fine too", "hard"),
        ("сложные тоже можно", "сложные"),
        ("schwer geht auch", "schwer"), ("difícil también vale", "difícil"), ("difícil também pode", "difícil"),
        ("zor da olur", "zor"), ("складні теж можна", "складні"), ("trudne też może być", "trudne"),
        ("难的也可以", "难的"),
    ],
)  # fmt: skip
def test_what_may_be_hard_lifts_the_refusal_of_it_and_asks_for_nothing(text: str, said: str) -> None:
    names = CatalogueNames([common_pb2.Game(game_id="a", title="A", genres=["RPG"], tags=["difficult"])])
    start = text.index(said)
    read = Constraint(text=said, start=start, end=start + len(said), type=pb.SPAN_TYPE_ATTRIBUTE)
    allowed = with_difficulty_allowed(text, [read], SpanReader(names, this_year=2026))
    easier = Constraint(text="easier", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_REFUSED, names=["difficult"])
    left = permitted(text, allowed, [easier])
    assert (list(left.said), list(left.lifted)) == ([], [easier])
    assert not permitted(text, allowed, []).said


def test_a_question_whether_it_is_hard_allows_nothing() -> None:
    names = CatalogueNames([common_pb2.Game(game_id="a", title="A", genres=["RPG"], tags=["difficult"])])
    read = Constraint(text="hard", start=6, end=10, type=pb.SPAN_TYPE_ATTRIBUTE)
    assert with_difficulty_allowed("is it hard?", [read], SpanReader(names, this_year=2026)) == [read]
