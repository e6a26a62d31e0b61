"""Reads whether a message asks for games for a grown-up, after a child was spoken of: "one for me", "I'm 35".

What it takes away protects a child, so only words count that leave no doubt; a message that speaks of a child itself,
or of playing with somebody ("for me and her"), never asks for a grown-up alone.
"""

from __future__ import annotations

from services.gateway.understanding.amounts.ages.children import ADULT, CHILD_WORDS, read_child_age
from services.gateway.understanding.amounts.ages.own_ages import ages_said_of_oneself, sure_own_ages
from services.gateway.understanding.amounts.ages.sleeping_children import is_while_they_sleep, without_sleep
from services.gateway.understanding.plain_text import bare, pattern, plain
from services.gateway.understanding.refusing.refusals import is_refused

_FAR = 60
# fmt: off
_AND = r"(?:and|und|и|та|й|y|e|et|ve|i|oraz|with|mit|con|com|avec|ile|с|со|z|ze|з|із)"
_TOGETHER = pattern(
    # "For me, i like ..." begins anew.
    rf"\b(?:me|myself)\W+(?!i\b)(?:{_AND})\b(?! now)|"
    rf"\b(?:mich|меня|себя|мене|себе|mí|mi|moi|mim|mnie|siebie|ben|benim|bizim)\W+(?:{_AND})\b(?! now)|"
    rf"\w\W+(?:{_AND})\W+(?:(?:also |auch )?(?:for|für|для|para|pour|dla) )?(?:me|mich|меня|мене|mí|moi|mim|mnie)\b|"
    r"\b(?:birlikte|beraber)\b|我和|和我|跟我|[私俺僕]と|と[私俺僕]|一緒|一起")
_PARTNER = pattern(
    r"\b(?:wife|husband|girlfriend|boyfriend|fiancée?|spouse|жен(?:а|е|ы|ой|у)|муж(?:а|у|ем)?|(?:meine[rn]?|"
    r"meinem) (?:frau|mann|freundin)|esposa|marido|novi[oa]|pareja|ma femme|mon mari|ma copine|mon copain|"
    r"namorad[oa]|eşim\w*|karım\w*|kocam\w*|sevgilim\w*|дружин\w+|чоловік\w+|żon(?:a|y|ie|ą)|męż\w+|mąż)\b|"
    r"老婆|老公|妻|夫|嫁|旦那|女朋友|男朋友|彼女|彼氏")
# Who speaks of somebody else may still mean the child.
_SOMEBODY = pattern(
    r"\b(?:she|he|her|him|they|them|она|он|ей|ему|неё|него|(?:für|mit) (?:sie|ihn|ihr|ihm)|ella|él|elle|lui|"
    r"ela|ele|onun|ona|onunla|вона|він|їй|йому|неї|нього|jej|jemu|niej|niego)\b|[他她]|彼(?![女氏])|あの子|この子")
