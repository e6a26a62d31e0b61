"""Challenge messages are written with their spans inline, and this module turns them into JSON lines.

A source line has five columns, parted by tabs: language, intent, act, kind (what the message tests), message. A span
stands in the message as `[words|TYPE|POLARITY]`, so that its offsets are computed and never typed. A message that
begins with `~` is not annotated: it counts for intent and act alone. Empty lines and lines with `#` are skipped.

`python -m tests.bench.understanding.markup` writes `<set>.jsonl` beside this file for every `sources/<set>.txt`; a
mistake is reported with its file and line, and then nothing is written.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
SOURCES = FOLDER / "sources"

LANGUAGES = frozenset({"en", "ru", "de", "es", "fr", "pt", "tr", "uk", "pl", "zh", "ja"})
ACTS = {
    "RECOMMEND": frozenset({"NEW_WISH", "REFINE", "MORE", "REJECT_SHOWN", "PICK", "START_OVER"}),
    "GAME_QUESTION": frozenset({"ABOUT_SHOWN", "ABOUT_GAME"}),
    "SMALL_TALK": frozenset({"GREETING", "THANKS", "FAREWELL", "INSULT", "CHAT"}),
    "OFF_TOPIC": frozenset({"OTHER"}),
    "DISTRESS": frozenset({"OTHER"}),
}
TYPES = frozenset(
    {
        "KIND",
        "PLATFORM",
        "YEARS",
        "TITLE",
        "DEVELOPER",
        "PLAYERS",
        "LENGTH",
        "PRICE",
        "DEVICE",
        "AGE",
        "CONTENT",
        "COUNT",
        "ORDINAL",
        "ATTRIBUTE",
    }
)
POLARITIES = frozenset({"WANTED", "REFUSED", "LIKED", "MORE", "LESS"})

_SPAN = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\|([A-Z]+)\]")
_UNSPACED = frozenset({"zh", "ja"})


@dataclass(frozen=True)
class Span:
    """Labelled words of a message: code point offsets, `end` exclusive."""

    start: int
    end: int
    type: str
    polarity: str


@dataclass(frozen=True)
class Message:
    """A labelled message; `spans` is None where they were not annotated."""

    text: str
    language: str
    intent: str
    act: str
    kind: str
    spans: tuple[Span, ...] | None


def parse_line(line: str) -> Message:
    """The message of one source line. Raises ValueError with the reason when a label or a span is not sound."""
    columns = line.split("\t")
    if len(columns) != 5:
        raise ValueError(f"{len(columns)} columns instead of language, intent, act, kind, message")
    language, intent, act, kind, marked = columns
    annotated = not marked.startswith("~")
    text, spans = _without_markup(marked.removeprefix("~"))
    if not annotated and spans:
        raise ValueError("a message that begins with ~ is not annotated and carries no span")
    message = Message(text, language, intent, act, kind, spans if annotated else None)
    _check(message)
    return message


def _without_markup(marked: str) -> tuple[str, tuple[Span, ...]]:
    text, spans, position = "", [], 0
    for match in _SPAN.finditer(marked):
        text += marked[position : match.start()]
        words, type_, polarity = match.groups()
        spans.append(Span(len(text), len(text) + len(words), type_, polarity))
        text += words
        position = match.end()
    return text + marked[position:], tuple(spans)


def _check(message: Message) -> None:
    text = message.text
    if message.language not in LANGUAGES:
        raise ValueError(f"language {message.language!r} is none of {sorted(LANGUAGES)}")
    if message.act not in ACTS.get(message.intent, ()):
        raise ValueError(f"act {message.act!r} does not go with intent {message.intent!r}")
    if not text or text != text.strip() or text != unicodedata.normalize("NFC", text):
        raise ValueError("the message is empty, has outer white space or is not in Unicode's form NFC")
    if set(text) & set("[]|"):
        raise ValueError("a bracket or a bar is left in the message: some markup is not closed or has no labels")
    if message.spans and message.intent in {"OFF_TOPIC", "DISTRESS"}:
        raise ValueError(f"a message of intent {message.intent} has no spans")
    for span in message.spans or ():
        _check_span(text, span, within_words=message.language in _UNSPACED)


def _check_span(text: str, span: Span, *, within_words: bool) -> None:
    words = text[span.start : span.end]
    if span.type not in TYPES or span.polarity not in POLARITIES:
        raise ValueError(f"{words!r} is labelled {span.type} {span.polarity}, which the policy does not know")
    if not (words[0].isalnum() and words[-1].isalnum()):
        raise ValueError(f"{words!r} begins or ends with white space or punctuation")
    around = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    if not within_words and any(character.isalnum() for character in around):
        raise ValueError(f"{words!r} is a part of a word; label the whole word")


def read_set(source: Path) -> list[Message]:
    """The messages of a source file. Raises ValueError with all mistakes, each with its line number."""
    messages: list[Message] = []
    mistakes: list[str] = []
    first_seen: dict[str, int] = {}
    for number, line in enumerate(source.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            message = parse_line(line)
            earlier = first_seen.setdefault(message.text.casefold(), number)
            if earlier != number:
                raise ValueError(f"the message stands on line {earlier} already")
            messages.append(message)
        except ValueError as error:
            mistakes.append(f"{source.name}:{number}: {error}")
    if mistakes:
        raise ValueError("\n".join(mistakes))
    return messages


def as_json_lines(name: str, messages: list[Message]) -> str:
    """The set in the format of the labelling policy, one message a line, each a group of its own."""
    lines = []
    for number, message in enumerate(messages, 1):
        record: dict[str, object] = {
            "text": message.text,
            "language": message.language,
            "intent": message.intent,
            "act": message.act,
        }
        if message.spans is not None:
            record["spans"] = [
                {"start": span.start, "end": span.end, "type": span.type, "polarity": span.polarity}
                for span in message.spans
            ]
        record |= {"group": f"{name}-{number:04d}", "source": "hand", "kind": message.kind}
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return "".join(lines)


def main() -> int:
    """Writes every set, or reports every mistake and writes none. Returns the exit status."""
    written: dict[Path, str] = {}
    mistakes: list[str] = []
    for source in sorted(SOURCES.glob("*.txt")):
        try:
            written[FOLDER / f"{source.stem}.jsonl"] = as_json_lines(source.stem, read_set(source))
        except ValueError as error:
            mistakes.append(str(error))
    if mistakes:
        print("\n".join(mistakes), file=sys.stderr)
        return 1
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
        print(f"{path.name}: {len(text.splitlines())} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
