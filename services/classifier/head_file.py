"""The head at rest: one safetensors file, written byte for byte the same for the same head, trusted in nothing.

Tensors: `weights` [intents, dimension], `bias` [intents], `temperature` [1], all float32. The metadata is one JSON
document under the key "gamesrec" (one key, because the order of several is not fixed by the library). The head's
revision is the sha256 of the tensors and of all else that changes a verdict; a file that disagrees with it is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from services.classifier.head import IntentHead
from services.classifier.labels import GAME_INTENTS, Intent
from services.classifier.thresholds import Thresholds
from services.common.errors import StartupError
from services.common.model_version import ModelVersion

HEAD_NAME = "gamesrec/intent-head"
_METADATA_KEY = "gamesrec"
_TENSORS = ("weights", "bias", "temperature")
_LARGEST_FILE_BYTES = 16 * 1024 * 1024

Tensors = Mapping[str, NDArray[np.float32]]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Model(_Strict):
    name: str = Field(min_length=1)
    revision: str = Field(min_length=1)
    dimension: int = Field(ge=1, le=65536)


class _Thresholds(_Strict):
    lower: float = Field(ge=0, le=1)
    upper: float = Field(ge=0, le=1)


class _Metadata(_Strict):
    format: Literal[1]
    name: str = Field(min_length=1)
    revision: str
    encoder: _Model
    labels: tuple[Intent, ...]
    thresholds: _Thresholds
    training: dict[str, str]


def new_head(
    *,
    encoder: ModelVersion,
    intents: tuple[Intent, ...],
    weights: NDArray[np.float64],
    bias: NDArray[np.float64],
    temperature: float,
    thresholds: Thresholds,
) -> IntentHead:
    """A head of these parameters, rounded to what a file keeps, with its revision."""
    tensors = {
        "weights": np.ascontiguousarray(weights, dtype=np.float32),
        "bias": np.ascontiguousarray(bias, dtype=np.float32),
        "temperature": np.asarray([temperature], dtype=np.float32),
    }
    return IntentHead(
        version=ModelVersion(HEAD_NAME, _revision(tensors, encoder, intents, thresholds), encoder.dimension),
        encoder=encoder,
        intents=intents,
        weights=tensors["weights"],
        bias=tensors["bias"],
        temperature=float(tensors["temperature"][0]),
        thresholds=thresholds,
    )


def save_head(head: IntentHead, path: Path, training: Mapping[str, str]) -> None:
    """Writes the head to `path`, whole or not at all. `training` tells people how it came about."""
    metadata = _Metadata(
        format=1,
        name=head.version.name,
        revision=head.version.revision,
        encoder=_Model(name=head.encoder.name, revision=head.encoder.revision, dimension=head.encoder.dimension),
        labels=head.intents,
        thresholds=_Thresholds(lower=head.thresholds.lower, upper=head.thresholds.upper),
        training=dict(training),
    )
    tensors = {
        "weights": head.weights,
        "bias": head.bias,
        "temperature": np.asarray([head.temperature], dtype=np.float32),
    }
    document = json.dumps(metadata.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    content = save(tensors, {_METADATA_KEY: document})
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        # A temporary file is private to its owner; the head is for whoever may read the tree.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def load_head(path: Path) -> IntentHead:
    """The head in `path`. Raises StartupError that says what is wrong with the file."""
    remedy = "set --head to another file or train one: python -m services.classifier.training.train"
    if not path.is_file():
        raise StartupError(f"no head at {path}; {remedy}")
    try:
        if path.stat().st_size > _LARGEST_FILE_BYTES:
            raise StartupError(f"{path} is too large to be a head; {remedy}")
        tensors, document = _read(path)
        return _head(tensors, _Metadata.model_validate_json(document))
    except (SafetensorError, OSError) as error:
        raise StartupError(f"{path} is not a readable safetensors file ({error}); {remedy}") from error
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        raise StartupError(f"{path} has wrong metadata ({wrong}); {remedy}") from error
    except ValueError as error:
        raise StartupError(f"{path} is not a sound head: {error}; {remedy}") from error


def _read(path: Path) -> tuple[Tensors, str]:
    with safe_open(path, framework="numpy") as file:
        names = sorted(file.keys())
        if names != sorted(_TENSORS):
            raise ValueError(f"it holds the tensors {', '.join(names) or 'none'}, not {', '.join(_TENSORS)}")
        document = (file.metadata() or {}).get(_METADATA_KEY)
        if document is None:
            raise ValueError(f"its metadata has no {_METADATA_KEY!r}")
        return {name: file.get_tensor(name) for name in _TENSORS}, document


def _head(tensors: Tensors, metadata: _Metadata) -> IntentHead:
    if not set(GAME_INTENTS) < set(metadata.labels):
        raise ValueError(f"its labels are {', '.join(metadata.labels)}, not those of messages about games and others")
    encoder = ModelVersion(metadata.encoder.name, metadata.encoder.revision, metadata.encoder.dimension)
    shapes = {
        "weights": (len(metadata.labels), encoder.dimension),
        "bias": (len(metadata.labels),),
        "temperature": (1,),
    }
    for name, shape in shapes.items():
        tensor = tensors[name]
        if tensor.dtype != np.float32 or tensor.shape != shape:
            raise ValueError(f"{name} is {tensor.dtype} {list(tensor.shape)}, not float32 {list(shape)}")
        if not np.isfinite(tensor).all():
            raise ValueError(f"{name} holds values that are not finite")
    if tensors["temperature"][0] <= 0:
        raise ValueError("temperature is not positive")
    thresholds = Thresholds(metadata.thresholds.lower, metadata.thresholds.upper)
    if _revision(tensors, encoder, metadata.labels, thresholds) != metadata.revision:
        raise ValueError("its content differs from its revision: the file was changed after training")
    return IntentHead(
        version=ModelVersion(metadata.name, metadata.revision, encoder.dimension),
        encoder=encoder,
        intents=metadata.labels,
        weights=tensors["weights"],
        bias=tensors["bias"],
        temperature=float(tensors["temperature"][0]),
        thresholds=thresholds,
    )


def _revision(tensors: Tensors, encoder: ModelVersion, intents: tuple[Intent, ...], thresholds: Thresholds) -> str:
    digest = hashlib.sha256()
    for name in _TENSORS:
        digest.update(tensors[name].astype("<f4").tobytes())
    decisive = [str(encoder), list(intents), thresholds.lower, thresholds.upper]
    digest.update(json.dumps(decisive).encode())
    return digest.hexdigest()[:32]
