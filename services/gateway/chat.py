"""Turns one message into the events of an answer: recommendations, the text sentence by sentence, the summary."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.request import current_id
from services.gateway import metrics
from services.gateway.answer_report import AnswerReport
from services.gateway.recommending.advice import Advice, Question
from services.gateway.recommending.advisor import Advisor
from services.gateway.requests.response_size import small_recommendations
from services.gateway.understanding.languages import language
from services.gateway.understanding.languages.language_requests import language_asked_for, without_language_request
from services.gateway.writing.templates import choose_language
from services.gateway.writing.texts.languages import phrases_in
from services.gateway.writing.writer import Writer


def spoken(question: Question, advice: Advice) -> str:
    """The language that the player speaks or asks for, as an ISO 639-1 code; titles in the message tell nothing of it.

    What was asked for holds until a message is clearly in another language.
    """
    if asked_for := language_asked_for(question.text):
        return asked_for
    letters = list(question.text)
    for each in advice.recommendations.understood:
        if each.type == classifier_pb2.SPAN_TYPE_TITLE and not each.unmatched:
            letters[each.start : each.end] = " " * (each.end - each.start)
    said = "".join(letters)
    if not any(map(str.isalpha, said)):
        said = question.text
    if advice.is_distress and (own := language.told_by_its_words(said)):
        # Who is in danger is answered in the language of this message, however short it is.
        return own
    earlier = [turn.text for turn in question.history if turn.speaker == gateway_pb2.Turn.SPEAKER_PLAYER]
    if question.state is None:
        asked_for, since = _asked_for_before(earlier)
        return language.detect_in_conversation(said, " ".join(since), asked_for)
    return language.detect_in_conversation(said, question.state.text, language.known(question.state.language))


def _asked_for_before(earlier: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The language that earlier messages ask for and those since; "" and all of them where none asks for any."""
    for place, text in reversed(list(enumerate(earlier))):
        if asked_for := language_asked_for(text):
            return asked_for, earlier[place + 1 :]
    return "", earlier


def _language_of(tag: str, report: AnswerReport) -> str:
    """The language that is asked for, empty if none is; English, which `report` is told, for one that is not known."""
    if tag and not language.known(tag):
        report.language = tag
        return choose_language(report)
    return language.known(tag)


class Chat:
    """Answers messages."""

    def __init__(self, advisor: Advisor, writer: Writer) -> None:
        self._advisor = advisor
        self._writer = writer

    async def answer(
        self, question: Question, answer_language: str, experiment_bucket: str = ""
    ) -> AsyncGenerator[gateway_pb2.ChatResponse, None]:
        """Yields the events of the answer; `answer_language` is BCP 47, empty for that of the message.

        Raises ServiceError before the first event when there is nothing to recommend from.
        """
        report = AnswerReport()
        wish = without_language_request(question.text)
        heard = replace(question, text=wish) if any(map(str.isalnum, wish)) else question
        advice = await self._advisor.advise(heard, report, is_wish=False)
        metrics.RECOMMENDATIONS_SECONDS.observe(report.stopwatch.mark("recommendations"))
        yield gateway_pb2.ChatResponse(recommendations=small_recommendations(advice.recommendations))

        report.language = _language_of(answer_language, report) or spoken(question, advice)
        advice.state.language = report.language
        named: dict[str, None] = {}
        is_first = True
        sentences = self._writer.write(advice, wish, question.history, report)
        async with aclosing(sentences):
            async for sentence in sentences:
                if is_first:
                    metrics.FIRST_TEXT_SECONDS.observe(report.stopwatch.mark("first_text"))
                named.update(dict.fromkeys(sentence.game_ids))
                text = sentence.text if is_first else phrases_in(report.language).gap + sentence.text
                yield gateway_pb2.ChatResponse(text_delta=gateway_pb2.TextDelta(text=text))
                is_first = False
        report.stopwatch.mark("total")
        metrics.TEXTS.labels(gateway_pb2.TextSource.Name(report.source)).inc()
        summary = report.summary(named_game_ids=list(named), request_id=current_id(), state=advice.state)
        summary.experiment_bucket = experiment_bucket
        yield gateway_pb2.ChatResponse(summary=summary)
