"""Holds everything that one state of a catalogue is called by, for words that are known to be a name of something."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.games.names_by_word import NamesByWord
from services.gateway.understanding.games.title_lookup import NamedGame, TitleLookup
from services.gateway.understanding.genres.kinds import KindNames
from services.gateway.understanding.plain_text import plain, words
from services.gateway.understanding.platforms import PlatformNames

_SHORTEST_DEVELOPER = 3
# Letters of a name that is cut short.
_SHORTEST_SHORTENED = 5
_OF_ANY_STUDIO = frozenset(
    (
        "the",
        "studio",
        "studios",
        "games",
        "team",
        "company",
        "entertainment",
        "interactive",
        "guys",
        "people",
        "dev",
        "devs",
    )
)


class CatalogueNames:
    """The names of one state of the catalogue, and its games by id."""

    def __init__(self, games: Sequence[common_pb2.Game]) -> None:
        self.games = {game.game_id: game for game in games}
        self.genres = frozenset(genre for game in games for genre in game.genres)
        self.tags = frozenset(tag for game in games for tag in game.tags)
        self.all_platforms = sorted({platform for game in games for platform in game.platforms})
        self.kinds = KindNames(sorted(self.genres | self.tags))
        self.platforms = PlatformNames(self.all_platforms)
        self.titles = TitleLookup(
            NamedGame(
                game.game_id,
                game.title,
                [*game.aliases, *(text.title for text in game.localized.values())],
            )
            for game in games
        )
        self._developers: dict[str, list[str]] = defaultdict(list)
        for developer in sorted({game.developer for game in games if game.developer}):
            self._developers[" ".join(words(plain(developer)))].append(developer)
        self._developers_by_word = NamesByWord(self._developers)
        self._sorted_developers = sorted(self._developers)

    def developers_to_refuse(self, said: str) -> list[str]:
        """All studios with the words of `said` in their name: who refuses Nintendo refuses "Nintendo EAD" as well."""
        key = " ".join(word for word in words(plain(said)) if word not in _OF_ANY_STUDIO)
        return (self._developers_holding(key) if key else []) or self.developers(said)

    def developers(self, said: str) -> list[str]:
        """The studios that `said` means: called so, or with those words in their name."""
        key = " ".join(words(plain(said)))
        if key in self._developers:
            return self._developers[key]
        if len(key) < _SHORTEST_DEVELOPER:
            return []
        found = self._developers_holding(key) or self._developers_beginning(key)
        core = " ".join(word for word in key.split() if word not in _OF_ANY_STUDIO)
        return found or (self.developers(core) if core != key else [])

    def _developers_beginning(self, key: str) -> list[str]:
        """The studios whose name begins so in the middle of a word, all of one name: "fromsoft"."""
        place = bisect_left(self._sorted_developers, key)
        found = self._sorted_developers[place : place + 2]
        begun = [name for name in found if name.startswith(key)]
        return self._developers[begun[0]] if len(begun) == 1 and len(key) >= _SHORTEST_SHORTENED else []

    def _developers_holding(self, key: str) -> list[str]:
        return [name for other in self._developers_by_word.holding(key) for name in self._developers[other]]
