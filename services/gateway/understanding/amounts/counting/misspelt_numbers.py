"""Reads numbers and places that are mistyped by one letter: "frist", "terseiro", "trzi"."""

from __future__ import annotations

from collections.abc import Mapping

from services.gateway.understanding.amounts.counting.number_words import LAST
from services.gateway.understanding.plain_text import bare, fold

# Whole words to compare misspelt ones with: "frist", "terseiro".
ORDINALS_IN_FULL: Mapping[str, int] = {
    word: place
    for place, words in {
        1: "first erste ersten primero primera premier premiere primeiro primeira birinci первая первую первый перша "
        "першу перший pierwsza pierwszą pierwszy pervaya pervuyu",
        2: "second zweite zweiten segundo segunda deuxieme ikinci вторая вторую второй друга другу другий druga drugą "
        "vtoraya vtoruyu",
        3: "third dritte dritten tercero tercera troisieme terceiro terceira ucuncu третья третью третий третя третю "
        "третій trzecia trzecią trzeci",
        4: "fourth vierte vierten cuarto cuarta quatrieme quarto quarta dorduncu четвёртая четвёртую четверта czwarta "
        "czwartą",
        5: "fifth funfte quinto quinta cinquieme besinci пятая пятую п'ята п'яту piata piątą",
        LAST: "bottom letzte letzten ultimo ultima dernier derniere sonuncu последняя последнюю остання останню "
        "ostatnia ostatnią",
    }.items()
    for word in map(fold, map(bare, words.split()))
}
_SHORTEST_MISSPELT = 4


def near_numbers(text: str, words: Mapping[str, int]) -> list[int]:
    """The number of the words that a single word differs from by one letter, if they have one and the same."""
    said = fold(bare(text.strip()))
    if len(said) < _SHORTEST_MISSPELT or not said.isalpha():
        return []
    near = {value for word, value in words.items() if len(word) >= _SHORTEST_MISSPELT and _is_one_off(said, word)}
    return list(near) if len(near) == 1 else []


def _is_one_off(one: str, other: str) -> bool:
    """Whether a word is another with a letter more, less or changed, or with two neighbours swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    start = next((place for place, (letter, its) in pairs if letter != its), min(len(one), len(other)))
    rest, others = one[start:], other[start:]
    is_swapped = rest[:2] == others[1::-1] and rest[2:] == others[2:]
    return is_swapped or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]
