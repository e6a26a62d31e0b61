"""Asks processes of this machine whether they are ready or alive, each in its own protocol."""

from __future__ import annotations

import asyncio
import ssl

import grpc
from grpc_health.v1 import health_pb2

from services.common.channels import open_channel
from services.common.readiness import READINESS


async def serves(target: str, *, service: str = READINESS, seconds: float = 1.0) -> bool:
    """Whether a service of ours at the address says within so many seconds that it is ready, or alive."""
    async with open_channel(target) as channel:
        check = channel.unary_unary(
            "/grpc.health.v1.Health/Check",
            request_serializer=health_pb2.HealthCheckRequest.SerializeToString,
            response_deserializer=health_pb2.HealthCheckResponse.FromString,
        )
        try:
            response = await check(health_pb2.HealthCheckRequest(service=service), timeout=seconds)
        except grpc.aio.AioRpcError:
            return False
        return bool(response.status == health_pb2.HealthCheckResponse.SERVING)


async def listens(target: str, *, seconds: float = 1.0) -> bool:
    """Whether anything listens at the address: a process that hangs may, as the kernel takes connections for it."""
    host, port = target.rsplit(":", 1)
    try:
        async with asyncio.timeout(seconds):
            _, writer = await asyncio.open_connection(host, int(port))
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True


async def door_answers(target: str, *, path: str, seconds: float, is_secure: bool) -> bool:
    """Whether the HTTP door at the address, or what answers beside metrics, says within so many seconds that it is
    ready, or alive."""
    host, port = target.rsplit(":", 1)
    try:
        async with asyncio.timeout(seconds):
            reader, writer = await asyncio.open_connection(host, int(port), ssl=_unverified() if is_secure else None)
            try:
                writer.write(f"GET {path} HTTP/1.0\r\n\r\n".encode())
                status = await reader.readline()
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return False
    return status.split()[1:2] == [b"200"]


def _unverified() -> ssl.SSLContext:
    """The certificate is for the names of others; this asks a process that it has started itself."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
