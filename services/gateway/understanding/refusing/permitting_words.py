"""Tells what a message only permits, in eleven languages: "zombies are fine", "аниме можно", "it needn't be horror".

What is permitted is neither wanted nor refused. A question asks whether it may be, and permits nothing.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.giving_up_words import NOT_NEEDED

_FAR = 60
# fmt: off
_END = (
    r"(?=\s*(?:$|[.,;:!…)。，、！]|\b(?:but|now|again|for me|by me|too|as well|и|а|но|теперь|снова|але|тепер|aber|"
    r"jetzt|pero|ahora|mais|maintenant|mas|agora|ama|ale|teraz|artık|if|если|якщо|wenn|falls|si|se|jeśli)\b))"
)
# Behind what is permitted.
_BEHIND = pattern(
    rf"^\w*(?: (?:games?|игр\w*|ігри|spiele|juegos|jeux|jogos|gry|oyun\w*))? (?:"
    r"(?:(?:is|are|r|would be|['’]?s)(?: (?:also|now|again|totally|actually|perfectly))* (?:fine|ok|okay|alright|"
    r"all right|allowed|acceptable|welcome)|(?:fine|ok|okay) (?:too|now|again|as well)|(?:can|may|could) be (?:in|"
    r"there))|"
    r"(?:(?:тоже|теперь|уже|снова|в принципе|и|так и быть) )*(?:можно|норм\w*|ок|окей|пойд[её]т|пойдут|сойд[её]т|"
    r"сойдут|"
    r"подойд[её]т|подойдут|годится|годятся|разрешаю|допустим\w*|не против)(?: (?:тоже|и))?|"
    r"(?:(?:теж|також|тепер|вже|знову) )*(?:можна|ок|піде|підуть|підійде|підійдуть|годиться|годяться|"
    r"дозволяю)(?: теж)?|"
    r"(?:(?:też|teraz|już|znowu) )*(?:może być|mogą być|(?:jest|są) (?:ok|okej|w porządku)|ok|okej|ujdzie|"
    r"ujdą)(?: też)?|"
    r"(?:ist|sind|wäre|wären|geht|gehen|darf|dürfen|kann|können)(?: (?:auch|jetzt|doch|schon|wieder|ruhig|gern\w*|"
    r"mir))* "
    r"(?:ok|okay|in ordnung|erlaubt|recht|sein|dabei sein|vorkommen|auch)|(?:geht|gehen) (?:auch|klar|doch|in ordnung)|"
    r"auch (?:ok|okay|in ordnung)|"
    r"(?:(?:también|ahora|ya) )*(?:vale[ns]?|están? bien|me vale[ns]?|puede[ns]? ser|"
    r"no me importan?)(?: también)?|"
    r"(?:ça (?:me )?va|c['’]est (?:bon|ok|possible)|ça passe|me vont?|(?:est|sont) (?:ok|possibles?|permis\w*)|"
    r"peuvent convenir)(?: aussi)?|"
    r"(?:(?:também|agora|já) )*(?:podem?(?: ser| ter)?|tá bom|tudo bem|valem?|está ok|são ok)(?: também)?|"
    r"(?:da|de) (?:olur|olabilir|fark etmez)|olsa da olur|olabilir|sorun değil"
    rf")(?!\w){_END}|"
    r"^(?:类|的|游戏|那种)*(?:也|其实)+(?:可以|行|没问题|没关系|OK|不错)(?!吗|么|嗎|[?？])|^(?:类|的|游戏)*(?:可以|"
    r"没问题)(?=\s*(?:$|[。，,!！了]))|"
    r"^(?:系|もの|ゲーム)*(?:でも|て?も)(?:別に)?(?:いい(?!の?がい)|OK|オーケー|大丈夫|可(?!愛)|あり)(?!.{0,4}[?？か])|"
    r"^(?:系|もの|ゲーム)*(?:は|なら)(?:あり|大丈夫|OK|いいよ|いいです)(?!ません|.{0,4}[?？か])"
)
# Before what is permitted.
_BEFORE = pattern(
    r"\b(?:(?:i|we) (?:don['’]?t|do not) mind|(?:i['’]?m|we['’]?re|i am) (?:ok|okay|fine|cool|alright) with|"
    r"(?:you can|go ahead and) (?:include|show|bring back)|feel free to include|"
    r"(?:можно|пусть|пускай|разрешаю) (?:и|даже|тоже|снова)|(?:я )?не против|"
    r"(?:можна|хай|нехай) (?:й|і|и|навіть|теж|знову)|(?:я )?не проти|"
    r"(?:może|mogą) być (?:też|i|nawet)|nie mam nic przeciwko|"
    r"(?:darf|dürfen|kann|können) (?:auch|ruhig|wieder|gerne?)|nichts gegen|"
    r"(?:puede[ns]?|podrían?) ser también|también valen|no me importan?|"
    r"peut aussi être|(?:je ne suis )?pas contre|"
    r"pode (?:ser |ter )?também|também pode (?:ser|ter)|não me importo com)"
    r"(?: (?:some|any|the|a|an|los|las|el|la|les|des|du|un|une|os|as|o|com|de|wieder|auch|sein))* (?:\w+ )?$|"
    r"(?:也可以|可以有|不介意|也行)(?:有|是|玩|来点)?$"
)
_NOT_NEEDED_AFTER = pattern(
    r"^\w*(?: (?:olmasına|olması|olmak))? (?:gerek yok|gerekmez|gerekmiyor|şart değil|zorunda değil)|"
    r"^(?:系|もの|ゲーム|向け)*(?:(?:じゃ|で)な(?:くて|く)ても|なくて?も)(?:別に)?(?:いい|OK|大丈夫|構)"
)
_FINE_IN_CHINESE = pattern(r"^(?:类|的|游戏)*也(?:行|可以|没关系)")
_IS_NOT = pattern(r"(?:不是|没有|不带|非)$")
# fmt: on
_BETWEEN = pattern(
    r"^(?: (?:to|be|a|an|the|ein\w*|sein|ser|sea|sean|seja|sejam|soit|être|być|бути|быть|un\w*|uma?|que|de|d['’]|"
    r"on|for|на|для|в|у|auf|für|mit|der|die|dem|am|en|para|el|la|sur|pour|le|les|no|o|na|w|dla|unbedingt))*"
    r"[要是得有非在用 ]*$"
)


def is_permitted(text: str, start: int, end: int) -> bool:
    """Whether the words at `text[start:end]` may be, no more: "zombies r fine"; `start` and `end` count code points."""
    before, behind = bare(text[max(0, start - _FAR) : start]), bare(text[end : end + _FAR])
    return _BEHIND.search(behind) is not None or _BEFORE.search(before) is not None


def is_not_needed(text: str, start: int, end: int) -> bool:
    """Whether the words at `text[start:end]` need not be: "オープンワールドじゃなくてもいい", "不是篮球也行"."""
    before, behind = bare(text[max(0, start - _FAR) : start]), bare(text[end : end + _FAR])
    if _NOT_NEEDED_AFTER.search(behind) or (_FINE_IN_CHINESE.search(behind) and _IS_NOT.search(before)):
        return True
    return any(_BETWEEN.match(before[each.end() :]) for each in NOT_NEEDED.finditer(before))