# "Ok and for me" names nobody else whom it would be for.
_LEAD = pattern(
    r"\A\W*(?:ok(?:ay)?|well|so|yes|ну|ладно|ок|хорошо|ja|gut|also|vale|bueno|bon|bom|tá|tamam|peki|добре|dobra|"
    r"dobrze)\b"
)
# Children who sleep do not play.
_SLEEP = (
    r"(?:asleep|sleeps?|sleeping|in bed|to bed|сп(?:ит|ят)|(?:за|у)сн\w+|лягут|ляжет|сплять|спить|schl[aä]f\w*|"
    r"eingeschlafen|im bett|duerm\w+|dorm\w+|acostad\w+|en la cama|couch[ée]\w*|dort|endormi\w*|au lit|na cama|"
    r"deitad\w+|uyu\w+|yat(?:tı|ınca|ıyor|mış)\w*|[sś]pi(?:ą|my|sz|ąc\w*)?|zasn\w+|w łóżku)"
)
_ASLEEP = pattern(
    rf"(?:{CHILD_WORDS}|\b(?:they|s?he|они|он[аи]?|вони|він|вона|sie|er|ellos|ellas|ella|él|ils|elles|il|elle|eles|"
    rf"elas|o|onlar|"
    rf"ele|ela|oni|ona|on|one)\b)(?:['’]\w+)?(?:\W+\w+){{0,3}}?\W+{_SLEEP}\b|"
    rf"\b(?:duerm\w+|dorm\w+|спят|спит|сплять|спить|śpi(?:ą|my|sz)?) (?:\w+ )?(?:{CHILD_WORDS})|"
    rf"(?:{CHILD_WORDS})\w{{0,4}}(?:睡|上床|寝|眠)\w{{0,3}}|"
    rf"\b(?:cuando|quando|quand|когда|коли|wenn|kiedy|gdy) (?:ya |se |já )*{_SLEEP}\b"
)
# A game for one's husband is for no child, but one to play with him may be.
_FOR_A_PARTNER = pattern(
    r"\bfor (?:my |the )?(?:wife|husband|girlfriend|boyfriend|fiancée?)\b|\bfür (?:meine[nr]?|die|den) "
    r"(?:frau|mann|freundin)\b|\bдля (?:моего |моей |моєї |мого )?(?:жены|мужа|дружини|чоловіка)\b|"
    r"\bpara (?:mi |el |la )?(?:esposa|esposo|marido|mujer)\b|"
    r"\bpour (?:mon |ma )?(?:femme|mari)\b|\bp(?:a)?ra (?:[oa] )?(?:meu |minha )?(?:esposa|esposo|"
    r"marido|mulher|namorad[oa])\b|\b(?:eşim|karım|kocam|sevgilim) için\b|"
    r"\bdla (?:moje(?:go|j) )?(?:żony|męża)\b|(?:给|適合|适合)我?(?:老婆|老公|女朋友|男朋友)|"
    r"(?:妻|夫|嫁|旦那)(?:用|向け)"
)
# Who plays with the partner may be the child.
_WITH_SOMEBODY = pattern(
    r"\b(?:with (?:her|him|them)|mit (?:ihr|ihm|ihnen)|с (?:ней|ним|ними|малым|малой|мелк\w+)|avec (?:lui|elle|eux)|"
    r"con (?:él|ella|ellos)|com (?:ele|ela|eles)|z (?:nią|nim|nimi)|з (?:нею|ним|ними)|onunla|"
    r"(?:und|and|et|y|e|и|і|i|ve) (?:die |der |das |the |la |le |el |a |o )?(?:kleinen?|little one|petite?|pequeñ[oa]|"
    r"pequen[oa]|малыш\w*|мелк\w+|mał[yae]\w*|ufaklık))\b|和(?:他|她|孩子)|(?:彼|彼女|子供|子ども)と"
)
# "Find one for me" is on my behalf, "one for me" to play.
_ON_BEHALF = pattern(
    r"\b(?:find|pick|choose|get|recommend|suggest|look|search|select|do|check|out)\b(?:\W+\w+){0,4}?\W+for me\b"
    r"(?!\W+(?:now|instead|this time|too|as well|myself|alone)\b)")
