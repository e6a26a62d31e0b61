"""The model at rest: one safetensors file, written byte for byte the same for the same model, trusted in nothing.

Tensors are float16, named as in `UnderstandingModel`. The metadata is one JSON document under the key "gamesrec" (one
key, because the order of several is not fixed by the library). The revision is the sha256 of the tensors and of all
else that changes an answer; a file that disagrees with its revision is refused.
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

from services.classifier.labels import ACTS, INTENTS, POLARITIES, SPAN_TYPES
from services.classifier.thresholds import Thresholds
from services.classifier.understanding.model import OUTPUTS, Temperatures, UnderstandingModel
from services.common.errors import StartupError
from services.common.model_version import ModelVersion

MODEL_NAME = "gamesrec/understanding"
FILE_NAME = "understanding.safetensors"
LARGEST_BYTES = 4_000_000
_METADATA_KEY = "gamesrec"
_LABELS: dict[str, list[str]] = {
    "intents": [str(each) for each in INTENTS],
    "acts": [str(each) for each in ACTS],
    "spans": [str(each) for each in SPAN_TYPES],
    "polarities": [str(each) for each in POLARITIES],
}

Halves = Mapping[str, NDArray[np.float16]]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Encoder(_Strict):
    name: str = Field(min_length=1)
    revision: str = Field(min_length=1)
    dimension: int = Field(ge=1, le=65536)


class _Metadata(_Strict):
    format: Literal[1]
    name: str = Field(min_length=1)
    revision: str
    encoder: _Encoder
    prompt: str
    scale: float = Field(gt=0, allow_inf_nan=False)
    temperatures: dict[Literal["intents", "acts", "spans"], float]
    thresholds: dict[Literal["lower", "upper"], float]
    labels: dict[str, list[str]]
    training: dict[str, str]


def new_model(
    *,
    encoder: ModelVersion,
    prompt: str,
    scale: float,
    temperatures: Temperatures,
    thresholds: Thresholds,
    tensors: Mapping[str, NDArray[np.float32]],
) -> UnderstandingModel:
    """A model of these parameters, rounded to what a file keeps, with its revision."""
    halves = {name: np.ascontiguousarray(tensor, dtype=np.float16) for name, tensor in sorted(tensors.items())}
    revision = _revision(halves, [str(encoder), prompt, scale, *_numbers(temperatures, thresholds)])
    return UnderstandingModel(
        version=ModelVersion(MODEL_NAME, revision, encoder.dimension),
        encoder=encoder,
        prompt=prompt,
        scale=scale,
        temperatures=temperatures,
        thresholds=thresholds,
        tensors={name: half.astype(np.float32) for name, half in halves.items()},
    )


def save_model(model: UnderstandingModel, path: Path, training: Mapping[str, str]) -> None:
    """Writes the model to `path`, whole or not at all. `training` tells people how it came about.

    Raises StartupError if it is larger than a committed model may be.
    """
    metadata = _Metadata(
        format=1,
        name=model.version.name,
        revision=model.version.revision,
        encoder=_Encoder(name=model.encoder.name, revision=model.encoder.revision, dimension=model.encoder.dimension),
        prompt=model.prompt,
        scale=model.scale,
        temperatures={
            "intents": model.temperatures.intents,
            "acts": model.temperatures.acts,
            "spans": model.temperatures.spans,
        },
        thresholds={"lower": model.thresholds.lower, "upper": model.thresholds.upper},
        labels=_LABELS,
        training=dict(training),
    )
    halves = {name: tensor.astype(np.float16) for name, tensor in model.tensors.items()}
    document = json.dumps(metadata.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    content = save(halves, {_METADATA_KEY: document})
    if len(content) > LARGEST_BYTES:
        raise StartupError(
            f"the model takes {len(content)} bytes, more than {LARGEST_BYTES}; train with a lower --rank, "
            "fewer --layers or fewer --members"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        # A temporary file is private to its owner; the model is for whoever may read the tree.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def load_model(path: Path) -> UnderstandingModel:
    """The model in `path`, a file or a directory that holds one. Raises StartupError that says what is wrong."""
    return _read(path)[0]


def training_notes(path: Path) -> dict[str, str]:
    """What the file tells of how the model came about. Raises StartupError as `load_model` does."""
    return _read(path)[1].training


def _read(path: Path) -> tuple[UnderstandingModel, _Metadata]:
    file = path / FILE_NAME if path.is_dir() else path
    remedy = "set CLASSIFIER_MODEL to another, or train one with `gamesrec train-classifier`"
    if not file.is_file():
        raise StartupError(f"there is no model at {file}; {remedy}")
    try:
        if file.stat().st_size > 4 * LARGEST_BYTES:
            raise StartupError(f"{file} is too large to be a model of this kind; {remedy}")
        with safe_open(file, framework="numpy") as opened:
            document = (opened.metadata() or {}).get(_METADATA_KEY)
            if document is None:
                raise ValueError(f"its metadata has no {_METADATA_KEY!r}")
            halves = {name: opened.get_tensor(name) for name in sorted(opened.keys())}
        metadata = _Metadata.model_validate_json(document)
        return _model(halves, metadata), metadata
    except (SafetensorError, OSError) as error:
        raise StartupError(f"{file} is not a readable safetensors file ({error}); {remedy}") from error
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        raise StartupError(f"{file} has wrong metadata ({wrong}); {remedy}") from error
    except (ValueError, KeyError) as error:
        raise StartupError(f"{file} is not a sound model: {error}; {remedy}") from error


def _model(halves: Halves, metadata: _Metadata) -> UnderstandingModel:
    if metadata.labels != _LABELS:
        raise ValueError("its labels are not those of this release; train it again")
    for name, tensor in halves.items():
        if tensor.dtype != np.float16:
            raise ValueError(f"{name} is {tensor.dtype}, not float16")
        if not np.isfinite(tensor).all():
            raise ValueError(f"{name} holds values that are not finite")
    hidden = metadata.encoder.dimension
    for name, (scores, states) in OUTPUTS.items():
        for part, shape in (("weight", (scores, states * hidden)), ("bias", (scores,))):
            output = halves.get(f"{name}.{part}")
            if output is None or output.shape != shape:
                raise ValueError(f"{name}.{part} is not of shape {list(shape)}")
    temperatures = Temperatures(**metadata.temperatures)
    if min(temperatures.intents, temperatures.acts, temperatures.spans) <= 0:
        raise ValueError("a temperature is not positive")
    model = new_model(
        encoder=ModelVersion(metadata.encoder.name, metadata.encoder.revision, hidden),
        prompt=metadata.prompt,
        scale=metadata.scale,
        temperatures=temperatures,
        thresholds=Thresholds(**metadata.thresholds),
        tensors={name: tensor.astype(np.float32) for name, tensor in halves.items()},
    )
    if model.version.revision != metadata.revision:
        raise ValueError("its content differs from its revision: the file was changed after training")
    return model


def _numbers(temperatures: Temperatures, thresholds: Thresholds) -> list[float]:
    return [temperatures.intents, temperatures.acts, temperatures.spans, thresholds.lower, thresholds.upper]


def _revision(halves: Halves, decisive: list[str | float]) -> str:
    digest = hashlib.sha256()
    for name, half in halves.items():
        digest.update(name.encode())
        digest.update(half.astype("<f2").tobytes())
    digest.update(json.dumps([decisive, _LABELS]).encode())
    return digest.hexdigest()[:32]
