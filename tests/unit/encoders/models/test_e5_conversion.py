"""The Hugging Face directory that the packaged model becomes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from services.embedder.engines.torch_engine import TorchEngine
from services.encoders.models.e5_conversion import convert
from services.encoders.models.profile import ProfileOverrides, read_profile
from services.encoders.tokenizer import TextTokenizer
from tests.support import models


def tokens(tokenizer: Tokenizer, text: str) -> list[str]:
    return list(tokenizer.encode(text).tokens)


def test_weights_land_under_the_names_and_in_the_shapes_of_bert(tmp_path: Path) -> None:
    weights = models.write_tiny_e5_file(tmp_path / "tiny.bin")

    convert(tmp_path / "tiny.bin", tmp_path / "tiny")

    found = load_file(tmp_path / "tiny" / "model.safetensors")
    wide = found["encoder.layer.1.output.dense.weight"]
    assert wide.shape == (models.HIDDEN, models.INTERMEDIATE)
    np.testing.assert_array_equal(wide.ravel(), weights["l1.fo.w"])
    np.testing.assert_array_equal(found["encoder.layer.0.attention.output.LayerNorm.bias"], weights["l0.aln.b"])
    np.testing.assert_array_equal(found["embeddings.word_embeddings.weight"].ravel(), weights["emb.word"])
    assert sum(array.size for array in found.values()) == sum(array.size for array in weights.values())


def test_the_tokenizer_follows_the_files_own_normalisation(tiny_model: Path) -> None:
    tokenizer = Tokenizer.from_file(str(tiny_model / "tokenizer.json"))

    assert tokens(tokenizer, "game") == ["<s>", "▁game", "</s>"]
    assert tokens(tokenizer, "a\nga\u200bme") == tokens(tokenizer, "a ga me")
    assert tokens(tokenizer, "ga\x01me") == tokens(tokenizer, "game")
    assert tokens(tokenizer, "ﬁ") == tokens(tokenizer, "fi")
    assert tokens(tokenizer, "a     b") == tokens(tokenizer, "a b")


def test_the_directory_says_how_the_model_treats_texts(tiny_model: Path) -> None:
    profile = read_profile(tiny_model, ProfileOverrides())

    assert profile.pooling == "mean"
    assert profile.normalize
    assert profile.prompts == {"query": "query: ", "passage": "passage: "}
    assert profile.max_tokens == models.POSITIONS
    assert profile.pad_token_id == 1


def test_the_packaged_model_knows_that_a_translation_means_the_same(prepared_e5: Path) -> None:
    profile = read_profile(prepared_e5, ProfileOverrides())
    tokenizer = TextTokenizer.load(prepared_e5, profile.max_tokens, profile.truncation_side)
    english, russian, unrelated = (
        "query: Recommend a role-playing game with an open world",
        "query: Посоветуй ролевую игру с открытым миром",
        "query: Сколько варить картошку для супа",
    )

    encoded = [text.token_ids for text in tokenizer.tokenize([english, russian, unrelated])]
    vectors = TorchEngine(prepared_e5, profile, threads=1).encode(encoded)

    assert vectors[0] @ vectors[1] > 0.9
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.05
