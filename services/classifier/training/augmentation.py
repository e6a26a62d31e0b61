"""Misspelled and differently cased copies of labelled messages, with their spans moved along.

Players type in lower case, drop accents and hit the wrong keys; a corpus is cleaner than they are.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from services.classifier.training.grammar.labels import LabelledMessage

Pieces = list[str]
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_NEIGHBOURS = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in _ROWS
    for place, letter in enumerate(row)
}
_LETTERS_PER_TYPO = 14
# One wrong letter of a few makes another word.
_SHORTEST = 6


def augmented(message: LabelledMessage, source: random.Random) -> LabelledMessage:
    """A copy with one or two changes of form; the same `source` gives the same copy."""
    pieces = list(message.text)
    for change in source.sample(_CHANGES, k=source.choice((1, 1, 2))):
        pieces = change(pieces, source)
    text = "".join(pieces)
    if not text.strip() or not unicodedata.is_normalized("NFC", text):
        return message
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    spans = []
    for span in message.spans or ():
        start, end = starts[span.start], starts[span.end]
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end:
            return message
        spans.append(replace(span, start=start, end=end))
    return replace(message, text=text, spans=None if message.spans is None else tuple(spans))


def _lower(pieces: Pieces, source: random.Random) -> Pieces:
    return [piece.lower() if len(piece.lower()) == 1 else piece for piece in pieces]


def _upper(pieces: Pieces, source: random.Random) -> Pieces:
    if source.random() < 0.7:
        # Shouting is rarer than a capital at the beginning.
        return [pieces[0].upper(), *pieces[1:]] if pieces else pieces
    return [piece.upper() if len(piece.upper()) == 1 else piece for piece in pieces]


def _without_accents(pieces: Pieces, source: random.Random) -> Pieces:
    def bare(piece: str) -> str:
        if (
            len(piece) != 1
            or not piece.isalpha()
            or unicodedata.name(piece, "").startswith(("CJK", "HIRAGANA", "KATAKANA"))
        ):
            return piece
        # й is a letter of its own, unlike ё.
        letters = [each for each in unicodedata.normalize("NFD", piece) if not unicodedata.combining(each)]
        return piece if piece in "йЙїЇ" else "".join(letters) or piece

    return [bare(piece) for piece in pieces]


def _without_end(pieces: Pieces, source: random.Random) -> Pieces:
    kept = list(pieces)
    if kept and kept[-1] in ".!?。！？…":
        kept[-1] = ""
    elif kept:
        kept[-1] += source.choice(("!", "?", ".", "...", " pls" if kept[-1].isascii() else "!", ")"))
    return kept


def _typos(pieces: Pieces, source: random.Random) -> Pieces:
    changed = list(pieces)
    places = [place for place, piece in enumerate(changed) if piece.lower() in _NEIGHBOURS]
    if len(places) < _SHORTEST:
        return changed
    for place in source.sample(places, k=min(len(places), max(1, len(places) // _LETTERS_PER_TYPO))):
        letter, kind = changed[place], source.random()
        if kind < 0.3:
            changed[place] = ""
        elif kind < 0.5:
            changed[place] = letter * 2
        elif kind < 0.75:
            changed[place] = source.choice(_NEIGHBOURS[pieces[place].lower()])
        elif place + 1 < len(changed) and changed[place + 1].isalpha():
            changed[place], changed[place + 1] = changed[place + 1], letter
    return changed


_CHANGES: tuple[Callable[[Pieces, random.Random], Pieces], ...] = (
    _lower,
    _upper,
    _without_accents,
    _without_end,
    _typos,
    _typos,
)
