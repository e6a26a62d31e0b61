"""Corrects prices of which one word is marked where more is said: the money of "that doesn't keep asking for money" is
what games sell within, and not what they cost, nor a kind of them, as the "pasta" of "que no me chupe la pasta"."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.amounts.terms.terms_of_play import begging_places

_MARKED = (pb.SPAN_TYPE_PRICE, pb.SPAN_TYPE_KIND)


def with_what_begs_for_money(text: str, found: pb.Understanding) -> pb.Understanding:
    """What the classifier says of `text`, in which a price, or a kind, within words for a game that asks for money
    is all of these."""
    result = pb.Understanding()
    result.CopyFrom(found)
    for start, end in begging_places(text):
        for span in result.spans:
            if span.type in _MARKED and span.start < end and start < span.end:
                span.type = pb.SPAN_TYPE_PRICE
                span.start, span.end = min(start, span.start), max(end, span.end)
                span.text = text[span.start : span.end]
    return result
