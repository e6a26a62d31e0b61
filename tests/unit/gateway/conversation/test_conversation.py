"""What holds from one message to the next, over real grpc with a classifier that says what a test wants."""

from __future__ import annotations

from typing import Any

import grpc
import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.understanding.catalogue import meets
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.support.answers import Answer
from tests.support.statuses import details_of
from tests.unit.gateway.world import World, answer

GAMES = [
    common_pb2.Game(
        game_id=f"g{number}", title=f"Quest {word}", year=2000 + number, genres=[genre], platforms=[platform],
        typical_hours=10.0 * (number + 1), minimum_age=age, content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_NOTHING],
    )
    for number, (word, genre, platform, age) in enumerate(
        (("Alpha", "Horror", "PC", 18), ("Beta", "Racing", "PC", 3), ("Gamma", "Racing", "Switch", 7),
         ("Delta", "Puzzle", "Switch", 3), ("Epsilon", "Puzzle", "PC", 12))
    )
]  # fmt: skip
MORE_GAMES = [common_pb2.Game(game_id=f"m{number}", title=f"Tale {number}", platforms=["PC"]) for number in range(5)]
WANTED, REFUSED = pb.POLARITY_WANTED, pb.POLARITY_REFUSED
SPANS = {
    "racing": (pb.SPAN_TYPE_KIND, WANTED),
    "horror": (pb.SPAN_TYPE_KIND, REFUSED),
    "dinosaurs": (pb.SPAN_TYPE_KIND, WANTED),
    "вдвоём": (pb.SPAN_TYPE_LENGTH, WANTED),
    "kindergartener": (pb.SPAN_TYPE_KIND, WANTED),
    "Switch": (pb.SPAN_TYPE_PLATFORM, WANTED),
    "PC": (pb.SPAN_TYPE_PLATFORM, WANTED),
    "6 year old": (pb.SPAN_TYPE_AGE, WANTED),
    "before 1990": (pb.SPAN_TYPE_YEARS, WANTED),
    "shorter": (pb.SPAN_TYPE_LENGTH, pb.POLARITY_LESS),
    "three": (pb.SPAN_TYPE_COUNT, WANTED),
    "second": (pb.SPAN_TYPE_ORDINAL, WANTED),
}
ACTS = {
    "on PC": pb.ACT_REFINE,
    "shorter": pb.ACT_REFINE,
    "another": pb.ACT_MORE,
    "not that one": pb.ACT_REJECT_SHOWN,
    "none of those": pb.ACT_REJECT_SHOWN,
    "start over": pb.ACT_START_OVER,
    "the second it is": pb.ACT_PICK,
    "why the second?": pb.ACT_ABOUT_SHOWN,
}


class Meeting(FakeRecommender):
    """Recommends the games that meet the conditions and have nothing that is refused."""

    async def recommend(self, request: Any, query: Any = None) -> Any:
        everything, refused = self.catalogue, {genre.casefold() for genre in request.wish.refused.genres}
        self.catalogue = [
            game
            for game in everything
            if all(meets(game, each) for each in (request.filter, *request.also))
            and refused.isdisjoint(genre.casefold() for genre in game.genres)
        ]
        try:
            return await super().recommend(request, query)
        finally:
            self.catalogue = everything


def world() -> World:
    return World(classifier=FakeClassifier(spans=SPANS, acts=ACTS), recommender=Meeting(GAMES))


async def say(text: str, after: Answer | None = None, **fields: Any) -> Answer:
    state = after.summary.state if after else None
    return await answer(world(), text, **{"limit": None, "state": state, **fields})


async def test_a_platform_holds_and_the_wish_goes_on_when_another_takes_its_place() -> None:
    first = await say("racing on Switch")
    assert first.game_ids == ["g2", "g3"]
    second = await say("on PC", first)
    assert second.game_ids == ["g0", "g1", "g4"]
    assert {name for each in second.summary.state.constraints for name in each.names} == {"Racing", "PC"}


async def test_what_was_shown_does_not_come_back() -> None:
    first = await say("racing", limit=2)
    second = await say("another", first, limit=2)
    third = await say("none of those", second, limit=2)
    assert not set(first.game_ids) & set(second.game_ids)
    assert third.game_ids == ["g4"]
    assert list(third.summary.state.rejected_game_ids) == second.game_ids


async def test_not_that_one_turns_down_the_first_of_the_list_and_the_others_stay() -> None:
    first = await say("racing", limit=2)
    second = await say("not that one", first, limit=2)
    assert list(second.summary.state.rejected_game_ids) == first.game_ids[:1]
    assert second.game_ids == ["g2"]
    assert list(second.summary.state.shown_game_ids)[-2:] == ["g2", first.game_ids[1]]


async def test_a_stated_age_is_never_given_up() -> None:
    got = await say("racing for a 6 year old")
    assert got.game_ids == ["g1", "g3"]
    later = await say("on PC", got)
    assert later.game_ids == []
    assert [each.type for each in later.recommendations.relaxed] == []


