"""Tells messages that ask for something else than games, by words for it in eleven languages: films, weather, homework.

It is asked only of messages in which nothing names a game, a kind of game or a platform.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_OTHER = pattern(
    r"\b(?:movies?|films?|tv (?:show|series)|books?|songs?|albums?|recipes?|restaurants?|hotels?|"
    r"flights?|weather|"
    r"forecast|poems?|essay|homework|translate|capital (?:city )?of|president of|cook|dinner|stock price|exchange rate|"
    r"фильм\w*|сериал\w*|книг\w*|песн\w*|рецепт\w*|ресторан\w*|отел\w*|погод\w*|стих\w*|сочинени\w*|перевед\w+|"
    r"столиц\w+|домашк\w*|"
    r"filme?|serien?|buch|buches|bucher|lied|lieder|rezept\w*|wetter\w*|gedicht\w*|aufsatz|bewerbung|hausaufgaben?|"
    r"ubersetz\w*|hauptstadt|"
    r"peliculas?|pelis?|libros?|canci[oó]n(?:es)?|recetas?|restaurantes?|clima|tiempo hace|poema|redaccion|"
    r"deberes|traduce|capital de|"
    r"films?|livres?|chansons?|recettes?|meteo|poeme|redaction|devoirs|traduis|capitale|lettre de motivation|"
    r"quelle heure|"
    r"filmes?|livros?|musicas?|receitas?|previsao|poema|redacao|dever de|traduz|"
    r"dizi(?:si|ler)?|kitap\w*|sarki\w*|tarif\w*|hava (?:nasil|durumu)|siir|odev\w*|cevir|baskenti?|"
    r"фільм\w*|серіал\w*|книж?[кг]\w*|пісн\w*|рецепт\w*|погод\w*|вірш\w*|твір|переклади|столиц\w+|домашн\w+ завдання|"
    r"ksiazk\w*|piosenk\w*|przepis\w*|pogod\w*|wiersz\w*|wypracowani\w*|przetlumacz|stolic\w+|zadani\w+ domow\w+)\b|"
    r"电影|电视剧|小说|歌曲|菜谱|天气|作文|写首诗|翻译|首都|作业|映画|ドラマ|小説|曲を|レシピ|天気|感想文|翻訳|首都|"
    r"宿題|作文"
)
_GAMES = pattern(
    r"\b(?:games?|gaming|play\w*|игр\w+|сыгр\w+|поигр\w+|spiel\w*|zock\w*|daddel\w*|jueg\w+|jugar|jeux?|jouer|"
    r"jog[oau]\w*|oyun\w*|oyna\w*|"
    r"гр[аиуі]\w{0,2}|пограти|gr[aeęy]\b|gier|gra[ćc]|zagra\w*)\b|游戏|玩|ゲーム|遊|プレイ"
)
# fmt: on


def is_of_another_topic(text: str) -> bool:
    """Whether `text` has words for something else than games and none for games."""
    readable = bare(plain(text))
    return _OTHER.search(readable) is not None and _GAMES.search(readable) is None
