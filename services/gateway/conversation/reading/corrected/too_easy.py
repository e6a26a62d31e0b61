"""Reads "too easy" as a wish for what is difficult, and "hard is fine too" as leave for it: the words for it alone say
something else."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.permitting_words import is_permitted

_DIFFICULT = "difficult"
# "Not too easy" wishes for the same.
_TOO_EASY = pattern(
    r"\b(?:(?:too|слишком|чересчур|занадто|надто|zu|demasiado|trop|za|zbyt|fazla)\s+"
    r"(?:easy|simple|л[её]гк\w*|прост\w*|einfach\w*|leicht\w*|fácil\w*|sencill\w*|facile\w*|simples?|łatw\w*|prost\w*|"
    r"kolay\w*|basit\w*)|(?:fácil|fáceis|simples) demais)\b|太(?:简单|容易)|(?:簡単|かんたん|易し|優し|やさし|ぬる)すぎ"
)


def with_what_is_too_easy(text: str, constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints of the message `text`, in which what is called too easy is no refusal of what is difficult."""
    places = [match.span() for match in _TOO_EASY.finditer(bare(text))]
    result = []
    for each in constraints:
        is_refused = each.type == pb.SPAN_TYPE_KIND and each.polarity == pb.POLARITY_REFUSED
        if (
            is_refused
            and _is_of_difficulty(each)
            and any(each.start < end and start < each.end for start, end in places)
        ):
            turned = Constraint()
            turned.CopyFrom(each)
            turned.polarity = pb.POLARITY_WANTED
            result.append(turned)
        else:
            result.append(each)
    return result


def with_difficulty_allowed(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints of the message `text`, in which what is allowed to be hard is so by the name of the catalogue,
    whatever it was marked as: it lifts an older refusal of it (`replying/permitting.py`)."""
    result = []
    for each in constraints:
        if each.type == pb.SPAN_TYPE_ATTRIBUTE and is_permitted(text, each.start, each.end):
            # "難しくても" is 難しい by itself.
            words = f"{each.text[:-1]}い" if each.text.endswith("く") else each.text
            span = pb.Span(start=each.start, end=each.end, text=words, type=pb.SPAN_TYPE_KIND)
            span.polarity = pb.POLARITY_WANTED
            read = [kind for kind in reader.read([span]) if _is_of_difficulty(kind)]
            result.append(read[0] if read else each)
        else:
            result.append(each)
    return result


def _is_of_difficulty(constraint: Constraint) -> bool:
    return {name.casefold() for name in constraint.names} == {_DIFFICULT}
