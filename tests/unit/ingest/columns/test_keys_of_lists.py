"""Which column is the key of a list, and of which games plays are, where headings do not settle it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from services.ingest.columns.roles import TableKind
from services.ingest.errors import IngestError
from services.ingest.interpretation.joining import Interpretation

Understand = Callable[..., Interpretation]

# As Book-Crossing has them.
BOOKS = (
    '"ISBN";"Book-Title";"Book-Author";"Year-Of-Publication"\n'
    '"0195153448";"Classical Mythology";"Mark P. O. Morford";"2002"\n'
    '"0002005018";"Clara Callan";"Richard Bruce Wright";"2001"\n'
    '"0060973129";"Clara Callan";"Another Author";"1991"\n'
    '"055321215X";"Pride and Prejudice";"Jane Austen";"1983"\n'
)
MARKS = '"User-ID";"ISBN";"Book-Rating"\n' + "".join(
    f'"{user}";"{isbn}";"{user % 5 + 5}"\n'
    for user in range(1, 5)
    for isbn in ("0195153448", "0002005018", "055321215X")
)


def titles(found: Interpretation) -> dict[str, str]:
    return {game.game_id: game.title for game in found.dataset.games}


def test_books_are_joined_to_their_marks_by_isbn(understand: Understand) -> None:
    found = understand({"books.csv": BOOKS, "marks.csv": MARKS})
    assert [mapping.game_column for mapping in found.mappings] == ["ISBN", "ISBN"]
    assert len(list(found.dataset.interactions)) == 12
    assert titles(found)["055321215X"] == "Pride and Prejudice"
    assert found.unknown == ()


def test_books_of_one_title_stay_two_where_their_isbns_differ(understand: Understand) -> None:
    found = understand({"books.csv": BOOKS})
    assert [title for title in titles(found).values() if title == "Clara Callan"] == ["Clara Callan"] * 2


@pytest.mark.parametrize("code", ["ISBN-13", "isbn10", "EAN", "ean13", "UPC", "GTIN", "Barcode", "SKU", "product ean"])
def test_what_traders_number_games_by_is_an_id(understand: Understand, code: str) -> None:
    rows = "".join(f"401{row},Chess Set,wood {row}\n" for row in range(5))
    found = understand({"stock.csv": f"{code},name,material\n{rows}"})
    assert (found.mappings[0].game_column, len(found.dataset.games)) == (code, 5)


def test_games_of_one_title_are_told_apart_by_a_number_that_no_two_share(understand: Understand) -> None:
    rows = "".join(f"{title},K{row}{row % 7}\n" for row, title in enumerate(["Tetris", "Doom", "Tetris", "Myst"]))
    found = understand({"stock.csv": f"title,catalogue no\n{rows}"})
    assert (found.mappings[0].game_column, len(found.dataset.games)) == ("catalogue no", 4)


def test_rows_for_each_platform_of_a_game_stay_one_game_though_each_has_a_number(understand: Understand) -> None:
    rows = "".join(f"Tetris,R{row},{platform}\n" for row, platform in enumerate(["PC", "NES", "Game Boy"]))
    found = understand({"sold.csv": f"title,release code,platform\n{rows}Doom,R9,PC\n"})
    assert sorted(titles(found)) == ["Doom", "Tetris"]


def test_plays_whose_heading_nobody_knows_are_of_the_games_that_a_list_has(understand: Understand) -> None:
    plays = "member,thingamajig,score\n" + "".join(f"m{row % 4},T-{row % 3}7,{row % 5 + 1}\n" for row in range(12))
    listed = "title,thing\n" + "".join(f"{title},T-{row}7\n" for row, title in enumerate(["Doom", "Myst", "Go"]))
    found = understand({"plays.csv": plays, "things.csv": listed})
    assert [mapping.game_column for mapping in found.mappings] == ["thingamajig", "thing"]
    assert titles(found) == {"T-07": "Doom", "T-17": "Myst", "T-27": "Go"}
    assert any("'thingamajig' was taken for the games" in doubt for doubt in found.mappings[0].warnings)


def test_ratings_are_no_games_though_a_list_has_ids_like_them(understand: Understand) -> None:
    plays = "member,score\n" + "".join(f"m{row % 4},{row % 3 + 1}\n" for row in range(12))
    with pytest.raises(IngestError, match="no game column"):
        understand({"plays.csv": plays, "games.csv": "title,thing\nDoom,3\nMyst,1\nGo,2\n"})


def test_of_two_codes_of_a_list_that_is_the_key_which_most_plays_have(understand: Understand) -> None:
    listed = "game_id,shop no,name\n" + "".join(f"{row},S{row},Game {row}\n" for row in range(1, 9))
    plays = "user,game,score\n" + "".join(f"u{row},S{row % 8 + 1},4\nu{row},{row % 2 + 1},4\n" for row in range(8))
    found = understand({"games.csv": listed, "plays.csv": plays})
    assert found.mappings[0].game_column == "shop no"


def test_small_ids_are_not_taken_for_the_ranks_of_a_list(understand: Understand) -> None:
    listed = "rank,appid,name\n" + "".join(f"{row},{row * 4},Game {row}\n" for row in range(1, 31))
    plays = "user,appid,score\n" + "".join(f"u{row % 5},{row * 2},4\n" for row in range(1, 16))
    found = understand({"games.csv": listed, "plays.csv": plays})
    assert [mapping.game_column for mapping in found.mappings] == ["appid", "appid"]
    assert found.mappings[0].kind is TableKind.GAMES


def reviews(heads: str, *, codes: tuple[str, ...] = ("A", "P"), title: str = "Great number {}") -> str:
    rows = "".join(
        f"m{row % 5},{','.join(f'{code}{row % 3}' for code in codes)},{row % 5 + 1},{title.format(row)}\n"
        for row in range(15)
    )
    return f"{heads}\n{rows}"


@pytest.mark.parametrize("code", ["parent_asin", "group sku", "family code"])
@pytest.mark.parametrize("title", ["Great number {}", "Five stars"])
def test_the_code_that_reviews_and_a_list_share_is_the_key_and_titles_of_reviews_are_no_titles(
    understand: Understand, code: str, title: str
) -> None:
    listed = f"{code},title,store\n" + "".join(
        f"P{row},{name},Shop\n" for row, name in enumerate(["Doom", "Myst", "Go"])
    )
    found = understand({"reviews.csv": reviews(f"user_id,asin,{code},rating,title", title=title), "meta.csv": listed})
    assert [mapping.game_column for mapping in found.mappings] == [code, code]
    assert titles(found) == {"P0": "Doom", "P1": "Myst", "P2": "Go"}
    assert found.mappings[0].title_column is None
    assert {each.game_id for each in found.dataset.interactions} == {"P0", "P1", "P2"}


def test_a_title_that_most_games_share_is_not_the_games_though_each_has_one(understand: Understand) -> None:
    found = understand({"reviews.csv": reviews("user_id,asin,rating,title", codes=("A",), title="Five stars")})
    assert titles(found) == {"A0": "A0", "A1": "A1", "A2": "A2"}


def test_titles_beside_plays_that_tell_games_apart_are_the_games(understand: Understand) -> None:
    rows = "".join(f"m{row % 4},{row % 3},{['Doom', 'Myst', 'Go'][row % 3]},{row % 5 + 1}\n" for row in range(15))
    assert titles(understand({"plays.csv": f"user,game_id,title,rating\n{rows}"})) == {
        "0": "Doom",
        "1": "Myst",
        "2": "Go",
    }


@pytest.mark.parametrize("code", ["fs_id", "MAL_ID", "rawgId"])
def test_an_id_of_each_row_is_the_key_though_the_titles_differ_too(understand: Understand, code: str) -> None:
    listed = f"title,{code},store_id\nDoom,701,1\nMyst,32,1\nIco,88,2\n"
    plays = "user,game,rating\nann,Doom,4\nbob,Ico,5\nann,Ico,3\n"
    found = understand({"list.csv": listed, "plays.csv": plays})
    assert titles(found) == {"701": "Doom", "32": "Myst", "88": "Ico"}
    assert {each.game_id for each in found.dataset.interactions} == {"701", "88"}


def test_numbers_of_the_rows_are_no_ids(understand: Understand) -> None:
    assert set(titles(understand({"list.csv": "row_id,title\n1,Doom\n2,Myst\n3,Ico\n"}))) == {"Doom", "Myst", "Ico"}


def test_rows_for_each_pair_of_genre_and_platform_are_one_game(understand: Understand) -> None:
    rows = "".join(
        f"Q{number},{title},{genre},{platform}\n"
        for number, title in enumerate(("Doom", "Myst", "Ico"))
        for genre in ("RPG", "Action")
        for platform in ("PC", "Mac")
    )
    found = understand({"query.csv": f"item,itemLabel,genreLabel,platformLabel\n{rows}"})
    assert titles(found) == {"Q0": "Doom", "Q1": "Myst", "Q2": "Ico"}
    assert all(game.genres == ("RPG", "Action") and game.platforms == ("PC", "Mac") for game in found.dataset.games)


def test_a_log_without_headings_has_names_beside_its_ids(understand: Understand) -> None:
    rows = "".join(
        f"u{row % 4}\t2009-05-04T23:08:{row:02}Z\tf1b1cf71-bd35-4e99-8624-24a6e15f13{row % 3:02}\t"
        f"Band {row % 3}\t\tS{row}\n"
        for row in range(30)
    )
    found = understand({"log.tsv": rows})
    assert [mapping.timestamp_column for mapping in found.mappings] == ["timestamp"]
    assert set(titles(found).values()) == {"Band 0", "Band 1", "Band 2"}
    assert "no headings" in " ".join(found.mappings[0].warnings)
