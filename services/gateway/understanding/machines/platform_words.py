"""Holds the words for platforms in eleven languages, as players call them, and those of them that are shops.

A word that ends in "*" stands for all words that begin so.
"""

from __future__ import annotations

from collections.abc import Mapping

# fmt: off
# What players say -> what a catalogue may call it, the most exact first.
SAID: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("google play*", "play store*", "play market*", "playmarket*", "плей маркет*", "плеймаркет*",
        "гугл пле*"): ("android",
        "mobile"),
    ("app store*", "appstore*", "аппстор*", "апстор*", "apple arcade*"): ("ios", "iphone", "mobile"),
    ("ea play", "microsoft store"): ("pc", "windows"),
    ("ps5", "playstation 5", "play station 5", "пс5", "плойк* 5", "плойк* пят*", "плойк* п ят*", "ps 5", "ps five",
        "ps fünf", "пятерк*",
        "playstation5"): ("playstation 5", "ps5", "playstation"),
    ("ps4", "playstation 4", "play station 4", "пс4", "ps 4", "ps four", "ps vier", "плойк* 4", "плойк* четв*",
        "плойк* чот*"): ("playstation 4", "ps4", "playstation"),
    ("ps3", "playstation 3", "play station 3", "пс3", "плойк* 3", "плойк* трет*"): ("playstation 3", "ps3",
        "playstation"),
    ("ps2", "playstation 2", "play station 2", "пс2"): ("playstation 2", "ps2", "playstation"),
    ("ps1", "psx", "playstation 1"): ("playstation 1", "ps1", "playstation"),
    ("psp", "vita", "psvita", "ps vita", "ps vit*", "вита", "виту", "виты", "вите", "віта", "віту", "віті",
        "пс вит*"): ("psp", "ps vita", "playstation"),
    ("playstation*", "play station*", "плей стейш*", "плэйстейш*", "плейстешн*", "play", "playse*", "плейстейшен*",
        "плейстейшн*", "плойк*", "плойц*", "плойч*", "плейц*", "ps",
        "пс", "сонька", "соньке",
        "соньку", "соньки", "сонці", "соньці", "соні", "плейк*", "psn", "psplus", "playstaysh*", "plejstejsz*",
        "plejk*", "plejce", "plejstacj*", "pleysteyşın*",
        "pleystation*", "プレステーション",
        "プレステ*",
     "プレイステーション*", "索尼"): ("playstation",),
    ("xbox series*", "series x", "series s"): ("xbox series x s", "xbox series x", "xbox"),
    ("xbox one", "one s", "one x"): ("xbox one", "xbox"),
    ("xbox 360", "360", "x360"): ("xbox 360", "xbox"),
    ("xbox*", "x box*", "иксбокс*", "іксбокс*", "икс бокс*", "ікс бокс*", "ксбокс*", "ящик", "ящике", "ящика",
        "xbocks*",
        "kinect*", "xboks*", "хбокс*",
        "game pass*", "gamepas*", "геймпас*", "гейм пас*", "ゲームパス",
        "エックスボックス"): ("xbox",),
    ("switch 2", "свитч* 2"): ("nintendo switch 2", "switch 2", "nintendo switch", "switch"),
    ("nintendo switch*", "switch*", "ns", "свитч*", "свич", "свича", "свиче", "свичу", "свичи", "свичем", "свіч*",
        "світч*", "pstryk*", "pstryczk*", "swich*", "svitch*", "swicz*", "switsch*", "эшоп*", "eshop*",
        "нинтендо свитч*", "スイッチ*", "スイチ*", "スウィッチ*", "任天堂switch"):
        ("nintendo switch", "switch"),
    ("wii*", "вии", "вии ю", "віі"): ("wii u", "wii", "nintendo"),
    ("3ds", "2ds", "ds", "gameboy*", "game boy*", "gba", "n64", "gamecube", "nes", "snes", "денди", "денді", "dendy",
        "famicom*",
        "pegasus*", "virtual boy", "виртуал бой", "вирчуал бой", "геймбой*", "ゲームボーイ*", "スーファミ*",
        "ファミコン*", "红白机*"):
        ("nintendo 3ds", "game boy", "nintendo"),
    ("nintendo*", "нинтенд*", "нінтенд*", "任天堂*", "ニンテンドー*"): ("nintendo", "nintendo switch", "switch"),
    ("sega*", "mega drive", "megadrive", "genesis", "dreamcast", "master system", "saturn", "game gear", "сег*",
        "дримкаст*",
        "メガドライブ*", "セガ*", "ドリームキャスト*", "世嘉*"): ("sega",),
    ("steam deck", "steamdeck", "deck", "стим дек*", "стімдек*", "стім дек*", "steam dek*", "дек", "деке", "дека",
        "деку", "деком", "rog ally"): ("steam deck", "pc"),
    ("macos", "mac", "macs", "macde", "macte", "macta", "macden", "macten", "macim", "macimde",
        "macbook*", "maca", "macu", "maku", "makiem", "macem", "makbook*", "мака", "маком",
        "маках", "маці",
        "imac", "мак", "маке", "маку", "макбук*", "макбуц*", "os x", "マック*", "苹果电脑"):
        ("mac", "macos"),
    ("linux*", "linuks*", "ubuntu", "линукс*", "лінукс*", "линух*", "линь", "линем", "лінух*",
        "raspberry*"): ("linux",),
    ("pc", "pcs", "пк", "windows*", "винд*", "компьютер*", "комп", "компе", "компа", "комп'ютер*", "ноут*", "laptop*",
     "notebook*", "computer*", "rechner*", "ordenador*", "ordinateur*", "computador*", "portatil*", "bilgisayar*",
     "komputer*", "komp", "kompa", "kompem", "kompu", "kompach", "kompy", "laptopie", "lappi", "läppi",
        "lapek", "lapka", "kompie", "пека", "пеку", "компі", "компік*", "компу", "pk", "gog*", "гог", "гоге", "itch*",
        "battle net", "battlenet*", "баттлнет*", "батлнет*", "humble*", "ubisoft connect",
        "uplay", "epic*", "эпик*", "епік*", "stimde", "stimie", "steamie", "steama", "steamu", "steamem", "stem",
        "стім", "стіму", "стімі", "стіма", "стімом", "стаціонарк*", "стационарк*", "ms dos", "dosbox*", "dosow*",
        "досовск*", "scummvm",
        "win", "win1*", "win7*", "win8*", "win9*", "winxp", "win xp", "вінд*", "виндоус*", "lappy", "lap", "leptop*",
        "pece", "thinkpad*", "surface*", "dizustu",
        "端游", "战网",
     "компьютир*", "pcde", "pcta", "pcden", "pctan", "pcye", "pcyi", "pcm", "pcmde", "pcim", "pcimde", "піку",
     "pececie", "peceta", "ordi", "compu", "steam", "стим", "стиме", "стима", "стиму",
     "стимом", "epic",
         "パソコン*", "ノートpc", "ノーパソ", "ノート", "电脑*", "電腦*", "笔记本*", "台式机", "steam平台"):
        ("pc", "windows"),
    ("ios", "iphon*", "ipad*", "ipda", "ifon*", "айфон*", "айпад*", "アイフォン", "苹果手机"): ("ios", "iphone",
        "mobile"),
    ("android*", "андроид*", "андроїд*", "ведроид*", "ведройд*", "ведроїд*", "samsung*", "самсунг*", "galaxy*",
        "kindle fire", "fire 7", "fire hd", "安卓*", "アンドロイド"): ("android", "mobile"),
    ("mobile*", "mobil*", "phone*", "smartphone*", "cell*", "tablet*", "телефон*", "смартфон*", "мобил*", "мобіл*",
     "планшет*", "handy*", "movil*", "celular*", "telephone*", "telefon*", "komork*", "komorce", "telemovel",
         "tablette*", "cep*",
     "teléfono*", "telef", "mon tel", "ton tel", "le tel", "el cel", "mi cel", "smarfon*", "fonie", "fona",
        "смарт", "смартик*", "мобилк*", "телефн*", "тел", "tel", "cel", "celu", "tlf*", "handi*", "natel*", "telemov*",
        "smartfon*", "planshet*",
        "appli", "нокия", "нокию", "нокіа", "нокія", "mobilka", "mobilce", "tableta*", "tablecie",
     "スマホ*", "携帯*", "タブレット*", "スマートフォン*", "アイパッド*", "手游*", "微信*", "小程序*", "手鸡*",
     "shouji", "netflix*", "手机*", "手機*", "平板*"): ("mobile",
        "android", "ios"),
    ("vr", "вр", "віар", "quest*", "oculus*", "psvr*", "index", "vive", "virtual reality", "виртуальн*", "віртуальн*",
     "realidad virtual", "realite virtuelle", "realidade virtual", "virtuell*", "sanal gerceklik*", "квест 2",
     "квест 3",
     "шлем*", "vr gozluk*",
     "虚拟现实"): ("vr", "virtual reality"),
    ("browser*", "web", "браузер*", "navegador*", "navigateur*", "przegladar*", "tarayici*", "ブラウザ*",
     "浏览器*", "网页*", "页游*", "chromebook*", "хромбук*"): ("web", "browser"),
    ("arcade*", "аркадн* автомат*", "アーケード"): ("arcade",),
    ("atari*", "атари"): ("atari",),
    ("commodore*", "c64", "amiga*", "amige", "amigi", "амиг*", "аміг*"): ("commodore", "amiga"),
}
# Makers of consoles -> words that names of their consoles have.
MAKERS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("nintendo*", "нинтендо*", "нінтендо*", "任天堂*", "ニンテンドー*"):
        ("nintendo", "switch", "wii", "wiiu", "nes", "snes", "famicom", "n64", "gamecube", "gc", "game boy", "gameboy",
         "gb", "gbc", "gba", "ds", "3ds", "virtual boy"),
    ("sony", "sony's", "sonys", "сони", "соні", "ソニー*", "索尼*"):
        ("sony", "playstation", "ps", "ps1", "psx", "ps2", "ps3", "ps4", "ps5", "psp", "psv", "vita"),
    ("microsoft*", "майкрософт*", "мікрософт*", "マイクロソフト*", "微软*"):
        ("xbox", "xb", "x360", "xone", "xs"),
    ("sega*", "сега", "сеги", "сегу", "セガ*", "世嘉*"):
        ("sega", "mega drive", "megadrive", "genesis", "saturn", "dreamcast", "game gear", "master system"),
    ("atari*", "атари", "атарі", "アタリ*", "雅达利*"): ("atari", "jaguar", "lynx"),
}
# What may stand beside a maker's name that means all of what it makes.
OF_A_MAKER = frozenset(
    ("game", "games", "console", "consoles", "spiele", "spiel", "juegos", "juego", "jeux", "jeu", "jogos", "jogo",
     "oyun", "oyunu", "oyunlari", "игры", "игр", "игру", "ігри", "ігор", "gry", "gier", "the", "de", "da", "от", "від",
     "von", "od", "by", "from", "consola", "consolas", "konsolen", "konsole", "konsol", "консоли", "консолі")
)
CONSOLES = ("console*", "консол*", "приставк*", "konsol*", "consola*", "consol*", "ゲーム機", "主机*", "掌机*",
    "handheld*")
