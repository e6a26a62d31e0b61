"""How right predictions are: the topic, the intent, the act, and the spans with their polarity.

Spans count as found when place, type and polarity are exactly the labelled ones (F1 as in CoNLL-2000). The calibration
error is the expected one over 15 bins of equal width (Guo et al. 2017). Intervals are 95 % percentile bootstraps over
messages (Efron 1979).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from services.classifier.labels import GAME_INTENTS, INTENTS, Polarity
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.understanding.decoding import Span

_BINS = 15
_RESAMPLES = 1000
_SEED = 20261126
IS_GAME = np.array([intent in GAME_INTENTS for intent in INTENTS])

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """What was made of a message: probabilities by intent, the act and the spans, None if none were looked for."""

    intents: Numbers
    act: str | None
    spans: tuple[Span, ...] | None

    @property
    def game_probability(self) -> float:
        """Probability that the message is about games."""
        return float(self.intents[IS_GAME].sum())


@dataclass(frozen=True, slots=True)
class Share:
    """A share of messages that were right, with its 95 % interval."""

    value: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


@dataclass(frozen=True, slots=True)
class SpanScore:
    """Exact matches of spans. `refusals` are the labelled refusals that some found span overlaps; `refusals_right` of
    them are found as refused, `refusals_missed` more are overlapped by no found span."""

    found: int = 0
    labelled: int = 0
    right: int = 0
    refusals: int = 0
    refusals_right: int = 0
    refusals_missed: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        return 2 * self.right / (self.found + self.labelled) if self.found + self.labelled else 1.0

    @property
    def polarity(self) -> float:
        """Share of the refusals, where they were seen at all, that were read as refusals."""
        return self.refusals_right / self.refusals if self.refusals else 1.0

    def __add__(self, other: SpanScore) -> SpanScore:
        return SpanScore(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def right_topics(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> NDArray[np.bool_]:
    """Whether each message is on the right side of one half."""
    truth = np.array([message.intent in GAME_INTENTS for message in messages])
    said = np.array([each.game_probability for each in predictions]) >= 0.5
    right: NDArray[np.bool_] = said == truth
    return right


def right_intents(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> NDArray[np.bool_]:
    """Whether each message's likeliest intent is the labelled one."""
    return np.array(
        [
            INTENTS[int(each.intents.argmax())] == message.intent
            for message, each in zip(messages, predictions, strict=True)
        ]
    )


def share(right: NDArray[np.bool_]) -> Share:
    """The share of true values and its interval."""
    if not len(right):
        return Share(float("nan"), float("nan"), float("nan"), 0)
    low, high = interval(len(right), lambda chosen: float(right[chosen].mean()))
    return Share(float(right.mean()), low, high, len(right))


def interval(count: int, figure: Callable[[NDArray[np.int64]], float]) -> tuple[float, float]:
    """The 95 % interval of `figure`, which takes the places of a resample."""
    draw = np.random.default_rng(_SEED)
    values = [figure(draw.integers(0, count, count)) for _ in range(_RESAMPLES)]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def area_under_curve(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> float:
    """AUROC of the probability of games; not a number where all messages are on one side."""
    truth = [message.intent in GAME_INTENTS for message in messages]
    if len(set(truth)) < 2:
        return float("nan")
    return float(roc_auc_score(truth, [each.game_probability for each in predictions]))


def calibration_error(confidence: Numbers, right: NDArray[np.bool_]) -> float:
    """Mean distance of confidence and accuracy, weighted by how many messages share a bin."""
    places = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    total = 0.0
    for place in range(_BINS):
        inside = places == place
        if inside.any():
            total += inside.sum() * abs(float(confidence[inside].mean()) - float(right[inside].mean()))
    return total / len(right)


def topic_calibration_error(messages: Sequence[LabelledMessage], predictions: Sequence[Prediction]) -> float:
    """Of the decision at one half, whose confidence is the probability of the side it takes."""
    game = np.array([each.game_probability for each in predictions])
    return calibration_error(np.maximum(game, 1 - game), right_topics(messages, predictions))


def score_spans(message: LabelledMessage, found: Sequence[Span], *, span_type: str | None = None) -> SpanScore:
    """Of one annotated message, of one type of span or of all."""
    labelled = [each for each in message.spans or () if span_type in (None, each.type)]
    own = [each for each in found if span_type in (None, each.type)]
    truth = Counter((each.start, each.end, each.type, each.polarity) for each in labelled)
    said = Counter((each.start, each.end, str(each.type), str(each.polarity)) for each in own)
    refused = [each for each in labelled if each.polarity == Polarity.REFUSED]
    met = [[other.polarity for other in own if other.start < each.end and each.start < other.end] for each in refused]
    return SpanScore(
        found=len(own),
        labelled=len(labelled),
        right=sum((truth & said).values()),
        refusals=sum(bool(each) for each in met),
        refusals_right=sum(Polarity.REFUSED in each for each in met),
        refusals_missed=sum(not each for each in met),
    )
