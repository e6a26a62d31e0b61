"""Tells which of the encodings before UTF-8 a text is in, from its bytes beyond ASCII.

East Asian encodings are told by which signs they make: kana, Hangul, or Chinese characters of the common half of their
standard. Of the encodings of one byte a letter the one wins by which most of the letters are such as one language
writes, in the case that words have. Of tables with three titles beyond ASCII 99 in 100 are read right so, of those with
six all, by charset-normalizer 70 and 82 (`python -m tests.bench.encodings`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_EAST_ASIAN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_LEAST_KANA = 0.2
_LEAST_HANGUL = 0.85
_LEAST_COMMON = 0.8
# Of Western text read as East Asian most signs stand alone, between the letters that did not make one.
_LEAST_IN_RUNS = 0.5
# Lines that may be damaged.
_MOST_DAMAGED = 0.01
_LEAST_LETTERS = 6
_LEAST_SHARE = 0.9

# The letters beyond ASCII of languages that share an encoding, those of the first before those of the others where both
# explain a text. Western tables mix languages.
_WESTERN = "äöüßéèêëáàâãåæçñíìîïóòôõøœúùûÿ"
_ALPHABETS: tuple[tuple[str, str], ...] = (
    ("cp1252", _WESTERN),
    ("cp1250", "ąćęłńóśźż"),
    ("cp1250", "áčďéěíňóřšťúůýž"),
    ("cp1250", "áéíóöőúüű"),
    ("cp1254", "çğıöşüâîû"),
    ("iso8859_2", "ąćęłńóśźż"),
    ("iso8859_2", "áčďéěíňóřšťúůýž"),
)
_CYRILLIC = ("cp1251", "koi8_u")
# Two thirds of the letters of Russian and Ukrainian texts.
_FREQUENT_CYRILLIC = frozenset("оеаинітрсвл")
# No Western word has three accented letters side by side; Polish ones may, and Turkish ones have more.
_MOST_TOGETHER = 2
_MARKS = "–—‘’“”„«»…™®©°·€£§´`№¿¡ªº\xa0"
_WORD = re.compile(r"[^\W\d_]+")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, and others that would explain the letters as well or nearly; empty where there is no doubt."""

    encoding: str
    doubts: tuple[str, ...] = ()


def encoding_of_letters(lines: Sequence[bytes]) -> Guess:
    """The encoding of lines, each of which has bytes beyond ASCII and is no UTF-8."""
    east_asian = _east_asian(lines)
    if east_asian is not None:
        return east_asian
    text = b"\n".join(lines)
    scores: dict[str, float] = {}
    for encoding, alphabet in _ALPHABETS:
        share = _explained(text.decode(encoding, "replace"), alphabet)
        scores[encoding] = max(scores.get(encoding, 0.0), share)
    for encoding in _CYRILLIC:
        scores[encoding] = _cyrillic(text.decode(encoding, "replace"))
    best = max(scores, key=lambda encoding: scores[encoding])
    letters = sum(byte >= 0x80 for byte in text)
    read = text.decode(best, "replace")
    # Encodings by which the text reads the same are no doubt.
    others = [each for each in scores if each != best and text.decode(each, "replace") != read]
    unsure = letters < _LEAST_LETTERS or scores[best] < _LEAST_SHARE
    near = [each for each in others if scores[each] >= scores[best] - (0.3 if unsure else 0.02)]
    return Guess(best, tuple(sorted(near, key=lambda encoding: -scores[encoding])[:2]) if near else ())


def _east_asian(lines: Sequence[bytes]) -> Guess | None:
    read = {encoding: text for encoding in _SHARES if (text := _decoded(lines, encoding)) is not None}
    shares = {encoding: _SHARES[encoding](text) for encoding, text in read.items() if _in_runs(text)}
    for group, least in ((("cp932", "euc_jp"), _LEAST_KANA), (("cp949",), _LEAST_HANGUL), (_CHINESE, _LEAST_COMMON)):
        fitting = sorted((each for each in group if shares.get(each, 0.0) >= least), key=lambda each: -shares[each])
        if fitting:
            letters = sum(map(len, _EAST_ASIAN.findall(read[fitting[0]])))
            others = fitting[1:] or [each for each in shares if each != fitting[0] and shares[each] >= least]
            return Guess(fitting[0], tuple(others[:2]) if letters < _LEAST_LETTERS else ())
    return None


