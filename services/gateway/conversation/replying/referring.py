"""Finds which games a message means by words that only point at them: "like it", "the first", "by the same people".

They are those of the question before, or the only one shown; of a whole list nobody knows which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.answering.attributes import Attribute, attributes_in
from services.gateway.conversation.state import latest_shown
from services.gateway.conversation.wish import liked_games
from services.gateway.understanding.makers.same_makers import (
    asks_for_others_of_makers,
    asks_for_the_same_makers,
    speaks_of_them,
)
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import is_refused

_NAMING = (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL)
# A longer message tells what it looks for.
_MOST_LETTERS = 40

# fmt: off
_LIKE_IT = pattern(
    r"\b(?:like (?:it|that|this|them|those|these|both|either|one of (?:them|those))(?: one| two)?|similar|"
    r"same (?:kind|type|genre|sort|vibe|style)|"
    r"похож\w+|подобн\w+|как (?:эта|эту|это|эти|он[аои]?|обе)|(?:типа|вроде) (?:неё|нее|него|них|этой|этого)|"
    r"в (?:этом|том|таком)(?: же)? (?:духе|роде|стиле|жанре)|"
    r"ähnlich\w*|so ?was(?! wie)|wie (?:das|dies\w*|jenes|die beiden)|in (?:der|dieser) art|gleiche[nsr]? (?:genre|"
    r"art|stil)|"
    r"parecid\w+|similar\w*|como (?:es[eao]s?|est[eao]s?|ell[oa]s)|de es[eao] (?:estilo|tipo|género)|(?:del|"
    r"el) mismo (?:estilo|tipo|género)|por el estilo|"
    r"pareil\w*|similaires?|semblables?|ressembl\w*|comme (?:ça|cela|celui\w*|celle\w*|ceux\w*|eux)|"
    r"(?:de|dans) ce (?:genre|style)(?! d)|dans le (?:genre|style)(?=\W*$)|"
    r"(?:du|le|dans le) même (?:genre|style)|semelhantes?|"
    r"como (?:iss?t?o|ess[ea]|est[ea])|(?:tipo|igual) (?:ess[ea]|est[ea])|"
    r"como (?:ess[ea]s|est[ea]s|el[ea]s)|(?:do|no) mesmo (?:estilo|tipo|gênero)|[dn]ess[ea] (?:estilo|tipo|gênero|"
    r"linha)|benzer\w*|(?:onun|bunun|şunun|onlar|bunlar) gibi|(?:bu|o) tarz\w*|aynı tür\w*|"
    r"схож\w+|подібн\w+|як (?:ця|цю|це|ці|вона|вони)|типу (?:неї|нього|них|цієї)|[ув] такому (?:ж )?(?:дусі|роді|"
    r"стилі|жанрі)|"
    r"podobn\w+|jak (?:to|ta|te|tamt[aoe]|ten|on[aei]?)|w (?:tym|podobnym) (?:stylu|klimacie|guście)|tego typu)\b|"
    r"类似|相似|像[这那][个款样]|这(?:样|种)的|同类|像它们?(?:一样)?的|似た|似て|みたいな|のような|こういう|(?:こん|そん)な感じ|そういう|同じ(?:ような|ジャンル|系統)"
)
# fmt: on


def pointed_among(state: ConversationState) -> list[str]:
    """The ids of the games that places such as "the first" count: those of a comparison that was just made, or those
    of the latest list."""
    latest, before = latest_shown(state), list(state.latest_question.game_ids)
    return before if len(before) > 1 and not set(before) <= set(latest) else latest


def is_lost(state: ConversationState, text: str, said: Sequence[Constraint]) -> bool:
    """Whether a message wants games like one that nobody can know: a place that no list has, or "it" of nothing.

    What else it wishes for says too little of that game: an answer would be like any other.
    """
    if any(_is_liked_place(each) and not each.game_ids for each in said):
        return not any(each.game_ids for each in said)
    is_first = not (state.shown_game_ids or state.latest_question.game_ids or state.constraints or state.text)
    tells = any(each.type in _NAMING or (not each.unmatched and each.type != pb.SPAN_TYPE_COUNT) for each in said)
    return is_first and not tells and len(text) <= _MOST_LETTERS and _LIKE_IT.search(bare(text)) is not None


def _is_liked_place(constraint: Constraint) -> bool:
    return constraint.type == pb.SPAN_TYPE_ORDINAL and constraint.polarity == pb.POLARITY_LIKED


@dataclass(frozen=True, slots=True)
class Makers:
    """The makers that a message points at: of which games, by their ids, and as a studio that is wanted; both empty if
    nobody knows."""

    game_ids: Sequence[str]
    wanted: Sequence[Constraint]


def makers_referred_to(
    state: ConversationState, text: str, names: CatalogueNames, pointed: Sequence[str] = ()
) -> Makers | None:
    """The makers that a message asks for other games of; None where it asks for no such thing.

    They made the games `pointed` at by their places, or the one that was asked about, or that games are to be like, or
    the only one shown.
    """
    asked_for_makers = Attribute.DEVELOPER in attributes_in(state.latest_question.text, games=1)
    # "Who made the first? Anything else from them?" says first of whom it speaks.
    asks_who = speaks_of_them(text) and Attribute.DEVELOPER in attributes_in(text, games=1)
    of_places = bool(pointed) and (asks_for_others_of_makers(text) or asks_who)
    if not (of_places or asks_for_the_same_makers(text) or (asked_for_makers and speaks_of_them(text))):
        return None
    meant = (
        list(pointed if of_places else ())
        or list(state.latest_question.game_ids)
        or liked_games(state.constraints)
        or games_referred_to(state)
    )
    games = (names.games[game_id] for game_id in meant if game_id in names.games)
    makers = list(dict.fromkeys(game.developer for game in games if game.developer))
    if not makers:
        return Makers(meant, [])
    condition = common_pb2.GameFilter(developers=makers)
    # In the words of the catalogue, which an answer may repeat.
    said = ", ".join(makers)
    wanted = Constraint(
        text=said, type=pb.SPAN_TYPE_DEVELOPER, polarity=pb.POLARITY_WANTED, names=makers, condition=condition
    )
    return Makers(meant, [wanted])


def games_referred_to(state: ConversationState) -> list[str]:
    """The ids of the games that words without a name point at; none where they may be any of several shown."""
    if state.latest_question.game_ids:
        return list(state.latest_question.game_ids)
    latest = latest_shown(state)
    return latest if len(latest) == 1 else []


def wants_likeness(text: str) -> bool:
    """Whether a message wants games like one that it only points at: "something similar"."""
    place = _LIKE_IT.search(bare(text))
    return place is not None and not is_refused(text, *place.span())


def examples_referred_to(state: ConversationState, text: str, said: Sequence[Constraint]) -> list[Constraint]:
    """The games that the message `text` wants others like without naming them, as titles that are liked."""
    names_one = any(each.type in _NAMING for each in said)
    if names_one or not wants_likeness(text):
        return []
    meant = games_referred_to(state)
    return [Constraint(type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED, game_ids=meant)] if meant else []
