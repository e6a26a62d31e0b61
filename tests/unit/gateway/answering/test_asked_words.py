"""Questions in words of their own: whether a game is here, needs a network, upsets, is for adults; two at once."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.answers import answered
from services.gateway.answering.asked_words import asks_for_a_network, asks_whether_it_is_here
from services.gateway.answering.attributes import Attribute
from services.gateway.answering.game_question import GameQuestion

SINGLE = common_pb2.PLAY_MODE_SINGLE_PLAYER
FEZ = common_pb2.Game(
    game_id="fez",
    title="Fez",
    developer="Polytron",
    genres=["Puzzle"],
    modes=[SINGLE],
    max_players=1,
    platforms=["PC", "Switch"],
    minimum_age=3,
    typical_hours=6,
    content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_NOTHING],
    price_model=common_pb2.PRICE_MODEL_PREMIUM,
)
DUEL = common_pb2.Game(
    game_id="duel",
    title="Duel",
    developer="Arena",
    genres=["Shooter"],
    modes=[common_pb2.PLAY_MODE_ONLINE_VERSUS],
    max_players=8,
    minimum_age=16,
    content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_GORE],
    price_model=common_pb2.PRICE_MODEL_FREE_TO_PLAY,
)
OFFLINE = Constraint(
    text="offline",
    type=pb.SPAN_TYPE_DEVICE,
    polarity=pb.POLARITY_WANTED,
    condition=common_pb2.GameFilter(modes=[SINGLE], offline=True),
)


def told(text: str, *games: common_pb2.Game, said: Constraint | None = None) -> str:
    question = GameQuestion(text, "", games, [said] if said else [], shown=games)
    return " ".join(each.text for each in answered("en", question))


@pytest.mark.parametrize(
    "rest",
    [
        "do you have ?",
        "есть?",
        "у вас есть ?",
        "hast du ?",
        "¿tienes ?",
        "t'as ?",
        "vocês têm ?",
        "var mı sizde",
        "у вас є ?",
        "masz ?",
        "有吗",
        "ある？",
    ],
)
def test_whether_a_game_is_here_is_answered_with_yes(rest: str) -> None:
    assert asks_whether_it_is_here(rest)
    assert told(f"Fez {rest}", FEZ).startswith("Yes: Fez. Fez: puzzle")


@pytest.mark.parametrize("rest", ["есть покороче?", "do you have a shorter one?", "有便宜的吗", "?", "masz coś innego"])
def test_who_asks_for_more_than_a_name_does_not_ask_whether_it_is_here(rest: str) -> None:
    assert not asks_whether_it_is_here(rest)


def test_whether_it_can_be_played_offline_is_told_by_the_modes() -> None:
    assert told("can I play Fez offline?", FEZ, said=OFFLINE) == "Yes. Fez: for one player."
    assert told("can I play Duel offline?", DUEL, said=OFFLINE).startswith("No, not as far as I know. Duel: ")
    bare = common_pb2.Game(game_id="bare", title="Bare")
    assert told("can I play Bare offline?", bare, said=OFFLINE) == "I do not know that about Bare."


@pytest.mark.parametrize(
    "text",
    ["does it need internet", "ему нужен интернет?", "braucht man Internet?", "¿necesita conexión?",
     "il faut internet ?", "precisa de internet?", "internet gerekiyor mu", "потрібен інтернет?", "wymaga internetu?",
     "要联网吗", "ネット必須？"],
)  # fmt: skip
def test_whether_it_needs_a_network_is_answered_with_yes_or_no(text: str) -> None:
    assert asks_for_a_network(text)
    assert told(text, FEZ) == "No, not as far as I know. Fez: for one player."
    assert told(text, DUEL) == "Yes. Duel: for up to 8 players, online."


def test_whether_one_can_play_alone_is_answered_by_that_mode() -> None:
    several = common_pb2.Game(game_id="s", title="Siege", modes=[SINGLE, common_pb2.PLAY_MODE_ONLINE_VERSUS])
    several.max_players = 8
    condition = common_pb2.GameFilter(modes=[SINGLE])
    alone = Constraint(text="alone", type=pb.SPAN_TYPE_PLAYERS, polarity=pb.POLARITY_WANTED, condition=condition)
    assert told("can it be played alone?", several, said=alone) == "Yes. Siege: playable solo."
    assert told("can it be played alone?", FEZ, said=alone) == "Yes. Fez: for one player."
    assert told("can it be played alone?", DUEL, said=alone).startswith("No, not as far as I know. Duel: ")


def test_whether_a_game_is_of_some_years_is_answered_with_its_year() -> None:
    portal = common_pb2.Game(game_id="p", title="Portal", year=2007)

    def years(least: int = 0, most: int = 0) -> Constraint:
        bounds = common_pb2.GameFilter(min_year=least, max_year=most)
        return Constraint(text="that year", type=pb.SPAN_TYPE_YEARS, polarity=pb.POLARITY_WANTED, condition=bounds)

    older = years(most=2009)
    assert told("is Portal older than that year?", portal, said=older) == "Yes. Portal: from 2007."
    newer = years(least=2010)
    assert told("is Portal newer than that year?", portal, said=newer).startswith("No, not as far as I know. Portal:")
    # Of no bound a year is told alone.
    assert "2007" in told("when is Portal from, that year?", portal, said=years())


@pytest.mark.parametrize(
    "text",
    [
        "is it realy out in that year, i thought it was older", "в каком году вышла, я думал раньше",
        "in welchem Jahr kam das echt raus?", "¿de verdad salió en ese año?", "ça date vraiment de cette année ?",
    ],
)  # fmt: skip
def test_who_doubts_a_year_is_told_it(text: str) -> None:
    assert "2007" in told(text, common_pb2.Game(game_id="p", title="Portal", year=2007))


def test_warnings_tell_all_that_a_game_shows() -> None:
    assert told("any trigger warnings for Duel?", DUEL) == "Duel contains this: gore. Duel: from age 16."
    assert told("content warnings of Fez", FEZ).startswith("As far as I know, Fez contains nothing of the kind.")


def test_for_adults_asks_for_the_age() -> None:
    assert told("are these for adults?", FEZ, DUEL) == "Fez: from age 3. Duel: from age 16."


def test_two_questions_have_two_answers() -> None:
    assert told("von wem ist das und was kostets", FEZ) == (
        "Fez was made by Polytron. I do not know what Fez costs, only this: bought once."
    )
    scary = Constraint(text="straszna", type=pb.SPAN_TYPE_CONTENT, polarity=pb.POLARITY_WANTED)
    said = told("straszna bardzo? ile trwa", FEZ, said=scary)
    assert "contains nothing of the kind" in said
    assert said.endswith("Fez: about 6 hours.")


def test_which_consoles_asks_for_all_of_them_and_once() -> None:
    consoles = Constraint(text="consoles", type=pb.SPAN_TYPE_PLATFORM, names=["Switch", "Xbox"])
    assert told("combien de joueurs et sur quelles consoles pour Fez ?", FEZ, said=consoles) == (
        "Fez: for one player. Fez is available on PC and Switch."
    )


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("та что на скок человек", Attribute.PLAYERS),
        ("на скока часов?", Attribute.LENGTH),
        ("kto razrabotchik?", Attribute.DEVELOPER),
        ("a pochemu?", Attribute.WHY),
        ("bunları kim yaptı", Attribute.DEVELOPER),
        ("para ödüyor muyuz", Attribute.PRICE),
        ("на чём есть?", Attribute.PLATFORMS),
        ("i finished another twice. who made it", Attribute.DEVELOPER),
        ("does it have microtransactions? he spends too much already", Attribute.PRICE),
    ],
)
def test_clipped_words_other_letters_and_what_is_said_behind_hide_no_question(text: str, asked: Attribute) -> None:
    assert GameQuestion(text, "", [FEZ]).asked()[:1] == [asked]


def test_what_languages_a_game_has_does_not_ask_for_its_length() -> None:
    assert "hours" not in told("what languages does Fez support", FEZ)


def test_who_asks_about_a_game_hears_that_it_has_what_they_refused() -> None:
    gore = Constraint(
        text="gore",
        type=pb.SPAN_TYPE_CONTENT,
        polarity=pb.POLARITY_REFUSED,
        condition=common_pb2.GameFilter(exclude_content=[common_pb2.CONTENT_DESCRIPTOR_GORE]),
    )
    for game, is_told in ((DUEL, True), (FEZ, False), (common_pb2.Game(game_id="b", title="B", genres=["RPG"]), False)):
        question = GameQuestion(f"what about {game.title}?", "", [game], constraints=[gore])
        said = [each.text for each in answered("en", question)]
        assert ("Mind that you did not want this: “gore”." in said) is is_told
