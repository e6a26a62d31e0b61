"""Tells which child's age holds over a conversation: the youngest that was stated, until it is corrected.

A bare word for a child ("something for the kids") stands for an age only while none was stated, and a second, older
child does not make games suit the first one less. The age that players say of themselves is kept beside that of a
child, and another one takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.merging import merged
from services.gateway.conversation.message import Message
from services.gateway.conversation.reading.overlooked.oneself import is_own_age
from services.gateway.conversation.reading.overlooked.protecting import age_of_a_child
from services.gateway.understanding.amounts.ages.age_ratings import names_a_rating
from services.gateway.understanding.amounts.ages.children import (
    ADULT,
    CHILD_AGE,
    TEENAGER_AGE,
    YOUNGEST,
    read_child_age,
    stated_child_age,
)
from services.gateway.understanding.amounts.ages.own_ages import is_hoped_for
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import has_refusing_words

# What stands for an age that was not stated.
_SUPPOSED = frozenset((CHILD_AGE, TEENAGER_AGE, YOUNGEST))
# fmt: off
_CORRECTS = pattern(
    r"\b(?:actually|i mean(?:t)?|sorry|my mistake|correction|typo|(?:just )?turned|turns(?= \d)|вообще-то|"
    r"на самом деле|точнее|вернее|ошиб(?:ся|лась)|опечатка|поправка|исполни\w+|име(?:л|ла|ю) в виду|"
    r"eigentlich|ich mein(?:e|te)|genauer|"
    r"entschuldigung|korrektur|vertippt|geworden|en realidad|quise decir|quer[ií]a decir|perdón|mejor dicho|corrijo|"
    r"me equivoqué|(?:ha )?cumpl(?:e|ió|ido)|en fait|je voulais dire|pardon|plutôt|trompée?|vient d['’]avoir|"
    r"na verdade|qu(?:is|eria) dizer|quer dizer|desculpa|aliás|corrigindo|me enganei|errei|aslında|pardon|düzelt\w+|"
    r"yanlış|demek iste\w+|daha doğrusu|насправді|точніше|вірніше|тобто|помили\w+|ма(?:в|ла|ю) на увазі|виповни\w+|"
    r"właściwie|tak naprawdę|to znaczy|pomyłka|pomyli\w+|przepraszam|mia(?:łem|łam) na myśli|skończył\w*)\b|"
    r"其实|準確|准确|说错|打错|不对|更正|我是说|実は|正確には|間違え|訂正|というか|になった|になりました"
)
_ALONE = pattern(
    r"\b(?:(?:just|only)(?: for)? (?:him|her|the (?:older|elder|oldest|eldest|big)\w*)|"
    r"только (?:для )?(?:него|неё|нее|ему|ей|старш\w+)|nur (?:für )?(?:ihn|sie|d(?:en|ie) (?:älter|größer)\w*)|"
    r"s[oó]lo (?:para )?(?:él|ella|el mayor|la mayor)|(?:juste|seulement|que) pour (?:lui|elle|l['’]aînée?)|"
    r"(?:só|apenas) (?:para |pra )?(?:ele|ela|[oa] mais velh[oa])|(?:sadece|yalnızca) (?:onun|ona|büyü\w+)|"
    r"(?:тільки|лише) (?:для )?(?:нього|неї|йому|їй|старш\w+)|tylko (?:dla )?(?:niego|niej|starsz\w+))\b|"
    r"[只就](?:给|給|是)?(?:他|她|大的|哥哥|姐姐)|(?:彼|彼女|上の子|お兄ちゃん|お姉ちゃん|兄|姉)だけ"
)
_AS_WELL = pattern(
    r"\b(?:too|also|as well|both|together|тоже|также|вместе|auch|beide\w*|zusammen|también|ambos|juntos|juntas|aussi|"
    r"ensemble|tous les deux|também|tb|tbm|birlikte|beraber|теж|також|разом|też|tez|także|razem|oboje)\b|"
    r"也|一起|都|も(?!う)|一緒|二人で"
)
# fmt: on


def of_the_youngest(before: Sequence[Constraint], said: Sequence[Constraint], text: str) -> list[Constraint]:
    """What the message `text` says, without ages that take no place of that of the child in `before`.

    An older child's age takes it only in a correction, or where games are for that child alone, and that of a grown-up
    only in a correction: "something 18+" lifts nothing. What players say of their own age holds, unless they are not
    yet so old: "almost 12".
    """
    said = [each for each in said if not (is_own_age(each) and _is_hoped_for(each, before, text))]
    held = [each for each in before if _is_of_a_child(each) and not is_own_age(each)]
    if not held:
        return list(said)
    youngest = min(held, key=lambda each: each.condition.age)
    is_supposed = not any(_is_stated(each) for each in held)
    return [
        each
        for each in said
        if not (_is_of_a_child(each) or _is_for_grown_ups(each))
        or is_own_age(each)
        or (_is_for_grown_ups(each) and _tells_a_birthday(each, text) and _corrects(text, youngest.condition.age))
        or (not _is_stated(each) and is_supposed and each.condition.age <= youngest.condition.age)
        or (
            _is_stated(each)
            and not _is_for_grown_ups(each)
            and (is_supposed or each.condition.age <= youngest.condition.age or _corrects(text, youngest.condition.age))
        )
    ]


def age_kept(told: Sequence[Constraint], taken: Sequence[Constraint], in_force: Iterable[Constraint]) -> int:
    """The age of the youngest child `in_force` where what a message `told` of an older one was not `taken`; else 0."""
    older = [each for each in told if each not in taken and _is_stated(each)]
    older = [each for each in older if _is_of_a_child(each) or _is_for_grown_ups(each)]
    held = [each.condition.age for each in in_force if _is_of_a_child(each)] if older else []
    return min(held, default=0)


def with_the_child(state: ConversationState, message: Message) -> ConversationState:
    """The state after a message that wishes for nothing, which may yet tell how old a child is: "thanks, he's 9"."""
    before = list(state.constraints)
    after = ConversationState()
    after.CopyFrom(state)
    del after.constraints[:]
    after.constraints.extend(merged(before, of_the_youngest(before, _ages_told(message), message.text)))
    return after


def asked_of_the_child(
    in_force: Iterable[Constraint], message: Message, said: Sequence[Constraint]
) -> list[Constraint]:
    """What a question says, in which a bare word for a child ("can my kid play it?") means the one in force."""
    held = [each for each in in_force if _is_of_a_child(each)]
    if not held or any(_is_of_a_child(each) and _is_stated(each) for each in said):
        return list(said)
    if read_child_age(message.text) is None:
        return list(said)
    meant = Constraint()
    meant.CopyFrom(min(held, key=lambda each: each.condition.age))
    # It was said in another message.
    meant.text, meant.start, meant.end = "", 0, 0
    return [*(each for each in said if not _is_of_a_child(each)), meant]


def _ages_told(message: Message) -> list[Constraint]:
    """The ages of children that a message states, whatever else it is: a question, thanks, talk."""
    told = [each for each in message.constraints if _is_of_a_child(each) and _is_stated(each)]
    letters = list(message.text)
    for each in message.constraints:
        # A number in a title is no age, nor is one that is refused.
        if each.type == pb.SPAN_TYPE_TITLE or each.polarity == pb.POLARITY_REFUSED:
            letters[each.start : each.end] = " " * (each.end - each.start)
    age = stated_child_age("".join(letters)) if not told else None
    return told if age is None else [age_of_a_child("".join(letters), age)]


def _is_of_a_child(constraint: Constraint) -> bool:
    is_an_age = constraint.type == pb.SPAN_TYPE_AGE and constraint.condition.HasField("age")
    return is_an_age and constraint.polarity != pb.POLARITY_REFUSED and constraint.condition.age < ADULT


def _is_for_grown_ups(constraint: Constraint) -> bool:
    is_an_age = constraint.type == pb.SPAN_TYPE_AGE and constraint.condition.HasField("age")
    return is_an_age and constraint.polarity != pb.POLARITY_REFUSED and constraint.condition.age >= ADULT


def _tells_a_birthday(constraint: Constraint, text: str) -> bool:
    """Whether the age of a grown-up is somebody's, and nothing in the message is a rating: "18", not "18+"."""
    return constraint.condition.age in numbers(constraint.text) and not names_a_rating(text)


def _is_hoped_for(constraint: Constraint, before: Iterable[Constraint], text: str) -> bool:
    """Whether players who said how old they are say an age that they will have some day."""
    younger = any(is_own_age(each) and each.condition.age < constraint.condition.age for each in before)
    return younger and is_hoped_for(text)


def _is_stated(constraint: Constraint) -> bool:
    """Whether an age was stated: words such as "kids" and "teenager" only stand for one."""
    age = constraint.condition.age
    if age not in _SUPPOSED:
        return True
    return bool(constraint.text) and (age in numbers(constraint.text) or stated_child_age(constraint.text) == age)


def _corrects(text: str, age: int) -> bool:
    """Whether a message takes back that a child is so old, or asks for an older one alone."""
    readable = bare(text)
    if _ALONE.search(readable):
        return True
    if age in numbers(text) and has_refusing_words(text):
        # "She's 9, not 6."
        return True
    return _CORRECTS.search(readable) is not None and _AS_WELL.search(readable) is None