def _decoded(lines: Sequence[bytes], encoding: str) -> str | None:
    """The lines that can be read so; None where more than a few cannot."""
    read, damaged = [], 0
    for line in lines:
        try:
            read.append(line.decode(encoding))
        except UnicodeDecodeError:
            damaged += 1
            if damaged > _MOST_DAMAGED * len(lines):
                return None
    return "\n".join(read)


def _in_runs(text: str) -> bool:
    runs = list(map(len, _EAST_ASIAN.findall(text)))
    return sum(length for length in runs if length > 1) >= _LEAST_IN_RUNS * sum(runs) > 0


def _share(pattern: re.Pattern[str], text: str) -> float:
    """Of the letters beyond ASCII, how many are such."""
    letters = [letter for letter in text if ord(letter) > 0x7F and letter.isalpha()]
    return len(pattern.findall(text)) / len(letters) if letters else 0.0


def _common(text: str, encoding: str, first: int, last: int, *, least_second: int) -> float:
    """Of the letters beyond ASCII, how many have a place in the common half of a Chinese standard."""
    letters = [letter for letter in text if ord(letter) > 0x7F and letter.isalpha()]
    places = [place for letter in letters if len(place := letter.encode(encoding, "replace")) == 2]
    common = sum(first <= place[0] <= last and place[1] >= least_second for place in places)
    return common / len(letters) if letters else 0.0


_CHINESE = ("gb18030", "big5")
_SHARES = {
    "cp932": lambda text: _share(_KANA, text),
    "euc_jp": lambda text: _share(_KANA, text),
    "cp949": lambda text: _share(_HANGUL, text),
    # The first levels of GB 2312 and of Big5: a hundredth of a text is beyond them.
    "gb18030": lambda text: _common(text, "gb18030", 0xB0, 0xD7, least_second=0xA1),
    "big5": lambda text: _common(text, "big5", 0xA4, 0xC6, least_second=0x40),
}


def _explained(text: str, alphabet: str) -> float:
    """Of the signs beyond ASCII, how many are letters of the alphabet, in words, or marks that texts have."""
    letters = {*alphabet, *alphabet.upper(), *"ıİ"} if "ı" in alphabet else {*alphabet, *alphabet.upper()}
    most = _MOST_TOGETHER if alphabet == _WESTERN else len(text)
    foreign = explained = 0
    for run in _BEYOND_ASCII.finditer(text):
        # Cells end where ASCII does; what is around a run tells whether it stands inside a word.
        before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
        together = sum(letter.isalpha() for letter in run.group()) <= most
        foreign += len(run.group())
        for place, letter in enumerate(run.group()):
            left = run.group()[place - 1] if place else before
            right = run.group()[place + 1] if place + 1 < len(run.group()) else after
            shouts = letter.isupper() and left.islower()
            inside = left.isalpha() and right.isalpha()
            explained += (letter in letters and together and not shouts) or (letter in _MARKS and not inside)
    return explained / foreign if foreign else 0.0


def _cyrillic(text: str) -> float:
    """How much of the words beyond ASCII is Cyrillic as it is written: words of several letters, small or all large."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    foreign = sum(ord(letter) > 0x7F and not letter.isspace() for letter in text)
    good = [
        word
        for word in words
        if len(word) > 1
        and all("а" <= letter.lower() <= "я" or letter.lower() in "ёіїєґў" for letter in word)
        and (word[1:].islower() or word.isupper())
    ]
    count = sum(map(len, good))
    frequent = sum(letter.lower() in _FREQUENT_CYRILLIC for word in good for letter in word)
    # Cyrillic read by the wrong encoding keeps its letters, but other ones are frequent then.
    return min(1.0, frequent / (0.55 * count)) * count / foreign if count and foreign else 0.0
