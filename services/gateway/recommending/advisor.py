"""Decides what to recommend, without a text about it.

The message is embedded and understood at once; what it does to its conversation decides whether games are wanted and
what must hold of them, and the recommender is asked under those conditions, fewer of them while they leave no game.
Every part that fails makes the advice poorer, which the report of the answer then tells.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import DeadlineExceeded, InvalidArgument, ServiceError, Unavailable
from services.common.overload import deadlines
from services.common.request import is_spared
from services.gateway.answer_report import AnswerReport
from services.gateway.backends.ports import Classifier, Embedder, Recommender
from services.gateway.conversation.caring import searched_instead
from services.gateway.conversation.clarifying import asked_back, knows_nothing
from services.gateway.conversation.listening import Heard, Listener
from services.gateway.conversation.reading.believed.nearest_names import NearestNames
from services.gateway.conversation.relaxing import too_young_for
from services.gateway.conversation.state import MOST_ANSWERS, VERSION, latest_shown, with_replaced, with_shown
from services.gateway.conversation.turns.turn import Turn
from services.gateway.conversation.wish import conditions_of, wish_of
from services.gateway.overload import is_overload
from services.gateway.recommending.advice import Advice, Question
from services.gateway.recommending.message_vector import MessageVector
from services.gateway.recommending.offering import games_to_find, offer
from services.gateway.recommending.relaxation import relaxing_until_found
from services.gateway.recommending.shown_games import narrowed
from services.gateway.recommending.stages import ENCODING, HEARING, RANKING, RECOMMENDING, WRITING
from services.gateway.recommending.unmet import unmet_by
from services.gateway.understanding.catalogue import CatalogueCache
from services.gateway.understanding.names import CatalogueNames

_Degradation = gateway_pb2.Degradation
_Reason = common_pb2.Reason


@dataclass(frozen=True, slots=True)
class _Request:
    """What the recommender is asked for; the vector is None without a text to search by, and comes `vector_by` a
    moment of the monotonic clock or not at all.
    """

    question: Question
    limit: int
    text: str
    vector: MessageVector | None
    vector_by: float
    gone: Sequence[str]
    names: CatalogueNames
    is_second: bool = False


class Advisor:
    """Composes embedder, classifier and recommender; when one is gone the advice is poorer, not absent."""

    def __init__(
        self, embedder: Embedder, classifier: Classifier, recommender: Recommender, catalogue: CatalogueCache
    ) -> None:
        self._embedder = embedder
        self._nearest = NearestNames(embedder)
        self._listener = Listener(classifier, catalogue, self._nearest)
        self._recommender = recommender
        self._catalogue = catalogue

    async def close(self) -> None:
        """Ends what runs in the background."""
        await self._nearest.close()

    async def advise(self, question: Question, report: AnswerReport, *, is_wish: bool) -> Advice:
        """Recommends games; fills the degradations, timings and models of `report`.

        With `is_wish` the text is known to ask for games, and the intent stays unset. Raises ServiceError when not
        even popular games are to be had.
        """
        if not question.text.strip():
            request = _Request(question, question.games_wanted(0), "", None, 0.0, (), CatalogueNames(()))
            found = await self._ask(request, [], report)
            return _advice(found, None, Turn(ConversationState(version=VERSION), wants_games=True, said=()), [])
        later = () if is_wish else (WRITING,)
        vector = MessageVector(self._embedder, question.text, report)
        try:
            with deadlines.at_most(deadlines.share(HEARING, RECOMMENDING, *later)):
                hearing = self._listener.hear(question.text, question.state, question.history, report, is_wish=is_wish)
                heard = await vector.beside(hearing)
            vector.check()
            intent = None if is_wish else heard.intent
            turn = heard.turn
            if not turn.wants_games:
                nothing = recommender_pb2.RecommendResponse()
                advice = _advice(nothing, intent, turn, heard.names.games_of_ids(turn.in_question))
                return replace(advice, cares_again=turn.cares_again)
            with deadlines.at_most(deadlines.share(RECOMMENDING, *later)):
                return await self._recommendations(question, heard, vector, intent, report)
        finally:
            await vector.close()

    async def _recommendations(
        self,
        question: Question,
        heard: Heard,
        vector: MessageVector,
        intent: gateway_pb2.MessageIntent | None,
        report: AnswerReport,
    ) -> Advice:
        turn, state = heard.turn, heard.turn.state
        vector_by = time.monotonic() + deadlines.share(ENCODING, RANKING)
        gone = [*state.rejected_game_ids, *state.shown_game_ids]
        limit = question.games_wanted(turn.count)
        if turn.kept:
            # Only what was turned down is replaced, however many games the caller shows at once.
            limit = min(limit, turn.count)
        if (listed := narrowed(turn, question.filter, heard.names)).games:
            return _of_the_list(listed, turn, intent, question, heard.names, limit)
        text, searched = await self._searched_by(question, heard, vector, report)
        request = _Request(question, games_to_find(turn, limit), text, searched, vector_by, gone, heard.names)
        try:
            recommending = relaxing_until_found(
                lambda constraints: self._ask(request, constraints, report), turn, question, gone, heard.names, report
            )
            if searched is None:
                found, relaxed = await recommending
            else:
                found, relaxed = await searched.beside(recommending)
                searched.check()
        finally:
            if searched is not None:
                await searched.close()
        before = heard.names.games_of_ids(latest_shown(state))
        turn = offer(found, turn, heard.names, question.filter, limit=limit)
        act = intent.act if intent is not None else classifier_pb2.ACT_NEW_WISH
        short = unmet_by(found, relaxed, turn, act, question, before, gone, heard.names)
        back = classifier_pb2.SPAN_TYPE_UNSPECIFIED
        if intent is not None and knows_nothing(turn, intent.act, question.filter, found):
            back = asked_back([item.game for item in self._catalogue.popular or found.games])
        advice = _advice(found, intent, turn, [], short.relaxed, back)
        still_fitting = [game.game_id for game in short.still_fitting]
        return replace(
            advice,
            # Where no others are told of, places count these.
            state=advice.state if found.games else with_shown(advice.state, still_fitting),
            games_wanted=limit,
            # Those that stay are named as such.
            still_fitting=[game for game in short.still_fitting if game.game_id not in turn.kept],
            barred_by_age=short.barred_by_age,
            told_before=short.told_before,
            too_young_for=too_young_for(turn.said, state.constraints, heard.names),
            keeps_to_age=turn.keeps_to_age,
            kept=heard.names.games_of_ids(turn.kept),
            left_out=heard.names.games_of_ids(turn.left_out),
        )

    async def _searched_by(
        self, question: Question, heard: Heard, vector: MessageVector, report: AnswerReport
    ) -> tuple[str, MessageVector | None]:
        """The text that games are searched by, and its vector: `vector`, that of the message, which is closed where the
        text is another; None where there is nothing to search by."""
        constraints = heard.turn.state.constraints
        text = heard.turn.state.text or searched_instead(constraints, question.text)
        if text.split() == question.text.split():
            return text, vector
        # A wish goes on, or something was refused, which the vector of the message may hold. See `make eval-chat`.
        await vector.close()
        # A game to resemble is joined to a vector: where no text is left, to that of its own title.
        examples = [] if text else heard.names.games_of_ids(wish_of(constraints, heard.names).game_ids)
        by = text or ", ".join(game.title for game in examples)
        return text, MessageVector(self._embedder, by, report) if by else None

    def _searched_anew(self, request: _Request, searched: MessageVector, report: AnswerReport) -> _Request | None:
        """The request with a vector of another embedder, since those of this one compare no more; None without one."""
        model = searched.model
        if model is None or not self._embedder.turn_from(model):
            return None
        by = time.monotonic() + deadlines.share(ENCODING, RANKING)
        again = MessageVector(self._embedder, request.text, report)
        return replace(request, vector=again, vector_by=by, is_second=True)

    async def _ask(
        self, request: _Request, constraints: Sequence[Constraint], report: AnswerReport, *, by_text: bool = True
    ) -> recommender_pb2.RecommendResponse:
        """What the recommender finds under these constraints; begins while the text is being encoded."""
        searched = request.vector if by_text else None
        condition, *also = conditions_of(constraints, request.question.filter, request.gone)
        asked = recommender_pb2.RecommendRequest(
            player_id=request.question.player_id,
            limit=request.limit,
            filter=condition,
            also=also,
            wish=wish_of(constraints, request.names),
            text=request.text,
        )

        async def vector() -> common_pb2.Vector | None:
            return await searched.until(request.vector_by) if searched is not None else None

        try:
            with report.stopwatch.stage("recommend"):
                found = await self._recommender.recommend(asked, vector if searched is not None else None)
        except InvalidArgument:
            raise
        except ServiceError as error:
            if is_overload(error):
                raise
            if searched is not None and error.reason == "MODEL_MISMATCH":
                other = None if request.is_second else self._searched_anew(request, searched, report)
                if other is not None:
                    try:
                        return await self._ask(other, constraints, report)
                    finally:
                        assert other.vector is not None
                        await other.vector.close()
                report.degrade(_Degradation.COMPONENT_EMBEDDER, error, _Degradation.FALLBACK_HISTORY_ONLY)
                return await self._ask(request, constraints, report, by_text=False)
            # Of a large catalogue that few games fit it takes a while, which the event loop does not have.
            known = await asyncio.to_thread(self._catalogue.standing_in, (condition, *also), request.limit)
            if known is None:
                if not isinstance(error, Unavailable) or is_spared():
                    raise
                with report.stopwatch.stage("recommend"):
                    try:
                        return await self._recommender.recommend_patiently(asked, vector if searched else None)
                    except DeadlineExceeded as late:
                        # That no time is left after waiting for it is not what went wrong.
                        raise error from late
            report.degrade(_Degradation.COMPONENT_RECOMMENDER, error, _Degradation.FALLBACK_CACHED_POPULAR_GAMES)
            # Whether the player is known cannot be told now; they had better not be greeted as a stranger.
            return recommender_pb2.RecommendResponse(games=known, player_known=True)
        return found


def _of_the_list(
    listed: recommender_pb2.RecommendResponse,
    turn: Turn,
    intent: gateway_pb2.MessageIntent | None,
    question: Question,
    names: CatalogueNames,
    limit: int,
) -> Advice:
    """Advice of games that were just shown, of which the message asks for a part: the recommender is not asked."""
    wanted = min(limit, len(listed.games))
    turn = offer(listed, turn, names, question.filter, limit=wanted)
    # What the games of the list lack was told with it.
    told_before = list(turn.state.constraints) if turn.chosen else []
    return replace(_advice(listed, intent, turn, []), games_wanted=wanted, told_before=told_before)


def _advice(
    found: recommender_pb2.RecommendResponse,
    intent: gateway_pb2.MessageIntent | None,
    turn: Turn,
    in_question: Sequence[common_pb2.Game],
    relaxed: Sequence[Constraint] = (),
    back: classifier_pb2.SpanType.ValueType = classifier_pb2.SPAN_TYPE_UNSPECIFIED,
) -> Advice:
    recommendations = gateway_pb2.Recommendations(
        intent=intent,
        games=found.games,
        history=found.history,
        similar_games=found.similar_games,
        similar_players_games=found.similar_players_games,
        player_known=found.player_known,
        replays=found.replays,
        understood=turn.said,
        relaxed=relaxed,
        games_in_question=in_question,
        asked_back=back,
    )
    attribute = next((each.text for each in turn.said if each.type == classifier_pb2.SPAN_TYPE_ATTRIBUTE), "")
    reasons = [item.reasons[0].kind if item.reasons else _Reason.KIND_UNSPECIFIED for item in found.games]
    shown = [item.game.game_id for item in found.games]
    replaces = bool(turn.kept and shown)
    state = with_replaced(turn.state, turn.kept, shown, reasons) if replaces else with_shown(turn.state, shown, reasons)
    state.asked_back = back != classifier_pb2.SPAN_TYPE_UNSPECIFIED
    state.answer_count = min(state.answer_count, MOST_ANSWERS) + 1
    return Advice(recommendations, found.catalogue_revision, state, attribute, turn.asks)
