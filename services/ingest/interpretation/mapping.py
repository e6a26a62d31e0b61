"""Reports how a table was understood and what became of its rows, for the operator to check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.ingest.columns.roles import TableKind

_MOST_NAMED = 3
# What messages ask for most, and the fields of which any tells it.
_ASKED_FOR = {
    "genre": ("genres", "tags"),
    "year": ("year",),
    "age": ("minimum_age",),
    "players": ("max_players", "max_couch_players", "modes"),
    "platform": ("platforms",),
}


@dataclass(frozen=True, slots=True)
class TableMapping:
    """One table, or several files of equal columns.

    `rows` = `used` + `duplicates` + `rejected`. `game_fields` is the field of a game to the column that fills it;
    `rating_scale` says what was done to the ratings and `scale_option` what an operator would have said, `reasons` are
    those of the rejected rows, `day_order` how days such as 05/02/2024 were read; `ignored` are the columns that were
    not used, `not_understood` tells of cells that fill no field, `notes` say how the files were read, and `warnings`
    name the guesses that the operator should check.
    """

    files: tuple[str, ...]
    kind: TableKind
    rows: int
    used: int
    duplicates: int
    rejected: int
    player_column: str | None = None
    game_column: str | None = None
    title_column: str | None = None
    rating_column: str | None = None
    rating_scale: str | None = None
    scale_option: str | None = None
    timestamp_column: str | None = None
    day_order: str | None = None
    hours_column: str | None = None
    behaviour_column: str | None = None
    game_fields: Mapping[str, str] = field(default_factory=dict)
    game_attributes: tuple[str, ...] = ()
    player_attributes: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
    reasons: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def lacking(self) -> tuple[str, ...]:
        """What messages ask for most and no column of a list of games says: no game is found by it."""
        if self.kind is not TableKind.GAMES:
            return ()
        return tuple(what for what, fields in _ASKED_FOR.items() if not self.game_fields.keys() & set(fields))

    @property
    def name(self) -> str:
        """The files, the first of them if there are many."""
        shown = ", ".join(self.files[:_MOST_NAMED])
        return shown if len(self.files) <= _MOST_NAMED else f"{shown} and {len(self.files) - _MOST_NAMED:,} more"
