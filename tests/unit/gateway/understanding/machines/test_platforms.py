"""Platforms as players call them."""

from __future__ import annotations

import pytest

from services.gateway.understanding.machines.console_generations import generation, generation_years
from services.gateway.understanding.machines.platforms import (
    PlatformNames,
    is_a_shop,
    maker_of_consoles,
)

DEMO = PlatformNames(["PC", "Mac", "Linux", "Mobile", "PlayStation", "Xbox", "Nintendo", "Switch", "VR", "Web"])


@pytest.mark.parametrize(
    ("text", "name"),
    [("PS5", "PlayStation"), ("на плойке", "PlayStation"), ("свитч", "Switch"), ("スイッチ", "Switch"), ("ПК", "PC"),
     ("Steam Deck", "PC"), ("bilgisayar", "PC"), ("ordenador", "PC"), ("Handy", "Mobile"), ("手机", "Mobile"),
     ("телефон", "Mobile"), ("Quest 3", "VR"), ("macOS", "Mac"), ("braузер", None), ("браузер", "Web")],
)  # fmt: skip
def test_a_platform_is_the_catalogues(text: str, name: str | None) -> None:
    assert DEMO.find(text) == ((name,) if name else ())


@pytest.mark.parametrize(
    ("text", "name"),
    [("swich", "Switch"), ("svitch", "Switch"), ("スイチ", "Switch"), ("plejstejszyn", "PlayStation"),
     ("плойка п'ята", "PlayStation"), ("пятёрка", "PlayStation"), ("xbocks", "Xbox"), ("ікс бокс", "Xbox"),
     ("Game Passie", "Xbox"), ("ведроид", "Mobile"), ("celu", "Mobile"), ("tlfna", "Mobile"), ("Natel", "Mobile"),
     ("handi", "Mobile"), ("iphonie", "Mobile"), ("Google Play", "Mobile"), ("手游", "Mobile"),
     ("古いタブレット", "Mobile"),
     ("GOG-u", "PC"), ("Epicu", "PC"), ("Стімі", "PC"), ("itch.io", "PC"), ("Battle.net", "PC"), ("战网", "PC"),
     ("win 10", "PC"), ("вінду 7", "PC"), ("DOSBox", "PC"), ("家用电脑", "PC"), ("Chromebook", "Web"),
     ("tarayıcıda", "Web"), ("页游", "Web"), ("スーファミ", "Nintendo"), ("红白机", "Nintendo"), ("квест 3", "VR"),
     ("телек", None), ("Fernseher", None), ("テレビ", None)],
)  # fmt: skip
def test_slang_shops_and_misspelt_names_are_the_catalogues_platforms(text: str, name: str | None) -> None:
    assert DEMO.find(text) == ((name,) if name else ())


@pytest.mark.parametrize("text", ["Steam", "Epic", "GOG", "Game Pass", "Стімі", "战网", "PS Plus", "Google Play"])
def test_a_shop_is_no_machine_to_play_on(text: str) -> None:
    assert is_a_shop(text)


@pytest.mark.parametrize("text", ["Steam Deck", "PC", "Xbox", "стим дек", "Switch"])
def test_a_machine_is_no_shop(text: str) -> None:
    assert not is_a_shop(text)


@pytest.mark.parametrize(
    "text",
    ["стімпанк", "стимпанк", "steampunk", "an epic story", "ein handicap", "Галактика", "a surface", "dos juegos"],
)
def test_words_that_only_begin_like_slang_are_no_platform(text: str) -> None:
    assert list(DEMO.places(text)) == []


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
    assert generation_years("PS2", ["PlayStation"]) == (1999, 2008)
    assert generation_years("PlayStation", ["PlayStation"]) == (0, 0)
    assert generation_years("PS5", ["PS5"]) == (0, 0)


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("Nintendo", "nintendo"), ("jeux Nintendo", "nintendo"), ("任天堂", "nintendo"), ("нинтендо", "nintendo"),
        ("Sony games", "sony"), ("von Microsoft", "microsoft"), ("セガ", "sega"),
        ("Nintendo Switch", ""), ("Nintendo DS", ""), ("Ubisoft", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_maker_of_consoles_is_known_where_nothing_else_is_said(text: str, maker: str) -> None:
    assert maker_of_consoles(text) == maker


def test_the_consoles_of_a_maker_are_those_of_the_catalogue() -> None:
    names = PlatformNames(
        ["PC", "Switch", "Wii U", "Nintendo 64", "Game Boy Advance", "PS4", "Xbox One", "Sega Saturn"]
    )
    assert names.made_by("nintendo") == ("Switch", "Wii U", "Nintendo 64", "Game Boy Advance")
    assert names.made_by("sony") == ("PS4",)
    assert names.made_by("microsoft") == ("Xbox One",)
    assert names.made_by("") == ()


@pytest.mark.parametrize(
    "text",
    ["the game where you play a goose", "you play a thief", "something to play", "for play", "the play of light"],
)
def test_to_play_is_no_console(text: str) -> None:
    assert list(PlatformNames(["PlayStation"]).places(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("en la play", "PlayStation"),
        ("no play", "PlayStation"),
        ("play'de", "PlayStation"),
        ("на плойці", "PlayStation"),
        ("на свиче", "Switch"),
        ("для свича", "Switch"),
        ("Switch'te", "Switch"),
        ("na pstryczku", "Switch"),
    ],
)
def test_slang_for_a_console_is_found_in_its_cases(text: str, name: str) -> None:
    names = PlatformNames(["PlayStation", "Switch"])
    ((start, end),) = names.places(text)
    assert names.find(text[start:end]) == (name,)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("SNES", (1990, 1998)),
        ("スーファミ", (1990, 1998)),
        ("スーパーファミコン", (1990, 1998)),
        ("денди", (1983, 1995)),
        ("n64", (1996, 2002)),
        ("wii u", (2012, 2017)),
        ("die Wii", (2006, 2013)),
        ("game boy advance", (2001, 2008)),
        ("Nintendo", (0, 0)),
    ],
)
def test_a_console_that_is_called_by_its_maker_has_its_years(text: str, years: tuple[int, int]) -> None:
    assert generation_years(text, ["Nintendo"]) == years


def test_modern_consoles_are_none_of_the_old_ones() -> None:
    names = PlatformNames(["Nintendo", "PlayStation", "Switch", "Xbox", "PC"])
    for text in ("modern consoles", "современные консоли", "aktuelle Konsolen", "consolas actuales", "最新主机"):
        assert set(names.find(text)) == {"PlayStation", "Switch", "Xbox"}
        assert generation_years(text, names.find(text)) == (2013, 0)
    assert "Nintendo" in names.find("consoles")


@pytest.mark.parametrize(
    ("text", "name"), [("pcden", "PC"), ("pcye", "PC"), ("піку", "PC"), ("macte", "Mac"), ("ps5te", "PlayStation")]
)
def test_a_name_may_have_an_ending_without_an_apostrophe(text: str, name: str) -> None:
    assert PlatformNames(["PC", "Mac", "PlayStation"]).find(text) == (name,)
