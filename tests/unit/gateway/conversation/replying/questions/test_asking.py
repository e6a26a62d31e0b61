"""Questions about games that go on with what was spoken of before, over real grpc."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import GONE, World, answer

GAMES = [
    common_pb2.Game(
        game_id="celeste", title="Celeste", year=2018, developer="Maddy Makes Games", genres=["Platformer"],
        platforms=["PC", "Switch"], typical_hours=8.0, minimum_age=7,
        content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_NOTHING],
    ),
    common_pb2.Game(
        game_id="hollow", title="Hollow Knight", year=2017, genres=["Platformer"], platforms=["PC"], typical_hours=27.0
    ),
    common_pb2.Game(game_id="tetris", title="Tetris", year=1984, developer="Alexey Pajitnov", genres=["Puzzle"]),
]  # fmt: skip
WANTED = pb.POLARITY_WANTED
SPANS = {
    "Celeste": (pb.SPAN_TYPE_TITLE, WANTED),
    "Hollow Knight": (pb.SPAN_TYPE_TITLE, WANTED),
    "Switch": (pb.SPAN_TYPE_PLATFORM, WANTED),
    "third": (pb.SPAN_TYPE_ORDINAL, WANTED),
}


async def ask(text: str, after: Answer | None = None, act: pb.Act.ValueType = pb.ACT_ABOUT_GAME) -> Answer:
    world = World(
        classifier=FakeClassifier(intent=pb.INTENT_GAME_QUESTION, spans=SPANS, acts={text: act}),
        recommender=FakeRecommender(GAMES),
        language_model=FakeLanguageModel(failure=GONE),
    )
    state = after.summary.state if after else None
    return await answer(world, text, limit=None, language="en", state=state)


async def shown() -> Answer:
    world = World(classifier=FakeClassifier(), recommender=FakeRecommender(GAMES))
    return await answer(world, "anything good", limit=None)


async def test_it_is_the_game_of_the_question_before() -> None:
    first = await ask("Is Celeste on Switch?")
    assert first.text == "Yes, Celeste is available on Switch."
    second = await ask("how long is it?", first)
    assert second.text == "Celeste: about 8 hours."
    third = await ask("and when was it made?", second)
    assert third.text == "Celeste came out in 2018."


async def test_another_title_asks_the_same_of_another_game() -> None:
    got = await ask("and Hollow Knight?", await ask("Is Celeste on Switch?"))
    assert got.text == "No, not as far as I know. Hollow Knight is available on PC."
    assert [game.game_id for game in got.recommendations.games_in_question] == ["hollow"]
    back = await ask("and Celeste?", await ask("how long is Hollow Knight?"))
    assert back.text == "Celeste: about 8 hours."


@pytest.mark.parametrize("act", [pb.ACT_ABOUT_GAME, pb.ACT_ABOUT_SHOWN])
async def test_after_games_were_shown_it_is_the_first_of_them(act: pb.Act.ValueType) -> None:
    assert (await ask("who made it?", await shown(), act)).text == "Celeste was made by Maddy Makes Games."
    assert "Tetris" in (await ask("who made the third?", await shown(), act)).text


async def test_two_that_were_in_question_are_compared() -> None:
    first = await ask("which came first, Celeste or Hollow Knight?")
    assert first.text.startswith("Hollow Knight came first")
    second = await ask("and which of the two is longer?", first)
    assert second.text.startswith("That is Hollow Knight: about 27 hours.")


async def test_without_any_game_before_it_is_asked_which_one_is_meant() -> None:
    assert (await ask("how long is it?")).text.startswith("Which game do you mean?")


async def test_new_games_take_the_place_of_what_was_in_question() -> None:
    question = await ask("how long is Hollow Knight?")
    world = World(classifier=FakeClassifier(), recommender=FakeRecommender(GAMES))
    games = await answer(world, "anything good", limit=None, state=question.summary.state)
    assert not games.summary.state.HasField("latest_question")
    assert (await ask("who made it?", games)).text == "Celeste was made by Maddy Makes Games."


async def test_games_of_a_question_that_the_catalogue_does_not_have_are_passed_over() -> None:
    state = gateway_pb2.ConversationState(
        version=1, latest_question=gateway_pb2.LatestQuestion(text="is   on Switch?", game_ids=["gone"])
    )
    world = World(
        classifier=FakeClassifier(
            intent=pb.INTENT_GAME_QUESTION, spans=SPANS, acts={"how long is it?": pb.ACT_ABOUT_GAME}
        ),
        recommender=FakeRecommender(GAMES),
        language_model=FakeLanguageModel(failure=GONE),
    )
    got = await answer(world, "how long is it?", limit=None, state=state)
    assert got.text.startswith("Which game do you mean?")


@pytest.mark.parametrize("text", ["другие есть?", "others with multiplayer?"])
async def test_more_is_asked_for_by_a_question_too(text: str) -> None:
    world = World(classifier=FakeClassifier(acts={text: pb.ACT_MORE}), recommender=FakeRecommender(GAMES))
    got = await answer(world, text, limit=None, state=(await shown()).summary.state)
    assert got.recommendations.games


async def test_a_fact_is_asked_for_without_a_mark() -> None:
    assert (await ask("who made it", await shown(), pb.ACT_CHAT)).text == "Celeste was made by Maddy Makes Games."


async def test_a_question_that_refines_by_its_act_and_asks_for_no_fact_is_a_wish() -> None:
    asked = await ask("Is Celeste on Switch?")
    got = await ask("is there something for the Switch?", asked, pb.ACT_REFINE)
    assert got.recommendations.games


async def test_who_asks_for_which_platforms_asks_for_no_platformer() -> None:
    asked = FakeClassifier(
        intent=pb.INTENT_GAME_QUESTION,
        spans={"Celeste": (pb.SPAN_TYPE_TITLE, WANTED), "plataformas": (pb.SPAN_TYPE_KIND, WANTED)},
        acts={"em que plataformas roda Celeste?": pb.ACT_ABOUT_GAME},
    )
    world = World(classifier=asked, recommender=FakeRecommender(GAMES), language_model=FakeLanguageModel(failure=GONE))
    got = await answer(world, "em que plataformas roda Celeste?", limit=None, language="en")
    assert got.text == "Celeste is available on PC and Switch."


@pytest.mark.parametrize("text", ["on Switch?", "and on Switch?", "is it on Switch?"])
async def test_a_platform_behind_a_question_is_asked_of_the_same_game(text: str) -> None:
    got = await ask(text, await ask("how long is Celeste?"), pb.ACT_REFINE)
    assert got.text == "Yes, Celeste is available on Switch."


async def test_who_asks_for_anything_on_a_platform_asks_for_games() -> None:
    got = await ask("anything on Switch?", await ask("how long is Celeste?"), pb.ACT_REFINE)
    assert not got.recommendations.games_in_question


@pytest.mark.parametrize("text", ["what about Celeste?", "how about Celeste?", "а как насчёт Celeste?"])
async def test_what_about_a_game_asks_about_that_game(text: str) -> None:
    got = await ask(text, await shown(), pb.ACT_REFINE)
    assert [game.game_id for game in got.recommendations.games_in_question] == ["celeste"]
    assert got.text.startswith("Celeste (2018)")


async def test_what_was_shown_before_is_told_again() -> None:
    got = await ask("what was the third one you showed me?", await shown(), pb.ACT_ABOUT_SHOWN)
    assert got.text.startswith("Tetris (1984)")


@pytest.mark.parametrize(
    "text",
    [
        "how long are these?", "how long are they?",
        "сколько часов эти игры?", "wie lange dauern diese?", "¿cuántas horas duran estos?",
        "ils durent combien d'heures, ces jeux ?", "quantas horas duram esses?", "bunlar kaç saat sürüyor?",
        "скільки годин ці ігри?", "ile godzin trwają te gry?", "这些要多久？", "長さは？", "这些多长？",
    ],
)  # fmt: skip
async def test_who_asks_of_the_games_shown_as_several_is_told_of_each(text: str) -> None:
    got = await ask(text, await shown(), pb.ACT_ABOUT_SHOWN)
    assert [game.game_id for game in got.recommendations.games_in_question] == ["celeste", "hollow", "tetris"]
    assert "Celeste: about 8 hours. Hollow Knight: about 27 hours." in got.text
    assert got.text.endswith("I do not know that about Tetris.")


async def test_who_asks_of_one_is_told_of_one() -> None:
    for text in ("how long is it?", "is that one long?", "какая у нее длина?", "сколько она длится?", "它要多久？"):
        got = await ask(text, await shown(), pb.ACT_ABOUT_SHOWN)
        assert [game.game_id for game in got.recommendations.games_in_question] == ["celeste"]
    # They are its makers, who were asked about.
    first = await ask("who made Hollow Knight?", await shown())
    got = await ask("what else did they make?", first)
    assert [game.game_id for game in got.recommendations.games_in_question] == ["hollow"]


@pytest.mark.parametrize(
    "text",
    [
        "is it in French?", "а с русской озвучкой?", "gibt's das auf Deutsch?", "¿está en español?", "en français ?",
        "é dublado?", "türkçe dil desteği var mı?", "а українською є?", "po polsku jest?", "有手柄支持吗？",
        "日本語で遊べる？",
    ],
)  # fmt: skip
@pytest.mark.parametrize("act", [pb.ACT_REFINE, pb.ACT_NEW_WISH, pb.ACT_ABOUT_SHOWN])
async def test_who_asks_for_a_language_or_a_controller_wishes_for_no_game(text: str, act: pb.Act.ValueType) -> None:
    world = World(
        classifier=FakeClassifier(spans={text[:-1].strip(): (pb.SPAN_TYPE_KIND, WANTED)}, acts={text: act}),
        recommender=FakeRecommender(GAMES),
        language_model=FakeLanguageModel(failure=GONE),
    )
    got = await answer(world, text, limit=None, language="en", state=(await shown()).summary.state)
    assert not got.game_ids
    assert got.text.startswith("I do not know that about Celeste")


async def test_a_kind_that_is_asked_for_as_a_property_is_there_or_not() -> None:
    text = "does it have romance?"
    games = [
        common_pb2.Game(game_id="one", title="Quest One", genres=["RPG"], tags=["romance"]),
        common_pb2.Game(game_id="two", title="Quest Two", genres=["Puzzle"]),
    ]
    for first, told in (
        ("one", "Yes, Quest One is listed as “romance”."),
        ("two", "No, not as far as I know. Quest Two: puzzle."),
    ):
        world = World(
            classifier=FakeClassifier(
                intent=pb.INTENT_GAME_QUESTION,
                spans={"romance": (pb.SPAN_TYPE_ATTRIBUTE, WANTED)},
                acts={text: pb.ACT_ABOUT_SHOWN},
            ),
            recommender=FakeRecommender(games),
            language_model=FakeLanguageModel(failure=GONE),
        )
        state = gateway_pb2.ConversationState(version=1, shown_game_ids=[first], latest_count=1)
        assert (await answer(world, text, limit=None, language="en", state=state)).text == told


@pytest.mark.parametrize(
    "text",
    [
        "who made these",
        "кто их сделал?",
        "хто їх зробив?",
        "wer hat die gemacht",
        "¿quién los hizo?",
        "qui les a faits ?",
        "quem os fez?",
        "bunları kim yaptı",
        "kto je zrobił",
        "这些是谁做的",
        "これらは誰が作ったの",
    ],
)
async def test_who_made_several_is_told_of_each(text: str) -> None:
    got = await ask(text, await shown(), pb.ACT_ABOUT_SHOWN)
    assert "Maddy Makes Games" in got.text
    assert "Alexey Pajitnov" in got.text


async def test_the_last_sentence_asks_by_itself() -> None:
    for text in ("i finished Celeste twice. who made the third", "done that. when did the third come out"):
        got = await ask(text, await shown(), pb.ACT_REJECT_SHOWN)
        assert [game.game_id for game in got.recommendations.games_in_question] == ["tetris"]
