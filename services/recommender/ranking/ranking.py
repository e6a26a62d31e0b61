"""How the sources of candidates are weighed against each other, with and without a message, and for replays."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from services.recommender.ranking.blending import Blended, Retrieved, blend, with_ties
from services.recommender.records import ReasonKind
from services.recommender.storing.schema import LEAST_LIKED_RATING

# With a message only what matches it is recommended, or the best of a pool if too little does, and taste orders
# within: the message weighs 1, all other sources together this much.
_OTHERS_WITH_MESSAGE = 0.5
_POOL_WITH_MESSAGE, _POOL_PER_GAME = 50, 5
# Among replays the player's own rating weighs 1 (and so does the message, if there is one), all others this much.
_OTHERS_IN_REPLAYS = 0.4
# That a game was played is a reason to play it again only if it was rated above this.
_DISLIKED = LEAST_LIKED_RATING - 1e-6


@dataclass(frozen=True, slots=True)
class Candidates:
    """Scores of games (point ids) by source; a source that had nothing to go by is empty.

    Games whose score in `message` is above 0 match the message.
    """

    message: Mapping[str, float]
    similar_games: Mapping[str, float]
    similar_players: Mapping[str, float]
    popular: Mapping[str, float]


def rank(found: Candidates, *, likings: int, limit: int) -> list[Blended]:
    """The blend of all sources, the best first. `likings`: how many games the player likes."""
    weights = _weights(likings)
    if not found.message:
        return blend(_lists(found, weights), limit=limit)
    pool = sorted(found.message, key=lambda game: (-found.message[game], game))
    pool = pool[: max(_POOL_WITH_MESSAGE, _POOL_PER_GAME * limit)]
    matching = [game for game in pool if found.message[game] > 0]
    if len(matching) >= limit:
        pool = matching
    return blend([_message(found), *_lists(found, _scaled(weights, _OTHERS_WITH_MESSAGE))], limit=limit, among=pool)


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


def _message(found: Candidates) -> Retrieved:
    return Retrieved(ReasonKind.MATCHES_MESSAGE, 1.0, found.message, absent=None, certain_above=0.0)


def _scaled(weights: Mapping[ReasonKind, float], total: float) -> dict[ReasonKind, float]:
    present = sum(weights.values())
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
