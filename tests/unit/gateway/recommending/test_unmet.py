"""What gives way to a wish of now, what stands in for what lacks, and what is told of it, over real grpc."""

from __future__ import annotations

from typing import Any

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.relaxing import steps
from services.gateway.understanding.refusing.welcoming import is_only_welcome
from tests.fakes.gateway import FakeClassifier
from tests.support.answers import Answer
from tests.unit.gateway.conversation.test_conversation import REFUSED, WANTED, Meeting
from tests.unit.gateway.world import GONE, World, answer

KIND, YEARS, PRICE = pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_PRICE
SPANS = {
    **dict.fromkeys(("zombies", "racing", "space", "pirates", "puzzle", "horror"), (KIND, WANTED)),
    "before 1990": (YEARS, WANTED),
    "after 2015": (YEARS, WANTED),
    "in the year of the pig": (YEARS, WANTED),
    "free": (PRICE, WANTED),
    "under 5 hours": (pb.SPAN_TYPE_LENGTH, WANTED),
    "Switch": (pb.SPAN_TYPE_PLATFORM, WANTED),
    "6 year old": (pb.SPAN_TYPE_AGE, WANTED),
    "fighting": (KIND, WANTED),
    "blood": (pb.SPAN_TYPE_CONTENT, REFUSED),
    "nothing scary": (pb.SPAN_TYPE_CONTENT, REFUSED),
    "Tale 3": (pb.SPAN_TYPE_TITLE, pb.POLARITY_LIKED),
}
ACTS = {"another": pb.ACT_MORE}


def game(number: int, genre: str, *tags: str, **fields: Any) -> common_pb2.Game:
    told: dict[str, Any] = {"year": 2020, "platforms": ["PC"], "price_model": common_pb2.PRICE_MODEL_PREMIUM}
    return common_pb2.Game(
        game_id=f"t{number}", title=f"Tale {number}", genres=[genre], tags=tags, **{**told, **fields}
    )


async def say(text: str, games: list[common_pb2.Game], after: Answer | None = None, **fields: Any) -> Answer:
    acts = {**ACTS, text: fields.pop("act", ACTS.get(text, pb.ACT_REFINE if after else pb.ACT_NEW_WISH))}
    told = World(classifier=FakeClassifier(spans=SPANS, acts=acts), recommender=Meeting(games))
    told.language_model.failure = GONE
    state = after.summary.state if after else None
    return await answer(told, text, **{"limit": 2, "state": state, "language": "en", **fields})


def constraint(span_type: pb.SpanType.ValueType, text: str, whole: str = "", **fields: Any) -> Constraint:
    start = whole.find(text) if whole else 0
    return Constraint(text=text, type=span_type, polarity=WANTED, start=start, end=start + len(text), **fields)


def test_what_was_said_before_is_given_up_before_what_is_said_now() -> None:
    short = constraint(pb.SPAN_TYPE_LENGTH, "short", condition=common_pb2.GameFilter(max_hours=5))
    years = constraint(YEARS, "before 1990", condition=common_pb2.GameFilter(max_year=1989))
    players = constraint(pb.SPAN_TYPE_PLAYERS, "two", condition=common_pb2.GameFilter(players=2))
    switch = constraint(pb.SPAN_TYPE_PLATFORM, "Switch", condition=common_pb2.GameFilter(platforms=["Switch"]))
    assert steps([switch, players, years, short], [short]) == [[years], [short], [players], [switch]]
    assert steps([switch, players, years, short]) == [[short], [years], [players], [switch]]


def test_what_the_answer_before_lacked_is_given_up_first() -> None:
    years = constraint(YEARS, "before 1990", condition=common_pb2.GameFilter(max_year=1989))
    players = constraint(pb.SPAN_TYPE_PLAYERS, "two", condition=common_pb2.GameFilter(players=2))
    switch = constraint(pb.SPAN_TYPE_PLATFORM, "Switch", condition=common_pb2.GameFilter(platforms=["Switch"]))
    assert steps([switch, players, years], [years], lacked=[switch]) == [[switch], [years], [players]]


