"""Texts to token ids."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer

from services.common.errors import StartupError
from services.encoders.tokenizer import TextTokenizer

BOS, EOS = 0, 2


@pytest.fixture
def tokenizer(tiny_model: Path) -> TextTokenizer:
    return TextTokenizer.load(tiny_model, max_tokens=8, truncation_side="right")


def test_a_text_has_the_same_tokens_alone_and_among_others(tokenizer: TextTokenizer) -> None:
    texts = ["game", "a b c d e f g h i j", "привет"]

    together = tokenizer.tokenize(texts)

    assert together == [tokenizer.tokenize([text])[0] for text in texts]


def test_a_long_text_is_cut_between_its_special_tokens_and_its_whole_length_is_known(tokenizer: TextTokenizer) -> None:
    (cut,) = tokenizer.tokenize(["a b c d e f g h i j k l m n o p q r s t"])

    assert (cut.token_ids[0], cut.token_ids[-1], len(cut.token_ids)) == (BOS, EOS, 8)
    assert cut.truncated
    assert cut.full_count == 22


def test_a_text_that_just_fits_is_not_cut(tokenizer: TextTokenizer) -> None:
    (whole,) = tokenizer.tokenize(["a b c d e f"])

    assert (len(whole.token_ids), whole.full_count, whole.truncated) == (8, 8, False)


def test_a_text_cut_on_the_left_keeps_its_end(tiny_model: Path) -> None:
    left = TextTokenizer.load(tiny_model, max_tokens=8, truncation_side="left")
    whole = TextTokenizer.load(tiny_model, max_tokens=24, truncation_side="right")

    (cut,), (full,) = left.tokenize(["a b c d e f g h i j"]), whole.tokenize(["a b c d e f g h i j"])

    assert cut.token_ids == [BOS, *full.token_ids[-7:]]
    assert cut.full_count == 12


def test_padding_and_window_that_a_tokenizer_file_switched_on_are_switched_off(tiny_model: Path) -> None:
    raw = Tokenizer.from_file(str(tiny_model / "tokenizer.json"))
    raw.enable_padding(length=128)
    raw.enable_truncation(4)

    (found,) = TextTokenizer(raw, max_tokens=24).tokenize(["a b c d e f"])

    assert len(found.token_ids) == 8


def test_characters_without_a_piece_become_the_unknown_token_rather_than_nothing(tokenizer: TextTokenizer) -> None:
    (found,) = tokenizer.tokenize(["🎮"])

    assert 3 in found.token_ids


def test_a_damaged_tokenizer_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text('{"version": "1.0"')

    with pytest.raises(StartupError, match="cannot be read"):
        TextTokenizer.load(tmp_path, 8, "right")
