"""Draws simulated players and their rated plays of a catalogue from a latent-taste model.

The players are invented: they stand for no real person, and only give a recommender something true to find. This
module neither reads a catalogue nor stores what it draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from services.demo.catalogue import CatalogueGame

Floats: TypeAlias = NDArray[np.float64]

REFERENCE_DATE = datetime(2026, 1, 1, tzinfo=UTC)
WINDOW_START = datetime(2023, 1, 1, tzinfo=UTC)
WINDOW_SECONDS = (REFERENCE_DATE - WINDOW_START).total_seconds()
ARCHETYPES = 12
ARCHETYPE_GAMES = 25
FEWEST_PLAYS, MEDIAN_PLAYS, MOST_PLAYS = 5, 28, 120
LANGUAGES, LANGUAGE_SHARES = ("en", "ru", "de", "es"), (0.5, 0.3, 0.1, 0.1)


@dataclass(frozen=True)
class SimulatedPlayer:
    """An invented player; `language` is BCP 47, `favourite_genres` are up to three, the most liked first."""

    player_id: str
    language: str
    platform: str
    birth_year: int
    favourite_genres: tuple[str, ...]


@dataclass(frozen=True)
class SimulatedInteraction:
    """One play: the rating is 0.5 to 5 in half steps, the time is UTC to the second."""

    player_id: str
    game_id: str
    rating: float
    occurred_at: datetime


@dataclass(frozen=True)
class Simulation:
    """The players by id, and their interactions by player and then time."""

    players: tuple[SimulatedPlayer, ...]
    interactions: tuple[SimulatedInteraction, ...]


def simulate(games: Sequence[CatalogueGame], *, players: int = 600, seed: int = 7) -> Simulation:
    """Draws the same simulation for the same games in the same order, number of players and seed.

    With F the (game, genre or tag) matrix, columns weighted by sqrt(idf) and rows of length 1, z() standardising over
    the games, N standard normal and u, g, k for player, game and archetype:

        archetype   a_k  = mean of F over the ARCHETYPE_GAMES games nearest to a random anchor game - mean of F
        taste       T_u  = z(0.9 z(F sum_k m_uk a_k) + 0.8 z(F N)), m_u ~ Dirichlet(0.4)
        quality     q_g  = N
        popularity  p_g  = -log(20 + rank of 0.3 q_g + N), standardised: a Zipf-Mandelbrot tail
        choice      V_ug = 0.9 T_ug + 0.5 p_g + 0.5 [g runs on the platform of u] - 0.2 min(4, ((year_g - era_u)/10)^2)
                    + log(share of the window in which g is out)
        era         era_u = birth year + 20 + 5 N, birth year = 1993 + 8 N within 1965..2010
        plays       n_u  = MEDIAN_PLAYS exp(0.8 N), within FEWEST_PLAYS..MOST_PLAYS; the games are n_u draws without
                    replacement from softmax(V_u), as the top n_u of V_ug + Gumbel noise (Kool et al., 2019,
                    arXiv:1903.06059)
        rating      2.7 + 0.8 T_ug + 0.45 q_g + 0.35 N_u + 0.5 N_ug, to the nearest half within 0.5..5
        order       by 0.3 z(F a_k) + N, k the main archetype of u: later plays lie nearer to the main taste
        time        sorted uniform draws between the later of the player's joining and 1 January of the game's year,
                    and REFERENCE_DATE; joining is skewed towards WINDOW_START

    Games of the year of REFERENCE_DATE and later are played by nobody. ValueError when fewer than FEWEST_PLAYS games
    are left, when a game id is repeated or when `players` is negative.
    """
    released = [game for game in games if game.year < REFERENCE_DATE.year]
    if len(released) < FEWEST_PLAYS:
        raise ValueError(f"a simulation needs at least {FEWEST_PLAYS} released games, not {len(released)}")
    if len({game.game_id for game in released}) < len(released):
        raise ValueError("a simulation needs games with distinct ids")
    if players < 0:
        raise ValueError(f"the number of players must not be negative, not {players}")
    rng = np.random.default_rng(seed)
    count = len(released)
    years = np.array([game.year for game in released])

    features = _features(released)
    archetypes = _archetypes(features, rng)
    mixture = rng.dirichlet(np.full(len(archetypes), 0.4), size=players)
    own = rng.standard_normal((players, features.shape[1]))
    taste = _standardised(
        0.9 * _standardised(mixture @ archetypes @ features.T) + 0.8 * _standardised(own @ features.T)
    )
    quality = rng.standard_normal(count)
    popularity_rank = np.argsort(np.argsort(-(0.3 * quality + rng.standard_normal(count))))
    popularity = _standardised(-np.log(20.0 + popularity_rank))

    platforms = sorted({platform for game in released for platform in game.platforms})
    runs_on = np.array([[platform in game.platforms for platform in platforms] for game in released], dtype=np.float64)
    platform = rng.choice(len(platforms), size=players, p=runs_on.sum(0) / runs_on.sum())
    birth_year = np.clip(np.rint(rng.normal(1993, 8, players)), 1965, 2010).astype(np.int64)
    era = birth_year + 20 + rng.normal(0, 5, players)
    out_of_era = np.minimum(4.0, ((years - era[:, None]) / 10) ** 2)

    out_at = np.array(
        [max(0.0, (datetime(game.year, 1, 1, tzinfo=UTC) - WINDOW_START).total_seconds()) for game in released]
    )
    # Without the share, the few newest games would crowd the latest plays, where alone they can be.
    log_share_out = np.log1p(-out_at / WINDOW_SECONDS)
    choice = 0.9 * taste + 0.5 * popularity + 0.5 * runs_on.T[platform] - 0.2 * out_of_era + log_share_out
    plays = np.clip(MEDIAN_PLAYS * np.exp(0.8 * rng.standard_normal(players)), FEWEST_PLAYS, min(MOST_PLAYS, count))
    drawn = np.argsort(-(choice + rng.gumbel(size=choice.shape)), axis=1)
    who, position = np.nonzero(np.arange(count) < np.rint(plays)[:, None])
    what = drawn[who, position]

    main_taste = _standardised(archetypes @ features.T)[mixture.argmax(1)]
    in_order = np.lexsort((0.3 * main_taste[who, what] + rng.standard_normal(len(who)), who))
    what = what[in_order]
    leniency = 0.35 * rng.standard_normal(players)
    score = 2.7 + 0.8 * taste[who, what] + 0.45 * quality[what] + leniency[who] + 0.5 * rng.standard_normal(len(who))
    ratings = np.clip(np.rint(2 * score) / 2, 0.5, 5.0)
    seconds, by_time = _times(who, out_at[what], players, rng)
    what, ratings = what[by_time], ratings[by_time]

    player_ids = [f"player-{number:03d}" for number in range(1, players + 1)]
    languages = rng.choice(LANGUAGES, size=players, p=LANGUAGE_SHARES)
    favourites = _favourite_genres(released, taste)
    return Simulation(
        players=tuple(
            SimulatedPlayer(player_ids[u], str(languages[u]), platforms[platform[u]], int(birth_year[u]), favourites[u])
            for u in range(players)
        ),
        interactions=tuple(
            SimulatedInteraction(player_ids[u], released[g].game_id, rating, WINDOW_START + timedelta(seconds=second))
            for u, g, rating, second in zip(
                who.tolist(), what.tolist(), ratings.tolist(), seconds.tolist(), strict=True
            )
        ),
    )


def _standardised(values: Floats) -> Floats:
    """Mean 0 and variance 1 along the last axis; zeros where it is constant."""
    centred = values - values.mean(axis=-1, keepdims=True)
    standardised: Floats = centred / np.maximum(centred.std(axis=-1, keepdims=True), 1e-9)
    return standardised


def _features(games: Sequence[CatalogueGame]) -> Floats:
    """Genres and tags as (game, feature), rare features weighing more, rows of length 1 (or 0 without any feature)."""
    described = [{("genre", genre) for genre in game.genres} | {("tag", tag) for tag in game.tags} for game in games]
    vocabulary = sorted(set().union(*described))
    present = np.array([[feature in features for feature in vocabulary] for features in described], dtype=np.float64)
    weighted = present * np.sqrt(np.log1p(len(games) / present.sum(axis=0)))
    rows: Floats = weighted / np.maximum(np.linalg.norm(weighted, axis=1, keepdims=True), 1e-9)
    return rows


def _archetypes(features: Floats, rng: np.random.Generator) -> Floats:
    """Tastes as (archetype, feature), each the centre of one neighbourhood of the catalogue."""
    anchors = rng.choice(len(features), size=min(ARCHETYPES, len(features)), replace=False)
    nearest = np.argsort(-(features[anchors] @ features.T), axis=1, kind="stable")[:, :ARCHETYPE_GAMES]
    centres: Floats = features[nearest].mean(axis=1) - features.mean(axis=0)
    return centres


def _times(
    who: NDArray[np.int64], out_at: Floats, players: int, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Seconds since WINDOW_START, distinct and rising within each player, and the order that sorts the plays so.

    `who` is sorted; `out_at`, in seconds since WINDOW_START, is that of each play's game, in the order of taking up.
    """
    # The last day is kept free so that spreading equal seconds apart stays within the window.
    end = WINDOW_SECONDS - 86_400
    joined = 0.8 * end * rng.random(players) ** 2
    earliest = np.maximum(joined[who], out_at)
    fraction = rng.random(len(who))
    fraction = fraction[np.lexsort((fraction, who))]
    seconds = np.floor(earliest + fraction * (end - earliest)).astype(np.int64)
    by_time = np.lexsort((seconds, who))
    within_player = np.arange(len(who)) - np.searchsorted(who, who)
    return seconds[by_time] + within_player, by_time


def _favourite_genres(games: Sequence[CatalogueGame], taste: Floats) -> list[tuple[str, ...]]:
    """Each player's three genres of the highest mean taste, small genres drawn towards the mean."""
    genres = sorted({genre for game in games for genre in game.genres})
    of_genre = np.array([[genre in game.genres for genre in genres] for game in games], dtype=np.float64)
    liking = taste @ of_genre / (of_genre.sum(axis=0) + 5)
    best = np.argsort(-liking, axis=1, kind="stable")[:, :3]
    return [tuple(genres[genre] for genre in row) for row in best.tolist()]
