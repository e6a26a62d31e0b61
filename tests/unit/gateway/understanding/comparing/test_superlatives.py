"""The first of several games in something is read in eleven languages, and told from what is known alone."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.comparing.superlatives import Superlative, ranked, superlative_in

GAMES = [
    common_pb2.Game(game_id="long", year=2010, typical_hours=40),
    common_pb2.Game(game_id="short", year=2020, typical_hours=2),
    common_pb2.Game(game_id="endless", year=1990, endless=True),
    common_pb2.Game(game_id="unknown"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which of them is the shortest?", Superlative.SHORTEST),
        ("а самая длинная?", Superlative.LONGEST),
        ("welches davon ist am kürzesten?", Superlative.SHORTEST),
        ("¿cuál es el más corto?", Superlative.SHORTEST),
        ("lequel est le plus long ?", Superlative.LONGEST),
        ("qual deles é o mais curto?", Superlative.SHORTEST),
        ("hangisi en kısa?", Superlative.SHORTEST),
        ("яка з них найдовша?", Superlative.LONGEST),
        ("która jest najkrótsza?", Superlative.SHORTEST),
        ("哪个最短？", Superlative.SHORTEST),
        ("一番短いのはどれ？", Superlative.SHORTEST),
        ("the newest one", Superlative.NEWEST),
        ("und das älteste?", Superlative.OLDEST),
        ("which is the cheapest?", Superlative.CHEAPEST),
        ("which of these came out last?", Superlative.NEWEST),
        ("какая раньше всех вышла?", Superlative.OLDEST),
        ("welches davon kam zuletzt raus?", Superlative.NEWEST),
        ("¿cuál salió el último?", Superlative.NEWEST),
        ("en q año salió el último?", None),
        ("lequel est sorti en premier ?", Superlative.OLDEST),
        ("qual deles saiu por último?", Superlative.NEWEST),
        ("hangisi en son çıktı?", Superlative.NEWEST),
        ("яка з них вийшла останньою?", Superlative.NEWEST),
        ("która z nich wyszła pierwsza?", Superlative.OLDEST),
        ("这里面哪个最晚出？", Superlative.NEWEST),
        ("最初に出たのはどれ？", Superlative.OLDEST),
        ("when did the last one come out?", None),
        ("в каком году вышла первая?", None),
        ("games that came out last year", None),
        ("something shorter", None),
        ("algo más corto que Hades", None),
        ("ein altes Spiel", None),
    ],
)
def test_superlatives_in_eleven_languages(text: str, expected: Superlative | None) -> None:
    assert superlative_in(text) is expected


@pytest.mark.parametrize(
    ("by", "first", "known"),
    [
        (Superlative.SHORTEST, "short", 2),
        (Superlative.LONGEST, "long", 2),
        (Superlative.NEWEST, "short", 3),
        (Superlative.OLDEST, "endless", 3),
    ],
)
def test_only_games_of_which_it_is_known_are_ranked(by: Superlative, first: str, known: int) -> None:
    found = ranked(GAMES, by)
    assert found[0].game_id == first
    assert len(found) == known


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("lequel date le plus ?", Superlative.OLDEST),
        ("¿cuál es de hace más tiempo?", Superlative.OLDEST),
        ("qual é de mais tempo atrás?", Superlative.OLDEST),
        ("из этого что покороче?", Superlative.SHORTEST),
        ("which of these is shorter?", Superlative.SHORTEST),
        ("a yaka з них довша?", Superlative.LONGEST),
        ("was davon ist neuer?", Superlative.NEWEST),
        ("a chto iz etogo samoe novoe?", Superlative.NEWEST),
    ],
)
def test_a_comparative_among_what_was_shown_is_a_superlative(text: str, meant: Superlative) -> None:
    assert superlative_in(text) is meant


@pytest.mark.parametrize("text", ["что-нибудь покороче", "something shorter", "samo nic", "de más tiempo que hades"])
def test_a_comparative_alone_is_none(text: str) -> None:
    assert superlative_in(text) is None
