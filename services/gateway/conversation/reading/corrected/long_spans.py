"""Cuts a kind that was marked as long as a whole sentence, where no spaces part words, to the names of kinds in it:
"fps以外で友達4人とオンラインでできるゲーム" wishes for no shooter."""

from __future__ import annotations

import re

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.plain_text import UNSPACED
from services.gateway.understanding.refusing.refusals import is_surely_refused

# No kind has a longer name.
_LONGEST = 12
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9-]+")
_EXCEPTED = re.compile(r"以外|抜き|ぬき|なし|除く|除いて|除外|之外")


def with_long_kinds_cut(text: str, found: pb.Understanding, reader: SpanReader) -> pb.Understanding:
    """What the classifier says of `text`, in which each kind that holds other spans or an exception is only what is
    named in it, refused where the words around it leave no doubt."""
    if not any(_is_too_long(span, found) for span in found.spans):
        return found
    result = pb.Understanding()
    result.CopyFrom(found)
    del result.spans[:]
    for span in found.spans:
        named = _named(text, span, reader) if _is_too_long(span, found) else []
        result.spans.extend(named or [span])
    return result


def _is_too_long(span: pb.Span, found: pb.Understanding) -> bool:
    is_long = span.type == pb.SPAN_TYPE_KIND and UNSPACED.search(span.text) is not None and len(span.text) > _LONGEST
    holds_another = any(
        other is not span and other.type != span.type and span.start <= other.start and other.end <= span.end
        for other in found.spans
    )
    return is_long and (holds_another or _EXCEPTED.search(span.text) is not None)


def _named(text: str, span: pb.Span, reader: SpanReader) -> list[pb.Span]:
    """What is named as a kind within a span, from left to right."""
    latin = [match.span() for match in _LATIN.finditer(span.text) if reader.is_a_kind(match.group())]
    places = sorted({*latin, *reader.unspaced_kind_places(span.text)})
    result = []
    for start, end in places:
        first, last = span.start + start, span.start + end
        part = pb.Span(start=first, end=last, text=text[first:last], type=span.type, polarity=span.polarity)
        if is_surely_refused(text, first, last):
            part.polarity = pb.POLARITY_REFUSED
        result.append(part)
    return result
