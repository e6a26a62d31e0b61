"""Spans read from scores of tokens."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest

from services.classifier.labels import POLARITIES, TAGS, Polarity, SpanType, begin_tag
from services.classifier.understanding.decoding import Scores, read_spans

KIND, TITLE = begin_tag(SpanType.KIND), begin_tag(SpanType.TITLE)


def scores(*tags: int) -> Scores:
    """Tags that are all but sure."""
    rows = np.zeros((len(tags), TAGS), dtype=np.float32)
    rows[range(len(tags)), tags] = 8.0
    return rows


def polarities(*names: Polarity) -> Scores:
    rows = np.zeros((len(names), len(POLARITIES)), dtype=np.float32)
    rows[range(len(names)), [POLARITIES.index(name) for name in names]] = 8.0
    return rows


def test_a_span_has_the_offsets_of_its_words_and_its_own_polarity() -> None:
    text = "no open world"
    places = [(0, 0), (0, 2), (3, 7), (8, 13), (0, 0)]
    said = polarities(*[Polarity.WANTED] * 2, *[Polarity.REFUSED] * 2, Polarity.WANTED)
    (span,) = read_spans(text, places, scores(0, 0, KIND, KIND + 1, 0), said)
    assert (text[span.start : span.end], span.type, span.polarity) == ("open world", SpanType.KIND, Polarity.REFUSED)
    assert 0.9 < span.confidence <= 1


def test_tokens_of_one_word_are_tagged_together() -> None:
    text = "шутеров нет"
    places = [(0, 3), (3, 7), (8, 11)]
    half = scores(KIND, 0, 0)
    half[1, KIND + 1] = 7.9  # the second half of the word is all but undecided
    (span,) = read_spans(text, places, half, polarities(*[Polarity.REFUSED] * 3))
    assert text[span.start : span.end] == "шутеров"


def test_two_beginnings_are_two_spans() -> None:
    text = "cozy farming"
    spans = read_spans(text, [(0, 4), (5, 12)], scores(KIND, KIND), polarities(*[Polarity.WANTED] * 2))
    assert [text[span.start : span.end] for span in spans] == ["cozy", "farming"]


def test_two_counts_side_by_side_are_one() -> None:
    text = "a dozen games"
    count = begin_tag(SpanType.COUNT)
    said = scores(count, count, 0)
    said[1, count + 1] = 6.0
    (span,) = read_spans(text, [(0, 1), (2, 7), (8, 13)], said, polarities(*[Polarity.WANTED] * 3))
    assert text[span.start : span.end] == "a dozen"


def test_a_japanese_particle_is_left_out() -> None:
    text = "最初に戻る"
    ordinal = begin_tag(SpanType.ORDINAL)
    (span,) = read_spans(text, [(0, 3), (3, 5)], scores(ordinal, 0), polarities(*[Polarity.WANTED] * 2))
    assert text[span.start : span.end] == "最初"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("ほのぼの", "ほのぼの"),
        ("ほのぼのの", "ほのぼの"),
        ("わにの", "わに"),
        ("わに", "わに"),
        ("推理もの", "推理もの"),
        ("彼氏と一緒に", "彼氏と一緒に"),
        ("いっしょに", "いっしょに"),
        ("交互に", "交互に"),
        ("まんがの", "まんが"),
        ("ホラーが", "ホラー"),
        ("猫の", "猫"),
    ],
)
def test_a_letter_that_is_the_japanese_words_own_is_no_particle(words: str, named: str) -> None:
    text = f"{words}ゲーム"
    (span,) = read_spans(text, [(0, len(words))], scores(KIND), polarities(Polarity.WANTED))
    assert text[span.start : span.end] == named


def test_a_doubled_japanese_word_is_whole_and_the_next_span_begins_behind_it() -> None:
    text = "ほのぼのの絵"
    said = polarities(*[Polarity.WANTED] * 2)
    (span,) = read_spans(text, [(0, 3), (3, 4)], scores(KIND, 0), said)
    assert text[span.start : span.end] == "ほのぼの"
    spans = read_spans(text, [(0, 3), (3, 6)], scores(KIND, KIND), said)
    assert [text[each.start : each.end] for each in spans] == ["ほのぼの", "の絵"]


@pytest.mark.parametrize("text", ["спокойный", "ゾンビ", "за\u0301мок", "história"])
def test_a_mark_belongs_to_the_letter_before_it(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    # A tokenizer that composes leaves the last mark out of a token's place.
    middle = max(place for place, letter in enumerate(apart) if unicodedata.combining(letter))
    places = [(0, middle), (middle + 1, len(apart))][: 1 if middle + 1 == len(apart) else 2]
    said = scores(*[KIND, KIND + 1][: len(places)])
    spans = read_spans(f"{apart}!", places, said, polarities(*[Polarity.LIKED] * len(places)))
    assert [f"{apart}!"[span.start : span.end] for span in spans] == [apart]


def test_half_width_kana_keep_their_marks() -> None:
    text = "ｾﾞﾙﾀﾞみたい"
    (span,) = read_spans(text, [(0, 1), (2, 4), (5, 8)], scores(TITLE, TITLE + 1, 0), polarities(*[Polarity.LIKED] * 3))
    assert text[span.start : span.end] == "ｾﾞﾙﾀﾞ"


def test_a_further_word_of_another_type_cannot_follow() -> None:
    text = "like Hades"
    spans = read_spans(text, [(0, 4), (5, 10)], scores(KIND + 1, TITLE + 1), polarities(*[Polarity.LIKED] * 2))
    assert all(span.start < span.end for span in spans)
    assert len({span.type for span in spans}) == len(spans)


def test_punctuation_around_a_span_is_left_out() -> None:
    text = "«Hades»!"
    (span,) = read_spans(text, [(0, 8)], scores(TITLE), polarities(Polarity.LIKED))
    assert text[span.start : span.end] == "Hades"


def test_chinese_is_tagged_by_token() -> None:
    text = "不要恐怖游戏"
    (span,) = read_spans(text, [(0, 2), (2, 4), (4, 6)], scores(0, KIND, 0), polarities(*[Polarity.REFUSED] * 3))
    assert text[span.start : span.end] == "恐怖"


def test_nothing_to_read_has_no_spans() -> None:
    assert read_spans("", [(0, 0)], scores(0), polarities(Polarity.WANTED)) == ()
