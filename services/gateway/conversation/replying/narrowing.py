"""Tells when a message speaks of the games just shown as a list ("of those, which are on Switch?"), and filters them.

A refinement looks for other games: only these words bring back games that were shown. "More of those" and what turns
them down do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.message import Message
from services.gateway.conversation.wish import has_what_is_wished
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import bare, pattern

FOR_OTHERS = frozenset((pb.ACT_MORE, pb.ACT_REJECT_SHOWN))
# What picks out single games, or says how many are wanted, filters no list.
_NO_FILTER = frozenset((pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_ATTRIBUTE))
_QUESTIONS = frozenset((pb.ACT_ABOUT_SHOWN, pb.ACT_ABOUT_GAME))
_MEASURED = frozenset((pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH))
POINTING = frozenset((pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_TITLE))
# fmt: off
_OF_THE_LIST = pattern(
    r"\b(?:(?:out )?of (?:those|these|them)|among (?:those|these|them)|from (?:those|these|this list|that list)|"
    r"(?:из|среди) (?:них|этих|тех|предложенных|перечисленных)|"
    r"davon|(?:von|unter|aus) (?:diesen|denen|denen da|ihnen|den (?:gezeigten|genannten))|"
    r"(?:de|entre) (?:estos|esos|estas|esas|ellos|ellas)|"
    r"parmi (?:ceux|celles|eux|elles|ces|cette liste)(?:[- ](?:ci|là))?|(?:de|dans) (?:ceux|celles)[- ](?:ci|là)|"
    r"d(?:esses|estes|essas|estas|eles|elas)|(?:dentre|entre|de entre) (?:esses|estes|essas|estas|eles|elas)|"
    r"(?:bun|on|şun)lar(?:dan|ın (?:arasında|içinde|hangi)\w*)|"
    r"(?:із|з|серед|поміж) (?:них|цих|тих)|"
    r"(?:spośród|z|ze|wśród) (?:nich|tych|tamtych))\b|"
    r"其中|(?:这|那)(?:些|几个|几款)(?:里面?|中|当中|之中)|(?:この|その|これらの|それらの)(?:中|うち|なか)|そのうち")
# "More of those" and "none of those" ask for others.
_FOR_OTHERS_IN_WORDS = pattern(
    r"\b(?:more|others?|another|else|different|none|neither|not|instead|like|similar|ещё|больше|друг\w+|вместо|ничего|"
    r"ни одн\w+|не|похож\w+|mehr|noch|ander\w*|weitere\w*|kein\w*|nichts?|statt\w*|ähnlich\w*|wie|más|otr[oa]s?|"
    r"ningun[oa]?|ningún|no|como|parecid\w+|plus|encore|autres?|aucune?|pas|comme|mais|outr[oa]s?|nenhuma?|não|"
    r"daha|başka\w*|hiçbiri\w*|değil|gibi|benzer\w*|ще|більше|інш\w+|замість|нічого|жодн\w+|схож\w+|"
    r"więcej|jeszcze|inn\w+|żadn\w+|nic|nie|podobn\w+|jak)\b|"
    r"更多|别的|其他|另外|换|都不|没有一|类似|もっと|ほか|他の|他に|別の|どれも|みたいな|ような")
# fmt: on


def narrows_the_list(message: Message, said: Iterable[Constraint]) -> bool:
    """Whether a message asks for those of the games shown that have something."""
    told = list(said)
    if message.act in FOR_OTHERS or any(each.type in POINTING for each in told):
        return False
    text = bare(message.text)
    if _FOR_OTHERS_IN_WORDS.search(text):
        return False
    is_question = message.intent == pb.INTENT_GAME_QUESTION or message.act in _QUESTIONS
    filters = [each for each in told if _filters(each) and not (is_question and _may_compare(each))]
    return bool(filters) and _OF_THE_LIST.search(text) is not None


def fitting(
    shown: Sequence[str],
    constraints: Iterable[Constraint],
    conditions: Sequence[common_pb2.GameFilter],
    names: CatalogueNames,
) -> list[common_pb2.Game]:
    """Those of the games `shown`, in their order, that have what is wished and meet the conditions."""
    wished = list(constraints)
    games = [names.games[game_id] for game_id in shown if game_id in names.games]
    return [
        game
        for game in games
        if has_what_is_wished(game, wished) and all(meets(game, condition) for condition in conditions)
    ]


def _may_compare(constraint: Constraint) -> bool:
    """Whether words of time or length may ask which game has most of it: "which of them is the newest?"."""
    return constraint.type in _MEASURED and not any(letter.isdigit() for letter in constraint.text)


def filters_in(said: Iterable[Constraint]) -> list[Constraint]:
    """What of a message a list can be filtered by."""
    return [each for each in said if _filters(each)]


def _filters(constraint: Constraint) -> bool:
    if constraint.unmatched or constraint.type in _NO_FILTER:
        return False
    return constraint.HasField("condition") or (constraint.type == pb.SPAN_TYPE_KIND and bool(constraint.names))
