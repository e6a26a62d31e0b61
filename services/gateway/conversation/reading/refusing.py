"""Corrects what the classifier takes for wished in a message though the words around it refuse it, and the reverse.

"Don't recommend me any horror games" wishes for no horror. To take a refusal for a wish harms more than the other way
round, but only where the words leave no doubt are they believed more than the classifier.
"""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.refusing.refusals import is_refused_behind_a_comma, is_surely_refused

_REFUSABLE = frozenset(
    (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_DEVELOPER, pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_PLATFORM)
)
_WISHED = (pb.POLARITY_WANTED, pb.POLARITY_LIKED)
_BOUNDS = (pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH)


def with_refusals(text: str, found: pb.Understanding) -> pb.Understanding:
    """What the classifier says of `text`, with the polarity of each span that its words leave no doubt of."""
    result = pb.Understanding()
    result.CopyFrom(found)
    for span in result.spans:
        if span.type in _REFUSABLE and span.polarity in _WISHED and is_surely_refused(text, span.start, span.end):
            span.polarity = pb.POLARITY_REFUSED
        elif (
            span.type in _BOUNDS
            and span.polarity == pb.POLARITY_REFUSED
            and is_refused_behind_a_comma(text, span.start, span.end)
        ):
            span.polarity = pb.POLARITY_WANTED
    return result
