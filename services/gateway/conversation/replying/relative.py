"""Turns comparatives ("shorter", "older", "easier") into conditions, by the facts of games that were shown."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading import filters
from services.gateway.conversation.wish import has_what_is_wished
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.amounts.terms.terms_of_play import read_price
from services.gateway.understanding.amounts.times.hours import LONG_HOURS, SHORT_HOURS, read_hours
from services.gateway.understanding.amounts.times.years import read_years
from services.gateway.understanding.beyond_catalogues.ordinary_words import may_name_a_kind
from services.gateway.understanding.comparing.comparisons import comparisons
from services.gateway.understanding.comparing.found_too import is_merely_old, without_too
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import bare, pattern, plain

_COMPARED = (pb.POLARITY_MORE, pb.POLARITY_LESS)
_BY_FACTS = (pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_PRICE, pb.SPAN_TYPE_ATTRIBUTE)
# Just below and above what is usual, as bounds include their own value.
_BELOW, _ABOVE = 0.99, 1.01
# Nobody calls 23 hours shorter than 24, unless there is hardly anything else; below what goes for short any less is.
_MUCH_BELOW, _ENOUGH = 2 / 3, 3
# Who wants less of these speaks of the wish, not of the games.
_OF_THE_WISH = pattern(
    r"restrict\w*|condition\w*|filter\w*|criteri\w*|limits?\b|requirement\w*|огранич\w*|услов\w*|фильтр\w*|"
    r"einschränk\w*|"
    r"beding\w*|restric\w*|condici\w*|crit[èe]r\w*|condiç\w*|kısıt\w*|şart\w*|обмеж\w*|умов\w*|ogranicz\w*|warun\w*|"
    r"限制|条件|制限"
)
_OF_LOOKS = pattern(
    r"graphic\w*|visual\w*|график\w*|графік\w*|grafi[kc]\w*|gráfic\w*|graphismes?|görsel\w*|画|畫|絵|グラフィック|グラが"
)
_MERELY_MORE = pattern(
    r"more|less|(?:по)?больше|(?:по)?меньше|более|менее|mehr|weniger|más|menos|plus|moins|mais|daha|az|fazla|більше|"
    r"менше|більш|менш|bardziej|mniej|więcej|更|多|少|もっと|より|少し|少なめ"
)
_DIFFICULT = "difficult"
_CHEAP = re.compile(
    r"cheap\w*|price\w*|дешев\w*|цен\w*|billig\w*|günstig\w*|"
    r"barat\w*|prix|moins cher\w*|ucuz\w*|tani\w*|安",
    re.IGNORECASE,
)
_OLD = pattern(r"\bold\w*|стар\w*|\balt\w*|älter\w*|viej\w*|ancien\w*|vieux|antig\w*|eski\w*|starsz\w*|古|旧|老")
_EASY = pattern(
    r"\b(?:eas[yi]\w*|simpl\w+|лёгк\w*|легк\w*|(?:по)?легче|легш\w*|прост\w+|(?:по)?проще|leicht\w*|einfach\w*|"
    r"fácil\w*|facil\w*|sencill\w*|simple\w*|kolay\w*|basit\w*|"
    r"łatw\w+|prost\w+)\b|简单|容易|簡単|やさしい|易しい"
)
_TURNED_ROUND = pattern(
    r"\b(?:not|less|too|не|менее|слишком|nicht|weniger|zu|no|menos|demasiad\w+|pas|moins|trop|não|demais|değil|"
    r"daha az|fazla|"
    r"менш|надто|nie|mniej|zbyt)\b|不|没|太|ない|すぎ"
)
_NEW_OR_OLD = re.compile(
    r"old\w*|new\w*|recent\w*|release\w*|year|стар\w*|нов\w*|älter\w*|neuer\w*|viej\w*|nuev\w*|ancien\w*|récent\w*|"
    r"antig\w*|"
    r"eski\w*|yeni\w*|nowsz\w*|古|新|旧",
    re.IGNORECASE,
)


def names_what_it_compares(text: str) -> bool:
    """Whether a comparison says with what: "shorter than Hades"."""
    return any(each.has_object for each in comparisons(text))


def is_relative(constraint: Constraint) -> bool:
    """Whether it compares with what was shown."""
    return (
        constraint.polarity in _COMPARED
        and constraint.type in _BY_FACTS
        and not constraint.unmatched
        and not constraint.HasField("condition")
    )


def as_compared(text: str, constraint: Constraint) -> Constraint:
    """A length or a time that is said by a comparing word, as that comparison: "más corto" is no short game, but one
    that is shorter than those shown."""
    if constraint.type not in (pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_YEARS) or constraint.polarity == pb.POLARITY_REFUSED:
        return constraint
    if numbers(constraint.text):
        # "Nicht länger als fünf Stunden" states a bound.
        return constraint
    found = next(
        (
            each
            for each in comparisons(text)
            if each.type == constraint.type and each.start < constraint.end and constraint.start < each.end
        ),
        None,
    )
    if found is None:
        return constraint
    result = Constraint(text=text[found.start : found.end], start=found.start, end=found.end, type=found.type)
    result.polarity = found.polarity
    return result


def resolved(
    constraint: Constraint,
    shown: Sequence[common_pb2.Game],
    names: CatalogueNames,
    others: Sequence[Constraint] | None = None,
    gone: Collection[str] = (),
) -> Constraint:
    """The comparison with what is usual among `shown`, as a condition or as a kind; unmatched where no fact tells.

    "Shorter" is about two thirds where the catalogue has enough games of that length, not `gone`, that meet all
    `others` that is wished; without `others`, as where the game compared with is named, it is whatever is shorter.
    Than games without end it is what goes for short or, where too little of what is wished is, the shortest of that.
    """
    result = Constraint()
    result.CopyFrom(constraint)
    span_type = _attribute_type(constraint)
    less = _wants_less(constraint, span_type)
    if span_type == pb.SPAN_TYPE_KIND:
        # "More relaxing" names what there is to be more of; all else that no fact tells is taken for difficulty, but
        # not "fewer restrictions", a mere "more", nor how games look.
        said = bare(plain(constraint.text))
        is_of_games = _EASY.search(said) is not None or not (
            _OF_THE_WISH.search(said)
            or _MERELY_MORE.fullmatch(said.strip())
            or _OF_LOOKS.search(said)
            or not may_name_a_kind(said)
        )
        found = names.kinds.find(constraint.text) or (names.kinds.find(_DIFFICULT) if is_of_games else None)
        result.type = span_type
        result.polarity = pb.POLARITY_REFUSED if less else pb.POLARITY_WANTED
        result.names.extend(found.names if found else ())
        result.unmatched = found is None
        return result
    result.type = span_type
    if span_type == pb.SPAN_TYPE_PRICE and less:
        # What games cost no catalogue says: it weighs only.
        result.polarity = pb.POLARITY_LESS
        return result
    condition = {
        pb.SPAN_TYPE_LENGTH: _length(shown, less=less),
        pb.SPAN_TYPE_YEARS: _years(shown, less=less),
    }.get(span_type)
    if span_type == pb.SPAN_TYPE_LENGTH and less and others is not None:
        of_endless = None if any(game.typical_hours for game in shown) else _as_short_as_some(names, others, gone)
        condition = _much_shorter(shown, names, others, gone) or of_endless or condition
    if condition is None:
        result.unmatched = True
    else:
        result.condition.CopyFrom(condition)
    return result


def without_beaten(said: Sequence[Constraint]) -> tuple[list[Constraint], list[Constraint]]:
    """The constraints of one message, comparisons resolved, and those of them that a stated bound takes the place of.

    Who says "not so old, after 2010" has told what is not so old. These lose their conditions; a comparison to another
    side, as in "shorter, but at least 5 hours", holds beside the bound.
    """
    kept, beaten = [], []
    for each in said:
        stated = [
            other
            for other in said
            if other.type == each.type and other.polarity not in _COMPARED and other.HasField("condition")
        ]
        if each.polarity in _COMPARED and any(_bounds_the_same(each, other) for other in stated):
            told = Constraint()
            told.CopyFrom(each)
            told.ClearField("condition")
            kept.append(told)
            beaten.append(told)
        else:
            kept.append(each)
    return kept, beaten


def _bounds_the_same(compared: Constraint, stated: Constraint) -> bool:
    """Whether a stated condition tells what the comparison leaves open, or leaves no room for it."""
    if compared.type == pb.SPAN_TYPE_PRICE:
        return True
    one, other = compared.condition, stated.condition
    bounds = ("min_year", "max_year", "min_hours", "max_hours")
    return any(getattr(one, bound) and getattr(other, bound) for bound in bounds) or filters.exclude_each_other(
        one, other
    )


def _wants_less(constraint: Constraint, span_type: pb.SpanType.ValueType) -> bool:
    """Whether less is wanted. "Plus court" is more of what is short: the words tell, unless they turn it round."""
    less = constraint.polarity == pb.POLARITY_LESS
    text = bare(plain(constraint.text))
    found = without_too(text) if span_type in (pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_YEARS) else None
    if found is not None:
        return _is_of_more(found, span_type)
    if less and span_type == pb.SPAN_TYPE_YEARS and is_merely_old(_TURNED_ROUND.sub(" ", text)):
        # "Not so old" has less of age, "older" less of a year.
        return False
    if not less and span_type == pb.SPAN_TYPE_KIND and _EASY.search(text) and not _TURNED_ROUND.search(text):
        return True
    if less or _TURNED_ROUND.search(text):
        return less
    if span_type == pb.SPAN_TYPE_LENGTH:
        hours = read_hours(text)
        return hours is not None and hours.most > 0
    return span_type == pb.SPAN_TYPE_YEARS and _OLD.search(text) is not None


def _is_of_more(words: str, span_type: pb.SpanType.ValueType) -> bool:
    """Whether what is too much so is long or new: less is wanted then, and more of what is short or old."""
    if span_type == pb.SPAN_TYPE_YEARS:
        return not is_merely_old(words) and _OLD.search(words) is None
    hours = read_hours(words)
    return hours is None or not hours.most


def _attribute_type(constraint: Constraint) -> pb.SpanType.ValueType:
    """What an attribute's words compare; difficulty, if they name nothing else."""
    if constraint.type != pb.SPAN_TYPE_ATTRIBUTE:
        return constraint.type
    text = plain(constraint.text)
    if read_hours(text) is not None:
        return pb.SPAN_TYPE_LENGTH
    if read_price(text) is not None or _CHEAP.search(text):
        return pb.SPAN_TYPE_PRICE
    if _NEW_OR_OLD.search(text) or read_years(text, this_year=0) is not None:
        return pb.SPAN_TYPE_YEARS
    return pb.SPAN_TYPE_KIND


