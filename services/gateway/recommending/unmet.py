"""Tells what the games found fall short of, and which of the games shown before do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.conversation.relaxing import kinds_barred_by_age, kinds_missed, kinds_unmet, told_before
from services.gateway.conversation.turns.turn import Turn
from services.gateway.conversation.wish import conditions_of
from services.gateway.recommending.advice import Question
from services.gateway.recommending.shown_games import still_fitting
from services.gateway.understanding.names import CatalogueNames


@dataclass(frozen=True, slots=True)
class Unmet:
    """What is given up or had by no game, what of it an age bars, and what the answer before lacked, too; games shown
    before that have what is wished."""

    relaxed: Sequence[Constraint]
    barred_by_age: Sequence[Constraint]
    told_before: Sequence[Constraint]
    still_fitting: Sequence[common_pb2.Game]


def unmet_by(
    found: recommender_pb2.RecommendResponse,
    relaxed: Sequence[Constraint],
    turn: Turn,
    act: pb.Act.ValueType,
    question: Question,
    latest: Sequence[common_pb2.Game],
    gone: Sequence[str],
    names: CatalogueNames,
) -> Unmet:
    """What the games of `found` fall short of, for which `relaxed` was given up; `latest` are the games of the answer
    before, and `gone` the ids that may not come."""
    games, constraints = [item.game for item in found.games], turn.state.constraints
    kept = [each for each in constraints if each not in relaxed]
    relaxed = [*relaxed, *kinds_unmet(kept, games)]
    barred = list[Constraint]()
    aged = [each for each in kept if each.condition.HasField("age")]
    if relaxed and aged:
        unaged = conditions_of([each for each in kept if each not in aged], question.filter, gone)
        barred = kinds_barred_by_age(relaxed, unaged, conditions_of(aged, None, ()), names)
    missed = [each for each in kinds_missed(games, constraints) if each not in relaxed and each not in turn.said]
    before = [
        *told_before(relaxed, turn.said, latest),
        *(each for each in missed if each in kinds_missed(latest, constraints)),
    ]
    is_news = not games or any(each not in before for each in relaxed)
    still = still_fitting(found, turn, act, question.filter, names, is_news=is_news)
    return Unmet(relaxed, barred, before, still)
