"""Tells what a message says would be welcome and is no condition: "free if possible", "желательно на Switch"."""

from __future__ import annotations

import re

from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.plain_text import WORD, bare, pattern

_CLAUSE = re.compile(r"[.,;:!?()\n。，、；：！？…—–]+|\b(?:but|aber|pero|mais|mas|ama|но|але|ale)\b", re.IGNORECASE)
_MOST_WORDS_BETWEEN = 1
# fmt: off
_WELCOME = pattern(
    r"\b(?:if (?:it'?s |at all )?possible|if you can|preferably|ideally|would be (?:nice|great|a bonus)|"
    r"bonus points|"
    r"желательно|если (?:можно|возможно|получится|есть)|по возможности|хорошо бы|неплохо бы|идеально|"
    r"wenn (?:möglich|es geht|'?s geht|geht)|wenns geht|möglichst|am besten|idealerweise|"
    r"si (?:puede ser|se puede|es posible)|a ser posible|a poder ser|preferiblemente|idealmente|"
    r"si (?:possible|c'?est possible|ça se peut)|de préférence|idéalement|dans l'idéal|"
    r"se (?:der|possível|for possível|puder|tiver)|de preferência|preferencialmente|"
    r"mümkünse|tercihen|olursa (?:iyi|güzel|süper|daha iyi) olur|olsa (?:iyi|güzel) olur|varsa|"
    r"бажано|якщо (?:можна|можливо|вийде|є)|за можливості|по можливості|добре б|"
    r"najlepiej|jeśli (?:można|się da|to możliwe)|jak (?:można|się da)|w miarę możliwości|fajnie by było)\b|"
    r"最好|如果可以|可以的话|有的话|尽量|できれば|できたら|可能なら|なるべく|あれば"
)
# fmt: on


def is_only_welcome(text: str, constraint: Constraint) -> bool:
    """Whether a clause of `text` says of this constraint that it would be welcome: such words are about what follows
    them closely or, at the end of a clause, about what stands before."""
    if constraint.end <= constraint.start:
        return False
    readable, start = bare(text), 0
    for mark in (*_CLAUSE.finditer(readable), None):
        end = mark.start() if mark is not None else len(readable)
        if start <= constraint.start < end:
            words = _WELCOME.search(readable, start, end)
            if words is None:
                return False
            between = readable[constraint.end : words.start()]
            is_close = constraint.end <= words.start() and len(WORD.findall(between)) <= _MOST_WORDS_BETWEEN
            return constraint.start >= words.end() or (is_close and not readable[words.end() : end].strip())
        start = mark.end() if mark is not None else end
    return False
