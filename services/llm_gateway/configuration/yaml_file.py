"""Reads the configuration from a YAML file, and names each mistake in it with its line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from services.common.errors import StartupError
from services.common.yaml_file import Location, parse_yaml, read_yaml
from services.llm_gateway.configuration.api_keys import api_key_of
from services.llm_gateway.configuration.schema import Configuration


def read_configuration(path: Path, *, environment: Mapping[str, str] = os.environ) -> Configuration:
    """The configuration in the file, whose keys `environment` holds.

    Raises StartupError with one line that names each fault and its line.
    """
    return parse_configuration(read_yaml(path, what="the configuration"), name=str(path), environment=environment)


def parse_configuration(raw: bytes, *, name: str, environment: Mapping[str, str] | None = None) -> Configuration:
    """The configuration in the text of a file called `name`; without `environment` keys are not looked for.

    Raises StartupError as above.
    """

    def check(configuration: Configuration) -> Sequence[tuple[Location, str]]:
        return [] if environment is None else _missing_keys(configuration, environment)

    return parse_yaml(raw, Configuration, name=name, check=check)


def _missing_keys(configuration: Configuration, environment: Mapping[str, str]) -> Sequence[tuple[Location, str]]:
    faults: list[tuple[Location, str]] = []
    for name, pool in configuration.pools.items():
        for number, spec in enumerate(pool.targets):
            at = ("pools", name, "targets", number, "api_key_env")
            try:
                api_key_of(spec, environment)
            except StartupError as error:
                faults.append((at, f"{'.'.join(map(str, at))}: {error}"))
    return faults
