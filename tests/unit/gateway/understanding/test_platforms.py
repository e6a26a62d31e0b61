"""Platforms as players call them."""

from __future__ import annotations

import pytest

from services.gateway.understanding.platforms import PlatformNames, generation, generation_years

DEMO = PlatformNames(["PC", "Mac", "Linux", "Mobile", "PlayStation", "Xbox", "Nintendo", "Switch", "VR", "Web"])


@pytest.mark.parametrize(
    ("text", "name"),
    [("PS5", "PlayStation"), ("на плойке", "PlayStation"), ("свитч", "Switch"), ("スイッチ", "Switch"), ("ПК", "PC"),
     ("Steam Deck", "PC"), ("bilgisayar", "PC"), ("ordenador", "PC"), ("Handy", "Mobile"), ("手机", "Mobile"),
     ("телефон", "Mobile"), ("Quest 3", "VR"), ("macOS", "Mac"), ("braузер", None), ("браузер", "Web")],
)  # fmt: skip
def test_a_platform_is_the_catalogues(text: str, name: str | None) -> None:
    assert DEMO.find(text) == ((name,) if name else ())


def test_a_console_is_any_of_them() -> None:
    assert set(DEMO.find("приставка")) == {"PlayStation", "Xbox", "Nintendo", "Switch"}


def test_a_catalogue_that_tells_generations_apart_is_asked_for_the_one_said() -> None:
    names = PlatformNames(["PlayStation 4", "PlayStation 5", "Xbox One"])
    assert names.find("ps5") == ("PlayStation 5",)
    assert set(names.find("playstation")) == {"PlayStation 4", "PlayStation 5"}
    assert names.find("switch") == ()


def test_a_name_of_the_catalogues_own_needs_no_list() -> None:
    assert PlatformNames(["Pandora 3D"]).find("pandora 3d") == ("Pandora 3D",)


def test_a_generation_is_told_where_the_catalogue_knows_the_family_alone() -> None:
    assert generation("on PS5", ["PlayStation"], 2001) == "PS5"
    assert generation("PlayStation 3", ["PlayStation"], 2010) == "PlayStation 3"
    assert generation("Xbox Series X", ["Xbox"], 2005) == "Xbox Series"
    assert generation("Switch 2", ["Switch"], 0) == "Switch 2"
    assert generation("Steam Deck", ["PC"], 2020) == "Steam Deck"
    assert generation("на PS5", ["PlayStation 5"], 2001) == ""
    assert generation("PlayStation", ["PlayStation"], 2001) == ""
    assert generation("Switch", ["Nintendo Switch"], 2001) == ""


def test_a_game_of_its_years_is_for_a_generation() -> None:
    assert generation("PS5", ["PlayStation"], 2020) == ""
    assert generation("PS4", ["PlayStation"], 2018) == ""
    assert generation("PS4", ["PlayStation"], 2023) == "PS4"
    assert generation("Switch 2", ["Switch"], 2019) == ""


def test_a_generation_has_years() -> None:
    assert generation_years("PS5", ["PlayStation"]) == (2013, 0)
    assert generation_years("PS2", ["PlayStation"]) == (1999, 2013)
    assert generation_years("PlayStation", ["PlayStation"]) == (0, 0)
    assert generation_years("PS5", ["PS5"]) == (0, 0)