# Words for a computer that do not tell which: beside "Mac" they say nothing more.
ANY_COMPUTER = ("компьютер*", "компьютир*", "комп", "компе", "компа", "компу", "компы", "компи",
    "компах", "комп'ютер*", "компі", "ноут*",
    "laptop*", "leptop*", "lappi", "läppi", "lappy", "lap", "notebook*", "computer*", "rechner*", "ordenador*",
    "computador*", "compu", "portatil*", "ordinateur*", "ordi", "bilgisayar*", "dizustu", "komputer*", "komp", "kompa",
    "kompem", "kompu", "kompie", "laptopie", "lapek", "lapka", "パソコン*", "ノート", "电脑*", "電腦*", "笔记本*")
# What says of these that they are today's.
MODERN = ("modern*", "current*", "newest", "latest", "next gen*", "современн*", "актуальн*", "новейш*", "aktuell*",
    "neueste*", "actual*", "actuel*", "récente*", "atua*", "güncel*", "сучасн*", "nowoczesn*", "obecn*", "现代*",
    "当代*", "最新*", "現行*")
# What means a platform only where a platform is meant: other words are spelled so, or it is said of other things.
AMBIGUOUS = frozenset(
    ("ps", "play", "ns", "compu", "pcm", "піку", "пс", "deck", "index", "cell*", "cep*", "web", "ds", "360",
     "epic", "genesis",
        "nes", "arcade*", "vive", "quest*",
     "сег*", "винд*", "virtuell*", "виртуальн*", "віртуальн*", "mobil*", "мобил*", "мобіл*", "comp*", "switch*", "vita",
     "вита", "виту", "виты", "вите", "віта", "віту", "віті", "пятерк*", "ящик", "ящике", "ящика", "saturn", "pegasus*",
     "win", "stem", "stimde", "stimie", "pk", "gog*", "itch*", "surface*", "lap", "humble*", "ea play", "win1*",
     "win7*", "win8*",
     "win9*", "дек", "деке", "дека", "деку",
     "деком",
     "tel", "тел", "cel", "celu", "tlf*", "handi*", "appli", "galaxy*", "samsung*", "самсунг*", "fire 7", "fire hd",
     "шлем*",
     "netflix*", "epic*", "эпик*", "епік*", "вінд*", "pece", "квест 2", "квест 3", "амиг*", "セガ*", "世嘉*", "微信*",
     "ノート",
     "вии", "one s", "one x", "гог", "гоге", "lappy")
)
# Where games are bought, by the names that stand for what they are played on, too.
SHOPS = (
    "steam", "steama", "steamie", "steamu", "steamem", "steamde", "steamden", "стим", "стиме", "стима", "стиму",
    "стимом", "стім", "стіму", "стімі", "стіма", "стімом", "stimde", "stimie", "gog*", "гог", "гоге", "epic*",
    "эпик*", "епік*", "itch*", "battle net",
    "battlenet*", "баттлнет*", "батлнет*", "humble*", "google play*", "play store*", "app store*", "appstore*",
    "microsoft store", "战网", "ubisoft connect", "uplay", "ea play", "netflix*", "game pass*", "gamepas*", "геймпас*",
    "гейм пас*",
    "ゲームパス", "ps plus*", "psplus", "psn", "ps store", "eshop*", "эшоп*", "微信*",
)
# fmt: on
