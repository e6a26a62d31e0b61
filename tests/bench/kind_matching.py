"""Measures how kinds, as players say them, meet the genres and tags of the demo catalogue, on frozen judged pairs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from services.classifier.understanding.opening import EncoderFiles
from services.demo.catalogue import load_catalogue
from services.gateway.understanding.genres.kinds import KindNames
from services.gateway.understanding.genres.nearest_kind import NearestKind
from tests.bench.topic_baselines import frozen_vectors

_PAIRS = Path(__file__).parent / "understanding" / "kinds_to_catalogue.jsonl"


@dataclass(slots=True)
class Matched:
    """Names given, right and wanted, over some pairs; names that are neither asked for nor wrong do not count."""

    given: int = 0
    right: int = 0
    wanted: int = 0
    nothing: int = 0
    nothing_right: int = 0

    def add(self, names: Sequence[str], wanted: Sequence[str], also: Sequence[str]) -> None:
        """Of one pair."""
        truth = {name.casefold() for name in wanted}
        given = {name.casefold() for name in names} - {name.casefold() for name in also}
        self.given += len(given)
        self.right += len(given & truth)
        self.wanted += len(truth)
        self.nothing += not truth
        self.nothing_right += not truth and not given

    def __str__(self) -> str:
        precision = self.right / self.given if self.given else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        return (
            f"precision {precision:.3f}, recall {recall:.3f} of {self.wanted}; "
            f"of {self.nothing} kinds that it lacks {self.nothing_right} match nothing"
        )


def measure(files: EncoderFiles) -> Iterator[str]:
    """Lines: by words alone, by words and the encoder, and that by language."""
    pairs = [json.loads(line) for line in _PAIRS.read_text(encoding="utf-8").splitlines()]
    games = load_catalogue()
    kinds = KindNames(sorted({name for game in games for name in (*game.genres, *game.tags)}))
    forms = kinds.forms()
    texts = sorted({form for own in forms.values() for form in own})
    nearest = NearestKind(forms, dict(zip(texts, frozen_vectors(texts, files).tolist(), strict=True)))
    vectors = frozen_vectors([pair["text"] for pair in pairs], files)
    by_words, both = Matched(), Matched()
    by_language: dict[str, Matched] = {}
    for pair, vector in zip(pairs, vectors, strict=True):
        found = kinds.find(pair["text"])
        names = found.names if found else ()
        by_words.add(names, pair["names"], pair.get("also", ()))
        if not names and (near := nearest.find(vector.tolist())):
            names = tuple(kinds.spelled[near.name])
        for part in (both, by_language.setdefault(pair["language"], Matched())):
            part.add(names, pair["names"], pair.get("also", ()))
    yield f"\nkinds to the demo catalogue, {len(pairs)} judged pairs"
    yield f"  by words alone         {by_words}"
    yield f"  and the nearest name   {both}"
    for language, part in sorted(by_language.items()):
        yield f"    {language}                   {part}"
