"""What is understood of a message beside what the classifier found."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.filters import joined
from services.gateway.conversation.reading.overlooked.completing import completed
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.contents.content import read_content
from services.gateway.understanding.names import CatalogueNames

GAMES = [
    common_pb2.Game(
        game_id="a", title="Switch Back", genres=["Racing", "Horror"], platforms=["PC", "Switch"], tags=["horror"]
    ),
    common_pb2.Game(
        game_id="b",
        title="Saturn Nine",
        genres=["Puzzle"],
        platforms=["PlayStation", "Mobile"],
        developer="Nine Lives",
    ),
    common_pb2.Game(
        game_id="c", title="Saturn Ten", genres=["Puzzle"], platforms=["PlayStation"], developer="The Ten Company"
    ),
]
READER = SpanReader(CatalogueNames(GAMES), this_year=2026)
WANTED, REFUSED = pb.POLARITY_WANTED, pb.POLARITY_REFUSED


def understood(
    text: str,
    *spans: tuple[str, pb.SpanType.ValueType, pb.Polarity.ValueType],
    is_wish: bool = True,
    before: str = "",
    spoken: str = "",
) -> list[Constraint]:
    """What is understood of `text`, in which the classifier found these words with their types and polarities."""
    found = []
    for said, span_type, polarity in spans:
        start = text.index(said)
        found.append(pb.Span(start=start, end=start + len(said), text=said, type=span_type, polarity=polarity))
    return completed(text, READER.read(found), READER, is_wish=is_wish, before=before, spoken=spoken)


def condition(constraints: list[Constraint]) -> common_pb2.GameFilter:
    return joined([each.condition for each in constraints if each.HasField("condition")])


def test_a_platform_that_was_overlooked_holds() -> None:
    assert condition(understood("puzzles for my phone")).platforms == ["Mobile"]
    assert condition(understood("racing, but not on PC")).platforms == ["Mobile", "PlayStation", "Switch"]


def test_a_platform_word_inside_a_title_or_used_as_a_verb_is_none() -> None:
    assert not understood("like Switch Back", ("Switch Back", pb.SPAN_TYPE_TITLE, pb.POLARITY_LIKED))[
        0
    ].condition.platforms
    assert understood("let us switch to something else") == []


def test_what_was_found_already_is_not_doubled() -> None:
    (only,) = understood("before 2010", ("before 2010", pb.SPAN_TYPE_YEARS, WANTED))
    assert only.condition.max_year == 2009


def test_of_a_question_only_platforms_are_completed() -> None:
    types = {each.type for each in understood("can two people play it on my phone, is it free?", is_wish=False)}
    assert types == {pb.SPAN_TYPE_PLATFORM}


def test_players_that_are_told_apart_from_the_room_are_all_in_it() -> None:
    got = condition(understood("for 6 people on one couch"))
    assert got.couch_players == 6
    assert set(got.modes) == {common_pb2.PLAY_MODE_COUCH_COOP, common_pb2.PLAY_MODE_COUCH_VERSUS}


def test_a_number_that_the_classifier_took_for_players_counts_the_games_behind_it() -> None:
    (count,) = understood("three roguelikes", ("three", pb.SPAN_TYPE_PLAYERS, WANTED))
    assert (count.type, count.number) == (pb.SPAN_TYPE_COUNT, 3)


@pytest.mark.parametrize(
    "text", ["nothing scary please", "ничего страшного", "nichts Gruseliges", "怖くないゲーム", "sin miedo"]
)
def test_what_must_not_be_seen_holds_though_nothing_was_marked(text: str) -> None:
    assert common_pb2.CONTENT_DESCRIPTOR_HORROR in condition(understood(text)).exclude_content


@pytest.mark.parametrize("text", ["my boy gets scared easily", "он всего боится", "elle a peur", "她胆小"])
def test_who_is_easily_scared_is_shown_nothing_that_frightens(text: str) -> None:
    assert common_pb2.CONTENT_DESCRIPTOR_HORROR in condition(understood(text)).exclude_content


def test_a_wish_that_is_refused_beside_what_protects_is_no_wish() -> None:
    got = understood(
        "without blood or anything scary",
        ("blood", pb.SPAN_TYPE_CONTENT, REFUSED),
        ("scary", pb.SPAN_TYPE_KIND, WANTED),
    )
    assert not any(each.type == pb.SPAN_TYPE_KIND and each.polarity == WANTED for each in got)
    assert common_pb2.CONTENT_DESCRIPTOR_HORROR in condition(got).exclude_content


@pytest.mark.parametrize(
    ("text", "age"),
    [("for a class of first graders", 6), ("for the whole family", 7), ("preschool fun", 4), ("my niece turns 6", 6)],
)
def test_who_speaks_of_a_child_is_shown_what_suits_its_age(text: str, age: int) -> None:
    assert condition(understood(text)).age == age


def test_an_age_in_digits_is_that_of_the_child_even_where_it_is_taken_for_refused() -> None:
    said = "nada de sustos que mi hijo tiene 6"
    assert condition(understood(said, ("6", pb.SPAN_TYPE_AGE, REFUSED))).age == 6


def test_an_age_that_cannot_be_read_is_the_youngest_and_that_of_an_adult_is_none() -> None:
    assert condition(understood("for a wee yin", ("wee yin", pb.SPAN_TYPE_AGE, WANTED))).age == 3
    grown_up = understood("I am 45 years old", ("45 years old", pb.SPAN_TYPE_AGE, WANTED))
    assert not condition(grown_up).HasField("age")


def test_no_means_on_the_in_portuguese() -> None:
    said = ("pc", pb.SPAN_TYPE_PLATFORM, REFUSED)
    assert condition(understood("no pc", said, before="jogos de quebra-cabeça não muito longos")).platforms == ["PC"]
    assert condition(understood("no pc", said, before="puzzle games, and short ones")).platforms != ["PC"]
    # What is remembered of the words may be too little to tell the language.
    assert condition(understood("no pc", said, spoken="pt")).platforms == ["PC"]
    assert condition(understood("no pc", said, spoken="es")).platforms != ["PC"]


@pytest.mark.parametrize(
    ("text", "said", "before"),
    [
        ("posovetuj chto-nibud s zombi no na pk", "pk", ""),
        ("strategiyu, no chtoby na pc", "pc", ""),
        ("no na pc", "pc", "posovetuj shuter"),
        ("no to coś na pc, bez horrorów", "pc", ""),
    ],
)
def test_no_means_but_in_russian_of_latin_letters_and_well_in_polish(text: str, said: str, before: str) -> None:
    found = understood(text, (said, pb.SPAN_TYPE_PLATFORM, REFUSED), before=before)
    assert condition(found).platforms == ["PC"]


@pytest.mark.parametrize(
    ("text", "said", "before"),
    [
        ("no pc", "pc", "posovetuj shuter"),
        ("no pc", "pc", "coś na wieczór dla dwóch osób"),
        ("tolko ne pc", "pc", "posovetuj shuter"),
        ("gry bez pc", "pc", ""),
        ("no pc, coś innego poproszę", "pc", ""),
    ],
)
def test_no_refuses_in_english_words_of_other_conversations(text: str, said: str, before: str) -> None:
    assert "PC" not in condition(understood(text, (said, pb.SPAN_TYPE_PLATFORM, REFUSED), before=before)).platforms


@pytest.mark.parametrize(
    ("text", "said", "is_refused"),
    [
        ("Hochu igru no shooter", "shooter", True),
        ("posovetuj igru no shooter, na telefon", "shooter", True),
        ("hochu igru no chtoby shooter", "shooter", False),
        ("hochu igru no tolko shooter", "shooter", False),
    ],
)
def test_no_before_the_english_name_of_a_kind_refuses_it_in_russian_of_latin_letters(
    text: str, said: str, is_refused: bool
) -> None:
    reader = SpanReader(CatalogueNames([common_pb2.Game(game_id="a", title="A", genres=["Shooter"])]), this_year=2026)
    start = text.index(said)
    span = pb.Span(start=start, end=start + len(said), text=said, type=pb.SPAN_TYPE_KIND, polarity=REFUSED)
    for marked in ([span], []):
        kinds = [each for each in completed(text, reader.read(marked), reader, is_wish=True) if each.names]
        assert {each.polarity for each in kinds} == {REFUSED if is_refused else WANTED}


@pytest.mark.parametrize("text", ["no idea, maybe horror", "no clue tbh, maybe some horror"])
def test_what_is_wished_for_is_not_barred_by_a_no_that_refuses_something_else(text: str) -> None:
    found = understood(text, ("horror", pb.SPAN_TYPE_KIND, WANTED))
    assert not condition(found).exclude_content


def test_what_is_wished_for_beside_a_refusal_of_the_same_sort_is_barred_to_be_safe() -> None:
    found = understood(
        "no blood, horror", ("blood", pb.SPAN_TYPE_CONTENT, REFUSED), ("horror", pb.SPAN_TYPE_KIND, WANTED)
    )
    assert common_pb2.CONTENT_DESCRIPTOR_HORROR in condition(found).exclude_content


@pytest.mark.parametrize(
    "text",
    [
        "шось коротеньке, без напрягу",
        "na telefon, bez pośpiechu",
        "algo sin prisas",
        "sem pressa nenhuma",
        "was ohne Eile",
    ],
)
def test_who_wants_no_strain_and_no_haste_wants_to_relax(text: str) -> None:
    reader = SpanReader(CatalogueNames([common_pb2.Game(game_id="a", title="A", tags=["relaxing"])]), this_year=2026)
    kinds = [each for each in completed(text, [], reader, is_wish=True) if each.names]
    assert [(list(each.names), each.polarity) for each in kinds] == [(["relaxing"], WANTED)]


@pytest.mark.parametrize(
    ("text", "said", "is_told"),
    [
        ("fps old school, avant 2000", "old school", False),
        ("old school stuff", "old school", True),
        ("old school look, after 2015", "old school", True),
    ],
)
def test_what_looks_old_says_no_more_than_a_time_that_is_long_past(text: str, said: str, is_told: bool) -> None:
    reader = SpanReader(CatalogueNames([common_pb2.Game(game_id="a", title="A", tags=["retro"])]), this_year=2026)
    span = pb.Span(start=text.index(said), end=text.index(said) + len(said), text=said, type=pb.SPAN_TYPE_KIND)
    span.polarity = WANTED
    found = completed(text, reader.read([span]), reader, is_wish=True)
    assert any("retro" in each.names for each in found) is is_told


def test_a_party_of_machines_in_a_network_is_no_party() -> None:
    span = pb.Span(start=0, end=14, text="lan party of 6", type=pb.SPAN_TYPE_PLAYERS, polarity=WANTED)
    found = completed("lan party of 6", PARTIES.read([span]), PARTIES, is_wish=True)
    assert not any(each.names for each in found)


@pytest.mark.parametrize(
    ("text", "said", "is_genre"),
    [
        ("dövüş oyunu hariç hepsi olur", "dövüş", True),
        ("nada de juegos de pelea", "pelea", True),
        ("pas de jeux de combat", "combat", True),
        ("dövüş olmasın", "dövüş", False),
        ("nada de peleas", "peleas", False),
        ("no combat games", "combat", False),
    ],
)
def test_a_genre_of_fights_that_is_refused_bars_no_fights_elsewhere(text: str, said: str, is_genre: bool) -> None:
    reader = SpanReader(CatalogueNames([common_pb2.Game(game_id="a", title="A", genres=["Fighting"])]), this_year=2026)
    span = pb.Span(start=text.index(said), end=text.index(said) + len(said), text=said, polarity=REFUSED)
    span.type = pb.SPAN_TYPE_KIND
    found = completed(text, reader.read([span]), reader, is_wish=True)
    assert any("Fighting" in each.names for each in found)
    assert bool(condition(found).exclude_content) is not is_genre


PARTIES = SpanReader(CatalogueNames([common_pb2.Game(game_id="a", title="A", genres=["Party"])]), this_year=2026)


@pytest.mark.parametrize(
    "text",
    [
        "something for my birthday party, 6 people",
        "на вечеринку 5-6 человек",
        "нас буде 5-6 людей на вечірку, легка",
        "cos na impreze, na jednej kanapie",
        "coś na imprezę",
        "was für ne Party",
        "algo para una fiesta",
        "quelque chose pour une soirée entre amis",
        "algo pra festa",
        "parti için bir şey",
        "聚会上玩的",
        "パーティー用のゲーム",
    ],
)
def test_a_party_that_games_are_for_asks_for_the_genre(text: str) -> None:
    kinds = [each for each in completed(text, [], PARTIES, is_wish=True) if each.type == pb.SPAN_TYPE_KIND]
    assert [(list(each.names), each.polarity) for each in kinds] == [(["Party"], WANTED)]


@pytest.mark.parametrize(
    "text",
    [
        "an rpg with a party of four", "for party-based fights", "для вечера", "на вечір", "une soirée tranquille",
        "for the party leader", "à la fête foraine", "para la fiesta nacional", "auf Party hab ich keine Lust",
        "полчаса до вечеринки", "des parties courtes",
    ],
)  # fmt: skip
def test_an_evening_and_a_party_of_heroes_are_none(text: str) -> None:
    assert not any("Party" in each.names for each in completed(text, [], PARTIES, is_wish=True))


def test_short_rounds_are_no_party_in_french() -> None:
    (only,) = completed(
        "des parties courtes",
        PARTIES.read([pb.Span(start=4, end=19, text="parties courtes", type=pb.SPAN_TYPE_LENGTH, polarity=WANTED)]),
        PARTIES,
        is_wish=True,
    )
    assert only.type == pb.SPAN_TYPE_LENGTH
    assert only.condition.max_hours


def test_fights_that_no_genre_is_called_by_stay_refused() -> None:
    refused = understood("keine Kampf Spiele", ("Kampf", pb.SPAN_TYPE_CONTENT, REFUSED))
    assert common_pb2.CONTENT_DESCRIPTOR_VIOLENCE in condition(refused).exclude_content


@pytest.mark.parametrize(
    "text",
    [
        "meine Freundin spielt nicht mit mir", "ma copine ne joue pas avec moi", "arkadaşlarım benimle oynamıyor",
        "我朋友不跟我玩", "want to play alone, friends used to play with me",
    ],
)  # fmt: skip
def test_who_does_not_play_with_the_writer_is_no_company(text: str) -> None:
    assert not any(each.condition.players > 1 for each in understood(text))


def test_a_party_that_was_taken_for_an_evening_is_the_genre() -> None:
    said = "на вечеринку"
    span = pb.Span(start=0, end=len(said), text=said, type=pb.SPAN_TYPE_LENGTH, polarity=WANTED)
    found = completed(f"{said} 5-6 человек", PARTIES.read([span]), PARTIES, is_wish=True)
    assert not any(each.type == pb.SPAN_TYPE_LENGTH for each in found)
    assert any("Party" in each.names for each in found)


def test_what_runs_in_a_browser_runs_on_any_computer() -> None:
    named = [common_pb2.Game(title="A", platforms=[each]) for each in ("PC", "Mac", "Web", "Switch")]
    reader = SpanReader(CatalogueNames(named), this_year=2026)
    for text, platforms in (
        ("for my laptop", ["PC", "Web"]),
        ("на ноут", ["PC", "Web"]),
        ("auf dem Rechner", ["PC", "Web"]),
        ("笔记本上玩", ["PC", "Web"]),
        ("on Windows", ["PC"]),
        ("for my PC", ["PC"]),
        ("not on my laptop", ["Mac", "Switch"]),
        ("nicht auf dem Laptop", ["Mac", "Switch"]),
        ("not on Windows", ["Mac", "Switch", "Web"]),
    ):
        assert list(condition(completed(text, [], reader, is_wish=True)).platforms) == platforms


def test_a_name_that_was_taken_for_another_is_read_as_what_it_is() -> None:
    (studio,) = understood("anything by Nine Lives", ("Nine Lives", pb.SPAN_TYPE_TITLE, WANTED))
    assert (studio.type, list(studio.names)) == (pb.SPAN_TYPE_DEVELOPER, ["Nine Lives"])
    (studio,) = understood("from the Ten guys", ("Ten guys", pb.SPAN_TYPE_DEVELOPER, WANTED))
    assert list(studio.names) == ["The Ten Company"]


def test_who_refuses_a_series_refuses_all_of_its_games() -> None:
    (series,) = understood("not Saturn", ("Saturn", pb.SPAN_TYPE_TITLE, REFUSED))
    assert set(series.game_ids) == {"b", "c"}


def test_a_refused_content_that_is_also_a_kind_is_refused_as_both() -> None:
    got = understood("no horror", ("horror", pb.SPAN_TYPE_CONTENT, REFUSED))
    assert {each.type for each in got} == {pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_KIND}
    assert all(each.polarity == REFUSED for each in got)


def test_a_number_marked_along_with_a_kind_is_how_many_games_are_asked_for() -> None:
    constraints = understood("give me 4 puzzle", ("4 puzzle", pb.SPAN_TYPE_KIND, WANTED))
    assert [each.number for each in constraints if each.type == pb.SPAN_TYPE_COUNT] == [4]


def test_who_plays_with_three_friends_makes_the_fourth() -> None:
    said = understood("online with three friends", ("three friends", pb.SPAN_TYPE_PLAYERS, WANTED))
    assert condition(said).players == 4


def test_a_kind_joined_to_a_refused_one_is_refused_too() -> None:
    said = understood(
        "enough of racing and puzzles", ("racing", pb.SPAN_TYPE_KIND, REFUSED), ("puzzles", pb.SPAN_TYPE_KIND, WANTED)
    )
    assert [each.polarity for each in said] == [REFUSED, REFUSED]


def test_who_refuses_to_pay_wants_it_for_nothing() -> None:
    said = understood("и не платить", ("не платить", pb.SPAN_TYPE_PRICE, REFUSED))
    assert common_pb2.PRICE_MODEL_FREE in condition(said).price_models


def test_over_the_internet_is_no_wish_to_play_without_it() -> None:
    said = understood("z siostrą przez internet", ("przez internet", pb.SPAN_TYPE_DEVICE, WANTED))
    assert common_pb2.PLAY_MODE_SINGLE_PLAYER not in condition(said).modes
    assert common_pb2.PLAY_MODE_ONLINE_COOP in condition(said).modes


def test_no_longer_than_so_many_hours_is_an_upper_bound() -> None:
    assert condition(understood("не больше 5 часов", ("не больше 5 часов", pb.SPAN_TYPE_LENGTH, WANTED))).max_hours == 5
    said = understood("que no dure más de 6 horas", ("más de 6 horas", pb.SPAN_TYPE_LENGTH, WANTED))
    assert condition(said).max_hours == 6


def test_on_the_sofa_is_no_refusal_in_portuguese() -> None:
    said = understood("quero jogar com meu namorado no sofá", ("com meu namorado", pb.SPAN_TYPE_PLAYERS, WANTED))
    assert common_pb2.PLAY_MODE_COUCH_COOP in condition(said).modes


def test_refused_loot_boxes_are_not_seen_whatever_a_genre_is_called() -> None:
    loot = common_pb2.Game(game_id="d", title="Chests", genres=["Action"], tags=["loot", "gambling", "fighting"])
    reader = SpanReader(CatalogueNames([*GAMES, loot]), this_year=2026)

    def refused(said: str) -> tuple[set[str], list[int]]:
        span = pb.Span(end=len(said), text=said, type=pb.SPAN_TYPE_KIND, polarity=REFUSED)
        read = reader.read([span])
        return {name for each in read for name in each.names}, list(condition(read).exclude_content)

    # The tag "loot" is not what is refused.
    assert refused("loot boxes") == (set(), [common_pb2.CONTENT_DESCRIPTOR_RANDOM_PURCHASES])
    assert refused("лутбоксов")[1] == [common_pb2.CONTENT_DESCRIPTOR_RANDOM_PURCHASES]
    assert refused("gambling") == ({"gambling"}, [common_pb2.CONTENT_DESCRIPTOR_GAMBLING])
    # A genre is about it.
    assert refused("fighting") == ({"fighting"}, [])


@pytest.mark.parametrize(
    "said",
    ["loot boxes", "лутбоксы", "Lootboxen", "cajas de botín", "coffres à butin", "caixas de loot", "ganimet kutusu",
     "лутбокси", "skrzynki z łupami", "开箱", "ルートボックス"],
)  # fmt: skip
def test_loot_boxes_are_known_in_eleven_languages(said: str) -> None:
    assert read_content(said) == [common_pb2.CONTENT_DESCRIPTOR_RANDOM_PURCHASES]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("one that isn't older than 2015", "older than 2015"),
        ("nichts, was älter als 2015 ist", "älter als 2015"),
        ("nie starsze niż z 2015 roku", "starsze niż z 2015 roku"),
        ("que no sea anterior a 2015", "anterior a 2015"),
    ],
)
def test_a_year_that_is_refused_turns_its_bound_round(text: str, marked: str) -> None:
    years = condition(understood(text, (marked, pb.SPAN_TYPE_YEARS, WANTED)))
    assert (years.min_year, years.max_year) == (2015, 0)


def test_one_game_is_no_lone_player() -> None:
    found = understood("uno solo", ("solo", pb.SPAN_TYPE_PLAYERS, WANTED))
    assert [each.type for each in found] == [pb.SPAN_TYPE_COUNT]
    found = understood("para uno solo", ("solo", pb.SPAN_TYPE_PLAYERS, WANTED))
    assert [each.type for each in found] == [pb.SPAN_TYPE_PLAYERS]


def test_a_grown_up_is_no_child() -> None:
    assert not condition(understood("games my mum would like", ("mum", pb.SPAN_TYPE_AGE, WANTED))).HasField("age")
    assert condition(understood("for the little ones", ("little ones", pb.SPAN_TYPE_AGE, WANTED))).HasField("age")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("só de graça", "de graça"),
        ("gratis bitte", "gratis"),
        ("бесплатную игру", "бесплатную"),
        ("something free to play", "free to play"),
        ("que sea gratuito", "gratuito"),
    ],
)
def test_words_for_a_price_are_no_kind_as_well(text: str, words: str) -> None:
    names = CatalogueNames([common_pb2.Game(game_id="a", title="A", tags=["free to play"], platforms=["PC"])])
    reader = SpanReader(names, this_year=2026)
    start = text.index(words)
    span = pb.Span(start=start, end=start + len(words), text=words, type=pb.SPAN_TYPE_PRICE, polarity=WANTED)
    found = completed(text, reader.read([span]), reader, is_wish=True)
    assert {each.type for each in found} == {pb.SPAN_TYPE_PRICE}


@pytest.mark.parametrize("text", ["que sea de Racing", "niech będzie Racing", "make it Racing"])
def test_what_is_to_be_is_wanted_where_no_word_refuses(text: str) -> None:
    (kind,) = understood(text, ("Racing", pb.SPAN_TYPE_KIND, REFUSED))
    assert kind.polarity == WANTED


def test_what_is_not_to_be_stays_refused() -> None:
    kinds = understood("que no sea de Racing", ("Racing", pb.SPAN_TYPE_KIND, REFUSED))
    assert {each.polarity for each in kinds} == {REFUSED}


@pytest.mark.parametrize("text", ["horror games for PC, 3", "puzzles: 3", "racing - three", "гонки, три"])
def test_a_bare_number_behind_all_else_counts_games(text: str) -> None:
    said = text.rsplit(maxsplit=1)[-1]
    (count,) = (each for each in understood(text, (said, pb.SPAN_TYPE_PLAYERS, WANTED)) if each.text == said)
    assert (count.type, count.number) == (pb.SPAN_TYPE_COUNT, 3)


@pytest.mark.parametrize("text", ["3", "racing for 3", "racing, 3 of us"])
def test_a_number_that_is_said_of_people_or_answers_a_question_stays_with_them(text: str) -> None:
    (players,) = (each for each in understood(text, ("3", pb.SPAN_TYPE_PLAYERS, WANTED)) if each.text.startswith("3"))
    assert players.condition.players == 3


def test_the_age_of_the_machine_is_no_kind() -> None:
    names = CatalogueNames([common_pb2.Game(game_id="a", title="A", tags=["historical"], platforms=["PC"])])
    reader = SpanReader(names, this_year=2026)
    text = "my laptop is ancient"
    span = pb.Span(start=13, end=20, text="ancient", type=pb.SPAN_TYPE_KIND, polarity=WANTED)
    assert [each.type for each in completed(text, reader.read([span]), reader, is_wish=True)] == [pb.SPAN_TYPE_PLATFORM]


def test_who_wants_no_shop_refuses_what_is_sold_in_games() -> None:
    names = CatalogueNames([common_pb2.Game(game_id="a", title="A", tags=["management"], platforms=["PC"])])
    text = "без магазина"
    span = pb.Span(start=4, end=12, text="магазина", type=pb.SPAN_TYPE_KIND, polarity=REFUSED)
    (read,) = SpanReader(names, this_year=2026).read([span])
    assert read.type == pb.SPAN_TYPE_CONTENT, text
    assert list(read.condition.exclude_content) == [common_pb2.CONTENT_DESCRIPTOR_RANDOM_PURCHASES]


@pytest.mark.parametrize("said", ["72", "пенсионер", "Mitte dreißig", "in our sixties", "七十多", "шістдесят п'ять"])
def test_the_age_of_a_grown_up_is_understood_and_bars_nothing(said: str) -> None:
    (found,) = understood(f"checkers, {said}", (said, pb.SPAN_TYPE_AGE, WANTED))
    assert not found.unmatched
    assert not found.HasField("condition")


def test_an_age_that_is_refused_bars_nothing_but_a_rating_for_grown_ups_does() -> None:
    (babies,) = READER.read([pb.Span(text="babies", type=pb.SPAN_TYPE_AGE, polarity=REFUSED)])
    assert not babies.unmatched
    assert not babies.HasField("condition")
    (rated,) = READER.read([pb.Span(text="18禁", type=pb.SPAN_TYPE_AGE, polarity=REFUSED)])
    assert rated.condition.age == 17


def test_a_child_that_cannot_be_read_is_the_youngest_beside_a_refused_rating_and_a_grown_up() -> None:
    spans = (("18", pb.SPAN_TYPE_AGE, REFUSED), ("72", pb.SPAN_TYPE_AGE, WANTED), ("wee yin", pb.SPAN_TYPE_AGE, WANTED))
    assert condition(understood("nothing 18, gran is 72 and plays with a wee yin", *spans)).age == 3


@pytest.mark.parametrize(
    ("said", "span_type"),
    [("20 quid", pb.SPAN_TYPE_PRICE), ("8 Go", pb.SPAN_TYPE_DEVICE), ("96 Tage", pb.SPAN_TYPE_LENGTH)],
)
def test_numbers_of_a_price_a_machine_or_a_length_count_no_players(said: str, span_type: pb.SpanType.ValueType) -> None:
    assert not condition(understood(said, (said, span_type, WANTED))).players


@pytest.mark.parametrize("spans", [(), (("2012", pb.SPAN_TYPE_YEARS, WANTED),)])
def test_the_year_of_a_laptop_is_none_of_games(
    spans: tuple[tuple[str, pb.SpanType.ValueType, pb.Polarity.ValueType], ...],
) -> None:
    got = condition(understood("puzzles for a laptop from 2012", *spans))
    assert (got.min_year, got.max_year) == (0, 0)


@pytest.mark.parametrize("text", ["zombies w/ 3 mates", "w/3 mates", "with 3 mates", "puzzles with 3 friends"])
def test_who_plays_with_three_others_is_the_fourth(text: str) -> None:
    assert condition(understood(text)).players == 4


def test_children_are_counted_and_their_ages_are_not_their_number() -> None:
    got = condition(
        understood("for a youth group, 8 kids ages 9 to 12", ("8 kids ages 9 to 12", pb.SPAN_TYPE_AGE, WANTED))
    )
    assert (got.players, got.age) == (8, 9)


@pytest.mark.parametrize("text", ["нас четверо, один телик", "we are four, one tv", "wir sind vier, ein Fernseher"])
def test_one_screen_is_one_room(text: str) -> None:
    assert condition(understood(text)).couch_players == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [("можно летать самому", "самому"), ("можна будувати самому", "самому"), ("latać samemu", "samemu")],
)
def test_who_does_something_oneself_need_not_play_alone(text: str, said: str) -> None:
    assert not condition(understood(text, (said, pb.SPAN_TYPE_PLAYERS, WANTED))).modes


def test_who_plays_oneself_plays_alone() -> None:
    got = condition(understood("хочу поиграть самому", ("самому", pb.SPAN_TYPE_PLAYERS, WANTED)))
    assert got.modes == [common_pb2.PLAY_MODE_SINGLE_PLAYER]


def test_a_console_whose_maker_was_marked_apart_is_one() -> None:
    games = [common_pb2.Game(game_id="a", title="A", platforms=["Nintendo", "Switch"])]
    reader = SpanReader(CatalogueNames(games), this_year=2026)
    for text, maker, console in (
        ("нинтендо свитч", "нинтендо", "свитч"),
        ("Nintendo Switch", "Nintendo", "Switch"),
        ("任天堂スイッチ", "任天堂", "スイッチ"),
    ):
        spans = [
            pb.Span(text=said, start=text.index(said), end=text.index(said) + len(said), type=pb.SPAN_TYPE_PLATFORM)
            for said in (maker, console)
        ]
        for each in spans:
            each.polarity = WANTED
        (only,) = completed(text, reader.read(spans), reader, is_wish=True)
        assert list(only.condition.platforms) == ["Switch"]


@pytest.mark.parametrize("said", ["online", "онлайн", "オンライン", "online multiplayer", "juegos online", "网游"])
def test_who_wants_nothing_online_may_like_what_can_be_played_otherwise_too(said: str) -> None:
    games = [common_pb2.Game(game_id="a", title="A", tags=["online multiplayer"])]
    reader = SpanReader(CatalogueNames(games), this_year=2026)
    text = f"not {said}"
    span = pb.Span(text=said, start=4, end=len(text), type=pb.SPAN_TYPE_KIND, polarity=REFUSED)
    found = completed(text, reader.read([span]), reader, is_wish=True)
    assert not [each for each in found if each.type == pb.SPAN_TYPE_KIND]
    got = condition(found)
    couch = common_pb2.Game(modes=[common_pb2.PLAY_MODE_COUCH_VERSUS, common_pb2.PLAY_MODE_ONLINE_VERSUS])
    far = common_pb2.Game(modes=[common_pb2.PLAY_MODE_ONLINE_VERSUS])
    assert meets(couch, got)
    assert not meets(far, got)


def test_the_years_of_a_decade_are_no_kind_as_well() -> None:
    retro = common_pb2.Game(game_id="r", title="Old One", tags=["retro"])
    reader = SpanReader(CatalogueNames([*GAMES, retro]), this_year=2026)
    text = "des années 80 ou 90"
    marked = [
        pb.Span(start=4, end=len(text), text=text[4:], type=pb.SPAN_TYPE_YEARS, polarity=WANTED),
        pb.Span(start=4, end=13, text=text[4:13], type=pb.SPAN_TYPE_KIND, polarity=WANTED),
    ]
    (years,) = completed(text, reader.read(marked), reader, is_wish=True)
    assert (years.condition.min_year, years.condition.max_year) == (1980, 1999)


@pytest.mark.parametrize(
    "text",
    ["um jogo para jogar com o meu pai, no mesmo computador", "para jogar no mesmo computador com amigos"],
)
def test_the_portuguese_no_refuses_no_machine(text: str) -> None:
    for marked in ((), (("computador", pb.SPAN_TYPE_PLATFORM, REFUSED),)):
        found = understood(text, *marked)
        assert all(each.polarity == WANTED for each in found)
        assert condition(found).platforms == ["PC"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("something relaxing for my wife", "my wife"),
        ("for my wife only", "for my wife"),
        ("что-нибудь для жены", "жены"),
        ("was für meine Frau", "meine Frau"),
        ("algo para mi novia", "mi novia"),
        ("un jeu pour ma copine", "ma copine"),
        ("um jogo pra minha namorada", "minha namorada"),
        ("eşim için bir oyun", "eşim"),
        ("гра для дружини", "дружини"),
        ("coś dla żony", "żony"),
        ("给我老婆的游戏", "老婆"),
    ],
)
def test_whom_a_game_is_for_does_not_play_with_anybody(text: str, said: str) -> None:
    assert not condition(understood(text, (said, pb.SPAN_TYPE_PLAYERS, WANTED))).players


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("with my wife", "my wife"),
        ("for my wife and me", "my wife"),
        ("for me and my girlfriend", "my girlfriend"),
        ("с женой", "женой"),
        ("für meine Frau und mich", "meine Frau"),
        ("para mi novia y yo", "mi novia"),
    ],
)
def test_who_plays_along_is_counted(text: str, said: str) -> None:
    assert condition(understood(text, (said, pb.SPAN_TYPE_PLAYERS, WANTED))).players == 2


@pytest.mark.parametrize(
    "text",
    [
        "Rechner ist von 2009 & internet hab ich keins",
        "I don't have internet there",
        "интернета там нет",
        "no tengo internet",
        "je n'ai pas d'internet",
        "não tenho internet",
        "internetim yok",
        "в мене немає інтернету",
        "nie mam internetu",
    ],
)
def test_who_has_no_network_plays_without_one(text: str) -> None:
    assert condition(understood(text)).offline


@pytest.mark.parametrize(
    "text",
    [
        "keep horror to a minimum", "lass horror bitte weg", "deixa horror de fora", "keep horror far away from me",
        "garde l'horror pour toi", "оставь horror другим", "deja el horror para otro día", "zostaw horror na później",
        "залиш horror іншим", "horror оставь другим", "horror zostaw innym", "horror kalsın başkasına",
        "horror留着以后玩",
    ],
)  # fmt: skip
def test_what_is_kept_away_or_for_others_is_not_wanted(text: str) -> None:
    got = understood(text, ("horror", pb.SPAN_TYPE_KIND, REFUSED))
    assert [each.polarity for each in got if "Horror" in each.names] == [REFUSED]


@pytest.mark.parametrize(
    "text",
    [
        "keep the horror", "keep the horror, please", "lass den horror bitte drin", "оставь horror, но покороче",
        "deja el horror por favor", "garde l'horror mais plus court", "zostaw horror", "horror kalsın",
        "horrorは残して", "保留horror吧",
    ],
)  # fmt: skip
def test_what_is_to_stay_is_wanted(text: str) -> None:
    got = understood(text, ("horror", pb.SPAN_TYPE_KIND, REFUSED))
    assert [each.polarity for each in got if "Horror" in each.names] == [WANTED]


def test_the_length_of_a_session_stands_beside_a_comparison() -> None:
    length = pb.SPAN_TYPE_LENGTH
    found = understood("shorter sessions, i got 30 mins a night", ("shorter", length, pb.POLARITY_LESS))
    assert [each.condition.or_endless for each in found if each.type == length] == [False, True]
    found = understood("20 hours, that is too long", ("long", length, pb.POLARITY_LESS))
    assert [each.text for each in found if each.type == length] == ["long"]
    found = understood("短一点的，周末能通关", ("短一点的", length, pb.POLARITY_LESS))
    assert [each.condition.max_hours for each in found if each.type == length] == [0, 15]


def test_what_the_catalogue_lacks_is_no_look_of_old_times() -> None:
    found = understood("flying before 1990", ("flying", pb.SPAN_TYPE_KIND, WANTED))
    assert any(each.unmatched and each.text == "flying" for each in found)
