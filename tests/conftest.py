"""Says which tests share a process when the suite is spread over several (`make test`): those of a file, all that ask
the running stack, which is started once, and all that read the rendered deployment, which is rendered once."""

from __future__ import annotations

import gc
import os
import tempfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.fast_directory import fast_place

if TYPE_CHECKING:
    from xdist.scheduler import LoadScopeScheduling

_ON_THE_STACK = "tests/e2e/"
_RENDERED = "tests/contract/deploy/"
# They start stacks of their own.
_APART = ("tests/e2e/test_ingest.py", "tests/e2e/test_up.py")


def pytest_configure() -> None:
    """Puts temporary files into memory where it can: a new store syncs its files some hundred times. Nothing that is
    made until all tests are found is garbage."""
    gc.disable()
    if "TMPDIR" not in os.environ and (place := fast_place()):
        os.environ["TMPDIR"] = tempfile.tempdir = str(place)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Puts the tests that take longest first, so that none is left alone in the end."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: not item.nodeid.startswith(_ON_THE_STACK))


def pytest_collection_finish() -> None:
    """Spares each collection of garbage a walk through thousands of tests, which stay until the end anyway."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415  (tests run without it, too)

    class ByFileOrStack(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            path = nodeid.split("::", 1)[0]
            if path.startswith(_RENDERED):
                return _RENDERED
            return _ON_THE_STACK if path.startswith(_ON_THE_STACK) and path not in _APART else path

    return ByFileOrStack(config, log)
