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

SHARED = {"platforms": ["PC"], "modes": [common_pb2.PLAY_MODE_SINGLE_PLAYER], "max_players": 1, "minimum_age": 12}
HOLLOW = common_pb2.Game(
    game_id="hollow", title="Hollow", year=2017, genres=["Platformer"], tags=["difficult", "dark"], typical_hours=27,
    **SHARED,
)  # fmt: skip
ORCHID = common_pb2.Game(
    game_id="orchid", title="Orchid", year=2020, genres=["Platformer"], tags=["difficult", "emotional"],
    typical_hours=12, **SHARED,
)  # fmt: skip


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
