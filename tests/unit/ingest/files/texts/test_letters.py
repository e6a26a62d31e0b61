"""The letters of a text tell its encoding, and say where they leave a doubt."""

from __future__ import annotations

import pytest

from services.ingest.files.texts.letters import encoding_of_letters

# A few titles each, of other words than the bench has.
TITLES = {
    "cp1252": ["Schöne neue Welt", "L'été à la plage", "Corazón salvaje", "Não há lugar como a casa"],
    "cp1250": ["Gdzie jest królik", "Złoto i popiół", "Wieża mędrców", "Niedźwiedź"],
    "iso8859_2": ["Świat według żółwia", "Wąż i źrebię", "Śnieżna kraina", "Gęś"],
    "cp1254": ["Kırık Kalpler", "Ormanın Işığı", "Küçük Şövalye", "Yıldız Savaşçısı"],
    "cp1251": ["Последний рубеж", "Принцесса и дракон", "Сказки леса", "Місто мрій"],
    "koi8_r": ["Последний рубеж", "Принцесса и дракон", "Сказки леса", "Гонка"],
    "gb18030": ["森林物语", "最后的城市", "公主与龙", "赛车高手"],
    "big5": ["森林物語", "最後的城市", "公主與龍", "賽車高手"],
    "euc_kr": ["마지막 도시", "숲의 이야기", "공주와 용", "달려라 자동차"],
    "shift_jis": ["さいごの町", "森のおはなし", "レーシングヒーロー", "お姫さまとドラゴン"],
    "euc_jp": ["さいごの町", "森のおはなし", "レーシングヒーロー", "お姫さまとドラゴン"],
}


@pytest.mark.parametrize("encoding", TITLES)
def test_a_few_titles_are_enough(encoding: str) -> None:
    lines = [f"{place},{title},1999,RPG".encode(encoding) for place, title in enumerate(TITLES[encoding])]
    guess = encoding_of_letters(lines)
    assert [line.decode(guess.encoding) for line in lines] == [line.decode(encoding) for line in lines]
    assert not guess.doubts


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
def test_titles_in_capitals_are_read_too(encoding: str) -> None:
    lines = [title.upper().encode(encoding) for title in TITLES[encoding][:3]]
    assert lines[0].decode(encoding_of_letters(lines).encoding) == TITLES[encoding][0].upper()


def test_a_single_letter_that_several_languages_write_is_a_doubt() -> None:
    guess = encoding_of_letters([b"1,Caf\xea,1999"])
    assert guess.encoding == "cp1252"
    assert guess.doubts
