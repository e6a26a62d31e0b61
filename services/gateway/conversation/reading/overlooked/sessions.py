"""Tells the length of a session ("10 minutes at a time") from that of a whole game, which alone the catalogue knows."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.plain_text import bare, pattern

# A sitting is seldom longer, and a game that is shorter is what an hour of it is.
_MOST_HOURS = 3.0
_NEAR = 30
_SESSION = pattern(
    r"\b(?:at a time|(?:per|a|each|every) (?:session|sitting|round|match|run|go)|sessions?|bursts?|in between|"
    r"commute|"
    r"за (?:один )?раз|за (?:сессию|подход|заход|раунд|партию)|сесси\w+|раунд\w*|pro (?:runde|sitzung|partie)|"
    r"am stück|"
    r"zwischendurch|por (?:vez|sesi[oó]n|partida|sess[aã]o)|cada (?:vez|partida)|de cada vez|à la fois|"
    r"par (?:partie|session)|"
    r"(?:tek )?seferde|oturum\w*|за (?:один )?раз|за (?:сесію|підхід|раунд)|сесі\w+|na (?:jeden )?raz|sesj\w+|"
    r"na (?:rundę|partię))\b|一次|一局|每次|每局|一把|一回|1回|ごと|ずつ|隙間"
)


def without_sessions(text: str, constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints of the message `text`; a length that is said of a session is no condition on the game's."""
    return [_told_of_nothing(each) if _is_of_a_session(text, each) else each for each in constraints]


def _is_of_a_session(text: str, constraint: Constraint) -> bool:
    hours = constraint.condition.max_hours
    if constraint.type != pb.SPAN_TYPE_LENGTH or not 0 < hours <= _MOST_HOURS:
        return False
    return _SESSION.search(bare(text[max(0, constraint.start - _NEAR) : constraint.end + _NEAR])) is not None


def _told_of_nothing(constraint: Constraint) -> Constraint:
    result = Constraint()
    result.CopyFrom(constraint)
    result.ClearField("condition")
    result.unmatched = True
    return result
