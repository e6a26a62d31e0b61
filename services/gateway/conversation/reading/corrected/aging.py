"""Corrects what the classifier takes for players, counts or years though it is surely the age of somebody, and for
an age what is none.

Ukrainian and Russian count a child's years by words of their own ("малому 5 рочків") or say them of a child without
any ("сыну 5"), and Chinese and Japanese put "this year" before them ("今年12岁"). Friends who are all so old say it of
themselves ("we're 14, 4 of us"). What calls games childish ("Babykram") is nobody's age, nor is the two of "give me
two".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.amounts.ages.childish import childish_places
from services.gateway.understanding.amounts.ages.children import ADULT
from services.gateway.understanding.amounts.company.head_counts import head_count
from services.gateway.understanding.amounts.quantities import names_a_group, tells_how_many
from services.gateway.understanding.amounts.terms.terms_words import NUMBER
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
_YEARS = r"(?:years?|yrs?|лет|год\w*|рок\w*|років|jahre?n?|años|ans|anos|yaş\w*|lat\w*|[岁歲歳才])"
# "We're 14": years where a word for them follows, or where it is told besides how many there are.
_ALL_SO_OLD = pattern(
    r"(?:\b(?:we['’]?re|we are|нам(?: по| всем(?: по)?)?|нам усім(?: по)?|wir sind(?: alle)?|tenemos(?: tod[oa]s)?|"
    r"on a(?: tous)?|nous avons(?: tous)?|temos(?: todos)?|mamy(?: po)?|hep(?:imiz|si))"
    r"(?: all| about| только| уже| erst| schon)? |(?:我们|我們)(?:都|全)?(?:是)?|(?:私|僕|俺)(?:たち|ら)(?:は|みんな)*)"
    rf"(?P<age>(?P<number>\d{{1,2}})(?:(?P<unit>\s*{_YEARS})|"
    r"(?=\s*(?:$|[.,;:!?)，。、](?!\d)|(?:and|und|и|y|et|e|ve|i|та|й)\b))))"
)
_TEENS = range(10, ADULT)
# Letters before a number in which a word for giving is looked for.
_FAR = 40
# What is asked for in so many words is a number of games.
_GIVEN = pattern(
    r"\b(?:(?:give|show|find|get|recommend|suggest|send) (?:me|us|him|her|them)|gimme|"
    r"(?:дай(?:те)?|покажи(?:те)?|посоветуй(?:те)?|подбери(?:те)?|назови(?:те)?)(?: мне| нам)?|"
    r"(?:gib|zeig|nenn|empfiehl|gebt|zeigt) (?:mir|uns)|(?:dame|dime|danos|ponme|mu[eé]strame|recomi[eé]ndame)|"
    r"(?:donne|montre|propose|conseille)[sz]?[- ](?:moi|nous)|(?:me|nos) (?:d[áê]|vê|manda|mostra|indica|recomenda)|"
    r"(?:manda|mostra|dá)|(?:дай(?:те)?|покажи|порадь|підбери)(?: мені| нам)?|"
    r"(?:daj|pokaż|poleć|podaj|zaproponuj)(?: mi| nam)?)"
    r"(?: (?:just|only|maybe|всего|только|лишь|nur|bloß|s[oó]lo|juste|seulement|s[oó]|apenas|лише|тільки|tylko))?\W*$"
)
_BARE_NUMBER = pattern(NUMBER)
_PREPOSITION = re.compile(r"(?<!\w)[^\W\d_]{1,2} $")
_IN_YEARS_BEHIND = pattern(
    rf"^\W{{0,2}}(?:or \d+ |-\d+ )?(?:{_YEARS}|летн|річ|літ|letn|rocz|y\W?o\b|month|mo\b|rated\b)|^\s?\+"
)
# fmt: on


def with_ages(text: str, found: pb.Understanding) -> pb.Understanding:
    """What the classifier says of `text`, in which what is surely an age is one, whatever it was marked as, and what
    calls games childish is none."""
    result = pb.Understanding()
    result.CopyFrom(found)
    _without_ages_at(result, list(childish_places(text)))
    readable = bare(text)
    for each in result.spans:
        if each.type == pb.SPAN_TYPE_AGE and _is_asked_for(readable, each):
            each.type = pb.SPAN_TYPE_COUNT
        if each.type == pb.SPAN_TYPE_AGE and (before := _PREPOSITION.search(text[: each.start])) is not None:
            said = text[before.start() : each.end]
            if names_a_group(said):
                # "W piątkę" is how many they are.
                each.type, each.start, each.text = pb.SPAN_TYPE_PLAYERS, before.start(), said
    for form in (_SAID_OF_A_CHILD, _SAID_OF_CHILDREN, _IN_YEARS):
        for match in form.finditer(readable):
            is_of_time = form is _IN_YEARS and _OF_TIME.search(readable[: match.start()]) is not None
            if 0 < int(match["number"]) < ADULT and not is_of_time:
                _mark(result, text, match.span(), match.span("age"), _COUNTED if form is _IN_YEARS else ())
    for match in _ALL_SO_OLD.finditer(readable):
        is_told = match["unit"] is not None or _tells_how_many_besides(result, match)
        if is_told and int(match["number"]) in _TEENS:
            _mark(result, text, match.span(), match.span("age"), _COUNTED)
    for match in _THIS_YEAR.finditer(readable):
        _mark(result, text, match.span(), match.span("age"), (pb.SPAN_TYPE_YEARS, *_COUNTED))
    return result


def _is_asked_for(readable: str, span: pb.Span) -> bool:
    """Whether a bare number that was marked as an age is how many games somebody is to be given."""
    if _BARE_NUMBER.fullmatch(bare(span.text).strip()) is None or _IN_YEARS_BEHIND.match(readable[span.end :]):
        return False
    return _GIVEN.search(readable[max(0, span.start - _FAR) : span.start]) is not None


def _tells_how_many_besides(found: pb.Understanding, age: re.Match[str]) -> bool:
    """Whether players are counted by other words than those of a match for an age."""
    start, end = age.span("number")
    others = (
        each
        for each in found.spans
        if each.type == pb.SPAN_TYPE_PLAYERS and not (each.start < end and start < each.end)
    )
    return any(tells_how_many(each.text) or head_count(each.text) for each in others)


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
