"""Defines what can be set of the embedder, by variables that begin with EMBEDDER_ or by arguments."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.common.settings import ServiceSettings
from services.encoders.models.packaged import DEFAULT_MODEL, DEFAULT_MODELS_DIR
from services.encoders.models.profile import ProfileOverrides

_PREFIX = "EMBEDDER_"


class EmbedderSettings(ServiceSettings):
    """What is served, how it treats texts, and how much of it at once."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX)

    port: int = Field(default=50051, ge=0, le=65535, description="gRPC port; 0 for any free one")
    model: str = Field(
        default=DEFAULT_MODEL,
        min_length=1,
        description="a packaged model (multilingual-e5-small, all-MiniLM-L6-v2), a local Hugging Face directory, or "
        "a hub id such as intfloat/multilingual-e5-base, with @revision if wanted",
    )
    models_dir: Path = Field(default=DEFAULT_MODELS_DIR, description="where set-up puts the packaged models")
    pooling: Literal["mean", "cls", "last"] | None = Field(
        default=None, description="how token vectors become one; default: what the model's files say, else mean"
    )
    normalize: bool = Field(
        default=True,
        description="L2-normalise the vectors, as the contract promises; off leaves it to the model's own files",
    )
    prompts: dict[str, str] | None = Field(
        default=None,
        description="prompts by name, as JSON; default: those of the model's files, with query and passage always",
    )
    max_tokens: int | None = Field(
        default=None, ge=3, description="longest input; default: what the model's files say, which is also the most"
    )
    truncation_side: Literal["left", "right"] | None = Field(
        default=None, description="where long texts are cut; default: what the model's files say, else right"
    )
    engine: Literal["auto", "onnx", "onnx-int8", "torch"] = Field(
        default="auto",
        description="what computes: ONNX Runtime in float32 or, faster and less exact, in int8 (CPU, BERT-like "
        "networks), or torch (any network); auto: torch where there is CUDA or the network needs it, else onnx",
    )
    device: Literal["auto", "cpu", "cuda"] = Field(default="auto", description="where torch computes")
    threads: int = Field(default=0, ge=0, description="threads of the forward pass; 0 for as many as there are CPUs")
    batch_tokens: int = Field(default=256, ge=1, description="most tokens of one forward pass, padding included")
    lookahead_texts: int = Field(
        default=128, ge=1, description="how many waiting texts are looked at for ones of like length"
    )
    bulk_tokens: int = Field(
        default=512, ge=1, description="a call of more tokens is a bulk call, whose work gives way to all others"
    )
    bulk_niceness: int = Field(
        default=10, ge=0, le=19, description="how far the threads of bulk calls give way, as in nice(1)"
    )
    max_queue_tokens: int = Field(
        default=8192, ge=1, description="a call before which more tokens would be served is refused"
    )
    max_queue_seconds: float = Field(
        default=1.5,
        gt=0,
        description="a short call that would wait longer than this for the model is refused; less than callers wait",
    )
    cache_mb: int = Field(default=64, ge=0, description="memory for vectors of texts seen before; 0 for none")
    stream_ahead: int = Field(
        default=4, ge=1, description="requests of one EmbedStream that are worked on at once; the next waits unread"
    )

    def profile_overrides(self) -> ProfileOverrides:
        """What these settings say in place of the model's own files."""
        return ProfileOverrides(
            pooling=self.pooling,
            normalize=self.normalize,
            prompts=self.prompts,
            max_tokens=self.max_tokens,
            truncation_side=self.truncation_side,
            prefix=_PREFIX,
        )
