"""Finds the game that a player names: as the catalogue spells it, for short, by initials, by sound, or misspelled.

It looks up words that are known to be a title; finding titles in a whole text is the matter of `titles.py`. A number
alone never names a game, and a number that is said must be the game's: "Witcher 2" is not "The Witcher 3".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.gateway.understanding.games.inflected_names import InflectedNames, nominative, stem, without_polish_ending
from services.gateway.understanding.games.misspellings import NamesToGuess
from services.gateway.understanding.games.names_by_word import NamesByWord
from services.gateway.understanding.games.series import SeriesNames
from services.gateway.understanding.games.transliteration import has_cyrillic, sound_key
from services.gateway.understanding.plain_text import UNSPACED, fold, plain, words

# Share of letters that may be wrong, swapped ones counted once. Shorter names are not guessed: too many are alike.
_SIMILAR = 0.8
_SHORTEST_GUESSED = 5
# Share of letters that a title must have in common with one that the catalogue lacks, to be offered in its place.
_NEAR = 0.7
_SHORTEST_INITIALS = 3
_SEGMENT = re.compile(r"[:–—]| - ")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11",
          "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16"}  # fmt: skip
# What Turkish adds to a name behind an apostrophe, "Hades'te", or without one by a letter that it alone has.
_ENDING = re.compile(r"['’]\w{1,5}$|(?<=\w{4})y?ı$")
_SHORTEST_STEM = 4
_SMALL_WORDS = frozenset(("the", "a", "an"))
# Initials, spelled as nobody spells words ("DotT"), are said letter by letter and in no case.
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z0-9:&]{2,6}")
# What follows the name of a series in Chinese and Japanese.
_SERIES_BEHIND = re.compile(r"(?:系列|シリーズ|全作|全部)$")
# What a game is called for short by no word of these alone: the "Video Game" of "Lego Star Wars: The Video Game".
_OF_ANY_GAME = frozenset((
    "video", "game", "games", "card", "board", "edition", "remake", "remastered", "deluxe", "definitive", "complete",
    "collection", "anniversary", "origins", "online", "movie",
))  # fmt: skip


class Found(StrEnum):
    """How sure a title is."""

    TITLE = "TITLE"
    ALIAS = "ALIAS"
    PART = "PART"
    INITIALS = "INITIALS"
    SOUND = "SOUND"
    TYPO = "TYPO"


_CALLED = (Found.TITLE, Found.ALIAS, Found.PART)


@dataclass(frozen=True, slots=True)
class NamedGame:
    """A game by the names that it goes by; `aliases` are the catalogue's own."""

    game_id: str
    title: str
    aliases: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TitleFound:
    """The games that words may mean, one unless several go by them, and how they were found."""

    game_ids: tuple[str, ...]
    how: Found


