"""What a fit chooses on the operator's own plays, and what it holds out to choose by."""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pytest

from services.common.model_version import ModelVersion
from services.fit import validation
from services.fit.choices import ALL_CHOICES, choose
from services.fit.fitting import fit
from services.fit.progress import SilentProgress
from services.fit.records import Choices, Exported, Floats, Interactions
from services.fit.validation import split, splits
from services.fit.weights import fading, history_weights_for, liked, rating_weights

GAMES, PLAYERS, PLAYS = 60, 120, 30


@pytest.fixture(autouse=True)
def one_split(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choices by one split, which is quicker."""
    if "expected" not in request.fixturenames:
        monkeypatch.setattr(validation, "_MOST_SPLITS", 1)


def interactions(game: np.ndarray, time: np.ndarray, rating: Floats | None = None) -> Interactions:
    players = len(game) // PLAYS
    return Interactions(
        player=np.repeat(np.arange(players), PLAYS),
        game=game.astype(np.int64),
        rating=np.full(len(game), np.nan, np.float32) if rating is None else rating,
        time=time.astype(np.float64),
        players=players,
    )


def exported(found: Interactions) -> Exported:
    content = np.random.default_rng(1).normal(size=(GAMES, 4)).astype(np.float32)
    content /= np.linalg.norm(content, axis=1, keepdims=True)
    return Exported([f"g{n:02}" for n in range(GAMES)], content, ModelVersion("test", "r1", 4), found)


def tastes_that_change() -> Interactions:
    """Players who leave one group of twenty games for another, at different moments: their latest plays tell it."""
    random = np.random.default_rng(2)
    game = np.empty((PLAYERS, PLAYS), dtype=np.int64)
    for player in range(PLAYERS):
        groups = random.choice(3, 2, replace=False)
        turn = random.integers(12, 18)
        early = random.choice(20, turn, replace=False) + 20 * groups[0]
        late = random.choice(20, PLAYS - turn, replace=False) + 20 * groups[1]
        game[player] = np.concatenate([early, late])
    return interactions(game.ravel(), np.tile(np.arange(PLAYS), PLAYERS))


def test_fading_is_chosen_where_tastes_change() -> None:
    choices, trials = choose(exported(tastes_that_change()), lambda steps: None)
    tried = {trial.value: trial.ndcg for trial in trials if trial.what == "least faded"}
    assert set(tried) == {1.0, 0.7, 0.5, 0.3}
    assert choices.least_faded == max(tried, key=lambda value: tried[value]) < 1.0


def test_without_times_that_differ_nothing_fades() -> None:
    plays = tastes_that_change()
    choices, trials = choose(exported(interactions(plays.game, np.zeros(len(plays.game)))), lambda steps: None)
    assert choices.least_faded == 1.0
    assert "least faded" not in {trial.what for trial in trials}


def test_few_players_change_no_default_and_by_default_nothing_fades() -> None:
    plays = tastes_that_change()
    few = interactions(plays.game[: 10 * PLAYS], plays.time[: 10 * PLAYS])
    choices, trials = choose(exported(few), lambda steps: None)
    assert (choices, trials) == (Choices(), ())
    assert (fading(few, history_weights_for(few.rating, choices)) == 1.0).all()


@pytest.mark.parametrize("ratings", [(1, 2), (2, 2.5), (1, 1.5, 2.9)])
@pytest.mark.parametrize("likers", [0, 1])
def test_players_who_like_nothing_choose_nothing(ratings: tuple[float, ...], likers: int) -> None:
    """A single one who likes something would be sure of any difference."""
    plays = tastes_that_change()
    rating = np.random.default_rng(5).choice(ratings, len(plays.game)).astype(np.float32)
    rating[plays.player < likers] = 5.0
    choices, trials = choose(exported(interactions(plays.game, plays.time, rating)), lambda steps: None)
    assert (choices, trials) == (Choices(), ())


@pytest.mark.parametrize("serving", [None, Choices(neutral_rating=2.0)])
def test_a_model_is_fitted_to_low_ratings_whatever_was_chosen_before(serving: Choices | None) -> None:
    plays = tastes_that_change()
    rating = np.random.default_rng(5).choice([1.0, 2.0], len(plays.game)).astype(np.float32)
    found = fit(exported(interactions(plays.game, plays.time, rating)), SilentProgress(), serving)
    assert found.choices.neutral_rating == 1.0
    assert np.isfinite(found.factors).all()
    assert found.factors.any()


def test_ratings_that_are_all_dislikes_are_no_likings() -> None:
    rating = np.array([1.0, np.nan, 1.0], dtype=np.float32)
    assert liked(rating).tolist() == [False, True, False]
    weights = rating_weights(rating, history_weights_for(rating, Choices()))
    assert (weights[[0, 2]] < 0).all()


def test_a_neutral_rating_is_chosen_that_tells_likes_from_dislikes() -> None:
    """Half of what each player plays is of a group that they rate low."""
    plays = tastes_that_change()
    late = np.tile(np.arange(PLAYS), PLAYERS) >= PLAYS // 2
    rated = interactions(plays.game, plays.time, np.where(late, 5.0, 1.8).astype(np.float32))
    choices, trials = choose(exported(rated), lambda steps: None)
    tried = {trial.value: trial.ndcg for trial in trials if trial.what == "neutral rating"}
    assert choices.neutral_rating == max(tried, key=lambda value: tried[value]) == 2.0


def test_a_default_is_left_only_for_what_is_surely_better() -> None:
    """Nothing tells which game is next, so whatever is best is so by chance."""
    random = np.random.default_rng(4)
    game = np.concatenate([random.choice(GAMES, PLAYS, replace=False) for _ in range(PLAYERS)])
    choices, trials = choose(exported(interactions(game, np.arange(len(game)))), lambda steps: None)
    assert len({trial.ndcg for trial in trials if trial.what == "ridge"}) > 1
    changed = [name for name, value in asdict(choices).items() if value != getattr(Choices(), name)]
    assert len(changed) <= 1


def test_choices_that_serve_are_left_only_for_what_is_surely_better() -> None:
    random = np.random.default_rng(4)
    game = np.concatenate([random.choice(GAMES, PLAYS, replace=False) for _ in range(PLAYERS)])
    serving = Choices(ridge=100.0, content_weight=10.0, regularisation=25.0, factor_weight=3.0)
    choices, _ = choose(exported(interactions(game, np.arange(len(game)))), lambda steps: None, serving)
    changed = [name for name, value in asdict(choices).items() if value != getattr(serving, name)]
    assert len(changed) <= 1


def test_choices_that_are_together_worse_than_those_that_serve_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def unlucky(_: object, name: str, values: object, choices: Choices, **__: object) -> Choices:
        return replace(choices, least_faded=1.0)

    monkeypatch.setattr("services.fit.choices._Trials._chosen", unlucky)
    serving = Choices(least_faded=0.3)
    choices, trials = choose(exported(tastes_that_change()), lambda steps: None, serving)
    before, now = (trial.ndcg for trial in trials if trial.what == ALL_CHOICES)
    assert choices == serving
    assert now < before


@pytest.mark.parametrize(("players", "expected"), [(40, 2), (900, 2), (2500, 1)])
def test_few_players_are_judged_by_several_splits(players: int, expected: int) -> None:
    game = np.tile(np.arange(PLAYS), players)
    plays = interactions(game, np.tile(np.arange(PLAYS), players))
    found = splits(plays, np.ones(len(game), dtype=np.bool_), GAMES)
    assert len(found) == expected
    assert len({part.held_out.indices.tobytes() for part in found}) == expected


def test_the_latest_plays_and_as_many_at_random_are_held_out() -> None:
    plays = tastes_that_change()
    parts = split(plays, np.ones(len(plays.game), dtype=np.bool_), GAMES)
    kept = set(zip(parts.known.player.tolist(), parts.known.time.tolist(), strict=True))
    latest = {(player, float(time)) for player in range(PLAYERS) for time in range(PLAYS - 3, PLAYS)}
    assert not kept & latest
    others = PLAYERS * (PLAYS - 3)
    assert 1 - len(kept) / others == pytest.approx(0.1, abs=0.02)


def test_of_plays_at_one_time_those_held_out_are_random() -> None:
    plays = tastes_that_change()
    ordered = interactions(np.tile(np.arange(PLAYS), PLAYERS), np.zeros(len(plays.game)))
    held = split(ordered, np.ones(len(plays.game), dtype=np.bool_), GAMES).held_out.sum(axis=0)
    counts = np.asarray(held).ravel()[:PLAYS]
    assert counts.min() > 0.25 * counts.mean()
