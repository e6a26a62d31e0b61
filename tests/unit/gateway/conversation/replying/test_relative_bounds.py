"""A comparison says with what, or means the games shown; a stated bound beats it: "not so old, after 2010"."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.replying.relative import names_what_it_compares, resolved, without_beaten
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.names import CatalogueNames

Filter = common_pb2.GameFilter
YEARS, HOURS, PRICE = pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_PRICE


def compared(span_type: pb.SpanType.ValueType, condition: Filter | None = None) -> Constraint:
    return Constraint(text="less", type=span_type, polarity=pb.POLARITY_LESS, condition=condition)


def stated(span_type: pb.SpanType.ValueType, condition: Filter) -> Constraint:
    return Constraint(text="stated", type=span_type, polarity=pb.POLARITY_WANTED, condition=condition)


@pytest.mark.parametrize(
    ("less", "bound"),
    [
        (compared(YEARS, Filter(min_year=2018)), stated(YEARS, Filter(min_year=2011))),
        (compared(HOURS, Filter(max_hours=49)), stated(HOURS, Filter(max_hours=20))),
        (compared(YEARS, Filter(min_year=2018)), stated(YEARS, Filter(max_year=2015))),
        (compared(PRICE), stated(PRICE, Filter(price_models=[common_pb2.PRICE_MODEL_FREE]))),
    ],
)
def test_a_stated_bound_takes_the_place_of_a_comparison(less: Constraint, bound: Constraint) -> None:
    said, beaten = without_beaten([less, bound])
    assert [each.text for each in said] == ["less", "stated"]
    assert [each.text for each in beaten] == ["less"]
    assert not said[0].HasField("condition")
    assert said[1] == bound


def test_a_bound_to_the_other_side_narrows_a_comparison_down() -> None:
    both = [compared(HOURS, Filter(max_hours=30)), stated(HOURS, Filter(min_hours=5))]
    assert without_beaten(both) == (both, [])


def test_a_bound_of_another_side_of_games_beats_nothing() -> None:
    both = [compared(HOURS, Filter(max_hours=30)), stated(YEARS, Filter(min_year=2011))]
    assert without_beaten(both) == (both, [])


@pytest.mark.parametrize(
    "text",
    [
        "shorter than Hades",
        "короче, чем Ведьмак 3",
        "kürzer als Hades",
        "más corto que Hades",
        "plus court que Celeste",
        "mais curto que Hades",
        "Hades'ten daha kısa",
        "коротше ніж Hades",
        "krótsze niż Hades",
        "比Hades短",
        "Hadesより短い",
    ],
)
def test_a_comparison_says_with_what(text: str) -> None:
    assert names_what_it_compares(text)


@pytest.mark.parametrize(
    "text", ["like Hades, but shorter", "daha kısa", "короче", "もっと短いの", "un juego que sea corto"]
)
def test_a_comparison_that_does_not_say_with_what_means_those_shown(text: str) -> None:
    assert not names_what_it_compares(text)


def test_longer_is_a_game_that_ends_later_and_not_any_that_has_no_end() -> None:
    shown = [common_pb2.Game(game_id="a", typical_hours=8), common_pb2.Game(game_id="b", endless=True)]
    more = Constraint(text="longer", type=HOURS, polarity=pb.POLARITY_MORE)
    condition = resolved(more, shown, CatalogueNames(shown)).condition
    assert meets(common_pb2.Game(typical_hours=20), condition)
    assert not meets(common_pb2.Game(typical_hours=8), condition)
    assert not meets(common_pb2.Game(endless=True), condition)


def shorter(shown_hours: float, *hours: float, others: list[Constraint] | None) -> float:
    shown = [common_pb2.Game(game_id="shown", typical_hours=shown_hours)]
    games = [common_pb2.Game(game_id=str(each), typical_hours=each, year=2000) for each in hours]
    less = Constraint(text="shorter", type=HOURS, polarity=pb.POLARITY_LESS)
    return resolved(less, shown, CatalogueNames([*shown, *games]), others, {"shown"}).condition.max_hours


def test_shorter_is_about_two_thirds_where_there_are_such_games() -> None:
    assert shorter(24, 10, 12, 16, others=[]) == pytest.approx(16)
    assert shorter(12, 5, 6, 7, others=[]) == pytest.approx(8)


def test_below_what_goes_for_short_shorter_is_any_less() -> None:
    assert shorter(9, 4, 5, 6, others=[]) == pytest.approx(20 / 3)
    assert shorter(5, 1, 2, 3, others=[]) == pytest.approx(4.95)


def test_where_such_games_hardly_meet_the_wish_or_one_is_named_shorter_is_whatever_is() -> None:
    assert shorter(24, 10, 12, 20, others=[]) == pytest.approx(23.76)
    assert shorter(24, 10, 12, 16, others=[stated(YEARS, Filter(min_year=2010))]) == pytest.approx(23.76)
    assert shorter(24, 10, 12, 16, others=None) == pytest.approx(23.76)


def test_shorter_than_what_has_no_end_asks_for_the_shortest_of_what_is_wished() -> None:
    endless = common_pb2.Game(game_id="shown", endless=True)
    games = [
        common_pb2.Game(game_id=str(each), typical_hours=each, year=2000 + each) for each in (4, 6, 13, 17, 19, 60)
    ]
    less = Constraint(text="shorter", type=HOURS, polarity=pb.POLARITY_LESS)

    def most(*others: Constraint, gone: tuple[str, ...] = ()) -> float:
        return resolved(less, [endless], CatalogueNames([endless, *games]), others, gone).condition.max_hours

    assert most() == 13
    assert most(stated(YEARS, Filter(min_year=2010))) == 19
    assert most(stated(YEARS, Filter(min_year=2010)), gone=("13",)) == 60
    assert most(stated(YEARS, Filter(max_year=2006))) == 10
    assert most(stated(YEARS, Filter(min_year=2070))) == 10
