"""Tells whether words of a message are refused there, by the words around them: "no", "без", "olmasın", "抜き".

Two answers: `is_refused` for what the classifier left open, by any refusing word near, and `is_surely_refused`, which
may overrule it, where nothing stands between a refusal and what it refuses but who asks for what.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import WORD, bare, fold, pattern
from services.gateway.understanding.refusing.no_refusals import NO_REFUSAL, NO_REFUSAL_IN_JAPANESE
from services.gateway.understanding.refusing.refusing_words import (
    AFTER_IN_JAPANESE,
    AFTER_IN_TURKISH,
    ALSO,
    ANSWERED_WITH_NO,
    ANY,
    ASKS_TO_LEAVE_OUT,
    BEFORE,
    BEFORE_IN_CHINESE,
    BEFORE_PHRASES,
    BEHIND,
    BETWEEN,
    BETWEEN_IN_CHINESE,
    NEGATIONS,
)

# A refusal reaches so many words: "without any blood or anything scary".
_REACH = 5
_NOT_FAR_IN_CHINESE = 8
# Letters that are looked at on either side: more than so many words have.
_FAR = 120
_CLAUSE = pattern(r"[.;:!?()\n。；！？]|\b(?:but|pero|mais|mas|aber|sondern|ama|fakat|зато|ale|але|lecz)\b|但|而是")
_LIST = re.compile(r"[,，、]")
# "But" ends a clause everywhere else.
_ANYTHING_BUT = re.compile(r"(?<=\banything )but\b|(?<=\beverything )but\b", re.IGNORECASE)
_BUT = pattern(r"\b(?:но|а|just|only|yet)\b|只")
# Ends a sentence, and asks.
_ENDS = re.compile(r"[.;!\n。；！？?]")
_ASKS_IN_CHINESE = re.compile(r"[吗嗎么麼]\s*$")
_NOTHING_KNOWN = " _ "
_AFTER = pattern(rf"^\w*(?:\s+(?:ve|veya|ya da|da|de)\s+\w+)?\s*(?:\w+\s+){{0,2}}?{AFTER_IN_TURKISH}")
_AFTER_ALONE = pattern(rf"\b{AFTER_IN_TURKISH}")
_SUFFIX = re.compile(r"\w(?:s[iı]z|s[uü]z)(?:\b|l)")
_AFTER_IN_JAPANESE = re.compile(rf"^(?![^。、,.]{{0,10}}?{NO_REFUSAL_IN_JAPANESE})[^。、,.]{{0,8}}?{AFTER_IN_JAPANESE}")
_REFUSAL_IN_CHINESE = re.compile(rf"(?:{BEFORE_IN_CHINESE.pattern}){BETWEEN_IN_CHINESE}$")


def is_refused(text: str, start: int, end: int, *, in_a_list: bool = False) -> bool:
    """Whether the words at `text[start:end]` are refused; `start` and `end` count code points.

    With `in_a_list` a refusal reaches over commas: "no blood, gore or violence".
    """
    before, after = _ANYTHING_BUT.sub("not", bare(text[max(0, start - _FAR) : start])), bare(text[end : end + _FAR])
    reaching = _CLAUSE.split(NO_REFUSAL.sub(" ", before))[-1]
    if not in_a_list:
        reaching = _LIST.split(reaching)[-1]
        after = _LIST.split(after)[0]
    said = [fold(match.group()) for match in WORD.finditer(reaching)][-_REACH:]
    if BEFORE.intersection(said):
        return True
    if any(len(WORD.findall(reaching[each.end() :])) < _REACH for each in BEFORE_PHRASES.finditer(reaching)):
        return True
    if BEFORE_IN_CHINESE.search(_CLAUSE.split(before)[-1][-_NOT_FAR_IN_CHINESE:]):
        return True
    own = bare(text[start:end])
    if NO_REFUSAL.search(f"{reaching}{own}{_CLAUSE.split(after)[0]}"):
        return False
    return bool(_SUFFIX.search(own) or _AFTER.search(after) or _AFTER_IN_JAPANESE.search(after))


def is_surely_refused(text: str, start: int, end: int) -> bool:
    """Whether the words at `text[start:end]` are refused beyond doubt: "don't recommend me any horror games".

    A comma, "but" and any word that tells something end the reach of a refusal, and a question denies nothing.
    """
    before, after = _ANYTHING_BUT.sub("not", bare(text[max(0, start - _FAR) : start])), bare(text[end : end + _FAR])
    sentence = _ENDS.split(after)[0]
    asks = "?" in after[len(sentence) : len(sentence) + 1] or "？" in after[len(sentence) : len(sentence) + 1]
    clause = _LIST.split(_CLAUSE.split(sentence)[0])[0]
    reaching = _LIST.split(_BUT.split(_CLAUSE.split(NO_REFUSAL.sub(_NOTHING_KNOWN, before))[-1])[-1])[-1]
    whole = f"{reaching}{bare(text[start:end])}{clause}"
    is_answered = ANSWERED_WITH_NO.search(after) is not None and not NO_REFUSAL.search(reaching)
    if is_answered or (BEHIND.search(clause) and not NO_REFUSAL.search(whole)):
        return is_answered or not asks
    if _REFUSAL_IN_CHINESE.search(reaching):
        return not asks and _ASKS_IN_CHINESE.search(clause) is None
    phrase = max((each.end() for each in BEFORE_PHRASES.finditer(reaching)), default=-1)
    for match in reversed(list(WORD.finditer(reaching))):
        if match.start() < phrase:
            return True
        word = fold(match.group())
        if word in BEFORE and not (asks and word in NEGATIONS):
            return True
        if word not in BETWEEN and word not in ALSO:
            return False
    return False


def is_refused_behind_a_comma(text: str, start: int, end: int) -> bool:
    """Whether a refusal in `text` ends before the words at `text[start:end]`: "strateji dışında, 2015'ten sonra".

    It stands behind what it refuses, in another part of the sentence, and no other word refuses anything.
    """
    parts = _LIST.split(bare(text[:start]))
    earlier, own = parts[:-1], f"{parts[-1]}{bare(text[start:])}"
    return any(_AFTER_ALONE.search(part) for part in earlier) and not any(
        ANY.search(_AFTER_ALONE.sub(" ", part)) for part in (*earlier, own)
    )


def clause_around(text: str, start: int, end: int) -> str:
    """The clause that the words at `text[start:end]` stand in."""
    before = _LIST.split(_CLAUSE.split(text[:start])[-1])[-1]
    behind = _LIST.split(_CLAUSE.split(text[end:])[0])[0]
    return f"{before}{text[start:end]}{behind}"


def asks_to_leave_out(text: str) -> bool:
    """Whether words ask for something to be left out, in whatever form: "could you drop the card games?"."""
    return ASKS_TO_LEAVE_OUT.search(bare(text)) is not None


def has_refusing_words(text: str) -> bool:
    """Whether any word of `text` may refuse something: where there is none, nothing is refused."""
    return ANY.search(bare(text)) is not None
