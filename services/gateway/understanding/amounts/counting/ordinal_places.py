"""Finds where a message points at a game of a list by its place, in eleven languages: "the second", "у четвёртой".

Only forms that stand for a thing of a list count: "the first person", "вторая часть" and "第一人称" name something
else. Which place is meant `numbers.py` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.gateway.understanding.amounts.places import Place
from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
_ENGLISH = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|1st|2nd|3rd|[4-9]th|10th)"
_GAME = r"(?:one|game|title|option|pick|suggestion|recommendation)"
# What may follow in a sentence about a game; "the last of us" and "the third world" are none.
_GOES_ON = (
    r"(?=\W*$|[,.?!;:…]| (?:is|was|isn|wasn|does|doesn|do|has|have|can|could|will|would|run|runs|work|works|take|takes|"
    r"last|lasts|support|supports|cost|costs|come|came|on|for|in|to|playable|available|good|hard|free|long|scary|any|"
    r"and|or|then|though|please|about|made|suitable|too|of (?:them|these|those))\b)"
)
_GERMAN = r"(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|letzte)[nrsm]?"
_SPANISH = r"(?:primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|quint[oa]|sext[oa]|últim[oa]|(?:primer|tercer) juego)"
_FRENCH = (
    r"(?:premi(?:er|ère)|deuxième|seconde?|troisième|quatrième|cinquième|sixième|septième|derni(?:er|ère)|"
    r"\d{1,2}(?:e|è|ème|er|ère|nde?))"
)
_PORTUGUESE = r"(?:primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|sext[oa]|últim[oa])"
_TURKISH = (
    r"(?:ilki(?:n\w{1,4}|yle)?|(?:birinci|ikinci|üçüncü|dördüncü|beşinci|altıncı|sonuncu)(?:s[iıuü])?(?:n\w{1,4}|y\w{1,2}|d[ae]n?)?|"
    r"(?:ilk|son) (?:oyun\w*|önerdiğin\w*))"
)
_RUSSIAN = (
    r"(?:перв|втор|четвёрт|пят|шест|седьм|восьм)(?:ая|ое|ый|ой|ого|ому|ым|ом|ую|ою)|трет(?:ий|ья|ье|ьей|ьего|ьему|ьим|ьем|ью)|"
    r"последн(?:яя|ий|ее|ей|его|ему|им|ем|юю)"
)
_UKRAINIAN = (
    r"(?:перш|четверт|п['’ʼ]ят|шост|сьом)(?:ий|а|е|ої|ій|ого|ому|у|ою|им)|трет(?:я|ій|є|ьої|ю|ьою|ього|ьому|ім)|"
    r"останн(?:ій|я|є|ьої|ю|ьою|ього|ьому|ім)|другій|другої|другою"
)
_POLISH = (
    r"(?:pierwsz|czwart|piąt|szóst|siódm)(?:y|a|e|ej|ą|ego|emu|ym)|drug(?:i|a|ie|iej|ą|iego|iemu|im)|"
    r"trzeci(?:a|e|ej|ą|ego|emu|m)?|ostatni(?:a|e|ej|ą|ego|emu|m)?"
)
# A place among other things: parts of a series, turns, persons, worlds, wars, times.
_OF_GAMES = r"(?: (?:игр\w*|гр[аиіуо]\w*|gr[aęyz]\w*|spiels?|titels?|juegos?|jeux?|jogos?|oyun\w*))?"
_OTHER_THINGS = (
    r"(?!-)(?! (?:част|раз|лиц|миров|половин|сери|сезон|глав|уров|взгляд|очеред|мест|врем|план|игрок|персонаж|эпизод|"
    r"особ|світов|рівен|рівн|черг|місц|епізод|част|częś|raz\b|osob|wojn|świat|połow|poziom|plan|stron|rozdział|miejsc|"
    r"gracz|mal\b|teil|person|welt|hälfte|staffel|kapitel|level|platz|jahr|parte|vez\b|veces|persona|guerra|mitad|"
    r"metade|temporada|lugar|entrega|mundo|fois|partie|personne|guerre|moitié|saison|épisode|opus|volet|monde|pessoa|"
    r"feira|kişi|sınıf|dünya|el\b|sezon|bölüm|kez|defa|şahıs|yarı))"
)
_SPACED = pattern(
    rf"\b(?:the|that|this|your) {_ENGLISH}(?: {_GAME})?\b{_GOES_ON}|"
    rf"\b(?:der|die|das|dem|den|des|beim|vom|zum|zur|im|am) {_GERMAN}\b{_OF_GAMES}{_OTHER_THINGS}|"
    rf"\b(?:el|la|lo|del|al|ese|esa|este|esta) {_SPANISH}\b{_OF_GAMES}{_OTHER_THINGS}|"
    rf"\b(?:le|la|du|au) {_FRENCH}\b{_OF_GAMES}{_OTHER_THINGS}|"
    rf"\b(?:o|a|do|da|no|na|ao|esse|essa|pelo|pela) {_PORTUGUESE}\b{_OF_GAMES}{_OTHER_THINGS}|"
    rf"\b(?:{_TURKISH})\b{_OF_GAMES}{_OTHER_THINGS}|"
    rf"(?<!-)\b(?:{_RUSSIAN})\b{_OF_GAMES}{_OTHER_THINGS}|"
    rf"(?<!-)(?<!\bпо )\b(?:{_UKRAINIAN})\b{_OF_GAMES}{_OTHER_THINGS}|"
    rf"(?<!\bpo )\b(?:{_POLISH})\b{_OF_GAMES}{_OTHER_THINGS}|"
    r"(?:\b(?:number|nummer|nr|no|номер|número|numéro|numer|numara)\b|[#№])\.? ?\d{1,2}\b"
)
# These are other words in another Slavic language: "друга" is a friend's, "другого" another one.
_OF_UKRAINIAN_ALONE = pattern(rf"\bдруг(?:а|е|у|ий|ого|ому|им)\b{_OF_GAMES}{_OTHER_THINGS}")
_UKRAINIAN_LETTERS = re.compile("[іїєґ]", re.IGNORECASE)
# All that is said; an article is easily left out then.
_ALONE = pattern(
    r"^\W*(?:(?:and|or|so|what about|how about|und|oder|was ist mit|y|et|e|ve|peki|peki ya|ya|а|и|і|й|та|a|i)\W+){0,2}"
    rf"(?P<place>{_ENGLISH}(?: {_GAME})?|{_GERMAN}|{_SPANISH}|{_FRENCH}|{_PORTUGUESE}|{_TURKISH}|{_RUSSIAN}|"
    rf"{_UKRAINIAN}|"
    r"друг(?:а|е|у|ий)|"
    rf"{_POLISH}){_OF_GAMES}\W*$"
)
_UNSPACED = re.compile(
    r"第[一二两三四五六七八九十\d]{1,2}(?:个|款|项|個|本)?(?!人称|人稱|次|部|代|章|关|天|方|视角|集|季|名|类|世界|者)|"
    r"(?:最后|最後)一?(?:个|個|款)|(?:倒数)第[一二三四五]个|"
    r"[一二三四五六七八九十\d]{1,2}(?:番目|つ目|本目|個目|番め|つめ)|最[初後]の?(?=は|って|やつ|ゲーム|もの|の)"
)
# fmt: on


def ordinal_places(text: str) -> Iterator[Place]:
    """Start and end, the end exclusive, of the words in `text` for the place of a game in a list."""
    readable = bare(text)
    if (alone := _ALONE.search(readable)) is not None:
        yield alone.span("place")
        return
    yield from (match.span() for match in _SPACED.finditer(readable))
    if _UKRAINIAN_LETTERS.search(text):
        yield from (match.span() for match in _OF_UKRAINIAN_ALONE.finditer(readable))
    yield from (match.span() for match in _UNSPACED.finditer(text))
