"""Tells words that say how old a machine is from wishes: an "ancient laptop" is no wish for antiquity, nor is a
"laptop from 2012" one for games of that year.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
_OLD = pattern(
    r"(?:old\w*|ancient|antique|prehistoric|medieval|retro|vintage|classic|стар\w*|древн\w*|допотопн\w*|"
    r"доисторическ\w*|античн\w*|alt\w*|uralt\w*|antik\w*|historisch\w*|viej\w*|antigu\w*|prehistóric\w*|"
    r"vieux|vieil\w*|ancien\w*|antique\w*|préhistorique\w*|velh\w*|antig\w*|eski\w*|antika\w*|давн\w*|"
    r"стародавн\w*|star\w*|antyczn\w*|zabytkow\w*|prehistoryczn\w*)|古[老い]?的?|老旧|古董|骨董品?"
)
_MACHINE = (
    r"(?:laptop\w*|notebook\w*|pcs?|computer\w*|machine|rig|chromebook|macbook\w*|ноут\w*|комп\w*|пк|желез\w*|"
    r"телефон\w*|смартфон\w*|планшет\w*|phone|tablet\w*|handy|rechner|kiste|ordenador\w*|computadora?|compu|"
    r"portátil|móvil|ordi\w*|portable|bécane|computador\w*|celular|bilgisayar\w*|telefon\w*|залізо|komputer\w*|"
    r"lapek|sprzęt\w*)"
)
_UNSPACED_MACHINE = r"(?:电脑|笔记本|手机|パソコン|スマホ)"
_LINK = (
    r"(?:is|really|so|very|a|an|очень|совсем|уже|просто|у меня|ist|sehr|es|está|muy|est|très|é|muito|çok|дуже|jest|"
    r"bardzo)"
)
# What is named by a year without games being meant; "for PC from 2012" is said of games.
_DATED_MACHINE = (
    r"(?:laptop\w*|notebook\w*|(?:mac|chrome|thin)book\w*|imac\w*|thinkpad\w*|rig|netbook\w*|"
    r"(?:my|old|own) (?:pc|computer|mac|phone|tablet)|ноут\w*|нетбук\w*|макбук\w*|аймак\w*|"
    r"(?:graphics|video) card|gpu|видеокарт\w*|видюх\w*|відеокарт\w*|"
    r"(?:мо\w{1,3}|стар\w+|мене|меня) (?:комп\w*|пк|телефон\w*|планшет\w*)|"
    r"(?:mein\w*|alt\w*) (?:pc|rechner|computer|mac|handy|tablet)|grafikkarte|"
    r"portátil|(?:mi|viejo) (?:pc|ordenador|compu|computadora|móvil)|"
    r"(?:mon|vieux|vieil) (?:pc|ordi\w*|portable)|portable|(?:meu|velho) (?:pc|computador|celular)|"
    r"(?:eski|benim) (?:bilgisayar|pc|telefon)\w*|bilgisayarım\w*|"
    r"(?<!für )(?<!den )(?<!dem )rechner(?= (?:von|aus))|"
    r"(?:pc|rechner|computer|komputer|ordenador|ordi\w*|computador) (?:is|ist|es|est|é|jest)|"
    r"(?:mój|mojego|moim|star\w+) (?:komp\w*|pc|telefon\w*)|lapek|laptopie|karta graficzna)"
)
_UNSPACED_DATED = (
    r"(?:笔记本(?:电脑)?|筆電|ノート(?:pc|パソコン)?|ノーパソ|"
    r"(?:我的|旧|老|私の|古い)(?:电脑|手机|パソコン|スマホ|pc)|显卡|グラボ)"
)
_FROM = (
    r"(?:from|of|is|it'?s|bought|made|model|year|early|mid|late|in|о?т|с|выпуска|года?|куплен\w*|аж|ещё|von|aus|vom|"
    r"baujahr|ist|del?|año|es|d[e'’]|année|est|do|ano|é|model|yılı|від|з|року|випуску|z|roku|rocznik|jest|в|w)"
)
_YEAR_OF = r"(?:年(?:的|の|製の?|产的?|款的?|モデルの?)?|er|'?li|'?lı|'?lu|'?lü|model|-?го|-?й|года|рок[уа]|roku)?"
# fmt: on
_DATED = pattern(rf"\b{_DATED_MACHINE}(?:[\s,(]+{_FROM}){{0,3}}[\s(]*$|{_UNSPACED_DATED}(?:是|は|が|,|，|、)?$")
_DATES = pattern(rf"{_YEAR_OF}\s*(?:model |old )?(?:{_DATED_MACHINE}\b|{_UNSPACED_DATED})")
_BEHIND_IT = pattern(rf"\b{_MACHINE}(?:[\s,]+{_LINK}){{0,3}}\s+$|{_UNSPACED_MACHINE}[很太がは]?$")
_BEFORE_IT = pattern(rf"\s*{_MACHINE}\b|\s*{_UNSPACED_MACHINE}")


def is_said_of_a_machine(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` says how old what stands beside it is, a machine to play on."""
    readable = bare(text)
    return _OLD.fullmatch(readable[start:end].strip()) is not None and (
        _BEHIND_IT.search(readable[:start]) is not None or _BEFORE_IT.match(readable, end) is not None
    )


def dates_a_machine(text: str, start: int, end: int) -> bool:
    """Whether a year, `text[start:end]`, is that of the machine that stands beside it."""
    readable = bare(text)
    said = readable[start:end]
    digit = next((place for place, letter in enumerate(said) if letter.isdigit()), 0)
    return _DATED.search(readable[: start + digit]) is not None or _DATES.match(readable, start + digit + 4) is not None
