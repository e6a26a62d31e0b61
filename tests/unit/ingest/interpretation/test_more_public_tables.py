"""Shapes of tables that people publish of films, books, music and shops, with what is odd about them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from services.ingest.interpretation.joining import Interpretation
from services.ingest.records import Game

Understand = Callable[..., Interpretation]

TITLES = ("Doom", "Myst", "Stardew Valley", "Baldur's Gate", "Ico", "Fez")


def games(found: Interpretation) -> dict[str, Game]:
    return {game.game_id: game for game in found.dataset.games}


def doubts(found: Interpretation) -> str:
    return " | ".join(doubt for mapping in found.mappings for doubt in mapping.warnings)


def listed(heading: str, row: str) -> str:
    """A table with a row for each title; `row` has {title}, {number} and {code}."""
    rows = (row.format(title=title, number=number, code=f"tt00{number:02}") for number, title in enumerate(TITLES))
    return "\n".join([heading, *rows]) + "\n"


def test_codes_in_the_first_column_are_the_key_and_another_list_of_them_is_joined(understand: Understand) -> None:
    basics = listed("tconst\tprimaryTitle\tstartYear\tgenres", "{code}\t{title}\t199{number}\tAction,Drama")
    ratings = listed("tconst\taverageRating\tnumVotes", "{code}\t5.7\t1963")
    found = games(understand({"basics.tsv": basics, "ratings.tsv": ratings}))
    assert found["tt0002"].title == "Stardew Valley"
    assert found["tt0002"].attributes["averageRating"] == "5.7"
    assert found["tt0002"].year == 1992


def test_one_title_of_two_games_with_codes_is_two_games(understand: Understand) -> None:
    basics = listed("tconst,primaryTitle", "{code},{title}") + "tt0099,Doom\n"
    assert len(games(understand({"basics.csv": basics}))) == len(TITLES) + 1


def test_dictionaries_that_a_program_printed_are_rows(understand: Understand) -> None:
    owned = "".join(
        repr({"user_id": f"u{number}", "items": [{"item_id": str(number), "item_name": title, "hours": 2}]}) + "\n"
        for number, title in enumerate(TITLES)
    )
    told = "".join(f"{{u'app_name': u{title!r}, u'id': u'{number}'}}\n" for number, title in enumerate(TITLES))
    found = understand({"owned.json": owned, "games.json": told})
    assert [games(found)[str(number)].title for number in range(len(TITLES))] == list(TITLES)
    assert len(list(found.dataset.interactions)) == len(TITLES)


def test_rows_deep_within_the_answer_of_a_service_are_read(understand: Understand) -> None:
    media = [
        {"id": number, "title": {"romaji": "x", "english": title}, "startDate": {"year": 1998, "month": 4, "day": 3}}
        for number, title in enumerate(TITLES)
    ]
    answer = {"data": {"Page": {"pageInfo": {"total": 6}, "media": media}}}
    found = games(understand({"media.json": json.dumps(answer)}))
    assert [game.title for game in found.values()] == list(TITLES)
    assert found["0"].attributes["startDate"] == "1998-04-03"


def test_reviews_are_no_titles_of_what_they_review(understand: Understand) -> None:
    apps = listed("App,Category", "{title},GAME")
    reviews = "App,Translated_Review\n" + "".join(f"{TITLES[row % 6]},I like it {row}\n" for row in range(30))
    found = understand({"apps.csv": apps, "reviews.csv": reviews})
    assert {game.title for game in found.dataset.games} == set(TITLES)


def test_your_own_ratings_are_no_ages(understand: Understand) -> None:
    found = understand(
        {"votes.csv": listed("Const,Your Rating,Date Rated,Title", "{code},{number},2021-01-05,{title}")}
    )
    assert all(game.play.minimum_age is None for game in found.dataset.games)
    assert "'Your Rating' is an attribute of the games" in doubts(found)


@pytest.mark.parametrize(
    ("mark", "age"), [("PG-13", 13), ("TV-MA", 17), ("R - 17+ (violence & profanity)", 17), ("TV-Y7", 7), ("PG", None)]
)
def test_marks_of_films_are_ages_and_no_ratings(understand: Understand, mark: str, age: int | None) -> None:
    rows = listed("show_id,title,date_added,rating", f"s{{number}},{{title}},2021-09-25,{mark}")
    found = understand({"shows.csv": rows + "s9,Rez,2021-09-25,TV-14\n"})
    assert games(found)["s0"].play.minimum_age == age
    assert "whose ratings" not in doubts(found)


def test_genres_that_are_numbers_are_told(understand: Understand) -> None:
    rows = [{"id": number, "name": title, "genres": [5, 12]} for number, title in enumerate(TITLES)]
    assert "the genres in 'genres' are numbers, such as '[5,12]'" in doubts(understand({"g.json": json.dumps(rows)}))


def test_an_id_unlike_all_others_is_told(understand: Understand) -> None:
    rows = listed("id,title,year", "{number}1,{title},1990") + "".join(f"9{row},Game {row},1990\n" for row in range(9))
    found = understand({"films.csv": rows + "1997-08-20,Odd,Midnight\n"})
    assert "but for 1 of 16 such as '1997-08-20'" in doubts(found)
    assert "ids in" not in doubts(understand({"films.csv": rows}))


@pytest.mark.parametrize("cell", ["剧情/爱情", "剧情、爱情", "剧情，爱情"])
def test_east_asian_marks_part_genres(understand: Understand, cell: str) -> None:
    found = understand({"films.csv": listed("id,title,genres", "{number},{title}," + cell)})
    assert games(found)["0"].genres == ("剧情", "爱情")


@pytest.mark.parametrize(("player", "game"), [("visitorid", "itemid"), ("USER_MD5", "MOVIE_ID"), ("buyerid", "bookid")])
def test_ids_of_whoever_and_whatever_in_one_word(understand: Understand, player: str, game: str) -> None:
    rows = "".join(f"v{row % 5},i{row % 4},{row % 5 + 1}\n" for row in range(20))
    (mapping,) = understand({"events.csv": f"{player},{game},rating\n{rows}"}).mappings
    assert (mapping.player_column, mapping.game_column) == (player, game)


def test_sizes_are_no_dates(understand: Understand) -> None:
    found = understand({"apps.csv": listed("id,name,size_bytes", "{number},{title},10078822{number}")})
    assert "looks like dates" not in doubts(found)


def test_runs_of_broadcasts_have_a_year(understand: Understand) -> None:
    rows = listed("MAL_ID,Name,Aired", '{number}7,{title},"Apr 3, 1998 to Apr 24, 1999"')
    assert {game.year for game in understand({"anime.csv": rows}).dataset.games} == {1998}


NUMBERED = {str(number): title for number, title in enumerate(TITLES)}


@pytest.mark.parametrize(
    "written",
    [
        # As pandas writes a data frame: by columns, split, and with the headings first.
        {"id": {each: f"g{each}" for each in NUMBERED}, "title": NUMBERED},
        {"columns": ["id", "title"], "index": [0], "data": [[f"g{each}", title] for each, title in NUMBERED.items()]},
        [["id", "title"], *([f"g{each}", title] for each, title in NUMBERED.items())],
        # As search engines, pages of data sets and data bases answer.
        {"hits": {"hits": [{"_source": {"id": f"g{each}", "title": title}} for each, title in NUMBERED.items()]}},
        {
            "features": [{"name": "id", "type": "string"}],
            "rows": [{"row_idx": 1, "row": {"id": f"g{each}", "title": title}} for each, title in NUMBERED.items()],
        },
        {"games": {f"g{each}": {"title": title} for each, title in NUMBERED.items()}, "users": {"u1": {"name": "ann"}}},
        [{"_id": {"$oid": f"g{each}"}, "title": title} for each, title in NUMBERED.items()],
    ],
)
def test_json_of_whatever_form_has_its_rows(understand: Understand, written: object) -> None:
    found = understand({"games.json": json.dumps(written)})
    told = {each.game_id: each.title for each in found.dataset.games}
    assert told == {f"g{each}": title for each, title in NUMBERED.items()}


def test_of_several_lists_in_a_file_the_longest_is_read_and_the_others_are_told(understand: Understand) -> None:
    written = {"genres": [{"id": 1, "name": "RPG"}], "games": [{"id": 7, "title": "Doom"}, {"id": 8, "title": "Myst"}]}
    found = understand({"games.json": json.dumps(written)})
    assert {game.title for game in found.dataset.games} == {"Doom", "Myst"}
    assert "only the rows of 'games' were read, not those of 'genres'" in doubts(found)


def test_rows_under_headings_of_another_number_are_rejected(understand: Understand) -> None:
    written = [["id", "title"], ["1", "Doom"], ["2", "Myst", "x"], ["3", "Ico"]]
    (mapping,) = understand({"games.json": json.dumps(written)}).mappings
    assert (mapping.used, mapping.rejected) == (2, 1)


def test_headings_may_be_years(understand: Understand) -> None:
    found = understand({"sales.csv": listed("id,title,1999,2000,2001", "{number}7,{title},1,2,3")})
    assert set(games(found)) == {f"{number}7" for number in range(len(TITLES))}
    assert games(found)["07"].attributes["2000"] == "2"


@pytest.mark.parametrize(
    ("there", "here"), [("012345678905", "12345678905"), ("978-3-16-148410-0", "9783161484100"), ("AB-1234", "ab-1234")]
)
def test_codes_that_programs_wrote_otherwise_are_of_one_game(understand: Understand, there: str, here: str) -> None:
    plays = f"user,sku,rating\nann,{here},4\nbob,{here},5\ncid,Z-99999,3\n"
    found = understand({"list.csv": f"sku,title\n{there},Doom\nQ-77777,Myst\n", "plays.csv": plays})
    assert {each.game_id for each in found.dataset.interactions} == {there, "Z-99999"}
    assert found.matched == {here: there}


def test_short_numbers_with_zeros_are_games_of_their_own(understand: Understand) -> None:
    plays = "user,game_id,rating\nann,7,4\nbob,7,5\n"
    assert "7" in games(understand({"list.csv": "game_id,title\n007,Doom\n008,Myst\n", "plays.csv": plays}))


def test_of_several_ratings_that_of_the_whole_counts_and_the_others_are_told(understand: Understand) -> None:
    rows = "".join(f"u{row % 4},g{row % 3},{row % 5 + 1},{row % 4 + 1},{row % 3 + 3}\n" for row in range(24))
    found = understand({"p.csv": f"user,game,graphics_rating,sound_rating,overall_rating\n{rows}"})
    assert found.mappings[0].rating_column == "overall_rating"
    assert "'graphics_rating'" in doubts(found)


def test_drawn_stars_are_ratings(understand: Understand) -> None:
    rows = "".join(f"u{row},g{row % 3},{'⭐️' * (row % 5 + 1)}\n" for row in range(10))
    found = understand({"p.csv": f"user,game,stars\n{rows}"})
    assert [each.rating for each in found.dataset.interactions][:5] == [1, 2, 3, 4, 5]


def test_seconds_of_play_are_no_hours(understand: Understand) -> None:
    found = understand({"library.csv": listed("Name,Play Time,Genres", "{title},{number}3600,RPG")})
    assert all(not game.play.typical_hours for game in found.dataset.games)
    assert "say no typical hours" in " ".join(found.mappings[0].not_understood)


def test_hours_in_another_language_are_strengths(understand: Understand) -> None:
    rows = "".join(f'u{row},Juego {row % 3},"{row},5"\n' for row in range(10))
    assert understand({"p.csv": f"jugador,juego,horas jugadas\n{rows}"}).mappings[0].hours_column == "horas jugadas"
