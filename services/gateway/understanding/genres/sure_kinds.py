"""Finds where a message surely names a kind of game: words that are said of little else.

"Story", "fast" or "train" stand in many messages that wish for none of it, "roguelike" and "выживалка" do not. Of the
kinds here, what their words name in the training corpus' wishes is labelled as a kind in 98 of 100 cases, and so is
what any kind but a few is called by in several words ("point and click"): in 983 of 1,005. Beside a word for games,
as in "jogo de luta", so is any but those of `_NOT_BESIDE_GAMES`: in 433 of 441.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.gateway.understanding.genres.kinds import KindNames
from services.gateway.understanding.genres.parties import party_places
from services.gateway.understanding.machines.hardware import is_a_part_of_a_machine
from services.gateway.understanding.plain_text import UNSPACED_LETTERS, bare, pattern

_SURE = frozenset(
    (
        "4x",
        "anime",
        "bullet hell",
        "city builder",
        "colony sim",
        "cozy",
        "cyberpunk",
        "deckbuilding",
        "detective",
        "farming",
        "funny",
        "grand strategy",
        "hack and slash",
        "metroidvania",
        "mmo",
        "moba",
        "monster collecting",
        "open world",
        "pirates",
        "pixel art",
        "platformer",
        "post-apocalyptic",
        "racing",
        "roguelike",
        "roguelite",
        "rpg",
        "samurai",
        "shooter",
        "space",
        "steampunk",
        "strategy",
        "survival",
        "tactical",
        "visual novel",
        "western",
        "zombies",
    )
)
_SURE_IF_REFUSED = frozenset(
    (
        "permadeath",
        "card",
        "crafting",
        "fantasy",
        "fighting",
        "horror",
        "point and click",
        "puzzle",
        "real-time",
        "sci-fi",
        "simulation",
        "sports",
        "stealth",
        "turn-based",
        "war",
    )
)
# Beside a word for games these mostly tell of who plays, of how long, of a price or of a title. A wish for horror lifts
# what was refused before, and so has to be marked.
_NOT_BESIDE_GAMES = frozenset(
    (
        "animals",
        "co-op",
        "competitive",
        "difficult",
        "family friendly",
        "fantasy",
        "free to play",
        "horror",
        "local multiplayer",
        "music",
        "online multiplayer",
        "retro",
        "romance",
        "sci-fi",
        "short",
        "superhero",
        "war",
    )
)
# What catalogues call games for a party.
_PARTY = "party game"
# Called by several words, these are mostly said of who plays, or of how long.
_NEVER_SURE = frozenset(("co-op", "educational", "family friendly", "horror", "local multiplayer", "short"))
_SEVERAL_WORDS = re.compile(rf"[^\W_]+[\W_]+[^\W_]|[{UNSPACED_LETTERS}]{{4}}")
# Words of these kinds that are said of other things more often.
# fmt: off
_DOUBTFUL = frozenset((
    "qu'est", "no rush",
    "think", "pensar", "réfléchir", "nachdenken", "scare me", "peur", "medo", "miedo", "面白い", "面白", "有趣",
        "有意思",
        "crime",
    "carrera", "carreras", "course", "courses", "cars", "fps", "ferme", "farm", "shoot", "comic", "rol", "role",
        "roles",
    "paciência", "elf", "bajka", "bajki", "казка", "казку", "сказка", "сказки", "kavga", "ケンカ", "喧嘩", "打架",
    "geist",
    "думать", "подумать", "думати", "denken", "слова", "логика", "логику", "логіка", "mantık", "mantıklı", "beyin",
    "考える", "zukunft", "futur", "futuro", "未来", "майбутнє", "майбутньому", "tirer", "пушки", "пушек", "стрелять",
    "стреляю", "hunger", "hambre", "faim", "fome", "голод", "голода", "голоду", "głód", "açlık", "飢え", "maire",
    "alcalde", "prefeito", "мэр", "мэра", "bürgermeister", "garten", "isla desierta", "ilha deserta", "île déserte",
    "не думать", "не думати", "не спешить", "не поспішати", "sin pensar", "sans réfléchir", "no meu tempo",
    "no meu ritmo", "a mi ritmo", "meinem tempo", "happier", "cheer up", "cheerful", "animarme", "alegrarme",
    "me animar", "me alegrar", "明るい", "开心的", "开心一点", "让人开心", "wreck me", "wrecks me", "на хате",
))
# fmt: on
# Good mornings, good manners and jokes are no kinds either, whatever their endings.
_DOUBTFUL_BEGINNINGS = re.compile(
    r"(?:добр|мил|тепл|тёпл|süss|słod|uroc|шут|жарт|żart|witz|komisch|blague|piada|chiste|dowcip|şaka|saçma|espri|ирони|"
    r"іроні|ironi|sar[ck]as|сарказм|heiter|дурацк|дурн)\w*"
)
# fmt: off
_GAMES_BEHIND = pattern(
    r"^(?:[ -]?(?:spiele?n?|games?)\b|[ -](?:oyun\w*|gam(?:es?|ing)|игр\w*|ігр\w*|ігор)\b|的?游戏|系?の?ゲーム)"
)
_GAMES_BEFORE = pattern(
    r"\b(?:juegos?|jeux?|jogos?|joguinhos?) (?:de |d['’])(?:la |el |las |los )?$|\b(?:gr[aęyą]|gier) $"
)
# fmt: on
# Letters on either side in which games are looked for.
_FAR = 20


def sure_kind_places(
    text: str, kinds: KindNames, *, if_refused: bool = False, in_several_words: bool = False
) -> Iterator[tuple[int, int]]:
    """Where `text` surely names a kind: beginnings and ends, in code points.

    With `if_refused` the kinds that are sure where a word of refusal stands beside them; with `in_several_words` any
    but a few, where several words call them so.
    """
    sure = _SURE_IF_REFUSED if if_refused else _SURE
    if not (if_refused or in_several_words) and not kinds.lacks(_PARTY):
        yield from party_places(text)
    for start, end in (*kinds.places(text), *kinds.unspaced_places(text)):
        said = text[start:end]
        found = kinds.find(said)
        names = {name.casefold() for name in found.names} if found is not None else set()
        if in_several_words:
            is_sure = bool(names - _NEVER_SURE) and _SEVERAL_WORDS.search(said) is not None
        else:
            is_sure = not sure.isdisjoint(names) or (
                not if_refused and bool(names - _NOT_BESIDE_GAMES) and _is_called_a_game(text, start, end)
            )
        is_doubtful = said.casefold() in _DOUBTFUL or _DOUBTFUL_BEGINNINGS.fullmatch(said.casefold()) is not None
        if is_sure and not is_doubtful and not is_a_part_of_a_machine(text, start, end):
            yield start, end


def _is_called_a_game(text: str, start: int, end: int) -> bool:
    """Whether the words at `text[start:end]` say of what kind a game is: "jogo de luta", "dövüş oyunu"."""
    before, behind = bare(text[max(0, start - _FAR) : start]), bare(text[end : end + _FAR])
    return _GAMES_BEHIND.match(behind) is not None or _GAMES_BEFORE.search(before) is not None
