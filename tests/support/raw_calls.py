"""Calls any method with no bytes, whichever of the four kinds of rpc it is.

A stream of requests is empty: grpc.aio tells a caller who is refused while it still writes of INTERNAL now and then.
"""

from __future__ import annotations

from typing import Any

import grpc
import pytest
from google.protobuf.descriptor import MethodDescriptor


async def failure_of(channel: Any, method: MethodDescriptor, metadata: Any) -> grpc.aio.AioRpcError:
    """How the call ends, which must be an error."""
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await _call(channel, method, metadata)
    return caught.value


async def _call(channel: Any, method: MethodDescriptor, metadata: Any) -> None:
    path = f"/{method.containing_service.full_name}/{method.name}"
    options = {"metadata": metadata, "timeout": 10}
    match method.client_streaming, method.server_streaming:
        case False, False:
            await channel.unary_unary(path)(b"", **options)
        case True, False:
            await channel.stream_unary(path)(iter(()), **options)
        case False, True:
            async for _ in channel.unary_stream(path)(b"", **options):
                pass
        case _:
            async for _ in channel.stream_stream(path)(iter(()), **options):
                pass
