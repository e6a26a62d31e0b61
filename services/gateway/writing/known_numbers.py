"""Checks that the numbers in a capable model's sentence are ones that it was given.

Digits must be known wherever they stand. A number in words must be where it tells money, hours or players, as eleven
languages say them; elsewhere words such as "one" count nothing. The catalogue does not know what a game costs: a sum of
money must be in a game's own texts, and that the player named it does not make it a price.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from enum import Enum

from gamesrec.common.v1 import common_pb2
from services.common.games.game_messages import play_facts
from services.gateway.conversation.wish import costs_nothing
from services.gateway.understanding.amounts.counting.numbers import with_digits
from services.gateway.understanding.plain_text import bare, pattern, plain
from services.gateway.writing.game_facts import facts, play

_NUMBER = re.compile(r"\d+")
# How a game is drawn or played, no amount: "2D", "16-bit", "4X", "1v1".
_NO_AMOUNT = re.compile(
    r"(?<!\w)(?:\d(?:[.,]\d)?D|4X|\d+v\d+|\d+[- ]?(?:bits?|бит\w*|біт\w*))(?![A-Za-z])", re.IGNORECASE
)
# A larger party than this is nothing that all of its smaller ones are told of.
_MOST_PLAYERS = 64
_MINUTES_AT_ONCE = 5


class _Measure(Enum):
    """What a number tells the amount of."""

    MONEY = pattern(
        r"(?:[$€£¥₽₴]\s?)(?P<before>\d{1,9}+)|(?<!\d)(?P<behind>\d{1,9}+)(?:[.,]\d{1,9}+)?"
        r"\s?(?:\w{1,20} )?(?:[$€£¥₽₴円元]|ユーロ|ドル|欧元|美元|"
        r"(?:euros?|dollars?|bucks|pounds?|usd|eur|руб\w*|доллар\w*|евро|грн|грив\w*|долар\w*|євро|dólar\w*|"
        r"złot\w*|zł|reais|pesos|liras?\w*|tl|dolar\w*)\b)"
    )
    TIME = pattern(
        r"(?<!\d)(?P<behind>\d{1,9}+)(?:[.,]\d{1,9}+)?"
        r"[+-]?\s?(?:\w{1,20} )?(?:(?:hours?|hrs?|h|minutes?|mins?|час\w*|минут\w*|stunden?|"
        r"minuten?|horas?|minutos?|heures?|saat\w*|dakika\w*|годин\w*|хвилин\w*|godzin\w*|minut\w*)\b|[个個]?小时|[个個]?小時|"
        r"时间|時間|分钟|分鐘)"
    )
    PLAYERS = pattern(
        r"(?<!\d)(?P<behind>\d{1,9}+)[+-]?\s?(?:\w{1,20} )?"
        r"(?:players?|игрок\w*|spieler\w*|jugador\w*|joueu\w*|jogador\w*|oyuncu\w*|"
        r"гравц\w*|gracz\w*)\b|(?<!\d)(?P<unspaced>\d{1,9}+)\s?(?:[名位个個]?玩家|人(?:プレイ|用|まで|联机|聯機)|名?のプレイヤー)"
    )


class KnownNumbers:
    """A `SentenceCheck`: a number that neither the facts nor what was said before hold was made up.

    In a sentence that names games their own facts count alone.
    """

    def __init__(self, games: Sequence[common_pb2.Game], said: str, *, listed: int = 0) -> None:
        """`said` holds further numbers that may be repeated, such as the wish or an answer of ours; with `listed` games
        in the list so many may be counted.
        """
        self._facts = {game.game_id: _Known(game) for game in games}
        self._said = _numbers(said)
        self._counts = frozenset(map(str, range(1, listed + 1)))

    def objection(self, told: str, titles_at: Sequence[int] = (), game_ids: Sequence[str] = ()) -> str | None:
        """See `SentenceCheck.objection`."""
        known = [self._facts[each] for each in game_ids if each in self._facts] or list(self._facts.values())
        readable = plain(told)
        digits = frozenset(_NUMBER.findall(_NO_AMOUNT.sub(" ", readable)))
        in_digits = bare(with_digits(readable))
        for measure in _Measure:
            # "One" in words is often no number: "every one hour", "一分钟".
            said = frozenset[str]() if measure is _Measure.MONEY else self._said | ({"1"} - digits)
            of_it = said.union(*(each.by_measure[measure] for each in known))
            if not of_it.issuperset(_measured(measure, in_digits)):
                return "NOT_IN_FACTS"
        allowed = self._said.union(self._counts, *(each.all for each in known))
        return None if digits <= allowed else "NOT_IN_FACTS"


class _Known:
    """The numbers that are known of one game, as digits: all, and those that tell money, hours or players."""

    def __init__(self, game: common_pb2.Game) -> None:
        of_play = play(game)
        texts = " ; ".join(each for each in facts(game) if each not in of_play)
        told = _numbers(texts)
        known = play_facts(game)
        years = {str(game.year), f"{game.year // 10 * 10}", f"{game.year // 10 % 10}0"} if game.year else set[str]()
        self.by_measure = {
            _Measure.MONEY: frozenset(_measured(_Measure.MONEY, bare(with_digits(plain(texts)))))
            | ({"0"} if costs_nothing(game) else set()),
            _Measure.TIME: told | _hours(known.typical_hours),
            _Measure.PLAYERS: told | _players(known.min_players, known.max_players, known.max_couch_players),
        }
        self.all = frozenset(years | _numbers(" ; ".join(of_play)) | told).union(*self.by_measure.values())


def _numbers(text: str) -> frozenset[str]:
    """The numbers in a text, be they digits or words."""
    readable = plain(text)
    return frozenset((*_NUMBER.findall(readable), *_NUMBER.findall(with_digits(readable))))


def _measured(measure: _Measure, text: str) -> Iterable[str]:
    """The numbers in a text, with digits for words, that tell this amount."""
    for match in measure.value.finditer(text):
        yield next(each for each in match.groups() if each)


def _hours(hours: float) -> set[str]:
    """How a length in hours may be told: rounded, or a short one in minutes, also by fives."""
    if not hours:
        return set()
    minutes = {round(60 * hours), max(_MINUTES_AT_ONCE, round(60 * hours / _MINUTES_AT_ONCE) * _MINUTES_AT_ONCE)}
    told = {math.floor(hours), math.ceil(hours), round(hours), *minutes}
    return {*map(str, told), *_NUMBER.findall(f"{hours:g}")}


def _players(least: int, most: int, in_one_room: int) -> set[str]:
    """How many may play: any number between the fewest and the most."""
    every = range(max(1, least), most + 1) if most <= _MOST_PLAYERS else (least, most)
    return {str(each) for each in (*every, in_one_room) if each}
