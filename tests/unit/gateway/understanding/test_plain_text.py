"""Texts without accents."""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain, shown


def test_accents_go_and_places_stay() -> None:
    text = "Violência, żółć, ısı, ужё"
    assert bare(text) == "Violencia, zolc, isi, уже"
    assert len(bare(text)) == len(text)


def test_the_marks_of_kana_stay() -> None:
    assert bare("ゴアとコア") == "ゴアとコア"


def test_a_pattern_finds_words_with_and_without_their_accents() -> None:
    assert pattern(r"\bgrátis\b").search(bare("GRÁTIS"))
    assert pattern(r"\bgrátis\b").search(bare("gratis"))


def test_what_is_shown_keeps_its_letters_and_signs() -> None:
    title = "Zero™ Nº½ Ⅳ\u200b"
    assert shown(title) == "Zero™ Nº½ Ⅳ"
    assert plain(title) == "ZeroTM No1⁄2 IV"
    assert shown("Cafe\u0301\nNoir") == "Café Noir"
