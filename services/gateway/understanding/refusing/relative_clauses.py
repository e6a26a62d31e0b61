"""Tells whether something stands in a clause that says more of what is refused: "no monsters that scare me".

Who refuses monsters "que den miedo" refuses fear: the clause is a part of the refusal, in whichever mood its verb is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.gateway.understanding.plain_text import WORD, bare, fold, pattern
from services.gateway.understanding.refusing.no_refusals import NO_REFUSAL
from services.gateway.understanding.refusing.refusing_words import BEFORE, BEFORE_PHRASES, NEGATIONS

# Words between a refusal and the clause, and between the beginning of the clause and what it says.
_MOST_OF_A_HEAD, _MOST_OF_A_CLAUSE = 7, 6
_FAR = 160
_CLAUSE = pattern(r"[.;:!?()\n…]|\b(?:but|pero|mais|mas|aber|sondern|зато|но|але|ale|lecz)\b")
_ENDS = re.compile(r"[.;!\n?]")
# fmt: off
# German articles open a clause only behind a comma.
_RELATIVE = pattern(
    r"\b(?:that|who|which|whose|where|when|that['’]s|котор\w+|что|кто|где|когда|was|wo|wer|wenn|"
    r"que|quien(?:es)?|donde|cuando|qui|où|dont|quand|quem|onde|quando|"
    r"як(?:ий|а|е|і|их|им|ими|у|ої|ою|ому)|що|хто|де|коли|co|kto|któr\w+|gdzie|kiedy|gdy)\b|\bqu['’]|"
    r",\s*(?:\w{2,4}\s+)?(?:die|der|das|den|dem|denen|deren|welche\w*)\b"
)
_OR = pattern(r"\b(?:or|nor|and|или|ни|и|oder|und|o|u|ni|y|ou|et|e|nem|або|чи|та|і|й|lub|albo|ani|i)\s*$")
_AND = pattern(r"\b(?:and|и|und|y|et|e|та|і|й|i)\b")
_AND_WITH = pattern(
    r"\b(?:and|и|und|y|et|e|та|і|й|i) (?:with|some\w+|i|con|algo|mit|was|etwas|avec|com|с|со|что-?то|з|із|щось|z|ze|"
    r"coś)\b"
)
# Who does not know a game, or has not found one, refuses nothing, and behind another wish no refusal reaches.
_NOT_A_REFUSAL = pattern(
    r"\b(?:know|knew|known|find|found|tried|played|have|had|got|знаю|наш[её]л|нашла|играл\w?|пробовал\w?|kenne|kannte|"
    r"gespielt|gefunden|finde|habe?|conozco|encuentro|tengo|he|connais|trouve|ai|conheço|encontro|joguei|tenho|"
    r"знайш\w+|грав|грала|znam|znalazł\w+|grał\w+|mam)\b"
)
_WISH = pattern(
    r"\b(?:want|need|give|looking|something|хочу|хотим|дай\w*|нужн\w+|ищу|will|möchte|suche|gib|quiero|busco|dame|veux|"
    r"cherche|donne|quero|procuro|шукаю|потрібн\w+|chcę|szukam|daj)\b"
)
# fmt: on
_ANYTHING_BUT = re.compile(r"(?<=\banything )but\b|(?<=\beverything )but\b", re.IGNORECASE)
# These stand before what there is none of, and so refuse in a question, too.
_DETERMINERS = frozenset(map(fold, ("no", "kein", "keine", "keinen", "keiner", "keinem", "keines")))
# They refuse a deed, and are nothing that a clause could say more of: "sie spielt nie, was Leichtes bitte".
_NEVER = frozenset(map(fold, ("never", "nie", "niemals", "никогда", "nunca", "jamás", "jamais", "ніколи", "nigdy")))
_MOST_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class RefusedClause:
    """A clause of what is refused: that stands at `head_start` to `head_end` of the text, in code points.

    `adds` tells whether a conjunction stands between the beginning of the clause and the words asked about.
    """

    head_start: int
    head_end: int
    adds: bool


def refused_clause(text: str, start: int, end: int) -> RefusedClause | None:
    """The clause that the words at `text[start:end]` stand in, if it says more of what is refused; None otherwise."""
    offset = max(0, start - _FAR)
    readable = _ANYTHING_BUT.sub("not", bare(text[offset:start]))
    # What only sounds like a refusal is blotted out in its place.
    readable = NO_REFUSAL.sub(lambda match: "_" * len(match.group()), readable)
    parts = [match.end() for match in _CLAUSE.finditer(readable)]
    begin = parts[-1] if parts else 0
    reaching = readable[begin:]
    sentence = _ENDS.search(bare(text[end:]))
    asks = sentence is not None and sentence.group() == "?"
    opened = list(_RELATIVE.finditer(reaching))
    if not opened:
        return None
    said = reaching[opened[-1].end() :]
    if len(WORD.findall(said)) > _MOST_OF_A_CLAUSE or "," in said or _AND_WITH.search(said):
        return None
    if _refuses(said):
        return None
    for relative in reversed(opened):
        head = reaching[: relative.start()].rstrip(" ,")
        if _OR.search(head):
            continue
        place = _behind_the_refusal(head, asks=asks)
        if place is not None:
            head_start = offset + begin + place
            return RefusedClause(head_start, offset + begin + len(head), _AND.search(said) is not None)
    return None


def opens_a_clause(between: str) -> bool:
    """Whether words between two things open a clause that says the second of the first: the "que den" of "monstruos
    que den miedo"."""
    opens = any(_RELATIVE.match(between.lstrip(marks)) for marks in (" ", " ,"))
    return opens and len(WORD.findall(between)) <= _MOST_BETWEEN


def _refuses(said: str) -> bool:
    """Whether a clause denies itself what it says: "nothing that isn't scary"."""
    return BEFORE_PHRASES.search(said) is not None or any(fold(each.group()) in BEFORE for each in WORD.finditer(said))


def _behind_the_refusal(head: str, *, asks: bool) -> int | None:
    """Where in the words before a clause those begin that a refusal among them reaches; None without one."""
    begin = head.rfind(",") + 1
    phrases = list(BEFORE_PHRASES.finditer(head, begin))
    refusals = [
        each.end()
        for each in WORD.finditer(head, begin)
        if fold(each.group()) in BEFORE
        and not (asks and fold(each.group()) in NEGATIONS - _DETERMINERS)
        and not (fold(each.group()) in _NEVER and each.end() == len(head))
    ]
    refusals += [each.end() for each in phrases]
    if not refusals:
        return None
    place = max(refusals)
    refused = head[place:]
    words = list(WORD.finditer(refused))
    # "Don't want", "не хочу": the wish that is denied stands at once behind.
    later = refused[words[0].end() :] if words else ""
    if len(words) > _MOST_OF_A_HEAD or _NOT_A_REFUSAL.search(refused) or _WISH.search(later):
        return None
    return place
