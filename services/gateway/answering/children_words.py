"""Reads whether a question about a game asks if it is for somebody, in eleven languages: "is it ok for him".

Where an age is known, shorter words ask it, too: "is it ok", "сойдёт?".
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import bare, pattern, plain

# Where a title stood there are several.
_SPACES = re.compile(r"\s+")
# fmt: off
_FOR_SOMEBODY = pattern(
    r"\b(?:ok(?:ay)?|fine|safe|suitable|good|alright|appropriate) for (?:him|her|them|my|our|the (?:kids?|boy|"
    r"girl))\b|"
    r"\bfor (?:him|her|my (?:son|daughter|kids?|boy|girl|nephew|niece))\b|\bcan (?:he|she|my (?:son|"
    r"daughter)) play\b|"
    r"\b(?:можно|подойд[её]т|подходит|рано) (?:ли )?(?:ему|ей|сыну|дочери|дочке|им)\b|"
    r"\b(?:ему|ей|сыну|дочери|дочке) (?:\w+ )?(?:можно|подойд[её]т|подходит|рано)\b|\bдля (?:него|не[её]|сына|"
    r"дочери|дочки)\b|"
    r"\bfür (?:ihn|meine[nr]? (?:sohn|tochter))\b|\b(?:darf|kann) (?:er|mein sohn|meine tochter) (?:das|es)\b|"
    r"\bpara (?:él|ella|mi (?:hij[oa]|niñ[oa])|meu filho|minha filha|ele|ela)\b|\bpuede jugar(?:lo)? (?:él|ella|"
    r"mi hij[oa])\b|"
    r"\bpour (?:lui|elle|mon fils|ma fille)\b|\b(?:ele|ela|meu filho|minha filha) pode jogar\b|"
    r"\b(?:oğlum|kızım|onun)(?:a|un)? (?:için|uygun)\b|\b(?:oğluma|kızıma|ona) (?:uygun|olur)\b|"
    r"\b(?:можна|підійде|підходить) (?:йому|їй|сину|синові|доньці)\b|\b(?:йому|їй|синові|доньці) (?:можна|підійде)\b|"
    r"\bдля (?:нього|неї|сина|доньки)\b|"
    r"\bdla (?:niego|niej|syna|synka|córki|córeczki)\b|"
    r"(?:适合|给)(?:他|她|我?(?:儿子|女儿))|(?:他|她|儿子|女儿)(?:可以|能)玩|"
    r"(?:息子|娘|この子|あの子)(?:に|でも)"
)
_IT_SUITS = pattern(
    r"\b(?:is|are|be|its|it's|it|this|that|looks?|he|she|says)\b(?:\W+\w+){0,4}?\W+(?:ok(?:ay)?|fine|all ?right|"
    r"allowed|suitable|appropriate|safe)\b|(?<=\s)ok(?:ay)?\W*$|\bfor me\b|"
    r"\b(?:can|may|could|should) (?:i|he|she|they) (?:\w+ )?play\b|\b(?:am i|is (?:he|she)) (?:too young|old enough)\b|"
    r"\b(?:сойд[её]т|пойд[её]т(?! (?:ли )?(?:на|у)\b)|подойд[её]т|подходит|годится|рано|норм(?:ально)?)\b|"
    r"\b(?:мне|им|детям|реб[её]нку) (?:\w+ )?(?:можно|разреш\w+)|\bможно (?:ли )?(?:мне|им|детям|реб[её]нку|играть|"
    r"поиграть)\b|^\W*+(?:а )?\W*+можно\W*$|\bдля меня\b|"
    r"\b(?:підійде|підходить|згодиться|рано|нормально)\b|\b(?:мені|їм|дитині) (?:\w+ )?можна|\bможна (?:мені|їм|дитині|"
    r"грати|пограти)\b|^\W*+(?:а )?\W*+можна\W*$|\bдля мене\b|"
    r"\b(?:ist|wäre|geht|das|es)\b(?:\W+\w+){0,3}?\W+(?:ok(?:ay)?|geeignet|passend|erlaubt|in ordnung)\b|"
    r"\bgeht das\b|\b(?:darf|kann) (?:ich|man)\b.{0,20}\b(?:spielen|zocken)\b|\b(?:was )?für mich\b|\bzu jung\b|"
    r"\b(?:está bien|va bien|adecuad[oa]s?|apt[oa]s?|apropiad[oa]s?|"
    r"(?<!cuanto )(?<!cuánto )valen?(?=\W*$)|puedo jugar\w*|puede jugar\w*|para m[íi])\b|"
    r"\b(?:ça (?:va|passe|convient)|convient|adaptée?s?|(?:je|il|elle) (?:peux|peut) (?:y )?jouer|"
    r"(?:peux|puis)[- ]je (?:y )?jouer|pour moi|trop jeune)\b|"
    r"\b(?:adequad[oa]s?|apropriad[oa]s?|tudo bem|serve|(?:eu )?posso jogar|pode jogar|p(?:a)?ra mim)\b|"
    r"\b(?:uygun|bana olur|olur mu|benim için|oynayabilir(?:im| miyim| mi)?)\b|"
    r"\b(?:(?:się )?nada(?:je)?(?: się)?(?=\W*$)|może być|odpowiedni\w*|"
    r"(?:mogę|może) (?:w (?:to|nią) )?(?:grać|zagrać|pograć)|wolno mi|"
    r"dla mnie)\b|可以玩|能玩吗|适合|合适|行吗|可以吗|大丈夫|(?:やって|しても?|遊んで)も?(?:いい|平気)|向いて|"
    r"(?:僕|私|俺|子供|子ども)(?:に|でも).{0,6}(?:遊べ|でき)"
)
# fmt: on


def asks_for_somebody(text: str) -> bool:
    """Whether a question about a game asks if it is for somebody else."""
    return _FOR_SOMEBODY.search(bare(plain(text))) is not None


def asks_whether_it_suits(text: str) -> bool:
    """Whether a question about a game asks if it may be played, which an age that is known answers."""
    return asks_for_somebody(text) or _IT_SUITS.search(_SPACES.sub(" ", bare(plain(text)))) is not None
