"""Gives all that a recommender holds the vectors of another encoder while it serves, and then lets those serve.

It may be ended at any time: begun again, it goes on with what is missing.
"""

from __future__ import annotations

from collections.abc import Callable

from gamesrec.recommender.v1 import recommender_pb2 as pb
from services.backup.ports import Encoder, Reembeddable
from services.common.errors import ServiceError

# Told how many of how many games and players have their new vectors.
Progress = Callable[[int, int], None]


async def reembed(store: Reembeddable, encoder: Encoder, progress: Progress) -> tuple[int, int]:
    """Embeds what has no vectors of `encoder` yet until nothing is left, then lets these serve.

    Returns how many games and players there were; zeros if these vectors serve already, also when somebody else has
    let them serve meanwhile. Raises ServiceError.
    """
    version = await encoder.version()
    try:
        return await _fill(store, encoder, await store.begin(version), progress)
    except ServiceError as error:
        if error.reason == "ALREADY_SERVING":
            return 0, 0
        raise


async def _fill(
    store: Reembeddable, encoder: Encoder, begun: pb.BeginReembeddingResponse, progress: Progress
) -> tuple[int, int]:
    total, done = begun.games + begun.players, begun.games_written + begun.players_written
    progress(done, total)
    while True:
        async for missing in store.unembedded(begun.version):
            vectors = await encoder.game_vectors(missing.games) if missing.games else ()
            games = [
                pb.GameRecord(game=each, content=vector) for each, vector in zip(missing.games, vectors, strict=True)
            ]
            stated = await encoder.player_vectors(missing.players) if missing.players else ()
            players = [
                pb.PlayerRecord(player=each, content=vector)
                for each, vector in zip(missing.players, stated, strict=True)
            ]
            await store.write_reembedded(begun.version, games, players)
            done = min(total, done + len(games) + len(players))
            progress(done, total)
        # What changed while it was read is embedded in another round.
        if await store.serve(begun.version):
            return begun.games, begun.players
