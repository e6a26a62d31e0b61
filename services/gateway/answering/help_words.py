"""Reads whether words ask how to get on in a game, or for a way to cheat in it, in eleven languages.

Who says so of a game asks something about it, whether as a question or not: "give me a cheat for Doom".
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
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
# fmt: on
_HELP = pattern("|".join((_CHEATS, _WALKTHROUGH)))


def asks_for_help(text: str) -> bool:
    """Whether words ask how to get on in a game, or for a way to cheat in it."""
    return _HELP.search(bare(plain(text))) is not None
