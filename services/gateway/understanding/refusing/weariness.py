"""Tells what of a message somebody is tired of, in eleven languages: "me cansé de", "bıktım", "玩腻了"."""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import bare, pattern

# Letters that are looked at on either side.
_FAR = 120
# fmt: off
_CLAUSE = pattern(r"[.;:!?()\n。；！？]|\b(?:but|pero|mais|mas|aber|sondern|ama|fakat|зато|ale|але|lecz)\b|但|而是")
_LIST = re.compile(r"[,，、]")
# What follows these in the clause is refused; in Turkish and Japanese it stands before them.
_WEARY_OF = pattern(
    r"\b(?:(?:sick|tired|weary|bored) (?:to death )?(?:of|with)|fed up with|had enough of|enough of|done with|"
    r"burn(?:ed|t) out on|over(?:dosed|played)|(?:can'?t|cannot) stand|"
    r"устал\w? от|(?<!не )надоел\w*|задолбал\w*|заколебал\w*|достал[аио]?|тошнит от|хватит (?:с меня )?|"
    r"наелс[яь]|наелась|"
    r"hab\w* (?:ich )?(?:\w+ )?(?:genug|die nase voll) von|genug von|(?:die )?nase voll von|satt|"
    r"(?:kann|mag) keine?n? mehr|"
    r"(?:me )?cans[eé] de|(?:estoy )?(?:hart[oa]|cansad[oa]|aburrid[oa]) de|me (?:aburr\w+|hart[eé]) de|paso de|"
    r"(?:y?en ai )?(?:marre|assez|ras[- ]le[- ]bol) d(?:e|es|u)?|fatigué\w* d(?:e|es|u)?|lass[eé]\w* d(?:e|es|u)?|"
    r"cans(?:ei|ad[oa]) d[eoa]s?|enjo(?:ei|ad[oa]) d[eoa]s?|fart[oa] d[eoa]s?|chega d[eoa]s?|de saco cheio d[eoa]s?|"
    r"(?<!не )(?:за)?набрид\w*|остогид\w*|втомив\w* від|втомилас\w* від|досить|годі|"
    r"(?:mam |mamy )?(?:dość|dosyć)|rzyga(?:m|ć)(?: już)?|(?:mam |mamy )?po dziurki w nosie|"
    r"hasta (?:las narices|el gorro) de|блевать (?:уже )?от|воротит от|нудить від|верне від|kotzt mich an|"
    r"ne peux plus (?:voir|supporter)|znudził\w* (?:mi )?(?:się|mnie)?|przejadł\w* (?:mi )?się|męcz\w+ mnie)(?!\w)|"
    r"(?:玩|看)?(?:腻|膩|够|烦|厌|吐)(?:了|烦|倦)"
)
_WEARY_OF_WHAT_IS_BEFORE = pattern(
    r"\b(?:bık(?:tı\w*|kın\w*)|sıkıl(?:dı\w*)|usan(?:dı\w*)|yorul(?:du\w*)|bay(?:dı\w*|ıyor\w*))\b|飽き|うんざり|お腹いっぱい|"
    r"(?:玩|看)?(?:腻|膩|够|烦)了|надоел\w*|достали|набридли|остогидли|(?:wy|z|za)nudził\w*"
)
# Behind these a wish begins: "tired of zombies, give me farming".
_NEW_WISH = pattern(
    r"[,，、]|"
    r"\b(?:give|want|show|find|need|something|anything|дай\w*|хо(?:чу|чется|тим)|посовету\w*|покажи|gib|will|möchte|"
    r"etwas|was|quiero|dame|algo|busco|veux|donne\w*|cherche|quero|istiyorum|ver|хо(?:чу|четься)|порадь\w*|щось|"
    r"chcę|daj|coś)\b|想|给|来|推荐|欲しい|したい|教えて"
)
# fmt: on


def is_wearied_of(text: str, start: int, end: int) -> bool:
    """Whether somebody is tired of what stands at `text[start:end]`, alone or in a list: "me cansé de X y de Y"."""
    before = _CLAUSE.split(bare(text[max(0, start - _FAR) : start]))[-1]
    if (weary := list(_WEARY_OF.finditer(before))) and not _NEW_WISH.search(before[weary[-1].end() :]):
        return True
    behind = _CLAUSE.split(bare(text[end : end + _FAR]))[0]
    weary_behind = _WEARY_OF_WHAT_IS_BEFORE.search(behind)
    return weary_behind is not None and not _LIST.search(behind[: weary_behind.start()])
