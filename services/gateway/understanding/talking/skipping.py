"""Reads the words by which a player skips a game, and those that point at one without its place or name.

"Skip it", "скипаем" and "passe" turn a game down; "that one", "её" and "celui-là" mean the one that was spoken of last.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import bare, pattern

_CLAUSES = re.compile(r"[.,;:!?…\n。，；！？、]+")
# Letters of a message that are looked at.
_MOST_LETTERS = 300
# fmt: off
_SKIPS = pattern(
    r"\b(?:skip(?:ped|ping|s)?|pass on|"
    r"скип\w*|пропус(?:т|к)\w+|отмета\w+|отмет[её]м|мимо|"
    r"skippe?n?|überspring\w*|auslassen|lass\w* (?:\w+ )?(?:weg|aus)|"
    r"s[aá]lta(?!r\b|mont)\w*|descarta\w*|descarto|(?:yo )?paso de|"
    r"saute[sz]?|sautons|zappe[sz]?|(?:on|je) passe(?! (?:le temps|du temps|une?|la soirée|à)\b)|"
    r"pula|pulo|pulamos|vamos pular|pode pular|"
    r"atla|atlayal[ıi]m|ge[çc]elim|pas ge[çc]\w*|"
    r"скіп\w*|пропус(?:т|к)\w+|відкида\w+|повз|"
    r"pomi[nń]\w*|pomija\w*|pomijamy|skipuj\w*|skipn\w+|przeskocz\w*|odpada|odrzuca\w*)\b|"
    r"跳过|跳過|略过|スキップ|飛ばし|パスで|パスし"
)
# Words for "this" point at no game where a noun follows: "ya tengo esa consola".
_ALONE = r"(?= (?:{words})\b|\W*$)"
_IN_SPANISH = _ALONE.format(words="ya|lo|la|no|me|juego|tambi[ée]n|tampoco|es")
_IN_PORTUGUESE = _ALONE.format(words="j[áa]|eu|a gente|n[ãa]o|jogo|tamb[ée]m|a[íi]")
_IN_RUSSIAN = _ALONE.format(
    words="игру|уже|я|мы|не|у меня|тоже|скип\\w*|пропус\\w+|прош\\w+|отмет\\w+|видел\\w*|знаю"
)
_IN_UKRAINIAN = _ALONE.format(words="гру|вже|я|ми|не|у мене|теж|скіп\\w*|пропус\\w+|прой\\w+|відкида\\w+|бачи\\w+|знаю")
_IN_POLISH = _ALONE.format(words="gr[ęe]|już|mam|znam|nie|też|pomi\\w+|skip\\w*|odrzuc\\w+")
_IN_GERMAN = _ALONE.format(words="kenn\\w*|hab\\w*|hatte\\w*|spiel|da|hier|ist|war|nicht|überspring\\w*|skip\\w*")
_THAT_ONE = pattern(
    r"\b(?:(?:that|this)(?: one|(?= (?:already|game)\b))|ce(?:lui|lle)[- ]?(?:l[aà]|ci)|ce jeu|bunu|onu|şunu|"
    r"(?:bu|o|şu)(?= değil))(?!\w)|"
    rf"\b(?:эт(?:у|от|а)|её|ее){_IN_RUSSIAN}|\b(?:ц(?:ю|ей|я)|її){_IN_UKRAINIAN}|\bdies(?:e[sr]?|en){_IN_GERMAN}|"
    rf"\b(?:es[ea]|est[ea]){_IN_SPANISH}|\b(?:ess[ea]|est[ea]){_IN_PORTUGUESE}|\b(?:tę|te|tego|ten){_IN_POLISH}|"
    r"[这那](?:个|款|個)(?=已|我|玩|有|都|不|就|跳|先|了|游戏|\W*$)|(?:それ|これ|この(?:ゲーム|やつ))(?=は|も|を|なら|もう|じゃ|では|、|\W*$)"
)
# With a verb that takes it, "it" is a game, too.
_IT = pattern(
    r"\b(?:skip|pass on|(?:have|got|own|played|finished|beaten|know)(?: already)?) (?:it|that)\b|"
    r"\b(?:das|den|die) (?:kenn|hab|überspring|skip|lass)\w*|\b(?:kenn|hab|überspring|skip|lass)\w* (?:ich |wir )?"
    r"(?:das|den|die)\b(?! \w{3,} (?:spiel|genre))|\b(?:s[aá]lta|descarta)(?:lo|la|mos\w*)\b|"
    r"\b(?:l[oa]) (?:salt|descart)\w+|\b(?:je|on|j)[ '’](?:l[ea] |l['’])(?:passe|saute|zappe|ai|connais)\b|"
    r"\b(?:saute|passe|zappe)[- ]l[ea]\b|\bpul[ao] (?:ele|ela|iss[oa])\b|"
    r"\b(?:pomi[nń]\w*|skip\w*|przeskocz\w*) (?:j[ąa]|to)\b"
)
# fmt: on


def clauses_of(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a message begin and end, in code points; of a long message those that are looked at."""
    said = text[:_MOST_LETTERS]
    ends = [*(match.span() for match in _CLAUSES.finditer(said)), (len(said), len(said))]
    starts = [0, *(end for _, end in ends)]
    return [(start, end) for start, (end, _) in zip(starts, ends, strict=False) if start < end]


def skips(clause: str) -> bool:
    """Whether a clause turns down what it speaks of: "skip it", "первую пропустим"."""
    return _SKIPS.search(bare(clause)) is not None


def points_at_one(clause: str) -> bool:
    """Whether a clause points at one game without its place or name: "that one", "celui-là"."""
    return _THAT_ONE.search(bare(clause)) is not None


def speaks_of_it(clause: str) -> bool:
    """Whether a clause speaks of what was spoken of before: "skip it"."""
    return _IT.search(bare(clause)) is not None
