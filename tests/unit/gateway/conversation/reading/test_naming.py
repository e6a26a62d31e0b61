"""Words that mean nothing as what the classifier took them for are looked up as a title before that is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.overlooked.naming import with_games_named, with_numbers_of_titles
from services.gateway.understanding.games.title_lookup import NamedGame, TitleLookup
from services.gateway.understanding.games.titles import TitleIndex

NAMES = {
    "souls": "Dark Souls",
    "skyrim": "The Elder Scrolls V: Skyrim",
    "zelda": "The Legend of Zelda",
    "wild": "The Legend of Zelda: Breath of the Wild",
    "ring": "Elden Ring",
    "train": "Train Valley",
    "light": "Child of Light",
    "left": "Left 4 Dead",
    "two": "It Takes Two",
    "portal": "Portal 2",
}
TITLES = TitleLookup(NamedGame(game_id, title) for game_id, title in NAMES.items())
COMMON = TitleIndex(NAMES.items(), ["Lay rails and let a train run through a valley, past a ring of dark legend."])


def named(text: str, *words: str, polarity: pb.Polarity.ValueType = pb.POLARITY_WANTED) -> Sequence[Constraint]:
    kinds = [
        Constraint(
            text=word, start=text.index(word), end=text.index(word) + len(word), type=pb.SPAN_TYPE_KIND,
            polarity=polarity, unmatched=True,
        )
        for word in words
    ]  # fmt: skip
    return with_games_named(text, kinds, TITLES, COMMON)


@pytest.mark.parametrize(
    ("text", "words", "game_ids"),
    [
        ("дарк соулс", ("дарк", "соулс"), ["souls"]),
        ("хочу дарк соулса", ("дарк соулса",), ["souls"]),
        ("skyrm", ("skyrm",), ["skyrim"]),
        ("скайриму", ("скайриму",), ["skyrim"]),
        ("elden rnig please", ("elden rnig",), ["ring"]),
        ("zelda", ("zelda",), ["zelda", "wild"]),
        ("зельду", ("зельду",), ["zelda", "wild"]),
    ],
)
def test_a_title_is_heard_in_what_was_taken_for_a_kind(text: str, words: tuple[str, ...], game_ids: list[str]) -> None:
    found = named(text, *words)
    assert [(each.type, sorted(each.game_ids), each.unmatched) for each in found] == [
        (pb.SPAN_TYPE_TITLE, sorted(game_ids), False)
    ]
    assert found[0].text == text[found[0].start : found[0].end]


@pytest.mark.parametrize(
    "word", ["train", "legend", "valley", "dinosaurs", "locomotives", "something", "golden ring", "child", "kids"]
)
def test_ordinary_words_stay_what_they_were_taken_for(word: str) -> None:
    found = named(f"a game about {word}", word)
    assert [(each.type, each.unmatched) for each in found] == [(pb.SPAN_TYPE_KIND, True)]


def test_a_refused_name_stays_refused() -> None:
    (found,) = named("anything but skyrm", "skyrm", polarity=pb.POLARITY_REFUSED)
    assert (found.type, found.polarity, list(found.game_ids)) == (pb.SPAN_TYPE_TITLE, pb.POLARITY_REFUSED, ["skyrim"])


@pytest.mark.parametrize(
    ("text", "said", "span_type", "game_id"),
    [
        ("left 4 dead?", "4 dead", pb.SPAN_TYPE_PLAYERS, "left"),
        ("something like it takes two", "two", pb.SPAN_TYPE_PLAYERS, "two"),
        ("like portal 2", "2", pb.SPAN_TYPE_COUNT, "portal"),
    ],
)
def test_a_number_inside_a_title_is_that_title(
    text: str, said: str, span_type: pb.SpanType.ValueType, game_id: str
) -> None:
    start = text.rindex(said)
    number = Constraint(text=said, start=start, end=start + len(said), type=span_type, polarity=pb.POLARITY_WANTED)
    (title,) = with_numbers_of_titles(text, [number], TITLES)
    assert (title.type, list(title.game_ids)) == (pb.SPAN_TYPE_TITLE, [game_id])


def test_a_number_beside_a_title_stays_one() -> None:
    text = "portal 2 for 2 players"
    number = Constraint(text="2 players", start=13, end=22, type=pb.SPAN_TYPE_PLAYERS, polarity=pb.POLARITY_WANTED)
    assert with_numbers_of_titles(text, [number], TITLES) == [number]


@pytest.mark.parametrize(
    ("text", "game_ids"),
    [
        ("elden ring skyrim", ["ring", "skyrim"]), ("Skyrim ve It Takes Two", ["skyrim", "two"]),
        ("дарк соулс, portal 2", ["souls", "portal"]), ("skyrim patrol", []), ("portal 2 dreams of skyrim", []),
    ],
)  # fmt: skip
def test_several_games_that_were_taken_for_one_are_these(text: str, game_ids: list[str]) -> None:
    title = Constraint(text=text, end=len(text), type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED, unmatched=True)
    found = with_games_named(text, [title], TITLES, COMMON)
    assert [game_id for each in found for game_id in each.game_ids] == game_ids
    assert all(each.text == text[each.start : each.end] for each in found)


def test_an_article_that_was_taken_for_a_title_is_a_part_of_it() -> None:
    text = "something like the elden ring"
    the = Constraint(text="the", start=15, end=18, type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED, unmatched=True)
    (found,) = with_numbers_of_titles(text, [the], TITLES)
    assert (found.text, list(found.game_ids)) == ("the elden ring", ["ring"])


@pytest.mark.parametrize("said", ["zelda 1+2", "zelda 1 and 2", "zelda 1-3", "zelda 1 и 2"])
def test_several_parts_of_a_series_are_all_that_is_called_so(said: str) -> None:
    (found,) = named(f"finished {said} twice", said)
    assert (found.type, sorted(found.game_ids)) == (pb.SPAN_TYPE_TITLE, ["wild", "zelda"])
