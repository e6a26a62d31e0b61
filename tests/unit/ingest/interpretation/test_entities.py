"""What tables say of games and players adds up, and later words replace earlier ones."""

from __future__ import annotations

from services.ingest.interpretation.entities import EntityDescriptions


def described() -> EntityDescriptions:
    found = EntityDescriptions()
    found.cells = {"b": {"genre": "Puzzle"}, "a": {}}
    found.titles = {"b": "Braid", "a": "Abzu"}
    return found


def test_later_words_replace_earlier_ones_cell_by_cell() -> None:
    found, later = described(), EntityDescriptions()
    later.cells["b"] = {"genre": "Platformer", "year": "2008"}
    later.titles["b"] = "Braid, again"
    found.add(later)
    assert found.cells["b"] == {"genre": "Platformer", "year": "2008"}
    assert found.titles == {"b": "Braid, again", "a": "Abzu"}


def test_what_is_left_out_is_not_even_mentioned() -> None:
    found = EntityDescriptions()
    found.add(described(), leaving_out={"b"})
    assert list(found.cells) == ["a"]
    assert list(found.titles) == ["a"]


def test_a_mention_describes_nothing_and_takes_nothing_away() -> None:
    found = described()
    found.mention(["b", "c"])
    assert [found.describes(game) for game in ("a", "b", "c")] == [True, True, False]
    found.forget(["b", "c"])
    assert list(found.cells) == ["a"]
    assert list(found.titles) == ["a"]
