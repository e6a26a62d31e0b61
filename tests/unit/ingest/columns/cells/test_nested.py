"""Cells that hold lists and objects."""

from __future__ import annotations

import pytest

from services.ingest.columns.cells.nested import flattened


@pytest.mark.parametrize(
    ("cell", "flat"),
    [
        ("plain", "plain"),
        ("[not a list", "[not a list"),
        ("[broken]", "[broken]"),
        ('["a", "b, c"]', "a|b, c|"),
        ("['a', \"b's\"]", "a|b's|"),
        ("[]", ""),
        ("{}", ""),
        ('[{"id": 4, "name": "Action"}]', "Action|"),
        ('[{"platform": {"id": 4, "name": "PC"}, "released_at": null}]', "PC|"),
        ('{"windows": true, "mac": false}', "windows|"),
        ('{"coming_soon": false, "date": "1 Nov, 2000"}', "1 Nov, 2000"),
        ('{"Fast": 12, "Hard": 90}', "Hard|Fast|"),
        ('{"1": "Action", "25": "Racing"}', "Action|Racing|"),
        ('{"id": 1, "name": "Pod Inc"}', "Pod Inc|"),
        ('{"minimum": "4 GB"}', "4 GB"),
        ('{"os": "Linux", "memory": "8 GB"}', "os: Linux|memory: 8 GB|"),
        ("[[[[1]]]]", "1|"),
        ('{"date": null, "coming_soon": true}', ""),
    ],
)
def test_a_cell_becomes_its_entries(cell: str, flat: str) -> None:
    assert flattened(cell) == flat.replace("|", "\x02")
