"""Asks the edge for games and prints the answer while it comes: `ask.py PLAYER MESSAGE [TARGET]`."""

from __future__ import annotations

import asyncio
import sys

import grpc
from google.rpc import error_details_pb2
from grpc_status import rpc_status

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc

# For the first event; the whole answer may take as long as the language model does.
DEADLINE_SECONDS = 30.0


async def ask(player_id: str, text: str, target: str) -> None:
    """Prints one answer. Raises grpc.aio.AioRpcError when there is none."""
    async with grpc.aio.insecure_channel(target) as channel:
        stub = gateway_pb2_grpc.GatewayServiceStub(channel)
        request = gateway_pb2.ChatRequest(player_id=player_id, text=text, limit=3)
        async for event in stub.Chat(request, timeout=DEADLINE_SECONDS):
            # `recommendations` comes first and once, `text_delta` any number of times, `summary` last and once.
            match event.WhichOneof("event"):
                case "recommendations":
                    for recommended in event.recommendations.games:
                        print(f"- {recommended.game.title} ({recommended.game.year or 'no year'})")
                    print(flush=True)
                case "text_delta":
                    print(event.text_delta.text, end="", flush=True)
                case "summary":
                    print(f"\n\nwritten by: {gateway_pb2.TextSource.Name(event.summary.text_source)}")


def explain(error: grpc.aio.AioRpcError) -> str:
    """One line for a person: the message, and each wrong field if fields are wrong."""
    lines = [f"{error.code().name}: {error.details()}"]
    status = rpc_status.from_call(error)  # type: ignore[arg-type]  # it asks for no more than the error has
    for detail in status.details if status else ():
        wrong = error_details_pb2.BadRequest()
        if detail.Unpack(wrong):
            lines += [f"  {each.field}: {each.description}" for each in wrong.field_violations]
    return "\n".join(lines)


def main() -> int:
    """Returns the exit code: 1 if the edge refused, 2 if the arguments are wrong."""
    if len(sys.argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    player_id, text, target = (*sys.argv[1:], "127.0.0.1:50050")[:3]
    try:
        asyncio.run(ask(player_id, text, target))
    except grpc.aio.AioRpcError as error:
        print(explain(error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
