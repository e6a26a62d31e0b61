"""Wires the gateway together from its settings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

from gamesrec.gateway.v1.gateway_pb2_grpc import add_GatewayServiceServicer_to_server
from services.common.readiness import Readiness
from services.common.server import ServiceDefinition
from services.gateway.backends.clients import open_backends
from services.gateway.backends.watch import keep_watching
from services.gateway.chat import Chat
from services.gateway.recommending.advisor import Advisor
from services.gateway.requests.experiments import Experiment
from services.gateway.servicer import GatewayServicer
from services.gateway.settings import GatewaySettings, TextStyle
from services.gateway.understanding.catalogue import CatalogueCache
from services.gateway.understanding.languages import language
from services.gateway.writing.small_model.sentence_per_game import SentencePerGame
from services.gateway.writing.whole_text import WholeText
from services.gateway.writing.writer import Writer

TEXT_STRATEGIES: Mapping[TextStyle, type[WholeText] | type[SentencePerGame]] = {
    "whole": WholeText,
    "per_game": SentencePerGame,
}
DEFINITION = ServiceDefinition(
    name="gateway",
    grpc_name="gamesrec.gateway.v1.GatewayService",
    register=add_GatewayServiceServicer_to_server,
    is_edge=True,
    limited=("Chat", "Recommend", "SearchGames"),
)


@asynccontextmanager
async def open_service(settings: GatewaySettings, readiness: Readiness) -> AsyncIterator[GatewayServicer]:
    """Ready as soon as it can recommend; other parts that are not up make answers poorer, not the gateway unready."""
    async with AsyncExitStack() as stack:
        backends = await open_backends(settings, stack)
        await asyncio.to_thread(language.load)
        catalogue = CatalogueCache(backends.recommender, refresh_seconds=settings.catalogue_refresh_seconds)
        stack.push_async_callback(catalogue.close)
        catalogue.follow()
        advisor = Advisor(backends.embedder, backends.classifier, backends.recommender, catalogue)
        stack.push_async_callback(advisor.close)
        strategy = TEXT_STRATEGIES[settings.text_style](
            backends.language_model, first_text_seconds=settings.first_text_seconds
        )
        writer = Writer(catalogue, strategy)
        # Until the first look at the parts.
        await readiness.set(False)
        watching = asyncio.create_task(
            keep_watching(
                backends.parts,
                lambda: backends.recommender.works or bool(catalogue.popular),
                readiness.set,
                readiness.set_part,
            )
        )
        stack.push_async_callback(_ended, watching)
        yield GatewayServicer(
            Chat(advisor, writer),
            advisor,
            backends.embedder,
            backends.recommender,
            catalogue,
            Experiment.parse(settings.experiment),
        )


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
