"""The facts of a game have the vocabulary of the contract."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.common.game_facts import ContentDescriptor, PlayMode, PriceModel
from services.common.game_messages import enum_members, enum_numbers


@pytest.mark.parametrize(
    ("ours", "contract"),
    [
        (PlayMode, common_pb2.PlayMode),
        (ContentDescriptor, common_pb2.ContentDescriptor),
        (PriceModel, common_pb2.PriceModel),
    ],
)
def test_every_value_of_the_contract_but_the_unset_one_has_a_name_and_comes_back(ours, contract) -> None:  # type: ignore[no-untyped-def]
    numbers = [number for number in contract.values() if number]
    assert sorted(enum_numbers(list(ours))) == sorted(numbers)
    assert enum_members(ours, numbers) == tuple(ours)


def test_a_value_of_a_newer_contract_is_left_out() -> None:
    assert enum_members(PlayMode, [0, 1, 99]) == (PlayMode.SINGLE_PLAYER,)
