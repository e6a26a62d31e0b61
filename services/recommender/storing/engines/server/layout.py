"""How collections are laid out on a Qdrant server or cluster: vectors, shards, copies, quantisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from qdrant_client import models

from services.recommender.storing.engines.vector_store import Collection

Quantisation = Literal["none", "scalar", "binary"]

_QUANTISATIONS: dict[Quantisation, Any] = {
    "none": None,
    "scalar": models.ScalarQuantization(
        scalar=models.ScalarQuantizationConfig(type=models.ScalarType.INT8, always_ram=True)
    ),
    "binary": models.BinaryQuantization(binary=models.BinaryQuantizationConfig(always_ram=True)),
}


@dataclass(frozen=True, slots=True)
class ClusterOptions:
    """How new collections are laid out on a cluster; those that exist stay as they are.

    `shards` None leaves their number to the server. `write_consistency` is how many copies must have a write before
    it is acknowledged. `quantisation` is that of the dense vectors; `on_disk` keeps vectors on disk.
    """

    shards: int | None = None
    replication_factor: int = 1
    write_consistency: int = 1
    quantisation: Quantisation = "none"
    on_disk: bool = False


DEFAULT_OPTIONS = ClusterOptions()


def layout_of(collection: Collection, options: ClusterOptions) -> dict[str, Any]:
    """The vectors of a new collection, and how they are spread and stored."""
    sizes = [
        *((name, size, models.Distance.COSINE) for name, size in collection.vectors.items()),
        *((name, size, models.Distance.DOT) for name, size in collection.dot_vectors.items()),
    ]
    index = models.SparseIndexParams(on_disk=options.on_disk, full_scan_threshold=1)
    sparse = {name: models.SparseVectorParams(index=index) for name in collection.sparse_vectors}
    sparse |= {
        name: models.SparseVectorParams(index=index, modifier=models.Modifier.IDF) for name in collection.idf_vectors
    }
    return {
        "vectors_config": {
            name: models.VectorParams(size=size, distance=distance, on_disk=options.on_disk)
            for name, size, distance in sizes
        },
        "sparse_vectors_config": sparse or None,
        "shard_number": options.shards,
        "replication_factor": options.replication_factor,
        "write_consistency_factor": options.write_consistency,
        "quantization_config": _QUANTISATIONS[options.quantisation],
    }


def payload_indexes(collection: Collection) -> dict[str, models.PayloadSchemaType | models.IntegerIndexParams]:
    """The fields that conditions match against, and of what kind they are; integers are asked for by range only."""
    return {
        **dict.fromkeys(collection.keyword_fields, models.PayloadSchemaType.KEYWORD),
        **dict.fromkeys(
            collection.integer_fields,
            models.IntegerIndexParams(type=models.IntegerIndexType.INTEGER, lookup=False, range=True),
        ),
    }
