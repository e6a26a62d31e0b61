"""A whole text of a capable model: what of it is passed on, and what completes or replaces it."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.answer_report import AnswerReport
from services.gateway.answering.answers import answered
from services.gateway.answering.game_question import GameQuestion
from services.gateway.backends.ports import LateVector
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.writing.texts.en import ENGLISH
from services.gateway.writing.whole_text import WholeText
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel, FakeRecommender
from tests.unit.gateway.world import CATALOGUE, GONE, World, answer


class Popular(FakeRecommender):
    """Recommends what is popular, for no other reason."""

    async def recommend(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        found = await super().recommend(request, query)
        for item in found.games:
            item.reasons[0].kind = common_pb2.Reason.KIND_POPULAR
        return found


class YearsMatter(FakeRecommender):
    """Has no game under a condition on years."""

    async def recommend(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        found = await super().recommend(request, query)
        if request.filter.max_year:
            found.ClearField("games")
        return found


# Names nothing that only some of the games have.
OPEN = "something for the evening"


async def test_a_game_that_was_not_recommended_never_reaches_the_player() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["Play [[1]] and [[2]]. Doom is better."])), OPEN)
    assert got.text == "Play Celeste and Portal."
    assert got.degradations == []


async def test_a_text_without_one_grounded_sentence_becomes_a_template() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["Doom is better."])))
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert got.degradations == [("llm_gateway", "UNGROUNDED", "TEMPLATE_TEXT")]
    assert "Celeste" in got.text
    assert "Doom" not in got.text


async def test_a_text_that_names_no_game_is_completed_by_a_template() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["What a fine evening for a game."])), OPEN)
    assert (
        got.text == "What a fine evening for a game. Celeste (2018): platformer. Then there is Portal (2007): puzzle."
    )
    assert got.degradations == [("llm_gateway", "NAMED_NO_GAME", "TEMPLATE_SENTENCES")]


@pytest.mark.parametrize(
    ("written", "reason"),
    [("Play [[2]] first.", "NAMED_NO_GAME"), ("Play [[2]] first. Then [[1]], not Half-Life 9.", "UNGROUNDED")],
)
async def test_games_that_a_text_leaves_out_are_named_by_a_template(written: str, reason: str) -> None:
    got = await answer(World(language_model=FakeLanguageModel([written])), OPEN, limit=3)
    assert got.text == "Play Portal first. Celeste (2018): platformer. And Doom (1993): shooter."
    assert got.summary.named_game_ids == ["portal", "celeste", "doom"]
    assert got.degradations == [("llm_gateway", reason, "TEMPLATE_SENTENCES")]


async def test_of_more_games_than_a_text_holds_it_says_how_many_it_names() -> None:
    games = [common_pb2.Game(game_id=f"g{number}", title=f"Game {name}") for number, name in enumerate("ABCDEF")]
    model = FakeLanguageModel(["Play [[1]], [[2]], [[3]], [[4]] or [[5]]."])
    got = await answer(World(recommender=FakeRecommender(games), language_model=model), OPEN, limit=6)
    assert got.text == "Here are 5 of the 6 on the list. Play Game A, Game B, Game C, Game D or Game E."


async def test_that_there_are_fewer_games_than_were_asked_for_is_said_in_the_end() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["Play [[1]], [[2]] or [[3]]."])), OPEN, limit=4)
    assert got.text == f"Play Celeste, Portal or Doom. {ENGLISH.no_more[0]}"


RACING = {"racing": (pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED), "before 1990": (pb.SPAN_TYPE_YEARS, pb.POLARITY_WANTED)}


@pytest.mark.parametrize(
    "written", ["Play [[1]] first. Then play [[2]].", "All of [[1]] and [[2]] are from before 1990."]
)
async def test_what_was_given_up_and_what_is_not_here_is_told_whatever_the_model_says(written: str) -> None:
    model = FakeLanguageModel([written])
    world = World(classifier=FakeClassifier(spans=RACING), recommender=YearsMatter(CATALOGUE), language_model=model)
    got = await answer(world, "racing before 1990")
    assert [each.text for each in got.recommendations.relaxed] == ["before 1990"]
    assert got.text.startswith(
        "Nothing in my catalogue is described as “racing”. "
        "Nothing meets all of that at once; these come closest, without “before 1990”. "
    )
    told = model.conversations[0][-1].content
    assert "Told to the player already: Nothing in my catalogue is described as “racing”. Nothing meets" in told


async def test_in_a_language_without_texts_of_ours_what_was_given_up_is_told_in_english() -> None:
    model = FakeLanguageModel(["[[1]] on hyvä peli vuorikiipeilystä ja [[2]] on hyvä pulmapeli sinulle."])
    world = World(classifier=FakeClassifier(spans=RACING), recommender=YearsMatter(CATALOGUE), language_model=model)
    got = await answer(world, "racing before 1990", language="fi")
    assert got.text.startswith("Nothing in my catalogue is described as “racing”.")
    assert got.text.endswith("Celeste on hyvä peli vuorikiipeilystä ja Portal on hyvä pulmapeli sinulle.")
    assert got.summary.language == "fi"
    assert got.degradations == [("gateway", "LANGUAGE_UNSUPPORTED", "ENGLISH_TEXT")]
    fine = await answer(World(language_model=model), OPEN, language="fi")
    assert fine.degradations == []


async def test_that_all_games_are_known_to_the_player_is_told() -> None:
    got = await answer(World(recommender=FakeRecommender(CATALOGUE, replays=True)), OPEN)
    assert got.text == f"{ENGLISH.replays[0]} Play Celeste first. Then play Portal."


async def test_a_language_model_that_does_not_begin_in_time_is_given_up() -> None:
    world = World(language_model=FakeLanguageModel(hangs=True), first_text_seconds=0.05)
    got = await answer(world)
    assert got.degradations == [("llm_gateway", "FIRST_TEXT_TIMEOUT", "TEMPLATE_TEXT")]
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert world.language_model.closed == 1


@pytest.mark.parametrize(
    ("written", "text", "fallback"),
    [
        (
            "Play [[1]] first. Then play",
            "Play Celeste first. Then there is Portal (2007): puzzle.",
            "TEMPLATE_SENTENCES",
        ),
        ("Try [[1]] or [[2]]. Then play", "Try Celeste or Portal.", "SHORTER_TEXT"),
    ],
)
async def test_a_language_model_that_breaks_off_leaves_whole_sentences(written: str, text: str, fallback: str) -> None:
    world = World(language_model=FakeLanguageModel([written], failure=GONE, fails_after=24))
    got = await answer(world, OPEN)
    assert got.text == text
    assert got.summary.finish_reason == gateway_pb2.TEXT_FINISH_REASON_INTERRUPTED
    assert got.degradations == [("llm_gateway", "GONE", fallback)]


async def test_a_text_cut_by_its_limit_ends_at_a_whole_sentence_and_names_the_games_left() -> None:
    world = World(
        language_model=FakeLanguageModel(
            ["Play [[1]] first. Then play the"], finish_reason=llm_gateway_pb2.FINISH_REASON_LENGTH
        )
    )
    got = await answer(world, OPEN)
    assert got.text == "Play Celeste first. Then there is Portal (2007): puzzle."
    assert got.summary.finish_reason == gateway_pb2.TEXT_FINISH_REASON_LENGTH


KNOWN = common_pb2.Game(
    game_id="kart",
    title="Kart Nine",
    year=1993,
    developer="Maker",
    genres=["Racing"],
    platforms=["PC", "Switch"],
    summary="Race on ice.",
    min_players=1,
    max_players=4,
    minimum_age=7,
    typical_hours=8,
    price_model=common_pb2.PRICE_MODEL_PREMIUM,
)


async def test_a_capable_model_is_told_what_is_known_of_a_game_why_it_is_there_and_what_is_wished_for_in_all() -> None:
    world = World(
        classifier=FakeClassifier(
            acts={"another one": pb.ACT_MORE},
            spans={
                "3": (pb.SPAN_TYPE_COUNT, pb.POLARITY_WANTED),
                "racing": (pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED),
                "before 1995": (pb.SPAN_TYPE_YEARS, pb.POLARITY_WANTED),
                "puzzle": (pb.SPAN_TYPE_KIND, pb.POLARITY_REFUSED),
            },
        ),
        recommender=FakeRecommender([KNOWN, CATALOGUE[1]]),
    )
    first = await answer(world, "3 racing before 1995, no puzzle games", limit=1)
    state = first.summary.state
    state.ClearField("shown_game_ids")
    await answer(world, "another one", state=state, limit=1)
    told = world.language_model.conversations[-1][-1].content
    assert (
        "[[1]] Kart Nine (Racing): Race on ice. Facts: from 1993; by Maker; on PC, Switch; 1 to 4 players; from age 7; "
        "about 8 hours; bought once. Why: it has what is wished for."
    ) in told
    assert "Message: another one\nWished for in all: racing; before 1995; not puzzle\nIn the player's words" in told
    assert "racing before 1995, games\nGames:\n" in told


async def test_a_capable_model_is_told_that_games_are_popular_only_where_nothing_is_wished() -> None:
    platform = FakeClassifier(spans={"Switch": (pb.SPAN_TYPE_PLATFORM, pb.POLARITY_WANTED)})
    for text, is_told in ((OPEN, True), ("something on Switch", False)):
        world = World(classifier=platform, recommender=Popular([KNOWN, *CATALOGUE]))
        await answer(world, text)
        assert ("many players rate it highly" in world.language_model.conversations[-1][-1].content) is is_told


@pytest.mark.parametrize(
    ("language", "false", "true"),
    [
        ("en", "[[1]] costs three euros.", "[[1]] is made for two to four players and takes about 8 hours."),
        ("en", "[[1]] is yours for $20.", "[[1]] came out in 1993, a gem of the 90s, and is one of the best."),
        ("en", "[[1]] takes twelve hours to finish.", "[[1]] is a fast 3D racing game on PC."),
        ("en", "[[1]] lets up to six players race.", "[[1]] suits players from age 7, and all 4 of you can race."),
        ("en", "[[1]] came out in 2004.", "Try [[1]] tonight, one race after the other."),
        ("de", "[[1]] kostet fünf Euro.", "[[1]] ist ein Rennspiel für zwei bis vier Spieler."),
        ("ru", "[[1]] проходится за двенадцать часов.", "В [[1]] гоняют по льду вчетвером около восьми часов."),
        ("es", "[[1]] cuesta diez euros.", "[[1]] es una carrera sobre hielo para cuatro jugadores."),
        ("fr", "[[1]] dure environ douze heures.", "[[1]] est une course sur glace qui dure huit heures."),
        ("pl", "[[1]] kosztuje pięć złotych.", "[[1]] to wyścigi na lodzie dla czterech graczy."),
        ("tr", "[[1]] on iki saat sürüyor.", "[[1]] buz üstünde dört oyuncu ile yarıştığın bir oyun."),
        ("zh", "[[1]]大约需要十二小时才能通关。", "[[1]]是一款冰上竞速游戏，支持四名玩家。"),
        ("ja", "[[1]]のクリアには十二時間かかります。", "[[1]]は氷の上を走るレースで、四人プレイができます。"),
    ],
)
async def test_a_number_that_was_made_up_of_a_listed_game_does_not_reach_the_player(
    language: str, false: str, true: str
) -> None:
    for written, source in ((false, "TEXT_SOURCE_TEMPLATE"), (true, "TEXT_SOURCE_LLM")):
        world = World(recommender=FakeRecommender([KNOWN]), language_model=FakeLanguageModel([written]))
        got = await answer(world, OPEN, language=language, limit=1)
        assert gateway_pb2.TextSource.Name(got.summary.text_source) == source, written


async def test_a_sum_that_the_player_named_is_no_price_and_other_games_numbers_are_not_a_games_own() -> None:
    other = common_pb2.Game(game_id="short", title="Shorty", genres=["Racing"], typical_hours=3, summary="Race.")
    written = "[[1]] costs less than 20 euros. [[1]] takes 3 hours. You need 3 hours for [[2]] and 8 for [[1]]."
    world = World(recommender=FakeRecommender([KNOWN, other]), language_model=FakeLanguageModel([written]))
    got = await answer(world, "racing under 20 euros in 6 hours")
    assert got.text.endswith("You need 3 hours for Shorty and 8 for Kart Nine.")
    assert "20 euros." not in got.text
    assert "Kart Nine takes" not in got.text


async def test_of_a_game_without_a_description_a_capable_model_is_told_to_say_no_more_than_its_kind() -> None:
    world = World(recommender=FakeRecommender([common_pb2.Game(game_id="g", title="game_4", genres=["Shooter"])]))
    await answer(world)
    system, message = (each.content for each in world.language_model.conversations[0])
    assert "[[1]] game_4 (Shooter): no description" in message
    assert "without a description no more than its kind" in system


PORTAL = CATALOGUE[1]
OWN = answered("en", GameQuestion("when did Portal come out?", "", [PORTAL]))


async def told(language_model: FakeLanguageModel) -> tuple[str, AnswerReport]:
    report = AnswerReport(language="en")
    titles = TitleIndex([(game.game_id, game.title) for game in CATALOGUE])
    strategy = WholeText(language_model, first_text_seconds=5)
    question = GameQuestion("when did Portal come out?", "", [PORTAL])
    answer = strategy.answer(question, OWN, titles, report)
    return " ".join([sentence.text async for sentence in answer]), report


async def test_a_capable_model_answers_a_question_from_the_facts_that_it_is_given() -> None:
    model = FakeLanguageModel(["[[1]] was released back in 2007."])
    text, report = await told(model)
    assert text == "Portal was released back in 2007."
    assert report.source == gateway_pb2.TEXT_SOURCE_LLM
    (_, message) = (each.content for each in model.conversations[0])
    assert "Portal came out in 2007." in message


@pytest.mark.parametrize(
    "written", ["[[1]] was released back in 1999.", "[[1]] came out in 2007. Doom is older.", "<think>hm", ""]
)
async def test_an_answer_that_is_not_held_by_the_facts_is_replaced_by_ours(written: str) -> None:
    text, report = await told(FakeLanguageModel([written]))
    assert text == "Portal came out in 2007."
    assert report.source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert report.degradations
