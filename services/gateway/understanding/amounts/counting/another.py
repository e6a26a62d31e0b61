"""Reads messages that ask for one game more and say nothing else, in eleven languages: "otro", "un autre", "ещё одну".

It is one game this time: how many are listed otherwise stays as it is.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_GIVE = (
    r"(?:and|ok(?:ay)?|give me|show me|just|let me have|а|и|ну|ок|дай(?:те)?|давай(?:те)?|покажи|посоветуй|und|gib mir|"
    r"zeig mir|y|a ver|vale|dame|dime|ponme|mu[eé]strame|pues|et|donne[- ]moi|propose[- ]moi|montre[- ]moi|e|tá|ok|"
    r"manda|me (?:dá|vê|manda|mostra|indica)|diz|ve|bana|peki|hadi|та|і|дай|покажи|порадь|a|i|to|daj|pokaż|poproszę|"
    r"那|就|じゃあ|では)"
)
_ANOTHER = (
    r"(?:another one|one more|a different one|ещё (?:одн[уа]|один|одно)|одну друг\w+|noch eine?[snr]?|"
    r"ein(?:e[snr]?)? (?:ander|weiter)e[snr]?|otr[oa](?: más| distint[oa]| diferente)?|un[oa] más|une? autre|"
    r"encore une?|une? de plus|(?:um |uma )?outr[oa]|mais uma?|bir tane daha|bir (?:başkası|diğeri)|başka bir tane|"
    r"ще (?:одн[уа]|один|одне)|jeszcze (?:jedn[aąo]|jeden)|再来一[个款]|再给(?:我)?一[个款]|换一[个款]|另一[个款]|"
    r"もう(?:一|1|ひと)つ|もう(?:一|1)本|あと(?:一|1|ひと)つ|別の(?:を)?(?:一|1|ひと)つ)"
)
_TAIL = (
    r"(?:please|then|instead|давай(?:те)?|пожалуйста|можно|bitte|mal|por favor|porfa|s['’]?il te pla[iî]t|stp|svp|"
    r"alors|então|aí|lütfen|öner|ver|göster|söyle|будь ласка|давай|proszę|daj|poproszę|吧|呗|"
    r"お願い(?:します)?|ください|教えて|で)"
)
_ONE_MORE = pattern(
    r"\b(?:another|one more|(?:и |і |y |et |e |und |i )?(?:ещё|еще|ще|noch|otr[oa]|encore|autre|outr[oa]|jeszcze)|"
    r"mais uma?|un[oa] más|bir tane daha|başka bir)\b|再[来给]?一|另一|もう(?:一|1|ひと)|あと(?:一|1|ひと)"
)
# "Bueno y uno para jugar con él", "um igual ao primeiro".
ONE_DESCRIBED_ALONE = (
    r"^\W*(?:(?:ok|and|bueno|vale|pues|bon|bom|então|ah|und|y|et|e)\W+){0,3}(?:one|uno|una|um|uma|une|eins) "
    r"(?=to play\b|(?:para|pra|pour|für) (?:jugar|jogar|jouer|él|ella|ele|ela|elle|lui|ihn|sie|mí|mim|moi|mich)\b|"
    r"(?:más|mais|plus) (?:cort|curt|court|larg|long|fácil|facil|nuev|nov|récent)\w*|igual\b|parecid|comme\b|como\b)"
)
# fmt: on
_DESCRIBED_ALONE = pattern(ONE_DESCRIBED_ALONE)
_ASKS = pattern(rf"\W*(?:{_GIVE}\W*){{0,2}}{_ANOTHER}(?:\W*{_TAIL}){{0,2}}\W*")


def asks_for_another(text: str) -> bool:
    """Whether a message asks for one game more and says nothing else."""
    return _ASKS.fullmatch(bare(plain(text))) is not None


def names_another(text: str) -> bool:
    """Whether a message speaks of one more, or of one as it comes: "noch 1 spiel", "uno para jugar con él"."""
    readable = bare(plain(text))
    return _ONE_MORE.search(readable) is not None or _DESCRIBED_ALONE.search(readable) is not None
