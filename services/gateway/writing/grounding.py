"""Decides which sentences of a language model are grounded in the recommendations, and withholds all others.

The model names games by their titles or by placeholders such as `[[1]]`. Both become the catalogue's spelling. A
sentence is withheld when it names a catalogue game that was not recommended - in full, for short, letter by letter,
with digits for letters, or by a number after a recommended title - an unknown placeholder, something that looks like a
game's name but is neither a recommended title nor a known proper word, a link, or when it is in another language than
asked for, a repetition, or broken: with pieces of markup or without its end, in English also without a verb behind
"lets you" or with half a word in the end. It is withheld, too, when the check that the gate is given objects, and when
it refers back to a sentence that was withheld. No filter stops prompt injection; this one makes sure that what passes
can do no harm.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gamesrec.common.v1 import common_pb2
from services.common.games.titles import is_sequel
from services.gateway.understanding.games.titles import TitleIndex, TitleMatch
from services.gateway.understanding.languages.language import speaks
from services.gateway.understanding.plain_text import UNSPACED_LETTERS, WORD, fold, mixes_scripts, plain, shown, words
from services.gateway.writing.disguised_names import undisguised
from services.gateway.writing.game_facts import facts
from services.gateway.writing.sentence_form import cuts_a_word, is_broken, refers_back

_BOUNDARY = re.compile(r"[.!?…。！？]+[\"'”»)\]]*(?=\s|$)|\n+")
_PLACEHOLDER = re.compile(r"\[{1,2}\s*(\d{1,3})\s*\]{1,2}")
_LINK = re.compile(r"\w://|\bhttps?\b|\bwww\.|\]\(|\S\.\S[^\s./]*/|@\w+\.|[\w-]\.[a-z]{2,}\b", re.IGNORECASE)
_MARKUP = re.compile(r"\*\*|__|[`#>|]+|(?<!\w)[*_]+|[*_]+(?!\w)|<[^>]*>|\bassistant:|\buser:|\bsystem:", re.IGNORECASE)
_NAME = re.compile(r"\b[A-ZА-ЯЁ][\w'’]*(?:(?:: | - |[ -])(?:(?:of|the|and|in|to) )*(?:[A-ZА-ЯЁ][\w'’]*|\d+\b))*")
_GLUED = re.compile(rf"[{UNSPACED_LETTERS}](?=[A-Za-z0-9])|[A-Za-z0-9](?=[{UNSPACED_LETTERS}])")
# Words that begin a sentence and may stand before a name without being a part of it.
_OPENERS = frozenset(
    {"a", "an", "and", "as", "at", "both", "but", "dive", "enjoy", "for", "from", "get", "grab", "if", "in", "join"}
    | {"like", "meet", "or", "play", "so", "take", "the", "then", "this", "try", "when", "while", "with", "you", "your"}
)
_LAST_WORD = re.compile(r"(?<![\w'’-])([a-z]{3,})[.!?…]*$")
_NUMBERED = re.compile(r"[\s-]\d+$")
_PERSONAL = frozenset(["im", "ill", "ive", "id"])
# Languages that capitalise every noun: there a single capitalised word is no sign of a name.
_CAPITALISES_NOUNS = frozenset(["de", "lb"])
# A sentence without a title that has fewer words says nothing; beside a title one is enough: "Try Celeste!"
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be passed on, and the games it names, in order."""

    text: str
    game_ids: tuple[str, ...]

    def __post_init__(self) -> None:
        """Takes away the stop behind that of an abbreviation: "M.U.L.E.."."""
        if self.text.endswith("..") and not self.text.endswith("..."):
            object.__setattr__(self, "text", self.text[:-1])


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence that may not be passed on, and why, as an upper-case reason."""

    reason: str


class SentenceCheck(Protocol):
    """An extra check of sentences that a `TextStrategy` adds to the gate."""

    def objection(self, told: str, titles_at: Sequence[int], game_ids: Sequence[str]) -> str | None:
        """Why a sentence may not be passed on, as an upper-case reason; None if it may.

        `told` is the sentence with a space in place of each title; `titles_at` are the places of those spaces, and
        `game_ids` the games whose titles they are.
        """
        ...


class SentenceGate:
    """Takes the chunks of one completion, and gives out its sentences, each judged.

    `withheld` tells whether any was withheld.
    """

    def __init__(
        self,
        games: Sequence[common_pb2.Game],
        titles: TitleIndex,
        *,
        language: str,
        known_text: str = "",
        check: SentenceCheck | None = None,
    ) -> None:
        """`games` are those recommended, `[[1]]` being the first; `known_text` holds proper words that are no
        invention, such as the player's message; `check` is a further condition that every sentence must meet.
        """
        self._names = {game.game_id: shown(game.title) for game in games}
        self._order = [game.game_id for game in games]
        self._titles = titles
        self._language = language
        self._check = check
        self._title_words = frozenset(word for game in games for word in words(game.title))
        self._buffer = ""
        self._said: set[str] = set()
        self._after_withheld = False
        self.withheld = False
        self._facts = frozenset(words(" ".join(fact for game in games for fact in facts(game))))
        self._known = self._facts | set(words(known_text))

    def feed(self, chunk: str) -> list[Sentence | Withheld]:
        """Takes a chunk; returns what it completed."""
        self._buffer += chunk.replace("\r", "\n")
        return self._cut(at_end=False)

    def finish(self, *, whole: bool) -> list[Sentence | Withheld]:
        """Ends the text; what is left counts as a sentence only if the text is `whole`."""
        found = self._cut(at_end=True)
        rest, self._buffer = self._buffer.strip(), ""
        if whole and rest:
            found.append(self._next(rest))
        return found

    def forget(self) -> None:
        """Drops all that came before: it was no text, so nothing repeats it, refers to it or was withheld of it."""
        self._buffer, self._said = "", set()
        self._after_withheld = self.withheld = False

    def _next(self, sentence: str) -> Sentence | Withheld:
        """Judges a sentence in its place: one that refers to what was withheld is withheld as well."""
        judged = self._judge(sentence)
        if self._after_withheld and isinstance(judged, Sentence) and refers_back(judged.text, self._language):
            judged = Withheld("REFERS_TO_WITHHELD")
        self._after_withheld = isinstance(judged, Withheld)
        self.withheld = self.withheld or self._after_withheld
        return judged

    def _cut(self, *, at_end: bool) -> list[Sentence | Withheld]:
        found: list[Sentence | Withheld] = []
        search_from = 0
        while boundary := _BOUNDARY.search(self._buffer, search_from):
            end = boundary.end()
            following = self._buffer[end:].lstrip(" \t")
            if not at_end and not following and not boundary.group().startswith("\n"):
                break  # the next chunk may show that this was "3.5" or "Bros."
            if following[:1].islower():
                search_from = end  # no sentence begins so: the mark is part of a name, such as "F.E.A.R."
                continue
            if not at_end and self._titles.may_continue(self._buffer[:end]):
                word = WORD.search(self._buffer, end)
                if word is None or word.end() == len(self._buffer):
                    break
            if any(match.start < end - 1 < match.end - 1 for match in self._titles.find(self._buffer)):
                search_from = end  # inside a title, such as that of "Super Smash Bros. Melee"
                continue
            sentence, self._buffer = self._buffer[:end].strip(), self._buffer[end:]
            search_from = 0
            if sentence:
                found.append(self._next(sentence))
        return found

    def _judge(self, sentence: str) -> Sentence | Withheld:
        text = self._render(sentence)
        named = list(self._titles.find(text, prefer=self._order))
        objection = self._objection(text, named)
        if objection is not None:
            return Withheld(objection)
        for match in reversed(named):
            title, rest = self._names[match.game_id], text[match.end :]
            # A title may end in the mark that ends the sentence: "Super Smash Bros."
            text = text[: match.start] + title + (rest if title[-1].isalnum() else rest.lstrip(title[-1]))
        said = words(text)
        if " ".join(said) in self._said or _stutters(said):
            return Withheld("REPETITION")
        self._said.add(" ".join(said))
        return Sentence(text, tuple(dict.fromkeys(match.game_id for match in named)))

    def _render(self, sentence: str) -> str:
        """The sentence with titles for placeholders; unknown placeholders stay as they are."""

        def title(match: re.Match[str]) -> str:
            number = int(match.group(1))
            known = 1 <= number <= len(self._order)
            return self._names[self._order[number - 1]] if known else match.group()

        text = _MARKUP.sub("", plain(html.unescape(sentence))).strip().lstrip("-• ").strip()
        # Titles are found between words, which the scripts of East Asia do not part.
        return _GLUED.sub(lambda match: f"{match.group()} ", _PLACEHOLDER.sub(title, text))

    def _objection(self, text: str, named: Sequence[TitleMatch]) -> str | None:
        """Why the sentence may not be passed on; None if it may."""
        unnamed = text
        for match in reversed(named):
            unnamed = unnamed[: match.start] + "_" + unnamed[match.end :]
        if self._names_another(text, unnamed, named):
            return "OTHER_GAME"
        told = unnamed.replace("_", " ")
        objections = (
            ("EMPTY", self._says_nothing(told, named)),
            ("UNKNOWN_PLACEHOLDER", "[" in unnamed or "]" in unnamed),
            ("LINK", _LINK.search(unnamed) is not None),
            ("LOOK_ALIKES", mixes_scripts(unnamed)),
            ("LANGUAGE", not speaks(told, self._language)),
            ("BROKEN", is_broken(text) or self._ends_in_half_a_word(unnamed)),
            ("INVENTED_NAME", self._invents_a_name(unnamed)),
        )
        reason = next((reason for reason, found in objections if found), None)
        if reason is None and self._check is not None:
            return self._check.objection(told, _starts_of_titles(named), [match.game_id for match in named])
        return reason

    def _ends_in_half_a_word(self, unnamed: str) -> bool:
        """Whether an English sentence ends in the beginning of one of the facts' words that is no word of its own."""
        last = _LAST_WORD.search(unnamed) if self._language == "en" else None
        if last is None or last.group(1) in self._known or not self._titles.is_no_word(last.group(1)):
            return False
        return cuts_a_word(last.group(1), self._facts)

    def _says_nothing(self, told: str, named: Sequence[TitleMatch]) -> bool:
        """Whether too little is left beside the titles; in scripts without spaces a word is about two letters."""
        said = [word for word in words(told) if word not in self._title_words]
        count = sum(max(1, len(re.findall(rf"[{UNSPACED_LETTERS}]", word)) // 2) for word in said)
        return count < (1 if named else _LEAST_WORDS)

    def _names_another(self, text: str, unnamed: str, named: Sequence[TitleMatch]) -> bool:
        """Whether the sentence names, in full, for short or as a sequel, a game that was not recommended."""
        if any(match.game_id not in self._names or is_sequel(text, match.end, strict=True) for match in named):
            return True
        for spelling in undisguised(unnamed):
            if any(match.game_id not in self._names for match in self._titles.find(spelling)):
                return True
        return any(
            not game_ids & self._names.keys() and not set(words(part)) <= self._facts
            for part, game_ids in self._titles.find_parts(unnamed)
        )

    def _invents_a_name(self, text: str) -> bool:
        """Whether capitalised words are none that the recommendations or the player used.

        The first word of a sentence is capitalised anyway, so it counts only when it leads a longer name.
        """
        for match in _NAME.finditer(text):
            name = [word for word in WORD.findall(match.group()) if word[0].isupper() and len(word) > 1]
            if match.start() == 0 and (len(name) < 2 or fold(name[0]) in _OPENERS):
                name = name[1:]
            if len(name) < 2 and self._language in _CAPITALISES_NOUNS:
                continue
            # A single word may be the player's; what looks like a game must stand in the facts, and without a number: a
            # message or a summary may invent a sequel.
            known = self._known if len(name) < 2 else self._facts
            if any(fold(word) not in known and fold(word) not in _PERSONAL for word in name):
                return True
            if name and _NUMBERED.search(match.group()):
                return True
        return False


def _starts_of_titles(named: Sequence[TitleMatch]) -> list[int]:
    """Where titles start when each of them, and of those before it, is replaced by a single character."""
    starts, shortened = [], 0
    for match in named:
        starts.append(match.start - shortened)
        shortened += match.end - match.start - 1
    return starts


def _stutters(said: Sequence[str]) -> bool:
    """Whether a sentence says the same four words twice or one three times, as small models do when they are stuck."""
    quadruples = list(zip(said, said[1:], said[2:], said[3:], strict=False))
    thrice = any(one == two == three for one, two, three in zip(said, said[1:], said[2:], strict=False))
    return thrice or len(quadruples) != len(set(quadruples))
