"""The texts of every language: whole, filled, different from turn to turn, and in that language."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.games.game_facts import PriceModel
from services.gateway.understanding.languages import language as languages
from services.gateway.writing import templates
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.mentioning import mention, mentions
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.texts.en import ENGLISH
from services.gateway.writing.texts.languages import PHRASES
from services.gateway.writing.wording import Facet, Wording

CODES = sorted(PHRASES)
KINDS = [
    common_pb2.Reason.KIND_MATCHES_MESSAGE,
    common_pb2.Reason.KIND_SIMILAR_TO_LIKED,
    common_pb2.Reason.KIND_LIKED_BY_SIMILAR_PLAYERS,
    common_pb2.Reason.KIND_POPULAR,
    common_pb2.Reason.KIND_REPLAY,
]
GAME = common_pb2.Game(
    game_id="overcooked",
    title="Overcooked",
    year=2016,
    developer="Ghost Town Games",
    genres=["Party", "Simulation"],
    platforms=["PC", "Switch"],
    tags=["co-op", "funny", "unheard-of tag"],
    modes=[common_pb2.PLAY_MODE_COUCH_COOP, common_pb2.PLAY_MODE_ONLINE_COOP],
    min_players=1,
    max_players=4,
    max_couch_players=2,
    minimum_age=3,
    typical_hours=6.5,
    price_model=common_pb2.PRICE_MODEL_PREMIUM,
)
BARE = common_pb2.Game(game_id="bare", title="Bare")
GAMES = [common_pb2.Game(game_id=str(number), title=f"Game {number}") for number in range(5)]
ACTS = [
    classifier_pb2.ACT_NEW_WISH,
    classifier_pb2.ACT_MORE,
    classifier_pb2.ACT_REFINE,
    classifier_pb2.ACT_REJECT_SHOWN,
    classifier_pb2.ACT_START_OVER,
]
TALKING = [
    classifier_pb2.ACT_GREETING,
    classifier_pb2.ACT_THANKS,
    classifier_pb2.ACT_FAREWELL,
    classifier_pb2.ACT_INSULT,
    classifier_pb2.ACT_CHAT,
]


def constraint(kind: str, text: str, *names: str, **fields: Any) -> gateway_pb2.Constraint:
    return gateway_pb2.Constraint(
        text=text,
        type=classifier_pb2.SpanType.Value(f"SPAN_TYPE_{kind}"),
        polarity=classifier_pb2.POLARITY_WANTED,
        names=names,
        **fields,
    )


WISHES = [
    constraint("KIND", "couch", "co-op"),
    constraint("PLATFORM", "Switch", "Switch"),
    constraint("PLAYERS", "2"),
    constraint("LENGTH", "short"),
    constraint("AGE", "5"),
    constraint("PRICE", "price"),
]


def occasion(
    *games: common_pb2.Game,
    kind: common_pb2.Reason.Kind.ValueType = common_pb2.Reason.KIND_MATCHES_MESSAGE,
    related: str = "",
    turn: int = 0,
    listed: int | None = None,
    wishes: Sequence[gateway_pb2.Constraint] = WISHES,
    games_wanted: int = 0,
    **fields: Any,
) -> Occasion:
    act = fields.pop("act", classifier_pb2.ACT_NEW_WISH)
    reason = common_pb2.Reason(kind=kind, related_titles=[related] if related else [])
    recommended = [common_pb2.RecommendedGame(game=game, reasons=[reason]) for game in games]
    examples = fields.pop("examples", ())
    recommendations = gateway_pb2.Recommendations(
        games=recommended, intent=gateway_pb2.MessageIntent(act=act), **{"player_known": True, **fields}
    )
    return Occasion(recommendations, recommended[:listed], wishes, turn, "text", games_wanted, examples=examples)


def text_of(sentences: list[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)


def strings(value: Any) -> Iterator[str]:
    """All phrases of a language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("game", [GAME, BARE])
