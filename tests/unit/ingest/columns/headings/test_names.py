"""What names of columns say."""

from __future__ import annotations

import pytest

from services.ingest.columns.headings import names


@pytest.mark.parametrize(
    "name",
    [
        "UserID",
        "user_id",
        "user",
        "User ID",
        "userId",
        "player",
        "PlayerId",
        "customer_id",
        "steamid",
        "uid",
        "USER_ID",
    ],
)
def test_names_of_a_players_id(name: str) -> None:
    assert names.player_rank(name) > 0
    assert names.game_rank(name) == 0


@pytest.mark.parametrize(
    "name", ["game_id", "GameID", "item_id", "game", "product", "app_id", "appid", "movieId", "asin"]
)
def test_names_of_a_games_id(name: str) -> None:
    assert names.game_rank(name) > 0
    assert names.player_rank(name) == 0


@pytest.mark.parametrize(
    "name",
    ["players", "player_count", "GameGenre", "user_score", "favourite_game_id", "Age", "single_player", "", "名前"],
)
def test_names_of_no_id(name: str) -> None:
    assert names.player_rank(name) == names.game_rank(name) == 0


def test_an_id_is_preferred_to_a_name() -> None:
    assert names.player_rank("user_id") > names.player_rank("user") > names.player_rank("user_name") > 0
    assert names.player_rank("user") > names.player_rank("username") > 0


@pytest.mark.parametrize(
    "name",
    [
        "Rating",
        "score",
        "stars",
        "user_rating",
        "overall",
        "recommended",
        "voted_up",
        "Score (1-10)",
        "Rating out of 5",
        "Stars given by player",
    ],
)
def test_names_of_a_rating(name: str) -> None:
    assert names.rating_rank(name) > 0


@pytest.mark.parametrize(
    "name",
    ["age_rating", "average_rating", "metacritic_score", "UserReview", "genre", "rating_date", "score type", "10"],
)
def test_names_of_no_rating_of_a_player(name: str) -> None:
    assert names.rating_rank(name) == 0


@pytest.mark.parametrize("name", ["timestamp", "date", "played_at", "unixReviewTime", "createdAt", "review_date"])
def test_names_of_a_time(name: str) -> None:
    assert names.time_rank(name) > 0


@pytest.mark.parametrize("name", ["release_date", "PlayTimeOfDay", "birth_date", "play_time", "LoadingTimeInSeconds"])
def test_names_of_no_time_of_an_interaction(name: str) -> None:
    assert names.time_rank(name) == 0


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("GameGenre", "genres"),
        ("class", "genres"),
        ("categories", "genres"),
        ("tags", "tags"),
        ("platforms", "platforms"),
        ("Developer", "developer"),
        ("release_year", "year"),
        ("release_date", "year"),
        ("short_description", "summary"),
        ("about_the_game", "summary"),
    ],
)
def test_names_of_a_games_field(name: str, field: str) -> None:
    found = names.field_rank(name)
    assert found is not None
    assert found[0] == field
