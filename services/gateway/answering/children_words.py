"""Reads whether a question about a game asks if it is for somebody, in eleven languages: "is it ok for him"."""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

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
# fmt: on


def asks_for_somebody(text: str) -> bool:
    """Whether a question about a game asks if it is for somebody else."""
    return _FOR_SOMEBODY.search(bare(plain(text))) is not None