def test_every_mention_is_filled_whatever_is_known(code: str, kind: Any, game: common_pb2.Game) -> None:
    for related in ("", "Portal"):
        for turn in range(5):
            told = mentions(code, occasion(game, game, game, kind=kind, related=related, turn=turn))
            for sentence in told:
                assert game.title in sentence.text
                assert not re.search(r"[{}]|  |\(\)|（）|, ,|: [.。]", sentence.text)
                assert sentence.game_ids == (game.game_id,)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("act", ACTS)
def test_every_opening_is_filled(code: str, act: Any) -> None:
    unmatched = [constraint("KIND", "dinosaurs", unmatched=True)]
    relaxed = [constraint("LENGTH", "on {Mac}")]
    for fields in ({}, {"replays": True}, {"player_known": False}, {"games_in_question": [BARE]}):
        for turn in range(3):
            said = text_of(
                templates.opening(
                    code,
                    occasion(GAME, GAME, act=act, turn=turn, listed=1, understood=unmatched, relaxed=relaxed, **fields),
                )
            )
            assert "dinosaurs" in said
            assert "on {Mac}" in said
            assert "1" in said
            assert "2" in said
            assert "{" not in said.replace("{Mac}", "")


@pytest.mark.parametrize("code", CODES)
def test_the_facts_of_the_wish_are_told(code: str) -> None:
    told = mention(code, occasion(GAME), 0).text
    assert "Switch" in told
    assert "PC" not in told  # it was not asked for
    assert "4" in told
    assert PHRASES[code].kinds.get("co-op", "co-op") in told


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("acts", [*([act] * 6 for act in ACTS), [*ACTS, classifier_pb2.ACT_MORE]])
@pytest.mark.parametrize("count", [1, 5])
@pytest.mark.parametrize("began", [0, 4])
def test_no_sentence_around_the_games_comes_twice_in_six_answers(
    code: str, acts: list[Any], count: int, began: int
) -> None:
    said: list[str] = []
    for turn, act in enumerate(acts, began):
        # The platform is named from the second message on, so that the closing does not ask for it any more.
        each = occasion(*GAMES[:count], act=act, turn=turn, games_wanted=count, wishes=WISHES if turn > began else [])
        said += [sentence.text for sentence in (*templates.opening(code, each), *templates.closing(code, each))]
    assert len(said) == len(set(said)) == 12


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("fields", [{"replays": True}, {"games_wanted": 9}])
def test_three_answers_alike_are_worded_differently(code: str, fields: dict[str, Any]) -> None:
    said = []
    for turn in range(3):
        each = occasion(*GAMES, act=classifier_pb2.ACT_MORE, turn=turn, **fields)
        said += [text_of(templates.opening(code, each)), text_of(templates.closing(code, each))]
    assert len(set(said)) == 6


@pytest.mark.parametrize("code", CODES)
def test_three_empty_answers_are_worded_differently(code: str) -> None:
    assert len({text_of(templates.nothing_found(code, occasion(turn=turn))) for turn in range(3)}) == 3


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("act", TALKING)
def test_who_says_the_like_three_times_hears_three_answers(code: str, act: Any) -> None:
    messages = enumerate(("thank you so much", "thanks", "hi"), 2)
    assert len({text_of(templates.small_talk(code, act, turn, text)) for turn, text in messages}) == 3


@pytest.mark.parametrize("code", CODES)
def test_three_insults_that_wish_harm_and_three_refusals_are_answered_differently(code: str) -> None:
    hostile = {text_of(templates.small_talk(code, classifier_pb2.ACT_INSULT, turn, "go die")) for turn in range(3)}
    assert len(hostile & set(PHRASES[code].talk.hostile)) == 3
    assert len({text_of(templates.refusal(code, turn)) for turn in range(3)}) == 3


