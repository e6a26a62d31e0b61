"""Counts how often the encoding of short tables is told right, beside charset-normalizer, which comes with requests.

    python -m tests.bench.encodings [--tables 30]

A table has some titles of one language, rows of ASCII around them, and is written in an encoding of that language.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass

from charset_normalizer import from_bytes

from services.ingest.files.texts.letters import encoding_of_letters

_TITLES = {
    "cp1252": (
        "Die Völker II|Café International|Über den Wolken|"
        "Années folles|Señor Ratón|Pokémon Café|Straße nach Süden|"
        "Ça ira|Coração Valente|El Niño|Château Rouge|Mädchen für alles"
    ),
    "cp1250": (
        "Wiedźmin|Żółty żuraw|Łowca cieni|Gwiezdna śmierć|"
        "Książę i żebrak|Dzieje Świata|Źródło|Świątynia|Mały rycerz|"
        "Noc żywych|Ścieżki|Północ"
    ),
    "cp1254": (
        "Osmanlı Savaşı|Kılıç ve Büyü|Işık Yolu|Gölge Oyunu|"
        "Şehir Çılgını|İstanbul Hatırası|Yağmur Çocuğu|Güneş|"
        "Kayıp Ağaç|Dağın Ardı|Sırlar|Köşe"
    ),
    "cp1251": (
        "Ведьмак|Герои меча|Дальний космос|Щит и меч|Казаки: Снова война|"
        "Метро|Тайна замка|Блицкриг|Корсары|Вечный зов|Зима|"
        "Україна: Їжак"
    ),
    "koi8_u": (
        "Ведьмак|Герои меча|Дальний космос|Щит и меч|Казаки: Снова война|"
        "Метро|Тайна замка|Блицкриг|Корсары|Вечный зов|Зима|Тетрис"
    ),
    "gb18030": ("仙剑奇侠传|三国志|王者荣耀|魔兽世界|英雄联盟|大话西游|剑网三|原神|明日方舟|阴阳师|古墓丽影|鬼泣"),
    "big5": ("仙劍奇俠傳|三國志|王者榮耀|魔獸世界|英雄聯盟|大話西遊|軒轅劍|原神|明日方舟|陰陽師|古墓奇兵|惡魔獵人"),
    "cp949": (
        "바람의 나라|리니지|메이플스토리|배틀그라운드|던전앤파이터|로스트아크|검은사막|카트라이더|서든어택|"
        "별의 노래|겨울|마비노기"
    ),
    "cp932": (
        "ドラゴンクエスト|ゼルダの伝説|ファイナルファンタジー|ポケモン|モンスターハンター|どうぶつの森|スーパーマリオ|"
        "逆転裁判|バイオハザード|メタルギア|塊魂|ぷよぷよ"
    ),
    "euc_jp": (
        "ドラゴンクエスト|ゼルダの伝説|ファイナルファンタジー|ポケモン|モンスターハンター|どうぶつの森|スーパーマリオ|"
        "逆転裁判|バイオハザード|メタルギア|塊魂|ぷよぷよ"
    ),
}
TITLES = {encoding: titles.split("|") for encoding, titles in _TITLES.items()}


@dataclass(frozen=True, slots=True)
class Told:
    """Of so many tables the part that each of the two read right, that were in doubt, and wrong without a doubt."""

    tables: int
    right: float
    right_of_other: float
    doubtful: float
    wrong_unsaid: float


def table_of(titles: list[str], draw: random.Random) -> str:
    """A CSV of these titles among twenty in ASCII."""
    rows = [f"{place},{title},{draw.randint(1990, 2024)},RPG" for place, title in enumerate(titles)]
    rows += [f"{100 + place},Game {place},2001,Action" for place in range(20)]
    return "id,title,year,genre\n" + "\n".join(rows) + "\n"


def measured(titles_each: int, tables: int) -> Told:
    """What becomes of tables with so many titles, `tables` of each encoding."""
    draw = random.Random(1)
    right = other = doubtful = unsaid = 0
    for encoding, titles in TITLES.items():
        for _ in range(tables):
            text = table_of(draw.sample(titles, titles_each), draw)
            raw = text.encode(encoding)
            guess = encoding_of_letters([line for line in raw.split(b"\n") if not line.isascii()])
            is_right = raw.decode(guess.encoding, "replace") == text
            best = from_bytes(raw).best()
            right += is_right
            other += best is not None and str(best) == text
            doubtful += bool(guess.doubts)
            unsaid += not is_right and not guess.doubts
    count = tables * len(TITLES)
    return Told(count, right / count, other / count, doubtful / count, unsaid / count)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=30)
    asked = parser.parse_args()
    print("titles  tables  right  charset-normalizer  doubtful  wrong without a doubt")
    for size in (1, 3, 6, 12):
        told = measured(size, asked.tables)
        print(
            f"{size:6}  {told.tables:6}  {told.right:5.1%}  {told.right_of_other:18.1%}  {told.doubtful:8.1%}  "
            f"{told.wrong_unsaid:.1%}"
        )
