"""Reads a YAML file into a pydantic model, and names each mistake in it with its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.reader import ReaderError

from services.common.errors import StartupError

# Where in a document something is: keys of mappings and indices of lists.
Location = tuple[int | str, ...]
M = TypeVar("M", bound=BaseModel)

_MAX_BYTES = 1024 * 1024


class _Loader(yaml.SafeLoader):
    """Refuses a key that is given twice, and YAML's spellings of a boolean such as `no`, which is also a language.

    Whatever it cannot make a value of is a MarkedYAMLError: PyYAML's own constructors raise just about anything.
    """

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (yaml.YAMLError, RecursionError):
            raise
        except Exception as error:
            kind = node.tag.removeprefix("tag:yaml.org,2002:")
            raise yaml.MarkedYAMLError(
                problem=f"is not a value of type {kind}", problem_mark=node.start_mark
            ) from error

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        if not isinstance(node, yaml.MappingNode):
            return super().construct_mapping(node, deep)
        seen: set[Any] = set()
        for key_node, _ in node.value:
            if key_node.tag == "tag:yaml.org,2002:merge":
                continue
            key = self.construct_object(key_node, deep=True)
            try:
                repeated = key in seen
                seen.add(key)
            except TypeError:
                raise yaml.MarkedYAMLError(problem="a key must be a word", problem_mark=key_node.start_mark) from None
            if repeated:
                raise yaml.MarkedYAMLError(problem=f"{key!r} is given twice", problem_mark=key_node.start_mark)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path, *, what: str) -> bytes:
    """The bytes of the file, at most 1 MiB; `what` names it in the StartupError of one that cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise StartupError(
            f"{what} {path} cannot be read ({error.strerror}); put it there, or correct the path"
        ) from error
    if len(raw) > _MAX_BYTES:
        raise StartupError(f"{what} {path} is larger than {_MAX_BYTES} bytes")
    return raw


def load_yaml(raw: bytes, *, name: str) -> Any:
    """What is in the text of a file called `name`. Raises StartupError with one line if it is no YAML."""
    return _loaded(raw, name)[1]


def parse_yaml(
    raw: bytes, model: type[M], *, name: str, check: Callable[[M], Sequence[tuple[Location, str]]] = lambda _: ()
) -> M:
    """The model in the text of a file called `name`; `check` may find more faults in it, and where they are.

    Raises StartupError with one line that names each fault and its line.
    """
    node, content = _loaded(raw, name)
    try:
        parsed = model.model_validate(content)
    except ValidationError as error:
        faults = _faults(error)
    else:
        faults = check(parsed)
        if not faults:
            return parsed
    raise StartupError("; ".join(f"{name}:{_line(node, at)}: {said}" for at, said in faults))


def _loaded(raw: bytes, name: str) -> tuple[yaml.Node | None, Any]:
    """The document as nodes, which know their lines, and as values."""
    try:
        loader = _Loader(raw.decode("utf-8"))
        node = loader.get_single_node()
        return node, loader.construct_document(node) if node is not None else {}
    except UnicodeDecodeError as error:
        raise StartupError(f"{name}:{_lines(raw[: error.start])}: is not UTF-8 text") from error
    except ReaderError as error:
        before = raw.decode("utf-8")[: error.position].encode()
        raise StartupError(
            f"{name}:{_lines(before)}: holds the character U+{error.character:04X}, which YAML forbids"
        ) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}" if mark else name
        raise StartupError(f"{where}: {error.problem or 'is not YAML'}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise StartupError(f"{name}: is not YAML") from error


def _lines(before: bytes) -> int:
    """The line, from 1, of what follows `before`."""
    return before.count(b"\n") + 1


def _faults(error: ValidationError) -> Sequence[tuple[Location, str]]:
    """Where each fault is, and what it is. What is wrong with a part only because of its own parts is left out."""
    found = error.errors(include_url=False, include_input=False)
    parents = {fault["loc"][:depth] for fault in found for depth in range(len(fault["loc"]))}
    faults = []
    for fault in found:
        if fault["loc"] in parents:
            continue
        at = tuple(part for part in fault["loc"] if part != "[key]") + fault.get("ctx", {}).get("at", ())
        faults.append((at, _explained(fault["type"], fault["msg"], ".".join(map(str, at)))))
    return faults


def _explained(kind: str, message: str, path: str) -> str:
    if kind == "extra_forbidden":
        return f"{path}: there is no such setting"
    if kind == "missing":
        return f"{path}: is missing"
    text = message.removeprefix("Value error, ")
    return f"{path}: {text}" if path else text


def _line(node: yaml.Node | None, path: Location) -> int:
    """The line, from 1, of the deepest part of `path` that is there."""
    line = 1
    for part in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            break
    return line
