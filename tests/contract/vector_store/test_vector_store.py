"""One suite over every VectorStore: the embedded engine, the client's local mode, and a server where there is one."""

from __future__ import annotations

import asyncio
import os
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from qdrant_client import AsyncQdrantClient, models
from qdrant_client.http.exceptions import ResponseHandlingException

from services.common.errors import StartupError, Unavailable
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.server import connection
from services.recommender.storing.engines.server.connection import QdrantConnection
from services.recommender.storing.engines.server.layout import ClusterOptions
from services.recommender.storing.engines.server.server_store import ServerStore
from services.recommender.storing.engines.vector_store import (
    AnyOf,
    Between,
    Collection,
    HasId,
    Nearest,
    Point,
    Sparse,
    VectorStore,
    Where,
)
from services.recommender.storing.engines.versioned_store import VersionedStore
from tests.fakes.qdrant import serving
from tests.support.fast_directory import fast_directory
from tests.support.free_port import free_port
from tests.support.slow_network import SlowNetwork

# The client's local mode filters without indexes and says so.
pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect")

GAMES = Collection("games", {"content": 4}, keyword_fields=("genres", "player"), integer_fields=("year",))
FITTED = Collection(
    "fitted",
    dot_vectors={"taste": 2},
    sparse_vectors=("cooccurrence",),
    idf_vectors=("words",),
    keyword_fields=("genres",),
)
BARE = Collection("bare", keyword_fields=("player", "game"), integer_fields=("at",))


def point_id(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


A, B, C, D = (point_id(name) for name in "abcd")


@pytest.fixture
def directory() -> Iterator[Path]:
    with fast_directory() as made:
        yield made


@pytest.fixture(params=["edge", "memory", "stand-in", "server"])
async def store(request: pytest.FixtureRequest, directory: Path) -> AsyncIterator[VectorStore]:
    opened: VectorStore
    if request.param == "edge":
        opened = EdgeStore.open(directory)
    elif request.param == "memory":
        opened = ServerStore(QdrantConnection(AsyncQdrantClient(":memory:")))
    elif request.param == "stand-in":
        # Not Qdrant, but a server: what goes over the wire is what Qdrant would get.
        async with serving(key="key") as port:
            opened = await _opened(port, "key")
            for collection in (GAMES, BARE, FITTED):
                await opened.ensure(collection)
            yield opened
            await opened.close()
        return
    else:
        url = os.environ.get("QDRANT_URL")
        if not url:
            pytest.skip("QDRANT_URL is not set: the contract was not checked against a Qdrant server")
        port = int(os.environ.get("QDRANT_GRPC_PORT", "6334"))
        connected = await QdrantConnection.open(
            url, grpc_port=port, api_key=os.environ.get("QDRANT_API_KEY"), timeout=10
        )
        opened = ServerStore(connected, prefix=f"contract_{uuid.uuid4().hex}_")
    await opened.ensure(GAMES)
    await opened.ensure(BARE)
    await opened.ensure(FITTED)
    yield opened
    if request.param == "server":
        client = AsyncQdrantClient(url=os.environ["QDRANT_URL"], api_key=os.environ.get("QDRANT_API_KEY"))
        assert isinstance(opened, ServerStore)
        for collection in (GAMES, BARE, FITTED):
            await client.delete_collection(f"{opened._name(collection.name)}_v1")
        await client.close()
    await opened.close()


async def _opened(port: int, key: str | None = None, *, wait_seconds: float = 0.0) -> ServerStore:
    return ServerStore(
        await QdrantConnection.open(
            "http://127.0.0.1:6333", grpc_port=port, api_key=key, timeout=5, wait_seconds=wait_seconds
        )
    )


@pytest.fixture
async def filled(store: VectorStore) -> VectorStore:
    await store.upsert(
        "games",
        [
            Point(A, {"genres": ["rpg", "action"], "year": 1998}, {"content": [1, 0, 0, 0]}),
            Point(B, {"genres": ["rpg"], "year": 2010}, {"content": [0.9, 0.1, 0, 0]}),
            Point(C, {"genres": ["puzzle"]}, {"content": [0, 1, 0, 0]}),
            Point(D, {"genres": ["puzzle"], "year": 2020}),
        ],
    )
    return store


async def test_a_collection_may_be_ensured_again(filled: VectorStore) -> None:
    await filled.ensure(GAMES)
    assert await filled.count("games") == 4


async def test_what_was_written_is_read_back(filled: VectorStore) -> None:
    found = await filled.retrieve("games", [C, A, point_id("unknown")], vector="content")
    assert set(found) == {A, C}
    assert found[A].payload == {"genres": ["rpg", "action"], "year": 1998}
    assert found[C].vector == pytest.approx([0, 1, 0, 0])


async def test_payload_and_vectors_come_only_when_asked_for(filled: VectorStore) -> None:
    found = await filled.retrieve("games", [A], payload=False)
    assert found[A].payload == {}
    assert found[A].vector is None


async def test_a_point_without_its_vector_is_stored_and_never_a_hit(filled: VectorStore) -> None:
    assert (await filled.retrieve("games", [D], vector="content"))[D].vector is None
    assert D not in {hit.id for hit in await filled.nearest("games", "content", [0, 1, 0, 0], limit=10)}


async def test_the_nearest_come_best_first_with_their_cosine(filled: VectorStore) -> None:
    hits = await filled.nearest("games", "content", [2, 0, 0, 0], limit=2)
    assert [hit.id for hit in hits] == [A, B]
    assert hits[0].score == pytest.approx(1.0, abs=1e-5)
    assert hits[1].score == pytest.approx(0.9 / (0.82**0.5), abs=1e-5)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Where(), {A, B, C, D}),
        (Where(must=(AnyOf("genres", ["action", "puzzle"]),)), {A, C, D}),
        (Where(must=(AnyOf("genres", []),)), set()),
        (Where(must=(Between("year", 2000, None),)), {B, D}),
        (Where(must=(Between("year", None, 2010),)), {A, B}),
        (Where(must=(Between("year", 1998, 1998),)), {A}),
        (Where(must=(HasId([A, C]),)), {A, C}),
        (Where(must=(HasId([]),)), set()),
        (Where(must_not=(HasId([A, C]),)), {B, D}),
        (Where(must=(AnyOf("genres", ["rpg"]),), must_not=(HasId([A]), AnyOf("genres", ["puzzle"]))), {B}),
    ],
)
async def test_conditions_mean_the_same_everywhere(filled: VectorStore, where: Where, expected: set[str]) -> None:
    assert {point.id for point in await filled.scan("games", where)} == expected
    assert await filled.count("games", where) == len(expected)
    hits = await filled.nearest("games", "content", [1, 1, 0, 0], limit=10, where=where)
    assert {hit.id for hit in hits} == expected - {D}


