"""Turns the names of games and of series into the ids of the games that they mean.

Articles, conjunctions and misspellings are let be. Which titles name a kind of games instead, `kinds_meant.py` tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.games.title_lookup import Found, TitleFound
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import UNSPACED, plain, words

# Above this a series is too large to be one example.
MOST_GAMES_OF_A_TITLE = 20
_AND = r"(?:and|or|&|\+|и|или|und|oder|y|o|et|ou|e|ve|veya|та|або|i|lub|和|与|と|や)"
_CONJUNCTIONS = re.compile(rf"^(?:\s*{_AND}(?!\w)\s*)+|(?<![\s,])[\s,]++{_AND}\s*$|[和与とや]$", re.IGNORECASE)
_ARTICLES = re.compile(
    r"^(?:[aà] la|la|le|les|l['’]|el|los|las|der|die|das|dem|den|o|os|as|ao?s?|à|du|del)\s+", re.IGNORECASE
)
_MISSPELT = re.compile(r"[^\W\d_]{7,}")


def title(constraint: Constraint, names: CatalogueNames) -> bool:
    """Which games a title or a series means; whether the catalogue has any. Refused, it means the whole series."""
    found = names.titles.find(constraint.text)
    if found is None and (name := _without_conjunctions(constraint.text)) != constraint.text:
        # "Portal and", of "Portal and Tetris".
        found = names.titles.find(name)
    if found is None and (name := _ARTICLES.sub("", constraint.text)) != constraint.text:
        # "La Anno", of "à la Anno".
        found = names.titles.find(name) or _as_found(names.titles.series(name))
    ids = list(found.game_ids) if found is not None else []
    if found is None and read_child_age(constraint.text) is None:
        # "Child", of "Child of Light", is no name of a game, but speaks of a child.
        ids = list(names.titles.series(constraint.text))
    if constraint.polarity == pb.POLARITY_REFUSED:
        # Who refuses a series by its name refuses all of its games.
        ids = list(dict.fromkeys([*ids, *names.titles.series(constraint.text)]))
        # One word that nothing is called by is misspelt: better one game too few than the one that is not wanted.
        if not ids and _MISSPELT.fullmatch(constraint.text) and constraint.text.islower():
            ids = list(names.titles.nearest(constraint.text))
    constraint.game_ids.extend(ids[:MOST_GAMES_OF_A_TITLE])
    return bool(ids)


def is_a_title(constraint: Constraint, names: CatalogueNames) -> bool:
    """Whether words are the name of a game by themselves, whatever kind a part of them names: "ダークソウル"."""
    titles = names.titles.find(constraint.text)
    if titles is not None and titles.how in (Found.TITLE, Found.ALIAS):
        return True
    # "马里奥", of whose letters one is a horse, is how the titles of a series begin.
    is_unspaced = UNSPACED.search(constraint.text) is not None and not names.kinds.is_called(constraint.text)
    return is_unspaced and bool(names.titles.series(constraint.text))


def series(title: str, names: CatalogueNames) -> tuple[str, ...]:
    """The ids of the games of a series, see `TitleLookup.series`; of the whole title of a game, or what is before its
    subtitle, those that begin so: Journey is not The Longest Journey, nor Battle Brothers one of Brothers."""
    found = names.titles.series(title)
    called = {each: " ".join(words(plain(names.games[each].title))) for each in found}
    said = " ".join(words(plain(title)))
    meant = names.titles.find(title)
    is_a_title = said in called.values() or (meant is not None and meant.how is Found.PART)
    return tuple(each for each in found if called[each].startswith(said)) if is_a_title else found


def series_of(game_ids: Sequence[str], names: CatalogueNames) -> tuple[str, ...]:
    """The ids of the games of the series that these belong to, whatever they were called."""
    titles = (names.games[each].title for each in game_ids if each in names.games)
    return tuple(dict.fromkeys(other for title in titles for other in names.titles.series(title)))


def _as_found(game_ids: Sequence[str]) -> TitleFound | None:
    return TitleFound(tuple(game_ids), Found.PART) if game_ids else None


def _without_conjunctions(text: str) -> str:
    return _CONJUNCTIONS.sub("", text)
