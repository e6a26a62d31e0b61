"""Decides between two readings of a message that contradict each other: "no internet android" both wanted and refused.

Of words that overlap the longer reading holds. Of the same thing, said twice, the later holds behind words that correct
("i mean it must run on steam deck"); what only says again what was meant ("football, i mean soccer") is meant alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.genres.word_forms import stem
from services.gateway.understanding.plain_text import bare, pattern, words

_NAMED = frozenset(
    (
        pb.SPAN_TYPE_KIND,
        pb.SPAN_TYPE_PLATFORM,
        pb.SPAN_TYPE_DEVICE,
        pb.SPAN_TYPE_TITLE,
        pb.SPAN_TYPE_DEVELOPER,
    )
)
_DECIDED = (pb.POLARITY_WANTED, pb.POLARITY_REFUSED)
# fmt: off
_SAYS_AGAIN = (
    r"i mean|i meant|that is|in other words|то есть|т\.? ?е\.?|вернее|точнее|имею в виду|тобто|точніше|маю на увазі|"
    r"ich mein\w*|also|das heißt|beziehungsweise|es decir|quiero decir|o sea|c['’]est[- ]à[- ]dire|je veux dire|enfin|"
    r"quer dizer|ou seja|digo|yani|demek istediğim|to znaczy|znaczy|czyli|mam na myśli"
)
CORRECTS = pattern(
    rf"\b(?:{_SAYS_AGAIN}|changed my mind|on second thoughts?|actually|wait|scratch that|передумал\w?|хотя нет|"
    r"хотя|а нет|нет|хоча|передумав|передумала|doch|warte|nein|mejor dicho|espera|cambié de idea|en fait|finalement|"
    r"non|na verdade|pensando bem|mudei de ideia|aslında|vazgeçtim|dur|zmieni(?:łem|łam) zdanie|jednak|albo nie)\b|"
    r"我是说|其实|不对|改主意|算了|還是|还是|いや|やっぱり?|じゃなくて|つまり"
)
_SAID_AGAIN = re.compile(rf"[\s,.…(—–-]*(?:{bare(_SAYS_AGAIN)}|つまり|也就是|我是说)[\s,:]*", re.IGNORECASE)
# fmt: on


def without_contradictions(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints of the message `text`, of which none contradicts another that holds."""
    said = _said_alike(text, constraints, reader)
    return [
        each
        for each in said
        if not any(each is not other and _contradict(each, other) and _gives_way(text, each, other) for other in said)
    ]


def _said_alike(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints, in which a kind that says again what is refused right before it is refused, too."""
    result = []
    for each in constraints:
        if (
            each.type == pb.SPAN_TYPE_KIND
            and each.polarity == pb.POLARITY_WANTED
            and _says_again(text, each, constraints)
        ):
            result += reader.refused(each)
        else:
            result.append(each)
    return result


def _says_again(text: str, each: Constraint, constraints: Sequence[Constraint]) -> bool:
    return any(
        other.type == each.type
        and other.polarity == pb.POLARITY_REFUSED
        and other.end <= each.start
        and not _are_the_same_words(each, other)
        and _SAID_AGAIN.fullmatch(bare(text[other.end : each.start])) is not None
        for other in constraints
    )


def _contradict(one: Constraint, other: Constraint) -> bool:
    is_decided = one.type in _NAMED and other.type in _NAMED and {one.polarity, other.polarity} == set(_DECIDED)
    return is_decided and _is_same(one, other)


def _gives_way(text: str, one: Constraint, other: Constraint) -> bool:
    """Whether `one` does not hold against `other`, which says the opposite of the same thing."""
    if one.start < other.end and other.start < one.end:
        return one.end - one.start < other.end - other.start
    is_later = one.end <= other.start and _are_the_same_words(one, other)
    return is_later and CORRECTS.search(bare(text[one.end : other.start])) is not None


def _is_same(one: Constraint, other: Constraint) -> bool:
    names = {name.casefold() for name in one.names}
    is_named = any(name.casefold() in names for name in other.names) or not set(one.game_ids).isdisjoint(other.game_ids)
    return is_named or _are_the_same_words(one, other)


def _are_the_same_words(one: Constraint, other: Constraint) -> bool:
    """Whether both are called so, in whatever form: "гонок" and "гонки"."""
    return bool(one.text) and set(map(stem, words(one.text))) == set(map(stem, words(other.text)))