async def test_a_scan_reads_every_page_and_only_the_fields_asked_for(store: VectorStore) -> None:
    ids = [point_id(str(number)) for number in range(2345)]
    await store.upsert("bare", [Point(item, {"player": "p", "at": 1}) for item in ids])
    found = await store.scan("bare", fields=["player"])
    assert sorted(point.id for point in found) == sorted(ids)
    assert found[0].payload == {"player": "p"}
    assert len(await store.scan("bare", limit=7, fields=[])) == 7


async def test_writing_a_point_again_replaces_it(filled: VectorStore) -> None:
    await filled.upsert("games", [Point(A, {"year": 1}, {"content": [0, 0, 0, 1]})])
    found = (await filled.retrieve("games", [A], vector="content"))[A]
    assert found.payload == {"year": 1}
    assert found.vector == pytest.approx([0, 0, 0, 1])
    assert await filled.count("games") == 4


async def test_insert_if_absent_keeps_the_first(store: VectorStore) -> None:
    for player in ("first", "second"):
        await store.insert_if_absent("bare", Point(A, {"player": player}))
    assert (await store.retrieve("bare", [A]))[A].payload == {"player": "first"}


async def test_a_facet_counts_exactly_also_after_replacing_and_deleting(store: VectorStore) -> None:
    points = [
        Point(point_id(f"{player}-{game}"), {"player": f"p{player}", "game": f"g{game}", "at": player})
        for player in range(20)
        for game in range(player + 1)
    ]
    await store.upsert("bare", points)
    await store.upsert("bare", points[:50])
    await store.upsert("bare", [Point(points[0].id, {"player": "p0", "at": 0})])
    await store.delete("bare", Where(must=(AnyOf("player", ["p19"]),)))
    assert await store.facet("bare", "game", limit=100) == {
        **{f"g{game}": 19 - game for game in range(1, 19)},
        "g0": 18,
    }
    chosen = Where(must=(AnyOf("player", ["p3", "p5"]), Between("at", 4, None)))
    assert await store.facet("bare", "game", limit=100, where=chosen) == {f"g{game}": 1 for game in range(6)}
    top = await store.facet("bare", "player", limit=3)
    assert top == {"p18": 19, "p17": 18, "p16": 17}