def _length(shown: Sequence[common_pb2.Game], *, less: bool) -> common_pb2.GameFilter:
    hours = [game.typical_hours for game in shown if game.typical_hours > 0]
    if less:
        return common_pb2.GameFilter(max_hours=_BELOW * _usual(hours, least=True) if hours else SHORT_HOURS)
    if not hours:
        return common_pb2.GameFilter(min_hours=LONG_HOURS)
    # "Longer" than games that end means one that ends later; what has no end fits any number of hours.
    return common_pb2.GameFilter(min_hours=_ABOVE * _usual(hours, least=False), max_hours=filters.MOST_HOURS)


def _much_shorter(
    shown: Sequence[common_pb2.Game], names: CatalogueNames, others: Sequence[Constraint], gone: Collection[str]
) -> common_pb2.GameFilter | None:
    hours = [game.typical_hours for game in shown if game.typical_hours > 0]
    most = _MUCH_BELOW * max(_usual(hours, least=True), SHORT_HOURS) if hours else 0.0
    if not hours or most >= _BELOW * _usual(hours, least=True):
        return None
    short = (hours for hours in _hours_of_what_is_wished(names, others, gone) if hours <= most)
    return common_pb2.GameFilter(max_hours=most) if len(list(islice(short, _ENOUGH))) == _ENOUGH else None


