"""Writes the contents of an E5S1 file as an ordinary Hugging Face and sentence-transformers directory.

The weights are written one tensor after the other, so that 465 MB of them need a few megabytes of memory.
"""

from __future__ import annotations

import json
import math
import re
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tokenizers
from tokenizers import AddedToken, Regex, decoders, models, normalizers, pre_tokenizers, processors

from services.common.errors import StartupError
from services.encoders.models.e5_file import E5File, E5Header, E5Vocabulary

PROMPTS = {"query": "query: ", "passage": "passage: "}

_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def convert(source: Path, target: Path, progress: Callable[[int], None] = lambda _: None) -> None:
    """Fills the directory `target`; `progress` is told how many bytes of weights were written."""
    file = E5File(source)
    (target / "1_Pooling").mkdir(parents=True)
    for name, content in _configuration(file.header, file.vocabulary).items():
        (target / name).write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    build_tokenizer(file.vocabulary).save(str(target / "tokenizer.json"))
    _write_weights(file, target / "model.safetensors", progress)


def build_tokenizer(vocabulary: E5Vocabulary) -> tokenizers.Tokenizer:
    """The XLM-RoBERTa unigram tokenizer: NFKC with the file's own exceptions, collapsed spaces, `<s> text </s>`."""
    pieces = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    tokenizer = tokenizers.Tokenizer(models.Unigram(pieces, unk_id=vocabulary.unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [*_exceptions_to_nfkc(vocabulary.normalisations), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    bos, eos = vocabulary.pieces[vocabulary.bos], vocabulary.pieces[vocabulary.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    special = (vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unk)
    tokenizer.add_special_tokens([AddedToken(vocabulary.pieces[id_], normalized=False) for id_ in special])
    return tokenizer


def _exceptions_to_nfkc(normalisations: dict[str, str]) -> list[normalizers.Normalizer]:
    """What the map does otherwise than NFKC: it drops control characters and turns line ends into spaces."""
    exceptions: dict[str, list[str]] = defaultdict(list)
    for character, replacement in normalisations.items():
        if unicodedata.normalize("NFKC", character) != replacement:
            exceptions[replacement].append(character)
    return [
        normalizers.Replace(Regex("[" + "".join(re.escape(character) for character in characters) + "]"), replacement)
        for replacement, characters in sorted(exceptions.items())
    ]


def _configuration(header: E5Header, vocabulary: E5Vocabulary) -> dict[str, Any]:
    """The JSON files of the directory, by path."""
    modules = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "attention_probs_dropout_prob": 0.1,
            "hidden_act": "gelu",
            "hidden_dropout_prob": 0.1,
            "hidden_size": header.hidden,
            "initializer_range": 0.02,
            "intermediate_size": header.intermediate,
            # The file holds a float32, which writes 1e-12 as 9.999999960041972e-13.
            "layer_norm_eps": float(f"{header.layer_norm_epsilon:.6g}"),
            "max_position_embeddings": header.positions,
            "num_attention_heads": header.heads,
            "num_hidden_layers": header.layers,
            "pad_token_id": vocabulary.pad,
            "dtype": "float32",
            "type_vocab_size": header.token_types,
            "vocab_size": header.vocabulary,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": header.positions,
            "bos_token": vocabulary.pieces[vocabulary.bos],
            "cls_token": vocabulary.pieces[vocabulary.bos],
            "eos_token": vocabulary.pieces[vocabulary.eos],
            "sep_token": vocabulary.pieces[vocabulary.eos],
            "pad_token": vocabulary.pieces[vocabulary.pad],
            "unk_token": vocabulary.pieces[vocabulary.unk],
            "clean_up_tokenization_spaces": False,
        },
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for index, (path, kind) in enumerate(modules.items())
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": header.hidden,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
        },
        "config_sentence_transformers.json": {"prompts": PROMPTS, "default_prompt_name": None},
        "sentence_bert_config.json": {"max_seq_length": header.positions, "do_lower_case": False},
    }


def _shapes(header: E5Header) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Name in the file -> (name in `transformers.BertModel`, shape)."""
    hidden, wide = header.hidden, header.intermediate
    shapes: dict[str, tuple[str, tuple[int, ...]]] = {}
    for name, target in _EMBEDDINGS.items():
        rows = {"emb.word": header.vocabulary, "emb.pos": header.positions, "emb.type": header.token_types}.get(name)
        shapes[name] = (target, (hidden,) if rows is None else (rows, hidden))
    for layer in range(header.layers):
        for name, target in _LAYER.items():
            outputs, inputs = {"fi": (wide, hidden), "fo": (hidden, wide)}.get(name, (hidden, hidden))
            path = f"encoder.layer.{layer}.{target}"
            weight = (outputs,) if name in ("aln", "oln") else (outputs, inputs)
            shapes[f"l{layer}.{name}.w"] = (f"{path}.weight", weight)
            shapes[f"l{layer}.{name}.b"] = (f"{path}.bias", (outputs,))
    return shapes


def _write_weights(file: E5File, target: Path, progress: Callable[[int], None]) -> None:
    """Writes the safetensors layout: u64 length of a JSON header, the header, float32 data."""
    shapes = _shapes(file.header)
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    offset = 0
    for name, (path, shape) in shapes.items():
        if file.count(name) != math.prod(shape):
            raise StartupError(f"tensor {name} has {file.count(name)} weights where {math.prod(shape)} belong")
        end = offset + 4 * math.prod(shape)
        header[path] = {"dtype": "F32", "shape": shape, "data_offsets": (offset, end)}
        offset = end
    encoded = json.dumps(header, separators=(",", ":")).encode()
    encoded += b" " * (-len(encoded) % 8)
    with target.open("wb") as out:
        out.write(struct.pack("<Q", len(encoded)) + encoded)
        for name in shapes:
            for chunk in file.tensor_chunks(name):
                progress(out.write(chunk.astype("<f4", copy=False).data))