async def test_what_leaves_no_game_is_given_up_and_said() -> None:
    got = await say("racing on Switch before 1990")
    assert got.game_ids == ["g2", "g3"]
    assert [each.text for each in got.recommendations.relaxed] == ["before 1990"]
    kinds = [reason.kind for game in got.recommendations.games for reason in game.reasons]
    assert set(kinds) == {common_pb2.Reason.KIND_NEAR_MESSAGE}


async def test_a_refused_word_does_not_reach_the_search() -> None:
    told = world()
    got = await answer(told, "racing but no horror", limit=5)
    assert "g0" not in got.game_ids
    assert "horror" not in told.asked[0].text
    assert list(told.asked[0].wish.refused.genres) == ["Horror"]


async def test_what_the_catalogue_lacks_is_said() -> None:
    got = await say("something with dinosaurs")
    assert [(each.text, each.unmatched) for each in got.recommendations.understood] == [("dinosaurs", True)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("гонки вдвоём", pb.SPAN_TYPE_PLAYERS), ("racing for a kindergartener", pb.SPAN_TYPE_AGE)],
)
async def test_a_span_of_a_mistaken_type_is_read_as_what_its_words_say(text: str, meant: pb.SpanType.ValueType) -> None:
    understood = (await say(text)).recommendations.understood
    assert (meant, False) in [(each.type, each.unmatched) for each in understood]


async def test_shorter_means_than_what_was_shown() -> None:
    first = await say("racing on Switch")
    second = await say("on PC", first)
    assert second.game_ids
    # Of 30 and 40 hours: shorter than is usual among them.
    got = await say("shorter", await say("racing on Switch"))
    assert got.summary.state.constraints[-1].condition.max_hours < 35.0


async def test_more_of_what_is_short_is_shorter() -> None:
    """As "plus court" is often marked."""
    told = World(
        classifier=FakeClassifier(
            spans={**SPANS, "plus court": (pb.SPAN_TYPE_LENGTH, pb.POLARITY_MORE)}, acts={"plus court": pb.ACT_REFINE}
        ),
        recommender=Meeting(GAMES),
    )
    shown = await say("racing on Switch")
    got = await answer(told, "plus court", limit=None, state=shown.summary.state)
    assert 0 < got.summary.state.constraints[-1].condition.max_hours < 35.0


async def test_as_many_games_come_as_are_asked_for_unless_the_request_says_how_many() -> None:
    assert len((await say("three racing games")).game_ids) == 3
    assert len((await say("three racing games", limit=1)).game_ids) == 1


async def test_the_number_that_was_asked_for_holds_until_another_is() -> None:
    first = await say("three for PC")
    assert len(first.game_ids) == 3
    classifier = FakeClassifier(acts={"more": pb.ACT_MORE}, spans={"two": (pb.SPAN_TYPE_COUNT, WANTED)})
    many = World(classifier=classifier, recommender=FakeRecommender(MORE_GAMES))
    second = await answer(many, "more", limit=None, state=first.summary.state)
    assert len(second.game_ids) == 3
    third = await answer(many, "two for now", limit=None, state=second.summary.state)
    assert [len(third.game_ids), [each.text for each in third.summary.state.constraints].count("three")] == [2, 0]


async def test_one_that_is_picked_is_the_game_in_question() -> None:
    got = await say("the second it is", await say("racing", limit=3))
    assert [game.game_id for game in got.recommendations.games_in_question] == ["g1"]
    assert not got.game_ids


async def test_who_names_a_game_alone_sees_it_first() -> None:
    told = world()
    told.classifier.spans = {"Quest Delta": (pb.SPAN_TYPE_TITLE, WANTED)}
    got = await answer(told, "Quest Delta", limit=3)
    assert got.game_ids == ["g3", "g0", "g1"]


async def test_starting_over_forgets_the_wish_and_not_what_was_shown() -> None:
    got = await say("start over", await say("racing on Switch"))
    assert not got.summary.state.constraints
    assert set(got.game_ids) == {"g0", "g1", "g4"}


async def test_history_alone_tells_the_conversation() -> None:
    turns = [
        gateway_pb2.Turn(speaker=gateway_pb2.Turn.SPEAKER_PLAYER, text="racing on Switch"),
        gateway_pb2.Turn(speaker=gateway_pb2.Turn.SPEAKER_ADVISOR, text="Try Quest Gamma!"),
    ]
    got = await say("another", history=turns)
    assert got.game_ids == ["g3"]
    turns[1].shown_game_ids.append("g3")
    assert (await say("another", history=turns)).game_ids == ["g2"]


async def test_a_thousand_turns_are_understood_by_the_latest_of_them() -> None:
    turns = [gateway_pb2.Turn(speaker=gateway_pb2.Turn.SPEAKER_PLAYER, text="racing") for _ in range(1000)]
    told = world()
    await answer(told, "on PC", history=turns)
    assert len(told.classifier.asked[0]) == 13


