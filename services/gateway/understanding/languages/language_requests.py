"""Reads the language that a player asks to be answered in: "English please", "по-русски, пожалуйста", "请用中文".

A language that games are to have ("a game in German", "auf Deutsch?") is no such request, nor one that somebody speaks
or does not ("I don't speak English"). Words that tell of a child or of distress, or refuse something, are never a part
of one: what asks for a language is heard as nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.plain_text import UNSPACED, WORD, bare, pattern
from services.gateway.understanding.refusing.refusals import has_refusing_words
from services.gateway.understanding.talking.distress import may_be_unwell

_SENTENCES, _CLAUSES = re.compile(r"[.!?;…\n。！？；]+"), re.compile(r"[,，、:：]+")
# Letters of a message that are looked at.
_MOST_LETTERS = 400
# Words beside the language and a word for speaking, in Chinese and Japanese of three letters each.
_MOST_WORDS_BESIDE, _LETTERS_OF_A_WORD = 3, 3
# fmt: off
_NAMES = {
    "en": r"\b(?:english|(?:по-?)?английск\w*|англійськ\w*|englisch\w*|ingl[eéê]s|anglais|[iı]ngilizce\w*|"
          r"angielsk\w*)\b|英[语語文]",
    "ru": r"\b(?:russian|(?:по-?)?русск\w*|російськ\w*|russisch\w*|ruso|russe|russo|rusça\w*|rosyjsk\w*)\b|"
          r"俄[语語文]|ロシア語",
    "de": r"\b(?:german|(?:по-?)?немецк\w*|німецьк\w*|deutsch\w*|alem[aáã][no]o?|allemand|almanca\w*|niemieck\w*)\b|"
          r"德[语語文]|ドイツ語",
    "es": r"\b(?:spanish|(?:по-?)?испанск\w*|іспанськ\w*|spanisch\w*|español|castellano|espagnol|espanhol|"
          r"[iı]spanyolca\w*|hiszpańsk\w*)\b|西班牙[语語文]|スペイン語",
    "fr": r"\b(?:french|(?:по-?)?французск\w*|французьк\w*|französisch\w*|franc[eéê]s|fran[çc]ais|frans[ıi]zca\w*|"
          r"francusk\w*)\b|法[语語文]|フランス語",
    "pt": r"\b(?:portuguese|(?:по-?)?португальск\w*|португальськ\w*|portugiesisch\w*|portugu[eéê]s|portugais|"
          r"portekizce\w*|portugalsk\w*)\b|葡萄牙[语語文]|ポルトガル語",
    "tr": r"\b(?:turkish|(?:по-?)?турецк\w*|турецьк\w*|türkisch\w*|turco|turc|t[üu]rk[çc]e\w*|tureck\w*)\b|"
          r"土耳其[语語文]|トルコ語",
    "uk": r"\b(?:ukrainian|(?:по-?)?украинск\w*|українськ\w*|ukrainisch\w*|ucraniano|ukrainien|ukraynaca\w*|"
          r"ukraińsk\w*)\b|乌克兰[语語文]|ウクライナ語",
    "pl": r"\b(?:polish|(?:по-?)?польск\w*|польськ\w*|polnisch\w*|polaco|polonais|polon[eéê]s|leh[çc]e\w*|polsk\w*)\b|"
          r"波兰[语語文]|ポーランド語",
    "zh": r"\b(?:chinese|(?:по-?)?китайск\w*|китайськ\w*|chinesisch\w*|chino|chinois|chin[eéê]s|[çc]ince\w*|"
          r"chińsk\w*)\b|中文|[汉漢][语語]|普通话|中国語",
    "ja": r"\b(?:japanese|(?:по-?)?японск\w*|японськ\w*|japanisch\w*|japon[eéê]s|japonais|japonca\w*|japońsk\w*)\b|"
          r"日[语語文]|日本語",
}
_PATTERNS = {code: pattern(names) for code, names in _NAMES.items()}
_POLITE = pattern(
    r"\b(?:please|pl[sz]|plea[sz]|пожалуйста|пожалуста|плиз|пж|bitte|por ?fav(?:or)?|porfa|"
    r"s['’ ]?il (?:te|vous) pla[iî]t|stp|svp|l[üu]tfen|будь ласка|prosz[ęe])\b|请|請|お願い(?:し\w*)?|ください"
)
_SPEAKING = pattern(
    r"\b(?:speak|talk|answer|reply|respond|write|говори\w*|отвеча\w*|ответь\w*|пиши\w*|писать|sprich|sprechen?|reden?|"
    r"antwort\w*|schreib\w*|hábla\w*|habla\w*|responde\w*|respónde\w*|contest\w*|parle[rz]?|répond\w*|écri[srvt]\w*|"
    r"fal(?:a|e|ar)|responda|escrev[ae]\w*|konuş\w*|cevap\w*|yanıt\w*|yaz\w*|відповіда\w*|розмовля\w*|пиш(?:и|іть)|"
    r"mów\w*|pisz\w*|odpowia\w*|odpisuj\w*)\b|[用说說讲講]|回答|答えて|話して|書いて"
)
_BESIDE = pattern(
    r"\b(?:in|on|to|на|по|auf|en|em|po|w|ok(?:ay)?|sorry|and|now|can|could|we|you|do|it|и|ну|а|давай\w*|можно|мове|"
    r"мовою|язык\w*|und|jetzt|kannst|du|y|ahora|et|maintenant|e|agora|ama|artık|і|тепер|i|teraz|języku)\b|吧|で|も"
)
_OF_GAMES = pattern(
    r"\b(?:games?|something|anything|they|it is|игр\w*|что-?(?:то|нибудь)|spiel\w*|was|jue\w*|algo|jeux?|jog\w*|"
    r"oyun\w*|ігр\w*|гр[аиу]|щось|gr[ayęąę]|gier|coś|subtitles?|субтитр\w*|озвучк\w*|untertitel\w*|napis\w*)\b|游戏|遊戲|ゲーム|字幕"
)
# "Does it speak German?", "моя мама говорит по-русски", "ma fille parle français".
_OF_SOMEBODY = pattern(
    r"\b(?:does|(?:do|can|could) (?:they|it|he|she|any\w*|some\w*|people|players)|they|he|she|anyone|everyone|"
    r"(?:он|она|оно|они|він|вона|вони|все|всі) (?:\w+ )?(?:говор|розмовля|пиш)\w*|"
    r"(?:мо[йяи]|наш\w?|мо[їє]) \w+ (?:\w+ )?(?:говор|розмовля)\w*|"
    r"(?:er|es|man|alle) (?:spricht|sprechen)|(?:spricht|sprechen) (?:er|es|man|alle)|(?:mein|unser)e? \w+ spricht|"
    r"(?:él|ella|mi|nuestr[oa]) (?:\w+ )?habla|(?:il|elle|ça|on|mon|ma|notre) (?:\w+ )?parle|parle-t-(?:il|elle|on)|"
    r"(?:ele|ela|meu|minha) (?:\w+ )?fala|(?:on|ona|ono|oni|mój|moja|moje) (?:\w+ )?mówi\w*)\b"
)
# fmt: on


def language_asked_for(text: str) -> str:
    """The code of the language that a message asks to be answered in; "" where it asks for none."""
    return _request_in(text)[0]


def without_language_request(text: str) -> str:
    """The message, of the same length, without the words that ask for a language: they wish for nothing else."""
    _, start, end = _request_in(text)
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"


def _request_in(text: str) -> tuple[str, int, int]:
    """The language that is asked for, and where; "", 0 and 0 where none is."""
    readable = bare(text[:_MOST_LETTERS])
    for start, end in _parts(readable, 0, len(readable), _SENTENCES):
        for first, last in ((start, end), *_parts(readable, start, end, _CLAUSES)):
            if code := _asked_for(readable[first:last]):
                return code, first, last
    return "", 0, 0


def _parts(text: str, start: int, end: int, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in ends.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _asked_for(readable: str) -> str:
    found = [code for code, names in _PATTERNS.items() if names.search(readable)]
    if len(found) != 1 or _OF_GAMES.search(readable) or _tells_something(readable):
        return ""
    rest = _PATTERNS[found[0]].sub(" ", readable)
    is_polite, speaks = _POLITE.search(rest) is not None, _SPEAKING.search(rest) is not None
    for form in (_POLITE, _SPEAKING, _BESIDE):
        rest = form.sub(" ", rest)
    unspaced = len(UNSPACED.findall(rest))
    words = sum(UNSPACED.search(match.group()) is None for match in WORD.finditer(rest))
    beside = words + unspaced / _LETTERS_OF_A_WORD
    return found[0] if beside <= (_MOST_WORDS_BESIDE if speaks else 0) and (speaks or is_polite) else ""


def _tells_something(readable: str) -> bool:
    """Whether words say something that must not be lost, or of somebody what they speak."""
    if _OF_SOMEBODY.search(readable) or has_refusing_words(readable):
        return True
    return read_child_age(readable) is not None or may_be_unwell(readable)
