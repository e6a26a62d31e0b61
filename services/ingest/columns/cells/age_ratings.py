"""Reads from what age boards say of a game, in words or as objects of a web service, how old its players must be."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BOARDS = ("PEGI", "ESRB", "USK", "CERO", "GRAC", "ACB")
# https://api-docs.igdb.com/#age-rating-enums : boards by number, then their ratings.
_IGDB_BOARDS = {1: "ESRB", 2: "PEGI", 3: "CERO", 4: "USK"}
_IGDB_RATINGS = {
    **dict(zip(range(1, 6), ("PEGI 3", "PEGI 7", "PEGI 12", "PEGI 16", "PEGI 18"), strict=True)),
    **dict(zip(range(7, 13), ("ESRB EC", "ESRB E", "ESRB E10+", "ESRB T", "ESRB M", "ESRB AO"), strict=True)),
    **dict(zip(range(13, 18), ("CERO A", "CERO B", "CERO C", "CERO D", "CERO Z"), strict=True)),
    **dict(zip(range(18, 23), ("USK 0", "USK 6", "USK 12", "USK 16", "USK 18"), strict=True)),
}
# https://www.cero.gr.jp/en/publics/index/17/
_CERO = {"a": 0, "b": 12, "c": 15, "d": 17, "z": 18}
# What films and series are marked with, "R - 17+" among them; "PG" names no age.
_FILM_AGES = {"PG-13": 13, "NC-17": 18, "TV-Y": 0, "TV-G": 0, "TV-Y7": 7, "TV-14": 14, "TV-MA": 17, "R": 17, "RX": 18}
_FILM = re.compile(r"(PG-13|NC-17|TV-Y7|TV-Y|TV-G|TV-14|TV-MA|Rx?)(?=$| - )", re.IGNORECASE)
_NUMBERS = {"zero": 0, "three": 3, "six": 6, "seven": 7, "ten": 10, "twelve": 12, "sixteen": 16, "eighteen": 18}
_BOARD_KEYS = ("organization", "organisation", "board", "rating_board", "system", "category", "type")
_RATING_KEYS = ("rating_category", "rating", "age", "value")
_OF_A_BOARD = re.compile(rf"(?P<board>{'|'.join(_BOARDS)})[\s:_\-]*(?P<rating>.+)", re.IGNORECASE)
_ENTRIES = re.compile(r"[|;,\x02]")


def entries_of(cell: str) -> list[str]:
    """What each board says, such as "PEGI 12" and "ESRB: T" of "PEGI 12; ESRB: T".

    Numbers alone in a list are none of it: services list ids of ratings so.
    """
    entries = [entry.strip() for entry in _ENTRIES.split(cell) if entry.strip()]
    return entries if len(entries) <= 1 else [entry for entry in entries if not entry.isdecimal()]


def age_of_a_board(entry: str) -> int | None:
    """The age that a board's word stands for, such as 12 for "CERO B" and "PEGI Twelve"; None for others."""
    if film := _FILM.match(entry.strip()):
        return _FILM_AGES[film[1].upper()]
    found = _OF_A_BOARD.fullmatch(entry.strip())
    if found is None:
        return None
    rating = found["rating"].strip().casefold()
    if found["board"].upper() == "CERO":
        return _CERO.get(rating)
    return _NUMBERS.get(rating)


def rating_of_a_board(item: Mapping[object, object]) -> str | None:
    """ "PEGI 12" of an object that tells a board and its rating, by their names or by IGDB's numbers; else None."""
    by_name = {str(key).lower(): value for key, value in item.items()}
    board = _called(next((by_name[key] for key in _BOARD_KEYS if key in by_name), None))
    rating = _called(next((by_name[key] for key in _RATING_KEYS if key in by_name), None))
    if isinstance(board, int) and isinstance(rating, int):
        told = _IGDB_RATINGS.get(rating, "")
        return told if told and told.startswith(_IGDB_BOARDS.get(board, "?")) else None
    if not isinstance(board, str) or rating is None or board.strip().upper() not in _BOARDS:
        return None
    said = str(rating).strip()
    return said if said.upper().startswith(board.strip().upper()) else f"{board.strip().upper()} {said}"


def _called(value: object) -> str | int | None:
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "rating", "slug", "abbreviation") if key in value), None)
    return value if isinstance(value, str | int) and not isinstance(value, bool) else None
