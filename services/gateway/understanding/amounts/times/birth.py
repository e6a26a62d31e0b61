"""Reads times of release that are told by the player's birth, in eleven languages.

"Before I was born, I'm 30", "from my childhood, I was born in '83".
"""

from __future__ import annotations

from services.gateway.understanding.amounts.times.years import YearRange
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
    r"sprzed (?:moich narodzin|mojego urodzenia)|zanim się urodził\w+|starsz\w+ (?:ode mnie|niż ja))\b|"
    r"我出生(?:之|以)?前|比我(?:还|年纪)?[老大]|生まれ(?:る|た)?(?:より)?前|(?:私|僕|俺|自分)より(?:古い|年上)"
)
_AGE = pattern(
    r"\b(?:i['’]?m|i am|aged?|мне|ich bin|tengo|j['’]ai|tenho|мені|mam|i)\s+(\d{2})(?!\d)|"
    r"\b(\d{2})[- ]?(?:years? old|yo|yaş\w*)\b|"
    r"(\d{2})\s*[岁歳]"
)
_BORN = pattern(
    r"\b(?:born (?:in )?|(?:родил|народи)\w+ [вву] |geboren (?:\w+ )?|naci en (?:el )?|nee? en |nasci em |"
    r"urodził\w+ się w )['’]?(\d{4}|\d{2})\b|"
    r"\b(?:rocznik|jahrgang|baujahr|i['’]?m from|i am from|soy de(?:l)?|sou de|je suis de|né en|née en) ['’]?(\d{4}|"
    r"\d{2})\b|"
    r"\b(\d{4}) (?:года|г\.?|року|р\.?)(?: ?р\.?| рождения| народження)?(?!\w)|"
    r"\b(\d{4}) geboren\b|\b(\d{4})\S* doğum\w*|(\d{4}|\d{2})年(?:出生|生まれ|的|生)|(?<!\d)([5-9]0)后"
)
_CHILDHOOD = pattern(
    r"\b(?:(?:from|in|of) my (?:childhood|youth)|(?:моего |из )?детств\w*|дитинств\w*|(?:meiner |aus meiner )?kindheit|"
    r"mi infancia|"
    r"mi niñez|mon enfance|minha infância|çocukluğum\w*|dzieciństw\w*)\b|小时候|童年|(?:子供|子ども|小さい)の?(?:頃|"
    r"ころ)"
)
# fmt: on
_OLDEST = 100
# Whose childhood it was played from five years on, and left off at fifteen.
_FIRST_GAMES, _LAST_GAMES = 5, 15


def before_birth(text: str, *, this_year: int) -> tuple[int, int, YearRange] | None:
    """Where a message wants games from before the player was born, or of the player's childhood, and from which years;
    None if it does not, or says neither an age nor a year of birth.
    """
    readable = bare(text)
    said = _BEFORE_BIRTH.search(readable)
    of_childhood = _CHILDHOOD.search(readable) if said is None else None
    place = said or of_childhood
    if place is None:
        return None
    if born := _BORN.search(readable):
        year = _in_full(next(filter(None, born.groups())), this_year)
    elif age := _AGE.search(readable):
        year = this_year - int(next(filter(None, age.groups())))
    else:
        return None
    if not this_year - _OLDEST <= year < this_year:
        return None
    years = YearRange(year + _FIRST_GAMES, year + _LAST_GAMES) if of_childhood else YearRange(last=year - 1)
    return place.start(), place.end(), years


def _in_full(year: str, this_year: int) -> int:
    """The year that its last two digits stand for, a past one."""
    if len(year) > 2:
        return int(year)
    return 1900 + int(year) if 2000 + int(year) >= this_year else 2000 + int(year)
