"""Tells whether a message asks about games, about which, and what of an earlier question it goes on with.

"How long is it?" is about the game of the question before, or about the first one shown; "and Hollow Knight?" asks the
same of another game.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState, LatestQuestion
from services.gateway.answering.attributes import Attribute, attributes_in
from services.gateway.answering.question_form import asks_in_form, starts_as_a_question
from services.gateway.conversation.lasting import FOLLOW_UPS, is_fragment
from services.gateway.conversation.message import Message
from services.gateway.conversation.replying.extremes import asks_of_the_list, kinds_of_a_superlative
from services.gateway.conversation.replying.referring import pointed_among
from services.gateway.conversation.replying.running import asks_whether_they_run
from services.gateway.conversation.state import latest_shown
from services.gateway.understanding.amounts.counting.places_meant import is_of_the_list
from services.gateway.understanding.beyond_catalogues.unrecorded import names_what_is_unrecorded
from services.gateway.understanding.comparing.superlatives import superlative_in
from services.gateway.understanding.plain_text import UNSPACED, WORD, bare, pattern
from services.gateway.understanding.refusing.refusals import has_refusing_words

_OF_A_COMPARISON = 2
_MOST_GAMES, _MOST_TEXT, _MOST_CONSTRAINTS = 100, 4000, 128
_POINTING = frozenset((pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ATTRIBUTE))
_ABOUT = frozenset((pb.ACT_ABOUT_GAME, pb.ACT_ABOUT_SHOWN))
# "And what about the": more words than these beside a name ask something.
_MOST_WORDS_GOING_ON = 5
_MARK = re.compile(r"[?？]")
_ENDS = re.compile(r"[.!。！…]\s+")
_TURNING_AWAY = (pb.ACT_REJECT_SHOWN, pb.ACT_START_OVER)
_MOST_LETTERS_OF_A_FRAGMENT = 30
_FACTS = frozenset(
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
_ASKED_BY_ITSELF = _FACTS | {Attribute.WHY, Attribute.UNKNOWN}
_SPEAKS_TO_US = pattern(
    r"\b(?:you|your|yourself|u|ты|тебя|тебе|тебя|вы|вас|du|dich|dir|sie|ihr|tú|tu|te|usted|vous|toi|você|te|sen|seni|"
    r"ти|тебе|ви|вас|ci[eę]|ciebie|pan|pani)\b|你|您|君|あなた"
)
# Begins a question that goes on with the one before.
_GOES_ON = pattern(
    r"\W*(?:and|what about|how about|а|и|und|was ist mit|y|et|e|ve|peki|і|й|та|a|i)\b|那|还有|では|じゃあ|それと"
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
# Who asks whether there is something does not ask about the game that was in question.
_ANYTHING = pattern(
    r"\b(?:any\w*|some\w*|what|which|что\w*|какие\w*|чего\w*|etwas|was|welche\w*|algo|alg[uú]n\w*|qué|quelque\w*|"
    r"quoi|alguma?|o que|bir ?şey\w*|ne|neler|щось|що|які\w*|co|coś|jakie\w*|others?|else)\b|什么|有没有|何か|なにか"
)
# A title behind this is asked about, whatever was wished for before: "what about Portal 2?".
_WHAT_ABOUT = pattern(
    r"(?:(?:what|how) about|what is|what['’]s|"
    r"(?:как|что) (?:на ?счёт|насчет|там|скажешь про|думаешь про)|was ist mit|wie (?:ist|wäre) es mit|wie ist|"
    r"qué (?:tal|hay de|pasa con|me dices de)|(?:et )?(?:que penses-tu|qu['’]en est-il|quid) de|e (?:o|a|quanto a)|"
    r"que tal|peki(?: ya)?|як (?:щодо|на ?рахунок)|що (?:скажеш про|з)|(?:a )?co (?:z|powiesz o|sądzisz o))\b|"
    r"(?:怎么样|如何|呢)\W*$|(?:は|って)(?:どう|どんな)"
)
_THESE = pattern(
    r"\b(?:these|those(?! two)|of them(?! two)|all of (?:it|this)|each of|any of|which (?:is|are|one|ones|of)|"
    r"эти(?! д)|этих(?! д)|из них|каждая|каждой|которая|из этого|все они|"
    r"diese(?! beiden)|diesen(?! beiden)|davon|alle davon|von denen|"
    r"est[oa]s|es[oa]s|cuál(?:es)? de|cuáles|"
    r"ceux|celles|ces jeux|lesquel(?:le)?s|lequel|laquelle|d['’]entre eux|"
    r"est[ea]s|ess[ea]s|dess[ea]s|dest[ea]s|quais|"
    r"bunlar\w*|şunlar\w*|hangi(?:si|leri)\w*|hepsi\w*|"
    r"ці(?! д)|цих(?! д)|з них|котра|котрі|з цього|із цього|кожна|усі вони|"
    r"te gry|tych(?! dw)|z nich|każda|z tego)\b|"
    r"这些|它们|那些|这几|哪(?:个|款|些)|この中|その中|これら|それら|どれ|それぞれ"
)
# Behind a question about one game these are its makers.
_THEY = pattern(
    r"\b(?:they|them|они|их|ellos|ellas|(?:quién|qui|quem) (?:l[oae]s|os|as)|ils|elles|y en a(?:-t-il)?|eles|elas|"
    r"onlar\w*|вони|їх|(?:sind|haben|hat|dauern|brauchen) die(?= gemacht| entwickelt|\W*$)|"
    r"je (?:zrobi|stworzy|wyda)\w+)\b"
)
# In Japanese and Chinese a question that points at none may be about all.
_OF_ONE = pattern(r"它(?!们)|这(?:个|款|游戏)|那(?:个|款)|この(?!中)|その(?!中)|これ(?!ら)|それ(?!ら|ぞれ)|あれ")
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
_TWO = pattern(
    r"\b(?:of the two|of (?:these|those|them) two|of both|the two of them|из (?:этих )?двух|из них двух|"
    r"von (?:den )?(?:beiden|zweien)|der beiden|de (?:los|las) dos|des deux|d(?:os|as) dois|d(?:os|as) duas|"
    r"ikisinden|hangisi|із двох|з двох|z (?:tych )?(?:dw[oó]ch|obu))\b|两个|哪个更|どちら|どっち"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the ids of the games it is about, what it asks of them, and the words of the question it goes on
    with, empty if it says itself what it asks.
    """

    game_ids: Sequence[str]
    said: Sequence[Constraint]
    text: str = ""

    def remembered(self, message: Message) -> LatestQuestion:
        """The question as the next message may refer to it."""
        asks = [each for each in self.said if each.type not in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL)]
        return LatestQuestion(
            text=(self.text or _without_names(message))[:_MOST_TEXT],
            game_ids=list(self.game_ids)[:_MOST_GAMES],
            constraints=asks[:_MOST_CONSTRAINTS],
        )


