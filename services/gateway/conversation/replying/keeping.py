"""Reads which of the games shown a message keeps: "the second is fine, another one for the first".

Whoever marks a place in such a message as refused has not seen the words that keep it.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import clause_around, has_refusing_words

# fmt: off
_KEPT = pattern(
    r"\b(?:keep|keeping|stays?|can stay|leave|is (?:ok(?:ay)?|fine|good|great|alright|cool)|looks (?:good|fine)|"
    r"оставь\w*|оставить|оставим|оставляем|пусть (?:будет|останется|остаётся)|норм\w*|ок(?:ей)?|хорош\w*|подходит|"
    r"сойд[её]т|behalt\w*|bleib\w*|lass\w*|ist (?:ok(?:ay)?|gut|super|in ordnung)|passt|"
    r"deja\w*|déja(?:lo|la)|quéda(?:te|telo|tela)|mantén\w*|conserva\w*|está bien|me vale|(?:lo|la) quiero|"
    r"gard\w+|laiss\w+|est (?:bien|ok|bon|bonne|cool)|me va|ça va|"
    r"mant[eé]\w+|deixa\w*|fica|está (?:bom|boa|ok)|tá (?:bom|boa|ok)|pode ficar|"
    r"kalsın|kalabilir|tut|iyi|olur|tamam|güzel|"
    r"залиш\w*|лиши\w*|хай (?:буде|залишиться)|нормальн\w*|підходить|добр[еаий]\b|"
    r"zostaw\w*|zostaje|niech (?:zostanie|będzie)|jest (?:ok|spoko|dobr\w+|fajn\w+)|pasuje|może (?:być|zostać))\b|"
    r"留(?:着|下)?|保留|可以|不错|挺好|残|そのまま|でいい|がいい|大丈夫"
)
# These hold a word that refuses, and refuse nothing but a change.
_NOT_CHANGED = pattern(
    r"\b(?:(?:no need to|don['’]?t|do not|needn['’]?t) (?:replace|change|swap|touch)|замен\w+ не (?:надо|нужн\w+)|"
    r"не (?:надо |нужно )?(?:меня\w+|замен\w+|трога\w+)|(?:nicht|kein\w*) (?:\w+ )?(?:austausch\w*|ersetz\w*|"
    r"wechsel\w*)|"
    r"no (?:\w+ )?(?:cambi\w+|reemplac\w+|toques)|ne (?:\w+ )?(?:change\w*|remplace\w*|touche\w*)|"
    r"n(?:ão|ao) (?:\w+ )?(?:troc\w+|mud\w+|mex\w+)|değiştirme\w*|замін\w+ не (?:треба|потрібн\w+)|"
    r"не (?:треба |потрібно )?(?:міня\w+|заміню\w+|чіпа\w+)|nie (?:\w+ )?(?:zmienia\w*|wymienia\w*|rusza\w*))\b|"
    r"不用(?:换|改)|别(?:换|改)|変えなくて|替えなくて"
)
_AND = pattern(r"\b(?:and|и|а|und|y|et|e|ve|і|та|й|i|oraz)\b|和|と")
# fmt: on


def kept_places(text: str, said: Sequence[Constraint]) -> list[Constraint]:
    """The places in a list, of those that a message says, whose games it keeps."""
    return [each for each in said if each.type == pb.SPAN_TYPE_ORDINAL and _is_kept(_said_of(text, each))]


def _said_of(text: str, place: Constraint) -> str:
    """The words of its clause about a place, up to what is said of another behind an "and"."""
    clause = bare(clause_around(text, place.start, place.end))
    at = bare(text).find(clause)
    start, end = place.start - at, place.end - at
    before = [match.end() for match in _AND.finditer(clause, 0, max(0, start))]
    behind = [match.start() for match in _AND.finditer(clause, end)]
    return clause[before[-1] if before else 0 : behind[0] if behind else len(clause)]


def _is_kept(said: str) -> bool:
    if _NOT_CHANGED.search(said):
        return True
    return _KEPT.search(said) is not None and not has_refusing_words(said)
