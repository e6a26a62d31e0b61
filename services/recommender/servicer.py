"""RecommenderService's rpcs: protobuf to the recommender's records and back, nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceServicer
from services.common.channels import MAX_MESSAGE_BYTES
from services.common.errors import InvalidArgument
from services.common.games.answer_size import kept_small
from services.common.games.list_length import limit_of
from services.common.message_parts import in_parts
from services.common.model_messages import model_message, model_version
from services.recommender import metrics
from services.recommender import translation as to
from services.recommender.explanation import Explainer
from services.recommender.interaction_columns import columns_from
from services.recommender.precedence import Precedence
from services.recommender.recommendation import Recommender
from services.recommender.records import Dials, QueryVector, RecommendationRequest
from services.recommender.retrieving.hybrid_search import HybridSearch
from services.recommender.similar_games import SimilarGames
from services.recommender.storing.catalogue import Catalogue
from services.recommender.storing.disk.scrub import Findings
from services.recommender.storing.events import Events
from services.recommender.storing.item_models import ItemModels
from services.recommender.storing.page_tokens import page_token_after
from services.recommender.storing.players import DEFAULT_HISTORY, Players
from services.recommender.storing.swapping.hidden_load import HiddenLoad
from services.recommender.storing.swapping.reembedding import Reembedding
from services.recommender.storing.swapping.replacement import Replacement

if TYPE_CHECKING:
    from services.common.status import ServicerContext

# Clients accept 4 MiB unless they are told otherwise.
_MOST_PAGE_BYTES = 3_500_000
_MOST_ANSWER_BYTES = MAX_MESSAGE_BYTES * 3 // 4
_MOST_DAMAGES = 100


class RecommenderServicer(RecommenderServiceServicer):
    """Translates only."""

    def __init__(
        self,
        catalogue: Catalogue,
        players: Players,
        recommender: Recommender,
        models: ItemModels,
        search: HybridSearch,
        similar: SimilarGames,
        explainer: Explainer,
        events: Events,
        check: Callable[[], Awaitable[Findings]],
        reembedding: Reembedding,
        hidden_load: HiddenLoad,
        replacement: Replacement,
        precedence: Precedence,
    ) -> None:
        """`check` reads all that is stored."""
        self._similar = similar
        self._explainer = explainer
        self._events = events
        self._check = check
        self._reembedding = reembedding
        self._hidden_load = hidden_load
        self._replacement = replacement
        self._precedence = precedence
        self._models = models
        self._search = search
        self._catalogue = catalogue
        self._players = players
        self._recommender = recommender

    async def Recommend(  # noqa: N802
        self, request_iterator: AsyncIterator[pb.RecommendRequest], context: ServicerContext
    ) -> pb.RecommendResponse:
        request = await anext(request_iterator, None)
        if request is None:
            raise InvalidArgument("the call ended without a request")

        async def query() -> QueryVector | None:
            holder = request if request.HasField("query") else await anext(request_iterator, request)
            return to.query_from(holder.query) if holder.HasField("query") else None

        with self._precedence.reading():
            found = await self._recommender.recommend(
                RecommendationRequest(
                    request.player_id,
                    limit_of(request),
                    wanted=to.filter_from(request.filter),
                    also=tuple(map(to.filter_from, request.also)),
                    wish=to.wish_from(request.wish),
                    text=request.text,
                    dials=Dials(request.diversity, request.popularity),
                ),
                query,
            )
        response = to.recommendation_to(found)
        beside = response.similar_players_games, response.similar_games, response.history
        return kept_small(response, _MOST_ANSWER_BYTES, beside, (response.games,))

    async def SearchGames(self, request: pb.SearchGamesRequest, context: ServicerContext) -> pb.SearchGamesResponse:  # noqa: N802
        with self._precedence.reading():
            games = await self._search.search(
                to.query_from(request.query),
                request.text,
                limit=limit_of(request),
                wanted=to.filter_from(request.filter),
            )
        response = pb.SearchGamesResponse(games=[to.recommended_to(item) for item in games])
        return kept_small(response, _MOST_ANSWER_BYTES, (response.games,))

    async def UpsertGames(self, request: pb.UpsertGamesRequest, context: ServicerContext) -> pb.UpsertGamesResponse:  # noqa: N802
        await self._precedence.give_way()
        games = [(to.game_from(record.game), list(record.content)) for record in request.games]
        upserted = await self._catalogue.upsert(games, model_version(request.encoder))
        metrics.WRITTEN.labels("game").inc(upserted)
        return pb.UpsertGamesResponse(upserted=upserted)

    async def UpsertPlayers(  # noqa: N802
        self, request: pb.UpsertPlayersRequest, context: ServicerContext
    ) -> pb.UpsertPlayersResponse:
        await self._precedence.give_way()
        players = [(to.player_from(record.player), list(record.content)) for record in request.players]
        upserted = await self._players.upsert(players, model_version(request.encoder))
        metrics.WRITTEN.labels("player").inc(upserted)
        return pb.UpsertPlayersResponse(upserted=upserted)

    async def RecordInteractions(  # noqa: N802
        self, request: pb.RecordInteractionsRequest, context: ServicerContext
    ) -> pb.RecordInteractionsResponse:
        interactions = [
            to.interaction_from(item, f"interactions[{index}]") for index, item in enumerate(request.interactions)
        ]
        recorded = await self._players.record(interactions)
        metrics.WRITTEN.labels("interaction").inc(recorded)
        return pb.RecordInteractionsResponse(recorded=recorded)

    async def StoreInteractions(  # noqa: N802
        self, request_iterator: AsyncIterator[pb.StoreInteractionsRequest], context: ServicerContext
    ) -> AsyncIterator[pb.StoreInteractionsResponse]:
        stored = changed = 0
        async for request in request_iterator:
            recorded = await self._players.record_many(columns_from(request))
            metrics.WRITTEN.labels("interaction").inc(recorded.pairs)
            stored += len(request.players)
            changed += recorded.changed
            yield pb.StoreInteractionsResponse(stored=stored, changed=changed)

    async def GetPlayer(self, request: pb.GetPlayerRequest, context: ServicerContext) -> pb.GetPlayerResponse:  # noqa: N802
        limit = request.history_limit if request.HasField("history_limit") else DEFAULT_HISTORY
        with self._precedence.reading():
            player, history, count = await self._players.profile(
                request.player_id, limit, include_hidden=request.include_hidden
            )
        response = pb.GetPlayerResponse(
            player=to.player_to(player),
            history=[to.history_to(entry) for entry in history],
            interaction_count=count,
        )
        return kept_small(response, _MOST_ANSWER_BYTES, (response.history,))

    async def DeletePlayer(self, request: pb.DeletePlayerRequest, context: ServicerContext) -> pb.DeletePlayerResponse:  # noqa: N802
        await self._events.forget(request.player_id)
        interactions, record = await self._players.forget(request.player_id)
        return pb.DeletePlayerResponse(deleted_interactions=interactions, deleted_player=record)

    async def ListGames(self, request: pb.ListGamesRequest, context: ServicerContext) -> pb.ListGamesResponse:  # noqa: N802
        games, next_token, revision = await self._catalogue.list_page(
            request.page_size, request.page_token, include_hidden=request.include_hidden
        )
        response = pb.ListGamesResponse(next_page_token=next_token, catalogue_revision=revision)
        size = 0
        for game in games:
            message = to.game_to(game)
            size += message.ByteSize()
            if size > _MOST_PAGE_BYTES and response.games:
                response.next_page_token = page_token_after(response.games[-1].game_id)
                break
            response.games.append(message)
        return response

    async def GetGame(self, request: pb.GetGameRequest, context: ServicerContext) -> pb.GetGameResponse:  # noqa: N802
        record = await self._catalogue.find(request.game_id, await self._catalogue.state())
        return pb.GetGameResponse(game=to.game_to(record.game))

    async def SimilarGames(self, request: pb.SimilarGamesRequest, context: ServicerContext) -> pb.SimilarGamesResponse:  # noqa: N802
        with self._precedence.reading():
            games = await self._similar.find(
                request.game_id,
                limit=limit_of(request),
                wanted=to.filter_from(request.filter),
            )
        response = pb.SimilarGamesResponse(games=[to.recommended_to(item) for item in games])
        return kept_small(response, _MOST_ANSWER_BYTES, (response.games,))

    async def Explain(self, request: pb.ExplainRequest, context: ServicerContext) -> pb.ExplainResponse:  # noqa: N802
        with self._precedence.reading():
            why = await self._explainer.explain(request.player_id, request.game_id)
        return pb.ExplainResponse(explanation=to.explanation_to(why))

    async def RecordEvents(self, request: pb.RecordEventsRequest, context: ServicerContext) -> pb.RecordEventsResponse:  # noqa: N802
        events = [to.event_from(item, f"events[{index}]") for index, item in enumerate(request.events)]
        recorded, repeated = await self._events.record(events)
        metrics.WRITTEN.labels("event").inc(recorded)
        return pb.RecordEventsResponse(recorded=recorded, repeated=repeated)

    async def GetStatistics(  # noqa: N802
        self, request: pb.GetStatisticsRequest, context: ServicerContext
    ) -> pb.GetStatisticsResponse:
        state = await self._catalogue.state()
        games = await self._catalogue.count()
        players, interactions = await self._players.count()
        return pb.GetStatisticsResponse(
            games=games,
            players=players,
            interactions=interactions,
            encoder=model_message(state.encoder) if state.encoder else None,
            catalogue_revision=state.revision,
        )

    async def ExportGames(  # noqa: N802
        self, request: pb.ExportGamesRequest, context: ServicerContext
    ) -> AsyncIterator[pb.ExportGamesResponse]:
        state = await self._catalogue.state()
        encoder = model_message(state.encoder) if state.encoder else None
        async for records in self._catalogue.export():
            for games in in_parts(map(to.game_record_to, records)):
                yield pb.ExportGamesResponse(games=games, encoder=encoder)

    async def ExportInteractions(  # noqa: N802
        self, request: pb.ExportInteractionsRequest, context: ServicerContext
    ) -> AsyncIterator[pb.ExportInteractionsResponse]:
        async for interactions, left_out in self._players.export():
            yield pb.ExportInteractionsResponse(
                interactions=[to.interaction_to(item) for item in interactions], left_out=left_out
            )

    async def ExportPlayers(  # noqa: N802
        self, request: pb.ExportPlayersRequest, context: ServicerContext
    ) -> AsyncIterator[pb.ExportPlayersResponse]:
        async for records in self._players.export_records():
            for players in in_parts(map(to.player_record_to, records)):
                yield pb.ExportPlayersResponse(players=players)

    async def ExportEvents(  # noqa: N802
        self, request: pb.ExportEventsRequest, context: ServicerContext
    ) -> AsyncIterator[pb.ExportEventsResponse]:
        async for events, left_out in self._events.export():
            yield pb.ExportEventsResponse(events=[to.event_to(event) for event in events], left_out=left_out)

    async def BeginHiddenLoad(  # noqa: N802
        self, request: pb.BeginHiddenLoadRequest, context: ServicerContext
    ) -> pb.BeginHiddenLoadResponse:
        return pb.BeginHiddenLoadResponse(hidden=await self._hidden_load.begin(request.parts, request.part))

    async def EndHiddenLoad(  # noqa: N802
        self, request: pb.EndHiddenLoadRequest, context: ServicerContext
    ) -> pb.EndHiddenLoadResponse:
        return pb.EndHiddenLoadResponse(**asdict(await self._hidden_load.end(request.parts, request.part)))

    async def BeginReplacement(  # noqa: N802
        self, request: pb.BeginReplacementRequest, context: ServicerContext
    ) -> AsyncIterator[pb.BeginReplacementResponse]:
        async for begun in self._replacement.begin(model_version(request.encoder), request.key, request.games):
            yield pb.BeginReplacementResponse(version=begun.version, game_ids=begun.game_ids)

    async def WriteReplacement(  # noqa: N802
        self, request: pb.WriteReplacementRequest, context: ServicerContext
    ) -> pb.WriteReplacementResponse:
        await self._precedence.give_way()
        games = [(to.game_from(record.game), list(record.content)) for record in request.games]
        await self._replacement.write(request.version, games, request.kept_game_ids)
        metrics.WRITTEN.labels("game").inc(len(request.games) + len(request.kept_game_ids))
        return pb.WriteReplacementResponse()

    async def ServeReplacement(  # noqa: N802
        self, request: pb.ServeReplacementRequest, context: ServicerContext
    ) -> pb.ServeReplacementResponse:
        return pb.ServeReplacementResponse(removed=await self._replacement.serve(request.version, request.games))

    async def BeginReembedding(  # noqa: N802
        self, request: pb.BeginReembeddingRequest, context: ServicerContext
    ) -> pb.BeginReembeddingResponse:
        return pb.BeginReembeddingResponse(**asdict(await self._reembedding.begin(model_version(request.encoder))))

    async def ExportUnembedded(  # noqa: N802
        self, request: pb.ExportUnembeddedRequest, context: ServicerContext
    ) -> AsyncIterator[pb.ExportUnembeddedResponse]:
        async for missing in self._reembedding.unembedded(request.version):
            for games in in_parts(map(to.game_to, missing.games)):
                yield pb.ExportUnembeddedResponse(games=games)
            for players in in_parts(map(to.player_to, missing.players)):
                yield pb.ExportUnembeddedResponse(players=players)

    async def WriteReembedded(  # noqa: N802
        self, request: pb.WriteReembeddedRequest, context: ServicerContext
    ) -> pb.WriteReembeddedResponse:
        await self._precedence.give_way()
        await self._reembedding.write(
            request.version,
            [(to.game_from(record.game), list(record.content)) for record in request.games],
            [(to.player_from(record.player), list(record.content)) for record in request.players],
        )
        return pb.WriteReembeddedResponse()

    async def ServeReembedded(  # noqa: N802
        self, request: pb.ServeReembeddedRequest, context: ServicerContext
    ) -> pb.ServeReembeddedResponse:
        return pb.ServeReembeddedResponse(serves=await self._reembedding.serve(request.version))

    async def CheckStore(self, request: pb.CheckStoreRequest, context: ServicerContext) -> pb.CheckStoreResponse:  # noqa: N802
        findings = await self._check()
        return pb.CheckStoreResponse(
            records=findings.records,
            damaged=len(findings.damages),
            damages=[
                pb.Damage(collection=each.collection, point=each.point, reason=each.reason)
                for each in findings.damages[:_MOST_DAMAGES]
            ],
        )

    async def BeginItemModel(  # noqa: N802
        self, request: pb.BeginItemModelRequest, context: ServicerContext
    ) -> pb.BeginItemModelResponse:
        encoder = (await self._catalogue.state()).encoder
        written = await self._models.begin(to.item_model_from(request.model), request.games, encoder)
        return pb.BeginItemModelResponse(written=written)

    async def WriteItemVectors(  # noqa: N802
        self, request: pb.WriteItemVectorsRequest, context: ServicerContext
    ) -> pb.WriteItemVectorsResponse:
        await self._precedence.give_way()
        written = await self._models.write(request.version, [to.item_vectors_from(item) for item in request.items])
        return pb.WriteItemVectorsResponse(written=written)

    async def ServeItemModel(  # noqa: N802
        self, request: pb.ServeItemModelRequest, context: ServicerContext
    ) -> pb.ServeItemModelResponse:
        return pb.ServeItemModelResponse(games=await self._models.serve(request.version))

    async def GetItemModel(  # noqa: N802
        self, request: pb.GetItemModelRequest, context: ServicerContext
    ) -> pb.GetItemModelResponse:
        versions, model = await self._models.versions(), await self._models.serving()
        return pb.GetItemModelResponse(
            serving=model.version if model else "",
            writing=versions.writing,
            interactions=model.interactions if model else 0,
            games=await self._models.count(versions.serving) if model else 0,
            choices=to.choices_to(model.choices) if model and model.choices else None,
        )
