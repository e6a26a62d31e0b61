"""Reads from its own files how a model treats texts: pooling, normalisation, prompts, window, truncation side.

Where the files say nothing: mean pooling, no prompts, the window of the network, truncation on the right. The prompts
"query" and "passage" exist for every model, empty if need be, so that callers need not know which one is served.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.common.errors import StartupError

QUERY, PASSAGE = "query", "passage"
_POOLINGS = {
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_cls_token": "cls",
    "pooling_mode_lasttoken": "last",
}
# Tokenizers without a limit of their own carry 10^30 here.
_NO_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class ModelProfile:
    """All that changes the output besides weights and tokenizer. `max_tokens` counts prompt and special tokens."""

    pooling: str
    normalize: bool
    prompts: Mapping[str, str]
    default_prompt: str
    max_tokens: int
    truncation_side: str
    pad_token_id: int


@dataclass(frozen=True, slots=True)
class ProfileOverrides:
    """What a service's settings say in place of the model's own files, each in the terms of `ModelProfile`; None
    leaves it to the files. `prefix` is what the settings' variables begin with, for messages that say what to set."""

    pooling: str | None = None
    normalize: bool = True
    prompts: Mapping[str, str] | None = None
    max_tokens: int | None = None
    truncation_side: str | None = None
    prefix: str = ""


def read_profile(directory: Path, overrides: ProfileOverrides) -> ModelProfile:
    """The profile of a sentence-transformers or plain Hugging Face directory, `overrides` first.

    Raises StartupError for a model that needs more than a transformer, pooling and normalisation.
    """
    config = _read_json(directory / "config.json")
    if not isinstance(config, dict):
        raise StartupError(f"{directory} has no config.json; the model must be a Hugging Face directory")
    modules = _modules(directory)
    sentence = _read_json(directory / "config_sentence_transformers.json") or {}
    tokenizer = _read_json(directory / "tokenizer_config.json") or {}
    prompts: dict[str, str] = (
        dict(sentence.get("prompts") or {}) if overrides.prompts is None else dict(overrides.prompts)
    )
    default = sentence.get("default_prompt_name")
    pad = config.get("pad_token_id")
    return ModelProfile(
        pooling=overrides.pooling or _pooling(directory, modules, overrides.prefix),
        normalize=overrides.normalize or "Normalize" in modules,
        prompts={**prompts, QUERY: prompts.get(QUERY, ""), PASSAGE: prompts.get(PASSAGE, prompts.get("document", ""))},
        default_prompt=prompts.get(default, "") if default else "",
        max_tokens=_max_tokens(directory / modules.get("Transformer", ""), config, tokenizer, overrides),
        truncation_side=overrides.truncation_side or str(tokenizer.get("truncation_side", "right")),
        pad_token_id=int(pad) if pad is not None else 0,
    )


def _read_json(path: Path) -> Any:
    if not path.is_file():
        return None
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise StartupError(f"{path} is not valid JSON; get the model directory again") from error


def _modules(directory: Path) -> dict[str, str]:
    """Kind of module -> its folder, from modules.json; a plain Hugging Face directory has none."""
    modules = {
        str(module.get("type", "")).rsplit(".", 1)[-1]: str(module.get("path", ""))
        for module in _read_json(directory / "modules.json") or ()
    }
    unknown = sorted(modules.keys() - {"Transformer", "Pooling", "Normalize"})
    if unknown:
        raise StartupError(f"{directory} needs modules that are not supported: {', '.join(unknown)}; choose another")
    return modules


def _pooling(directory: Path, modules: Mapping[str, str], prefix: str) -> str:
    if "Pooling" not in modules:
        return "mean"
    config = _read_json(directory / modules["Pooling"] / "config.json") or {}
    modes = sorted(key for key, value in config.items() if key.startswith("pooling_mode_") and value is True)
    if len(modes) > 1 or not modes or modes[0] not in _POOLINGS:
        raise StartupError(
            f"{directory} pools in a way that is not supported ({', '.join(modes) or 'none'}); set {prefix}POOLING "
            "to mean, cls or last if that suits the model"
        )
    return _POOLINGS[modes[0]]


def _max_tokens(
    folder: Path, config: Mapping[str, Any], tokenizer: Mapping[str, Any], overrides: ProfileOverrides
) -> int:
    wanted, variable = overrides.max_tokens, f"{overrides.prefix}MAX_TOKENS"
    positions = config.get("max_position_embeddings")
    window = int(positions) if positions else _NO_LIMIT
    if "roberta" in str(config.get("model_type", "")):
        # These number their positions from behind the padding id, so that many cannot be used.
        window -= int(config.get("pad_token_id") or 0) + 1
    stated = (_read_json(folder / "sentence_bert_config.json") or {}).get("max_seq_length")
    own = int(stated or tokenizer.get("model_max_length") or window)
    limit = min(own, window)
    if limit >= _NO_LIMIT and wanted is None:
        raise StartupError(f"the model's files do not say how long its input may be; set {variable}")
    if wanted is not None and wanted > window:
        raise StartupError(f"{variable}: {wanted} is more than the model's window of {window} tokens")
    return wanted or limit
