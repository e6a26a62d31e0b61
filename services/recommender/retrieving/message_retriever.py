"""The source of candidates for a message: games whose description is far closer to it than most, and games that have
what it names. An embedding tells themes well, but names and negations badly; those come apart, as a `Wish`.
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np

from services.recommender.records import Game, GameFilter, Wish
from services.recommender.retrieving.hybrid_search import WORD_WEIGHT
from services.recommender.retrieving.likeness import Likeness
from services.recommender.retrieving.retrievers import Retrievers, Scope
from services.recommender.retrieving.taste import Vector
from services.recommender.storing.catalogue import Catalogue, CatalogueState, GameRecord
from services.recommender.storing.schema import game_point
from services.recommender.storing.word_index import WordIndex

# Similarities are counted in standard deviations above the mean of so many games, which changes with the message.
_SAMPLE = 256
# A game that stands out is as far above the mean as one in forty, or half as far as the best of a small catalogue.
_STANDS_OUT = 2.0
_SMALL_CATALOGUE = 100
# What a game with all that the message names gains, and one with nothing of it loses.
_NAMED = 2.0
_FAINT = 1e-3
_MOST_BY_WORDS = 100
# Searches for the games that have all that is named; names that are both a genre and a tag make more of them.
_MOST_FOR_ALL = 8
_WORD = re.compile(r"\w+")
# A message that names games is above all like these: its own vector holds the words of their titles as well, and what
# is called alike is seldom alike. Of 120 games of the demonstration's catalogue ("something like X, but shorter", in
# three languages) the five nearest share .36 of the genres and tags at 1, .39 at 2, .40 at 3 and .41 at 8, where what
# else the message says counts no more.
_GAMES_TO_MESSAGE = 2.0
# What a game with all genres and tags of those named gains on one with none, in standard deviations of similarities
# before both are counted anew. Chosen of 1 to 20 on every second game of tests/bench/likeness.jsonl: of the five
# nearest .61 were judged alike without it, .735 with; on the others .615 and .74. `make bench-relevance` asks a stack.
_ALIKE = 6.0
# What a kind is like, where no game of it may come, is told by so many of its games.
_OF_A_KIND = 16


@dataclass(frozen=True, slots=True)
class ByMessage:
    """Games (point ids) by how far they stand out for a message, above 0 for a match, and those of them that have all
    genres and tags that it names.
    """

    scores: dict[str, float] = field(default_factory=dict)
    complete: frozenset[str] = frozenset()


class MessageRetriever:
    """Finds games for messages."""

    def __init__(self, catalogue: Catalogue, retrievers: Retrievers, words: WordIndex) -> None:
        self._catalogue = catalogue
        self._retrievers = retrievers
        self._words = words
        self._revision = ""
        self._sample: Vector = np.zeros((0, 0), dtype=np.float32)
        self._sampled_games: Mapping[str, Game] = {}
        self._likeness = Likeness(())

    async def find(
        self, vector: Sequence[float], wish: Wish, scope: Scope, state: CatalogueState, *, limit: int, text: str = ""
    ) -> ByMessage:
        """The games within the scope that stand out for the message.

        `vector` is the message, of length 1, and `text` what it says, whose words count a little. Of very many games
        the best are found, enough to choose `limit` from.
        """
        named = await self._catalogue.records([game_point(game_id) for game_id in wish.game_ids], state)
        query = _towards(vector, list(named.values()), weight=_GAMES_TO_MESSAGE)
        text = _without_titles(text, named.values())
        scope = await self._narrowed(scope, wish)
        terms, kinds = _terms(wish), _kinds(wish)
        scopes = [scope, *(scope.narrowed(term) for pair in terms for term in pair), *_of_all(scope, wish)]
        found = await self._nearest(query, scopes, limit=limit)
        if terms and found[0] and not any(found[1:]):
            # Nothing of the kinds may come, so what is nearest to them does.
            query = _towards(query, await self._of_kinds(query, terms, state))
            found = await self._nearest(query, scopes, limit=limit)
        similarities = {game: similarity for scores in found for game, similarity in scores.items()}
        if not similarities:
            return ByMessage()
        by_words = await self._words.by_words(text, scope.where(), limit=_MOST_BY_WORDS)
        similarities |= await self._similarities(query, [game for game in by_words if game not in similarities], state)
        of_terms = found[1 : 1 + 2 * len(terms)]
        of_all = {game for scores in found[1 + 2 * len(terms) :] for game in scores}
        of_name = {
            name: as_genre.keys() | as_tag.keys()
            for name, as_genre, as_tag in zip(_names(wish.named), of_terms[::2], of_terms[1::2], strict=True)
        }
        having = _having(kinds, of_name, of_all)
        sample = await self._sampled(state)
        of_sample = sample @ np.asarray(query, dtype=np.float32)
        if named:
            similarities, of_sample = await self._with_likeness(named, similarities, of_sample, state)
        mean, spread = _mean_and_spread(of_sample)
        scores = {
            game: (similarity - mean) / spread
            + WORD_WEIGHT * by_words.get(game, 0.0)
            + (_NAMED * (2 * having[game] - 1) if terms else 0.0)
            for game, similarity in similarities.items()
        }
        least = _STANDS_OUT
        if len(sample) < _SMALL_CATALOGUE:
            least = min(least, max(scores.values()) / 2)
        complete = frozenset(
            game
            for game in similarities
            if kinds and (game in of_all or all(any(game in of_name[name] for name in kind) for kind in kinds))
        )
        return ByMessage(
            {
                game: _at_least_a_match(score - least, having[game]) if terms else score - least
                for game, score in scores.items()
            },
            complete,
        )

    async def _similarities(
        self, query: Sequence[float], games: Sequence[str], state: CatalogueState
    ) -> dict[str, float]:
        """Cosine similarities of the games to the query."""
        found = await self._catalogue.records(games, state)
        vector = np.asarray(query, dtype=np.float32)
        return {game: float(record.content @ vector) for game, record in found.items()}

    async def _with_likeness(
        self,
        named: Mapping[str, GameRecord],
        similarities: Mapping[str, float],
        of_sample: Vector,
        state: CatalogueState,
    ) -> tuple[dict[str, float], Vector]:
        """The similarities of games, and of the sample, with what their kinds have in common with those `named`."""
        examples = [record.game for record in named.values()]
        found = await self._catalogue.records(list(similarities), state)
        alike = self._likeness.to(examples, {game: record.game for game, record in found.items()})
        gain = _ALIKE * _mean_and_spread(of_sample)[1]
        sample_alike = self._likeness.to(examples, self._sampled_games)
        return (
            {game: similarity + gain * alike.get(game, 0.0) for game, similarity in similarities.items()},
            of_sample + gain * np.fromiter(sample_alike.values(), dtype=np.float32, count=len(of_sample)),
        )

    async def _nearest(self, query: Sequence[float], scopes: Sequence[Scope], *, limit: int) -> list[dict[str, float]]:
        """The games nearest to the query in each of the scopes."""
        return await asyncio.gather(*(self._retrievers.by_content(query, each, limit=limit) for each in scopes))

    async def _of_kinds(
        self, query: Sequence[float], terms: Sequence[tuple[GameFilter, GameFilter]], state: CatalogueState
    ) -> list[GameRecord]:
        """Games of the named kinds, whether they may come or not, those nearest to the query."""
        every = [Scope(term) for pair in terms for term in pair]
        found = await asyncio.gather(*(self._retrievers.nearest(query, each, limit=_OF_A_KIND) for each in every))
        games = dict.fromkeys(game for scores in found for game in scores)
        return list((await self._catalogue.records(list(games), state)).values())

    async def _narrowed(self, scope: Scope, wish: Wish) -> Scope:
        """The scope with the platforms and years that the message names.

        What leaves no game is given up: the years first, then the platforms.
        """
        platforms = GameFilter(platforms=wish.named.platforms)
        years = replace(platforms, min_year=wish.named.min_year, max_year=wish.named.max_year)
        for condition in (years, platforms):
            narrowed = scope.narrowed(condition)
            if narrowed == scope or await self._retrievers.any_within(narrowed):
                return narrowed
        return scope

    async def _sampled(self, state: CatalogueState) -> Vector:
        """Contents [games, dimension] of games that their point ids, which are hashes, choose."""
        if self._revision != state.revision:
            points = await self._retrievers.some(limit=_SAMPLE)
            records = await self._catalogue.records(points, state)
            self._sample = np.stack([record.content for record in records.values()])
            self._sampled_games = {point: record.game for point, record in records.items()}
            self._likeness = Likeness(list(self._sampled_games.values()))
            self._revision = state.revision
        return self._sample


def _towards(vector: Sequence[float], games: Sequence[GameRecord], *, weight: float = 1.0) -> list[float]:
    """The vector, of length 1, moved towards the mean of the games, which counts `weight` times as much."""
    if not games:
        return list(vector)
    mean = np.mean([record.content for record in games], axis=0)
    joined = np.asarray(vector) + weight * mean / np.linalg.norm(mean)
    length = float(np.linalg.norm(joined))
    return [float(value) for value in joined / length] if length > 0 else list(vector)


def _without_titles(text: str, named: Iterable[GameRecord]) -> str:
    """The text without the words of the titles of games that it names: they say nothing of what is like these."""
    titles = {word for record in named for word in _WORD.findall(record.game.title.casefold())}
    return _WORD.sub(lambda match: " " if match.group().casefold() in titles else match.group(), text)


def _at_least_a_match(score: float, share: float) -> float:
    """The score of a game that has a `share` of what the message names: a match, if only a faint one.

    Its order among such games stays as it is. Else what many play came before the only game of the kind that is asked
    for, where little else meets the conditions.
    """
    if score > 0 or share <= 0:
        return score
    return _FAINT * share / (1 - score)


def _of_all(scope: Scope, wish: Wish) -> list[Scope]:
    """The games of a scope that have a name of each of several kinds, each as the genre or the tag that it is."""
    genres, tags = ({name.casefold() for name in names} for names in (wish.named.genres, wish.named.tags))
    forms = [
        [GameFilter(genres=tuple(sorted(kind & genres)))] * bool(kind & genres)
        + [GameFilter(tags=tuple(sorted(kind & tags)))] * bool(kind & tags)
        for kind in _kinds(wish)
    ]
    ways = list(product(*forms)) if len(forms) > 1 else []
    if len(ways) > _MOST_FOR_ALL:
        return []
    return [replace(scope, also=(*scope.also, *way), met={}) for way in ways]


def _terms(wish: Wish) -> list[tuple[GameFilter, GameFilter]]:
    """Each name of the wish as a genre and as a tag; a name may be both."""
    return [(GameFilter(genres=(name,)), GameFilter(tags=(name,))) for name in _names(wish.named)]


def _kinds(wish: Wish) -> list[frozenset[str]]:
    """The names of each kind that is wished for; a name that belongs to none is one by itself."""
    names = frozenset(_names(wish.named))
    kinds = [kind for each in wish.kinds if (kind := names.intersection(_names(each)))]
    single = names.difference(*kinds)
    return list(dict.fromkeys([*kinds, *(frozenset((name,)) for name in sorted(single))]))


def _having(
    kinds: Sequence[frozenset[str]], of_name: Mapping[str, Collection[str]], of_all: Collection[str]
) -> dict[str, float]:
    """What share of the kinds each game has, 1 for all names of all of them: the kinds count as much as each other, and
    so do the names of a kind. `of_all` have one name of each at least, though the list of a name may be cut off before.
    """
    having: dict[str, float] = defaultdict(float)
    for kind in kinds:
        for name in kind:
            for game in of_name[name]:
                having[game] += 1 / (len(kinds) * len(kind))
    least = sum(1 / (len(kinds) * len(kind)) for kind in kinds)
    for game in of_all:
        having[game] = max(having[game], least)
    return having


def _names(named: GameFilter) -> dict[str, None]:
    return dict.fromkeys(name.casefold() for name in (*named.genres, *named.tags))


def _mean_and_spread(similarities: Vector) -> tuple[float, float]:
    spread = float(similarities.std())
    return float(similarities.mean()), spread if spread > 1e-6 else 1.0
