"""Finds the directory of a model that a setting names, and checks that its every file is what it should be.

The fingerprint that vectors carry as their revision is made of the digests of weights, network configuration and
tokenizer, and of the settings that change the output.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from services.common.errors import StartupError
from services.encoders.models.packaged import DEFAULT_MODEL, PACKAGED
from services.encoders.models.profile import ModelProfile
from services.encoders.models.record import ModelRecord, read_record, sha256_of

_HUB_ID = re.compile(r"[\w.-]+/[\w.-]+(@[\w.-]+)?")
_HUB_FILES = ["*.safetensors", "*.safetensors.index.json", "*.json", "*/config.json"]
_SHA256 = re.compile(r"[0-9a-f]{64}")
_REVISION_LENGTH = 32


@dataclass(frozen=True, slots=True)
class ModelDirectory:
    """A directory with safetensors weights and a tokenizer. `record` is what set-up recorded of it, if it did."""

    path: Path
    name: str
    record: ModelRecord | None

    def weights(self) -> list[Path]:
        """The weight files."""
        return sorted(self.path.glob("*.safetensors"))


def find_model(model: str, models_dir: Path, *, setting: str = "model") -> ModelDirectory:
    """The directory of a packaged model, of a path, or of a hub id, which is fetched if it is not cached.
    `setting` is what the message of an error calls `model`, such as EMBEDDER_MODEL.

    Raises StartupError with what to do if there is none, or none that can be used.
    """
    if model in PACKAGED:
        path, name = models_dir / model, PACKAGED[model].name
        if not path.is_dir():
            set_up = "`make setup` or " if model == DEFAULT_MODEL else ""
            raise StartupError(
                f"the packaged model {model} is not in {models_dir}; run {set_up}"
                f"`python -m services.encoders.prepare --model {model} --models-dir {models_dir}`"
            )
    elif Path(model).is_dir():
        path, name = Path(model), Path(model).resolve().name
    elif _HUB_ID.fullmatch(model) and not model.startswith("."):
        path, name = _fetch(model, setting), model.partition("@")[0]
    else:
        raise StartupError(
            f"{setting}: there is no directory {model}, and it is neither a hub id nor a packaged model "
            f"({', '.join(PACKAGED)})"
        )
    record = read_record(path)
    if model in PACKAGED and record is None:
        raise StartupError(f"{path} was not made by set-up; delete it and run `make setup`")
    found = ModelDirectory(path, record.name if record else name, record)
    if not (path / "config.json").is_file():
        raise StartupError(f"{path} has no config.json; {setting} must be a Hugging Face model directory")
    if not found.weights():
        raise StartupError(f"{path} has no *.safetensors weights, the only format that is loaded; convert the model")
    if not (path / "tokenizer.json").is_file():
        raise StartupError(f"{path} has no tokenizer.json; add the model's fast tokenizer")
    return found


def verified_digests(directory: ModelDirectory) -> dict[str, str]:
    """sha256 of each file that makes the vectors. Raises StartupError if one is not what was recorded.

    For a hub model the record is the hub's own: the cache names weights by their sha256.
    """
    record = directory.record
    recorded = set(record.digests) if record else set()
    names = {path.name for path in directory.weights()} | {"tokenizer.json", "config.json"} | recorded
    digests: dict[str, str] = {}
    for name in sorted(names):
        path = directory.path / name
        if not path.is_file():
            raise StartupError(f"{path} is missing; prepare the model again")
        digests[name] = sha256_of(path)
        blob = path.resolve().name if path.is_symlink() else ""
        expected = record.digests.get(name) if record else blob if _SHA256.fullmatch(blob) else digests[name]
        if digests[name] != expected:
            raise StartupError(
                f"{path} is not the file that was set up: its sha256 has changed; delete {directory.path} and "
                "prepare the model again"
            )
    return digests


def fingerprint(digests: Mapping[str, str], profile: ModelProfile, precision: str = "") -> str:
    """The revision: equal exactly when weights, tokenizer and everything else that changes vectors are equal.

    `precision` is empty for every engine that computes the weights' own vectors, to a cosine of 0.9999.
    """
    content: dict[str, object] = {
        "files": {
            name: digest
            for name, digest in digests.items()
            if name.endswith(".safetensors") or name in ("tokenizer.json", "config.json")
        },
        "profile": asdict(profile),
    }
    if precision:
        content["precision"] = precision
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:_REVISION_LENGTH]


def _fetch(model: str, setting: str) -> Path:
    # Only a hub id needs it, and it is slow to import.
    from huggingface_hub import snapshot_download  # noqa: PLC0415

    name, _, revision = model.partition("@")
    try:
        return Path(snapshot_download(name, revision=revision or None, allow_patterns=_HUB_FILES))
    except Exception as error:
        raise StartupError(
            f"{setting}: {model} is no local directory and cannot be fetched ({type(error).__name__}); fetch it "
            "where there is a network and give its directory"
        ) from error