async def test_delete_removes_what_matches_and_nothing_else(filled: VectorStore) -> None:
    await filled.delete("games", Where(must=(HasId([A, D]),)))
    await filled.delete("games", Where(must=(AnyOf("genres", ["nothing"]),)))
    assert {point.id for point in await filled.scan("games")} == {B, C}
    await filled.flush()


@pytest.fixture
async def fitted(store: VectorStore) -> VectorStore:
    await store.upsert(
        "fitted",
        [
            Point(A, {"genres": ["rpg"]}, {"taste": [3, 0], "cooccurrence": Sparse([7, 2], [0.5, -0.25])}),
            Point(B, {"genres": ["puzzle"]}, {"taste": [1, 1], "cooccurrence": Sparse([2, 5], [1.0, 0.125])}),
            Point(C, {"genres": ["rpg"]}, {"taste": [-1, 0], "words": Sparse([1, 3], [1.0, 1.0])}),
            Point(D, {}, {"words": Sparse([3], [1.0])}),
        ],
    )
    return store


async def test_dot_vectors_are_compared_as_they_are(fitted: VectorStore) -> None:
    hits = await fitted.nearest("fitted", "taste", [2, 0], limit=10)
    assert [(hit.id, hit.score) for hit in hits] == [(A, 6), (B, 2), (C, -2)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Sparse([2, 7], [1, 1]), [(B, 1.0), (A, 0.25)]),
        (Sparse([7, 2], [2, 3]), [(B, 3.0), (A, 0.25)]),
        (Sparse([2, 5], [-1, 0.5]), [(A, 0.25), (B, -0.9375)]),
        (Sparse([99], [1]), []),
    ],
)
async def test_sparse_products_are_exact_whatever_their_signs(
    fitted: VectorStore, query: Sparse, expected: list[tuple[str, float]]
) -> None:
    hits = await fitted.nearest("fitted", "cooccurrence", query, limit=10)
    assert [hit.id for hit in hits] == [point for point, _ in expected]
    assert [hit.score for hit in hits] == pytest.approx([score for _, score in expected])


async def test_a_component_that_few_points_have_weighs_more(fitted: VectorStore) -> None:
    rare, common = await fitted.query("fitted", [Nearest("words", Sparse([index], [1]), 1) for index in (1, 3)])
    assert rare[0].score > common[0].score


async def test_several_queries_are_answered_in_order(fitted: VectorStore) -> None:
    rpg = Where(must=(AnyOf("genres", ["rpg"]),))
    answers = await fitted.query(
        "fitted",
        [
            Nearest("cooccurrence", Sparse([2], [1.0]), 5, rpg),
            Nearest("taste", [0, 1], 1),
            Nearest("taste", [1, 0], 5, Where(must_not=(HasId([A]),))),
        ],
    )
    assert [[hit.id for hit in hits] for hits in answers] == [[A], [B], [B, C]]


async def test_vectors_are_replaced_without_touching_the_rest(fitted: VectorStore) -> None:
    await fitted.update_vectors("fitted", {A: {"taste": [0, 5]}, C: {"cooccurrence": Sparse([4], [1.5])}})
    found = (await fitted.retrieve("fitted", [A], vector="taste"))[A]
    assert not isinstance(found.vector, Sparse)
    assert (found.payload, list(found.vector or ())) == ({"genres": ["rpg"]}, [0, 5])
    kept = (await fitted.retrieve("fitted", [A], payload=[], vector="cooccurrence"))[A].vector
    assert isinstance(kept, Sparse)
    assert dict(zip(kept.indices, kept.values, strict=True)) == {7: 0.5, 2: -0.25}
    hits = await fitted.nearest("fitted", "cooccurrence", Sparse([4], [2]), limit=5)
    assert [(hit.id, hit.score) for hit in hits] == [(C, 3)]


async def test_some_fields_of_a_payload_can_be_read_alone(filled: VectorStore) -> None:
    assert (await filled.retrieve("games", [A], payload=["year"]))[A].payload == {"year": 1998}


async def test_a_collection_can_be_made_beside_another_and_dropped(filled: VectorStore) -> None:
    version = Collection("games_2", {"content": 4})
    await filled.ensure(version)
    await filled.upsert("games_2", [Point(A, {}, {"content": [1, 0, 0, 0]})])
    assert {"games", "games_2"} <= await filled.collections()
    await filled.drop("games_2")
    await filled.drop("games_2")
    assert "games_2" not in await filled.collections()
    assert await filled.count("games") == 4
    await filled.ensure(version)
    assert await filled.count("games_2") == 0
    await filled.drop("games_2")


