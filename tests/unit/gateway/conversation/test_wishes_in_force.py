"""What of a wish is given up, turned down, weighed only or told to be missing, over real grpc."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.merging import as_many_as_before, merged
from services.gateway.conversation.wish import conditions_of
from tests.fakes.gateway import FakeClassifier
from tests.unit.gateway.conversation.test_conversation import GAMES, REFUSED, WANTED, Meeting, say, world
from tests.unit.gateway.world import GONE, World, answer

Spans = dict[str, tuple[pb.SpanType.ValueType, pb.Polarity.ValueType]]


def wishing(text: str, act: pb.Act.ValueType = pb.ACT_NEW_WISH, *, said: Spans) -> World:
    """A world in which these words of `text` are marked so."""
    return World(classifier=FakeClassifier(spans=said, acts={text: act}), recommender=Meeting(GAMES))


async def test_a_wanted_kind_that_nothing_has_within_the_conditions_is_given_up_and_said() -> None:
    told = wishing(
        "a puzzle from 2000", said={"puzzle": (pb.SPAN_TYPE_KIND, WANTED), "from 2000": (pb.SPAN_TYPE_YEARS, WANTED)}
    )
    got = await answer(told, "a puzzle from 2000", limit=None, language="en")
    assert got.game_ids == ["g0"]
    assert [each.text for each in got.recommendations.relaxed] == ["puzzle"]
    met = await say("racing on Switch")
    assert not met.recommendations.relaxed


async def test_something_completely_different_turns_down_the_kinds_before() -> None:
    first = await say("racing")
    text = "something completely different"
    got = await answer(wishing(text, pb.ACT_REFINE, said={}), text, limit=None, state=first.summary.state)
    (kind,) = got.summary.state.constraints
    assert (kind.polarity, list(kind.names)) == (REFUSED, ["Racing"])
    assert not got.summary.state.text


async def test_who_hates_a_kind_and_names_none_searches_by_nothing() -> None:
    told = wishing("i hate horror", said={"horror": (pb.SPAN_TYPE_KIND, REFUSED)})
    got = await answer(told, "i hate horror", limit=None)
    assert not told.asked[0].text
    assert "g0" not in got.game_ids


async def test_cheaper_weighs_and_that_prices_are_not_known_is_said() -> None:
    free = common_pb2.Game(
        game_id="free", title="Quest Zeta", genres=["Racing"], price_model=common_pb2.PRICE_MODEL_FREE_TO_PLAY
    )
    told = wishing("cheaper", pb.ACT_REFINE, said={"cheaper": (pb.SPAN_TYPE_PRICE, pb.POLARITY_LESS)})
    told.recommender.catalogue = [*GAMES, free]
    told.language_model.failure = GONE
    got = await answer(told, "cheaper", limit=2, language="en", state=(await say("racing", limit=1)).summary.state)
    assert got.game_ids[0] == "free"
    assert len(got.game_ids) == 2
    assert "what games cost" in got.text


async def test_a_game_to_resemble_is_searched_by_where_no_other_words_are() -> None:
    shown = await say("start over", await say("racing on Switch"))
    assert not shown.summary.state.text
    told = wishing("the second", pb.ACT_REFINE, said={"second": (pb.SPAN_TYPE_ORDINAL, pb.POLARITY_LIKED)})
    await answer(told, "the second", limit=1, state=shown.summary.state)
    assert list(told.asked[0].wish.game_ids) == [shown.game_ids[1]]
    assert told.asked[0].HasField("query")


async def test_that_free_games_come_first_is_said_only_where_one_does() -> None:
    told = wishing("cheaper", pb.ACT_REFINE, said={"cheaper": (pb.SPAN_TYPE_PRICE, pb.POLARITY_LESS)})
    told.language_model.failure = GONE
    got = await answer(told, "cheaper", limit=2, language="en", state=(await say("racing", limit=1)).summary.state)
    assert "what games cost" in got.text
    assert "free" not in got.text


async def test_a_conjunction_is_no_part_of_a_title() -> None:
    text = "I loved Quest Alpha and Quest Beta"
    said = {
        "Quest Alpha and": (pb.SPAN_TYPE_TITLE, pb.POLARITY_LIKED),
        "Quest Beta": (pb.SPAN_TYPE_TITLE, pb.POLARITY_LIKED),
    }
    told = wishing(text, said=said)
    got = await answer(told, text, limit=None)
    assert [list(each.game_ids) for each in got.recommendations.understood] == [["g0"], ["g1"]]
    assert list(told.asked[0].wish.game_ids) == ["g0", "g1"]


async def test_a_word_of_a_summary_is_not_told_as_missing() -> None:
    told = wishing("a game about dinosaurs", said={"dinosaurs": (pb.SPAN_TYPE_KIND, WANTED)})
    told.recommender.catalogue = [common_pb2.Game(game_id="dino", title="Dino", summary="Ride dinosaurs.")]
    got = await answer(told, "a game about dinosaurs", limit=None)
    assert [(each.text, each.unmatched) for each in got.recommendations.understood] == [("dinosaurs", False)]


async def test_fewer_games_than_asked_for_are_told_and_strangers_are_greeted_once() -> None:
    told = world()
    told.language_model.failure = GONE
    told.recommender.knows_players = False
    first = await answer(told, "racing on Switch", limit=5, language="en")
    assert first.text.startswith("We have not met")
    assert first.text.endswith("I found no more than that.")
    talk = World(classifier=FakeClassifier(intent=pb.INTENT_SMALL_TALK, acts={"hello": pb.ACT_GREETING}))
    greeted = await answer(talk, "hello", limit=None, language="en")
    later = await answer(told, "racing", limit=2, language="en", state=greeted.summary.state)
    assert "not met" not in later.text


async def test_talk_that_says_nothing_of_games_gets_none() -> None:
    talk = World(
        classifier=FakeClassifier(intent=pb.INTENT_SMALL_TALK, acts={"lol no": pb.ACT_CHAT}),
        recommender=Meeting(GAMES),
    )
    got = await answer(talk, "lol no", limit=None, state=(await say("racing")).summary.state)
    assert not got.game_ids


def _told(text: str, span_type: pb.SpanType.ValueType, polarity: pb.Polarity.ValueType, **said: object) -> Constraint:
    return Constraint(
        text=text,
        type=span_type,
        polarity=polarity,
        names=said.get("platforms", ()),  # type: ignore[arg-type]
        condition=common_pb2.GameFilter(**said),  # type: ignore[arg-type]
    )


def test_years_that_are_stated_narrow_those_of_a_generation_or_stand_in_their_place() -> None:
    console = _told("PS1", pb.SPAN_TYPE_PLATFORM, WANTED, platforms=["PlayStation"], min_year=1994, max_year=2005)
    old = _told("old ones", pb.SPAN_TYPE_YEARS, WANTED, max_year=2011)
    new = _told("after 2008", pb.SPAN_TYPE_YEARS, WANTED, min_year=2009)
    condition, *_ = conditions_of(merged([console], [old]), None, ())
    assert (condition.min_year, condition.max_year) == (1994, 2005)
    condition, *_ = conditions_of(merged([console], [new]), None, ())
    assert (condition.min_year, condition.max_year) == (2009, 0)


def test_a_bound_at_the_other_end_holds_beside_the_first() -> None:
    retro = _told("retro", pb.SPAN_TYPE_YEARS, WANTED, max_year=2011)
    later = _told("nothing before 1990", pb.SPAN_TYPE_YEARS, REFUSED, min_year=1990)
    new = _told("from 2015 on", pb.SPAN_TYPE_YEARS, WANTED, min_year=2015)
    assert merged([retro], [later]) == [retro, later]
    assert merged([retro], [new]) == [new]


def test_what_is_refused_of_prices_adds_up() -> None:
    paid, costless, sold = (
        common_pb2.PRICE_MODEL_PREMIUM,
        common_pb2.PRICE_MODEL_FREE,
        common_pb2.PRICE_MODEL_FREE_TO_PLAY,
    )
    donations = _told("donations", pb.SPAN_TYPE_PRICE, REFUSED, price_models=[paid, costless])
    subscription = _told("a subscription", pb.SPAN_TYPE_PRICE, REFUSED, price_models=[paid, costless, sold])
    free = _told("free", pb.SPAN_TYPE_PRICE, WANTED, price_models=[costless, sold])
    condition, *_ = conditions_of(merged([donations], [subscription]), None, ())
    assert list(condition.price_models) == [paid, costless]
    assert merged([donations], [free]) == [free]
    # What is to cost nothing, and later to be without ads, is to be both.
    condition, *_ = conditions_of(merged([free], [donations]), None, ())
    assert list(condition.price_models) == [costless]


def test_what_is_played_on_does_not_bring_back_the_network() -> None:
    offline = _told("offline", pb.SPAN_TYPE_DEVICE, WANTED, offline=True)
    laptop = _told("a weak laptop", pb.SPAN_TYPE_DEVICE, WANTED, platforms=["PC"])
    tablet = _told("a tablet", pb.SPAN_TYPE_PLATFORM, WANTED, platforms=["Mobile"])
    assert merged([offline], [laptop]) == [offline, laptop]
    assert merged([offline, laptop], [tablet]) == [offline, tablet]


def _players(text: str, **condition: object) -> Constraint:
    return Constraint(
        text=text,
        type=pb.SPAN_TYPE_PLAYERS,
        polarity=WANTED,
        condition=common_pb2.GameFilter(**condition),  # type: ignore[arg-type]
    )


def test_players_who_come_together_otherwise_are_as_many_as_before() -> None:
    room = _players("6 people in one room", couch_players=6, modes=[common_pb2.PLAY_MODE_COUCH_COOP])
    network = _players("over the network", players=2, modes=[common_pb2.PLAY_MODE_ONLINE_COOP])
    (found,) = as_many_as_before([room], [network])
    assert found.condition.players == 6
    assert merged([room], [found])[0].condition.players == 6


def test_a_number_of_players_that_is_said_stands() -> None:
    room = _players("6 people in one room", couch_players=6, modes=[common_pb2.PLAY_MODE_COUCH_COOP])
    two = _players("two of us online", players=2, modes=[common_pb2.PLAY_MODE_ONLINE_COOP])
    alone = _players("alone", modes=[common_pb2.PLAY_MODE_SINGLE_PLAYER])
    assert as_many_as_before([room], [two]) == [two]
    assert as_many_as_before([room], [alone]) == [alone]


async def test_what_is_refused_and_cannot_be_told_of_a_game_is_named() -> None:
    text = "racing but no fishing"
    said = {"racing": (pb.SPAN_TYPE_KIND, WANTED), "fishing": (pb.SPAN_TYPE_KIND, REFUSED)}
    told = wishing(text, said=said)
    told.language_model.failure = GONE
    got = await answer(told, text, limit=None, language="en")
    assert got.game_ids
    assert "I cannot check “fishing”" in got.text


async def test_a_kind_that_an_age_rules_out_is_left_out_because_of_it() -> None:
    scary = common_pb2.Game(game_id="scary", title="Scary", genres=["Horror"], minimum_age=18)
    mild = common_pb2.Game(game_id="mild", title="Mild", genres=["Puzzle"], minimum_age=3)
    text = "horror for my 7 year old"
    said = {"horror": (pb.SPAN_TYPE_KIND, WANTED), "7 year old": (pb.SPAN_TYPE_AGE, WANTED)}
    told = wishing(text, said=said)
    told.recommender.catalogue, told.language_model.failure = [scary, mild], GONE
    got = await answer(told, text, limit=None, language="en")
    assert got.game_ids == ["mild"]
    assert "Because of the age I leave out “horror”." in got.text
    assert "come closest" not in got.text
    told = wishing("horror", said={"horror": (pb.SPAN_TYPE_KIND, WANTED)})
    told.recommender.catalogue, told.language_model.failure = [mild], GONE
    assert "age" not in (await answer(told, "horror", limit=None, language="en")).text.split(".")[1]


async def test_languages_that_are_wished_for_are_said_not_to_be_known() -> None:
    text = "racing with French subtitles"
    said = {"racing": (pb.SPAN_TYPE_KIND, WANTED), "French subtitles": (pb.SPAN_TYPE_KIND, WANTED)}
    told = wishing(text, said=said)
    told.language_model.failure = GONE
    got = await answer(told, text, limit=None, language="en")
    assert "My catalogue does not say that for any game" in got.text
    assert "what to look for" not in got.text


async def test_the_same_lack_is_told_in_other_words_the_next_time() -> None:
    said = {"knitting": (pb.SPAN_TYPE_KIND, WANTED)}
    state, told = None, list[str]()
    for text in ("a knitting game", "knitting on a train", "knitting please"):
        there = wishing(text, said=said)
        there.language_model.failure = GONE
        got = await answer(there, text, limit=1, language="en", state=state)
        state = got.summary.state
        told.append(next(each for each in got.text.split(". ") if "knitting" in each))
    assert len(set(told)) == 3
