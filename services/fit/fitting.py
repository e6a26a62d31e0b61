"""What a fit computes: from games with contents and interactions to the vectors of every game."""

from __future__ import annotations

import numpy as np

from services.fit.choices import STEPS, choose, most_played
from services.fit.cold_games import by_content, cold_map
from services.fit.content_ease import KEPT, item_matrix, liked_together, pruned
from services.fit.errors import NothingToFit
from services.fit.implicit_als import CONFIDENCE, ITERATIONS, game_factors, gram
from services.fit.progress import Progress
from services.fit.records import Choices, Columns, Exported, Fitted, Floats, Interactions
from services.fit.weights import history_weights_for, liked, matrix, popularity, rating_weights

# Columns are solved for at most so many games, those most played: memory grows by the square (1.6 GB here), time by the
# cube. The others have factors alone.
MOST_COLUMNS = 20_000
_TOGETHER = 50


def fit(
    exported: Exported, progress: Progress, serving: Choices | None = None, *, most_columns: int = MOST_COLUMNS
) -> Fitted:
    """Fits the model; deterministic up to the order in which threads add. Raises NothingToFit without any liking.

    `serving` are the choices of the model that serves: they are left only for what is not worse on held-out plays.
    """
    games, interactions = len(exported.game_ids), exported.interactions
    if not _anything_liked(interactions, Choices()):
        raise NothingToFit("nobody likes any game yet, so there is nothing to fit; ingest some interactions first")
    if serving is not None and not _anything_liked(interactions, serving):
        # They were chosen when ratings were higher: by their neutral rating no play is left to learn from.
        serving = None
    progress.start("choosing", STEPS)
    choices, trials = choose(exported, progress.advance, serving)
    history = history_weights_for(interactions.rating, choices)
    weights = rating_weights(interactions.rating, history)
    plays = matrix(interactions, np.maximum(weights, 0.0), games)

    progress.start("factors", ITERATIONS)
    factors = game_factors(plays, regularisation=choices.regularisation, advance=progress.advance)
    likings = np.asarray(plays.sum(axis=0), dtype=np.float32).ravel()
    # What is played and disliked is not cold: its factors stay what they are without a liking, nothing.
    cold = np.bincount(interactions.game, minlength=games) == 0
    product = gram(factors[~cold])
    mapping = cold_map(exported.content, factors, likings)
    factors[cold] = by_content(exported.content[cold], mapping)

    progress.start("columns", games)
    columns = _columns(exported, plays, choices, most_columns, progress)
    together = liked_together(matrix(interactions, liked(interactions.rating).astype(np.float32), games), _TOGETHER)
    return Fitted(
        choices=choices,
        history=history,
        confidence=CONFIDENCE,
        columns=columns,
        factors=factors,
        gram=product,
        cold_map=mapping,
        popularity=popularity(interactions, weights, games),
        together=together,
        cold=cold,
        interactions=len(interactions.game),
        trials=trials,
    )


def _anything_liked(interactions: Interactions, choices: Choices) -> bool:
    """Whether by these choices any play weighs more than nothing."""
    return bool((rating_weights(interactions.rating, history_weights_for(interactions.rating, choices)) > 0).any())


def _columns(exported: Exported, plays: object, choices: Choices, most: int, progress: Progress) -> Columns:
    """The columns of all games, empty for those beyond the `most` played."""
    games = len(exported.game_ids)
    head = np.array(most_played(exported.interactions, games, most))
    of_head = plays[:, head]  # type: ignore[index]
    content: Floats = exported.content[head]
    solved = item_matrix(of_head, content, ridge=choices.ridge, content_weight=choices.content_weight)
    plays_of_head = np.asarray(of_head.power(2).sum(axis=0), dtype=np.float32).ravel()
    found = pruned(solved, plays_of_head, KEPT, progress.advance)
    numbers = np.full((games, found.games.shape[1]), -1, dtype=np.int32)
    values = np.zeros((games, found.games.shape[1]), dtype=np.float32)
    numbers[head] = np.where(found.games >= 0, head[found.games], -1)
    values[head] = found.values
    progress.advance(games - len(head))
    return Columns(numbers, values)
