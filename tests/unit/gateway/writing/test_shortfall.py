"""What a list falls short of, and how it is told."""

from __future__ import annotations

from typing import Any

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.caring import with_care
from services.gateway.understanding.beyond_catalogues.board_games import board_games_in
from services.gateway.writing import templates
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.texts.languages import PHRASES

KIND, WANTED, REFUSED, LESS = pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED, pb.POLARITY_REFUSED, pb.POLARITY_LESS
GAME = common_pb2.Game(game_id="g", title="Quest", genres=["Puzzle"])


def said(text: str, *, polarity: pb.Polarity.ValueType = WANTED, **fields: Any) -> Constraint:
    return Constraint(text=text, **{"type": KIND, "polarity": polarity, "unmatched": True, **fields})


def told(text: str, *understood: Constraint, language: str = "en", **fields: Any) -> str:
    recommendations = gateway_pb2.Recommendations(
        games=[common_pb2.RecommendedGame(game=GAME)] * 2,
        player_known=True,
        understood=understood,
        relaxed=fields.pop("relaxed", ()),
        intent=gateway_pb2.MessageIntent(act=pb.ACT_REFINE),
    )
    occasion = Occasion(recommendations, recommendations.games, text=text, **{"turn": 1, **fields})
    sentences = (*templates.opening(language, occasion), *templates.closing(language, occasion))
    return " ".join(each.text for each in sentences)


@pytest.mark.parametrize(
    ("language", "text", "marked", "named"),
    [
        ("en", "do you have board games?", "board games", "board games"),
        ("en", "a tabletop game for four", "tabletop", "board games"),
        ("ru", "есть настольные игры?", "настольные игры", "настольные игры"),
        ("ru", "хочу настолку", "настолку", "настольные игры"),
        ("de", "ein Brettspiel wie Catan", "Brettspiel", "Brettspiele"),
        ("es", "un juego de mesa", "juego de mesa", "juegos de mesa"),
        ("fr", "un vrai jeu de plateau", "plateau", "jeux de société"),
        ("pt", "jogos de tabuleiro", "tabuleiro", "jogos de tabuleiro"),
        ("tr", "kutu oyunu var mı", "kutu oyunu", "kutu oyunları"),
        ("uk", "є настільні ігри?", "настільні ігри", "настільні ігри"),
        ("pl", "jakaś planszówka", "planszówka", "gry planszowe"),
        ("zh", "有桌游吗", "桌游", "桌游"),
        ("ja", "ボードゲームはある？", "ボードゲーム", "ボードゲーム"),
    ],
)
def test_of_board_games_it_is_said_that_there_are_none_here(language: str, text: str, marked: str, named: str) -> None:
    phrases, slot = PHRASES[language], PHRASES[language].quoted.format(words="{wish}")
    got = told(text, said(marked), language=language)
    assert phrases.lacking[1].replace(slot, phrases.quoted.format(words=named)) in got


@pytest.mark.parametrize("text", ["a boarding game", "настольный теннис", "a card game", "un jeu de rôle"])
def test_other_games_are_no_board_games(text: str) -> None:
    assert not board_games_in(text)


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_who_spoke_of_harming_themselves_is_not_told_that_they_were_not_understood(language: str) -> None:
    assert "warmish" in told("something warmish", said("warmish"), language=language)
    got = told("something warmish", said("warmish"), language=language, constraints=with_care([]))
    assert "warmish" not in got
    assert PHRASES[language].refined[1] not in got


def test_a_word_that_nothing_is_called_by_is_told_once() -> None:
    wanted = said("tarkov", type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED)
    got = told("like tarkov but not tarkov", wanted, said("tarkov", polarity=REFUSED))
    assert got.count("tarkov") == 1


def test_what_is_to_be_more_and_nothing_is_called_is_said() -> None:
    assert "“zorbier”" in told("something zorbier", said("zorbier", polarity=pb.POLARITY_MORE))
    longer = said("longer", polarity=pb.POLARITY_MORE, type=pb.SPAN_TYPE_LENGTH)
    assert "“longer”" not in told("something longer", longer)