def asked(state: ConversationState, message: Message, said: Sequence[Constraint]) -> Asked | None:
    """What `message`, whose constraints are `said` with ordinals pointed, asks about games; None if it asks nothing."""
    latest, before = latest_shown(state), state.latest_question
    message, said = _of_the_last_sentence(message, said)
    said = [each for each in said if not (each.type == pb.SPAN_TYPE_ORDINAL and is_of_the_list(each.text))]
    if asks_of_the_list(message, latest):
        return Asked(latest, kinds_of_a_superlative(message))
    named = games_of(said, pb.SPAN_TYPE_ORDINAL) or games_of(said, pb.SPAN_TYPE_TITLE)
    if (by_form := _asked_by_form(state, message, said, named)) is not None:
        return by_form
    points = bool(pointed_among(state)) and any(each.type == pb.SPAN_TYPE_ORDINAL for each in said)
    names_one = bool(named) or points or any(each.type == pb.SPAN_TYPE_TITLE for each in said)
    asks_of_it = bool(before.game_ids) and _asks_for_a_fact(message)
    if message.act == pb.ACT_MORE and message.intent == pb.INTENT_RECOMMEND and not (names_one or asks_of_it):
        return None
    meant = named if names_one else _spoken_of(state, message)
    if (points and asks_of_places(message)) or (not said and meant and _asks_for_a_fact(message)):
        return Asked(meant, said)
    is_question = message.intent == pb.INTENT_GAME_QUESTION or _asks_of_a_game(message, latest)
    if not (is_question or _names_games_alone(said)) or (_asks_of_all(message) and not (names_one or before.game_ids)):
        return None
    is_about_one = names_one or message.act == pb.ACT_ABOUT_SHOWN or (_asks(message) and not message.describes)
    goes_on = bool(meant) and (
        _asks_nothing_else(message)
        or (bool(before.game_ids) and not _wishes_by_its_act(message) and not _names_several(message))
    )
    return Asked(meant, said) if is_about_one or goes_on else None


