"""Words that end all that was wished for before."""

from __future__ import annotations

import pytest

from services.gateway.understanding.talking.starting_over import only_starts_over, starts_over, without_starting_over


@pytest.mark.parametrize(
    "text",
    ["start over please", "forget everything", "reset", "с нуля", "ну давай по новой", "забудь всё и начни заново",
     "noch mal von vorne bitte", "vergiss alles", "olvida todo", "empecemos desde cero", "recommençons à zéro",
     "oublie tout", "começar do zero", "esquece tudo", "yeniden başlayalım lütfen", "her şeyi unut",
     "почнемо з нуля", "забудь усе", "zaczynamy od zera", "zapomnij o wszystkim", "从头再来", "我们重新来吧",
     "最初からお願いします", "全部忘れて"],
)  # fmt: skip
def test_a_message_may_only_start_over(text: str) -> None:
    assert only_starts_over(text)
    assert not without_starting_over(text).strip()


@pytest.mark.parametrize(
    "text",
    ["сначала короткую", "давай сначала покороче", "from the beginning of the nineties", "I can't start over",
     "не хочу начинать всё сначала", "ich will nicht von vorne anfangen", "спочатку щось легке", "nuevo juego",
     "baştan sona hikaye", "先玩短的", "od dwóch graczy"],
)  # fmt: skip
def test_an_order_a_time_or_a_refusal_starts_nothing_over(text: str) -> None:
    assert starts_over(text) is None
    assert without_starting_over(text) == text


def test_what_follows_the_words_keeps_its_place() -> None:
    text = "zacznijmy od nowa, wyścigi"
    assert without_starting_over(text) == " " * len("zacznijmy od nowa, ") + "wyścigi"
