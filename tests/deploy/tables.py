"""Writes a part of the demo data as tables into the volumes that jobs read, as an operator puts them there."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from services.ingest.demo_dataset import demo_dataset
from services.ingest.records import Game, Interaction

GAMES = 60
PLAYS = 1000


def write_tables(folder: Path, *, plays: slice = slice(None), files: int = 1) -> tuple[int, int]:
    """A table of the first games, and some of their plays in as many files.

    Returns how many games there are, and how many pairs of a player and a game.
    """
    whole = demo_dataset()
    games = whole.games[:GAMES]
    known = {game.game_id for game in games}
    chosen = [each for each in whole.interactions if each.game_id in known][:PLAYS][plays]
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "games.csv", ("game_id", "title", "genres", "tags", "year", "summary"), map(_game, games))
    for number in range(files):
        _write(
            folder / f"plays-{number}.csv",
            ("player_id", "game_id", "rating", "timestamp"),
            map(_play, chosen[number::files]),
        )
    return len(games), len({(each.player_id, each.game_id) for each in chosen})


def _game(game: Game) -> Sequence[object]:
    return (game.game_id, game.title, "|".join(game.genres), "|".join(game.tags), game.year or "", game.summary)


def _play(play: Interaction) -> Sequence[object]:
    return (play.player_id, play.game_id, "" if play.rating is None else play.rating, play.occurred_at.isoformat())


def _write(file: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(head)
        writer.writerows(rows)