def _of_the_last_sentence(message: Message, said: Sequence[Constraint]) -> tuple[Message, Sequence[Constraint]]:
    """The last sentence of a message alone, places held, where that asks for a fact of a game by its place: "I finished
    the first. Who made the second?"; else all of it."""
    ends = list(_ENDS.finditer(message.text))
    start = ends[-1].end() if ends else 0
    last = message.text[start:]
    points = any(each.type == pb.SPAN_TYPE_ORDINAL and each.start >= start for each in said)
    if not (start and points and starts_as_a_question(last)) or _FACTS.isdisjoint(attributes_in(last, games=1)[:1]):
        return message, said
    told = [each for each in message.constraints if each.start >= start]
    alone = replace(message, text=" " * start + last, constraints=told)
    return alone, [each for each in said if each.start >= start]


def asked_of_another(message: Message, said: Sequence[Constraint]) -> Asked | None:
    """What a message that was taken for a choice asks about a game which was not shown: "what about GTA for him"."""
    named = games_of(said, pb.SPAN_TYPE_TITLE)
    asks_of_it = _WHAT_ABOUT.search(bare(message.text)) is not None or asks_in_form(message.text)
    return Asked(named, said) if named and asks_of_it else None


def _asks_for_what_is_unrecorded(message: Message) -> bool:
    """Whether a short question asks for the languages or the controls of games: "is it in French?" wishes for none."""
    text = bare(message.text)
    is_short = len(text) <= _MOST_LETTERS_OF_A_FRAGMENT or message.intent == pb.INTENT_GAME_QUESTION
    wishes = _SEVERAL.search(text) or _COMPARING.search(f"{text} ")
    return is_short and asks_in_form(message.text) and names_what_is_unrecorded(text) and not wishes


def _asked_by_form(
    state: ConversationState, message: Message, said: Sequence[Constraint], named: Sequence[str]
) -> Asked | None:
    """What a short question asks that names a game or a platform and little else."""
    before = state.latest_question
    points_past = any(each.type == pb.SPAN_TYPE_ORDINAL and each.unmatched and each.number for each in said)
    if _asks_for_what_is_unrecorded(message) and not points_past and (games := named or _spoken_of(state, message)):
        return Asked(games, said)
    if before.text and _names_another(message, said):
        return Asked(named, [*said, *before.constraints], before.text)
    if pointed_among(state) and asks_of_places(message):
        return Asked(named, said)
    if asks_of_running(state, message):
        return Asked(latest_shown(state), said)
    if _goes_on_with_platforms(state, message, said):
        return Asked(before.game_ids, said)
    return Asked(named, said) if _names_what_it_asks_about(message, said) else None


def asks_of_running(state: ConversationState, message: Message) -> bool:
    """Whether a message asks if the games of the latest list run on something, where none of them is in question."""
    is_of_the_list = bool(latest_shown(state)) and not state.latest_question.game_ids
    return is_of_the_list and asks_whether_they_run(message.text, message.constraints)


def _spoken_of(state: ConversationState, message: Message) -> list[str]:
    """The ids of the games that a question without a name is about: those before it in question, or shown first; all of
    them where it speaks of them as several, or of none in a language that need not say so."""
    before, latest, text = list(state.latest_question.game_ids), latest_shown(state), bare(message.text)
    if _THESE.search(text) or (not before and _THEY.search(text)):
        return before if len(before) > 1 else latest
    if before and not _names_several(message):
        return before
    if _TWO.search(text):
        return latest[:_OF_A_COMPARISON]
    return latest if UNSPACED.search(text) and not _OF_ONE.search(text) else latest[:1]


def _names_several(message: Message) -> bool:
    return _SEVERAL.search(bare(message.text)) is not None


def games_of(said: Sequence[Constraint], span_type: pb.SpanType.ValueType) -> list[str]:
    """The ids of the games that constraints of this type mean, each once."""
    return list(dict.fromkeys(game_id for each in said if each.type == span_type for game_id in each.game_ids))


def asks_for_the_best(message: Message) -> bool:
    """Whether a message asks for the best game of all, so for what many like."""
    return _THE_BEST.search(bare(message.text)) is not None


def _asks_of_all(message: Message) -> bool:
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
    said = _without_names(message)
    rest = attributes_in(said, games=2)
    asks = starts_as_a_question(said) or asks_in_form(message.text) or _MARK.search(message.text) is not None
    asks_a_fact = asks and not _FACTS.isdisjoint(rest[:1])
    is_more = not (is_fragment(message) or asks_a_fact)
    turns_away = message.act in _TURNING_AWAY and (has_refusing_words(message.text) or is_more)
    if not asks or message.describes or turns_away:
        return False
    is_wish = message.act in (pb.ACT_NEW_WISH, pb.ACT_MORE, pb.ACT_REFINE)
    return Attribute.ALIKE not in rest and (is_fragment(message) or not is_wish or not _FACTS.isdisjoint(rest[:1]))


