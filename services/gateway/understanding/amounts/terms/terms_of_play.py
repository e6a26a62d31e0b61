"""Reads what a game may cost and whether it needs a network, in eleven languages: "бесплатно", "without wifi"."""

from __future__ import annotations

from enum import StrEnum

from services.gateway.understanding.plain_text import bare, pattern, plain
from services.gateway.understanding.refusing.refusals import has_refusing_words


class Price(StrEnum):
    """What is said of a price, as far as a catalogue without prices can tell."""

    FREE = "FREE"
    SELLS_WITHIN = "SELLS_WITHIN"
    SUBSCRIPTION = "SUBSCRIPTION"
    PAID = "PAID"


# fmt: off
# What costs nothing, in words that `places.py` looks for, too.
FOR_NOTHING = (
    r"\b(?:for nothing|costs? nothing|(?:zero|no) budget|(?:don'?t|can'?t|won'?t|not|rather not|no need) (?:want to |"
    r"to |"
    r"have to )?(?:pay|spend)(?:ing)?\b|free of charge|не (?:хочу |хотим |надо |нужно |буду |хочется )?(?:платить|"
    r"тратиться|покупать|тратить (?:деньги|денег))|на ?халяву|халявн\w+|за ?бесплатно|даром|за так|"
    r"für (?:lau|umme|umsonst)|(?:nichts|nix|kein geld) (?:kosten|ausgeben|zahlen)\w*|ohne geld|"
    r"de (?:gorra|balde|a gratis)|por la (?:cara|patilla)|sin (?:soltar|gastar|poner) (?:ni )?(?:un )?(?:duro|euro|"
    r"peso|"
    r"centavo|nada|dinero)|no (?:quiero |puedo )?(?:pagar|gastar)|à l['’][œo]e?il|sans (?:rien )?(?:payer|dépenser|"
    r"débourser)|(?:ne )?(?:veux|peux) (?:pas|rien) (?:payer|dépenser)|na faixa|sem (?:gastar|pagar|pôr)(?: nada)?|"
    r"não (?:quero |posso )?(?:pagar|gastar)|parasız\w*|beleş\w*|para (?:vermek|ödemek|harcamak) istemiyorum|"
    r"задарма|на шару|безоплатн\w+|не (?:хочу |треба |буду )?(?:платити|витрачати)|za (?:friko|free|zero)|bezpłatn\w+|"
    r"nic nie kosztuj\w+|"
    r"nie (?:chcę |chce |muszę |trzeba )?(?:płacić|wydawać)|"
    r"(?<!where )(?:i['’]?m|we['’]?re|i am|totally|kinda|flat) broke|(?<!котор[а-я]{2} )(?<!котор[а-я]{3} )"
    r"(?:денег (?:\w+ )?нет|нет денег)|грошей (?:\w+ )?нема(?:є)?|"
    r"нема(?:є)? грошей|(?:bin|sind) (?:\w+ )?pleite|hab\w* (?:\w+ )?kein geld|"
    r"(?:no tengo|sin) (?:dinero|plata)(?! real)|pas d['’]argent(?! réel)|"
    r"(?:sem|não tenho|tô sem) (?:dinheiro|grana)(?! real)|"
    r"param yok|nie mam (?:kasy|pieniędzy))\b|没钱(?!的)|零氪|免氪|白嫖|不想花钱|不用花钱|不要钱|タダで|ただで|"
    r"(?<!\d)0円|"
    r"お金(?:は|が|を)?(?:ない|かからない|使いたくない|払いたくない)"
)
_OFFLINE_ITSELF = pattern(
    r"off?\W?line|offlien|офф?лайн\w*|hors? (?:lign\w*|connexion)|débranch\w*|funkloch|air(?:plane|craft)? ?mode|"
    r"flight mode|"
    r"ави?[ао]режим\w*|авіарежим\w*|flugmodus|modo avi[óã]\w*|mode avion|uçak modu\w*|tryb\w* samolot\w*|機内モード|"
    r"飞行模式|"
    r"internetsi?z\w*|дохл\w*|kapat\w*|çekmeyen|没网|なし|ない|çevrim ?dışı|オフライン|圏外|离线|離線|断网|\b(?:bad|"
    r"slow|poor|patchy|плох\w*|"
    r"слаб\w*|"
    r"schlecht\w*|"
    r"lahm\w*|mal[oa]?|lent[oa]?|mauvais\w*|ruim|kötü|yavaş|поган\w*|słab\w*)\b|差|弱い|遅い")
