"""Reads times that are told by what there was then, in eleven languages.

By machines ("времён спектрума", "スーファミ時代"), and by what happened ("after covid", "before the millennium").
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import UNSPACED_LETTERS, bare, pattern

_BEFORE_UNSPACED = re.compile(rf"(?<=[a-z\d])(?=[{UNSPACED_LETTERS}])", re.IGNORECASE)
# fmt: off
# The years in which games came out for these; the first that is named counts.
_ERAS = tuple(
    (first, last, pattern(words))
    for first, last, words in (
        (1990, 1996, r"\b(?:super[- ]?nintendo|super[- ]?nes|super famicom|snes|супер нинтендо|снес)\b|スーファミ|"
                     r"スーパーファミコン|超任"),
        (1983, 1994, r"\b(?:nes|famicom|dendy|денди|pegasus\w*|famiclone|8-?bit\w*)\b|ファミコン|红白机|紅白機|小霸王|"
                     r"任天堂红白"),
        (1982, 1992, r"\b(?:zx|spectrum\w*|спектрум\w*|commodore\w*|c-?64|коммодор\w*|amstrad\w*|msx|atari\w*|"
                     r"атари)\b"),
        (1985, 1995, r"\b(?:amiga\w*|амиг\w+|аміг\w+)\b"),
        (1988, 1996, r"\b(?:mega ?drive|genesis|master system|сег[аиуе]\w*|мегадрайв\w*|16-?bit\w*)\b|メガドライブ|"
                     r"世嘉|メガドラ|PCエンジン"),
        (1989, 2000, r"\b(?:game ?boy\w*|геймбо\w+)\b|ゲームボーイ"),
        (1996, 2001, r"\b(?:n64|nintendo 64)\b|ロクヨン|64 ?時代"),
        (1994, 2000, r"\b(?:(?:ps|пс) ?(?:one|1|i)\b|psx|play ?station (?:one|1)|перв\w+ (?:плойк\w+|playstation|"
                     r"плейстейшен\w*)|"
                     r"перш\w+ плойк\w+|pierwsz\w+ (?:playstation|pleja|plejk\w+)|erste[nr]? playstation|"
                     r"primera play\w*|"
                     r"première play\w*|primeir[oa] play\w*|saturn)\b|初代(?:プレステ|PS|プレイステーション)|プレステ1|"
                     r"サターン"),
        (1998, 2001, r"\b(?:dreamcast|дримкаст\w*)\b|ドリキャス|ドリームキャスト"),
        (2000, 2006, r"\b(?:(?:ps|пс) ?(?:2|ii)\b|play ?station 2|втор\w+ (?:плойк\w+|playstation|плейстейшен\w*)|"
                     r"друг\w+ плойк\w+|game ?cube|геймкуб\w*|drug\w+ (?:playstation|plejk\w+)|first xbox|"
                     r"original xbox|gba|game ?boy advance)\b|プレステ2|ゲームキューブ"),
        (2005, 2013, r"\b(?:(?:ps|пс) ?(?:3|iii)\b|play ?station 3|треть\w+ плойк\w+|xbox ?360|x?360|wii(?! ?u)|psp|"
                     r"nintendo ds|nds)\b|プレステ3"),
        (2013, 2020, r"\b(?:ps ?(?:4|iv)\b|play ?station 4|xbox ?one|3ds|wii ?u)\b|プレステ4"),
        (1981, 1996, r"\b(?:ms-?dos|(?-i:DOS)|dos(?= (?:era|days|games|time))|досовск\w+|доса|дос|дискет\w*|dyskiet\w+|"
                     r"floppy\w*|disket\w*|disquet\w+|disquetes?)\b|フロッピー|软盘"),
        (1980, 1990, r"\b(?:касс?ет\w*|cassettes?|kaset\w*|kassetten\w*)\b|カセットテープ"),
        (1993, 2001, r"\b(?:pentium\w*|пентиум\w*|win(?:dows)? ?9[58]|вин(?:ды)? ?9[58]|dial-?up|модем\w*)\b"),
        (1999, 2012, r"\b(?:flash|флеш\w*|флэш\w*)\b"),
    )
)
# Names of machines tell a time with these words alone, or with those of a bound.
_OF_THE_TIME = pattern(
    r"\b(?:eras?|days?|times?|age|generation|gen|years|before|after|pre|post|since|врем[её]н\w*|времена|эпох\w+|"
    r"эр[аыу]|"
    r"до|после|zeit(?:en)?|ära|vor|nach|época|tiempos?|cuando|antes|después|era|époque|temps|quand|avant|après|tempos?|"
    r"quando|depois|zaman\w*|dönem\w*|çağ\w*|önce\w*|sonra\w*|часів|часи|епох\w+|після|czas\w*|epok\w*|er[yąę]|przed|"
    r"sprzed|po)\b|"
    r"\w(?:zeit|zeiten|ära)\b|\wск\w++ (?:времен|часи)|时代|時代|那会儿|那时|年代|時期|の頃|のころ|世代|以前|以后|前|後"
)
# Japanese counts years by the reigns of its emperors.
_REIGNS = (("昭和", 1978, 1989), ("平成", 1989, 2018), ("令和", 2019, 2030))
_MILLENNIUM = pattern(
    r"\b(?:(?:turn of the )?millenniums?|jahrtausend\w*|milenni?o\w*|millénaire|milênio|milenyum\w*|миллениум\w*|"
    r"тысячелети\w+|мілен[іи]ум\w*|тисячоліт\w+|milenium|tysiącleci\w+|turn of the century|jahrhundertwende)\b|"
    r"千禧|ミレニアム|世纪之交"
)
_PANDEMIC = pattern(
    r"\b(?:covid\w*|corona\w*|pandemi\w*|pandémie|коронавирус\w*|ковид\w*|пандеми\w*|ковід\w*|пандемі\w*|"
    r"koronawirus\w*|"
    r"lockdown\w*|карантин\w*|kwarantann\w*)\b|疫情|新冠|コロナ"
)
# fmt: on


def read_era(text: str) -> tuple[int, int] | None:
    """The first and the last year of the time that words for a time name by a machine or an event; None if none."""
    readable = _BEFORE_UNSPACED.sub(" ", bare(text))
    if _MILLENNIUM.search(readable):
        return 2000, 2000
    if _PANDEMIC.search(readable):
        return 2020, 2021
    for name, first, last in _REIGNS:
        if name in text:
            return first, last
    if _OF_THE_TIME.search(readable):
        return next(((first, last) for first, last, words in _ERAS if words.search(readable)), None)
    return None
