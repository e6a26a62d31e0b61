"""The code is laid out as CONTRIBUTING.md says: short modules, packages with rooms, tests where they are looked for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

MODULES = sorted(path for path in Path("services").rglob("*.py") if path.name not in ("__init__.py", "__main__.py"))
PACKAGES = sorted({path.parent for path in MODULES})
MOST_LINES, MOST_MODULES = 300, 20
# Sentences in one language, which are read by the one who speaks it.
PHRASES = Path("services/gateway/writing/texts")
# Longer than they should be. Nothing is added here: whoever has shortened one takes it out.
STILL_LONG = {
    "services/cli/running/stack.py",
    "services/common/server.py",
    "services/gateway/understanding/games/title_lookup.py",
    "services/ingest/interpretation/understanding.py",
    "services/recommender/records.py",
    "services/recommender/servicer.py",
    "services/recommender/storing/catalogue.py",
    "services/recommender/storing/engines/in_process/edge_store.py",
    "services/recommender/translation.py",
}


def test_modules_are_short() -> None:
    long = {
        str(path)
        for path in MODULES
        if PHRASES not in path.parents and len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES
    }
    assert long == STILL_LONG


@pytest.mark.parametrize("package", PACKAGES, ids=str)
def test_packages_of_many_modules_have_rooms(package: Path) -> None:
    assert sum(path.parent == package for path in MODULES) <= MOST_MODULES


@pytest.mark.parametrize("path", [*MODULES, *(each / "__init__.py" for each in PACKAGES)], ids=str)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("package", PACKAGES, ids=str)
def test_the_map_of_a_package_names_its_modules(package: Path) -> None:
    """Where there are so many that one needs a map."""
    modules = [path.stem for path in MODULES if path.parent == package]
    if len(modules) < 10:
        return
    words = (package / "__init__.py").read_text(encoding="utf-8")
    # `words.py` is not named by `distress_words.py`, nor by the plain word.
    assert [name for name in modules if re.search(rf"\b{name}\.py\b", words) is None] == []
