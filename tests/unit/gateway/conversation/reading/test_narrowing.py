"""A refused kind takes no more away than its words say."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.narrowing import narrow_refusals
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

GAMES = [
    common_pb2.Game(game_id="civ", title="Civ", genres=["Strategy"], tags=["turn-based"]),
    common_pb2.Game(game_id="rts", title="Rts", genres=["Strategy"], tags=["real-time"]),
    common_pb2.Game(game_id="farm", title="Farm", genres=["Simulation"], tags=["farming"]),
    common_pb2.Game(game_id="fly", title="Fly", genres=["Simulation"]),
    common_pb2.Game(game_id="ball", title="Ball", genres=["Sports"]),
    common_pb2.Game(game_id="ghosts", title="Ghosts", genres=["Horror"], tags=["horror", "zombies"]),
    common_pb2.Game(game_id="house", title="House", genres=["Horror"], tags=["horror"]),
    common_pb2.Game(game_id="deck", title="Deck", genres=["Card"]),
    common_pb2.Game(game_id="race", title="Race", genres=["Racing"]),
    common_pb2.Game(game_id="coins", title="Coins", genres=["Action"], tags=["arcade-style"]),
    common_pb2.Game(game_id="brawl", title="Brawl", genres=["Action"], tags=["arcade-style"]),
]
NAMES = CatalogueNames(GAMES)
READER = SpanReader(NAMES, this_year=2026)
REFUSED, WANTED = pb.POLARITY_REFUSED, pb.POLARITY_WANTED


def read(text: str, polarity: pb.Polarity.ValueType = WANTED) -> Constraint:
    span = pb.Span(text=text, start=0, end=len(text), type=pb.SPAN_TYPE_KIND, polarity=polarity)
    return READER.read([span])[0]


@pytest.mark.parametrize("words", ["match 3", "match-three", "sudoku", "три в ряд", "消消乐", "マッチ3"])
def test_a_small_part_of_puzzles_refuses_none_of_the_others(words: str) -> None:
    reader = SpanReader(CatalogueNames([*GAMES, common_pb2.Game(title="P", genres=["Puzzle"])]), this_year=2026)
    said = reader.read([pb.Span(text=words, end=len(words), type=pb.SPAN_TYPE_KIND, polarity=REFUSED)])
    assert said[0].names
    narrow_refusals(said, NAMES, ())
    assert said[0].unmatched
    assert not said[0].names


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [("карты", "покер"), ("golf", "football"), ("Sport", "Tennis"), ("strategy", "grand strategy"), ("卡牌", "斗地主")],
)
def test_a_part_of_what_is_wanted_is_refused_without_the_rest(wanted: str, refused: str) -> None:
    said = [read(wanted), read(refused, REFUSED)]
    narrow_refusals(said, NAMES, ())
    assert said[0].names
    assert said[1].unmatched
    assert not said[1].names


@pytest.mark.parametrize(
    "words",
    ["jumpscares", "скримеров", "скримерів", "Schreckmomente", "sustos", "sursauts", "sobresaltos", "wyskakujących",
     "跳脸", "びっくり"],
)  # fmt: skip
def test_a_fright_that_is_refused_leaves_the_horror_that_is_wished_for(words: str) -> None:
    span = pb.Span(text=words, start=0, end=len(words), type=pb.SPAN_TYPE_CONTENT, polarity=REFUSED)
    said = READER.read([span])
    assert common_pb2.CONTENT_DESCRIPTOR_HORROR in said[0].condition.exclude_content
    narrow_refusals(said, NAMES, [read("horror")])
    assert all(each.unmatched and not each.names and not each.HasField("condition") for each in said)
    alone = READER.read([span])
    narrow_refusals(alone, NAMES, [read("cards")])
    assert alone[0].HasField("condition")


def test_horror_that_is_refused_beside_what_frightens_bars_nothing_that_is_wished_for() -> None:
    horror = pb.Span(text="horror", start=9, end=15, type=pb.SPAN_TYPE_KIND, polarity=REFUSED)
    said = [read("spooky"), *READER.read([horror])]
    narrow_refusals(said, NAMES, ())
    assert said[0].names
    assert not any(each.HasField("condition") for each in said)


@pytest.mark.parametrize(
    ("wanted", "refused"), [("cards", "farming"), ("стратегия", "стратегии"), ("shooters", "cards"), ("Sport", "Sport")]
)
def test_what_is_no_part_of_what_is_wanted_stays_refused(wanted: str, refused: str) -> None:
    said = [read(wanted), read(refused, REFUSED)]
    narrow_refusals(said, NAMES, ())
    assert said[1].names


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("turn-based strategy", ["turn-based"]),
        ("фермерских симуляторов", ["farming"]),
        ("Zombie-Horror", ["zombies"]),
        ("horror", ["Horror", "horror"]),
    ],
)
def test_of_a_refused_kind_with_several_names_the_rarest_is_refused(said: str, names: list[str]) -> None:
    assert list(read(said, REFUSED).names) == names


@pytest.mark.parametrize(
    "said",
    ["3D", "mach 3000", "dead wife", "small studios", "уровень три", "jedną ręką", "üç boyutlu", "一本道", "uma mão"],
)
def test_a_kind_that_nothing_is_called_by_is_no_number_of_players_and_no_length(said: str) -> None:
    for polarity in (WANTED, REFUSED):
        found = read(said, polarity)
        assert found.unmatched
        assert found.type == pb.SPAN_TYPE_KIND


@pytest.mark.parametrize("said", ["with my wife", "вдвоём с женой", "zu zweit", "en solo", "一人で"])
def test_company_that_was_marked_as_a_kind_is_company(said: str) -> None:
    assert read(said).type == pb.SPAN_TYPE_PLAYERS


def test_a_vampire_that_the_catalogue_lacks_is_no_blood() -> None:
    assert read("吸血鬼", REFUSED).unmatched


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [("racing", "f1"), ("sports", "american football"), ("спорт", "футбола"), ("Sport", "Tennis"), ("赛车", "卡丁车"),
     ("スポーツ", "サッカー"), ("cards", "poker"), ("racing", "stupid racers")],
)  # fmt: skip
def test_a_part_of_what_is_wished_for_in_force_is_refused_without_the_rest(wanted: str, refused: str) -> None:
    said = [read(refused, REFUSED)]
    narrow_refusals(said, NAMES, [read(wanted)])
    assert said[0].unmatched
    assert not said[0].names


def test_of_a_part_that_has_a_name_of_its_own_that_name_is_refused() -> None:
    said = [read("arcade racers", REFUSED)]
    assert list(said[0].names) == ["Racing"]
    narrow_refusals(said, NAMES, [read("racing")])
    assert list(said[0].names) == ["arcade-style"]
    assert not said[0].unmatched


@pytest.mark.parametrize(
    ("wanted", "refused"), [("racing", "racers"), ("racing", "car racing"), ("гонки", "гонок"), ("sports", "sport"),
                            ("farming", "f1"), ("horror", "scary games")],
)  # fmt: skip
def test_what_is_in_force_is_taken_back_by_any_word_for_the_whole_of_it(wanted: str, refused: str) -> None:
    said = [read(refused, REFUSED)]
    narrow_refusals(said, NAMES, [read(wanted)])
    assert not said[0].unmatched


@pytest.mark.parametrize("words", ["fps", "first-person shooter", "шутер от первого лица", "第一人称射击"])
def test_a_part_that_has_a_name_of_its_own_is_refused_by_that(words: str) -> None:
    games = [
        common_pb2.Game(game_id="a", title="A", genres=["Shooter"], tags=["first-person"]),
        common_pb2.Game(game_id="b", title="B", genres=["Shooter"]),
    ]
    names = CatalogueNames(games)
    reader = SpanReader(names, this_year=2026)
    (fps,) = reader.read([pb.Span(text=words, end=len(words), type=pb.SPAN_TYPE_KIND, polarity=REFUSED)])
    (shooter,) = reader.read([pb.Span(text="shooter", end=7, type=pb.SPAN_TYPE_KIND, polarity=WANTED)])
    narrow_refusals([fps], names, [shooter])
    assert list(fps.names) == ["first-person"]
    (alone,) = reader.read([pb.Span(text="fps", end=3, type=pb.SPAN_TYPE_KIND, polarity=REFUSED)])
    narrow_refusals([alone], names, ())
    assert list(alone.names) == ["Shooter"]


def test_what_must_not_be_seen_takes_no_kind_away_that_is_wished_for_in_other_words() -> None:
    games = [common_pb2.Game(game_id="a", title="A", genres=["Party"])]
    names = CatalogueNames(games)
    reader = SpanReader(names, this_year=2026)
    text = "drinking-game"
    said = reader.read([pb.Span(text=text, end=len(text), type=pb.SPAN_TYPE_CONTENT, polarity=REFUSED)])
    (party,) = reader.read([pb.Span(text="game night", end=10, type=pb.SPAN_TYPE_KIND, polarity=WANTED)])
    assert list(said[1].names) == list(party.names) == ["Party"]
    narrow_refusals(said, names, [party])
    assert said[0].condition.exclude_content
    assert not said[1].names
