"""Spreads a refusal over the list that it stands in: "enough of anime and visual novels", "zombi ya da korsan istemem".

What a conjunction joins is meant alike. Where the refusal stands behind the list, a language marks its last member
alone, and to take the others for wishes harms more than to lose one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans.meaning import SpanReader

_LISTED = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_TITLE)
_CHANGED = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT)
# With an article or a preposition that is said again: "des mondes ouverts et de l'artisanat".
_CONJUNCTION = re.compile(
    r"\s*(?:and|or|nor|и|или|ни|und|oder|y|o|u|ni|et|ou|e|nem|ve|veya|ya da|i|lub|albo|ani|та|або|чи|й|ні|和|或|"
    r"及|跟|と|"
    r"や|とか|も)"
    r"(?:\s+(?:of|the|any|mit|von|die|der|das|de|del|los?|las?|les?|des?|du|d[oa]s?|от|від|z|ze|od))*\s*(?:[dl]['’])?",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*[,、，]\s*")


def refused_alike(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints of the message `text`, in which kinds that are listed with a refused one are refused, too."""
    listed = sorted((each for each in constraints if each.type in _LISTED), key=lambda each: each.start)
    alike: list[Constraint] = []
    for members in _lists(text, listed):
        refused = [place for place, each in enumerate(members) if each.polarity == pb.POLARITY_REFUSED]
        if not refused:
            continue
        is_joined = [_CONJUNCTION.fullmatch(_between(text, one, other)) for one, other in pairwise(members)]
        for place, each in enumerate(members):
            follows = place > refused[0] and is_joined[place - 1] is not None
            precedes = place < refused[-1] and is_joined[-1] is not None and refused[-1] == len(members) - 1
            if each.polarity == pb.POLARITY_WANTED and each.type in _CHANGED and (follows or precedes):
                alike.append(each)
    result = []
    for each in constraints:
        if any(each is other for other in alike):
            span = pb.Span(start=each.start, end=each.end, text=each.text, type=each.type)
            span.polarity = pb.POLARITY_REFUSED
            result += reader.read([span])
        else:
            result.append(each)
    return result


def _lists(text: str, listed: Sequence[Constraint]) -> list[list[Constraint]]:
    """The runs of what is named with nothing between but commas and conjunctions."""
    runs: list[list[Constraint]] = []
    for each in listed:
        between = _between(text, runs[-1][-1], each) if runs else ""
        if runs and (_COMMA.fullmatch(between) or _CONJUNCTION.fullmatch(between.lstrip(" ,"))):
            runs[-1].append(each)
        else:
            runs.append([each])
    return [run for run in runs if len(run) > 1]


def _between(text: str, one: Constraint, other: Constraint) -> str:
    return text[one.end : other.start]
