"""Tells the platforms that a player says they have ("I only have a PS4") from those that one wish is for.

What somebody owns holds on when the wish changes, as a child's age does. The words that say so become part of the
constraint's text, which is how the next message knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.plain_text import bare, pattern

_FAR = 40
# fmt: off
_BEFORE = pattern(
    r"\b(?:(?:i|we)(?: only| just| also| do)* (?:have|own|got)|(?:i|we)['’]ve(?: only| just)? got|got|my|our|"
    r"у (?:меня|нас)(?: есть| только| лишь)*|имею|мо(?:й|я|ём|ем|ей)|"
    r"(?:ich|wir)(?: nur)? hab(?:e|en)?(?: nur)?|hab(?:e)? nur|mein\w*|"
    r"(?:s[oó]lo )?ten(?:go|emos)(?: s[oó]lo)?|mi|nuestr[oa]|"
    r"j['’]ai(?: juste| que)?|je n['’]ai qu\w*|nous avons|mon|ma|notre|"
    r"(?:s[oó] )?(?:tenho|temos)(?: s[oó])?|meu|minha|benim|"
    r"(?:тільки )?(?:маю|маємо)|у (?:мене|нас)(?: є| тільки| лише)*|мо(?:їй|єму|я)|"
    r"(?:tylko )?mam(?:y)?(?: tylko)?|m[oó]j|moj(?:a|ej|im)|moim)\b|"
    r"我(?:们)?(?:只|就)?有|我的|手上有|うちには"
)
_BETWEEN = re.compile(r"\W*(?:\w+\W+){0,2}\W*")
_BEHIND = r"(?:(?<![^\W_])(?:var|sahibiyim)\b|しか(?:持|な)|を持|持って|があ)"
# fmt: on
_AFTER = re.compile(rf"^(?:['’]?\w{{0,4}}\W+)?(?:\w+\W+)?{_BEHIND}|^.{{0,4}}?{_BEHIND}", re.IGNORECASE)
_ANYWHERE_BEHIND = re.compile(rf".{_BEHIND}", re.IGNORECASE)


def with_owning_words(text: str, constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints of the message `text`; platforms that it says are owned are told with those words."""
    return [_told_with_its_owner(text, each) if _is_platform(each) else each for each in constraints]


def is_owned(constraint: Constraint) -> bool:
    """Whether a constraint is a platform that the player has."""
    text = bare(constraint.text)
    return _is_platform(constraint) and (_BEFORE.match(text) is not None or _ANYWHERE_BEHIND.search(text) is not None)


def _is_platform(constraint: Constraint) -> bool:
    is_wanted = constraint.polarity == pb.POLARITY_WANTED and constraint.HasField("condition")
    return constraint.type == pb.SPAN_TYPE_PLATFORM and is_wanted


def _told_with_its_owner(text: str, constraint: Constraint) -> Constraint:
    if text[constraint.start : constraint.end] != constraint.text or is_owned(constraint):
        return constraint
    first = max(0, constraint.start - _FAR)
    before, after = bare(text[first : constraint.start]), bare(text[constraint.end : constraint.end + _FAR])
    said = [match for match in _BEFORE.finditer(before) if _BETWEEN.fullmatch(before[match.end() :])]
    behind = _AFTER.search(after)
    start = first + said[-1].start() if said else constraint.start
    end = constraint.end + behind.end() if behind and not said else constraint.end
    result = Constraint()
    result.CopyFrom(constraint)
    result.start, result.end, result.text = start, end, text[start:end]
    return result
