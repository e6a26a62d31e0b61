"""Tables that other programs and people write: what they mean is found in their cells."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from services.ingest.columns.roles import TableKind
from services.ingest.interpretation.joining import Interpretation

Understand = Callable[..., Interpretation]


def titles(found: Interpretation) -> dict[str, str]:
    return {game.game_id: game.title for game in found.dataset.games}


def ratings(found: Interpretation) -> dict[tuple[str, str], float | None]:
    return {(entry.player_id, entry.game_id): entry.rating for entry in found.dataset.interactions}


# Which column is key or title.


@pytest.mark.parametrize("repeated", [True, False])
def test_a_name_beside_players_and_games_is_the_games(understand: Understand, repeated: bool) -> None:
    rows = (
        ["1,10,Braid,5", "1,20,Myst,4"]
        if not repeated
        else ["1,10,Braid,5", "2,10,Braid,4", "1,20,Myst,3", "2,20,Myst,2"]
    )
    found = understand({"t.csv": "user_id,appid,name,rating\n" + "\n".join(rows) + "\n"})
    assert titles(found) == {"10": "Braid", "20": "Myst"}


def test_the_name_of_a_player_is_no_title(understand: Understand) -> None:
    rows = ["1,10,Ann,5", "1,20,Ann,4", "2,10,Bob,3", "2,20,Bob,5"]
    found = understand({"t.csv": "user_id,appid,name,rating\n" + "\n".join(rows) + "\n"})
    assert titles(found) == {"10": "10", "20": "20"}
    assert found.dataset.players[0].attributes == {"name": "Ann"}


@pytest.mark.parametrize(
    "header",
    ["appid,nome,genero", "id,Название,Жанр", "id_juego,nombre,géneros", "Spiel-ID,Titel,Genre", "id,nom du jeu,genre"],
)
def test_headings_of_other_languages(understand: Understand, header: str) -> None:
    found = understand({"giochi.csv": f"{header}\n10,Ico,Avventura\n20,Rez,Ritmo\n"})
    assert titles(found) == {"10": "Ico", "20": "Rez"}
    assert [game.genres for game in found.dataset.games] == [("Avventura",), ("Ritmo",)]


def test_titles_under_an_unknown_heading_are_told_by_their_cells_and_pointed_out(understand: Understand) -> None:
    rows = "".join(
        f"{row},{name} {row},RPG\n" for row, name in enumerate(["Lost Vale", "Iron Sky", "Red Moon", "Deep Sea"])
    )
    found = understand({"t.csv": f"appid,benaming,genre\n{rows}"})
    assert titles(found)["0"] == "Lost Vale 0"
    assert any("--title-column" in warning for warning in found.mappings[0].warnings)


def test_the_key_of_a_list_is_the_one_that_joins_the_plays(understand: Understand) -> None:
    games = [
        {"app_name": f"Game {row}", "title": f"Game {row}", "id": f"k{row}", "genres": ["RPG"]} for row in range(5)
    ]
    plays = "".join(f"u{row % 3},k{row % 5}\n" for row in range(15))
    found = understand({"games.json": json.dumps(games), "plays.csv": f"user_id,id\n{plays}"})
    assert titles(found) == {f"k{row}": f"Game {row}" for row in range(5)}
    assert len(found.dataset.interactions) == 15
    assert found.unknown == ()


# Several rows of one game.


def test_rows_for_each_platform_are_one_game(understand: Understand) -> None:
    found = understand({"t.csv": "game,platform\nAnt,PS2\nAnt,XB\nAnt,GC\nBee,PC\n"})
    assert {game.title: game.platforms for game in found.dataset.games} == {"Ant": ("PS2", "XB", "GC"), "Bee": ("PC",)}
    mapping = found.mappings[0]
    assert (mapping.rows, mapping.used, mapping.duplicates, mapping.rejected) == (4, 2, 2, 0)


def test_merged_rows_unite_lists_and_take_the_first_year_and_the_largest_number(understand: Understand) -> None:
    rows = "Ant,PS2,2004,Action,1.5,7.1\nAnt,XB,2003,Action,2.5,8\nAnt,GC,2005,Platformer,0.5,6\nBee,PC,1999,Sim,1,5\n"
    found = understand({"sales.csv": f"Name,Platform,Year,Genre,Global_Sales,User_Score\n{rows}"})
    ant = next(game for game in found.dataset.games if game.title == "Ant")
    assert (ant.year, ant.platforms, ant.genres) == (2003, ("PS2", "XB", "GC"), ("Action", "Platformer"))
    assert ant.attributes["Global_Sales"] == "2.5"
    assert found.mappings[0].kind is TableKind.GAMES


# Nested values.


@pytest.mark.parametrize("as_text", [True, False])
def test_objects_within_cells_are_read(understand: Understand, as_text: bool) -> None:
    game: dict[str, object] = {
        "genres": [{"id": 4, "name": "Action"}, {"id": 5, "name": "Rogue"}],
        "release_date": {"coming_soon": False, "date": "1 Nov, 2000"},
        "platforms": {"windows": True, "mac": False, "linux": True},
        "tags": {"Fast": 12, "Hard": 90},
    }
    cells = {name: repr(value) for name, value in game.items()} if as_text else game
    found = understand({"t.jsonl": json.dumps({"appid": 1, "name": "Pod", **cells}) + "\n"})
    (pod,) = found.dataset.games
    assert (pod.genres, pod.year) == (("Action", "Rogue"), 2000)
    assert (pod.platforms, pod.tags) == (("windows", "linux"), ("Hard", "Fast"))


# Feedback of several kinds.


def test_a_later_play_without_a_rating_takes_no_rating_back(understand: Understand) -> None:
    files = {
        "ratings.csv": "user,game,rating,timestamp\nu,g,4,2020-01-01\nv,g,2,2020-01-01\n",
        "plays.csv": "user,game,timestamp\nu,g,2023-05-01\n",
    }
    found = understand(files)
    assert ratings(found) == {("u", "g"): 4, ("v", "g"): 2}
    times = {entry.player_id: entry.occurred_at for entry in found.dataset.interactions}
    assert times["u"] == datetime(2023, 5, 1, tzinfo=UTC)


def test_hours_of_play_stand_for_a_rating(understand: Understand) -> None:
    rows = "u,Alba,purchase,1.0\nu,Alba,play,273\nv,Alba,purchase,1.0\nv,Alba,play,0.2\nw,Alba,purchase,1.0\n"
    found = understand({"t.csv": f"user_id,game,behavior,hours\n{rows}"})
    given = ratings(found)
    assert given["w", "Alba"] is None
    assert 2.5 < (given["v", "Alba"] or 0) < 3
    assert 4 < (given["u", "Alba"] or 0) <= 5
    assert found.mappings[0].hours_column == "hours"


def test_deeds_and_hours_without_headings_are_understood(understand: Understand) -> None:
    rows = "".join(
        f'{1000 + player},"The Game {game}",{deed},{value},0\n'
        for player in range(6)
        for game in range(4)
        for deed, value in (("purchase", "1.0"), ("play", player * game + 0.5))
    )
    found = understand({"steam.csv": rows})
    mapping = found.mappings[0]
    assert (mapping.player_column, mapping.game_column, mapping.behaviour_column) == ("user_id", "game", "behavior")
    assert (ratings(found)["1005", "The Game 3"] or 0) > (ratings(found)["1000", "The Game 3"] or 0) > 2.5


# Years and times.


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("first_release_date", "973036800"),
        ("Release", "Nov 1, 2000"),
        ("Released on", "1 Nov 2000"),
        ("Publication Date", "2000-11-01"),
        ("Original Release Date", "11/01/2000"),
    ],
)
def test_a_year_goes_by_many_names(understand: Understand, heading: str, cell: str) -> None:
    found = understand({"t.csv": f'id,name,{heading}\n1,Pod,"{cell}"\n2,Rez,"{cell}"\n'})
    assert [game.year for game in found.dataset.games] == [2000, 2000]


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [
        ("timestamp_created", "1320505440", datetime(2011, 11, 5, 15, 4, tzinfo=UTC)),
        ("created", "5 Nov 2011", datetime(2011, 11, 5, tzinfo=UTC)),
        ("posted", "Nov 5, 2011 3:04 PM", datetime(2011, 11, 5, 15, 4, tzinfo=UTC)),
        ("date", "11/25/2011 03:04 PM", datetime(2011, 11, 25, 15, 4, tzinfo=UTC)),
        ("date", "2011-11-05 15:04 UTC", datetime(2011, 11, 5, 15, 4, tzinfo=UTC)),
        ("posted", "Posted November 5, 2011.", datetime(2011, 11, 5, tzinfo=UTC)),
        ("date", "40852", datetime(2011, 11, 5, tzinfo=UTC)),
        ("date", "2011", datetime(2011, 1, 1, tzinfo=UTC)),
        ("date", "Sat, 05 Nov 2011 15:04:00 GMT", datetime(2011, 11, 5, 15, 4, tzinfo=UTC)),
    ],
)
def test_a_time_goes_by_many_names_and_spellings(
    understand: Understand, heading: str, cell: str, expected: datetime
) -> None:
    found = understand({"t.csv": f'user,game,{heading}\nu,g,"{cell}"\nv,g,"{cell}"\n'})
    assert [entry.occurred_at for entry in found.dataset.interactions] == [expected, expected]


def test_what_looks_like_a_time_and_is_not_used_is_pointed_out(understand: Understand) -> None:
    rows = "".join(f"u{row},g{row % 3},2020-01-{row + 10}\n" for row in range(9))
    found = understand({"t.csv": f"user,game,moment\n{rows}"})
    assert any("--timestamp-column 'moment'" in warning for warning in found.mappings[0].warnings)


# Ids that a program ruined.


def test_ids_that_are_whole_in_scientific_notation_are_restored_and_others_refused(understand: Understand) -> None:
    found = understand({"t.csv": "user,game\n1.2345E+4,7\n7.65612E+16,7\n12,7\n"})
    assert {entry.player_id for entry in found.dataset.interactions} == {"12345", "12"}
    assert ["lost digits" in reject.reason for reject in found.rejects] == [True]


def test_ids_that_a_program_rounded_are_pointed_out(understand: Understand) -> None:
    found = understand({"t.csv": "steamid,appid\n76561198000000016.0,1\n76561198000000032.0,2\n"})
    assert {entry.player_id for entry in found.dataset.interactions} == {"76561198000000016", "76561198000000032"}
    assert any("rounded" in warning for warning in found.mappings[0].warnings)


def test_objects_by_their_ids_are_a_table(understand: Understand) -> None:
    found = understand({"t.json": json.dumps({"10": {"name": "Pod", "genre": "Race"}, "20": {"name": "Rez"}})})
    assert titles(found) == {"10": "Pod", "20": "Rez"}


# Texts.


def test_nan_of_a_data_frame_is_no_game_and_no_title(understand: Understand) -> None:
    text = '{"user": "u", "game": NaN}\n{"user": "u", "game": "Rez"}\n{"user": "nan", "game": "Rez"}\n'
    found = understand({"t.jsonl": text})
    assert titles(found) == {"Rez": "Rez"}
    assert sorted(reject.reason for reject in found.rejects) == ["no game id", "no player id"]


def test_entities_and_markup_are_taken_out_of_titles_and_texts(understand: Understand) -> None:
    files = {
        "games.csv": 'sku,name,description\nr,Ratchet &amp; Clank,"<p>Two &quot;heroes&quot;<br>run.</p>"\n',
        "plays.csv": "user,game\nu,Ratchet & Clank\n",
    }
    found = understand(files)
    (game,) = found.dataset.games
    assert (game.title, game.summary) == ("Ratchet & Clank", 'Two "heroes" run.')
    assert found.matched == {"Ratchet & Clank": "r"}


def test_a_text_is_cut_between_words(understand: Understand) -> None:
    found = understand({"t.csv": f"sku,name,description\n1,Pod,{'wonderful ' * 2000}\n2,Rez,short\n"})
    assert found.dataset.games[0].summary.endswith("wonderful…")


# Files as people have them.


def test_plays_without_headings_are_player_game_rating_and_time(understand: Understand) -> None:
    rows = "".join(f"{u}\t{g}\t{(u * g) % 5 + 1}\t{880_000_000 + u}\n" for u in range(1, 9) for g in range(20, 26))
    found = understand({"u.data": rows})
    mapping = found.mappings[0]
    assert (mapping.player_column, mapping.game_column) == ("user_id", "game_id")
    assert (mapping.rating_column, mapping.timestamp_column) == ("rating", "timestamp")
    assert len(found.dataset.interactions) == 48
    assert any("no headings" in warning for warning in mapping.warnings)


def test_double_colons_separate_cells_and_lists_without_headings_have_titles(understand: Understand) -> None:
    plays = "".join(f"{u}::{g}::{(u * g) % 5 + 1}::{970_000_000 + u}\n" for u in range(1, 9) for g in (1, 2, 3))
    games = "1::Toy Box (1995)::Animation|Comedy\n2::Heat: Two (1996)::Action\n3::Blue, Red (1997)::Drama|War\n"
    found = understand({"ratings.dat": plays, "movies.dat": games})
    assert titles(found) == {"1": "Toy Box (1995)", "2": "Heat: Two (1996)", "3": "Blue, Red (1997)"}
    assert found.dataset.games[0].genres == ("Animation", "Comedy")
    assert len(found.dataset.interactions) == 24


def test_a_line_of_its_own_says_the_separator_and_comments_are_no_rows(understand: Understand) -> None:
    found = understand({"a.csv": "sep=;\nuser;game\nu;g, h\n", "b.csv": "# exported today\nuser,game\n# more\nv,g\n"})
    assert {(entry.player_id, entry.game_id) for entry in found.dataset.interactions} == {("u", "g, h"), ("v", "g")}
    assert [mapping.rejected for mapping in found.mappings] == [0]


# Editions.


def test_editions_are_related_to_their_game(understand: Understand) -> None:
    names = [
        "Ori",
        "Ori: Definitive Edition",
        "Ori (PS4)",
        "Ori Soundtrack",
        "Ori 2",
        "Gris Demo",
        "Gris",
        "Uma GOTY Edition",
    ]
    rows = "".join(f"{number},{name},RPG\n" for number, name in enumerate(names))
    found = understand({"t.csv": f"sku,name,genre\n{rows}"})
    related = {
        game.title: (game.attributes.get("edition_of"), game.attributes.get("edition_kind"))
        for game in found.dataset.games
    }
    assert related == {
        "Ori": (None, None),
        "Ori: Definitive Edition": ("0", "edition"),
        "Ori (PS4)": ("0", "edition"),
        "Ori Soundtrack": ("0", "soundtrack"),
        "Ori 2": (None, None),
        "Gris Demo": ("6", "demo"),
        "Gris": (None, None),
        "Uma GOTY Edition": (None, None),
    }
