"""Measures what it costs to look up a word that no game is called by, in catalogues of growing size.

    python -m tests.bench.title_lookup [--games 100000]

The names are made of words of the demo games and of made-up ones, with a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import string
import time
from collections.abc import Callable, Sequence

from services.demo.catalogue import load_catalogue
from services.gateway.understanding.games.title_lookup import NamedGame, TitleLookup

_SEED = 7
_SAID = ("something relaxing", "halflife", "wiedzmni", "ночной ", "rogelike deckbuilder", "fantasia", "the second one")
_TIMES = 40
_MADE_UP = 6


def _games(number: int) -> list[NamedGame]:
    drawn = random.Random(_SEED)
    words = sorted({word for game in load_catalogue() for word in game.title.split()})
    words += ["".join(drawn.choices(string.ascii_lowercase, k=_MADE_UP)) for _ in range(number // 4)]
    return [NamedGame(str(index), " ".join(drawn.sample(words, drawn.randint(1, 4)))) for index in range(number)]


def _milliseconds(look: Callable[[str], object], said: Sequence[str]) -> float:
    """The median over the words of the time that one look-up of each takes."""
    taken = []
    for text in said:
        began = time.perf_counter()
        for _ in range(_TIMES):
            look(text)
        taken.append(1000 * (time.perf_counter() - began) / _TIMES)
    return statistics.median(taken)


def main() -> None:
    """Prints a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--games", type=int, default=100_000, help="size of the largest catalogue")
    largest = parser.parse_args().games
    print("games     read        find        series      by sound    nearest     (ms; reading in s)")
    for number in (largest // 100, largest // 10, largest):
        games = _games(number)
        began = time.perf_counter()
        titles = TitleLookup(games)
        read = time.perf_counter() - began
        looks = (titles.find, titles.series, titles.series_by_sound, titles.nearest)
        costs = [_milliseconds(look, _SAID) for look in looks]
        print(f"{number:<9} {read:<11.2f} " + " ".join(f"{cost:<11.3f}" for cost in costs))


if __name__ == "__main__":
    main()
