"""Tables as public collections of games, reviews and ratings have them, with their headings and oddities."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from services.common.games.game_facts import PriceModel
from services.ingest.columns.roles import TableKind
from services.ingest.errors import IngestError
from services.ingest.interpretation.joining import Interpretation
from services.ingest.records import Game

Understand = Callable[..., Interpretation]


def ratings(found: Interpretation) -> dict[tuple[str, str], float | None]:
    return {(entry.player_id, entry.game_id): entry.rating for entry in found.dataset.interactions}


def games(found: Interpretation) -> dict[str, Game]:
    return {game.game_id: game for game in found.dataset.games}


def doubts(found: Interpretation) -> str:
    return "; ".join(doubt for mapping in found.mappings for doubt in mapping.warnings)


def lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def titles(count: int) -> list[str]:
    return [f"{first} {second}" for first in ("Iron", "Lost", "Neon") for second in ("Tower", "Drift", "Echo")][:count]


# Which column is whose.


def test_a_list_may_call_its_key_by_the_shop(understand: Understand) -> None:
    found = understand(
        {
            "steam.csv": "appid,name,price\n10,Doom,7.19\n20,Myst,0.0\n",
            "texts.csv": "steam_appid,short_description\n10,Demons.\n20,An island.\n",
        }
    )
    assert {key: game.summary for key, game in games(found).items()} == {"10": "Demons.", "20": "An island."}


def test_the_address_of_a_developer_is_no_player(understand: Understand) -> None:
    found = understand({"t.csv": "AppID,Name,Support email\n1,Doom,help@id.com\n2,Myst,\n"})
    assert [mapping.kind for mapping in found.mappings] == [TableKind.GAMES]


def test_votes_for_a_review_are_no_ratings(understand: Understand) -> None:
    rows: list[dict[str, object]] = [
        {"overall": 5.0, "vote": "2", "reviewerID": f"A{row}", "asin": "B1", "unixReviewTime": 1402272000 + row}
        for row in range(4)
    ]
    assert set(ratings(understand({"r.jsonl": lines(rows)})).values()) == {5.0}


def test_a_column_that_few_rows_fill_gives_way_to_one_that_all_do(understand: Understand) -> None:
    rows = "".join(f"u{row},g,5,,Fri Jan 06 12:33:00 -0800 2017\n" for row in range(5))
    found = understand({"t.csv": f"user_id,book_id,rating,read_at,date_added\n{rows}"})
    assert found.mappings[0].timestamp_column == "date_added"
    assert next(iter(found.dataset.interactions)).occurred_at == datetime(2017, 1, 6, 20, 33, tzinfo=UTC)


def test_ids_that_rows_repeat_beside_players_are_the_games_and_a_doubt(understand: Understand) -> None:
    reviews = "".join(f"r{row},u{row % 4},p{row % 3},{row % 5 + 1}\n" for row in range(12))
    places = "poi_id,name\n" + "".join(f"p{row},{title}\n" for row, title in enumerate(titles(3)))
    found = understand({"reviews.csv": f"review_id,user_id,poi_id,stars\n{reviews}", "places.csv": places})
    assert len(ratings(found)) == 12
    assert {game.title for game in found.dataset.games} == set(titles(3))
    assert "'poi_id' was taken for the games" in doubts(found)
    assert "--game-column" in doubts(found)


@pytest.mark.parametrize("header", ["game_id,genre_id,rating", "game_id,developer_id,rating", "game_id,poi_id,weight"])
def test_ids_of_what_games_have_in_common_are_no_players(understand: Understand, header: str) -> None:
    rows = "".join(f"{row % 4},{row % 3},5\n" for row in range(12))
    with pytest.raises(IngestError, match="no player column"):
        understand({"t.csv": f"{header}\n{rows}"})


def test_plays_are_joined_by_the_column_that_the_list_is_keyed_by(understand: Understand) -> None:
    reviews: list[dict[str, object]] = [
        {"user_id": f"u{row}", "asin": f"B{row % 6}", "parent_asin": f"B{row % 6 // 2 * 2}", "rating": 4.0}
        for row in range(12)
    ]
    listed: list[dict[str, object]] = [{"parent_asin": f"B{row * 2}", "title": titles(3)[row]} for row in range(3)]
    found = understand({"reviews.jsonl": lines(reviews), "meta.jsonl": lines(listed)})
    assert set(games(found)) == {"B0", "B2", "B4"}
    assert found.unknown == ()


def test_the_ids_of_plays_are_not_taken_for_those_of_the_games_that_a_list_has(understand: Understand) -> None:
    plays = "".join(f"{row},u{row % 3},{row % 4 + 5},4\n" for row in range(1, 9))
    listed = "".join(f"{row},{title}\n" for row, title in enumerate(titles(6), start=1))
    found = understand({"plays.csv": f"id,user_id,app_id,rating\n{plays}", "games.csv": f"id,title\n{listed}"})
    assert found.mappings[0].game_column == "app_id"


def test_a_column_that_numbers_the_rows_says_nothing(understand: Understand) -> None:
    rows = "".join(f"{row},{title},PC\n" for row, title in enumerate(titles(5)))
    found = understand({"t.csv": f",title,platform\n{rows}"})
    assert found.mappings[0].ignored == ("column 1",)
    assert all(not game.attributes for game in found.dataset.games)


def test_ratings_with_times_and_without_players_are_pointed_out(understand: Understand) -> None:
    rows = "".join(f"{title},4.5,2023-04-05\n" for title in titles(5))
    found = understand({"mine.csv": f"game,rating,date\n{rows}"})
    assert "no column says whose ratings these are" in doubts(found)
    assert "--player-column" in doubts(found)


def test_numbers_that_count_something_are_no_times_without_a_doubt(understand: Understand) -> None:
    rows = "".join(f"u{row},g,4,{row % 11 + 1}\n" for row in range(22))
    assert "--timestamp-column none" in doubts(understand({"t.csv": f"userid,productid,rating,time_stamp\n{rows}"}))
    years = "".join(f"u{row},g,4,{2001 + row % 11}\n" for row in range(22))
    assert doubts(understand({"y.csv": f"userid,productid,rating,date\n{years}"})) == ""


@pytest.mark.parametrize(
    ("listed", "plays"),
    [
        ("ゲームID,タイトル,ジャンル,開発元,発売日\n1,ゼルダ,RPG,任天堂,2017年3月3日\n2,マリオ,RPG,任天堂,2017年10月27日\n",
         "ユーザーID,ゲームID,評価,日付\na,1,5,2023年4月5日\nb,1,4,2023年4月6日\n"),
        ("Spiel-ID;Spieltitel;Genre;Entwickler;Erscheinungsdatum\n1;Siedler;Aufbau;BB;03.03.2017\n2;Anno;Aufbau;BB;1.2.2017\n",
         "Benutzer;Spiel-ID;Bewertung;Bewertet am\na;1;5,0;05.04.2023\nb;1;4,0;06.04.2023\n"),
        ("Identifiant du jeu;Nom du jeu;Genre;Développeur;Date de sortie\n1;Go;A;M;03/03/2017\n2;Wu;A;M;31/03/2017\n",
         "Joueur;Identifiant du jeu;Note;Date d'évaluation\na;1;5;05/04/2023\nb;1;4;26/04/2023\n"),
    ],
    ids=["Japanese", "German", "French"],
)  # fmt: skip
def test_two_tables_in_another_language_join(understand: Understand, listed: str, plays: str) -> None:
    found = understand({"games.csv": listed, "plays.csv": plays})
    assert ratings(found) == {("a", "1"): 5.0, ("b", "1"): 4.0}
    assert [(game.year, bool(game.developer), bool(game.genres)) for game in found.dataset.games] == [
        (2017, True, True)
    ] * 2
    assert {entry.occurred_at.month for entry in found.dataset.interactions} == {4}
    assert "titles" not in doubts(found)


def test_marks_of_twenty_are_on_a_scale_of_their_own(understand: Understand) -> None:
    rows = "".join(f"u{row},g,{mark}\n" for row, mark in enumerate([14, 8.5, 20, 11, 16] * 5))
    found = ratings(understand({"t.csv": f"joueur,jeu,note\n{rows}"}))
    assert found[("u0", "g")] == 3.5
    assert found[("u2", "g")] == 5.0
    few = "".join(f"u{row},g,{mark}\n" for row, mark in enumerate([14, 8.5, 20]))
    assert "0 to 100" in str(understand({"few.csv": f"user,game,score\n{few}"}).mappings[0].rating_scale)


# What stands around a table.


REPORT = "Sales report Q1;;\n;;\nSKU;Title;Genre\nS-1;Doom;FPS\nS-2;Myst;Puzzle\nS-3;Ico;Puzzle\n"


@pytest.mark.parametrize("head", [REPORT, REPORT.replace(";;\n;;\n", "\n\n"), REPORT.replace(";", ",")])
def test_a_title_above_the_headings_and_a_total_below_the_rows_are_no_rows(understand: Understand, head: str) -> None:
    found = understand({"t.csv": head + ("Total;3;\n" if ";" in head else "Total,3,\n")})
    assert {key: game.title for key, game in games(found).items()} == {"S-1": "Doom", "S-2": "Myst", "S-3": "Ico"}
    assert [(reject.row, reject.reason) for reject in found.rejects] == [(7, "a total of the rows above, and no row")]
    assert "above the headings" in found.mappings[0].notes[0]
    assert (found.mappings[0].rows, found.mappings[0].used, found.mappings[0].rejected) == (4, 3, 1)


def test_a_game_called_total_is_one_where_its_row_is_whole(understand: Understand) -> None:
    found = understand({"t.csv": "title,genre\nDoom,FPS\nTotal,Puzzle\n"})
    assert set(games(found)) == {"Doom", "Total"}


def test_a_line_may_name_the_game_of_the_ratings_below_it(understand: Understand) -> None:
    groups = "".join(
        f"{game}:\n" + "".join(f"{user},{user % 5 + 1},2005-09-0{user % 9 + 1}\n" for user in range(1000, 1010))
        for game in (1, 2)
    )
    found = understand({"combined_data_1.txt": groups, "movie_titles.csv": "1,2003,Doom\n2,1997,Myst\n3,1993,Ico\n"})
    assert len(ratings(found)) == 20
    assert ratings(found)[("1003", "2")] == 4.0
    assert [(game.title, game.year) for game in games(found).values()] == [
        ("Doom", 2003),
        ("Myst", 1997),
        ("Ico", 1993),
    ]
    assert "rows below them" in found.mappings[0].notes[0]


def test_the_first_of_two_columns_of_one_name_counts(understand: Understand) -> None:
    found = understand({"t.csv": "id,name,name,genre\n1,Doom,DOOM,FPS\n2,Myst,MYST,Puzzle\n"})
    assert games(found)["1"].title == "Doom"
    assert games(found)["1"].attributes == {"name 2": "DOOM"}


# Objects.


def test_what_was_played_may_stand_two_objects_deep(understand: Understand) -> None:
    rows: list[dict[str, object]] = [
        {
            "review": {"author": {"steamid": f"765{row}"}, "voted_up": row != 1, "timestamp_created": 1_600_000_000},
            "appid": row % 2,
        }
        for row in range(6)
    ]
    found = understand({"t.jsonl": lines(rows)})
    assert ratings(found)[("7651", "1")] == 1.0
    assert ratings(found)[("7650", "0")] == 4.5
    assert next(iter(found.dataset.interactions)).occurred_at.year == 2020


def test_all_that_an_object_says_of_a_game_is_read(understand: Understand) -> None:
    details = {
        str(app): {
            "success": True,
            "data": {
                "name": title,
                "steam_appid": app,
                "is_free": False,
                "genres": [{"id": "1", "description": "Action"}],
                "platforms": {"windows": True, "mac": False},
                "release_date": {"coming_soon": False, "date": "1 Nov, 2000"},
                "price_overview": {"currency": "EUR", "final": 999, "final_formatted": "9,99€"},
            },
        }
        for app, title in ((10, "Doom"), (20, "Myst"))
    }
    doom = games(understand({"appdetails.json": json.dumps(details)}))["10"]
    assert (doom.title, doom.year, doom.genres, doom.platforms) == ("Doom", 2000, ("Action",), ("windows",))
    assert doom.play.price_model is PriceModel.PREMIUM


def test_who_uploaded_a_game_did_not_play_it(understand: Understand) -> None:
    rows: list[dict[str, object]] = [
        {"id": row, "title": title, "user": {"id": row % 2, "username": "dev"}, "created_at": "2020-04-01T10:00:00Z"}
        for row, title in enumerate(titles(6))
    ]
    found = understand({"itch.jsonl": lines(rows)})
    assert [mapping.kind for mapping in found.mappings] == [TableKind.GAMES]


def test_an_entry_is_called_by_the_key_that_ends_in_name(understand: Understand) -> None:
    row = {
        "genres": [{"genre_category": "Basic", "genre_id": 1, "genre_name": "Action"}],
        "platforms": [{"first_release_date": "1998-09", "platform_id": 3, "platform_name": "Windows"}],
        "alternate_titles": [{"description": "Japanese title", "title": "Dūmu"}],
    }
    found = understand({"t.json": json.dumps({"games": [{"game_id": 1, "title": "Doom", **row}]})})
    doom = games(found)["1"]
    assert (doom.genres, doom.platforms, doom.aliases) == (("Action",), ("Windows",), ("Dūmu",))


def test_yes_and_no_are_understood_in_many_languages_and_signs(understand: Understand) -> None:
    pairs = ["Ja Nee", "Sì No", "예 아니오", "wahr falsch", "vrai faux", "verdadero falso", "✓ ✗", "○ ×"]
    for yes, no in (pair.split() for pair in pairs):
        found = understand({"t.csv": f"user,game,recommended\nu1,Doom,{yes}\nu2,Doom,{no}\n"})
        assert ratings(found) == {("u1", "Doom"): 4.5, ("u2", "Doom"): 1.0}, yes


def test_a_shop_and_a_collection_of_board_games_head_facts_in_their_own_words(understand: Understand) -> None:
    shop = understand({"gog.csv": "id,title,ageLimit,studios\n1,Doom,18,id\n2,Myst,7,Cyan\n"})
    assert [(game.play.minimum_age, game.developer) for game in shop.dataset.games] == [(18, "id"), (7, "Cyan")]
    text = "id,name,boardgamecategory,boardgamemechanic\n1,Go,\"['Abstract']\",\"['Area Control', 'Tiles']\"\n"
    (go,) = understand({"bgg.csv": text}).dataset.games
    assert (go.genres, go.tags) == (("Abstract",), ("Area Control", "Tiles"))


# What games are.


def test_platforms_may_be_columns_of_true_and_false(understand: Understand) -> None:
    found = understand(
        {"t.csv": "AppID,Name,Windows,Mac,Linux\n1,Doom,True,False,True\n2,Myst,False,False,False\n3,Ico,1,1,0\n"}
    )
    assert [game.platforms for game in games(found).values()] == [("Windows", "Linux"), (), ("Windows", "Mac")]
    assert found.mappings[0].game_fields["platforms"] == "Windows, Mac, Linux"


def test_a_title_may_end_in_its_year(understand: Understand) -> None:
    found = understand({"movies.csv": "movieId,title,genres\n1,Toy Story (1995),Comedy\n2,Blade Runner 2049,Drama\n"})
    assert [(game.title, game.year) for game in games(found).values()] == [
        ("Toy Story (1995)", 1995),
        ("Blade Runner 2049", 0),
    ]


def test_letters_of_an_age_board_under_rating_say_an_age(understand: Understand) -> None:
    found = understand({"t.csv": "Name,Platform,Rating\nDoom,PC,M\nMyst,PC,E10+\nIco,PC,\n"})
    assert [game.play.minimum_age for game in games(found).values()] == [17, 10, None]
    assert found.mappings[0].game_fields["minimum_age"] == "Rating"
    scores = understand({"s.csv": "Name,Platform,Rating\nDoom,PC,4.0\nMyst,PC,9\n"})
    assert "minimum_age" not in scores.mappings[0].game_fields


@pytest.mark.parametrize(
    ("cell", "model"),
    [
        ("Free to Play", PriceModel.FREE_TO_PLAY),
        ("kostenlos", PriceModel.FREE_TO_PLAY),
        ("無料", PriceModel.FREE_TO_PLAY),
        ("0,00 €", PriceModel.FREE_TO_PLAY),
        ("19,99 €", PriceModel.PREMIUM),
        ("¥1,980", PriceModel.PREMIUM),
        ("1999", PriceModel.PREMIUM),
        ("-1", None),
        ("soon", None),
    ],
)
def test_a_price_in_any_currency_says_whether_a_game_is_free(
    understand: Understand, cell: str, model: PriceModel | None
) -> None:
    found = understand({"t.csv": f'id,title,price_final\n1,Doom,"{cell}"\n2,Myst,$5\n'})
    assert games(found)["1"].play.price_model is model
    told = "1 of 2 cells of 'price_final' say no price model, such as"
    assert any(told in line for line in found.mappings[0].not_understood) == (model is None)


@pytest.mark.parametrize("cell", ["20155", "0", "-5", "soon"])
def test_a_year_that_is_none_is_told_and_kept_as_an_attribute(understand: Understand, cell: str) -> None:
    found = understand({"t.csv": f"id,title,year\n1,Doom,{cell}\n2,Myst,1993\n3,Ico,\n"})
    assert games(found)["1"].year == 0
    assert games(found)["1"].attributes == {"year": cell}
    assert found.mappings[0].not_understood == (f"1 of 2 cells of 'year' say no year, such as {cell!r}",)


@pytest.mark.parametrize("cell", ["1800", "2099"])
def test_a_year_that_is_improbable_is_stored_and_told(understand: Understand, cell: str) -> None:
    found = understand({"t.csv": f"id,title,year\n1,Doom,{cell}\n2,Myst,1993\n"})
    assert games(found)["1"].year == int(cell)
    assert found.mappings[0].not_understood == (f"1 year of 'year' is stored but improbable, such as {cell!r}",)


def test_cells_that_say_there_is_nothing_are_no_faults(understand: Understand) -> None:
    found = understand({"t.csv": "id,title,year,price,main_story\n1,Doom,N/A,TBA,--\n2,Myst,1993,$5,12\n"})
    assert found.mappings[0].not_understood == ()


@pytest.mark.parametrize(
    ("cell", "hours"), [("25½ Hours", 25.5), ("10h 30m", 10.5), ("12 Hours", 12.0), ("99999h 1m", 0.0)]
)
def test_hours_are_written_in_many_ways(understand: Understand, cell: str, hours: float) -> None:
    found = understand({"t.csv": f"id,title,main_story\n1,Doom,{cell}\n2,Myst,--\n"})
    assert games(found)["1"].play.typical_hours == hours


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        ("average_playtime,median_playtime", "17612,317"),
        ("Average playtime forever,Median playtime forever", "17612,317"),
        ("average_forever,owners", "17612,20000"),
        ("playtime,added", "65,1200"),
        ("playtime,owners", "65,0 .. 20000"),
    ],
)
def test_how_long_owners_have_played_on_average_is_no_length(understand: Understand, columns: str, cells: str) -> None:
    found = understand({"steam.csv": f"appid,name,{columns}\n10,Doom,{cells}\n20,Myst,{cells}\n"})
    assert [game.play.typical_hours for game in games(found).values()] == [0.0, 0.0]
    assert set(columns.split(",")) <= set(games(found)["10"].attributes)


@pytest.mark.parametrize(
    "heading",
    [
        *("main_story", "Main Story", "gameplay_main", "comp_main", "hours to beat", "How long to beat", "Game length"),
        *("playtime", "Длительность прохождения", "Основной сюжет", "Hauptstory", "Histoire principale", "クリア時間"),
    ],
)
def test_hours_that_a_story_takes_are_the_length(understand: Understand, heading: str) -> None:
    found = understand({"t.csv": f"id,title,{heading},average_players\n1,Ico,7.5,3\n2,Journey,2,4\n"})
    assert [game.play.typical_hours for game in games(found).values()] == [7.5, 2.0]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Valve;Hidden Path Entertainment", "Valve, Hidden Path Entertainment"),
        ("Capcom|Dimps", "Capcom, Dimps"),
        ("Capcom / Dimps", "Capcom, Dimps"),
        ("SEGA/Sumo Digital", "SEGA, Sumo Digital"),
        ("Rare;rare", "Rare"),
        ('"Valve, Inc."', "Valve, Inc."),
        ("IO Interactive A/S", "IO Interactive A/S"),
        ("\"['Arkane Studios', 'Bethesda']\"", "Arkane Studios, Bethesda"),
    ],
)
def test_studios_are_split_as_genres_are_but_at_no_comma(understand: Understand, cell: str, told: str) -> None:
    found = understand({"t.csv": f"id,title,developer\n1,Doom,{cell}\n2,Myst,Cyan\n"})
    assert [game.developer for game in games(found).values()] == [told, "Cyan"]


def test_a_column_is_said_to_fill_a_fact_only_if_a_cell_does(understand: Understand) -> None:
    found = understand({"t.csv": "id,title,category\n1,Doom,Shooters\n2,Myst,Puzzles\n"})
    assert found.mappings[0].game_fields == {"genres": "category"}


def test_a_year_may_be_a_spreadsheets_day(understand: Understand) -> None:
    found = understand({"t.csv": "id,title,release date\n1,Doom,34313\n2,Myst,34235.0\n"})
    assert [game.year for game in games(found).values()] == [1993, 1993]
