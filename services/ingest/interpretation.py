"""Tables into a dataset: what each table says of games, players and interactions, joined by their ids.

Where two tables say something of the same game or player, a list of games or players is believed before the columns
of an interaction table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
import pandas as pd

from services.ingest.attributes import attributes_by_key, split_attributes
from services.ingest.game_fields import attributes_of, field_columns, game_of
from services.ingest.interactions import ReadInteractions, clean_ids, id_problems, latest, read_interactions
from services.ingest.mapping import TableMapping
from services.ingest.records import Dataset, Game, Interaction, Player
from services.ingest.schema import ColumnOverrides, Roles, TableKind, check_overrides, roles_of
from services.ingest.table import Reject, Table, concatenated


@dataclass(frozen=True, slots=True)
class Interpretation:
    """The dataset, what was understood of each table, and the rows that cannot be used."""

    dataset: Dataset
    mappings: tuple[TableMapping, ...]
    rejects: tuple[Reject, ...]


class _Known:
    """What has been said so far of the things of one kind, by id. Later words replace earlier ones, cell by cell."""

    def __init__(self) -> None:
        self.cells: dict[str, dict[str, str]] = {}
        self.titles: dict[str, str] = {}

    def add(self, frame: pd.DataFrame, key: str, columns: Sequence[str], title: str | None) -> None:
        for owner in pd.unique(frame[key]).tolist():
            self.cells.setdefault(owner, {})
        for owner, cells in attributes_by_key(frame, key, columns).items():
            self.cells[owner].update(cells)
        if title is not None:
            titles = attributes_by_key(frame, key, [title])
            self.titles.update({owner: cells[title] for owner, cells in titles.items()})


def interpret(tables: Sequence[Table], overrides: ColumnOverrides, now: datetime) -> Interpretation:
    """Understands all tables together. IngestError when columns cannot be found or ratings are on no known scale."""
    check_overrides(tables, overrides)
    tables, roles = _joined(tables, overrides)
    games, players = _Known(), _Known()
    mappings: dict[int, TableMapping] = {}
    rejects: list[Reject] = [reject for table in tables for reject in table.unreadable]
    interactions = _read_all(tables, roles, now)
    for index, read in interactions.items():
        mappings[index] = _interaction_table(tables[index], roles[index], read, games, players)
        rejects += _rejects(tables[index], read.problems)
    for index, (table, role) in enumerate(zip(tables, roles, strict=True)):
        if role.kind is not TableKind.INTERACTIONS:
            mappings[index], problems = _list_table(table, role, games if role.kind is TableKind.GAMES else players)
            rejects += _rejects(table, problems)
    stored, kept = _interactions(list(interactions.values()))
    for index, count in zip(interactions, kept, strict=True):
        mapping = mappings[index]
        mappings[index] = replace(mapping, used=count, duplicates=mapping.used - count)
    space_separated = frozenset().union(*(table.space_separated for table in tables))
    dataset = Dataset(
        games=tuple(_game(game_id, cells, games, space_separated) for game_id, cells in games.cells.items()),
        players=tuple(Player(player_id, attributes_of(cells)) for player_id, cells in players.cells.items() if cells),
        interactions=stored,
    )
    return Interpretation(dataset, tuple(mappings[index] for index in sorted(mappings)), tuple(rejects))


def _joined(tables: Sequence[Table], overrides: ColumnOverrides) -> tuple[list[Table], list[Roles]]:
    """Shards of one table as one, with the columns that have a role: what a scale is, all of them tell together.

    Equal columns do not make shards: users.csv and games.csv may both be "id, name".
    """
    groups: dict[tuple[object, ...], list[tuple[Table, Roles]]] = {}
    for table in tables:
        roles = roles_of(table, overrides)
        groups.setdefault((frozenset(table.columns), roles.kind, roles.player, roles.game), []).append((table, roles))
    whole = [concatenated([table for table, _ in group]) for group in groups.values()]
    found = [
        roles_of(table, overrides) if group[0][1].kind is TableKind.INTERACTIONS else group[0][1]
        for table, group in zip(whole, groups.values(), strict=True)
    ]
    return whole, found


def _game(game_id: str, cells: dict[str, str], games: _Known, space_separated: frozenset[str]) -> Game:
    return game_of(game_id, games.titles.get(game_id), cells, space_separated)


def _read_all(tables: Sequence[Table], roles: Sequence[Roles], now: datetime) -> dict[int, ReadInteractions]:
    found: dict[int, ReadInteractions] = {}
    rows_before = 0
    for index, (table, role) in enumerate(zip(tables, roles, strict=True)):
        if role.kind is TableKind.INTERACTIONS:
            found[index] = read_interactions(table, role, now, rows_before)
            rows_before += len(table.frame)
    return found


def _interaction_table(
    table: Table, roles: Roles, read: ReadInteractions, games: _Known, players: _Known
) -> TableMapping:
    """Takes in what the table says of its games and players; the counts are before duplicates are dropped."""
    assert roles.player is not None
    assert roles.game is not None
    usable = table.frame.iloc[read.position].assign(**{roles.player: read.player, roles.game: read.game})
    others = [column for column in table.columns if column not in roles.taken()]
    candidates = others if roles.title is None else [*others, roles.title]
    split = split_attributes(usable, roles.player, roles.game, candidates)
    # The "title" of an interaction table may be that of a review: a game's is the same in all rows of the game.
    title = roles.title if roles.title in split.game else None
    of_game = [column for column in split.game if column != title]
    games.add(usable, roles.game, of_game, title)
    players.add(usable, roles.player, split.player, None)
    fields = field_columns(of_game)
    return TableMapping(
        files=table.files,
        kind=roles.kind,
        rows=len(table.frame) + len(table.unreadable),
        used=len(read.position),
        duplicates=0,
        rejected=len(read.problems) + len(table.unreadable),
        player_column=roles.player,
        game_column=roles.game,
        title_column=title,
        rating_column=roles.rating,
        rating_scale=read.scale.name if read.scale else None,
        timestamp_column=roles.timestamp,
        game_fields=fields,
        game_attributes=tuple(column for column in of_game if column not in fields.values()),
        player_attributes=split.player,
        ignored=split.neither,
    )


def _list_table(table: Table, roles: Roles, known: _Known) -> tuple[TableMapping, dict[int, str]]:
    """Takes in a list of games or players; of rows with the same id the last counts."""
    is_games = roles.kind is TableKind.GAMES
    key = roles.game if is_games else roles.player
    assert key is not None
    ids = clean_ids(table.frame[key])
    problems = id_problems(ids, "game" if is_games else "player")
    frame = table.frame.assign(**{key: ids}).drop(index=list(problems))
    distinct = frame.drop_duplicates(key, keep="last")
    others = [column for column in table.columns if column not in roles.taken()]
    known.add(distinct, key, others, roles.title)
    fields = field_columns(others) if is_games else {}
    return (
        TableMapping(
            files=table.files,
            kind=roles.kind,
            rows=len(table.frame) + len(table.unreadable),
            used=len(distinct),
            duplicates=len(frame) - len(distinct),
            rejected=len(problems) + len(table.unreadable),
            player_column=roles.player,
            game_column=roles.game,
            title_column=roles.title,
            game_fields=fields,
            game_attributes=tuple(column for column in others if is_games and column not in fields.values()),
            player_attributes=() if is_games else tuple(others),
        ),
        problems,
    )


def _interactions(reads: Sequence[ReadInteractions]) -> tuple[tuple[Interaction, ...], list[int]]:
    """The interactions of all tables, each player and game once, and how many of each table were kept."""
    if not reads:
        return (), []
    player = pd.concat([read.player for read in reads], ignore_index=True)
    game = pd.concat([read.game for read in reads], ignore_index=True)
    rating = np.concatenate([read.rating for read in reads])
    seconds = np.concatenate([read.seconds for read in reads])
    table_of = np.repeat(np.arange(len(reads)), [len(read.position) for read in reads])
    kept = latest(player, game, seconds)
    columns = (player.iloc[kept].tolist(), game.iloc[kept].tolist(), rating[kept].tolist(), seconds[kept].tolist())
    stored = tuple(
        Interaction(player_id, game_id, None if value != value else value, datetime.fromtimestamp(second, UTC))  # noqa: PLR0124
        for player_id, game_id, value, second in zip(*columns, strict=True)
    )
    return stored, np.bincount(table_of[kept], minlength=len(reads)).tolist()


def _rejects(table: Table, problems: Mapping[int, str]) -> list[Reject]:
    return [table.reject(position, problems[position]) for position in sorted(problems)]
