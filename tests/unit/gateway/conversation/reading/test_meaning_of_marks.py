"""What spans mean that are tolerated, made less, or of other numbers than those they could be taken for."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.merging import merged
from services.gateway.conversation.reading.overlooked.completing import completed
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

GAMES = [
    common_pb2.Game(game_id="a", title="Crypt", genres=["Horror", "Card"], platforms=["PC", "Xbox"]),
    common_pb2.Game(game_id="b", title="Hill", genres=["Platformer"], platforms=["Switch"], tags=["animals", "horror"]),
]
READER = SpanReader(CatalogueNames(GAMES), this_year=2026)
WANTED, REFUSED, LESS = pb.POLARITY_WANTED, pb.POLARITY_REFUSED, pb.POLARITY_LESS
CONTENT, DEVICE, PLATFORM = pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_DEVICE, pb.SPAN_TYPE_PLATFORM
PLAYERS, PRICE = pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_PRICE
LENGTH, YEARS = pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_YEARS
VIOLENCE, GORE = common_pb2.CONTENT_DESCRIPTOR_VIOLENCE, common_pb2.CONTENT_DESCRIPTOR_GORE


def span(text: str, span_type: pb.SpanType.ValueType, polarity: pb.Polarity.ValueType) -> pb.Span:
    return pb.Span(text=text, start=0, end=len(text), type=span_type, polarity=polarity)


def read(text: str, span_type: pb.SpanType.ValueType, polarity: pb.Polarity.ValueType = WANTED) -> Constraint:
    return READER.read([span(text, span_type, polarity)])[0]


@pytest.mark.parametrize(
    "text",
    ["violence", "насилие", "Gewalt", "violento", "violentos", "şiddet", "насильства", "przemocy", "暴力"],
)
def test_less_violent_leaves_what_is_only_slapstick(text: str) -> None:
    assert read(text, CONTENT, LESS).condition.exclude_content == [VIOLENCE, GORE]


@pytest.mark.parametrize(
    "text", ["gory", "кровавая", "blutig", "sangriento", "saignant", "kanlı", "krwawe", "血腥", "グロ"]
)
def test_less_gory_is_without_gore(text: str) -> None:
    assert read(text, CONTENT, LESS).condition.exclude_content == [GORE]


def test_horror_that_is_to_be_less_scary_is_still_horror() -> None:
    kind, fear = READER.read([span("horror", pb.SPAN_TYPE_KIND, WANTED), span("scary", CONTENT, LESS)])
    assert list(kind.names)
    assert not fear.unmatched
    assert not fear.HasField("condition")


@pytest.mark.parametrize(
    "text", ["blood", "мат", "Gewalt", "sangre", "violence", "palavrão", "kan", "кров", "krew", "血"]
)
def test_what_is_tolerated_or_asked_about_is_understood_and_puts_no_condition(text: str) -> None:
    tolerated = read(text, CONTENT)
    assert not tolerated.unmatched
    assert not tolerated.HasField("condition")
    assert not tolerated.names


def test_a_refusal_in_words_goes_before_what_was_taken_for_tolerance() -> None:
    text = "without any blood please"
    blood = pb.Span(text="blood", start=12, end=17, type=CONTENT, polarity=WANTED)
    said = completed(text, READER.read([blood]), READER, is_wish=True)
    assert [list(each.condition.exclude_content) for each in said] == [[GORE]]


@pytest.mark.parametrize("text", ["spiders", "пауков", "payasos", "barata", "bebek"])
def test_what_no_descriptor_covers_means_nothing(text: str) -> None:
    assert read(text, CONTENT, REFUSED).unmatched


@pytest.mark.parametrize("text", ["bez krovi", "krovi"])
def test_cyrillic_in_latin_letters_is_read(text: str) -> None:
    refused = read(text, CONTENT, REFUSED)
    assert refused.condition.exclude_content == [GORE]
    assert refused.text == text


@pytest.mark.parametrize("text", ["chat", "voice chat", "чата", "sohbet", "czatu", "语音", "with strangers"])
def test_who_wants_no_chat_wants_nothing_of_strangers(text: str) -> None:
    refused = read(text, PLAYERS, REFUSED)
    assert refused.condition.exclude_content == [common_pb2.CONTENT_DESCRIPTOR_ONLINE_INTERACTION]


def test_who_wants_no_rivals_may_play_alone_or_together() -> None:
    peaceful = [
        common_pb2.PLAY_MODE_SINGLE_PLAYER,
        common_pb2.PLAY_MODE_COUCH_COOP,
        common_pb2.PLAY_MODE_ONLINE_COOP,
    ]
    assert read("pvp", PLAYERS, REFUSED).condition.modes == peaceful
    assert read("PvE", PLAYERS).condition.modes == peaceful


@pytest.mark.parametrize(
    ("text", "span_type"),
    [
        ("20 quid", PRICE), ("до двух тысяч", PRICE), ("五十以内", PRICE), ("2000円以下", PRICE), ("barata", PRICE),
        ("8 gigs", DEVICE), ("до двух гигов", DEVICE), ("i3", DEVICE), ("small download", DEVICE),
        ("internet de 2 mega", DEVICE), ("2 gigas de RAM", DEVICE),
        ("A10", PLATFORM),
    ],
)  # fmt: skip
def test_numbers_of_a_price_or_a_machine_count_no_players_hours_or_years(
    text: str, span_type: pb.SpanType.ValueType
) -> None:
    found = read(text, span_type)
    assert found.unmatched
    assert found.type == span_type


@pytest.mark.parametrize("text", ["Steam", "Epic", "GOG", "Game Pass", "PS Plus", "Ubisoft Connect"])
def test_who_refuses_a_shop_refuses_nothing_that_it_sells_for(text: str) -> None:
    assert read(text, PLATFORM, REFUSED).unmatched


@pytest.mark.parametrize(
    "text",
    [
        "kein Netz",
        "sin datos",
        "sem sinal",
        "без вайфая",
        "без мережі",
        "bez sieci",
        "没网",
        "通信なし",
        "airplane mode",
    ],
)
def test_without_a_network(text: str) -> None:
    assert read(text, DEVICE).condition.offline


@pytest.mark.parametrize("text", ["always online", "постоянного онлайна", "Onlinezwang", "connexion permanente"])
def test_who_refuses_to_be_always_online_plays_without_a_network(text: str) -> None:
    assert read(text, DEVICE, REFUSED).condition.offline


def test_who_does_not_mind_ads_may_want_it_for_nothing_all_the_same() -> None:
    free, no_ads, ads = read("free", PRICE), read("ads", PRICE, REFUSED), read("ads", PRICE)
    assert not ads.unmatched
    assert list(merged([free], [ads])) == [free, ads]
    assert list(merged([no_ads], [ads])) == [ads]


def test_what_is_bought_once_has_a_price() -> None:
    assert read("買い切り", PRICE).condition.price_models == [common_pb2.PRICE_MODEL_PREMIUM]


RANDOM = common_pb2.CONTENT_DESCRIPTOR_RANDOM_PURCHASES
SOLD = common_pb2.Game(game_id="s", title="Sold", genres=["Sports", "Shooter"], content_descriptors=[RANDOM])
WITH_SALES = SpanReader(CatalogueNames([*GAMES, SOLD]), this_year=2026)


@pytest.mark.parametrize(
    "text",
    ["in-app purchases", "покупок внутри", "внутриигровых покупок", "In-App-Käufe", "compras dentro", "achats intégrés",
     "compras no app", "uygulama içi satın alma", "внутрішніх покупок", "mikropłatności", "内购", "課金"],
)  # fmt: skip
def test_who_wants_nothing_sold_within_wants_no_boxes_of_luck_either(text: str) -> None:
    refused = WITH_SALES.read([span(text, PRICE, REFUSED)])[0]
    assert common_pb2.PRICE_MODEL_FREE_TO_PLAY not in refused.condition.price_models
    assert list(refused.condition.exclude_content) == [RANDOM]
    assert not READER.read([span(text, PRICE, REFUSED)])[0].condition.exclude_content


@pytest.mark.parametrize("text", ["guns", "оружия", "Waffen", "armas", "silahlar", "зброї", "broni", "开枪"])
def test_who_wants_no_weapons_may_see_slapstick_and_no_shooter(text: str) -> None:
    said = WITH_SALES.read([span(text, CONTENT, REFUSED)])
    assert set(said[0].condition.exclude_content) == {VIOLENCE, GORE}
    assert ["Shooter"] in [list(each.names) for each in said]


@pytest.mark.parametrize(
    "text",
    ["death and illness", "смерти и болезней", "смерті і хвороб", "Tod und Krankheit", "muerte y enfermedad",
     "mort et maladie", "morte e doenças", "ölüm ve hastalık", "śmierci i chorób", "死亡和疾病", "死とか病気"],
)  # fmt: skip
def test_refused_death_and_illness_are_what_distresses(text: str) -> None:
    refused = read(text, CONTENT, REFUSED)
    assert common_pb2.CONTENT_DESCRIPTOR_DISTRESSING_THEMES in refused.condition.exclude_content


@pytest.mark.parametrize("text", ["horror", "ホラー", "хоррор", "terror", "korku", "恐怖"])
def test_a_refused_genre_of_fear_bars_what_frightens_in_any_genre(text: str) -> None:
    said = READER.read([span(text, pb.SPAN_TYPE_KIND, REFUSED)])
    assert common_pb2.CONTENT_DESCRIPTOR_HORROR in [shown for each in said for shown in each.condition.exclude_content]


def test_what_is_wished_for_now_is_no_longer_refused() -> None:
    before = READER.read([span("scary", CONTENT, REFUSED), span("blood", CONTENT, REFUSED)])
    horror = READER.read([span("horror", pb.SPAN_TYPE_KIND, WANTED)])
    left = merged(before, horror)
    assert [list(each.condition.exclude_content) for each in left if each.type == CONTENT] == [[GORE]]
    assert not [each for each in merged(left, [read("blood", CONTENT)]) if each.condition.exclude_content]


@pytest.mark.parametrize(
    "text",
    ["combat", "боёв", "боев", "Kämpfe", "combates", "combats", "lutas", "dövüş", "боїв", "walki", "战斗", "戦闘"],
)  # fmt: skip
def test_who_wants_no_fights_wants_no_violence_whatever_games_are_called(text: str) -> None:
    for span_type in (CONTENT, pb.SPAN_TYPE_KIND):
        said = READER.read([span(text, span_type, REFUSED)])
        assert VIOLENCE in [shown for each in said for shown in each.condition.exclude_content]


def test_how_fights_are_fought_is_no_violence() -> None:
    said = READER.read([span("turn-based combat", pb.SPAN_TYPE_KIND, REFUSED)])
    assert not [shown for each in said for shown in each.condition.exclude_content]


def test_what_is_no_platform_is_the_game_that_is_called_so() -> None:
    games = [common_pb2.Game(game_id="cs", title="Counter-Strike", aliases=["CS"], platforms=["PC"])]
    reader = SpanReader(CatalogueNames(games), this_year=2026)
    (found,) = reader.read([span("cs", PLATFORM, WANTED)])
    assert (found.type, list(found.game_ids), found.unmatched) == (pb.SPAN_TYPE_TITLE, ["cs"], False)
    assert reader.read([span("css", PLATFORM, WANTED)])[0].unmatched


def test_a_refused_name_that_nothing_is_called_by_is_the_nearest() -> None:
    games = [common_pb2.Game(game_id="over", title="Overcooked", aliases=["Оверкукд"])]
    reader = SpanReader(CatalogueNames(games), this_year=2026)
    assert list(reader.read([span("овервкед", pb.SPAN_TYPE_TITLE, REFUSED)])[0].game_ids) == ["over"]
    assert reader.read([span("овервкед", pb.SPAN_TYPE_TITLE, WANTED)])[0].unmatched
    # What is written as a name, or with a number, is another game.
    assert reader.read([span("Overcoat", pb.SPAN_TYPE_TITLE, REFUSED)])[0].unmatched
    assert reader.read([span("overcooked 7", pb.SPAN_TYPE_TITLE, REFUSED)])[0].unmatched
