"""Tells what a message judges: "первая - скучная", "the second sucks", "киберпанк играл, не зашло", "loved them all".

In eleven languages.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import bare, pattern

_FAR = 60
# fmt: off
_BAD = pattern(
    r"^(?: (?:one|game|игра|гра|spiel|juego|jeu|jogo|oyun|gra))?(?:,| ?[-—–:])? "
    r"(?:(?:is|was|looks?|sounds?|seems?|это|какая-то|какой-то|ist|war|sieht|es|era|est|était|c['’]est|é|foi|jest|to|"
    r"це|якась|якийсь) )?(?:(?:so|too|really|very|kinda|pretty|a bit|очень|слишком|вообще|какая-то|дуже|занадто|sehr|"
    r"zu|echt|voll|muy|demasiado|très|trop|vraiment|muito|çok|bardzo|za|un peu|um pouco|trochę) )?"
    r"(?:boring|meh|bad|awful|terrible|crap|trash|garbage|dull|lame|ugly|rubbish|sucks|shit|"
    r"скучн\w+|скукота|фигня|отстои|отстой|ерунда|хрень|хуйня|говно|дрянь|так себе|плох\w+|ужасн\w+|шлак|бред|"
    r"не (?:понравил\w+|нравится|зашл[ао]|зашел|то|оч|очень)|"
    r"нудн\w+|нудота|фігня|так собі|поган\w+|жахлив\w+|лайно|не (?:сподобал\w+|подобається|зайшл[ао]|зайшов|те)|"
    r"langweilig|schlecht|mist|doof|blöd|öde|schrott|hässlich|naja|"
    r"aburrid[oa]|mal[oa]|fe[oa]|horrible|una mierda|un rollo|basura|"
    r"nul(?:le)?|ennuyeu(?:x|se)|bof|chiante?|mauvaise?|moche|"
    r"chat[oa]|ruim|entediante|horrível|uma merda|fei[oa]|"
    r"sıkıcı|kötü|berbat|çöp|saçma|"
    r"nudn\w+|słab\w+|beznadziejn\w+|do bani|kiepsk\w+|okropn\w+)(?!\w)|"
    r"^(?:个|款|游戏)?(?:太|很|真|有点|好)?(?:无聊|一般|不行|不好玩|难看|垃圾|没意思|没劲)|"
    r"^(?:の?(?:ゲーム|やつ)?)?(?:は|が)?、?(?:ちょっと|すごく|なんか)?(?:つまらな|微妙|いまいち|イマイチ|ダメ|だめ|クソ|退屈)"
)
# How somebody tells that a game which they know was not to their liking.
_DISLIKED = (
    r"(?:i |we )?(?:really |just )?(?:didn['’]?t|did not|don['’]?t|do not|never) (?:really )?"
    r"(?:like|enjoy|love|get into|click with)|hated|"
    r"(?:was(?:n['’]t| not)|wasnt|not) (?:really )?(?:for (?:me|us)|my thing|great|good|fun)|bored me|"
    r"(?:мне |нам )?не (?:очень |особо |совсем |сильно )?(?:понрав\w+|нрав\w+|зашл[аои]|заш[её]л|впечатлил\w*|люблю)|"
    r"разочаровал\w*|"
    r"(?:мені |нам )?не (?:дуже |надто |зовсім )?(?:сподоба\w+|подоба\w+|зайшл[аои]|зайшов|вразил\w*|люблю)|"
    r"розчарува\w+|"
    r"(?:hat|haben) (?:mir|uns) (?:gar |überhaupt )?nicht (?:so )?gefallen|gefiel (?:mir|uns) nicht|"
    r"(?:mochte|mag) ich (?:gar |überhaupt )?nicht|fand ich (?:nicht gut|doof|langweilig|schlecht|blöd)|"
    r"war nicht (?:so )?(?:mein ding|meins|unser ding)|"
    r"no (?:me|nos) (?:gust\w+|enganch\w+|convenc\w+|mol[oó]|llam[oó])|me aburri\w+|"
    r"(?:(?:je |j['’]|on )(?:n['’])?(?:ai |a )?|(?:ne |n['’])?)?(?:m['’]a )?pas (?:trop |vraiment )?"
    r"(?:aimé|accroché|kiffé|plu)|m['’]a (?:ennuyé|saoulé|déçu)|j['’](?:ai détesté|aime pas)|"
    r"não (?:me )?(?:gost\w+|curti\w*|pegou|prendeu|agradou|rolou)|odiei|achei (?:chat[oa]|ruim|entediante)|"
    r"(?:hiç |pek )?(?:sevme(?:di\w*|m)|beğenmedi\w*|sarmad[ıi]|hoşuma gitmedi|sıkıldım)|"
    r"(?:mi |mnie )?(?:się )?nie (?:podoba\w*|spodoba\w*|podeszł\w*|siadł\w*|wciągn\w+|przypadł\w*)|znudził\w*"
)
_CLAUSE_ENDS = (
    r"(?=\s*(?:[.,;:!…)]|$|\b(?:but|and|so|и|но|а|та|але|und|aber|y|pero|et|mais|e|mas|ve|ama|i|ale)\b))"
)
_IS_DISLIKED = pattern(
    r"^(?:['’]\w{1,4})?(?: [^\s,.;:!?]+){0,2}?(?:,| ?[-—–:]|,? (?:but|but i|но|але|aber|pero|mais|mas|ama|ale))? "
    rf"(?:{_DISLIKED})(?: (?:it|that|them|one|much|at all|мне|нам|мені|mi|się))*{_CLAUSE_ENDS}|"
    r"^(?:玩过|我)?[,，]?(?:但是?)?(?:我)?(?:不(?:太)?喜欢|不好玩|没意思|玩不下去|没感觉)(?=\s*(?:[。，,!！了]|$))|"
    r"^(?:は|を|も)?(?:やった|遊んだ|プレイした)?(?:けど)?[、,]?(?:あまり|あんまり|全然)?(?:好きじゃな|合わな|ハマらな|はまらな|楽しめな|"
    r"つまらな|微妙|面白くな)"
)
# Behind the games that somebody says they have played.
_LOVED = pattern(
    r"\b(?:(?<!everyone )(?<!everybody )(?<!they )(?<!people )(?<!not )(?<!never )"
    r"loved (?:it|them|all|both|every|each|those|that)|(?:all|both) (?:were |are )?(?:great|amazing|awesome|"
    r"superb|brilliant)|"
    r"(?:вс[её]|все|обе|оба|очень) (?:очень )?(?:понравил\w+|зашл[иао]|огонь|супер|кайф)|(?:понравил\w+|зашли|зашло) "
    r"(?:вс[её]|все|обе|оба|очень)|(?:усе|все|всі|усі|обидв\w+|дуже) (?:дуже )?(?:сподобал\w+|зайшл[иао])|"
    r"(?:сподобал\w+|зайшли) (?:усе|все|всі|усі|обидв\w+)|"
    r"(?:alle|beide|alles) (?:waren |sind |war )?(?:super|toll|geliebt|klasse|genial|großartig)|(?:alle|beide) "
    r"(?:sehr )?gemocht|(?:habe ich|hab ich|haben wir) (?:alle |beide )?geliebt|"
    r"(?:me|nos) (?:encant\w+|flip\w+)(?: tod[oa]s)?|(?:los|las) (?:amé|adoré)|"
    r"(?:j['’]ai |on a )?(?:tout |tous |les ai (?:tous )?)?ador[ée]s?(?: tous| les deux)?|"
    r"(?:amei|adorei|amamos|adoramos)(?: tod[oa]s| tudo)?|"
    r"(?:hepsini|hepsine|ikisini(?: de)?) (?:çok )?(?:sevdi\w*|bayıldı\w*)|çok sevdi[mk]|bayıldı[mk]|"
    r"(?:wszystk\w+|ob[aie]+|bardzo) (?:mi )?(?:się )?(?:bardzo )?(?:podobał\w+|uwielbiam|kocham|super))\b|"
    r"(?:都|全)(?:很|超|非常)?(?:喜欢|好玩|爱)|(?:全部|どれも|両方)(?:大好き|好き|よかった|良かった|最高|面白かった)"
)
# fmt: on
_ASKS = re.compile(r"[^.,;!…。，、！]*[?？]")


def is_found_bad(text: str, end: int) -> bool:
    """Whether what ends at `end` of `text`, in code points, is found bad right behind it."""
    behind = bare(text[end : end + _FAR])
    return _BAD.search(behind) is not None and _ASKS.match(behind) is None


def is_disliked(text: str, end: int) -> bool:
    """Whether the game whose name ends at `end` of `text`, in code points, was not to the player's liking."""
    behind = bare(text[end : end + _FAR])
    return _IS_DISLIKED.search(behind) is not None and _ASKS.match(behind) is None


def loves_them_all(text: str) -> bool:
    """Whether a message says of the games in it that they were liked: "played these, loved all"."""
    return _LOVED.search(bare(text)) is not None