async def test_on_a_server_a_name_is_an_alias_that_may_be_given_to_another_version() -> None:
    client = AsyncQdrantClient(":memory:")
    store = ServerStore(QdrantConnection(client), prefix="shop_")
    await store.ensure(GAMES)
    await store.upsert("games", [Point(A, {"year": 1}, {"content": [1, 0, 0, 0]})])
    found = {alias.alias_name: alias.collection_name for alias in (await client.get_aliases()).aliases}
    assert found == {"shop_games": "shop_games_v1"}
    await client.create_collection("shop_games_v2", vectors_config={"content": _cosine(4)})
    await client.upsert(
        "shop_games_v2", [models.PointStruct(id=B, payload={"year": 2}, vector={"content": [0.0, 1.0, 0.0, 0.0]})]
    )
    given = models.CreateAlias(collection_name="shop_games_v2", alias_name="shop_games")
    taken = models.DeleteAlias(alias_name="shop_games")
    await client.update_collection_aliases(
        [models.DeleteAliasOperation(delete_alias=taken), models.CreateAliasOperation(create_alias=given)]
    )
    await store.ensure(GAMES)
    assert {point.id for point in await store.scan("games")} == {B}
    assert [hit.id for hit in await store.nearest("games", "content", [1, 1, 0, 0], limit=5)] == [B]
    await store.close()


async def test_how_a_cluster_is_laid_out_reaches_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    client = AsyncQdrantClient(":memory:")
    asked: dict[str, Any] = {}
    create = client.create_collection

    async def noting(name: str, **how: Any) -> bool:
        asked[name] = how
        return await create(name, **how)

    monkeypatch.setattr(client, "create_collection", noting)
    options = ClusterOptions(shards=6, replication_factor=3, write_consistency=2, quantisation="scalar", on_disk=True)
    store = ServerStore(QdrantConnection(client), options=options)
    await store.ensure(FITTED)
    how = asked["fitted_v1"]
    assert (how["shard_number"], how["replication_factor"], how["write_consistency_factor"]) == (6, 3, 2)
    assert how["quantization_config"].scalar.type == models.ScalarType.INT8
    assert how["vectors_config"]["taste"].on_disk
    assert how["sparse_vectors_config"]["cooccurrence"].index.on_disk
    await store.close()


def _cosine(size: int) -> models.VectorParams:
    return models.VectorParams(size=size, distance=models.Distance.COSINE)


async def test_an_edge_directory_is_refused_while_another_holds_it(directory: Path) -> None:
    store = EdgeStore.open(directory)
    with pytest.raises(StartupError, match="in use by another process"):
        EdgeStore.open(directory)
    await store.close()
    again = EdgeStore.open(directory)
    await again.close()


async def test_an_edge_store_is_the_same_after_closing_and_opening(directory: Path) -> None:
    store = EdgeStore.open(directory)
    await store.ensure(GAMES)
    await store.upsert("games", [Point(A, {"year": 7}, {"content": [1, 0, 0, 0]})])
    await store.close()
    store = EdgeStore.open(directory)
    await store.ensure(GAMES)
    assert (await store.retrieve("games", [A]))[A].payload == {"year": 7}
    await store.close()


async def test_a_damaged_edge_collection_is_a_start_up_error(directory: Path) -> None:
    (directory / "games_v1").mkdir()
    store = EdgeStore.open(directory)
    with pytest.raises(StartupError, match="cannot be opened"):
        await store.ensure(GAMES)
    await store.close()


async def test_a_server_that_does_not_answer_is_a_start_up_error() -> None:
    with pytest.raises(StartupError, match="does not answer"):
        await QdrantConnection.open("http://127.0.0.1:9", grpc_port=9, api_key=None, timeout=1)


async def test_a_server_that_is_late_is_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    port = free_port()
    opening = asyncio.ensure_future(_opened(port, wait_seconds=30))
    async with asyncio.timeout(10):
        while "waiting for Qdrant" not in caplog.text:
            await asyncio.sleep(0.01)
    async with serving(port=port):
        store = await opening
        assert await store.collections() == set()
        await store.close()
    # Once, and not for each of the tries.
    assert caplog.text.count("waiting for Qdrant") == 1


async def test_a_server_that_refuses_the_key_is_not_waited_for() -> None:
    async with serving(key="right") as port:
        with pytest.raises(StartupError, match=r"refused a call \(UNAUTHENTICATED\).*check the API key"):
            await _opened(port, "wrong", wait_seconds=30)


