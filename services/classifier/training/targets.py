"""What the network is to answer for a labelled message, token by token."""

from __future__ import annotations

from dataclasses import dataclass

from services.classifier.labels import ACTS, INTENTS, OUTSIDE, POLARITIES, Act, Intent, Polarity, SpanType, begin_tag
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.understanding.tokens import TokenizedMessage

IGNORED = -100
"""The target of what has none, as in torch's cross entropy."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Indices of intent and act, and of each token's tag and polarity; IGNORED where nothing is to be learned."""

    intent: int
    act: int
    tags: list[int]
    polarities: list[int]


def targets_of(labelled: LabelledMessage, message: TokenizedMessage) -> Targets:
    """A token belongs to a span if at least half of its characters do; the first such token begins it."""
    annotated = labelled.spans is not None
    tags = [OUTSIDE if annotated and start < end else IGNORED for start, end in message.places]
    polarities = [IGNORED] * len(tags)
    for span in labelled.spans or ():
        tag = begin_tag(SpanType(span.type))
        for token, (start, end) in enumerate(message.places):
            inside = min(end, span.end) - max(start, span.start)
            if end > start and inside > 0 and 2 * inside >= end - start:
                tags[token] = tag
                polarities[token] = POLARITIES.index(Polarity(span.polarity))
                tag = begin_tag(SpanType(span.type)) + 1
    return Targets(INTENTS.index(Intent(labelled.intent)), ACTS.index(Act(labelled.act)), tags, polarities)
