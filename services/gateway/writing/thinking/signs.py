"""Tells from how a text begins, where no mark does, whether a language model thinks aloud instead of answering.

Pure. A thought speaks of the player to somebody else ("The user wants ...") or plans what to write ("We need to write
two sentences."). An answer may begin alike ("I have to say, [[1]] is lovely."): a sentence that names a game is no
thought for planning something, nor for a player in it, who may be the hero of the game.
"""

from __future__ import annotations

import re
from enum import Enum, auto


class Sign(Enum):
    """What the first sentence of a text says about it."""

    THOUGHT = auto()
    """All of it is a thought, until a mark says that the answer begins."""
    ASIDE = auto()
    """This sentence is none of the answer; what follows may be."""
    DOUBT = auto()
    """It may be either: only a mark, or the text's end without one, will tell."""


# A first sentence that is longer is judged by its beginning.
LONGEST_SENTENCE = 300
_INTERJECTIONS = re.compile(
    r"[\s\"“*_]*+(?:(?:ok(?:ay)?|alright|hmm++|well|so|first|right|now|wait)\b[\s,.!…-]*+)*+", re.IGNORECASE
)
_END = re.compile(r"[.!?…]++[\"'”»)\]*_]*+\s|[。！？]|\n")
_NAMES_A_GAME = re.compile(r"\[\s*+\d")
_WANTS = (
    r"(?:'s|’s)? (?:want(?:s|ed)|asks|asked|sa(?:ys|id)|message|request(?:ed|s)?|prompt|query|mention(?:s|ed)|wrote"
    r"|(?:like|love|enjoy|prefer)s|seems|would like|is (?:asking|looking|searching|seeking|after|interested)"
    r"|needs (?:an?|some|something|help|games?)|has (?:asked|requested|said|mentioned|listed|given|written|provided))\b"
)
_OF_THE_USER = re.compile(
    rf"the (?:user|customer){_WANTS}"
    r"|用户(?:想|要|希望|需要|问|询问|请求|说|喜欢|提到|正在|的(?:消息|请求|问题))"
    r"|ユーザー[はが]|пользователь (?:хочет|просит|спрашивает|ищет|пишет|написал)"
    r"|користувач (?:хоче|просить|питає|шукає|пише|написав)|użytkownik (?:chce|prosi|pyta|szuka)"
    r"|der (?:be)?nutzer (?:will|möchte|fragt|sucht|bittet|wünscht)|el usuario (?:quiere|pide|pregunta|busca)"
    r"|l['’]utilisateur (?:veut|demande|cherche|souhaite)|o (?:usuário|utilizador) (?:quer|pede|pergunta|procura)"
    r"|kullanıcı [^.!?\n]{0,80}(?:istiyor|soruyor|arıyor)",
    re.IGNORECASE,
)
_OF_THE_PLAYER = re.compile(
    rf"the player{_WANTS}"
    r"|玩家(?:想要|希望|询问|请求|说)|プレイヤー[はが][^。\n]{0,80}(?:求めて|探して|希望して|尋ねて)"
    r"|игрок (?:хочет|просит|спрашивает)|гравець (?:хоче|просить|питає)|gracz (?:chce|prosi|pyta)"
    r"|der spieler (?:möchte|fragt|bittet)|el jugador (?:quiere|pide)|le joueur (?:veut|demande)"
    r"|o jogador (?:quer|pede)|oyuncu [^.!?\n]{0,80}(?:istiyor|soruyor)"
    r"|(?:we|i) (?:need|have|should|must|ought|want)(?: to)? (?:write|respond|reply|produce|output|follow|craft|compose"
    r"|generate|answer)\b(?! (?:you|your|honestly)\b)",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"(?:we|i) (?:need|have|should|must)(?: to)? (?:make|pick|choose|name|find|check|consider|mention|recommend|suggest"
    r"|think|look|say (?:why|which|what))\b"
    r"|let(?: me|'s|’s| us) (?:think|see|start by|analy[sz]e|consider|look at|break (?:this|that|it|down))\b",
    re.IGNORECASE,
)


def first_sentence(text: str, *, whole: bool) -> str | None:
    """The first sentence of a text and what is said before it ("Okay."); None if more of the text is needed to tell.

    `whole` says that nothing follows.
    """
    if (end := _END.search(text, _INTERJECTIONS.match(text).end())) is not None:  # type: ignore[union-attr]
        return text[: end.end()]
    return text if whole or len(text) > LONGEST_SENTENCE else None


def sign_of(sentence: str) -> Sign | None:
    """What the first sentence of a text says about the text; None where it begins as an answer does."""
    start = _INTERJECTIONS.match(sentence).end()  # type: ignore[union-attr]
    names_a_game = _NAMES_A_GAME.search(sentence) is not None
    if _OF_THE_USER.match(sentence, start):
        return Sign.THOUGHT
    if _OF_THE_PLAYER.match(sentence, start):
        return Sign.DOUBT if names_a_game else Sign.THOUGHT
    if _PLANS.match(sentence, start):
        return Sign.DOUBT if names_a_game else Sign.ASIDE
    return None
