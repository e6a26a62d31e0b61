"""Puts a model, or scores of one in training, before labelled messages: predictions, and one figure to compare by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from services.classifier.labels import INTENTS
from services.classifier.settings import ClassifierSettings
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.scoring import Prediction, SpanScore, right_intents, right_topics, score_spans
from services.classifier.understanding.message_text import message_text
from services.classifier.understanding.model import UnderstandingModel
from services.classifier.understanding.network_pass import MessageScores, NetworkPass
from services.classifier.understanding.opening import EncoderFiles, merged_network
from services.classifier.understanding.tokens import MessageTokenizer, TokenizedMessage
from services.classifier.understanding.understander import Understanding, read

_PER_PASS = 32


def understand_all(
    model: UnderstandingModel, files: EncoderFiles, texts: Sequence[str], models_dir: Path | None = None
) -> list[Understanding]:
    """What `model` understands of each text, by the very code that serves it. Without `models_dir` the merged network
    is written to a temporary place.
    """
    messages, scores = scores_of(model, files, texts, models_dir)
    return [
        read(model, message_text(text), message, each)
        for text, message, each in zip(texts, messages, scores, strict=True)
    ]


def scores_of(
    model: UnderstandingModel, files: EncoderFiles, texts: Sequence[str], models_dir: Path | None = None
) -> tuple[list[TokenizedMessage], list[MessageScores]]:
    """The tokens of each text and the logits that `model` gives it, in order; see `understand_all`."""
    with TemporaryDirectory() as temporary:
        settings = ClassifierSettings(models_dir=models_dir or Path(temporary), threads=1)
        scorer = NetworkPass(merged_network(model, files, settings), model)
    messages = MessageTokenizer.load(files.directory.path, model.prompt, files.profile.max_tokens).tokenize(
        [message_text(text).shown for text in texts]
    )
    order = sorted(range(len(texts)), key=lambda place: len(messages[place].token_ids))
    found: dict[int, MessageScores] = {}
    for start in range(0, len(order), _PER_PASS):
        places = order[start : start + _PER_PASS]
        rows = scorer.encode([messages[place].token_ids for place in places], True)
        for place, row in zip(places, rows, strict=True):
            found[place] = MessageScores.of_row(row, len(messages[place].token_ids))
    return messages, [found[place] for place in range(len(texts))]


def as_prediction(understanding: Understanding) -> Prediction:
    """The same in the terms of scoring."""
    by_intent = dict(understanding.probabilities)
    return Prediction(np.array([by_intent[intent] for intent in INTENTS]), understanding.act, understanding.spans)


def overall(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> float:
    """What models are compared by, 0 to 1: the mean of topic accuracy, intent accuracy, and twice the F1 of spans."""
    spans = SpanScore()
    for message, prediction in zip(messages, predictions, strict=True):
        if message.spans is not None and prediction.spans is not None:
            spans += score_spans(message, prediction.spans)
    topics = float(right_topics(messages, predictions).mean())
    return (topics + float(right_intents(messages, predictions).mean()) + 2 * spans.f1) / 4
