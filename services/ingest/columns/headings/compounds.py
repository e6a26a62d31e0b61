"""Translates whole headings of other languages: compounds, phrases, and names of a thing that are joined to its id.

"Kundennummer", "numéro de client" and "客户编号" are all "customer id". Single words that stand apart are
`translations.py`'s.
"""

from __future__ import annotations

from collections.abc import Iterator

from services.common.games.titles import fold
from services.ingest.columns.headings.phrases import PHRASES

_Meaning = tuple[str, tuple[str, ...]]

# Of each language words of players and games, then words of an id, of a name, of a title. In whatever order they come.
_ENTITIES = (
    (  # German
        {
            "user": "Benutzer Nutzer Anwender",
            "player": "Spieler Gamer",
            "customer": "Kunde Kunden Käufer Besteller",
            "member": "Mitglied Mitglieds",
            "account": "Konto Kundenkonto Benutzerkonto",
            "game": "Spiel Spiele Spieles Videospiel",
            "product": "Produkt Produktes",
            "article": "Artikel Waren",
        },
        ("ID Nummer Nr Kennung Code Schlüssel", "Name Bezeichnung", "Titel"),
    ),
    (  # French
        {
            "user": "utilisateur",
            "player": "joueur",
            "customer": "client acheteur",
            "member": "membre adhérent",
            "account": "compte",
            "game": "jeu",
            "product": "produit",
            "article": "article",
        },
        ("id identifiant numéro num no n code réf référence", "nom libellé désignation intitulé", "titre"),
    ),
    (  # Spanish
        {
            "user": "usuario",
            "player": "jugador",
            "customer": "cliente comprador",
            "member": "socio miembro",
            "account": "cuenta",
            "game": "juego videojuego",
            "product": "producto",
            "article": "artículo",
        },
        ("id identificador número núm nro no código ref referencia", "nombre denominación", "título"),
    ),
    (  # Portuguese
        {
            "user": "usuário utilizador",
            "player": "jogador",
            "customer": "cliente comprador",
            "member": "membro sócio",
            "account": "conta",
            "game": "jogo videojogo",
            "product": "produto",
            "article": "artigo",
        },
        ("id identificador número num n código ref referência", "nome designação", "título"),
    ),
    (  # Italian
        {
            "user": "utente",
            "player": "giocatore",
            "customer": "cliente acquirente",
            "member": "membro socio",
            "account": "conto",
            "game": "gioco videogioco",
            "product": "prodotto",
            "article": "articolo",
        },
        ("id identificativo numero num codice cod rif", "nome denominazione", "titolo"),
    ),
    (  # Dutch
        {
            "user": "gebruiker gebruikers",
            "player": "speler spelers",
            "customer": "klant klanten",
            "game": "spel",
            "product": "product",
            "article": "artikel",
        },
        ("id nummer nr code", "naam", "titel"),
    ),
    (  # Polish
        {
            "user": "użytkownik użytkownika",
            "player": "gracz gracza",
            "customer": "klient klienta kupujący",
            "member": "członek członka",
            "account": "konto konta",
            "game": "gra gry",
            "product": "produkt produktu",
            "article": "artykuł artykułu towar towaru",
        },
        ("id identyfikator numer nr kod", "nazwa", "tytuł"),
    ),
    (  # Turkish
        {
            "user": "kullanıcı",
            "player": "oyuncu",
            "customer": "müşteri alıcı",
            "member": "üye",
            "account": "hesap",
            "game": "oyun oyunun",
            "product": "ürün",
        },
        ("id no numara numarası kod kodu kimlik kimliği", "ad adı isim ismi", "başlık başlığı"),
    ),
    (  # Russian
        {
            "user": "пользователь пользователя юзер",
            "player": "игрок игрока",
            "customer": "клиент клиента покупатель покупателя заказчик",
            "member": "участник участника",
            "account": "аккаунт аккаунта",
            "game": "игра игры",
            "product": "продукт продукта",
            "article": "товар товара",
        },
        ("id ид номер код идентификатор", "название наименование имя", "заголовок"),
    ),
    (  # Ukrainian
        {
            "user": "користувач користувача",
            "player": "гравець гравця",
            "customer": "клієнт клієнта покупець покупця",
            "member": "учасник учасника",
            "account": "акаунт акаунту",
            "game": "гра гри",
            "product": "продукт продукту",
            "article": "товар товару",
        },
        ("id ід номер код ідентифікатор", "назва найменування ім'я", "заголовок"),
    ),
    (  # Chinese
        {
            "user": "用户 用戶 使用者",
            "player": "玩家",
            "customer": "客户 客戶 顾客 顧客 买家 買家",
            "member": "会员 會員",
            "account": "账号 帐号 账户 帳號",
            "game": "游戏 遊戲",
            "product": "商品 产品 產品",
        },
        ("id 编号 編號 号 號 号码 號碼 代码 代碼", "名 名称 名稱 名字", "标题 標題"),
    ),
    (  # Japanese
        {
            "user": "ユーザー ユーザ 利用者",
            "player": "プレイヤー プレーヤー",
            "customer": "顧客 お客様 購入者",
            "member": "会員",
            "account": "アカウント",
            "game": "ゲーム",
            "product": "商品 製品",
        },
        ("id 番号 コード", "名 名称 名前", "タイトル"),
    ),
)
# Of each language players, then their number, the fewest and the most; also in whatever order.
_PLAYERS = (
    (
        "Spieler Spielern",
        "Anzahl Zahl",
        "min Minimum Mindest minimale Mindestanzahl ab von",
        "max Maximum maximale bis",
    ),
    ("joueurs", "nombre nb", "min minimum minimal", "max maximum maximal"),
    ("jugadores", "número núm", "min mínimo mínimos", "max máximo máximos"),
    ("jogadores", "número num", "min mínimo", "max máximo"),
    ("giocatori", "numero num", "min minimo minimi", "max massimo massimi"),
    ("spelers", "aantal", "min minimum", "max maximum"),
    ("graczy gracze", "liczba", "min minimalna minimum od", "max maks maksymalna maksimum do"),
    ("oyuncu oyuncular", "sayısı", "min en az asgari minimum", "maks max en çok en fazla azami maksimum"),
    ("игроков игроки", "количество число", "мин минимум минимальное от", "макс максимум максимальное до"),
    ("гравців гравці", "кількість число", "мін мінімум мінімальна від", "макс максимум максимальна до"),
    ("玩家 游戏人数 遊戲人數 人数 人數", "数 数量 數 數量", "最少 最小", "最多 最大"),
    ("プレイヤー プレイ人数 人数", "数", "最少 最小 最低", "最大 最多"),
)
# Units at the end of a heading, as in "Spieldauer (Minuten)" and "durée en heures".
_UNITS = {
    "hours": "Stunden Std heures horas ore uren godziny godzin saat часов часы часах годин годинах 小时 小時 時間",
    "minutes": "Minuten Min minutes minutos minuti minuten minuty minut dakika минут минуты минутах хвилин хвилинах "
    "分钟 分鐘 分",
    "eur": "Euro euros евро євро",
}
# Words that bind others, those before units among them.
_BINDING = frozenset(
    [
        *("de", "del", "du", "des", "da", "do", "d", "l", "dell", "della", "di", "la", "le", "el", "lo", "los", "las"),
        *("der", "die", "das", "van", "dei", "in", "en", "em", "per", "por", "y", "e", "et", "und", "и", "в", "w", "i"),
        *("і", "та", "у", "pro", "an", "am", "ve", "の"),
    ]
)
# Letters that have no accent to lose.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "œ": "oe"})


