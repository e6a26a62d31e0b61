"""Compares words that may be forms of one, by their ends and by single letters: "mundos abiertos", "puzle", "hororu".

Rough on purpose, and the same for all languages that part words by spaces: it is asked only about words that the
classifier has marked as a kind and that no table knows.
"""

from __future__ import annotations

import re

# What the languages add to nouns and adjectives, by their case, number and gender; the longest first.
_ENDING = re.compile(
    r"(?:lari|leri|lar|ler|ymi|imi|ego|emu|ami|ach|ych|ich|ern|owi|ow|em|om|ym|im|ej|ie|es|os|as|en|er|is|"
    r"s|n|a|e|i|o|u|y|"
    r"ыми|ими|ого|его|ому|ему|ами|ями|ах|ях|ов|ев|ів|ой|ей|ою|ею|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ым|им|ых|их|ом|ем|"
    r"ам|ям|а|я|о|е|ы|и|і|ї|у|ю|ь)$"
)
_DOUBLED = re.compile(r"(.)\1")
_SHORTEST_STEM = 4
_SHORTEST_MISSPELLED = 6


def stem(word: str) -> str:
    """A folded word without its ending, if enough of it is left to tell what it is, and without doubled letters."""
    match = _ENDING.search(word)
    kept = word[: match.start()] if match is not None and match.start() >= _SHORTEST_STEM else word
    return _DOUBLED.sub(r"\1", kept)


def may_be_misspelled(said: str, word: str) -> bool:
    """Whether two folded words differ in one letter that is missing, added, another, or changed places."""
    if said == word or min(len(said), len(word)) < _SHORTEST_MISSPELLED or abs(len(said) - len(word)) > 1:
        return False
    start = next((place for place, (one, other) in enumerate(zip(said, word, strict=False)) if one != other), None)
    if start is None:
        return True
    left, right = said[start:], word[start:]
    return left[1:] == right[1:] or left == right[1:] or left[1:] == right or left[1::-1] + left[2:] == right
