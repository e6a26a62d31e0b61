"""Hears what a message does to its conversation: asks the classifier, and reads its answer by the catalogue's names."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.common.errors import ServiceError
from services.gateway.answer_report import AnswerReport
from services.gateway.backends.ports import Classifier
from services.gateway.conversation.history import messages_of, protection_before, rebuilt
from services.gateway.conversation.message import Message
from services.gateway.conversation.reading.believed.believing import believed, is_guess
from services.gateway.conversation.reading.believed.nearest_names import NearestNames
from services.gateway.conversation.reading.corrected.aging import with_ages
from services.gateway.conversation.reading.corrected.begging import with_what_begs_for_money
from services.gateway.conversation.reading.corrected.either import with_either
from services.gateway.conversation.reading.corrected.finding_too import with_what_is_too_much
from services.gateway.conversation.reading.corrected.long_spans import with_long_kinds_cut
from services.gateway.conversation.reading.corrected.narrowing import narrow_refusals
from services.gateway.conversation.reading.corrected.refusing import with_refusals
from services.gateway.conversation.reading.corrected.renaming import of_whole_names
from services.gateway.conversation.reading.corrected.too_easy import with_difficulty_allowed, with_what_is_too_easy
from services.gateway.conversation.reading.corrected.whole_studios import of_whole_studios
from services.gateway.conversation.reading.overlooked.completing import completed
from services.gateway.conversation.reading.overlooked.known_games import (
    with_games_excepted,
    with_games_known,
    with_games_turned_down,
)
from services.gateway.conversation.reading.overlooked.naming import with_games_named, with_numbers_of_titles
from services.gateway.conversation.reading.overlooked.oneself import told_of_oneself
from services.gateway.conversation.reading.overlooked.owning import with_owning_words
from services.gateway.conversation.reading.overlooked.parts_of_series import with_parts_of_series
from services.gateway.conversation.reading.overlooked.pointing import with_places_pointed_at
from services.gateway.conversation.reading.overlooked.questions import with_what_is_asked_about
from services.gateway.conversation.reading.overlooked.sessions import without_sessions
from services.gateway.conversation.reading.overlooked.weak_machines import with_a_weak_machine
from services.gateway.conversation.reading.overlooked.whole_titles import with_whole_titles
from services.gateway.conversation.reading.rule_based import asked_by_rules, constraints_by_rules
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.state import VERSION, check_version, latest_shown, sound
from services.gateway.conversation.turns.taking import take_turn
from services.gateway.conversation.turns.turn import Turn
from services.gateway.overload import is_overload
from services.gateway.understanding.beyond_catalogues.ordinary_words import may_name_a_kind
from services.gateway.understanding.catalogue import CatalogueCache
from services.gateway.understanding.games.title_lookup import TitleLookup
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.games.titles_in_questions import is_a_mere_word
from services.gateway.understanding.languages.language import known
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.talking.distress import surely_in_distress
from services.gateway.understanding.talking.starting_over import without_starting_over
from services.gateway.understanding.vocabulary import Vocabulary

_Degradation = gateway_pb2.Degradation
_NAMED = frozenset((pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER, pb.SPAN_TYPE_PLATFORM))
# Of an act that is another than the classifier's; those of a wish are all else.
_INTENTS = {pb.ACT_ABOUT_SHOWN: pb.INTENT_GAME_QUESTION, pb.ACT_CHAT: pb.INTENT_SMALL_TALK}
_TALK = frozenset((pb.INTENT_SMALL_TALK, pb.INTENT_OFF_TOPIC, pb.INTENT_DISTRESS))


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn of a conversation, what its message wants, and the names by which it was read."""

    turn: Turn
    intent: gateway_pb2.MessageIntent
    names: CatalogueNames


