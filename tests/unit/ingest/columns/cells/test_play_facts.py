"""How a game is played, read from the cells of tables of the world."""

from __future__ import annotations

import pytest

from services.common.games.game_facts import NO_PLAY_FACTS, ContentDescriptor, LocalizedText, PlayMode, PriceModel
from services.ingest.columns.cells.game_fields import game_of
from services.ingest.columns.cells.play_facts import localized_of, play_facts_of
from services.ingest.columns.headings import names
from services.ingest.columns.headings.fact_columns import fact_columns

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("cell", "modes"),
    [
        ("Single-player;Online Co-op;Steam Achievements", {PlayMode.SINGLE_PLAYER, PlayMode.ONLINE_COOP}),
        ("Single player, Split screen", {PlayMode.SINGLE_PLAYER}),
        ("['Shared/Split Screen PvP', 'Shared/Split Screen Co-op']", {PlayMode.COUCH_VERSUS, PlayMode.COUCH_COOP}),
        ("LAN PvP|MMO", {PlayMode.ONLINE_VERSUS, PlayMode.MASSIVELY_MULTIPLAYER}),
        ("Multi-player", set()),
        ("Co-op", set()),
        ("RPG;Action", set()),
    ],
)
def test_modes_are_those_that_an_entry_names_with_their_place(cell: str, modes: set[PlayMode]) -> None:
    assert set(play_facts_of({"categories": cell}).modes) == modes


@pytest.mark.parametrize(
    ("cells", "players"),
    [
        ({"players": "1-4"}, (1, 4, 0)),
        ({"players": "2 to 8 players"}, (2, 8, 0)),
        ({"max_players": "16", "min_players": "2"}, (2, 16, 0)),
        ({"Max Players": "4.0", "local players": "2"}, (0, 4, 2)),
        ({"max_players": "4", "local_players": "8"}, (0, 4, 4)),
        ({"players": "48213"}, (0, 0, 0)),
        ({"max_players": "many"}, (0, 0, 0)),
        ({"max_players": "0"}, (0, 0, 0)),
    ],
)
def test_players_are_a_number_or_a_span(cells: dict[str, str], players: tuple[int, int, int]) -> None:
    facts = play_facts_of(cells)
    assert (facts.min_players, facts.max_players, facts.max_couch_players) == players


@pytest.mark.parametrize(
    ("column", "cell", "age"),
    [
        ("PEGI", "12", 12),
        ("pegi_rating", "PEGI 16", 16),
        ("age_rating", "18+", 18),
        ("age_rating", "0+", 0),
        ("esrb_rating", "Everyone 10+", 10),
        ("ESRB", "M", 17),
        ("esrb", "RP", None),
        ("required_age", "17", 17),
        ("required_age", "0", None),
        ("age_rating", "99", None),
    ],
)
def test_an_age_is_that_of_the_usual_boards(column: str, cell: str, age: int | None) -> None:
    assert play_facts_of({column: cell}).minimum_age == age


@pytest.mark.parametrize(
    ("cell", "content"),
    [
        ("Blood and Gore, Intense Violence", {ContentDescriptor.GORE, ContentDescriptor.VIOLENCE}),
        ("Cartoon Violence", {ContentDescriptor.MILD_VIOLENCE}),
        ("Strong Language|Use of Drugs and Alcohol", {ContentDescriptor.STRONG_LANGUAGE, ContentDescriptor.DRUGS}),
        ("No Descriptors", {ContentDescriptor.NOTHING}),
        ("Steam Cloud", set()),
    ],
)
def test_content_is_what_the_descriptors_name(cell: str, content: set[ContentDescriptor]) -> None:
    assert set(play_facts_of({"content_descriptors": cell}).content_descriptors) == content


@pytest.mark.parametrize(
    ("column", "cell", "hours"),
    [
        ("hours_to_beat", "12.5", 12.5),
        ("main_story", "7,5 hours", 7.5),
        ("playtime (minutes)", "90", 1.5),
        ("time_to_beat", "90 min", 1.5),
        ("playtime", "0", 0),
        ("playtime", "long", 0),
    ],
)
def test_hours_are_read_in_their_unit(column: str, cell: str, hours: float) -> None:
    assert play_facts_of({column: cell}).typical_hours == hours


@pytest.mark.parametrize(
    ("cells", "model"),
    [
        ({"is_free": "True"}, PriceModel.FREE_TO_PLAY),
        ({"is_free": "False"}, None),
        ({"is_free": "False", "price": "$9.99"}, PriceModel.PREMIUM),
        ({"price": "0.00"}, PriceModel.FREE_TO_PLAY),
        ({"price_usd": "19,99"}, PriceModel.PREMIUM),
        ({"business model": "Monthly subscription"}, PriceModel.SUBSCRIPTION),
        ({"price": "n/a"}, None),
    ],
)
def test_a_price_says_the_model(cells: dict[str, str], model: PriceModel | None) -> None:
    assert play_facts_of(cells).price_model == model


def test_texts_in_other_languages_are_found_by_their_column() -> None:
    texts = localized_of({"title_ru": "Ведьмак", "description_ru": "О ведьмаке.", "name (de)": "Hexer", "title": "W"})
    assert texts == (LocalizedText("ru", "Ведьмак", "О ведьмаке."), LocalizedText("de", "Hexer"))


def test_a_column_that_says_a_fact_stays_an_attribute() -> None:
    cells = {"max_players": "4", "aliases": "BotW|ботв"}
    game = game_of("g", "G", cells, NONE)
    assert (game.play.max_players, game.aliases) == (4, ("BotW", "ботв"))
    assert game.attributes == cells


def test_other_columns_say_nothing() -> None:
    assert play_facts_of({"rating": "5", "level": "7", "free_slots": "1"}) == NO_PLAY_FACTS
    assert fact_columns(["rating", "players_online"]) == {}
    assert play_facts_of({"age": "12"}) == NO_PLAY_FACTS


@pytest.mark.parametrize("column", ["required_age", "age_rating", "minimum age", "pegi", "max_players", "price"])
def test_no_such_column_is_a_player_s(column: str) -> None:
    assert names.owner(column) != "player"
