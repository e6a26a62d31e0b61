"""Names what a game may show and a child may not see, in eleven languages."""

from __future__ import annotations

from collections.abc import Mapping

from gamesrec.common.v1.common_pb2 import ContentDescriptor

# In the order of the contract's descriptors, from mild violence on.
# fmt: off
_NAMES = {
    "en": ("mild violence", "violence", "gore", "horror", "sexual content", "strong language", "gambling", "drugs",
           "distressing themes", "random purchases", "contact with strangers online"),
    "de": ("leichte Gewalt", "Gewalt", "Blutiges", "Horror", "sexuelle Inhalte", "derbe Sprache", "Glücksspiel",
           "Drogen", "belastende Themen", "Zufallskäufe", "Kontakt mit Fremden online"),
    "ru": ("лёгкое насилие", "насилие", "кровь и жестокость", "ужасы", "сексуальный контент", "грубая лексика",
           "азартные игры", "наркотики", "тяжёлые темы", "случайные покупки", "общение с незнакомцами в сети"),
    "es": ("violencia leve", "violencia", "sangre", "terror", "contenido sexual", "lenguaje soez", "apuestas",
           "drogas", "temas perturbadores", "compras aleatorias", "contacto con desconocidos en línea"),
    "fr": ("violence légère", "violence", "scènes sanglantes", "horreur", "contenu sexuel", "langage grossier",
           "jeux d'argent", "drogues", "thèmes éprouvants", "achats aléatoires", "contact en ligne avec des inconnus"),
    "pt": ("violência leve", "violência", "sangue", "terror", "conteúdo sexual", "linguagem forte", "apostas",
           "drogas", "temas perturbadores", "compras aleatórias", "contato com estranhos on-line"),
    "tr": ("hafif şiddet", "şiddet", "kanlı sahneler", "korku", "cinsel içerik", "kaba dil", "kumar", "uyuşturucu",
           "rahatsız edici konular", "rastgele satın alımlar", "çevrim içi yabancılarla iletişim"),
    "uk": ("легке насильство", "насильство", "кров і жорстокість", "жахи", "сексуальний контент", "груба лексика",
           "азартні ігри", "наркотики", "важкі теми", "випадкові покупки", "спілкування з незнайомцями в мережі"),
    "pl": ("łagodna przemoc", "przemoc", "krwawe sceny", "groza", "treści seksualne", "wulgarny język", "hazard",
           "narkotyki", "trudne tematy", "losowe zakupy", "kontakt z nieznajomymi w sieci"),
    "zh": ("轻度暴力", "暴力", "血腥", "恐怖", "性内容", "粗俗语言", "赌博", "毒品", "令人不安的题材", "随机付费道具",
           "与陌生人联网互动"),
    "ja": ("軽い暴力表現", "暴力表現", "流血表現", "恐怖表現", "性的な表現", "乱暴な言葉", "ギャンブル", "薬物",
           "つらいテーマ", "ランダム型の課金", "見知らぬ人とのオンライン交流"),
}
# fmt: on
_DESCRIPTORS = [
    number
    for number in sorted(ContentDescriptor.values())
    if number > ContentDescriptor.Value("CONTENT_DESCRIPTOR_NOTHING")
]
CONTENTS: Mapping[str, Mapping[int, str]] = {
    language: dict(zip(_DESCRIPTORS, names, strict=True)) for language, names in _NAMES.items()
}
