"""Headings of shop exports in other languages: as a whole, as compounds, with units."""

from __future__ import annotations

import pytest

from services.ingest.columns.cells.game_fields import field_columns
from services.ingest.columns.cells.play_facts import play_facts_of
from services.ingest.columns.headings import names
from services.ingest.columns.headings.fact_columns import fact_columns

PLAYERS = (
    "Kundennummer, Kunden-Nr., KundenID, Mitgliedsnummer, Benutzer-ID, Nutzerkennung, numéro de client, N° client, "
    "ID utilisateur, id_usuario, código de cliente, número de jogador, codice cliente, ID utente, id klienta, "
    "numer klienta, ID użytkownika, müşteri no, Kullanıcı ID, üye numarası, ID игрока, номер клиента, Користувач, "
    "ID гравця, номер клієнта, 用户ID, 客户编号, 会员号, ユーザーID, 顧客番号, 会員番号, klantnummer"
)
GAMES = (
    "Artikelnummer, Artikel-Nr., Spiel-ID, Produktnummer, référence produit, réf. article, ID du jeu, "
    "código del juego, "
    "id_produto, codice articolo, ID gry, kod towaru, oyun no, ürün kodu, ID игры, код товара, ID гри, код товару, "
    "游戏ID, 商品编号, 商品コード, ゲームID, 商品番号"
)
TITLES = (
    "Spieltitel, Produktbezeichnung, Artikelname, titre du jeu, nom du produit, título del juego, nome do jogo, "
    "titolo del gioco, nazwa gry, tytuł gry, oyun adı, название игры, наименование товара, назва гри, 游戏名称, "
    "商品名, ゲーム名, ゲームタイトル"
)
RATINGS = (
    "Note, Bewertung, Kundenbewertung, Sternebewertung, note client, évaluation, puntuación, valoración, avaliação, "
    "valutazione, ocena, ocena użytkownika, kullanıcı puanı, оценка, оценка игрока, оцінка, рейтинг, 用户评分, 评分, "
    "評価, ユーザー評価"
)
TIMES = (
    "Bestelldatum, Kaufdatum, Bewertet am, date de commande, date d'achat, fecha de compra, data do pedido, "
    "data ordine, data zakupu, data zamówienia, sipariş tarihi, дата заказа, дата и время, дата замовлення, 下单时间, "
    "购买日期, 注文日, 購入日時, Zeitstempel, horodatage"
)
# Each of a list of games: genre, fewest and most players, age, hours, price, year, description, platform, developer
# and modes.
LISTS = (
    "Kategorie, Spieler min, Spieler max, Alter, Spieldauer (Minuten), Preis (EUR), Erscheinungsjahr, Beschreibung, "
    "Plattform, Entwickler, Spielmodi",
    "catégorie, joueurs min, nombre de joueurs max, âge minimum, durée (minutes), prix, année de sortie, description, "
    "plateforme, développeur, modes de jeu",
    "categoría, mín. jugadores, máx. jugadores, edad mínima, duración en horas, precio, año de lanzamiento, "
    "descripción, plataformas, desarrollador, modo de juego",
    "gênero, mínimo de jogadores, número máximo de jogadores, classificação indicativa, duração, preço, "
    "ano de lançamento, descrição, plataforma, desenvolvedor, modos de jogo",
    "genere, giocatori min, giocatori max, età minima, durata, prezzo, anno di uscita, descrizione, piattaforma, "
    "sviluppatore, modalità di gioco",
    "gatunek, min. liczba graczy, maks. liczba graczy, minimalny wiek, czas gry, cena, rok wydania, opis, platforma, "
    "producent, tryby gry",
    "tür, min oyuncu, maks. oyuncu sayısı, yaş sınırı, oyun süresi, fiyat, çıkış yılı, açıklama, platform, "
    "geliştirici, oyun modu",
    "жанр, мин. игроков, максимальное количество игроков, возрастной рейтинг, время прохождения, цена, год выпуска, "
    "описание, платформа, разработчик, режимы игры",
    "жанр, мін. гравців, максимальна кількість гравців, віковий рейтинг, час проходження, ціна, рік випуску, опис, "
    "платформа, розробник, режими гри",
    "游戏类型, 最少人数, 最多人数, 年龄分级, 通关时间, 价格, 发行年份, 简介, 游戏平台, 开发商, 游戏模式",
    "ジャンル, 最少プレイ人数, 最大プレイ人数, 対象年齢, クリア時間, 価格, 発売年, 概要, 対応機種, "
    "開発元, ゲームモード",
)


def headings(told: str) -> list[str]:
    return told.split(", ")


@pytest.mark.parametrize("heading", headings(PLAYERS))
def test_a_heading_of_players_is_one(heading: str) -> None:
    assert names.player_rank(heading)
    assert not names.game_rank(heading)


@pytest.mark.parametrize("heading", headings(GAMES))
def test_a_heading_of_games_is_one(heading: str) -> None:
    assert names.game_rank(heading)
    assert not names.player_rank(heading)


@pytest.mark.parametrize("heading", headings(TITLES))
def test_a_heading_of_titles_is_one(heading: str) -> None:
    assert names.title_rank(heading)


@pytest.mark.parametrize("heading", headings(RATINGS))
def test_a_heading_of_ratings_is_one(heading: str) -> None:
    assert names.rating_rank(heading)
    assert not names.player_rank(heading)


@pytest.mark.parametrize("heading", headings(TIMES))
def test_a_heading_of_times_is_one(heading: str) -> None:
    assert names.time_rank(heading)
    assert not names.is_release(heading)


@pytest.mark.parametrize("told", LISTS)
def test_a_list_of_games_says_its_facts_in_its_language(told: str) -> None:
    columns = headings(told)
    genre, fewest, most, age, hours, price, year, description, platform, developer, modes = columns
    assert field_columns(columns) == {
        "genres": genre,
        "year": year,
        "summary": description,
        "platforms": platform,
        "developer": developer,
    }
    facts = fact_columns(columns)
    assert (
        facts.items()
        >= {
            "min_players": [fewest],
            "max_players": [most],
            "minimum_age": [age],
            "typical_hours": [hours],
            "price_model": [price],
        }.items()
    )
    assert modes in facts["modes"]


def test_a_unit_in_a_heading_counts() -> None:
    assert play_facts_of({"Spieldauer (Minuten)": "90"}).typical_hours == 1.5
    assert play_facts_of({"duración en horas": "12"}).typical_hours == 12


@pytest.mark.parametrize(
    ("cell", "age"),
    [("ab 10", 10), ("8+", 8), ("ab 12 Jahren", 12), ("dès 6 ans", 6), ("USK ab 16 freigegeben", 16), ("16", None)],
)
def test_an_age_is_that_of_players_if_the_cell_or_the_heading_says_so(cell: str, age: int | None) -> None:
    assert play_facts_of({"Alter": cell}).minimum_age == age
    assert play_facts_of({"Mindestalter": cell}).minimum_age == (age or 16)


@pytest.mark.parametrize("heading", ["user_id", "min_players", "release_date", "Score (1-10)", "client", "data", "age"])
def test_headings_in_english_stay_what_they_are(heading: str) -> None:
    assert names.words(heading)[0] in {"user", "min", "release", "score", "customer", "date", "age"}
