"""Stands in for a Qdrant server where there is none: its gRPC API, as far as the recommender uses it.

The points are kept by the client library's local mode, which knows no index and no cluster: fit for small data, and no
measure of Qdrant's speed. `qdrant_node.py` makes a process of it.
"""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc
from qdrant_client import AsyncQdrantClient, models
from qdrant_client import grpc as pb
from qdrant_client.conversions.conversion import GrpcToRest, RestToGrpc
from qdrant_client.grpc import collections_service_pb2_grpc, points_service_pb2_grpc

_DONE = pb.PointsOperationResponse(result=pb.UpdateResult(operation_id=0, status=pb.UpdateStatus.Completed))


class _Collections(collections_service_pb2_grpc.CollectionsServicer):
    def __init__(self, store: AsyncQdrantClient) -> None:
        self._store = store

    async def ListAliases(self, _: Any, __: Any) -> Any:  # noqa: N802
        aliases = (await self._store.get_aliases()).aliases
        described = [
            pb.AliasDescription(alias_name=each.alias_name, collection_name=each.collection_name) for each in aliases
        ]
        return pb.ListAliasesResponse(aliases=described)

    async def CollectionExists(self, request: Any, _: Any) -> Any:  # noqa: N802
        exists = await self._store.collection_exists(request.collection_name)
        return pb.CollectionExistsResponse(result=pb.CollectionExists(exists=exists))

    async def Create(self, request: Any, _: Any) -> Any:  # noqa: N802
        has_dense = request.HasField("vectors_config")
        vectors = GrpcToRest.convert_vectors_config(request.vectors_config) if has_dense else {}
        sparse = GrpcToRest.convert_sparse_vector_config(request.sparse_vectors_config)
        await self._store.create_collection(
            request.collection_name, vectors_config=vectors, sparse_vectors_config=sparse or None
        )
        return pb.CollectionOperationResponse(result=True)

    async def Delete(self, request: Any, _: Any) -> Any:  # noqa: N802
        return pb.CollectionOperationResponse(result=await self._store.delete_collection(request.collection_name))

    async def UpdateAliases(self, request: Any, _: Any) -> Any:  # noqa: N802
        actions = [GrpcToRest.convert_alias_operations(each) for each in request.actions]
        return pb.CollectionOperationResponse(result=await self._store.update_collection_aliases(actions))


class _Points(points_service_pb2_grpc.PointsServicer):
    def __init__(self, store: AsyncQdrantClient) -> None:
        self._store = store

    async def CreateFieldIndex(self, _: Any, __: Any) -> Any:  # noqa: N802
        return _DONE

    async def Upsert(self, request: Any, _: Any) -> Any:  # noqa: N802
        points = [GrpcToRest.convert_point_struct(each) for each in request.points]
        mode = GrpcToRest.convert_update_mode(request.update_mode) if request.HasField("update_mode") else None
        await self._store.upsert(request.collection_name, points, update_mode=mode)
        return _DONE

    async def UpdateVectors(self, request: Any, _: Any) -> Any:  # noqa: N802
        points = [GrpcToRest.convert_point_vectors(each) for each in request.points]
        await self._store.update_vectors(request.collection_name, points)
        return _DONE

    async def Get(self, request: Any, _: Any) -> Any:  # noqa: N802
        found = await self._store.retrieve(
            request.collection_name,
            [GrpcToRest.convert_point_id(each) for each in request.ids],
            with_payload=GrpcToRest.convert_with_payload_selector(request.with_payload),
            with_vectors=GrpcToRest.convert_with_vectors_selector(request.with_vectors),
        )
        return pb.GetResponse(result=[_point(each) for each in found])

    async def QueryBatch(self, request: Any, _: Any) -> Any:  # noqa: N802
        queries = [GrpcToRest.convert_query_points(each) for each in request.query_points]
        answers = await self._store.query_batch_points(request.collection_name, queries)
        results = [
            pb.BatchResult(result=[RestToGrpc.convert_scored_point(hit) for hit in answer.points]) for answer in answers
        ]
        return pb.QueryBatchResponse(result=results)

    async def Scroll(self, request: Any, _: Any) -> Any:  # noqa: N802
        points, offset = await self._store.scroll(
            request.collection_name,
            _filter(request, "filter"),
            limit=request.limit,
            offset=GrpcToRest.convert_point_id(request.offset) if request.HasField("offset") else None,
            with_payload=GrpcToRest.convert_with_payload_selector(request.with_payload),
        )
        return pb.ScrollResponse(
            result=[_point(each) for each in points],
            next_page_offset=None if offset is None else RestToGrpc.convert_extended_point_id(offset),  # type: ignore[arg-type]
        )

    async def Count(self, request: Any, _: Any) -> Any:  # noqa: N802
        found = await self._store.count(request.collection_name, _filter(request, "filter"), exact=True)
        return pb.CountResponse(result=pb.CountResult(count=found.count))

    async def Facet(self, request: Any, _: Any) -> Any:  # noqa: N802
        found = await self._store.facet(
            request.collection_name, request.key, _filter(request, "filter"), limit=request.limit
        )
        return pb.FacetResponse(hits=[RestToGrpc.convert_facet_value_hit(each) for each in found.hits])

    async def Delete(self, request: Any, _: Any) -> Any:  # noqa: N802
        selector = GrpcToRest.convert_points_selector(request.points)
        await self._store.delete(request.collection_name, selector)
        return _DONE


