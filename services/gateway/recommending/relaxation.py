"""Asks the recommender under as much of a wish as can hold, and tells what of it was given up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import ServiceError
from services.gateway.answer_report import AnswerReport
from services.gateway.conversation.relaxing import (
    by_weight,
    fewer_players,
    given_up_for,
    kinds_unmet,
    kinds_wished_now,
    like_those_of_makers,
    outweighed,
    softer_than_a_kind,
    steps,
    told_before,
)
from services.gateway.conversation.state import latest_shown
from services.gateway.conversation.turns.turn import Turn
from services.gateway.conversation.wish import conditions_of, wished_kinds
from services.gateway.overload import is_overload
from services.gateway.recommending.advice import Question
from services.gateway.recommending.shown_games import like_those_shown
from services.gateway.understanding.names import CatalogueNames

_Degradation = gateway_pb2.Degradation
Ask = Callable[[Sequence[Constraint]], Awaitable[recommender_pb2.RecommendResponse]]
_Found = tuple[recommender_pb2.RecommendResponse, list[Constraint]]


async def relaxing_until_found(
    ask: Ask, turn: Turn, question: Question, gone: Sequence[str], names: CatalogueNames, report: AnswerReport
) -> _Found:
    """What `ask` finds under as much of the wish as can hold, and what was given up: where no game meets all of it, and
    where none has the kind that the message itself wishes for or, if it wishes for none, goes on with. Where only games
    shown before have what is to be played, those found are like them.

    `gone` are the ids of games that may not come. Raises ServiceError where the first request fails.
    """
    lighter = outweighed(turn.said, turn.state.constraints, names)

    def ask_for(constraints: Sequence[Constraint]) -> Awaitable[recommender_pb2.RecommendResponse]:
        return ask([each for each in constraints if each not in lighter])

    found, relaxed = await _with_the_kinds(ask_for, turn, lighter, question, gone, names, report)
    kept = [each for each in turn.state.constraints if each not in relaxed and each not in lighter]
    alike = like_those_shown(turn, kept, [item.game for item in found.games], names)
    if not alike:
        return found, relaxed
    try:
        near = await ask_for([*kept, *alike])
    except ServiceError as error:
        if is_overload(error):
            raise
        return found, relaxed
    return (near if near.games else found), relaxed


async def _with_the_kinds(
    ask: Ask,
    turn: Turn,
    lighter: Sequence[Constraint],
    question: Question,
    gone: Sequence[str],
    names: CatalogueNames,
    report: AnswerReport,
) -> _Found:
    """What is found where conditions give way to each other and to the kinds that are wished, but for the `lighter`
    ones, and what was given up."""
    latest = names.games_of_ids(latest_shown(turn.state))
    found, relaxed = await _relaxing(ask, turn, question, names, report)
    kept = [each for each in turn.state.constraints if each not in relaxed and each not in lighter]
    if not (kinds := kinds_wished_now(turn.said, kept)):
        # "Another" and "on Switch" go on with what was shown, above all with the kinds that it had.
        lacked = told_before(kept, turn.said, latest)
        kinds = [each for each in wished_kinds(kept) if latest and each not in lacked]
    unmet = kinds_unmet(kinds, [item.game for item in found.games])
    softer = softer_than_a_kind(unmet, kept, turn.said, question.text, latest) if unmet else []
    if not softer:
        return found, relaxed

    def conditions(held: Sequence[Constraint]) -> Sequence[common_pb2.GameFilter]:
        return conditions_of(held, question.filter, gone)

    for wanted in by_weight(unmet, names):
        if further := await asyncio.to_thread(given_up_for, wanted, softer, kept, conditions, names):
            break
    else:
        return found, relaxed
    try:
        like = like_those_of_makers([*relaxed, *further], names)
        other = await ask([*(each for each in kept if each not in further), *like])
    except ServiceError as error:
        if is_overload(error):
            raise
        return found, relaxed
    return (other, [*relaxed, *further]) if other.games else (found, relaxed)


async def _relaxing(ask: Ask, turn: Turn, question: Question, names: CatalogueNames, report: AnswerReport) -> _Found:
    """What is found under as many constraints as leave a game, and those that were given up."""
    in_force = list(turn.state.constraints)
    found = await ask(in_force)
    if found.games or not names.games:
        return found, []
    given_up: list[list[Constraint]] = []
    kept = in_force
    lacked = told_before(in_force, turn.said, names.games_of_ids(latest_shown(turn.state)))
    for step in steps(in_force, turn.said, question.text, lacked):
        kept = [*(each for each in kept if each not in step), *like_those_of_makers(step, names)]
        given_up.append(step)
        try:
            fewer, instead = await _without(ask, step, kept)
        except ServiceError as error:
            if is_overload(error):
                raise
            # That nothing meets all of it was found out in time, and stands.
            report.degrade(_Degradation.COMPONENT_RECOMMENDER, error, _Degradation.FALLBACK_NO_GAMES)
            return found, []
        if fewer.games:
            found, kept = fewer, [*kept, *instead]
            break
    else:
        return found, []
    # What was given up before the one that stood in the way holds after all, if it can.
    for step in reversed(given_up[:-1]):
        like = like_those_of_makers(step, names)
        held = [*(each for each in kept if each not in like), *step]
        try:
            again = await ask(held)
        except ServiceError:
            break
        if again.games:
            found, kept = again, held
            given_up.remove(step)
    return found, [each for step in given_up for each in step]


async def _without(ask: Ask, step: Sequence[Constraint], kept: Sequence[Constraint]) -> _Found:
    """What is found where a step is given up, with what stands in its place: of five players who find nothing four may
    yet play together, and a game for one is the last that helps them."""
    for fewer in fewer_players(step):
        found = await ask([*kept, *fewer])
        if found.games:
            return found, fewer
    return await ask(kept), []
