"""Tells whether a question leaves out what it asks, or of which game, and so goes on with the question before it.

"And Hollow Knight?" asks the same of another game, "and on Switch?" something else of the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.answering.attributes import Attribute, attributes_in
from services.gateway.answering.coverage import uncovered
from services.gateway.answering.question_form import asks_in_form
from services.gateway.conversation.lasting import is_fragment
from services.gateway.conversation.message import Message, without_names
from services.gateway.conversation.replying.questions.question_detection import (
    FACTS,
    MOST_LETTERS_OF_A_FRAGMENT,
    names_several,
)
from services.gateway.understanding.plain_text import WORD, bare, pattern

# "And what about the": more words than these beside a name ask something.
_MOST_WORDS_GOING_ON = 5
_ASKED_BY_ITSELF = FACTS | {Attribute.WHY}
# Begins a question that goes on with the one before.
_GOES_ON = pattern(
    r"\W*(?:and|what about|how about|а|и|und|was ist mit|y|et|e|ve|peki|і|й|та|a|i)\b|那|还有|では|じゃあ|それと"
)
# Who asks whether there is something does not ask about the game that was in question.
_ANYTHING = pattern(
    r"\b(?:any\w*|some\w*|what|which|что\w*|какие\w*|чего\w*|etwas|was|welche\w*|algo|alg[uú]n\w*|qué|quelque\w*|"
    r"quoi|alguma?|o que|bir ?şey\w*|ne|neler|щось|що|які\w*|co|coś|jakie\w*|others?|else)\b|什么|有没有|何か|なにか"
)
# Who wants to be told of a game asks what it is, whatever was asked before.
_TELL_ME = pattern(
    r"\b(?:tell|describe|расскажи\w*|опиши\w*|erzähl\w*|beschreib\w*|cuéntame|háblame|descríbe\w*|parle\w*|raconte\w*|"
    r"dis|décris|fala|conta|descreve|anlat\w*|bilgi ver\w*|розкажи\w*|опиши|opowiedz|opisz)\b|"
    r"介绍|说说|讲讲|教えて|紹介|"
    r"どんなゲーム"
)
# Begins a question about what was spoken of, with or without a mark: "is either on PS5".
_WHETHER_IT = pattern(
    r"\W*(?:(?:and|but|so|ok|okay|а|и|und|et|e|y|a|і|й) )*(?:(?:is|are|does|do|can|could|will|has|have|was|"
    r"were) (?:it|they|"
    r"either|both|any of (?:them|those|these)|he|she|that|this|these|those)\b|"
    r"(?:она|он|оно|они|обе|оба|какая-нибудь из них|есть ли (?:она|он|они)) (?:есть|ид[её]т|идут|выш\w+|работа\w+)?|"
    r"(?:есть|ид[её]т|вышла) (?:она|он|они|обе|оба)\b|(?:ist|sind|gibt|läuft|laufen|geht|gehen|kam|kommt) (?:es|das|"
    r"die|"
    r"beide|eins|eines)\b|(?:est-ce qu['’](?:il|elle|ils|elles|un des deux)|il est|elle est|ils sont|"
    r"l['’]un des deux)\b|"
    r"(?:está|están|sale|salen|funciona|alguno) \w*|(?:ele|ela|eles|algum del[ea]s) (?:tem|está|estão|roda|sai|"
    r"saiu)\b|"
    r"(?:вона|він|вони|обидві) (?:є|йде|йдуть|вийш\w+|працю\w+)|(?:є|йде) (?:вона|він|вони|обидві)\b|"
    r"czy (?:on[aoei]?|to|któr\w+|obie)\b)"
)


def names_another(message: Message, said: Sequence[Constraint]) -> bool:
    """Whether a message only names other games, and asks nothing else of them: "and Hollow Knight?", "and the third?".

    Who names several without going on ("Witcher or Skyrim?") asks anew.
    """
    is_asked = asks_in_form(message.text) or message.intent == pb.INTENT_GAME_QUESTION
    names_games = bool(said) and all(
        each.type in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL)
        and each.game_ids
        and each.polarity == pb.POLARITY_WANTED
        for each in said
    )
    rest, goes_on = without_names(message), _GOES_ON.match(bare(message.text)) is not None
    is_bare = _ASKED_BY_ITSELF.isdisjoint(attributes_in(rest, games=1)) and not uncovered(rest, (), None)
    is_short = is_fragment(message) or (goes_on and len(WORD.findall(rest)) <= _MOST_WORDS_GOING_ON)
    is_elliptic = is_bare and not _TELL_ME.search(bare(rest))
    return names_games and is_asked and is_elliptic and is_short and (goes_on or len(said) == 1)


def goes_on_with_platforms(state: ConversationState, message: Message, said: Sequence[Constraint]) -> bool:
    """Whether a message behind a question asks whether the game of that one is on a platform: "tem no Switch?"."""
    is_told = bool(said) and all(each.type == pb.SPAN_TYPE_PLATFORM and not each.unmatched for each in said)
    text = bare(message.text)
    return (
        bool(state.latest_question.game_ids)
        and is_told
        and (asks_in_form(message.text) or _WHETHER_IT.match(text) is not None)
        and len(message.text) <= MOST_LETTERS_OF_A_FRAGMENT
        and not names_several(message)
        and _ANYTHING.search(_GOES_ON.sub("", text, count=1)) is None
    )
