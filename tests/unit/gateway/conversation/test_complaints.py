"""Who complains of the talk is answered with what they asked for, and who says it again is heard."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.talking.complaints import Complaint, complaint_in, insists
from services.gateway.writing.texts.languages import PHRASES
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import World, answer

GAMES = [
    common_pb2.Game(game_id=f"g{number}", title=title, genres=["Racing", "Puzzle"], platforms=["PC"])
    for number, title in enumerate(("Alphadrift", "Betarun", "Gammaforge"))
]
KIND, COUNT = pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_COUNT
Spans = dict[str, tuple[pb.SpanType.ValueType, pb.Polarity.ValueType]]


async def say(
    text: str, after: Answer | None = None, *, act: pb.Act.ValueType = pb.ACT_NEW_WISH, spans: Spans | None = None
) -> Answer:
    intent = pb.INTENT_SMALL_TALK if act == pb.ACT_CHAT else pb.INTENT_RECOMMEND
    classifier = FakeClassifier(intent=intent, acts={text: act}, spans=spans or {})
    world = World(classifier=classifier, recommender=FakeRecommender(GAMES), style="per_game")
    return await answer(world, text, limit=None, state=after.summary.state if after else None)


async def wished() -> Answer:
    return await say(
        "racing but no puzzles",
        spans={"racing": (KIND, pb.POLARITY_WANTED), "puzzles": (KIND, pb.POLARITY_REFUSED)},
    )


@pytest.mark.parametrize("act", [pb.ACT_CHAT, pb.ACT_MORE, pb.ACT_PICK])
async def test_who_asks_what_they_asked_for_is_told(act: pb.Act.ValueType) -> None:
    before = await wished()
    got = await say("what did i ask for?", before, act=act)
    assert got.text == "You asked for this: “racing”. And you do not want this: “puzzles”."
    assert not got.game_ids
    assert got.summary.state.constraints == before.summary.state.constraints
    assert got.recommendations.intent.label == pb.INTENT_SMALL_TALK


async def test_before_anything_was_asked_that_is_said() -> None:
    got = await say("what did i ask for?", act=pb.ACT_CHAT)
    assert got.text == PHRASES["en"].talk.recap_nothing


async def test_who_was_told_the_same_twice_gets_an_apology_and_what_is_wished() -> None:
    got = await say("u already said that", await wished(), act=pb.ACT_CHAT)
    talk = PHRASES["en"].talk
    assert got.text.startswith(talk.repeated)
    assert "“racing”" in got.text
    assert got.text.endswith(talk.what_to_change)


async def test_who_says_again_how_many_gets_as_many() -> None:
    spans = {"two": (COUNT, pb.POLARITY_WANTED)}
    got = await say("i asked for two", await wished(), act=pb.ACT_PICK, spans=spans)
    assert got.recommendations.intent.act == pb.ACT_REFINE
    assert len(got.game_ids) == 2
    again = await say("i asked for two", got, act=pb.ACT_PICK, spans=spans)
    assert again.text == "Still on your list: Alphadrift, Betarun."


async def test_who_says_a_wish_again_goes_on_with_the_others() -> None:
    spans = {"Puzzle": (KIND, pb.POLARITY_WANTED)}
    racing = await say("racing", spans={"racing": (KIND, pb.POLARITY_WANTED)})
    got = await say("i said Puzzle", racing, spans=spans)
    assert [each.text for each in got.summary.state.constraints] == ["racing", "Puzzle"]


@pytest.mark.parametrize(
    "text",
    [
        "what did i ask for?", "wait what was i looking for", "remind me what i asked for", "что я просил?",
        "а что я вообще искала?", "was wollte ich nochmal?", "was hab ich eigentlich gesagt?", "¿qué te pedí?",
        "j'avais demandé quoi ?", "qu'est-ce que j'ai demandé ?", "o que eu pedi mesmo?", "ben ne istemiştim?",
        "що я просив?", "o co prosiłem?", "我刚才说的是什么？", "我要的是什么", "さっき何を頼んだっけ？",
    ],
)  # fmt: skip
def test_who_asks_what_they_asked_for_is_heard(text: str) -> None:
    assert complaint_in(text) is Complaint.FORGOTTEN


@pytest.mark.parametrize(
    "text",
    [
        "you already said that", "u already said that", "you said that already", "you're repeating yourself",
        "ты это уже говорил", "вы повторяетесь", "das hast du schon gesagt", "du wiederholst dich", "eso ya lo dijiste",
        "te repites", "tu l'as déjà dit", "tu te répètes", "você já disse isso", "bunu zaten söyledin",
        "ти це вже казав", "to już mówiłeś", "powtarzasz się", "你已经说过了", "それはもう聞いた",
    ],
)  # fmt: skip
def test_who_was_told_the_same_twice_is_heard(text: str) -> None:
    assert complaint_in(text) is Complaint.REPEATED


@pytest.mark.parametrize(
    "text",
    ["that's not what i asked for, a puzzle please", "what did they say about it?", "you already showed me those",
     "что я люблю, так это гонки", "was möchte ich? ein rennspiel", "i already played that", "我要什么都行"],
)  # fmt: skip
def test_what_is_a_wish_or_a_rejection_is_no_complaint(text: str) -> None:
    assert complaint_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "i asked for two", "we said no horror", "я же просил две", "traurig hab ich gesagt", "te pedí dos",
        "j'ai demandé deux jeux",
        "eu pedi dois", "iki tane istemiştim", "я ж просив дві", "prosiłem o dwie", "我说的是两个", "2本と言ったのに",
    ],
)  # fmt: skip
def test_who_says_it_again_is_heard(text: str) -> None:
    assert insists(text)
