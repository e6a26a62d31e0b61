"""Reads a Parquet file in a process of its own, within limits: `parquet_child.py PATH MEMORY_BYTES CPU_SECONDS`.

Writes the table to standard output as an Arrow stream whose columns are all text, batch by batch. Imports nothing of
ours, and pyarrow only once its limits are set.
"""

from __future__ import annotations

import resource
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

DAMAGED, OUT_OF_MEMORY, NOT_TEXT = 3, 4, 5
_BATCH_ROWS = 16_384
_LIST_SEPARATOR = "\x02"


def _text_type(kind: pa.DataType) -> bool:
    """Whether cells of this type can be written as text; lists of such types can."""
    import pyarrow as pa  # noqa: PLC0415

    if pa.types.is_dictionary(kind):
        return _text_type(kind.value_type)
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return not pa.types.is_nested(kind.value_type) and _text_type(kind.value_type)
    return not pa.types.is_nested(kind)


def _text(column: pa.Array) -> pa.Array:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_null(column.type):
        return pa.nulls(len(column), pa.string())
    if pa.types.is_large_list(column.type):
        column = column.cast(pa.list_(column.type.value_type))
    if pa.types.is_list(column.type):
        # Lists of no entries become empty text, which is no cell; the others end in the separator too.
        joined = pc.binary_join(pc.cast(column, pa.list_(pa.string())), _LIST_SEPARATOR)
        return pc.if_else(pc.equal(joined, ""), joined, pc.binary_join_element_wise(joined, "", _LIST_SEPARATOR))
    return pc.cast(column, pa.string())


def main(path: str, memory_bytes: int, cpu_seconds: int) -> int:
    """Returns the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        file = pq.ParquetFile(path, memory_map=False, pre_buffer=False)
        kept = [index for index, field in enumerate(file.schema_arrow) if _text_type(field.type)]
        schema = pa.schema([(file.schema_arrow.names[index], pa.string()) for index in kept])
        with pa.ipc.new_stream(sys.stdout.buffer, schema) as stream:
            for batch in file.iter_batches(batch_size=_BATCH_ROWS, use_threads=False):
                stream.write_batch(pa.record_batch([_text(batch.column(index)) for index in kept], schema=schema))
        sys.stdout.buffer.flush()
    except (MemoryError, pa.ArrowMemoryError):
        return OUT_OF_MEMORY
    except pa.ArrowInvalid as error:
        return NOT_TEXT if "UTF8" in str(error) else DAMAGED
    except (pa.ArrowException, OSError, ValueError):
        return DAMAGED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
