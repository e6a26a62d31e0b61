"""What a sealed payload tells of what became of it."""

from __future__ import annotations

import numpy as np
import pytest

from services.recommender.storing.checksum import is_intact, sealed, vector_is_intact, with_vector_sum

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


def test_a_vector_that_lost_its_last_bits_is_intact_and_one_that_changed_or_has_gone_is_not() -> None:
    vector = np.random.default_rng(1).normal(size=384)
    vector /= np.linalg.norm(vector)
    payload = with_vector_sum({}, vector.tolist())
    assert vector_is_intact(payload, vector.astype(np.float32).tolist())
    for place in range(0, 384, 17):
        changed = vector.copy()
        changed[place] *= -1
        assert not vector_is_intact(payload, changed.tolist())
    assert not vector_is_intact(payload, None)
    assert not vector_is_intact(payload, [float("nan"), *vector[1:]])


def test_a_record_of_an_earlier_version_has_no_sum_and_counts_as_intact() -> None:
    assert vector_is_intact({}, [1.0, 0.0])
    assert with_vector_sum({"a": 1}, None) == {"a": 1}