@pytest.mark.parametrize("code", CODES)
def test_the_games_of_an_answer_are_told_differently(code: str) -> None:
    told = mentions(code, occasion(*[GAME] * 5))
    assert len({sentence.text for sentence in told}) == 5


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", [*KINDS, common_pb2.Reason.KIND_NEAR_MESSAGE])
@pytest.mark.parametrize("count", [2, 3, 5])
def test_no_form_of_sentence_comes_twice_in_an_answer_or_in_the_next(code: str, kind: Any, count: int) -> None:
    for turn in range(4):
        forms = [
            each.text.replace(name, "")
            for answer in (turn, turn + 1)
            for each in mentions(code, occasion(*[GAME] * count, kind=kind, turn=answer))
            for name in [Wording(code).name(GAME)]
        ]
        within = forms[:count]
        assert len(set(within)) == count
        if kind != common_pb2.Reason.KIND_REPLAY:
            assert len(set(forms)) == 2 * count


@pytest.mark.parametrize("code", CODES)
def test_that_a_game_is_popular_is_said_once_and_only_where_nothing_is_wished(code: str) -> None:
    popular = [each.format(game=Wording(code).name(game, facts)) for each in PHRASES[code].reasons.popular
               for game in [GAME] for facts in [Wording(code).kinds([*GAME.genres, *GAME.tags])[:3]]]  # fmt: skip
    for wishes, times in (([], 1), (WISHES, 0), (WISHES[1:2], 0)):
        for turn in range(3):
            given = occasion(*[GAME] * 5, kind=common_pb2.Reason.KIND_POPULAR, turn=turn, wishes=wishes)
            assert sum(each.text in popular for each in mentions(code, given)) == times


@pytest.mark.parametrize("code", CODES)
def test_no_title_is_the_reason_of_two_games(code: str) -> None:
    given = occasion(*[GAME] * 5, kind=common_pb2.Reason.KIND_SIMILAR_TO_LIKED, related="Portal")
    assert text_of(mentions(code, given)).count("Portal") == 1


@pytest.mark.parametrize("code", CODES)
def test_what_is_alike_is_told_with_the_example_that_was_named(code: str) -> None:
    example = common_pb2.Game(game_id="moving-out", title="Moving Out", genres=["Party"], tags=["Co-op", "Funny"])
    told = [text_of(mentions(code, occasion(game, examples=[example]))) for game in (GAME, BARE)]
    assert ["Moving Out" in each for each in told] == [True, False]


@pytest.mark.parametrize("code", CODES)
def test_what_was_not_asked_for_is_not_told(code: str) -> None:
    facts = PHRASES[code].facts
    horror = constraint(
        "CONTENT", "horror", condition=common_pb2.GameFilter(exclude_content=[common_pb2.CONTENT_DESCRIPTOR_HORROR])
    )
    cheap = gateway_pb2.Constraint(type=classifier_pb2.SPAN_TYPE_PRICE, polarity=classifier_pb2.POLARITY_LESS)
    told = text_of(mentions(code, occasion(GAME, wishes=[horror, cheap])))
    assert facts.age.format(n=3) not in told
    assert facts.prices[PriceModel.PREMIUM] not in told
    once = common_pb2.GameFilter(price_models=[common_pb2.PRICE_MODEL_PREMIUM])
    bought = [constraint("PRICE", "no subscription", condition=once)]
    assert facts.prices[PriceModel.PREMIUM] in text_of(mentions(code, occasion(GAME, wishes=bought)))


@pytest.mark.parametrize("code", CODES)
def test_what_all_games_have_is_told_with_the_message_that_asks_for_it_and_where_it_was_given_up(code: str) -> None:
    age = constraint("AGE", "7", condition=common_pb2.GameFilter(age=7))
    switch = constraint("PLATFORM", "Switch", "Switch", condition=common_pb2.GameFilter(platforms=["Switch"]))
    either = constraint("PLATFORM", "Switch or PC", "Switch", "PC", condition=common_pb2.GameFilter(platforms=["PC"]))
    from_three = PHRASES[code].facts.age.format(n=3)
    for wishes, fields, is_told in (
        ([age, switch], {}, True),
        ([age, switch], {"turn": 1}, False),
        ([age, switch], {"turn": 1, "understood": [age, switch]}, True),
        ([age, switch], {"turn": 1, "relaxed": [age, switch]}, True),
        ([either], {"turn": 1}, True),
    ):
        told = text_of(mentions(code, occasion(GAME, wishes=wishes, **fields)))
        assert ("Switch" in told) is is_told
        assert (from_three in told) is (is_told and age in wishes)


