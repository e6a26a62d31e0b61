"""Settings of the classifier."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.common.settings import ServiceSettings
from services.encoders.models.packaged import DEFAULT_MODEL, DEFAULT_MODELS_DIR

COMMITTED_HEAD = Path(str(files("services.classifier") / "intent_head.safetensors"))
COMMITTED_MODEL = Path(str(files("services.classifier") / "understanding.safetensors"))


class ClassifierSettings(ServiceSettings):
    """What is served, on which encoder, and how much of it at once."""

    model_config = SettingsConfigDict(env_prefix="CLASSIFIER_")

    port: int = Field(default=50052, ge=0, le=65535, description="gRPC port; 0 for any free one")
    model: str = Field(
        default=str(COMMITTED_MODEL),
        min_length=1,
        description="what understands messages: a file of `gamesrec train-classifier`, a directory with one, or a "
        "version of MLflow's registry by the sha256 of its file, models:/<name>/<version>@sha256:<digest>",
    )
    mlflow_uri: str = Field(default="", description="MLflow that such a version is fetched from, once, at start")
    encoder: str = Field(
        default=DEFAULT_MODEL, min_length=1, description="the encoder that the model was trained on, as EMBEDDER_MODEL"
    )
    models_dir: Path = Field(default=DEFAULT_MODELS_DIR, description="where set-up puts the packaged models")
    precision: Literal["float32", "int8"] = Field(
        default="float32", description="what the network is computed in; int8 is faster and less exact"
    )
    threads: int = Field(default=0, ge=0, description="threads of the forward pass; 0 for as many as there are CPUs")
    batch_tokens: int = Field(default=256, ge=1, description="most tokens of one forward pass, padding included")
    lookahead_texts: int = Field(
        default=128, ge=1, description="how many waiting texts are looked at for ones of like length"
    )
    max_queue_tokens: int = Field(
        default=8192, ge=1, description="a call before which more tokens would be served is refused"
    )
    head: Path = Field(default=COMMITTED_HEAD, description="safetensors file of the head that Classify uses")
