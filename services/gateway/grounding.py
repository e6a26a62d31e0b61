"""Lets text of a language model through sentence by sentence, and only what is grounded in the recommendations.

The model names games by their titles or by placeholders such as `[[1]]`. Both become the catalogue's spelling. A
sentence is withheld when it names a catalogue game that was not recommended, an unknown placeholder, something that
looks like a game's name but is neither a recommended title nor a known proper word, a link, or when it is in another
language than asked for, or a repetition. No filter stops prompt injection; this one makes sure that what passes
can do no harm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.common.v1 import common_pb2
from services.gateway.language import is_written_in
from services.gateway.titles import TitleIndex, TitleMatch, fold

_BOUNDARY = re.compile(r"[.!?…。！？]+[\"'”»)\]]*(?=\s|$)|\n+")
_PLACEHOLDER = re.compile(r"\[{1,2}\s*(\d{1,3})\s*\]{1,2}")
_LINK = re.compile(r"https?:|www\.|\]\(|\b[\w-]+\.(?:com|net|org|io|ru|gg|tv|dev)\b", re.IGNORECASE)
_MARKUP = re.compile(r"[*_`#>|]+|<[^>]*>|\bassistant:|\buser:|\bsystem:", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f\x00-\x08\x0b-\x1f\x7f]")
_NAME = re.compile(r"\b[A-ZА-ЯЁ][\w'’]*(?:(?:: | - |[ -])(?:(?:of|the|and|in|to) )*(?:[A-ZА-ЯЁ][\w'’]*|\d+\b))*")
# Words that begin a sentence and may stand before a name without being a part of it.
_OPENERS = frozenset(
    {"a", "an", "and", "as", "at", "both", "but", "dive", "enjoy", "for", "from", "get", "grab", "if", "in", "join"}
    | {"like", "meet", "or", "play", "so", "take", "the", "then", "this", "try", "when", "while", "with", "you", "your"}
)
# A sentence with fewer words beside the titles says nothing.
_LEAST_WORDS = 2
_PERSONAL = frozenset(["im", "ill", "ive", "id"])
_WORD = re.compile(r"[\w'’]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be passed on, and the games it names, in order."""

    text: str
    game_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence that may not, and why."""

    reason: str


class SentenceGate:
    """The gate of one answer: feed it chunks, take out sentences."""

    def __init__(
        self, games: Sequence[common_pb2.Game], titles: TitleIndex, *, language: str, known_text: str = ""
    ) -> None:
        """`games` are those recommended, `[[1]]` being the first; `known_text` holds proper words that are no
        invention, such as the player's message.
        """
        self._games = {game.game_id: game for game in games}
        self._order = [game.game_id for game in games]
        self._titles = titles
        self._language = language
        self._buffer = ""
        self._said: set[str] = set()
        self._known = {fold(word) for word in _WORD.findall(known_text)}
        for game in games:
            facts = " ".join([game.title, game.developer, *game.genres, *game.platforms, *game.tags, game.summary])
            self._known.update(fold(word) for word in _WORD.findall(facts))

    def feed(self, chunk: str) -> list[Sentence | Withheld]:
        """Takes a chunk; returns what it completed."""
        self._buffer += _FORBIDDEN.sub("", chunk)
        return self._cut(at_end=False)

    def finish(self, *, whole: bool) -> list[Sentence | Withheld]:
        """Ends the text; what is left counts as a sentence only if the text is `whole`."""
        found = self._cut(at_end=True)
        rest, self._buffer = self._buffer.strip(), ""
        if whole and rest:
            found.append(self._judge(rest))
        return found

    def _cut(self, *, at_end: bool) -> list[Sentence | Withheld]:
        found: list[Sentence | Withheld] = []
        search_from = 0
        while boundary := _BOUNDARY.search(self._buffer, search_from):
            end = boundary.end()
            if not at_end and end == len(self._buffer):
                break  # the next chunk may show that this was "3.5" or "Bros."
            if not at_end and self._titles.may_continue(self._buffer[:end]):
                following = _WORD.search(self._buffer, end)
                if following is None or following.end() == len(self._buffer):
                    break
            if any(match.start < end - 1 < match.end - 1 for match in self._titles.find(self._buffer)):
                search_from = end  # inside a title, such as that of "Super Smash Bros. Melee"
                continue
            sentence, self._buffer = self._buffer[:end].strip(), self._buffer[end:]
            search_from = 0
            if sentence:
                found.append(self._judge(sentence))
        return found

    def _judge(self, sentence: str) -> Sentence | Withheld:
        text = self._render(sentence)
        named = list(self._titles.find(text, prefer=self._order))
        objection = self._objection(text, named)
        if objection is not None:
            return Withheld(objection)
        for match in reversed(named):
            title, rest = self._games[match.game_id].title, text[match.end :]
            # A title may end in the mark that ends the sentence: "Super Smash Bros."
            text = text[: match.start] + title + (rest if title[-1].isalnum() else rest.lstrip(title[-1]))
        words = [fold(word) for word in _WORD.findall(text)]
        key = " ".join(words)
        if key in self._said or _stutters(words):
            return Withheld("REPETITION")
        self._said.add(key)
        return Sentence(text, tuple(dict.fromkeys(match.game_id for match in named)))

    def _render(self, sentence: str) -> str:
        """The sentence with titles for placeholders; unknown placeholders stay as they are."""

        def title(match: re.Match[str]) -> str:
            number = int(match.group(1))
            known = 1 <= number <= len(self._order)
            return self._games[self._order[number - 1]].title if known else match.group()

        text = _MARKUP.sub("", sentence).strip().lstrip("-• ").strip()
        return _PLACEHOLDER.sub(title, text)

    def _objection(self, text: str, named: Sequence[TitleMatch]) -> str | None:
        """Why the sentence may not be passed on; None if it may."""
        if any(match.game_id not in self._games for match in named):
            return "OTHER_GAME"
        unnamed = text
        for match in reversed(named):
            unnamed = unnamed[: match.start] + "_" + unnamed[match.end :]
        objections = (
            ("EMPTY", len(_WORD.findall(unnamed)) < _LEAST_WORDS),
            ("UNKNOWN_PLACEHOLDER", "[" in unnamed or "]" in unnamed),
            ("LINK", bool(_LINK.search(unnamed))),
            ("LANGUAGE", not is_written_in(unnamed, self._language)),
            ("INVENTED_NAME", self._invents_a_name(unnamed)),
        )
        return next((reason for reason, found in objections if found), None)

    def _invents_a_name(self, text: str) -> bool:
        """Whether capitalised words are none that the recommendations or the player used.

        The first word of a sentence is capitalised anyway, so it counts only when it leads a longer name.
        """
        for match in _NAME.finditer(text):
            words = [word for word in _WORD.findall(match.group()) if word[0].isupper() and len(word) > 1]
            if match.start() == 0 and (len(words) < 2 or fold(words[0]) in _OPENERS):
                words = words[1:]
            if any(fold(word) not in self._known and fold(word) not in _PERSONAL for word in words):
                return True
        return False


def _stutters(words: Sequence[str]) -> bool:
    """Whether a sentence says the same four words twice, as small models do when they are stuck."""
    quadruples = list(zip(words, words[1:], words[2:], words[3:], strict=False))
    return len(quadruples) != len(set(quadruples))