def test_what_is_to_be_less_and_cannot_be_told_is_said() -> None:
    got = told("less grindy", said("grindy", polarity=LESS))
    assert "“grindy”" in got
    assert "All right" not in got
    assert "fewer people" not in told("fewer people", said("fewer people", polarity=LESS, type=pb.SPAN_TYPE_PLAYERS))


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_a_comparison_that_was_given_up_is_told_by_what_it_meant_and_once(language: str) -> None:
    phrases = PHRASES[language]
    shorter, long = (
        said(
            text,
            type=pb.SPAN_TYPE_LENGTH,
            polarity=LESS,
            unmatched=False,
            condition=common_pb2.GameFilter(max_hours=most),
        )
        for text, most in (("shorterish", 11.88), ("longish", 12.1))
    )
    newer = said(
        "newerish",
        type=pb.SPAN_TYPE_YEARS,
        polarity=pb.POLARITY_MORE,
        unmatched=False,
        condition=common_pb2.GameFilter(min_year=2011),
    )
    got = told("", language=language, relaxed=[shorter, long, newer])
    assert "longish" not in got
    assert "shorterish" not in got
    assert got.count(phrases.at_most_hours.format(n="12")) == 1
    assert phrases.since_year.format(year=2011) in got
    assert "under 5" in told(
        "", language=language, relaxed=[said("under 5", type=pb.SPAN_TYPE_LENGTH, unmatched=False)]
    )


def test_of_two_words_for_one_time_that_with_a_number_is_told() -> None:
    nineties = common_pb2.GameFilter(min_year=1990, max_year=1999)
    old, decade = (
        said(text, type=pb.SPAN_TYPE_YEARS, unmatched=False, condition=nineties) for text in ("viejo", "de los 90")
    )
    got = told("", relaxed=[old, decade])
    assert "viejo" not in got
    assert "“de los 90”" in got


def test_where_a_list_ends_it_is_told_all_the_same_what_cannot_be_checked() -> None:
    refused = said("yelling", polarity=REFUSED)
    occasion = Occasion(gateway_pb2.Recommendations(understood=[refused]), text="", turn=1, still_fitting=[GAME])
    got = " ".join(each.text for each in templates.nothing_found("en", occasion))
    assert got.startswith("From what came before, this fits as well: Quest. ")
    assert "“yelling”" in got
    assert got.endswith("That is all that fits.")


@pytest.mark.parametrize("text", ["polskiego", "japones", "korean", "deutsche", "японское", "国产"])
def test_where_games_come_from_and_what_they_speak_is_told_of_none(text: str) -> None:
    assert PHRASES["en"].unrecorded.replace("{wish}", text) in told(text, said(text))


@pytest.mark.parametrize("text", ["many", "много", "viel", "muchas", "beaucoup", "limited", "很多"])
def test_a_mere_amount_is_not_quoted(text: str) -> None:
    for polarity in (pb.POLARITY_WANTED, pb.POLARITY_REFUSED):
        assert text not in told(text, said(text, polarity=polarity))


def test_a_kind_that_nothing_is_described_by_is_none_that_was_not_understood() -> None:
    assert PHRASES["en"].undescribed[1].replace("{wish}", "chess") in told("chess", said("chess"))
    years = said("in days of yore", type=pb.SPAN_TYPE_YEARS)
    assert PHRASES["en"].unmatched[1].replace("{wish}", "in days of yore") in told("in days of yore", years)


def test_a_game_that_stays_on_the_list_is_not_named_twice() -> None:
    others = [common_pb2.Game(game_id=each, title=f"Quest {each}") for each in ("a", "b")]
    got = told("another one", still_fitting=others, kept=others[:1])
    assert got.count("Quest a") == 1
    assert got.count("Quest b") == 1
