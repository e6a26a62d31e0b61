"""Short names of games that are said alone."""

from __future__ import annotations

import pytest

from services.gateway.understanding.games.nicknames import may_be_a_nickname


@pytest.mark.parametrize("text", ["botw", "CS", "gta sa", "rdr2", "LoL", "WoW", "кс", "скайрим", "dark souls", "动森"])
def test_what_is_spelled_like_a_name_may_be_one(text: str) -> None:
    assert may_be_a_nickname(text)


@pytest.mark.parametrize("text", ["lol", "wow", "bb", "ow", "hi", "thanks", "пока", "лол", "ещё", ""])
def test_what_people_say_in_chats_is_none(text: str) -> None:
    assert not may_be_a_nickname(text)
