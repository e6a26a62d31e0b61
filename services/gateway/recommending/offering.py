"""Puts what the recommender found into the list that is offered.

A game that is called by its bare name comes first, or where a low price is wished those that are free. Of several kinds
that are wished a game with all of them comes before others, and then one of those that the message itself wishes for,
and what is to be played before a mood or a look;
where less is wished than a kind of the catalogue ("ships", of vehicles), what speaks of it comes first. Of games alike
in all this the light ones come first for a weak machine, and those soon played for a few minutes. Where some games have
a wished kind or lie beside one, others are left out: fewer games are better. Only a game that has all that is wished is
said to match the message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.conversation.message import DESCRIBING
from services.gateway.conversation.mild_games import describes_nothing, mild_first, misses_a_kind
from services.gateway.conversation.preferred_games import preferred_first, prefers_some
from services.gateway.conversation.reading.believed.mentioning import with_what_is_mentioned
from services.gateway.conversation.reading.overlooked.oneself import is_own_age
from services.gateway.conversation.relaxing import outweighed
from services.gateway.conversation.turns.turn import Turn
from services.gateway.conversation.wish import (
    conditions_of,
    costs_nothing,
    has_what_is_wished,
    is_narrow,
    is_of,
    is_unmet,
    to_be_played,
    wants_it_cheap,
    wished_kinds,
)
from services.gateway.understanding.amounts.ages.children import ADULT
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.genres.folded_kinds import folded_kinds
from services.gateway.understanding.genres.moods import is_mood
from services.gateway.understanding.names import CatalogueNames

_Reason = common_pb2.Reason
_OF_TASTE = (_Reason.KIND_SIMILAR_TO_LIKED, _Reason.KIND_LIKED_BY_SIMILAR_PLAYERS)
_LIKED = classifier_pb2.POLARITY_LIKED
_MOST_GAMES = 100
_SMALL_CATALOGUE = 50
# Of so many times the games that are asked for, those that cost nothing come first where a low price is wished, and
# those with more of several kinds that are, or the light ones for a weak machine.
_MORE_TO_CHOOSE_FROM = 4
# Of the genres of a game the first are what it is: of the demonstration's 672 games 7 have more. With it, and with what
# likeness counts, `make bench-relevance` finds 1.000 of the first five games fitting, .995 before.
_GENRES_THAT_COUNT = 2


def games_to_find(turn: Turn, limit: int) -> int:
    """How many games to ask the recommender for, to offer `limit` of them."""
    if any(map(is_narrow, turn.state.constraints)):
        # The recommender does not know which of them these are.
        return _MOST_GAMES
    wishes, kinds = turn.state.constraints, wished_kinds(turn.state.constraints)
    played = [each for each in kinds if not is_mood(each.names)]
    if played and (len(played) < len(kinds) or any(map(_is_example, wishes))):
        # The recommender weighs a mood, and what is like a game, as much as what is to be played.
        return _MOST_GAMES
    chooses = _is_cheap(turn) or prefers_some(wishes) or len(kinds) > 1 or describes_nothing(wishes)
    return min(_MOST_GAMES, _MORE_TO_CHOOSE_FROM * limit) if chooses else limit


def offer(
    found: recommender_pb2.RecommendResponse,
    turn: Turn,
    names: CatalogueNames,
    stated: common_pb2.GameFilter | None,
    *,
    limit: int,
) -> Turn:
    """Orders and cuts the lists of `found`; gives the turn with what the games turned out to be about.

    `stated` is the caller's filter.
    """
    conditions = conditions_of(turn.state.constraints, stated, ())
    first = [
        common_pb2.RecommendedGame(
            game=game, score=1.0, reasons=[_Reason(kind=_Reason.KIND_MATCHES_MESSAGE, weight=1.0)]
        )
        for game in names.games_of_ids(turn.in_question)
        if all(meets(game, each) for each in conditions)
    ]
    games = [*first, *(game for game in found.games if game.game.game_id not in turn.in_question)]
    near = _near(games[len(first) :], turn, names)
    if prefers_some(turn.state.constraints):
        near = preferred_first(near, turn.state.constraints)
    games = [*first, *_wished_first(near, turn, names)]
    if _wants_them_mild(turn, is_stranger=not found.player_known):
        games = mild_first(games)
    if _is_cheap(turn):
        games = _free_ones_first(games, turn.state.constraints)
    games = games[:limit]
    for listed in (found.history, found.similar_games, found.similar_players_games):
        del listed[limit:]
    honest = _honest(games, turn)
    del found.games[:]
    found.games.extend(honest)
    return replace(turn, said=with_what_is_mentioned(turn.said, [item.game for item in games]))


def _wants_them_mild(turn: Turn, *, is_stranger: bool) -> bool:
    """Whether nobody told what games they would like, and nothing is known of their taste, they are sad, or what they
    told was not understood."""
    if turn.in_question or turn.kept or not describes_nothing(turn.state.constraints):
        return False
    return turn.is_gentle or misses_a_kind(turn.said) or (is_stranger and not _tells(turn))


def _is_cheap(turn: Turn) -> bool:
    return wants_it_cheap([*turn.said, *turn.state.constraints])


def _free_ones_first(
    games: Sequence[common_pb2.RecommendedGame], constraints: Sequence[Constraint]
) -> list[common_pb2.RecommendedGame]:
    """The games, of which those that are free and have all that is wished come first."""
    return sorted(games, key=lambda item: not (costs_nothing(item.game) and has_what_is_wished(item.game, constraints)))


def _near(
    games: Sequence[common_pb2.RecommendedGame], turn: Turn, names: CatalogueNames
) -> list[common_pb2.RecommendedGame]:
    """The games that have a wished kind or lie beside one, a mood only where nothing else is wished; all of them where
    none does, where a game or a studio is
    named that they may be like, or where the catalogue is too small to tell what lies beside a kind."""
    kinds = to_be_played(wished_kinds(turn.state.constraints))
    wished = {name.casefold() for kind in kinds for name in kind.names}
    is_like_a_name = any(_is_example(each) for each in turn.state.constraints)
    if not wished or is_like_a_name or len(names.games) < _SMALL_CATALOGUE:
        return list(games)
    near = [
        item
        for item in games
        if wished & folded_kinds(item.game) or any(names.lies_beside(item.game, name) for name in wished)
    ]
    return near or list(games)


def _wished_first(
    games: Sequence[common_pb2.RecommendedGame], turn: Turn, names: CatalogueNames
) -> list[common_pb2.RecommendedGame]:
    """The games, of which those that have all that is wished come first, then those with what the message wishes for
    now, with what is to be played, with the genres and with more of the kinds, and with a genre that is no mere trait.
    """
    lighter = outweighed(turn.said, turn.state.constraints, names)
    kinds = [each for each in wished_kinds(turn.state.constraints) if each not in lighter]
    now = {each.text for each in wished_kinds(turn.said)}
    is_like_a_name = any(map(_is_example, turn.state.constraints))
    if not kinds:
        return list(games)
    if len(kinds) < 2 and not is_like_a_name and not is_narrow(kinds[0]):
        return sorted(games, key=lambda item: _is_a_trait(item.game, kinds[0], names))

    def lacks(item: common_pb2.RecommendedGame) -> tuple[bool, int, int, int, int, int]:
        had = [each for each in kinds if is_of(item.game, each)]
        return (
            not has_what_is_wished(item.game, turn.state.constraints),
            -sum(each.text in now for each in had),
            -sum(not is_mood(each.names) for each in had),
            -sum(not names.genres.isdisjoint(each.names) for each in had),
            -len(had),
            sum(_is_a_trait(item.game, each, names) for each in had),
        )

    return sorted(games, key=lacks)


def _is_a_trait(game: common_pb2.Game, kind: Constraint, names: CatalogueNames) -> bool:
    """Whether a game has a wished genre only behind others: a shooter whose weapons are cards is no card game. Where
    genres are listed by the alphabet their places tell nothing."""
    first = {name.casefold() for name in game.genres[:_GENRES_THAT_COUNT]}
    behind = {name.casefold() for name in game.genres[_GENRES_THAT_COUNT:]}
    wished = {name.casefold() for name in kind.names}
    return names.are_genres_ranked and not wished.isdisjoint(behind) and wished.isdisjoint(first)


def _is_example(constraint: Constraint) -> bool:
    """Whether games are wished to be like this one, or like those of this studio."""
    if constraint.type == classifier_pb2.SPAN_TYPE_TITLE:
        return constraint.polarity != classifier_pb2.POLARITY_REFUSED
    return constraint.type == classifier_pb2.SPAN_TYPE_DEVELOPER and constraint.polarity == _LIKED


def _tells(turn: Turn) -> bool:
    """Whether anything is understood that a game can match; the words of all else only sound like its description."""
    return any(
        not each.unmatched and (each.type in DESCRIBING or each.HasField("condition"))
        for each in turn.state.constraints
    )


def _honest(games: Sequence[common_pb2.RecommendedGame], turn: Turn) -> list[common_pb2.RecommendedGame]:
    """The games, of which only those match the message that have all that it names and the catalogue knows."""
    knows_all = _tells(turn) and not any(
        each.type == classifier_pb2.SPAN_TYPE_KIND and is_unmet(each) for each in turn.said
    )
    is_for_a_child = _is_for_somebody_elses_child(turn.state.constraints)
    result = []
    for item in games:
        honest = common_pb2.RecommendedGame()
        honest.CopyFrom(item)
        if is_for_a_child:
            _without_taste(honest)
        if not (knows_all and has_what_is_wished(item.game, turn.state.constraints)):
            for reason in honest.reasons:
                if reason.kind == _Reason.KIND_MATCHES_MESSAGE:
                    reason.kind = _Reason.KIND_NEAR_MESSAGE
        result.append(honest)
    return result


def _is_for_somebody_elses_child(constraints: Sequence[Constraint]) -> bool:
    """Whether games are for a child who is not the player, and like none that the player names."""
    ages = [
        each for each in constraints if each.type == classifier_pb2.SPAN_TYPE_AGE and each.condition.HasField("age")
    ]
    is_a_child = any(each.condition.age < ADULT and not is_own_age(each) for each in ages)
    return is_a_child and not any(map(_is_example, constraints))


def _without_taste(item: common_pb2.RecommendedGame) -> None:
    """Takes the player's own taste out of the reasons: a mother's favourites are no reason for her son."""
    kept = [each for each in item.reasons if each.kind not in _OF_TASTE]
    reasons = [_Reason.FromString(each.SerializeToString()) for each in kept]
    del item.reasons[:]
    item.reasons.extend(reasons or [_Reason(kind=_Reason.KIND_MATCHES_MESSAGE, weight=1.0)])
