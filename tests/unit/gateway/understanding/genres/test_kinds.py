"""Kinds of games meet the names of a catalogue."""

from __future__ import annotations

import pytest

from services.gateway.understanding.genres.kinds import KindNames
from services.gateway.understanding.genres.nearest_kind import NearestKind

NAMES = KindNames(
    [
        "Roguelike",
        "Strategy",
        "turn-based",
        "cozy",
        "Horror",
        "horror",
        "open world",
        "farming",
        "Card",
        "zombies",
        "co-op",
    ]
)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("roguelikes", ("Roguelike",)),
        ("уютное", ("cozy",)),
        ("Open-World", ("open world",)),
        ("пошаговые стратегии", ("turn-based", "Strategy")),
        ("rundenbasierte Strategie", ("turn-based", "Strategy")),
        ("恐怖游戏", ("Horror", "horror")),
        ("çiftlik oyunu", ("farming",)),
        ("co-op horror", ("co-op", "Horror", "horror")),
        ("gra o zombie", ("zombies",)),
    ],
)
def test_words_in_any_language_are_the_catalogues_names(said: str, names: tuple[str, ...]) -> None:
    found = NAMES.find(said)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize("said", ["dinosaurs", "card shark drama club", "", "🙂", "a game"])
def test_what_the_catalogue_lacks_matches_nothing(said: str) -> None:
    assert NAMES.find(said) is None


def test_a_name_that_the_catalogue_lacks_is_not_found_by_its_synonyms() -> None:
    assert KindNames(["Strategy"]).find("уютное") is None


def test_the_nearest_name_is_found_within_its_threshold_and_not_beyond() -> None:
    # Four pairs of kinds that are much alike, each said in several like ways.
    kinds = [(axis, twin) for axis in range(4) for twin in (0, 1)]
    forms = {f"{axis}-{twin}": tuple(f"{axis}-{twin}-{place}" for place in range(6)) for axis, twin in kinds}
    vectors: dict[str, list[float]] = {}
    for axis, twin in kinds:
        for place, form in enumerate(forms[f"{axis}-{twin}"]):
            vectors[form] = [0.0] * 12
            vectors[form][axis], vectors[form][4 + 2 * axis + twin] = 0.9, 0.4 + 0.01 * place
    nearest = NearestKind(forms, vectors)
    found = nearest.find(vectors["2-1-3"])
    assert found is not None
    assert found.name == "2-1"
    assert nearest.find([0.5, 0.5, *[0.0] * 10]) is None


def test_a_loan_word_is_known_with_a_slavic_case_ending_and_a_turkish_one() -> None:
    kinds = KindNames(["crafting"])
    for said in ("craftingu", "craft'tan", "craftingiem"):
        found = kinds.find(said)
        assert found is not None, said
        assert found.names == ("crafting",)
