"""Tells, before a model is loaded, that the memory of the container is too small for it: a kill would say nothing."""

from __future__ import annotations

from pathlib import Path

from services.common.errors import StartupError

_LIMIT = Path("/sys/fs/cgroup/memory.max")
_MIB = 2**20
# Of the interpreter with the runtime and all that a service imports, before it has loaded anything: 103 MiB of resident
# memory in the classifier and the embedder (`VmRSS` of a process that has imported its `service` module).
_PROGRAM_BYTES = 100 * _MIB


def check_memory(directory: Path, limit_file: Path = _LIMIT) -> None:
    """Raises StartupError where the weights of a model, which are held in memory, and the program exceed the limit.

    That it does not raise says little: computing takes more. Without a limit that can be read nothing is checked.
    """
    try:
        limit = int(limit_file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return
    size = sum(file.stat().st_size for file in directory.glob("*.safetensors"))
    if limit < size + _PROGRAM_BYTES:
        raise StartupError(
            f"{limit // _MIB} MiB of memory are too little for the model {directory}, whose weights have "
            f"{size // _MIB} MiB: raise the container's limit to twice that or more, or choose a smaller model"
        )
