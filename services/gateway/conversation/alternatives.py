"""Joins what one message names side by side: platforms, times and studios of which any will do, or platforms that are
all meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading import filters
from services.gateway.conversation.reading.overlooked.widening import is_allowed_besides, names_alternatives
from services.gateway.understanding.machines.platforms import is_any_computer
from services.gateway.understanding.plain_text import bare, pattern

# Of these a message names several where any will do.
_ALTERNATIVES = frozenset((pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_DEVELOPER))
_BOUNDED = (pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH)
_OR = pattern(r"\b(?:or|или|либо|oder|o|u|ou|veya|ya da|або|чи|lub|albo)\b|[/|]|或|还是|還是|とか|か")
# Computers that a mere "laptop" may well be.
_COMPUTERS = frozenset(("mac", "macos", "linux", "steam deck"))
# What is said of a computer before it is told which.
_WEAK = pattern(
    r"\b(?:weak|old|slow|ancient|potato|слаб\w*|стар\w+|древн\w+|картошк\w+|schwach\w*|alte[rnsm]?|alt|langsam\w*|viej[oa]|antigu[oa]|"
    r"lent[oa]|flojo|vieux|ancien|lent|faible|velh[oa]|antig[oa]|frac[oa]|eski|zayıf|yavaş|słab\w*|star[yae]\w*)\b|[老旧弱差古]"
)


def is_machine(constraint: Constraint) -> bool:
    """Whether it tells what somebody wants to play on, whether it was marked as a platform or as a device."""
    is_marked = constraint.type in (pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_DEVICE)
    is_wanted = constraint.polarity == pb.POLARITY_WANTED
    return is_marked and is_wanted and len(constraint.condition.platforms) > 0


def without_wider_words(before: Sequence[Constraint], said: Sequence[Constraint], text: str) -> list[Constraint]:
    """What a message says without words that say less of a machine that is named beside them ("приставку нинтендо") or
    was before: the "laptop" of "the laptop is old", after "a MacBook"."""
    machines = [each for each in said if is_machine(each)]
    return [
        each
        for each in said
        if not (
            is_machine(each)
            and (
                any(_says_less(each, other, text) for other in machines if other is not each)
                or (
                    is_any_computer(each.text)
                    and not is_allowed_besides(text, each)
                    and len(machines) == 1
                    and any(is_machine(old) and _is_computer(old) for old in before)
                )
            )
        )
    ]


def _says_less(wide: Constraint, narrow: Constraint, text: str) -> bool:
    """Whether one of two machines is only what the other is, in fewer words: "console", of "a Nintendo console"."""
    between = text[min(wide.end, narrow.end) : max(wide.start, narrow.start)]
    # "Комп слабенький, мак" goes on with the same machine.
    said = between.replace(",", " ") if _WEAK.search(bare(f"{wide.text} {between}")) else between
    if names_alternatives(said):
        return False
    if is_any_computer(wide.text):
        return _is_computer(narrow)
    wide_names, names = ({name.casefold() for name in each.names} for each in (wide, narrow))
    return names < wide_names and not between.strip(" -,:(")


def _is_computer(constraint: Constraint) -> bool:
    return not _COMPUTERS.isdisjoint(name.casefold() for name in constraint.names)


def alternatives_joined(said: Sequence[Constraint], *, all_platforms: bool = False) -> list[Constraint]:
    """The constraints of one message, in which platforms, times and studios are alternatives: "PS5 or Xbox",
    "80s and 90s", "by Valve or Nintendo".

    With `all_platforms` a game must be on each of the platforms, which stay apart.
    """
    result = []
    for each in said:
        if all_platforms and is_machine(each):
            result.append(each)
            continue
        same = [other for other in said if _are_alike(each, other)]
        is_wanted = each.polarity == pb.POLARITY_WANTED and each.HasField("condition")
        if len(same) > 1 and is_wanted and (each.type in _ALTERNATIVES or is_machine(each)):
            joint = Constraint()
            joint.CopyFrom(each)
            conditions = [other.condition for other in same if other.HasField("condition")]
            if is_machine(each):
                either = any_platform(conditions)
                joint.condition.platforms[:] = either.platforms
                joint.condition.min_year, joint.condition.max_year = either.min_year, either.max_year
            elif each.type == pb.SPAN_TYPE_DEVELOPER:
                makers = dict.fromkeys(name for condition in conditions for name in condition.developers)
                joint.condition.developers[:] = makers
            else:
                joint.condition.min_year, joint.condition.max_year = _times(conditions)
            result.append(joint)
        else:
            result.append(each)
    return result


def _are_alike(one: Constraint, other: Constraint) -> bool:
    if is_machine(one) and is_machine(other):
        return True
    return one.type == other.type and one.polarity == other.polarity


def without_contrary_bounds(said: Sequence[Constraint], text: str) -> list[Constraint]:
    """What the message `text` says, of which no two times or lengths leave no game between them ("ancient, after 2015
    please"): what is stated in digits holds rather than a word, and the later rather than the earlier."""
    bounds = [each for each in said if each.type in _BOUNDED and each.HasField("condition")]
    beaten = [each for each in bounds if any(_outdoes(other, each, text) for other in bounds)]
    return [each for each in said if each not in beaten]


def _outdoes(one: Constraint, other: Constraint, text: str) -> bool:
    if one.type != other.type or not filters.exclude_each_other(one.condition, other.condition):
        return False
    ends = sorted((_ends(one), _ends(other)))
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return (
        ends == [(False, True), (True, False)] and _OR.search(bare(between)) is None and _weight(one) > _weight(other)
    )


def _ends(constraint: Constraint) -> tuple[bool, bool]:
    """Whether a time or a length is bounded at its lower end and at its upper one."""
    condition = constraint.condition
    if constraint.type == pb.SPAN_TYPE_YEARS:
        return condition.min_year > 0, condition.max_year > 0
    return condition.min_hours > 0, condition.max_hours > 0


def _weight(constraint: Constraint) -> tuple[bool, int]:
    return any(map(str.isdigit, constraint.text)), constraint.start


def any_platform(conditions: Sequence[common_pb2.GameFilter]) -> common_pb2.GameFilter:
    """Games on any of the platforms; since when they are told of a generation of consoles holds beside others, as who
    names one wants no older games: "PS4 and PC"."""
    dated = [condition for condition in conditions if condition.min_year]
    platforms = dict.fromkeys(name for condition in conditions for name in condition.platforms)
    return common_pb2.GameFilter(
        platforms=platforms,
        min_year=min((condition.min_year for condition in dated), default=0),
        max_year=_widest(conditions)[1],
    )


def _times(conditions: Sequence[common_pb2.GameFilter]) -> tuple[int, int]:
    """The first and the last year of all: those that lie apart are alternatives, others narrow each other down, as in
    "an old one, from the nineties".
    """
    first = max(condition.min_year for condition in conditions)
    last = [condition.max_year for condition in conditions if condition.max_year]
    if not last or first <= min(last):
        return first, min(last, default=0)
    return _widest(conditions)


def _widest(conditions: Sequence[common_pb2.GameFilter]) -> tuple[int, int]:
    """The first and the last year of what meets any of the conditions."""
    last = [condition.max_year for condition in conditions if condition.max_year]
    return (
        min(condition.min_year for condition in conditions),
        max(last) if len(last) == len(conditions) else 0,
    )
