"""Puts the recommender together: opens its vector store, wires the domain, flushes in the background."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from contextvars import Context
from functools import partial

from gamesrec.recommender.v1.recommender_pb2_grpc import add_RecommenderServiceServicer_to_server
from services.common.errors import ResourceExhausted, ServiceError, StartupError, Unavailable
from services.common.readiness import Readiness
from services.common.server import ServiceDefinition
from services.recommender import metrics
from services.recommender.candidate_sources import CandidateSources
from services.recommender.explanation import Explainer
from services.recommender.precedence import Precedence
from services.recommender.recommendation import Recommender
from services.recommender.retrieving.hybrid_search import HybridSearch
from services.recommender.retrieving.item_model_retriever import FittedRetriever
from services.recommender.retrieving.message_retriever import MessageRetriever
from services.recommender.retrieving.retrievers import Retrievers
from services.recommender.servicer import RecommenderServicer
from services.recommender.settings import RecommenderSettings
from services.recommender.similar_games import SimilarGames
from services.recommender.storing.catalogue import Catalogue
from services.recommender.storing.disk.disk_space import tell_regularly
from services.recommender.storing.disk.scrub import scrub, scrub_regularly
from services.recommender.storing.engines.in_process.careful_edge_store import CarefulEdgeStore
from services.recommender.storing.engines.vector_store import Point, VectorStore
from services.recommender.storing.engines.versioned_store import VersionedStore
from services.recommender.storing.events import Events
from services.recommender.storing.item_models import ItemModels
from services.recommender.storing.kept_totals import KeptTotals
from services.recommender.storing.players import Players
from services.recommender.storing.popularity import Popularity, TotalsSource
from services.recommender.storing.schema import VERSIONED
from services.recommender.storing.swapping.hidden_load import HiddenLoad
from services.recommender.storing.swapping.reembedding import Reembedding
from services.recommender.storing.swapping.replacement import Replacement
from services.recommender.storing.word_index import WordIndex

_log = logging.getLogger(__name__)
_SECONDS_BETWEEN_TRIES = 1.0
_SECONDS_BETWEEN_PUBLISHED = 15.0
# Between reads of a check in the background, which takes so less than a tenth of a core.
_CHECK_PAUSE_SECONDS = 0.02

DEFINITION = ServiceDefinition(
    name="recommender",
    grpc_name="gamesrec.recommender.v1.RecommenderService",
    register=add_RecommenderServiceServicer_to_server,
)


@asynccontextmanager
async def open_service(settings: RecommenderSettings, readiness: Readiness) -> AsyncIterator[RecommenderServicer]:
    """Yields the servicer on an open store. Raises StartupError if the store cannot be opened."""
    engine = await _open_store(settings)
    store = VersionedStore(engine, VERSIONED)
    background = [asyncio.create_task(_flush_regularly(store, settings.flush_seconds))]
    if isinstance(engine, CarefulEdgeStore):
        tell = partial(readiness.set_part, "readiness.writes")
        background.append(asyncio.create_task(tell_regularly(engine.space, tell, engine.hold_back)))
    try:
        totals: TotalsSource = (
            Popularity(store, settings.popularity_seconds) if settings.qdrant_url else KeptTotals(store)
        )
        models = ItemModels(store, served=totals.recount)
        words = WordIndex(store)

        async def follow(games: Sequence[Point]) -> None:
            await models.follow(games)
            await words.follow(games)

        catalogue = Catalogue(store, follow, store.use)
        precedence = Precedence()
        players = Players(store, catalogue, totals, precedence.give_way)
        await _open_patiently(catalogue, players, settings)
        retrievers = Retrievers(store, totals, catalogue.existing)
        sources = CandidateSources(retrievers, MessageRetriever(catalogue, retrievers, words))
        fitted = FittedRetriever(store, models)
        recommender = Recommender(catalogue, players, retrievers, sources, fitted)
        events = Events(store, catalogue, players)
        await events.open()
        reembedding = Reembedding(store, catalogue)
        await reembedding.open(alone=not settings.qdrant_url)
        replacement = Replacement(store, catalogue, words, models.match_catalogue)
        await replacement.open(alone=not settings.qdrant_url)
        background.append(asyncio.create_task(_catch_up(catalogue, words)))
        background.append(asyncio.create_task(_publish_regularly(catalogue, models)))
        background.append(
            asyncio.create_task(
                scrub_regularly(store, settings.check_hours * 3600, _CHECK_PAUSE_SECONDS, readiness.set),
                # Each check is of the vectors that are in force then.
                context=Context(),
            )
        )
        search = HybridSearch(catalogue, retrievers, words)
        try:
            yield RecommenderServicer(
                catalogue,
                players,
                recommender,
                models,
                search,
                SimilarGames(catalogue, retrievers, fitted),
                Explainer(catalogue, players, sources, fitted),
                events,
                partial(scrub, store),
                reembedding,
                HiddenLoad(store, catalogue),
                replacement,
                precedence,
            )
        finally:
            await totals.close()
    finally:
        for task in background:
            task.cancel()
        # Whatever became of one: the store is closed.
        await asyncio.gather(*background, return_exceptions=True)
        await store.close()


async def _open_store(settings: RecommenderSettings) -> VectorStore:
    if not settings.qdrant_url:
        return CarefulEdgeStore.open_with(settings.data_dir, keep_free_mib=settings.keep_free_mib)
    # Half of the imports of this service, which one without a server need not wait for to start.
    from services.recommender.storing.engines.server.connection import QdrantConnection  # noqa: PLC0415
    from services.recommender.storing.engines.server.layout import ClusterOptions  # noqa: PLC0415
    from services.recommender.storing.engines.server.server_store import ServerStore  # noqa: PLC0415

    connection = await QdrantConnection.open(
        settings.qdrant_url,
        grpc_port=settings.qdrant_grpc_port,
        api_key=os.environ.get(settings.qdrant_api_key_env) or None,
        timeout=settings.qdrant_timeout_seconds,
        wait_seconds=settings.qdrant_wait_seconds,
    )
    return ServerStore(
        connection,
        prefix=settings.qdrant_collection_prefix,
        options=ClusterOptions(
            shards=settings.qdrant_shards or None,
            replication_factor=settings.qdrant_replication_factor,
            write_consistency=settings.qdrant_write_consistency,
            quantisation=settings.qdrant_quantisation,
            on_disk=settings.qdrant_on_disk,
        ),
    )


async def _open_patiently(catalogue: Catalogue, players: Players, settings: RecommenderSettings) -> None:
    """Opens both; a server that goes away meanwhile is waited for as one that is not up yet."""
    deadline = time.monotonic() + settings.qdrant_wait_seconds
    while True:
        try:
            await catalogue.open(alone=not settings.qdrant_url)
            await players.open()
            return
        except Unavailable as error:
            if time.monotonic() >= deadline:
                raise StartupError(f"{error.message}; start it, or see why it went away") from error
            _log.warning("waiting for the vector store, which went away")
            await asyncio.sleep(_SECONDS_BETWEEN_TRIES)


async def _catch_up(catalogue: Catalogue, words: WordIndex) -> None:
    """Indexes the words of a catalogue that is older than the index, while the service serves."""
    try:
        if (await catalogue.state()).encoder is not None:
            await words.catch_up()
    except Exception:
        # Searches go by meaning meanwhile; the next start tries again.
        _log.exception("words could not be indexed")


async def _publish_regularly(catalogue: Catalogue, models: ItemModels) -> None:
    """Keeps the gauges of what is stored near the truth, whichever replica changes it."""
    while True:
        try:
            metrics.GAMES.set(await catalogue.count())
            metrics.CATALOGUE_CHANGED.set(await catalogue.changed_at())
            metrics.MODEL_SERVED.set(await models.served_since())
        except ServiceError:
            # The store cannot be reached, which its own metrics say.
            pass
        await asyncio.sleep(_SECONDS_BETWEEN_PUBLISHED)


async def _flush_regularly(store: VectorStore, seconds: float) -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            with metrics.FLUSH_SECONDS.time():
                await store.flush()
        except ResourceExhausted:
            # The disk is full, which has a line of its own.
            pass
        except Exception:
            # Tried again in a moment; acknowledged writes are in the write-ahead log meanwhile.
            _log.exception("flush failed")
