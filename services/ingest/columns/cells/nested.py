"""Flattens cells that hold lists and objects, as JSON or as Python prints them, into entries or a plain text.

`[{"id": 4, "name": "Action"}]` has the entry Action; `{"windows": true, "mac": false}` has windows; `{"date": "1 Nov,
2000", "coming_soon": false}` is its date.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Mapping

from services.ingest.columns.cells.age_ratings import rating_of_a_board
from services.ingest.files.table import LIST_SEPARATOR

# What an object within a list is called by, the first that it has.
_NAMES = ("name", "title", "label", "description", "value", "text", "en", "english", "slug", "key", "date", "id")
_ROLES = ("developer", "publisher")
_ROLE = re.compile("|".join(_ROLES), re.IGNORECASE)
_KEYS_OF_ROLES = ("role", "type", "job", "relation", "kind")
_OF_A_DATE_IN_ORDER = ("year", "month", "day")
_OF_A_DATE = frozenset(_OF_A_DATE_IN_ORDER)
_MOST_PARSED_CHARACTERS = 1_000_000
_MOST_ENTRIES = 512


def flattened(cell: str) -> str:
    """The cell with its entries each ended by LIST_SEPARATOR, or as it is where it holds neither list nor object.

    An empty list or object is empty text.
    """
    if cell[:1] not in ("[", "{") or cell[-1:] not in ("]", "}") or len(cell) > _MOST_PARSED_CHARACTERS:
        return cell
    found = _parsed(cell)
    if isinstance(found, list | tuple | set | frozenset):
        return _listed(entry for item in found for entry in _entries(item))
    if isinstance(found, dict):
        return _object(found)
    return cell


def by_role(cell: str) -> dict[str, str]:
    """Role to the companies that have it, where a cell lists companies with their roles; each ends as in `flattened`.

    `[{"company": {"name": "Rare"}, "developer": true, "publisher": false}]` and
    `[{"name": "Rare", "role": "developer"}]` tell that Rare is the developer.
    """
    if cell[:1] != "[" or "{" not in cell[:200] or not _ROLE.search(cell) or len(cell) > _MOST_PARSED_CHARACTERS:
        return {}
    items = _parsed(cell)
    found: dict[str, list[str]] = {}
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, Mapping):
            continue
        called = [entry for entry in _entries(item)[:1] if not entry.isdecimal()]
        for role in _roles_of(item):
            found.setdefault(role, []).extend(called)
    return {role: _listed(dict.fromkeys(companies)) for role, companies in found.items() if companies}


def _roles_of(item: Mapping[object, object]) -> set[str]:
    said = {str(key).lower(): value for key, value in item.items()}
    flags = {key for key in _ROLES if said.get(key) in (True, 1)}
    words = [str(said[key]) for key in _KEYS_OF_ROLES if isinstance(said.get(key), str)]
    return flags | {found[0].lower() for word in words if (found := _ROLE.match(word))}


def _parsed(cell: str) -> object:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        pass
    try:
        return ast.literal_eval(cell)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return None


def _entries(item: object) -> list[str]:
    if isinstance(item, Mapping):
        rating = rating_of_a_board(item)
        if rating is not None:
            return [rating]
        named = _named(item)
        if named is not None:
            return _entries(named)
        # {"platform": {"id": 4, "name": "PC"}, "released_at": ...}: the object within is what the entry is about.
        inner = next((value for value in item.values() if isinstance(value, Mapping)), None)
        return _entries(inner) if inner is not None else []
    if isinstance(item, list | tuple):
        return [entry for inner in item for entry in _entries(inner)]
    told = _scalar(item)
    return [told] if told else []


def _named(item: Mapping[object, object]) -> object:
    by_name = {str(key).lower(): value for key, value in item.items()}
    # {"genre_category": "Basic Genres", "genre_name": "Action"}: it is called by its name.
    called = [name for name in by_name if name.endswith(("_name", "_title"))]
    told = (*_NAMES[:3], *called, *_NAMES[3:])
    found = next((by_name[name] for name in told if name != "id" and by_name.get(name) not in (None, "")), None)
    if found is not None:
        return found
    if any(isinstance(value, Mapping) for value in item.values()):
        return None
    texts = [value for value in item.values() if isinstance(value, str) and value.strip()]
    return texts[0] if texts else by_name.get("id")


def _object(found: Mapping[object, object]) -> str:
    values = list(found.values())
    by_name = {str(key).lower(): value for key, value in found.items()}
    told = by_name.get("date")
    if not values:
        told = ""
    elif {"year"} <= by_name.keys() <= _OF_A_DATE:
        return "-".join(f"{_scalar(by_name[part]):0>2}" for part in _OF_A_DATE_IN_ORDER if _scalar(by_name.get(part)))
    elif all(isinstance(value, bool) for value in values):
        return _listed(str(key) for key, value in found.items() if value)
    elif len(values) > 1 and all(_is_number(value) for value in values):
        # Counts by name, such as votes for tags: the names, the commonest first.
        return _listed(str(key) for key, _ in sorted(found.items(), key=lambda pair: -float(str(pair[1]))))
    elif told in (None, "") and len(values) == 1:
        told = values[0]
    if told is not None and not isinstance(told, Mapping | list):
        return _scalar(told)
    return _listed(_entries_of_object(found, by_name))


def _entries_of_object(found: Mapping[object, object], by_name: Mapping[str, object]) -> list[str]:
    if any(name in by_name for name in _NAMES if name not in ("id", "key", "value")):
        return _entries(found)
    if all(isinstance(value, str) for value in found.values()) and all(str(key).isdigit() for key in found):
        # {"1": "Action", "25": "Adventure"}: ids and what they stand for.
        return [str(value) for value in found.values()]
    return [f"{key}: {entry}" for key, value in found.items() for entry in _entries(value)]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _listed(entries: Iterable[str]) -> str:
    kept = [entry.strip() for entry in entries if entry.strip()][:_MOST_ENTRIES]
    return "".join(entry + LIST_SEPARATOR for entry in kept)


def _scalar(value: object) -> str:
    if value is None or value != value:  # noqa: PLR0124 (NaN)
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()
