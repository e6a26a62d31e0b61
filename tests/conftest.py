"""Says which tests share a process when the suite is spread over several (`pytest -n 2 --dist loadgroup`)."""

from __future__ import annotations

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keeps the tests of a file, and all that ask the running stack, together; the longest start first."""
    if not hasattr(config, "workerinput"):
        return
    items.sort(key=lambda item: item.path.parent.name != "e2e")
    for item in items:
        shares_the_stack = "stack" in getattr(item, "fixturenames", ())
        item.add_marker(pytest.mark.xdist_group("stack" if shares_the_stack else str(item.path)))
