"""`gamesrec evaluate` as a person runs it: over tables of their own, through processes of its own, into MLflow."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from services.cli.running.stack import Stack
from tests.support.command_line import gamesrec


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    """Sixty players of two tastes, each with a dozen of thirty games of their taste."""
    draw = random.Random(1)
    games, plays = tmp_path / "games.csv", tmp_path / "plays.csv"
    kinds = {number: "racing" if number % 2 else "puzzle" for number in range(60)}
    games.write_text("id,title,genre\n" + "".join(f"{n},The {kind} game {n},{kind}\n" for n, kind in kinds.items()))
    rows = [
        f"p{player},{game},{draw.randint(3, 5)},2024-01-{1 + day:02}\n"
        for player in range(60)
        for day, game in enumerate(draw.sample(range(player % 2, 60, 2), 12))
    ]
    plays.write_text("player,game,rating,date\n" + "".join(rows))
    return games, plays


@pytest.mark.slow
def test_evaluate_prints_figures_and_keeps_them_in_mlflow(
    stack: Stack, tables: tuple[Path, Path], tmp_path: Path
) -> None:
    games, plays = tables
    uri = f"sqlite:///{tmp_path}/mlflow.db"
    result = gamesrec(
        *("evaluate", "--file", str(plays), "--games", str(games), "--split", "random", "--mlflow-uri", uri),
        *("--embedder-target", stack.addresses.target("embedder"), "--no-check-shuffled"),
        timeout=600,
    )
    assert result.returncode == 0, result.stderr
    for shown in ("popularity", "item-knn", "ease", "ials", "games", "Everything is in MLflow"):
        assert shown in result.stdout
    # Read as it lies there: the library itself takes seconds to load and warns of its own parts.
    with closing(sqlite3.connect(tmp_path / "mlflow.db")) as kept:
        metrics = dict(kept.execute("select key, value from latest_metrics").fetchall())
    # Players stay with their kind: half of the games would do, a fifth of those are played.
    assert metrics["games.ndcg_at_10"] > metrics["popularity.ndcg_at_10"]
    assert metrics["games.ndcg_at_10.low"] <= metrics["games.ndcg_at_10"] <= metrics["games.ndcg_at_10.high"]


def test_evaluate_without_plays_says_so(stack: Stack, tables: tuple[Path, Path]) -> None:
    games, _ = tables
    result = gamesrec(
        *("evaluate", "--file", str(games), "--embedder-target", stack.addresses.target("embedder")), timeout=120
    )
    assert result.returncode == 1
    assert result.stderr.startswith("gamesrec: ")
    assert "Traceback" not in result.stderr
