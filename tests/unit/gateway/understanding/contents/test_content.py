"""What may not be seen, named in words, and words that only hold the letters of such."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.contents.content import MOST_PLACES, content_places, read_content

DISTRESSING = common_pb2.CONTENT_DESCRIPTOR_DISTRESSING_THEMES
DRUGS = common_pb2.CONTENT_DESCRIPTOR_DRUGS
GAMBLING = common_pb2.CONTENT_DESCRIPTOR_GAMBLING
GORE = common_pb2.CONTENT_DESCRIPTOR_GORE
HORROR = common_pb2.CONTENT_DESCRIPTOR_HORROR
SEXUAL = common_pb2.CONTENT_DESCRIPTOR_SEXUAL_CONTENT
STRANGERS = common_pb2.CONTENT_DESCRIPTOR_ONLINE_INTERACTION
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


@pytest.mark.parametrize(
    ("text", "descriptor"),
    [
        ("die", VIOLENCE), ("gets hurt", VIOLENCE), ("драк", VIOLENCE), ("умирал", VIOLENCE), ("Hauen", VIOLENCE),
        ("nadie muera", VIOLENCE), ("bagarre", VIOLENCE), ("morrendo", VIOLENCE), ("ölüm sahnesi", VIOLENCE),
        ("бійки", VIOLENCE), ("bije", VIOLENCE), ("打架", VIOLENCE), ("誰も傷つかない", VIOLENCE),
        ("blod", GORE), ("трупов", GORE), ("Leichen", GORE), ("cadáver", GORE), ("saigne", GORE), ("ceset", GORE),
        ("trupów", GORE), ("尸体", GORE), ("死体", GORE),
        ("monsters", HORROR), ("чудовиськ", HORROR), ("canavar", HORROR), ("お化け", HORROR), ("jumpscarów", HORROR),
        ("постельных сцен", SEXUAL), ("goliznę", SEXUAL), ("déshabille", SEXUAL), ("脱衣", SEXUAL),
        ("ругаются", STRONG_LANGUAGE), ("матюкаються", STRONG_LANGUAGE), ("geflucht", STRONG_LANGUAGE),
        ("tacos", STRONG_LANGUAGE), ("jure", STRONG_LANGUAGE), ("xingamento", STRONG_LANGUAGE),
        ("暴言", STRONG_LANGUAGE),
        ("booze", DRUGS), ("курит", DRUGS), ("Zigaretten", DRUGS), ("fumando", DRUGS), ("sigara", DRUGS),
        ("papierosów", DRUGS), ("タバコ", DRUGS), ("slots", GAMBLING), ("рулеток", GAMBLING), ("老虎机", GAMBLING),
        ("dogs dying", DISTRESSING), ("bebek ölümü", DISTRESSING), ("赤ちゃんが死ぬ", DISTRESSING),
        ("voice chat", STRANGERS), ("чата", STRANGERS), ("语音", STRANGERS),
    ],
)  # fmt: skip
def test_what_is_marked_as_content_is_read_in_further_words_and_verbs(
    text: str, descriptor: common_pb2.ContentDescriptor.ValueType
) -> None:
    assert descriptor in read_content(text, is_marked=True)


def test_that_an_animal_dies_is_told_by_no_fight() -> None:
    assert read_content("animal deaths", is_marked=True) == [DISTRESSING]


@pytest.mark.parametrize("text", ["die Rätsel", "tacos", "free slots", "a chat", "bars", "ножницы", "spiders", "иглы"])
def test_words_that_are_marked_as_nothing_name_no_content_by_themselves(text: str) -> None:
    assert read_content(text) == []


@pytest.mark.parametrize("text", ["spiders", "needles", "clowns", "пауков", "flashing lights", "虫"])
def test_what_no_descriptor_covers_is_none(text: str) -> None:
    assert read_content(text, is_marked=True) == []


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


@pytest.mark.parametrize("text", ["her gün giriş", "günlük görevler", "bugün"])
def test_a_day_and_a_task_in_turkish_are_no_guns_and_no_gore(text: str) -> None:
    assert read_content(text, is_marked=True) == []


def test_vampires_are_no_blood() -> None:
    assert common_pb2.CONTENT_DESCRIPTOR_GORE not in read_content("吸血鬼", is_marked=True)
