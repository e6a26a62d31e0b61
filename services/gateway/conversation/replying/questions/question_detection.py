"""Tells whether a message is a question about games, by its form, its act and what it asks for.

Which games it is about `asking.py` tells; what leaves out what it asks, `ellipsis.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.attributes import Attribute, attributes_in
from services.gateway.answering.question_form import asks_in_form, starts_as_a_question
from services.gateway.conversation.lasting import FOLLOW_UPS, is_fragment
from services.gateway.conversation.message import Message, without_names
from services.gateway.understanding.amounts.counting.places_meant import is_of_the_list
from services.gateway.understanding.beyond_catalogues.unrecorded import names_what_is_unrecorded
from services.gateway.understanding.comparing.superlatives import superlative_in
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import has_refusing_words

# The longest question, in letters, that is taken to ask for one thing.
MOST_LETTERS_OF_A_FRAGMENT = 30
# What catalogues tell of a game.
FACTS = frozenset(
    (
        Attribute.YEAR,
        Attribute.DEVELOPER,
        Attribute.PLATFORMS,
        Attribute.LENGTH,
        Attribute.PLAYERS,
        Attribute.MONEY,
        Attribute.PRICE,
        Attribute.AGE,
        Attribute.GENRE,
        Attribute.NAME,
        Attribute.DIFFICULTY,
    )
)
_OF_A_COMPARISON = 2
_POINTING = frozenset((pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ATTRIBUTE))
_ABOUT = frozenset((pb.ACT_ABOUT_GAME, pb.ACT_ABOUT_SHOWN))
_MARK = re.compile(r"[?？]")
_ENDS = re.compile(r"[.!。！…]\s+")
_TURNING_AWAY = (pb.ACT_REJECT_SHOWN, pb.ACT_START_OVER)
_SPEAKS_TO_US = pattern(
    r"\b(?:you|your|yourself|u|ты|тебя|тебе|тебя|вы|вас|du|dich|dir|sie|ihr|tú|tu|te|usted|vous|toi|você|te|sen|seni|"
    r"ти|тебе|ви|вас|ci[eę]|ciebie|pan|pani)\b|你|您|君|あなた"
)
# Who speaks of several games asks for some, not about the one that was in question.
_SEVERAL = pattern(
    r"\b(?:games|игры|игр|играх|spiele[rn]?|juegos|jeux|jogos|oyunlar\w*|ігри|ігор|gry|gier|grach)\b|哪些|有没有|"
    r"おすすめ"
)
# No game in particular: who asks so is shown what many like.
_THE_BEST = pattern(
    r"\b(?:the )?(?:best|greatest|most popular|top) (?:\w+ )?(?:games?|ever|of all time)\b|лучш\w+ игр|"
    r"сам\w+ популярн\w+ игр|"
    r"\bbeste[ns]? (?:spiel|game|aller)|\bbeliebteste\w* spiel|\bmejor(?:es)? juegos?|\bmeilleurs? jeux?|"
    r"\bmelhor(?:es)? jogos?|"
    r"\ben iyi oyun|найкращ\w+ (?:гр|ігр)|\bnajleps\w+ gr|最好的游戏|最好玩|一番(?:面白い|いい|良い)|最高のゲーム"
)
# Who wants more or less of something asks for other games: "¿algo más fácil?".
_COMPARING = pattern(
    r"\b(?:more|less|fewer|easier|harder|simpler|longer|shorter|newer|older|cheaper|better|(?:по)?(?:легче|проще|"
    r"сложнее|"
    r"короче|длиннее|новее|старше|дешевле|лучше)|leichter\w*|schwerer\w*|einfacher\w*|kürzer\w*|länger\w*|neuer\w*|"
    r"älter\w*|billiger\w*|más|menos|plus|moins|mais|menos|daha|легш\w+|простіш\w+|складніш\w+|коротш\w+|довш\w+|"
    r"новіш\w+|старіш\w+|łatwiejsz\w+|trudniejsz\w+|prostsz\w+|krótsz\w+|dłuższ\w+|nowsz\w+|starsz\w+) (?!\w+ o )|"
    r"点的?$|一点|もっと|より"
)
# A title behind this is asked about, whatever was wished for before: "what about Portal 2?".
_WHAT_ABOUT = pattern(
    r"(?:(?:what|how) about|what is|what['’]s|"
    r"(?:как|что) (?:на ?счёт|насчет|там|скажешь про|думаешь про)|was ist mit|wie (?:ist|wäre) es mit|wie ist|"
    r"qué (?:tal|hay de|pasa con|me dices de)|(?:et )?(?:que penses-tu|qu['’]en est-il|quid) de|e (?:o|a|quanto a)|"
    r"que tal|peki(?: ya)?|як (?:щодо|на ?рахунок)|що (?:скажеш про|з)|(?:a )?co (?:z|powiesz o|sądzisz o))\b|"
    r"(?:怎么样|如何|呢)\W*$|(?:は|って)(?:どう|どんな)"
)


def of_the_last_sentence(message: Message, said: Sequence[Constraint]) -> tuple[Message, Sequence[Constraint]]:
    """The last sentence of a message and what is `said` in it, places held, where that asks for a fact of a game by its
    place: "I finished the first. Who made the second?"; else all of both."""
    ends = list(_ENDS.finditer(message.text))
    start = ends[-1].end() if ends else 0
    last = message.text[start:]
    points = any(each.type == pb.SPAN_TYPE_ORDINAL and each.start >= start for each in said)
    if not (start and points and starts_as_a_question(last)) or FACTS.isdisjoint(attributes_in(last, games=1)[:1]):
        return message, said
    told = [each for each in message.constraints if each.start >= start]
    alone = replace(message, text=" " * start + last, constraints=told)
    return alone, [each for each in said if each.start >= start]


def asks_for_what_is_unrecorded(message: Message) -> bool:
    """Whether a short question asks for the languages or the controls of games: "is it in French?" wishes for none."""
    text = bare(message.text)
    is_short = len(text) <= MOST_LETTERS_OF_A_FRAGMENT or message.intent == pb.INTENT_GAME_QUESTION
    wishes = _SEVERAL.search(text) or _COMPARING.search(f"{text} ")
    return is_short and asks_in_form(message.text) and names_what_is_unrecorded(text) and not wishes


def names_several(message: Message) -> bool:
    """Whether a message speaks of games, not of one: "any games like it?"."""
    return _SEVERAL.search(bare(message.text)) is not None


def asks_for_the_best(message: Message) -> bool:
    """Whether a message asks for the best game of all, so for what many like."""
    return _THE_BEST.search(bare(message.text)) is not None


def asks_of_all(message: Message) -> bool:
    """Whether a message asks for the first of all games in something, so for games."""
    return asks_for_the_best(message) or superlative_in(message.text) is not None


def asks_of_places(message: Message) -> bool:
    """Whether a message asks about games by their places in a list, and wishes for none: "is the third on Mac?"."""
    ordinals = (each for each in message.constraints if each.type == pb.SPAN_TYPE_ORDINAL)
    places = [each for each in ordinals if not is_of_the_list(each.text)]
    if not places or any(each.polarity != pb.POLARITY_WANTED for each in message.constraints):
        return False
    if message.intent == pb.INTENT_GAME_QUESTION:
        return True
    said = without_names(message)
    rest = attributes_in(said, games=2)
    asks = starts_as_a_question(said) or asks_in_form(message.text) or _MARK.search(message.text) is not None
    asks_a_fact = asks and not FACTS.isdisjoint(rest[:1])
    is_more = not (is_fragment(message) or asks_a_fact)
    turns_away = message.act in _TURNING_AWAY and (has_refusing_words(message.text) or is_more)
    if not asks or message.describes or turns_away:
        return False
    is_wish = message.act in (pb.ACT_NEW_WISH, pb.ACT_MORE, pb.ACT_REFINE)
    return Attribute.ALIKE not in rest and (is_fragment(message) or not is_wish or not FACTS.isdisjoint(rest[:1]))


def names_what_it_asks_about(message: Message, said: Sequence[Constraint]) -> bool:
    """Whether a message asks about one game and says nothing else: "what about Portal 2?"."""
    named = [each for each in said if each.type == pb.SPAN_TYPE_TITLE and each.game_ids]
    return (
        len(named) == len(said) == 1
        and named[0].polarity in (pb.POLARITY_WANTED, pb.POLARITY_LIKED)
        and asks_in_form(message.text)
        and is_fragment(message)
        and asks_what_about(message.text)
    )


def asks_what_about(text: str) -> bool:
    """Whether a message asks what about something, whatever was wished before: "what about Portal 2?"."""
    return _WHAT_ABOUT.search(bare(text)) is not None


def asks_by_its_act(message: Message, latest: Sequence[str]) -> bool:
    """Whether the act is a question about a game; a wish with the act of one is none where no game was shown."""
    if message.act == pb.ACT_ABOUT_SHOWN and message.intent == pb.INTENT_RECOMMEND:
        # "And for my 8 year old?" points at no game and says what must hold: it goes on with the wish.
        points = any(each.type in _POINTING for each in message.constraints)
        return bool(latest) and (points or not message.tells)
    return message.act in _ABOUT


def asks_for_a_fact(message: Message) -> bool:
    """Whether a short question asks for a fact that games have, and nobody is spoken to: "and when?"."""
    text = bare(message.text)
    return (
        (asks_in_form(message.text) or starts_as_a_question(text))
        and message.intent != pb.INTENT_DISTRESS
        and len(text) <= MOST_LETTERS_OF_A_FRAGMENT
        and not _SPEAKS_TO_US.search(text)
        and not _COMPARING.search(f"{text} ")
        and not FACTS.isdisjoint(attributes_in(text, games=1)[:1])
    )


def asks_about_a_game(message: Message) -> bool:
    """Whether the classifier hears a question, and nothing but one about a game."""
    return message.intent == pb.INTENT_GAME_QUESTION and message.act == pb.ACT_ABOUT_GAME


def asks_nothing_else(message: Message) -> bool:
    """Whether nothing in a question tells what games are wanted: then it is about one that was spoken of."""
    return message.intent == pb.INTENT_GAME_QUESTION and not message.describes and not wishes_by_its_act(message)


def wishes_by_its_act(message: Message) -> bool:
    """Whether a question does to the conversation what a wish does, and asks for no fact: "¿hay algo para tres?"."""
    is_of_a_fact = not FACTS.isdisjoint(attributes_in(bare(message.text), games=1)[:1])
    return message.act in (pb.ACT_NEW_WISH, *FOLLOW_UPS) and not is_of_a_fact


def names_games_alone(said: Sequence[Constraint]) -> bool:
    """Whether a message names two games, or one and a platform, and nothing else: who wishes for games says more."""
    titles = [each for each in said if each.type == pb.SPAN_TYPE_TITLE and each.polarity == pb.POLARITY_WANTED]
    others = [each.type for each in said if each not in titles]
    if not all(each.game_ids for each in titles) or not set(others) <= {pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_ATTRIBUTE}:
        return False
    # "Zelda on Switch" wishes for one of a series.
    is_one = len(titles) == 1 and len(titles[0].game_ids) == 1
    return len(titles) == _OF_A_COMPARISON or (is_one and pb.SPAN_TYPE_PLATFORM in others)
