"""Settings of the recommender."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.common.settings import ServiceSettings


class RecommenderSettings(ServiceSettings):
    """Where the vector store is and how it is used."""

    model_config = SettingsConfigDict(env_prefix="RECOMMENDER_")

    port: int = Field(default=50053, ge=0, le=65535, description="gRPC port; 0 for any free one")
    qdrant_url: str = Field(
        default="", description="URL of a Qdrant server, such as http://qdrant:6333; empty for the embedded engine"
    )
    qdrant_grpc_port: int = Field(default=6334, ge=1, le=65535, description="gRPC port of the Qdrant server")
    qdrant_api_key_env: str = Field(
        default="QDRANT_API_KEY", description="name of the environment variable that holds the Qdrant API key, if any"
    )
    qdrant_timeout_seconds: float = Field(default=10.0, gt=0, description="time limit of a call to the Qdrant server")
    qdrant_wait_seconds: float = Field(
        default=0.0, ge=0, description="at the start, longest wait for a Qdrant server that does not answer yet"
    )
    qdrant_replication_factor: int = Field(
        default=1, ge=1, description="copies of each shard; takes effect when a collection is created"
    )
    qdrant_shards: int = Field(
        default=0, ge=0, description="shards of a new collection; 0 leaves it to the server (one for each node)"
    )
    qdrant_write_consistency: int = Field(
        default=1, ge=1, description="copies that must have a write before it is acknowledged"
    )
    qdrant_quantisation: Literal["none", "scalar", "binary"] = Field(
        default="none", description="compression of the dense vectors of a new collection"
    )
    qdrant_on_disk: bool = Field(default=False, description="keep the vectors of a new collection on disk")
    qdrant_collection_prefix: str = Field(
        default="", max_length=64, description="prefix of collection names, to share a Qdrant server"
    )
    data_dir: Path = Field(default=Path("var/qdrant"), description="directory of the embedded engine")
    keep_free_mib: int = Field(
        default=256,
        ge=0,
        description="while the disk of the embedded engine has less left, in MiB, writes are refused; it is to be more "
        "than the calls under way can take",
    )
    check_hours: float = Field(
        default=24.0, gt=0, description="hours between checks of all stored records for damage; one begins at the start"
    )
    flush_seconds: float = Field(
        default=5.0, gt=0, description="how often the embedded engine makes its writes safe from a power failure"
    )
    popularity_seconds: float = Field(
        default=5.0,
        ge=0,
        description="after how long a Qdrant server counts the totals anew, beside the requests; 0: at each request; "
        "in the process they are counted as written",
    )
