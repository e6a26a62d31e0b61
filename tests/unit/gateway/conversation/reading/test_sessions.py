"""How long a session is tells that a game is short, or has no end."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.overlooked.sessions import without_sessions


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


def test_a_whole_game_is() -> None:
    for text, said, hours in (("under 2 hours", "2 hours", 2.0), ("100 hours, in short sessions", "100 hours", 100.0)):
        before = length(text, said, hours)
        assert without_sessions(text, [before]) == [before]
