"""Reads which game of several is meant by what it has most or least of, in eleven languages: "the shortest one"."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.plain_text import bare, pattern, plain


class Superlative(Enum):
    """What a game is the first of its kind in."""

    SHORTEST = "SHORTEST"
    LONGEST = "LONGEST"
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"
    CHEAPEST = "CHEAPEST"


# fmt: off
_SAID = tuple((superlative, pattern(said)) for superlative, said in (
    (Superlative.SHORTEST,
     r"\bshortest\b|\bсам\w+ (?:коротк|быстр)\w+|\bкратчайш\w+|\bкороче всех|\bkürzest\w*|\bmás (?:cort[oa]|breve)s?\b"
     r"(?! que)|\b(?:le|la|les) plus courte?s?\b|\bmais curt[oa]s?\b(?! que)|\ben kısa\w*|\bнайкоротш\w+|"
     r"\bnajkrótsz\w+|最短|"
     r"一番短|最も短|いちばん短"),
    (Superlative.LONGEST,
     r"\blongest\b|\bсам\w+ (?:длинн|долг)\w+|\bдольше всех|\blängst(?:e\w*|en)\b|\bmás larg[oa]s?\b(?! que)|"
     r"\b(?:le|la|les) plus long(?:ue)?s?\b|\bmais long[oa]s?\b(?! que)|\ben uzun\w*|\bнайдовш\w+|\bnajdłuższ\w+|最长|"
     r"最長|一番長|"
     r"最も長|いちばん長"),
    (Superlative.NEWEST,
     r"\bnewest\b|\bmost recent\b|\bсам\w+ (?:нов|свеж)\w+|\bновейш\w+|\bneuest\w*|\bmás (?:nuev|recient)\w+\b(?! que)|"
     r"\b(?:le|la|les) plus (?:récente?|nouveau|nouvelle)s?\b|\bmais (?:nov|recent)\w+\b(?! que)|\ben yeni\w*|"
     r"\bнайновіш\w+|"
     r"\bnajnowsz\w+|最新|一番新し|最も新し"),
    (Superlative.OLDEST,
     r"\boldest\b|\bсам\w+ (?:стар|древн)\w+|\bстарейш\w+|\bältest\w*|\bmás (?:viej|antigu)\w+\b(?! que)|"
     r"\b(?:le|la|les) plus (?:vieux|vieille|ancien(?:ne)?)s?\b|\bmais (?:velh|antig)\w+\b(?! que)|\ben eski\w*|"
     r"\bнайстаріш\w+|\bnajstarsz\w+|最老|最旧|最早|最古|一番古|最も古"),
    (Superlative.CHEAPEST,
     r"\bcheapest\b|\bсам\w+ дешев\w+|\bbilligste\w*|\bam billigsten|\bgünstigste\w*|\bmás barat[oa]s?\b(?! que)|"
     r"\b(?:le|la|les) moins chère?s?\b|\bmais barat[oa]s?\b(?! que)|\ben ucuz\w*|\bнайдешевш\w+|\bnajtańsz\w+|最便宜|"
     r"最安|一番安"),
))
# fmt: on
_BY_YEAR = (Superlative.NEWEST, Superlative.OLDEST)
_DESCENDING = (Superlative.NEWEST, Superlative.LONGEST)
_FREE = (common_pb2.PRICE_MODEL_FREE, common_pb2.PRICE_MODEL_FREE_TO_PLAY)


def superlative_in(text: str) -> Superlative | None:
    """What `text` asks for the most or the least of; None if it does not."""
    readable = bare(plain(text))
    return next((each for each, said in _SAID if said.search(readable)), None)


def ranked(games: Sequence[common_pb2.Game], by: Superlative) -> list[common_pb2.Game]:
    """The games of which it is known how they stand, the one that is meant first; of prices only what is free is."""
    if by is Superlative.CHEAPEST:
        return [game for game in games if game.price_model in _FREE]
    known = [game for game in games if value(game, by)]
    return sorted(known, key=lambda game: value(game, by), reverse=by in _DESCENDING)


def value(game: common_pb2.Game, by: Superlative) -> float:
    """What a game is compared by: its year, or its length in hours; 0 where that is not known or has no end.

    Prices are not compared: all free games cost the same.
    """
    if by is Superlative.CHEAPEST:
        return 0.0
    if by in _BY_YEAR:
        return game.year
    return 0.0 if game.endless else game.typical_hours