_FOR_ME = pattern(
    r"\bfor (?:me|myself)\b|\b(?:сам(?:ому|ой) мне|мне (?:одно(?:му|й)|самому|самой|как взросл\w+)|"
    r"(?:только|лично) мне|себе (?:одно(?:му|й)|самому|самой)|(?:теперь|лично|хочу|ищу) себе|"
    r"мені (?:самому|самій|одному|одній)|(?:тільки|лише|особисто) мені|(?:тепер|особисто|хочу|шукаю) собі)\b|"
    r"\bfür mich\b(?! (?:raus|heraus|aus|finden|suchen|wählen))|\b(?:для|лично) меня\b|"
    r"\bдля себя\b|"
    r"\bpara mí(?: mism[oa])?(?=\s*(?:$|[^\w\s]|(?:y|pero|que|algo|uno|una|sol[oa]|también|ahora|esta)\b|"
    r"de (?!\d|(?:un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece)\b)))|"
    r"\bpour moi\b|\bp(?:a)?ra mim\b|\bbenim için\b|\bkendim için\b|"
    r"\bkendime\b|\bben\b(?! d[ea]\b)(?:\W+\w+){0,5}?\W+oyna(?:yayım|yacağım|mak istiyorum)|\bbana ise\b|"
    r"\bbana da (?:bir|bi)\b(?!.*\b(?:uygun|olsun))|\b(?:bir|bi) tane de bana\b(?!.*\b(?:uygun|olsun))|"
    r"\bдля мене\b|\bдля себе\b|\bdla (?:mnie|siebie)\b|(?:给|適合|适合)我(?:自己)?玩|我自己(?:也)?(?:想|要)?玩|"
    r"给我?自己|"
    # "And I myself want ..."
    r"\b(?:а|и|но) сам[аи]? я (?:бы )?(?:хочу|хотел\w*|люблю|играю|поиграл\w*|поиграю)\b|"
    r"\b(?:сам|сама) (?:хочу|хотел[аи]? бы) (?:по)?играть\b|"
    r"\b(?:а|і|й|але) сам[аи]? я (?:б )?(?:хочу|хотів|хотіла|люблю|граю|пограв|пограла)\b|"
    r"\b(?:und|aber) ich selbst (?:will|möchte|mag|spiele|hätte gern)\b|"
    r"\b(?:and|but) i myself (?:want|would like|like|play|am into)\b|"
    r"\b(?:a|i|ale) (?:ja )?sam[ai]? (?:chcę|chciał\w+|wolę|lubię|gram|pograł\w+)\b|"
    r"(?:私|僕|俺)(?:ひとり|一人|独り)で(?:遊|や[るりろっ]|プレイ)|"
    r"自分用|私用|自分向け|"
    r"(?:私|僕|俺|自分)(?:だけ[でが]?|が(?:夜|一人で|ひとりで))(?:夜|昼|朝|あとで|後で|一人で|ひとりで|に)*"
    r"(?:遊|や[るりろっ]|プレイ)|(?:俺|僕)用")
# With the child, or without it where that is asleep.
_I_TOO = pattern(r"\bben de\b(?:\W+\w+){0,5}?\W+oyna(?:yayım|yacağım|mak istiyorum)")
_FOR_ADULTS = pattern(
    r"\bfor (?:adults?|grown[- ]?ups?)\b|\bдля (?:взрослых|дорослих)\b|\bfür erwachsene\b|\bpara (?:adult[oa]s|"
    r"mayores(?! de \d))\b|\bpour (?:les )?adultes\b|\byetişkin(?:ler)? için\b|\bdla dorosłych\b|"
    r"(?:给)?成(?:年)?人(?:玩|向|的游戏)|大人(?:向け|用|の|が遊)")
