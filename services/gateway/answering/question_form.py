"""Tells a question about a game from a wish by its form: a title, words for what is asked of it, and little else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.gateway.answering.attributes import Attribute, attributes_in, without_titles
from services.gateway.understanding.plain_text import UNSPACED, UNSPACED_LETTERS, WORD, bare, pattern

# What is asked of one game in words that wishes for others seldom have beside its title.
_ASKED = frozenset(
    (
        Attribute.UNKNOWN,
        Attribute.YEAR,
        Attribute.DEVELOPER,
        Attribute.LENGTH,
        Attribute.MONEY,
        Attribute.PRICE,
        Attribute.PLATFORMS,
    )
)
_FEWEST_WORDS_BESIDE, _MOST_WORDS_BESIDE = 2, 7
_OF_TWO = 2
# With the particle behind it.
_LETTERS_OF_AN_UNSPACED_WORD = 3
_INTERROGATIVE = pattern(
    r"(?:(?:and|а|и|und|y|et|e|і|a|i|ve) )?(?:who|whens?|how (?:long|many|much|old|hard)|кто|когда|сколько|wer|wann|"
    r"wie (?:lange|viele?|alt|schwer)|quién|cuándo|cuánt\w+|qui|quand|combien|quem|quando|quant\w+|kim|ne zaman|kaç|"
    r"хто|"
    r"коли|скільки|kto|kiedy|ile|which|what year|(?:can|could) you tell me|do you know|any idea|remind me|"
    r"(?:под)?скажи\w*|не знаешь|kannst du mir sagen|weißt du|sag mir|welche[rsn]?|(?:me )?(?:dices|puedes decirme)|"
    r"sabes|"
    r"cuál|(?:tu )?(?:sais|peux me dire)|dis[- ]moi|l(?:e|a)quel(?:le)?|sabe|me diz|qual|söyler misin|hangisi|"
    r"підкажи|"
    r"скажи|котр\w+|powiedz|wiesz|czy wiesz|któr\w+)\b|谁|几个?(?:人|小时|钟头)|多[久长]|告诉我|哪(?:个|款|家)|"
    r"誰が|いつ|何時間|教えて|どちら|どっち"
)
# Who wants other games, older than two, does not ask which of the two is.
_OTHERS = pattern(
    r"\b(?:any\w*|some\w*|recommend\w*|games|что-нибудь|что-то|чего-нибудь|посовет\w+|игр[ыу]?|irgend\w*|etwas|"
    r"spiele|algo|"
    r"alg[uú]n\w*|juegos|quelque\w*|jeux|alguma?|jogos|bir ?şey\w*|oyun(?:lar|u)?|щось|якусь|ігри|coś|jakąś|gry)\b|"
    r"推荐|有没有|什么游戏|何か|おすすめ"
)
_QUESTION_MARKS = ("?", "？", "؟")
# Makes a question of a sentence at its end, with or without a mark. Turkish "mi" is a word of other languages, too.
_PARTICLE = re.compile(
    rf"(?:吗|嗎|呢|(?<=[{UNSPACED_LETTERS}])か|\b(?:mı|mü|m[ıiuü]d[ıiuü]r|m[ıiuü]y\w{{1,4}})|"
    r"(?<!para)(?<!\bpor)(?<!\bcon)(?<!\bsin)(?<!\bque)(?<!\ba)(?<!\bde)(?<!\bdaj)(?<!poleć)(?<!pokaż) m[iu])[\s.!]*$"
)


def asks_in_form(text: str) -> bool:
    """Whether `text` ends as a question does: with a mark, or a word that asks."""
    return text.rstrip().endswith(_QUESTION_MARKS) or _PARTICLE.search(text.lower()) is not None


def asks_about(text: str, titles: Sequence[str]) -> bool:
    """Whether `text`, which names games by `titles` (as they stand there), asks something about them."""
    rest = without_titles(text, list(titles))
    return bool(titles) and (asks_for_a_fact(rest) or (len(titles) >= _OF_TWO and asks_which_came_first(rest)))


def asks_something_of_one(text: str, titles: Sequence[str]) -> bool:
    """Whether a question in form names one game and asks something of it, whatever that is: "will Hades be a film?".

    A name alone, or one that others are to be like, asks nothing.
    """
    if len(titles) != 1:
        return False
    rest = without_titles(text, list(titles))
    words = len(WORD.findall(rest)) + len(UNSPACED.findall(rest)) // _LETTERS_OF_AN_UNSPACED_WORD
    is_wish = Attribute.ALIKE in attributes_in(rest, games=_OF_TWO) or asks_for_others(rest)
    return _FEWEST_WORDS_BESIDE <= words <= _MOST_WORDS_BESIDE and not is_wish


def asks_for_a_fact(rest: str) -> bool:
    """Whether a question without the titles in it asks for a fact that games have."""
    if len(WORD.findall(rest)) > _MOST_WORDS_BESIDE:
        return False
    asked = attributes_in(rest, games=2)
    return Attribute.ALIKE not in asked and not _ASKED.isdisjoint(asked)


def asks_which_came_first(rest: str) -> bool:
    """Whether a question without the titles of two games in it asks which of them is older or newer."""
    asked = attributes_in(rest, games=_OF_TWO)
    is_wish = Attribute.ALIKE in asked or asks_for_others(rest)
    return Attribute.FIRST in asked and not is_wish and len(WORD.findall(rest)) <= _MOST_WORDS_BESIDE


def asks_for_others(text: str) -> bool:
    """Whether a message asks for games, whatever it compares them with: "anything older than Doom?"."""
    return _OTHERS.search(bare(text)) is not None


def starts_as_a_question(text: str) -> bool:
    """Whether a text begins with a word that asks for a fact: who, when, how long."""
    return _INTERROGATIVE.match(bare(text)) is not None
