"""Says in which order the constraints of a wish are given up when they leave no game, and which kinds nothing has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.wish import is_called, is_narrow, is_of, wished_kinds
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.genres.moods import is_mood
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.refusing.welcoming import is_only_welcome

# The least important first. Not here, so never given up: age and content, and games and studios that are refused by
# name. What somebody can play on weighs more than who made it.
_ORDER = (
    pb.SPAN_TYPE_LENGTH,
    pb.SPAN_TYPE_YEARS,
    pb.SPAN_TYPE_PRICE,
    pb.SPAN_TYPE_DEVELOPER,
    pb.SPAN_TYPE_DEVICE,
    pb.SPAN_TYPE_PLAYERS,
    pb.SPAN_TYPE_PLATFORM,
    pb.SPAN_TYPE_KIND,
)

# Each step asks the recommender again: more refused kinds than these are given up at once.
_MOST_ONE_BY_ONE = 6
# Without these a game cannot be played at all, or not by all of those who are there.
_NEEDED = (pb.SPAN_TYPE_DEVICE, pb.SPAN_TYPE_PLAYERS)
_FIRM = (*_NEEDED, pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_KIND)
_FEW_PLAYERS, _MADE_FOR = 8, (32, 16, 8, 6, 4, 2)


def fewer_players(step: Sequence[Constraint]) -> list[list[Constraint]]:
    """What may stand in place of a step of players who are to play together: fewer of them, one by one down to two or,
    of many, as many as games are made for; nothing for other steps, and for two."""
    if not step or any(each.type != pb.SPAN_TYPE_PLAYERS for each in step):
        return []
    most = max(max(each.condition.players, each.condition.couch_players) for each in step)
    counts = range(most - 1, 1, -1) if most <= _FEW_PLAYERS else _MADE_FOR
    return [[_for_at_most(each, count) for each in step] for count in counts if count < most]


def _for_at_most(constraint: Constraint, count: int) -> Constraint:
    result = Constraint()
    result.CopyFrom(constraint)
    result.condition.players = min(constraint.condition.players, count)
    result.condition.couch_players = min(constraint.condition.couch_players, count)
    return result


def like_those_of_makers(step: Sequence[Constraint], names: CatalogueNames) -> list[Constraint]:
    """What stands in place of wanted makers that are given up: the games they made, as what others are to be like."""
    made = [
        game.game_id
        for each in step
        if each.type == pb.SPAN_TYPE_DEVELOPER and each.polarity != pb.POLARITY_REFUSED
        for developer in each.condition.developers
        for game in names.games_of_developer(developer)
    ]
    return [Constraint(type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED, game_ids=made)] if made else []


def steps(
    constraints: Sequence[Constraint],
    said: Sequence[Constraint] = (),
    text: str = "",
    lacked: Sequence[Constraint] = (),
) -> list[list[Constraint]]:
    """What may be given up, step by step: all of one type together, but refused kinds one by one, the latest first,
    and what is left of many at once.

    What the answer before `lacked` already goes first, but for company and a network. What the message `text` says now,
    `said`, goes after what was said before, unless it is only said to be welcome ("free if possible"). What to play on,
    with whom and whether there is a network, and which kinds are refused goes last, whenever it was said: a game for
    another machine is of no use, unless that would only be welcome, too.
    """
    lacked = [each for each in lacked if each.type not in _NEEDED]
    firm = [
        each
        for each in constraints
        if each not in lacked
        and not _is_said_to_be_welcome(each, said, text)
        and (each.type in _FIRM or _is_said(each, said))
    ]
    before = [each for each in constraints if each in lacked]
    soft = [each for each in constraints if each not in firm and each not in before]
    return [*_by_type(before), *_by_type(soft), *_by_type(firm)]


def _by_type(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    found: list[list[Constraint]] = []
    for span_type in _ORDER:
        hard = [each for each in constraints if each.type == span_type and _is_hard(each)]
        if span_type == pb.SPAN_TYPE_KIND:
            latest = hard[::-1]
            found += [[each] for each in latest[:_MOST_ONE_BY_ONE]]
            if len(latest) > _MOST_ONE_BY_ONE:
                found.append(latest[_MOST_ONE_BY_ONE:])
        elif hard:
            found.append(hard)
    return found


def given_up_for(
    kinds: Sequence[Constraint],
    softer: Sequence[Sequence[Constraint]],
    constraints: Sequence[Constraint],
    conditions_of: Callable[[Sequence[Constraint]], Sequence[common_pb2.GameFilter]],
    names: CatalogueNames,
) -> list[Constraint]:
    """What of the steps `softer` to give up for a game of all `kinds`, which none within the `constraints` is; none
    where even that leaves none, or where nothing needs to go.

    `conditions_of` gives what must hold under constraints. Looks at all games of one kind: not for the event loop.
    """

    def leaves_one(kept: Sequence[Constraint]) -> bool:
        conditions = conditions_of(kept)
        candidates = (game for name in kinds[0].names for game in names.games_of_kind(name))
        return any(
            all(is_of(game, kind) for kind in kinds) and all(meets(game, each) for each in conditions)
            for game in candidates
        )

    kept, given_up = list(constraints), list[Sequence[Constraint]]()
    for step in softer:
        if leaves_one(kept):
            break
        kept = [each for each in kept if each not in step]
        given_up.append(step)
    if not (given_up and leaves_one(kept)):
        return []
    for step in given_up[-2::-1]:
        # What did not stand in the way holds after all.
        if leaves_one([*kept, *step]):
            kept = [*kept, *step]
            given_up.remove(step)
    return [each for step in given_up for each in step]


def softer_than_a_kind(
    kinds: Sequence[Constraint],
    constraints: Sequence[Constraint],
    said: Sequence[Constraint],
    text: str,
    latest: Sequence[common_pb2.Game],
) -> list[list[Constraint]]:
    """The steps that give way to `kinds` which a message `text`, that says `said`, wishes for or goes on with: a length
    and a mere "modern" of before, what is only said to be welcome, and what the games of the `latest` answer lacked as
    well. A length that the message itself states gives way to what it wishes to play, and no comparison does
    ("shorter")."""
    wishes = any(_is_said(each, said) and not is_mood(each.names) for each in kinds)

    def is_soft(constraint: Constraint) -> bool:
        return constraint.type == pb.SPAN_TYPE_LENGTH or _is_vague_time(constraint)

    def gives_way(constraint: Constraint) -> bool:
        if constraint.polarity == pb.POLARITY_REFUSED:
            return False
        if _is_said_to_be_welcome(constraint, said, text):
            return True
        if constraint.type in _FIRM:
            return False
        gave_way = bool(latest) and _is_lacked(constraint, latest)
        if _is_said(constraint, said):
            return wishes and is_soft(constraint) and constraint.polarity == pb.POLARITY_WANTED
        return is_soft(constraint) or gave_way

    return [step for step in steps(constraints, said, text) if all(map(gives_way, step))]


def _is_vague_time(constraint: Constraint) -> bool:
    """Whether a time of release is told by a word and no number: "modern"."""
    return constraint.type == pb.SPAN_TYPE_YEARS and not any(map(str.isdigit, constraint.text))


def _is_said_to_be_welcome(constraint: Constraint, said: Sequence[Constraint], text: str) -> bool:
    """Whether a message says of what is no kind that it would only be welcome: "on mobile if possible"."""
    is_a_kind = constraint.type == pb.SPAN_TYPE_KIND
    return not is_a_kind and _is_said(constraint, said) and is_only_welcome(text, constraint)


def by_weight(kinds: Sequence[Constraint], names: CatalogueNames) -> list[list[Constraint]]:
    """Which of `kinds` to look for together: all of them and, if there are several, each by itself, genres first and
    moods not at all."""
    single = [each for each in kinds if not is_mood(each.names)] if len(kinds) > 1 else []
    single.sort(key=lambda kind: names.genres.isdisjoint(kind.names))
    return [list(kinds), *([each] for each in single)]


def outweighed(
    said: Sequence[Constraint], constraints: Sequence[Constraint], names: CatalogueNames
) -> list[Constraint]:
    """The kinds of an older wish that give way to the games which the message points at by their places, to have more
    like them, and which lack these kinds: "like the third one"."""
    examples = [
        names.games[game_id]
        for each in said
        if each.type == pb.SPAN_TYPE_ORDINAL and each.polarity == pb.POLARITY_LIKED
        for game_id in each.game_ids
        if game_id in names.games
    ]
    older = [each for each in wished_kinds(constraints) if examples and not _is_said(each, said)]
    return [each for each in older if not any(is_of(game, each) for game in examples)]


def kinds_wished_now(said: Sequence[Constraint], constraints: Sequence[Constraint]) -> list[Constraint]:
    """The wanted kinds in force that the message wishes for."""
    return [each for each in wished_kinds(constraints) if _is_said(each, said)]


def told_before(
    constraints: Iterable[Constraint], said: Sequence[Constraint], latest: Sequence[common_pb2.Game]
) -> list[Constraint]:
    """Those of what is given up or had by none that the games of the `latest` answer lacked, too.

    The player was told of it then. What the message says anew is told again.
    """
    return [each for each in constraints if latest and not _is_said(each, said) and _is_lacked(each, latest)]


def _is_lacked(constraint: Constraint, games: Sequence[common_pb2.Game]) -> bool:
    if constraint.type == pb.SPAN_TYPE_KIND:
        had = any(is_of(game, constraint) for game in games)
        return had == (constraint.polarity == pb.POLARITY_REFUSED)
    return not all(meets(game, constraint.condition) for game in games)


def _is_said(constraint: Constraint, said: Sequence[Constraint]) -> bool:
    """Whether a constraint in force is of what the message says; what is joined to it may differ in its condition."""
    return any(each.type == constraint.type and each.text == constraint.text for each in said)


def kinds_unmet(constraints: Sequence[Constraint], shown: Sequence[common_pb2.Game]) -> list[Constraint]:
    """The wanted kinds that none of the games `shown` has; none while nothing is shown.

    Of what is less than a kind of the catalogue ("cats", of animals) nobody knows that a game of that kind lacks it: no
    summary names all that there is to see. Such games are told to come near, and nothing is given up.
    """
    wanted = wished_kinds(constraints) if shown else []
    return [each for each in wanted if not any((is_called if is_narrow(each) else is_of)(game, each) for game in shown)]


def kinds_barred_by_age(
    relaxed: Sequence[Constraint],
    unaged: Sequence[common_pb2.GameFilter],
    aged: Sequence[common_pb2.GameFilter],
    names: CatalogueNames,
) -> list[Constraint]:
    """The wanted kinds among what is `relaxed` that the age stands in the way of: some game has them within the
    conditions `unaged`, which hold all that is asked for but an age, and none within those of the age alone, `aged`."""

    def has(kind: Constraint, conditions: Sequence[common_pb2.GameFilter]) -> bool:
        games = (game for name in kind.names for game in names.games_of_kind(name))
        return any(is_of(game, kind) and all(meets(game, each) for each in conditions) for game in games)

    return [each for each in wished_kinds(relaxed) if has(each, unaged) and not has(each, aged)]


def too_young_for(
    said: Iterable[Constraint], in_force: Iterable[Constraint], names: CatalogueNames
) -> list[common_pb2.Game]:
    """The games that a message, which says `said`, wants by name and that the age `in_force` does not allow.

    Of each name one, as the games of a series are for the same age more often than not.
    """
    ages = [each.condition for each in in_force if each.condition.HasField("age")]
    found = []
    for each in said:
        is_wanted = each.type == pb.SPAN_TYPE_TITLE and each.polarity == pb.POLARITY_WANTED
        games = [names.games[game_id] for game_id in each.game_ids if is_wanted and game_id in names.games]
        if games and ages and not any(all(meets(game, age) for age in ages) for game in games):
            found.append(games[0])
    return found


def kinds_missed(shown: Sequence[common_pb2.Game], constraints: Sequence[Constraint]) -> list[Constraint]:
    """The wanted kinds that some of the games `shown` have and others lack.

    What is less than a kind of the catalogue ("ships", of vehicles) may be lacked by all.
    """
    wanted = [each for each in constraints if each.type == pb.SPAN_TYPE_KIND and each.polarity == pb.POLARITY_WANTED]
    had = [(each, sum(is_of(game, each) for game in shown)) for each in wanted if each.names]
    return [each for each, count in had if count < len(shown) and (count or is_narrow(each))]


def _is_hard(constraint: Constraint) -> bool:
    if constraint.type == pb.SPAN_TYPE_KIND:
        return constraint.polarity == pb.POLARITY_REFUSED
    if constraint.type == pb.SPAN_TYPE_DEVELOPER and constraint.polarity == pb.POLARITY_REFUSED:
        return False
    return constraint.HasField("condition")
