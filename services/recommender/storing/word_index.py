"""Keeps the words and the titles of all games in a collection of their own, beside the catalogue that it follows."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from services.common.games.titles import folded_title
from services.recommender.storing.engines.vector_store import (
    AnyOf,
    Collection,
    Nearest,
    Payload,
    Point,
    VectorStore,
    Where,
)
from services.recommender.storing.schema import (
    CONDITIONAL_INTEGERS,
    CONDITIONAL_KEYWORDS,
    GAMES,
    WORDS,
    conditional_fields,
    read_game,
)
from services.recommender.storing.words import document, other_titles, query, title_prefixes

_log = logging.getLogger(__name__)

_WORDS_OF_EARLIER_VERSIONS = "words"
_TITLES, _PREFIXES = "titles", "title_prefixes"
WORDS_COLLECTION = Collection(
    WORDS,
    idf_vectors=(WORDS,),
    keyword_fields=(_TITLES, _PREFIXES, *CONDITIONAL_KEYWORDS),
    integer_fields=CONDITIONAL_INTEGERS,
)
_BATCH = 500


class WordIndex:
    """The words of the games in a vector store. Points have the ids that the games have in the catalogue."""

    def __init__(self, store: VectorStore) -> None:
        self._store = store

    async def follow(self, games: Sequence[Point], collection: str = WORDS) -> None:
        """Takes over games that have just been written; those of a version that is being filled into its own index."""
        await self._store.ensure(replace(WORDS_COLLECTION, name=collection))
        await self._store.upsert(collection, [_point(game.id, game.payload) for game in games])

    async def catch_up(self) -> None:
        """Takes over what the catalogue held before there was this index; serves what it has meanwhile."""
        await self._store.ensure(WORDS_COLLECTION)
        if _WORDS_OF_EARLIER_VERSIONS in await self._store.collections():
            await self._store.drop(_WORDS_OF_EARLIER_VERSIONS)
        if await self._store.count(WORDS) >= await self._store.count(GAMES):
            return
        there = {point.id for point in await self._store.scan(WORDS, fields=[])}
        missing = [point.id for point in await self._store.scan(GAMES, fields=[]) if point.id not in there]
        for start in range(0, len(missing), _BATCH):
            found = await self._store.retrieve(GAMES, missing[start : start + _BATCH])
            await self._store.upsert(WORDS, [_point(point, stored.payload) for point, stored in found.items()])
        if missing:
            _log.info("indexed words of games", extra={"games": len(missing)})

    async def by_words(self, text: str, where: Where, *, limit: int) -> dict[str, float]:
        """BM25 of the games that share a word with the text, by point id; the best `limit`."""
        asked = query(text)
        if not asked.indices:
            return {}
        await self._store.ensure(WORDS_COLLECTION)
        hits = (await self._store.query(WORDS, [Nearest(WORDS, asked, limit, where)]))[0]
        return {hit.id: hit.score for hit in hits}

    async def by_title(self, text: str, where: Where, *, limit: int) -> tuple[set[str], set[str]]:
        """Point ids of the games that have the text as title or alias, and of those where one begins with it."""
        title = folded_title(text)
        if not title:
            return set(), set()
        await self._store.ensure(WORDS_COLLECTION)
        exact = await self._titled(_TITLES, title, where, limit)
        return exact, await self._titled(_PREFIXES, title, where, limit) - exact

    async def _titled(self, field: str, title: str, where: Where, limit: int) -> set[str]:
        condition = Where((*where.must, AnyOf(field, [title])), where.must_not)
        return {point.id for point in await self._store.scan(WORDS, condition, fields=[], limit=limit)}


def _point(point: str, payload: Payload) -> Point:
    game = read_game(payload)
    titles = sorted({folded for title in (game.title, *other_titles(game)) if (folded := folded_title(title))})
    fields: Payload = {_TITLES: titles, _PREFIXES: title_prefixes(game), **conditional_fields(payload)}
    return Point(point, fields, {WORDS: document(game)})