def _as_short_as_some(
    names: CatalogueNames, others: Sequence[Constraint], gone: Collection[str]
) -> common_pb2.GameFilter | None:
    """A bound that what goes for short keeps to or, where too little of what is wished is so short, the shortest of it;
    None where the catalogue has nothing of it that ends."""
    shortest = sorted(_hours_of_what_is_wished(names, others, gone))[:_ENOUGH]
    return common_pb2.GameFilter(max_hours=max(SHORT_HOURS, shortest[-1])) if shortest else None


def _hours_of_what_is_wished(
    names: CatalogueNames, others: Sequence[Constraint], gone: Collection[str]
) -> Iterator[float]:
    """The lengths of the games that end, are not `gone` and have what is wished for besides a length."""
    told = [each for each in others if not each.unmatched and each.type != pb.SPAN_TYPE_LENGTH]
    for game in names.games.values():
        is_left = game.typical_hours > 0 and not game.endless and game.game_id not in gone
        if is_left and has_what_is_wished(game, told):
            yield game.typical_hours


def _years(shown: Sequence[common_pb2.Game], *, less: bool) -> common_pb2.GameFilter | None:
    years = [game.year for game in shown if game.year]
    if not years:
        return None
    if less:
        return common_pb2.GameFilter(max_year=math.ceil(_usual(years, least=True)) - 1)
    return common_pb2.GameFilter(min_year=math.floor(_usual(years, least=False)) + 1)


def _usual(values: Sequence[float], *, least: bool) -> float:
    """What is usual among values, of median and mean the lower one or the higher one.

    Who asks for something shorter than a list that holds one game of an hour wants shorter than such lists are.
    """
    of = min if least else max
    return of(statistics.median(values), statistics.fmean(values))
