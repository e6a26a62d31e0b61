"""Reads how long a game may take and what it may cost, in eleven languages: "under 10 hours", "бесплатно"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.gateway.understanding.amounts.numbers import numbers
from services.gateway.understanding.plain_text import bare, pattern, plain
from services.gateway.understanding.refusing.refusals import has_refusing_words

# What usually goes for short and for long: an evening or two, and some weeks of evenings.
SHORT_HOURS, LONG_HOURS = 10.0, 40.0
_EVENING_HOURS = 5.0
_WEEKEND_HOURS = 15.0


@dataclass(frozen=True, slots=True)
class Hours:
    """Bounds in hours; 0 is no bound. `is_about` if a number was said alone, which is read as the most."""

    least: float = 0.0
    most: float = 0.0
    is_about: bool = False


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
    r"nie (?:chcę |chce |muszę |trzeba )?(?:płacić|wydawać))\b|零氪|免氪|白嫖|不想花钱|不用花钱|不要钱|タダで|ただで|"
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
    r"\bплат(?!форм)\w+|тратить\w*|покупать|\bpay(?:s|ing|ments?)?\b|\bspend\w*|zahl\w+|ausgeben|pagar|gastar|payer|dépenser|"
    r"débourser|"
    r"ödeme\w*|harca\w*|витрача\w+|\bpłac(?:i|i[ćłm]\w*|isz|eni\w*|ąc\w*)\b|wydawa\w+|花钱|氪金|払|"
    # What costs nothing: "nic nie kosztują".
    r"\bcost(?:s|ing|ar)?\b|\bkost(?:et|en)\b|стоит\w*|стоят|стоил\w*|\bcuest\w+|\bcoût\w*|\bcust(?:a|am|e|em)\b|"
    r"кошту\w+|\bkosztuj\w+|\bkosztował\w+")
_MINUTES = pattern(r"\bmin(?:ute\w*|s)?\b|минут\w*|\bмин\b|minut\w*|dakika\w*|хвилин\w*|分")
_HOURS = pattern(
    r"\bh(?:ou)?rs?\b|\bhours?\b|\d\s*h\b|час\w*|\bч\b|stunde\w*|\bstd\b|hora\w*|heure\w*|saat\w*|годин\w*|godzin\w*|"
    r"時間|小时|小時")
_HOUR_AND_A_HALF = pattern(
    r"hour and a half|полтора|полутора|anderthalb\w*|eineinhalb\w*|hora y media|heure et demie|hora e meia|buçuk|"
    r"півтор\w+|półtorej|個半小時|个半小时|時間半")
_SOME_HOURS = pattern(
    r"\b(?:hours|hour or two|часов|часы|часами|час-два|час-другой|пар\w+ час\w+|несколько час\w+|"
    r"stunden|stunde oder zwei|horas|hora o dos|hora ou duas|heures|heure ou deux|"
    r"(?:bir ?iki|birkaç|bir kaç) saat\w*|годин|годинами|"
    r"пар\w+ годин\w*|кілька годин\w*|годин\w*-дв\w+|godzin|godzinami|(?:par|kilk)\w+ godzin\w*)\b|"
    r"几个?小时|幾個?小時|数時間|何時間")
_HALF_AN_HOUR = pattern(
    r"\bhalf\b|пол-?часа|получас\w*|halbe\w*|media hora|demi-?heure|meia hora|yarım|півгодин\w*|пів ?годин\w*|"
    r"pół ?godzin\w*|半")
_EVENING = pattern(
    r"evening|\bnight|tonight|in one go|sitting|lunch|break|вечер\w*|присест|abend\w*|tarde|noche|soir\w*|noite|"
    r"akşam\w*|вечір\w*|"
    r"вечор\w*|"
    r"wiecz[oó]r\w*|一晩|一晚|晚上")
_WEEKEND = pattern(
    r"weekend|выходн\w*|wochenende\w*|fin de semana|week-end|hafta sonu\w*|вихідн\w*|週末|周末")
_SHORT = pattern(
    r"short\w*|quick\w*|brief|bite\W?sized?|small|корот\w*|короч\w*|недолг\w*|быстр\w*|небольш\w*|kurz\w*|schnell\w*|"
    r"cort[oa]s?|breves?|rápid\w*|courte?s?|rapide\w*|curt[oa]s?|kısa\w*|hızlı|швидк\w*|krótk\w*|szybk\w*|短|すぐ|"
    r"ちょっと")
_LONG = pattern(
    r"\blong\w*|huge|endless|big\b|длин\w*|долг\w*|огромн\w*|бесконечн\w*|\blang\w*|ewig\w*|larg[oa]s?|longues?|"
    r"long[oa]s?|uzun\w*|довг\w*|dług\w*|長|长")
_AT_LEAST = pattern(
    r"at least|over|more than|longer than|\bpast\b|beyond|above|\+|hundreds|от\b|больше|более|дольше|минимум|не меньше|"
    r"свыше|mindestens|mehr als|länger als|über|al menos|más de|más largos? (?:de|que)|au moins|plus de|"
    r"plus longs? (?:de|que)|au-delà|mais de|mais longos? (?:de|que)|pelo menos|en az|fazla|щонайменше|понад|більше|"
    r"довше|co najmniej|ponad|więcej|dłużej|以上|超|より長")
_UNDER = pattern(
    r"under|below|less than|shorter than|fewer than|within|quicker than|до\b|меньше|менее|короче|быстрее|"
    r"(?:за|in|en|em|w)(?= ?~?\d)|unter|weniger als|kürzer als|menos de|por debajo de|más cort\w+ (?:de|que)|moins de|"
    r"plus courte?s? que|en dessous de|abaixo de|mais curt\w+ (?:de|do|que)|altında|daha kısa|[dt][ae]n (?:az|kısa)|"
    r"менше|коротше|менш ніж|poniżej|mniej niż|krócej niż|krótsz\w+ (?:niż|od)|以内|以下|未満|不到|少于|低于|より短"
)
# "Not more than" has "more than" in it.
_AT_MOST = pattern(
    r"\b(?:no(?:t|thing)? (?:more|longer|over) than|not? (?:over|past|beyond|above)|at most|max(?:imum|imal)?|"
    r"не (?:больше|более|свыше|дольше)|максимум|nicht (?:mehr als|länger als|über)|höchstens|"
    r"no (?:más|mas) (?:largos? )?(?:de|que)|como mucho|a lo sumo|pas plus (?:longs? )?(?:de|que)|au (?:plus|maximum)|"
    r"não mais (?:longos? )?(?:de|do|que)|no máximo|en (?:fazla|çok)|не (?:більше|довше)|щонайбільше|"
    r"nie (?:więcej|dłużej|ponad)|najwyżej|co najwyżej)\b|"
    r"不超过|不超過|不到|最多|以上(?:かからない|は無理)|超えない"
)
_FREE = pattern(
    r"\bfree\b(?! trial)|f2p|(?:without|not|no|don.?t want to) pay\w*|no money|zero budget|ohne (?:zu )?(?:be)?zahlen|"
    r"kein geld|sin pagar|spend\w* (?:a cent|a penny|any money|nothing)|dépenser|gastar (?:nada|dinero|"
    r"dinheiro)|ausgeben|"
    r"тратить (?:деньги|денег)|платить|витрачати|wydawa\w+|para harca\w*|"
    r"sans (?:payer|débourser)|gratos|sem pagar|0800|не плат\w+|без оплаты|нахаляву|para vermeden|"
    r"bez płacenia|nie płac\w+|nic nie kosztuj\w*|不花钱|不要钱|白玩|お金をかけ|(?<!\d)0円|ただで|no cost|for nothing|"
    r"without paying|zero (?:euro|dollar)\w*|бесплатн\w*|халяв\w*|даром|kostenlos\w*|"
    r"gratis|umsonst|gratuit\w*|grátis|de graça|ücretsiz\w*|bedava\w*|безкоштовн\w*|безплатн\w*|darmow\w*|za darmo|"
    rf"無料|免费|免費|タダ|白嫖|{FOR_NOTHING}")
_SELLS_WITHIN = pattern(
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


def says_offline(text: str) -> bool:
    """Whether words about a device speak of playing without a network."""
    return bool(_OFFLINE.search(bare(plain(text))))


def read_hours(text: str) -> Hours | None:
    """How long a game is to take; None if `text` does not tell. A number without "at least" is the most."""
    readable = bare(plain(text))
    found = [number for number in numbers(readable) if number > 0]
    is_minutes = bool(_MINUTES.search(readable)) and not _HOURS.search(readable)
    has_a_half = (
        found == [1] and not is_minutes and (_HOUR_AND_A_HALF.search(readable) or _HALF_AN_HOUR.search(readable))
    )
    if found and not has_a_half and (is_minutes or _HOURS.search(readable)):
        hours = [number / 60 if is_minutes else float(number) for number in found]
        if _AT_LEAST.search(readable) and not _AT_MOST.search(readable):
            return Hours(least=max(hours))
        if len(hours) > 1:
            return Hours(least=min(hours), most=max(hours))
        return Hours(most=hours[0], is_about=not _UNDER.search(readable) and not _AT_MOST.search(readable))
    for words, most in ((_EVENING, _EVENING_HOURS), (_WEEKEND, _WEEKEND_HOURS)):
        if words.search(readable):
            return Hours(most=most)
    if _HOURS.search(readable):
        return _unnumbered(readable)
    if _SHORT.search(readable):
        return Hours(most=SHORT_HOURS)
    return Hours(least=LONG_HOURS) if _LONG.search(readable) else None


def _unnumbered(text: str) -> Hours:
    """What "under an hour", "half an hour", "more than an hour" or "hundreds of hours" mean."""
    is_least = _AT_LEAST.search(text) and not _AT_MOST.search(text)
    for hours, words in ((1.5, _HOUR_AND_A_HALF), (2.0, _SOME_HOURS), (0.5, _HALF_AN_HOUR)):
        if words.search(text):
            return Hours(least=LONG_HOURS if hours > 1 else hours) if is_least else Hours(most=hours)
    return Hours(least=1.0) if is_least else Hours(most=1.0)


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
