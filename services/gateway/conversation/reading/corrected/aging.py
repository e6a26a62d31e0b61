"""Corrects what the classifier takes for players, counts or years though it is surely the age of somebody.

Ukrainian and Russian count a child's years by words of their own ("малому 5 рочків") or say them of a child without
any ("сыну 5"), and Chinese and Japanese put "this year" before them ("今年12岁"). What calls games childish
("Babykram") is nobody's age.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.amounts.ages.childish import childish_places
from services.gateway.understanding.amounts.ages.children import ADULT
from services.gateway.understanding.plain_text import bare, pattern

# "5 лет" is said of games and hours as well, "5 годиков" of children alone.
_COUNTED = (pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_COUNT)
_NEVER = (pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_TITLE)
# fmt: off
_SAID_OF_A_CHILD = pattern(
    r"\b(?:малому|малій|малой|мелкому|мелкой|сыну|сыночку|сынишке|дочке|дочери|дочурке|дочці|донці|доньці|доні|синові|"
    r"сину|синочку)\W+(?:(?:уже|вже|всего|всього|только|лише|ещё|ще)\W+)?"
    r"(?P<age>(?P<number>\d{1,2})(?:\s*(?:рок\w*|років|роч\w+|лет|год\w*)\b|(?=\s*(?:$|[.,;:!?)]))))")
_SAID_OF_CHILDREN = pattern(r"(?<![\d.,])(?P<age>(?P<number>\d{1,2})\s*(?:рочк\w+|рочок|годик\w*))\b")
_IN_YEARS = pattern(r"(?<![\d.,])(?P<age>(?P<number>\d{1,2})\s*(?:років|рок[иу]|лет))\b(?!\W+(?:назад|тому|давност))")
# "For the last 5 years", "I have played for 10 years".
_OF_TIME = pattern(
    r"\b(?:за|последн\w+|останн\w+|прошл\w+|минул\w+|новее|новіш\w+|старше|старш\w+|играю|играл\w*|граю|грав|грал\w*|"
    r"через)(?:\W+(?:уже|вже|примерно|около|приблизно|близько))?\W*$")
_THIS_YEAR = pattern(
    r"今年(?:で|刚|才|已经|就|快|满|都)*\s*(?P<age>(?:\d{1,2}|[一二三四五六七八九十两]{1,3})\s*[岁歲歳才])")
# fmt: on


def with_ages(text: str, found: pb.Understanding) -> pb.Understanding:
    """What the classifier says of `text`, in which what is surely an age is one, whatever it was marked as, and what
    calls games childish is none."""
    result = pb.Understanding()
    result.CopyFrom(found)
    _without_ages_at(result, list(childish_places(text)))
    readable = bare(text)
    for form in (_SAID_OF_A_CHILD, _SAID_OF_CHILDREN, _IN_YEARS):
        for match in form.finditer(readable):
            is_of_time = form is _IN_YEARS and _OF_TIME.search(readable[: match.start()]) is not None
            if 0 < int(match["number"]) < ADULT and not is_of_time:
                _mark(result, text, match.span(), match.span("age"), _COUNTED if form is _IN_YEARS else ())
    for match in _THIS_YEAR.finditer(readable):
        _mark(result, text, match.span(), match.span("age"), (pb.SPAN_TYPE_YEARS, *_COUNTED))
    return result


def _without_ages_at(found: pb.Understanding, places: Sequence[tuple[int, int]]) -> None:
    """Takes the ages out that stand at these places of a message, beginnings and ends."""
    wrong = [
        each
        for each in found.spans
        if each.type == pb.SPAN_TYPE_AGE and any(each.start < end and start < each.end for start, end in places)
    ]
    for each in wrong:
        if not any(map(str.isdigit, each.text)):
            found.spans.remove(each)


def _mark(
    found: pb.Understanding,
    text: str,
    around: tuple[int, int],
    age: tuple[int, int],
    types: tuple[pb.SpanType.ValueType, ...],
) -> None:
    """Marks the age at a place of `text` as one where something in the words around it was marked as of `types`, or as
    of any type where there are none; what is wrong beside it is left out."""
    spans = [each for each in found.spans if each.start < around[1] and around[0] < each.end]
    wrong = [each for each in spans if (each.type in types if types else each.type not in _NEVER)]
    # Who the game is for may be marked beside the number, and what is wished for around it.
    wrong = [
        each
        for each in wrong
        if types
        or (
            (each.start < age[1] and age[0] < each.end)
            and (each.type in _COUNTED or (around[0] <= each.start and each.end <= around[1]))
        )
    ]
    if not wrong:
        return
    kept = [each for each in found.spans if each not in wrong]
    if not any(each.type == pb.SPAN_TYPE_AGE and each.start < age[1] and age[0] < each.end for each in kept):
        span = pb.Span(start=age[0], end=age[1], text=text[age[0] : age[1]], type=pb.SPAN_TYPE_AGE)
        span.polarity = pb.POLARITY_WANTED
        kept = sorted([*kept, span], key=lambda each: each.start)
    copies = [pb.Span.FromString(each.SerializeToString()) for each in kept]
    del found.spans[:]
    found.spans.extend(copies)
