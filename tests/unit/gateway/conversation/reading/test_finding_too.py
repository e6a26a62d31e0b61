"""What games are found to be asks for others: "too short" for longer ones, "the 2nd one is ancient" for newer ones."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.merging import merged
from services.gateway.conversation.reading.corrected.finding_too import with_what_is_too_much
from services.gateway.conversation.replying.relative import is_relative, resolved
from services.gateway.understanding.names import CatalogueNames

YEARS, LENGTH, KIND = pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_KIND
WANTED, MORE, LESS = pb.POLARITY_WANTED, pb.POLARITY_MORE, pb.POLARITY_LESS
SHOWN = [common_pb2.Game(game_id=str(year), year=year, typical_hours=10) for year in (2001, 2011, 2012)]
OLD = common_pb2.GameFilter(max_year=2011)


def read(
    text: str, word: str, span_type: pb.SpanType.ValueType, polarity: pb.Polarity.ValueType = WANTED
) -> Constraint:
    start = text.index(word)
    said = Constraint(text=word, start=start, end=start + len(word), type=span_type, polarity=polarity)
    if polarity == WANTED:
        said.condition.CopyFrom(OLD if span_type == YEARS else common_pb2.GameFilter(max_hours=10))
    (found,) = with_what_is_too_much(text, [said])
    return resolved(found, SHOWN, CatalogueNames(())) if is_relative(found) else found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("bro the 2nd one is ancient lol", "ancient"), ("that one is ancient", "ancient"), ("these are so old", "old"),
        ("вторая древняя", "древняя"), ("это же старьё", "старьё"), ("друга стара", "стара"),
        ("das zweite ist uralt", "uralt"), ("el segundo es muy viejo", "viejo"),
        ("le deuxième est vieux", "vieux"), ("o segundo é muito velho", "velho"), ("ikincisi çok eski", "eski"),
        ("druga jest stara", "stara"), ("第二个也太老", "老"), ("二つ目はちょっと古い", "古い"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("span_type", [YEARS, KIND])
def test_a_game_that_is_found_old_asks_for_newer_ones(text: str, word: str, span_type: pb.SpanType.ValueType) -> None:
    found = read(text, word, span_type)
    assert (found.type, found.condition.min_year, found.condition.max_year) == (YEARS, 2012, 0)


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("а это не слишком старое?", "старое", MORE),
        ("слишком старое", "старое", LESS),
        ("too old", "old", WANTED),
        ("це не надто старе?", "старе", MORE),
        ("zu alt", "alt", LESS),
        ("trop vieux", "vieux", MORE),
        ("demasiado viejo", "viejo", MORE),
        ("za stare", "stare", LESS),
        ("太老", "老", MORE),
    ],
)
def test_too_old_asks_for_newer_ones(text: str, word: str, polarity: pb.Polarity.ValueType) -> None:
    found = read(text, word, YEARS, polarity)
    assert (found.condition.min_year, found.condition.max_year) == (2012, 0)


@pytest.mark.parametrize(
    ("text", "word", "polarity", "is_longer"),
    [
        ("а это не слишком коротко?", "коротко", MORE, True), ("слишком коротко", "коротко", LESS, True),
        ("too short", "short", WANTED, True), ("zu kurz", "kurz", LESS, True), ("trop court", "court", MORE, True),
        ("too long", "long", LESS, False), ("слишком длинная", "длинная", MORE, False),
    ],
)  # fmt: skip
def test_too_short_asks_for_longer_ones(
    text: str, word: str, polarity: pb.Polarity.ValueType, *, is_longer: bool
) -> None:
    found = read(text, word, LENGTH, polarity)
    assert (found.condition.min_hours > 0) == is_longer


@pytest.mark.parametrize(
    ("text", "word"),
    [("something that is old", "old"), ("an old one", "old"), ("старая стратегия", "старая"),
     ("ein altes Spiel", "altes"), ("другую старую", "старую"), ("ancient rome", "ancient")],
)  # fmt: skip
def test_what_is_wished_to_be_old_is(text: str, word: str) -> None:
    assert read(text, word, YEARS).condition == OLD


SINCE, UNTIL = common_pb2.GameFilter(min_year=2016), OLD


@pytest.mark.parametrize(
    ("text", "bounds", "held"),
    [
        ("ancient, after 2015 pls", {"ancient": UNTIL, "after 2015": SINCE}, ["after 2015"]),
        ("after 2015, nothing old", {"after 2015": SINCE, "old": UNTIL}, ["after 2015"]),
        ("after 2015, no, until 2011", {"after 2015": SINCE, "until 2011": UNTIL}, ["until 2011"]),
        ("until 2011 or after 2015", {"until 2011": UNTIL, "after 2015": SINCE}, ["until 2011", "after 2015"]),
    ],
)
def test_of_two_times_that_exclude_each_other_one_holds(
    text: str, bounds: dict[str, common_pb2.GameFilter], held: list[str]
) -> None:
    said = [
        Constraint(
            text=word,
            start=text.index(word),
            end=text.index(word) + len(word),
            type=YEARS,
            polarity=WANTED,
            condition=condition,
        )
        for word, condition in bounds.items()
    ]
    assert [each.text for each in merged([], said, text)] == held


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("das zweite is zu pixelig", "pixelig"),
        ("too pixelated", "pixelated"),
        ("слишком пиксельно", "пиксельно"),
        ("trop pixelisé", "pixelisé"),
        ("太像素了", "像素"),
    ],
)
def test_a_look_that_is_too_much_so_is_refused(text: str, word: str) -> None:
    start = text.index(word)
    said = Constraint(text=word, start=start, end=start + len(word), type=KIND, polarity=LESS, names=["pixel art"])
    (found,) = with_what_is_too_much(text, [said])
    assert found.polarity == pb.POLARITY_REFUSED
    said.start, said.end = len("less "), len(f"less {word}")
    (weighed,) = with_what_is_too_much(f"less {word}", [said])
    assert weighed.polarity == LESS


@pytest.mark.parametrize("word", ["画", "graphics", "графика", "Grafik", "gráficos"])
def test_more_of_how_games_look_wishes_for_nothing_difficult(word: str) -> None:
    hard = CatalogueNames([common_pb2.Game(game_id="hard", title="Hard", tags=["difficult"])])
    said = Constraint(text=word, end=len(word), type=pb.SPAN_TYPE_ATTRIBUTE, polarity=MORE)
    assert resolved(said, SHOWN, hard).unmatched
