"""Spans from the network's scores of tokens: the likeliest sequence of tags, read word by word.

A word is tagged as a whole where a script writes spaces, since a span never ends inside of one; Chinese and Japanese
are tagged by token. The sequence is found by the Viterbi algorithm (Forney 1973), which keeps a span's further words
to the type of its first, and lets no two spans of one type touch where people would part them by a comma.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.classifier.labels import OUTSIDE, POLARITIES, SPAN_TYPES, TAGS, Polarity, SpanType

Scores = NDArray[np.float32]
Places = Sequence[tuple[int, int]]

# Letters of scripts that are written with spaces, with the digits that stick to them.
_WORD = re.compile(r"(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f])\w)+")
_UNTAGGED = -1e9
# Kinds and titles stand side by side ("dark fantasy"); two lengths or ages do not.
_ONE_AT_A_PLACE = frozenset(
    SPAN_TYPES.index(each)
    for each in (
        SpanType.YEARS,
        SpanType.PLAYERS,
        SpanType.LENGTH,
        SpanType.PRICE,
        SpanType.DEVICE,
        SpanType.AGE,
        SpanType.COUNT,
        SpanType.ATTRIBUTE,
    )
)
# Particles of Japanese that follow a span and belong to none. They have to go from its end because a token may hold one
# with the end of the word before it.
_PARTICLES = "をがはにの"
# Words that end in such a letter themselves.
_WITHOUT_PARTICLE = ("もの", "まんが", "えいが", "一緒に", "いっしょに", "交互に")
_HALF_WIDTH_MARKS = "ﾞﾟ"
_KANA = re.compile(r"[\u3040-\u30ff]")
# Signs that belong to names and sums, at either end and at the end alone.
_SIGNS = "+#$€£¥₽₴"
_SIGNS_AT_THE_END = _SIGNS + "%"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a message: code point offsets, the end exclusive, what they name, how the writer stands to it.

    `confidence` is the calibrated probability, 0 to 1, that type and polarity of each of its words are right.
    """

    start: int
    end: int
    type: SpanType
    polarity: Polarity
    confidence: float


