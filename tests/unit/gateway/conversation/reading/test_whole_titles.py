"""A title of which only the beginning was marked is taken as a whole, with what names one of its series."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.overlooked.whole_titles import with_whole_titles
from services.gateway.understanding.names import CatalogueNames

TITLES = {
    "kart8": "Mario Kart 8", "kartw": "Mario Kart World", "world": "Super Mario World", "gta4": "Grand Theft Auto IV",
    "gta5": "Grand Theft Auto V", "doom": "Doom", "eternal": "Doom Eternal",
}  # fmt: skip
ALIASES = {"gta4": ["GTA IV"], "gta5": ["GTA V", "GTA 5"]}
NAMES = CatalogueNames(
    [common_pb2.Game(game_id=key, title=title, aliases=ALIASES.get(key, [])) for key, title in TITLES.items()]
)


def whole(text: str, title: str, game_ids: list[str], **others: str) -> list[tuple[str, list[str]]]:
    """The titles in `text`, and what was marked beside them."""

    def marked(words: str, span_type: pb.SpanType.ValueType) -> Constraint:
        start = text.index(words)
        return Constraint(text=words, start=start, end=start + len(words), type=span_type, polarity=pb.POLARITY_WANTED)

    found = [marked(title, pb.SPAN_TYPE_TITLE)]
    found[0].game_ids.extend(game_ids)
    for kind, words in others.items():
        found.append(marked(words, pb.SpanType.Value(f"SPAN_TYPE_{kind.upper()}")))
        found[-1].names.append(words)
    return [(each.text, list(each.game_ids)) for each in with_whole_titles(text, found, NAMES.titles)]


@pytest.mark.parametrize(
    ("text", "title", "expected", "game_ids"),
    [
        ("y el gta v vale?", "gta", "gta v", ["gta5"]),
        ("is gta 5 ok for him", "gta", "gta 5", ["gta5"]),
        ("а gta iv долгая?", "gta", "gta iv", ["gta4"]),
        ("gta 5 годная", "gta", "gta 5", ["gta5"]),
        ("got mario kart already", "mario", "mario kart", ["kart8", "kartw"]),
        ("doom eternal is too hard", "doom", "doom eternal", ["eternal"]),
    ],
)
def test_words_behind_a_title_tell_which_of_a_series_it_is(
    text: str, title: str, expected: str, game_ids: list[str]
) -> None:
    [(said, found)] = whole(text, title, ["kart8", "kartw", "world", "gta4", "gta5", "doom"])
    assert said == expected
    assert sorted(found) == game_ids


def test_a_part_of_the_title_is_no_kind() -> None:
    assert [said for said, _ in whole("mario kart var bizde", "mario", ["kart8", "world"], kind="kart")] == [
        "mario kart"
    ]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("gta v 2 jugadores", {"players": "v 2 jugadores"}),
        ("gta, v is my favourite letter", {}),
        ("gta 6 when", {}),
        ("gta is old", {}),
        ("gta 5 Jahre alt ist er", {}),
        ("gta 5 лет сыну", {}),
        ("gta 5 yo", {}),
    ],
)
def test_other_words_are_no_part_of_a_title(text: str, others: dict[str, str]) -> None:
    assert whole(text, "gta", ["gta4", "gta5"], **others)[0] == ("gta", ["gta4", "gta5"])


def test_a_long_message_is_read_in_no_time() -> None:
    assert whole("gta" + " v" * 2000, "gta", ["gta4", "gta5"])[0][0] == "gta v"
