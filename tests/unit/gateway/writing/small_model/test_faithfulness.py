"""A sentence of a small model about a game passes only when it tells what is known of the game."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.writing.small_model.faithfulness import Faithfulness

GAME = common_pb2.Game(
    title="Inside",
    genres=["Puzzle"],
    tags=["dark"],
    summary="A boy in red slips past dogs and searchlights through an unsettling silent experiment.",
)
EXAMPLES = ["Last Tram Home is about three friends who race through a city of robots to catch the last tram."]


@pytest.mark.parametrize(
    "text",
    [
        "is about a boy in red who slips past dogs and searchlights through an unsettling silent experiment.",
        "is a dark puzzle about a boy in red who slipped past the dogs.",
        "is a puzzle about a boy in red slipping through an unsettling silent experiment.",
    ],
)
def test_other_forms_of_the_words_and_less_of_them_are_faithful(text: str) -> None:
    assert Faithfulness(GAME, EXAMPLES).objection(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("lets you play as a giant squid.", "NOT_IN_FACTS"),
        ("is a boy who meets wizards and flies over mountains.", "NOT_IN_FACTS"),
        ("is a fun game.", "NOT_IN_FACTS"),
        ("is about a silent experiment to catch the last dog.", "COPIED_EXAMPLE"),
        ("is about dogs that race through a city.", "COPIED_EXAMPLE"),
        ("is a puzzle-puzzle-puzzle about dogs.", "REPETITION"),
        ("MAGICSTONES slips past dogs through a silent experiment.", "NOT_IN_FACTS"),
        ("lets you dogs and searchlights slip past.", "BROKEN"),
        ("lets you slipping past dogs and searchlights.", "BROKEN"),
        ("is a silent experiment past dogs in a silent experiment.", "REPETITION"),
    ],
)
def test_what_is_invented_copied_or_stammered_is_not(text: str, reason: str) -> None:
    examples = [*EXAMPLES, "Run to catch the last tram."]
    assert Faithfulness(GAME, examples).objection(text) == reason


def test_words_of_an_example_that_the_summary_has_as_well_are_the_games_own() -> None:
    game = common_pb2.Game(title="Tram", summary="Race through a city of robots with two brothers.")
    text = "lets you race through a city of robots with two brothers."
    assert Faithfulness(game, EXAMPLES).objection(text) is None


@pytest.mark.parametrize(
    ("summary", "text"),
    [
        (
            "A widower summoned by an impossible letter wanders a misty town that mirrors his guilt.",
            "lets you walk a widower summoned by an impossible letter wandering a misty town that mirrors his guilt.",
        ),
        (
            "A hallucinating engineer tears through a panicking city, pinning foes with their own limbs.",
            "lets you tear through a panicking city, pinning foes with your own limbs.",
        ),
        (
            "Harvest spice, raise a desert base and mass tanks while giant worms swallow vehicles.",
            "lets you harvest spice, raise a desert base and mass tanks and swallow vehicles.",
        ),
        (
            "Orc captains remember, taunt and rise after killing you, making every feud a personal one.",
            "lets you remember, taunt and rise after killing you, making every feud a personal one.",
        ),
        (
            "A wobbly robot climbs hand over hand up a giant plant it steers into the sky.",
            "lets you climb a giant plant up a wobbly robot.",
        ),
        (
            "A girl on a Spanish island photographs birds and petitions neighbours to save a reserve.",
            "lets you photograph birds and petitions neighbours.",
        ),
        (
            "Watch cameras and ration door power as pizzeria mascots edge closer at night.",
            "lets you watch cameras and ration door power as pizzerias edge closer at night.",
        ),
        (
            "Get lost in a staggeringly large kingdom of generated towns, joining guilds and dodging debts.",
            "lets you get lost in a kingdom of generated towns in a game of dodging debts.",
        ),
        (
            "Drag machine learning blocks together to translate what your cat is saying.",
            "lets you learn by using your cat as a machine learning block.",
        ),
    ],
    ids=[
        *("a verb of its own", "what others have", "what others do", "what several do", "who on whom"),
        *("a verb in another form", "a word left out", "parts in another way", "words in another order"),
    ],
)
def test_who_does_what_is_not_mixed_up(summary: str, text: str) -> None:
    game = common_pb2.Game(game_id="g", title="Game", genres=["Horror"], summary=summary)
    assert Faithfulness(game, EXAMPLES).objection(text) == "NOT_IN_FACTS"


@pytest.mark.parametrize(
    ("summary", "text"),
    [
        (
            "Fight out of the underworld with blessings from quarrelling relatives, dying home to fresh gossip.",
            "is a roguelike that lets you fight out of the underworld with blessings from quarrelling relatives.",
        ),
        (
            "Fight out of the underworld with blessings from quarrelling relatives, dying home to fresh gossip.",
            "lets you fight out of the underworld, dying home to fresh gossip.",
        ),
        (
            "Watch cameras and ration door power as mascots edge closer at night.",
            "lets you watch cameras as mascots edge closer.",
        ),
    ],
)
def test_whole_parts_may_be_left_out(summary: str, text: str) -> None:
    game = common_pb2.Game(game_id="g", title="Game", genres=["Roguelike"], summary=summary)
    assert Faithfulness(game, EXAMPLES).objection(text) is None


@pytest.mark.parametrize(
    ("title", "told", "titles_at"),
    [
        ("Kingdom", "Kingdoms lets you ride left and right dropping coins to raise walls.", ()),
        ("Kingdom", "Kingdom: Kings lets you ride left and right dropping coins to raise walls.", ()),
        ("Kingdom", " : Kingdoms lets you ride left and right dropping coins to raise walls.", (0,)),
    ],
)
def test_a_name_gone_wrong_does_not_stand_for_the_game(title: str, told: str, titles_at: tuple[int, ...]) -> None:
    game = common_pb2.Game(title=title, summary="Ride left and right dropping coins to raise walls.")
    assert Faithfulness(game, EXAMPLES).objection(told, titles_at, ("kingdom",) * len(titles_at)) == "MISNAMED"


@pytest.mark.parametrize(
    ("told", "titles_at"),
    [
        ("  lets you ride left and right dropping coins to raise walls.", (0,)),
        ("lets you ride left and right dropping coins to raise walls.", ()),
        ("Kingdom lets you ride left and right dropping coins to raise walls.", ()),
    ],
)
def test_the_game_itself_or_its_short_name_may_stand_first(told: str, titles_at: tuple[int, ...]) -> None:
    game = common_pb2.Game(title="Kingdom: Two", summary="Ride left and right dropping coins to raise walls.")
    assert Faithfulness(game, EXAMPLES).objection(told, titles_at, ("kingdom",) * len(titles_at)) is None


@pytest.mark.parametrize(
    ("summary", "text", "reason"),
    [
        (
            "Time moves only as you do, turning gunfights into chess.",
            "lets you time moves only as you do, turning gunfights into chess.",
            "NOT_IN_FACTS",
        ),
        (
            "Spend an hour on the costume, then leap between rooftops punching street gangs.",
            "lets you spend an hour on the costume, then leaping between rooftops punching street gangs.",
            "BROKEN",
        ),
    ],
)
def test_what_falls_out_of_its_grammar_is_not_said(summary: str, text: str, reason: str) -> None:
    assert Faithfulness(common_pb2.Game(title="Game", summary=summary), EXAMPLES).objection(text) == reason
