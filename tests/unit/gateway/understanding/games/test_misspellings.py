"""Names that a misspelt one may be meant for."""

from __future__ import annotations

import random
import string

from rapidfuzz import process
from rapidfuzz.distance import OSA

from services.gateway.understanding.games.misspellings import NamesToGuess

_SIMILAR = 0.8


def test_a_name_is_found_with_a_letter_wrong_swapped_missing_or_too_many() -> None:
    names = NamesToGuess(["warkraft", "starkraft", "skirim"], similar=_SIMILAR)
    assert names.near("starkarft")[0] == "starkraft"
    assert names.near("skirm")[0] == "skirim"
    assert names.near("warkraaft")[0] == "warkraft"


def test_a_first_letter_may_be_wrong_where_nothing_else_is() -> None:
    names = NamesToGuess(["skirim"], similar=_SIMILAR)
    assert [names.near(said) for said in ("dkirim", "kirim", "askirim", "ksirim")] == [["skirim"]] * 4
    assert NamesToGuess(["starkraft"], similar=_SIMILAR).near("warkraft") == []


def test_the_same_names_are_found_as_by_comparing_with_all() -> None:
    drawn = random.Random(5)
    names = ["".join(drawn.choices("abcd", k=drawn.randint(5, 12))) for _ in range(2000)]
    guessed = NamesToGuess(names, similar=_SIMILAR)
    for name in drawn.sample(names, 100):
        place = drawn.randrange(1, len(name))
        said = name[:place] + drawn.choice(string.ascii_lowercase) + name[place + 1 :]
        best = process.extractOne(said, sorted(set(names)), scorer=OSA.normalized_similarity, score_cutoff=_SIMILAR)
        found = guessed.near(said)
        assert bool(found) == (best is not None)
        if best is not None and best[0][0] == said[0]:
            assert OSA.normalized_similarity(said, found[0]) == best[1]
