"""Tells what the games found fall short of, and which of the games shown before do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.advice import Question
from services.gateway.conversation.relaxing import kinds_barred_by_age, kinds_missed, kinds_unmet, told_before
from services.gateway.conversation.turn import Turn
from services.gateway.conversation.wish import conditions_of, wished_kinds
from services.gateway.showing_again import still_fitting
from services.gateway.understanding.genres.moods import is_mood
from services.gateway.understanding.names import CatalogueNames

# A list ends with so many games shown before; who asks for more gets what comes near.
_ENOUGH = 3
_ENDING = (pb.ACT_REFINE, pb.ACT_REJECT_SHOWN)


@dataclass(frozen=True, slots=True)
class FallingShort:
    """What is given up or had by no game, what of it an age bars, and what the answer before lacked, too; games shown
    before that have what is wished."""

    relaxed: Sequence[Constraint]
    barred_by_age: Sequence[Constraint]
    told_before: Sequence[Constraint]
    still_fitting: Sequence[common_pb2.Game]
    is_used_up: bool = False


def falls_short(
    found: recommender_pb2.RecommendResponse,
    relaxed: Sequence[Constraint],
    turn: Turn,
    act: pb.Act.ValueType,
    question: Question,
    latest: Sequence[common_pb2.Game],
    gone: Sequence[str],
    names: CatalogueNames,
) -> FallingShort:
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
    may_end = act in _ENDING and not (barred or found.replays or turn.in_question or turn.kept)
    ends = may_end and len(still) >= _ENOUGH and bool(games) and _is_used_up(relaxed, kept, games, names)
    return FallingShort(relaxed, barred, before, still, ends)


def _is_used_up(
    relaxed: Sequence[Constraint],
    kept: Sequence[Constraint],
    games: Sequence[common_pb2.Game],
    names: CatalogueNames,
) -> bool:
    """Whether none of the `games` has a kind that is to be played or lies beside one, or the studio that was wanted was
    given up."""
    if any(each.type == pb.SPAN_TYPE_DEVELOPER and each.polarity == pb.POLARITY_WANTED for each in relaxed):
        return True
    played = [each for each in wished_kinds(kept) if not is_mood(each.names)]
    if not played or len(kinds_unmet(played, games)) < len(played):
        return False
    return not any(names.lies_beside(game, name) for game in games for kind in played for name in kind.names)
