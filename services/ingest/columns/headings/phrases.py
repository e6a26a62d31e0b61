"""Lists headings of other languages that mean something as a whole, such as "Bestelldatum" and "対応機種"."""

from __future__ import annotations

# The English words that names.py knows, to headings with commas between; `compounds.py` reads them.
PHRASES = {
    "player": "Pseudo, Pseudonyme, Spielername, Nutzername, Benutzername, Apodo, Nick, Nickname gracza, Никнейм, "
    "Нікнейм, 昵称, 暱稱, ニックネーム",
    "rating": "Рейтинг, Kundenbewertung, Nutzerbewertung, Spielerbewertung, Sternebewertung, Punktzahl, "
    "Bewertungspunkte, Note client, Note utilisateur, Note du joueur, Évaluation, Avis client note, Puntuación, "
    "Puntuación del usuario, Calificación, Valoración del cliente, Valoración, Nota del usuario, Avaliação do "
    "usuário, Avaliação do cliente, Pontuação, Classificação do cliente, Valutazione utente, Valutazione cliente, "
    "Punteggio, Voto utente, Ocena użytkownika, Ocena gracza, Ocena klienta, Kullanıcı puanı, Oyuncu puanı, "
    "Değerlendirme puanı, Değerlendirme, Puanı, Оценка пользователя, Оценка игрока, Оценка покупателя, Балл, "
    "Оцінка, Оцінка користувача, Оцінка гравця, Рейтинг користувача, 用户评分, 玩家评分, 客户评分, 评价, 打分, "
    "星级, 評分, 用戶評分, 評価点, ユーザー評価, レビュー評価, 評価スコア, 星評価",
    "order date": "Bestelldatum, Kaufdatum, Bestellt am, Gekauft am, Bestellzeitpunkt, Transaktionsdatum, Date de "
    "commande, Date d'achat, Commandé le, Acheté le, Fecha de pedido, Fecha del pedido, Fecha de compra, Data do "
    "pedido, Data da compra, Data da encomenda, Data ordine, Data dell'ordine, Data di acquisto, Data acquisto, "
    "Besteldatum, Aankoopdatum, Data zamówienia, Data zakupu, Sipariş tarihi, Satın alma tarihi, Дата заказа, "
    "Дата покупки, Дата замовлення, Дата купівлі, 订单日期, 下单时间, 购买日期, 购买时间, 訂單日期, 購買日期, "
    "注文日, 注文日時, 購入日, 購入日時",
    "review date": "Bewertungsdatum, Bewertet am, Rezensionsdatum, Date d'avis, Date de l'avis, Date de notation, "
    "Date d'évaluation, Noté le, Fecha de valoración, Fecha de la reseña, Fecha de calificación, Data da "
    "avaliação, Data valutazione, Data della valutazione, Data recensione, Data oceny, Data recenzji, "
    "Değerlendirme tarihi, Puanlama tarihi, Дата оценки, Дата отзыва, Дата оцінки, Дата відгуку, 评分时间, "
    "评价时间, 评论时间, 评价日期, 評分時間, 評価日, 評価日時, レビュー日, レビュー投稿日",
    "timestamp": "Zeitpunkt, Zeitstempel, Datum und Uhrzeit, Horodatage, Date et heure, Fecha y hora, Marca de "
    "tiempo, Data e hora, Data e ora, Data i godzina, Znacznik czasu, Tarih ve saat, Zaman damgası, Дата и время, "
    "Метка времени, Дата і час, Дата та час, 时间, 時間戳, 时间戳, 日期时间, 日時, タイムスタンプ",
    "date": "Spieldatum, Date de jeu, Oynama tarihi, Дата",
    "category": "Kategorie, Kategorien, Spielkategorie, Warengruppe, Rubrik, Catégorie, Catégories, Categoría, "
    "Categorías, Categoria, Categorias, Categorie, Kategoria, Kategori, Kategoriler, Категория, Категории, "
    "Категорія, Категорії, 分类, 类别, 分類, 類別, カテゴリ, カテゴリー",
    "genre": "ジャンル, Spielgenre, Genre du jeu, Género del juego, Gatunki, Gatunek gry, Tür, Türü, Türler, Oyun "
    "türü, Жанр игры, Жанри, Жанр гри, 游戏类型, 遊戲類型, 類型, ゲームジャンル",
    "tags": "Stichwörter, Stichworte, Mots-clés, Étiquettes, Palabras clave, Palavras-chave, Parole chiave, "
    "Etichette, Słowa kluczowe, Tagi, Etiketler, Anahtar kelimeler, Ключевые слова, Ключові слова, Мітки, 標籤, "
    "标签, タグ",
    "platform": "Konsole, Konsolen, Spielplattform, Plateforme de jeu, Consola, Consolas, Konsola, Platformy, "
    "Platformlar, Konsol, ハード, 対応ハード, Консоль, Платформи, 游戏平台, 遊戲平台, 機種, "
    "対応機種, 対応プラットフォーム",
    "developer": "Entwicklerstudio, Studio de développement, Développeurs, Desarrolladores, Estudio, Estúdio, "
    "Sviluppatori, Deweloper, Producent, Geliştirici, Yapımcı, Студия, Студія, Розробник, Розробники, 開發商, "
    "開発元, 開発会社, デベロッパー",
    "release year": "Erscheinungsjahr, Veröffentlichungsjahr, Année de sortie, Année de parution, Année de "
    "publication, Año de lanzamiento, Año de publicación, Ano de lançamento, Ano de publicação, Anno di uscita, "
    "Anno di pubblicazione, Jaar van uitgave, Rok wydania, Rok premiery, Çıkış yılı, Yayın yılı, Год выпуска, Год "
    "выхода, Год издания, Год релиза, Рік, Рік випуску, Рік виходу, Рік видання, 发行年份, 发售年份, 發行年份, "
    "発売年, 発行年, リリース年",
    "release date": "Erscheinungsdatum, Veröffentlichungsdatum, Erschienen am, Verkaufsstart, Date de sortie, "
    "Date de parution, Fecha de lanzamiento, Fecha de publicación, Fecha de salida, Data de lançamento, Data di "
    "uscita, Data di pubblicazione, Data di rilascio, Data wydania, Data premiery, Çıkış tarihi, Yayın tarihi, "
    "Дата выхода, Дата выпуска, Дата релиза, Дата виходу, Дата випуску, Дата релізу, 发行日期, 发售日期, "
    "发布日期, 发售日, 發行日期, 發售日, 発売日, リリース日, 配信日",
    "description": "Açıklama, Опис, 描述, Kurzbeschreibung, Produktbeschreibung, Spielbeschreibung, "
    "Artikelbeschreibung, Descriptif, Description du jeu, Sinopsis, Descripción del juego, Descripción del "
    "producto, Sinopse, Trama, Opis gry, Streszczenie, Oyun açıklaması, Ürün açıklaması, Özet, Описание игры, "
    "Описание товара, Краткое описание, Опис гри, Опис товару, 简介, 介绍, 游戏简介, 簡介, 説明, 概要, あらすじ, "
    "商品説明, ゲーム説明",
    "age rating": "Altersfreigabe, Alterseinstufung, Alterskennzeichnung, Altersangabe, Classification d'âge, "
    "Clasificación por edad, Clasificación por edades, Faixa etária, Classificação etária, Classificação "
    "indicativa, Classificazione per età, Kategoria wiekowa, Ograniczenie wiekowe, Oznaczenie wiekowe, Yaş "
    "sınırı, Yaş sınıfı, Yaş derecelendirmesi, Возрастной рейтинг, Возрастное ограничение, Віковий рейтинг, "
    "Вікове обмеження, 年龄分级, 年龄限制, 年齡分級, 年齡限制, 年齢制限, 年齢区分, 対象年齢区分",
    "minimum age": "Mindestalter, Altersempfehlung, Empfohlenes Alter, Alter ab, Âge minimum, Âge conseillé, Âge "
    "recommandé, Edad mínima, Edad recomendada, Idade mínima, Idade recomendada, Età minima, Età consigliata, "
    "Minimumleeftijd, Minimalny wiek, Wiek minimalny, Wiek od, Minimum yaş, Asgari yaş, Минимальный возраст, "
    "Возраст от, Мінімальний вік, Вік від, 最低年龄, 适龄, 適齡, 最低年齡, 対象年齢, 推奨年齢",
    "age": "Wiek, Yaş, Вік, 年龄, 年齡, 年齢, Leeftijd",
    "main story": "Hauptgeschichte, Hauptstory, Hauptstory Dauer, Histoire principale, Historia principal, História "
    "principal, Storia principale, Hoofdverhaal, Główny wątek, Wątek główny, Ana hikaye, Ana hikâye, "
    "Основной сюжет, Основная история, Прохождение сюжета, Основний сюжет, 主线, 主线时长, 主線, メインストーリー",
    "playtime": "Длительность прохождения, Продолжительность прохождения, Часов на прохождение, Тривалість "
    "проходження, Durchspielzeit, Durée pour finir, Horas para terminar, Horas para zerar, Tempo di "
    "completamento, Czas przejścia, Bitirme süresi, 通关时长, クリアまでの時間, Spieldauer, Spielzeit, "
    "Spiellänge, Durée de jeu, Durée de vie, Durée de partie, Durée, Duración, Duración del juego, Duración de "
    "la partida, Duração, Duração do jogo, Duração da partida, Durata, Durata di gioco, Durata della partita, "
    "Speelduur, Czas gry, Czas rozgrywki, Długość gry, Oyun süresi, Oynanış süresi, Süre, Продолжительность, "
    "Продолжительность игры, Длительность, Время прохождения, Время игры, Тривалість, Тривалість гри, Час гри, "
    "Час проходження, 通关时间, 游戏时长, 遊戲時長, 通關時間, クリア時間, 所要時間, 想定プレイ時間",
    "price": "Preis, Prix, Precio, Preço, Prezzo, Prijs, Cena, Fiyat, Цена, 价格, 価格, Verkaufspreis, Prix de "
    "vente, Tarif, Precio de venta, Preço de venda, Prezzo di vendita, Fiyatı, Стоимость, Цена продажи, Ціна, "
    "Вартість, 售价, 售價, 價格, 値段, 定価, 販売価格",
    "game modes": "Spielmodus, Spielmodi, Mode de jeu, Modes de jeu, Modo de juego, Modos de juego, Modo de jogo, "
    "Modos de jogo, Modalità di gioco, Modalità, Tryb gry, Tryby gry, Oyun modu, Oyun modları, Режим игры, Режимы "
    "игры, Режим гри, Режими гри, 游戏模式, 遊戲模式, ゲームモード, プレイモード",
    "local players": "Spieler lokal, Lokale Spieler, Joueurs en local, Joueurs locaux, Jugadores locales, "
    "Jogadores locais, Giocatori locali, Gracze lokalnie, Yerel oyuncu sayısı, Локальные игроки, Локальні гравці, "
    "本地玩家, ローカルプレイ人数",
    "aliases": "Alternativtitel, Andere Titel, Titres alternatifs, Autres titres, Títulos alternativos, Titoli "
    "alternativi, Tytuły alternatywne, Alternatif adlar, Альтернативные названия, Другие названия, Альтернативні "
    "назви, Інші назви, 别名, 別名, 別題",
}
