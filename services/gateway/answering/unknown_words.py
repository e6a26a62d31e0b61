"""Reads whether a question asks for what no catalogue says, in eleven languages: voices, engines, sales, cheats, help.

These go before all that catalogues say: "who composed" is no question about the developer, and "how do I beat the last
boss" none about boss fights.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_VOICES = (
    r"\bwhose voice|\bvoice (?:cast|acting|work)|\bvoice-?wise\b|\b(?:who|which actor) (?:plays|played|voices|"
    r"voiced)\b|"
    r"\bдублир\w+|\b(?:чьим|чей|чьи) голос\w*|\bголосом говор\w+|\bозвучк\w*|"
    r"\b(?:leiht|gibt|geliehen)\b.*\bstimme\b|\bwessen stimme|\bsynchronsprecher\w*|"
    r"\bpone (?:la )?voz|\bde quién es la voz|\bactor(?:es)? de (?:voz|doblaje)|\bprête.*\bvoix|\bfait la voix|"
    r"\bdoubleurs?\b|\bfaz a voz|\bdá a voz|\bde quem é a voz|\bvoz d[oa]\b|"
    r"\bkim konuş\w+|\bsesi kim\w*|\bkimin sesi|\bозвуч\w+|\bчий голос|\bчиїм голосом|\bużycz\w+ głos\w*|"
    r"\bczyj głos|\bczyim głosem|\bpodkład\w+ głos|谁配(?:的)?音|配音|声は誰|の声は|声を(?:担当|当て)|吹き?替え|"
    r"中の人"
)
_MAKING = (
    r"\bcosts? (?:\w+ ){0,2}?to (?:make|develop|produce|create)|\bdevelopment (?:costs?|budget)|"
    r"\b(?:обошл\w+|стоил\w*|потрат\w+|ушло)\b.*\b(?:разработк|создани|производств)\w*|"
    r"\b(?:разработк|создани)\w* (?:\w+ ){0,3}?(?:обошл|стоил)\w*|"
    r"\b(?:entwicklung|produktion|herstellung)\b.*\bgekostet|\bentwicklungskosten|"
    r"\bpresupuesto|\bcostó (?:hacer|desarrollar|producir|crear)|\bbudget\b|\b(?:coûté|a coûté)\b.*\b(?:faire|"
    r"développ\w+|produire)|\borçamento|\bcustou (?:pra |para )?(?:fazer|desenvolver|produzir)|"
    r"\bbütçe\w*|\bbütçesi|\b(?:yapımı|geliştirilmesi) (?:ne kadar|kaça)|\b(?:коштувал|обійшл)\w*\b.*\b(?:розробк|"
    r"створенн)\w*|"
    r"\bбюджет\w*|\bbudżet\w*|\bkosztował\w* (?:stworzenie|produkcja|wyprodukowanie)|(?:开发|制作)(?:成本|费用?|"
    r"预算)|预算|"
    r"(?:開発|制作)費|予算"
)
_RECEPTION = (
    r"\b(?:critics|reviewers)\b|\b(?:well|highly|poorly|best) (?:rated|reviewed|received)|\brated (?:well|highly|on)|"
    r"\bкритик(?:и|ов|ам)\b|\bотзыв\w*|\bkritiker\w*|\bkritiken\b|\brezension\w*|\b(?:la )?crítica\b|\breseñas?\b|"
    r"\bcríticos\b|\bla presse\b|\bcritiques?\b|\bcríticas\b|\beleştir\w+|\binceleme\w*|\bвідгук\w*|\bкритик\w*|"
    r"\brecenz\w+|\bkrytyk\w*|口碑|媒体评价|好评率?|レビュー|評判"
)
_SERVICES = (
    r"(?<![a-z])game ?pass\w*|\bps ?(?:plus|\+)|\bplaystation plus|\bea play\b|\bubisoft\+|\bgeforce ?now|"
    r"\bapple arcade|"
    r"\bnetflix\b|\bxcloud\b|\bгейм ?пас\w*|\bпс ?плюс|\bin (?:a|any) subscription|\bпо подписке (?:есть|доступ)\w*|"
    r"ゲームパス|psプラス"
)
_SALES = (
    r"\b(?:units|copies|millions?) (?:\w+ )?(?:sold|moved)|\bbestsell\w*|\bunidades\b.*\bvend\w+|\bse vendi[oó]|"
    r"\bvend(?:u|eu)\b|\bsprzeda\w+|\bkupi(?:li|ло)\b|\bскільки разів (?:купили|продал\w*)|\bпрода\w+|\bsatt[ıi]\b|"
    r"卖得|卖了|销量|売れ|売り上げ|売上"
)
_MACHINE = (
    r"\b(?:min(?:imum)?|recommended|pc|system) (?:specs?|reqs?|requirements?)|\bspecs\b|"
    r"\b(?:my|this|your) (?:\w+ )?(?:pc|computer|laptop|notebook|rig|machine|mac|macbook|toaster)\b.*\b(?:run|handle|"
    r"play|cope|manage)|\b(?:run|runs|handle[sd]?|work)\b.*\b(?:on|by) my (?:\w+ )?(?:pc|computer|laptop|notebook|"
    r"rig|"
    r"machine|mac|macbook)\b|\b(?:пойд[её]т|запустит|потянет|тянет|идет|идёт)\w*\b.*\b(?:ноут|комп|пк|видео|гиг|"
    r"оператив|"
    r"мо[йеёи])\w*|\bläuft\b.*\b(?:mein|alt|schwach)\w* (?:\w+ )?(?:laptop|pc|rechner|computer|notebook|kiste)|"
    r"\b(?:mi|este) (?:\w+ )?(?:pc|ordenador|portátil|compu\w*|laptop)\b.*\b(?:puede|aguanta|soporta|corre|tira|"
    r"mueve)|"
    r"\b(?:puede|aguanta|soporta|corre|tira|mueve|funciona)\b.*\b(?:mi|un) (?:\w+ )?(?:pc|ordenador|portátil|"
    r"compu\w*)|"
    r"\b(?:tourn|march|fonctionn|pass)\w+\b.*\b(?:mon|vieux|vieil|petit) (?:\w+ )?(?:pc|ordi\w*|portable)|"
    r"\b(?:roda|pega|aguenta|funciona)\b.*\b(?:meu|fraco|velho)\b|\bmeu (?:pc|computador|notebook)\b.*\b(?:roda|"
    r"aguenta|pega)|\b(?:benim|eski) (?:\w+ )?(?:bilgisayar|laptop|pc)\w*\b.*\b(?:açıl|çalış|kaldır|oyna)\w*|"
    r"\b(?:bilgisayarım|laptopum|sistemim)\w*\b|\b(?:піде|потягне|запуститься)\b|"
    r"\b(?:pójdzie|ruszy|pociągnie|uciągnie|odpali)\b|(?:我的|我这)(?:电脑|笔记本|机器|配置).{0,4}(?:跑|带|玩|运行)|"
    r"(?:私|僕|俺|うち|古い).{0,3}(?:ノート)?(?:pc|パソコン).{0,4}動|推奨(?:スペック|環境)|必要スペック"
)
_CHEATS = (
    r"\bcheat\w*|\btrainers?\b|\bexploits?\b|\b(?:чит|чити|читы|читов)\b|\bчит[- ]?код\w*|\b(?:schummel|cheat)\w*|"
    r"\btrucos?\b|\btrampas?\b|\bcodes? de triche|\btriche\w*|\btrapaças?|\bmacetes?\b|\bhile(?:ler|si|leri)?\w*\b|"
    r"\bkody\b|\bkod(?:ów|y) (?:do|na)|作弊|秘籍|金手指|チート|裏技"
)
_WALKTHROUGH = (
    r"\bhow (?:do|can|could|should|would|did) (?:i|you|we|one) (?:\w+ )?(?:beat|defeat|kill|get (?:past|to|the|out|"
    r"into)|"
    r"find|reach|unlock|open|pass|solve|survive)|\bhow to (?:beat|defeat|kill|get|find|reach|unlock|open|pass|solve|"
    r"survive)|\bwhere (?:do|can|could) (?:i|you|we) (?:\w+ )?find|\bwhere(?:'s| is) the (?:key|exit|secret|boss)|"
    r"\bstuck (?:in|on|at)|\bwalkthrough|\bany tips\b|\bhow many endings|\bsecret (?:ending|level|area)s?|"
    r"\bкак (?:мне |тут |там |можно )?(?:пройти|победить|убить|найти|открыть|достать|попасть|одолеть|получить)\b|"
    r"\bгде (?:найти|взять|достать|искать|лежит|спрятан\w*)|\bзастрял\w*|\bгайд\w*|\bпрохождение босса|"
    r"\bwie (?:besieg|schaff|schlag|schläg|töt|find|komm|bekomm|lös|öffn|krieg)\w*(?= (?:ich|man|wir)\b)|"
    r"\bwie (?:kann|muss|soll) (?:ich|man)\b.*\b(?:besieg|schaff|schlag|find|lös|öffn|umbring)\w*|"
    r"\bwo (?:finde|bekomme|kriege) ich\b|\bkomplettlösung|\b(?:hänge|stecke) (?:\w+ )?fest|"
    r"\bcómo (?:se |puedo |hago para )?(?:pas[oa]|pasar|venc\w+|venz\w+|derrot\w+|mat[oa]|matar|super\w+|"
    r"desbloque\w+|"
    r"abr[oe]|encuentr\w+)\b|\bdónde (?:encuentro|consigo|se esconde)|\batascad[oa]|"
    r"\bcomment (?:on |je |faire pour )?(?:batt?re|bat|vaincre|tuer|passer|trouver|obtenir|débloquer|ouvrir)\b|"
    r"\boù (?:trouver|je trouve|se cache)|\bsoluce|\bcoincée?\b|\bcomo (?:eu |faço para |faço pra |"
    r"se )?(?:pass[oa]r?|"
    r"derrot\w+|mat[oa]r?|venç?c?\w+|ach[oa]r?|desbloque\w+|abr[oi]r?)\b|\bonde (?:acho|encontro|fica escondid\w+)|"
    r"\bdetonado|\btravei\b|\bnasıl (?:geç|yen|öldür|bul|aç)(?:il|ül|ıl|in|un|er|ar|ebil)\w*|\bnerede bul\w+|"
    r"\bяк (?:мені |можна )?(?:перемогти|пройти|вбити|знайти|відкрити|дістати|здолати|отримати)\b|"
    r"\bде (?:знайти|взяти|шукати|захован\w*)|\bзастряг\w*|\bjak (?:\w+ )?(?:pokonać|przejść|zabić|znaleźć|zdobyć|"
    r"otworzyć)\b|"
    r"\bgdzie (?:znaleźć|znajdę|jest ukryt\w+)|\bporadnik\w*|\butkn\w+|"
    r"怎么(?:打败?|打过|过|通过|找到?|获得|击败|解锁|拿到)|(?:如何|怎样)(?:打败|击败|通过|获得|找到|解锁)|"
    r"在哪里?能?(?:找|拿|获得)|攻略|"
    r"倒し方|攻略|(?:入手|解放|開け)方法|どうやって(?:倒|手に入|見つけ|開け|行)|どこで(?:手に入|見つ|拾)|勝てない|"
    r"行き方|詰まっ"
)
_MORE = (
    r"\bhow many people (?:are )?(?:play|still)|\bplayer (?:count|base)|\bconcurrent\b|\bactive players|"
    r"\bstill alive\b|"
    r"\bcross[- ]?(?:play|platform)\w*|\b(?:sequel|dlcs?|expansion|update|patch)\b.*\b(?:planned|coming|come out|"
    r"announced)|\bкросс?[- ]?плат\w*|\bкросс?плей\w*|\bкакой онлайн|\bсколько (?:людей|человек) (?:\w+ )?(?:онлайн|"
    r"играет)|\bvr (?:support|version|mode)|\bhow (?:big|large) (?:is|was) the (?:map|world)|\bachievement\w*|"
    r"\b(?:controller|gamepad|mouse and keyboard) support|\bсколько (?:\w+ )?(?:боссов|уровней|миссий|глав)\b|"
    r"\b(?:когда|скоро) (?:выйдет|будет) (?:\w+ )?(?:дополнени|длс|обновлени|патч|продолжени)\w*"
)
# fmt: on
_ASKED = pattern("|".join((_VOICES, _MAKING, _RECEPTION, _SERVICES, _SALES, _MACHINE, _CHEATS, _WALKTHROUGH, _MORE)))
# Who says these of a game wants help with it, whether as a question or not.
_HELP = pattern("|".join((_CHEATS, _WALKTHROUGH)))


def asks_for_the_unknown(text: str) -> bool:
    """Whether a question, without the titles in it, asks for what no catalogue says."""
    return _ASKED.search(bare(plain(text))) is not None


def asks_for_help(text: str) -> bool:
    """Whether words ask how to get on in a game, or for a way to cheat in it."""
    return _HELP.search(bare(plain(text))) is not None
