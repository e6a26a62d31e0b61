"""Holds everything that one state of a catalogue is called by, for words that are known to be a name of something."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.games.names_by_word import NamesByWord
from services.gateway.understanding.games.title_lookup import NamedGame, TitleLookup
from services.gateway.understanding.games.transliteration import sound_key
from services.gateway.understanding.genres.folded_kinds import folded_kinds
from services.gateway.understanding.genres.kinds import KindNames
from services.gateway.understanding.genres.neighbours import neighbours
from services.gateway.understanding.machines.platforms import PlatformNames
from services.gateway.understanding.makers.studio_names import studio_called
from services.gateway.understanding.plain_text import WORD, plain, words

# A game lies beside a kind if it has so many of its neighbours.
_NEIGHBOURS = 2
_SHORTEST_DEVELOPER = 3
# Letters of a name that is cut short.
_SHORTEST_SHORTENED = 5
# Letters that a language adds to a name that bends: "Ubisoftu", "Юбисофтом".
_LONGEST_ENDING = 3
# "Valve'ın", "Valve’a".
_AFTER_APOSTROPHE = re.compile(r"['’ʼ]\w{1,6}$")
# fmt: off
_OF_ANY_STUDIO = frozenset((
    "the", "studio", "studios", "games", "team", "company", "entertainment", "interactive", "software", "productions",
    "guys", "people", "dev", "devs", "japan", "companies", "firm", "firms", "developer", "developers",
    # Where a studio is no catalogue tells: "no Chinese company" is not The Chinese Room.
    "chinese", "china", "japanese", "korean", "korea", "russian", "russia", "american", "usa", "european", "europe",
    "western", "asian", "asia", "indian", "french", "german", "polish", "ukrainian", "british", "canadian", "swedish",
    # "Gry od Valve".
    "by", "from", "made", "gry", "gier", "od", "игры", "игр", "от", "spiele", "von", "juegos", "jeux", "par", "jogos",
    "de", "da", "do", "oyunları", "ігри", "від",
))
# fmt: on


class CatalogueNames:
    """The names of one state of the catalogue, and its games by id."""

    def __init__(self, games: Sequence[common_pb2.Game]) -> None:
        self.games = {game.game_id: game for game in games}
        self.genres = frozenset(genre for game in games for genre in game.genres)
        # Sorted by the alphabet their order tells nothing of a game.
        self.are_genres_ranked = any(list(game.genres) != sorted(game.genres) for game in games)
        self.tags = frozenset(tag for game in games for tag in game.tags)
        self.all_platforms = sorted({platform for game in games for platform in game.platforms})
        self.kinds = KindNames(sorted(self.genres | self.tags))
        self._games_of_kind: dict[str, list[common_pb2.Game]] = defaultdict(list)
        for game in games:
            for name in folded_kinds(game):
                self._games_of_kind[name].append(game)
        self._neighbours: dict[str, frozenset[str]] = {}
        # Of a catalogue that tells it of no game nothing could be left out.
        self.knows_what_is_sold = any(
            common_pb2.CONTENT_DESCRIPTOR_RANDOM_PURCHASES in game.content_descriptors for game in games
        )
        self.platforms = PlatformNames(self.all_platforms)
        self.titles = TitleLookup(
            (
                NamedGame(
                    game.game_id,
                    game.title,
                    [*game.aliases, *(text.title for text in game.localized.values())],
                )
                for game in games
            ),
            common=_words_of_descriptions(games),
        )
        self._games_of_developer: dict[str, list[common_pb2.Game]] = defaultdict(list)
        for game in games:
            if game.developer:
                self._games_of_developer[game.developer].append(game)
        self._developers: dict[str, list[str]] = defaultdict(list)
        for developer in sorted(self._games_of_developer):
            self._developers[" ".join(words(plain(developer)))].append(developer)
        self._developers_by_word = NamesByWord(self._developers)
        self._sorted_developers = sorted(self._developers)
        self._joined_developers: dict[str, list[str]] = defaultdict(list)
        for developer in self._developers:
            self._joined_developers[developer.replace(" ", "")].append(developer)
        self._developers_by_sound: dict[str, list[str]] = defaultdict(list)
        for developer in self._developers:
            for sound in set(_sounds_of(developer)):
                self._developers_by_sound[sound].append(developer)

    def kinds_to_refuse(self, names: Sequence[str]) -> list[str]:
        """Of the names of one kind those of the fewest games: who refuses "turn-based strategy" refuses no other."""
        rarest = min({name.casefold() for name in names}, key=lambda name: (len(self.games_of_kind(name)), name))
        return [name for name in names if name.casefold() == rarest]

    def games_of_ids(self, ids: Iterable[str]) -> list[common_pb2.Game]:
        """The games with these ids, those that the catalogue has."""
        return [self.games[game_id] for game_id in ids if game_id in self.games]

    def games_of_kind(self, name: str) -> Sequence[common_pb2.Game]:
        """The games with a genre or tag of this name."""
        return self._games_of_kind.get(name.casefold(), ())

    def games_of_developer(self, name: str) -> Sequence[common_pb2.Game]:
        """The games of the studio that the catalogue calls just so."""
        return self._games_of_developer.get(name, ())

    def neighbours_of_kind(self, name: str) -> frozenset[str]:
        """The kinds, in lower case, that games of this one often have and others seldom: "mystery", of "detective"."""
        folded = name.casefold()
        if folded not in self._neighbours:
            counts = {kind: len(games) for kind, games in self._games_of_kind.items()}
            self._neighbours[folded] = neighbours(folded, self.games_of_kind(folded), counts, games=len(self.games))
        return self._neighbours[folded]

    def lies_beside(self, game: common_pb2.Game, name: str) -> bool:
        """Whether a game has enough of the neighbours of a kind, or the only one. One alone is too common: much of what
        is fantasy is nothing like an MMO."""
        near = self.neighbours_of_kind(name)
        return bool(near) and len(near & folded_kinds(game)) >= min(_NEIGHBOURS, len(near))

    def developers_to_refuse(self, said: str) -> list[str]:
        """All studios with the words of `said` in their name: who refuses Nintendo refuses "Nintendo EAD" as well."""
        is_joined = " ".join(words(plain(said))) not in self._developers and self._joined(said)
        if studio_called(said) or is_joined:
            return self.developers(said)
        key = " ".join(word for word in words(plain(said)) if word not in _OF_ANY_STUDIO)
        return (self._developers_holding(key) if key else []) or self.developers(said)

    def developers(self, said: str) -> list[str]:
        """The studios that `said` means: called so, with those words in their name, or said otherwise."""
        key = " ".join(words(plain(said)))
        if called := studio_called(said):
            held = (found for name in called for found in self._developers_holding(" ".join(words(plain(name)))))
            return list(dict.fromkeys(held))
        if exact := self._developers.get(key) or self._joined(said):
            return exact
        core = " ".join(word for word in key.split() if word not in _OF_ANY_STUDIO)
        if len(core) < _SHORTEST_DEVELOPER:
            return []
        if found := self._developers_holding(key) or self._developers_beginning(key):
            return found
        if core != key:
            return self.developers(core)
        bent = _AFTER_APOSTROPHE.sub("", said.strip())
        return self.developers(bent) if bent != said.strip() else self._developers_sounding(key)

    def _joined(self, said: str) -> list[str]:
        """The studios that are called so but for spaces: "from software"."""
        called = self._joined_developers.get("".join(words(plain(said))), ())
        return [name for other in called for name in self._developers[other]]

    def is_studio(self, said: str) -> bool:
        """Whether a studio is called just so, by a name that is no short word: "LucasArts"."""
        key = " ".join(words(plain(said)))
        return len(key) >= _SHORTEST_SHORTENED and key in self._developers

    def _developers_sounding(self, said: str) -> list[str]:
        """The studios that sound so, in another script or with the ending that a sentence gives them."""
        sound = sound_key(said)
        for ending in range(_LONGEST_ENDING + 1):
            stem = sound[: len(sound) - ending]
            if ending and len(stem) < _SHORTEST_SHORTENED:
                break
            if found := self._developers_by_sound.get(stem):
                return [name for other in found for name in self._developers[other]]
        return []

    def _developers_beginning(self, key: str) -> list[str]:
        """The studios whose name begins so in the middle of a word, all of one name: "fromsoft"."""
        place = bisect_left(self._sorted_developers, key)
        found = self._sorted_developers[place : place + 2]
        begun = [name for name in found if name.startswith(key)]
        return self._developers[begun[0]] if len(begun) == 1 and len(key) >= _SHORTEST_SHORTENED else []

    def _developers_holding(self, key: str) -> list[str]:
        return [name for other in self._developers_by_word.holding(key) for name in self._developers[other]]


def _words_of_descriptions(games: Sequence[common_pb2.Game]) -> set[str]:
    """The words that summaries have in small letters, in any language."""
    summaries = (text for game in games for text in (game.summary, *(each.summary for each in game.localized.values())))
    return {word for summary in summaries for word in WORD.findall(summary) if word.islower()}


def _sounds_of(name: str) -> Iterator[str]:
    """What a studio's name sounds like: its first words, those that are its own, and both without a last vowel, which
    an ending takes the place of ("Nintenda").
    """
    said = name.split()
    firsts = [" ".join(said[:end]) for end in range(2, len(said))]
    own = [word for word in said if word not in _OF_ANY_STUDIO and len(word) >= _SHORTEST_SHORTENED]
    for part in (name, *firsts, *own):
        sound = sound_key(part)
        yield sound
        if sound[-1:] in "aeiou" and len(sound) > _SHORTEST_SHORTENED:
            yield sound[:-1]
