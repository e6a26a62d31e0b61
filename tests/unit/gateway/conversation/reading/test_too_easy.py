"""What is called too easy, in eleven languages."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.too_easy import with_what_is_too_easy


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
