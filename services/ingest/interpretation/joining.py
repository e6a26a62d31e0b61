"""Joins tables that were understood one by one into one dataset, by the ids of games and players.

Where two tables say something of the same game or player, a list of games or players is believed before the columns
of an interaction table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from services.ingest.columns.cells.game_fields import attributes_of, game_of
from services.ingest.columns.roles import TableKind
from services.ingest.interpretation.editions import EDITION_KIND, EDITION_OF, editions
from services.ingest.interpretation.entities import EntityDescriptions
from services.ingest.interpretation.game_matching import KnownGames, SameGames, UnknownGames
from services.ingest.interpretation.list_warnings import disputed_titles, retitled_warning, same_games_warning
from services.ingest.interpretation.mapping import TableMapping
from services.ingest.interpretation.rejects import Rejects
from services.ingest.interpretation.related_titles import Met, differing
from services.ingest.interpretation.same_games import NO_TWINS, GameList, Twins, twins_of
from services.ingest.interpretation.shared_ids import numbered_apart
from services.ingest.interpretation.stored_interactions import StoredInteractions
from services.ingest.interpretation.understanding import UnderstoodTable
from services.ingest.records import Dataset, Player

# The attribute of a game that two lists have: the id that it has in the one whose id does not stand for it.
ALSO_ID = "also_id"


@dataclass(frozen=True, slots=True)
class Interpretation:
    """The dataset, what was understood of each table, and the rows that cannot be used.

    `matched` are the games that tables of interactions call otherwise, with their ids; `unknown` are those of the
    dataset of which nothing but a name is known.
    """

    dataset: Dataset
    mappings: tuple[TableMapping, ...]
    rejects: Rejects
    matched: Mapping[str, str]
    unknown: tuple[str, ...]


def join_tables(
    understood: Sequence[UnderstoodTable],
    catalogue: Mapping[str, str],
    unknown_games: UnknownGames,
    same_games: SameGames = SameGames.MERGE,
) -> Interpretation:
    """Joins the rows of all tables; games go by the ids of `catalogue` (title by id) where it has them."""
    if same_games is not SameGames.BY_ID:
        understood = numbered_apart(understood, catalogue)
    twins = NO_TWINS if same_games is SameGames.APART else _twins(understood, catalogue)
    listed = _listed_titles(understood)
    retitled = [[] if same_games is SameGames.BY_ID else _retitled(table, listed, catalogue) for table in understood]
    known = KnownGames({game_id: title for game_id, title in listed.items() if game_id not in twins.ids}, catalogue)
    matches = [_matches(table, known, twins) for table in understood]
    renamed = [
        {} if table.interactions is None else {**twins.ids, **ids}
        for table, ids in zip(understood, matches, strict=True)
    ]
    tables = [table.with_game_ids(ids) for table, ids in zip(understood, renamed, strict=True)]
    games, players = _entities(understood, renamed)
    for game_id, kept in twins.ids.items():
        if game_id in games.cells:
            games.unite(kept, game_id)
            games.cells[kept].setdefault(ALSO_ID, game_id)
    unknown = [game for game in games.cells if game not in known and not games.describes(game)]
    if unknown_games is UnknownGames.REJECT:
        for table in tables:
            table.reject_games(unknown)
        games.forget(unknown)
    titles = {game_id: games.titles.get(game_id, game_id) for game_id in games.cells if games.describes(game_id)}
    related = editions(titles, catalogue)
    for game_id, (base, kind) in related.items():
        games.cells[game_id].update({EDITION_OF: base, EDITION_KIND: kind})
    rows = [table.interactions for table in tables if table.interactions is not None]
    stored = StoredInteractions(tables[0].table.workspace, rows) if rows else None
    counts = iter(stored.kept() if stored is not None else ())
    mappings = [table.mapping if table.interactions is None else table.counted(next(counts)) for table in tables]
    mappings = _with_twins(understood, mappings, twins)
    return Interpretation(
        dataset=_dataset(tables, games, players, stored),
        mappings=tuple(
            replace(mapping, warnings=(*mapping.warnings, *_disputes(understood, place), *told))
            for place, (mapping, told) in enumerate(zip(mappings, retitled, strict=True))
        ),
        rejects=Rejects([table.rejects for table in tables]),
        matched={name: game_id for ids in matches for name, game_id in ids.items()},
        unknown=tuple(unknown) if unknown_games is UnknownGames.ADD else (),
    )


def _listed_titles(tables: Sequence[UnderstoodTable]) -> dict[str, str]:
    """Title (or id, without one) by id of the games that tables list."""
    listed: dict[str, str] = {}
    for table in tables:
        if table.interactions is None:
            listed.update({game_id: table.games.titles.get(game_id, game_id) for game_id in table.games.cells})
    return listed


def _disputes(tables: Sequence[UnderstoodTable], place: int) -> list[str]:
    """What the list at this place says otherwise than lists before it, which it replaces."""
    if tables[place].interactions is not None:
        return []
    games = tables[place].games
    found: dict[str, tuple[str, str]] = {}
    for before in tables[:place]:
        if before.interactions is None:
            found |= before.games.disputes(games)
    return disputed_titles(found, "this and another list")


def _retitled(table: UnderstoodTable, listed: Mapping[str, str], catalogue: Mapping[str, str]) -> list[str]:
    """Which games have titles in this table that those of the lists beside it, or of what is stored, are unlike."""
    stored = {game_id: title for game_id, title in catalogue.items() if title != game_id}
    titles = table.games.titles
    beside = (
        {} if table.interactions is None else {game: listed[game] for game in titles if listed.get(game, game) != game}
    )
    return [
        *retitled_warning(_unlike(titles, beside), "of the list beside these plays, which are stored,"),
        *retitled_warning(
            _unlike(
                {game: title for game, title in titles.items() if game not in listed or table.interactions is None},
                stored,
            ),
            "that are stored, which these replace,",
        ),
    ]


def _unlike(titles: Mapping[str, str], others: Mapping[str, str]) -> list[Met]:
    return differing([Met(game, (others[game], title)) for game, title in titles.items() if game in others])


def _matches(table: UnderstoodTable, known: KnownGames, twins: Twins) -> dict[str, str]:
    """The ids in a table of interactions that belong to a known game of another id, and that id."""
    if table.interactions is None:
        return {}
    found = {game_id: table.games.titles.get(game_id, game_id) for game_id in table.games.cells}
    return known.matches({game_id: title for game_id, title in found.items() if game_id not in twins.ids})


def _is_game_list(table: UnderstoodTable) -> bool:
    return table.interactions is None and table.mapping.kind is TableKind.GAMES


def _twins(tables: Sequence[UnderstoodTable], catalogue: Mapping[str, str]) -> Twins:
    """The games that several of the lists have."""
    lists = [GameList(table.games, table.mapping.game_column or "") for table in tables if _is_game_list(table)]
    played = {game_id for table in tables if table.interactions is not None for game_id in table.games.cells}
    return twins_of(lists, played, catalogue)


def _with_twins(
    tables: Sequence[UnderstoodTable], mappings: Sequence[TableMapping], twins: Twins
) -> list[TableMapping]:
    """The mappings, those of lists with how many of their games are in other lists under other ids, and a doubt."""
    found, by_list = [], iter(twins.by_list)
    for table, mapping in zip(tables, mappings, strict=True):
        ids = next(by_list, {}) if _is_game_list(table) else {}
        found.append(mapping if not ids else _with_games_elsewhere(mapping, ids, table.games.titles))
    return found


def _with_games_elsewhere(mapping: TableMapping, ids: Mapping[str, str], titles: Mapping[str, str]) -> TableMapping:
    return replace(
        mapping,
        used=mapping.used - len(ids),
        duplicates=mapping.duplicates + len(ids),
        warnings=(*mapping.warnings, same_games_warning(ids, titles)),
    )


def _entities(
    tables: Sequence[UnderstoodTable], matches: Sequence[Mapping[str, str]]
) -> tuple[EntityDescriptions, EntityDescriptions]:
    """What all tables say of the games and of the players."""
    games, players = EntityDescriptions(), EntityDescriptions()
    for table, ids in zip(tables, matches, strict=True):
        if table.interactions is not None:
            # Of a game that has another id elsewhere, that other place knows more than some columns beside its plays.
            games.mention(ids.values())
            games.add(table.games, leaving_out=ids)
            players.add(table.players)
    for table in tables:
        if table.interactions is None:
            games.add(table.games)
            players.add(table.players)
    return games, players


def _dataset(
    tables: Sequence[UnderstoodTable],
    games: EntityDescriptions,
    players: EntityDescriptions,
    interactions: StoredInteractions | None,
) -> Dataset:
    space_separated = frozenset().union(*(table.table.space_separated for table in tables))
    described_players = [player_id for player_id, cells in players.cells.items() if cells]
    playing, played = (0, 0) if interactions is None else interactions.count_ids()
    idle = len(described_players) if interactions is None else interactions.count_idle(described_players)
    return Dataset(
        games=tuple(
            game_of(game_id, games.titles.get(game_id), cells, space_separated)
            for game_id, cells in games.cells.items()
        ),
        players=tuple(Player(player_id, attributes_of(players.cells[player_id])) for player_id in described_players),
        interactions=interactions if interactions is not None else (),
        known_players=playing + idle,
        interacting_players=playing,
        played_games=played,
    )
