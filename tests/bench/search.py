"""Measures search over thin entries: the demo catalogue cut to titles and genres, as many an operator's table has it.

The wishes are those of `wishes.jsonl`, judged by all genres and tags of a game, of which search sees the genres only.
Every second wish, from the first, is for choosing weights; the others are reported. Then each title is searched in
lower case: is it first? The last row asks for recommendations to somebody new instead, with the same texts. Run by
`make bench-search`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import grpc
import numpy as np
from rich.console import Console
from rich.table import Table

from gamesrec.common.v1 import common_pb2
from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.cli.modelling.measured_services import own_embedder, recommender_process
from services.common.channels import open_channel
from services.common.model_version import ModelVersion
from services.demo.catalogue import CatalogueGame, load_catalogue
from services.ingest.records import Game
from services.ingest.storing.clients import GrpcCatalogue
from services.ingest.storing.descriptions import describe_game

_WISHES = Path(__file__).with_name("wishes.jsonl")
_K = 10
_BATCH = 64


async def run(models_dir: Path, console: Console) -> None:
    """Starts an embedder and a recommender, asks, and prints the figures."""
    games = load_catalogue()
    thin = [Game(game.game_id, game.title, genres=game.genres) for game in games]
    wishes = [json.loads(line) for line in _WISHES.read_text(encoding="utf-8").splitlines()]
    async with (
        own_embedder(models_dir) as embedder_target,
        open_channel(embedder_target) as embedder,
        recommender_process() as (target, _),
        open_channel(target) as channel,
    ):
        passages, version = await _embedded(embedder, [describe_game(game) for game in thin], "passage")
        catalogue = GrpcCatalogue(channel)
        model = ModelVersion(version.name, version.revision, version.dimension)
        await catalogue.upsert_games(list(zip(thin, passages, strict=True)), model)
        stub = recommender_pb2_grpc.RecommenderServiceStub(channel)

        texts = [wish["text"] for wish in wishes]
        titles = [game.title.lower() for game in games]
        embedded = {tuple(each): await _embedded(embedder, each, "query") for each in (texts, titles)}

        async def search(texts: Sequence[str], *, words: bool) -> list[list[str]]:
            vectors, model = embedded[tuple(texts)]
            found = []
            for text, values in zip(texts, vectors, strict=True):
                query = common_pb2.Vector(values=values, model=model)
                request = recommender_pb2.SearchGamesRequest(query=query, limit=_K, text=text if words else "")
                found.append([item.game.game_id for item in (await stub.SearchGames(request)).games])
            return found

        async def recommend(texts: Sequence[str]) -> list[list[str]]:
            vectors, model = embedded[tuple(texts)]
            found = []
            for text, values in zip(texts, vectors, strict=True):
                query = common_pb2.Vector(values=values, model=model)
                request = recommender_pb2.RecommendRequest(query=query, limit=_K, text=text)
                found.append([item.game.game_id for item in (await stub.Recommend(iter([request]))).games])
            return found

        table = Table("", "NDCG@10", "hit@10", "English", "other", "chosen on", "titles first")
        for name, ask in (
            ("meaning alone", partial(search, words=False)),
            ("meaning and words", partial(search, words=True)),
            ("recommended", recommend),
        ):
            gains = np.array([_gain(ids, wish, games) for ids, wish in zip(await ask(texts), wishes, strict=True)])
            first = [ids[:1] == [game.game_id] for ids, game in zip(await ask(titles), games, strict=True)]
            english = np.array([text.isascii() for text in texts])
            held_out = np.arange(len(texts)) % 2 == 1
            figures = (
                gains[held_out, 0],
                gains[held_out, 1],
                gains[held_out & english, 0],
                gains[held_out & ~english, 0],
                gains[~held_out, 0],
            )
            cells = [f"{values.mean():.3f}" for values in figures]
            table.add_row(name, *cells, f"{np.mean(first):.3f}")
    console.print(table)


def _gain(ids: Sequence[str], wish: dict[str, list[str]], games: Sequence[CatalogueGame]) -> tuple[float, float]:
    """NDCG@10 and whether any game of the list fits."""
    fitting = {game.game_id for game in games if _fits(game, wish)}
    discounts = 1 / np.log2(np.arange(2, _K + 2))
    hits = np.array([each in fitting for each in ids])
    return float(discounts[: len(ids)] @ hits / discounts[: len(fitting)].sum()), float(hits.any())


def _fits(game: CatalogueGame, wish: dict[str, list[str]]) -> bool:
    has = {*game.genres, *game.tags}
    required, options, refused = (set(wish.get(name, ())) for name in ("all", "any", "none"))
    return required <= has and (not options or bool(options & has)) and not refused & has


async def _embedded(
    channel: grpc.aio.Channel, texts: Sequence[str], prompt: str
) -> tuple[list[list[float]], common_pb2.ModelVersion]:
    stub: embedder_pb2_grpc.EmbedderServiceAsyncStub = embedder_pb2_grpc.EmbedderServiceStub(channel)
    vectors: list[list[float]] = []
    for start in range(0, len(texts), _BATCH):
        request = embedder_pb2.EmbedRequest(texts=texts[start : start + _BATCH], prompt_name=prompt)
        response = await stub.Embed(request, timeout=120)
        vectors += [list(each.values) for each in response.embeddings]
    return vectors, response.model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="where the models are")
    asyncio.run(run(parser.parse_args().models_dir, Console(width=120)))


if __name__ == "__main__":
    main()
