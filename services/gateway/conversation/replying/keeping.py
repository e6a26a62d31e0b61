"""Reads which of the games shown a message keeps: "the second is fine, another one for the first".

Whoever marks a place in such a message as refused has not seen the words that keep it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import clause_around, has_refusing_words
from services.gateway.understanding.talking.skipping import skips
from services.gateway.understanding.talking.talk import is_known_already

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
# Who says one of these of a place keeps nothing: it is left out, left to others or until later, or replaced.
_NOT_KEPT = pattern(
    r"\b(?:out|away|off|aside|for (?:you|later|others?|another|someone|somebody)|replace\w*|swap\w*|"
    r"exchange\w*|change\w*|"
    r"другим|другому|другой|себе|на потом|на другой|замен\w+|поменя\w+|смени\w*|"
    r"raus|weg|aus|sein|beiseite|für (?:später|andere|dich)|liegen|ersetz\w*|(?:aus)?tausch\w*|wechsel\w*|"
    r"de lado|fuera|para (?:otr\w+|después|luego|ti|outr\w+|depois|você|ti)|cambi\w+|re[ei]mpla[zc]\w+|sustitu\w+|"
    r"de côté|tomber|pour (?:toi|plus tard|un autre|une autre|les autres|d'autres)|remplac\w+|chang\w+|"
    r"de fora|pra (?:lá|depois|outr\w+|você)|troc\w+|substitu\w+|mud[ae]\w*|"
    r"başka\w*|sonraya|değiştir\w*|\w{2,}m[ae]d[iı]\w*|\w{2,}m[iıuü]yor\w*|"
    r"іншим|іншому|собі|на потім|замін\w+|поміня\w+|зміни\w*|"
    r"innym|innemu|sobie|na (?:później|potem|inny)|zamie[nń]\w*|wymie[nń]\w*|zmie[nń]\w*)\b|"
    r"换|換|替|別の|给别人|以后|後で"
)
# What follows these speaks against the place that stands before them: "the second looks good but i own it".
_BUT = re.compile(
    r"^[^.,;:!?。，；！？、]*(?:[,，、]\s*)?(?:\b(?:but|но|aber|pero|mais|mas|ama|fakat|але|ale)\b|但|可是|不过|けど)"
    r"(?P<rest>[^.,;:!?。，；！？、]*)",
    re.IGNORECASE,
)
_AND = pattern(r"\b(?:and|и|а|und|y|et|e|ve|і|та|й|i|oraz)\b|和|と")
# fmt: on


def kept_places(text: str, said: Sequence[Constraint]) -> list[Constraint]:
    """The places in a list, of those that a message says, whose games it keeps."""
    places = [each for each in said if each.type == pb.SPAN_TYPE_ORDINAL]
    return [
        each
        for each in places
        if _is_kept(_said_of(text, each))
        and not _is_spoken_against(text, each, places)
        and not is_known_already(text if len(places) == 1 else _said_of(text, each))
    ]


def _is_spoken_against(text: str, place: Constraint, places: Sequence[Constraint]) -> bool:
    """Whether a "but" follows what is said of a place, and goes on with no other place."""
    found = _BUT.match(text[place.end :])
    if found is None:
        return False
    start, end = (place.end + each for each in found.span("rest"))
    return not any(start <= each.start < end for each in places)


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
    is_against = _NOT_KEPT.search(said) is not None or has_refusing_words(said) or skips(said)
    return _KEPT.search(said) is not None and not is_against
