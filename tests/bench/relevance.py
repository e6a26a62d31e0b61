"""How well recommendations fit what is asked for: precision of the first five games over judged wishes.

`wishes.jsonl` says for each message which genres and tags a fitting game has: `all` of these, `any` of those and `none`
of the others. A stack of its own is started with the demo data; a new player asks, so that no taste plays a part.
Run by `make bench-relevance`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
from pathlib import Path

from rich.console import Console
from rich.table import Table

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from tests.bench.demo_stack import demo_stack

_WISHES = Path(__file__).with_name("wishes.jsonl")
_LIMIT = 5


def fits(game: common_pb2.Game, wish: dict[str, list[str]]) -> bool:
    """Whether a game is what the judged wish asks for."""
    has = {*game.genres, *game.tags}
    required, options, refused = (set(wish.get(name, ())) for name in ("all", "any", "none"))
    return required <= has and (not options or bool(options & has)) and not refused & has


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
    console.print(f"of {len(claims)} games said to match the message {statistics.fmean(claims):.3f} fit")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="where the models are")
    asyncio.run(run(parser.parse_args().models_dir, Console()))


if __name__ == "__main__":
    main()
