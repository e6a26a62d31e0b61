"""Joins what a message says to what is in force: the new replaces what it contradicts, and all else stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.alternatives import (
    alternatives_joined,
    any_platform,
    is_machine,
    without_contrary_bounds,
    without_wider_words,
)
from services.gateway.conversation.message import keeps_nothing_from_anybody
from services.gateway.conversation.reading import filters
from services.gateway.conversation.reading.corrected.either import without_one
from services.gateway.conversation.reading.overlooked.company import with_contests
from services.gateway.conversation.reading.overlooked.owning import is_owned
from services.gateway.conversation.reading.overlooked.sessions import with_parties
from services.gateway.conversation.reading.overlooked.weak_machines import tells_a_weak_machine
from services.gateway.conversation.reading.overlooked.widening import (
    are_on_machines_of_their_own,
    is_allowed_besides,
    wants_all_of_them,
)
from services.gateway.conversation.replacing import is_alone, takes_the_place_of
from services.gateway.conversation.replying.pricing import lets_go_of_a_price
from services.gateway.understanding.amounts.counting.another import asks_for_another, names_another
from services.gateway.understanding.amounts.quantities import tells_how_many

# What is said of one message only.
_PASSING = frozenset((pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_ATTRIBUTE))
# What protects a child holds on when the wish changes, until a new age is said or all is forgotten.
_PROTECTING = frozenset((pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_CONTENT))
# On what, with whom and for how much somebody plays, and how many games they look at, is so for other games, too.
_CIRCUMSTANCES = frozenset((pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_DEVICE, pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_PRICE))
_MOST = 100


def protecting(constraints: Iterable[Constraint]) -> list[Constraint]:
    """Those that hold on when a new wish begins."""
    return [each for each in constraints if each.type in _PROTECTING or is_owned(each)]


def circumstances(constraints: Iterable[Constraint]) -> list[Constraint]:
    """Those that hold on when a new wish tells nothing but what it wishes for: what is refused, too."""
    told = list(constraints)
    kept = [*protecting(told), *(each for each in told if tells_a_weak_machine(each))]
    return [
        each
        for each in told
        if each in kept or tells_circumstances(each) or is_a_count(each) or each.polarity == pb.POLARITY_REFUSED
    ]


def tells_circumstances(constraint: Constraint) -> bool:
    """Whether a constraint tells on what, with whom or for how much somebody plays."""
    return constraint.type in _CIRCUMSTANCES and constraint.HasField("condition")


def merged(before: Sequence[Constraint], said: Sequence[Constraint], text: str = "") -> list[Constraint]:
    """All that is in force after a message that says `said`; `text` is the message, as far as it is known."""
    told = without_contrary_bounds(without_wider_words(before, said, text), text)
    all_platforms = wants_all_of_them(text) or _need_all_machines(before, told, text)
    lasting = [
        each
        for each in alternatives_joined(told, all_platforms=all_platforms)
        if each.type not in _PASSING
        and not each.unmatched
        and not keeps_nothing_from_anybody(each)
        and (each.type != pb.SPAN_TYPE_COUNT or (is_a_count(each) and not _is_one_more(each, text)))
    ]
    before, lasting = _with_what_is_allowed(before, _ages_first(lasting), text)
    let_go = {pb.SPAN_TYPE_PRICE} if lets_go_of_a_price(said) else set()
    names_another_maker = any(map(_is_wanted_maker, said))
    for_a_child = any(each.condition.HasField("age") for each in (*before, *said))
    kept = [
        left
        for other in before
        if other.type not in let_go
        # Who wants another maker, known here or not, no longer wants that of before.
        and not (names_another_maker and _is_wanted_maker(other))
        and (left := _left_beside(lasting, other, for_a_child=for_a_child)) is not None
    ]
    recounted = [each for each in lasting if each.type == pb.SPAN_TYPE_PLAYERS and tells_how_many(each.text)]
    if recounted:
        kept = [left for other in kept if (left := _recounted(other, recounted[-1])) is not None]
    return with_contests(with_parties(_with_stated_platforms(_with_stated_years(_at_most([*kept, *lasting])))))


def _left_beside(said: Sequence[Constraint], old: Constraint, *, for_a_child: bool) -> Constraint | None:
    """What is left of `old` beside what is said now: of two kinds of which either would do, the one that is not
    refused."""
    left: Constraint | None = old
    for each in said:
        if left is None or not takes_the_place_of(each, left, for_a_child=for_a_child):
            continue
        left = without_one(left, each) if each.polarity == pb.POLARITY_REFUSED else None
    return left


def _need_all_machines(before: Sequence[Constraint], said: Sequence[Constraint], text: str) -> bool:
    """Whether players who play together over a network have a machine each: a game must be on all of these."""
    machines = [each for each in said if is_machine(each)]
    players = [each for each in (*before, *said) if each.type == pb.SPAN_TYPE_PLAYERS]
    are_apart = any(
        each.polarity == pb.POLARITY_WANTED and each.condition.players > 1 and not each.condition.couch_players
        for each in players
    )
    return are_apart and are_on_machines_of_their_own(text, [(each.start, each.end) for each in machines])


def _ages_first(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints of a message, its ages before what else it says of who plays: so that is told apart later from
    what was said before."""
    return sorted(constraints, key=lambda each: each.type != pb.SPAN_TYPE_AGE)


def _is_one_more(constraint: Constraint, text: str) -> bool:
    """Whether it asks for one game more this time, whatever else the message `text` says: "noch 1 spiel"."""
    return asks_for_another(constraint.text) or (constraint.number == 1 and names_another(text))