class TitleLookup:
    """The titles of one state of a catalogue."""

    def __init__(self, named: Iterable[NamedGame], *, common: Iterable[str] = ()) -> None:
        """`common` are words that the games' own descriptions use, in any language: one of them alone, in the middle of
        a title, is no name of that game."""
        games = list(named)
        self._common = frozenset(stem(sound_key(word)) for word in common)
        # Tuples of strings, which the collector of garbage passes over.
        self._names: dict[Found, dict[str, tuple[str, ...]]] = {how: {} for how in Found}
        for game in games:
            self._add(Found.TITLE, _key(game.title), game.game_id)
            for alias in game.aliases:
                self._add(Found.ALIAS, _key(alias), game.game_id)
            for part in _parts(game.title):
                self._add(Found.PART, part, game.game_id)
            for initials in _initials(game.title):
                self._add(Found.INITIALS, initials, game.game_id)
            for name in (game.title, *game.aliases):
                self._add(Found.SOUND, sound_key(_key(name)), game.game_id)
        self._tails = frozenset(tail for game in games for tail in _tails(game.title))
        # What stands before a colon sounds like the first game of a series as a rule, and that one is meant then.
        sounds = frozenset(self._names[Found.SOUND])
        for game in games:
            for name in _segments(game.title):
                if (sound := sound_key(_key(name))) not in sounds:
                    self._add(Found.SOUND, sound, game.game_id)
        acronyms = {_key(name) for game in games for name in game.aliases if _ACRONYM.fullmatch(name)}
        spelled = {key: self._called(key) for how in (Found.TITLE, Found.ALIAS) for key in self._names[how]}
        self._unspaced = sorted((key for key in spelled if UNSPACED.search(key)), key=len, reverse=True)
        said = {sound_key(key) for key in acronyms}
        sounding = {sound: ids for sound, ids in self._names[Found.SOUND].items() if sound not in said}
        whole = ((sound_key(key), ids) for key, ids in spelled.items() if key not in acronyms)
        cyrillic = {sound_key(key): ids for key, ids in spelled.items() if has_cyrillic(key)}
        self._cases = InflectedNames(sounding, whole, cyrillic)
        # No misspelt word is meant for letters like initials: "catane" is not "KTaNE".
        said -= {sound_key(key) for key in self._names[Found.TITLE]}
        guessed = [key for key in self._names[Found.SOUND] if len(key) >= _SHORTEST_GUESSED and key not in said]
        self._alike = NamesToGuess(guessed, similar=_SIMILAR)
        titles = {game.game_id: _key(game.title) for game in games}
        self._series = SeriesNames(titles, spelled, {stem(name): ids for name, ids in cyrillic.items()})
        self._spelled = NamesByWord(spelled)
        self._sounding = NamesByWord(self._names[Found.SOUND])
        self._inflected = NamesByWord(self._cases.stems)

    def find(self, said: str) -> TitleFound | None:
        """The games that the words `said` name; None if the catalogue has none."""
        bare = _ENDING.sub("", said)
        called = nominative(bare)
        spelled = dict.fromkeys((said, bare, called))
        return next((found for each in spelled if (found := self._find(each))), None) or self._find_with_h(said)

    def _find_with_h(self, said: str) -> TitleFound | None:
        """The games that Cyrillic words surely name if "г" is said as "h", as in Ukrainian: "гадес"."""
        spelled = said.casefold().replace("г", "х")
        found = self._find(spelled) if has_cyrillic(said) and spelled != said.casefold() else None
        return found if found is not None and found.how is Found.SOUND else None

    def may_be_a_mere_word(self, said: str) -> bool:
        """Whether `said` is one word, not written as a name, that a game is called by only as the end of its title."""
        key = _key(said)
        is_a_name = key in self._names[Found.TITLE] or key in self._names[Found.ALIAS]
        return said.islower() and key in self._tails and not is_a_name

    def is_an_everyday_word(self, said: str) -> bool:
        """Whether `said` is one word that the descriptions of games use, as those of "Journey" and "Control" are."""
        return self._is_common(_key(said))

    def _find(self, said: str) -> TitleFound | None:
        key = _key(said)
        if _names_nothing(key):
            return None
        for how in (Found.TITLE, Found.ALIAS, Found.PART):
            if key in self._names[how] and (how is not Found.PART or not self._is_any_word(said, key)):
                return TitleFound(self._names[how][key], how)
        initials = key.replace(" ", "")
        if initials in self._names[Found.INITIALS]:
            return TitleFound(self._names[Found.INITIALS][initials], Found.INITIALS)
        sound = sound_key(key)
        if sound in self._names[Found.SOUND] and not (key in self._names[Found.PART] and self._is_any_word(said, key)):
            return TitleFound(self._names[Found.SOUND][sound], Found.SOUND)
        in_a_case = self._in_a_case(key, sound)
        return in_a_case or self._guess(sound) or (self._guess(stem(sound)) if has_cyrillic(said) else None)

    def _in_a_case(self, key: str, sound: str) -> TitleFound | None:
        """The games that a name in a case means; not sure of words that may be others."""
        if has_cyrillic(key):
            if inflected := self._cases.find(sound):
                return TitleFound(inflected, Found.SOUND)
            ids = self._cases.guess(sound)
        else:
            name = without_polish_ending(key)
            found = (self._names[how].get(name, ()) for how in _CALLED)
            ids = next(filter(None, found), ()) if name != key else ()
        return TitleFound(ids, Found.TYPO) if ids else None

    def series(self, said: str) -> tuple[str, ...]:
        """The games of the series that the words `said` name in any script: "civ", "马里奥系列", "симс".

        Those whose title, or an alias, begins with the words, those that are called alike in the catalogue's own
        spelling, and those that hold them where that tells a game apart.
        """
        key = _key(_ENDING.sub("", said))
        if UNSPACED.search(said):
            return self._series.find_unspaced(_key(_SERIES_BEHIND.sub("", said.strip())))
        if _names_nothing(key):
            return ()
        found = self._series.find(key) if self._called(key) or not self._is_common(key) else ()
        if has_cyrillic(said):
            sound = sound_key(key)
            named = self._names[Found.SOUND].get(sound) or self._cases.find(sound)
            found += self._series.find_cyrillic(stem(sound), named)
        if len(key) >= _SHORTEST_GUESSED:
            held = [self._called(name) for name in self._spelled.holding(key) if not self._is_added(key, name)]
            found += self._distinct(key, held)
        return tuple(dict.fromkeys(found))

    def holding(self, word: str) -> list[str]:
        """The ids of the games with this word in their title or an alias, each once; none where very many have it."""
        return list(dict.fromkeys(each for name in self._spelled.holding(_key(word)) for each in self._called(name)))

    def _called(self, key: str) -> tuple[str, ...]:
        """The games of which `key` is a title or an alias."""
        named = (self._names[how].get(key, ()) for how in (Found.TITLE, Found.ALIAS))
        return tuple(dict.fromkeys(game_id for ids in named for game_id in ids))

    def _is_common(self, key: str) -> bool:
        return " " not in key and stem(sound_key(key)) in self._common

    def _is_any_word(self, said: str, key: str) -> bool:
        """Whether a part of a title is said as any other words are, in lower case, and is made of everyday ones."""
        return said.strip()[:1].islower() and self._is_subtitle(key)

    def _is_subtitle(self, key: str) -> bool:
        """Whether a common word is the subtitle of a game, not what its title begins with: "while True: learn()"."""
        return self._is_common(key) and not any(self._spelled.beginning_with(key))

    def _is_added(self, key: str, name: str) -> bool:
        """Whether `key` only says what a game is, behind what it is called: the end of "Fortnite Battle Royale"."""
        before = name[: f" {name} ".index(f" {key} ")].strip()
        return bool(before) and not set(self._called(before)).isdisjoint(self._called(name))

    def _distinct(self, key: str, held: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """The games whose names hold `key`: of one game only a word that its own kind of game is not described by."""
        found = tuple(dict.fromkeys(game_id for ids in held for game_id in ids))
        return () if self._is_common(key) and len(found) == 1 else found

    def beginning_with(self, said: str) -> tuple[str, ...]:
        """The games of a series that several words name: those whose title, or an alias, begins with them."""
        key = _key(said)
        if " " not in key or len(key) < _SHORTEST_GUESSED:
            return ()
        named = sorted(name for name in self._spelled.holding(key) if name.startswith(f"{key} "))
        ids = (each for name in named for how in (Found.TITLE, Found.ALIAS) for each in self._names[how].get(name, ()))
        return tuple(dict.fromkeys(ids))

    def series_by_sound(self, said: str) -> tuple[str, ...]:
        """The games whose title, or an alias, holds the words `said` as they sound, whatever their case endings."""
        sound = sound_key(_key(said))
        name = stem(sound) if has_cyrillic(said) else ""
        if len(sound) < _SHORTEST_GUESSED or _names_nothing(_key(said)):
            return ()
        sounding = self._names[Found.SOUND]
        held = [(each, each[: f" {each} ".index(f" {sound} ")].strip()) for each in self._sounding.holding(sound)]
        named = [sounding[each] for each, before in held if set(sounding.get(before, ())).isdisjoint(sounding[each])]
        if not named and len(name) >= _SHORTEST_STEM and not self._is_common(_key(said)):
            named = [self._cases.stems[each] for each in self._inflected.holding(name)]
        return self._distinct(_key(said), named)

    def nearest(self, said: str) -> tuple[str, ...]:
        """The games whose title comes nearest to the words `said`, none where no title is near; numbers may differ."""
        sound = sound_key(_key(said))
        if len(sound.replace(" ", "")) < _SHORTEST_GUESSED:
            return ()
        likely = next(iter(self._alike.near(sound, similar=_NEAR)), None)
        return self._names[Found.SOUND][likely] if likely is not None else ()

    def find_unspaced(self, text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """The names in Chinese and Japanese in a text, where no spaces part words: games, and the place in `text`."""
        if not UNSPACED.search(text):
            return
        # Folding takes the marks off kana, and may change how many letters there are.
        letters = [(letter, place) for place, each in enumerate(text) for letter in fold(each)]
        folded = "".join(letter for letter, _ in letters)
        taken: list[range] = []
        held = {" ", *folded}
        for key in self._unspaced:
            if not held.issuperset(key):
                # Most names are in other letters, and to look for each of them takes long.
                continue
            # A number behind it makes it another game of the series.
            pattern = r"\W*".join(map(re.escape, key.replace(" ", ""))) + r"(?!\s*\d)"
            for match in re.finditer(pattern, folded):
                start, end = letters[match.start()][1], letters[match.end() - 1][1] + 1
                if not any(start < other.stop and other.start < end for other in taken):
                    taken.append(range(start, end))
                    names = next(self._names[how] for how in (Found.TITLE, Found.ALIAS) if key in self._names[how])
                    yield names[key], start, end

    def _guess(self, sound: str) -> TitleFound | None:
        if len(sound.replace(" ", "")) < _SHORTEST_GUESSED:
            return None
        if any(self._sounding.beginning_with(sound)):
            # The word that another name begins with is spelled right: "mortal" is no "Portal" beside "Mortal Kombat".
            return None
        name = next((each for each in self._alike.near(sound) if _numbers(each) == _numbers(sound)), None)
        return None if name is None else TitleFound(self._names[Found.SOUND][name], Found.TYPO)

    def _add(self, how: Found, key: str, game_id: str) -> None:
        known = self._names[how].get(key, ())
        if any(letter.isalpha() for letter in key) and game_id not in known:
            self._names[how][key] = (*known, game_id)


def _names_nothing(key: str) -> bool:
    """Whether a key is a number, or what any game may be called: "video game"."""
    return not any(letter.isalpha() for letter in key) or _OF_ANY_GAME.issuperset(key.split())


def _key(name: str) -> str:
    """Folded words with Arabic numerals and without a leading article."""
    said = [_ROMAN.get(word, word) for word in words(plain(name))]
    while len(said) > 1 and said[0] in _SMALL_WORDS:
        said = said[1:]
    return " ".join(said)


def _parts(title: str) -> Iterator[str]:
    """What a game is called for short: what stands before or behind a colon, and a series without its number."""
    segments = [_key(segment) for segment in _segments(title)]
    if len(segments) > 1:
        yield from (segment for segment in segments if len(segment) >= _SHORTEST_GUESSED)
    for segment in segments:
        without = " ".join(word for word in segment.split() if not word.isdigit())
        if without != segment and len(without) >= _SHORTEST_GUESSED:
            yield without


def _segments(title: str) -> list[str]:
    """What stands before and behind a colon, without what any game may be: "The Video Game"."""
    return [each for each in _SEGMENT.split(title) if not _OF_ANY_GAME.issuperset(_key(each).split())]


def _tails(title: str) -> Iterator[str]:
    """The single words behind a colon."""
    yield from (tail for segment in _SEGMENT.split(title)[1:] if " " not in (tail := _key(segment)))


def _initials(title: str) -> Iterator[str]:
    """First letters of the words, numbers whole, of the title and of what stands behind a colon."""
    for name in (title, *_SEGMENT.split(title)):
        said = words(plain(name))
        for spelled in (said, [_ROMAN.get(word, word) for word in said]):
            for shown in (spelled, [word for word in spelled if word not in _SMALL_WORDS]):
                initials = "".join(word if word.isdigit() else word[:1] for word in shown)
                if len(shown) > 1 and len(initials) >= _SHORTEST_INITIALS:
                    yield initials
                    if initials[-1:].isdigit() and len(initials) > _SHORTEST_INITIALS:
                        yield initials.rstrip("0123456789")


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+", name)
