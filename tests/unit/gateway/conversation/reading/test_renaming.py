"""What names in a message mean by the words around them."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.renaming import (
    as_a_series,
    as_company,
    as_played,
    by_its_maker,
    of_its_makers,
    of_whole_names,
)
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

GAMES = [
    common_pb2.Game(
        game_id="doom", title="Doom", developer="Nintendo", platforms=["Nintendo", "PC"], tags=["story rich", "co-op"]
    ),
    common_pb2.Game(game_id="doom-eternal", title="Doom Eternal", developer="FromSoftware"),
]
NAMES = CatalogueNames(GAMES)
READER = SpanReader(NAMES, this_year=2026)


def read(text: str, said: str, span_type: pb.SpanType.ValueType) -> Constraint:
    start = text.index(said)
    span = pb.Span(start=start, end=start + len(said), text=said, type=span_type, polarity=pb.POLARITY_WANTED)
    return READER.read([span])[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("games by nintendo", "nintendo"),
        ("игры от нинтендо", "нинтендо"),
        ("juegos de nintendo", "nintendo"),
        ("任天堂出的游戏", "任天堂"),
        ("任天堂のゲーム", "任天堂"),
    ],
)
def test_games_by_a_maker_of_consoles_are_made_by_it(text: str, said: str) -> None:
    made = by_its_maker(text, read(text, said, pb.SPAN_TYPE_PLATFORM), READER)
    assert (made.type, list(made.names)) == (pb.SPAN_TYPE_DEVELOPER, ["Nintendo"])


def test_games_on_consoles_of_a_maker_are_on_these() -> None:
    text = "something on nintendo"
    assert by_its_maker(text, read(text, "nintendo", pb.SPAN_TYPE_PLATFORM), READER).type == pb.SPAN_TYPE_PLATFORM


@pytest.mark.parametrize(("text", "said"), [("no Doom games", "Doom"), ("the Doom series", "Doom")])
def test_games_of_a_name_are_all_of_its_series(text: str, said: str) -> None:
    series = as_a_series(text, read(text, said, pb.SPAN_TYPE_TITLE), READER)
    assert list(series.game_ids) == ["doom", "doom-eternal"]


@pytest.mark.parametrize(
    ("text", "polarity", "ids"),
    [
        ("is Doom good", pb.POLARITY_WANTED, ["doom"]),
        ("like Doom", pb.POLARITY_LIKED, ["doom", "doom-eternal"]),
        ("shorter than Doom", pb.POLARITY_LIKED, ["doom"]),
    ],
)
def test_a_title_is_its_series_where_others_like_it_are_wanted_and_one_game_else(
    text: str, polarity: pb.Polarity.ValueType, ids: list[str]
) -> None:
    title = read(text, "Doom", pb.SPAN_TYPE_TITLE)
    title.polarity = polarity
    assert list(as_a_series(text, title, READER).game_ids) == ids


@pytest.mark.parametrize(
    "text",
    ["by the makers of Doom", "from the studio behind Doom", "от создателей Doom", "від авторів Doom",
     "von den Machern von Doom", "vom Studio hinter Doom", "de los creadores de Doom", "du studio de Doom",
     "dos criadores de Doom", "od twórców Doom", "Doom yapımcılarından bir oyun", "Doom的制作组", "Doomの開発元"],
)  # fmt: skip
def test_the_makers_of_a_game_are_its_studio_and_the_game_is_not_meant(text: str) -> None:
    made = of_its_makers(text, read(text, "Doom", pb.SPAN_TYPE_TITLE), READER)
    assert (made.type, made.polarity) == (pb.SPAN_TYPE_DEVELOPER, pb.POLARITY_WANTED)
    assert "Nintendo" in made.names
    assert "doom" in made.condition.exclude_game_ids


@pytest.mark.parametrize("text", ["Doom ograne", "Doom już przeszedłem", "Doom hab ich durchgespielt", "Doom玩过了"])
def test_a_game_that_has_been_played_is_not_wished_for(text: str) -> None:
    assert as_played(text, read(text, "Doom", pb.SPAN_TYPE_TITLE), READER).polarity == pb.POLARITY_REFUSED


def test_a_studio_that_is_spoken_of_beside_a_title_makes_nothing() -> None:
    text = "I like the studio, and Doom"
    assert of_its_makers(text, read(text, "Doom", pb.SPAN_TYPE_TITLE), READER).type == pb.SPAN_TYPE_TITLE


@pytest.mark.parametrize("said", ["双人", "two-player"])
def test_a_kind_for_so_many_is_told_by_the_players(said: str) -> None:
    told = as_company(read(said, said, pb.SPAN_TYPE_KIND), READER)
    assert (told.type, told.condition.players) == (pb.SPAN_TYPE_PLAYERS, 2)


def test_a_part_of_the_name_of_a_kind_is_read_as_the_whole_name() -> None:
    text = "avec un bon scénar"
    read_again = of_whole_names(text, [read(text, "scénar", pb.SPAN_TYPE_KIND)], READER)
    assert [(each.text, list(each.names)) for each in read_again] == [("bon scénar", ["story rich"])]


def test_a_part_of_the_name_of_a_kind_without_spaces_is_read_as_the_whole_name() -> None:
    reader = SpanReader(CatalogueNames([common_pb2.Game(game_id="g", tags=["realistic"])]), this_year=2026)
    cut = pb.Span(start=4, end=5, text="拟", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_REFUSED)
    (whole,) = of_whole_names("赛车不要拟真"[1:], reader.read([cut]), reader)
    assert (whole.text, list(whole.names), whole.polarity) == ("拟真", ["realistic"], pb.POLARITY_REFUSED)


def test_a_studio_is_known_by_a_name_that_is_cut_short() -> None:
    assert NAMES.developers("fromsoft") == ["FromSoftware"]
    assert NAMES.developers_to_refuse("fromsoft") == ["FromSoftware"]
    # Spaces are as people like, and what any studio is called names none.
    assert NAMES.developers("from software") == NAMES.developers_to_refuse("from software") == ["FromSoftware"]
    assert not NAMES.developers_to_refuse("software")


def test_a_part_of_the_name_of_a_platform_is_no_kind() -> None:
    reader = SpanReader(
        CatalogueNames([common_pb2.Game(game_id="g", tags=["deckbuilding"], platforms=["PC"])]), this_year=2026
    )
    text = "decks, on a steam deck"
    kinds = [
        Constraint(text=text[start:end], start=start, end=end, type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED)
        for start, end in ((0, 5), (18, 22))
    ]
    assert [each.text for each in of_whole_names(text, kinds, reader)] == ["decks"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cyberpunka już przeszedłem", "cyberpunka"),
        ("i have played cyberpunk", "cyberpunk"),
        ("cyberpunk oynadım", "cyberpunk"),
        ("cyberpunk habe ich gespielt", "cyberpunk"),
        ("cyberpunkはもうやった", "cyberpunk"),
        ("cyberpunk已经通关", "cyberpunk"),
    ],
)
def test_a_game_that_was_played_is_no_kind(text: str, said: str) -> None:
    games = [common_pb2.Game(game_id="city", title="Cyberpunk 2077"), common_pb2.Game(game_id="b", tags=["cyberpunk"])]
    reader = SpanReader(CatalogueNames(games), this_year=2026)
    span = pb.Span(
        text=said, start=text.index(said), end=text.index(said) + len(said), type=pb.SPAN_TYPE_KIND,
        polarity=pb.POLARITY_REFUSED,
    )  # fmt: skip
    (kind,) = reader.read([span])
    played = as_played(text, kind, reader)
    assert (played.type, list(played.game_ids)) == (pb.SPAN_TYPE_TITLE, ["city"])
    assert as_played(f"no {said}", kind, reader) == kind


@pytest.mark.parametrize(
    ("text", "said", "game_ids"),
    [
        ("we finished both overcookeds", "overcookeds", ["one", "two"]),
        ("обе overcooked прошли", "overcooked", ["one", "two"]),
        ("j'ai fini les deux Overcooked", "Overcooked", ["one", "two"]),
        ("we finished Overcooked", "Overcooked", ["one"]),
        ("we finished both Overcooked and Hades", "Overcooked", ["one"]),
    ],
)
def test_both_games_of_a_name_are_all_of_its_series(text: str, said: str, game_ids: list[str]) -> None:
    games = [
        common_pb2.Game(game_id=each, title=title) for each, title in (("one", "Overcooked"), ("two", "Overcooked! 2"))
    ]
    reader = SpanReader(CatalogueNames(games), this_year=2026)
    start = text.index(said)
    span = pb.Span(text=said, start=start, end=start + len(said), type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_WANTED)
    assert list(as_a_series(text, reader.read([span])[0], reader).game_ids) == game_ids


def test_the_whole_title_of_a_game_is_no_series_of_those_that_only_hold_it() -> None:
    titles = ("Journey", "The Longest Journey", "Journey 2")
    reader = SpanReader(CatalogueNames([common_pb2.Game(game_id=each, title=each) for each in titles]), this_year=2026)
    assert set(reader.series("journey")) == {"Journey", "Journey 2"}


def test_a_fight_is_no_game_that_is_spelled_nearly_so() -> None:
    games = [common_pb2.Game(game_id="bastion", title="Bastion", genres=["Fighting"])]
    reader = SpanReader(CatalogueNames(games), this_year=2026)
    span = pb.Span(end=6, text="baston", type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_REFUSED)
    assert [list(each.names) for each in reader.read([span])][:1] == [["Fighting"]]


def test_what_stands_behind_a_la_is_a_title() -> None:
    reader = SpanReader(CatalogueNames([common_pb2.Game(game_id="anno", title="Anno 1800")]), this_year=2026)
    span = pb.Span(end=7, text="la Anno", type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED)
    assert [list(each.game_ids) for each in reader.read([span])] == [["anno"]]


@pytest.mark.parametrize("said", ["pvp", "пвп", "player versus player"])
def test_that_players_meet_to_fight_is_told_by_the_players(said: str) -> None:
    kind = Constraint(text=said, end=len(said), type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED)
    assert common_pb2.PLAY_MODE_ONLINE_VERSUS in as_company(kind, READER).condition.modes


def test_a_title_without_its_subtitle_is_no_series_of_titles_that_end_so() -> None:
    named = [
        common_pb2.Game(game_id="brothers", title="Brothers: A Tale of Two Sons"),
        common_pb2.Game(game_id="battle", title="Battle Brothers"),
    ]
    reader = SpanReader(CatalogueNames(named), this_year=2026)
    text = "something like Brothers"
    span = pb.Span(start=15, end=23, text="Brothers", type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED)
    assert list(as_a_series(text, reader.read([span])[0], reader).game_ids) == ["brothers"]