class Listener:
    """Hears messages."""

    def __init__(self, classifier: Classifier, catalogue: CatalogueCache, nearest: NearestNames) -> None:
        self._classifier = classifier
        self._catalogue = catalogue
        self._nearest = nearest

    async def hear(
        self,
        text: str,
        state: ConversationState | None,
        history: Sequence[gateway_pb2.Turn],
        report: AnswerReport,
        *,
        is_wish: bool,
    ) -> Heard:
        """What `text` does to the conversation at `state` or, without one, after `history`.

        With `is_wish` it is known to ask for games. Raises FailedPrecondition for a state of a newer version.
        """
        if state is not None:
            check_version(state)
        earlier = [] if state is not None else messages_of(history)
        texts = [*earlier, text]
        understood, vocabulary, protection = await asyncio.gather(
            self._understood(texts, report),
            self._vocabulary(),
            # Reading much by rules would hold up others.
            asyncio.to_thread(protection_before, history if state is None else ()),
        )
        has_shown = state is not None and bool(state.shown_game_ids)
        messages = await self._read(texts, understood, state, vocabulary)
        if vocabulary is not None and _lacks_a_name(messages[-1], has_shown=has_shown):
            newest = await self._catalogue.latest()
            if newest is not vocabulary:
                vocabulary = newest
                messages = await self._read(texts, understood, state, vocabulary)
        names = vocabulary.names if vocabulary is not None else CatalogueNames(())
        reader = SpanReader(names, this_year=datetime.now(UTC).year)
        if state is not None:
            before = sound(state, names) if names.games else state
        elif history:
            # While the catalogue cannot be read a child's age holds all the same.
            titles = vocabulary.titles if vocabulary is not None else None
            before = rebuilt(history, messages[:-1], names, titles, protection)
        else:
            before = ConversationState(version=VERSION)
        message = messages[-1]
        if message.act != pb.ACT_START_OVER:
            narrow_refusals(message.constraints, names, before.constraints)
        if is_wish and message.intent != pb.INTENT_DISTRESS:
            message = replace(message, intent=pb.INTENT_RECOMMEND, topic=pb.TOPIC_GAME, act=pb.ACT_NEW_WISH, text=text)
        last = understood[-1]
        if last is None:
            intent = gateway_pb2.MessageIntent(label=message.intent, topic=message.topic, act=message.act)
        else:
            intent = _intent(believed(text, last, reader, names.titles, has_shown=has_shown))
        turn = take_turn(before, message, names)
        if turn.act != pb.ACT_UNSPECIFIED:
            label = _INTENTS.get(turn.act, pb.INTENT_RECOMMEND)
            intent.MergeFrom(gateway_pb2.MessageIntent(label=label, topic=pb.TOPIC_GAME, act=turn.act))
        return Heard(turn, intent, names)

    async def _read(
        self,
        texts: Sequence[str],
        understood: Sequence[pb.Understanding | None],
        state: ConversationState | None,
        vocabulary: Vocabulary | None,
    ) -> list[Message]:
        """The messages, by the names of one state of the catalogue."""
        names = vocabulary.names if vocabulary is not None else CatalogueNames(())
        reader = SpanReader(names, this_year=datetime.now(UTC).year)
        has_shown = state is not None and bool(state.shown_game_ids)
        messages = [
            _by_rules(each, vocabulary, reader)
            if found is None
            else _by_model(
                each,
                believed(each, found, reader, names.titles, has_shown=has_shown),
                reader,
                names.titles,
                vocabulary.titles if vocabulary is not None else None,
                before=_said_before(state, texts[:place]),
                spoken=known(state.language) if state is not None else "",
                shown=latest_shown(state) if state is not None else (),
                has_shown=has_shown,
                has_places=has_shown or (state is not None and len(state.latest_question.game_ids) > 1),
            )
            for place, (each, found) in enumerate(zip(texts, understood, strict=True))
        ]
        await self._named_by_encoder(messages, names)
        messages = [replace(each, constraints=with_either(each.text, each.constraints)) for each in messages]
        for message in messages:
            narrow_refusals(message.constraints, names, ())
        return messages

    async def _understood(self, texts: Sequence[str], report: AnswerReport) -> Sequence[pb.Understanding | None]:
        """What the classifier says of each text; None for all while it cannot be reached."""
        try:
            with report.stopwatch.stage("understand"):
                response = await self._classifier.understand(texts)
        except ServiceError as error:
            if is_overload(error):
                raise
            report.degrade(_Degradation.COMPONENT_CLASSIFIER, error, _Degradation.FALLBACK_UNCERTAIN_INTENT)
            return [None] * len(texts)
        report.models["classifier"] = response.model
        return [
            with_refusals(text, with_ages(text, with_what_begs_for_money(text, found)))
            for text, found in zip(texts, response.understandings, strict=True)
        ]

    async def _named_by_encoder(self, messages: Sequence[Message], names: CatalogueNames) -> None:
        """Gives the kinds that no table knows the names that lie nearest to them, if any lies near.

        Ordinary words lie near to something, too: "prettier" is no "difficult".
        """
        unknown = [
            each
            for message in messages
            for each in message.constraints
            if each.unmatched
            and each.type == pb.SPAN_TYPE_KIND
            and may_name_a_kind(each.text)
            and not names.kinds.lacks(each.text)
        ]
        found = await self._nearest.find(names, [each.text for each in unknown])
        for each in unknown:
            each.names.extend(found.get(each.text, ()))
            each.unmatched = not each.names

    async def _vocabulary(self) -> Vocabulary | None:
        """What the catalogue has; None while that is not to be had."""
        try:
            return await self._catalogue.vocabulary()
        except ServiceError:
            return None


