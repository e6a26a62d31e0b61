"""Puts every player into one bucket of the experiment that runs, always the same, without keeping anything."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from services.common.errors import InvalidArgument

_FORM = re.compile(r"([a-z0-9_-]{1,32}):([a-z0-9_-]{1,31}=\d{1,6}(?:,[a-z0-9_-]{1,31}=\d{1,6})*),?")


@dataclass(frozen=True, slots=True)
class Experiment:
    """An experiment and the weights of its buckets; without buckets none runs."""

    name: str = ""
    weights: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> Experiment:
        """Such as "ranking:control=90,new=10"; empty for none. Raises ValueError."""
        if not text:
            return cls()
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError("must be such as ranking:control=90,new=10")
        pairs = [pair.split("=") for pair in match[2].split(",")]
        weights = {bucket: int(weight) for bucket, weight in pairs}
        if len(weights) < len(pairs) or not sum(weights.values()):
            raise ValueError("each bucket must stand once, and one of them must weigh more than 0")
        return cls(match[1], weights)

    def bucket_of(self, player_id: str, wanted: str = "") -> str:
        """The bucket that was asked for, else the player's; empty while no experiment runs.

        The player's is that of a hash of experiment and player: the same at every replica and after every restart, and
        independent from one experiment to the next. Raises InvalidArgument for a bucket that there is not.
        """
        if wanted:
            if wanted not in self.weights:
                known = ", ".join(self.weights) or "none, as no experiment runs"
                raise InvalidArgument.of_field(
                    "experiment_bucket", f"there is no bucket {wanted!r}; there are: {known}", reason="UNKNOWN_BUCKET"
                )
            return wanted
        if not self.weights:
            return ""
        digest = hashlib.sha256(f"{self.name}\0{player_id}".encode()).digest()
        place = int.from_bytes(digest[:8], "big") % sum(self.weights.values())
        for bucket, weight in self.weights.items():
            place -= weight
            if place < 0:
                return bucket
        raise AssertionError("the place lies within the sum of the weights")


NO_EXPERIMENT = Experiment()
