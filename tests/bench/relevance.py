"""How well recommendations fit what is asked for: precision of the first five games over judged wishes and likenesses.

`wishes.jsonl` says for each message which genres and tags a fitting game has: `all` of these, `any` of those and `none`
of the others. `likeness.jsonl` says for games which others are alike; it was judged by their titles, without a look at
genres and descriptions, and by every second line the weight of likeness was chosen. A stack of its own is started with
the demo data; a new player asks, so that no taste plays a part.
Run by `make bench-relevance`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from tests.bench.demo_stack import demo_stack

if TYPE_CHECKING:
    from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceAsyncStub

_WISHES = Path(__file__).with_name("wishes.jsonl")
_LIKENESS = Path(__file__).with_name("likeness.jsonl")
_LIMIT = 5


def fits(game: common_pb2.Game, wish: dict[str, list[str]]) -> bool:
    """Whether a game is what the judged wish asks for."""
    has = {*game.genres, *game.tags}
    required, options, refused = (set(wish.get(name, ())) for name in ("all", "any", "none"))
    return required <= has and (not options or bool(options & has)) and not refused & has


async def alike(stub: GatewayServiceAsyncStub) -> list[float]:
    """What share of the first games for "something like" each judged game is alike, in the order of the file."""
    shares = []
    for line in _LIKENESS.read_text(encoding="utf-8").splitlines():
        judged = json.loads(line)
        game = await stub.GetGame(gateway_pb2.GetGameRequest(game_id=judged["game"]))
        request = gateway_pb2.RecommendRequest(
            player_id="somebody-new", text=f"something like {game.game.title}", limit=_LIMIT
        )
        found = (await stub.Recommend(request)).recommendations.games
        good = {*judged["like"], *judged["series"]}
        shares.append(sum(each.game.game_id in good for each in found) / _LIMIT)
    return shares


async def run(models_dir: Path, console: Console) -> None:
    """Starts a stack, asks, and prints the figures."""
    wishes = [json.loads(line) for line in _WISHES.read_text(encoding="utf-8").splitlines()]
    async with demo_stack(models_dir) as stub:
        answers = [
            await stub.Recommend(
                gateway_pb2.RecommendRequest(player_id="somebody-new", text=wish["text"], limit=_LIMIT)
            )
            for wish in wishes
        ]
        shares = await alike(stub)
    table = Table("wish", "fit", "games")
    precisions, claims = [], []
    for wish, answer in zip(wishes, answers, strict=True):
        games = answer.recommendations.games
        fitting = [fits(each.game, wish) for each in games]
        precisions.append(sum(fitting) / _LIMIT)
        claims += [
            fit
            for fit, each in zip(fitting, games, strict=True)
            if any(reason.kind == common_pb2.Reason.KIND_MATCHES_MESSAGE for reason in each.reasons)
        ]
        titles = (each.game.title if fit else f"({each.game.title})" for fit, each in zip(fitting, games, strict=True))
        table.add_row(wish["text"], f"{sum(fitting)}/{len(games)}", ", ".join(titles))
    console.print(table)
    console.print(f"precision of the first {_LIMIT}: {statistics.fmean(precisions):.3f}")
    chosen, others = statistics.fmean(shares[::2]), statistics.fmean(shares[1::2])
    console.print(f"of the first {_LIMIT} like a game {chosen:.3f} are alike, {others:.3f} where nothing was chosen by")
    console.print(f"of {len(claims)} games said to match the message {statistics.fmean(claims):.3f} fit")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="where the models are")
    asyncio.run(run(parser.parse_args().models_dir, Console()))


if __name__ == "__main__":
    main()
