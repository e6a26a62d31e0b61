"""Tells the age that a player says of themselves ("im 12") from that of a child who is spoken of.

A child's age may be let go of where games are for its parent instead; one's own holds whoever they say the games are
for. The words that say so become part of the constraint's text, which is how the next message knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.amounts.ages.children import CHILD_WORDS, TEENAGER_WORDS
from services.gateway.understanding.amounts.ages.own_ages import is_said_of_oneself, words_of_own_age
from services.gateway.understanding.amounts.ages.school_classes import ages_in_classes
from services.gateway.understanding.plain_text import bare, pattern

_SOMEBODYS_CHILD = r"儿子|女儿|兒子|女兒|孩子|宝宝|弟弟|妹妹|侄|外甥|息子|娘|弟|妹|甥|姪"
_DIGITS = re.compile(r"\d+")
# fmt: off
# Who goes to school, or is a child, in words without a number of years.
_I_AM = (
    r"\b(?:i['’]?m|i am|i go to|i['’]?ve just started|я(?: (?:учусь|хожу|навчаюсь))?|ich (?:bin|gehe|besuche)|"
    r"(?:yo )?(?:soy|estoy|voy)|je (?:suis|vais|rentre)|(?:eu )?(?:sou|estou|vou)|ben|jestem|chodzę)"
    r"(?: (?:just|only|still|a|an|in|to|into|на|в|у|во|до|ещё|еще|ще|только|лише|in|die|der|noch|ein|eine|erst|"
    r"en|un|una|à|une|no|na|um|uma|do|w))*\W+"
)
_A_CHILD = pattern(
    rf"(?:{_I_AM})(?:{CHILD_WORDS}|{TEENAGER_WORDS})"
    r"(?!\W+(?:at heart|of the|der \d|de los|des ann|dos anos|lat \d|\d0))"
)
_IN_A_CLASS = pattern(
    rf"(?:{_I_AM})(?:\w+\W+){{0,2}}?(?:grade|class|klasse|класс\w*|клас\w*|curso|primaria|grado|ano|série|klasie|klasy)\b|"
    r"\bsınıfta?y[ıi]m|我(?:是|上|在|读|讀)+(?:小学|初中|初|高中|小|中)\w*|(?:私|僕|俺)は?(?:小学|中学|高校|小|中|高)\w*"
)
# "I have a 9 year old", where "I have" or "I" stands before one's own age as well.
_A_CHILD_OF_THAT_AGE = pattern(
    rf"^[-–\s]*(?:lat(?:ek|ka|kę|ki)\b|letni\w*\s(?:{CHILD_WORDS})|[岁歲歳才]?[的の]?(?:{_SOMEBODYS_CHILD}))"
)
# fmt: on


def told_of_oneself(text: str, constraints: Iterable[Constraint]) -> list[Constraint]:
    """The constraints of the message `text`; an age that it says of its writer is told with those words."""
    return [_told(text, each) if _is_an_age(each) else each for each in constraints]


def is_own_age(constraint: Constraint) -> bool:
    """Whether a constraint is the age that the player says of themselves."""
    if not _is_an_age(constraint):
        return False
    readable = bare(constraint.text)
    return is_said_of_oneself(readable) or any(each.search(readable) for each in (_A_CHILD, _IN_A_CLASS))


def _told(text: str, constraint: Constraint) -> Constraint:
    place = _place(text, constraint)
    if place is None:
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.start, result.end = place
    result.text = text[result.start : result.end]
    return result


def _place(text: str, constraint: Constraint) -> tuple[int, int] | None:
    """Where the words stand that say an age of their writer; None where it is somebody else's."""
    stands_there = bool(constraint.text) and text[constraint.start : constraint.end] == constraint.text
    is_a_child = stands_there and _A_CHILD_OF_THAT_AGE.search(bare(_from_number(text, constraint))) is not None
    place = words_of_own_age(text, constraint.start, constraint.end) if stands_there and not is_a_child else None
    if place is not None:
        return place
    said = _without_years(text)
    if said is None or (constraint.text and not (constraint.start < said.end() and said.start() < constraint.end)):
        return None
    return said.span()


def _from_number(text: str, constraint: Constraint) -> str:
    """What stands behind the number of an age."""
    numbers = [match.end() for match in _DIGITS.finditer(constraint.text)]
    return text[constraint.start + numbers[-1] if numbers else constraint.end :]


def _without_years(text: str) -> re.Match[str] | None:
    readable = bare(text)
    if (child := _A_CHILD.search(readable)) is not None:
        return child
    return _IN_A_CLASS.search(readable) if ages_in_classes(text) else None


def _is_an_age(constraint: Constraint) -> bool:
    is_told = constraint.type == pb.SPAN_TYPE_AGE and constraint.condition.HasField("age")
    return is_told and constraint.polarity != pb.POLARITY_REFUSED
