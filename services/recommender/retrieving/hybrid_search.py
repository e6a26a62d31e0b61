"""Finds games for a text by what it means and by its words together, those that are called so first."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

import numpy as np

from services.recommender.records import GameFilter, QueryVector, Reason, ReasonKind, RecommendedGame
from services.recommender.retrieving.retrievers import Retrievers, Scope
from services.recommender.storing.catalogue import Catalogue, CatalogueState, require_same
from services.recommender.storing.editions import Edition, Editions
from services.recommender.storing.schema import unit_vector
from services.recommender.storing.word_index import WordIndex

# What 1 of BM25 adds to a similarity in standard deviations. Of 0.1 to 1 chosen on every second wish of
# tests/bench/wishes.jsonl over thin entries, where it changes little (NDCG@10 .566 without, .563 with); on the others
# .597 and .607, a game that fits among the first ten for .95 and 1.00 of them. `make bench-search` repeats it.
WORD_WEIGHT = 0.2
# A cosine is at most 1 and words add little: so nothing comes between a game that is called so and the others.
_EXACT, _PREFIX = 4.0, 2.0
_SAMPLE = 256
_LEAST_POOL, _POOL_PER_GAME = 100, 2
# A word such as "the" begins many titles; more than a page of them helps nobody.
_MOST_TITLED = 50


class HybridSearch:
    """Searches the catalogue by meaning and by words."""

    def __init__(self, catalogue: Catalogue, retrievers: Retrievers, words: WordIndex) -> None:
        self._catalogue = catalogue
        self._retrievers = retrievers
        self._words = words
        self._revision = ""
        self._sample = np.zeros((0, 0), dtype=np.float32)

    async def search(self, query: QueryVector, text: str, *, limit: int, wanted: GameFilter) -> list[RecommendedGame]:
        """The games that a text describes: cosine similarity plus what its words add, called so first, best first.

        Without `text` the meaning alone decides. Of the editions of a game one is found, but all that are called so.
        Raises InvalidArgument and, for another encoder's vector, FailedPrecondition.
        """
        state = await self._catalogue.state()
        vector = unit_vector(query.values, query.encoder, "query.values")
        if state.encoder is None:
            return []
        require_same(state.encoder, query.encoder)
        scope = Scope(wanted)
        pool = max(_LEAST_POOL, _POOL_PER_GAME * limit)
        by_content, by_words, (exact, prefix) = await asyncio.gather(
            self._retrievers.by_content(vector, scope, limit=limit),
            self._words.by_words(text, scope.where(), limit=pool),
            self._words.by_title(text, scope.where(), limit=_MOST_TITLED),
        )
        found = await self._catalogue.records(sorted({*by_content, *by_words, *exact, *prefix}), state)
        if not found:
            return []
        weight = WORD_WEIGHT * await self._spread(vector, state)
        scores = {
            point: by_content.get(point, float(record.content @ np.asarray(vector, dtype=np.float32)))
            + weight * by_words.get(point, 0.0)
            + (_EXACT if point in exact else _PREFIX if point in prefix else 0.0)
            for point, record in found.items()
        }
        ranked = sorted(scores, key=lambda point: (-scores[point], found[point].game.game_id))
        editions = await self._catalogue.editions(ranked, state)
        best = islice(_of_each_one(ranked, editions, {*exact, *prefix}), limit)
        reasons = (Reason(ReasonKind.MATCHES_MESSAGE, 1.0),)
        return [RecommendedGame(found[point].game, scores[point], reasons) for point in best]

    async def _spread(self, vector: list[float], state: CatalogueState) -> float:
        """Standard deviation of the similarities of some games to the text."""
        if self._revision != state.revision:
            records = await self._catalogue.records(await self._retrievers.some(limit=_SAMPLE), state)
            if not records:
                return 0.0
            self._sample = np.stack([record.content for record in records.values()])
            self._revision = state.revision
        return float((self._sample @ np.asarray(vector, dtype=np.float32)).std())


def _of_each_one(ranked: Iterable[str], editions: Mapping[str, Edition], titled: Collection[str]) -> Iterator[str]:
    """Of each game the first edition, and all of `titled`: whoever types a title may look for any of them.

    Soundtracks and demos, which are no editions to play instead, stay, too: they are found by searching alone.
    """
    seen = Editions()
    for point in ranked:
        if point not in editions:
            continue
        edition = editions[point]
        if seen.add(edition) or point in titled or edition.extra:
            yield point
