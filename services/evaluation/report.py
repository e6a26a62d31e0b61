"""Writes an evaluation as tables of text, for the screen and for the run's summary."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from services.evaluation.judging.intervals import Comparison
from services.evaluation.results import HEADLINE, SERVED, Evaluation, System

_BESIDE = ("novelty", "diversity", "coverage", "top_ten_share")


def report(evaluation: Evaluation, k: int = 10) -> RenderableType:
    """All that is shown of an evaluation; `k` is for the metrics beside the headline one, which is NDCG@10."""
    parts: list[RenderableType] = [_accuracy(evaluation, k), _lists(evaluation, k), _by_history(evaluation)]
    if any("warm_ndcg@10" in system.figures for system in evaluation.systems.values()):
        parts.append(_cold(evaluation))
    best = evaluation.best_baseline()
    lines = [
        _settings(evaluation),
        f"{SERVED} against {best}, the best of the others: {described(evaluation.against(best))}.",
        f"A Recommend call took {evaluation.figures['recommend.milliseconds.p50']:.1f} ms (median), "
        f"{evaluation.figures['recommend.milliseconds.p95']:.1f} ms (95th percentile), four at a time, "
        "with 50 games in each list.",
    ]
    bounded = [system for system in evaluation.systems.values() if system.most_played_games is not None]
    if bounded:
        lines.append(
            f"{' and '.join(system.name for system in bounded)} would need too much memory for all games and were "
            f"computed for the {bounded[0].most_played_games:,} most played; all others score 0 there."
        )
    gates = "no interaction is both known and tested; the recommender held the known part alone"
    if evaluation.shuffled is not None:
        gates += f"; with shuffled labels its NDCG@10 is popularity's {evaluation.shuffled.difference:+.3f}"
    return Group(*parts, Text("\n".join((*lines, f"Leak gates passed: {gates}."))))


def described(comparison: Comparison) -> str:
    """Such as "+0.012 NDCG@10 (+0.004 to +0.020, p 0.001): better"."""
    verdict = "better" if comparison.better else "worse" if comparison.worse else "no difference beyond chance"
    ends = f"{comparison.low:+.4f} to {comparison.high:+.4f}"
    return f"{comparison.difference:+.4f} {HEADLINE.upper()} ({ends}, p {comparison.p_value:.4f}): {verdict}"


def _accuracy(evaluation: Evaluation, k: int) -> Table:
    parameters = evaluation.parameters
    table = Table(
        title=Text(
            f"split {evaluation.split}, seed {evaluation.seed}: {parameters['askers']} players, {parameters['test']} "
            f"plays to be found among {parameters['games']} games, {parameters['known']} known"
        ),
        title_justify="left",
    )
    table.add_column(f"@{k}")
    names = ("precision", "recall", "map", "mrr")
    for heading in (HEADLINE, "interval", *names):
        table.add_column(heading, justify="right")
    for name, system in evaluation.systems.items():
        interval = evaluation.interval(name)
        cells = [f"{interval.mean:.4f}", f"{interval.low:.3f}-{interval.high:.3f}"]
        cells += [f"{system.mean(f'{metric}@{k}'):.3f}" for metric in names]
        table.add_row(Text(_named(system)), *cells, style="bold" if name == SERVED else None)
    return table


def _named(system: System) -> str:
    """Its name, and of how many games it knows where that is not all."""
    return system.name if system.most_played_games is None else f"{system.name}, {system.most_played_games:,} games"


def _lists(evaluation: Evaluation, k: int) -> Table:
    table = Table(title=f"what the first {k} are like", title_justify="left")
    table.add_column("")
    for heading in _BESIDE:
        table.add_column(heading.replace("_", " "), justify="right")
    for name, system in evaluation.systems.items():
        table.add_row(Text(name), *(_figure(system, f"{figure}@{k}") for figure in _BESIDE))
    return table


def _settings(evaluation: Evaluation) -> str:
    chosen = [
        f"{system.name}: {', '.join(f'{name} {value:g}' for name, value in system.settings.items())}"
        for system in evaluation.systems.values()
        if system.settings
    ]
    return f"Settings, where there was a choice by validation: {'; '.join(chosen)}."


def _figure(system: System, name: str) -> str:
    return f"{system.figures[name]:.3f}" if name in system.figures else ""


def _by_history(evaluation: Evaluation) -> Table:
    shown = tuple(dict.fromkeys((SERVED, evaluation.best_baseline(), "popularity")))
    table = Table(title=f"{HEADLINE} by how many plays of the player are known", title_justify="left")
    for heading in ("known", "players", *shown):
        table.add_column(heading, justify="right")
    columns = [evaluation.by_history_length(name) for name in shown]
    for length, (count, _) in columns[0].items():
        means = [f"{column[length][1].mean:.3f}" for column in columns]
        table.add_row(length, str(count), *means)
    return table


def _cold(evaluation: Evaluation) -> Table:
    table = Table(title="games that nobody has played in the known part", title_justify="left")
    names = sorted(name for name in evaluation.systems[SERVED].figures if name.startswith(("cold_", "warm_")))
    for heading in ("", *names):
        table.add_column(heading, justify="right")
    for name, system in evaluation.systems.items():
        table.add_row(name, *(_figure(system, figure) for figure in names))
    return table