# These hold a refusal of their own: to refuse paying is to want it for nothing.
_REFUSES_TO_PAY = pattern(
    r"\bpara verme\w*|\bödeme(?:m|yiz)\b|\bpaie(?:rai)?\b|\bpag(?:o|aré|arei)\b|\bpłacę\b|付[钱费]|充钱|"
    r"\bплат(?!форм)\w+|тратить\w*|покупать|\bpay(?:s|ing|ments?)?\b|\bspend\w*|zahl\w+|ausgeben|pagar|gastar|payer|dépenser|"
    r"débourser|"
    r"ödeme\w*|harca\w*|витрача\w+|\bpłac(?:i|i[ćłm]\w*|isz|eni\w*|ąc\w*)\b|wydawa\w+|花钱|氪金|払|"
    # What costs nothing: "nic nie kosztują".
    r"\bcost(?:s|ing|ar)?\b|\bkost(?:et|en)\b|стоит\w*|стоят|стоил\w*|\bcuest\w+|\bcoût\w*|\bcust(?:a|am|e|em)\b|"
    r"кошту\w+|\bkosztuj\w+|\bkosztował\w+")
_FREE = pattern(
    r"\bfree\b(?! trial)|f2p|(?:without|not|no|don.?t want to) pay\w*|no money|zero budget|ohne (?:zu )?(?:be)?zahlen|"
    r"kein geld|sin pagar|spend\w* (?:a cent|a penny|any money|nothing)|dépenser|gastar (?:nada|dinero|"
    r"dinheiro)|ausgeben|"
    r"тратить (?:деньги|денег)|(?<!готов )(?<!готова )(?<!готовы )(?<!хочу )(?<!могу )(?<!против )"
    r"(?<!готов за)(?<!готовы за)(?<!могу за)платить|"
    r"витрачати|wydawa\w+|para harca\w*|"
    r"sans (?:payer|débourser)|gratos|sem pagar|0800|не плат\w+|без оплаты|нахаляву|para vermeden|"
    r"bez płacenia|nie płac\w+|nic nie kosztuj\w*|不花钱|不要钱|白玩|お金をかけ|(?<!\d)0円|ただで|no cost|for nothing|"
    r"without paying|zero (?:euro|dollar)\w*|бесплатн\w*|халяв\w*|даром|kostenlos\w*|"
    r"gratis|umsonst|gratuit\w*|grátis|de graça|ücretsiz\w*|bedava\w*|безкоштовн\w*|безплатн\w*|darmow\w*|za darmo|"
    r"\bpara (?:ver|öde|harca)me(?:m|yiz|yeceğim)\b|\bödeme(?:m|yiz|yeceğim)\b|\bje (?:ne )?paie(?:rai)? (?:pas|rien)|"
    r"\b(?:no|não) pag(?:o|aré|arei)\b|\bzahle? (?:\w+ )?nichts\b|\bnie (?:za)?płacę\b|"
    r"\b(?:ничего|ні за що) не плачу\b|"
    r"\b(?:i|we) (?:won['’]?t|don['’]?t|never|refuse to) pay\b|不付(?:钱|费)|不充钱|払わない|"
    rf"無料|免费|免費|タダ|白嫖|{FOR_NOTHING}")
