"""The conditions of constraints: what single words put on games, and several of them joined into one filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.amounts.quantities import Company, Players
from services.gateway.understanding.amounts.terms.terms_of_play import Price
from services.gateway.understanding.amounts.times.hours import LONG_HOURS, SHORT_HOURS, Hours
from services.gateway.understanding.amounts.times.years import YearRange
from services.gateway.understanding.contents.content import unsuitable_at
from services.gateway.understanding.play_modes import ALONE, IN_ONE_ROOM, ONLINE

_COOPERATIVE = (
    common_pb2.PLAY_MODE_COUCH_COOP,
    common_pb2.PLAY_MODE_ONLINE_COOP,
    common_pb2.PLAY_MODE_MASSIVELY_MULTIPLAYER,
)
_PEACEFUL = (common_pb2.PLAY_MODE_COUCH_COOP, common_pb2.PLAY_MODE_ONLINE_COOP)
_WITHIN = {
    None: (*IN_ONE_ROOM, *ONLINE),
    Company.LOCAL: IN_ONE_ROOM,
    Company.ONLINE: ONLINE,
    Company.BESIDE_ME: (*IN_ONE_ROOM, common_pb2.PLAY_MODE_ONLINE_COOP),
}
_AGAINST = (
    common_pb2.PLAY_MODE_COUCH_VERSUS,
    common_pb2.PLAY_MODE_ONLINE_VERSUS,
    common_pb2.PLAY_MODE_MASSIVELY_MULTIPLAYER,
)
# A game may have several of each.
_LISTS_OF_SEVERAL = ("genres", "platforms", "tags", "modes")
_LONG_PAST_YEARS = 10
_DECADE = 9
# A filter holds so many (protos/gamesrec/common/v1/common.proto).
_MOST_DEVELOPERS, _MOST_PLATFORMS = 256, 64
# And no more than these in it.
MOST_HOURS, _MOST_PLAYERS = 10_000.0, 100_000
# Nobody looks for a whole game of less than an hour: that is how long one session is.
_LEAST_HOURS_OF_A_GAME = 1.0
# Who says a great number of hours wants so much of a game: one of 80 hours will do for "about 100", and one of 150.
_SHARE_OF_MANY_HOURS = 0.75
# No game has it: what is left of conditions that exclude each other.
_NO_NAME = "\N{EMPTY SET}"


def of_players(players: Players) -> common_pb2.GameFilter:
    """Games for so many who come together so, or for as many as a filter can say."""
    if players.company is Company.ALONE:
        return common_pb2.GameFilter(modes=ALONE)
    within = _WITHIN[players.company]
    together = list(within if players.cooperative is None else _COOPERATIVE if players.cooperative else _AGAINST)
    if players.company is None and common_pb2.PLAY_MODE_MASSIVELY_MULTIPLAYER in together:
        # Who plays with or against somebody they know looks for no world of thousands, unless the network is told.
        together.remove(common_pb2.PLAY_MODE_MASSIVELY_MULTIPLAYER)
    is_local = players.company is Company.LOCAL
    is_told = players.company is not None or players.cooperative is not None
    return common_pb2.GameFilter(
        modes=[mode for mode in within if mode in together] if is_told else (),
        players=0 if is_local else min(players.count, _MOST_PLAYERS),
        couch_players=min(players.count, _MOST_PLAYERS) if is_local else 0,
    )


def without_players(players: Players) -> common_pb2.GameFilter:
    """Games that are not only for so many: who refuses being alone wants company, who refuses company plays alone, and
    who refuses rivals plays alone or together."""
    if players.company is Company.ALONE:
        return common_pb2.GameFilter(players=2)
    if players.company is Company.ONLINE:
        return offline()
    if players.company is Company.LOCAL:
        return common_pb2.GameFilter(modes=(*ALONE, *ONLINE))
    if players.company is None and players.cooperative is False:
        return common_pb2.GameFilter(modes=(*ALONE, *_PEACEFUL))
    return common_pb2.GameFilter(modes=ALONE)


def offline() -> common_pb2.GameFilter:
    """Games that can be played without a network."""
    return common_pb2.GameFilter(modes=(*ALONE, *IN_ONE_ROOM), offline=True)


def without_makers(developers: Sequence[str], platforms: Sequence[str]) -> common_pb2.GameFilter:
    """Games that none of the `developers` made and that run on one of the `platforms`; empty puts no condition."""
    return common_pb2.GameFilter(
        exclude_developers=developers[:_MOST_DEVELOPERS], platforms=platforms[:_MOST_PLATFORMS]
    )


def by_makers(developers: Sequence[str]) -> common_pb2.GameFilter:
    """Games that one of the `developers` made."""
    return common_pb2.GameFilter(developers=developers[:_MOST_DEVELOPERS])


def of_years(years: YearRange, *, refused: bool, this_year: int = 0) -> common_pb2.GameFilter | None:
    """Games of those years or, if `refused`, of all others; None for a refused range with both bounds.

    Who refuses a decade that is long past ("nothing from the nineties") finds it too old.
    """
    if not refused:
        return common_pb2.GameFilter(min_year=years.first, max_year=years.last)
    if years.first and not years.last:
        return common_pb2.GameFilter(max_year=years.first - 1)
    is_decade = years.last - years.first >= _DECADE
    if years.last and (not years.first or (is_decade and years.last < this_year - _LONG_PAST_YEARS)):
        return common_pb2.GameFilter(min_year=years.last + 1)
    return None


def of_hours(hours: Hours, *, refused: bool) -> common_pb2.GameFilter:
    """Games that take so long or, if `refused`, not so long; no game takes longer than a filter can say."""
    hours = replace(hours, least=min(hours.least, MOST_HOURS), most=min(hours.most, MOST_HOURS))
    if not refused and 0 < hours.most < _LEAST_HOURS_OF_A_GAME:
        return of_sessions()
    if not refused and hours.is_about and hours.most >= LONG_HOURS:
        return common_pb2.GameFilter(min_hours=_SHARE_OF_MANY_HOURS * hours.most)
    if not refused:
        return common_pb2.GameFilter(min_hours=hours.least, max_hours=hours.most)
    # Who refuses a game of 20 hours wants a shorter one, who refuses one of two hours, or under 20, a longer one.
    is_long = hours.is_much or (hours.is_about and hours.most >= SHORT_HOURS)
    longest = hours.least or (hours.most if is_long else 0.0)
    return common_pb2.GameFilter(max_hours=longest) if longest else common_pb2.GameFilter(min_hours=hours.most)


def of_sessions() -> common_pb2.GameFilter:
    """Games for short sessions: short ones, and those without end, of which a match or a round is played."""
    return common_pb2.GameFilter(max_hours=SHORT_HOURS, or_endless=True)


def of_price(price: Price, *, refused: bool) -> common_pb2.GameFilter:
    """Games that cost so or, if `refused`, do not."""
    free = (common_pb2.PRICE_MODEL_FREE, common_pb2.PRICE_MODEL_FREE_TO_PLAY)
    if price is Price.SELLS_WITHIN:
        return common_pb2.GameFilter(
            price_models=(common_pb2.PRICE_MODEL_PREMIUM, common_pb2.PRICE_MODEL_FREE) if refused else free[1:]
        )
    if price is Price.PAID:
        return common_pb2.GameFilter(price_models=free if refused else (common_pb2.PRICE_MODEL_PREMIUM,))
    if price is Price.SUBSCRIPTION:
        paid_once = (common_pb2.PRICE_MODEL_PREMIUM, *free)
        return common_pb2.GameFilter(price_models=paid_once if refused else (common_pb2.PRICE_MODEL_SUBSCRIPTION,))
    return common_pb2.GameFilter(price_models=(common_pb2.PRICE_MODEL_PREMIUM,) if refused else free)


def of_age(age: int) -> common_pb2.GameFilter:
    """Games for somebody of that age: by minimum age, and for children by content, both of which must be known."""
    return common_pb2.GameFilter(age=age, exclude_content=unsuitable_at(age))


def joined(conditions: Iterable[common_pb2.GameFilter]) -> common_pb2.GameFilter:
    """One filter that a game meets if it meets all of `conditions`; what excludes each other is met by none."""
    result = common_pb2.GameFilter()
    for each in conditions:
        for name in ("genres", "platforms", "tags", "developers"):
            _join_names(getattr(result, name), getattr(each, name))
        _join_modes(result, each)
        _join_prices(result, each)
        result.min_year = max(result.min_year, each.min_year)
        result.max_year = int(_least(result.max_year, each.max_year))
        result.players = max(result.players, each.players)
        result.couch_players = max(result.couch_players, each.couch_players)
        result.min_hours = max(result.min_hours, each.min_hours)
        if each.max_hours:
            result.or_endless = each.or_endless and (result.or_endless or not result.max_hours)
        result.max_hours = _least(result.max_hours, each.max_hours)
        if each.HasField("age"):
            result.age = min(result.age, each.age) if result.HasField("age") else each.age
        result.exclude_content.extend(sorted(set(each.exclude_content) - set(result.exclude_content)))
        result.offline = result.offline or each.offline
        result.exclude_developers[:] = dict.fromkeys([*result.exclude_developers, *each.exclude_developers])
        result.exclude_game_ids[:] = dict.fromkeys([*result.exclude_game_ids, *each.exclude_game_ids])
    if (result.max_year and result.min_year > result.max_year) or (
        result.max_hours and result.min_hours > result.max_hours
    ):
        result.min_year = result.max_year = 0
        result.min_hours = result.max_hours = 0
        result.platforms[:] = [_NO_NAME]
    return result


def both(one: common_pb2.GameFilter, other: common_pb2.GameFilter) -> list[common_pb2.GameFilter]:
    """Filters that a game meets if it meets both: joined where that says the same, else each by itself.

    "On PC" and "on Switch" have nothing in common, and yet there are games that are on both.
    """
    if all(_is_within(getattr(one, name), getattr(other, name)) for name in _LISTS_OF_SEVERAL):
        return [joined([one, other])]
    return [_copy(one), _copy(other)]


def _is_within(one: Sequence[str] | Sequence[int], other: Sequence[str] | Sequence[int]) -> bool:
    """Whether one of two lists of which a game has any holds the other, or is no condition."""
    these, those = ({str(each).casefold() for each in values} for values in (one, other))
    return not these or not those or these <= those or those <= these


def _copy(condition: common_pb2.GameFilter) -> common_pb2.GameFilter:
    result = common_pb2.GameFilter()
    result.CopyFrom(condition)
    return result


def exclude_each_other(one: common_pb2.GameFilter, other: common_pb2.GameFilter) -> bool:
    """Whether no game can meet both."""
    return _NO_NAME in joined([one, other]).platforms


def _join_names(names: list[str], further: Iterable[str]) -> None:
    wanted = list(further)
    if not wanted:
        return
    folded = {name.casefold() for name in wanted}
    names[:] = ([name for name in names if name.casefold() in folded] or [_NO_NAME]) if names else wanted


def _join_modes(result: common_pb2.GameFilter, each: common_pb2.GameFilter) -> None:
    if not each.modes:
        return
    common = [mode for mode in result.modes if mode in each.modes]
    if result.modes and not common:
        result.platforms[:] = [_NO_NAME]
        return
    result.modes[:] = common or each.modes


def _join_prices(result: common_pb2.GameFilter, each: common_pb2.GameFilter) -> None:
    if not each.price_models:
        return
    common = [model for model in result.price_models if model in each.price_models]
    if result.price_models and not common:
        result.platforms[:] = [_NO_NAME]
        return
    result.price_models[:] = common or each.price_models


def _least(one: float, other: float) -> float:
    return min(bound for bound in (one, other) if bound) if one or other else 0
