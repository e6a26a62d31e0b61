"""A question about no game that is known is answered by what is wrong: not here, not in the list, or which it is."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.answers import answered
from services.gateway.answering.described_games import titles_by_a_word
from services.gateway.answering.game_question import GameQuestion, lacking_titles
from services.gateway.understanding.names import CatalogueNames
from services.gateway.writing.texts.languages import PHRASES

ALPHA, BETA, GAMMA = (
    common_pb2.Game(game_id=title.lower(), title=title, year=2000) for title in ("Alpha", "Beta", "Gamma")
)


def unmatched(said: str, kind: pb.SpanType.ValueType = pb.SPAN_TYPE_TITLE) -> Constraint:
    return Constraint(text=said, type=kind, polarity=pb.POLARITY_WANTED, unmatched=True)


def told(question: GameQuestion, language: str = "en") -> str:
    return " ".join(each.text for each in answered(language, question))


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_a_game_that_is_not_here_is_said_to_be_lacking_in_every_language(language: str) -> None:
    answer = told(GameQuestion("is Starfield good?", "", [], [unmatched("Starfield")]), language)
    assert "Starfield" in answer
    assert answer != PHRASES[language].answers.which_game
    assert "{" not in answer


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_the_nearest_title_is_offered_where_one_is_near(language: str) -> None:
    near = told(GameQuestion("who made Alpa 2?", "", [], [unmatched("Alpa 2")], near=[ALPHA]), language)
    assert "Alpha" in near
    assert "Alpa 2" in near


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_a_place_behind_the_end_of_the_list_is_said_to_be_none(language: str) -> None:
    question = GameQuestion(
        "is the seventh on PC?", "", [], [unmatched("seventh", pb.SPAN_TYPE_ORDINAL)], shown=[ALPHA, BETA]
    )
    answer = told(question, language)
    assert "Alpha" in answer
    assert "Beta" in answer


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_a_name_of_many_games_is_asked_back(language: str) -> None:
    name = Constraint(text="Quest", type=pb.SPAN_TYPE_TITLE, game_ids=["alpha", "beta", "gamma"])
    answer = told(GameQuestion("how long is Quest?", "", [ALPHA, BETA, GAMMA], [name]), language)
    assert all(title in answer for title in ("Alpha", "Beta", "Gamma"))
    assert "2000" not in answer


def test_nothing_named_asks_which_is_meant() -> None:
    assert told(GameQuestion("how long is it?", "", [])).startswith("Which game do you mean?")


def test_a_link_is_not_repeated() -> None:
    said = told(GameQuestion("is it good?", "", [], [unmatched("https://example.org/x")]))
    assert said.startswith("Which game do you mean?")


@pytest.mark.parametrize(
    ("said", "title"),
    [("старфилде кооп", "старфилде"), ("Starfield multiplayer", "Starfield"), ("Gothic 4", "Gothic 4")],
)
def test_what_is_asked_is_no_part_of_the_name(said: str, title: str) -> None:
    assert lacking_titles([unmatched(said)]) == [title]


@pytest.mark.parametrize("language", sorted(PHRASES))
@pytest.mark.parametrize("kind", [pb.SPAN_TYPE_DEVELOPER, pb.SPAN_TYPE_PLATFORM])
def test_what_was_refused_is_no_reason_for_a_game(language: str, kind: pb.SpanType.ValueType) -> None:
    game = common_pb2.Game(
        game_id="alpha", title="Alpha", year=2000, developer="Other Works", genres=["Racing"], platforms=["Amiga"]
    )
    wish = [
        Constraint(type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED, names=["Racing"]),
        Constraint(type=kind, polarity=pb.POLARITY_REFUSED, names=["Refused"]),
    ]
    reasons = {"alpha": common_pb2.Reason.KIND_MATCHES_MESSAGE}
    answer = told(GameQuestion("why?", "why", [game], reasons=reasons, constraints=wish), language)
    assert "Alpha" in answer
    assert "Other Works" not in answer
    assert "Amiga" not in answer


def test_a_year_that_was_wished_for_is_a_reason() -> None:
    newer = Constraint(
        type=pb.SPAN_TYPE_YEARS, polarity=pb.POLARITY_WANTED, condition=common_pb2.GameFilter(min_year=1999)
    )
    reasons = {"alpha": common_pb2.Reason.KIND_MATCHES_MESSAGE}
    question = GameQuestion("why this one?", "why", [ALPHA], reasons=reasons, constraints=[newer])
    assert told(question) == "I named Alpha because it has what you asked for: from 2000."


def test_each_title_that_is_lacking_is_named() -> None:
    question = GameQuestion("how does Foo differ from Bar?", "", [], [unmatched("Foo"), unmatched("Bar")])
    assert answered("en", question)[0].text == "There is no “Foo” and “Bar” in my catalogue."


def test_words_that_point_at_the_whole_list_point_at_no_place_beyond_it() -> None:
    among = Constraint(text="其中", type=pb.SPAN_TYPE_ORDINAL, unmatched=True)
    assert not GameQuestion("其中", "", [], [among], shown=[ALPHA]).points_too_far()


def test_a_game_that_is_described_by_a_word_of_its_title_is_offered() -> None:
    named = [common_pb2.Game(game_id=title.lower(), title=title) for title in ("Untitled Goose Game", "Some Game")]
    names = CatalogueNames(named)
    assert titles_by_a_word("whats that game where ur a goose", names) == ["untitled goose game"]
    assert titles_by_a_word("which game do you mean", names) == []
    told = answered("en", GameQuestion("whats that game where ur a goose", "", [], near=named[:1]))
    assert told[0].text == "What comes nearest is Untitled Goose Game."