@pytest.mark.parametrize("code", CODES)
def test_a_price_that_goes_without_saying_is_not_told_as_a_kind_either(code: str) -> None:
    free = common_pb2.Game(
        game_id="f", title="F", genres=["MMO"], tags=["free to play"], price_model=common_pb2.PRICE_MODEL_FREE_TO_PLAY
    )
    wish = constraint("PRICE", "free", condition=common_pb2.GameFilter(price_models=[common_pb2.PRICE_MODEL_FREE]))
    for turn in range(2):
        told = text_of(mentions(code, occasion(free, wishes=[wish], turn=turn)))
        assert PHRASES[code].kinds.get("free to play", "free to play") not in told.replace(
            PHRASES[code].facts.prices[PriceModel.FREE_TO_PLAY], ""
        )


@pytest.mark.parametrize("code", CODES)
def test_of_players_what_the_wish_speaks_of_is_told(code: str) -> None:
    facts = PHRASES[code].facts
    single, couch, online = (
        common_pb2.PLAY_MODE_SINGLE_PLAYER,
        common_pb2.PLAY_MODE_COUCH_COOP,
        common_pb2.PLAY_MODE_ONLINE_COOP,
    )

    def told(*modes: int) -> list[str]:
        game = common_pb2.Game()
        game.CopyFrom(GAME)
        game.modes.append(single)
        return Wording(code).facts(game, [Facet.PLAYERS], modes=modes)

    many, together = facts.players.plural.format(n=4), facts.couch.format(n=2)
    assert told() == [many, together, facts.online]
    assert told(couch) == [together]
    assert told(single, couch) == [together]
    assert told(single) == [facts.solo]
    assert told(online) == [many, facts.online]


@pytest.mark.parametrize("code", CODES)
def test_sentences_begin_with_a_capital_or_a_title(code: str) -> None:
    phrases = PHRASES[code]
    sentences = [
        *strings(phrases.reasons),
        *strings(phrases.talk),
        *strings(phrases.answers),
        *phrases.openings,
        *phrases.more,
        *phrases.refined,
        *phrases.instead,
        *phrases.afresh,
        *phrases.only_one,
        *phrases.replays,
        *phrases.closings,
        *phrases.no_more,
    ]
    assert [each for each in sentences if each.lstrip("¡¿")[0].islower()] == []


@pytest.mark.parametrize("code", CODES)
def test_a_closing_asks_for_platform_and_length_only_where_neither_was_said(code: str) -> None:
    narrowing = PHRASES[code].narrowing
    assert text_of(templates.closing(code, occasion(GAME, wishes=[]))) == narrowing
    for wish in WISHES[1], WISHES[3]:
        assert text_of(templates.closing(code, occasion(GAME, wishes=[wish]))) != narrowing


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("act", ACTS)
def test_of_one_game_nothing_is_said_of_several_however_many_were_wanted(code: str, act: Any) -> None:
    said = text_of(templates.opening(code, occasion(GAME, act=act, turn=2, games_wanted=5)))
    assert said == PHRASES[code].only_one[2]


@pytest.mark.parametrize("code", CODES)
def test_the_first_game_is_not_told_in_words_that_go_on_with_a_list(code: str) -> None:
    reasons = PHRASES[code].reasons
    assert [each for each in reasons.close_to if "{related}" not in each] == []
    game = common_pb2.Game(game_id="bare", title="Bare")
    told = {mention(code, occasion(game, GAME, turn=turn, wishes=[]), 0).text for turn in range(3)}
    assert told == {reasons.matching_without_facts[0].format(game=Wording(code).name(game))}


@pytest.mark.parametrize("code", CODES)
def test_a_player_is_told_once_that_they_are_new(code: str) -> None:
    once = PHRASES[code].new_player
    assert once in text_of(templates.opening(code, occasion(GAME, player_known=False)))
    assert once not in text_of(templates.opening(code, occasion(GAME, player_known=False, turn=1)))
    assert once not in text_of(templates.opening(code, occasion(GAME)))


