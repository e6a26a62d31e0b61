"""Finds which games a message means by words that only point at them: "like it", "что-нибудь похожее", "同じような".

They are those of the question before, or the only one shown; of a whole list nobody knows which.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.state import latest_shown
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import is_refused

# fmt: off
_LIKE_IT = pattern(
    r"\b(?:like (?:it|that|this)(?: one)?|similar|same (?:kind|type|genre|sort|vibe|style)|"
    r"похож\w+|подобн\w+|как (?:эта|эту|это|он[аои]?)|в (?:этом|том|таком)(?: же)? (?:духе|роде|стиле|жанре)|"
    r"ähnlich\w*|wie (?:das|dies\w*|jenes)|in der art|gleiche[nsr]? (?:genre|art|stil)|"
    r"parecid\w+|similar\w*|como (?:es[eao]|est[eao])|(?:del|el) mismo (?:estilo|tipo|género)|por el estilo|"
    r"pareil\w*|similaires?|semblables?|ressembl\w*|comme (?:ça|cela|celui\w*|celle\w*)|"
    r"(?:du|le|dans le) même (?:genre|style)|semelhantes?|"
    r"como (?:iss?t?o|ess[ea]|est[ea])|(?:tipo|igual) (?:ess[ea]|est[ea])|"
    r"(?:do|no) mesmo (?:estilo|tipo|gênero)|nesse estilo|benzer\w*|(?:onun|bunun|şunun) gibi|aynı tür\w*|"
    r"схож\w+|подібн\w+|як (?:ця|цю|це|вона)|[ув] такому (?:ж )?(?:дусі|роді|стилі|жанрі)|"
    r"podobn\w+|jak (?:to|ta|tamt[ao]|ten)|w (?:tym|podobnym) (?:stylu|klimacie|guście)|tego typu)\b|"
    r"类似|相似|像[这那][个款样]|这(?:样|种)的|同类|似た|似て|みたいな|のような|こういう|そういう|同じ(?:ような|ジャンル|系統)"
)
# fmt: on


def games_referred_to(state: ConversationState) -> list[str]:
    """The ids of the games that words without a name point at; none where they may be any of several shown."""
    if state.latest_question.game_ids:
        return list(state.latest_question.game_ids)
    latest = latest_shown(state)
    return latest if len(latest) == 1 else []


def examples_referred_to(state: ConversationState, text: str, said: Sequence[Constraint]) -> list[Constraint]:
    """The games that the message `text` wants others like without naming them, as titles that are liked."""
    names_one = any(each.type in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL) for each in said)
    place = _LIKE_IT.search(bare(text)) if not names_one else None
    if place is None or is_refused(text, *place.span()):
        return []
    meant = games_referred_to(state)
    return [Constraint(type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED, game_ids=meant)] if meant else []
