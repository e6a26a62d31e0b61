"""Reads a kind that is named as one more of what was just refused: "и от шутеров тоже", after "я от рпг устал"."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusing_words import EITHER, TOO

_NAMED = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_TITLE)
_WISHED = (pb.POLARITY_WANTED, pb.POLARITY_LIKED)
# fmt: off
_AND = r"(?:and|also|и|да и|а|und|y|et|e|ve|і|й|та|a|i|oraz|还有|而且|あと|それと)"
_FROM = r"(?:of|from|от|від|з|von|vom|de|del|des|du|d['’]|da|do|das|dos|od)"
_THE = r"(?:the|die|der|das|el|las?|los|les?|os?|as)"
# fmt: on
_NONE_EITHER = pattern(rf"\W*{EITHER}\W*")
_ONE_MORE = pattern(rf"\W*(?:{_AND}\W+)?(?P<of>{_FROM}\W+)?(?:{_THE}\W+)?\W*{TOO}\W*")
_BEGINS = pattern(rf"\W*(?:{_AND}|{_FROM})\b|[^a-zа-яёіїєґ]*$")


def refused_too(text: str, said: Sequence[Constraint], in_force: Sequence[Constraint]) -> Sequence[Constraint] | None:
    """What the message `text` says, its kinds refused; None unless it names kinds and nothing else, as one more of what
    was refused last."""
    named = [each for each in said if each.type in _NAMED]
    if not named or len(named) < len(said) or not all(_can_be_refused(each) for each in named):
        return None
    if not in_force or in_force[-1].polarity != pb.POLARITY_REFUSED:
        return None
    letters = list(text)
    for each in named:
        letters[each.start : each.end] = " " * (each.end - each.start)
    rest = bare("".join(letters))
    match = _ONE_MORE.fullmatch(rest)
    is_refused = _NONE_EITHER.fullmatch(rest) is not None or (match is not None and match["of"] is not None)
    wants_some = any(
        each.polarity in _WISHED and each.type in (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_TITLE) for each in in_force
    )
    # Beside something that is wished for nobody knows which of the two it is like.
    if not is_refused and (match is None or wants_some or not _BEGINS.match(bare(text))):
        return None
    return [_refused(each) for each in named]


def _can_be_refused(constraint: Constraint) -> bool:
    is_one = len(constraint.names) == 1 or len(constraint.game_ids) > 0
    return not constraint.unmatched and constraint.polarity in _WISHED and is_one


def _refused(constraint: Constraint) -> Constraint:
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_REFUSED
    return result
