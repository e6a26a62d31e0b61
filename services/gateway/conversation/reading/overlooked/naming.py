"""Finds the games that a message names in words which the classifier took for a kind, a studio or several things.

Before a player is told that nothing is called so, the words are looked up as a title: as spelled, by sound, misspelt,
or as what the titles of a series have in common ("zelda").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.beyond_catalogues.ordinary_words import may_name_a_kind
from services.gateway.understanding.games.title_lookup import Found, TitleLookup
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.games.titles_in_questions import TitleInText, titles_in_question
from services.gateway.understanding.genres.kind_others import is_another_kind
from services.gateway.understanding.languages.language_words import WORDS
from services.gateway.understanding.plain_text import WORD, fold

_MAY_BE_NAMES = frozenset((pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER))
_POLARITIES = frozenset((pb.POLARITY_WANTED, pb.POLARITY_LIKED, pb.POLARITY_REFUSED))
# These leave no doubt about a single word, whatever else it means.
_SURE = frozenset((Found.TITLE, Found.ALIAS, Found.INITIALS, Found.SOUND))
_MOST_GAMES = 20
_NUMBERS = frozenset(
    (pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_ORDINAL)
)
_MOST_WORDS_BESIDE = 3
_SEVERAL_PARTS = re.compile(
    r"(?P<series>\S.*\S) \d+ ?(?:[+&/,、-]|and|и|und|y|et|e|ve|та|і|i|to|bis|до|do|和|と) ?\d+", re.IGNORECASE
)
_OF_SENTENCES = frozenset(fold(word) for said in WORDS.values() for word in said)


def with_games_named(
    text: str, found: Sequence[Constraint], titles: TitleLookup, common: TitleIndex
) -> list[Constraint]:
    """The constraints, of which those that mean nothing as what they were taken for are titles where a game is called
    so; `common` tells which words the catalogue's own descriptions use."""
    result: list[Constraint] = []
    for run in _runs(text, found):
        whole = _named(text[run[0].start : run[-1].end], titles, common) if _is_open(run[0]) else ()
        if whole:
            result.append(_title(text, run, whole))
            continue
        for each in run:
            ids = _named(each.text, titles, common) if _is_open(each) and len(run) > 1 else ()
            result += [_title(text, [each], ids)] if ids else _several(each, titles) or [each]
    return result


def _several(constraint: Constraint, titles: TitleLookup) -> list[Constraint]:
    """The games that a title which nothing is called by names one behind the other: "csgo valorant"."""
    if constraint.type != pb.SPAN_TYPE_TITLE or not _is_open(constraint):
        return []
    said = constraint.text
    named = [
        each
        for each in titles_in_question(said, titles, in_lower_case=True)
        if (found := titles.find(said[each.start : each.end])) is not None and found.how is not Found.TYPO
    ]
    ends = [0, *(place for each in named for place in (each.start, each.end)), len(said)]
    beside = " ".join(said[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    # An unknown title may hold the name of a known one: "Doom Patrol".
    is_all = all(fold(word) in _OF_SENTENCES for word in WORD.findall(beside))
    return [_part(constraint, each) for each in named] if is_all and len(named) > 1 else []


def _part(constraint: Constraint, named: TitleInText) -> Constraint:
    """One of the games that a title names, by its place in the words of that."""
    return Constraint(
        text=constraint.text[named.start : named.end],
        start=constraint.start + named.start,
        end=constraint.start + named.end,
        type=pb.SPAN_TYPE_TITLE,
        polarity=constraint.polarity,
        game_ids=named.game_ids[:_MOST_GAMES],
    )


def with_numbers_of_titles(text: str, found: Sequence[Constraint], titles: TitleLookup) -> list[Constraint]:
    """The constraints, of which a number that is a part of a title is that title: the "4 dead" of "left 4 dead"; so is
    a word that was taken for a title and is none by itself, the "the" of "the room"."""
    return [
        _around(text, each, titles) or each if each.type in _NUMBERS or _is_a_mere_article(each) else each
        for each in found
    ]


def _is_a_mere_article(constraint: Constraint) -> bool:
    is_a_title = constraint.type == pb.SPAN_TYPE_TITLE and constraint.unmatched
    return is_a_title and all(fold(word) in _OF_SENTENCES for word in WORD.findall(constraint.text))


def _around(text: str, constraint: Constraint, titles: TitleLookup) -> Constraint | None:
    words = list(WORD.finditer(text))
    inside = [
        place for place, word in enumerate(words) if word.start() < constraint.end and constraint.start < word.end()
    ]
    if not inside:
        return None
    for first in range(max(0, inside[0] - _MOST_WORDS_BESIDE), inside[0] + 1):
        for last in range(min(len(words), inside[-1] + 1 + _MOST_WORDS_BESIDE), inside[-1], -1):
            start, end = words[first].start(), words[last - 1].end()
            is_longer = end - start > constraint.end - constraint.start
            named = titles.find(text[start:end]) if is_longer else None
            if named is not None and named.how in (Found.TITLE, Found.ALIAS):
                title = Constraint(text=text[start:end], start=start, end=end, type=pb.SPAN_TYPE_TITLE)
                title.polarity = constraint.polarity if constraint.polarity in _POLARITIES else pb.POLARITY_WANTED
                title.game_ids.extend(named.game_ids[:_MOST_GAMES])
                return title
    return None


def _runs(text: str, found: Sequence[Constraint]) -> Iterator[list[Constraint]]:
    """The constraints, those that mean nothing and stand side by side together: "дарк", "соулс"."""
    run: list[Constraint] = []
    for each in sorted(found, key=lambda one: one.start):
        joins = bool(run) and _is_open(run[-1]) and _is_open(each) and run[-1].polarity == each.polarity
        if joins and run[-1].end <= each.start and not WORD.search(text[run[-1].end : each.start]):
            run.append(each)
            continue
        if run:
            yield run
        run = [each]
    if run:
        yield run


def _is_open(constraint: Constraint) -> bool:
    is_refused_name = constraint.type == pb.SPAN_TYPE_CONTENT and constraint.polarity == pb.POLARITY_REFUSED
    may_be_one = constraint.type in _MAY_BE_NAMES or is_refused_name
    return constraint.unmatched and may_be_one and constraint.polarity in _POLARITIES


def _named(said: str, titles: TitleLookup, common: TitleIndex) -> tuple[str, ...]:
    """The games that words name, none if they may as well be ordinary ones."""
    if not may_name_a_kind(said) or read_child_age(said) is not None:
        return ()
    if (several := _SEVERAL_PARTS.fullmatch(said)) is not None:
        # "Portal 1+2" are both: all that is called so.
        return titles.series(several["series"])
    words = [fold(match.group()) for match in WORD.finditer(said)]
    is_ordinary = len(words) == 1 and (words[0] in _OF_SENTENCES or common.is_common(words[0]))
    found = titles.find(said)
    if found is not None and (found.how in _SURE or not is_ordinary):
        return found.game_ids
    return () if is_ordinary or is_another_kind(said) else titles.series(said) or titles.series_by_sound(said)


def _title(text: str, run: Sequence[Constraint], game_ids: Sequence[str]) -> Constraint:
    start, end = run[0].start, run[-1].end
    return Constraint(
        text=text[start:end],
        start=start,
        end=end,
        type=pb.SPAN_TYPE_TITLE,
        polarity=run[0].polarity,
        game_ids=game_ids[:_MOST_GAMES],
    )
