"""What games cost and sell, in words that tell it because they are marked so."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.conversation.reading.corrected.begging import with_what_begs_for_money
from services.gateway.understanding.amounts.places import PLACES
from services.gateway.understanding.amounts.terms.marked_prices import read_marked_price
from services.gateway.understanding.amounts.terms.terms_of_play import Price, read_price, refuses_to_pay


@pytest.mark.parametrize(
    "text",
    ["purchases", "покупок", "сезонных пропусков", "Werbung", "anuncios", "publicidad", "pub", "anúncio", "reklam",
     "reklamsız", "uygulama içi satın alma", "zakupów", "广告", "広告", "战令", "skins", "energy", "体力", "スタミナ",
     "season pass", "passe de combat", "payer pour gagner"],
)  # fmt: skip
def test_what_a_game_sells_within(text: str) -> None:
    assert read_marked_price(text, is_refused=True) is Price.SELLS_WITHIN


@pytest.mark.parametrize(
    "text",
    ["pay once", "разовая покупка", "раз купив", "einmal bezahlen", "pago único", "payant une bonne fois",
     "pagar uma vez", "tek seferlik", "zapłacę raz", "买断制", "買い切り", "платная", "payant", "有料"],
)  # fmt: skip
def test_what_is_bought_once(text: str) -> None:
    assert read_marked_price(text, is_refused=False) is Price.PAID


@pytest.mark.parametrize(
    "text", ["cuota mensual", "pagar cada mes", "aylık ödeme", "Monatsgebühr", "opłat miesięcznych"]
)
def test_what_is_paid_for_by_the_month(text: str) -> None:
    assert read_marked_price(text, is_refused=True) is Price.SUBSCRIPTION


@pytest.mark.parametrize("text", ["2000円以下", "500円", "15 euros", "до тысячи", "30 tl altı", "cheap", "五十"])
def test_a_sum_is_no_price_that_a_catalogue_can_tell(text: str) -> None:
    assert read_marked_price(text, is_refused=False) is None
    assert read_price(text) is None


@pytest.mark.parametrize("text", ["payasos", "placa de vídeo", "бесплатка"])
def test_words_that_only_hold_letters_of_paying_refuse_no_price(text: str) -> None:
    assert not refuses_to_pay(text)


@pytest.mark.parametrize(
    "text",
    ["i'm broke", "денег нет лол", "bin grad pleite", "no tengo dinero", "j'ai pas d'argent", "sem grana", "param yok",
     "грошей нема", "nie mam kasy", "没钱", "お金ない"],
)  # fmt: skip
def test_who_has_no_money_wants_it_for_nothing(text: str) -> None:
    assert read_price(text) is Price.FREE
    assert list(PLACES[pb.SPAN_TYPE_PRICE](text))


@pytest.mark.parametrize(
    "text",
    [
        "sin dinero real",
        "sem dinheiro real",
        "money is no issue",
        "a life sim where i'm broke",
        "без героя, у которого нет денег",
        "笑死没钱的模拟经营",
    ],
)
def test_other_words_of_money_tell_no_price(text: str) -> None:
    assert not list(PLACES[pb.SPAN_TYPE_PRICE](text))


@pytest.mark.parametrize("text", ["готова платить", "хочу платить", "не против платить"])
def test_who_would_pay_wants_it_not_for_nothing(text: str) -> None:
    assert read_price(text) is not Price.FREE


@pytest.mark.parametrize(
    "text",
    ["para vermem", "ödemem", "je paie rien", "no pago", "não pago", "nie zapłacę", "ничего не плачу", "i won't pay",
     "不付钱", "払わない", "ich zahle nichts"],
)  # fmt: skip
def test_who_pays_nothing_wants_it_for_nothing(text: str) -> None:
    assert read_price(text) is Price.FREE


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("q não fique pedindo dinheiro", "dinheiro"), ("que no pida plata", "plata"),
        ("that keeps asking for money", "money"),
        ("чтоб не просила денег", "денег"), ("qui réclame de l'argent", "argent"), ("para isteyen olmasın", "para"),
        ("żeby nie prosiła o kasę", "kasę"), ("不要老要钱", "要钱"), ("das nicht um Geld bettelt", "Geld"),
        ("que no me chupe la pasta", "pasta"), ("pas un truc qui pompe le fric", "fric"),
        ("das mir kein Geld aus der Tasche zieht", "Geld"), ("чтоб не высасывала из меня деньги", "деньги"),
        ("that does not milk me", "milk me"),
    ],
)  # fmt: skip
def test_a_game_that_asks_for_money_sells_within(text: str, word: str) -> None:
    start = text.rindex(word)
    for span_type in (pb.SPAN_TYPE_PRICE, pb.SPAN_TYPE_KIND):
        span = pb.Span(text=word, start=start, end=start + len(word), type=span_type)
        (found,) = with_what_begs_for_money(text, pb.Understanding(spans=[span])).spans
        assert found.type == pb.SPAN_TYPE_PRICE
        assert read_price(found.text) is Price.SELLS_WITHIN
