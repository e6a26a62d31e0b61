"""The configuration from a YAML file; whatever is wrong with it is said with the line it is on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from services.common.errors import StartupError
from services.llm_gateway.configuration import Configuration

_MAX_BYTES = 1024 * 1024


class _Loader(yaml.SafeLoader):
    """Refuses a key that is given twice, and YAML's spellings of a boolean such as `no`, which is also a language."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
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


def read_configuration(path: Path) -> Configuration:
    """The configuration in the file. Raises StartupError with one line that names each fault and its line."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise StartupError(f"the configuration {path} cannot be read ({error.strerror})") from error
    if len(raw) > _MAX_BYTES:
        raise StartupError(f"the configuration {path} is larger than {_MAX_BYTES} bytes")
    return parse_configuration(raw, name=str(path))


def parse_configuration(raw: bytes, *, name: str) -> Configuration:
    """The configuration in the text of a file called `name`. Raises StartupError as above."""
    try:
        loader = _Loader(raw.decode("utf-8"))
        node = loader.get_single_node()
        content = loader.construct_document(node) if node is not None else {}
    except UnicodeDecodeError as error:
        raise StartupError(f"{name}: is not UTF-8 text") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f":{mark.line + 1}" if mark else ""
        raise StartupError(f"{name}{line}: {error.problem or 'is not YAML'}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise StartupError(f"{name}: is not YAML") from error
    try:
        return Configuration.model_validate(content)
    except ValidationError as error:
        faults = []
        for fault in error.errors(include_url=False, include_input=False):
            where = _path(fault["loc"], fault["msg"])
            message = _said(fault["type"], fault["msg"], ".".join(map(str, where)))
            faults.append(f"{name}:{_line(node, where)}: {message}")
        raise StartupError("; ".join(faults)) from error


def _path(location: tuple[int | str, ...], message: str) -> list[int | str]:
    """Where a fault is; a fault between parts begins its message with the path of the part to look at."""
    if location:
        return [part for part in location if part != "[key]"]
    prefix, colon, _ = message.removeprefix("Value error, ").partition(":")
    return list(prefix.split(".")) if colon and " " not in prefix else []


def _said(kind: str, message: str, path: str) -> str:
    if kind == "extra_forbidden":
        return f"{path}: there is no such setting"
    if kind == "missing":
        return f"{path}: is missing"
    text = message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return text if text.startswith(path) else f"{path}: {text}"


def _line(node: yaml.Node | None, path: list[int | str]) -> int:
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
