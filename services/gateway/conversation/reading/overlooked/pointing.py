"""Finds which of the games shown a question is about, where the classifier marked no place: "сколько часов вторая?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.question_form import asks_in_form, starts_as_a_question
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.amounts.counting.ordinal_places import ordinal_places
from services.gateway.understanding.refusing.refusals import has_refusing_words

_NAMING = (pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_TITLE)
_OF_A_GAME = (pb.ACT_ABOUT_GAME, pb.ACT_ABOUT_SHOWN, pb.ACT_PICK)


def with_places_pointed_at(
    text: str, understood: pb.Understanding, found: Sequence[Constraint], reader: SpanReader
) -> list[Constraint]:
    """The constraints of a message to somebody who was shown games, with the places that a question points at.

    What was marked together with a place is read again without it: "the fourth multiplayer" is not for four.
    """
    if any(each.type in _NAMING and not each.unmatched for each in found) or not _may_ask(text, understood):
        return [_not_refused(text, each) for each in found]
    places = list(ordinal_places(text))
    rest = [again for each in found for again in _without(text, each, places, reader)]
    spans = [
        pb.Span(start=start, end=end, text=text[start:end], type=pb.SPAN_TYPE_ORDINAL, polarity=pb.POLARITY_WANTED)
        for start, end in places
    ]
    return [*(each for each in reader.read(spans) if each.type == pb.SPAN_TYPE_ORDINAL and not each.unmatched), *rest]


def _not_refused(text: str, constraint: Constraint) -> Constraint:
    """A place that a question marks as refused without a word that refuses it, as what is asked about: "and the
    third?"."""
    is_refused = constraint.type == pb.SPAN_TYPE_ORDINAL and constraint.polarity == pb.POLARITY_REFUSED
    if not is_refused or not asks_in_form(text) or has_refusing_words(text):
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_WANTED
    return result


def _may_ask(text: str, understood: pb.Understanding) -> bool:
    is_question = understood.intent == pb.INTENT_GAME_QUESTION or understood.act in _OF_A_GAME
    return is_question or asks_in_form(text) or starts_as_a_question(text)


def _without(
    text: str, constraint: Constraint, places: Sequence[tuple[int, int]], reader: SpanReader
) -> Iterator[Constraint]:
    """The constraint, or what is left of it beside the places that it was marked together with, if anything."""
    inside = [(start, end) for start, end in places if start < constraint.end and constraint.start < end]
    if not inside:
        yield constraint
        return
    start, end = inside[0]
    for first, last in ((constraint.start, start), (end, constraint.end)):
        said = text[first:last].strip() if first < last else ""
        if not said:
            continue
        place = text.index(said, first)
        span = pb.Span(start=place, end=place + len(said), text=said, type=constraint.type)
        span.polarity = constraint.polarity
        yield from (each for each in reader.read([span]) if not each.unmatched)
