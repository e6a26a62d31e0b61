"""Draws an evaluation: metrics @k, by length of history, and coverage against accuracy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from services.evaluation.results import HEADLINE, SERVED, Evaluation

_DRAWN = ("precision", "recall", "map", "mrr", "ndcg")


def plots(evaluation: Evaluation) -> Mapping[str, Figure]:
    """All pictures by file name."""
    return {
        "metrics_at_k.png": _at_k(evaluation),
        "by_history_length.png": _by_history_length(evaluation),
        "coverage.png": _coverage(evaluation),
    }


def _at_k(evaluation: Evaluation) -> Figure:
    figure = Figure(figsize=(15, 3.6), layout="constrained")
    for place, name in enumerate(_DRAWN, 1):
        axes = figure.add_subplot(1, len(_DRAWN), place)
        for system in evaluation.systems.values():
            ks = sorted(int(key.rpartition("@")[2]) for key in system.by_player if key.startswith(f"{name}@"))
            means = [system.mean(f"{name}@{k}") for k in ks]
            axes.plot(ks, means, marker="o", markersize=3, linestyle="-" if system.is_served else "--")
        axes.set(title=f"{name}@k", xlabel="k", ylim=(0, None))
    figure.legend(list(evaluation.systems), loc="outside right center", fontsize=8)
    figure.suptitle(f"split {evaluation.split}, {len(evaluation.askers)} players", fontsize=10)
    return figure


def _by_history_length(evaluation: Evaluation) -> Figure:
    figure = Figure(figsize=(8, 4), layout="constrained")
    axes = figure.add_subplot()
    shown = (SERVED, evaluation.best_baseline(), "popularity")
    groups = list(evaluation.by_history_length(SERVED))
    width = 0.8 / len(shown)
    for place, name in enumerate(dict.fromkeys(shown)):
        found = list(evaluation.by_history_length(name).values())
        means = np.array([interval.mean for _, interval in found])
        ends = np.array([[interval.mean - interval.low, interval.high - interval.mean] for _, interval in found]).T
        axes.bar(np.arange(len(groups)) + place * width, means, width, yerr=ends, capsize=2, label=name)
    counts = [count for count, _ in evaluation.by_history_length(SERVED).values()]
    labels = [f"{group}\n({count})" for group, count in zip(groups, counts, strict=True)]
    axes.set_xticks(np.arange(len(groups)) + width, labels)
    axes.set(xlabel="known plays (players)", ylabel=HEADLINE)
    axes.legend()
    return figure


def _coverage(evaluation: Evaluation) -> Figure:
    figure = Figure(figsize=(6, 4), layout="constrained")
    axes = figure.add_subplot()
    for system in evaluation.systems.values():
        coverage = system.figures.get("coverage@10", 0.0)
        axes.scatter(coverage, system.mean(HEADLINE), marker="o" if system.is_served else "x")
        axes.annotate(system.name, (coverage, system.mean(HEADLINE)), fontsize=8)
    axes.set(xlabel="share of the catalogue in anybody's first ten", ylabel=HEADLINE, xlim=(0, None), ylim=(0, None))
    return figure
