"""Estimates of tokens are near what a tokenizer counts, in every script, and rather above it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.token_estimate import estimated_prompt_tokens, estimated_tokens, hundredths_of_tokens

# Counted by the tokenizer of SmolLM2.
MEASURED: dict[str, tuple[str, int]] = {
    "english": (
        "The best board games reward careful planning, but they also leave room for luck. If you like ex"
        "ploring open worlds, try this one first; it was released three years ago and people still play "
        "it every evening.",
        42,
    ),
    "english short": ("Which game should I play tonight?", 7),
    "german": (
        "Welches Spiel empfiehlst du für einen verregneten Sonntagnachmittag mit der Familie, wenn nicht"
        " alle gleich gut spielen können?",
        46,
    ),
    "russian": (
        "Посоветуй, пожалуйста, хорошую игру на вечер, в которую можно играть вдвоём, и объясни, почему "
        "она тебе нравится.",
        86,
    ),
    "greek": ("Ποιο παιχνίδι θα μου πρότεινες για ένα βροχερό απόγευμα με τα παιδιά;", 56),
    "chinese": ("请推荐一款适合周末和朋友一起玩的游戏，最好是合作类的，不要太难，画面要漂亮，剧情要感人。", 77),
    "japanese": ("週末に友達と一緒に遊べるゲームをおすすめしてください。難しすぎないものがいいです。", 64),
    "korean": ("주말에 친구들과 함께 할 수 있는 재미있는 게임을 추천해 주세요. 너무 어렵지 않으면 좋겠어요.", 114),
    "arabic": ("هل يمكنك أن تقترح لعبة جيدة للعب مع الأصدقاء في عطلة نهاية الأسبوع؟", 67),
    "hebrew": ("אתה יכול להמליץ לי על משחק טוב לסוף השבוע עם החברים?", 58),
    "hindi": ("क्या आप सप्ताहांत में दोस्तों के साथ खेलने के लिए कोई अच्छा खेल सुझा सकते हैं?", 83),
    "thai": ("ช่วยแนะนำเกมที่เล่นกับเพื่อนในวันหยุดสุดสัปดาห์หน่อย", 103),
    "georgian": ("რომელ თამაშს მირჩევთ წვიმიან კვირა დღეს ბავშვებთან ერთად?", 106),
    "emoji": ("🎮🕹🎲🏰🐉⚔🛡👾🚀🌍❤️👩‍👩‍👧🎉😀😂🥳🎮🕹🎲🏰🐉⚔🛡👾🚀🌍❤️👩‍👩‍👧🎉😀😂🥳", 118),
    "digits": (
        "2914177763170669074391500080636083778353374068124158683449786907366258517812865707049996228303883685",
        100,
    ),
    "date log": ("2024-05-17 13:45:02,123 INFO 192.168.0.17:50051 took 12.75 ms (status=200)", 59),
    "json": (
        '[{"id": 0, "title": "Game 0", "tags": ["rpg", "indie"], "price": 9.99, "ok": true}, {"id": 1, "'
        'title": "Game 1", "tags": ["rpg", "indie"], "price": 10.99, "ok": true}, {"id": 2, "title": "Ga'
        'me 2", "tags": ["rpg", "indie"], "price": 11.99, "ok": true}]',
        120,
    ),
    "url": (
        "https://store.example.com/app/292030/The_Witcher_3_Wild_Hunt/?snr=1_7_7_151_150_1&utm_source=newsletter",
        56,
    ),
    "titles": (
        "The Witcher 3: Wild Hunt, Stardew Valley, Hades, Slay the Spire, Disco Elysium, Terraria, XCOM "
        "2, Dota 2, Factorio",
        45,
    ),
}


@pytest.mark.parametrize("name", MEASURED)
def test_the_estimate_is_near_what_a_tokenizer_counts_and_rather_above(name: str) -> None:
    text, tokens = MEASURED[name]
    least = 0.75 if name in ("german", "titles") else 0.9
    most = 1.8 if name == "hindi" else 1.5
    assert least * tokens <= estimated_tokens(text) <= most * tokens


def test_each_message_costs_more_than_its_text() -> None:
    assert estimated_prompt_tokens(["Which game?", "Tetris."]) > estimated_tokens("Which game?Tetris.")


@given(st.text(), st.text())
def test_the_estimate_of_a_text_is_that_of_its_pieces(a: str, b: str) -> None:
    assert hundredths_of_tokens(a + b) == hundredths_of_tokens(a) + hundredths_of_tokens(b)
    assert estimated_tokens(a + b) <= estimated_tokens(a) + estimated_tokens(b) <= estimated_tokens(a + b) + 1


def test_half_a_character_is_estimated_too() -> None:
    assert estimated_tokens("\ud800") > 0
    assert estimated_tokens("") == 0
