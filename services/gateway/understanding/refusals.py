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
_LIST = re.compile(r"[,，、]")
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
        reaching = _LIST.split(reaching)[-1]
    said = [fold(match.group()) for match in WORD.finditer(reaching)][-_REACH:]
    if _BEFORE.intersection(said):
        return True
    if _BEFORE_IN_CHINESE.search(_CLAUSE.split(before)[-1][-_NOT_FAR_IN_CHINESE:]):
        return True
    own = bare(text[start:end])
    return bool(_SUFFIX.search(own) or _AFTER.search(after) or _AFTER_IN_JAPANESE.search(after))


def clause_around(text: str, start: int, end: int) -> str:
    """The clause that the words at `text[start:end]` stand in."""
    before = _LIST.split(_CLAUSE.split(text[:start])[-1])[-1]
    behind = _LIST.split(_CLAUSE.split(text[end:])[0])[0]
    return f"{before}{text[start:end]}{behind}"


# Words without which nothing is refused: wider than what refuses the words beside it.
# fmt: off
_ANY_REFUSAL = pattern(
    r"\b(?:no|not|non|none|nor|nothing|never|without|w/o|except|exclud\w*|minus|avoid\w*|skip\w*|hat(?:e|es|ed|ing)|"
    r"dislik\w*|loath\w*|despis\w*|detest\w*|sick of|tired of|fed up|bored (?:of|with)|over (?:it|the|these|those|"
    r"with)|enough|done with|"
    r"n't|\w+n['’]?t|anything but|but (?:no|not)|instead of|rather than|other than|ban\w*|stay away|keep away|"
    r"leave out|drop|lose|"
    r"can'?t stand|burn(?:t|ed) out|free of|\w+-free|less|bar|beyond|"
    r"не\w*|нет|ни\w*|без\w*|кроме|ненавижу|надоел\w*|устал\w*|тошнит|достал\w*|хватит|избегаю|исключ\w*|только бы|"
    r"лишь бы|вместо|"
    r"задолбал\w*|заколебал\w*|бесит|терпеть|помимо|против|"
    r"kein\w*|nicht\w*|nix|ohne|auß?s?er|hass\w*|satt|genug|nie\w*|weder|bloß|statt|leid|nerv\w*|verzicht\w*|weg mit|"
    r"sin|nada|ning\w+|ni|nunca|tampoco|excepto|salvo|menos|odi\w+|hart[oa]\w*|cansad[oa]\w*|evit\w*|fuera|aburr\w*|"
    r"en vez|quita\w*|"
    r"pas|sans|rien|aucun\w*|jamais|sauf|déteste\w*|hors|marre|ras le bol|evit\w*|évit\w*|excepté|plutôt que|"
    r"horreur de|plus de|saoul\w*|"
    r"não|sem|nem|nenhum\w*|exceto|tirando|ode\w+|cansei|enjoei|chega de|fora|longe|nunca|evit\w*|menos|"
    r"değil|olma\w*|\w+s[ıiuü]z|hariç|dışında|yok|nefret|bıktı\w*|sevm\w*|iste?m\w*|\w+mesin|\w+masın|\w+meyen|"
    r"\w+mayan|yeter|asla|"
    r"ні\w*|жодн\w*|крім|окрім|ненавиджу|набрид\w*|досить|годі|уникаю|замість|остогид\w*|втомив\w*|"
    r"nie\w*|bez|żadn\w*|ani|oprócz|poza|nienawid\w*|dość|mam dosyć|byle nie|unik\w*|zamiast|prócz|znudz\w*)\b|"
    r"不|没|沒|无|無|别|別|除了|讨厌|討厭|腻|够了|厌|拒绝|除外|少点|ない|なく|なし|抜き|以外|いらな|苦手|嫌|ダメ|だめ|"
    r"飽き|控え|"
    r"やめ|避け|うんざり|お腹いっぱい|勘弁|パス|(?<![a-z])NG(?![a-z])|ノー|ません|ぬき|除い"
)
# fmt: on


def has_refusing_words(text: str) -> bool:
    """Whether any word of `text` may refuse something: where there is none, nothing is refused."""
    return _ANY_REFUSAL.search(bare(text)) is not None
