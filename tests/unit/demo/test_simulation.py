"""Simulated players, drawn over a catalogue that is built here and resembles a real one only in its shape."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise

import numpy as np
import pytest

from services.demo.catalogue import CatalogueGame
from services.demo.simulation import REFERENCE_DATE, WINDOW_START, SimulatedInteraction, Simulation, simulate

GENRES = ("Action", "Adventure", "Puzzle", "Racing", "RPG", "Shooter", "Simulation", "Sports", "Strategy", "Survival")
PLATFORMS = ("PC", "PlayStation", "Switch", "Xbox")
TAGS_OF_A_GENRE = 6
LIKED = 4.0


@pytest.fixture(scope="module")
def games() -> list[CatalogueGame]:
    """300 games of one or two genres, with tags of those genres and some common to all."""
    rng = np.random.default_rng(1)
    return [_game(number, rng) for number in range(300)]


def _game(number: int, rng: np.random.Generator) -> CatalogueGame:
    genres = tuple(str(genre) for genre in rng.choice(GENRES, size=rng.integers(1, 3), replace=False))
    own_tags = [f"{genre.lower()}-{tag}" for genre in genres for tag in range(TAGS_OF_A_GENRE)]
    common_tags = ["co-op", "indie", "open-world", "pixel-art", "singleplayer", "story-rich"]
    tags = [*rng.choice(own_tags, size=3, replace=False), *rng.choice(common_tags, size=2, replace=False)]
    platforms = rng.choice(PLATFORMS, size=rng.integers(1, 5), replace=False)
    return CatalogueGame(
        game_id=f"game-{number:03d}",
        title=f"Game {number}",
        year=int(rng.integers(1990, 2026)),
        developer=f"Studio {number % 40}",
        genres=genres,
        platforms=tuple(str(platform) for platform in platforms),
        tags=tuple(str(tag) for tag in tags),
        summary="A game.",
    )


@pytest.fixture(scope="module")
def simulation(games: list[CatalogueGame]) -> Simulation:
    return simulate(games)


@pytest.fixture(scope="module")
def by_player(simulation: Simulation) -> dict[str, list[SimulatedInteraction]]:
    played: dict[str, list[SimulatedInteraction]] = defaultdict(list)
    for interaction in simulation.interactions:
        played[interaction.player_id].append(interaction)
    return played


def test_a_seed_always_draws_the_same_simulation(games: list[CatalogueGame], simulation: Simulation) -> None:
    assert simulate(games, seed=7) == simulation


def test_another_seed_draws_another_simulation(games: list[CatalogueGame], simulation: Simulation) -> None:
    other = simulate(games, seed=8)
    assert other.players != simulation.players
    assert other.interactions != simulation.interactions


def test_the_default_is_large_enough_to_learn_from(simulation: Simulation) -> None:
    assert len(simulation.players) == 600
    assert len(simulation.interactions) >= 18_000


def test_players_have_numbered_ids_and_attributes_of_the_catalogue(simulation: Simulation) -> None:
    assert [player.player_id for player in simulation.players] == [f"player-{n:03d}" for n in range(1, 601)]
    for player in simulation.players:
        assert player.platform in PLATFORMS
        assert len(set(player.favourite_genres)) == 3
        assert set(player.favourite_genres) <= set(GENRES)
        assert 1965 <= player.birth_year <= 2010
    assert {player.language for player in simulation.players} == {"en", "ru", "de", "es"}


def test_activity_has_a_long_tail_between_5_and_120(
    simulation: Simulation, by_player: dict[str, list[SimulatedInteraction]]
) -> None:
    assert by_player.keys() == {player.player_id for player in simulation.players}
    activity = np.array([len(played) for played in by_player.values()])
    assert activity.min() >= 5
    assert activity.max() <= 120
    assert np.median(activity) < activity.mean()
    assert np.quantile(activity, 0.95) > 3 * np.median(activity)


def test_popularity_has_a_long_tail(simulation: Simulation) -> None:
    plays = sorted(Counter(interaction.game_id for interaction in simulation.interactions).values(), reverse=True)
    assert sum(plays[:60]) > 0.35 * sum(plays)


def test_nobody_plays_a_game_twice(simulation: Simulation) -> None:
    pairs = Counter((interaction.player_id, interaction.game_id) for interaction in simulation.interactions)
    assert max(pairs.values()) == 1


def test_only_games_of_the_catalogue_are_played(games: list[CatalogueGame], simulation: Simulation) -> None:
    assert {interaction.game_id for interaction in simulation.interactions} <= {game.game_id for game in games}


def test_ratings_use_every_half_step_from_a_half_to_five(simulation: Simulation) -> None:
    ratings = {interaction.rating for interaction in simulation.interactions}
    assert ratings == {step / 2 for step in range(1, 11)}


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_dislikes_are_real_but_likes_are_more(games: list[CatalogueGame], seed: int) -> None:
    ratings = np.array([interaction.rating for interaction in simulate(games, seed=seed).interactions])
    assert 0.10 <= np.mean(ratings <= 2) <= 0.30
    assert np.mean(ratings >= LIKED) > np.mean(ratings <= 2)


def test_times_are_utc_rising_within_a_player_and_within_the_three_years(
    by_player: dict[str, list[SimulatedInteraction]],
) -> None:
    for played in by_player.values():
        times = [interaction.occurred_at for interaction in played]
        assert all(time.tzinfo is UTC for time in times)
        assert all(earlier < later for earlier, later in pairwise(times))
        assert times[0] >= WINDOW_START
        assert times[-1] < REFERENCE_DATE
    assert timedelta(days=3 * 365) <= REFERENCE_DATE - WINDOW_START <= timedelta(days=3 * 366)


def test_no_game_is_played_before_the_year_of_its_release(games: list[CatalogueGame], simulation: Simulation) -> None:
    year = {game.game_id: game.year for game in games}
    assert all(interaction.occurred_at.year >= year[interaction.game_id] for interaction in simulation.interactions)


def test_a_game_that_is_not_out_at_the_reference_date_is_played_by_nobody(games: list[CatalogueGame]) -> None:
    announced = [replace(game, year=REFERENCE_DATE.year) for game in games[:20]]
    played = {interaction.game_id for interaction in simulate(announced + games[20:], players=100).interactions}
    assert played
    assert played.isdisjoint(game.game_id for game in announced)


def test_players_lean_towards_their_own_platform(games: list[CatalogueGame], simulation: Simulation) -> None:
    platforms = {game.game_id: game.platforms for game in games}
    own = {player.player_id: player.platform for player in simulation.players}
    on_own = np.mean([own[play.player_id] in platforms[play.game_id] for play in simulation.interactions])
    on_any = np.mean([play_platform in game.platforms for play_platform in own.values() for game in games])
    assert on_own > on_any + 0.05


def test_favourite_genres_are_rated_higher_than_the_others(games: list[CatalogueGame], simulation: Simulation) -> None:
    genres = {game.game_id: set(game.genres) for game in games}
    favourites = {player.player_id: set(player.favourite_genres) for player in simulation.players}
    ratings: dict[bool, list[float]] = {True: [], False: []}
    for play in simulation.interactions:
        ratings[bool(favourites[play.player_id] & genres[play.game_id])].append(play.rating)
    assert np.mean(ratings[True]) > np.mean(ratings[False]) + 0.5


def test_later_plays_lie_nearer_to_the_taste_than_earlier_ones(
    simulation: Simulation, games: list[CatalogueGame], by_player: dict[str, list[SimulatedInteraction]]
) -> None:
    genres = {game.game_id: set(game.genres) for game in games}
    first_half, second_half = [], []
    for player in simulation.players:
        played = by_player[player.player_id]
        matches = [bool(genres[play.game_id] & set(player.favourite_genres)) for play in played]
        first_half += matches[: len(matches) // 2]
        second_half += matches[len(matches) // 2 :]
    assert np.mean(second_half) > np.mean(first_half) + 0.05


def test_taste_can_be_learnt_better_than_popularity(
    games: list[CatalogueGame], by_player: dict[str, list[SimulatedInteraction]]
) -> None:
    """Leave the last liked game of each player out; rank all unplayed games by item-item cosine over the likes."""
    column = {game.game_id: index for index, game in enumerate(games)}
    liked = np.zeros((len(by_player), len(games)))
    played_before = np.zeros_like(liked, dtype=bool)
    held_out: dict[int, int] = {}
    for row, played in enumerate(by_player.values()):
        likes = [index for index, play in enumerate(played) if play.rating >= LIKED]
        before = played[: likes[-1]] if len(likes) > 1 else played
        for play in before:
            played_before[row, column[play.game_id]] = True
            liked[row, column[play.game_id]] = play.rating >= LIKED
        if len(likes) > 1:
            held_out[row] = column[played[likes[-1]].game_id]

    norms = np.maximum(np.linalg.norm(liked, axis=0), 1e-9)
    cosine = (liked.T @ liked) / np.outer(norms, norms)
    np.fill_diagonal(cosine, 0.0)
    neighbours = np.where(cosine >= np.sort(cosine, axis=1)[:, [-30]], cosine, 0.0)
    by_neighbours = _hit_rate_at_10(liked @ neighbours.T, played_before, held_out)
    by_popularity = _hit_rate_at_10(np.tile(liked.sum(axis=0), (len(liked), 1)), played_before, held_out)

    assert len(held_out) > 500
    assert by_neighbours > 1.3 * by_popularity, f"kNN {by_neighbours:.3f}, popularity {by_popularity:.3f}"


def _hit_rate_at_10(scores: np.ndarray, played_before: np.ndarray, held_out: dict[int, int]) -> float:
    ranked = np.argsort(-np.where(played_before, -np.inf, scores), axis=1, kind="stable")[:, :10]
    return float(np.mean([target in ranked[row] for row, target in held_out.items()]))


def test_too_few_games_are_refused(games: list[CatalogueGame]) -> None:
    with pytest.raises(ValueError, match="at least 5 released games, not 4"):
        simulate(games[:4])


def test_repeated_game_ids_are_refused(games: list[CatalogueGame]) -> None:
    with pytest.raises(ValueError, match="distinct ids"):
        simulate([*games, games[0]])


def test_a_small_catalogue_is_never_played_beyond_its_size(games: list[CatalogueGame]) -> None:
    activity = Counter(interaction.player_id for interaction in simulate(games[:8], players=50).interactions)
    assert len(activity) == 50
    assert max(activity.values()) <= 8
