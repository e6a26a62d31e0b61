"""Reads from a message what it asks for by name (genres, tags, platforms, games, years) and what it refuses.

Rules over words, in English and Russian; what they do not understand is left to the message's embedding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from services.common.games.titles import is_sequel
from services.gateway.understanding.amounts.terms.prices import without_sums
from services.gateway.understanding.plain_text import WORD, fold, plain, words
from services.gateway.understanding.vocabulary import Vocabulary

_CLAUSE = re.compile(r"[,.;:!?()\n]|\bbut\b|\bно\b", re.IGNORECASE)
_NOT_ONLY = re.compile(r"\b(not (only|just)|why not|не только|не просто|почему бы не)\b", re.IGNORECASE)
_REFUSING = frozenset(
    (
        "no",
        "not",
        "non",
        "nothing",
        "without",
        "except",
        "hate",
        "avoid",
        "dont",
        "не",
        "ничего",
        "без",
        "кроме",
        "ненавижу",
    )
)
# A refusal reaches this many words: "not a fast shooter", "не хочу больше шутеров".
_REACH = 4
_JOINING = frozenset(("or", "and", "nor", "a", "an", "any", "или", "и", "ни"))
_ON = frozenset(("on", "for", "my", "the", "nintendo", "на", "для", "под", "мой", "моего", "моём"))
_SHORTEST_WITHOUT_ON = 2

_YEAR = r"((?:19[5-9]|20\d)\d)"
_BEFORE = re.compile(rf"\b(?:before|older than|до|раньше|старше)\s+{_YEAR}\b", re.IGNORECASE)
_AFTER = re.compile(rf"\b(?:after|newer than|после|позже|новее)\s+{_YEAR}\b", re.IGNORECASE)
_SINCE = re.compile(rf"\b(?:since|с)\s+{_YEAR}\b", re.IGNORECASE)
_IN = re.compile(rf"\b(?:in|from|of|в|за|от)\s+{_YEAR}\b|\b{_YEAR}\s+год", re.IGNORECASE)
_DECADE = re.compile(r"\b(?:(19|20)?(\d)0['’]?s|(19|20)?(\d)0-?(?:х|е|ых)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MessageConstraints:
    """What a message names. Genres and tags are spelled as in the catalogue; a year of 0 is no bound.

    `named_share` is the share of the message's words that name something of the catalogue, 0 to 1.
    """

    genres: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    min_year: int = 0
    max_year: int = 0
    refused_genres: tuple[str, ...] = ()
    refused_tags: tuple[str, ...] = ()
    game_ids: tuple[str, ...] = ()
    named_share: float = 0.0


@dataclass(slots=True)
class _Found:
    """Names in the order in which they were found."""

    wanted: dict[str, None] = field(default_factory=dict)
    refused: dict[str, None] = field(default_factory=dict)
    platforms: dict[str, None] = field(default_factory=dict)
    naming_words: int = 0


def read_constraints(text: str, vocabulary: Vocabulary) -> MessageConstraints:
    """What `text` asks for by name."""
    readable = plain(text)
    total = len(words(readable))
    games: dict[str, None] = {}
    found = _Found()
    for match in reversed(list(vocabulary.titles.find(readable))):
        title = readable[match.start : match.end]
        if is_sequel(readable, match.end) or (len(words(title)) == 1 and any(vocabulary.kinds.find(words(title)))):
            continue  # another game of the series, or a genre that a game is called like
        games[match.game_id] = None
        found.naming_words += len(words(title))
        readable = f"{readable[: match.start]}_{readable[match.end :]}"
    for part, game_ids in vocabulary.titles.find_parts(readable):
        # "The Witcher 3", and "Skyrim" with a capital that no sentence begins with.
        if len(game_ids) == 1 and (len(words(part)) > 1 or (part[0].isupper() and not readable.startswith(part))):
            games[next(iter(game_ids))] = None
            found.naming_words += len(words(part))
    min_year, max_year = _years(without_sums(readable))
    for clause in _CLAUSE.split(_NOT_ONLY.sub(" ", readable)):
        _read_clause(clause, vocabulary, found, is_short=total <= _SHORTEST_WITHOUT_ON)
    wanted = [name for name in found.wanted if name not in found.refused]
    return MessageConstraints(
        genres=tuple(vocabulary.genres[name] for name in wanted if name in vocabulary.genres),
        tags=tuple(vocabulary.tags[name] for name in wanted if name in vocabulary.tags),
        platforms=tuple(vocabulary.spelled_platforms[name] for name in found.platforms),
        min_year=min_year,
        max_year=max_year,
        refused_genres=tuple(vocabulary.genres[name] for name in found.refused if name in vocabulary.genres),
        refused_tags=tuple(vocabulary.tags[name] for name in found.refused if name in vocabulary.tags),
        game_ids=tuple(reversed(games)),
        named_share=found.naming_words / total if total else 0.0,
    )


def _read_clause(clause: str, vocabulary: Vocabulary, found: _Found, *, is_short: bool) -> None:
    """Adds to `found` what one clause names; in a message that `is_short` a platform needs no "on" before it."""
    said = [fold(match.group()) for match in WORD.finditer(clause)]
    behind, refusing = 0, False
    for name, start, end in vocabulary.kinds.find(said):
        between = said[max(behind, start - _REACH) : start]
        # "no farming or shooting" refuses both, "not a hard puzzle" what is hard.
        refusing = bool(_REFUSING.intersection(between)) or (
            refusing and between != [] and _JOINING.issuperset(between)
        )
        (found.refused if refusing else found.wanted)[name] = None
        found.naming_words += end - start
        behind = end
    for name, start, end in vocabulary.platforms.find(said):
        if is_short or _ON.intersection(said[max(0, start - 2) : start]):
            found.platforms[name] = None
            found.naming_words += end - start


def _years(text: str) -> tuple[int, int]:
    """The first and the last year that the text asks for; 0 is no bound."""
    if match := _DECADE.search(text):
        century, digit = match[1] or match[3], int(match[2] or match[4])
        start = (int(century) if century else 19 if digit >= 5 else 20) * 100 + digit * 10
        return start, start + 9
    before, after, since = _BEFORE.search(text), _AFTER.search(text), _SINCE.search(text)
    if before or after or since:
        minimum = int(after[1]) + 1 if after else int(since[1]) if since else 0
        return minimum, int(before[1]) - 1 if before else 0
    if match := _IN.search(text):
        year = int(match[1] or match[2])
        return year, year
    return 0, 0
