"""Words of a kind are found in another form than the tables have them."""

from __future__ import annotations

import pytest

from services.gateway.understanding.genres.kinds import KindNames
from services.gateway.understanding.genres.word_forms import may_be_misspelled, stem
from services.gateway.understanding.machines.platforms import PlatformNames

_KINDS = KindNames(["open world", "Puzzle", "Racing", "stealth", "survival"])


@pytest.mark.parametrize(
    ("said", "name"),
    [("mundos abiertos", "open world"), ("puzle", "Puzzle"), ("yaris", "Racing"), ("survivel", "survival")],
)
def test_a_kind_is_found_in_another_form_or_with_a_slip(said: str, name: str) -> None:
    found = _KINDS.find(said)
    assert found is not None
    assert name in found.names


@pytest.mark.parametrize("said", ["gardening", "locomotives", "stellar"])
def test_a_word_that_is_no_form_of_a_kind_names_none(said: str) -> None:
    assert _KINDS.find(said) is None


def test_short_words_are_no_slips_of_each_other() -> None:
    assert not may_be_misspelled("war", "wax")
    assert may_be_misspelled("stratgey", "strategy")
    assert not may_be_misspelled("strategy", "strategists")


def test_a_stem_keeps_enough_of_a_short_word() -> None:
    assert stem("rpgs") == "rpgs"
    assert stem("mundos") == stem("mundo")


def test_a_turkish_ending_may_follow_a_number_without_an_apostrophe() -> None:
    platforms = PlatformNames(["PlayStation", "PC"])
    assert platforms.find("ps4te") == ("PlayStation",)
    assert list(platforms.places("ps5ten korsan")) == [(0, 6)]
    assert platforms.find("ps4tion") == ()
