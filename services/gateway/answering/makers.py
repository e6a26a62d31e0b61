"""Answers who asks for other games of the makers of one, where there are no others or all were shown already."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2
from services.gateway.answering.game_question import GameQuestion
from services.gateway.answering.sentences import said
from services.gateway.understanding.makers.same_makers import asks_for_the_same_makers, speaks_of_them
from services.gateway.understanding.plain_text import shown
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.wording import Wording


def of_makers(wording: Wording, question: GameQuestion) -> list[Sentence]:
    """Which games of the makers there are; none where something else is asked."""
    makers = question.names_of(classifier_pb2.SPAN_TYPE_DEVELOPER)
    asks = asks_for_the_same_makers(question.text) or speaks_of_them(question.text)
    if not (makers and asks and all(game.developer in makers for game in question.games)):
        return []
    answers, first = wording.phrases.answers, question.games[0]
    developer = wording.listed([shown(name) for name in makers])
    if len(question.games) == 1:
        return [said(answers.developer, wording, first, developer=developer), Sentence(answers.no_others, ())]
    games = wording.listed([wording.title(game) for game in question.games])
    told = answers.the_ones.format(games=games, facts=developer)
    return [Sentence(told, tuple(game.game_id for game in question.games)), Sentence(answers.no_others, ())]
