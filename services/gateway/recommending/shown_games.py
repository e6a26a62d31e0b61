"""Comes back to games that were shown: those of the list that a message asks for, and those that still fit a wish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.conversation.replying.narrowing import FOR_OTHERS, POINTING, filters_in, fitting
from services.gateway.conversation.state import latest_shown
from services.gateway.conversation.turns.turn import Turn
from services.gateway.conversation.wish import conditions_of, has_what_is_wished, is_of, to_be_played, wished_kinds
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.names import CatalogueNames

_Reason = common_pb2.Reason
# As many as a list usually has.
_MOST_NAMED = 5
_DIFFICULT = "difficult"
_KINDS = frozenset((pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT))
_COMPARED = frozenset((pb.POLARITY_LESS, pb.POLARITY_MORE))


def narrowed(
    turn: Turn, stated: common_pb2.GameFilter | None, names: CatalogueNames
) -> recommender_pb2.RecommendResponse:
    """Those of the games just shown that have what the message asks of them, or that it is content with; none where it
    asks for no part of the list.

    `stated` is the caller's filter.
    """
    if not turn.narrows:
        return recommender_pb2.RecommendResponse()
    conditions = [stated] if stated is not None else []
    filters = [] if turn.chosen else filters_in(turn.said)
    games = fitting(turn.chosen or latest_shown(turn.state), filters, conditions, names)
    # Who has been shown games is greeted no more.
    return recommender_pb2.RecommendResponse(games=_matching(games), player_known=True)


def still_fitting(
    found: recommender_pb2.RecommendResponse,
    turn: Turn,
    act: pb.Act.ValueType,
    stated: common_pb2.GameFilter | None,
    names: CatalogueNames,
    *,
    is_news: bool,
) -> list[common_pb2.Game]:
    """The games shown before that the text should name, as they meet the wish: what was shown is not listed again.

    A message that adds a condition is first of all about the list before it, of which these meet it, unless it wants
    others than these, such as easier ones. Where nothing of what was `found` has all that is wished, it is all games
    shown that do as well; `is_news` tells that this was not so before, or that the message says what games should have.
    What suited a child who was left aside was shown for that child.
    """
    wished, rejected = turn.state.constraints, {*turn.state.rejected_game_ids, *_of_a_child_left_aside(turn, names)}
    is_news = is_news or bool(filters_in(turn.said))
    conditions = conditions_of(wished, stated, ())
    latest = list[common_pb2.Game]()
    adds = act not in FOR_OTHERS and _adds_a_condition(turn)
    if adds and not _wants_them_otherwise(turn):
        shown = [game_id for game_id in latest_shown(turn.state) if game_id not in rejected]
        told = [*filters_in(turn.said), *_refused(wished)]
        latest = _with_what_is_played(fitting(shown, told, conditions, names), shown, wished_kinds(wished), names)
    if any(has_what_is_wished(item.game, wished) for item in found.games):
        return latest[:_MOST_NAMED]
    if not (is_news or latest):
        return []
    complained_of = set(latest_shown(turn.state)) if adds and _wants_them_otherwise(turn) else set()
    shown = [each for each in turn.state.shown_game_ids if each not in rejected and each not in complained_of]
    earlier = [game for game in fitting(shown, wished, conditions, names) if game not in latest]
    room = _MOST_NAMED - len(latest)
    return [*(earlier[-room:] if room > 0 else []), *latest[:_MOST_NAMED]]


def like_those_shown(
    turn: Turn, wished: Sequence[Constraint], found: Sequence[common_pb2.Game], names: CatalogueNames
) -> list[Constraint]:
    """The games shown, and not turned down, that have all that is `wished`, as what others are to be like: where none
    of those `found` has a kind that is to be played, these tell best what comes near it. What suited a child who was
    left aside was shown for that child."""
    kinds = to_be_played(wished_kinds(wished))
    if not kinds or any(is_of(game, each) for game in found for each in kinds):
        return []
    going = {*turn.state.rejected_game_ids, *_of_a_child_left_aside(turn, names)}
    shown = names.games_of_ids(each for each in turn.state.shown_game_ids if each not in going)
    fitting_ids = [game.game_id for game in shown if has_what_is_wished(game, wished)]
    liked = Constraint(type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED, game_ids=fitting_ids)
    return [liked] if fitting_ids else []


def _of_a_child_left_aside(turn: Turn, names: CatalogueNames) -> list[str]:
    """The ids of the games shown that suit the age of a child who was left aside."""
    ages = [each.condition for each in turn.state.set_aside if each.condition.HasField("age")]
    shown = [names.games[each] for each in turn.state.shown_game_ids if ages and each in names.games]
    return [game.game_id for game in shown if all(meets(game, age) for age in ages)]


def _with_what_is_played(
    games: Sequence[common_pb2.Game], shown: Sequence[str], kinds: Sequence[Constraint], names: CatalogueNames
) -> list[common_pb2.Game]:
    """Those of the games that have what is to be played of the wished kinds, as far as any of those `shown` has it:
    what none had was told to be lacking."""
    listed = [names.games[game_id] for game_id in shown if game_id in names.games]
    had = [each for each in to_be_played(kinds) if any(is_of(game, each) for game in listed)]
    return [game for game in games if all(is_of(game, each) for each in had)] if had or not kinds else []


def _adds_a_condition(turn: Turn) -> bool:
    """Whether a message says what games should have, and nothing that they should be like."""
    likens = any(each.type in POINTING and each.polarity != pb.POLARITY_REFUSED for each in turn.said)
    return bool(filters_in(turn.said)) and not likens


def _wants_them_otherwise(turn: Turn) -> bool:
    """Whether a message wants more or less of some kind than the games just shown have ("less cutesy"), or refuses what
    is difficult: of these some may have been so, whatever they are called."""
    return any(
        each.type in _KINDS
        and (
            each.polarity in _COMPARED
            or (each.polarity == pb.POLARITY_REFUSED and any(name.casefold() == _DIFFICULT for name in each.names))
        )
        for each in turn.said
    )


def _refused(constraints: Iterable[Constraint]) -> list[Constraint]:
    return [each for each in constraints if each.type == pb.SPAN_TYPE_KIND and each.polarity == pb.POLARITY_REFUSED]


def _matching(games: Iterable[common_pb2.Game]) -> list[common_pb2.RecommendedGame]:
    reason = _Reason(kind=_Reason.KIND_MATCHES_MESSAGE, weight=1.0)
    return [common_pb2.RecommendedGame(game=game, score=1.0, reasons=[reason]) for game in games]
