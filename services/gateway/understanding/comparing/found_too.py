"""Finds what games are found to be, and so are not to be: "the 2nd one is ancient", "не слишком старое?", "zu kurz".

In eleven languages. What is too short is wished to be longer, and what is shown and found old to be newer.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern

_FAR = 50
# fmt: off
_TOO_WORDS = (
    r"(?:too|слишком|чересчур|больно|надто|занадто|задто|zu|demasiado|tan|trop|tão|fazla|aşırı|zbyt|za)"
)
_SOFTLY = (
    r"(?:so|really|pretty|kinda|a bit|very|like|way|far|just|all|rather|quite|super|же|ж|уже|вже|какая-то|какое-то|"
    r"какие-то|якась|якісь|очень|дуже|прям|совсем|ja|viel|echt|doch|schon|mir|voll|sehr|ziemlich|muy|re|un poco|ya|"
    r"bien|très|hyper|vraiment|un peu|muito|mt|bem|meio|çok|baya|bayağı|bardzo|strasznie)"
)
_TOO = pattern(rf"(?:\b{_TOO_WORDS}\W+|[太过過]于?)$")
_IS_SO = pattern(
    rf"(?:\b(?:ones?|it|this|these|those|they|games?|first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th))"
    r"(?:['’]?s|['’]?re| is| are| was| looks?| seems?| feels?)|"
    r"(?:^|[.,;:!?] ?|\b(?:but|no|nah|bro|dude|ugh|lol|man)\W+)that(?:['’]?s| is| looks?)|"
    r"\b(?:перв(?:ая|ый|ое)|втор(?:ая|ой|ое)|трет(?:ья|ий|ье)|четв[её]рт(?:ая|ый|ое)|пят(?:ая|ый|ое)|последн(?:яя|ий|ее)|"
    r"перша|друга|третя|четверта|остання|эта|эти|это|они|она|ця|ці|це|вони|вона)(?: —| -)?|"
    r"\b(?:erste|zweite|dritte|vierte|fünfte|letzte|das|die|es|sie|alle|spiele?) (?:ist|sind|war|waren|wirkt)|"
    r"\b(?:primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|quint[oa]|últim[oa]|es[oae]s?|est[oae]s?|juegos?|todos) "
    r"(?:es|son|está|están|parece)|"
    r"\b(?:(?:premi(?:er|ère)|deuxième|second|seconde|troisième|quatrième|dernier|dernière|ça|il|ils|elle|elles|jeux?) "
    r"(?:est|sont|fait)|c['’]?est)|"
    r"\b(?:primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|últim[oa]|ess[ea]s?|isso|eles|elas|jogos?) "
    r"(?:é|são|tá|está|parece)|"
    r"\b(?:ilki|birincisi|ikincisi|üçüncüsü|sonuncusu|bunlar|hepsi) (?:çok|baya|bayağı)|"
    r"\b(?:pierwsz[aey]|drug[aie]|trzeci[ae]?|ostatni[ae]?|ta|te|to|one|ona)(?: gra| gry)? (?:jest|są|wygląda)|"
    r"(?:第[一二三四五][个款]|这个|那个|这些|那些)(?:游戏)?(?:也|都|有点|好|很|真|太){0,2})"
    rf"(?:\W+{_SOFTLY})*\W*$|(?:番目|つ目|これ|それ|どれも)(?:の(?:ゲーム|やつ))?[はがも](?:ちょっと|かなり|すごく|もう)?$"
)
_OLD = pattern(
    r"(?:ancient|old|outdated|dated|prehistoric|antique|стар(?:ый|ая|ое|ую|ые|ой|ых|ьё|ий|а|е|у|і)|древн(?:ий|яя|ие|юю|ья)|"
    r"древн(?:я|і|ій)|давн(?:ий|яя|ие|ій|я|і)|допотопн\w+|устаревш\w+|застаріл\w+|(?:ur|stein)?alte?[ns]?|veraltet|"
    r"viej[oa]s?|antigu[oa]s?|anticuad[oa]s?|vieux|vieilles?|ancien(?:ne)?s?|antiques?|velh[oa]s?|antig[oa]s?|"
    r"ultrapassad[oa]s?|eski|star[aey]|przestarzał\w+|老|旧|古老|过时|古い|古)"
)
# fmt: on
_BEGINNING = pattern(rf"^(?:\w+\W+){{0,2}}?(?:{_TOO_WORDS}\W+|[太过過]于?)(?=\w)")


def found_old(text: str, start: int, end: int) -> bool:
    """Whether the words at `text[start:end]` find a game old that was shown: "that one is ancient"."""
    before = bare(text[max(0, start - _FAR) : start])
    return is_merely_old(text[start:end]) and _IS_SO.search(before) is not None


def is_merely_old(words: str) -> bool:
    """Whether words say that something is old, and not that it is older or has some age."""
    return _OLD.fullmatch(bare(words).strip()) is not None


def with_too(text: str, start: int) -> int:
    """Where words that begin at `start` begin with "too", if that stands right before them; else `start`."""
    first = max(0, start - _FAR)
    match = _TOO.search(bare(text[first:start]))
    return first + match.start() if match is not None else start


def without_too(words: str) -> str | None:
    """The words without a "too" in their beginning; None where they have none."""
    readable = bare(words)
    match = _BEGINNING.match(readable)
    return words[match.end() :] if match is not None else None