@pytest.mark.parametrize(
    ("text", "welcome", "firm"),
    [
        ("a horror game, free if possible", "free", "horror"),
        ("хоррор, желательно бесплатный", "бесплатный", "хоррор"),
        ("ein Horrorspiel, am besten kostenlos", "kostenlos", "Horrorspiel"),
        ("uno de terror, gratis si puede ser", "gratis", "terror"),
        ("un jeu d'horreur, gratuit si possible", "gratuit", "horreur"),
        ("jogo de terror, de graça se der", "de graça", "terror"),
        ("korku oyunu, mümkünse ücretsiz", "ücretsiz", "korku"),
        ("горор, бажано безкоштовний", "безкоштовний", "горор"),
        ("horror, najlepiej darmowy", "darmowy", "horror"), ("恐怖游戏，最好免费", "免费", "恐怖"),
        ("ホラーゲーム、できれば無料", "無料", "ホラー"),
    ],
)  # fmt: skip
def test_what_would_only_be_welcome_is_told_from_a_condition_in_eleven_languages(
    text: str, welcome: str, firm: str
) -> None:
    free = constraint(PRICE, welcome, text, condition=common_pb2.GameFilter(max_hours=1))
    assert is_only_welcome(text, free)
    assert not is_only_welcome(text, constraint(KIND, firm, text))
    years = constraint(YEARS, "other", condition=common_pb2.GameFilter(max_year=1989))
    assert steps([free, years], [free, years], text) == [[free], [years]]


@pytest.mark.parametrize(
    ("text", "said"), [("racing, on Switch if possible", "Switch"), ("想玩策略游戏，手机能玩最好", "手机")]
)
def test_a_machine_that_would_only_be_welcome_goes_before_what_holds(text: str, said: str) -> None:
    machine = constraint(pb.SPAN_TYPE_PLATFORM, said, text, condition=common_pb2.GameFilter(platforms=["Switch"]))
    years = constraint(YEARS, "other", condition=common_pb2.GameFilter(max_year=1989))
    assert steps([machine, years], [machine, years], text) == [[machine], [years]]
    assert steps([machine, years], [years], text) == [[years], [machine]]


async def test_an_older_length_gives_way_to_the_kind_that_is_wished_for_now_and_a_time_does_not() -> None:
    games = [
        game(0, "Racing", year=2018, typical_hours=3),
        game(1, "Zombies", year=2005, typical_hours=30),
        game(2, "Racing", year=2019, typical_hours=4),
    ]
    got = await say("zombies", games, await say("under 5 hours", games, limit=1))
    assert got.game_ids[0] == "t1"
    assert [each.text for each in got.recommendations.relaxed] == ["under 5 hours"]
    assert "“under 5 hours”" in got.text
    for later in (
        await say("zombies", games, await say("after 2015", games, limit=1)),
        await say("zombies after 2015", games),
    ):
        assert "t1" not in later.game_ids
        assert [each.text for each in later.recommendations.relaxed] == ["zombies"]


async def test_what_is_only_welcome_gives_way_to_a_kind_of_the_same_message() -> None:
    free = common_pb2.PRICE_MODEL_FREE_TO_PLAY
    games = [game(1, "Zombies"), game(0, "Racing", price_model=free)]
    assert (await say("zombies, free if possible", games)).game_ids[0] == "t1"
    assert (await say("free zombies", games)).game_ids == ["t0"]


async def test_what_gave_way_to_a_kind_does_so_for_another_of_it() -> None:
    free = common_pb2.PRICE_MODEL_FREE_TO_PLAY
    games = [game(1, "Zombies"), game(2, "Zombies"), game(0, "Racing", price_model=free)]
    first = await say("zombies, free if possible", games, limit=1)
    got = await say("another", games, first, limit=1)
    assert (first.game_ids, got.game_ids) == (["t1"], ["t2"])
    assert "“free”" in first.text
    assert "“free”" in got.text
    assert first.text.split(".")[1] != got.text.split(".")[0]


async def test_an_older_price_holds_whatever_kind_the_conversation_is_about() -> None:
    free = common_pb2.PRICE_MODEL_FREE_TO_PLAY
    games = [
        game(0, "Zombies", price_model=free),
        game(1, "Zombies", platforms=["Switch"]),
        game(2, "Racing", platforms=["Switch"], price_model=free),
    ]
    got = await say("on Switch", games, await say("free zombies", games, limit=1), limit=1)
    assert got.game_ids == ["t2"]
    assert [each.text for each in got.recommendations.relaxed] == ["zombies"]


async def test_shown_games_that_meet_what_is_added_are_named_and_not_listed() -> None:
    games = [game(0, "Zombies", platforms=["Switch"]), game(1, "Zombies"), game(2, "Racing", platforms=["Switch"])]
    first = await say("zombies", games)
    got = await say("on Switch", games, first)
    assert got.game_ids == ["t2"]
    assert "From what came before, this fits as well: Tale 0. " in got.text
    assert "“zombies”" in got.text
    another = await say("another", games, await say("zombies", games, limit=1), limit=1)
    assert "came before" not in another.text
    assert "have seen" not in another.text


