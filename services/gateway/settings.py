"""Lists the settings of the gateway: environment variables that begin with `GATEWAY_`, or flags."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import SettingsConfigDict

from services.common.settings import ServiceSettings
from services.gateway.requests.experiments import Experiment

TextStyle = Literal["per_game", "whole"]


class GatewaySettings(ServiceSettings):
    """Where the other services are, and how long each may take."""

    model_config = SettingsConfigDict(env_prefix="GATEWAY_")

    port: int = Field(default=50050, ge=0, le=65535, description="gRPC port; 0 for any free one")
    reject_unknown_fields: bool = Field(
        default=True, description="refuse requests with fields that this version does not know"
    )
    max_request_bytes: int = Field(
        default=2 * 2**20, ge=1024, description="largest request; a larger one is refused before it has come"
    )
    max_streams_per_connection: int = Field(
        default=100, ge=1, description="calls that one connection may have at once; a client opens more connections"
    )
    default_deadline_seconds: float = Field(default=60.0, gt=0, description="deadline of a call whose caller set none")

    embedder_target: str = Field(default="127.0.0.1:50051", description="embedder, as a gRPC target")
    next_embedder_target: str = Field(
        default="",
        description="embedder that is asked once the stored vectors are those of its model, see gamesrec reembed; "
        "empty: none",
    )
    classifier_target: str = Field(default="127.0.0.1:50052", description="classifier, as a gRPC target")
    recommender_target: str = Field(default="127.0.0.1:50053", description="recommender, as a gRPC target")
    llm_gateway_target: str = Field(default="127.0.0.1:50054", description="llm_gateway, as a gRPC target")

    embed_seconds: float = Field(default=2.0, gt=0, description="longest time for embedding a message")
    understand_seconds: float = Field(default=2.0, gt=0, description="longest time for understanding a message")
    recommend_seconds: float = Field(default=3.0, gt=0, description="longest time for recommending")
    first_text_seconds: float = Field(
        default=8.0, gt=0, description="time from the recommendations to the language model's first whole sentence"
    )
    text_seconds: float = Field(default=30.0, gt=0, description="longest time for the whole text")
    language_model: str = Field(default="", description="alias of the language model; empty: the llm_gateway's default")
    text_style: TextStyle = Field(
        default="per_game",
        description="whole: one request for the whole text, for capable models; per_game: a template in which a very "
        "small model writes one sentence about each game",
    )
    max_text_tokens: int = Field(default=120, ge=1, description="most tokens that the language model may write")
    temperature: float = Field(default=0.3, ge=0, le=2, description="sampling temperature of the language model")
    experiment: str = Field(
        default="",
        description="experiment that runs and the weights of its buckets, such as ranking:control=90,new=10",
    )
    catalogue_refresh_seconds: float = Field(
        default=300.0, gt=0, description="age at which the cached titles and popular games are read again"
    )

    @field_validator("experiment")
    @classmethod
    def _is_experiment(cls, value: str) -> str:
        Experiment.parse(value)
        return value
