"""Tables into a dataset."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from services.ingest.columns.roles import TableKind
from services.ingest.errors import IngestError
from services.ingest.interpretation.joining import Interpretation

Understand = Callable[..., Interpretation]


def test_a_title_alone_is_the_games_id(understand: Understand) -> None:
    found = understand({"t.csv": "UserID,GameTitle,Rating\nu1,Doom,5\nu2,Doom,1\nu2,Myst,3\n"})
    assert [(game.game_id, game.title) for game in found.dataset.games] == [("Doom", "Doom"), ("Myst", "Myst")]
    assert [entry.rating for entry in found.dataset.interactions] == [5, 1, 3]
    assert found.mappings[0].game_column == "GameTitle"


def test_a_title_beside_an_id_is_the_games_if_it_is_always_the_same(understand: Understand) -> None:
    text = "user_id,app_id,title\nu1,7,Doom\nu2,7,Doom\nu1,8,Myst\nu2,8,Myst\n"
    assert [game.title for game in understand({"t.csv": text}).dataset.games] == ["Doom", "Myst"]
    reviews = "user_id,app_id,title\nu1,7,Great\nu2,7,Dull\nu1,8,Hm\nu2,8,Bad\n"
    found = understand({"t.csv": reviews})
    assert [game.title for game in found.dataset.games] == ["7", "8"]
    assert found.mappings[0].ignored == ("title",)


def test_lists_of_games_and_players_are_joined_by_their_ids(understand: Understand) -> None:
    found = understand(
        {
            "a.inter": "user_id:token\titem_id:token\trating:float\ttimestamp:float\n1\t10\t5\t881250949\n",
            "a.item": 'item_id:token\tmovie_title:token_seq\tclass:token_seq\n10\t"Toy Story\tAnimation Comedy\n',
            "a.user": "user_id:token\tage:token\n1\t24\n2\t53\n",
        }
    )
    (game,) = found.dataset.games
    assert (game.game_id, game.title, game.genres) == ("10", '"Toy Story', ("Animation", "Comedy"))
    assert [(player.player_id, player.attributes) for player in found.dataset.players] == [
        ("1", {"age": "24"}),
        ("2", {"age": "53"}),
    ]
    assert next(iter(found.dataset.interactions)).occurred_at == datetime(1997, 12, 4, 15, 55, 49, tzinfo=UTC)
    assert [mapping.kind for mapping in found.mappings] == [TableKind.INTERACTIONS, TableKind.GAMES, TableKind.PLAYERS]


def test_a_game_that_is_on_no_list_is_kept_but_known_by_its_id_alone(understand: Understand) -> None:
    found = understand({"plays.csv": "user,game\nu1,a\nu1,b\n", "games.csv": "id,name,genre\na,Doom,FPS\n"})
    assert {game.game_id: game.described for game in found.dataset.games} == {"a": True, "b": False}


def test_a_game_takes_its_fields_from_columns_of_those_names(understand: Understand) -> None:
    found = understand(
        {
            "games.jsonl": '{"game_id": 1, "title": "Doom", "genres": ["FPS", "Action, old"], '
            '"tags": "gore|retro;fast", "platform": "PC; Mac", "developer": "id", '
            '"release_date": "Dec 10, 1993", "summary": "Hell.", "engine": ["id Tech", "one"]}\n'
        }
    )
    (game,) = found.dataset.games
    assert game.genres == ("FPS", "Action, old")
    assert game.tags == ("gore", "retro;fast")
    assert game.platforms == ("PC", "Mac")
    assert (game.developer, game.year, game.summary) == ("id", 1993, "Hell.")
    assert game.attributes == {"engine": "id Tech, one"}


def test_of_two_rows_of_a_player_and_game_the_latest_counts(understand: Understand) -> None:
    text = "user,game,rating,timestamp\nu,g,5,2024-01-02\nu,g,1,2024-01-01\nu,h,1,2024-01-01\nu,h,2,2024-01-01\n"
    found = understand({"t.csv": text})
    assert [(entry.game_id, entry.rating) for entry in found.dataset.interactions] == [("g", 5), ("h", 2)]
    assert (found.mappings[0].used, found.mappings[0].duplicates) == (2, 2)


def test_the_same_row_in_two_tables_counts_once(understand: Understand) -> None:
    found = understand({"a.csv": "user,game,rating\nu,g,1\nv,g,5\n", "b.csv": "user,game,score\nu,g,4\n"})
    assert {(entry.player_id, entry.rating) for entry in found.dataset.interactions} == {("u", 4), ("v", 5)}
    assert [(mapping.used, mapping.duplicates) for mapping in found.mappings] == [(1, 1), (1, 0)]


def test_shards_of_one_table_are_read_on_one_scale(understand: Understand) -> None:
    found = understand({"a.csv": "user,game,rating\nu,g,4\n", "b.csv": "user,game,rating\nu,h,10\n"})
    assert [entry.rating for entry in found.dataset.interactions] == [2, 5]
    assert len(found.mappings) == 1


def test_lists_of_players_and_games_with_equal_columns_are_not_one_table(understand: Understand) -> None:
    files = {"users.csv": "id,name\n1,Ann\n", "games.csv": "id,name\n1,Doom\n", "p.csv": "user,game\n1,1\n"}
    found = understand(files)
    assert [(game.game_id, game.title) for game in found.dataset.games] == [("1", "Doom")]
    assert [(player.player_id, player.attributes) for player in found.dataset.players] == [("1", {"name": "Ann"})]


def test_shards_of_a_list_that_overlap_are_one_list(understand: Understand) -> None:
    text = "game_id,title\n1,Doom\n2,Myst\n"
    found = understand({"a.csv": text, "b.csv": text})
    assert len(found.dataset.games) == 2
    assert (found.mappings[0].used, found.mappings[0].duplicates) == (2, 2)


def test_without_times_the_order_of_the_file_is_the_order_of_time_each_time_anew(understand: Understand) -> None:
    files = {"t.csv": "user,game\nu,a\nu,b\nu,c\n"}
    first, second = list(understand(files).dataset.interactions), list(understand(files).dataset.interactions)
    assert first == second
    assert [entry.game_id for entry in sorted(first, key=lambda entry: entry.occurred_at)] == ["a", "b", "c"]


def test_rows_that_cannot_be_used_are_named_with_line_and_reason(understand: Understand) -> None:
    text = "user,game,rating,timestamp\nu,g,5,2024-01-01\n,g,5,2024-01-01\nu,,5,2024-01-01\n"
    text += f"u,{'g' * 129},5,2024-01-01\nu,h,NaN,2024-01-01\nu,i,5,never\nu,j,5\nu,k,,2024-01-01\n"
    found = understand({"t.csv": text})
    assert {reject.row: reject.reason for reject in found.rejects} == {
        3: "no player id",
        4: "no game id",
        5: "the game id is longer than 128 characters",
        6: "the rating is not finite",
        7: "the time is in no form that is known (seconds since 1970, ISO 8601, a date)",
        8: "3 cells where the header has 4",
    }
    assert [(entry.game_id, entry.rating) for entry in found.dataset.interactions] == [("g", 5), ("k", None)]
    mapping = found.mappings[0]
    assert mapping.rows == 8 == mapping.used + mapping.duplicates + mapping.rejected


def test_no_cell_of_a_rejected_row_is_told(understand: Understand) -> None:
    found = understand({"t.csv": "user,game,rating\nsecret-player,secret-game,secret-rating\nu,g,4\nv,g,5\n"})
    assert len(found.rejects) == 1
    assert "secret" not in next(iter(found.rejects)).reason


def test_whole_numbers_that_a_program_wrote_with_a_point_are_the_same_ids(understand: Understand) -> None:
    found = understand({"plays.csv": "user,game\n1.0,7.0\n2.0,8.0\n", "users.csv": "id,age\n1,20\n2,30\n"})
    assert {entry.player_id for entry in found.dataset.interactions} == {"1", "2"}
    assert {player.player_id for player in found.dataset.players} == {"1", "2"}


def test_rows_of_equal_ids_in_a_list_are_merged(understand: Understand) -> None:
    rows = "".join(f"{number},G{number}\n" for number in range(20))
    found = understand({"games.csv": f"game_id,title\n{rows}3,Three\n,None\n4,G4\n"})
    assert {game.game_id: game.title for game in found.dataset.games}["3"] == "Three"
    mapping = found.mappings[0]
    assert (mapping.rows, mapping.used, mapping.duplicates, mapping.rejected) == (23, 20, 2, 1)
    assert [(reject.row, reject.reason, reject.content) for reject in found.rejects] == [
        (23, "no game id", {"game_id": None, "title": "None"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "sku,name,genre,price\n1,Doom,FPS,5\n2,Myst,Puzzle,6\n1,Doom II,FPS,7\n",
        "sku,name,genre,rating\n1,Doom,FPS,5\n2,Myst,Puzzle,4\n1,Doom II,FPS,3\n",
    ],
)
def test_a_list_of_games_with_a_repeated_key_is_still_one(understand: Understand, text: str) -> None:
    found = understand({"t.csv": text})
    assert {game.game_id: game.title for game in found.dataset.games} == {"1": "Doom II", "2": "Myst"}
    assert (found.mappings[0].duplicates, found.mappings[0].rejected) == (1, 0)


def test_a_column_that_the_operator_names_overrides_what_its_cells_suggest(understand: Understand) -> None:
    text = "sku,label,user\n1,a,x\n1,b,y\n1,c,z\n2,d,\n"
    found = understand({"t.csv": "sku,label\n1,a\n1,b\n1,c\n2,d\n"}, game="sku", title="label")
    assert {game.game_id: game.title for game in found.dataset.games} == {"1": "c", "2": "d"}
    # A column named for one role is not guessed for another.
    assert understand({"t.csv": text}, game="sku", title="user").mappings[0].player_column is None


def test_plays_without_a_column_of_players_are_not_taken_for_a_list_of_games(understand: Understand) -> None:
    rows = "".join(f"k{number},g{number % 3},{number % 5}\n" for number in range(30))
    files = {"t.csv": f"wer,game,rating\n{rows}"}
    with pytest.raises(IngestError, match=r"no player column, and rows repeat 'game'.*list of games, name its key"):
        understand(files)
    with pytest.raises(IngestError, match=r"no player column, .*list of games, say also --rating-column none"):
        understand(files, game="game")
    assert len(understand(files, game="game", rating="none").dataset.games) == 3


def test_the_rows_of_a_rejected_row_do_not_decide_the_scale(understand: Understand) -> None:
    found = understand({"t.csv": "user,game,rating\nu,a,5\nu,b,3\n,c,11\nu,,100\n"})
    assert [entry.rating for entry in found.dataset.interactions] == [5, 3]
    assert [reject.reason for reject in found.rejects] == ["no player id", "no game id"]


def test_a_heading_of_many_words_decimal_commas_and_gaps_are_understood(understand: Understand) -> None:
    cells = ("9", "10", "n/a", "7,5", "-")
    rows = "".join(f"u{number};g{number};{cell}\n" for number, cell in enumerate(cells))
    found = understand({"t.csv": f"user;game;Score (1-10)\n{rows}"})
    assert [entry.rating for entry in found.dataset.interactions] == [4.5, 5, None, 3.75, None]
    assert len(found.rejects) == 0
    assert found.mappings[0].rating_column == "Score (1-10)"


def test_plays_without_ratings_are_pointed_out_with_the_columns_that_are_not_used(understand: Understand) -> None:
    rows = "".join(f"u{number % 3},g{number % 4},{number % 5}\n" for number in range(12))
    files = {"t.csv": f"user,game,enjoyment\n{rows}"}
    (warning,) = understand(files).mappings[0].warnings
    assert "not used: enjoyment" in warning
    assert "--rating-column" in warning
    assert understand(files, rating="none").mappings[0].warnings == ()
    assert understand({"t.csv": "user,game\nu,g\n"}).mappings[0].warnings == ()


def test_days_that_could_be_read_either_way_are_pointed_out(understand: Understand) -> None:
    found = understand({"t.csv": "user,game,date\nu,a,05/02/2024\nu,b,03/02/2024\n"})
    assert found.mappings[0].day_order == "month first"
    assert "read month first" in found.mappings[0].warnings[0]
    found = understand({"t.csv": "user,game,date\nu,a,05/02/2024\nu,b,13/02/2024\n"})
    assert [entry.occurred_at.month for entry in found.dataset.interactions] == [2, 2]
    assert (found.mappings[0].day_order, found.mappings[0].warnings) == ("day first", ())


def test_ratings_in_the_lower_half_of_their_scale_are_pointed_out(understand: Understand) -> None:
    rows = "".join(f"u{number},g,{number}\n" for number in range(40))
    (warning,) = understand({"t.csv": f"user,game,rating\n{rows}"}).mappings[0].warnings
    assert "upper half of the scale, 0 to 100" in warning
    assert "--rating-scale" in warning


def test_the_operator_may_say_which_column_is_which(understand: Understand) -> None:
    text = "wer,was,wie\nu1,g1,1\nu1,g2,5\n"
    found = understand({"t.csv": text}, player="wer", game="WAS", rating="wie")
    assert [(entry.player_id, entry.game_id, entry.rating) for entry in found.dataset.interactions] == [
        ("u1", "g1", 1),
        ("u1", "g2", 5),
    ]


def test_the_operator_may_say_that_there_are_no_ratings(understand: Understand) -> None:
    found = understand({"t.csv": "user,game,score\nu,g,70000\n"}, rating="none")
    assert [entry.rating for entry in found.dataset.interactions] == [None]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a,b,c\n1,2,3\n", "no player column and no game column among a, b, c"),
        ("user,rating\nu,1\nu,2\n", "no game column, and rows repeat 'user'"),
        ("game,rating\ng,1\ng,2\n", "no player column, and rows repeat 'game'"),
    ],
)
def test_a_table_without_player_or_game_is_an_error_that_says_what_to_do(
    understand: Understand, text: str, problem: str
) -> None:
    with pytest.raises(IngestError) as raised:
        understand({"t.csv": text})
    assert problem in str(raised.value)
    assert "--player-column and --game-column" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_column_that_no_table_has_is_an_error_that_lists_those_there_are(understand: Understand) -> None:
    with pytest.raises(
        IngestError, match=r"--player-column who: no table has such a column; there are t.csv: user, game"
    ):
        understand({"t.csv": "user,game\nu,g\n"}, player="who")


def test_a_column_that_only_looks_like_a_rating_is_not_taken_for_one(understand: Understand) -> None:
    found = understand({"t.csv": "user,game,rating\nu,g,Everyone\nv,g,Everyone\nu,h,Mature\nv,h,Mature\n"})
    assert found.mappings[0].rating_column is None
    assert found.dataset.games[0].attributes == {"rating": "Everyone"}
    assert [entry.rating for entry in found.dataset.interactions] == [None] * 4
