"""Tells whether words of a message are refused there, by the words around them: "no", "без", "olmasın", "抜き".

It stands in where the classifier has marked nothing; what it has marked has a polarity of its own.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import WORD, bare, fold, pattern

# A refusal reaches so many words: "without any blood or anything scary".
_REACH = 5
_NOT_FAR_IN_CHINESE = 8
# Letters that are looked at on either side: more than so many words have.
_FAR = 120
# fmt: off
_CLAUSE = pattern(r"[.;:!?()\n。；！？]|\b(?:but|pero|mais|mas|aber|sondern|ama|fakat|зато|ale|але|lecz)\b|但|而是")
# What sounds like a refusal and is none: "not only", "I don't mind", "why not".
_NO_REFUSAL = pattern(
    r"\b(?:not|не|nicht|no|pas|não|nie) (?:only|just|только|просто|nur|solo|seulement|só|apenas|tylko|лише|тільки)\b|"
    r"\b(?:don'?t|do not) mind\b|\bnot afraid\b|\bcan'?t get enough\b|\b(?:why|if) not\b|\bне (?:боюсь|против|прочь)\b|"
    r"\bпочему (?:бы )?не(?:т)?\b|\bчому (?:б )?ні\b|\bnichts (?:dagegen|gegen)\b|\bwarum nicht\b|\bno me (?:importa|"
    r"molesta)\b|"
    r"\bpor qu[eê] não\b|\bpor que no\b|\bpourquoi pas\b|\bne (?:me )?d[eé]range pas\b|\bnão me importo\b|"
    r"\bneden olmasın\b|"
    r"\bnie mam nic przeciw\w*|不只|不仅"
)
_BEFORE = frozenset(fold(word) for word in ["no", "not", "non", "without", "except", "avoid", "never", "nothing",
    "none", "hate", "hates", "dislike", "isn't", "don't", "doesn't", "can't", "won't", "nor", "neither", "не",
    "нет", "без", "кроме", "ни", "ничего", "никакого", "никаких", "никакой", "нельзя", "ненавижу", "не", "kein",
    "keine", "keinen", "keiner", "keinem", "nicht", "nichts", "ohne", "weder", "niemals", "sin", "nada", "ningún",
    "ninguna", "ningun", "tampoco", "odio", "excepto", "pas", "sans", "rien", "aucun", "aucune", "ni", "sauf",
    "jamais", "déteste", "não", "sem", "nem", "nenhum", "nenhuma", "exceto", "odeio", "ні", "без", "нічого",
    "жодного", "жодних", "жодної", "крім", "окрім", "nie", "bez", "żadnych", "żadnego", "żadnej", "nic", "ani",
    "oprócz", "nienawidzę"])
_BEFORE_IN_CHINESE = re.compile(r"不要|不想|不能|不含|没有|沒有|除了|别|無|讨厌|不喜欢|不带|不太|不会|不(?=暴|"
r"恐|血|吓)|无")
_AFTER = pattern(
    r"^\w*(?:\s+(?:ve|veya|ya da|da|de)\s+\w+)?\s*(?:\w+\s+){0,2}?(?:olmas[iı]n|olmayan|değil|istemiyor\w*|istemem|"
    r"içermeyen|"
    r"içermesin|hariç|dışında|yok)\b")
_SUFFIX = re.compile(r"\w(?:s[iı]z|s[uü]z)(?:\b|l)")
_AFTER_IN_JAPANESE = re.compile(
    r"^[^。、,.]{0,8}?(?:ない|なく|なし|無し|抜き|以外|いらな|苦手|嫌|ダメ|だめ|飽き|控えめ)")
# fmt: on


def is_refused(text: str, start: int, end: int, *, in_a_list: bool = False) -> bool:
    """Whether the words at `text[start:end]` are refused; `start` and `end` count code points.

    With `in_a_list` a refusal reaches over commas: "no blood, gore or violence".
    """
    before, after = bare(text[max(0, start - _FAR) : start]), bare(text[end : end + _FAR])
    reaching = _CLAUSE.split(_NO_REFUSAL.sub(" ", before))[-1]
    if not in_a_list:
        reaching = re.split(r"[,，、]", reaching)[-1]
    said = [fold(match.group()) for match in WORD.finditer(reaching)][-_REACH:]
    if _BEFORE.intersection(said):
        return True
    if _BEFORE_IN_CHINESE.search(_CLAUSE.split(before)[-1][-_NOT_FAR_IN_CHINESE:]):
        return True
    own = bare(text[start:end])
    return bool(_SUFFIX.search(own) or _AFTER.search(after) or _AFTER_IN_JAPANESE.search(after))