def _names_another(message: Message, said: Sequence[Constraint]) -> bool:
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
    rest, goes_on = _without_names(message), _GOES_ON.match(bare(message.text)) is not None
    is_bare = _ASKED_BY_ITSELF.isdisjoint(attributes_in(rest, games=1))
    is_short = is_fragment(message) or (goes_on and len(WORD.findall(rest)) <= _MOST_WORDS_GOING_ON)
    is_elliptic = is_bare and not _TELL_ME.search(bare(rest))
    return names_games and is_asked and is_elliptic and is_short and (goes_on or len(said) == 1)


def _without_names(message: Message) -> str:
    """The words of a message beside those that tell which games it is about."""
    letters = list(message.text)
    for each in message.constraints:
        if each.type in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL) and len(letters) >= each.end:
            letters[each.start : each.end] = " " * (each.end - each.start)
    return " ".join("".join(letters).split())


def _goes_on_with_platforms(state: ConversationState, message: Message, said: Sequence[Constraint]) -> bool:
    """Whether a message behind a question asks whether the game of that one is on a platform: "tem no Switch?"."""
    is_told = bool(said) and all(each.type == pb.SPAN_TYPE_PLATFORM and not each.unmatched for each in said)
    text = bare(message.text)
    return (
        bool(state.latest_question.game_ids)
        and is_told
        and (asks_in_form(message.text) or _WHETHER_IT.match(text) is not None)
        and len(message.text) <= _MOST_LETTERS_OF_A_FRAGMENT
        and not _names_several(message)
        and _ANYTHING.search(_GOES_ON.sub("", text, count=1)) is None
    )


def _names_what_it_asks_about(message: Message, said: Sequence[Constraint]) -> bool:
    """Whether a message asks about one game and says nothing else: "what about Portal 2?"."""
    named = [each for each in said if each.type == pb.SPAN_TYPE_TITLE and each.game_ids]
    return (
        len(named) == len(said) == 1
        and named[0].polarity in (pb.POLARITY_WANTED, pb.POLARITY_LIKED)
        and asks_in_form(message.text)
        and is_fragment(message)
        and _WHAT_ABOUT.search(bare(message.text)) is not None
    )


def _asks_of_a_game(message: Message, latest: Sequence[str]) -> bool:
    """Whether the act is a question about a game; a wish with the act of one is none where no game was shown."""
    if message.act == pb.ACT_ABOUT_SHOWN and message.intent == pb.INTENT_RECOMMEND:
        # "And for my 8 year old?" points at no game and says what must hold: it goes on with the wish.
        points = any(each.type in _POINTING for each in message.constraints)
        return bool(latest) and (points or not message.tells)
    return message.act in _ABOUT


def _asks_for_a_fact(message: Message) -> bool:
    """Whether a short question asks for a fact that games have, and nobody is spoken to: "and when?"."""
    text = bare(message.text)
    return (
        (asks_in_form(message.text) or starts_as_a_question(text))
        and message.intent != pb.INTENT_DISTRESS
        and len(text) <= _MOST_LETTERS_OF_A_FRAGMENT
        and not _SPEAKS_TO_US.search(text)
        and not _COMPARING.search(f"{text} ")
        and not _FACTS.isdisjoint(attributes_in(text, games=1)[:1])
    )


def _asks(message: Message) -> bool:
    return message.intent == pb.INTENT_GAME_QUESTION and message.act == pb.ACT_ABOUT_GAME


def _asks_nothing_else(message: Message) -> bool:
    """Whether nothing in a question tells what games are wanted: then it is about one that was spoken of."""
    return message.intent == pb.INTENT_GAME_QUESTION and not message.describes and not _wishes_by_its_act(message)


def _wishes_by_its_act(message: Message) -> bool:
    """Whether a question does to the conversation what a wish does, and asks for no fact: "¿hay algo para tres?"."""
    asks_for_a_fact = not _FACTS.isdisjoint(attributes_in(bare(message.text), games=1)[:1])
    return message.act in (pb.ACT_NEW_WISH, *FOLLOW_UPS) and not asks_for_a_fact


def _names_games_alone(said: Sequence[Constraint]) -> bool:
    """Whether a message names two games, or one and a platform, and nothing else: who wishes for games says more."""
    titles = [each for each in said if each.type == pb.SPAN_TYPE_TITLE and each.polarity == pb.POLARITY_WANTED]
    others = [each.type for each in said if each not in titles]
    if not all(each.game_ids for each in titles) or not set(others) <= {pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_ATTRIBUTE}:
        return False
    # "Zelda on Switch" wishes for one of a series.
    is_one = len(titles) == 1 and len(titles[0].game_ids) == 1
    return len(titles) == _OF_A_COMPARISON or (is_one and pb.SPAN_TYPE_PLATFORM in others)
