"""Names by their words."""

from __future__ import annotations

from services.gateway.understanding.games.names_by_word import NamesByWord


def test_a_name_is_found_by_words_that_stand_side_by_side_in_it() -> None:
    names = NamesByWord(["legend of zelda", "zelda oracle of ages", "of legend"])
    assert list(names.holding("zelda")) == ["legend of zelda", "zelda oracle of ages"]
    assert list(names.holding("legend of")) == ["legend of zelda"]
    assert list(names.holding("zeld")) == []
    assert list(names.holding("")) == []


def test_words_that_very_many_names_have_in_common_name_nothing() -> None:
    names = NamesByWord([*(f"dragon {number}" for number in range(1000)), "dragon quest"])
    assert list(names.holding("dragon")) == []
    assert list(names.holding("dragon quest")) == ["dragon quest"]
