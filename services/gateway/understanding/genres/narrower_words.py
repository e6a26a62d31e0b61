"""Holds words, in eleven languages, for parts of what catalogues have one broad genre for: football, of sports.

Who wishes for sports and refuses football refuses a part of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
_NARROWER: Mapping[str, str] = {
    "sports": (
        r"\b(?:foot\w*|soccer|basket\w*|baseball|hockey|tennis|golf\w*|box(?:ing|en|eo|e)|cricket|rugby|volley\w*|nfl|"
        r"nba|"
        r"nhl|mlb|fifa|pes|ufc|mma|wrestling|ski\w*|snowboard\w*|skat\w*|surf\w*|wrestl\w*|billiards?|darts|bowling|"
        r"футбол\w*|баскетбол\w*|бейсбол\w*|хокк?е[йяюе]\w*|тенн?[иі]с\w*|гольф\w*|бокс\w*|регб[иі]|волейбол\w*|"
        r"крикет\w*|бильярд\w*|більярд\w*|скейт\w*|лыж\w*|лиж\w*|fu(?:ß|ss)ball\w*|eishockey|handball\w*|"
        r"fútbol|futbol\w*|baloncesto|béisbol|tenis\w*|futebol|basquete|vôlei|voleybol|boks|piłk\w*|koszyków\w*|"
        r"siatków\w*|hokej\w*)\b|足球|篮球|籃球|网球|棒球|高尔夫|橄榄球|冰球|拳击|台球|排球|サッカー|バスケ|野球|"
        r"テニス|ゴルフ|ラグビー|"
        r"ボクシング|ホッケー|バレーボール"
    ),
    "racing": (
        r"\b(?:f1|f-1|formula\w*|formel\w*|fórmula|formuła|nascar|rall(?:y|ies|ye|i)\w*|kart\w*|gokart\w*|drift\w*|"
        r"drag|motogp|moto\w*|bikes?|trucks?|формул\w+|ралл[иі]|карт(?:инг\w*|ы|ов)?|дрифт\w*|мото\w*|ф1)\b|"
        r"拉力|卡丁车|方程式|f1|摩托|ラリー|カート|バイク|フォーミュラ"
    ),
    "card": (
        r"\b(?:poker\w*|pókera?|solitaire|solitario|paciência|patience|blackjack|uno|bridge|покер\w*|пасьянс\w*|"
        r"преферанс\w*|skat|pasjans\w*)\b|扑克|斗地主|麻将|ポーカー|ソリティア|麻雀"
    ),
    "puzzle": (
        r"\b(?:sudoku\w*|match[- ]?(?:3|three)\w*|tetris\w*|jigsaw\w*|crosswords?|судоку|три в ряд|кроссворд\w*|"
        r"кросворд\w*|"
        r"тетрис\w*|тетріс\w*|kreuzworträtsel|crucigramas?|mots croisés|palavras cruzadas|krzyżówk\w*)\b|"
        r"数独|消消乐|三消|填字|クロスワード|ジグソー|マッチ3"
    ),
    "horror": (
        r"\b(?:jump[- ]?scar\w*|скример\w*|скрімер\w*|jumpscare\w*|schreckmoment\w*|sustos?|sobresaltos?|sursaut\w*|"
        r"ani korkut\w*|wyskakuj\w+|jumpscar\w+)\b|跳脸|突脸|びっくり|ジャンプスケア|脅かし"
    ),
    "shooter": (
        r"\b(?:fps\w*|first[- ]?person(?:[- ]?shooters?)?|ego-?shooter\w*|от первого лица|(?:від|з) першої особи|"
        r"(?:en|de) primera persona|(?:à|en) la première personne|(?:em|de) primeira pessoa|birinci şahıs|"
        r"z pierwszej osoby|pierwszoosobow\w+)\b|фпс|第一人称|一人称"
    ),
    "rpg": r"\b(?:jrpgs?|crpgs?|arpgs?|жрпг|мморпг|mmorpgs?)\b|日式|和製",
}
# fmt: on
_PATTERNS = {name: pattern(words) for name, words in _NARROWER.items()}
# Games of these have little in common but the name.
_OF_MANY_SORTS = frozenset(("puzzle",))
# What catalogues call a part that has a name of its own.
_PARTS_CALLED: Mapping[str, str] = {"shooter": "first-person"}


def part_called(text: str, names: Iterable[str]) -> str:
    """What catalogues call the part of one of the `names` that words for a kind mean; "" where it has no name."""
    return next(
        (part for name in names if (part := _PARTS_CALLED.get(name.casefold())) and is_narrower(text, [name])), ""
    )


def is_a_small_part(text: str, names: Iterable[str]) -> bool:
    """Whether words mean so small a part of all that `names` are said of that who refuses it likes the rest: "match 3",
    of puzzles."""
    folded = {name.casefold() for name in names}
    return bool(folded) and folded <= _OF_MANY_SORTS and is_narrower(text, folded)


def is_narrower(text: str, names: Iterable[str]) -> bool:
    """Whether words for a kind mean a part of one of the `names` of the catalogue, as is known."""
    readable = bare(text)
    return any(
        (form := _PATTERNS.get(name.casefold())) is not None and form.search(readable) is not None for name in names
    )
