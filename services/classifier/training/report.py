"""The figures of predictions: by name for the experiment log, as text for people, and as pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from sklearn.metrics import confusion_matrix

from services.classifier.labels import INTENTS
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.scoring import (
    Prediction,
    SpanScore,
    area_under_curve,
    right_intents,
    right_topics,
    score_spans,
    topic_calibration_error,
)

_CURVE_BINS = 10


def figures_of(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> dict[str, float]:
    """Accuracies, calibration, and F1 of spans by type and by language."""
    right, intents = right_topics(messages, predictions), right_intents(messages, predictions)
    acts = [each.act == message.act for message, each in zip(messages, predictions, strict=True)]
    figures = {
        "topic.accuracy": float(right.mean()),
        "topic.auroc": area_under_curve(messages, predictions),
        "topic.calibration_error": topic_calibration_error(messages, predictions),
        "intent.accuracy": float(intents.mean()),
        "act.accuracy": float(np.mean(acts)),
    }
    languages = np.array([message.language for message in messages])
    figures |= {f"topic.accuracy.{name}": float(right[languages == name].mean()) for name in sorted(set(languages))}
    for name, score in span_scores(messages, predictions).items():
        figures[f"spans.f1.{name}"] = score.f1
        if score.refusals:
            figures[f"spans.refusals.{name}"] = score.polarity
    return figures


def span_scores(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> Mapping[str, SpanScore]:
    """Scores of the annotated messages: under "all", by language and by type."""
    scores: dict[str, SpanScore] = defaultdict(SpanScore)
    for message, prediction in zip(messages, predictions, strict=True):
        if message.spans is None or prediction.spans is None:
            continue
        whole = score_spans(message, prediction.spans)
        scores["all"] += whole
        scores[message.language] += whole
        for name in {each.type for each in message.spans} | {str(each.type) for each in prediction.spans}:
            scores[name] += score_spans(message, prediction.spans, span_type=name)
    return scores


def summary_of(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> str:
    """The figures as text."""
    figures = figures_of(messages, predictions)
    lines = [f"{len(messages)} messages held out, by groups"]
    lines += [f"  {name:36}{value:8.4f}" for name, value in figures.items()]
    return "\n".join(lines)


def pictures_of(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> dict[str, Figure]:
    """Confusion of intents, and how often the probability of games is right."""
    return {
        "confusion.png": _confusion(messages, predictions),
        "calibration.png": _calibration(messages, predictions),
    }


def _confusion(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> Figure:
    """True intents down, predicted ones across, coloured by the share of the row."""
    predicted = [INTENTS[int(each.intents.argmax())] for each in predictions]
    counts = confusion_matrix([message.intent for message in messages], predicted, labels=list(INTENTS))
    figure = Figure(figsize=(6, 5), layout="constrained")
    axes = figure.add_subplot()
    shares = counts / counts.sum(axis=1, keepdims=True).clip(min=1)
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for row, column in np.ndindex(*counts.shape):
        ink = "white" if shares[row, column] > 0.5 else "black"
        axes.text(column, row, str(counts[row, column]), ha="center", va="center", color=ink)
    axes.set_xticks(range(len(INTENTS)), INTENTS, rotation=30, ha="right")
    axes.set_yticks(range(len(INTENTS)), INTENTS)
    axes.set(xlabel="predicted", ylabel="true", title="Intents of messages held out")
    return figure


def _calibration(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> Figure:
    """Share of messages about games over the probability of it; the diagonal is perfect calibration."""
    game = np.array([each.game_probability for each in predictions])
    truth = np.array([message.intent in ("RECOMMEND", "GAME_QUESTION") for message in messages])
    places = np.minimum((game * _CURVE_BINS).astype(int), _CURVE_BINS - 1)
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], color="grey", linestyle="--")
    for place in range(_CURVE_BINS):
        inside = places == place
        if inside.any():
            size = 20 + 1000 * float(inside.mean())
            axes.scatter([float(game[inside].mean())], [float(truth[inside].mean())], s=[size], color="C0", alpha=0.6)
    axes.set(xlim=(0, 1.02), ylim=(0, 1.02), xlabel="probability of games", ylabel="share about games")
    axes.set_title(f"Calibration error {topic_calibration_error(messages, predictions):.3f}")
    return figure
