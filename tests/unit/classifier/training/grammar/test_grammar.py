"""The notation of the grammars, and what becomes of labels when a text is edited."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from services.classifier.training.grammar.generator import generate
from services.classifier.training.grammar.labels import LabelledMessage, Span
from services.classifier.training.grammar.language import read_grammar
from services.classifier.training.grammar.noise import make_human
from services.classifier.training.grammar.tagged import Character, Mark, plain, read_out, tidy
from services.classifier.training.grammar.template import TemplateError, parse

WORDS = """lex genre KIND one many
  <*, *s> shooter
  ^racing^ game/^racing^ games
"""


def messages(tmp_path: Path, grammar: str, count: int = 20) -> list[LabelledMessage]:
    path = tmp_path / "en.grammar"
    path.write_text(WORDS + grammar, encoding="utf-8")
    return list(generate(read_grammar("en", [path]), count, seed=1))


def marked(message: LabelledMessage) -> set[tuple[str, str, str]]:
    return {(message.text[s.start : s.end].casefold(), s.type, s.polarity) for s in message.spans or ()}


def test_a_slot_marks_the_word_with_the_type_of_its_lexicon_and_the_polarity_of_its_sign(tmp_path: Path) -> None:
    found = messages(tmp_path, "say NEW_WISH\n  xx {genre.many-}\n")
    assert ("racing", "KIND", "REFUSED") in set().union(*map(marked, found))


def test_a_part_is_marked_as_a_whole(tmp_path: Path) -> None:
    (first, *_) = messages(tmp_path, "say REFINE\n  [under five/LENGTH<]\n", 1)
    assert {(type_name, polarity) for _, type_name, polarity in marked(first)} == {("LENGTH", "LESS")}


def test_a_line_that_only_names_a_rule_is_a_template_for_each_line_of_the_rule(tmp_path: Path) -> None:
    found = messages(tmp_path, "rule no\n  no {genre-}\n  not {genre-}\nsay NEW_WISH\n  @no\n")
    assert len({message.group for message in found}) == 2


def test_a_word_may_have_another_type_where_it_is_refused(tmp_path: Path) -> None:
    grammar = "lex mood KIND\n  scary\nrefused CONTENT\n  scary\nsay NEW_WISH\n  so {mood}\n  not {mood-}\n"
    found = set().union(*map(marked, messages(tmp_path, grammar)))
    assert {(type_name, polarity) for _, type_name, polarity in found} == {("KIND", "WANTED"), ("CONTENT", "REFUSED")}


@pytest.mark.parametrize(
    ("grammar", "words"),
    [
        ("say NEW_WISH\n  (a|b\n", "not closed"),
        ("say NEW_WISH\n  [a]\n", "needs a label"),
        ("say NEW_WISH\n  {colour}\n", "no lexicon colour"),
        ("say NEW_WISH\n  {genre.dual}\n", "no form dual"),
        ("say NEW_WISH\n  @wish\n", "no rule wish"),
        ("say NEW_WISH DISTRESS\n  a\n", "does not go with"),
        ("lex colour COLOUR\n  red\n", "no type of span"),
        ("refused COLOUR\n  red\n", "no type of span"),
        ("lex genre KIND\n  a/b/c\n", "3 forms"),
    ],
)
def test_a_wrong_grammar_is_refused_with_the_reason(tmp_path: Path, grammar: str, words: str) -> None:
    with pytest.raises(TemplateError, match=words):
        messages(tmp_path, grammar)


def test_a_stray_bracket_is_refused_with_its_place() -> None:
    with pytest.raises(TemplateError, match="character 3"):
        parse("ab)")


def test_tidying_keeps_labels_with_their_words() -> None:
    mark = Mark(1, "KIND", "REFUSED")
    text = [*plain("  no  "), *(Character(letter, mark) for letter in " shooter "), *plain(" , ok ")]
    assert read_out(tidy(text)) == ("no shooter, ok", (Span(3, 10, "KIND", "REFUSED"),))


@pytest.mark.parametrize("language", ["en", "ru", "tr", "zh"])
def test_noise_never_loses_a_label_and_never_marks_outer_white_space(language: str) -> None:
    mark = Mark(1, "KIND", "WANTED")
    for seed in range(300):
        message = [*plain("хочу "), *(Character(letter, mark) for letter in "шутер IŞIK"), *plain(", please")]
        text, (span,) = read_out(make_human(message, language, random.Random(seed)))
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        assert span.type == "KIND"
