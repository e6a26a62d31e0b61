"""Reads times of release that are told by the player's birth, in eleven languages: "before I was born, I'm 30"."""

from __future__ import annotations

from services.gateway.understanding.amounts.years import YearRange
from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
_BEFORE_BIRTH = pattern(
    r"\b(?:(?:from )?before (?:i was born|my (?:birth|time)|that\b|then\b)|older than (?:me|i am|myself)|"
    r"(?:до|раньше) (?:моего рождения|того,? как я родил\w+)|старше меня|"
    r"vor meiner geburt|bevor ich (?:geboren|auf die welt)\w*|älter (?:\w+ ){0,2}als ich|"
    r"antes de (?:que (?:yo )?naciera|mi nacimiento|nacer(?: yo)?)|anteriores a mi nacimiento|"
    r"(?:más (?:viej|antigu)\w+|mayor\w*) que yo|"
    r"avant (?:ma naissance|que je (?:ne )?(?:sois|suis) née?|d['’]être née?)|plus (?:vieux|anciens?|vieilles?|"
    r"âgée?s?) que moi|"
    r"antes (?:de eu nascer|do meu nascimento)|mais (?:velh|antig)\w+ (?:do )?que eu|"
    r"ben doğmadan(?: önce)?|doğumumdan önce|benden (?:daha )?(?:yaşlı|eski|büyük)|"
    r"(?:до|раніше) мого народження|до того,? як я народи\w+|старш\w+ (?:за|від) мене|"
    r"sprzed moich narodzin|zanim się urodził\w+|starsz\w+ (?:ode mnie|niż ja))\b|"
    r"我出生(?:之|以)?前|比我(?:还|年纪)?[老大]|生まれ(?:る|た)?(?:より)?前|(?:私|僕|俺|自分)より(?:古い|年上)"
)
_AGE = pattern(
    r"\b(?:i['’]?m|i am|aged?|мне|ich bin|tengo|j['’]ai|tenho|мені|mam|i)\s+(\d{2})(?!\d)|"
    r"\b(\d{2})[- ]?(?:years? old|yo|yaş\w*)\b|"
    r"(\d{2})\s*[岁歳]"
)
_BORN = pattern(
    r"\b(?:born (?:in )?|(?:родил|народи)\w+ [вву] |geboren (?:\w+ )?|naci en (?:el )?|nee? en |nasci em |"
    r"urodził\w+ się w )(\d{4})\b|"
    r"\b(\d{4}) geboren\b|\b(\d{4})\S* doğum\w*|(\d{4})年(?:出生|生まれ)"
)
# fmt: on
_OLDEST = 100


def before_birth(text: str, *, this_year: int) -> tuple[int, int, YearRange] | None:
    """Where a message wants games from before the player was born, and until which year; None if it does not, or says
    neither an age nor a year of birth.
    """
    readable = bare(text)
    said = _BEFORE_BIRTH.search(readable)
    if said is None:
        return None
    if born := _BORN.search(readable):
        year = int(next(filter(None, born.groups())))
    elif age := _AGE.search(readable):
        year = this_year - int(next(filter(None, age.groups())))
    else:
        return None
    if not this_year - _OLDEST <= year < this_year:
        return None
    return said.start(), said.end(), YearRange(last=year - 1)
