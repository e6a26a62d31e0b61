"""How long a game may take where no number is said."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.terms_of_play import Hours, read_hours


@pytest.mark.parametrize(
    "text",
    [
        "under an hour", "no longer than an hour", "не дольше часа", "höchstens eine Stunde", "menos de una hora",
        "moins d'une heure", "menos de uma hora", "bir saatten kısa", "менше години", "krócej niż godzinę",
        "不到一小时", "1時間以内",
    ],
)  # fmt: skip
def test_an_hour_is_one_hour_at_most(text: str) -> None:
    assert read_hours(text) == Hours(most=1)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("half an hour", 0.5), ("полчаса", 0.5), ("eine halbe Stunde", 0.5), ("une demi-heure", 0.5),
        ("yarım saat", 0.5),
        ("an hour and a half", 1.5), ("полтора часа", 1.5), ("hora y media", 1.5),
        ("a couple of hours", 2), ("пару часов", 2), ("ein paar Stunden", 2), ("birkaç saat", 2), ("两三个小时", 2),
    ],
)  # fmt: skip
def test_parts_of_an_hour_and_a_few_hours_are_told_apart(text: str, hours: float) -> None:
    found = read_hours(text)
    assert found is not None
    assert found.most == pytest.approx(hours, abs=1 if hours == 2 else 0)


def test_more_than_an_hour_is_at_least_one_and_hundreds_of_hours_are_long() -> None:
    assert read_hours("more than an hour") == Hours(least=1)
    assert read_hours("hundreds of hours") == Hours(least=40)
