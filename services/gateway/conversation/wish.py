"""Puts what is in force into the terms of the recommender, and tells whether a game has what is wished."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.conversation.alternatives import is_machine
from services.gateway.conversation.caring import GENTLE, takes_care
from services.gateway.conversation.reading import filters
from services.gateway.understanding.beyond_catalogues.ordinary_words import may_name_a_kind
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.genres.either_words import each_of, names_several
from services.gateway.understanding.genres.moods import is_mood
from services.gateway.understanding.genres.narrow_subjects import is_about, names_a_narrow_subject
from services.gateway.understanding.names import CatalogueNames

_MOST_EXCLUDED = 1000
_MOST_EXAMPLES = 64
# What is said by a name.
NAMING = (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER, pb.SPAN_TYPE_PLATFORM)
# What is told to be missing where it tells nothing and may name something. Of players a classifier marks many words
# that count nobody, and a price that is not understood is told with those that are not known.
_TOLD = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_DEVICE)
_WISHED = (pb.POLARITY_WANTED, pb.POLARITY_LIKED, pb.POLARITY_MORE)
_AVOIDED = (pb.POLARITY_REFUSED, pb.POLARITY_LESS)
_REFUSABLE = (
    pb.SPAN_TYPE_KIND,
    pb.SPAN_TYPE_CONTENT,
    pb.SPAN_TYPE_ATTRIBUTE,
    pb.SPAN_TYPE_PRICE,
    pb.SPAN_TYPE_DEVICE,
)
# What is wanted to be less that is no comparison with the games shown: "less grindy".
_LESSENED = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT)
# What is refused by a name that nothing here has cannot come, unless the name was not understood.
_REFUSED_NAMES = (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER)
# Children who are smaller want nothing difficult and, where nothing else is wished, what is made for families.
_SMALL, _OF_AGE = 7, 18
_HARD, _FOR_SMALL_ONES = "difficult", ("family friendly", "educational")
_OF_ANYTHING = "simulation"
_EXAMPLE = (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL)


def conditions_of(
    constraints: Sequence[Constraint], stated: common_pb2.GameFilter | None, gone: Sequence[str]
) -> list[common_pb2.GameFilter]:
    """All that must hold, one filter or several: what is in force, what the caller stated, and none of the games `gone`
    or refused by name.
    """
    own, *apart = _each_platform(constraints)
    refused = [game_id for each in constraints if _is_refused_title(each) for game_id in each.game_ids]
    excluded = list(dict.fromkeys([*own.exclude_game_ids, *refused, *reversed(gone)]))
    result = [*([own] if stated is None else filters.both(own, stated)), *apart]
    # A filter holds so many, of which the caller's own may be all.
    room = _MOST_EXCLUDED - len(result[0].exclude_game_ids)
    result[0].exclude_game_ids.extend(excluded[:room])
    for start in range(room, len(excluded), _MOST_EXCLUDED):
        result.append(common_pb2.GameFilter(exclude_game_ids=excluded[start : start + _MOST_EXCLUDED]))
    return result


def _each_platform(constraints: Sequence[Constraint]) -> list[common_pb2.GameFilter]:
    """What is in force as filters: one, or several where a game is to be on each of several platforms."""
    conditions = [each for each in constraints if each.HasField("condition")]
    wanted = [each.condition for each in conditions if is_machine(each)]
    others = [each.condition for each in conditions if not is_machine(each)]
    result = [filters.joined([*others, *wanted[:1]])]
    for condition in wanted[1:]:
        result = [*result[:-1], *filters.both(result[-1], condition)]
    return result


def wish_of(constraints: Sequence[Constraint], names: CatalogueNames) -> recommender_pb2.Wish:
    """What weighs, and the kinds that are refused."""
    refused = [
        name
        for each in constraints
        if each.type == pb.SPAN_TYPE_KIND and each.polarity in _AVOIDED
        for name in each.names
    ]
    examples = dict.fromkeys(
        game_id
        for each in constraints
        if each.type in _EXAMPLE and each.polarity != pb.POLARITY_REFUSED
        for game_id in each.game_ids
    )
    kinds = [
        together
        for each in constraints
        if each.type == pb.SPAN_TYPE_KIND and each.polarity not in _AVOIDED
        for together in _all_of(each)
    ]
    age = min((each.condition.age for each in constraints if each.condition.HasField("age")), default=_OF_AGE)
    if age < _SMALL and not any(_is_hard(name) for together in kinds for name in together):
        refused += [name for name in names.tags if _is_hard(name)]
    leaning = GENTLE if takes_care(constraints) else _FOR_SMALL_ONES if age < _SMALL else ()
    if leaning and not (any(kinds) or examples):
        kinds = [named] if (named := sorted(name for name in names.tags if name.casefold() in leaning)) else kinds
    return recommender_pb2.Wish(
        named=_as_filter((name for together in kinds for name in together), names),
        refused=_as_filter(refused, names),
        game_ids=list(examples)[:_MOST_EXAMPLES],
        kinds=[_as_filter(together, names) for together in kinds[:_MOST_EXAMPLES]],
    )


def _is_hard(kind: str) -> bool:
    return kind.casefold() == _HARD


def is_unmet(constraint: Constraint) -> bool:
    """Whether a player wishes for something that the catalogue lacks, or that is not understood: nothing in it is
    called so, and it is no word that could as well name nothing. So, too, where a game or studio of that name is
    refused."""
    if not constraint.unmatched:
        return False
    if constraint.polarity == pb.POLARITY_REFUSED:
        return constraint.type in _REFUSED_NAMES and may_name_a_kind(constraint.text)
    if constraint.polarity == pb.POLARITY_MORE:
        # More of a length or a price is told by what was shown; of a kind that nothing is called, by nothing.
        return constraint.type == pb.SPAN_TYPE_KIND and may_name_a_kind(constraint.text)
    if constraint.polarity not in (pb.POLARITY_WANTED, pb.POLARITY_LIKED):
        return False
    if constraint.type == pb.SPAN_TYPE_DEVELOPER:
        return True
    return constraint.type in (*NAMING, *_TOLD) and may_name_a_kind(constraint.text)


def is_unchecked(constraint: Constraint) -> bool:
    """Whether a player refuses, or wants less of, what nothing here is called, so that no game can be told to be free
    of it."""
    is_told = constraint.unmatched and not constraint.HasField("condition")
    is_refused = constraint.polarity == pb.POLARITY_REFUSED and constraint.type in _REFUSABLE
    is_less = constraint.polarity == pb.POLARITY_LESS and constraint.type in _LESSENED
    return is_told and (is_refused or is_less) and may_name_a_kind(constraint.text)


def wants_it_cheap(constraints: Iterable[Constraint]) -> bool:
    """Whether a low price is wished for that no fact tells: "cheaper", "under 20 euros"."""
    return any(
        each.type == pb.SPAN_TYPE_PRICE
        and not each.HasField("condition")
        and (each.polarity == pb.POLARITY_LESS or (each.polarity == pb.POLARITY_WANTED and each.unmatched))
        for each in constraints
    )


def costs_nothing(game: common_pb2.Game) -> bool:
    """Whether a game can be played for nothing."""
    return game.price_model in (common_pb2.PRICE_MODEL_FREE, common_pb2.PRICE_MODEL_FREE_TO_PLAY)


def has_what_is_wished(game: common_pb2.Game, constraints: Iterable[Constraint]) -> bool:
    """Whether a game has one of the names of each kind that is wanted, none that is refused, and meets all else."""
    for each in constraints:
        if each.type == pb.SPAN_TYPE_KIND and is_of(game, each) == (each.polarity in _AVOIDED):
            return False
        is_developer = each.type == pb.SPAN_TYPE_DEVELOPER and bool(each.names)
        if (
            is_developer
            and not each.condition.developers
            and (game.developer in each.names) == (each.polarity == pb.POLARITY_REFUSED)
        ):
            return False
        if each.HasField("condition") and not meets(game, each.condition):
            return False
    return True


def is_of(game: common_pb2.Game, kind: Constraint) -> bool:
    """Whether a game is of a kind: has all that its words name ("turn-based strategy") and, where they wish for less
    than that ("ships", of vehicles), speaks of it. One name is enough to be of what is refused.
    """
    if kind.polarity in _AVOIDED:
        own = {name.casefold() for name in (*game.genres, *game.tags)}
        return any(name.casefold() in own for name in kind.names)
    return is_called(game, kind) and any(is_about(game, words) for words in each_of(kind.text))


def is_called(game: common_pb2.Game, kind: Constraint) -> bool:
    """Whether the catalogue calls a game all that the words of a kind name, whatever less they wish for: "ships" are
    vehicles."""
    own = {name.casefold() for name in (*game.genres, *game.tags)}
    has = [not own.isdisjoint(map(str.casefold, together)) for together in _all_of(kind)]
    return bool(has) and all(has)


def _all_of(kind: Constraint) -> list[list[str]]:
    """The names of a kind, those of which a game needs only one together: a genre and the tag of that name, or all of
    what the words name as alternatives ("sci-fi or fantasy")."""
    if kind.names and names_several(kind.text):
        return [list(kind.names)]
    groups: dict[str, list[str]] = {}
    for name in kind.names:
        groups.setdefault(name.casefold(), []).append(name)
    if len(groups) > 1:
        # Any game about something is a simulator of it: "dating sim", "racing simulator".
        groups.pop(_OF_ANYTHING, None)
    return list(groups.values())


def is_narrow(kind: Constraint) -> bool:
    """Whether less is wished for than the names of the catalogue tell: "ships", of vehicles."""
    is_wanted = kind.type == pb.SPAN_TYPE_KIND and bool(kind.names) and kind.polarity not in _AVOIDED
    return is_wanted and all(map(names_a_narrow_subject, each_of(kind.text)))


def wished_kinds(constraints: Iterable[Constraint]) -> list[Constraint]:
    """The kinds that are wished for and that the catalogue has."""
    return [each for each in constraints if each.type == pb.SPAN_TYPE_KIND and each.names and each.polarity in _WISHED]


def to_be_played(kinds: Sequence[Constraint]) -> list[Constraint]:
    """Those of the kinds that tell what is to be played; all of them where all are moods and looks."""
    return [each for each in kinds if not is_mood(each.names)] or list(kinds)


def liked_games(constraints: Iterable[Constraint]) -> list[str]:
    """The ids of the games named that those wished for are to be like."""
    titles = (each for each in constraints if each.type == pb.SPAN_TYPE_TITLE)
    return [game_id for each in titles if each.polarity != pb.POLARITY_REFUSED for game_id in each.game_ids]


def _as_filter(kinds: Iterable[str], names: CatalogueNames) -> common_pb2.GameFilter:
    unique = list(dict.fromkeys(kinds))
    return common_pb2.GameFilter(
        genres=[name for name in unique if name in names.genres][:64],
        tags=[name for name in unique if name in names.tags][:128],
    )


def _is_refused_title(constraint: Constraint) -> bool:
    return constraint.type == pb.SPAN_TYPE_TITLE and constraint.polarity == pb.POLARITY_REFUSED
