"""Completes what the classifier found in a message by what no doubt is said there, though it marked nothing of it.

Platforms, times of release, numbers of players and of games, lengths, prices, and what must not be seen: things that
their form gives away in eleven languages (`services/gateway/understanding`), and kinds whose words are said of little
else. What the message is about only the classifier decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.contradicting import without_contradictions
from services.gateway.conversation.reading.corrected.harmless_no import HarmlessNo
from services.gateway.conversation.reading.corrected.renaming import as_company, by_its_maker
from services.gateway.conversation.reading.corrected.rereading import reread
from services.gateway.conversation.reading.overlooked.company import (
    count_the_player,
    does_something_oneself,
    gather_in_one_room,
    is_an_age,
    is_parted_from,
    is_who_it_is_for,
    together,
    without_a_lone_player,
    without_kinds_of_company,
    without_miscounted,
)
from services.gateway.conversation.reading.overlooked.one_machine import with_one_machine
from services.gateway.conversation.reading.overlooked.protecting import (
    nothing_scary,
    nothing_to_read,
    protecting_children,
    refused_content_places,
)
from services.gateway.conversation.reading.spans.amounts_meant import COMPARED
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.replying.pricing import with_prices
from services.gateway.understanding.amounts.places import PLACES
from services.gateway.understanding.amounts.terms.terms_of_play import read_price
from services.gateway.understanding.amounts.times.decades import decade_places
from services.gateway.understanding.amounts.times.times_words import WEEKEND
from services.gateway.understanding.genres.easiness import strain_places
from services.gateway.understanding.machines.old_machines import dates_a_machine
from services.gateway.understanding.plain_text import bare
from services.gateway.understanding.refusing.refusals import clause_around, has_refusing_words, is_refused
from services.gateway.understanding.refusing.relative_clauses import refused_clause
from services.gateway.understanding.refusing.weariness import is_wearied_of

# Letters of a message in which wishes are looked for: longer ones tell stories, and reading them holds up others.
# What must not be seen, and ages of children, are looked for in all of it.
_MOST_READ = 1000
_SHOWN = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT)
# What catalogues call games that look old, whenever they came out.
_RETRO = frozenset(("retro",))
_LONG_PAST = 2010
_TOLERATED = (pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_PRICE)
# Of these a message says one; who says a second has said it for something else.
_ONCE = frozenset(
    (pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_PRICE, pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_DEVICE)
)


def completed(
    text: str, found: Sequence[Constraint], reader: SpanReader, *, is_wish: bool, before: str = "", spoken: str = ""
) -> list[Constraint]:
    """The constraints of a message, and those that were overlooked; of a question (not `is_wish`) platforms alone.

    `before` is what was said before, as far as it is known, and `spoken` its language: short messages do not tell
    theirs.
    """
    marked = [each for each in found if not (_plays_not(text, each) or is_who_it_is_for(text, each))]
    harmless = HarmlessNo(text, before, spoken, reader)
    constraints = reread(text, marked, reader, harmless, is_wish=is_wish, before=before, spoken=spoken)
    refusing = harmless.taken_out()
    for start, end, span_type in _places(text, reader, is_wish=is_wish):
        refused = _is_refused(refusing, start, end, span_type) or _was_marked_as_refused(
            start, end, span_type, constraints
        )
        polarity = pb.POLARITY_REFUSED if refused else pb.POLARITY_WANTED
        is_of_a_machine = span_type == pb.SPAN_TYPE_YEARS and dates_a_machine(text, start, end)
        is_wished = span_type == pb.SPAN_TYPE_CONTENT and _is_only_wished(start, end, constraints)
        if is_of_a_machine or is_wished or not _is_new(start, end, span_type, constraints):
            continue
        span = pb.Span(start=start, end=end, text=text[start:end], type=span_type, polarity=polarity)
        read = [by_its_maker(text, as_company(each, reader), reader) for each in reader.read([span])]
        read = [each for each in read if not (each.unmatched or _plays_not(text, each) or is_an_age(each, constraints))]
        further = [each for each in read if _adds(each, constraints)]
        if further:
            # What the classifier marked here told nothing, or let be what is refused.
            constraints = [
                each
                for each in constraints
                if not ((each.unmatched or _lets_be(each)) and each.start < end and start < each.end)
            ]
        constraints += further
    if is_wish:
        constraints = without_contradictions(text, constraints, reader)
        constraints = without_kinds_of_company(without_a_lone_player(constraints))
        constraints = _without_kinds_of_a_price(_without_kinds_of_a_time(constraints))
        constraints = without_miscounted(text, constraints)
        count_the_player(text[:_MOST_READ], constraints)
        constraints = with_one_machine(text, constraints, reader)
        gather_in_one_room(constraints)
        told = {descriptor for each in constraints for descriptor in each.condition.exclude_content}
        constraints += [*nothing_scary(text, told), *nothing_to_read(text, reader)]
        constraints = with_prices(text, protecting_children(text, constraints))
        if (before_birth := reader.before_birth(text)) is not None:
            # "Older than me" is no bare "older".
            constraints = [*(each for each in constraints if each.type != pb.SPAN_TYPE_YEARS), before_birth]
    return constraints


def _plays_not(text: str, constraint: Constraint) -> bool:
    """Whether words that were taken for players are of nobody who plays along."""
    return does_something_oneself(text, constraint) or is_parted_from(text, constraint)


def _places(text: str, reader: SpanReader, *, is_wish: bool) -> Iterator[tuple[int, int, pb.SpanType.ValueType]]:
    """Where something is named by its form, and what."""
    beginning = text[:_MOST_READ]
    for start, end in reader.platform_places(beginning):
        yield start, end, pb.SPAN_TYPE_PLATFORM
    if not is_wish:
        return
    for start, end in refused_content_places(text):
        yield start, end, pb.SPAN_TYPE_CONTENT
    for start, end in strain_places(beginning):
        if is_refused(beginning, start, end):
            yield start, end, pb.SPAN_TYPE_KIND
    for span_type, places in PLACES.items():
        for start, end in places(beginning):
            yield start, end, span_type
    # What is refused comes first: the same kind is not wanted then, whatever else its name stands for.
    for start, end in reader.sure_kind_places(beginning, if_refused=True):
        if is_refused(beginning, start, end):
            yield start, end, pb.SPAN_TYPE_KIND
    for start, end in reader.sure_kind_places(beginning):
        yield start, end, pb.SPAN_TYPE_KIND
    for start, end in reader.sure_kind_places(beginning, in_several_words=True):
        # Where something else is refused beside it nobody knows how it is meant.
        if is_refused(beginning, start, end) or not has_refusing_words(clause_around(beginning, start, end)):
            yield start, end, pb.SPAN_TYPE_KIND


def _is_refused(text: str, start: int, end: int, span_type: pb.SpanType.ValueType) -> bool:
    # What holds a word of refusal itself, such as "not older than 2018", is read with it.
    if span_type in (pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_DEVICE):
        return False
    if span_type == pb.SPAN_TYPE_CONTENT and refused_clause(text, start, end) is not None:
        return True
    return is_refused(text, start, end, in_a_list=span_type == pb.SPAN_TYPE_CONTENT) or (
        span_type in _SHOWN and is_wearied_of(text, start, end)
    )


def _was_marked_as_refused(start: int, end: int, span_type: pb.SpanType.ValueType, found: Sequence[Constraint]) -> bool:
    """Whether a kind lies in words that the classifier marked as refused, though they told nothing as a whole."""
    return span_type == pb.SPAN_TYPE_KIND and any(
        each.unmatched
        and each.polarity == pb.POLARITY_REFUSED
        and each.type in _SHOWN
        and each.start < end
        and start < each.end
        for each in found
    )


def _is_new(start: int, end: int, span_type: pb.SpanType.ValueType, found: Sequence[Constraint]) -> bool:
    """Whether nothing that was found says the same, or is a name that these words stand in."""
    for each in found:
        if _lets_be(each):
            continue
        overlaps = each.start < end and start < each.end
        is_name = each.type in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER) and not each.unmatched
        # The one of "第一个" counts nothing, and that of "un seul dev" who made it.
        is_place = each.type in (pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_DEVELOPER) and span_type == pb.SPAN_TYPE_COUNT
        if overlaps and (is_name or is_place):
            return False
        if overlaps and each.type == pb.SPAN_TYPE_PRICE and span_type == pb.SPAN_TYPE_KIND and not each.unmatched:
            return False
        is_inside = each.start <= start and end <= each.end
        if overlaps and each.type == span_type and not each.unmatched and (is_inside or span_type != pb.SPAN_TYPE_KIND):
            return False
        is_all_of_it = start <= each.start and each.end <= end
        # What costs nothing is a tag of catalogues as well as a price, and the price is the harder wish.
        is_kind = each.type == pb.SPAN_TYPE_KIND and span_type != pb.SPAN_TYPE_PRICE
        if overlaps and is_all_of_it and not each.unmatched and is_kind:
            return False
        if span_type in _ONCE and each.type == span_type and not (each.unmatched or _compares_lengths(each)):
            return False
    return True


def _is_only_wished(start: int, end: int, found: Sequence[Constraint]) -> bool:
    """Whether the same words wish for a kind, and nothing that is seen or played is refused beside it: a "no" further
    off then refuses something else, as that of "no idea, maybe horror" does."""
    told = [each for each in found if each.type in _SHOWN and not each.unmatched]
    wished = [each for each in told if each.polarity == pb.POLARITY_WANTED and each.names]
    is_wished = any(each.start < end and start < each.end for each in wished)
    return is_wished and not any(each.polarity == pb.POLARITY_REFUSED for each in told)


def _compares_lengths(constraint: Constraint) -> bool:
    is_a_length = constraint.type == pb.SPAN_TYPE_LENGTH and constraint.polarity in COMPARED
    return is_a_length and not constraint.HasField("condition")


def _lets_be(constraint: Constraint) -> bool:
    """Whether it only says that something may be seen or sold; a refusal that leaves no doubt goes before it."""
    is_let_be = constraint.type in _TOLERATED and constraint.polarity == pb.POLARITY_WANTED
    return is_let_be and not constraint.unmatched and not constraint.HasField("condition")


def _adds(new: Constraint, found: Sequence[Constraint]) -> bool:
    """Whether what was overlooked says more than what was found."""
    same = [each for each in found if each.type == new.type and not each.unmatched]
    if new.type == pb.SPAN_TYPE_PLAYERS:
        return not any(
            set(each.condition.modes) == set(new.condition.modes) and together(each) >= together(new)
            if new.condition.modes
            else together(each) >= together(new) or each.condition.modes == [common_pb2.PLAY_MODE_SINGLE_PLAYER]
            for each in same
        )
    if new.type == pb.SPAN_TYPE_CONTENT:
        told = {descriptor for each in same for descriptor in each.condition.exclude_content}
        return not told.issuperset(new.condition.exclude_content)
    if new.type == pb.SPAN_TYPE_PLATFORM:
        return not any(set(new.names) <= set(each.names) for each in same)
    if new.type == pb.SPAN_TYPE_LENGTH and any(map(_compares_lengths, same)):
        # "Shorter sessions, 30 mins a night" says twice how long; "20 hours is too long" does not.
        return new.condition.or_endless or WEEKEND.search(bare(new.text)) is not None
    if new.type == pb.SPAN_TYPE_KIND:
        return not any(not set(new.names).isdisjoint(each.names) for each in same)
    return True


def _says_when(kind: Constraint, time: Constraint) -> bool:
    """Whether words for a kind say no more than a time that is told: what looks old is so where it is long past."""
    overlaps = kind.start < time.end and time.start < kind.end
    is_retro = bool(kind.names) and _RETRO.issuperset(map(str.casefold, kind.names))
    if overlaps:
        return is_retro or any(True for _ in decade_places(bare(kind.text)))
    return is_retro and kind.polarity == time.polarity and 0 < time.condition.max_year < _LONG_PAST


def _without_kinds_of_a_time(constraints: list[Constraint]) -> list[Constraint]:
    """Without the kind that catalogues call "retro", where the words for it were read as a time, as "old school" is."""
    years = [each for each in constraints if each.type == pb.SPAN_TYPE_YEARS and each.HasField("condition")]
    return [
        each
        for each in constraints
        if not (each.type == pb.SPAN_TYPE_KIND and any(_says_when(each, time) for time in years))
    ]


def _without_kinds_of_a_price(constraints: list[Constraint]) -> list[Constraint]:
    """Without the kind that catalogues call "free to play", where the words for it were read as a price."""
    prices = [each for each in constraints if each.type == pb.SPAN_TYPE_PRICE and each.HasField("condition")]
    return [
        each
        for each in constraints
        if not (
            each.type == pb.SPAN_TYPE_KIND
            and any(each.start < price.end and price.start < each.end for price in prices)
            and read_price(each.text) is not None
        )
    ]
