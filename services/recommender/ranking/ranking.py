"""How the sources of candidates are weighed against each other, with and without a message, and for replays."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from services.common.games.ratings import LEAST_LIKED_RATING
from services.recommender.ranking.blending import LINEAR, Blended, Retrieved, blend, with_ties
from services.recommender.records import ReasonKind

# With a message only what matches it is recommended, or the best of a pool if too little does, and taste orders
# within: the message weighs 1, all other sources together this much.
_OTHERS_WITH_MESSAGE = 0.5
_POOL_WITH_MESSAGE, _POOL_PER_GAME = 50, 5
_BEHIND = 1e-9
_FAINT_POPULARITY = 0.02
# At the end of the dial popularity weighs twice what the player's taste does.
_POPULARITY_DIAL = 2.0
# With so many known games popularity weighs half of what it does with none. New players of whom 1, 2, 3 and 8 plays
# are known, validation splits of MovieLens 100K, two seeds, factors weighing 2: NDCG@10 .485, .499, .501, .511; as
# 3 / (1 + known) .448, .468, .487, .510; popularity alone .416, .409, .401, .369. From 13 plays on none is needed.
# `make bench-recommender` has the splits "known-1" to "known-3".
_HALF_KNOWN = 4.0
# Among replays the player's own rating weighs 1 (and so does the message, if there is one), all others this much.
_OTHERS_IN_REPLAYS = 0.4
# That a game was played is a reason to play it again only if it was rated above this.
_DISLIKED = LEAST_LIKED_RATING - 1e-6


@dataclass(frozen=True, slots=True)
class Fitted:
    """Scores of games (point ids) by the fitted model, each list cut off, and what the lists weigh in the blend.

    The columns weigh 1. `known` is how many games of the history the model knows and that speak for others.
    """

    columns: Mapping[str, float]
    factors: Mapping[str, float]
    factor_weight: float
    popularity_weight: float
    known: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """Scores of games (point ids) by source; a source that had nothing to go by is empty.

    Games whose score in `message` is above 0 match the message; those of `complete` have all genres and tags
    that it names. `is_named` tells that it names what they are to be like.
    """

    message: Mapping[str, float]
    similar_games: Mapping[str, float]
    similar_players: Mapping[str, float]
    popular: Mapping[str, float]
    fitted: Fitted | None = None
    complete: frozenset[str] = frozenset()
    is_named: bool = False


def rank(found: Candidates, *, likings: int, limit: int, popularity: float = 0.0) -> list[Blended]:
    """The blend of all sources, the best first. `likings`: how many games the player likes.

    `popularity` is the caller's dial, -1 to 1, for more or less of what many play.
    """
    if found.fitted is not None and found.message:
        return _rank_fitted_with_message(found, found.fitted, limit=limit, popularity=popularity)
    if not found.message:
        lists, linear = personal_lists(found, likings=likings, popularity=popularity)
        return blend(lists, limit=limit, linear=linear)
    weights = _personal_weights(likings, popularity)
    lists = [_message(found), *_lists(found, _scaled(weights, _OTHERS_WITH_MESSAGE))]
    return _with_message(found, lists, limit=limit)


def personal_lists(found: Candidates, *, likings: int, popularity: float = 0.0) -> tuple[list[Retrieved], float]:
    """The lists that are blended without a message, and up to how many standard deviations scores count in full."""
    if found.fitted is None:
        return _lists(found, _personal_weights(likings, popularity)), LINEAR
    return _fitted_lists(found, found.fitted, popularity), math.inf


def message_pool(message: Mapping[str, float], limit: int, complete: Collection[str] = ()) -> list[str]:
    """The games that may be recommended for a message, the best first: those that match, and others if too few do.

    Those of `complete`, which have all that it names, come before all others.
    """
    pool = sorted(message, key=lambda game: (game not in complete, -message[game], game))
    pool = pool[: max(_POOL_WITH_MESSAGE, _POOL_PER_GAME * limit)]
    matching = [game for game in pool if message[game] > 0]
    return matching if len(matching) >= limit else pool


def _rank_fitted_with_message(found: Candidates, fitted: Fitted, *, limit: int, popularity: float) -> list[Blended]:
    popular = _dialled(popularity_share(fitted), popularity)
    scale = _OTHERS_WITH_MESSAGE / (1.0 + fitted.factor_weight + max(0.0, popular))
    lists = [replace(item, weight=item.weight * scale) for item in _fitted_lists(found, fitted, popularity)]
    return _with_message(found, [_message(found), *lists], limit=limit)


def _with_message(found: Candidates, lists: Sequence[Retrieved], *, limit: int) -> list[Blended]:
    """The blend for a message, whatever taste says: first what has all that it names, then what else matches it, and
    what does not only behind all that do.
    """
    pool = message_pool(found.message, limit, found.complete)
    complete = [game for game in pool if game in found.complete]
    matching = [game for game in pool[len(complete) :] if found.message[game] > 0]
    others = pool[len(complete) + len(matching) :]
    # That many play a game brings it no nearer to what is asked for; of what is equally near it decides.
    nearness = [
        replace(item, weight=_FAINT_POPULARITY * item.weight) if item.kind is ReasonKind.POPULAR else item
        for item in lists
    ]
    ranked: list[Blended] = []
    for tier in (complete, matching, others):
        wanted = limit - len(ranked)
        if not tier or wanted <= 0:
            continue
        among = tier[: _POOL_PER_GAME * wanted] if ranked and tier is others else tier
        is_behind = tier is others and bool(ranked or found.is_named)
        behind = blend(nearness if is_behind else lists, limit=wanted, among=among)
        if ranked and behind:
            least = ranked[-1].score
            gap = max(0.0, behind[0].score - least)
            # Equal scores go by id, which would bring one of these before a game that matches better.
            behind = [replace(item, score=min(least, item.score - gap) - _BEHIND) for item in behind]
        ranked += behind
    return ranked


def _fitted_lists(found: Candidates, fitted: Fitted, popularity: float) -> list[Retrieved]:
    """z(columns) + z(factors) + z(popularity), the last the less the more is known; a message as without a model."""
    popular = _dialled(popularity_share(fitted), popularity)
    # Where dislikes count, games that share nothing with the history score 0, more than what resembles these.
    absent = 0.0 if min(fitted.columns.values(), default=0.0) < 0 else None
    # What resembles nothing but dislikes, the other way round, resembles nothing that is liked.
    least = 0.0 if fitted.known else math.inf
    columns = Retrieved(ReasonKind.SIMILAR_TO_LIKED, 1.0, fitted.columns, absent=absent, never_below=least)
    if not fitted.known:
        # No liking is known: players with like attributes, if there are any, and popularity; dislikes count against.
        return [*_lists(found, {**_weights(0), ReasonKind.POPULAR: popular}), columns]
    return [
        columns,
        Retrieved(ReasonKind.LIKED_BY_SIMILAR_PLAYERS, fitted.factor_weight, fitted.factors, absent=None),
        Retrieved(ReasonKind.POPULAR, popular, found.popular),
    ]


def popularity_share(fitted: Fitted) -> float:
    """What the standard scores of popularity weigh: as much as the lists of the model together, then ever less."""
    return fitted.popularity_weight * (1.0 + fitted.factor_weight) / (1.0 + (fitted.known / _HALF_KNOWN) ** 2)


def rank_replays(
    found: Candidates, ratings: Mapping[str, float], welcome: Collection[str], *, limit: int
) -> list[Blended]:
    """Games that the player has played and rated so, the best to play again first.

    With a message those that match it: of these the ones `welcome`, else those that were not disliked, else any. When
    nothing matches, and without a message, those `welcome`.
    """
    matching = {game for game in ratings if found.message.get(game, 0.0) > 0}
    tolerated = {game for game in matching if ratings[game] > _DISLIKED}
    among = matching.intersection(welcome) or tolerated or matching or welcome
    lists = [
        Retrieved(ReasonKind.REPLAY, 1.0, ratings, certain_above=_DISLIKED),
        _message(found),
        *_lists(
            Candidates({}, {}, found.similar_players, found.popular),
            {
                ReasonKind.LIKED_BY_SIMILAR_PLAYERS: 0.75 * _OTHERS_IN_REPLAYS,
                ReasonKind.POPULAR: 0.25 * _OTHERS_IN_REPLAYS,
            },
        ),
    ]
    return blend(lists, limit=limit, among=among)


def alone(kind: ReasonKind, scores: Mapping[str, float], *, limit: int) -> list[Blended]:
    """The best `limit` games of one source, and those that tie with the last, with their scores as they are."""
    order = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    end = with_ties([score for _, score in order], limit)
    return [Blended(game, score, ((kind, 1.0),)) for game, score in order[:end]]


def _weights(likings: int) -> dict[ReasonKind, float]:
    """How much each source counts without a message: the longer the history, the more the player's own taste.

    Without any liking the similar players are those with like attributes, which say less than a history.
    """
    known = likings / (likings + 4)
    return {
        ReasonKind.LIKED_BY_SIMILAR_PLAYERS: known if likings else 0.5,
        ReasonKind.SIMILAR_TO_LIKED: 0.35 if likings else 0.0,
        ReasonKind.POPULAR: 0.1 + 0.6 * (1 - known),
    }


def _personal_weights(likings: int, popularity: float) -> dict[ReasonKind, float]:
    weights = _weights(likings)
    return {**weights, ReasonKind.POPULAR: _dialled(weights[ReasonKind.POPULAR], popularity)}


def _dialled(weight: float, popularity: float) -> float:
    """What popularity weighs: at -1 what many play counts against a game, however little else is known."""
    return weight * (1 + min(0.0, popularity)) + _POPULARITY_DIAL * popularity


def _message(found: Candidates) -> Retrieved:
    return Retrieved(ReasonKind.MATCHES_MESSAGE, 1.0, found.message, absent=None, certain_above=0.0)


def _scaled(weights: Mapping[ReasonKind, float], total: float) -> dict[ReasonKind, float]:
    present = sum(map(abs, weights.values()))
    return {kind: weight * total / present for kind, weight in weights.items()}


def _lists(found: Candidates, weights: Mapping[ReasonKind, float]) -> list[Retrieved]:
    players, games, popular = (
        ReasonKind.LIKED_BY_SIMILAR_PLAYERS,
        ReasonKind.SIMILAR_TO_LIKED,
        ReasonKind.POPULAR,
    )
    return [
        Retrieved(players, weights.get(players, 0.0), found.similar_players),
        Retrieved(games, weights.get(games, 0.0), found.similar_games, absent=None),
        Retrieved(popular, weights.get(popular, 0.0), found.popular),
    ]
