"""Tells who asks about a game that it has what they said they do not want."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.game_question import GameQuestion
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.shortfall import as_said
from services.gateway.writing.wording import Wording

_TYPES = (pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_PRICE)


def has_what_is_refused(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> list[Sentence]:
    """What the game has of the contents and the ways of paying that are refused in the conversation; none where the
    catalogue tells of nothing, or nothing is refused."""
    refused = [each for each in question.constraints if _is_refused(each) and _has(game, each.condition)]
    said = [wording.phrases.quoted.replace("{words}", told) for each in refused if (told := as_said(each.text))]
    if not said:
        return []
    wish = wording.listed(list(dict.fromkeys(said)))
    return [Sentence(wording.phrases.answers.not_wanted.replace("{wish}", wish), (game.game_id,))]


def _is_refused(constraint: Constraint) -> bool:
    is_told = constraint.HasField("condition") and not constraint.condition.HasField("age")
    return is_told and constraint.type in _TYPES and constraint.polarity == pb.POLARITY_REFUSED


def _has(game: common_pb2.Game, condition: common_pb2.GameFilter) -> bool:
    """Whether the catalogue says that the game has what the condition keeps out."""
    models = condition.price_models
    is_paid_otherwise = bool(models and game.price_model) and game.price_model not in models
    return is_paid_otherwise or not set(condition.exclude_content).isdisjoint(game.content_descriptors)
