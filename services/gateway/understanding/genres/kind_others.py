"""Lists kinds of games by words that else name another kind: a "battle royale" is no game about battles.

As in the other tables: a word that ends in "*" stands for all words that begin so. Unlike there, a name that the
catalogue lacks is known all the same, as a kind that it has not, so that no part of its words is taken for one.
"""

from __future__ import annotations

from collections.abc import Mapping

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
OTHERS: Mapping[str, tuple[str, ...]] = {
    "bank cards": ("кредитн* карт*", "банковск* карт*", "банківськ* карт*", "kredi kart*", "kreditkarte*", "tarjeta*",
        "carte bancaire", "carte bleue", "cartão", "kart* kredytow*", "kart* płatnicz*", "信用卡", "クレジットカード"),
    "battle royale": ("battle royal*", "bataille royale", "королевск* битв*", "королівськ* битв*", "バトルロイヤル",
        "バトロワ", "吃鸡", "大逃杀"),
    "clicker": ("clicker*", "idle*", "кликер*", "кликалк*", "клікер*", "клікалк*", "айдл*", "klikan*", "klikacz*",
        "tıkla tıkla", "クリッカー*", "放置*"),
    "daily tasks": ("daily quest*", "ежедневн* квест*", "щоденн* квест*", "tägliche* quest*", "codzienn* quest*"),
    "dinosaurs": ("恐龙", "恐竜"),
    "disasters": ("灾难", "災難"),
    "entertaining": ("kurzweil*",),
    "grinding": ("grind*", "гринд*", "грінд*", "фармит*", "фармить", "фармити", "farmear*", "farmar", "farmando",
        "farmen", "farmić", "farmieni*", "刷刷刷", "肝", "周回", "レベル上げ"),
    "indie": ("indie", "indies", "indie game*", "indiespiel*", "indigame*", "инди", "інді", "индюшк*",
        "независим* игр*",
        "незалежн* ігр*", "indi oyun*", "bağımsız oyun*", "gry niezależne", "gier niezależnych", "独立游戏", "独立遊戲",
        "インディー*", "インディーズ*"),
    "large letters": ("large text", "large print", "big text", "крупн* текст*", "крупн* шрифт*", "больш* текст*",
        "велик* текст*", "большие буквы", "große schrift", "großer text", "letra grande", "texto grande",
        "texte en gros", "gros texte", "büyük metin*", "büyük yazı*", "duży tekst", "dużym tekstem",
        "文字が大きい", "大きい文字", "大きな文字", "文字サイズ", "文字大", "大文字"),
    "mobs": ("моб", "мобы", "мобов"),
    "physical copies": ("physical cop*", "physical edition*", "physical release*", "физическ* издан*",
        "физическ* носител*", "physische* version*", "edición física", "versión física", "copia física",
        "version physique", "édition physique", "mídia física", "edição física", "cópia física", "versão física",
        "物理パッケージ"),
    "quizzes": ("bilgi yarışma*", "bilgisi yarışma*"),
    "social deduction": ("social deduction*", "hidden role*", "hidden identit*", "hidden traitor*", "скрыт* рол*",
        "прихован* рол*", "ukryt* rol*", "gizli rol*", "gizli hain*", "狼人杀", "人狼"),
    "subtitles": ("legenda", "legendas", "legendad*"),
    "tag": ("鬼ごっこ",),
    "vampires": ("吸血鬼",),
}
# fmt: on
_CALLED = pattern("|".join(form.replace("*", r"\w*") for forms in OTHERS.values() for form in forms))


def is_another_kind(said: str) -> bool:
    """Whether words are a name of one of these kinds, and so not what a title has in it: "Fortnite Battle Royale"."""
    return _CALLED.fullmatch(bare(plain(said)).strip()) is not None
