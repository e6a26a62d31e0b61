"""Games that a player says they have or have played: these alone are turned down, and the wish goes on."""

from __future__ import annotations

import time

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.reading.overlooked.known_games import with_games_excepted, with_games_turned_down
from services.gateway.understanding.games.title_lookup import NamedGame, TitleLookup
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import World, answer

GAMES = [
    common_pb2.Game(game_id="grim", title="Grimhold Keep", genres=["Puzzle"]),
    common_pb2.Game(game_id="ember", title="Emberfall", aliases=["余烬传说"], genres=["Puzzle"]),
    common_pb2.Game(game_id="port", title="Portway", genres=["Puzzle"]),
]
PUZZLE = Constraint(text="puzzle", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED, names=["Puzzle"])


async def say(text: str, act: pb.Act.ValueType, *titles: str) -> Answer:
    spans = dict.fromkeys(titles, (pb.SPAN_TYPE_TITLE, pb.POLARITY_LIKED))
    world = World(classifier=FakeClassifier(spans=spans, acts={text: act}), recommender=FakeRecommender(GAMES))
    state = ConversationState(
        version=1, constraints=[PUZZLE], text="puzzle", shown_game_ids=["grim", "port"], latest_count=2
    )
    return await answer(world, text, limit=None, state=state)


@pytest.mark.parametrize(
    "text",
    [
        "played Emberfall", "I already own Emberfall", "Emberfall уже проходил", "Emberfall habe ich schon gespielt",
        "ya jugué a Emberfall", "j'ai déjà fait Emberfall", "já zerei Emberfall", "emberfall oynamıştım zaten",
        "в Emberfall вже грав", "emberfall już przeszedłem", "余烬传说玩过了", "Emberfallはもうやった",
    ],
)  # fmt: skip
@pytest.mark.parametrize("act", [pb.ACT_REJECT_SHOWN, pb.ACT_NEW_WISH])
async def test_a_game_that_is_known_is_turned_down_alone(text: str, act: pb.Act.ValueType) -> None:
    got = await say(text, act)
    assert list(got.summary.state.rejected_game_ids) == ["ember"]
    assert [name for each in got.summary.state.constraints for name in each.names] == ["Puzzle"]
    assert got.recommendations.intent.act == pb.ACT_REJECT_SHOWN


async def test_several_that_are_known_are_turned_down_though_they_were_marked_as_liked() -> None:
    got = await say("played Emberfall and Grimhold Keep", pb.ACT_NEW_WISH, "Emberfall")
    assert set(got.summary.state.rejected_game_ids) == {"ember", "grim"}


async def test_one_that_nothing_here_is_called_by_leaves_the_others() -> None:
    got = await say("already played Zzyzx", pb.ACT_REJECT_SHOWN, "Zzyzx")
    assert list(got.summary.state.rejected_game_ids) == []


async def test_who_never_played_one_or_wants_one_like_it_turns_nothing_down() -> None:
    for text in ("never played Emberfall, I have not", "I have played Emberfall, something like that please"):
        got = await say(text, pb.ACT_REFINE, "Emberfall")
        assert list(got.summary.state.rejected_game_ids) == []


