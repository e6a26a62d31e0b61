"""Tables into a dataset: what each table says of games, players and interactions, joined by their ids.

Where two tables say something of the same game or player, a list of games or players is believed before the columns
of an interaction table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
import pandas as pd

from services.ingest.columns.attributes import attributes_by_key, split_attributes
from services.ingest.columns.game_fields import attributes_of, field_columns, game_of
from services.ingest.columns.rating_scales import RatingScale
from services.ingest.columns.roles import ColumnOverrides, TableKind
from services.ingest.files.table import Reject, Table
from services.ingest.interpretation.game_matching import KnownGames, UnknownGames
from services.ingest.interpretation.interactions import ReadInteractions, latest
from services.ingest.interpretation.lists import list_mapping
from services.ingest.interpretation.mapping import TableMapping
from services.ingest.interpretation.table_warnings import doubts_about
from services.ingest.interpretation.understanding import ReadTables, read_rows
from services.ingest.records import Dataset, Interaction, Player


@dataclass(frozen=True, slots=True)
class Interpretation:
    """The dataset, what was understood of each table, and the rows that cannot be used.

    `matched` are the games that tables of interactions call otherwise, with their ids; `unknown` are those of the
    dataset of which nothing but a name is known.
    """

    dataset: Dataset
    mappings: tuple[TableMapping, ...]
    rejects: tuple[Reject, ...]
    matched: Mapping[str, str]
    unknown: tuple[str, ...]


class _Known:
    """What has been said so far of the things of one kind, by id. Later words replace earlier ones, cell by cell."""

    def __init__(self) -> None:
        self.cells: dict[str, dict[str, str]] = {}
        self.titles: dict[str, str] = {}

    def add(self, frame: pd.DataFrame, key: str, columns: Sequence[str], title: str | None) -> None:
        self.mention(pd.unique(frame[key]).tolist())
        for owner, cells in attributes_by_key(frame, key, columns).items():
            self.cells[owner].update(cells)
        if title is not None:
            titles = attributes_by_key(frame, key, [title])
            self.titles.update({owner: cells[title] for owner, cells in titles.items()})

    def mention(self, owners: Iterable[str]) -> None:
        """These are there; nothing is said of them."""
        for owner in owners:
            self.cells.setdefault(owner, {})

    def describes(self, owner: str) -> bool:
        """Whether anything has been said but the id."""
        return bool(self.cells[owner]) or owner in self.titles

    def forget(self, owners: Iterable[str]) -> None:
        """These are not there after all."""
        for owner in owners:
            del self.cells[owner]


def interpret(
    tables: Sequence[Table], overrides: ColumnOverrides, now: datetime, rating_scale: RatingScale | None = None
) -> Interpretation:
    """Understands all tables together, without a catalogue. IngestError as `read_rows`."""
    return joined(read_rows(tables, overrides, now, rating_scale), {}, UnknownGames.ADD)


def joined(read: ReadTables, catalogue: Mapping[str, str], unknown_games: UnknownGames) -> Interpretation:
    """Joins the rows of all tables by their ids; games go by the ids of `catalogue` (title by id) where it has them."""
    games, players = _Known(), _Known()
    known = KnownGames(_listed(read), catalogue)
    interactions = dict(read.interactions)
    mappings: dict[int, TableMapping] = {}
    matched: dict[str, str] = {}
    for index, rows in read.interactions.items():
        interactions[index], mappings[index], meant = _interaction_table(read, index, rows, known, games, players)
        matched |= meant
    for index, listed in read.lists.items():
        role = read.roles[index]
        mappings[index] = list_mapping(read.tables[index], role, listed)
        (games if role.kind is TableKind.GAMES else players).add(listed.frame, listed.key, listed.columns, role.title)
    unknown = [game for game in games.cells if game not in known and not games.describes(game)]
    if unknown_games is UnknownGames.REJECT:
        interactions = {index: rows.without_games(unknown) for index, rows in interactions.items()}
        games.forget(unknown)
    stored, kept = _interactions(list(interactions.values()))
    for (index, rows), count in zip(interactions.items(), kept, strict=True):
        rejected = len(rows.problems) + len(read.tables[index].unreadable)
        duplicates = mappings[index].rows - rejected - count
        mappings[index] = replace(mappings[index], used=count, duplicates=duplicates, rejected=rejected)
    rejects = [reject for table in read.tables for reject in table.unreadable]
    problems = {index: rows.problems for index, rows in interactions.items()}
    problems |= {index: listed.problems for index, listed in read.lists.items()}
    for index, table in enumerate(read.tables):
        rejects += _rejects(table, problems[index])
    space_separated = frozenset().union(*(table.space_separated for table in read.tables))
    dataset = Dataset(
        games=tuple(
            game_of(game_id, games.titles.get(game_id), cells, space_separated)
            for game_id, cells in games.cells.items()
        ),
        players=tuple(Player(player_id, attributes_of(cells)) for player_id, cells in players.cells.items() if cells),
        interactions=stored,
    )
    return Interpretation(
        dataset=dataset,
        mappings=tuple(mappings[index] for index in sorted(mappings)),
        rejects=tuple(rejects),
        matched=matched,
        unknown=tuple(unknown) if unknown_games is UnknownGames.ADD else (),
    )


def _listed(read: ReadTables) -> dict[str, str]:
    """Title (or id, without one) by id of the games that tables list."""
    listed: dict[str, str] = {}
    for index, rows in read.lists.items():
        if read.roles[index].kind is TableKind.GAMES:
            ids = rows.frame[rows.key]
            title = read.roles[index].title
            titles = ids if title is None else rows.frame[title].fillna(ids)
            listed.update(zip(ids.tolist(), titles.tolist(), strict=True))
    return listed


def _interaction_table(
    read: ReadTables, index: int, rows: ReadInteractions, known: KnownGames, games: _Known, players: _Known
) -> tuple[ReadInteractions, TableMapping, dict[str, str]]:
    """Takes in what the table says of its games and players.

    Returns its rows with the ids of known games, what was understood of it, with counts from before duplicates are
    dropped, and which of its ids belong to games of another id.
    """
    table, roles = read.tables[index], read.roles[index]
    assert roles.player is not None
    assert roles.game is not None
    usable = table.frame.iloc[rows.position].assign(**{roles.player: rows.player, roles.game: rows.game})
    others = [column for column in table.columns if column not in roles.taken()]
    candidates = others if roles.title is None else [*others, roles.title]
    split = split_attributes(usable, roles.player, roles.game, candidates)
    # The "title" of an interaction table may be that of a review: a game's is the same in all rows of the game.
    title = roles.title if roles.title in split.game else None
    of_game = [column for column in split.game if column != title]
    ids = rows.game.drop_duplicates().tolist()
    titles = attributes_by_key(usable, roles.game, [title] if title else [])
    meant = known.meant({game_id: titles.get(game_id, {}).get(title or "", game_id) for game_id in ids})
    if meant:
        rows = replace(rows, game=rows.game.map(meant).fillna(rows.game).astype("str"))
    # Of a game that has another id elsewhere, that other place knows more than some columns beside its plays.
    games.mention(meant.values())
    games.add(usable[~usable[roles.game].isin(list(meant))], roles.game, of_game, title)
    players.add(usable, roles.player, split.player, None)
    fields = field_columns(of_game)
    mapping = TableMapping(
        files=table.files,
        kind=roles.kind,
        rows=len(table.frame) + len(table.unreadable),
        used=len(rows.position),
        duplicates=0,
        rejected=len(rows.problems) + len(table.unreadable),
        player_column=roles.player,
        game_column=roles.game,
        title_column=title,
        rating_column=roles.rating,
        rating_scale=rows.scale.name if rows.scale else None,
        timestamp_column=roles.timestamp,
        day_order=rows.order.name if rows.order else None,
        game_fields=fields,
        game_attributes=tuple(column for column in of_game if column not in fields.values()),
        player_attributes=split.player,
        ignored=split.neither,
        doubts=doubts_about(
            roles, rows, unused=split.neither, attributes=[*of_game, *split.player], unrated=read.unrated
        ),
    )
    return rows, mapping, meant


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
