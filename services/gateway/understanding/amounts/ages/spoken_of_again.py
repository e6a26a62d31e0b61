"""Reads whether a message speaks of a child who was left aside, in eleven languages: "another one for her".

Whoever else "she" may be, better a game for the child too many than one too few.
"""

from __future__ import annotations

from services.gateway.understanding.amounts.ages.adults import is_for_an_adult
from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_ENDS = r"(?=\s*(?:$|[.,;:!?)]|(?:y|e|et|and|pero|mas|que|algo|otr[oa]|outr[oa])\b))"
_FOR_THE_CHILD = pattern(
    r"\bfor (?:her|him|them|both of them|the (?:little|small|young)\w*(?: one)?|the (?:girls?|boys?))\b|"
    r"\b(?:and|now|but) (?:now )?(?:s?he|they) (?:wants?|needs?|asks?)\b|\A\W*(?:s?he|they) wants? another\b|"
    r"\b(?:для (?:неё|него|мелк\w+|мал\w+)|ей|ему|мелк(?:ому|ой)|доче|дочке|сыну|сынишке)\b|"
    r"\bfür (?:sie|ihn|(?:die|den) klein\w+)\b|\b(?:der|die) kleine (?:will|möchte|braucht)\b|"
    rf"\bpara (?:ella\b|él{_ENDS}|(?:la|el) pequeñ\w+)|\bp(?:ou)?r (?:elle|lui|(?:la|le) petite?)\b|"
    r"\b(?:p(?:a)?ra (?:ela|ele|[oa] pequen\w+)|pr[oa] pequen\w+)\b|\b(?:onun için|ona|ufaklı\w+|küçü\w+ için)\b|"
    r"\b(?:для (?:неї|нього|мал\w+)|їй|йому|мал(?:ому|ій))\b|\b(?:dla (?:niej|niego|mał\w+)|jej|jemu|mał(?:ej|emu))\b|"
    r"(?:给|為|为|适合|让)[她他]|[她他]玩|(?:彼女|彼)(?:に|用|向け)|[あこそ]の子"
)
# fmt: on


def is_for_the_child_again(text: str) -> bool:
    """Whether a message asks for something for a child, or for "her" and "him", and for no grown-up."""
    if is_for_an_adult(text):
        return False
    return read_child_age(text) is not None or _FOR_THE_CHILD.search(bare(plain(text))) is not None
