"""What players own holds on when the wish changes, whichever of eleven languages they say it in."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.merging import protecting
from services.gateway.conversation.reading.overlooked.owning import is_owned, with_owning_words


def told(text: str, name: str) -> Constraint:
    start = text.index(name)
    platform = Constraint(
        text=name,
        start=start,
        end=start + len(name),
        type=pb.SPAN_TYPE_PLATFORM,
        polarity=pb.POLARITY_WANTED,
        condition=common_pb2.GameFilter(platforms=["x"]),
    )
    return with_owning_words(text, [platform])[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("i only have a ps4. something relaxing", "ps4"),
        ("for my Xbox", "Xbox"),
        ("у меня только пс4", "пс4"),
        ("ich hab nur ne Switch", "Switch"),
        ("tengo una Switch", "Switch"),
        ("j'ai une Switch", "Switch"),
        ("só tenho um PC", "PC"),
        ("PS4'üm var, rahatlatıcı bir şey", "PS4"),
        ("маю тільки PC", "PC"),
        ("mam tylko Switcha", "Switcha"),
        ("我只有PS4", "PS4"),
        ("PS4しか持ってない", "PS4"),
    ],
)
def test_a_platform_that_is_owned_holds_on(text: str, name: str) -> None:
    platform = told(text, name)
    assert is_owned(platform)
    assert text[platform.start : platform.end] == platform.text
    assert protecting([platform]) == [platform]


@pytest.mark.parametrize("text", ["racing on PC", "something on a PC", "a PC game", "есть что-то на PC"])
def test_a_platform_that_one_wish_is_for_ends_with_it(text: str) -> None:
    platform = told(text, "PC")
    assert platform.text == "PC"
    assert protecting([platform]) == []