async def test_where_only_shown_games_meet_what_is_wished_others_are_to_be_like_them() -> None:
    games = [game(0, "Zombies", platforms=["Switch"]), game(1, "Zombies"), game(2, "Racing", platforms=["Switch"])]
    first = await say("zombies", games)
    told = World(classifier=FakeClassifier(spans=SPANS, acts={"on Switch": pb.ACT_REFINE}), recommender=Meeting(games))
    told.language_model.failure = GONE
    got = await answer(told, "on Switch", limit=2, state=first.summary.state, language="en")
    assert got.game_ids == ["t2"]
    assert [list(each.wish.game_ids) for each in told.recommender.requests][-2:] == [[], ["t0"]]


async def test_shown_games_that_fit_are_named_beside_new_ones_that_fit_as_well() -> None:
    games = [game(number, "Zombies", platforms=["Switch"]) for number in range(4)]
    got = await say("on Switch", games, await say("zombies", games))
    assert got.game_ids == ["t2", "t3"]
    assert "this fits as well: Tale 0 and Tale 1. " in got.text


async def test_what_no_game_has_is_told_with_every_answer_that_lacks_it() -> None:
    games = [game(number, "Racing") for number in range(9)] + [game(9, "Zombies", minimum_age=18)]
    rest = games[:9]
    first = await say("zombies", [*rest[:2], games[9]], limit=3)
    second = await say("another", games, first)
    assert "“zombies”" in second.text
    third = await say("another", games, second)
    assert [each.text for each in third.recommendations.relaxed] == ["zombies"]
    assert "“zombies”" in third.text
    assert third.text.split(".")[0] != second.text.split(".")[0]


MANY = [
    *(game(number, "Zombies", "survival") for number in range(4)),
    *(game(number, "Adventure", "survival") for number in range(4, 6)),
    *(game(number, "Sports") for number in range(6, 70)),
]


async def test_where_some_games_have_the_kind_those_with_nothing_near_it_are_left_out() -> None:
    shown = ConversationState(shown_game_ids=["t0", "t1", "t2"], latest_count=3, version=1)
    got = await answer(
        World(classifier=FakeClassifier(spans=SPANS), recommender=Meeting(MANY)), "zombies", limit=5, state=shown
    )
    # What is often survival lies beside it; sports does not.
    assert got.game_ids == ["t3", "t4", "t5"]
    liked = await say("zombies like Tale 3", MANY, limit=7)
    assert "t6" in liked.game_ids


async def test_where_no_game_has_the_kind_the_nearest_come_and_are_said_to_be_that() -> None:
    shown = ConversationState(shown_game_ids=["t0", "t1", "t2", "t3"], latest_count=4, version=1)
    told = World(classifier=FakeClassifier(spans=SPANS), recommender=Meeting(MANY))
    told.language_model.failure = GONE
    got = await answer(told, "zombies", limit=3, state=shown, language="en")
    assert got.game_ids == ["t4", "t5"]
    assert "“zombies”" in got.text
    shown.shown_game_ids.extend(["t4", "t5"])
    told.classifier.acts = {"zombies": pb.ACT_MORE}
    assert (await answer(told, "zombies", limit=2, state=shown)).game_ids == ["t6", "t7"]


async def test_where_nothing_is_left_games_shown_that_fit_are_named() -> None:
    suited = [game(0, "Racing", minimum_age=3), game(1, "Racing", minimum_age=3, platforms=["Switch"])]
    for each in suited:
        each.content_descriptors.append(common_pb2.CONTENT_DESCRIPTOR_NOTHING)
    first = await say("racing for a 6 year old", suited)
    got = await say("on Switch", suited, first)
    assert not got.game_ids
    assert "this fits as well: Tale 1. That is all that fits." in got.text


async def test_a_game_with_the_kind_of_now_comes_before_one_with_an_older_kind() -> None:
    games = [game(0, "Racing"), game(1, "Racing"), game(2, "Puzzle"), game(3, "Racing", "puzzle")]
    got = await say("puzzle", games, await say("racing", games, limit=1), limit=3)
    assert got.game_ids == ["t3", "t2", "t1"]


async def test_a_kind_is_not_said_to_be_barred_by_an_age_that_games_of_it_suit() -> None:
    games = [game(0, "Racing", minimum_age=3), game(1, "Racing", minimum_age=18), game(2, "Puzzle", minimum_age=3)]
    first = await say("racing for a 6 year old", games, limit=1)
    second = await say("another", games, first)
    assert [each.text for each in second.recommendations.relaxed] == ["racing"]
    assert "that age" not in second.text
    assert "the age" not in second.text
    barred = await say("racing for a 6 year old", games[1:])
    assert "Because of the age I leave out “racing”." in barred.text


