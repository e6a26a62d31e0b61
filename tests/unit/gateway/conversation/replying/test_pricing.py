"""A price that was wished is let go or turned round by what a message says of it."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.merging import merged
from services.gateway.conversation.replying.giving_up import given_up
from services.gateway.conversation.replying.pricing import with_prices
from services.gateway.understanding.amounts.terms.terms_of_play import Price, read_price

FREE = Constraint(
    text="free",
    type=pb.SPAN_TYPE_PRICE,
    polarity=pb.POLARITY_WANTED,
    condition=common_pb2.GameFilter(price_models=[common_pb2.PRICE_MODEL_FREE, common_pb2.PRICE_MODEL_FREE_TO_PLAY]),
)


def price(text: str, words: str, *, polarity: pb.Polarity.ValueType = pb.POLARITY_WANTED) -> Constraint:
    start = text.index(words)
    return Constraint(
        text=words, start=start, end=start + len(words), type=pb.SPAN_TYPE_PRICE, polarity=polarity, unmatched=True
    )


def in_force(text: str, *said: Constraint) -> list[Constraint]:
    return merged([FREE], with_prices(text, said))


@pytest.mark.parametrize(
    "text",
    [
        "no, not free, any price is fine",
        "they may cost something",
        "цена не важна",
        "der Preis ist egal",
        "el precio me da igual",
        "peu importe le prix",
        "o preço não importa",
        "fiyatı önemli değil",
        "ціна не важлива",
        "cena nie ma znaczenia",
        "价格无所谓",
        "有料でもいいです",
    ],
)
def test_any_price_lets_free_go_in_every_language(text: str) -> None:
    left = in_force(text)
    assert all(not each.condition.price_models for each in left)
    assert all(not each.unmatched for each in left)


@pytest.mark.parametrize(
    "text",
    [
        "one of them can be paid", "одна может быть платной", "может быть одна платная", "eins darf was kosten",
        "puede haber una de pago", "une peut être payante", "uma pode ser paga", "biri ücretli olabilir",
        "може бути одна платна", "a jednak może być jedna płatna", "可以有一个收费的", "一つは有料でもいい",
    ],
)  # fmt: skip
def test_one_that_may_be_paid_lets_all_of_them_be(text: str) -> None:
    assert all(not each.condition.price_models for each in in_force(text))


def test_a_refused_free_beside_any_price_asks_for_neither() -> None:
    text = "no, not free, any price is fine"
    refused = price(text, "free", polarity=pb.POLARITY_REFUSED)
    assert all(not each.condition.price_models for each in in_force(text, refused, price(text, "price")))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no, I mean paid ones", "paid ones"),
        ("нет, платные", "платные"),
        ("有料のゲーム", "有料"),
        ("ладно давай за деньги", "за деньги"),
        ("dann halt für Geld", "für Geld"),
        ("dobra, może być za pieniądze", "za pieniądze"),
    ],
)
def test_paid_ones_are_games_that_are_bought(text: str, words: str) -> None:
    (left,) = in_force(text, price(text, words))
    assert left.condition.price_models == [common_pb2.PRICE_MODEL_PREMIUM]


def test_packs_that_are_sold_for_money_say_nothing_of_what_the_game_costs() -> None:
    text = "без наборів за гроші"
    assert with_prices(text, [price(text, "наборів за гроші")]) == [price(text, "наборів за гроші")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("нет, я имел в виду до 1000 рублей", "до 1000 рублей"),
        ("no, under $20", "under $20"),
        ("unter 20 Euro", "20 Euro"),
    ],
)
def test_a_sum_takes_the_place_of_free(text: str, words: str) -> None:
    assert in_force(text, price(text, words)) == []


def test_words_that_tell_nothing_of_a_price_leave_free_in_force() -> None:
    assert in_force("cheap ones", price("cheap ones", "cheap")) == [FREE]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ладно давай за деньги", "за деньги"), ("давай за гроші", "за гроші"), ("dann halt gegen Geld", "gegen Geld"),
        ("bueno, por dinero", "por dinero"), ("niech będzie za pieniądze", "za pieniądze"), ("花钱的也行", "花钱的"),
    ],
)  # fmt: skip
def test_who_would_pay_wants_it_for_nothing_no_more(text: str, words: str) -> None:
    assert FREE not in in_force(text, price(text, words))


@pytest.mark.parametrize(
    "text",
    [
        "i'm willing to pay", "готов заплатить", "можу заплатити", "puedo pagar", "je peux payer", "posso pagar",
        "ödeyebilirim", "mogę zapłacić", "愿意花钱", "払ってもいい",
    ],
)  # fmt: skip
def test_who_is_ready_to_pay_gives_free_up(text: str) -> None:
    assert given_up(text, [], [FREE]).any_in_force


@pytest.mark.parametrize(
    "text", ["не готов заплатить", "no puedo pagar", "nie mogę zapłacić", "i'm not willing to pay"]
)
def test_who_cannot_pay_does_not(text: str) -> None:
    assert not given_up(text, [], [FREE]).any_in_force


def test_who_is_ready_to_pay_wants_nothing_free() -> None:
    assert read_price("готов заплатить") is None
    assert read_price("не хочу платить") is Price.FREE