def is_a_count(constraint: Constraint) -> bool:
    """Whether it says how many games are asked for."""
    is_asked_for = constraint.number > 0 and constraint.polarity != pb.POLARITY_REFUSED
    return constraint.type == pb.SPAN_TYPE_COUNT and is_asked_for


def _with_what_is_allowed(
    before: Sequence[Constraint], said: Sequence[Constraint], text: str
) -> tuple[list[Constraint], list[Constraint]]:
    """What was wished for before and is said now, in which what `text` allows besides is joined to what it would take
    the place of: "online is fine too", after "on one couch", is for either."""
    kept, lasting = list(before), list[Constraint]()
    for each in said:
        widened = [old for old in kept if _is_alike(each, old) and takes_the_place_of(each, old)]
        if not (widened and is_allowed_besides(text, each)):
            lasting.append(each)
            continue
        kept = [old for old in kept if old not in widened]
        if all(old.polarity == pb.POLARITY_WANTED for old in widened):
            lasting += _either(widened[-1], each)
    return kept, lasting


def _is_alike(new: Constraint, old: Constraint) -> bool:
    is_another_machine = is_machine(new) and is_machine(old) and not tells_a_weak_machine(old)
    return old.type == new.type or is_another_machine


def _either(old: Constraint, new: Constraint) -> list[Constraint]:
    """One or the other of two platforms or companies; nothing where that leaves no condition."""
    result = Constraint()
    result.CopyFrom(new)
    if is_machine(new):
        result.names[:] = dict.fromkeys([*old.names, *new.names])
        result.condition.CopyFrom(any_platform([old.condition, new.condition]))
        return [result]
    if not (old.condition.modes and new.condition.modes):
        # A mere number, which one who plays alone is not.
        return [] if is_alone(new) else [old]
    result.condition.modes[:] = dict.fromkeys([*old.condition.modes, *new.condition.modes])
    one_is_alone = is_alone(new) or is_alone(old)
    counts = (count for each in (old, new) for count in (each.condition.players, each.condition.couch_players))
    result.condition.players = 0 if one_is_alone else max(counts)
    result.condition.couch_players = 0
    return [result]


def _at_most(constraints: Sequence[Constraint]) -> list[Constraint]:
    """As many constraints as a state holds: the oldest go, those that protect a child last of all."""
    over = max(0, len(constraints) - _MOST)
    going = sorted(range(len(constraints)), key=lambda place: (constraints[place].type in _PROTECTING, place))[:over]
    return [each for place, each in enumerate(constraints) if place not in going]


def _with_stated_years(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints, in which years that are stated stand in place of those of a platform's generation where no year
    is in both: "old ones for the PS1" are of its time, "from 1990, for the PS5" are not."""
    stated = filters.joined(
        each.condition for each in constraints if each.type == pb.SPAN_TYPE_YEARS and each.HasField("condition")
    )
    if not (stated.min_year or stated.max_year):
        return list(constraints)
    result = []
    for each in constraints:
        kept = Constraint()
        kept.CopyFrom(each)
        generation = common_pb2.GameFilter(min_year=each.condition.min_year, max_year=each.condition.max_year)
        if is_machine(each) and filters.exclude_each_other(generation, stated):
            kept.condition.min_year = kept.condition.max_year = 0
        result.append(kept)
    return result


def _with_stated_platforms(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints, in which a console that is wanted is not refused with its maker: "PS5, nothing by Sony"."""
    wanted = [
        each.condition
        for each in constraints
        if each.type == pb.SPAN_TYPE_PLATFORM and each.polarity == pb.POLARITY_WANTED and each.condition.platforms
    ]
    result = []
    for each in constraints:
        kept = Constraint()
        kept.CopyFrom(each)
        if each.type == pb.SPAN_TYPE_DEVELOPER and any(
            filters.exclude_each_other(each.condition, condition) for condition in wanted
        ):
            del kept.condition.platforms[:]
        result.append(kept)
    return result


def _recounted(old: Constraint, new: Constraint) -> Constraint | None:
    """How players come together, for as many as are said now; None if it said nothing but how many."""
    count = max(new.condition.players, new.condition.couch_players)
    before = old.condition
    if old.type != pb.SPAN_TYPE_PLAYERS or not (count and max(before.players, before.couch_players)):
        return old
    result = Constraint()
    result.CopyFrom(old)
    result.condition.players = 0
    result.condition.couch_players = count if before.couch_players else 0
    return result if before.modes else None


def as_many_as_before(before: Sequence[Constraint], said: Sequence[Constraint]) -> list[Constraint]:
    """What a message says, in which players who come together otherwise are as many as before: "over the network then",
    after "6 people in one room", is for six.
    """
    told = [
        max(each.condition.players, each.condition.couch_players)
        for each in before
        if each.type == pb.SPAN_TYPE_PLAYERS and each.polarity == pb.POLARITY_WANTED and tells_how_many(each.text)
    ]
    most = max(told, default=0)
    if any(each.type == pb.SPAN_TYPE_PLAYERS and tells_how_many(each.text) for each in said):
        return list(said)
    result = []
    for each in said:
        kept = Constraint()
        kept.CopyFrom(each)
        if each.type == pb.SPAN_TYPE_PLAYERS and each.polarity == pb.POLARITY_WANTED:
            for name in ("players", "couch_players"):
                if 0 < getattr(each.condition, name) < most:
                    setattr(kept.condition, name, most)
        result.append(kept)
    return result


def _is_wanted_maker(constraint: Constraint) -> bool:
    return constraint.type == pb.SPAN_TYPE_DEVELOPER and constraint.polarity == pb.POLARITY_WANTED
