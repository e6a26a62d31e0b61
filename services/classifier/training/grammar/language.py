"""Reads the grammar of one language: its lexicons with inflected forms, its rules, and what a message may say.

A file holds blocks; a block is a header and indented lines:

    lex genre KIND singular plural      the type of its spans (or `-`), and the names of the forms
      puzzle/puzzles; rhythm game/rhythm games
      <*er, *ers> shoot; platform       a paradigm, and stems that follow it
      <^*^ game, ^*^ games> party       only what stands between the signs `^` is the span
    rule wish
      a good {genre}
    say NEW_WISH                        an act, and an intent after it where the act leaves a choice
      I want @wish
      @wish                             alone, each line of the rule is a template of its own
    refused CONTENT                     words, by their first form, that have this type where they are refused
      scary; violent
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from services.classifier.training.grammar.labels import ACT_INTENTS, SPAN_TYPES
from services.classifier.training.grammar.template import Choice, Marked, Node, Reference, Slot, TemplateError, parse

_PARADIGM = re.compile(r"<([^>]*)>\s*(.*)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one class. Each entry holds one string for every form; `type` is None where words are not marked."""

    type: str | None
    forms: tuple[str, ...]
    entries: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of message: its parsed line and its labels. `name` is the same in every run."""

    name: str
    body: tuple[Node, ...]
    intent: str
    act: str


@dataclass(slots=True)
class Grammar:
    """All that one language can say."""

    language: str
    lexicons: dict[str, Lexicon] = field(default_factory=dict)
    rules: dict[str, tuple[tuple[Node, ...], ...]] = field(default_factory=dict)
    templates: list[Template] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    def type_of(self, lexicon: str, word: str, polarity: str) -> str | None:
        """The type of a lexicon's word, named by its first form, to a writer who stands so to it."""
        own = self.lexicons[lexicon].type
        return self.refused.get(word, own) if own and polarity == "REFUSED" else own


def read_grammar(language: str, paths: Sequence[Path]) -> Grammar:
    """Reads the files in order; a lexicon or rule named twice is extended. Raises TemplateError, with file and line."""
    grammar = Grammar(language)
    for path in paths:
        for number, header, lines in _blocks(path):
            try:
                _add(grammar, header, lines)
            except (TemplateError, ValueError, IndexError) as error:
                raise TemplateError(f"{path.name}, the block of line {number} ({' '.join(header)}): {error}") from error
    for template in grammar.templates:
        _check(grammar, template.body)
    for bodies in grammar.rules.values():
        for body in bodies:
            _check(grammar, body)
    return grammar


def _blocks(path: Path) -> Iterator[tuple[int, list[str], list[str]]]:
    block: tuple[int, list[str], list[str]] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            if block:
                yield block
            block = (number, line.split(), [])
        elif block:
            block[2].append(line.strip())
    if block:
        yield block


def _add(grammar: Grammar, header: list[str], lines: list[str]) -> None:
    match header:
        case ["lex", name, type_name, *forms]:
            if type_name != "-" and type_name not in SPAN_TYPES:
                raise TemplateError(f"{type_name} is no type of span; use one of {', '.join(sorted(SPAN_TYPES))} or -")
            known = grammar.lexicons.get(name)
            names = tuple(forms) or (known.forms if known else ("word",))
            entries = tuple(entry for line in lines for entry in _entries(line, len(names)))
            earlier = known.entries if known else ()
            grammar.lexicons[name] = Lexicon(None if type_name == "-" else type_name, names, earlier + entries)
        case ["refused", type_name]:
            if type_name not in SPAN_TYPES:
                raise TemplateError(f"{type_name} is no type of span; use one of {', '.join(sorted(SPAN_TYPES))}")
            grammar.refused |= {word.strip(): type_name for line in lines for word in line.split(";")}
        case ["rule", name]:
            grammar.rules[name] = grammar.rules.get(name, ()) + tuple(parse(line) for line in lines)
        case ["say", act, *rest]:
            intent = rest[0] if rest else ACT_INTENTS[act][0]
            if intent not in ACT_INTENTS[act]:
                raise TemplateError(f"{act} does not go with {intent}")
            for body in _alone(grammar, lines):
                name = f"{grammar.language}-{len(grammar.templates):04d}"
                grammar.templates.append(Template(name, body, intent, act))
        case _:
            raise TemplateError("a block begins with lex, refused, rule or say")


def _alone(grammar: Grammar, lines: list[str]) -> Iterator[tuple[Node, ...]]:
    """What the lines stand for; a line that only names a rule stands for each line of the rule."""
    for line in lines:
        body = parse(line)
        match body:
            case (Reference(rule),) if rule in grammar.rules:
                yield from grammar.rules[rule]
            case _:
                yield body


def _entries(line: str, forms: int) -> Iterator[tuple[str, ...]]:
    paradigm = _PARADIGM.fullmatch(line)
    patterns = [pattern.strip() for pattern in paradigm[1].split(",")] if paradigm else []
    for word in (paradigm[2] if paradigm else line).split(";"):
        if not word.strip():
            continue
        entry = tuple(pattern.replace("*", word.strip()) for pattern in patterns) or tuple(
            form.strip() for form in word.split("/")
        )
        if len(entry) == 1:
            entry *= forms
        if len(entry) != forms:
            raise TemplateError(f"{word.strip()!r} has {len(entry)} forms, the lexicon names {forms}")
        yield entry


def _check(grammar: Grammar, body: tuple[Node, ...]) -> None:
    for node in body:
        match node:
            case Slot(lexicon, form, _):
                if lexicon not in grammar.lexicons:
                    raise TemplateError(f"{grammar.language}: no lexicon {lexicon}")
                if form and form not in grammar.lexicons[lexicon].forms:
                    raise TemplateError(f"{grammar.language}: the lexicon {lexicon} has no form {form}")
            case Reference(rule):
                if rule not in grammar.rules:
                    raise TemplateError(f"{grammar.language}: no rule {rule}")
            case Choice(options):
                for option in options:
                    _check(grammar, option)
            case Marked(inner, type_name, _):
                if type_name not in SPAN_TYPES:
                    raise TemplateError(f"{grammar.language}: {type_name} is no type of span")
                _check(grammar, inner)
