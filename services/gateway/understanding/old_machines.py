"""Tells words that say how old a machine is from kinds of games: an "ancient laptop" is no wish for antiquity."""

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
# fmt: on
_BEHIND_IT = pattern(rf"\b{_MACHINE}(?:[\s,]+{_LINK}){{0,3}}\s+$|{_UNSPACED_MACHINE}[很太がは]?$")
_BEFORE_IT = pattern(rf"\s*{_MACHINE}\b|\s*{_UNSPACED_MACHINE}")


def is_said_of_a_machine(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` says how old what stands beside it is, a machine to play on."""
    readable = bare(text)
    return _OLD.fullmatch(readable[start:end].strip()) is not None and (
        _BEHIND_IT.search(readable[:start]) is not None or _BEFORE_IT.match(readable, end) is not None
    )
