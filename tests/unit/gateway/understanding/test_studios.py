"""Studios by their names in other scripts, bent by a sentence, or in short."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

STUDIOS = (
    "Valve", "Ubisoft Montreal", "Ubisoft Blue Byte", "Nintendo", "Square", "Square Enix", "Bethesda Game Studios",
    "CD Projekt Red", "EA Tiburon", "Larian Studios", "Sega", "Naughty Dog", "Klei Entertainment", "Team Cherry",
    "Maxis", "LucasArts",
)  # fmt: skip
NAMES = CatalogueNames(
    [common_pb2.Game(game_id=str(place), title=f"Game {place}", developer=name) for place, name in enumerate(STUDIOS)]
)


@pytest.mark.parametrize(
    ("said", "studios"),
    [
        ("Вальве", ["Valve"]), ("Valve'ın", ["Valve"]), ("Valve’a", ["Valve"]), ("V社", ["Valve"]),
        ("валв", ["Valve"]), ("gry od Valve", ["Valve"]), ("игры от Valve", ["Valve"]), ("jeux de Valve", ["Valve"]),
        ("Юбисофтом", ["Ubisoft Blue Byte", "Ubisoft Montreal"]),
        ("Ubisoftu", ["Ubisoft Blue Byte", "Ubisoft Montreal"]),
        ("育碧", ["Ubisoft Blue Byte", "Ubisoft Montreal"]),
        ("Nintenda", ["Nintendo"]), ("Nintendo'nun", ["Nintendo"]), ("任天堂", ["Nintendo"]),
        ("スクエニ", ["Square", "Square Enix"]), ("スクウェア", ["Square", "Square Enix"]),
        ("скверов", ["Square", "Square Enix"]),
        ("Bethesdy", ["Bethesda Game Studios"]), ("Беседки", ["Bethesda Game Studios"]),
        ("CD Projektu", ["CD Projekt Red"]), ("редов", ["CD Projekt Red"]), ("EA", ["EA Tiburon", "Maxis"]),
        ("Electronic Arts", ["EA Tiburon", "Maxis"]),
        ("Ларианов", ["Larian Studios"]), ("Сега", ["Sega"]), ("Naughty Doga", ["Naughty Dog"]),
    ],
)  # fmt: skip
def test_a_studio_is_known_in_other_scripts_and_with_endings(said: str, studios: list[str]) -> None:
    assert sorted(NAMES.developers(said)) == studios
    assert sorted(NAMES.developers_to_refuse(said)) == studios


@pytest.mark.parametrize("said", ["Studios", "студия", "indie", "the team", "Nobody", "игры", "クライ", "klein"])
def test_other_words_are_no_studio(said: str) -> None:
    assert not NAMES.developers(said)


def test_a_refused_kind_that_is_the_name_of_a_studio_is_the_studio() -> None:
    span = pb.Span(end=9, text="lucasarts", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_REFUSED)
    read = SpanReader(NAMES, this_year=2026).read([span])[0]
    assert (read.type, list(read.condition.exclude_developers)) == (pb.SPAN_TYPE_DEVELOPER, ["LucasArts"])


def test_where_a_studio_is_from_is_no_name_of_it() -> None:
    names = CatalogueNames([common_pb2.Game(game_id="a", title="A", developer="Japan Studio")])
    assert names.developers("Japan Studio") == ["Japan Studio"]
    assert not names.developers("japanese")
    assert not names.developers("japan")


@pytest.mark.parametrize("said", ["chinese company", "no chinese companies", "russian developers", "japanese studio"])
def test_a_nation_in_the_name_of_a_studio_does_not_name_it(said: str) -> None:
    names = CatalogueNames([common_pb2.Game(game_id="a", title="A", developer="The Chinese Room")])
    assert not names.developers_to_refuse(said)
    assert names.developers("The Chinese Room") == ["The Chinese Room"]


def test_microsoft_is_its_studios() -> None:
    games = [common_pb2.Game(game_id=name, title=name, developer=name) for name in ("Mojang", "Rare", "Valve")]
    assert sorted(CatalogueNames(games).developers_to_refuse("microsoft")) == ["Mojang", "Rare"]
