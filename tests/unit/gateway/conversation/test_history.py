"""Of a long conversation as much is understood again as an answer has time for."""

from __future__ import annotations

from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.conversation.history import MOST_CHARACTERS, MOST_MESSAGES, messages_of

PLAYER, ADVISOR = gateway_pb2.Turn.SPEAKER_PLAYER, gateway_pb2.Turn.SPEAKER_ADVISOR


def said(*texts: str) -> list[gateway_pb2.Turn]:
    return [gateway_pb2.Turn(speaker=PLAYER, text=text) for text in texts]


def test_the_latest_messages_of_the_player_are_understood_in_their_order() -> None:
    history = [*said("racing"), gateway_pb2.Turn(speaker=ADVISOR, text="Try this"), *said("shorter", " ", "on PC")]
    assert messages_of(history) == ["racing", "shorter", "on PC"]
    assert len(messages_of(said(*["racing"] * 1000))) == MOST_MESSAGES


def test_of_messages_of_any_length_no_more_is_understood_than_there_is_time_for() -> None:
    found = messages_of(said(*["ä" * 4000] * 200))
    assert sum(map(len, found)) == MOST_CHARACTERS


def test_long_messages_leave_the_later_ones_whole_and_cut_the_one_before_them() -> None:
    found = messages_of(said("lost", "x" * MOST_CHARACTERS, "racing", "on PC"))
    assert found[1:] == ["racing", "on PC"]
    assert found[0] == "x" * (MOST_CHARACTERS - len("racingon PC"))