_BEGS = (
    r"\b(?:ask\w*|beg\w*|nag\w*) (?:me |you )?for (?:more )?(?:money|cash)|(?:прос\w+|клянч\w+|тян\w+|выпрашива\w+|"
    r"вимага\w+|вытягива\w+|випрошу\w+) (?:с меня |у меня )?(?:деньги|денег|гроші|грошей)|"
    r"(?:nach|um) geld (?:fragt|fragen|bettel\w+)|geld (?:will|verlangt|abknöpf\w+)|"
    r"(?:pid\w+|ped\w+|peç\w+) (?:plata|dinero|dinheiro|grana)|"
    r"(?:demand\w+|réclam\w+) (?:de l['’]|du |des )?(?:argent|fric|sous)|para ist(?:e|i)\w+|"
    r"\b(?:milk(?:s|ing)? (?:me|my wallet)|drain\w* my (?:wallet|money|bank account))\b|"
    r"(?:chup|sac)\w{1,9} (?:la |los |toda la |mi )?(?:pasta|cuartos|perras|plata)|"
    r"(?:pomp|suç|bouff)\w{1,9} (?:le |mon |tout mon )?(?:fric|pognon|argent)|geld aus der tasche zieh\w*|"
    r"(?:chup|arranc)\w{1,9} (?:o |meu )?dinheiro|"
    r"(?:высасыва|выкачива|сос)\w{1,9} (?:из меня )?(?:деньги|денег|бабки|бабло)|"
    r"(?:висмокту|викачу|тягн)\w{1,9} (?:з мене )?(?:гроші|бабки)|"
    r"(?:wyciąga|ciągn|doj)\w{1,9} (?:ze mnie )?(?:kasę|pieniądze)|"
    r"para(?:mı)? söm\w{1,9}|"
    r"(?:prosi\w*|żąda\w*|wyłudza\w*) (?:o )?(?:kasę|pieniądze|pieniędzy)|要钱(?!的)|骗钱|坑钱|お金を(?:要求|せび)"
)
_BEGS_FORM = pattern(_BEGS)
_SELLS_WITHIN = pattern(
    rf"{_BEGS}|"
    r"micro\W?transaction\w*|in\W?app|pay\W?to\W?win|p2w|donat\w*|microtrans\w*|loot\W?box\w*|battle\W?pass|"
    r"real money|\bads\b|лутбокс\w*|батл\W?пасс\w*|реклам\w*|микротранз\w*|микроплат\w*|донат\w*|"
    r"mikrotrans\w*|micropag\w*|micro-?trans\w*|achats intégrés|mikro ödeme\w*|мікротранз\w*|мікроплат\w*|mikropłat\w*|"
    r"課金|氪金|内购|微交易")
_SUBSCRIPTION = pattern(
    r"subscri\w*|monthly|подписк\w*|abo(?:nnement\w*|s)?\b|monatlich\w*|suscripci\w*|abonnement\w*|assinatura\w*|"
    r"abonelik\w*|"
    r"підписк\w*|abonament\w*|subskrypc\w*|月額|サブスク|订阅|月费")
_OFFLINE = pattern(
    r"off?\W?line|offlien|internet|wi\W?fi|connection|\bon\W?line\w*|always\W?on|\bwlan\w*|\bnetz\b|интернет\w*|"
    r"офф?лайн\w*|вай\W?фа\w*|сети|\bинет\w*|онлайн\w*|"
    r"\bhors? lign\w*|connexion|\bréseau\b|\bdu net\b|conexi[oó]n|conectado|\bdatos\b|\bdados\b|\bsinal\b|\brede\b|"
    r"conexão|"
    r"bağlant\w*|мереж\w*|\bінет\w*|зв['’ʼ]?язк\w*|\bsieci\b|\bnet[au]\b|połączeni\w*|łącz[ae]\b|通信|回線|没网|聯網|"
    r"air(?:plane|craft)? ?mode|flight mode|ави?[ао]режим\w*|авіарежим\w*|flugmodus|modo avi[óã]\w*|mode avion|"
    r"uçak modu\w*|"
    r"\bsignal\b|\breception\b|\bempfang\b|funkloch|cobertura|señal|şebeke\w*|zasięg\w*|связ[ьи]\b|電波|圏外|信号|"
    r"tryb\w* samolot\w*|機内モード|飞行模式|"
    r"çevrim ?dışı|офлайн\w*|інтернет\w*|オフライン|ネット|离线|離線|联网|断网")
# "Over the network" has had enough of nothing.
_OVER = pattern(r"\bover (?:the|it)\b")
# fmt: on


def begging_places(text: str) -> list[tuple[int, int]]:
    """Where `text` speaks of games that ask for money: beginnings and ends."""
    return [match.span() for match in _BEGS_FORM.finditer(bare(text))]


def says_offline(text: str) -> bool:
    """Whether words about a device speak of playing without a network."""
    return bool(_OFFLINE.search(bare(plain(text))))


def read_price(text: str) -> Price | None:
    """What is said of the price; None for sums and "cheap", which no catalogue without prices can tell."""
    readable = bare(plain(text))
    if _SELLS_WITHIN.search(readable):
        return Price.SELLS_WITHIN
    if _FREE.search(readable):
        return Price.FREE
    return Price.SUBSCRIPTION if _SUBSCRIPTION.search(readable) else None


def lacks_a_network(text: str) -> bool:
    """Whether words about a network say that there is none, or a bad one."""
    readable = bare(plain(text))
    return _OFFLINE_ITSELF.search(readable) is not None or has_refusing_words(_OVER.sub(" ", readable))


def refuses_to_pay(text: str) -> bool:
    """Whether words that are refused are those of paying: who does not want to pay wants it for nothing."""
    return _REFUSES_TO_PAY.search(bare(plain(text))) is not None
