"""How long a session is tells that a game is short, or has no end."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.overlooked.sessions import with_parties, without_sessions


def length(text: str, said: str, hours: float) -> Constraint:
    start = text.index(said)
    return Constraint(
        text=said,
        start=start,
        end=start + len(said),
        type=pb.SPAN_TYPE_LENGTH,
        polarity=pb.POLARITY_WANTED,
        condition=common_pb2.GameFilter(max_hours=hours),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("something for 10 minutes at a time", "10 minutes"),
        ("на 15 минут за раз", "15 минут"),
        ("10 Minuten pro Runde", "10 Minuten"),
        ("10 minutos por partida", "10 minutos"),
        ("10 minutes par partie", "10 minutes"),
        ("一次10分钟", "10分钟"),
        ("2 hours on the train", "2 hours"),
        ("убить час в метро", "час"),
        ("eine Stunde im Zug", "eine Stunde"),
        ("una hora en el metro", "una hora"),
        ("une heure dans le train", "une heure"),
        ("uma hora no ônibus", "uma hora"),
        ("metroda bir saat", "bir saat"),
        ("година в черзі", "година"),
        ("godzina w autobusie", "godzina"),
        ("地铁上玩一个小时", "一个小时"),
        ("電車で1時間", "1時間"),
    ],
)
def test_a_session_is_of_a_short_game_or_one_without_end(text: str, said: str) -> None:
    (told,) = without_sessions(text, [length(text, said, 1.0)])
    assert told.condition == common_pb2.GameFilter(max_hours=10, or_endless=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no more than 2 hours a night", "2 hours"), ("pas plus de 2h par soir", "pas plus de 2h par soir"),
        ("2 Stunden pro Abend", "2 Stunden"), ("dos horas al día", "dos horas"), ("duas horas por dia", "duas horas"),
        ("два часа в день", "два часа"), ("günde 2 saat", "2 saat"), ("дві години на день", "дві години"),
        ("dwie godziny dziennie", "dwie godziny"), ("每天两小时", "两小时"), ("1日2時間", "2時間"),
    ],
)  # fmt: skip
def test_hours_of_each_day_are_sessions(text: str, said: str) -> None:
    (told,) = without_sessions(text, [length(text, said, 2.0)])
    assert told.condition == common_pb2.GameFilter(max_hours=10, or_endless=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("coop with short rounds", "short rounds"), ("partidas cortas", "cortas"), ("короткие партии", "короткие"),
        ("kurze Runden", "kurze"), ("des parties courtes", "courtes"), ("krótkie partyjki", "krótkie"),
        ("короткі партії", "короткі"), ("短いラウンド", "短い"),
    ],
)  # fmt: skip
def test_short_rounds_are_those_of_games_without_end_too(text: str, said: str) -> None:
    (told,) = without_sessions(text, [length(text, said, 10.0)])
    assert told.condition.or_endless
    (whole,) = without_sessions(f"{said} story", [length(f"{said} story", said, 10.0)])
    assert whole.condition.or_endless == ("rounds" in said)


def test_what_is_quick_beside_minutes_is_a_session_too() -> None:
    text = "rapidinhos, tipo 15 min a partida"
    minutes = length(text, "15 min a partida", 10.0)
    minutes.condition.or_endless = True
    assert all(each.condition.or_endless for each in without_sessions(text, [length(text, "rapidinhos", 10), minutes]))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("easy to explain in 5 minutes", "5 minutes"), ("чтобы объяснить за 5 минут", "5 минут"),
        ("щоб пояснити за 5 хв", "за 5 хв"), ("in 5 Minuten erklärt", "5 Minuten"),
        ("se aprende en 5 minutos", "5 minutos"),
        ("ça s'explique en 5 minutes", "5 minutes"), ("aprende em 5 minutos", "5 minutos"),
        ("5 dakikada öğrenilen", "5 dakikada"), ("do wytłumaczenia w 5 minut", "5 minut"), ("5分钟上手", "5分钟"),
        ("5分で覚えられる", "5分"),
    ],
)  # fmt: skip
def test_minutes_in_which_a_game_is_explained_are_no_length(text: str, said: str) -> None:
    told = length(text, said, 10.0)
    told.condition.or_endless = True
    assert without_sessions(text, [told]) == []


def test_a_whole_game_is() -> None:
    for text, said, hours in (
        ("under 2 hours", "2 hours", 2.0),
        ("finish it in a day, 6 hours", "6 hours", 6.0),
        ("a short run-and-gun", "short", 10.0),
        ("100 hours, in short sessions", "100 hours", 100.0),
    ):
        before = length(text, said, hours)
        assert without_sessions(text, [before]) == [before]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hades was the best, 200 hrs in", "200 hrs"), ("hades was the best, 200 hrs in", "200"),
        ("i put over 300 hours into it", "300 hours"), ("i put close to 200 hours in", "200 hours"),
        ("skyrim, 90 hours played", "90 hours"),
        ("наиграл уже 200 часов в ведьмака", "200 часов"), ("200 часов наиграно", "200 часов"),
        ("200 Stunden gezockt", "200 Stunden"), ("llevo 100 horas", "100 horas"),
        ("j'ai passé 80 heures dessus", "80 heures"), ("já joguei mais de 100 horas", "100 horas"),
        ("100 saat oynadım", "100 saat"), ("награв 100 годин", "100 годин"), ("przegrałem 100 godzin", "100 godzin"),
        ("玩了200小时", "200小时"), ("200時間も遊んだ", "200時間"),
    ],
)  # fmt: skip
def test_hours_that_were_played_are_no_wish(text: str, said: str) -> None:
    assert without_sessions(text, [length(text, said, 150.0)]) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("200 hours in total", "200 hours"), ("over in 5 hours", "5 hours"), ("i have 5 hours", "5 hours"),
        ("ich habe 5 Stunden Zeit", "5 Stunden"), ("tenho 5 horas", "5 horas"), ("done in 8 hours", "8 hours"),
        ("a game i can put 200 hours into", "200 hours"), ("something to sink 100 hours into it", "100 hours"),
        ("rpg with 50+ hours played", "50+ hours"),
        ("на 20 часов", "20 часов"), ("игра на 20 часов, уже прошёл хейдес", "20 часов"),
    ],
)  # fmt: skip
def test_hours_that_there_are_to_play_are(text: str, said: str) -> None:
    before = length(text, said, 150.0)
    assert without_sessions(text, [before]) == [before]


@pytest.mark.parametrize(
    "said", ["weekend", "на выходные", "am Wochenende", "fin de semana", "hafta sonu", "на вихідні", "周末", "週末"]
)
def test_a_weekend_online_tells_when_somebody_plays_and_not_how_long(said: str) -> None:
    online = Constraint(type=pb.SPAN_TYPE_PLAYERS, polarity=pb.POLARITY_WANTED, text="online")
    online.condition.modes.append(common_pb2.PLAY_MODE_ONLINE_COOP)
    (_, held) = with_parties([online, length(said, said, 15.0)])
    assert held.condition.or_endless
    (alone,) = with_parties([length(said, said, 15.0)])
    assert not alone.condition.or_endless


def test_what_is_quick_for_many_may_be_a_round_of_a_game_without_end() -> None:
    six = Constraint(type=pb.SPAN_TYPE_PLAYERS, polarity=pb.POLARITY_WANTED, text="six of us")
    six.condition.players = 6
    assert with_parties([six, length("швидко", "швидко", 10.0)])[1].condition.or_endless
    assert not with_parties([six, length("10 hours", "10 hours", 10.0)])[1].condition.or_endless


@pytest.mark.parametrize(
    ("text", "said", "is_way"),
    [
        ("for long bus rides", "long bus", True), ("a long flight ahead", "long", True),
        ("a long rpg for the bus", "long", False),
    ],
)  # fmt: skip
def test_a_long_way_is_no_long_game(text: str, said: str, is_way: bool) -> None:
    told = length(text, said, 0.0)
    told.condition.CopyFrom(common_pb2.GameFilter(min_hours=40))
    (read,) = without_sessions(text, [told])
    assert (read.condition == common_pb2.GameFilter(max_hours=10, or_endless=True)) is is_way
