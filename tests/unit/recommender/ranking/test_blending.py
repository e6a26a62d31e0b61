"""How lists of scores become one list, and why a game is in it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.recommender.ranking.blending import Retrieved, blend
from services.recommender.ranking.ranking import Candidates, alone, rank
from services.recommender.records import ReasonKind

MESSAGE, SIMILAR, PLAYERS, POPULAR, REPLAY = (
    ReasonKind.MATCHES_MESSAGE,
    ReasonKind.SIMILAR_TO_LIKED,
    ReasonKind.LIKED_BY_SIMILAR_PLAYERS,
    ReasonKind.POPULAR,
    ReasonKind.REPLAY,
)
names = st.sampled_from("abcdefgh")
value = st.one_of(st.floats(-1e9, 1e9), st.sampled_from([math.nan, math.inf, -math.inf]))
scores = st.dictionaries(names, value, max_size=8)


def games(lists: list[Retrieved], limit: int = 10) -> list[str]:
    return [item.game for item in blend(lists, limit=limit)]


def test_the_scale_of_a_list_does_not_matter() -> None:
    small = Retrieved(SIMILAR, 1, {"a": 0.81, "b": 0.80, "c": 0.79})
    large = Retrieved(PLAYERS, 0.5, {"c": 3000.0, "b": 2000.0, "a": 1000.0})
    assert games([small, large]) == ["a", "b", "c"]


def test_a_candidate_that_a_similarity_list_cut_off_counts_as_its_last() -> None:
    cut = Retrieved(SIMILAR, 1, {"a": 0.9, "b": 0.85}, absent=None)
    counts = Retrieved(PLAYERS, 0.01, {"c": 1.0})
    found = {item.game: item.score for item in blend([cut, counts], limit=3)}
    assert found["c"] > found["b"] - 0.1
    assert found["a"] > found["c"]


def test_one_outlier_of_a_list_does_not_outweigh_all_other_lists() -> None:
    crowd = {f"g{n}": 1.0 for n in range(100)}
    outlier = Retrieved(POPULAR, 0.3, {**crowd, "outlier": 1e9})
    taste = Retrieved(PLAYERS, 1, {**dict.fromkeys(crowd, 0.0), "g7": 5.0, "outlier": 0.0})
    assert games([outlier, taste])[0] == "g7"


def test_shares_tell_what_lifts_a_game_above_the_others() -> None:
    found = blend(
        [Retrieved(MESSAGE, 1, {"a": 1, "b": 0, "c": 0}), Retrieved(POPULAR, 1, {"a": 0, "b": 9, "c": 0})], limit=3
    )
    shares = {item.game: item.shares for item in found}
    assert shares["a"] == ((MESSAGE, 1.0),)
    assert shares["b"] == ((POPULAR, 1.0),)
    assert [kind for kind, _ in shares["c"]] == [MESSAGE, POPULAR]


def test_a_replay_is_always_called_one() -> None:
    replays = Retrieved(REPLAY, 1, {"a": 3, "b": 5}, certain_above=-math.inf)
    found = blend([replays, Retrieved(MESSAGE, 1, {"a": 1, "b": 0})], limit=2)
    assert all(REPLAY in dict(item.shares) for item in found)


def test_equal_scores_at_the_end_all_come_so_that_their_order_can_be_decided() -> None:
    assert games([Retrieved(POPULAR, 1, {"d": 2, "c": 1, "b": 1, "a": 1})], limit=2) == ["d", "a", "b", "c"]
    assert [item.game for item in alone(POPULAR, {"d": 2, "c": 1, "b": 1}, limit=2)] == ["d", "b", "c"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(Retrieved, st.sampled_from(list(ReasonKind)), st.floats(0, 2), scores, st.sampled_from([None, 0.0])),
        max_size=5,
        unique_by=lambda item: item.kind,
    )
)
def test_whatever_the_scores_the_blend_is_sound(lists: list[Retrieved]) -> None:
    found = blend(lists, limit=8)
    assert {item.game for item in found} == set().union(*(item.scores for item in lists))
    assert all(math.isfinite(item.score) for item in found)
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    for item in found:
        assert sum(share for _, share in item.shares) == pytest.approx(1)


def test_a_match_is_named_for_every_game_that_stands_out_and_for_no_other() -> None:
    message = {**{f"match{n}": 1 + n / 10 for n in range(5)}, **{f"other{n}": -1 - n / 10 for n in range(5)}}
    taste = {game: float(number) for number, game in enumerate(message)}
    found = rank(Candidates(message, {}, taste, {}), likings=10, limit=10)
    assert {item.game for item in found if MESSAGE in dict(item.shares)} == {f"match{n}" for n in range(5)}


def test_what_does_not_match_is_left_out_while_enough_does() -> None:
    message = {**{f"match{n}": 1.0 for n in range(5)}, **{f"other{n}": -1.0 for n in range(5)}}
    taste = {f"other{n}": 100.0 for n in range(5)}
    found = rank(Candidates(message, {}, taste, {}), likings=50, limit=5)
    assert {item.game for item in found} == {f"match{n}" for n in range(5)}


def test_with_a_message_only_what_matches_it_is_ranked() -> None:
    message = {f"g{n:03}": 1 - n / 1000 for n in range(200)}
    found = rank(Candidates(message, {}, {"g199": 100.0, "other": 100.0}, {}), likings=50, limit=10)
    assert {"g199", "other"}.isdisjoint(item.game for item in found)


def test_the_longer_the_history_the_less_popularity_counts() -> None:
    found = Candidates({}, {}, {"taste": 1.0, "popular": 0.0}, {"taste": 0.0, "popular": 1.0})
    assert rank(found, likings=1, limit=2)[0].game == "popular"
    assert rank(found, likings=20, limit=2)[0].game == "taste"
