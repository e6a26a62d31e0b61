"""Changed copies of labelled messages, with their spans moved along: misspelt, in other cases, with other words.

Players type in lower case, drop accents, hit the wrong keys and write Russian in Latin letters; a corpus is cleaner
than they are. The words of a span are changed for others of its type: a place is to be learnt, not a word. People chat
before they come to what they want, so that some copies begin with somebody's small talk, and they add to a wish, so
that some go on with another message's refinement.
"""

from __future__ import annotations

import random
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from services.classifier.training.grammar.labels import LabelledMessage, Span

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
_NAMES = ("TITLE", "DEVELOPER")
_RENAMED = 0.4
# Other words than names bend with their sentence, which an exchange does not see.
_REWORDED = 0.15
_TALKATIVE = 0.06
_TALK = ("GREETING", "CHAT")
_CONTINUED = 0.1
_LONGEST_ADDITION = 60
_LONGEST_TALK = 60
_AFTER_TALK = ("RECOMMEND", "GAME_QUESTION")
_ENDS = ".!?。！？…,)"
_TRANSLITERATED = 0.12
# How people write Cyrillic in Latin letters; where they differ, each way stands.
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        (
            "a b v g d e e,yo,jo zh,j z i y,i,j k l m n o p r s t u f h,kh,x c,ts ch,4 sh,w sch,shch,sh"
            " - y - e yu,u,ju ya,ja,ia"
        )
        .replace("-", ",")
        .split(" "),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Stock:
    """What copies are changed with. `words` are those of spans, by type, polarity and language; names in Latin letters
    are of all languages. `talk` are short messages of small talk, `additions` short refinements with their spans, by
    language.
    """

    words: Mapping[tuple[str, str, str], Sequence[str]]
    talk: Mapping[str, Sequence[str]]
    additions: Mapping[str, Sequence[LabelledMessage]]


def stock_of(messages: Sequence[LabelledMessage]) -> Stock:
    """The words of all spans, the small talk and the refinements of messages, for `augmented`."""
    words: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    talk: dict[str, set[str]] = defaultdict(set)
    additions: dict[str, list[LabelledMessage]] = defaultdict(list)
    for message in messages:
        if message.act == "REFINE" and message.spans and len(message.text) <= _LONGEST_ADDITION:
            additions[message.language].append(message)
        if message.act in _TALK and not message.spans and len(message.text) <= _LONGEST_TALK:
            talk[message.language].add(message.text)
        for span in message.spans or ():
            said = message.text[span.start : span.end]
            if (place := _place_of(message, span, said)) is not None:
                words[place].add(said)
    return Stock(
        {place: sorted(found) for place, found in words.items()},
        {language: sorted(found) for language, found in talk.items()},
        additions,
    )


def _place_of(message: LabelledMessage, span: Span, said: str) -> tuple[str, str, str] | None:
    """Where the words of a span may stand instead of others; None if nowhere."""
    if span.type in _NAMES:
        return (span.type, "", "") if said.isascii() else None
    return (span.type, span.polarity, message.language)


def augmented(message: LabelledMessage, source: random.Random, stock: Stock) -> LabelledMessage:
    """A copy with one or two changes of form and perhaps other words; the same `source` gives the same copy."""
    message = _after_talk(_continued(message, source, stock), source, stock)
    pieces = _exchanged(message, source, stock)
    changes = source.sample(_CHANGES, k=source.choice((1, 1, 2)))
    if message.language == "ru" and source.random() < _TRANSLITERATED:
        changes = [_in_latin_letters, *changes]
    for change in changes:
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


def _after_talk(message: LabelledMessage, source: random.Random, stock: Stock) -> LabelledMessage:
    """Now and then the same message after some small talk."""
    talk = stock.talk.get(message.language, ())
    if not talk or message.intent not in _AFTER_TALK or source.random() >= _TALKATIVE:
        return message
    before = _with_end(source.choice(talk), message.language, source)
    moved = _moved(message.spans or (), len(before))
    return replace(message, text=before + message.text, spans=None if message.spans is None else moved)


def _continued(message: LabelledMessage, source: random.Random, stock: Stock) -> LabelledMessage:
    """Now and then the same wish with a refinement after it, and the spans of both."""
    additions = stock.additions.get(message.language, ())
    if message.act != "NEW_WISH" or not message.spans or not additions or source.random() >= _CONTINUED:
        return message
    addition = source.choice(additions)
    before = _with_end(message.text, message.language, source)
    spans = (*message.spans, *_moved(addition.spans or (), len(before)))
    return replace(message, text=before + addition.text, spans=spans)


def _with_end(text: str, language: str, source: random.Random) -> str:
    """A text after which another may follow."""
    if text[-1] not in _ENDS:
        text += source.choice((".", ",", "...", "!", ""))
    return text if language in ("zh", "ja") else f"{text} "


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple(replace(span, start=span.start + by, end=span.end + by) for span in spans)


def _exchanged(message: LabelledMessage, source: random.Random, stock: Stock) -> Pieces:
    """The characters of the message; where words are exchanged, the first places hold all of the others."""
    pieces = list(message.text)
    for span in message.spans or ():
        place = _place_of(message, span, message.text[span.start : span.end])
        others = stock.words.get(place, ()) if place else ()
        share = _RENAMED if span.type in _NAMES else _REWORDED
        if others and source.random() < share:
            other = source.choice(others)
            # Letter by letter where there is room, so that the changes of form still find letters.
            last = span.end - span.start - 1
            letters = [*other[:last], other[last:]]
            pieces[span.start : span.end] = letters + [""] * (last + 1 - len(letters))
    return pieces


def _in_latin_letters(pieces: Pieces, source: random.Random) -> Pieces:
    ways = {letter: source.choice(latin.split(",")) for letter, latin in _LATIN.items()}

    def latin(piece: str) -> str:
        other = ways.get(piece.lower(), piece)
        return other.capitalize() if piece[:1].isupper() else other

    return [latin(piece) if len(piece) == 1 else piece for piece in pieces]


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
        # A piece of its own: what follows a span at the end does not belong to it.
        kept.append(source.choice(("!", "?", ".", "...", " pls" if kept[-1].isascii() else "!", ")")))
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
