"""Messages with inline spans become labelled messages, and mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.understanding.markup import Span, parse_line, read_set


def test_offsets_are_those_of_the_message_without_markup() -> None:
    message = parse_line("en\tRECOMMEND\tNEW_WISH\tplain_no\tno [horror|KIND|REFUSED], a [puzzle|KIND|WANTED] please")
    assert message.text == "no horror, a puzzle please"
    assert message.spans == (Span(3, 9, "KIND", "REFUSED"), Span(13, 19, "KIND", "WANTED"))


def test_offsets_count_code_points() -> None:
    message = parse_line("ja\tRECOMMEND\tNEW_WISH\tx\t🎮の[ホラー|KIND|WANTED]")
    assert message.spans == (Span(2, 5, "KIND", "WANTED"),)


def test_a_tilde_means_that_spans_were_not_annotated() -> None:
    message = parse_line("en\tGAME_QUESTION\tABOUT_GAME\tcards\t~is an ace high?")
    assert message.text == "is an ace high?"
    assert message.spans is None


def test_a_message_without_spans_is_annotated_and_empty() -> None:
    assert parse_line("en\tSMALL_TALK\tGREETING\tx\thello").spans == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("en\tRECOMMEND\tNEW_WISH\thello", "4 columns"),
        ("xx\tRECOMMEND\tNEW_WISH\tx\thello", "language 'xx'"),
        ("en\tRECOMMEND\tTHANKS\tx\thello", "act 'THANKS' does not go with intent 'RECOMMEND'"),
        ("en\tRECOMMEND\tNEW_WISH\tx\t ", "is empty"),
        ("en\tRECOMMEND\tNEW_WISH\tx\tcafe\u0301 games", "NFC"),
        ("en\tRECOMMEND\tNEW_WISH\tx\ta [horror game", "bracket"),
        ("en\tRECOMMEND\tNEW_WISH\tx\ta [horror|GENRE|WANTED] game", "the policy does not know"),
        ("en\tRECOMMEND\tNEW_WISH\tx\ta [horror|KIND|YES] game", "the policy does not know"),
        ("en\tRECOMMEND\tNEW_WISH\tx\ta [horror |KIND|WANTED]game", "white space"),
        ("en\tRECOMMEND\tNEW_WISH\tx\t[rogue|KIND|WANTED]likes", "part of a word"),
        ("en\tOFF_TOPIC\tOTHER\tx\tthe [Witcher|TITLE|WANTED] series", "has no spans"),
        ("en\tRECOMMEND\tNEW_WISH\tx\t~a [horror|KIND|WANTED] game", "not annotated"),
    ],
)
def test_a_mistake_is_named(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_line(line)


def test_all_mistakes_of_a_set_are_reported_with_their_lines(tmp_path: Path) -> None:
    source = tmp_path / "set.txt"
    source.write_text("# head\nen\tSMALL_TALK\tGREETING\tx\thello\nbroken\nen\tSMALL_TALK\tGREETING\tx\tHello\n")
    with pytest.raises(ValueError, match=r"(?s)set\.txt:3: 1 columns.*set\.txt:4: .* stands on line 2"):
        read_set(source)
