"""Answers a question where no one game is known to be meant: it is not here, not in the list, or one of several."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.common.v1 import common_pb2
from services.gateway.answering.game_question import GameQuestion
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.shortfall import as_said
from services.gateway.writing.wording import Wording

_MOST_LISTED = 5


def of_no_game(wording: Wording, question: GameQuestion) -> list[Sentence]:
    """What is said where no game is known to be meant: that it is not here, or not in the list, or which one it is."""
    answers = wording.phrases.answers
    if question.points_too_far():
        return [listing(wording, answers.too_few, question.shown)]
    titles = [title for each in question.titles_lacked() if (title := as_said(each))]
    if not titles:
        near = [listing(wording, answers.nearest, question.near)] if question.near else []
        return [*near, Sentence(answers.which_game, ())]
    quoted = [wording.phrases.quoted.replace("{words}", title) for title in titles[:_MOST_LISTED]]
    lacks = Sentence(answers.not_here.replace("{title}", wording.listed(quoted)), ())
    return [lacks, *([listing(wording, answers.nearest, question.near)] if question.near else [])]


def listing(wording: Wording, template: str, games: Sequence[common_pb2.Game]) -> Sentence:
    """A phrase about several games, the first of them."""
    listed = games[:_MOST_LISTED]
    told = template.format(games=wording.listed([wording.title(game) for game in listed], last=False))
    return Sentence(told, tuple(game.game_id for game in listed))
