"""The facts of a game have the vocabulary of the contract."""

from __future__ import annotations

from gamesrec.common.v1 import common_pb2
from services.common.games.game_facts import ContentDescriptor, PlayMode, PriceModel
from services.common.games.game_messages import enum_members


def test_every_value_of_the_contract_but_the_unset_one_has_a_name() -> None:
    assert enum_members(PlayMode, common_pb2.PlayMode.values()) == tuple(PlayMode)
    assert enum_members(ContentDescriptor, common_pb2.ContentDescriptor.values()) == tuple(ContentDescriptor)
    assert enum_members(PriceModel, common_pb2.PriceModel.values()) == tuple(PriceModel)


def test_a_value_of_a_newer_contract_is_left_out() -> None:
    assert enum_members(PlayMode, [0, 1, 99]) == (PlayMode.SINGLE_PLAYER,)
