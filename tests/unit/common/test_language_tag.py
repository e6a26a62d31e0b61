"""The primary subtag of a language tag, however the tag is written."""

from __future__ import annotations

import pytest

from services.common.language_tag import primary_subtag


@pytest.mark.parametrize(("tag", "primary"), [("pt-BR", "pt"), ("pt_BR", "pt"), (" EN ", "en"), ("zh-Hant-TW", "zh")])
def test_script_and_region_do_not_count(tag: str, primary: str) -> None:
    assert primary_subtag(tag) == primary


def test_no_tag_has_no_language() -> None:
    assert primary_subtag("") == ""