@pytest.mark.parametrize("code", CODES)
def test_a_stranger_is_greeted_before_anything_is_found_wanting(code: str) -> None:
    unmatched = [constraint("KIND", "dinosaurs", unmatched=True)]
    told = templates.opening(code, occasion(GAME, player_known=False, understood=unmatched))
    assert told[0].text == PHRASES[code].new_player
    assert "dinosaurs" in told[1].text


@pytest.mark.parametrize("code", CODES)
def test_a_kind_is_called_as_the_language_calls_it_and_other_words_as_the_player_did(code: str) -> None:
    kind, device = constraint("KIND", "ужасам", "horror", "Horror"), constraint("DEVICE", "старом ноуте")
    told = text_of(templates.opening(code, occasion(GAME, relaxed=[kind, device])))
    assert ("ужасам" in told) == ("horror" not in PHRASES[code].kinds)
    assert "старом ноуте" in told


@pytest.mark.parametrize("code", CODES)
def test_what_a_list_falls_short_of_is_told_of_several_wishes_and_begins_with_no_quotation(code: str) -> None:
    phrases = PHRASES[code]
    slot = phrases.quoted.format(words="{wish}")
    told = (
        *phrases.relaxed, *phrases.relaxed_besides, *phrases.relaxed_refusals, *phrases.missed, *phrases.unmatched,
        *phrases.undescribed, *phrases.lacking, *phrases.unchecked, *phrases.barred_by_age, phrases.unrecorded,
    )  # fmt: skip
    for said in told:
        assert said.count(slot) == 1
        assert code in ("ja", "zh") or not said.startswith(slot[0])
    wishes = [constraint("LENGTH", "short"), constraint("PRICE", "free")]
    said = text_of(templates.opening(code, occasion(GAME, relaxed=wishes)))
    assert "short" in said
    assert "free" in said


@pytest.mark.parametrize("code", CODES)
def test_games_shown_before_that_still_fit_are_told_behind_the_new_ones(code: str) -> None:
    for relaxed in ([], [WISHES[3]]):
        each = dataclasses.replace(
            occasion(GAME, relaxed=relaxed, turn=1, act=classifier_pb2.ACT_REFINE), still_fitting=GAMES[:2]
        )
        assert not any(sentence.game_ids for sentence in templates.opening(code, each))
        still = templates.closing(code, each)[0]
        assert still == templates.owed_closing(code, each)[0]
        assert still.game_ids == ("0", "1")
        assert "Game 0" in still.text
        assert "Game 1" in still.text
        assert "{" not in still.text


@pytest.mark.parametrize("code", CODES)
def test_a_refusal_that_was_given_up_is_not_told_as_a_wish(code: str) -> None:
    refused = constraint("PRICE", "ads")
    refused.polarity = classifier_pb2.POLARITY_REFUSED
    said = text_of(templates.opening(code, occasion(GAME, relaxed=[refused])))
    told = PHRASES[code].relaxed_refusals[0].replace("{wish}", "ads")
    assert told in said


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_adjusted_left_aside_or_forgotten_where_nothing_was_said_before(code: str, act: Any) -> None:
    assert PHRASES[code].openings[0] in text_of(templates.opening(code, occasion(GAME, GAME, act=act)))


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_said_to_be_adjusted_where_nothing_was_understood(code: str) -> None:
    unmatched = [constraint("KIND", "dinosaurs", unmatched=True)]
    fields: dict[str, Any] = {"act": classifier_pb2.ACT_REFINE, "turn": 1}
    refined = PHRASES[code].refined[1]
    assert refined not in text_of(templates.opening(code, occasion(GAME, GAME, understood=unmatched, **fields)))
    understood = [*unmatched, WISHES[1]]
    told = templates.opening(code, occasion(GAME, GAME, understood=understood, **fields))
    assert told[0].text == refined
    assert "dinosaurs" in told[1].text


