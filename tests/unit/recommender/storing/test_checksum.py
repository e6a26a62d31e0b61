"""What a sealed payload tells of what became of it."""

from __future__ import annotations

import pytest

from services.recommender.storing.checksum import is_intact, sealed

PAYLOAD = {"player_id": "ann", "rating": 4.5, "at": 1_700_000_000_000_000, "tags": ["a", "ü"], "play": {"age": 6}}


@pytest.mark.parametrize("changed", [{"rating": 4.0}, {"player_id": "anm"}, {"tags": ["a"]}, {"play": {"age": 7}}])
def test_every_change_is_told(changed: dict[str, object]) -> None:
    assert is_intact(sealed(PAYLOAD))
    assert not is_intact({**sealed(PAYLOAD), **changed})


def test_order_does_not_matter_and_sealing_again_is_the_same() -> None:
    assert is_intact(dict(reversed(sealed(PAYLOAD).items())))
    assert sealed(sealed(PAYLOAD)) == sealed(PAYLOAD)


def test_what_was_never_sealed_counts_as_intact() -> None:
    assert is_intact(PAYLOAD)