async def test_a_wish_takes_back_an_older_refusal_of_the_same_but_not_where_a_child_is_spoken_of() -> None:
    scary = [common_pb2.CONTENT_DESCRIPTOR_HORROR]
    games = [
        game(0, "Racing", minimum_age=3, content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_NOTHING]),
        game(1, "Horror", minimum_age=3, content_descriptors=scary),
    ]
    got = await say("horror", games, await say("nothing scary", games))
    assert got.game_ids == ["t1"]
    assert not got.recommendations.relaxed
    # Of what fights show only a part was refused.
    bloodless = await say("no blood", games)
    fights = await say("fighting", games, bloodless)
    refused = [each for each in fights.summary.state.constraints if each.polarity == REFUSED]
    assert [list(each.condition.exclude_content) for each in refused] == [[common_pb2.CONTENT_DESCRIPTOR_GORE]]
    child = await say("nothing scary for my 6 year old", games)
    assert "t1" not in (await say("horror", games, child)).game_ids


async def test_a_mind_that_changed_gives_up_nothing() -> None:
    games = [game(0, "Space"), game(1, "Pirates"), game(2, "Pirates"), game(3, "Racing", "space")]
    first = await say("space", games, limit=1)
    got = await say("no, rather pirates", games, first)
    assert got.game_ids == ["t1", "t2"]
    assert not got.recommendations.relaxed
    assert "space" not in got.text
    # Racing goes with space, so both are wished for.
    both = await say("rather racing", games, first)
    assert {name for each in both.summary.state.constraints for name in each.names} >= {"Space", "Racing"}


async def test_a_condition_that_is_not_understood_is_confessed() -> None:
    got = await say("racing in the year of the pig", [game(0, "Racing")])
    assert "“in the year of the pig”" in got.text


@pytest.mark.parametrize("said", ["damn", "блин", "Mist", "joder", "putain", "caramba", "yahu", "курва", "kurde"])
async def test_words_that_are_called_out_are_not_told_as_missing(said: str) -> None:
    text = f"{said}, racing"
    for polarity in (WANTED, REFUSED):
        told = World(
            classifier=FakeClassifier(spans={**SPANS, said: (KIND, polarity)}), recommender=Meeting([game(0, "Racing")])
        )
        told.language_model.failure = GONE
        assert said not in (await answer(told, text, limit=1, language="en")).text


async def test_a_word_that_is_understood_otherwise_is_not_told_as_missing() -> None:
    spans = {**SPANS, "racing fun": (pb.SPAN_TYPE_DEVICE, WANTED)}
    told = World(classifier=FakeClassifier(spans=spans), recommender=Meeting([game(0, "Racing")]))
    told.language_model.failure = GONE
    got = await answer(told, "racing fun", limit=1, language="en")
    assert any(each.unmatched for each in got.recommendations.understood)
    assert "“racing fun”" not in got.text


@pytest.mark.parametrize(
    ("language", "word"), [("de", "Pferde"), ("fr", "chevaux"), ("ru", "лошади"), ("en", "horses")]
)
async def test_what_is_less_than_a_kind_is_called_as_the_player_calls_it_where_no_game_is_of_that_kind(
    language: str, word: str
) -> None:
    spans = {"racing": (KIND, WANTED), "switch": (pb.SPAN_TYPE_PLATFORM, WANTED), word: (KIND, WANTED)}
    games = [game(0, "Racing", platforms=["Switch"]), game(1, "Puzzle", "animals", platforms=["PC"])]
    told = World(classifier=FakeClassifier(spans=spans), recommender=Meeting(games))
    told.language_model.failure = GONE
    got = await answer(told, f"racing switch {word}", limit=1, language=language)
    assert [each.text for each in got.recommendations.relaxed] == [word]
    assert word in got.text


async def test_what_is_less_than_a_kind_is_not_given_up_where_games_of_that_kind_come() -> None:
    told = World(
        classifier=FakeClassifier(spans={"horses": (KIND, WANTED)}), recommender=Meeting([game(0, "Racing", "animals")])
    )
    assert not (await answer(told, "horses", limit=1)).recommendations.relaxed


async def test_a_part_of_a_kind_is_not_missed_where_the_kind_is_wished_for_as_well() -> None:
    told = World(
        classifier=FakeClassifier(spans={"horses": (KIND, WANTED), "animals": (KIND, WANTED)}),
        recommender=Meeting([game(0, "Racing", "animals")]),
    )
    assert not (await answer(told, "horses or animals", limit=1)).recommendations.relaxed


@pytest.mark.parametrize("joins", ["or", "oder", "o", "или", "ou", "veya", "lub"])
async def test_of_kinds_that_are_joined_by_or_one_is_enough(joins: str) -> None:
    games = [*(game(number, "Zombies") for number in range(3)), game(3, "Puzzle", platforms=["Switch"])]
    got = await say(f"zombies {joins} puzzle", games)
    assert not got.recommendations.relaxed
    assert "puzzle" not in got.text
    both = await say("zombies, puzzle", games)
    assert "puzzle" in both.text