@pytest.mark.parametrize("code", CODES)
def test_that_free_games_come_first_is_said_where_one_does(code: str) -> None:
    cheap = gateway_pb2.Constraint(type=classifier_pb2.SPAN_TYPE_PRICE, polarity=classifier_pb2.POLARITY_LESS)
    free = common_pb2.Game(game_id="free", title="Free", price_model=common_pb2.PRICE_MODEL_FREE)
    phrases = PHRASES[code]
    for games, said in (([free, GAME], phrases.prices_unknown), ([GAME, free], phrases.no_prices)):
        assert said in text_of(templates.opening(code, occasion(*games, understood=[cheap])))


@pytest.mark.parametrize("code", CODES)
def test_a_kind_that_tells_no_more_than_a_fact_is_left_out(code: str) -> None:
    game = common_pb2.Game(
        game_id="many", title="Many", genres=["MMO"], tags=["online multiplayer"], max_players=60,
        modes=[common_pb2.PLAY_MODE_ONLINE_VERSUS],
    )  # fmt: skip
    told = mention(code, occasion(game, wishes=[WISHES[2]]), 0).text
    assert PHRASES[code].kinds.get("online multiplayer", "online multiplayer") not in told
    assert "60" in told


@pytest.mark.parametrize("code", CODES)
def test_a_list_longer_than_the_text_is_said_to_be_so(code: str) -> None:
    part = PHRASES[code].part.format(count=1, total=2)
    assert part in text_of(templates.opening(code, occasion(GAME, GAME, listed=1)))
    assert part not in text_of(templates.opening(code, occasion(GAME, GAME)))


@pytest.mark.parametrize("code", CODES)
def test_texts_are_in_their_language(code: str) -> None:
    talk = PHRASES[code].talk
    for said in (
        *talk.small_talk,
        *talk.refusal,
        *talk.insult,
        *talk.hostile,
        talk.distress,
        *talk.distress_again,
        talk.gentle_chat,
        talk.comfort,
        *talk.nothing_found,
        talk.ask_players,
        talk.ask_length,
        PHRASES[code].narrowing,
        *PHRASES[code].closings,
    ):
        assert languages.detect(said) == code, said
    assert languages.detect(text_of(templates.whole(code, occasion(GAME, GAME, GAME)))) == code


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_no_phrase_was_left_in_english(code: str) -> None:
    english = set(strings(ENGLISH))
    same = {phrase for phrase in strings(PHRASES[code]) if phrase in english and re.search(r"[a-z]{3,}", phrase)}
    assert same <= {"{game}: {facts}.", "{title}", "{title} ({inside})", "online", "“{words}”"}


@pytest.mark.parametrize("code", CODES)
def test_care_names_no_number(code: str) -> None:
    talk = PHRASES[code].talk
    for said in (talk.distress, *talk.distress_again, talk.gentle_chat):
        assert not re.search(r"\d", said)


def test_a_count_takes_the_form_of_its_number() -> None:
    def hours(code: str, number: float) -> str:
        return Wording(code).facts(common_pb2.Game(typical_hours=number), [Facet.LENGTH])[0]

    assert hours("en", 1) == "about 1 hour"
    assert hours("en", 1.4) == "about 1.5 hours"
    assert hours("ru", 21) == "около 21 часа"
    assert hours("ru", 12.3) == "около 12 часов"
    assert hours("ru", 2.5) == "около 2,5 часа"
    assert hours("pl", 21) == "około 21 godzin"
    assert hours("fr", 1.5) == "environ 1,5 heure"
    assert hours("uk", 11) == "близько 11 годин"


def test_acts_without_a_wish_have_their_own_answers() -> None:
    acts = {
        classifier_pb2.ACT_THANKS: ENGLISH.talk.thanks,
        classifier_pb2.ACT_FAREWELL: ENGLISH.talk.farewell,
        classifier_pb2.ACT_INSULT: ENGLISH.talk.insult,
        classifier_pb2.ACT_GREETING: ENGLISH.talk.greeting,
        classifier_pb2.ACT_CHAT: ENGLISH.talk.small_talk,
    }
    for act, said in acts.items():
        assert templates.small_talk("en", act, 0, "text")[0].text in said
