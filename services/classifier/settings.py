"""Settings of the classifier."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.common.settings import ServiceSettings

COMMITTED_HEAD = Path(str(files("services.classifier") / "intent_head.safetensors"))


class ClassifierSettings(ServiceSettings):
    """Settings of the classifier."""

    model_config = SettingsConfigDict(env_prefix="CLASSIFIER_")

    port: int = Field(default=50052, ge=0, le=65535, description="gRPC port; 0 for any free one")
    head: Path = Field(
        default=COMMITTED_HEAD,
        description="safetensors file of the head, as written by services.classifier.training.train",
    )
