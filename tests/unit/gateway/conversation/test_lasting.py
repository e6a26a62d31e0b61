"""What of the wish so far a message leaves in force."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.lasting import is_fragment, what_lasts, without_a_child
from services.gateway.conversation.message import Message
from services.gateway.understanding.names import CatalogueNames

NAMES = CatalogueNames(
    [
        common_pb2.Game(game_id="a", title="A", genres=["Strategy", "Racing"], tags=["turn-based", "cozy"]),
        common_pb2.Game(game_id="b", title="B", genres=["Puzzle"]),
    ]
)
ON_PC = Constraint(text="pc", type=pb.SPAN_TYPE_PLATFORM, condition=common_pb2.GameFilter(platforms=["PC"]))


def kind(text: str, name: str, start: int = 0) -> Constraint:
    return Constraint(
        text=text, start=start, end=start + len(text), type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED, names=[name]
    )


STRATEGY = kind("strategy", "Strategy")


def lasting(
    text: str, *said: Constraint, act: pb.Act.ValueType = pb.ACT_NEW_WISH, is_guess: bool = False
) -> tuple[list[Constraint], str]:
    state = ConversationState(constraints=[STRATEGY, ON_PC], text="strategy on pc")
    message = Message(text, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, act, said, is_guess=is_guess)
    return what_lasts(state, message, NAMES)


def test_a_bare_kind_goes_on_with_the_wish() -> None:
    assert lasting("пошаговую", kind("пошаговую", "turn-based")) == ([STRATEGY, ON_PC], "strategy on pc")


def test_a_bare_genre_takes_the_place_of_another_and_leaves_the_platform() -> None:
    constraints, text = lasting("racing please", kind("racing", "Racing"))
    assert constraints == [ON_PC]
    assert "strategy" not in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("un truc cozy avec ça ?", kind("cozy", "cozy", 8)),
        ("something cozy maybe?", kind("cozy", "cozy", 10)),
        ("有没有cozy的", kind("cozy", "cozy", 3)),
    ],
)
def test_a_short_wish_for_a_theme_goes_on_with_the_genre_of_before(text: str, said: Constraint) -> None:
    assert lasting(text, said) == ([STRATEGY, ON_PC], "strategy on pc")


def test_a_genre_behind_a_preposition_is_added_where_some_game_has_both() -> None:
    assert lasting("de carreras", kind("carreras", "Racing", 3))[0] == [STRATEGY, ON_PC]
    assert lasting("carreras", kind("carreras", "Racing"))[0] == [ON_PC]
    assert lasting("de puzles", kind("puzles", "Puzzle", 3))[0] == [ON_PC]


def test_words_that_drop_the_wish_do_so_whatever_else_is_heard_in_them() -> None:
    said = kind("racing", "Racing", 11)
    for act, is_guess in ((pb.ACT_START_OVER, True), (pb.ACT_NEW_WISH, False)):
        assert lasting("forget it, racing", said, act=act, is_guess=is_guess) == ([], "")
    assert lasting("well then, racing", said, act=pb.ACT_START_OVER, is_guess=True)[0] == [ON_PC]


COZY = ("now I would like to play something cozy", kind("cozy", "cozy", 34))


def test_a_whole_sentence_is_a_wish_of_its_own_on_what_the_player_has() -> None:
    assert lasting(*COZY) == ([ON_PC], "")


def test_a_whole_sentence_that_tells_on_what_it_is_played_begins_anew() -> None:
    on_switch = Constraint(
        text="switch",
        start=43,
        end=49,
        type=pb.SPAN_TYPE_PLATFORM,
        condition=common_pb2.GameFilter(platforms=["Switch"]),
    )
    assert lasting(f"{COZY[0]} on switch", COZY[1], on_switch) == ([], "")


@pytest.mark.parametrize(
    "text",
    [
        "and something for the two of us that is cozy", "а что-нибудь такое, чтобы было cozy",
        "i had enough, make it cozy",
        "y que la siguiente esté en algo cozy", "a coś takiego, żeby było może cozy", "genug davon, mach es bitte cozy",
        "那有没有什么特别适合晚上的cozy", "もう飽きたからcozyなやつにしてください",
    ],
)  # fmt: skip
def test_what_is_joined_to_the_wish_goes_on_with_it_unless_it_names_another_genre(text: str) -> None:
    said = kind("cozy", "cozy", text.index("cozy"))
    assert lasting(text, said) == ([STRATEGY, ON_PC], "strategy on pc")
    assert STRATEGY not in lasting(text, kind("cozy", "Racing", text.index("cozy")))[0]


def test_a_wish_that_is_only_taken_for_a_new_one_goes_on() -> None:
    assert lasting(*COZY, is_guess=True) == ([STRATEGY, ON_PC], "strategy on pc")
    racing = kind("racing", "Racing", 34)
    assert lasting("now I would like to play something racing", racing, is_guess=True)[0] == [ON_PC]


def test_what_is_refused_and_how_many_are_asked_for_holds_on_as_years_do_not() -> None:
    no_horror = Constraint(text="horror", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_REFUSED, names=["Racing"])
    three = Constraint(text="three", type=pb.SPAN_TYPE_COUNT, polarity=pb.POLARITY_WANTED, number=3)
    old = Constraint(text="old", type=pb.SPAN_TYPE_YEARS, condition=common_pb2.GameFilter(max_year=1999))
    state = ConversationState(constraints=[STRATEGY, no_horror, three, old], text="strategy")
    said = Message(COZY[0], pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_NEW_WISH, [COZY[1]])
    assert what_lasts(state, said, NAMES) == ([no_horror, three], "")


def test_starting_over_leaves_nothing() -> None:
    assert lasting("racing", kind("racing", "Racing"), act=pb.ACT_START_OVER) == ([], "")


def test_starting_over_that_no_words_say_leaves_on_what_and_with_whom_somebody_plays() -> None:
    assert lasting("racing", kind("racing", "Racing"), act=pb.ACT_START_OVER, is_guess=True) == ([ON_PC], "")


def test_letters_of_scripts_without_spaces_count_for_a_third_of_a_word() -> None:
    assert is_fragment(
        Message("要赛车的", pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_NEW_WISH, [kind("赛车", "Racing", 1)])
    )
    long = "我今天晚上想跟朋友一起玩赛车"
    said = [kind("赛车", "Racing", 12)]
    assert not is_fragment(Message(long, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_NEW_WISH, said))


def of_a_child(text: str) -> list[pb.SpanType.ValueType]:
    """The types of what protects a child of five that a message leaves in force."""
    child = Constraint(text="she is 5", type=pb.SPAN_TYPE_AGE, condition=common_pb2.GameFilter(age=5))
    calm = Constraint(text="violence", type=pb.SPAN_TYPE_CONTENT, polarity=pb.POLARITY_REFUSED)
    state = ConversationState(constraints=[child, calm], text="a game for my daughter")
    said = Message(text, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_NEW_WISH, [kind("racing", "Racing")])
    return [each.type for each in what_lasts(state, said, NAMES)[0]]


def test_a_grown_up_is_not_held_to_what_protects_a_child() -> None:
    assert of_a_child("racing for me please, I would like that now") == []
    assert of_a_child("racing, now something for adults would be nice") == []


def test_what_protects_a_child_holds_on_through_a_new_wish() -> None:
    both = [pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_CONTENT]
    assert of_a_child("racing would be so much better than all of these") == both
    assert of_a_child("racing, could you find one like that for me") == both


def test_who_wishes_for_themselves_keeps_nothing_of_the_wish_for_a_child() -> None:
    child = Constraint(text="she is 5", type=pb.SPAN_TYPE_AGE, condition=common_pb2.GameFilter(age=5))
    tablet = Constraint(text="ipad", type=pb.SPAN_TYPE_PLATFORM, polarity=pb.POLARITY_WANTED)
    tablet.condition.platforms.append("Mobile")
    own = Constraint(text="I have a PS4", type=pb.SPAN_TYPE_PLATFORM, polarity=pb.POLARITY_WANTED)
    own.condition.platforms.append("PlayStation")
    together = Constraint(text="with her", type=pb.SPAN_TYPE_PLAYERS, condition=common_pb2.GameFilter(players=2))
    no_sales = Constraint(text="no purchases", type=pb.SPAN_TYPE_PRICE, polarity=pb.POLARITY_REFUSED)
    state = ConversationState(constraints=[child, STRATEGY, tablet, own, together, no_sales], text="strategy")
    racing = Message(
        "and racing for me, I'm 35", pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_REFINE, [kind("r", "Racing")]
    )
    assert what_lasts(state, racing, NAMES) == ([own], "")
    same = Message("and one for me, I'm 35", pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_REFINE, [])
    assert what_lasts(state, same, NAMES)[0] == [STRATEGY, tablet, own, no_sales]


def test_a_number_that_is_no_age_lifts_no_childs_age_and_not_ones_own() -> None:
    own = Constraint(text="мне 12", type=pb.SPAN_TYPE_AGE, condition=common_pb2.GameFilter(age=12))
    child = Constraint(text="she is 8", type=pb.SPAN_TYPE_AGE, condition=common_pb2.GameFilter(age=8))
    assert without_a_child([own], "стрелялку, мне 30 минут поиграть") == [own]
    assert without_a_child([child], "I'm 20 games in and bored, a shooter") == [child]
    assert without_a_child([own], "мне 35, стрелялку") == []
