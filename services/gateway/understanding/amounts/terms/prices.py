"""Reads what lets a price go or wants to pay one, in eleven languages: "any price is fine", "paid ones".

`terms_of_play.py` reads what costs nothing; a sum of money no catalogue knows.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import bare, pattern, plain

# Digits of a sum.
_LONGEST_NUMBER = 9

# fmt: off
_ANY = pattern(
    r"\b(?:any price|(?:the )?price (?:does ?n['’]?o?t matter|doesn['’]?t matter|is (?:no|not an?) (?:issue|object|"
    r"problem)|"
    r"is irrelevant)|don['’]?t care (?:about|what)\b[^.!?]{0,20}\b(?:price|costs?)|(?:whatever|no matter) (?:the price|"
    r"(?:it|they) costs?)|money is no object|(?:can|may|could|might) (?:also )?"
    r"(?:cost (?:something|money|a bit)|be paid(?! (?:once|for|with|off|monthly)))|"
    r"(?:does ?n['’]?t|do ?n['’]?t|need not|not) (?:have|need) to be free|free or paid|paid or free|paid (?:is|are) "
    r"(?:ok(?:ay)?|fine|good)|"
    r"люб(?:ая|ой|ую) цен\w*|цена (?:мне )?(?:не ?важна|не имеет значения|не принципиальна|любая)|"
    r"(?:не ?важно|без разницы|все равно),? сколько (?:\w+ )?стоит\w*|можно (?:и |одну )?платн\w+|"
    r"мо(?:гут|жет) быть (?:и )?(?:одна )?платн\w+|"
    r"не ?обязательно бесплатн\w+|"
    r"preis (?:ist |spielt )?(?:mir )?(?:egal|keine rolle|nebensächlich)|egal,? (?:was|wie ?viel) (?:es|sie|"
    r"das) kost\w+|"
    r"(?:darf|dürfen|kann|können) (?:auch |ruhig )?(?:was|etwas|geld) kosten|jeder preis|"
    r"(?:darf|kann) (?:auch |ruhig )?(?:eins|eines|eine) (?:(?:was|etwas|geld) kosten|kostenpflichtig sein)|"
    r"(?:muss|müssen) nicht (?:kostenlos|gratis|umsonst) sein|"
    r"cualquier precio|da igual el precio|precio (?:me )?(?:da igual|no (?:me )?importa|es lo de menos)|"
    r"no (?:me )?importa "
    r"(?:el precio|lo que cueste\w*)|no (?:tienen? que|hace falta que) (?:ser|sean?) gratis|pueden? (?:costar|"
    r"ser de pago)|puede haber un[oa]? de pago|"
    r"n['’]importe quel prix|peu importe le prix|(?:le )?prix (?:m['’]est égal|n['’]importe pas|importe peu|"
    r"n['’]a pas d['’]importance)|(?:peut|peuvent) (?:être payante?s?|coûter)|pas forcément gratuits?|"
    r"qualquer preço|(?:o )?preço (?:não importa|tanto faz)|tanto faz o preço|não (?:me )?importa (?:o preço|"
    r"quanto custa\w*)|"
    r"podem? (?:ser pag[oa]s?|ter uma? pag[oa]|custar)|não precisam? ser (?:grátis|gratuitos?|de graça)|"
    r"fiyat(?:ı)? (?:önemli değil|fark ?etmez|önemsiz)|paralı (?:da )?olabilir|ücretli (?:de )?olabilir|"
    r"(?:bedava|ücretsiz) olması (?:gerekmez|şart değil)|"
    r"будь[- ]яка ціна|ціна (?:мені )?(?:не ?важлива|не має значення|будь[- ]яка)|(?:можна|мож(?:уть|е) бути) (?:і |"
    r"й |одн[ау] )?платн\w+|"
    r"не ?обов.?язково безкоштовн\w+|байдуже,? скільки кошту\w+|"
    r"(?:każda|dowolna) cena|cena (?:jest )?(?:nie ma znaczenia|nieważna|obojętna|nie gra roli)|"
    r"(?:mogą|może) być (?:też )?(?:jedna )?płatn\w+|"
    r"nie (?:muszą|musi) być (?:darmow\w+|za darmo)|obojętnie,? ile kosztuj\w+)\b|"
    r"价格(?:无所谓|不重要|不限|都行|随意)|多少钱都(?:行|可以)|(?:收费|付费)的?也?(?:行|可以|没关系)|"
    r"可以有[一1][个款](?:收费|付费)|"
    r"不(?:一定|用)要?免费|"
    r"(?:値段|価格)は?(?:いくらでも|気にしない|気にしません|問わない|問いません|関係ない)|いくらでも(?:いい|構わない)|"
    r"有料でも|無料(?:じゃ|で)なくても"
)
_PAID = pattern(
    r"\bpaid\b|\bплатн\w+|\b(?:kostenpflichtig|bezahlt|bezahlspiel)\w*|\bde pago\b|\bpayante?s?\b|\bpag[oa]s?\b|"
    r"\b(?:paralı|ücretli)\b|\bpłatn\w+|付费|收费|买断|有料|買い切り"
)
# Said alone of a price: packs that are sold "за гроші" are sold within a game.
_FOR_MONEY = pattern(
    r"\W*(?:за (?:деньги|денежку|гроші)|(?:gegen|für) geld|por dinero|(?:contre|pour) de l['’]argent|por dinheiro|"
    r"para(?:sı)?yla|za pieniądze|for money|花钱的|お金を払う)\W*"
)
_COINS = (
    r"(?:euros?|dollars?|bucks|pounds?|quid|cents?|usd|eur|gbp|руб(?:л\w*)?|доллар\w*|бакс\w*|евро|гр(?:н|ив)\w*|"
    r"долар\w*|"
    r"złot\w*|zł|reais|pesos?|lira\w*|tl|rou?bles?|zlotys?|yen|yuan|hryvnias?)\b"
)
_CURRENCY = rf"(?:[$€£¥₽₴円元块](?!\d)|{_COINS}|日元|人民币)"
_MONEY = pattern(rf"[$€£¥₽₴]|\b{_COINS}|\d\s*(?:円|元|块)")
_THOUSANDS = r"(?:(?:k|к|тыс\w*|тис\w*|mil|tys\w*|bin)\b\.?|[千万])?"
# "2015 р." is a year in Ukrainian, and a sum in Russian.
_SUM = pattern(
    rf"\d(?:[.,]-)?\s{{0,2}}{_THOUSANDS}\s?{_CURRENCY}|(?<!(?:19|20)\d)\d\s?р\.|[$€£₽₴]\s*\d|"
    r"\b(?:budget|бюджет\w*|presupuesto|orçamento|bütçe\w*|budżet\w*)\W{1,3}(?:(?:of|is|up to|до|в|de|até|hasta|"
    r"bis|von|jusqu['’]à|do|у|максимум|max)\W{1,2}){0,2}\d|(?:预算|予算)\D{0,2}\d"
)
_DIGITS_AT_THE_END, _DIGITS = re.compile(r"\d+$"), re.compile(r"\d*")
_COSTS_AT_ALL = pattern(
    r"\bcosts? (?:\w+ )?(?:anything|something|money)\b|стоит (?:\w+ ){0,3}(?:денег|что-нибудь|что-то)|"
    r"\bkostet\b.*\b(?:was|etwas|"
    r"geld)\b|cuesta (?:algo|dinero)|coute (?:quelque chose|de l['’]argent)|custa (?:algo|alguma coisa|dinheiro)|"
    r"para(?:yla)? mı\b|кошту\w+ (?:щось|грошей)|kosztuje (?:coś|cokolwiek)|要钱|收费|お金[がは]?(?:かか|いる|必要)"
)
# fmt: on


def any_price_places(text: str) -> list[tuple[int, int]]:
    """Where `text` says that the price does not matter: beginnings and ends."""
    return [match.span() for match in _ANY.finditer(bare(text))]


def says_paid(text: str) -> bool:
    """Whether words about a price are of games that are paid for."""
    said = bare(plain(text))
    return _PAID.search(said) is not None or _FOR_MONEY.fullmatch(said) is not None


def names_a_sum(text: str) -> bool:
    """Whether words hold a sum of money."""
    return _SUM.search(bare(plain(text))) is not None


def names_money(text: str) -> bool:
    """Whether words name a currency, with or without a number."""
    return _MONEY.search(bare(plain(text))) is not None


def sum_places(text: str) -> list[tuple[int, int]]:
    """Where `text` tells sums of money: beginnings and ends, in code points, with all the digits of each number."""
    readable = bare(text)
    found = []
    for match in _SUM.finditer(readable):
        before = _DIGITS_AT_THE_END.search(readable[max(0, match.start() - _LONGEST_NUMBER) : match.start()])
        behind = _DIGITS.match(readable[match.end() : match.end() + _LONGEST_NUMBER])
        start = match.start() - (len(before.group()) if before and readable[match.start()].isdigit() else 0)
        found.append((start, match.end() + (behind.end() if behind and readable[match.end() - 1].isdigit() else 0)))
    return found


def without_sums(text: str) -> str:
    """The text without the sums of money in it."""
    for start, end in reversed(sum_places(text)):
        text = f"{text[:start]} {text[end:]}"
    return text


def asks_whether_it_costs(text: str) -> bool:
    """Whether a question asks if anything is to be paid at all, not how much."""
    return _COSTS_AT_ALL.search(bare(plain(text))) is not None
