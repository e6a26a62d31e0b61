"""Matches what players call a kind of game to the genres and tags of one catalogue.

By words first: the catalogue's own names, folded, then what `synonyms.py` and the tables `kind_*.py` call them. What
no word tells is left to the nearest name by the encoder (`nearest_kind.py`). What nothing matches is no kind of this
catalogue, and the answer should say so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from services.gateway.understanding.genres.kind_everyday import BESIDES, EVERYDAY
from services.gateway.understanding.genres.kind_further import FURTHER
from services.gateway.understanding.genres.kind_idioms import IDIOMS
from services.gateway.understanding.genres.kind_others import OTHERS
from services.gateway.understanding.genres.kind_phrases import PHRASES
from services.gateway.understanding.genres.kind_themes import THEMES
from services.gateway.understanding.genres.kind_translations import TRANSLATIONS
from services.gateway.understanding.genres.synonyms import KINDS
from services.gateway.understanding.genres.word_forms import may_be_misspelled, stem
from services.gateway.understanding.plain_text import UNSPACED, bare, plain
from services.gateway.understanding.plain_text import fold as fold_marks

_TABLES = (KINDS, PHRASES, TRANSLATIONS, IDIOMS, EVERYDAY, FURTHER, THEMES, OTHERS)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LATIN = re.compile(r"[a-z0-9]+")
_ELISION = re.compile(r"\b[dl]['’](?=\w)", re.IGNORECASE)


_STROKES = str.maketrans({"ł": "l", "ı": "i"})


def fold(text: str) -> str:
    """As `plain_text.fold`, and without strokes, which many type no "ł" and no "ı" with either.

    The marks of kana stay: "カート" is no "カード".
    """
    folded = bare(text).casefold() if UNSPACED.search(text) else fold_marks(text)
    return folded if folded.isascii() else folded.translate(_STROKES)


# Words of a kind that tell nothing by themselves.
# fmt: off
_FILLING = frozenset(fold(word) for word in (
    "game", "games", "a", "an", "the", "of", "in", "with", "and", "style", "like", "игра", "игры", "игру", "игр", "в",
    "с", "и", "про", "spiel", "spiele", "mit", "juego", "juegos", "de", "con", "jeu", "jeux", "jogo", "jogos",
    "com", "oyun", "oyunu",
    "oyunlar", "ігри", "гра", "гру", "gra", "gry", "grę", "z", "very", "really", "some", "good", "elements",
    "mechanics",
    "en", "el", "la", "los", "las", "du", "des", "le", "les", "à", "pour", "para", "pra", "do", "da", "no", "na",
        "im", "der",
    "die", "das", "den", "für", "un", "une", "una", "uma", "um", "ein", "eine", "einen", "etwas", "bir", "w", "dla",
        "у", "на",
    "для", "щось", "что", "нибудь", "coś", "algo", "something",
))
# fmt: on
# A name of which fewer of the words are said than this is another kind: "card" is not what "card shark drama" means.
_LEAST_SHARE = 0.5
_SHORTEST_IN_COMPOUND = 5
# Of long words alone: short ones with an ending are words of their own.
_SLAVIC_CASE = re.compile(r"(\w{5,}?)(?:owi|ow|ach|ami|em|om|ie|u|y|a|ами|ах|ам|ом|ов|ів|а|у|и|і|ы)")
# What German puts behind a kind to speak of it lightly: "Farmzeugs", "Horrorkram".
_COMPOUND_END = re.compile(r"(\w{4,}?)s?(?:zeugs?|kram(?:s|es)?|sachen|gedons|gedoens|dings?|games?|spiel(?:e|en|s)?)")
_BEGINNING = 2
# Shorter words have too many others beside them: "elf" and "elfe", "dans" and "danse".
_SHORTEST_INFLECTED = 5


@dataclass(frozen=True, slots=True)
class KindFound:
    """Names as the catalogue spells them; of a kind that is both a genre and a tag, both."""

    names: tuple[str, ...]


class KindNames:
    """The genres and tags of one state of a catalogue, and what else players call them."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` as the catalogue spells them, genres and tags alike."""
        self.spelled: dict[str, list[str]] = defaultdict(list)
        for name in names:
            if (key := _key(name)) and name not in self.spelled[key]:
                self.spelled[key].append(name)
        self._exact: dict[tuple[str, ...], str] = {}
        self._stems: list[tuple[tuple[str, ...], str]] = []
        self._unspaced: list[tuple[str, str]] = []
        for name in self.spelled:
            for form in (name, *_plurals(name)):
                self._exact[tuple(form.split())] = name
        for table in _TABLES:
            for name, forms in table.items():
                # What a catalogue lacks is known all the same where its words would else be taken for another kind.
                if (key := _key(name)) in self.spelled or table is OTHERS:
                    for form in forms:
                        self._add(form, key)
        self._stems.sort(key=lambda pair: -sum(map(len, pair[0])))
        self._unspaced.sort(key=lambda pair: -len(pair[0]))
        self._unspaced_forms = frozenset(form for form, _ in self._unspaced)
        # By the letters that a form and a word must begin with both.
        self._stems_by_beginning: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for parts, name in self._stems:
            self._stems_by_beginning[parts[0].rstrip("*")[:_BEGINNING]].append((parts, name))
        self._longest = max((len(parts) for parts in (*self._exact, *(p for p, _ in self._stems))), default=1)
        self._by_stem: dict[tuple[str, ...], str] = {}
        self._words_by_beginning: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for parts, name in self._exact.items():
            if len(parts) > 1 or len(parts[0]) >= _SHORTEST_INFLECTED:
                self._by_stem.setdefault(tuple(map(stem, parts)), name)
            if len(parts) == 1:
                self._words_by_beginning[parts[0][:_BEGINNING]].append((parts[0], name))

    def find(self, said: str, *, whole: bool = False, beside: bool = True) -> KindFound | None:
        """The names that the words `said` mean; None if no word tells, or, if `whole`, not every one. Without `beside`
        one name for a word that means two: who refuses an "fps" refuses shooters."""
        keys = self._keys(said, whole=whole, beside=beside)
        names = tuple(name for key in keys for name in self.spelled.get(key, ()))
        return KindFound(names) if names else None

    def is_called(self, said: str) -> bool:
        """Whether words without spaces are what a kind is called, and not merely hold it: "动物", but not "马里奥"."""
        return fold(plain(said)) in self._unspaced_forms

    def lacks(self, said: str) -> bool:
        """Whether `said` is known to mean a kind that this catalogue has not."""
        keys = self._keys(said, whole=False)
        return bool(keys) and self.spelled.keys().isdisjoint(keys)

    def _keys(self, said: str, *, whole: bool, beside: bool = True) -> dict[str, None]:
        """The normalised names that the words mean, with those that the catalogue lacks."""
        words = [fold(match.group()) for match in _WORD.finditer(_without_elisions(plain(said)))]
        keys: dict[str, None] = {}
        telling = [place for place, word in enumerate(words) if word not in _FILLING]
        told: set[int] = set()
        position = 0
        while position < len(words):
            name, length = self._at(words, position)
            if name is None:
                position += 1
                continue
            keys[name] = None
            keys.update(dict.fromkeys(self._further_in_compound(words[position]) if length == 1 else ()))
            keys.update(dict.fromkeys(BESIDES.get(" ".join(words[position : position + length]), ()) if beside else ()))
            # What the catalogue lacks is told, but leaves a whole untold.
            told.update(range(position, position + length) if name in self.spelled or not whole else ())
            position += length
        if keys and len(told.intersection(telling)) < (1.0 if whole else _LEAST_SHARE) * len(telling):
            keys.clear()
        if not keys and not (whole and words and not _is_unspaced(said)):
            keys = dict.fromkeys(self._in_unspaced(fold(plain(said))))
        if not keys and not whole:
            keys = dict.fromkeys(self._in_another_form([words[place] for place in telling]))
        return keys

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words of `text` name a kind: beginnings and ends, from left to right, none inside another."""
        found = list(_WORD.finditer(_without_elisions(text)))
        words = [fold(match.group()) for match in found]
        position = 0
        while position < len(words):
            name, length = self._at(words, position)
            if name in self.spelled and not _FILLING.issuperset(words[position : position + length]):
                yield found[position].start(), found[position + length - 1].end()
            position += max(1, length)

    def unspaced_places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text without spaces names a kind in two letters or more, none inside another."""
        taken = [False] * len(text)
        readable = fold(text)
        if len(readable) != len(text):
            return
        for form, name in self._unspaced:
            start = readable.find(form) if len(form) > 1 else -1
            while start >= 0:
                end = start + len(form)
                if not any(taken[start:end]):
                    taken[start:end] = [True] * len(form)
                    if name in self.spelled:
                        yield start, end
                start = readable.find(form, end)

    def forms(self) -> Mapping[str, tuple[str, ...]]:
        """By normalised name, what it is called in whole words: examples of each kind for the encoder."""
        found = {name: [self.spelled[name][0]] for name in self.spelled}
        for table in _TABLES:
            for name, forms in table.items():
                if (key := _key(name)) in found:
                    found[key] += [form for form in forms if "*" not in form]
        return {name: tuple(dict.fromkeys(forms)) for name, forms in found.items()}

    def _add(self, form: str, name: str) -> None:
        if _is_unspaced(form):
            self._unspaced.append((fold(form.rstrip("*")), name))
            return
        parts = tuple(
            f"{fold(part[:-1])}*" if part.endswith("*") else fold(part) for part in re.split(r"[\s-]+", form) if part
        )
        if any(part.endswith("*") for part in parts):
            self._stems.append((parts, name))
        else:
            self._exact.setdefault(parts, name)

    def _at(self, words: list[str], position: int) -> tuple[str | None, int]:
        """The name that begins at a word, the longest of several, and how many words it takes."""
        for length in range(min(self._longest, len(words) - position), 0, -1):
            said = tuple(words[position : position + length])
            if (name := self._exact.get(said)) is not None:
                return name, length
            for parts, stem_name in self._beginning_like(said[0]):
                if len(parts) == length and all(_is(word, part) for word, part in zip(said, parts, strict=True)):
                    return stem_name, length
        return next(
            ((name, 1) for each in _undeclined(words[position]) if (name := self._exact.get((each,)))), (None, 0)
        )

    def _beginning_like(self, word: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """The forms whose first word may be `word`, those with the longest beginning first."""
        for length in range(_BEGINNING, -1, -1):
            if len(word) >= length:
                yield from self._stems_by_beginning.get(word[:length], ())

    def _in_another_form(self, telling: list[str]) -> list[str]:
        """The name that all of the telling words are a form of, or that one alone is a misspelling of."""
        if not telling or len(telling) > self._longest:
            return []
        if (name := self._by_stem.get(tuple(map(stem, telling)))) is not None:
            return [name]
        if len(telling) > 1:
            return []
        names = {
            name
            for word, name in self._words_by_beginning.get(telling[0][:_BEGINNING], ())
            if may_be_misspelled(telling[0], word)
        }
        # Of two that it may be nobody knows which.
        return list(names) if len(names) == 1 else []

    def _further_in_compound(self, word: str) -> list[str]:
        """The names that the rest of a compound is called by: "Rundenstrategie" is turn-based, and strategy too."""
        for parts, _ in self._beginning_like(word):
            stem = parts[0][:-1] if len(parts) == 1 and parts[0].endswith("*") else ""
            rest = word[len(stem) :]
            if stem and word.startswith(stem) and len(rest) >= _SHORTEST_IN_COMPOUND:
                found = (
                    self._at([rest[start:]], 0)[0] for start in (0, 1, 2) if len(rest) - start >= _SHORTEST_IN_COMPOUND
                )
                if (name := next(filter(None, found), None)) is not None:
                    return [name]
        return []

    def _in_unspaced(self, said: str) -> list[str]:
        """Names inside a text that is written without spaces, the longest first, none inside another, and then those of
        Latin words that stand in it: "日式RPG".
        """
        if not _is_unspaced(said):
            return []
        found = []
        for form, name in self._unspaced:
            if form and form in said:
                found.append(name)
                said = said.replace(form, " ")
        return found + [self._exact[word,] for word in _LATIN.findall(said) if (word,) in self._exact]


def _without_elisions(text: str) -> str:
    """A text of the same length without what French and Italian shorten before a vowel: "jeu d'horreur"."""
    return _ELISION.sub("  ", text)


def _undeclined(word: str) -> Iterator[str]:
    """A loan word without the case ending that a Slavic language adds, "craftingu", or what German joins to it."""
    for form in (_SLAVIC_CASE, _COMPOUND_END):
        if (match := form.fullmatch(word)) is not None:
            yield match[1]


def _is(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def _key(name: str) -> str:
    return " ".join(fold(match.group()) for match in _WORD.finditer(plain(name)))


def _plurals(name: str) -> tuple[str, ...]:
    if not name.isascii() or not name[-1:].isalpha():
        return ()
    return (f"{name[:-1]}ies",) if name.endswith("y") else (f"{name}s", f"{name}es")


def _is_unspaced(form: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(("CJK", "HIRAGANA", "KATAKANA")) for letter in form)