def plain(word: str) -> str:
    """A word without case and accents, also those of Turkish and Polish."""
    return fold(word).translate(_PLAIN)


def compound(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """The English words of a heading that means something as a whole, with its unit if it has one; None for others."""
    found = [plain(word) for word in words]
    whole = _MEANINGS.get(_key(found))
    if whole is not None or len(found) < 2 or found[-1] not in _UNIT_WORDS:
        return whole
    before = found[:-2] if len(found) > 2 and found[-2] in _BINDING else found[:-1]
    meaning = _MEANINGS.get(_key(before))
    return None if meaning is None else (*meaning, _UNIT_WORDS[found[-1]])


def _key(words: list[str]) -> str:
    """The words without those that bind; the last one counts: "noté le" is a day and "note" a rating."""
    return "".join([*(word for word in words[:-1] if word not in _BINDING), *words[-1:]])


def _split(heading: str) -> list[str]:
    """Words as headings are cut into them."""
    return [plain(word) for word in heading.replace("'", " ").replace("-", " ").split()]


def _of_entities() -> Iterator[_Meaning]:
    for entities, kinds in _ENTITIES:
        for entity, several in entities.items():
            for word in map(plain, several.split()):
                yield word, (entity,)
                for kind, names in zip(("id", "name", "title"), kinds, strict=True):
                    for name in map(plain, names.split()):
                        yield word + name, (entity, kind)
                        yield name + word, (entity, kind)


def _of_players() -> Iterator[_Meaning]:
    for told, numbers, fewest, most in _PLAYERS:
        words, number_words = [plain(word) for word in told.split()], [plain(word) for word in numbers.split()]
        counts = {each for word in words for number in number_words for each in (word + number, number + word)}
        yield from ((count, ("players",)) for count in counts)
        for bounds, meaning in ((fewest, "min"), (most, "max")):
            for bound in map(plain, bounds.split()):
                for name in (*words, *counts):
                    yield bound + name, (meaning, "players")
                    yield name + bound, (meaning, "players")
                # "número máximo de jugadores"
                for word in words:
                    yield from ((number + bound + word, (meaning, "players")) for number in number_words)


def _of_phrases() -> Iterator[_Meaning]:
    for english, headings in PHRASES.items():
        for heading in headings.split(","):
            yield _key(_split(heading)), tuple(english.split())


_UNIT_WORDS = {plain(word): unit for unit, several in _UNITS.items() for word in several.split()}
_MEANINGS = dict((*_of_entities(), *_of_players(), *_of_phrases()))
