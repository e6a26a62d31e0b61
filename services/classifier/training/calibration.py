"""From scores to probabilities that mean what they say, and from those to the decision about games.

Temperatures are those that minimise the log loss on messages held out (Guo et al. 2017, "On Calibration of Modern
Neural Networks"). The decision follows from what its mistakes cost (Chow 1970, "On Optimum Recognition Error and
Reject Tradeoff").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from services.classifier.labels import OUTSIDE
from services.classifier.thresholds import Thresholds
from services.classifier.training.targets import IGNORED, Targets
from services.classifier.understanding.model import Temperatures
from services.classifier.understanding.network_pass import MessageScores

Logits = NDArray[np.float64]
Labels = NDArray[np.int64]

_RANGE = (0.3, 5.0)


@dataclass(frozen=True, slots=True)
class Costs:
    """What each outcome costs, in units of treating a message as uncertain, which gets a cautious answer.

    A player who is told that the message is not about games leaves; one who gets games with small talk shrugs.
    """

    turned_away: float = 10.0
    bothered: float = 5.0


def fit_temperatures(scores: Sequence[MessageScores], targets: Sequence[Targets]) -> Temperatures:
    """Of each output, on messages that were not trained on. Spans share one, fitted on tags and polarities."""
    tags = [
        (row, tag)
        for each, target in zip(scores, targets, strict=True)
        for row, tag in zip(each.tags, target.tags, strict=True)
        if tag != IGNORED
    ]
    # Most tokens are outside of spans and surely so; half of the evidence is of those that are not.
    inside = [(row, tag) for row, tag in tags if tag != OUTSIDE]
    outside = [(row, tag) for row, tag in tags if tag == OUTSIDE][
        :: max(1, (len(tags) - len(inside)) // (len(inside) + 1))
    ]
    chosen = [*inside, *outside]
    return Temperatures(
        intents=_temperature(_stacked([each.intents for each in scores]), _labels([each.intent for each in targets])),
        acts=_temperature(_stacked([each.acts for each in scores]), _labels([each.act for each in targets])),
        spans=_temperature(_stacked([row for row, _ in chosen]), _labels([tag for _, tag in chosen]))
        if chosen
        else 1.0,
    )


def choose_thresholds(game: Logits, costs: Costs, most_uncertain: float) -> Thresholds:
    """The cheapest decision: uncertain where each side's expected cost is above 1, the cost of being uncertain.

    Where more than the share `most_uncertain` of the probabilities `game` would be uncertain, being so is made dearer
    until it is not.
    """
    price = 1.0
    while True:
        lower = min(0.5, price / costs.turned_away)
        upper = max(0.5, 1.0 - price / costs.bothered)
        if float(((game > lower) & (game < upper)).mean()) <= most_uncertain or lower == upper:
            return Thresholds(lower=lower, upper=upper)
        price *= 1.1


def _temperature(logits: Logits, labels: Labels) -> float:
    def loss(temperature: float) -> float:
        scaled = logits / temperature
        top = scaled.max(axis=1)
        sums = top + np.log(np.exp(scaled - top[:, None]).sum(axis=1))
        return float((sums - scaled[np.arange(len(labels)), labels]).mean())

    return float(minimize_scalar(loss, bounds=_RANGE, method="bounded").x)


def _stacked(rows: Sequence[NDArray[np.float32]]) -> Logits:
    return np.stack(rows).astype(np.float64)


def _labels(values: Sequence[int]) -> Labels:
    return np.array(values, dtype=np.int64)
