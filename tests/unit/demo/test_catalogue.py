"""The demo catalogue is complete, consistent and diverse enough to demonstrate with."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import FrozenInstanceError, fields
from importlib import resources

import pytest

from services.demo.catalogue import CatalogueGame, load_catalogue

# The vocabulary that the catalogue keeps to.
GENRES = frozenset(
    {
        "Action",
        "Adventure",
        "Card",
        "Educational",
        "Fighting",
        "Horror",
        "MMO",
        "MOBA",
        "Party",
        "Platformer",
        "Puzzle",
        "RPG",
        "Racing",
        "Rhythm",
        "Roguelike",
        "Sandbox",
        "Shooter",
        "Simulation",
        "Sports",
        "Stealth",
        "Strategy",
        "Survival",
        "Visual Novel",
    }
)

PLATFORMS = frozenset(
    {
        "Arcade",
        "Atari",
        "Commodore",
        "Linux",
        "Mac",
        "Mobile",
        "Nintendo",
        "PC",
        "PlayStation",
        "Sega",
        "Switch",
        "VR",
        "Web",
        "Xbox",
    }
)


def _words(text: str) -> str:
    """Case and punctuation removed, padded so that `in` matches whole words only."""
    return " " + " ".join(re.findall(r"\w+", text.casefold())) + " "


@pytest.fixture(scope="module")
def games() -> list[CatalogueGame]:
    return load_catalogue()


def test_is_large_enough(games: list[CatalogueGame]) -> None:
    assert len(games) >= 300


def test_every_line_is_compact_json_with_the_fields_in_order(games: list[CatalogueGame]) -> None:
    text = resources.files("services.demo").joinpath("catalogue.jsonl").read_text(encoding="utf-8")
    lines = text.removesuffix("\n").split("\n")
    assert len(lines) == len(games)
    keys = [field.name for field in fields(CatalogueGame)]
    for line in lines:
        record = json.loads(line)
        assert list(record) == keys, line
        assert json.dumps(record, ensure_ascii=False, separators=(",", ":")) == line


def test_every_field_is_present_and_of_its_type(games: list[CatalogueGame]) -> None:
    for game in games:
        for text in (game.game_id, game.title, game.developer, game.summary, *game.tags):
            assert isinstance(text, str), game
            assert text, game
            assert text == text.strip(), game
        assert type(game.year) is int, game
        for values in (game.genres, game.platforms, game.tags):
            assert isinstance(values, tuple), game
            assert len(set(values)) == len(values) >= 1, game


def test_a_game_cannot_be_changed(games: list[CatalogueGame]) -> None:
    with pytest.raises(FrozenInstanceError):
        games[0].title = "Another"  # type: ignore[misc]
    assert len(set(games)) == len(games)


def test_ids_and_titles_are_unique(games: list[CatalogueGame]) -> None:
    assert max(Counter(game.game_id for game in games).values()) == 1
    assert max(Counter(_words(game.title) for game in games).values()) == 1
    assert max(Counter(game.summary for game in games).values()) == 1


def test_ids_are_slugs(games: list[CatalogueGame]) -> None:
    for game in games:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", game.game_id), game


def test_order_is_by_year_and_id(games: list[CatalogueGame]) -> None:
    assert games == sorted(games, key=lambda game: (game.year, game.game_id))


def test_vocabularies_are_closed(games: list[CatalogueGame]) -> None:
    for game in games:
        assert set(game.genres) <= GENRES, game
        assert 1 <= len(game.genres) <= 4, game
        assert set(game.platforms) <= PLATFORMS, game


def test_tags_are_lowercase_and_reused(games: list[CatalogueGame]) -> None:
    for game in games:
        assert 3 <= len(game.tags) <= 8, game
        assert all(tag == tag.lower() for tag in game.tags), game
    counts = Counter(tag for game in games for tag in game.tags)
    assert [tag for tag, count in counts.items() if count < 3] == []
    assert len(counts) <= 120


def test_years_are_plausible(games: list[CatalogueGame]) -> None:
    assert all(1970 <= game.year <= 2026 for game in games)


def test_every_era_genre_and_platform_is_represented(games: list[CatalogueGame]) -> None:
    decades = Counter(game.year // 10 * 10 for game in games)
    assert all(decades[decade] >= 20 for decade in (1980, 1990, 2000, 2010, 2020)), decades
    genres = Counter(genre for game in games for genre in game.genres)
    assert all(genres[genre] >= 5 for genre in GENRES), genres
    platforms = Counter(platform for game in games for platform in game.platforms)
    assert all(platforms[platform] >= 5 for platform in PLATFORMS), platforms


def test_a_summary_is_one_sentence(games: list[CatalogueGame]) -> None:
    for game in games:
        assert 10 <= len(game.summary.split()) <= 28, game
        assert game.summary[0].isupper(), game
        assert re.fullmatch(r"[^.!?;|]+\.", game.summary), game


def test_no_summary_names_a_game(games: list[CatalogueGame]) -> None:
    titles = {_words(game.title) for game in games}
    long_titles = [title for title in titles if len(title.split()) >= 2]
    for game in games:
        named = [title for title in long_titles if title in _words(game.summary)]
        assert named == [], game


def test_holds_titles_that_are_hard_to_match(games: list[CatalogueGame]) -> None:
    titles = {game.title for game in games}
    common_words = {
        "Celeste",
        "Control",
        "Doom",
        "Fez",
        "Hades",
        "Inside",
        "Journey",
        "Limbo",
        "Portal",
        "Prey",
        "Rust",
        "Tetris",
    }
    assert common_words <= titles
    prefixed = {"Portal 2", "The Witcher", "The Witcher 3: Wild Hunt", "Half-Life", "Half-Life 2", "Hades II"}
    assert prefixed <= titles
