"""Finds what protects a child where nothing marked it: an age, what is named and refused, that somebody is easily
scared or cannot read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.filters import of_age
from services.gateway.conversation.reading.overlooked.oneself import told_of_oneself
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.amounts.ages.children import stated_child_age
from services.gateway.understanding.amounts.ages.readers import cannot_read
from services.gateway.understanding.contents.content import content_places, fear_places
from services.gateway.understanding.refusing.refusals import is_refused
from services.gateway.understanding.refusing.relative_clauses import refused_clause

_TOLD_IN_TEXT = ("text-based", "visual novel")
_FEAR = common_pb2.CONTENT_DESCRIPTOR_HORROR


def refused_content_places(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` refuses what catalogues describe: beginnings and ends, in code points."""
    for start, end in content_places(text):
        if is_refused(text, start, end, in_a_list=True) or refused_clause(text, start, end) is not None:
            yield start, end


def nothing_scary(text: str, told: Container[common_pb2.ContentDescriptor.ValueType]) -> Iterator[Constraint]:
    """What somebody who is easily scared must not see, unless it was `told`."""
    if _FEAR in told:
        return
    for start, end in list(fear_places(text))[:1]:
        fear = Constraint(text=text[start:end], start=start, end=end, type=pb.SPAN_TYPE_CONTENT)
        fear.polarity = pb.POLARITY_REFUSED
        fear.condition.exclude_content.append(_FEAR)
        yield fear


def nothing_to_read(text: str, reader: SpanReader) -> list[Constraint]:
    """What somebody who cannot read yet is not to get: what catalogues call told in text; nothing for who can."""
    if (place := cannot_read(text)) is None:
        return []
    start, end = place
    refused = Constraint(text=text[start:end], start=start, end=end, type=pb.SPAN_TYPE_KIND)
    refused.polarity = pb.POLARITY_REFUSED
    spans = [pb.Span(text=kind, type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_REFUSED) for kind in _TOLD_IN_TEXT]
    refused.names.extend(dict.fromkeys(name for each in reader.read(spans) for name in each.names))
    return [refused] if refused.names else []


def age_of_a_child(text: str, age: int) -> Constraint:
    """The `age` of the child that `text` speaks of, at its place where digits state it there."""
    result = Constraint(type=pb.SPAN_TYPE_AGE, polarity=pb.POLARITY_WANTED, condition=of_age(age))
    place = re.search(rf"(?<!\d){age}(?!\d)", text) if stated_child_age(text) == age else None
    if place is not None:
        result.text, result.start, result.end = place.group(), place.start(), place.end()
    return told_of_oneself(text, [result])[0]
