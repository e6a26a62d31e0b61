"""Reads whether a question is about how well a game runs, in eleven languages: on a weak laptop, without lag.

No catalogue says so: that a game is on PC answers nothing of it.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_WEAK = pattern(
    r"\b(?:weak|old(?:er)?|slow|low[- ]?end|cheap|crappy|budget|ancient|poor|bad|underpowered|modest|toaster|potato)\b "
    r"(?:\w+ ){0,2}?(?:laptop|notebook|pc|computer|machine|hardware|rig|chromebook|macbook|gpu|graphics)\b|"
    r"\b(?:potato|toaster)\b|integrated graphics|\blow specs?\b|\brun(?:s|ning)? (?:\w+ ){0,4}?(?:smoothly|well|"
    r"decently)\b|"
    r"\bwithout (?:lag\w*|stutter\w*)|\b(?:laptop|pc|computer) (?:\w+ )?(?:handle|cope)\b|"
    r"\b(?:слаб|стар|древн|медленн|дешев|офисн|бюджетн|маломощн)\w* (?:\w+ )?(?:ноут\w*|комп\w*|пк\b|желез\w*|"
    r"видеокарт\w*)|"
    r"\bпотян\w+|\bтормоз\w+|\bлага(?:ет|ть)|"
    r"\b(?:schwach|alt|älter|langsam|billig|lahm)\w* (?:\w+ )?(?:laptop|notebook|rechner|pc|computer|kiste|hardware)\b|"
    r"\bruckel\w*|\bflüssig\b|"
    r"\b(?:portátil|pc|ordenador|computadora?|laptop|notebook|compu) (?:\w+ )?(?:viej|antigu|débil|lent|modest|"
    r"mal[oa]\b|floj|"
    r"poco potente|básic|de gama baja)\w*|\bpocos recursos|\bgama baja\b|"
    r"\b(?:vieux|vieil|vieille|petite?) (?:\w+ )?(?:pc|ordi\w*|portable|laptop|config\w*)\b|\b(?:pc|ordi\w*|portable|"
    r"config\w*) "
    r"(?:\w+ )?(?:faible|ancien|vieux|lent|modeste|pas puissant|peu puissant|d['’]entrée de gamme|bas de gamme)\w*|"
    r"\b(?:pc|notebook|computador|laptop) (?:\w+ )?(?:frac|velh|antig|lent|ruim|modest|básic)\w*|\bpc da xuxa|"
    r"\b(?:zayıf|eski|yavaş|kötü) (?:\w+ )?(?:bilgisayar|laptop|notebook|pc|donanım|sistem)\w*|\bdüşük (?:sistem|"
    r"donanım)\w*|"
    r"\b(?:слабк|стар|повільн|дешев|офісн|бюджетн)\w* (?:\w+ )?(?:ноут\w*|комп\w*|пк\b|заліз\w*|відеокарт\w*)|"
    r"\bпотягне|"
    r"\bгальму\w+|"
    r"\b(?:słab|star|woln|tani|kiepsk)\w* (?:\w+ )?(?:laptop\w*|komputer\w*|kompie|pc\b|pececie|sprzę\w*)|"
    r"配置(?:低|差|不高)|低配|[老旧破弱](?:的)?(?:电脑|笔记本|机器)|(?:电脑|笔记本)(?:配置)?[很太]?[差老旧]|集显|轻薄本|"
    r"低スペ|スペック[がの]低|(?:古い|弱い|非力な|性能の低い)(?:ノート)?(?:pc|パソコン)|(?:サクサク|快適に)動"
)
# fmt: on


def asks_how_it_runs(text: str) -> bool:
    """Whether words are about weak hardware, or about running well."""
    return _WEAK.search(bare(plain(text))) is not None
