"""Writes the text of an answer: by a language model where there is something to write about, else from a template."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import ServiceError
from services.gateway.answer_report import AnswerReport
from services.gateway.answering.answers import answered
from services.gateway.answering.attributes import attributes_in
from services.gateway.answering.described_games import titles_by_a_word
from services.gateway.answering.game_question import GameQuestion, lacking_titles
from services.gateway.answering.question_form import asks_in_form
from services.gateway.conversation.caring import takes_care
from services.gateway.conversation.state import latest_reasons, latest_shown
from services.gateway.conversation.wish import liked_games
from services.gateway.recommending.advice import Advice
from services.gateway.understanding.catalogue import CatalogueCache
from services.gateway.understanding.games.nearest_titles import nearest_titles
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.talking.complaints import complaint_in
from services.gateway.writing import templates
from services.gateway.writing.complained import complained
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.occasion import Occasion, turns_before
from services.gateway.writing.strategy import TextBrief, TextStrategy

_log = logging.getLogger(__name__)
_Degradation = gateway_pb2.Degradation
# More games than this make a text a list; that there are more is then said.
_MOST_GAMES_IN_TEXT = 5
_QUESTIONS = frozenset({classifier_pb2.ACT_ABOUT_GAME, classifier_pb2.ACT_ABOUT_SHOWN, classifier_pb2.ACT_PICK})


class Writer:
    """Writes texts about advice."""

    def __init__(self, catalogue: CatalogueCache, strategy: TextStrategy) -> None:
        """`strategy` is how a text about games is written; what needs no language model is written here."""
        self._catalogue = catalogue
        self._strategy = strategy

    async def write(
        self, advice: Advice, text: str, history: Sequence[gateway_pb2.Turn], report: AnswerReport
    ) -> AsyncGenerator[Sentence, None]:
        """Yields the sentences of the text about `advice`, in `report.language`; fills `report`.

        `text` is the player's message, and `history` the turns before it, oldest first.
        """
        recommendations = advice.recommendations
        occasion = Occasion(
            recommendations,
            recommendations.games[:_MOST_GAMES_IN_TEXT],
            advice.state.constraints or recommendations.understood,
            turns_before(history, advice.state, len(recommendations.games)),
            text,
            games_wanted=advice.games_wanted,
            still_fitting=advice.still_fitting,
            barred_by_age=advice.barred_by_age,
            too_young_for=advice.too_young_for,
            keeps_to_age=advice.keeps_to_age,
            told_before=advice.told_before,
            kept=advice.kept,
            left_out=advice.left_out,
        )
        short = _short_answer(advice, occasion, report)
        if short is not None:
            for sentence in short:
                yield sentence
            return
        titles, names = None, None
        try:
            vocabulary = await self._catalogue.vocabulary(advice.catalogue_revision)
            titles, names = vocabulary.titles, vocabulary.names
            occasion = replace(occasion, examples=names.games_of_ids(liked_games(occasion.constraints)))
        except ServiceError as error:
            # Without the titles nothing that a model writes can be checked.
            report.degrade(_Degradation.COMPONENT_RECOMMENDER, error, _Degradation.FALLBACK_TEMPLATE_TEXT)
        question = _question(advice, occasion, names)
        own = answered(templates.choose_language(report), question) if question else []
        if question is not None:
            answer = (
                self._strategy.answer(question, own, titles, report)
                if titles is not None and question.games
                else _all(own)
            )
            async with aclosing(answer) as sentences:
                async for sentence in sentences:
                    yield sentence
            return
        if titles is None or not occasion.games:
            for sentence in _without_model(occasion, titles, report):
                yield sentence
            return
        brief = TextBrief(recommendations, occasion.games, titles, text, history, occasion, advice.state.text)
        async with aclosing(self._strategy.write(brief, report)) as sentences:
            async for sentence in sentences:
                yield sentence


def _short_answer(advice: Advice, occasion: Occasion, report: AnswerReport) -> list[Sentence] | None:
    """Care, a refusal or small talk; None where games are wanted or asked about."""
    if advice.is_distress:
        language = templates.choose_language(report)
        return templates.distress(language, occasion.text, occasion.turn, again=advice.cares_again)
    if advice.recommendations.games or advice.recommendations.games_in_question:
        return None
    if advice.intent != classifier_pb2.INTENT_RECOMMEND:
        about_us = templates.of_the_advisor(templates.choose_language(report), occasion.text)
        if about_us is not None:
            return about_us
    if advice.is_off_topic:
        report.source = gateway_pb2.TEXT_SOURCE_REFUSAL
        return templates.refusal(templates.choose_language(report), occasion.turn)
    return _small_talk(advice, occasion, report) if advice.intent == classifier_pb2.INTENT_SMALL_TALK else None


def _small_talk(advice: Advice, occasion: Occasion, report: AnswerReport) -> list[Sentence]:
    """The answer to a chat, or to a complaint about the talk itself."""
    language = templates.choose_language(report)
    if (complaint := complaint_in(occasion.text)) is not None:
        return complained(language, complaint, advice.state.constraints)
    gently = takes_care(advice.state.constraints)
    return templates.small_talk(language, advice.act, occasion.turn, occasion.text, gently=gently)


def _question(advice: Advice, occasion: Occasion, names: CatalogueNames | None) -> GameQuestion | None:
    """The question about games that the message asks; None where games are recommended."""
    recommendations = advice.recommendations
    asks = advice.intent == classifier_pb2.INTENT_GAME_QUESTION or advice.act in _QUESTIONS
    if recommendations.games or not (asks or recommendations.games_in_question):
        return None
    near: Sequence[str] = ()
    if names is not None and not recommendations.games_in_question:
        lacked = lacking_titles(recommendations.understood)
        near = nearest_titles(lacked[0], names) if lacked else titles_by_a_word(occasion.text, names)
    return GameQuestion(
        f"{occasion.text} {advice.asks}".strip(),
        advice.attribute,
        recommendations.games_in_question,
        [*recommendations.understood, *_kinds_asked_for(advice.attribute, names)],
        latest_reasons(advice.state),
        advice.state.constraints,
        is_pick=advice.act == classifier_pb2.ACT_PICK and not asks_in_form(occasion.text),
        near=names.games_of_ids(near) if names is not None else (),
        shown=names.games_of_ids(latest_shown(advice.state)) if names is not None else (),
        shown_before=names.games_of_ids(_shown_before(advice.state)) if names is not None else (),
        liked=names.games_of_ids(liked_games(advice.state.constraints)) if names is not None else (),
    )


def _shown_before(state: gateway_pb2.ConversationState) -> list[str]:
    """The ids of the games of earlier lists that were not turned down."""
    gone = {*latest_shown(state), *state.rejected_game_ids}
    return [game_id for game_id in state.shown_game_ids if game_id not in gone]


def _kinds_asked_for(attribute: str, names: CatalogueNames | None) -> list[gateway_pb2.Constraint]:
    """The kind that the words for what is asked of a game name: "does it have romance"; none where they name none.

    Where each word names one of its own, as in "secret ending", all together are something else.
    """
    found = names.kinds.find(attribute, whole=True) if names is not None and attribute else None
    is_one = found is not None and len(set(map(str.casefold, found.names))) == 1
    if found is None or not is_one or attributes_in(attribute, games=1):
        return []
    return [gateway_pb2.Constraint(text=attribute, type=classifier_pb2.SPAN_TYPE_KIND, names=found.names)]


async def _all(sentences: Sequence[Sentence]) -> AsyncGenerator[Sentence, None]:
    for sentence in sentences:
        yield sentence


def _without_model(occasion: Occasion, titles: TitleIndex | None, report: AnswerReport) -> list[Sentence]:
    """The text where there are no games, or no titles to check a model's text by."""
    language = templates.choose_language(report)
    if occasion.games:
        return templates.whole(language, occasion)
    if titles is not None and titles.is_empty:
        report.degrade(
            _Degradation.COMPONENT_RECOMMENDER, _Degradation.REASON_CATALOGUE_EMPTY, _Degradation.FALLBACK_NO_GAMES
        )
        _log.warning("there are no games to recommend: nothing was ingested; load some with `gamesrec ingest`")
        return templates.empty_catalogue(language)
    return templates.nothing_found(language, occasion)
