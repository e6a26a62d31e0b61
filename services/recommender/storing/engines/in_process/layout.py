"""How a new collection is laid out on disk: its vectors, quantised, and its indexes."""

from __future__ import annotations

import shutil
from pathlib import Path

import qdrant_edge as edge

from services.recommender.storing.engines.vector_store import Collection

_UNUSED = "unused"
# Payloads are read into memory when a collection is opened: at least one page of 32 MiB.
_PAYLOAD_MEMORY = edge.Memory.Cached


def create(path: Path, collection: Collection) -> None:
    """Makes the shard beside its place and moves it there whole, so that a crash leaves no half-made collection."""
    unfinished = path.with_suffix(".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    dense = {name: _quantised(size, edge.Distance.Cosine) for name, size in collection.vectors.items()}
    dense |= {name: _quantised(size, edge.Distance.Dot) for name, size in collection.dot_vectors.items()}
    sparse = {name: edge.EdgeSparseVectorParams(full_scan_threshold=1) for name in collection.sparse_vectors}
    sparse |= {
        name: edge.EdgeSparseVectorParams(full_scan_threshold=1, modifier=edge.Modifier.Idf)
        for name in collection.idf_vectors
    }
    config = edge.EdgeConfig(
        vectors=dense,
        sparse_vectors=sparse or (None if dense else {_UNUSED: edge.EdgeSparseVectorParams()}),
        payload_memory=_PAYLOAD_MEMORY,
    )
    shard = edge.EdgeShard.create(str(unfinished), config)
    for field in collection.keyword_fields:
        shard.update(edge.UpdateOperation.create_field_index(field, edge.PayloadSchemaType.Keyword))
    for field in collection.integer_fields:
        by_range = edge.IntegerIndexParams(lookup=False, range=True)
        shard.update(edge.UpdateOperation.create_field_index(field, by_range))
    shard.flush()
    shard.close()
    unfinished.rename(path)


def _quantised(size: int, distance: edge.Distance) -> edge.EdgeVectorParams:
    """The bits are those with which a search is fastest: `python -m tests.bench.edge_vectors`."""
    bits = edge.TurboQuantBitSize.Bits4 if distance == edge.Distance.Cosine else edge.TurboQuantBitSize.Bits8
    quantisation = edge.TurboQuantQuantizationConfig(bits=bits, memory=edge.Memory.Cached)
    return edge.EdgeVectorParams(size, distance, quantization_config=quantisation)
