"""A player is in one bucket of an experiment, always the same, and the buckets have the sizes that were asked for."""

from __future__ import annotations

from collections import Counter

import pytest

from services.common.errors import InvalidArgument
from services.gateway.requests.experiments import NO_EXPERIMENT, Experiment

PLAYERS = [f"player-{number}" for number in range(4000)]


def test_a_player_stays_in_its_bucket_and_buckets_have_their_weights() -> None:
    experiment = Experiment.parse("ranking:control=90,new=10")
    buckets = [experiment.bucket_of(player) for player in PLAYERS]
    assert buckets == [Experiment.parse("ranking:control=90,new=10").bucket_of(player) for player in PLAYERS]
    assert Counter(buckets)["new"] == pytest.approx(400, abs=80)


def test_two_experiments_divide_the_players_independently() -> None:
    first, second = Experiment.parse("one:a=1,b=1"), Experiment.parse("two:a=1,b=1")
    both = Counter((first.bucket_of(player), second.bucket_of(player)) for player in PLAYERS)
    assert all(count == pytest.approx(1000, abs=150) for count in both.values())


def test_a_bucket_can_be_asked_for_and_an_unknown_one_is_answered_with_the_known_ones() -> None:
    experiment = Experiment.parse("ranking:control=90,new=10")
    assert experiment.bucket_of("p", "new") == "new"
    with pytest.raises(InvalidArgument, match="there are: control, new"):
        experiment.bucket_of("p", "nwe")


@pytest.mark.parametrize("text", ["ranking:control=90new=10", "ranking:control=90,,new=10", "ranking:", "control=90"])
def test_what_is_no_experiment_is_told_how_one_is_written(text: str) -> None:
    with pytest.raises(ValueError, match="must be such as ranking:control=90,new=10"):
        Experiment.parse(text)


def test_without_an_experiment_there_is_no_bucket() -> None:
    assert NO_EXPERIMENT.bucket_of("p") == ""
    with pytest.raises(InvalidArgument, match="no experiment runs"):
        NO_EXPERIMENT.bucket_of("p", "new")


@pytest.mark.parametrize("wrong", ["ranking", "ranking:", "ranking:a", "ranking:a=0", "ranking:a=1,a=2", "Ranking:a=1"])
def test_what_is_no_experiment_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="must"):
        Experiment.parse(wrong)
