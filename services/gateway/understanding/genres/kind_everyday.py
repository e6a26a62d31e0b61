"""Lists further plain words by which players in eleven languages name a kind, by the name that a catalogue gives it.

As in `synonyms.py`: a word that ends in "*" stands for all words that begin so. These are the words that the other
tables lacked when a list of 738 everyday words was looked up.
"""

from __future__ import annotations

from collections.abc import Mapping

# fmt: off
EVERYDAY: Mapping[str, tuple[str, ...]] = {
    "animals": ("cavalos", "pferde*", "caballos", "chevaux", "atlar", "konie", "koni", "коні", "лошад*", "马",
        "馬", "猫",
        "dogs", "cats", "horses", "hunde", "katzen", "perros", "gatos", "chiens", "chats", "cachorros", "psy", "koty"),
    "base building": ("construction de bases*", "construction de base", "construção de base*", "будівництв* баз*",
        "budowani* bazy", "budowani* baz"),
    "card": ("карти"),
    "city builder": ("construire une ville", "construire des villes", "construção de cidades", "будувати міст*",
        "будівництво міст*", "建造城市", "建城市", "pobudować miasto", "budować miasto", "budowa miasta", "build towns",
        "construir una ciudad", "construir uma cidade", "eine stadt bauen", "städte bauen", "şehir inşa*", "stadtbau*"),
    "co-op": ("cooperación", "coopération", "cooperação", "kooperat*"),
    "cozy": ("kuschel*", "cocooning", "doudou", "sıcacık", "ほのぼの", "gemütlich", "mignon*", "fofinh*",
        "やさしい世界"),
    "detective": ("policier*", "detetive*", "investigação", "investigación", "розслідуван*", "śledztw*", "misterios",
        "kryminał*", "sherlock"),
    "difficult": ("knackig*", "高難易度", "歯ごたえ", "硬核", "forder*", "anspruchsvoll*", "exigeant*", "desafiante*",
        "desafiador*", "wymagając*"),
    "educational": ("розвивальн*", "розвиваюч*", "lernspiel*", "didáctic*", "pédagogi*", "知育"),
    "emotional": ("感动", "感人", "催泪", "涙", "до слёз", "до слез"),
    "fantasy": ("魔幻", "dragones", "dragons", "dragões", "ejderha*"),
    "farming": ("農業", "畑", "landwirt*", "uprawa*", "rolnik*", "огородн*"),
    "funny": ("eğlenceli", "有趣", "面白い", "おもしろい", "爆笑", "humor", "humorvoll*", "drôles", "cómic*"),
    "historical": ("moyen age", "moyen âge", "medieval*", "médiéval*", "ortaçağ*", "середньовіч*", "中世", "中世纪",
        "antigua roma", "древн* рим*"),
    "horror": ("flippant*", "gruselspiel*", "angst einjag*", "fait peur", "da miedo", "dá medo"),
    "metroidvania": ("метроидвани*", "метроідван*"),
    "mmo": ("multijugador masivo", "online-rollenspiel*", "online rollenspiel*"),
    "music": ("музичн*",),
    "mystery": ("enigmas",),
    "open world": ("otwartym świecie", "otwartego świata", "otwarty świat", "відкритим світом", "открытым миром"),
    "party": ("jeu festif", "festif", "パーティ*", "вечеринк*", "imprezę"),
    "pirates": ("корсан", "корсар*"),
    "platformer": ("plattformer*", "プラットフォーム*", "プラットフォーマー", "бродилк*"),
    "puzzle": ("juegos de lógica", "juego de lógica", "lógica", "jeu de réflexion", "réflexion", "логічн*", "логическ*",
        "logiczn*", "logikspiel*", "logik", "logic", "мозголомк*"),
    "racing": ("coche", "coches", "voiture", "voitures", "carro", "carros", "autos", "araba*", "samochod*", "samochód",
        "汽车", "車", "车", "ścigałk*", "гоночк*", "тачки", "クルマ", "rajdy", "autko", "autka"),
    "roguelike": ("рогалік*", "rogalik*"),
    "sci-fi": ("sf", "sf作品", "футуристич*", "futurist*"),
    "shooter": ("egoshooter*", "ego shooter*", "ateş etme*", "silahlı", "шутан*", "перестрелк*", "pistolas",
        "ballerei*"),
    "simulation": ("simulação", "simulacao", "simulador*"),
    "sports": ("foot", "piłka nożna", "piłk* nożn*", "piłkarsk*", "tenis", "tennis", "golf", "básquet", "basket*"),
    "stealth": ("discrétion", "furtif*", "sigilos*", "schleich*"),
    "story rich": ("enredo", "シナリオ", "fabularn*", "belle histoire", "boa história", "guten story",
        "ストーリー重視"),
    "turn-based": ("turnos", "sırayla"),
    "zombies": ("zumbi", "zumbis", "zombiak*", "нежит*"),
}
# fmt: on
