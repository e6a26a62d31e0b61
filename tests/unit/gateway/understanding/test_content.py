"""What may not be seen, named in words, and words that only hold the letters of such."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.content import MOST_PLACES, content_places, read_content

GORE = common_pb2.CONTENT_DESCRIPTOR_GORE
HORROR = common_pb2.CONTENT_DESCRIPTOR_HORROR
STRONG_LANGUAGE = common_pb2.CONTENT_DESCRIPTOR_STRONG_LANGUAGE
VIOLENCE = common_pb2.CONTENT_DESCRIPTOR_VIOLENCE


@pytest.mark.parametrize(
    ("text", "descriptor"),
    [
        ("blood", GORE),
        ("без крови и кровищи", GORE),
        ("кривавих сцен", GORE),
        ("不要血腥", GORE),
        ("不要gore游戏", GORE),
        ("ultraviolence", VIOLENCE),
        ("Schusswaffen", VIOLENCE),
        ("Psychohorror", HORROR),
        ("испугает", HORROR),
        ("nic przestraszającego", HORROR),
        ("怖いゲーム", HORROR),
        ("без мата", STRONG_LANGUAGE),
        ("без матерщины", STRONG_LANGUAGE),
        ("без лайки", STRONG_LANGUAGE),
    ],
)
def test_what_may_not_be_seen_is_read_in_every_script(
    text: str, descriptor: common_pb2.ContentDescriptor.ValueType
) -> None:
    assert descriptor in read_content(text)
    assert list(content_places(text))


@pytest.mark.parametrize(
    "text",
    [
        "не хочу соулслайк",
        "не рогалайк",
        "этот формат не нужен",
        "без автоматов",
        "без новых материалов",
        "не люблю сокровища",
        "без кривого управления",
        "no skill trees",
        "nie chcę nudnych gier",
        "bez smoków",
    ],
)
def test_words_that_only_hold_such_letters_name_nothing(text: str) -> None:
    assert read_content(text) == []
    assert list(content_places(text)) == []


def test_what_is_named_all_over_is_looked_at_near_both_ends() -> None:
    places = list(content_places("血" * 4000))
    assert len(places) == MOST_PLACES
    assert places[0] == (0, 1)
    assert places[-1] == (3999, 4000)


def test_blossoms_are_no_blood_and_randomness_is_no_sex() -> None:
    assert read_content("Blüten") == []
    assert read_content("随机性") == []
    assert common_pb2.CONTENT_DESCRIPTOR_GORE in read_content("Blutvergießen")
    assert common_pb2.CONTENT_DESCRIPTOR_GORE in read_content("etwas Blutrünstiges")
    assert common_pb2.CONTENT_DESCRIPTOR_SEXUAL_CONTENT in read_content("性暗示")
