"""Finds wishes that no genre or tag is called by, and that the games shown are called by or speak of all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.games.transliteration import sound_key
from services.gateway.understanding.genres.kinds import KindNames
from services.gateway.understanding.plain_text import words

_SHORTEST_WORD = 4
# Words of so many letters and more may differ in two at their end, shorter ones in one: "гуся", "гусь".
_LONG_WORD = 6


def with_what_is_mentioned(said: Sequence[Constraint], shown: Sequence[common_pb2.Game]) -> list[Constraint]:
    """The constraints, of which no kind is unmatched that a game `shown` is of, is called by or has in its summary."""
    if not any(map(_is_open, said)):
        return list(said)
    texts = [frozenset(words(text)) for game in shown for text in _summaries(game)]
    called = [frozenset(words(name)) | frozenset(sound_key(name).split()) for game in shown for name in _names(game)]
    # The names that a message was read by may be older than the games that came.
    kinds = KindNames(sorted({kind for game in shown for kind in (*game.genres, *game.tags)}))
    return [
        _matched(each)
        if _is_open(each) and (kinds.find(each.text) is not None or _is_in_one_of(texts, called, each, kinds))
        else each
        for each in said
    ]


def _summaries(game: common_pb2.Game) -> Iterator[str]:
    yield game.summary
    yield from (text.summary for text in game.localized.values())


def _names(game: common_pb2.Game) -> Iterator[str]:
    yield from (game.title, *game.aliases)
    yield from (text.title for text in game.localized.values())


def _is_open(constraint: Constraint) -> bool:
    is_wanted = constraint.polarity in (pb.POLARITY_WANTED, pb.POLARITY_LIKED)
    return constraint.type == pb.SPAN_TYPE_KIND and constraint.unmatched and is_wanted


def _is_in_one_of(
    texts: Sequence[frozenset[str]], called: Sequence[frozenset[str]], constraint: Constraint, kinds: KindNames
) -> bool:
    telling = [word for word in words(constraint.text) if len(word) >= _SHORTEST_WORD]
    sounds = [word for word in sound_key(constraint.text).split() if len(word) >= _SHORTEST_WORD]
    if kinds.lacks(constraint.text):
        # Of a kind that is known no other word may stand for it: no game of India is an "indie" one.
        return bool(telling) and any(text.issuperset(telling) for text in texts)
    return _are_all_in(telling, texts) or _are_all_in(telling, called) or _are_all_in(sounds, called)


def _are_all_in(telling: Sequence[str], texts: Sequence[frozenset[str]]) -> bool:
    return bool(telling) and any(
        all(word in text or any(_is_a_form_of(word, other) for other in text) for word in telling) for text in texts
    )


def _is_a_form_of(word: str, other: str) -> bool:
    """Whether two words may be forms of one: they differ in few letters at their ends."""
    if abs(len(word) - len(other)) > 1 or min(len(word), len(other)) < _SHORTEST_WORD:
        return False
    stem = min(len(word), len(other)) - (2 if len(word) >= _LONG_WORD else 1)
    return word[:stem] == other[:stem]


def _matched(constraint: Constraint) -> Constraint:
    result = Constraint()
    result.CopyFrom(constraint)
    result.unmatched = False
    return result
