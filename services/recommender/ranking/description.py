"""Turns ranked point ids into recommended games, and names the liked games that they resemble."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from services.recommender.ranking.blending import Blended
from services.recommender.records import Reason, ReasonKind, RecommendedGame
from services.recommender.retrieving.item_model_retriever import Evidence
from services.recommender.storing.catalogue import GameRecord

# "Many players rate it highly" is said of a game that so many do. It is no measured figure: two or three are not many.
LEAST_LIKERS = 5
_RELATED_TITLES = 3
NO_EVIDENCE: Mapping[str, Evidence] = {}


def describe(
    ranked: Sequence[Blended],
    records: Mapping[str, GameRecord],
    liked: Sequence[str],
    *,
    limit: int,
    evidence: Mapping[str, Evidence] = NO_EVIDENCE,
) -> tuple[RecommendedGame, ...]:
    """The first `limit` games, in their order. `liked` are those to name, if they are in `records`.

    A game without record is left out: it has gone since it was found. `evidence` is what the fitted model has for its
    reasons; without any, a game resembles the liked games whose content is nearest.
    """
    known = [item for item in ranked if item.game in records][:limit]
    resembling = [item.game for item in known if any(kind is ReasonKind.SIMILAR_TO_LIKED for kind, _ in item.shares)]
    resembling += [item.game for item in known if item.game in evidence]
    titles = _related_titles(resembling, records, [game for game in liked if game in records])
    return tuple(
        RecommendedGame(
            records[item.game].game,
            item.score,
            _reasons(item, titles.get(item.game, ()), evidence.get(item.game), records),
        )
        for item in known
    )


def well_founded(ranked: Sequence[Blended], likings: Mapping[str, int]) -> list[Blended]:
    """The games without the reason that many players rate them highly where too few do; `likings` counts those by
    point id.

    The other reasons' shares sum to 1 again; a game that had no other is left without any.
    """
    result = []
    for item in ranked:
        if likings.get(item.game, 0) >= LEAST_LIKERS:
            result.append(item)
            continue
        others = [(kind, share) for kind, share in item.shares if kind is not ReasonKind.POPULAR]
        total = sum(share for _, share in others)
        result.append(replace(item, shares=tuple((kind, share / total) for kind, share in others) if total else ()))
    return result


def in_order(ranked: Sequence[Blended], records: Mapping[str, GameRecord]) -> list[Blended]:
    """The games that have a record, the best first, equal scores in order of game id."""
    known = [item for item in ranked if item.game in records]
    return sorted(known, key=lambda item: (-item.score, records[item.game].game.game_id))


def _reasons(
    item: Blended, nearest: tuple[str, ...], evidence: Evidence | None, records: Mapping[str, GameRecord]
) -> tuple[Reason, ...]:
    if evidence is None:
        return tuple(
            Reason(kind, share, nearest if kind is ReasonKind.SIMILAR_TO_LIKED else ()) for kind, share in item.shares
        )
    shares: dict[ReasonKind, float] = {}
    for kind, share in item.shares:
        told = _told_truly(kind, evidence, bool(nearest))
        shares[told] = shares.get(told, 0.0) + share
    carriers = tuple(records[game].game.title for game in evidence.carriers if game in records)
    shared = (records[evidence.shared_with].game.title,) if evidence.shared_with in records else ()
    details = {
        ReasonKind.SIMILAR_TO_LIKED: (carriers or nearest, 0),
        ReasonKind.LIKED_BY_SIMILAR_PLAYERS: (shared, evidence.players if shared else 0),
    }
    ordered = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0].value))
    return tuple(Reason(kind, share, *details.get(kind, ((), 0))) for kind, share in ordered)


def _told_truly(kind: ReasonKind, evidence: Evidence, has_likings: bool) -> ReasonKind:
    """The kind that a share of the fitted model's score belongs to, given what it rests on."""
    if kind is ReasonKind.LIKED_BY_SIMILAR_PLAYERS and evidence.unliked:
        # Nobody plays the game, so that its factors are its content's, or those who do rate it low.
        return ReasonKind.SIMILAR_TO_LIKED if has_likings else kind
    if kind is ReasonKind.SIMILAR_TO_LIKED and not evidence.carriers and not evidence.unliked:
        # No single liked game speaks for it: it is the taste as a whole, which similar players share.
        return ReasonKind.LIKED_BY_SIMILAR_PLAYERS
    return kind


def _related_titles(
    games: Sequence[str], records: Mapping[str, GameRecord], liked: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """For each game the titles of the liked games nearest to it by content, the nearest first."""
    if not games or not liked:
        return dict.fromkeys(games, ())
    similarities = _contents(games, records) @ _contents(liked, records).T
    related = {}
    for game, row in zip(games, np.argsort(-similarities, axis=1, kind="stable"), strict=True):
        others = [liked[index] for index in row[: _RELATED_TITLES + 1] if liked[index] != game]
        related[game] = tuple(records[other].game.title for other in others[:_RELATED_TITLES])
    return related


def _contents(
    games: Sequence[str], records: Mapping[str, GameRecord]
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.stack([records[game].content for game in games])