@pytest.mark.parametrize(
    "text",
    [
        "puzzles but not emberfall", "a puzzle, anything other than Emberfall", "головоломка, только не emberfall",
        "ein Puzzle, aber nicht Emberfall", "un puzzle que no sea emberfall", "un puzzle sauf Emberfall",
        "um puzzle sem ser emberfall", "emberfall dışında bir bulmaca", "головоломка, крім emberfall",
        "puzzle, byle nie emberfall", "解谜游戏，不要余烬传说", "余烬传说以外のパズル",
    ],
)  # fmt: skip
async def test_a_game_that_is_excepted_by_name_is_refused_though_nothing_marked_it(text: str) -> None:
    got = await say(text, pb.ACT_NEW_WISH)
    refused = [each for each in got.summary.state.constraints if each.polarity == pb.POLARITY_REFUSED]
    assert [list(each.game_ids) for each in refused] == [["ember"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [("ritmo pra pc sem ser oru, tanto faz", ["oru"]), ("but not oru", ["oru"]), ("but not oru fans", [])],
)
def test_a_short_name_is_one_where_it_is_all_that_is_excepted(text: str, found: list[str]) -> None:
    titles = TitleLookup([NamedGame("oru", "oru!")])
    assert [each.game_ids[0] for each in with_games_excepted(text, [], titles)] == found


@pytest.mark.parametrize("words", ["不要", "but not ", "emberfall hariç "])
def test_words_that_except_something_over_and_over_take_no_time(words: str) -> None:
    titles = TitleLookup([NamedGame("oru", "oru!"), NamedGame("ember", "Emberfall", ["余烬传说"])])
    began = time.process_time()
    with_games_excepted(words * (6000 // len(words)), [], titles)
    assert time.process_time() - began < 0.8


@pytest.mark.parametrize(
    "text", ["something like Emberfall that can be completed", "like Emberfall but short and quickly finished"]
)
async def test_what_can_be_finished_is_not_known_already(text: str) -> None:
    got = await say(text, pb.ACT_REFINE)
    assert not [each for each in got.summary.state.constraints if each.polarity == pb.POLARITY_REFUSED]
    assert "ember" not in got.summary.state.rejected_game_ids


def test_words_that_except_at_the_very_end_name_no_game() -> None:
    assert with_games_excepted("pixelgrafik mag ich aber nicht", [], TitleLookup([NamedGame("oru", "oru!")])) == []


async def test_a_refused_game_is_found_whatever_it_was_marked_as() -> None:
    text = "puzzles para pc sem emberfall"
    spans = {"emberfall": (pb.SPAN_TYPE_CONTENT, pb.POLARITY_REFUSED)}
    world = World(classifier=FakeClassifier(spans=spans), recommender=FakeRecommender(GAMES))
    got = await answer(world, text, limit=None)
    assert [list(each.game_ids) for each in got.recommendations.understood if each.game_ids] == [["ember"]]


async def test_a_kind_that_is_a_part_of_a_name_refuses_no_game() -> None:
    battle = common_pb2.Game(game_id="battle", title="Grimnite", aliases=["Grimnite Battle Royale"])
    for span_type in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_KIND):
        spans = {"battle royale": (span_type, pb.POLARITY_REFUSED)}
        world = World(classifier=FakeClassifier(spans=spans), recommender=FakeRecommender([*GAMES, battle]))
        got = await answer(world, "algo de tiros sin battle royale", limit=None)
        (understood,) = got.recommendations.understood
        assert (understood.type, understood.unmatched) == (pb.SPAN_TYPE_KIND, True)


@pytest.mark.parametrize(
    "text",
    [
        "не, гримхолд уже заездили", "гримхолд знаю", "no, I know Grimhold", "nein, Grimhold kennen wir",
        "grimhold conheço, já zeramos", "grimhold on connaît déjà",
        "grimhold'u bitirdik zaten", "Грімхолд ми вже пройшли",
        "grimhold znamy, ograny", "ya conozco Grimhold", "Grimhold 玩过了", "Grimholdは知ってる",
    ],
)  # fmt: skip
async def test_one_word_of_what_was_shown_names_what_is_known(text: str) -> None:
    got = await say(text, pb.ACT_REJECT_SHOWN)
    assert list(got.summary.state.rejected_game_ids) == ["grim"]
    assert got.recommendations.intent.act == pb.ACT_REJECT_SHOWN


@pytest.mark.parametrize(
    "text",
    [
        "don't want Emberfall, it is scary", "Emberfall не хочу, там страшно", "Emberfall играл, не понравилась",
        "no quiero Emberfall", "Emberfall não curti", "Emberfall mochte ich nicht", "Emberfall istemiyorum",
        "nie chcę Emberfall", "不要余烬传说",
    ],
)  # fmt: skip
async def test_a_game_that_is_turned_down_by_name_leaves_the_list(text: str) -> None:
    got = await say(text, pb.ACT_REJECT_SHOWN)
    assert set(got.summary.state.rejected_game_ids).isdisjoint(("grim", "port"))
    refused = [each for each in got.summary.state.constraints if each.polarity == pb.POLARITY_REFUSED]
    assert "ember" in [*got.summary.state.rejected_game_ids, *(name for each in refused for name in each.game_ids)]


async def test_words_that_are_only_spelled_like_a_game_turn_none_down_by_name() -> None:
    text = "no I said not Portwai"
    found = with_games_turned_down(text, [], TitleLookup([NamedGame("port", "Portway")]), None)
    assert not found


async def test_one_of_the_list_that_is_known_is_replaced_alone() -> None:
    got = await say("Grimhold Keep прошли", pb.ACT_REJECT_SHOWN)
    assert list(got.summary.state.rejected_game_ids) == ["grim"]
    assert len(got.game_ids) == 1
    assert "Portway" in got.text
    got = await say("already played Grimhold Keep, something else please", pb.ACT_REJECT_SHOWN)
    assert len(got.game_ids) > 1


@pytest.mark.parametrize(
    "text",
    [
        "played Emberfall and Portway. loved all", "играл в Emberfall и Portway, все понравились",
        "habe Emberfall und Portway schon gespielt, beide waren super", "ya jugué a Emberfall y Portway, me encantaron",
        "j'ai déjà fait Emberfall et Portway, j'ai adoré", "já zerei Emberfall e Portway, amei",
        "Emberfall ve Portway oynadım, ikisini de çok sevdim", "грав у Emberfall і Portway, усе сподобалось",
        "grałem w Emberfall i Portway, wszystkie bardzo mi się podobały", "余烬传说玩过了，都很喜欢",
        "Emberfallはもうやった、全部好き",
    ],
)  # fmt: skip
async def test_games_that_were_all_loved_are_examples(text: str) -> None:
    got = await say(text, pb.ACT_REJECT_SHOWN)
    assert not got.summary.state.rejected_game_ids
    liked = [each for each in got.summary.state.constraints if each.polarity == pb.POLARITY_LIKED]
    assert "ember" in [name for each in liked for name in each.game_ids]
    assert got.recommendations.intent.act == pb.ACT_REFINE


async def test_games_that_are_done_are_known() -> None:
    got = await say("Emberfall n Grimhold Keep done", pb.ACT_ABOUT_GAME, "Emberfall")
    assert set(got.summary.state.rejected_game_ids) == {"ember", "grim"}


@pytest.mark.parametrize(
    "text",
    [
        "she's already done Emberfall", "emberfall finished twice lol", "not emberfall, we've rinsed it",
        "Emberfall пройдена уже", "emberfall zaliczony", "emberfall baydı", "Emberfall déjà fini",
        "余烬传说打穿了", "Emberfallはやり尽くした", "Emberfall uzhe proshel",
    ],
)  # fmt: skip
async def test_a_known_game_that_was_not_shown_leaves_the_list_as_it_is(text: str) -> None:
    got = await say(text, pb.ACT_REJECT_SHOWN)
    assert list(got.summary.state.rejected_game_ids) == ["ember"]
    assert "Grimhold Keep" in got.text
    assert "Portway" in got.text
    assert len(got.game_ids) == 1


async def test_a_game_that_is_refused_by_name_leaves_the_list_as_it_is() -> None:
    text = "no Emberfall please"
    spans = {"Emberfall": (pb.SPAN_TYPE_TITLE, pb.POLARITY_REFUSED)}
    world = World(
        classifier=FakeClassifier(spans=spans, acts={text: pb.ACT_REFINE}), recommender=FakeRecommender(GAMES)
    )
    state = ConversationState(
        version=1, constraints=[PUZZLE], text="puzzle", shown_game_ids=["grim", "port"], latest_count=2
    )
    got = await answer(world, text, limit=None, state=state)
    assert "Grimhold Keep" in got.text
    assert "Portway" in got.text


async def test_who_wants_something_else_gets_a_new_list() -> None:
    got = await say("played Emberfall, something else please", pb.ACT_REJECT_SHOWN)
    assert "Still on" not in got.text


@pytest.mark.parametrize(
    "text",
    ["played them all except emberfall", "уже играл во всё, кроме Emberfall", "ya jugué a todos menos Emberfall"],
)
def test_who_has_played_all_but_one_does_not_refuse_it(text: str) -> None:
    assert with_games_excepted(text, [], TitleLookup([NamedGame("ember", "Emberfall")])) == []


@pytest.mark.parametrize("text", ["no, more like Emberfall", "не то, хочу как Emberfall", "nein, eher wie Emberfall"])
async def test_who_turns_the_list_down_for_something_like_a_game_gets_games_like_it(text: str) -> None:
    got = await say(text, pb.ACT_REJECT_SHOWN, "Emberfall")
    assert list(got.summary.state.rejected_game_ids) == ["grim", "port"]
    liked = [each for each in got.summary.state.constraints if each.type == pb.SPAN_TYPE_TITLE]
    assert [(each.polarity, list(each.game_ids)) for each in liked] == [(pb.POLARITY_LIKED, ["ember"])]


async def test_an_example_that_was_never_played_comes_first() -> None:
    got = await say("something like Emberfall, but i haven't played it yet", pb.ACT_NEW_WISH, "Emberfall")
    assert got.game_ids[0] == "ember"


def test_a_kind_that_is_known_is_no_misspelt_title_that_is_excepted() -> None:
    titles = TitleLookup([NamedGame("spore", "Spore")])
    kind = Constraint(
        text="spor", start=0, end=4, type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_REFUSED, names=["Sports"]
    )
    assert with_games_excepted("spor olmasın", [kind], titles) == [kind]
    (title,) = with_games_excepted("spore olmasın", [], titles)
    assert list(title.game_ids) == ["spore"]
