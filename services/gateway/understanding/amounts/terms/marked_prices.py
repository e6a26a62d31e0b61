"""Reads what games sell and how they are paid for where words are marked as a price, in eleven languages: "skins".

Elsewhere the same words mean other things; `terms_of_play.py` reads those that tell by themselves.
"""

from __future__ import annotations

from services.gateway.understanding.amounts.terms.prices import says_paid
from services.gateway.understanding.amounts.terms.terms_of_play import Price, read_price
from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_PAID_ONCE = pattern(
    r"\b(?:pay once|buy once|buy to play|b2p|single purchase|einmal(?:zahl|kauf)\w*|one\W?(?:time|off) (?:payment|"
    r"purchase|price|buy)|разов\w+ (?:покупк\w*|оплат\w*|"
    r"плат[её]ж\w*)|"
    r"(?:один )?раз (?:заплати\w*|купи\w*)|(?:заплати\w*|купи\w*|плати\w*) (?:один )?раз|плати\w* разово|"
    r"купить и забыть|"
    r"одні(?:єю|й) оплат\w+|(?:einmal(?:ig\w*)?|nur einmal)(?: (?:be)?zahl\w*| kauf\w*)?|pago único|un (?:solo|"
    r"único) pago|"
    r"un pago|pag(?:ar|o|ando) una (?:sola )?vez|(?:payer|payant|acheter|achat) (?:en )?une (?:seule|bonne)? ?fois|"
    r"achat unique|"
    r"pag(?:ar|o|ando) uma (?:só |única )?vez(?: só)?|compra única|tek sefer\w*(?: \w+)?|bir (?:kere|kez|"
    r"defa)(?: \w+)*|"
    r"jednorazow\w*|(?:za)?płac\w* (?:tylko )?raz|kup\w* raz)\b|买断|一次(?:性)?付清|買い切り|買いきり"
)
_MONTHLY = pattern(
    r"\b(?:mensu\w+|mensal\w*|cuotas?|cada mes|(?:par|por) m[eê]s|monat\w*|monthly|aylık\w*|miesięczn\w*|co miesiąc|"
    r"ежемесячн\w*|щомісячн\w*|абонент\w*|абонплат\w*|подпис\w*|підпис\w*|прем\W?аккаунт\w*|membership\w*|abone\w*|"
    r"abonman\w*)|会员|月额|点卡|"
    r"月费"
)
_SELLS = pattern(
    r"\b(?:adds|commercials?|advert\w*|werb(?:ung|ng|e\w*|ebanner)|reklam\w*|anunc\w*|anúnci\w*|propa?ganda\w*|"
    r"publicid\w*|"
    r"publicit\w*|pubs?\b|покуп\w+|(?:in\W?(?:game|app) )?purchases?|satın alma\w*|compras?\b(?! única)|zakup\w*|"
    r"kupowan\w*|"
    r"achats?\b|acheter\b|кру(?:т[ко]\w*)|вложени\w*|пей\W?вол\w*|paywall\w*|micro\W?pai?e?ments?|"
    r"season(?:al)?s?(?: pass\w*)?|(?:сезонн|боев)\w+ проп\w+|сезонн\w* перепуст\w*|батл\W?пас\w*|pases? de \w+|"
    r"passes? de \w+|"
    r"sezon bilet\w*|przepustk\w*|skins?\b|cosm[eé]tic\w*|kostüm\w*|cofres?\b|sandık\w*|boosters?\b|echtgeld|"
    r"echtem? geld|"
    r"real\W?money|dinero real|dinheiro de verdade|argent réel|реальн\w+ ден\w+|premium\W?\w*|edelstein\w*|juwel\w*|"
    r"coins?\b|"
    r"gems?\b|diamonds?|elmas\w*|nachkauf\w*|kauf\w*|folgekosten|dépenses cachées|nfts?\b|vip\b|iap\b|mtx\b|gacha\w*|"
    r"гач[аиуею]\w*|monetiz\w*|monetis\w*|монетизац\w*|монетізац\w*|crates?\b|"
    r"(?:third |premium |in\W?game )?currenc\w*|payer pour gagner|pagar (?:para|por) ganar|pagar (?:para|por) ganhar|"
    r"wyskakując\w* okien\w*|donat\w*|донат\w*|shops?\b|stores?\b|boutiques?|tiendas?|lojas?|магазин\w*|"
    r"skins? payants?)|"
    r"追加料金|追加購入|充值|充钱|広告|广告|廣告|战令|通行证|季票|皮肤|月卡|开卡包|氪|烧钱|真钱|金で殴|シーズンパス|"
    r"リアルマネー|课金|ガチャ"
)
# What lets nobody go on who does not pay or wait.
_WAITING = pattern(
    r"\b(?:energy|stamina|hearts|lives|energi[ea]\w*|energii|энерги\w*|енергі\w*|таймер\w*|lebenspunkte|vidas|"
    r"enerji\w*)|"
    r"スタミナ|体力"
)
_FREE = pattern(
    r"(?<!\d)0 ?(?:dollars?|euros?|bucks|pounds?|руб\w*|грн|грив\w*|zł\w*|reais|lira\w*|pesos)\b|"
    r"\b(?:cero (?:pesos|euros|dólares)|ноль (?:руб\w*|копе\w*)|нуль грив\w*|sıfır (?:lira|tl)|zero (?:złotych|reais|"
    r"zł)|"
    r"nobody pays|kostenfrei\w*|gratix|бе?спл?ат[нк]\w*|безпла?тн\w*|darmosz\w*)\b|お金かけず|ただ(?!し)"
)
_MONEY_ITSELF = pattern(
    r"(?:any |ein |de |del )?(?:money|cash|geld|dinero|dinheiro|argent|деньги|денег|гроші|грошей|pieni[ąę]dz\w*|para|"
    r"un centavo|um tostão|ни копейки|копейки|grosza|金|钱|お金)"
)
# fmt: on


def read_marked_price(text: str, *, is_refused: bool) -> Price | None:
    """What words that are marked as a price say of it; None for sums and for what `read_price` reads."""
    readable = bare(plain(text)).strip()
    if _PAID_ONCE.search(readable):
        return Price.PAID
    if is_refused and _MONEY_ITSELF.fullmatch(readable):
        # Who does not want to spend any wants it for nothing.
        return Price.PAID
    if _MONTHLY.search(readable):
        return Price.SUBSCRIPTION
    if _SELLS.search(readable) or (is_refused and _WAITING.search(readable)):
        return Price.SELLS_WITHIN
    if _FREE.search(readable):
        return Price.FREE
    return Price.PAID if says_paid(text) and read_price(text) is None else None
