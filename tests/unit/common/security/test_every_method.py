"""Every method of every service, as the descriptors have them, refuses whoever may not call it: none is skipped."""

from __future__ import annotations

import importlib
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import grpc
import pytest
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message_factory import GetMessageClass
from grpc_health.v1 import health_pb2
from grpc_reflection.v1alpha import reflection_pb2

from gamesrec.common.v1 import access_pb2
from services.classifier.service import DEFINITION as CLASSIFIER
from services.common.errors import PermissionDenied
from services.common.security.interceptor import AccessInterceptor
from services.common.security.method_access import PLAYER_FIELD, of_method
from services.common.security.peer_key import PEER_KEY, PEER_KEY_FILE
from services.common.security.principal import ANY_PLAYER, SCOPES, Principal
from services.common.settings import ServiceSettings
from services.embedder.service import DEFINITION as EMBEDDER
from services.gateway.service import DEFINITION as GATEWAY
from services.llm_gateway.service import DEFINITION as LLM_GATEWAY
from services.recommender.service import DEFINITION as RECOMMENDER
from tests.support.access import AccessFile, all_but, bearer, listening
from tests.support.issuer import Issuer
from tests.support.raw_calls import failure_of
from tests.support.statuses import details_of

DEFINITIONS = (GATEWAY, EMBEDDER, CLASSIFIER, RECOMMENDER, LLM_GATEWAY)
NAME_OF = {number: name for name, number in SCOPES.items()}
BESIDE = [
    *health_pb2.DESCRIPTOR.services_by_name.values(),
    *reflection_pb2.DESCRIPTOR.services_by_name.values(),
]


def own_methods() -> Iterator[MethodDescriptor]:
    for path in sorted(Path("protos/gamesrec").glob("*/v1/*_pb2.py")):
        module = importlib.import_module(".".join(path.relative_to("protos").with_suffix("").parts))
        for service in module.DESCRIPTOR.services_by_name.values():
            yield from service.methods


METHODS = list(own_methods())
BESIDE_METHODS: list[Any] = [method for service in BESIDE for method in service.methods]


@dataclass
class Door:
    """All five servers, and an access file that all of them follow."""

    file: AccessFile
    issuer: Issuer
    channels: dict[str, Any]

    async def refusal(self, method: MethodDescriptor, metadata: Any, on: str | None = None) -> grpc.aio.AioRpcError:
        """How the call ends, which must be an error; `on` is the service whose port is called, if another."""
        return await failure_of(self.channels[on or method.containing_service.full_name], method, metadata)


class Nobody:
    """A servicer without any method of its own: what reaches it fails as a defect would."""

    def __getattr__(self, name: str) -> Any:
        def fail(request: Any, context: Any) -> Any:
            raise AssertionError("reached")

        return fail


@pytest.fixture
async def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Door]:
    for variable in (PEER_KEY, PEER_KEY_FILE):
        monkeypatch.delenv(variable, raising=False)
    file = AccessFile(tmp_path / "access.yaml")
    file.add_key("whole", *SCOPES)
    file.add_key("old", *SCOPES, expires="2020-01-01T00:00:00Z")
    for scope in SCOPES:
        file.add_key(f"without-{scope}", *all_but(scope))
    issuer = Issuer()
    issuer.allow(file)
    settings = ServiceSettings(access_file=file.path, health="known", reflection="known", drain_delay_seconds=0)
    async with AsyncExitStack() as stack:
        channels = {}
        for definition in DEFINITIONS:
            port = await stack.enter_async_context(listening(definition, settings, Nobody()))
            channels[definition.grpc_name] = await stack.enter_async_context(
                grpc.aio.insecure_channel(f"127.0.0.1:{port}")
            )
        yield Door(file, issuer, channels)


def test_every_service_of_the_contracts_is_among_those_tested() -> None:
    assert {method.containing_service.full_name for method in METHODS} == {each.grpc_name for each in DEFINITIONS}
    assert {(method.client_streaming, method.server_streaming) for method in METHODS} == {
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    }


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.full_name)
def test_a_method_says_which_scopes_it_needs(method: MethodDescriptor) -> None:
    scopes = list(method.GetOptions().Extensions[access_pb2.scopes])
    assert scopes
    assert access_pb2.SCOPE_UNSPECIFIED not in scopes
    assert set(scopes) != {access_pb2.SCOPE_ANY_PLAYER}


def test_a_field_that_names_a_player_is_called_so_and_stands_where_it_is_looked_for() -> None:
    seen: set[str] = set()

    def look(message: Any, in_map: bool) -> None:
        if message.full_name in seen:
            return
        seen.add(message.full_name)
        for field in message.fields:
            if field.type == field.TYPE_STRING and "player" in field.name:
                assert field.name == PLAYER_FIELD, field.full_name
                assert not field.is_repeated, field.full_name
                assert not in_map, field.full_name
            if field.message_type is not None:
                look(field.message_type, in_map or message.GetOptions().map_entry)

    for method in METHODS:
        # Who may call the others may act for any player.
        if access_pb2.SCOPE_ANY_PLAYER not in of_method(method).scopes:
            look(method.input_type, False)


def naming(descriptor: Any, player: str, above: tuple[str, ...] = ()) -> Iterator[Any]:
    """For each place of a message of this type that can name a player, a message that names this one there."""
    if descriptor.full_name in above or descriptor.GetOptions().map_entry:
        return
    kind = GetMessageClass(descriptor)
    for field in descriptor.fields:
        if field.name == PLAYER_FIELD:
            yield kind(player_id=player)
        if field.message_type is not None:
            for inner in naming(field.message_type, player, (*above, descriptor.full_name)):
                yield kind(**{field.name: [inner, inner] if field.is_repeated else inner})


