"""Dumps of web services, matrices, forms and exports of shops, as people have them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from services.ingest.columns.roles import TableKind
from services.ingest.interpretation.joining import Interpretation

Understand = Callable[..., Interpretation]


def ratings(found: Interpretation) -> dict[tuple[str, str], float | None]:
    return {(entry.player_id, entry.game_id): entry.rating for entry in found.dataset.interactions}


def doubts(found: Interpretation) -> str:
    return "; ".join(doubt for mapping in found.mappings for doubt in mapping.warnings)


# Objects within rows.


def test_the_player_of_a_dump_of_reviews_stands_within_an_object(understand: Understand) -> None:
    rows = [
        {"appid": 10, "author": {"steamid": "76561198000000001", "num_reviews": 3}, "voted_up": True},
        {"appid": 20, "author": {"steamid": "76561198000000001", "num_reviews": 3}, "voted_up": False},
        {"appid": 10, "author": {"steamid": "76561198000000002", "num_reviews": 9}, "voted_up": False},
    ]
    found = understand({"reviews.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    assert ratings(found) == {
        ("76561198000000001", "10"): 4.5,
        ("76561198000000001", "20"): 1.0,
        ("76561198000000002", "10"): 1.0,
    }


def test_an_object_may_have_been_flattened_into_columns(understand: Understand) -> None:
    rows = "1,10,Doom,7656,300,True\n2,10,Doom,7657,0,False\n3,20,Myst,7656,60,True\n"
    header = "review_id,app_id,app_name,author.steamid,author.playtime_forever,recommended"
    found = understand({"t.csv": f"{header}\n{rows}"})
    assert ratings(found) == {("7656", "10"): 4.5, ("7657", "10"): 1.0, ("7656", "20"): 4.5}
    assert [game.title for game in found.dataset.games] == ["Doom", "Myst"]
    played = understand({"t.csv": f"{header.replace('recommended', 'language')}\n{rows}"})
    assert ratings(played)[("7657", "10")] == 2.5


def test_players_and_games_may_both_be_objects(understand: Understand) -> None:
    rows = [
        {"user": {"id": user, "name": f"n{user}"}, "game": {"id": game, "title": title}, "rating": game}
        for user in (1, 2)
        for game, title in ((3, "Doom"), (4, "Myst"))
    ]
    found = understand({"plays.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    assert set(ratings(found)) == {("1", "3"), ("1", "4"), ("2", "3"), ("2", "4")}
    assert {game.game_id: game.title for game in found.dataset.games} == {"3": "Doom", "4": "Myst"}


def test_what_else_an_object_says_of_its_player_or_game_is_kept(understand: Understand) -> None:
    rows = [
        {
            "player": {"uuid": f"u{user}", "country": "DE" if user else "FR", "score": 9},
            "game": {"id": game, "name": f"Game {game}", "genre": "RPG", "weight": 1.5},
            "rating": game,
        }
        for user in range(3)
        for game in (3, 4)
    ]
    found = understand({"plays.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    assert ratings(found)[("u0", "3")] == 3
    countries = {each.player_id: each.attributes["player country"] for each in found.dataset.players}
    assert countries == {"u0": "FR", "u1": "DE", "u2": "DE"}
    assert all(game.genres == ("RPG",) for game in found.dataset.games)
    assert all(game.attributes["game weight"] == "1.5" for game in found.dataset.games)


def test_objects_are_left_alone_where_columns_say_who_and_what(understand: Understand) -> None:
    row = {"user_id": 1, "game_id": 2, "title": "Doom", "author": {"steamid": "7"}, "rating": 5}
    found = understand({"t.jsonl": json.dumps(row) + "\n"})
    assert list(ratings(found)) == [("1", "2")]


# A list of games for each player.


def test_the_games_that_an_account_owns_are_its_plays(understand: Understand) -> None:
    rows = [
        {
            "steamid": f"7656{player}",
            "response": {
                "game_count": 2,
                "games": [{"appid": 10, "playtime_forever": 0}, {"appid": 20, "playtime_forever": 60_000}],
            },
        }
        for player in range(3)
    ]
    found = understand({"owned.json": json.dumps(rows)})
    assert ratings(found)[("76562", "10")] == 2.5
    assert ratings(found)[("76562", "20")] == pytest.approx(5.0, abs=0.001)
    assert (found.mappings[0].rows, found.mappings[0].used) == (6, 6)
    assert "'response'" in found.mappings[0].notes[0]


def test_lists_of_titles_beside_players_are_their_plays(understand: Understand) -> None:
    found = understand({"t.csv": "player;favourites\nann;Doom|Myst\nbob;Myst | Ico|Rez\ncid;\n"})
    assert set(ratings(found)) == {("ann", "Doom"), ("ann", "Myst"), ("bob", "Myst"), ("bob", "Ico"), ("bob", "Rez")}
    assert "a row for each game in the lists of 'favourites'" in doubts(found)


@pytest.mark.parametrize("library", ["[10, 20]", "['10', '20']", "[10,20]"])
def test_a_list_may_stand_in_brackets_as_programs_print_it(understand: Understand, library: str) -> None:
    rows = "".join(f'p{row},"{library}"\n' for row in range(3))
    found = understand({"t.csv": f"playerid,library\n{rows}", "games.csv": "gameid,title\n10,Doom\n20,Myst\n"})
    assert {game for _, game in ratings(found)} == {"10", "20"}
    assert found.unknown == ()


def test_how_many_games_a_player_has_is_no_list(understand: Understand) -> None:
    found = understand({"t.csv": 'player,games\nann,"1,234"\nbob,"2,345"\n'})
    assert found.mappings[0].kind is TableKind.PLAYERS


def test_a_list_beside_a_game_is_none_of_plays(understand: Understand) -> None:
    rows = "".join(f"u{row},Doom,5,Myst|Ico\n" for row in range(3))
    found = understand({"t.csv": f"user,game,rating,favourites\n{rows}"})
    assert len(found.dataset.interactions) == 3


# A column for each game.

MATRIX = (
    "user,Doom,Myst,Braid,Ico,Rez,Portal 2,Hades,Celeste\n"
    "ann,9,,7,,,10,,\n"
    "bob,,3,,,8,,,5\n"
    "cid,10,,,,,,wow,\n"
    "dan,1,2,3,4,5,6,7,8\n"
)


def test_a_matrix_of_ratings_is_read_cell_by_cell(understand: Understand) -> None:
    whole = MATRIX + "".join(f"p{row},1,2,3,4,5,6,7,8\n" for row in range(8))
    found = understand({"t.csv": whole})
    assert found.mappings[0].kind is TableKind.INTERACTIONS
    assert ratings(found)[("ann", "Portal 2")] == 5.0
    assert ratings(found)[("bob", "Celeste")] == 2.5
    assert ("ann", "Myst") not in ratings(found)
    (mapping,) = found.mappings
    assert (mapping.rows, mapping.used, mapping.rejected) == (3 + 3 + 2 + 8 + 64, 79, 1)
    # The reject file names the line of the matrix.
    assert [(reject.row, reject.reason) for reject in found.rejects] == [(4, "the rating is no number")]
    assert "each column but the first was read as a game" in doubts(found)


def test_a_matrix_is_understood_by_the_mapping_that_was_saved_of_it(understand: Understand) -> None:
    whole = MATRIX.replace("wow", "")
    saved = understand({"t.csv": whole}).mappings[0]
    assert saved.player_column is not None
    again = understand({"t.csv": whole}, player=saved.player_column, game="game", rating="rating")
    assert len(again.dataset.interactions) == saved.rows


def test_numbers_of_players_are_no_matrix(understand: Understand) -> None:
    rows = "".join(f"p{row},{row % 9},1,2,3,4,5,6,7\n" for row in range(20))
    answers = understand({"t.csv": f"user,q1,q2,q3,q4,q5,q6,q7,q8\n{rows}"})
    assert answers.mappings[0].kind is TableKind.PLAYERS
    said = understand({"t.csv": MATRIX.replace("wow", "")}, rating="none")
    assert said.mappings[0].kind is TableKind.PLAYERS


# Numbers with their scale, and with marks between thousands.


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("87%", "20 %", "100%"), (4.35, 1.0, 5.0)),
        (("4 out of 5", "1 out of 5", "5 out of 5"), (4.0, 1.0, 5.0)),
        (("8/10", "5/10", "10/10"), (4.0, 2.5, 5.0)),
        (("5%", "3%", "2%"), (0.25, 0.15, 0.1)),
        (("★★★★☆", "★☆☆☆☆", "★★★★★"), (4.0, 1.0, 5.0)),
        (("4 stars", "1 star", "4.5 stars"), (4.0, 1.0, 4.5)),
    ],
)
def test_ratings_that_say_their_scale(
    understand: Understand, cells: tuple[str, ...], expected: tuple[float, ...]
) -> None:
    rows = "".join(f"u{row},g,{cell}\n" for row, cell in enumerate(cells))
    found = ratings(understand({"t.csv": f"user,game,rating\n{rows}"}))
    assert tuple(found.values()) == pytest.approx(expected)


def test_a_comma_before_three_digits_parts_thousands_of_hours(understand: Understand) -> None:
    thousands = understand({"t.csv": 'user,game,hours\nu1,g,"1,000"\nu2,g,0\nu3,g,"1,234.5"\n'})
    assert ratings(thousands) == {("u1", "g"): pytest.approx(5.0, abs=1e-3), ("u2", "g"): 2.5, ("u3", "g"): 5.0}
    decimals = understand({"t.csv": 'user,game,hours\nu1,g,"1,000"\nu2,g,"0,0"\nu3,g,"12,5"\n'})
    assert ratings(decimals)[("u1", "g")] == pytest.approx(2.75, abs=0.01)


# Headings of shops, forms and board games.


def test_an_export_in_russian_and_one_in_german(understand: Understand) -> None:
    russian = understand(
        {"t.csv": "Идентификатор;Название;Дата выхода;Цена\n1;Корсары;01.12.2000;99,50 руб.\n2;Метро;03.04.2010;0\n"}
    )
    assert [(game.game_id, game.title, game.year) for game in russian.dataset.games] == [
        ("1", "Корсары", 2000),
        ("2", "Метро", 2010),
    ]
    german = understand({"t.csv": "sep=;\nArtikelnr;Titel;Preis\nA-1;Ico;19,99 €\nA-2;Rez;5 €\n"})
    assert [(game.game_id, game.title) for game in german.dataset.games] == [("A-1", "Ico"), ("A-2", "Rez")]
    assert [game.play.price_model for game in german.dataset.games] != [None, None]


def test_a_form_asks_which_game_and_whether_it_is_recommended(understand: Understand) -> None:
    found = understand(
        {
            "form.csv": "Timestamp,Email Address,Which game?,Would you recommend it?\n"
            "3/14/2024 10:00:00,a@x.org,Ico,Yes\n3/15/2024 10:00:00,b@x.org,Ico,No\n"
        }
    )
    assert ratings(found) == {("a@x.org", "Ico"): 4.5, ("b@x.org", "Ico"): 1.0}


def test_a_board_game_says_minutes_and_ages(understand: Understand) -> None:
    found = understand({"t.csv": "BGGId,Name,MfgPlaytime,MfgAgeRec\n1,Catan,90,10\n2,Azul,45,8\n"})
    catan = found.dataset.games[0]
    assert (catan.play.typical_hours, catan.play.minimum_age) == (1.5, 10)


def test_a_list_may_have_titles_in_several_languages_alone(understand: Understand) -> None:
    found = understand({"t.csv": "id,name_en,name_de,genre\n1,Doom,Verderben,FPS\n2,Myst,Nebel,Puzzle\n"})
    assert [(game.game_id, game.title) for game in found.dataset.games] == [("1", "Doom"), ("2", "Myst")]


def test_a_score_of_users_is_a_rating(understand: Understand) -> None:
    rows = "".join(f"{row},Doom,PC,{row},u{row}\n" for row in range(11))
    assert ratings(understand({"t.csv": f",Title,Platform,Userscore,Username\n{rows}"}))[("u9", "Doom")] == 4.5


def test_an_entry_is_called_by_the_object_within_it(understand: Understand) -> None:
    platforms = [{"platform": {"id": 4, "name": "PC"}, "released_at": "2013-09-17"}]
    row = {"id": 1, "name": "Doom", "platforms": platforms}
    found = understand({"t.json": json.dumps({"results": [row, {**row, "id": 2, "name": "Myst"}]})})
    assert [game.platforms for game in found.dataset.games] == [("PC",), ("PC",)]


# Dates in other languages.


@pytest.mark.parametrize("cell", ["1 mai 2024", "1. Mai 2024", "1 de mayo de 2024", "1 мая 2024 г.", "1 maggio 2024"])
def test_months_in_other_languages(understand: Understand, cell: str) -> None:
    found = understand({"t.csv": f"user,game,date\nu,g,{cell}\n"})
    assert next(iter(found.dataset.interactions)).occurred_at == datetime(2024, 5, 1, tzinfo=UTC)


def test_times_in_no_known_form_are_a_doubt(understand: Understand) -> None:
    found = understand({"t.csv": "user,game,rating,date\nu,g,4,long ago\nv,g,5,lately\n"})
    assert "'date' should be a time by its name" in doubts(found)
    assert "'long ago'" in doubts(found)


# Tables that disagree.


def test_titles_that_differ_under_one_id_are_pointed_out(understand: Understand) -> None:
    one = "id,title,year\n1,Doom,1993\n2,Myst,1993\n3,Ico,2001\n"
    other = "id,title,publisher\n1,Quake,id\n2,MYST!,Cyan\n3,ICO,Sony\n"
    found = understand({"a.csv": one, "b.csv": other})
    assert "titles of this and another list differ under 1 of the ids, such as 1: 'Doom' and 'Quake'" in doubts(found)
    assert len(found.dataset.games) == 3
    same = understand({"a.csv": one, "b.csv": one.replace("Doom", "Quake")})
    assert "titles of its rows differ under 1 of the ids, such as 1: 'Doom' and 'Quake'" in doubts(same)


def test_lists_that_agree_leave_no_doubt(understand: Understand) -> None:
    one = "id,title,year\n1,Doom,1993\n2,Myst,1993\n"
    assert doubts(understand({"a.csv": one, "b.csv": one})) == ""


SHOP = "Artikel-Nr;Titel;Spieler;Jahr\nA1;Catan;3-4;1995\nA2;Azul;2-4;2017\nA3;Onitama;2;2014\n"
STARS = "kunde;artikel;sterne;wann\nk1;A1;5;2024-05-02\nk2;A1;3;2024-05-03\nk1;A2;4;2024-05-04\n"


def test_a_german_list_tells_for_how_many_players_a_game_is_and_not_who_plays_it(understand: Understand) -> None:
    found = understand({"shop.csv": SHOP})
    assert [each.kind for each in found.mappings] == [TableKind.GAMES]
    assert [(game.game_id, game.title, game.play.max_players) for game in found.dataset.games] == [
        ("A1", "Catan", 4),
        ("A2", "Azul", 4),
        ("A3", "Onitama", 2),
    ]
    assert not found.dataset.players


@pytest.mark.parametrize("named", [{}, {"player": "kunde"}, {"player": "kunde", "game": "Artikel-Nr"}])
def test_a_german_shop_and_its_ratings_are_read_with_and_without_the_names_of_the_columns(
    understand: Understand, named: dict[str, str]
) -> None:
    found = understand({"shop.csv": SHOP, "ratings.csv": STARS}, **named)
    assert ratings(found) == {("k1", "A1"): 5, ("k2", "A1"): 3, ("k1", "A2"): 4}
    assert [each.timestamp_column for each in found.mappings if each.kind is TableKind.INTERACTIONS] == ["wann"]


def test_ids_of_players_that_are_small_numbers_stay_ids(understand: Understand) -> None:
    found = understand({"t.csv": "player,game,rating\n1,g,5\n2,g,4\n3,h,3\n"})
    assert set(ratings(found)) == {("1", "g"), ("2", "g"), ("3", "h")}


def test_the_rows_of_an_answer_of_a_web_service_are_those_within(understand: Understand) -> None:
    docs = (
        '[{"fs_id": "1", "title": "Doom", "genres": ["Action"]}, {"fs_id": "2", "title": "Myst", "genres": ["Puzzle"]}]'
    )
    for text in (
        f'{{"response": {{"numFound": 2, "docs": {docs}}}}}',
        f'{{"response":\n{{"numFound": 2, "docs":\n{docs}}}}}',
    ):
        found = understand({"shop.json": text})
        assert [(game.title, game.genres) for game in found.dataset.games] == [
            ("Doom", ("Action",)),
            ("Myst", ("Puzzle",)),
        ]


def test_an_object_that_has_a_name_is_a_game_and_no_answer(understand: Understand) -> None:
    text = '{"data": {"name": "Doom", "appid": 7, "genres": [{"name": "Action"}, {"name": "Horror"}]}}'
    assert [game.title for game in understand({"game.json": text}).dataset.games] == ["Doom"]