class _Guard(grpc.aio.ServerInterceptor):
    """Asks for the key, and turns the local mode's errors into those of the server."""

    def __init__(self, key: str | None) -> None:
        self._key = key

    async def intercept_service(
        self, continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Any]], details: grpc.HandlerCallDetails
    ) -> Any:
        handler = await continuation(details)
        offered = dict(details.invocation_metadata).get("api-key")
        refused = self._key is not None and offered != self._key

        async def answer(request: Any, context: Any) -> Any:
            if refused:
                await context.abort(grpc.StatusCode.UNAUTHENTICATED, "Invalid API key or JWT")
            try:
                return await handler.unary_unary(request, context)
            except ValueError as error:
                code = grpc.StatusCode.NOT_FOUND if "not found" in str(error) else grpc.StatusCode.INVALID_ARGUMENT
                await context.abort(code, str(error))

        return grpc.unary_unary_rpc_method_handler(answer, handler.request_deserializer, handler.response_serializer)


def _point(record: models.Record) -> Any:
    return RestToGrpc.convert_retrieved_point(record.model_copy(update={"payload": record.payload or {}}))


def _filter(request: Any, field: str) -> models.Filter | None:
    return GrpcToRest.convert_filter(getattr(request, field)) if request.HasField(field) else None


@asynccontextmanager
async def serving(
    host: str = "127.0.0.1", port: int = 0, *, storage: Path | None = None, key: str | None = None
) -> AsyncIterator[int]:
    """Serves as long as the block; yields the gRPC port."""
    store = open_store(storage)
    server = server_of(store, key)
    bound = server.add_insecure_port(f"{host}:{port}")
    await server.start()
    try:
        yield bound
    finally:
        await server.stop(1)
        await store.close()


def open_store(storage: Path | None) -> AsyncQdrantClient:
    """The local mode on a directory, or in memory."""
    warnings.filterwarnings("ignore", message="Payload indexes have no effect")
    return AsyncQdrantClient(path=str(storage)) if storage else AsyncQdrantClient(":memory:")


def server_of(store: AsyncQdrantClient, key: str | None) -> grpc.aio.Server:
    """A server of it, without ports yet, that asks for the key if there is one."""
    # Pings as often as a client likes, as Qdrant takes them; on a busy machine late ones come close together.
    options = [("grpc.so_reuseport", 0), ("grpc.http2.max_ping_strikes", 0)]
    server = grpc.aio.server(interceptors=[_Guard(key)], options=options)
    collections_service_pb2_grpc.add_CollectionsServicer_to_server(_Collections(store), server)  # type: ignore[no-untyped-call]
    points_service_pb2_grpc.add_PointsServicer_to_server(_Points(store), server)  # type: ignore[no-untyped-call]
    return server
