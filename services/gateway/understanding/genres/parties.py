"""Finds the party that games are for, where nothing else can be meant: "for a party", "на вечеринку", "na imprezę".

Catalogues have a genre of such games. A party of heroes is another thing, and so is an evening.
"""

from __future__ import annotations

from collections.abc import Iterator

from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
_SLAVIC = r"(?:вечеринк\w*|вечірк\w*|вечірц\w*|тусовк\w*|домовк\w*)"
_POLISH = r"(?:imprez\w{0,3}|domówk\w*)"
_PARTY = pattern(
    r"\b(?:for|at|throw(?:ing)?|hav(?:e|ing)|host(?:ing)?) "
    r"(?:(?:a|an|my|our|the|this|his|her|birthday|house|kids?|office) ){0,3}"
    r"(party)\b(?![-–]| (?:based|members?|leaders?|rpgs?|size|management|banter|of)\b)|\b(for parties)\b|"
    r"\b(party) (?:night|evening)s?\b|"
    rf"\b(?:на|для|под) (?:\w+ )?({_SLAVIC})\b|\b(?:na|dla) (?:\w+ )?({_POLISH})\b|"
    r"\b(?:(?:für|bei|zur?|zum) (?:(?:eine[rn]?|die|der|den|unsere[rn]?|meine[rn]?|ne|ner) )?|"
    r"auf (?:eine[rn]?|die|der|unsere[rn]?|meine[rn]?|ne|ner) )(?:\w+ )?(party)\b|"
    r"\b(?:para|en) (?:una |la |mi |nuestra )?(fiestas?)\b(?! (?:nacional|patria))|"
    r"\b(?:pour|en|à) (?:une |la |ma |notre )?(fête(?! (?:foraine|des|du|nationale))|soirée(?= (?:entre|à plusieurs|"
    r"jeux?)\b))|"
    r"\b(?:para|pra|numa|na) (?:uma |a |minha |nossa )?(fest(?:a|inha))\b(?! junina)|\b(parti) (?:için|gecesi)\b|"
    r"(派对|聚会)(?:上|时|用|玩)|(パーティー?)(?:用|向け)"
)
# The French "parties" are rounds.
_NAMED = pattern(rf"^(?:\w+ ){{0,2}}(?:{_SLAVIC}|{_POLISH}|party|fiestas?|festa|parti)\b|派对|パーティー?")
# fmt: on


def party_places(text: str) -> Iterator[tuple[int, int]]:
    """Where a message names the party that games are for: beginnings and ends, in code points."""
    for match in _PARTY.finditer(bare(text)):
        yield match.span(match.lastindex or 0)


def names_a_party(text: str) -> bool:
    """Whether words that were taken for the length of a game name a party: "на вечеринку"."""
    return _NAMED.search(bare(text)) is not None
