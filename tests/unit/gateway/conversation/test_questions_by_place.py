"""A question about a game by its place in the list is about that game, and goes on with the question before."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.replying.questions.running import asks_whether_they_run
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import World, answer

GAMES = [
    common_pb2.Game(
        game_id=f"g{number}", title=f"Quest {word}", year=2000, genres=["Racing"], platforms=["PC"],
        typical_hours=10.0 * (number + 1), developer=f"Studio {word}", modes=[common_pb2.PLAY_MODE_SINGLE_PLAYER],
        max_players=1,
    )
    for number, word in enumerate(("Alpha", "Beta", "Gamma"))
]  # fmt: skip


async def say(
    text: str, after: Answer | None = None, *, act: pb.Act.ValueType = pb.ACT_NEW_WISH, marked: str = "", **spans: str
) -> Answer:
    """The answer to `text`, of which the classifier says `act` and marks the words `marked` as an ordinal."""
    found = {words: (pb.SpanType.Value(f"SPAN_TYPE_{kind}"), pb.POLARITY_WANTED) for kind, words in spans.items()}
    if marked:
        found[marked] = (pb.SPAN_TYPE_ORDINAL, pb.POLARITY_WANTED)
    asks = act in (pb.ACT_ABOUT_GAME, pb.ACT_ABOUT_SHOWN)
    intent = pb.INTENT_GAME_QUESTION if asks else pb.INTENT_RECOMMEND
    world = World(
        classifier=FakeClassifier(intent=intent, acts={text: act}, spans=found), recommender=FakeRecommender(GAMES)
    )
    return await answer(world, text, limit=None, state=after.summary.state if after else None)


@pytest.mark.parametrize(
    ("text", "game_id"),
    [
        ("сколько часов вторая?", "g1"),
        ("сколько длится последняя?", "g2"),
        ("how many hours is the third?", "g2"),
        ("wie viele Stunden hat das zweite?", "g1"),
        ("¿cuántas horas tiene la tercera?", "g2"),
        ("combien d'heures pour la deuxième ?", "g1"),
        ("quantas horas tem o último?", "g2"),
        ("ikincisi kaç saat?", "g1"),
        ("скільки годин третя?", "g2"),
        ("ile godzin ma druga?", "g1"),
        ("第二个多少小时？", "g1"),
        ("3番目は何時間？", "g2"),
    ],
)
async def test_a_place_that_the_classifier_left_unmarked_is_heard(text: str, game_id: str) -> None:
    got = await say(text, await say("racing"), act=pb.ACT_ABOUT_SHOWN)
    assert [game.game_id for game in got.recommendations.games_in_question] == [game_id]
    assert {"g1": "20", "g2": "30"}[game_id] in got.text


@pytest.mark.parametrize(
    ("asked", "then", "marked"),
    [
        ("how long is the second?", "and the third?", "third"),
        ("how long is the second?", "what about the third?", "third"),
        ("сколько длится вторая?", "а третья?", "третья"),
        ("Wie lang dauert das zweite?", "Und das dritte?", "dritte"),
        ("¿cuánto dura el segundo?", "¿y el tercero?", "tercero"),
        ("combien d'heures dure la deuxième ?", "et la troisième ?", "troisième"),
        ("quanto tempo dura o segundo?", "e o terceiro?", "terceiro"),
        ("ikincisi kaç saat?", "peki üçüncüsü?", "üçüncüsü"),
        ("скільки годин друга?", "а третя?", "третя"),
        ("ile trwa druga?", "a trzecia?", "trzecia"),
        ("第二个要多久？", "第三个呢？", "第三个"),
        ("2番目は何時間？", "3番目は？", "3番目"),
    ],
)
@pytest.mark.parametrize("is_marked", [True, False])
async def test_the_next_place_carries_the_question(asked: str, then: str, marked: str, *, is_marked: bool) -> None:
    second = await say(asked, await say("racing"), act=pb.ACT_ABOUT_SHOWN)
    third = await say(then, second, act=pb.ACT_PICK, marked=marked if is_marked else "")
    assert [game.game_id for game in third.recommendations.games_in_question] == ["g2"]
    assert third.recommendations.intent.act == pb.ACT_ABOUT_SHOWN
    assert "30" in third.text
    # What is told is the length alone.
    assert "2000" not in third.text


async def test_a_question_that_says_what_it_asks_does_not_carry_the_one_before() -> None:
    first = await say("how long is the second?", await say("racing"), act=pb.ACT_ABOUT_SHOWN)
    got = await say("who made the third?", first, act=pb.ACT_ABOUT_SHOWN)
    assert got.text == "Quest Gamma was made by Studio Gamma."


async def test_a_place_that_is_asked_about_is_not_turned_down() -> None:
    second = await say("ikincisi kaç saat?", await say("racing"), act=pb.ACT_ABOUT_SHOWN)
    spans = {"üçüncüsü": (pb.SPAN_TYPE_ORDINAL, pb.POLARITY_REFUSED)}
    classifier = FakeClassifier(spans=spans, acts={"peki üçüncüsü?": pb.ACT_REJECT_SHOWN})
    world = World(classifier=classifier, recommender=FakeRecommender(GAMES))
    got = await answer(world, "peki üçüncüsü?", limit=None, state=second.summary.state)
    assert [game.game_id for game in got.recommendations.games_in_question] == ["g2"]
    assert not got.summary.state.rejected_game_ids


async def test_why_is_a_question_of_its_own() -> None:
    first = await say("how long is the second?", await say("racing", KIND="racing"), act=pb.ACT_ABOUT_SHOWN)
    got = await say("why the first?", first, act=pb.ACT_ABOUT_SHOWN)
    assert "10" not in got.text


async def test_two_games_named_anew_are_not_asked_what_was_asked_before() -> None:
    first = await say(
        "is Quest Alpha on PC?", await say("racing"), act=pb.ACT_ABOUT_GAME, TITLE="Quest Alpha", PLATFORM="PC"
    )
    spans = dict.fromkeys(("Quest Beta", "Quest Gamma"), (pb.SPAN_TYPE_TITLE, pb.POLARITY_WANTED))
    classifier = FakeClassifier(spans=spans, acts={"Quest Beta or Quest Gamma?": pb.ACT_ABOUT_GAME})
    world = World(classifier=classifier, recommender=FakeRecommender(GAMES))
    got = await answer(world, "Quest Beta or Quest Gamma?", limit=None, state=first.summary.state)
    assert [game.game_id for game in got.recommendations.games_in_question] == ["g1", "g2"]
    assert {each.type for each in got.recommendations.understood} == {pb.SPAN_TYPE_TITLE}


@pytest.mark.parametrize(
    ("text", "marked"),
    [("czy czwarta jest na PC?", "czwarta"), ("is the fourth on PC?", ""), ("четвёртая бесплатная?", "")],
)
async def test_a_place_that_the_list_does_not_have_is_no_other_game(text: str, marked: str) -> None:
    got = await say(text, await say("racing"), act=pb.ACT_ABOUT_SHOWN, marked=marked)
    assert not got.recommendations.games_in_question
    assert all(game.title in got.text for game in GAMES)


async def test_what_was_marked_along_with_a_place_is_read_without_it() -> None:
    text = "есть ли у третьей мультиплеер?"
    got = await say(text, await say("racing"), act=pb.ACT_ABOUT_SHOWN, PLAYERS="третьей мультиплеер")
    assert [game.game_id for game in got.recommendations.games_in_question] == ["g2"]
    assert [each.text for each in got.recommendations.understood] == ["третьей", "мультиплеер"]


@pytest.mark.parametrize("text", ["why the first?", "pourquoi le premier ?", "¿por qué la primera?"])
async def test_why_a_game_was_shown_is_no_question_for_its_year(text: str) -> None:
    got = await say(text, await say("racing", KIND="racing"), act=pb.ACT_ABOUT_SHOWN)
    assert "2000" not in got.text


@pytest.mark.parametrize("mark", ["ATTRIBUTE", "LENGTH"])
@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("how many hours is Quest Beta?", "how many hours"), ("how long is Quest Beta?", "how long"),
        ("how long is Quest Beta?", "long"), ("is Quest Beta long?", "long"),
        ("сколько часов проходить Quest Beta?", "сколько часов"), ("Quest Beta долгая?", "долгая"),
        ("wie lange dauert Quest Beta?", "wie lange"), ("¿cuántas horas dura Quest Beta?", "cuántas horas"),
        ("combien d'heures dure Quest Beta ?", "combien d'heures"), ("quanto tempo dura Quest Beta?", "quanto tempo"),
        ("Quest Beta kaç saat?", "kaç saat"), ("скільки годин триває Quest Beta?", "скільки годин"),
        ("ile godzin trwa Quest Beta?", "ile godzin"), ("Quest Beta要多久？", "要多久"),
        ("Quest Betaは何時間？", "何時間"),
    ],
)  # fmt: skip
async def test_how_long_a_game_is_is_told_whatever_its_words_are_marked_as(text: str, asked: str, mark: str) -> None:
    got = await say(text, None, act=pb.ACT_ABOUT_GAME, TITLE="Quest Beta", **{mark: asked})
    assert [game.game_id for game in got.recommendations.games_in_question] == ["g1"]
    assert "20" in got.text
    assert "Quest Beta" in got.text
    shown = await say("how long is it?", await say("racing"), act=pb.ACT_ABOUT_SHOWN, **{mark: "how long"})
    assert "10" in shown.text


async def test_a_place_that_is_asked_about_without_a_mark_is_not_turned_down() -> None:
    got = await say("第二个几个小时能打完", await say("racing"), act=pb.ACT_REJECT_SHOWN, marked="第二个")
    assert [game.game_id for game in got.recommendations.games_in_question] == ["g1"]
    assert not got.summary.state.rejected_game_ids


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("tell me about the third", "third"), ("расскажи про третью", "третью"), ("erzähl mir vom dritten", "dritten"),
        ("cuéntame del tercero", "tercero"), ("parle-moi du troisième", "troisième"),
        ("me fala do terceiro", "terceiro"),
        ("üçüncüyü anlat", "üçüncüyü"), ("розкажи про третю", "третю"), ("opowiedz o trzeciej", "trzeciej"),
        ("介绍一下第三个", "第三个"), ("3番目について教えて", "3番目"),
    ],
)  # fmt: skip
async def test_who_wants_to_hear_of_another_is_not_told_what_was_asked_before(text: str, marked: str) -> None:
    first = await say("who made the second?", await say("racing"), act=pb.ACT_ABOUT_SHOWN)
    got = await say(text, first, act=pb.ACT_ABOUT_SHOWN, marked=marked)
    assert [game.game_id for game in got.recommendations.games_in_question] == ["g2"]
    assert "Studio Gamma" not in got.text
    assert "30" in got.text


async def test_where_none_of_the_list_has_it_those_shown_before_are_told() -> None:
    games = [
        common_pb2.Game(game_id=f"g{number}", title=f"Quest {word}", genres=["Racing"], platforms=[platform])
        for number, (word, platform) in enumerate(
            (("Alpha", "Linux"), ("Beta", "PC"), ("Gamma", "PC"), ("Delta", "PC"))
        )
    ]
    text = "which one runs on linux?"
    classifier = FakeClassifier(
        intent=pb.INTENT_GAME_QUESTION,
        acts={text: pb.ACT_ABOUT_SHOWN},
        spans={"linux": (pb.SPAN_TYPE_PLATFORM, pb.POLARITY_WANTED)},
    )
    state = ConversationState(version=1, shown_game_ids=[game.game_id for game in games], latest_count=3)
    world = World(classifier=classifier, recommender=FakeRecommender(games), style="per_game")
    got = await answer(world, text, limit=None, state=state)
    assert got.text == "No, none of them, as far as I know: Quest Beta, Quest Gamma, Quest Delta. Yes: Quest Alpha."


@pytest.mark.parametrize(
    "text",
    [
        "does it run on pc?", "на pc пойдёт?", "на pc йде?", "läuft das auch auf pc?",
        "¿funciona en pc?", "ça tourne sur pc ?", "roda no pc?", "pc'ta çalışıyor mu?", "pójdzie na pc?",
        "pc能玩吗？", "pcで動く？",
    ],
)  # fmt: skip
async def test_whether_what_was_shown_runs_on_something_is_asked_of_all_of_it(text: str) -> None:
    got = await say(text, await say("racing"), act=pb.ACT_REFINE, PLATFORM="pc")
    assert not got.game_ids
    assert [game.game_id for game in got.recommendations.games_in_question] == ["g0", "g1", "g2"]
    assert got.recommendations.intent.act == pb.ACT_ABOUT_SHOWN


@pytest.mark.parametrize("text", ["what runs on pc?", "есть что на pc?", "was läuft auf pc?", "only on pc"])
async def test_what_runs_on_something_is_wished_for(text: str) -> None:
    assert (await say(text, await say("racing"), act=pb.ACT_REFINE, PLATFORM="pc")).game_ids


async def test_a_question_may_tell_what_is_not_wanted() -> None:
    text = "is it racing? i don't want racing"
    listed = await say("puzzles")
    world = World(
        classifier=FakeClassifier(
            intent=pb.INTENT_GAME_QUESTION, acts={text: pb.ACT_ABOUT_SHOWN},
            spans=dict.fromkeys(("racing", "want racing"), (pb.SPAN_TYPE_KIND, pb.POLARITY_REFUSED)),
        ),
        recommender=FakeRecommender(GAMES),
    )  # fmt: skip
    got = await answer(world, text, limit=None, state=listed.summary.state)
    assert [list(each.names) for each in got.summary.state.constraints] == [["Racing"]]


async def test_a_game_that_is_wanted_by_name_is_shown_later_on_as_well() -> None:
    got = await say("what about quest gamma then", await say("x"), act=pb.ACT_REFINE, TITLE="quest gamma")
    assert "g2" in [*got.game_ids, *(game.game_id for game in got.recommendations.games_in_question)]


def test_whether_they_run_on_a_machine_without_some_part_is_asked_of_what_was_shown() -> None:
    text = "а на ноуте без видюхи потянет?"
    laptop = Constraint(text="ноуте", type=pb.SPAN_TYPE_PLATFORM, polarity=pb.POLARITY_WANTED, names=["PC"])
    part = Constraint(text="без видюхи", type=pb.SPAN_TYPE_DEVICE, polarity=pb.POLARITY_WANTED, unmatched=True)
    assert asks_whether_they_run(text, [laptop, part])
    assert not asks_whether_they_run("а есть что на ноут без видюхи?", [laptop, part])