async def test_collections_are_made_again_when_the_server_has_lost_them(directory: Path) -> None:
    """As after its volume was replaced."""
    async with serving() as port:
        store = await _opened(port)
        await store.ensure(GAMES)
        await store.upsert("games", [Point(A, {"year": 7}, {"content": [1, 0, 0, 0]})])
    async with serving(port=port):
        async with asyncio.timeout(10):
            while not await _is_lost(store):
                await asyncio.sleep(0.05)
        await store.ensure(GAMES)
        await store.upsert("games", [Point(A, {"year": 8}, {"content": [1, 0, 0, 0]})])
        assert (await store.retrieve("games", [A]))[A].payload == {"year": 8}
    await store.close()


async def test_a_server_that_falls_silent_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its machine is gone: nothing is refused and nothing is answered. Here in milliseconds what takes seconds."""
    quick = {**connection.CHANNEL_OPTIONS, "grpc.keepalive_time_ms": 200, "grpc.http2.ping_timeout_ms": 200}
    periods = ("grpc.keepalive_time_ms", "grpc.http2.ping_timeout_ms")
    assert sum(connection.CHANNEL_OPTIONS[name] for name in periods) < 10_000
    monkeypatch.setattr(connection, "CHANNEL_OPTIONS", quick)
    async with serving() as port, SlowNetwork(f"127.0.0.1:{port}").open() as network:
        store = await _opened(network.port)
        network.hangs, connected = True, set(network.ends)
        async with asyncio.timeout(5):
            while connected & network.ends:
                await asyncio.sleep(0.01)
        await store.close()


async def _is_lost(store: ServerStore) -> bool:
    try:
        await store.count("games")
    except Unavailable as error:
        return "lacks a collection" in error.message
    return False


async def test_vectors_of_two_encoders_lie_side_by_side_and_what_is_deleted_is_gone_from_both(
    store: VectorStore,
) -> None:
    versioned = VersionedStore(store, ["games"])
    await store.ensure(replace(GAMES, name="games_other", vectors={"content": 3}))
    await versioned.upsert("games", [Point(A, {"year": 1}, {"content": [1, 0, 0, 0]}), Point(B, {}, {})])
    await store.upsert("games_other", [Point(A, {"year": 1}, {"content": [0, 1, 0]}), Point(B, {}, {})])

    async def begun_before() -> list[str]:
        before.set()
        await swapped.wait()
        return [hit.id for hit in await versioned.nearest("games", "content", [1, 0, 0, 0], limit=1)]

    before, swapped = asyncio.Event(), asyncio.Event()
    versioned.use({})
    request = asyncio.create_task(begun_before())
    await before.wait()
    versioned.use({"games": "other"})
    swapped.set()
    assert await request == [A]
    assert [hit.id for hit in await versioned.nearest("games", "content", [0, 1, 0], limit=1)] == [A]
    await versioned.delete("games", Where(must=(HasId([A]),)))
    assert (await store.count("games"), await store.count("games_other")) == (1, 1)
    await store.drop("games_other")


class _Away(AsyncQdrantClient):
    """A client that reaches nobody, as one whose name had no address."""

    def __init__(self) -> None:
        super().__init__(":memory:")

    async def get_aliases(self, **_: Any) -> models.CollectionsAliasesResponse:
        raise ResponseHandlingException(ConnectionError())


async def test_a_client_that_reaches_nobody_for_a_while_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """grpc would ask for the server's name ever more seldom."""
    made: list[AsyncQdrantClient] = []

    def connect() -> AsyncQdrantClient:
        made.append(AsyncQdrantClient(":memory:"))
        return made[-1]

    store = ServerStore(QdrantConnection(_Away(), connect=connect))
    with pytest.raises(Unavailable):
        await store.collections()
    assert not made, "a moment is no while"
    monkeypatch.setattr(connection, "_SECONDS_BEFORE_ANOTHER_CLIENT", 0)
    with pytest.raises(Unavailable):
        await store.collections()
    assert len(made) == 1
    assert await store.collections() == set()
    await store.close()


class _Closing(_Away):
    """Notes how long its calls may still take when it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.grace: float | None = None

    async def close(self, grpc_grace: float | None = None, **_: Any) -> None:
        self.grace = grpc_grace


async def test_calls_of_a_client_that_is_replaced_have_all_their_time_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    away = _Closing()
    made = iter([away, AsyncQdrantClient(":memory:")])
    monkeypatch.setattr(connection, "AsyncQdrantClient", lambda **_: next(made))
    monkeypatch.setattr(connection, "_SECONDS_BEFORE_ANOTHER_CLIENT", 0)
    monkeypatch.setattr(connection, "_SECONDS_BETWEEN_TRIES", 0)
    opened = await QdrantConnection.open("http://unused", grpc_port=1, api_key=None, timeout=10, wait_seconds=5)
    assert await opened.aliases() == set()
    assert away.grace == 10
    await opened.close()
