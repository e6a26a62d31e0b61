"""A superlative asks about the list that was shown, or orders all games that have what is wished."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.message import Message
from services.gateway.conversation.replying.extremes import asks_of_the_list, by_superlative, first_of
from services.gateway.understanding.names import CatalogueNames

GAMES = [
    common_pb2.Game(game_id="long", title="Long", genres=["RPG"], year=2010, typical_hours=30),
    common_pb2.Game(game_id="short", title="Short", genres=["RPG"], year=2020, typical_hours=12),
    common_pb2.Game(game_id="race", title="Race", genres=["Racing"], year=2024, typical_hours=1),
]
RPG = Constraint(text="RPG", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED, names=["RPG"])


def message(text: str, *constraints: Constraint, act: pb.Act.ValueType = pb.ACT_REFINE) -> Message:
    return Message(text, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, act, constraints)


def test_a_question_without_a_kind_is_about_the_list() -> None:
    assert asks_of_the_list(message("and the longest?"), ["long", "short"])
    assert not asks_of_the_list(message("and the longest?"), [])
    assert not asks_of_the_list(message("what is the longest RPG?", RPG), ["long", "short"])
    assert not asks_of_the_list(message("something longer?"), ["long", "short"])


def test_games_of_the_kind_come_in_the_order_of_the_superlative() -> None:
    names = CatalogueNames(GAMES)
    length = Constraint(
        text="shortest",
        type=pb.SPAN_TYPE_LENGTH,
        polarity=pb.POLARITY_WANTED,
        condition=common_pb2.GameFilter(max_hours=10),
    )
    said, meant = by_superlative("the shortest RPG", [length, RPG], [], names, ())
    assert meant == ["short", "long"]
    # The shortest that there is takes longer than short games do: the bound would leave nothing.
    assert not said[0].condition.max_hours
    assert by_superlative("the shortest RPG", [length, RPG], [], names, {"short"})[1] == ["long"]
    assert by_superlative("the newest RPG", [RPG], [], names, ())[1] == ["short", "long"]


def test_the_longest_holds_on_until_another_length_is_said() -> None:
    names = CatalogueNames(GAMES)
    longest = Constraint(text="longest", type=pb.SPAN_TYPE_LENGTH, polarity=pb.POLARITY_WANTED)
    assert by_superlative("an RPG", [RPG], [longest], names, ())[1] == ["long", "short"]
    bound = Constraint(condition=common_pb2.GameFilter(min_hours=40))
    bound.MergeFrom(longest)
    # The longest there is left may be no long game.
    (kind, length), meant = by_superlative("an RPG", [RPG], [bound], names, ())
    assert (kind, meant) == (RPG, ["long", "short"])
    assert not length.condition.min_hours
    short = Constraint(text="under 5 hours", type=pb.SPAN_TYPE_LENGTH, polarity=pb.POLARITY_WANTED)
    assert by_superlative("under 5 hours", [short], [longest], names, ()) == ([short], [])
    like = Constraint(type=pb.SPAN_TYPE_ORDINAL, polarity=pb.POLARITY_LIKED, game_ids=["race"])
    assert by_superlative("like the second", [like], [longest], names, ()) == ([like], [])
    longest.text = "más largo"
    assert by_superlative("un RPG", [RPG], [longest], names, ()) == ([RPG], [])


def test_a_comparison_the_wrong_way_round_is_none() -> None:
    wrong = Constraint(text="longest", type=pb.SPAN_TYPE_LENGTH, polarity=pb.POLARITY_LESS)
    said, meant = by_superlative("the longest RPG", [wrong, RPG], [], CatalogueNames(GAMES), ())
    assert meant[0] == "long"
    assert said[0].polarity == pb.POLARITY_WANTED


def test_what_is_no_superlative_stays_as_it_is() -> None:
    assert by_superlative("a short RPG", [RPG], [], CatalogueNames(GAMES), ()) == ([RPG], [])


def test_what_is_asked_next_is_asked_of_the_one_that_was_named() -> None:
    names = CatalogueNames(GAMES)
    everything = [game.game_id for game in GAMES]
    assert first_of(everything, message("which is the longest?"), names) == ["long"]
    assert first_of(everything, message("which do you like?"), names) == everything
    assert first_of(everything[:2], message("which is the longest?"), names) == everything[:2]
