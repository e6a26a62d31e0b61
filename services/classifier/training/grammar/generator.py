"""Draws labelled messages from the grammar of a language, the same ones for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.grammar.language import Grammar, Template
from services.classifier.training.grammar.noise import UNSPACED, make_human
from services.classifier.training.grammar.tagged import Character, Mark, Tagged, plain, read_out, tidy
from services.classifier.training.grammar.template import Choice, Marked, Node, Reference, Slot, Text

_ARTICLE = re.compile(r"(?<![^\W_])([Aa])~(?= (.))")
_ELISION = re.compile(r"(?<![^\W_])([dlDLquQU]+)~ (?=(.))")
_FRAMED_ACTS = frozenset({"NEW_WISH", "REFINE"})
_TRIES = 12


@dataclass(slots=True)
class _Drawing:
    """One message being drawn. A word is not drawn twice for it."""

    grammar: Grammar
    draw: random.Random
    marks: int = 0
    used: set[str] = field(default_factory=set)

    def expand(self, body: tuple[Node, ...], mark: Mark | None = None) -> Tagged:
        """The characters of a sequence; inside a marked part all of them carry its mark."""
        result: Tagged = []
        for node in body:
            match node:
                case Text(value):
                    result += [Character(letter, mark) for letter in value]
                case Choice(options):
                    result += self.expand(self.draw.choice(options), mark)
                case Reference(rule):
                    result += self.expand(self.draw.choice(self.grammar.rules[rule]), mark)
                case Marked(inner, type_name, polarity):
                    result += self.expand(inner, mark or self._mark(type_name, polarity))
                case Slot(lexicon, form, polarity):
                    forms = self.grammar.lexicons[lexicon].forms
                    entry = self._entry(lexicon)
                    own_type = self.grammar.type_of(lexicon, entry[0], polarity)
                    own = self._mark(own_type, polarity) if own_type and mark is None else mark
                    result += _marked(entry[forms.index(form) if form else 0], own, mark)
        return result

    def _mark(self, type_name: str, polarity: str) -> Mark:
        self.marks += 1
        return Mark(self.marks, type_name, polarity)

    def _entry(self, lexicon: str) -> tuple[str, ...]:
        words = self.grammar.lexicons[lexicon]
        entry = self.draw.choice(words.entries)
        for _ in range(_TRIES):
            if entry[0] not in self.used:
                break
            entry = self.draw.choice(words.entries)
        self.used.add(entry[0])
        return entry


def _marked(word: str, own: Mark | None, around: Mark | None) -> Tagged:
    """A word of a lexicon; where it holds two signs `^`, only what stands between them carries its own mark."""
    before, core, after = word.split("^") if "^" in word else ("", word, "")
    parts = ((before, around), (core, own), (after, around))
    return [Character(letter, mark) for part, mark in parts for letter in part]


def generate(grammar: Grammar, count: int, seed: int) -> Iterator[LabelledMessage]:
    """At most `count` different messages, each template as often as the others as far as its words go."""
    draw = random.Random(f"{seed}-{grammar.language}")
    seen: set[str] = set()
    open_templates = list(grammar.templates)
    made = 0
    while open_templates and made < count:
        draw.shuffle(open_templates)
        spent = []
        for template in open_templates:
            message = _new_message(grammar, template, draw, seen)
            if message is None:
                spent.append(template)
                continue
            yield message
            made += 1
            if made == count:
                return
        open_templates = [template for template in open_templates if template not in spent]


def _new_message(grammar: Grammar, template: Template, draw: random.Random, seen: set[str]) -> LabelledMessage | None:
    for _ in range(_TRIES):
        drawing = _Drawing(grammar, draw)
        message = drawing.expand(template.body)
        if template.act in _FRAMED_ACTS:
            message = _framed(drawing, message, template.act)
        message = make_human(tidy(_agreed(message)), grammar.language, draw)
        text, spans = read_out(message)
        key = " ".join(text.casefold().split())
        if key in seen:
            continue
        seen.add(key)
        return LabelledMessage(
            text=text,
            language=grammar.language,
            intent=template.intent,
            act=template.act,
            spans=spans,
            group=f"grammar-{template.name}",
            source=f"grammar:{template.name}",
        )
    return None


def _framed(drawing: _Drawing, message: Tagged, act: str) -> Tagged:
    """The wish among what people say around it: a greeting, a story, a please."""
    before, after, story = (drawing.grammar.rules.get(name) for name in ("before", "after", "story"))
    space = plain("" if drawing.grammar.language in UNSPACED else " ")
    chance = drawing.draw.random()
    if before and chance < 0.10:
        return [*drawing.expand(drawing.draw.choice(before)), *space, *message]
    if after and chance < 0.20 and message[-1].value.isalnum():
        return [*message, *space, *drawing.expand(drawing.draw.choice(after))]
    if story and act == "NEW_WISH" and chance < 0.28:
        return [*drawing.expand(drawing.draw.choice(story)), *space, *message]
    return message


def _agreed(message: Tagged) -> Tagged:
    """English `a~` becomes a or an, French `d~`, `l~`, `qu~` lose their vowel before another."""
    text = "".join(character.value for character in message)
    edits: dict[int, tuple[int, str]] = {}
    for found in _ARTICLE.finditer(text):
        edits[found.start()] = (found.end(), found[1] + ("n" if found[2].lower() in "aeiou" else ""))
    for found in _ELISION.finditer(text):
        vowel = found[2].lower() in "aeiouéèêâîôûhy"
        edits[found.start()] = (found.end(), found[1] + ("'" if vowel else "e "))
    result: Tagged = []
    place = 0
    while place < len(message):
        end, value = edits.get(place, (place + 1, ""))
        result += plain(value) if place in edits else [message[place]]
        place = end
    return result
