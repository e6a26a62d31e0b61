"""Numbers that two lists give to different games are two games; the same game under one number stays one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from services.ingest.columns.roles import ColumnOverrides
from services.ingest.files.reading import in_process, read_table
from services.ingest.interpretation.game_matching import SameGames, UnknownGames
from services.ingest.interpretation.joining import Interpretation, join_tables
from services.ingest.interpretation.understanding import understand_tables
from services.ingest.workspace import Workspace
from tests.unit.ingest.conftest import NOW

Join = Callable[..., Interpretation]

RAWG = "id,name,genres\n1,Doom,Shooter\n2,Myst,Puzzle\n3,Grand Theft Auto V,Action\n"
IGDB = "id,name,genres\n1,Thief II: The Metal Age,Stealth\n3,Baldur's Gate,RPG\n4,Ico,Adventure\n"


@pytest.fixture
def join(write: Callable[[str, str], Path], workspace: Workspace) -> Join:
    """Joins tables as an ingest does that meets a catalogue of these titles by id."""

    def joined(
        files: dict[str, str], catalogue: dict[str, str] | None = None, same_games: SameGames = SameGames.MERGE
    ) -> Interpretation:
        tables = [read_table(write(name, text), workspace, reader=in_process) for name, text in files.items()]
        understood = understand_tables(tables, ColumnOverrides(), NOW)
        return join_tables(understood, catalogue or {}, UnknownGames.ADD, same_games)

    return joined


def titles(found: Interpretation) -> dict[str, str]:
    return {game.game_id: game.title for game in found.dataset.games}


def doubts(found: Interpretation) -> str:
    return " | ".join(doubt for mapping in found.mappings for doubt in mapping.warnings)


def test_both_games_are_kept_and_the_doubt_names_the_option(join: Join) -> None:
    found = join({"rawg.csv": RAWG, "igdb.csv": IGDB})
    assert titles(found) == {
        **{"1": "Doom", "2": "Myst", "3": "Grand Theft Auto V"},
        **{"igdb:1": "Thief II: The Metal Age", "igdb:3": "Baldur's Gate", "igdb:4": "Ico"},
    }
    assert "2 of its 2 ids that rawg.csv has too are of other games there" in doubts(found)
    assert "--same-games by-id" in doubts(found)
    assert all(mapping.rows == mapping.used + mapping.duplicates + mapping.rejected for mapping in found.mappings)


def test_the_option_makes_an_id_one_game(join: Join) -> None:
    assert len(titles(join({"rawg.csv": RAWG, "igdb.csv": IGDB}, same_games=SameGames.BY_ID))) == 4


def test_a_game_that_both_have_under_ids_of_their_own_is_one_all_the_same(join: Join) -> None:
    found = join({"rawg.csv": RAWG, "igdb.csv": IGDB + "9,DOOM,Shooter\n2,Okami,Adventure\n"})
    assert [game_id for game_id, title in titles(found).items() if title.lower() == "doom"] == ["1"]


def test_plays_are_of_the_list_that_has_their_ids_or_whose_key_is_called_alike(join: Join) -> None:
    plays = "user,igdb_id,score\n" + "".join(f"u{row // 3},{(1, 3, 4)[row % 3]},{row % 5 + 1}\n" for row in range(9))
    others = "user,rawg_id,score\n" + "".join(f"u{row // 3},{row % 3 + 1},{row % 5 + 1}\n" for row in range(9))
    found = join(
        {
            "rawg.csv": RAWG.replace("id,", "rawg_id,", 1),
            "igdb.csv": IGDB.replace("id,", "igdb_id,", 1),
            "first.csv": plays,
            "second.csv": others,
        }
    )
    named = titles(found)
    rated = {each.game_id for each in found.dataset.interactions}
    assert {named[game] for game in rated} == set(named.values())
    assert len(named) == 6


def test_plays_of_a_list_with_other_ids_keep_those_that_are_one_game_in_both(join: Join) -> None:
    other = "id,name,genres\n1,DOOM,Shooter\n2,Okami,RPG\n3,Rez,Music\n7,Ico,Adventure\n9,Fez,Puzzle\n"
    plays = "user,id,score\n" + "".join(f"u{row // 5},{(1, 2, 3, 7, 9)[row % 5]},{row % 5 + 1}\n" for row in range(15))
    found = join({"rawg.csv": RAWG, "other.csv": other, "plays.csv": plays})
    named = titles(found)
    played = {named[each.game_id].lower() for each in found.dataset.interactions}
    assert played == {"doom", "okami", "rez", "ico", "fez"}
    assert sum(title.lower() == "doom" for title in named.values()) == 1


def test_numbers_of_a_later_list_are_not_those_of_other_stored_games(join: Join) -> None:
    stored = {"1": "Ico", "2": "Okami", "3": "Rez", "4": "Braid"}
    found = join({"rawg.csv": RAWG}, stored)
    assert titles(found) == {"rawg:1": "Doom", "rawg:2": "Myst", "rawg:3": "Grand Theft Auto V"}
    assert "what is stored" in doubts(found)
    # The same list again is the same games.
    assert titles(join({"rawg.csv": RAWG}, {**stored, **titles(found)})) == titles(found)


@pytest.mark.parametrize(
    "catalogue",
    [
        {"1": "1", "2": "2", "3": "3"},
        {"1": "Doom", "2": "Myst: Masterpiece Edition", "3": "GTA"},
        {"1": "Дум", "2": "Мист"},
        {"8": "Ico", "9": "Rez", "7": "Okami"},
    ],
)
def test_a_list_that_describes_or_corrects_stored_games_has_their_ids(join: Join, catalogue: dict[str, str]) -> None:
    found = join({"rawg.csv": RAWG}, catalogue)
    assert set(titles(found)) == {"1", "2", "3"}
    assert "by-id" not in doubts(found)


@pytest.mark.parametrize("stored", [{"3": "Ico"}, {"2": "Okami", "3": "Rez"}, {"1": "DOOM", "3": "Rez"}])
def test_one_or_two_games_that_are_stored_under_its_numbers_are_not_replaced(
    join: Join, stored: dict[str, str]
) -> None:
    found = join({"new.csv": RAWG}, stored)
    replaced = {game: title for game, title in titles(found).items() if game in stored}
    assert {game: title.lower() for game, title in replaced.items()} == (
        {"1": "doom"} if stored.get("1") == "DOOM" else {}
    )
    assert "by-id" in doubts(found)
    # The same list again is the same games.
    assert titles(join({"new.csv": RAWG}, {**stored, **titles(found)})) == titles(found)


def test_a_title_that_replaces_another_one_where_most_agree_is_told(join: Join) -> None:
    found = join({"new.csv": RAWG}, {"1": "Doom", "2": "Okami", "3": "GTA V"})
    assert set(titles(found)) == {"1", "2", "3"}
    assert "'Okami' there and 'Myst' here" in doubts(found)
    # So is that of an id which is one thing everywhere.
    found = join({"new.csv": "isbn,title\n9780439023481,The Hunger Games\n"}, {"9780439023481": "Emma"})
    assert "'Emma' there and 'The Hunger Games' here" in doubts(found)


PLAYS = "user,game_id,game_title,score\n" + "".join(
    f"u{row // 3},{row % 3 + 1},{('Rez', 'Okami', 'Ico')[row % 3]},{row % 5 + 1}\n" for row in range(9)
)


def test_plays_with_titles_of_their_own_are_not_of_the_games_that_others_number_so(join: Join) -> None:
    found = join({"list.csv": RAWG + "7,Rez,Music\n", "plays.csv": PLAYS})
    named = titles(found)
    assert {named[each.game_id] for each in found.dataset.interactions} == {"Rez", "Okami", "Ico"}
    assert {named["1"], named["2"], named["3"]} == {"Doom", "Myst", "Grand Theft Auto V"}
    # A title that the list has is that game of the list.
    assert {each.game_id for each in found.dataset.interactions} == {"7", "plays:2", "plays:3"}
    assert "by-id" in doubts(found)


def test_plays_with_titles_replace_no_stored_game_and_no_other_plays(join: Join) -> None:
    assert set(titles(join({"plays.csv": PLAYS}, {"1": "Doom", "2": "Myst"}))) == {"plays:1", "plays:2", "plays:3"}
    others = PLAYS.replace("Rez", "Fez").replace("Okami", "Limbo").replace("Ico", "Braid").replace("game_", "item_")
    found = join({"plays.csv": PLAYS, "others.csv": others})
    assert len(titles(found)) == 6
    assert len(list(found.dataset.interactions)) == 18


def test_sparse_numbers_that_nearly_all_are_met_are_the_same_games_in_another_language(join: Join) -> None:
    titles_of = {5_003 * number: (f"Wort{number}", f"Parola{number}x") for number in range(1, 9)}
    listed = "game_id,title\n" + "".join(f"{game},{one}\n" for game, (one, _) in titles_of.items())
    plays = "user,game_id,game_title,score\n" + "".join(
        f"u{row},{game},{title},{row % 5 + 1}\n" for row in range(3) for game, (_, title) in titles_of.items()
    )
    found = join({"list.csv": listed, "plays.csv": plays})
    assert set(titles(found).values()) == {one for one, _ in titles_of.values()}
    assert "nothing in common" in doubts(found)


def test_plays_that_call_the_listed_games_otherwise_stay_theirs_and_are_told(join: Join) -> None:
    found = join({"list.csv": RAWG, "plays.csv": PLAYS.replace("Rez", "DOOM").replace("Okami", "Myst (1993)")})
    assert set(titles(found)) == {"1", "2", "3"}
    assert "'Grand Theft Auto V' there and 'Ico' here" in doubts(found)


def test_the_same_games_in_another_language_stay_one_by_their_years_or_by_whose_ids_they_are(join: Join) -> None:
    one = "id,title,year\n1,The Sacred Land,1990\n2,Wolf Moon,1995\n3,Night,2001\n"
    two = "id,titel,jahr\n1,Das heilige Feld,1990\n2,Mond der Tiere,1995\n3,Finsternis,2001\n"
    assert set(titles(join({"en.csv": one, "de.csv": two}))) == {"1", "2", "3"}
    shop, german = (text.replace("id,", "appid,", 1).replace("1990", "1980") for text in (one, two))
    assert set(titles(join({"en.csv": shop, "de.csv": german.replace("19", "18")}))) == {"1", "2", "3"}


def test_lists_of_files_that_are_called_alike_get_ids_of_their_own(join: Join) -> None:
    third = "id,name,genres\n1,Rez,Music\n3,Okami,Adventure\n"
    found = join({"a.csv": RAWG, "games.x.csv": IGDB, "games.y.csv": third.replace("genres", "genre")})
    assert len(titles(found)) == 8
