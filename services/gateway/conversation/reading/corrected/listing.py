"""Spreads a refusal over the list that it stands in: "enough of anime and visual novels", "zombi ya da korsan istemem".

What a conjunction joins is meant alike. Where the refusal stands behind the list, a language marks its last member
alone, and to take the others for wishes harms more than to lose one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.genres.easiness import is_easy
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import has_refusing_words
from services.gateway.understanding.refusing.refusing_words import EITHER, TOO

_LISTED = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_TITLE)
_WISHED = (pb.POLARITY_WANTED, pb.POLARITY_LIKED)
_CHANGED = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT)
# With an article or a preposition that is said again: "des mondes ouverts et de l'artisanat".
_CONJUNCTION = re.compile(
    r"\s*(?:and|or|nor|и|или|ни|und|oder|y|o|u|ni|et|ou|e|nem|ve|veya|ya da|i|lub|albo|ani|та|або|чи|й|і|ні|和|或|"
    r"及|跟|と|"
    r"や|とか|も)"
    r"(?:\s+(?:of|the|any|anything|something|games?|stuff|with|about|like|mit|von|über|die|der|das|de|del|los?|las?|"
    r"les?|des?|du|d[oa]s?|algo|con|avec|com|от|від|что-?то|что-?нибудь|щось|игр[ыу]?|ігри|с|со|про|з|із|etwas|coś|"
    r"gry|z|ze|od|o))*\s*(?:[dl]['’])?",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*[,、，]\s*")
# A list that goes on in a new sentence: "I hate roguelikes. and deckbuilders. and anime."
_NEW_SENTENCE = re.compile(r"\s*[.;…。]+\s*")
# What is listed there has no word behind it that might wish for it.
_ALONE = re.compile(
    r"\s*(?:games?|stuff|girls?|things?|either|too|игр\w*|тоже|ігри|теж|spiele|auch|juegos|tampoco|jeux|non plus|jogos|"
    r"também não|gry|też)?\s*(?:[.,;!…。，、！]|$)",
    re.IGNORECASE,
)
# Of what is refused and what is named behind it, only such words may stand between: "гта не надо, мафию тоже".
_REFUSED_BEFORE = re.compile(
    r"[^\s,;.!?…。，；！？、]*(?:\s+[^\s,;.!?…。，；！？、]+){0,3}\s*[,;，；、]\s*(?:(?:and|и|und|y|et|e|ve|і|й|i)\s+)?",
    re.IGNORECASE,
)
_TURNS = pattern(r"\b(?:but|но|а|aber|pero|mais|mas|ama|але|ale|yet)\b|但|でも")
_CLAUSE_ENDS = r"(?=\s*(?:[.,;!…。，、！]|$))"
_TOO_BEHIND = pattern(rf"\s*{TOO}{_CLAUSE_ENDS}")
_FAR = 40
# Slavic languages and Chinese say of what is refused, and of what is wished for, that it is meant "too".
_EITHER_BEHIND = pattern(rf"\s*(?:{EITHER}|тоже|также|теж|також|też|także|也(?:是|一样)?){_CLAUSE_ENDS}")


def refused_alike(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints of the message `text`, in which kinds that are listed with a refused one are refused, too."""
    listed = sorted((each for each in constraints if each.type in _LISTED), key=lambda each: each.start)
    alike: list[Constraint] = []
    for members in _lists(text, listed):
        refused = [place for place, each in enumerate(members) if _is_refused(each)]
        if not refused:
            continue
        is_joined = [_is_joined(text, one, other) for one, other in pairwise(members)]
        for place, each in enumerate(members):
            follows = place > refused[0] and is_joined[place - 1]
            precedes = place < refused[-1] and is_joined[-1] and refused[-1] == len(members) - 1
            if each.polarity == pb.POLARITY_WANTED and each.type in _CHANGED and (follows or precedes):
                alike.append(each)
    alike += _refused_too(text, listed)
    result = []
    for each in constraints:
        if any(each is other for other in alike):
            result += reader.refused(each)
        else:
            result.append(each)
    return result


def _is_refused(constraint: Constraint) -> bool:
    """Whether something is refused; what is wished to be easy refuses only what is difficult: "easy and cute"."""
    return constraint.polarity == pb.POLARITY_REFUSED and not is_easy(constraint.text)


def _refused_too(text: str, listed: Sequence[Constraint]) -> list[Constraint]:
    """What is named behind a refusal as one more of it: the Mafia of "GTA не надо, мафию тоже"."""
    found: list[Constraint] = []
    for one, other in pairwise(listed):
        is_refused = one.polarity == pb.POLARITY_REFUSED or any(one is each for each in found)
        between = _between(text, one, other)
        if not is_refused or other.polarity not in _WISHED or _REFUSED_BEFORE.fullmatch(between) is None:
            continue
        behind = bare(text[other.end : other.end + _FAR])
        # "No racing, puzzles too" may wish for these: only words behind what is refused are said of both.
        is_too = _TOO_BEHIND.match(behind) is not None and has_refusing_words(between)
        if (is_too or _EITHER_BEHIND.match(behind)) and not _TURNS.search(bare(between)):
            found.append(other)
    return found


def _lists(text: str, listed: Sequence[Constraint]) -> list[list[Constraint]]:
    """The runs of what is named with nothing between but commas and conjunctions."""
    runs: list[list[Constraint]] = []
    for each in listed:
        between = _between(text, runs[-1][-1], each) if runs else ""
        is_alike = _COMMA.fullmatch(between) or _CONJUNCTION.fullmatch(between.lstrip(" ,"))
        if runs and (is_alike or _goes_on(text, runs[-1][-1], each)):
            runs[-1].append(each)
        else:
            runs.append([each])
    return [run for run in runs if len(run) > 1]


def _is_joined(text: str, one: Constraint, other: Constraint) -> bool:
    return _CONJUNCTION.fullmatch(_between(text, one, other)) is not None or _goes_on(text, one, other)


def _goes_on(text: str, one: Constraint, other: Constraint) -> bool:
    """Whether a list goes on in a new sentence that begins with a conjunction and names nothing else."""
    between = _between(text, one, other)
    ends = _NEW_SENTENCE.match(between)
    if ends is None or _CONJUNCTION.fullmatch(between[ends.end() :]) is None:
        return False
    return _ALONE.match(text[other.end :]) is not None


def _between(text: str, one: Constraint, other: Constraint) -> str:
    return text[one.end : other.start]
