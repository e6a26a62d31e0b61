"""What players call studios and publishers in other scripts and in short: "Беседка", "育碧", "スクエニ", "EA"."""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
# What is said -> names in Latin letters; a catalogue's names have one of them in them.
_CALLED = {
    pattern(said): names for said, names in (
        (r"育碧|юбики|юби\b|\bubi\b|ユービーアイ", ("Ubisoft",)),
        (r"暴雪|близы|близов|близзы|близзов|ブリザード|\bblizz?\b", ("Blizzard",)),
        (r"任天堂|老任|нинк\w+|ニンテンドー|\bninty\b", ("Nintendo",)),
        (r"v社|维尔福|вольво\b|バルブ", ("Valve",)),
        (r"卡普空|カプコン", ("Capcom",)),
        (r"スクエニ|スクウェア(?: ?エニックス)?|スクエア|史克威尔\w*|\bse社|скверы|скверов|скваре\w*", ("Square",)),
        (r"フロム(?:ソフト(?:ウェア)?)?|\bfs社|фромы|фромов|\bfroms\b", ("FromSoftware",)),
        (r"科乐美|コナミ", ("Konami",)),
        (r"世嘉|セガ", ("Sega",)),
        (r"万代(?:南梦宫)?|バンナム|ナムコ|バンダイナムコ|南梦宫", ("Namco",)),
        (r"r星|ロックスター|рокстары|рокстаров|рокстарс\w*|\br\*", ("Rockstar",)),
        (r"b社|贝塞斯达|ベセスダ|бесезд\w+|беседк\w+|\bbugthesda\b", ("Bethesda",)),
        (r"波兰蠢驴|蠢驴|\bcdpr?\b|проджект\w* ред\w*|редов|сд ?проджект\w*|редс\b", ("CD Projekt Red",)),
        (r"顽皮狗|ノーティ ?ドッグ|нот[иы] ?дог\w*", ("Naughty Dog",)),
        (r"小岛(?:秀夫|工作室)?|小島(?:秀夫|監督)?|кодзим\w+|kojim\w+|コジプロ", ("Kojima Productions",)),
        (r"拳头|ライアット|риоты|риотов|рито\b", ("Riot Games",)),
        (r"拉瑞安|ラリアン|ларианы?|лариан\w*", ("Larian Studios",)),
        (r"\bp社|парадоксы|парадоксов", ("Paradox",)),
        (r"生软|биовар\w*|биотвар\w*|バイオウェア", ("BioWare",)),
        (r"黑曜石|обсидиан\w*|オブシディアン", ("Obsidian",)),
        (r"アトラス", ("Atlus",)),
        (r"光荣(?:特库摩)?|コーエー(?:テクモ)?", ("Koei",)),
        (r"米哈游|ミホヨ|михойо|хойоверс", ("miHoYo",)),
        (r"艺电|\bea\b|\bеа\b|электроник\w* артс?|イーエー|エレクトロニック・?アーツ", ("Electronic Arts", "EA")),
    )
}
# fmt: on


def studio_called(said: str) -> tuple[str, ...]:
    """The studio's names in Latin letters; none where `said` is no nickname known here."""
    readable = bare(plain(said))
    return next((names for words, names in _CALLED.items() if words.search(readable)), ())
