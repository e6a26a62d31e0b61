"""The ways to play of the contract, by where players meet: alone, in one room, or over a network."""

from __future__ import annotations

from gamesrec.common.v1 import common_pb2

ALONE = (common_pb2.PLAY_MODE_SINGLE_PLAYER,)
IN_ONE_ROOM = (common_pb2.PLAY_MODE_COUCH_COOP, common_pb2.PLAY_MODE_COUCH_VERSUS)
ONLINE = (
    common_pb2.PLAY_MODE_ONLINE_COOP,
    common_pb2.PLAY_MODE_ONLINE_VERSUS,
    common_pb2.PLAY_MODE_MASSIVELY_MULTIPLAYER,
)
