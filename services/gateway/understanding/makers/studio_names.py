"""What players call studios and publishers in other scripts and in short: "Беседка", "育碧", "スクエニ", "EA"."""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
# What is said -> names in Latin letters; a catalogue's names have one of them in them. Catalogues tell who made a game,
# not who published it: a publisher is its studios here.
_CALLED = {
    pattern(said): names for said, names in (
        (r"育碧|\bюбики|\bюби\b|\bubi\b|ユービーアイ", ("Ubisoft",)),
        (r"暴雪|\bблизы|\bблизов|\bблиззы|\bблиззов|ブリザード|\bblizz?\b", ("Blizzard",)),
        (r"任天堂|老任|\bнинк\w+|ニンテンドー|\bninty\b", ("Nintendo",)),
        (r"v社|维尔福|\bвольво\b|\bвалв\w{0,2}\b|\bвэлв\w*|バルブ", ("Valve",)),
        (r"卡普空|カプコン", ("Capcom",)),
        (r"スクエニ|スクウェア(?: ?エニックス)?|スクエア|史克威尔\w*|\bse社|\bсквер[ыо]в?|\bскваре\w*", ("Square",)),
        (r"フロム(?:ソフト(?:ウェア)?)?|\bfs社|\bфромы|\bфромов|\bfroms\b", ("FromSoftware",)),
        (r"科乐美|コナミ", ("Konami",)),
        (r"世嘉|セガ", ("Sega",)),
        (r"万代(?:南梦宫)?|バンナム|ナムコ|バンダイナムコ|南梦宫", ("Namco",)),
        (r"r星|ロックスター|\bрокстары|\bрокстаров|\bрокстарс\w*|\br\*", ("Rockstar",)),
        (r"b社|贝塞斯达|ベセスダ|\bбесезд\w+|\bбеседк\w+|\bbugthesda\b", ("Bethesda",)),
        (r"波兰蠢驴|蠢驴|\bcdpr?\b|\bпроджект\w* ред\w*|\bредов|\bсд ?проджект\w*|\bредс\b", ("CD Projekt Red",)),
        (r"顽皮狗|ノーティ ?ドッグ|\bнот[иы] ?дог\w*", ("Naughty Dog",)),
        (r"小岛(?:秀夫|工作室)?|小島(?:秀夫|監督)?|\bкодзим\w+|kojim\w+|コジプロ", ("Kojima Productions",)),
        (r"拳头|ライアット|\bриоты|\bриотов|\bрито\b", ("Riot Games",)),
        (r"拉瑞安|ラリアン|\bларианы?|\bлариан\w*", ("Larian Studios",)),
        (r"\bp社|\bпарадоксы|\bпарадоксов", ("Paradox",)),
        (r"生软|\bбиовар\w*|\bбиотвар\w*|バイオウェア", ("BioWare",)),
        (r"黑曜石|\bобсидиан\w*|オブシディアン", ("Obsidian",)),
        (r"アトラス", ("Atlus",)),
        (r"光荣(?:特库摩)?|コーエー(?:テクモ)?", ("Koei",)),
        (r"米哈游|ミホヨ|\bмихойо|\bхойоверс", ("miHoYo",)),
        (r"艺电|\bea\b|\bеа\b|\bэлектроник\w* артс?|イーエー|エレクトロニック・?アーツ|"
         r"\belectronic arts\b", (
             "Electronic Arts", "EA", "Maxis", "DICE", "Digital Illusions", "BioWare", "Visceral", "Criterion",
             "Respawn",
             "PopCap", "Bullfrog", "Westwood")),
        (r"\bactivision\b|\bактивиж\w*|\bактивіж\w*|动视|アクティビジョン", (
            "Activision", "Infinity Ward", "Treyarch", "Raven Software", "Neversoft")),
        (r"\b2k\b|\btake[- ]?(?:two|2)\b|\bтейк[- ]?ту\b", (
            "2K", "Firaxis", "Irrational", "Visual Concepts", "Rockstar")),
        (r"\bmicrosoft\b|\bмайкрософт\w*|\bмікрософт\w*|微软|マイクロソフト|\bxbox game studios\b", (
            "Microsoft", "343 Industries", "Turn 10", "Playground Games", "Rare", "Mojang", "Ensemble Studios",
            "Lionhead")),
        (r"\bwarner(?: bros\w*)?\b|\bwb\b|华纳|ワーナー", (
            "Rocksteady", "NetherRealm", "Monolith Productions", "Traveller's Tales")),
    )
}
# fmt: on


def studio_called(said: str) -> tuple[str, ...]:
    """The studio's names in Latin letters; none where `said` is no nickname known here."""
    readable = bare(plain(said))
    return next((names for words, names in _CALLED.items() if words.search(readable)), ())
