"""Words games and their facts in one language: names, genres, platforms, players, length, age and price."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import Enum

from gamesrec.common.v1 import common_pb2
from services.common.games.game_facts import ONLINE_MODES, PlayFacts, PlayMode
from services.common.games.game_messages import play_facts
from services.gateway.understanding.languages.language import detect
from services.gateway.understanding.plain_text import plain, shown
from services.gateway.understanding.play_modes import IN_ONE_ROOM, ONLINE
from services.gateway.writing.catalogue_text import is_name, quotable
from services.gateway.writing.texts.contents import CONTENTS
from services.gateway.writing.texts.languages import FALLBACK_LANGUAGE, phrases_in
from services.gateway.writing.texts.phrases import Counted

# Longer enumerations are hard to read in a sentence.
_MOST_KINDS = 4
# Kinds that are written in capitals in every language.
_ABBREVIATIONS = frozenset({"4x", "rpg", "mmo", "moba"})
# Tags that say no more than a genre does.
_SAID_BY = {"puzzle solving": "puzzle", "driving": "racing"}
_MOST_PLATFORMS = 6
# Shorter games are told in minutes, by fives.
_LEAST_HOURS, _MINUTES_AT_ONCE = 1.0, 5


class Facet(Enum):
    """A side of a game that facts can be told of."""

    KINDS = "kinds"
    DEVELOPER = "developer"
    PLATFORMS = "platforms"
    PLAYERS = "players"
    LENGTH = "length"
    AGE = "age"
    PRICE = "price"


class Wording:
    """One language; an unknown one is worded in English."""

    def __init__(self, language: str) -> None:
        self.phrases = phrases_in(language)
        self._facts = self.phrases.facts
        self.language = language

    def title(self, game: common_pb2.Game) -> str:
        """The title alone, as the language quotes it."""
        return self.phrases.bare.format(title=shown(game.title))

    def name(self, game: common_pb2.Game, facts: Iterable[str] = ()) -> str:
        """The title with what stands in its parentheses: how the language calls the game, the year, and `facts`."""
        first = self.listed([*self._called(game), *([str(game.year)] if game.year else [])], last=False)
        inside = self.phrases.behind_year.join(filter(None, (first, self.listed(list(facts), last=False))))
        return self.phrases.named.format(title=shown(game.title), inside=inside) if inside else self.title(game)

    def _called(self, game: common_pb2.Game) -> list[str]:
        called = shown(game.localized[self.language].title) if self.language in game.localized else ""
        return [self.phrases.quoted.format(words=called)] if called and called != shown(game.title) else []

    def listed(self, parts: Sequence[str], *, last: bool = True) -> str:
        """The parts as a list, with the language's "and" before the last one if so wished."""
        if last and len(parts) > 1:
            return self.phrases.comma.join(parts[:-1]) + self.phrases.last_comma + parts[-1]
        return self.phrases.comma.join(parts)

    def kinds(self, names: Iterable[str], *, most: int = _MOST_KINDS) -> list[str]:
        """Genres and tags in the language, no two alike; those without a translation as the catalogue spells them."""
        known = (plain(name) for name in names)
        translated = (self.phrases.kinds.get(name.lower()) or _untranslated(name) for name in known if is_name(name))
        return list(dict.fromkeys(translated))[:most]

    def facts(
        self,
        game: common_pb2.Game,
        facets: Iterable[Facet],
        wanted: Collection[str] = (),
        platforms: Collection[str] = (),
        modes: Collection[int] = (),
    ) -> list[str]:
        """What is known of these sides of the game, each in a few words; those of `wanted` kinds and `platforms` that
        the game has come first, and alone of platforms. Of players what the `modes` (`PlayMode`) are played by, if any.
        """
        play, told = play_facts(game), list[str]()
        for facet in dict.fromkeys(facets):
            match facet:
                case Facet.KINDS:
                    told += self.kinds(_wanted_first(_without_doubles(game), wanted))
                case Facet.DEVELOPER:
                    told += [shown(game.developer)] if game.developer else []
                case Facet.PLATFORMS:
                    told += self._platforms(game, platforms)
                case Facet.PLAYERS:
                    told += self._players(play, set(modes))
                case Facet.LENGTH:
                    told += self._length(play)
                case Facet.AGE:
                    told += self._age(play)
                case Facet.PRICE:
                    told += [self._facts.prices[play.price_model]] if play.price_model is not None else []
        return told

    def contents(self, descriptors: Iterable[int]) -> list[str]:
        """What a game shows, by its content descriptors, in the language."""
        names = CONTENTS.get(self.language, CONTENTS[FALLBACK_LANGUAGE])
        return [names[each] for each in sorted(set(descriptors)) if each in names]

    def platforms(self, game: common_pb2.Game) -> str:
        """All platforms of the game as a list."""
        return self.listed([self.platform(each) for each in game.platforms])

    def platform(self, name: str) -> str:
        """A platform as the language calls it: makers' names stay, "Mobile" is a word."""
        return self.phrases.platforms.get(name.lower(), plain(name))

    def summary(self, game: common_pb2.Game) -> str:
        """What the game is about, if the catalogue says it in this language; else nothing."""
        if self.language in game.localized and game.localized[self.language].summary:
            return quotable(game.localized[self.language].summary)
        return quotable(game.summary) if detect(game.summary) == self.language else ""

    def number(self, value: float) -> str:
        """A number as the language writes it: whole from ten on, in halves below."""
        rounded = round(value) if value >= 10 else max(0.5, round(value * 2) / 2)
        return f"{rounded:g}".replace(".", self.phrases.decimal_mark)

    def _platforms(self, game: common_pb2.Game, asked: Collection[str]) -> list[str]:
        folded = {each.lower() for each in asked}
        names = [each for each in game.platforms if each.lower() in folded] or list(game.platforms)[:_MOST_PLATFORMS]
        listed = self.listed([self.platform(each) for each in names])
        return [self._facts.platforms.format(platforms=listed)] if listed else []

    def _players(self, play: PlayFacts, wished: set[int]) -> list[str]:
        if play.max_players == 1 or (not play.max_players and play.modes == (PlayMode.SINGLE_PLAYER,)):
            return [self._facts.alone]
        in_one_room, online = (not wished or not wished.isdisjoint(modes) for modes in (IN_ONE_ROOM, ONLINE))
        couch = play.max_couch_players if in_one_room and play.max_couch_players > 1 else 0
        told = []
        is_told = online or couch == play.max_players or (in_one_room and not play.max_couch_players)
        if play.max_players and is_told:
            told.append(self._most(self._facts.players, play.max_players))
        if couch:
            together = self._facts.couch.format(n=couch)
            told = [together] if couch == play.max_players else [*told, together]
        if online and not ONLINE_MODES.isdisjoint(play.modes):
            told.append(self._facts.online)
        if not told and common_pb2.PLAY_MODE_SINGLE_PLAYER in wished and PlayMode.SINGLE_PLAYER in play.modes:
            return [self._facts.solo]
        return told

    def _most(self, counted: Counted, number: int) -> str:
        form = counted.singular if self.phrases.counts_as_one(number) else counted.plural
        return form.format(n=number)

    def _length(self, play: PlayFacts) -> list[str]:
        if 0 < play.typical_hours < _LEAST_HOURS:
            minutes = max(_MINUTES_AT_ONCE, round(60 * play.typical_hours / _MINUTES_AT_ONCE) * _MINUTES_AT_ONCE)
            return [self._facts.minutes.format(n=minutes)]
        if play.typical_hours:
            shown = float(self.number(play.typical_hours).replace(self.phrases.decimal_mark, "."))
            form = self._facts.hours.singular if self.phrases.counts_as_one(shown) else self._facts.hours.plural
            return [form.format(n=self.number(play.typical_hours))]
        return [self._facts.endless] if play.endless else []

    def _age(self, play: PlayFacts) -> list[str]:
        if play.minimum_age is None:
            return []
        return [self._facts.age.format(n=play.minimum_age) if play.minimum_age else self._facts.all_ages]


def _without_doubles(game: common_pb2.Game) -> list[str]:
    """The genres and tags of a game, without tags that say no more than a genre of it."""
    genres = {each.lower() for each in game.genres}
    return [*game.genres, *(each for each in game.tags if _SAID_BY.get(each.lower()) not in genres)]


def _untranslated(name: str) -> str:
    return name.upper() if name.lower() in _ABBREVIATIONS else name.lower()


def _wanted_first(names: Sequence[str], wanted: Collection[str]) -> list[str]:
    """The names that are wanted before the others, each side in its order."""
    folded = {each.lower() for each in wanted}
    return sorted(names, key=lambda name: name.lower() not in folded)
