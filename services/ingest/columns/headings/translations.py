"""Translates headings of other languages, as a whole or word by word, into the words that names.py knows."""

from __future__ import annotations

from services.common.games.titles import fold
from services.ingest.columns.headings.compounds import compound

_WORDS = {
    "user": "usuario utilisateur benutzer nutzer utente gebruiker uzytkownik пользователь юзер kullanici 用户 ユーザー "
    "ユーザ",
    "player": "jugador jogador joueur spieler giocatore speler gracz игрок oyuncu 玩家 プレイヤー",
    "players": "jugadores jogadores joueurs игроки гравці gracze oyuncular giocatori 人数 游戏人数 プレイ人数",
    "customer": "cliente client kunde kunden klant klient клиент",
    "game": "juego jogo jeu spiel gioco spel gra игра oyun videojuego videospiel videogioco 游戏 ゲーム",
    "name": "nombre nome nom naam nazwa имя название наименование isim ad 名称 名前",
    "title": "titulo titre titel titolo tytul заголовок baslik 标题 タイトル",
    "genre": "genero generos genere generi genres жанр жанры gatunek tur 类型 ジャンル",
    "platform": "plataforma plataformas plateforme plateformes "
    "plattform plattformen piattaforma piattaforme платформа "
    "платформы platforma 平台 プラットフォーム",
    "rating": "puntuacion calificacion valoracion avaliacao classificacao evaluation bewertung wertung valutazione "
    "voto nota note beoordeling ocena оценка рейтинг puan 评分 評価 スコア 点数 得点",
    "date": "fecha data datum дата tarih 日期 日付",
    "time": "zeit heure hora ora время zaman",
    "year": "ano annee anno jahr jaar rok год yil 年份",
    "release": "lanzamiento lancamento sortie veroffentlichung erscheinungsdatum uscita выход выхода выпуска релиз "
    "релиза",
    "developer": "開発元 開発会社 デベロッパー 开发者 desarrollador "
    "desarrolladora desenvolvedor desenvolvedora developpeur entwickler sviluppatore "
    "разработчик разработчики gelistirici 开发商",
    "description": "descripcion descricao beschreibung descrizione beschrijving opis описание aciklama 描述 説明",
    "releasedate": "発売日 発行日 リリース日 发行日期 发售日期 发布日期",
    "rated": "bewertet",
    "on": "am",
    "played": "jugadas jugado jouees jogadas giocate gespielt gespielte gespeeld zagrane сыграно наиграно oynanan",
    "hours": "horas heures stunden ore uren часы часов プレイ時間 时长",
    "tags": "タグ 标签 etiquetas schlagworter schlagworte метки теги",
    "id": "идентификатор kennung identificador identifiant identificativo",
    "articleid": "artikelnr artikelnummer артикул",
    "price": "preis prix precio preco prezzo prijs cena цена стоимость fiyat 价格 価格",
    "summary": "zusammenfassung resumen resumo riassunto resume аннотация",
    "country": "pais pays land paese страна ulke",
    "age": "edad idade alter eta возраст",
    "article": "artikel articulo artigo articolo artykul artikul артикул товар",
    "product": "produkt producto produto produit prodotto продукт",
    "number": "nummer nr numero номер",
    "sku": "artikelnummer artikelnr",
    "stars": "sterne estrellas estrelas etoiles stelle sterren gwiazdki звезды",
    "when": "wann cuando quand quando wanneer kiedy когда",
}
_ENGLISH = {fold(foreign): english for english, several in _WORDS.items() for foreign in several.split()}
# Words that bind others: "nom du jeu", "fecha de lanzamiento".
_BINDING = frozenset(
    ["de", "del", "du", "des", "da", "do", "d", "l", "della", "di", "la", "le", "el", "der", "die", "das", "van", "dei"]
)


def english(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a heading, those of other languages in English; "nom du jeu" is "game name"."""
    if whole := compound(words):
        return whole
    folded = [fold(word) for word in words]
    if not any(word in _ENGLISH for word in folded):
        return words
    bound = any(word in _BINDING for word in folded[1:-1]) or folded[0] == "id"
    found = [_ENGLISH.get(word, original) for word, original in zip(folded, words, strict=True) if word not in _BINDING]
    # In these languages what is named comes first.
    return tuple(reversed(found)) if bound else tuple(found)