def read_spans(
    text: str, places: Places, tags: Scores, polarities: Scores, *, temperature: float = 1.0
) -> tuple[Span, ...]:
    """The spans in `text`, in order, none overlapping another.

    `places` are those of the tokens, `tags` [tokens, TAGS] and `polarities` [tokens, polarities] logits.
    """
    words = _words(text, places)
    if not words:
        return ()
    scores = np.stack([_word_scores(tags[word] / temperature) for word in words])
    path = _likeliest(scores, [bool(_WORD.match(text, places[word[0]][0])) for word in words])
    likelihood = np.exp(scores - _log_sum(scores)[:, None])[np.arange(len(path)), path]
    spans: list[Span] = []
    first = 0
    while first < len(words):
        if path[first] == OUTSIDE:
            first += 1
            continue
        last = first
        while last + 1 < len(words) and path[last + 1] == path[first] + 1:
            last += 1
        tokens = [token for word in words[first : last + 1] for token in word]
        stance = polarities[tokens].mean(axis=0) / temperature
        stance = np.exp(stance - _log_sum(stance[None, :]))
        free = spans[-1].end if spans else 0
        start, end = _trimmed(text, max(free, places[tokens[0]][0]), places[tokens[-1]][1])
        if start < end:
            confidence = float(likelihood[first : last + 1].min() * stance.max())
            kind, polarity = SPAN_TYPES[(path[first] - 1) // 2], POLARITIES[int(stance.argmax())]
            spans.append(Span(start, end, kind, polarity, confidence))
        first = last + 1
    return tuple(spans)


def _words(text: str, places: Places) -> list[list[int]]:
    """The tokens of each word, in order; tokens without characters belong to none."""
    bounds = spaced_words(text)
    words: list[list[int]] = []
    position, current = 0, -1
    for token, (start, end) in enumerate(places):
        if start == end:
            continue
        while position < len(bounds) and bounds[position][1] <= start:
            position += 1
        inside = position < len(bounds) and bounds[position][0] <= start
        if inside and current == position and words:
            words[-1].append(token)
        else:
            words.append([token])
        current = position if inside else -1
    return words


def spaced_words(text: str) -> list[tuple[int, int]]:
    """The places of the words of scripts that write spaces, each letter with its marks ("за́мок" is one word)."""
    bounds: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.start(), _after_marks(text, match.end())
        if bounds and bounds[-1][1] == start:
            start = bounds.pop()[0]
        bounds.append((start, end))
    return bounds


def _word_scores(tags: Scores) -> Scores:
    """Scores [TAGS] of a word as a whole from those of its tokens: a beginning begins once."""
    tags = tags - _log_sum(tags)[:, None]
    whole = tags.mean(axis=0)
    if len(tags) > 1:
        begins = np.arange(1, TAGS, 2)
        whole[begins] = (tags[0, begins] + tags[1:, begins + 1].sum(axis=0)) / len(tags)
    scores: Scores = whole
    return scores


def _likeliest(scores: Scores, spaced: Sequence[bool]) -> list[int]:
    """The best sequence of tags for scores [words, TAGS] in which a further word follows its own type only.

    `spaced` tells of each word whether it is written with spaces.
    """
    begins = np.arange(1, TAGS, 2)
    best = scores[0].copy()
    best[begins + 1] = _UNTAGGED
    origins = []
    for row, is_spaced in zip(scores[1:], spaced[1:], strict=True):
        top = int(best.argmax())
        origin = np.full(TAGS, top)
        reached = np.full(TAGS, best[top])
        # Tags 2i + 1 and 2i + 2 are the beginning and the rest of a span of type i.
        from_begin = best[begins] >= best[begins + 1]
        origin[begins + 1] = np.where(from_begin, begins, begins + 1)
        reached[begins + 1] = np.maximum(best[begins], best[begins + 1])
        if is_spaced and top != OUTSIDE and (top - 1) // 2 in _ONE_AT_A_PLACE:
            begin = begins[(top - 1) // 2]
            others = best.copy()
            others[begin : begin + 2] = _UNTAGGED
            origin[begin] = int(others.argmax())
            reached[begin] = others.max()
        origins.append(origin)
        best = reached + row
    path = [int(best.argmax())]
    for origin in reversed(origins):
        path.append(int(origin[path[-1]]))
    return path[::-1]


def _log_sum(scores: Scores) -> Scores:
    top = scores.max(axis=1)
    total: Scores = top + np.log(np.exp(scores - top[:, None]).sum(axis=1))
    return total


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, punctuation and a particle at the ends; signs that belong to names stay, and so do marks."""
    end = _after_marks(text, end)
    while start < end and not (text[start].isalnum() or text[start] in _SIGNS):
        start += 1
    while start < end:
        last = _last_letter(text, start, end)
        if text[last].isalnum() or text[last] in _SIGNS_AT_THE_END:
            if _lacks_its_end(text, start, end):
                return start, end + 1
            return start, last if _ends_in_particle(text[start:end]) else end
        end = last
    return start, end


def _lacks_its_end(text: str, start: int, end: int) -> bool:
    """Whether the next letter makes a doubled word whole; the network takes that of ほのぼの for a particle."""
    return text[end : end + 1] in tuple(_PARTICLES) and _is_doubled(text[start : end + 1])


def _ends_in_particle(words: str) -> bool:
    """Whether the last letter is a particle as far as letters tell: that of わに or ほのぼの is the word's own."""
    if words[-1] not in _PARTICLES or words.endswith(_WITHOUT_PARTICLE) or _is_doubled(words):
        return False
    rest = words[:-1]
    return len(rest) > 1 or (len(rest) == 1 and not _KANA.match(rest))


def _is_doubled(word: str) -> bool:
    """Whether both halves are the same but for their marks, as those of ほのぼの; two letters make no such word."""
    half = len(word) // 2
    return len(word) > 2 and len(word) % 2 == 0 and _without_marks(word[:half]) == _without_marks(word[half:])


def _without_marks(letters: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", letters) if not _is_mark(each))


def _is_mark(letter: str) -> bool:
    """Whether it belongs to the letter before it, as an accent written apart; half-width kana have some, too."""
    return letter in _HALF_WIDTH_MARKS or unicodedata.category(letter).startswith("M")


def _after_marks(text: str, place: int) -> int:
    while place < len(text) and _is_mark(text[place]):
        place += 1
    return place


def _last_letter(text: str, start: int, end: int) -> int:
    """The place of the last letter of `text[start:end]`, which may have marks behind it."""
    last = end - 1
    while last > start and _is_mark(text[last]):
        last -= 1
    return last
