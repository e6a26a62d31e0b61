"""One game that is turned down by its place is replaced alone, and what a message keeps is not turned down."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.backends.ports import LateVector
from services.gateway.conversation.replying.keeping import kept_places
from services.gateway.writing.texts.languages import PHRASES
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import World, answer

GAMES = [
    common_pb2.Game(
        game_id=f"g{number}",
        title=title,
        year=2000 + number,
        genres=["Racing"],
        platforms=["PC"],
        typical_hours=number + 5.0,
    )
    for number, title in enumerate(("Alphadrift", "Betarun", "Gammaforge", "Deltawood", "Epsilane"))
]


class Unseen(FakeRecommender):
    """Recommends what the request does not exclude."""

    async def recommend(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        gone = set(request.filter.exclude_game_ids)
        unseen = [game for game in self.catalogue if game.game_id not in gone]
        return await FakeRecommender.recommend(FakeRecommender(unseen), request, query)


async def say(text: str, after: Answer | None = None, act: pb.Act.ValueType = pb.ACT_NEW_WISH, *places: str) -> Answer:
    """The answer to `text`, in which the classifier marks `places` as refused; the first one shows three games."""
    asks = act == pb.ACT_ABOUT_SHOWN
    classifier = FakeClassifier(
        intent=pb.INTENT_GAME_QUESTION if asks else pb.INTENT_RECOMMEND,
        acts={text: act},
        spans=dict.fromkeys(places, (pb.SPAN_TYPE_ORDINAL, pb.POLARITY_REFUSED)),
    )
    world = World(classifier=classifier, recommender=Unseen(GAMES), style="per_game")
    if after is None:
        return await answer(world, text, limit=3)
    return await answer(world, text, limit=3 if places else None, state=after.summary.state)


async def test_one_that_is_turned_down_is_replaced_alone() -> None:
    got = await say("not the second", await say("racing"), pb.ACT_REJECT_SHOWN, "second")
    assert got.game_ids == ["g3"]
    assert "Still on your list: Alphadrift and Gammaforge." in got.text
    assert list(got.summary.state.rejected_game_ids) == ["g1"]
    # Places count the whole list, and "it" is the new one.
    assert "Deltawood: about 8 hours." in (await say("how long is it?", got, pb.ACT_ABOUT_SHOWN)).text
    third = await say("how long is the third?", got, pb.ACT_ABOUT_SHOWN)
    assert third.text == "Gammaforge: about 7 hours."


async def test_what_changes_the_wish_brings_a_list() -> None:
    listed = await say("racing")
    got = await say("not the second, i have that, only on PC", listed, pb.ACT_REJECT_SHOWN, "second")
    assert got.game_ids == ["g3", "g4"]
    got = await say("none of these", listed, pb.ACT_REJECT_SHOWN)
    assert got.game_ids == ["g3", "g4"]
    assert "Still on your list" not in got.text


@pytest.mark.parametrize(
    ("text", "kept", "others"),
    [
        ("i don't like the second, but keep the first", "first", ["second"]),
        ("the second is ok, another one for the first", "second", ["first"]),
        ("второе не люблю, а первое оставь", "первое", ["второе"]),
        ("первую другую давай, а второй замену не надо", "второй", ["первую"]),
        ("das zweite mag ich nicht, das erste behalte ich", "erste", ["zweite"]),
        ("el segundo no me gusta, quédate con el primero", "primero", ["segundo"]),
        ("je n'aime pas le deuxième, garde le premier", "premier", ["deuxième"]),
        ("não gosto do segundo, mantém o primeiro", "primeiro", ["segundo"]),
        ("ikinciyi sevmedim, birinci kalsın", "birinci", ["ikinciyi"]),
        ("другу не люблю, а першу залиш", "першу", ["другу"]),
        ("drugiej nie lubię, pierwszą zostaw", "pierwszą", ["drugiej"]),
        ("第二个不喜欢，第一个留着", "第一个", ["第二个"]),
        ("2番目は好きじゃない、1番目は残して", "1番目", ["2番目"]),
    ],
)
def test_what_is_kept_is_not_turned_down(text: str, kept: str, others: list[str]) -> None:
    places = [
        Constraint(
            text=said, start=text.index(said), end=text.index(said) + len(said),
            type=pb.SPAN_TYPE_ORDINAL, polarity=pb.POLARITY_REFUSED,
        )
        for said in (kept, *others)
    ]  # fmt: skip
    assert [each.text for each in kept_places(text, places)] == [kept]


async def test_who_keeps_one_turns_down_the_others_alone() -> None:
    text = "второе и третье не люблю, а первое оставь"
    got = await say(text, await say("гонки"), pb.ACT_REJECT_SHOWN, "второе", "третье", "первое")
    assert list(got.summary.state.rejected_game_ids) == ["g1", "g2"]
    assert got.game_ids == ["g3", "g4"]


async def test_who_only_keeps_one_has_chosen_it() -> None:
    text = "а второй замену не надо, она ок"
    got = await say(text, await say("гонки"), pb.ACT_REFINE, "второй")
    assert not got.game_ids
    assert got.text.startswith(PHRASES["ru"].answers.picked)
    assert not got.summary.state.rejected_game_ids


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("lass das zweite weg", "zweite"), ("leave the second out", "second"),
        ("laisse le deuxième de côté", "deuxième"), ("deixa o segundo de lado", "segundo"),
        ("deja el segundo fuera", "segundo"), ("вторую оставь другим", "вторую"), ("другу залиш іншим", "другу"),
        ("drugą zostaw innym", "drugą"), ("第二个可以换掉", "第二个"), ("2番目は別のがいい", "2番目"),
        ("the second looks good but i own it", "second"), ("the second is fine, already played it", "second"),
        ("замени первую на хорошую", "первую"), ("первая игра нормальная, но скучная", "первая"),
        ("das erste ist gut, aber zu lang", "erste"), ("ilkini iyi bulmadım", "ilkini"),
        ("ersetz das zweite, das passt", "zweite"), ("troca o segundo por um que fica bom", "segundo"),
    ],
)  # fmt: skip
async def test_what_is_left_out_replaced_or_spoken_against_is_not_kept(text: str, place: str) -> None:
    start = text.index(place)
    said = Constraint(text=place, start=start, end=start + len(place), type=pb.SPAN_TYPE_ORDINAL)
    assert kept_places(text, [said]) == []
    got = await say(text, await say("racing"), pb.ACT_REJECT_SHOWN, place)
    assert got.recommendations.intent.act == pb.ACT_REJECT_SHOWN


def test_one_that_is_kept_may_be_followed_by_a_but_for_another() -> None:
    text = "the second is good but not the first"
    places = [
        Constraint(text=said, start=text.index(said), end=text.index(said) + len(said), type=pb.SPAN_TYPE_ORDINAL)
        for said in ("second", "first")
    ]
    assert kept_places(text, places) == places[:1]


async def test_what_was_heard_as_turned_down_is_never_chosen() -> None:
    got = await say("the second is ok", await say("racing"), pb.ACT_REJECT_SHOWN, "second")
    assert got.recommendations.intent.act == pb.ACT_REJECT_SHOWN
