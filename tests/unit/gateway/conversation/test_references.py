"""What a question was about is what the next message points at: "the first" of two, "either", "the same people"."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.replying.questions.terms import most_of_the_kind
from services.gateway.understanding.makers.same_makers import asks_for_the_same_makers, speaks_of_them
from services.gateway.understanding.names import CatalogueNames
from services.gateway.writing.texts.languages import PHRASES
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import World, answer

GAMES = [
    common_pb2.Game(
        game_id=f"g{number}", title=title, year=2000 + number, genres=["Racing"], tags=["drifting"],
        platforms=["PC", *(["Switch"] if number else [])], typical_hours=10.0 * (number + 1), developer=developer,
    )
    for number, (title, developer) in enumerate(
        (("Alphadrift", "Northlight"), ("Betarun", "Northlight"), ("Gammaforge", "Lonely"),
         ("while True: learn()", "Pines"))
    )
]  # fmt: skip
TITLE = (pb.SPAN_TYPE_TITLE, pb.POLARITY_WANTED)
LIKED = (pb.SPAN_TYPE_ORDINAL, pb.POLARITY_LIKED)
PLATFORM = (pb.SPAN_TYPE_PLATFORM, pb.POLARITY_WANTED)
Spans = dict[str, tuple[pb.SpanType.ValueType, pb.Polarity.ValueType]]


async def say(
    text: str, after: Answer | None = None, *, act: pb.Act.ValueType = pb.ACT_NEW_WISH, spans: Spans | None = None
) -> Answer:
    asks = act in (pb.ACT_ABOUT_GAME, pb.ACT_ABOUT_SHOWN)
    classifier = FakeClassifier(
        intent=pb.INTENT_GAME_QUESTION if asks else pb.INTENT_RECOMMEND, acts={text: act}, spans=spans or {}
    )
    world = World(classifier=classifier, recommender=FakeRecommender(GAMES), style="per_game")
    return await answer(world, text, limit=None, state=after.summary.state if after else None)


async def compared() -> Answer:
    """The answer to who compared two games, before anything was shown."""
    return await say("Betarun or Gammaforge?", act=pb.ACT_ABOUT_GAME, spans={"Betarun": TITLE, "Gammaforge": TITLE})


def examples(got: Answer) -> list[str]:
    return [
        game_id
        for each in got.summary.state.constraints
        if each.type == pb.SPAN_TYPE_TITLE and each.polarity == pb.POLARITY_LIKED
        for game_id in each.game_ids
    ]


def asked_about(got: Answer) -> list[str]:
    return [game.game_id for game in got.recommendations.games_in_question]


async def test_the_first_of_two_that_were_compared_is_no_place_of_the_list() -> None:
    got = await say("like the second but shorter", await compared(), spans={"second": LIKED})
    assert examples(got) == ["g2"]
    listed = await say("racing", spans={"racing": (pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED)})
    two = await say("Betarun or Foo?", listed, act=pb.ACT_ABOUT_GAME, spans={"Betarun": TITLE})
    assert examples(await say("like the third", two, spans={"third": LIKED})) == ["g2"]


async def test_a_place_that_was_compared_is_asked_about() -> None:
    got = await say("is the second long?", await compared(), act=pb.ACT_ABOUT_SHOWN)
    assert asked_about(got) == ["g2"]
    assert got.text == "Gammaforge: about 30 hours."


async def test_like_one_that_nobody_can_know_is_asked_back() -> None:
    for text, spans in (("like the first one but shorter", {"first one": LIKED}), ("something similar", {})):
        got = await say(text, spans=spans)
        assert not got.game_ids, text
        assert got.text == PHRASES["en"].answers.which_game, text
    # What tells what it looks for is no riddle.
    assert (await say("something similar", await say("racing"))).game_ids


async def test_like_them_means_both_that_were_compared() -> None:
    assert examples(await say("give me one like them", await compared())) == ["g1", "g2"]


@pytest.mark.parametrize(
    "text", ["is either on switch", "what about the switch?", "and on switch?", "are they on switch"]
)
async def test_a_platform_is_asked_about_of_the_game_in_question(text: str) -> None:
    asked = await say("how long is Alphadrift?", act=pb.ACT_ABOUT_GAME, spans={"Alphadrift": TITLE})
    got = await say(text, asked, spans={"switch": PLATFORM})
    assert asked_about(got) == ["g0"]
    assert got.text.startswith("No, not as far as I know.")


async def test_other_games_of_the_same_makers_are_theirs() -> None:
    asked = await say("who made Alphadrift?", act=pb.ACT_ABOUT_GAME, spans={"Alphadrift": TITLE})
    for text in ("anything by the same people?", "more from them", "gimme smth of theirs then"):
        got = await say(text, asked)
        (maker,) = [each for each in got.summary.state.constraints if each.type == pb.SPAN_TYPE_DEVELOPER]
        assert list(maker.condition.developers) == ["Northlight"], text
        assert "g0" in got.summary.state.rejected_game_ids


async def test_that_there_are_no_others_of_the_same_makers_is_said() -> None:
    asked = await say("who made Gammaforge?", act=pb.ACT_ABOUT_GAME, spans={"Gammaforge": TITLE})
    got = await say("what else did they make?", asked, act=pb.ACT_MORE)
    assert got.text == "Gammaforge was made by Lonely. I know of no other game of theirs."
    both = await say("who made Alphadrift?", await say("racing"), act=pb.ACT_ABOUT_GAME, spans={"Alphadrift": TITLE})
    got = await say("what else did that studio make", both, act=pb.ACT_MORE)
    assert got.text == "Those are Alphadrift and Betarun: Northlight. I know of no other game of theirs."


@pytest.mark.parametrize("text", ["Spiele vom Entwickler von Betarun", "something from that studio that made Betarun"])
async def test_who_names_the_makers_does_not_point_at_others(text: str) -> None:
    asked = await say("who made Gammaforge?", act=pb.ACT_ABOUT_GAME, spans={"Gammaforge": TITLE})
    for before in (None, asked):
        got = await say(text, before, spans={"Betarun": TITLE})
        makers = [each for each in got.summary.state.constraints if each.type == pb.SPAN_TYPE_DEVELOPER]
        assert [name for each in makers for name in each.names] == ["Northlight"], before
        assert got.game_ids, before
    got = await say(text, asked, spans={"Betarun": (pb.SPAN_TYPE_TITLE, pb.POLARITY_REFUSED)})
    assert "g2" in asked_about(got)


async def test_the_makers_of_a_whole_list_nobody_knows() -> None:
    got = await say("anything by the same people?", await say("racing"))
    assert got.text == PHRASES["en"].answers.which_game


@pytest.mark.parametrize(
    "text",
    [
        "what else did that studio make", "anything by the same people?", "other games from this developer",
        "что ещё они сделали?", "есть что-то от той же студии?", "какие ещё игры сделала эта студия",
        "was haben die noch so gemacht?", "etwas vom selben Studio", "¿qué más hicieron?", "algo del mismo estudio",
        "autre chose du même studio ?", "qu'ont-ils fait d'autre ?",
        "algo do mesmo estúdio", "o que mais eles fizeram?",
        "aynı stüdyodan başka oyun", "başka ne yaptılar?", "що ще вони зробили?", "щось від тієї ж студії",
        "co jeszcze zrobili?", "coś od tych samych twórców", "同一个工作室的其他游戏", "他们还做过什么？",
        "同じ会社の他のゲーム",
    ],
)  # fmt: skip
def test_who_asks_for_the_same_makers_is_heard(text: str) -> None:
    assert asks_for_the_same_makers(text)


@pytest.mark.parametrize(
    "text",
    ["same people as before, so four of us", "a game from the team of heroes", "what else do you have?",
     "du genre course",
     "что ещё есть?", "was hast du noch?", "¿qué más tienes?", "juego de equipo", "jogo de equipe", "co jeszcze masz?",
     "还有什么？", "他に何かある？"],
)  # fmt: skip
def test_what_else_there_is_asks_for_no_makers(text: str) -> None:
    assert not asks_for_the_same_makers(text)
    assert not speaks_of_them(text)


async def test_when_the_next_one_comes_is_asked_of_the_game_in_question() -> None:
    asked = await say("who made Alphadrift?", act=pb.ACT_ABOUT_GAME, spans={"Alphadrift": TITLE})
    got = await say("whens the next one coming", asked, act=pb.ACT_MORE)
    assert got.text.startswith("I do not know that about Alphadrift.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what's a racing game?", "racing"), ("what is racing", "racing"), ("что такое гонки?", "гонки"),
        ("was ist ein Rennspiel?", "Rennspiel"), ("¿qué es un juego de carreras?", "carreras"),
        ("c'est quoi un jeu de course ?", "jeu de course"), ("o que é corrida?", "corrida"),
        ("yarış ne demek?", "yarış"),
        ("що таке перегони?", "перегони"), ("co to są wyścigi?", "wyścigi"), ("竞速是什么意思？", "竞速"),
        ("レースって何？", "レース"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("act", [pb.ACT_ABOUT_GAME, pb.ACT_NEW_WISH])
async def test_who_asks_for_a_term_gets_no_recommendations(text: str, kind: str, act: pb.Act.ValueType) -> None:
    got = await say(text, act=act, spans={kind: (pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED)})
    assert not got.game_ids
    assert "Alphadrift" in got.text
    assert not got.summary.state.constraints


async def test_what_is_wished_in_a_question_is_no_term() -> None:
    for text in ("what is a good racing game?", "what are some racing games", "racing?"):
        assert (await say(text, spans={"racing": (pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED)})).game_ids, text


async def test_an_ordinary_word_that_was_taken_for_a_title_asks_of_the_game_in_question() -> None:
    asked = await say("who made Alphadrift?", act=pb.ACT_ABOUT_GAME, spans={"Alphadrift": TITLE})
    got = await say("Is it hard to learn?", asked, act=pb.ACT_ABOUT_GAME, spans={"learn": TITLE})
    assert asked_about(got) == ["g0"]


def test_a_kind_and_a_studio_are_looked_up_and_no_catalogue_is_gone_over() -> None:
    names = CatalogueNames([*GAMES, common_pb2.Game(game_id="late", genres=["Puzzle", "Racing"])])
    names.games = {}
    kind = Constraint(type=pb.SPAN_TYPE_KIND, names=["racing", "Racing"])
    assert most_of_the_kind(kind, names) == ["g0", "g1", "g2"]
    assert [game.game_id for game in names.games_of_developer("Northlight")] == ["g0", "g1"]
    assert not names.games_of_developer("north")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("does the developer of the first have other games?", "first"),
        ("у разработчика первой есть другие игры?", "первой"),
        ("hat der Entwickler vom ersten noch andere Spiele?", "ersten"),
        ("¿el estudio del primero tiene otros juegos?", "primero"),
        ("le studio du premier a fait d'autres jeux ?", "premier"),
        ("o estúdio do primeiro tem outros jogos?", "primeiro"),
        ("birincinin yapımcısının başka oyunu var mı?", "birincinin"), ("у розробника першої є інші ігри?", "першої"),
        ("twórcy pierwszej mają inne gry?", "pierwszej"), ("第一个的开发商还有别的游戏吗", "第一个"),
        ("一番目の開発会社の他のゲームは？", "一番目"),
    ],
)  # fmt: skip
async def test_other_games_of_the_makers_of_a_place_are_theirs(text: str, place: str) -> None:
    spans = {place: (pb.SPAN_TYPE_ORDINAL, pb.POLARITY_WANTED)}
    got = await say(text, await say("racing"), act=pb.ACT_ABOUT_SHOWN, spans=spans)
    assert asked_about(got) == ["g0", "g1"]
    who = await say(f"who made the {place}?", await say("racing"), act=pb.ACT_ABOUT_SHOWN, spans=spans)
    assert asked_about(who) == ["g0"]
