"""The code is laid out as CONTRIBUTING.md says: short modules, packages with rooms, tests where they are looked for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

MODULES = sorted(path for path in Path("services").rglob("*.py") if path.name not in ("__init__.py", "__main__.py"))
BY_PACKAGE = {
    package: [path.stem for path in MODULES if path.parent == package]
    for package in sorted({path.parent for path in MODULES})
}
MOST_LINES, MOST_MODULES, FEWEST_THAT_NEED_A_MAP = 300, 20, 10
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


def test_packages_of_many_modules_have_rooms() -> None:
    crowded = {str(each): len(names) for each, names in BY_PACKAGE.items() if len(names) > MOST_MODULES}
    assert crowded == {}


def test_every_module_says_what_it_is_for() -> None:
    paths = [*MODULES, *(each / "__init__.py" for each in BY_PACKAGE)]
    assert [str(path) for path in paths if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_the_map_of_a_package_names_its_modules() -> None:
    """Where there are so many that one needs a map."""
    unnamed = [
        f"{package}/{name}.py"
        for package, names in BY_PACKAGE.items()
        if len(names) >= FEWEST_THAT_NEED_A_MAP
        for name in names
        if not re.search(rf"\b{name}\.py\b", (package / "__init__.py").read_text(encoding="utf-8"))
    ]
    assert unnamed == []
