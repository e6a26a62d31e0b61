"""Reads whether words ask for what catalogues tell of no game and people often ask for: its languages, its
controllers, where it comes from.

Such words name no kind of game, and no answer to them can be found: it is said that this is not known.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_LANGUAGES = (
    r"\b(?:in|into) (?:english|russian|german|spanish|french|portuguese|turkish|ukrainian|polish|chinese|japanese|"
    r"korean|italian)\b|"
    r"\b(?:english|russian|german|spanish|french|portuguese|turkish|ukrainian|polish|chinese|japanese|korean|"
    r"italian) "
    r"(?:version|translation|language|subs?|subtitles?|dub|dubbing|voice\w*|text|localis\w+|localiz\w+)\b|"
    r"\b(?:subtitles?|subtitled|dubbed|dubbing|voice ?overs?|localis(?:ed|ation)|localiz(?:ed|ation)|what languages?|"
    r"which languages?)\b|"
    r"\b(?:субтитр\w*|озвучк\w*|озвучен\w*|дубляж\w*|дублирован\w*|руссификатор\w*|русификатор\w*|локализ\w+|"
    r"(?:на )?как(?:ом|их) язык\w*|русск\w+ язык\w*|(?:на|по[- ])(?:русск\w+|английск\w+|украинск\w+|немецк\w+|"
    r"японск\w+|китайск\w+)|с русским)\b|"
    r"\b(?:untertitel\w*|synchro\w*|sprachausgabe\w*|vertont\w*|(?:auf|in) (?:deutsch|englisch|russisch|französisch|"
    r"spanisch|japanisch|türkisch|polnisch)|deutsche[rnsm]? (?:sprache|version|texte?|fassung)|"
    r"welche[rn]? sprachen?)\b|"
    r"\b(?:subtítulos?|subtitulad\w+|doblaje|doblad[oa]s?|traducid[oa]s?|en (?:español|castellano|inglés|ruso|"
    r"francés|alemán|japonés)|qué idiomas?)\b|"
    r"\b(?:sous[- ]titr\w+|doublage|doublée?s?|traduite?s?|en (?:français|anglais|russe|allemand|espagnol|japonais)|"
    r"vf|vostfr|quelles? langues?)\b|"
    r"\b(?:legendad[oa]s?|(?:com )legendas?|legendas? em|dublad[oa]s?|dublagem|traduzid[oa]s?|em (?:português|"
    r"inglês|espanhol|japonês)|"
    r"pt[- ]?br|quais idiomas|que idiomas?)\b|"
    r"\b(?:altyazı\w*|dublaj\w*|seslendirme\w*|türkçe|ingilizce|almanca|rusça|hangi dil\w*|dil desteği\w*|"
    r"türkçe yama\w*)\b|"
    r"\b(?:субтитри|субтитрів|субтитрами|озвученн\w*|озвучк\w*|українською|російською|англійською|"
    r"якою мовою|які мови|українськ\w+ мов\w+|українізатор\w*)\b|"
    r"\b(?:napis(?:y|ów|ami)|dubbing\w*|lektor\w*|spolszczeni\w+|po (?:polsku|angielsku|rosyjsku|niemiecku)|"
    r"polsk\w+ (?:języku?|napis\w+|wersj\w+)|w jakim języku|jakie języki)\b|"
    r"(?:中文|汉化|漢化|国语|普通话|英文|日文|字幕|配音|什么语言|哪些语言|支持.{0,2}语言)|"
    r"(?:日本語|英語|中国語|吹き替え|吹替|字幕|ローカライズ|何語|言語)"
)
_CONTROLLERS = (
    r"\b(?:controllers?|game ?pads?|joy ?sticks?|joypads?|dualshock|dualsense)\b|"
    r"\b(?:геймпад\w*|джойстик\w*|контроллер\w*|контролер\w*|gamepads?|joystick\w*|manettes?|mandos?|"
    r"controles? de (?:xbox|ps\d?|play\w*)|joystick|oyun kol\w+|gamepad\w*|kontroler\w*|padem|pady)\b|"
    r"(?:手柄|摇杆|コントローラー?|ゲームパッド)"
)
# A language or a nation and nothing else: "a co polskiego?", "en español, japones".
_NATION = pattern(
    r"(?:something |anything |was |etwas |algo |coś |что-?(?:то|нибудь) |щось )?"
    r"(?:english|russian|german|spanish|french|portuguese|turkish|ukrainian|polish|chinese|japanese|korean|italian|"
    r"american|british|canadian|swedish|czech|european|asian|"
    r"(?:русск|российск|английск|немецк|испанск|французск|польск|украинск|китайск|японск|корейск|турецк|американск|"
    r"отечественн|европейск|чешск|шведск)(?:ий|ая|ое|ие|ого|их|ую|ой)|"
    r"(?:російськ|англійськ|німецьк|іспанськ|французьк|польськ|українськ|китайськ|японськ|корейськ|турецьк|"
    r"американськ|європейськ)(?:ий|а|е|і|ого|их|у)|вітчизнян(?:ий|а|е|і|ого|их|у)|"
    r"(?:deutsch|englisch|russisch|französisch|spanisch|polnisch|japanisch|chinesisch|koreanisch|türkisch|ukrainisch|"
    r"amerikanisch|europäisch|tschechisch|schwedisch)(?:e[srnm]?)?|"
    r"español(?:es|as?)?|castellano|ingl[eé]s(?:es|as?)?|rus[oa]s?|franc[eé]s(?:es|as?)?|alem[aá]n(?:es|as?)?|"
    r"japon[eé]s(?:es|as?)?|chin[oa]s?|corean[oa]s?|polac[oa]s?|turc[oa]s?|american[oa]s?|europe[oa]s?|"
    r"français(?:es?)?|anglais(?:es?)?|russes?|allemande?s?|espagnole?s?|japonais(?:es?)?|chinois(?:es?)?|"
    r"coréen(?:ne)?s?|polonais(?:es?)?|turcs?|turques?|américain(?:e)?s?|européen(?:ne)?s?|"
    r"portugu[eê]s(?:es|as?)?|brasileir[oa]s?|alem[aã](?:o|es|s)?|franc[eê]s(?:es|as?)?|europeu(?:s|ia)?|"
    r"türk(?:çe)?|ingiliz(?:ce)?|rus(?:ça)?|alman(?:ca)?|japon(?:ca)?|yerli|"
    r"(?:pols|angiels|rosyjs|niemiec|japońs|chińs|koreańs|francus|ukraińs|czes|amerykańs|hiszpańs)k(?:i|a|ie|iego|ich|ą|iej))|"
    r"(?:国产|日本|日系|中国|韩国|俄罗斯|波兰|美国|欧美)(?:的|游戏)?|(?:国産|日本|中国|韓国|ロシア|アメリカ|海外)(?:の|ゲーム|製)*"
)
# fmt: on
_UNRECORDED = pattern(f"{_LANGUAGES}|{_CONTROLLERS}")


def names_what_is_unrecorded(text: str) -> bool:
    """Whether words speak of the languages of a game, its dubbing or subtitles, or of what it is controlled by."""
    return bool(unrecorded_in(text))


def names_a_nation(text: str) -> bool:
    """Whether words are those for a language or a nation alone: where a game comes from is told of none, either."""
    return _NATION.fullmatch(bare(plain(text)).strip()) is not None


def unrecorded_in(text: str) -> str:
    """The first words that speak so; "" where none do."""
    readable = plain(text)
    found = _UNRECORDED.search(bare(readable))
    return readable[found.start() : found.end()] if found else ""
