"""Turns words for what games show into conditions, where they are refused: "no gore", "no shooting people"."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.amounts_meant import set_condition
from services.gateway.understanding.content import content_places, read_content

# Of these there are genres that are about them: who wants no shooter may see a fight.
_OF_GENRES = (
    common_pb2.CONTENT_DESCRIPTOR_MILD_VIOLENCE,
    common_pb2.CONTENT_DESCRIPTOR_VIOLENCE,
    common_pb2.CONTENT_DESCRIPTOR_GORE,
    common_pb2.CONTENT_DESCRIPTOR_HORROR,
)


def refuse_content(constraint: Constraint) -> bool:
    """Makes a constraint one on what is shown; whether its words name anything that catalogues describe."""
    descriptors = read_content(constraint.text)
    if not descriptors:
        return False
    constraint.type = pb.SPAN_TYPE_CONTENT
    return set_condition(constraint, common_pb2.GameFilter(exclude_content=descriptors))


def of_no_kind(constraint: Constraint) -> list[common_pb2.ContentDescriptor.ValueType]:
    """What words name that catalogues describe and no genre is about: loot boxes, but not fighting."""
    return [each for each in read_content(constraint.text) if each not in _OF_GENRES]


def refused_as_content(constraint: Constraint) -> list[Constraint]:
    """What is seen, where a kind is refused that is called like it: "no gambling" refuses games that only have some."""
    names_an_act = any(span == (0, len(constraint.text)) for span in content_places(constraint.text))
    # "Shooters" are a kind; who refuses to "shoot people" refuses the deed, wherever it is done.
    shown = read_content(constraint.text) if names_an_act and " " in constraint.text else of_no_kind(constraint)
    if constraint.type != pb.SPAN_TYPE_KIND or constraint.polarity != pb.POLARITY_REFUSED or not shown:
        return []
    result = Constraint(text=constraint.text, start=constraint.start, end=constraint.end, type=pb.SPAN_TYPE_CONTENT)
    result.polarity = pb.POLARITY_REFUSED
    result.condition.exclude_content.extend(shown)
    return [result]