def test_no_field_of_any_method_however_deep_names_another_player() -> None:
    """All methods of all contracts but those for which one must be allowed to act for any player."""
    phone = Principal("phone", frozenset(SCOPES.values()) - {ANY_PLAYER}, "player-7")
    nobody = Principal("nobody", frozenset(SCOPES.values()) - {ANY_PLAYER}, None)
    tried = 0
    for method in METHODS:
        access = of_method(method)
        if ANY_PLAYER in access.scopes:
            continue
        for request in naming(method.input_type, "player-8"):
            for principal in (phone, nobody):
                with pytest.raises(PermissionDenied):
                    access.bind(request, principal)
            tried += 1
        for request in naming(method.input_type, ""):
            access.bind(request, phone)
            assert request in list(naming(method.input_type, "player-7"))
            tried += 1
    assert tried >= 16


def not_credentials(door: Door) -> list[tuple[Any, str]]:
    """Metadata that lets nobody in, and the reason that is told."""
    keys, issuer = door.file.keys, door.issuer
    whole, wrong = keys["whole"], f"whole.{'A' * 43}"
    scopes = " ".join(SCOPES)
    return [
        ((), "CREDENTIALS_MISSING"),
        (bearer(wrong), "CREDENTIALS_INVALID"),
        (bearer(f"nobody.{'A' * 43}"), "CREDENTIALS_INVALID"),
        (bearer(whole[:-1]), "CREDENTIALS_INVALID"),
        (bearer(f"{whole}A"), "CREDENTIALS_INVALID"),
        (bearer(""), "CREDENTIALS_INVALID"),
        (bearer("A" * 5000), "CREDENTIALS_INVALID"),
        ((("authorization", "Basic dTpw"),), "CREDENTIALS_INVALID"),
        ((("authorization", whole),), "CREDENTIALS_INVALID"),
        ((*bearer(wrong), *bearer(whole)), "CREDENTIALS_INVALID"),
        (bearer(keys["old"]), "CREDENTIALS_EXPIRED"),
        # LiteLLM CVE-2026-42208: a credential that became part of a query of a database.
        (bearer(f"whole' OR '1'='1.{'A' * 43}"), "CREDENTIALS_INVALID"),
        (bearer(f"x' UNION SELECT 'whole'--.{'A' * 43}"), "CREDENTIALS_INVALID"),
        (bearer(issuer.token(scopes, exp=time.time() - 60)), "CREDENTIALS_EXPIRED"),
        (bearer(issuer.token(scopes, aud="somebody else")), "CREDENTIALS_INVALID"),
        (bearer(Issuer().token(scopes)), "CREDENTIALS_INVALID"),
        (bearer(issuer.token(scopes)[:-2]), "CREDENTIALS_INVALID"),
    ]


async def test_no_method_on_any_port_is_open_to_who_is_not_known(door: Door) -> None:
    asked, refused = 0, not_credentials(door)
    for service in door.channels:
        here = [method for method in METHODS if method.containing_service.full_name == service]
        for method in (*here, *BESIDE_METHODS):
            for metadata, reason in refused:
                error = await door.refusal(method, metadata, service)
                assert (error.code(), details_of(error)[0].reason) == (grpc.StatusCode.UNAUTHENTICATED, reason), method
                asked += 1
    expected = len(METHODS) + len(DEFINITIONS) * len(BESIDE_METHODS)
    assert asked == expected * len(refused)


async def test_every_method_is_refused_for_want_of_any_one_scope_and_reached_with_all(door: Door) -> None:
    for method in METHODS:
        for scope in of_method(method).scopes:
            error = await door.refusal(method, bearer(door.file.keys[f"without-{NAME_OF[scope]}"]))
            assert error.code() is grpc.StatusCode.PERMISSION_DENIED, method.full_name
            info = details_of(error)[0]
            assert (info.reason, info.metadata["scopes"]) == ("SCOPE_MISSING", NAME_OF[scope])
        for credential in (door.file.keys["whole"], door.issuer.token(" ".join(SCOPES), player_id=None)):
            error = await door.refusal(method, bearer(credential))
            refusals = (grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED)
            assert error.code() not in refusals, method.full_name


@pytest.mark.parametrize("spelling", ["//{0}/{1}", "/{0}//{1}", "{0}/{1}", "/{0}/{1}/", "/{0}%2f{1}", "/{0}/./{1}"])
async def test_another_spelling_of_a_path_reaches_nothing(spelling: str, door: Door) -> None:
    """grpc-go CVE-2026-33186: a rule that looks at the path, and a router that tidies it up first."""
    path = spelling.format(GATEWAY.grpc_name, "DeletePlayer")
    for metadata in (None, bearer(door.file.keys["whole"])):
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await door.channels[GATEWAY.grpc_name].unary_unary(path)(b"", metadata=metadata, timeout=10)
        assert caught.value.code() in (grpc.StatusCode.UNIMPLEMENTED, grpc.StatusCode.INTERNAL)
        assert "reached" not in str(caught.value.details())


async def test_a_method_that_the_contract_does_not_have_is_refused_to_everybody() -> None:
    """A handler that somebody registers beside the contract's."""

    class Extra:
        def service(self, details: grpc.HandlerCallDetails) -> Any:
            return grpc.unary_unary_rpc_method_handler(lambda request, context: b"secret")

    interceptor = AccessInterceptor(None, {})
    server = grpc.aio.server(interceptors=[interceptor])
    server.add_generic_rpc_handlers((cast("grpc.GenericRpcHandler", Extra()),))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    try:
        channel: Any
        async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await channel.unary_unary("/any.Service/Method")(b"", timeout=10)
        assert caught.value.code() is grpc.StatusCode.PERMISSION_DENIED
    finally:
        await server.stop(0)
