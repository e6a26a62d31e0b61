"""Reads from the protos' descriptors which methods the edge has, so that none has to be listed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from gamesrec.gateway.v1 import gateway_pb2


@dataclass(frozen=True, slots=True)
class Method:
    """A method with one request; `streams` tells whether it has many responses. `path` is "/package.Service/Method"."""

    path: str
    request: type[Message]
    response: type[Message]
    streams: bool
    descriptor: MethodDescriptor

    @property
    def name(self) -> str:
        """The method's name within its service."""
        return str(self.descriptor.name)

    @property
    def service(self) -> str:
        """The full name of its service."""
        return str(self.descriptor.containing_service.full_name)


def edge_methods() -> Mapping[str, Method]:
    """The methods of every service that the edge's proto defines, by path.

    Those that take a stream of requests are left out, as no browser can send one.
    """
    found = {}
    for service in gateway_pb2.DESCRIPTOR.services_by_name.values():
        for descriptor in service.methods:
            if descriptor.client_streaming:
                continue
            path = f"/{service.full_name}/{descriptor.name}"
            found[path] = Method(
                path,
                GetMessageClass(descriptor.input_type),
                GetMessageClass(descriptor.output_type),
                descriptor.server_streaming,
                descriptor,
            )
    return found


CHAT_PATH = f"/{gateway_pb2.DESCRIPTOR.services_by_name['GatewayService'].full_name}/Chat"
