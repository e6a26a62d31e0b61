"""A message as a reply: numbers corrected, parts of the wish given up, games compared with and turned down."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.message import Message
from services.gateway.conversation.reading.filters import joined
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.replying.giving_up import given_up
from services.gateway.conversation.turns.taking import take_turn
from services.gateway.conversation.turns.turn import Turn
from services.gateway.understanding.names import CatalogueNames

GAMES = [
    common_pb2.Game(game_id="old", title="Old", year=1995, genres=["Strategy"], platforms=["PC"], typical_hours=40),
    common_pb2.Game(game_id="mid", title="Mid", year=2005, genres=["Puzzle"], platforms=["Switch"], typical_hours=20),
    common_pb2.Game(game_id="new", title="New", year=2015, tags=["turn-based"], platforms=["PC"], typical_hours=10),
]
NAMES = CatalogueNames(GAMES)
READER = SpanReader(NAMES, this_year=2026)
WANTED, REFUSED, LIKED = pb.POLARITY_WANTED, pb.POLARITY_REFUSED, pb.POLARITY_LIKED
Marked = tuple[str, pb.SpanType.ValueType, pb.Polarity.ValueType]


def read(text: str, *marked: Marked) -> list[Constraint]:
    spans = []
    for said, span_type, polarity in marked:
        start = text.index(said)
        spans.append(pb.Span(start=start, end=start + len(said), text=said, type=span_type, polarity=polarity))
    return READER.read(spans)


STRATEGY = read("strategy", ("strategy", pb.SPAN_TYPE_KIND, WANTED))
ON_PC = read("PC", ("PC", pb.SPAN_TYPE_PLATFORM, WANTED))
NINETIES = read("the 90s", ("the 90s", pb.SPAN_TYPE_YEARS, WANTED))
FOR_THREE = read("three people", ("three people", pb.SPAN_TYPE_PLAYERS, WANTED))


def turn(
    text: str,
    *marked: Marked,
    before: list[Constraint],
    act: pb.Act.ValueType = pb.ACT_REFINE,
    intent: pb.Intent.ValueType = pb.INTENT_RECOMMEND,
) -> Turn:
    state = ConversationState(constraints=before, shown_game_ids=[game.game_id for game in GAMES], latest_count=3)
    return take_turn(state, Message(text, intent, pb.TOPIC_GAME, act, read(text, *marked)), NAMES)


def in_force(taken: Turn) -> list[str]:
    return [each.text for each in taken.state.constraints]


@pytest.mark.parametrize(
    "text",
    [
        "the platform doesn't matter any more",
        "платформа уже не важна",
        "die Plattform ist inzwischen egal",
        "la plataforma ya no importa",
        "la plateforme n'a plus d'importance",
        "a plataforma não importa mais",
        "platform artık önemli değil",
        "платформа вже не важлива",
        "platforma już nieważna",
        "平台无所谓了",
        "機種はもう何でもいい",
    ],
)
@pytest.mark.parametrize("intent", [pb.INTENT_RECOMMEND, pb.INTENT_SMALL_TALK, pb.INTENT_OFF_TOPIC])
def test_what_is_said_not_to_matter_is_given_up_and_the_rest_holds(text: str, intent: pb.Intent.ValueType) -> None:
    taken = turn(text, before=[*STRATEGY, *ON_PC], act=pb.ACT_CHAT, intent=intent)
    assert in_force(taken) == ["strategy"]
    assert taken.wants_games
    assert taken.act == pb.ACT_REFINE


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("it doesn't have to be on PC", ("PC", pb.SPAN_TYPE_PLATFORM, REFUSED)),
        ("необязательно на PC", ("PC", pb.SPAN_TYPE_PLATFORM, WANTED)),
        ("muss auch nicht am PC sein", ("PC", pb.SPAN_TYPE_PLATFORM, REFUSED)),
        ("scrap the PC", ("PC", pb.SPAN_TYPE_PLATFORM, REFUSED)),
    ],
)
def test_what_is_not_needed_is_neither_wanted_nor_refused(text: str, marked: Marked) -> None:
    assert in_force(turn(text, marked, before=[*STRATEGY, *ON_PC])) == ["strategy"]


def test_a_year_that_is_given_up_leaves_what_is_said_beside_it() -> None:
    text = "any year is fine, but turn-based"
    taken = turn(text, ("turn-based", pb.SPAN_TYPE_KIND, WANTED), before=[*STRATEGY, *NINETIES])
    assert in_force(taken) == ["strategy", "turn-based"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("older is fine too, puzzles even", "older"), ("можно и постарше", "постарше"),
        ("старые тоже подойдут", "старые"), ("darf auch älter sein", "älter"), ("ältere gehen auch", "ältere"),
        ("pueden ser más antiguos", "más antiguos"), ("plus vieux ça me va aussi", "plus vieux"),
        ("mais antigos também serve", "mais antigos"), ("daha eski de olur", "daha eski"),
        ("старіші теж підійдуть", "старіші"), ("starsze też mogą być", "starsze"), ("老一点也行", "老一点"),
        ("古いのでもいい", "古いの"),
    ],
)  # fmt: skip
def test_older_ones_that_are_fine_too_lift_the_first_year_and_are_not_asked_for(text: str, said: str) -> None:
    marked = (said, pb.SPAN_TYPE_YEARS, pb.POLARITY_LESS)
    since = read("since 2010", ("since 2010", pb.SPAN_TYPE_YEARS, WANTED))
    assert in_force(turn(text, marked, before=[*STRATEGY, *since])) == ["strategy"]
    (_, years) = turn(text, marked, before=[*STRATEGY, *NINETIES]).state.constraints
    assert (years.condition.min_year, years.condition.max_year) == (0, 1999)


def test_older_ones_that_are_fine_too_leave_the_last_year_whatever_else_is_refused() -> None:
    marked = [("horror", pb.SPAN_TYPE_KIND, pb.POLARITY_REFUSED), ("older", pb.SPAN_TYPE_YEARS, pb.POLARITY_LESS)]
    after = turn("no horror, older is fine too", *marked, before=[*STRATEGY, *NINETIES]).state.constraints
    assert [each.condition.max_year for each in after if each.type == pb.SPAN_TYPE_YEARS] == [1999]


@pytest.mark.parametrize("text", ["darf nicht länger sein", "no puede ser más largo", "nie może być dłuższe"])
def test_a_length_that_may_not_be_is_not_given_up(text: str) -> None:
    short = read("under 15 hours", ("under 15 hours", pb.SPAN_TYPE_LENGTH, WANTED))
    assert not given_up(text, [], short).any_in_force


@pytest.mark.parametrize(
    "text", ["puede ser más largo", "pode ser mais longo", "peut être plus long", "longer is fine"]
)
def test_a_length_that_is_fine_too_lifts_the_bound(text: str) -> None:
    short = read("under 15 hours", ("under 15 hours", pb.SPAN_TYPE_LENGTH, WANTED))
    assert not given_up(text, [], short).kept


def test_a_kind_is_dropped_by_a_name_that_nothing_marked() -> None:
    turn_based = read("turn-based", ("turn-based", pb.SPAN_TYPE_KIND, WANTED))
    assert in_force(turn("drop the turn based bit", before=[*STRATEGY, *turn_based])) == ["strategy"]


def test_what_was_not_in_force_is_refused_as_before() -> None:
    taken = turn("forget PC", ("PC", pb.SPAN_TYPE_PLATFORM, REFUSED), before=STRATEGY)
    assert joined(each.condition for each in taken.state.constraints).platforms == ["Switch"]


def test_the_age_of_a_child_is_not_given_up() -> None:
    child = read("my 6 year old", ("6 year old", pb.SPAN_TYPE_AGE, WANTED))
    assert in_force(turn("the age doesn't matter", before=[*child, *STRATEGY])) == ["6 year old", "strategy"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("no, for two, not three", (("two", pb.SPAN_TYPE_PLAYERS, WANTED), ("three", pb.SPAN_TYPE_PLAYERS, REFUSED))),
        ("não, pra dois, não três", (("dois", pb.SPAN_TYPE_COUNT, WANTED), ("três", pb.SPAN_TYPE_PLAYERS, REFUSED))),
        ("nie, dwóch, nie trzech", (("dwóch", pb.SPAN_TYPE_COUNT, WANTED), ("trzech", pb.SPAN_TYPE_COUNT, REFUSED))),
        ("на двоих, а не на троих", (("двоих", pb.SPAN_TYPE_PLAYERS, WANTED), ("троих", pb.SPAN_TYPE_PLAYERS, WANTED))),
        ("3人じゃなくて2人", (("3人", pb.SPAN_TYPE_PLAYERS, WANTED), ("2人", pb.SPAN_TYPE_PLAYERS, WANTED))),
    ],
)  # fmt: skip
def test_a_number_of_players_is_corrected(text: str, marked: tuple[Marked, ...]) -> None:
    taken = turn(text, *marked, before=[*STRATEGY, *FOR_THREE])
    condition = joined(each.condition for each in taken.state.constraints)
    assert condition.players == 2
    assert not condition.modes
    assert taken.count == 0


def test_another_number_of_players_takes_the_place_of_the_one_before() -> None:
    online = read("online for four", ("online for four", pb.SPAN_TYPE_PLAYERS, WANTED))
    taken = turn("for two", ("two", pb.SPAN_TYPE_PLAYERS, WANTED), before=online)
    condition = joined(each.condition for each in taken.state.constraints)
    assert condition.players == 2
    assert condition.modes == online[0].condition.modes
    alone = turn("alone after all", ("alone", pb.SPAN_TYPE_PLAYERS, WANTED), before=FOR_THREE)
    assert in_force(alone) == ["alone"]


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("shorter than the first", "first"),
        ("короче первой", "первой"),
        ("más corto que el primero", "primero"),
        ("plus court que le premier", "premier"),
        ("krótsze niż pierwsze", "pierwsze"),
        ("коротша за першу", "першу"),
        ("比第一个短的", "第一个"),
    ],
)
@pytest.mark.parametrize("act", [pb.ACT_ABOUT_SHOWN, pb.ACT_PICK, pb.ACT_REFINE])
def test_shorter_than_one_that_was_shown_asks_for_games_shorter_than_that(
    text: str, ordinal: str, act: pb.Act.ValueType
) -> None:
    taken = turn(text, (ordinal, pb.SPAN_TYPE_ORDINAL, LIKED), before=STRATEGY, act=act)
    assert taken.wants_games
    assert 39 < joined(each.condition for each in taken.state.constraints).max_hours < 40


def test_a_question_with_a_comparison_in_it_stays_one() -> None:
    text = "is the first shorter than the second?"
    marked = (("first", pb.SPAN_TYPE_ORDINAL, WANTED), ("second", pb.SPAN_TYPE_ORDINAL, WANTED))
    taken = turn(text, *marked, before=STRATEGY, act=pb.ACT_ABOUT_SHOWN, intent=pb.INTENT_GAME_QUESTION)
    assert not taken.wants_games
    assert list(taken.in_question) == ["old", "mid"]


def test_a_game_is_turned_down_for_something_else_of_which_the_rest_of_the_wish_holds() -> None:
    text = "not the second, a puzzle instead"
    marked = (("second", pb.SPAN_TYPE_ORDINAL, REFUSED), ("puzzle", pb.SPAN_TYPE_KIND, WANTED))
    taken = turn(text, *marked, before=[*STRATEGY, *ON_PC], act=pb.ACT_NEW_WISH)
    assert in_force(taken) == ["PC", "puzzle"]
    assert list(taken.state.rejected_game_ids) == ["mid"]
    assert taken.act == pb.ACT_REJECT_SHOWN


def test_what_is_named_instead_is_wanted_though_it_was_marked_as_refused() -> None:
    text = "第二个不要，换成puzzle"
    marked = (("第二个", pb.SPAN_TYPE_ORDINAL, REFUSED), ("puzzle", pb.SPAN_TYPE_KIND, REFUSED))
    taken = turn(text, *marked, before=ON_PC, act=pb.ACT_NEW_WISH)
    assert taken.state.constraints[-1].polarity == WANTED


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("the first two I know", (("first", pb.SPAN_TYPE_ORDINAL, REFUSED), ("two", pb.SPAN_TYPE_COUNT, REFUSED))),
        ("die ersten beiden kenn ich", (("ersten beiden", pb.SPAN_TYPE_ORDINAL, REFUSED),)),
    ],
)
def test_the_first_two_are_two_games_and_no_number_of_them(text: str, marked: tuple[Marked, ...]) -> None:
    taken = turn(text, *marked, before=STRATEGY, act=pb.ACT_REJECT_SHOWN)
    assert list(taken.state.rejected_game_ids) == ["old", "mid"]
    assert not any(each.type == pb.SPAN_TYPE_COUNT for each in taken.state.constraints)


def test_a_first_message_replies_to_nothing() -> None:
    text = "any year is fine, a strategy game"
    message = Message(
        text, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_NEW_WISH, read(text, ("strategy", pb.SPAN_TYPE_KIND, WANTED))
    )
    taken = take_turn(ConversationState(), message, NAMES)
    assert taken.act == pb.ACT_UNSPECIFIED
    assert in_force(taken) == ["strategy"]


@pytest.mark.parametrize("text", ["ya jugué al second", "already played the second", "second уже проходил"])
def test_who_has_played_the_one_that_is_pointed_at_turns_it_down(text: str) -> None:
    taken = turn(text, ("second", pb.SPAN_TYPE_ORDINAL, WANTED), before=STRATEGY, act=pb.ACT_PICK)
    assert (taken.act, taken.wants_games) == (pb.ACT_REJECT_SHOWN, True)
    assert list(taken.state.rejected_game_ids) == ["mid"]


def test_a_game_that_is_compared_with_is_not_turned_down() -> None:
    text = "比第一个短的"
    marked = (("第一个", pb.SPAN_TYPE_ORDINAL, REFUSED), ("短", pb.SPAN_TYPE_LENGTH, pb.POLARITY_LESS))
    taken = turn(text, *marked, before=STRATEGY)
    assert list(taken.state.rejected_game_ids) == []
    assert joined([each.condition for each in taken.state.constraints]).max_hours == pytest.approx(39.6)


@pytest.mark.parametrize(
    ("said", "polarity"),
    [
        ("70", WANTED), ("grandma", WANTED), ("18+", WANTED), ("18", WANTED), ("R18", WANTED), ("babies", REFUSED),
        ("18", REFUSED), ("12", REFUSED),
    ],
)  # fmt: skip
def test_no_age_but_that_of_a_child_takes_the_place_of_a_childs(said: str, polarity: pb.Polarity.ValueType) -> None:
    child = read("8 years", ("8 years", pb.SPAN_TYPE_AGE, WANTED))
    taken = turn(f"strategy, {said}", (said, pb.SPAN_TYPE_AGE, polarity), before=child)
    assert joined(each.condition for each in taken.state.constraints).age == 8


def test_a_rating_corrects_no_age_of_a_child_and_a_birthday_does() -> None:
    child = read("8 years", ("8 years", pb.SPAN_TYPE_AGE, WANTED))
    for text, said, age in (
        ("actually strategy 18+", "18+", 8),
        ("actually, adults only", "adults only", 8),
        ("sorry, she is 18, not 8", "18", 18),
    ):
        taken = turn(text, (said, pb.SPAN_TYPE_AGE, WANTED), before=child)
        assert joined(each.condition for each in taken.state.constraints).age == age
        assert taken.keeps_to_age == (8 if age == 8 else 0)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("middle", ["mid"]),
        ("last two", ["mid", "new"]),
        ("second to last", ["mid"]),
        ("all of them", ["old", "mid", "new"]),
    ],
)
def test_places_that_the_list_tells_are_those_games(said: str, meant: list[str]) -> None:
    taken = turn(f"not the {said}", (said, pb.SPAN_TYPE_ORDINAL, REFUSED), before=STRATEGY, act=pb.ACT_REJECT_SHOWN)
    assert list(taken.state.rejected_game_ids) == meant


def test_both_of_three_are_none_that_can_be_told() -> None:
    taken = turn("both", ("both", pb.SPAN_TYPE_ORDINAL, WANTED), before=STRATEGY, act=pb.ACT_PICK)
    assert [each.unmatched for each in taken.said] == [True]


@pytest.mark.parametrize(
    "text", ["ok nein doch switch", "no no, on switch", "нет, всё-таки switch", "no, mejor switch"]
)
def test_another_platform_behind_a_mere_no_takes_the_place_of_the_one_in_force(text: str) -> None:
    on_pc = read("on PC", ("PC", pb.SPAN_TYPE_PLATFORM, WANTED))
    taken = turn(text, ("switch", pb.SPAN_TYPE_PLATFORM, REFUSED), before=on_pc)
    assert joined(each.condition for each in taken.state.constraints).platforms == ["Switch"]
    refused = turn("not on switch", ("switch", pb.SPAN_TYPE_PLATFORM, REFUSED), before=on_pc)
    assert joined(each.condition for each in refused.state.constraints).platforms == ["PC"]


@pytest.mark.parametrize("polarity", [WANTED, REFUSED])
def test_the_name_of_a_side_that_does_not_matter_is_no_kind(polarity: pb.Polarity.ValueType) -> None:
    said = Constraint(text="platforma", end=9, type=pb.SPAN_TYPE_KIND, polarity=polarity, names=["Platformer"])
    message = Message("platforma nieistotna", pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_REFINE, [said])
    for before in ([*STRATEGY, *ON_PC], STRATEGY):
        state = ConversationState(constraints=before, shown_game_ids=["old"], latest_count=1)
        assert in_force(take_turn(state, message, NAMES)) == ["strategy"]
