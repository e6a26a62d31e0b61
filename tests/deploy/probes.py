"""Asks a container how it is, as the kubelet does: by gRPC health or by HTTP, from the node, with a limit of time."""

from __future__ import annotations

import asyncio
import ssl
from typing import Any

import grpc
from grpc_health.v1 import health_pb2


async def probe(address: str, ports: dict[str, int], definition: dict[str, Any]) -> bool:
    """Whether the probe succeeds. `ports` are those of the container by name."""
    seconds = definition.get("timeoutSeconds", 1)
    try:
        async with asyncio.timeout(seconds):
            if "grpc" in definition:
                return await _grpc(address, definition["grpc"])
            return await _http(address, ports, definition["httpGet"])
    except (TimeoutError, OSError, grpc.aio.AioRpcError, ValueError):
        return False


async def _grpc(address: str, definition: dict[str, Any]) -> bool:
    async with grpc.aio.insecure_channel(f"{address}:{definition['port']}") as channel:
        check = channel.unary_unary(
            "/grpc.health.v1.Health/Check",
            request_serializer=health_pb2.HealthCheckRequest.SerializeToString,
            response_deserializer=health_pb2.HealthCheckResponse.FromString,
        )
        response = await check(health_pb2.HealthCheckRequest(service=definition.get("service", "")))
        return bool(response.status == health_pb2.HealthCheckResponse.SERVING)


async def _http(address: str, ports: dict[str, int], definition: dict[str, Any]) -> bool:
    port = definition["port"]
    # A kubelet does not look at whom a certificate is of.
    tls = ssl._create_unverified_context() if definition.get("scheme") == "HTTPS" else None
    reader, writer = await asyncio.open_connection(address, ports[port] if isinstance(port, str) else port, ssl=tls)
    try:
        writer.write(f"GET {definition['path']} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n".encode())
        status = int((await reader.readline()).split()[1])
        return 200 <= status < 400
    finally:
        writer.close()