# "That's for adults" complains of what was shown, and "for adults too" is for children as well.
_OF_A_GAME = pattern(
    r"\b(?:that|this|it|these|those|they|all)(?:['’]?s|['’]?re| is| are| was| were| looks?| seems?| sounds?)"
    r"(?: \w+){0,3} for$|"
    r"\b(?:это|эти|эта|этот|они|оно|всё|все|це|ці|ця|цей|вони|воно|усе)(?: \w+){0,2} для$|"
    r"\b(?:das|dies|diese|die|sie|es|alle) (?:ist|sind|war|waren)(?: \w+){0,3} für$|"
    r"\b(?:es|son|era|eran|parecen?|é|são|eram|parecem)(?: \w+){0,2} para$|"
    r"\b(?:c['’]?est|sont|c['’]?était|étaient)(?: \w+){0,2} pour(?: les)?$|"
    r"\b(?:bu|bunlar|şu|şunlar|onlar)(?: \w+){0,2}$|\b(?:to|są|jest)(?: \w+){0,2} dla$|"
    r"(?:这|那)(?:些|个|款|都|游戏|不|也)*是?(?:给)?$|(?:これ|それ|全部|どれも)\S{0,4}$|"
    # The second one is, and none of these are to come.
    r"\b(?:first|second|third|fourth|fifth|last|ones?|\d(?:st|nd|rd|th)) (?:one )?(?:is|are|was) for$|"
    r"\b(?:stop|why|no more|enough)\b.{0,40} for$|\b(?:erste|zweite|dritte|vierte|letzte)\w? (?:ist|war) für$|"
    r"\b(?:перв|втор|трет|четв[её]рт|последн|перш|друг|остан)\w* для$|"
    r"\b(?:primer|segund|tercer|últim|terceir|primeir)\w* (?:es|é|era) para$|"
    r"\b(?:premi|deuxi|secon|troisi|derni)\w+ (?:est|c['’]est) pour(?: les)?$|"
    r"\b(?:pierwsz|drug|trzeci|ostatni)\w* (?:jest )?dla$|第[一二三四五\d][个個]是?(?:给)?$|\d番目は$"
)
_AS_WELL = pattern(
    r"^\W*(?:(?:too|as well|also|тоже|также|auch|también|aussi|também|da|de|теж|також|też|także)\b|[也も])"
)
_ADULTS = pattern(
    r"(?:adult\w*|grown[- ]?ups?|взрослых|дорослих|erwachsene|mayores|yetişkin\w* için|dorosłych|"
    r"成(?:年)?人\S*|大人\S*)$"
)
# fmt: on


def says_own_adult_age(text: str) -> bool:
    """Whether the writer says of themselves how old they are, and that they are grown up: "I'm 41"."""
    return _is_grown_up(bare(plain(text)))


def names_adults(text: str) -> bool:
    """Whether a message says "for adults", of whatever."""
    return _FOR_ADULTS.search(bare(plain(text))) is not None


def is_for_an_adult(text: str) -> bool:
    """Whether a message asks for games for its writer or for grown-ups, and for no child."""
    whole, is_asleep = bare(plain(text)), is_while_they_sleep(text)
    awake = _ASLEEP.sub(" ", without_sleep(text))
    readable = _LEAD.sub(" ", awake)
    # The age is read of the text as it is, since "4 años" is none without its accents.
    if read_child_age(text if awake == whole else awake) is not None or _SOMEBODY.search(readable):
        return False
    if _is_grown_up(readable) or (is_asleep and not _WITH_SOMEBODY.search(readable)):
        return True
    if any(_asks_for_adults(readable, *match.span()) for match in _FOR_ADULTS.finditer(readable)):
        return True
    partner = _FOR_A_PARTNER.search(readable)
    if partner is not None and not is_refused(readable, *partner.span()) and not _WITH_SOMEBODY.search(readable):
        return True
    said = _FOR_ME.search(readable) or (_I_TOO.search(readable) if awake != whole else None)
    is_refusal = said is not None and is_refused(readable, *said.span())
    if said is None or is_refusal or _ON_BEHALF.search(readable):
        return False
    return not _TOGETHER.search(readable) or _PARTNER.search(readable) is not None


def _asks_for_adults(readable: str, start: int, end: int) -> bool:
    """Whether the words "for adults" at a place of a message wish for such games, and for them alone."""
    until = _ADULTS.sub("", readable[max(0, start - _FAR) : end]).rstrip()
    is_told = _OF_A_GAME.search(until) is not None or _AS_WELL.match(readable[end:]) is not None
    return not is_told and not is_refused(readable, start, end)


def _is_grown_up(readable: str) -> bool:
    said = sure_own_ages(readable)
    return bool(said) and min((*said, *ages_said_of_oneself(readable))) >= ADULT
