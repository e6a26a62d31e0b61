"""Words that end all that was wished for before."""

from __future__ import annotations

import time

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


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("nah forget these, let's start over. horror", "horror"),
        ("забей, начнем сначала. хоррор на вечер", "хоррор на вечер"),
        ("sorry. fang neu an: irgendwas lustiges", "irgendwas lustiges"),
        ("perdona, empecemos de cero: carreras", "carreras"),
        ("bon, on recommence à zéro : un jeu de course", "un jeu de course"),
        ("tá, vamos do zero: corrida de rally", "corrida de rally"),
        ("kusura bakma, baştan başlayalım: yarış", "yarış"),
        ("вибач, почнемо спочатку: гонки", "гонки"),
        ("dobra, sorry, zacznijmy od nowa: wyścigi", "wyścigi"),
        ("不好意思，重新开始：恐怖游戏", "恐怖游戏"),
        ("ごめん、最初からやり直して。レース", "レース"),
    ],
)
def test_words_that_start_over_may_stand_behind_a_few_others(text: str, rest: str) -> None:
    assert without_starting_over(text).strip(" :：") == rest


@pytest.mark.parametrize(
    "text",
    [
        "a game where I can fail, start over and learn",
        "игра, в которой всё можно начать сначала",
        "I loved Hades, from the top",
        "I like games where you die a lot, start over: roguelikes",
    ],
)
def test_a_game_in_which_one_starts_over_ends_no_wish(text: str) -> None:
    assert starts_over(text) is None


@pytest.mark.parametrize("marks", [".", ", ", "... "])
def test_a_message_of_marks_takes_no_time(marks: str) -> None:
    began = time.process_time()
    assert starts_over(marks * (4000 // len(marks)) + "hi") is None
    assert time.process_time() - began < 0.5
