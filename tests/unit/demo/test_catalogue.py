"""The demo catalogue is complete, consistent and diverse enough to demonstrate with."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import FrozenInstanceError, fields
from importlib import resources

import pytest

from services.common.games.game_facts import ContentDescriptor, PlayFacts, PlayMode, PriceModel
from services.demo.catalogue import CatalogueGame, load_catalogue
from services.gateway.understanding.plain_text import UNSPACED

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


COUCH = {PlayMode.COUCH_COOP, PlayMode.COUCH_VERSUS}

# What a game for everyone may have.
HARMLESS = {
    ContentDescriptor.NOTHING,
    ContentDescriptor.MILD_VIOLENCE,
    ContentDescriptor.RANDOM_PURCHASES,
    ContentDescriptor.ONLINE_INTERACTION,
}

# Worlds that are shared with strangers, in which one can be on one's own.
OPEN_TO_ONE_PLAYER = {"dayz", "rust", "sea-of-thieves"}

# Names that players do use, although the summaries use the word in its ordinary sense.
ORDINARY_WORDS_THAT_ARE_NAMES = {"Commandos", "Сталкер"}


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
    facts = [field.name for field in fields(PlayFacts)]
    for line in lines:
        record = json.loads(line)
        assert list(record) == keys, line
        assert [name for name in facts if name in record["play"]] == sorted(record["play"], key=facts.index), line
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


def test_every_game_says_how_it_is_played(games: list[CatalogueGame]) -> None:
    for game in games:
        facts = game.play
        assert facts.modes, game.game_id
        assert list(facts.modes) == [mode for mode in PlayMode if mode in facts.modes], game.game_id
        assert facts.min_players >= 1, game.game_id
        is_massive = PlayMode.MASSIVELY_MULTIPLAYER in facts.modes
        assert facts.max_players or is_massive, game.game_id
        assert facts.price_model is not None, game.game_id
        assert facts.minimum_age is not None, game.game_id
        assert facts.content_descriptors, game.game_id
        # Either it takes a number of hours, or it has no end.
        assert bool(facts.typical_hours) != facts.endless, game.game_id


def test_the_facts_of_a_game_agree_with_each_other(games: list[CatalogueGame]) -> None:
    for game in games:
        facts = game.play
        modes = set(facts.modes)
        assert facts.minimum_age in {3, 7, 12, 16, 18}, game.game_id
        if facts.minimum_age == 3:
            assert set(facts.content_descriptors) <= HARMLESS, game.game_id
        assert 0 <= facts.typical_hours <= 100, game.game_id
        most = facts.max_players or 1_000
        assert facts.min_players <= most, game.game_id
        alone = {PlayMode.SINGLE_PLAYER, PlayMode.MASSIVELY_MULTIPLAYER}
        assert not modes & alone or facts.min_players == 1, game.game_id
        assert modes & alone or facts.min_players >= 2 or game.game_id in OPEN_TO_ONE_PLAYER, game.game_id
        assert (most == 1) == (modes == {PlayMode.SINGLE_PLAYER}), game.game_id
        assert bool(facts.max_couch_players) == bool(modes & COUCH), game.game_id
        assert facts.max_couch_players <= most, game.game_id
        if ContentDescriptor.NOTHING in facts.content_descriptors:
            assert len(facts.content_descriptors) == 1, game.game_id
            assert facts.minimum_age <= 7, game.game_id
        if ContentDescriptor.VIOLENCE in facts.content_descriptors:
            assert facts.minimum_age >= 12, game.game_id
        if {ContentDescriptor.GORE, ContentDescriptor.SEXUAL_CONTENT} & set(facts.content_descriptors):
            assert facts.minimum_age >= 12, game.game_id


def test_the_facts_agree_with_genres_and_tags(games: list[CatalogueGame]) -> None:
    for game in games:
        facts = game.play
        if "MMO" in game.genres:
            assert PlayMode.MASSIVELY_MULTIPLAYER in facts.modes or "open world" in game.tags, game.game_id
        if "local multiplayer" in game.tags:
            assert COUCH & set(facts.modes), game.game_id
        if "co-op" in game.tags:
            assert {PlayMode.COUCH_COOP, PlayMode.ONLINE_COOP, PlayMode.MASSIVELY_MULTIPLAYER} & set(facts.modes), (
                game.game_id
            )
        if "online multiplayer" in game.tags:
            assert {
                PlayMode.ONLINE_COOP,
                PlayMode.ONLINE_VERSUS,
                PlayMode.MASSIVELY_MULTIPLAYER,
            } & set(facts.modes), game.game_id
        if "free to play" in game.tags:
            assert facts.price_model in {PriceModel.FREE, PriceModel.FREE_TO_PLAY}, game.game_id
        if "Horror" in game.genres or "horror" in game.tags:
            assert ContentDescriptor.HORROR in facts.content_descriptors, game.game_id
            assert facts.minimum_age is not None
            assert facts.minimum_age >= 7, game.game_id


def test_every_game_has_a_russian_title_and_one_russian_sentence(games: list[CatalogueGame]) -> None:
    for game in games:
        assert [text.language for text in game.localized] == ["ru"], game.game_id
        (russian,) = game.localized
        assert russian.title == russian.title.strip() != "", game.game_id
        assert re.search(r"[А-Яа-яЁё]", russian.title) or russian.title == game.title, game.game_id
        assert 7 <= len(russian.summary.split()) <= 24, game.game_id
        assert re.fullmatch(r"[A-ZА-ЯЁ«][^.!?|]*(?:«[^«»]*»)?[^.!?|]*\.", russian.summary.replace("!»", "»")), (
            game.game_id
        )
        letters = re.findall(r"[^\W\d_]", russian.summary)
        cyrillic = re.findall(r"[А-Яа-яЁё]", russian.summary)
        assert len(cyrillic) >= 0.8 * len(letters), game.game_id
    assert max(Counter(text.summary for game in games for text in game.localized).values()) == 1


def test_a_name_belongs_to_one_game(games: list[CatalogueGame]) -> None:
    owners: dict[str, set[str]] = {}
    for game in games:
        for name in (game.title, *game.aliases, *(text.title for text in game.localized)):
            assert name == name.strip() != "", game.game_id
            owners.setdefault(_words(name), set()).add(game.game_id)
        said = [_words(name) for name in (game.title, *(text.title for text in game.localized))]
        assert len({_words(alias) for alias in game.aliases} - set(said)) == len(game.aliases), game.game_id
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_an_alias_is_no_ordinary_word(games: list[CatalogueGame]) -> None:
    texts = [text for game in games for text in (game.summary, *(each.summary for each in game.localized))]
    ordinary = {word for text in texts for word in re.findall(r"\w+", text)[1:] if word.islower()}
    ordinary |= {word for game in games for entry in (*game.genres, *game.tags) for word in _words(entry).split()}
    for game in games:
        for alias in game.aliases:
            words = _words(alias).split()
            assert len(words) > 1 or words[0] not in ordinary or alias in ORDINARY_WORDS_THAT_ARE_NAMES, alias
            # A Chinese character is a syllable with a meaning: two of them are a name.
            least = 2 if UNSPACED.search(alias) else 3
            assert len(alias) >= least or alias.isupper() or any(letter.isdigit() for letter in alias), alias


def test_names_that_players_use_are_known(games: list[CatalogueGame]) -> None:
    owner = {alias: game.game_id for game in games for alias in game.aliases}
    for alias, game_id in {
        "BotW": "the-legend-of-zelda-breath-of-the-wild",
        "КС": "counter-strike",
        "Ведьмак 3": "the-witcher-3-wild-hunt",
        "Скурим": "the-elder-scrolls-v-skyrim",
        "GTA 5": "grand-theft-auto-v",
        "ГТА 5": "grand-theft-auto-v",
        "RE4": "resident-evil-4",
        "Дота": "dota-2",
        "Стардью": "stardew-valley",
        "モンハン": "monster-hunter-world",
        "ダクソ": "dark-souls",
        "スマブラ": "super-smash-bros",
        "怪猎": "monster-hunter-world",
        "大表哥": "red-dead-redemption-2",
        "Herosy": "heroes-of-might-and-magic-iii",
    }.items():
        assert owner[alias] == game_id


def test_there_is_something_for_children_families_and_every_price(games: list[CatalogueGame]) -> None:
    gentle = [game for game in games if game.play.minimum_age == 3]
    assert len(gentle) >= 60
    four_on_the_couch = [game for game in gentle if game.play.max_couch_players >= 4]
    assert len(four_on_the_couch) >= 10
    prices = Counter(game.play.price_model for game in games)
    assert all(prices[model] >= 5 for model in PriceModel), prices
    modes = Counter(mode for game in games for mode in game.play.modes)
    assert all(modes[mode] >= 10 for mode in PlayMode), modes


def test_the_file_stays_small() -> None:
    size = len(resources.files("services.demo").joinpath("catalogue.jsonl").read_bytes())
    assert size <= 2_000_000
