"""Facts that public tables of games write in ways of their own: release days, companies, age boards, flags."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from services.ingest.interpretation.joining import Interpretation
from services.ingest.records import Game

Understand = Callable[..., Interpretation]


def games(found: Interpretation) -> dict[str, Game]:
    return {game.game_id: game for game in found.dataset.games}


@pytest.mark.parametrize("heading", ["r-date", "R Date", "rel_date", "reldate", "release_dt", "date of release"])
def test_a_day_of_release_is_known_by_what_tables_shorten_it_to(understand: Understand, heading: str) -> None:
    rows = 'Portal,PC,"October 10, 2007",90\nIco,PS2,"September 24, 2001",90\n'
    found = understand({"scores.csv": f"name,platform,{heading},score\n{rows}"})
    assert [game.year for game in games(found).values()] == [2007, 2001]
    assert found.mappings[0].game_fields["year"] == heading


IGDB = [
    {"company": {"id": 1, "name": "Team Ico"}, "developer": True, "publisher": False},
    {"company": {"id": 2, "name": "Sony"}, "developer": False, "publisher": True},
    {"company": {"id": 3, "name": "Japan Studio"}, "developer": True, "publisher": False},
]


@pytest.mark.parametrize(
    ("column", "companies"),
    [
        ("involved_companies", IGDB),
        ("companies", [{"name": each["company"]["name"], "role": "Developer" if each["developer"] else "Publisher"}  # type: ignore[index]
                       for each in IGDB]),
    ],
)  # fmt: skip
def test_of_companies_with_roles_those_that_developed_are_the_studio(
    understand: Understand, column: str, companies: object
) -> None:
    rows = [{"id": 1, "name": "Ico", column: companies}, {"id": 2, "name": "Go", column: []}]
    found = understand({"g.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    ico = games(found)["1"]
    assert ico.developer == "Team Ico, Japan Studio"
    assert ico.attributes["publisher"] == "Sony"
    assert found.mappings[0].game_fields["developer"] == "developer"


def test_companies_with_roles_are_read_as_programs_print_them_too(understand: Understand) -> None:
    cell = str(IGDB).replace('"', '""')
    found = understand({"g.csv": f'id,name,involved_companies\n1,Ico,"{cell}"\n2,Go,[]\n'})
    assert games(found)["1"].developer == "Team Ico, Japan Studio"


@pytest.mark.parametrize(
    ("heading", "cell", "age"),
    [
        ("age_ratings", [{"category": 2, "rating": 3}, {"category": 1, "rating": 10}], 13),
        ("age_ratings", [{"category": 4, "rating": 19}], 6),
        ("age_ratings", [{"organization": {"name": "PEGI"}, "rating_category": {"rating": "Sixteen"}}], 16),
        ("age_ratings", [{"board": "USK", "rating": "12"}], 12),
        ("age_ratings", ["PEGI 7", "ESRB E10+"], 10),
        ("age_ratings", [12, 16], None),
        ("age_ratings", "PEGI 12; USK 12", 12),
        ("ratings", {"pegi": {"rating": "16", "descriptors": "Violence"}, "esrb": {"rating": "m"}}, 17),
        ("cont_rating", "9+", 9),
        ("cont_rating", "17+", 17),
        ("Content Rating", "Everyone 10+", 10),
        ("Age Rating", "4+", 4),
        ("cero", "CERO B", None),
        ("age rating", "CERO B", 12),
    ],
)
def test_what_age_boards_say_is_the_age(understand: Understand, heading: str, cell: object, age: int | None) -> None:
    rows = [{"id": 1, "name": "Ico", heading: cell}, {"id": 2, "name": "Go", heading: cell}]
    found = understand({"g.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    assert games(found)["1"].play.minimum_age == age


@pytest.mark.parametrize(
    ("columns", "genres"),
    [
        ("Cat:Thematic,Cat:War,Cat:Family", ("Thematic", "Family")),
        ("genre_role_playing,genre_action,genre_racing", ("role playing", "racing")),
        ("is_puzzle,is_action,is_strategy", ("puzzle", "strategy")),
        ("Action,Horror,Racing", ("Action", "Racing")),
    ],
)
@pytest.mark.parametrize(("yes", "no"), [("1", "0"), ("True", "False"), ("1.0", "0.0")])
def test_columns_of_0_and_1_are_a_list_of_genres(
    understand: Understand, columns: str, genres: tuple[str, ...], yes: str, no: str
) -> None:
    found = understand({"g.csv": f"id,name,{columns},plays\n1,Go,{yes},{no},{yes},7\n2,Risk,{no},{yes},{no},9\n"})
    assert games(found)["1"].genres == genres
    assert len(games(found)["2"].genres) == 1
    assert found.mappings[0].game_attributes == ("plays",)
    assert any("columns of 0 and 1" in note for note in found.mappings[0].notes)


@pytest.mark.parametrize(
    "columns",
    ["is_free,is_dlc,is_early_access", "genre_action,genre_count,plays", "Cat:War,wins,losses"],
)
def test_other_columns_stay_as_they_are(understand: Understand, columns: str) -> None:
    found = understand({"g.csv": f"id,name,{columns}\n1,Go,1,5,1\n2,Risk,0,7,0\n"})
    assert set(columns.split(",")) <= set(games(found)["1"].attributes)


def test_flags_give_way_to_a_column_that_says_the_genres(understand: Understand) -> None:
    found = understand({"g.csv": "id,name,genres,is_rpg,is_action,is_puzzle\n1,Go,Board;Abstract,0,0,1\n"})
    assert games(found)["1"].genres == ("Board", "Abstract")


APPS = [
    "Photo Editor & Scrap Book,ART_AND_DESIGN,4.1,159,Everyone",
    "Coloring Book Moana,FAMILY,3.9,967,Teen",
    "Sketch & Draw,ART,4.5,215644,Everyone 10+",
    "Pixel Paint,ART,4.3,967,Mature 17+",
]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_words_of_age_boards_are_no_titles_in_however_few_rows(understand: Understand, count: int) -> None:
    rows = "\n".join(APPS[:count])
    found = understand({"apps.csv": f"App,Category,Rating,Reviews,Content Rating\n{rows}\n"})
    assert {game.title for game in found.dataset.games} == {row.split(",")[0] for row in APPS[:count]}
    assert games(found)["Coloring Book Moana"].play.minimum_age == 13


def test_titles_under_a_heading_that_says_nothing_are_found_past_a_column_of_ages(understand: Understand) -> None:
    rows = "a1,Everyone,Stone Bridge\na2,Teen,Iron Tower\na3,Mature 17+,Lost Echo\n"
    found = understand({"games.csv": f"app_id,for whom,called\n{rows}"})
    assert found.mappings[0].title_column == "called"
