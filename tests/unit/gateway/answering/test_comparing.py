"""Of two games it is told what sets them apart; which is better nobody here judges."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.answers import answered
from services.gateway.answering.game_question import GameQuestion
from services.gateway.writing.texts.languages import PHRASES
from services.gateway.writing.wording import Wording


def game(title: str, *, year: int, tag: str, hours: float) -> common_pb2.Game:
    """A difficult platformer of that year, so long, with one tag of its own."""
    return common_pb2.Game(
        game_id=title.lower(), title=title, year=year, genres=["Platformer"], tags=["difficult", tag],
        typical_hours=hours, platforms=["PC"], modes=[common_pb2.PLAY_MODE_SINGLE_PLAYER], max_players=1,
        minimum_age=12,
    )  # fmt: skip


HOLLOW = game("Hollow", year=2017, tag="dark", hours=27)
ORCHID = game("Orchid", year=2020, tag="emotional", hours=12)


def told(text: str, language: str = "en", *, age: int | None = None) -> str:
    in_force = [Constraint(type=pb.SPAN_TYPE_AGE, condition=common_pb2.GameFilter(age=age))] if age else []
    question = GameQuestion(text, "", [HOLLOW, ORCHID], constraints=in_force)
    return " ".join(each.text for each in answered(language, question))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "whats better, Hollow or Orchid"),
        ("ru", "что лучше, Hollow или Orchid?"),
        ("de", "was ist besser, Hollow oder Orchid?"),
        ("es", "¿cuál es mejor, Hollow u Orchid?"),
        ("fr", "lequel est le mieux, Hollow ou Orchid ?"),
        ("pt", "qual é melhor, Hollow ou Orchid?"),
        ("tr", "Hollow mu Orchid mi daha iyi?"),
        ("uk", "чим Hollow краща за Orchid?"),
        ("pl", "co lepsze, Hollow czy Orchid?"),
        ("zh", "Hollow和Orchid哪个更好？"),
        ("ja", "HollowとOrchid、どっちがいい？"),
    ],
)
def test_which_is_better_is_answered_with_what_sets_them_apart(language: str, text: str) -> None:
    phrases, answer = PHRASES[language], told(text, language)
    assert answer.startswith(phrases.answers.taste)
    dark, emotional, *shared = Wording(language).kinds(["dark", "emotional", "Platformer", "difficult"])
    assert dark in answer
    assert emotional in answer
    assert not any(alike in answer for alike in (*shared, phrases.facts.alone))
    assert "27" in answer
    assert "2017" in answer


@pytest.mark.parametrize(
    "text",
    ["what is the difference between Hollow and Orchid?", "чем отличается Hollow от Orchid?", "两个有什么区别？"],
)
def test_what_differs_is_told_without_a_word_on_which_is_better(text: str) -> None:
    assert told(text) == "Hollow (2017): dark, about 27 hours. Orchid (2020): emotional, about 12 hours."


def test_games_that_are_alike_are_told_of_in_full() -> None:
    question = GameQuestion("which is better?", "", [HOLLOW, HOLLOW])
    assert "platformer" in answered("en", question)[0].text


def test_what_is_not_for_the_child_is_no_better_choice() -> None:
    assert told("which is better, Hollow or Orchid?", age=7).startswith(
        "Hollow and Orchid: from age 12, so not suitable for that age."
    )


def test_what_is_not_known_of_two_games_is_said_so_before_what_is() -> None:
    for text in ("what engine do Hollow and Orchid use?", "Hollow or Orchid, which has more bosses?"):
        answer = told(text)
        assert answer.startswith("I do not know that about Hollow and Orchid. Hollow (2017): ")
        assert "Orchid (2020): " in answer
    assert told("are Hollow and Orchid in French?") == "I do not know that about Hollow and Orchid."