def _lacks_a_name(message: Message, *, has_shown: bool) -> bool:
    """Whether a message names what the catalogue lacks, or asks about a game and none is known that it could mean."""
    if any(each.unmatched and each.type in _NAMED for each in message.constraints):
        return True
    names_a_game = any(each.type == pb.SPAN_TYPE_TITLE for each in message.constraints)
    return message.intent == pb.INTENT_GAME_QUESTION and not (has_shown or names_a_game)


def _said_before(state: ConversationState | None, earlier: Sequence[str]) -> str:
    return " ".join(earlier) if state is None else state.text


def _by_model(
    text: str,
    found: pb.Understanding,
    reader: SpanReader,
    titles: TitleLookup,
    common: TitleIndex | None,
    *,
    before: str,
    spoken: str,
    shown: Sequence[str],
    has_shown: bool,
    has_places: bool,
) -> Message:
    found = with_long_kinds_cut(text, found, reader)
    constraints = of_whole_names(text, of_whole_studios(text, reader.read(found.spans), reader), reader)
    constraints = with_numbers_of_titles(text, constraints, titles)
    constraints = with_parts_of_series(text, with_whole_titles(text, constraints, titles), titles)
    constraints = [each for each in constraints if not _is_a_mere_word(text, each, titles)]
    if common is not None:
        constraints = with_games_named(text, constraints, titles, common)
    if before or has_shown:
        constraints = with_games_known(text, constraints, titles, shown)
    if has_shown and found.act == pb.ACT_REJECT_SHOWN:
        constraints = with_games_turned_down(text, constraints, titles, common)
    constraints = with_games_excepted(text, constraints, titles)
    if has_places:
        constraints = with_places_pointed_at(text, found, constraints, reader)
    names_a_game = any(each.type == pb.SPAN_TYPE_TITLE for each in constraints)
    asks = found.intent == pb.INTENT_GAME_QUESTION or (found.act == pb.ACT_ABOUT_GAME and names_a_game)
    if asks:
        constraints = with_what_is_asked_about(text, constraints, reader, titles)
    if found.intent in _TALK:
        return Message(text, found.intent, found.topic, found.act, told_of_oneself(text, constraints))
    doubtful = is_guess(text, found)
    if found.act == pb.ACT_START_OVER:
        text = without_starting_over(text)
    constraints = completed(text, constraints, reader, is_wish=not asks, before=before, spoken=spoken)
    constraints = with_what_is_too_easy(text, constraints)
    constraints = with_difficulty_allowed(text, constraints, reader)
    if has_shown:
        constraints = with_what_is_too_much(text, constraints)
    constraints = told_of_oneself(text, without_sessions(text, with_owning_words(text, constraints)))
    if not asks:
        constraints = with_a_weak_machine(text, constraints, this_year=datetime.now(UTC).year)
    return Message(text, found.intent, found.topic, found.act, constraints, is_guess=doubtful)


def _is_a_mere_word(text: str, constraint: Constraint, titles: TitleLookup) -> bool:
    """Whether an ordinary word was taken for a title: "Is it hard to learn?"."""
    is_a_title = constraint.type == pb.SPAN_TYPE_TITLE
    return is_a_title and is_a_mere_word(text, constraint.start, constraint.end, titles)


def _by_rules(text: str, vocabulary: Vocabulary | None, reader: SpanReader) -> Message:
    if surely_in_distress(text):
        return Message(text, pb.INTENT_DISTRESS, pb.TOPIC_NOT_GAME, pb.ACT_OTHER, [])
    if vocabulary is not None and (asked := asked_by_rules(text, reader, vocabulary.names.titles)):
        return Message(text, pb.INTENT_GAME_QUESTION, pb.TOPIC_GAME, pb.ACT_ABOUT_GAME, asked, is_marked=False)
    constraints = constraints_by_rules(text, vocabulary)
    unknown = pb.INTENT_UNSPECIFIED, pb.TOPIC_UNCERTAIN, pb.ACT_UNSPECIFIED
    return Message(text, *unknown, constraints, is_marked=False)


def _intent(found: pb.Understanding) -> gateway_pb2.MessageIntent:
    return gateway_pb2.MessageIntent(
        label=found.intent, probability=found.probability, topic=found.topic, act=found.act
    )