async def test_a_state_of_a_newer_version_is_refused_by_reason() -> None:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await say("racing", state=gateway_pb2.ConversationState(version=2))
    assert caught.value.code() is grpc.StatusCode.FAILED_PRECONDITION
    assert details_of(caught.value)[0].reason == "STATE_VERSION_UNSUPPORTED"


async def test_names_and_games_of_another_catalogue_are_passed_over() -> None:
    kind = gateway_pb2.Constraint(type=pb.SPAN_TYPE_KIND, polarity=WANTED, names=["Chess"])
    platform = gateway_pb2.Constraint(
        type=pb.SPAN_TYPE_PLATFORM, polarity=WANTED, names=["Z80"], condition=common_pb2.GameFilter(platforms=["Z80"])
    )
    state = gateway_pb2.ConversationState(
        version=1, constraints=[kind, platform], shown_game_ids=["gone", "g1"], latest_count=9
    )
    got = await say("another", state=state)
    assert "g1" not in got.game_ids
    assert len(got.game_ids) == 4
    assert not got.summary.state.constraints


async def test_why_a_game_was_shown_is_told_by_the_reason_that_the_state_keeps() -> None:
    first = await say("racing on Switch")
    assert list(first.summary.state.latest_reasons) == [item.reasons[0].kind for item in first.recommendations.games]
    why = await say("why the second?", shown := await say("racing"))
    assert shown.recommendations.games[1].game.title in why.text
    assert "racing" in why.text
    assert not why.game_ids


async def test_a_child_that_the_classifier_missed_is_protected_and_a_title_is_no_child() -> None:
    got = await say("racing for a sleepover of six-year-old girls")
    (child,) = [each for each in got.summary.state.constraints if each.type == pb.SPAN_TYPE_AGE]
    assert child.condition.age == 6
    assert all(item.game.minimum_age <= 6 for item in got.recommendations.games)
    assert not any(each.type == pb.SPAN_TYPE_AGE for each in (await say("racing")).summary.state.constraints)


async def test_an_age_that_is_asked_of_what_was_shown_goes_on_with_the_wish() -> None:
    told = World(
        classifier=FakeClassifier(spans=SPANS, acts={"ok for my 6 year old?": pb.ACT_ABOUT_SHOWN}),
        recommender=Meeting(GAMES),
    )
    shown = await say("racing", limit=1)
    got = await answer(told, "ok for my 6 year old?", limit=None, state=shown.summary.state)
    assert got.recommendations.games
    assert all(item.game.minimum_age <= 6 for item in got.recommendations.games)


async def test_a_game_must_meet_what_the_caller_states_and_what_the_message_says() -> None:
    """A game that is on both platforms meets "on Switch" within a filter of PC; nothing is given up."""
    on_both = common_pb2.Game(game_id="both", title="Quest Zeta", year=2010, platforms=["PC", "Switch"])
    told = world()
    told.recommender.catalogue = [*GAMES, on_both]
    got = await answer(told, "something on Switch", limit=None, filter=common_pb2.GameFilter(platforms=["PC"]))
    assert got.game_ids == ["both"]
    assert not got.recommendations.relaxed


async def test_what_was_shown_stays_away_however_many_games_the_caller_excludes() -> None:
    unknown = common_pb2.GameFilter(exclude_game_ids=[f"x{number}" for number in range(1000)])
    first = await say("racing", limit=2, filter=unknown)
    second = await say("another", first, limit=2, filter=unknown)
    assert len(second.game_ids) == 2
    assert not set(first.game_ids) & set(second.game_ids)


async def test_shorter_than_a_game_that_is_named_is_shorter_than_that_one() -> None:
    told = World(
        classifier=FakeClassifier(spans={**SPANS, "Quest Epsilon": (pb.SPAN_TYPE_TITLE, pb.POLARITY_LIKED)}),
        recommender=Meeting(GAMES),
    )
    shown = await say("racing on Switch")
    got = await answer(told, "shorter than Quest Epsilon", limit=None, state=shown.summary.state)
    bounds = [each.condition.max_hours for each in got.recommendations.understood if each.condition.max_hours]
    assert bounds == [pytest.approx(50.0, rel=0.02)]
    like = await answer(told, "like Quest Epsilon, but shorter", limit=None, state=shown.summary.state)
    assert all(each.condition.max_hours < 35.0 for each in like.recommendations.understood)


async def test_a_choice_of_a_game_that_was_not_shown_is_told_that_the_list_ends_before() -> None:
    told = World(
        classifier=FakeClassifier(
            spans={"ninth": (pb.SPAN_TYPE_ORDINAL, WANTED)}, acts={"the ninth it is": pb.ACT_PICK}
        ),
        recommender=Meeting(GAMES),
    )
    shown = await say("racing on Switch")
    got = await answer(told, "the ninth it is", limit=None, state=shown.summary.state)
    assert not got.recommendations.games_in_question
    assert got.text.startswith("My last list does not go that far; it has only this: ")
