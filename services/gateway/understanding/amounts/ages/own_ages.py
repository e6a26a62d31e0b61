"""Reads the age that players say of themselves, in eleven languages: "im 12", "мне 12", "12 yaşındayım".

Nobody but the player can tell it, so it is never taken for that of somebody else who plays; see `childs_age.py`.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern

_FAR = 30
# Nobody younger writes of themselves.
_LEAST = 5
# fmt: off
# What stands before the age, and adverbs between.
_I_AM = (
    r"\b(?:(?:i['’]?m|i am|i (?:just |recently )?turned|i will be|i['’]?ll be|as|my age(?: is)?)"
    r"(?: (?:just|only|still|like|about|almost|nearly|now|already|turning|literally|a|an|in|the))*|"
    r"(?:мне|мені)(?: (?:же|ж|всего|уже|вже|скоро|только|тока|лишь|исполнилось|лише|тільки|почти|сейчас|всього|майже|"
    r"щойно|зараз|виповнилось|виповнилося))*|"
    r"(?:ich bin|bin|ich werde)(?: (?:erst|schon|noch|nur|gerade|grade|jetzt|fast|ein|eine))*|"
    r"(?:yo )?(?:tengo|cumpl[ío])(?: (?:s[oó]lo|ya|casi|apenas))*|j['’]?ai(?: (?:que|seulement|juste|déjà|bientôt))*|"
    r"(?:eu )?(?:tenho|fiz)(?: (?:s[oó]|apenas|j[aá]|quase))*|yaşım|"
    r"mam(?: (?:tylko|dopiero|już|prawie|ledwo|skończone))*)|"
    r"我(?:今年|现在|才|只有|已经|都|是|快|刚满|刚)*|(?:私|僕|俺|自分|わたし|ぼく|おれ)(?:は|も|が|、|まだ|今)*"
)
# What says so behind the age. "9歳です" may be said of a child that was spoken of before.
_BEHIND = (
    r"yaş[ıi]nday[ıi]m|yo here|years? old here|[歳才](?:の|な)(?:僕|私|俺)"
)
_NUMBER = r"(\d{1,2})(?![\d.,]\d)"
_YEARS = r"(?:лет|год\w*|рок\w*|jahre?|años|ans|anos|lat|lata|[岁歲歳才])"
_ENDS = r"\s*(?:$|[.,;:!?)\n]|(?:and|but|so|btw|и|но|а|і|але|und|aber|y|pero|et|mais|e|mas|ve|ama|i|ale)\b)"
_NO_AGE = (
    r"(?:hours?|hrs?|h\b|min\w*|days?|weeks?|months?|levels?|lvl|games?|st\b|nd\b|rd\b|th\b|%|players?|of us|people|"
    r"euros?|dollars?|bucks|euro\b|of\b|in\b|into\b|away|wins?|points?|kills?|feet|per ?cent|/\s*\d)"
)
# What an age is surely said by, though nothing marked it.
_SAID = tuple(
    map(
        pattern,
        (
            rf"\b(?:i['’]?m|i am|i (?:just |recently )?turned)(?: (?:just|only|still|almost|nearly|now|already|a))*\W+"
            rf"{_NUMBER}(?!\d)(?!\W*{_NO_AGE})",
            rf"(?:{_I_AM})\W*{_NUMBER}(?:\s*{_YEARS}(?!\w)|(?:{_ENDS})(?<!\btengo)(?<!\bmam))",
            rf"(?<!\d){_NUMBER}\s*(?:yaş[ıi]nday[ıi]m|yo here|years? old here|[歳才](?:の|な)(?:僕|私|俺))",
        ),
    )
)
# What it is said by where it takes away what protects a child: years, or the end of a clause, stand behind.
_SURELY = tuple(
    map(
        pattern,
        (
            rf"(?<!until )(?<!till )(?<!when )(?<!if )(?<!once )(?:{_I_AM})\W*{_NUMBER}(?!\d)(?:\s*{_YEARS}(?!\w)|"
            rf"[岁歲歳才](?![的の])|\s*(?:(?:years?|yrs?)(?:[ -]old\b|{_ENDS})|y\W?/?o\b)|\s+[-–—]\s|"
            rf"{_ENDS}(?! a half)(?!\W*(?:пожалуйста|плиз|пж|будь ласка|штук|побольше|больше|більше)))",
            r"(?<!\d)(\d{1,2})\s*(?:yaş[ıi]nday[ıi]m|[歳才](?:(?:の|な)(?:僕|私|俺|大人)|です|だ))",
        ),
    )
)
_NOT_YET = pattern(
    r"\bwill be\b|['’]?ll be\b|\b(?:nearly|almost|about|turning|werde|fast|скоро|почти|майже|casi|bientôt|quase|"
    r"prawie)\b|快"
)
_HOPED_FOR = pattern(
    r"\b(?:i will be|i['’]?ll be|nearly|almost|soon|(?:ich )?werde|fast|bald|скоро|почти|майже|незабаром|casi|pronto|"
    r"bientôt|presque|quase|logo|neredeyse|yakında|olacağım|prawie|niedługo|wkrótce)\b|快|马上|馬上|差不多|もうすぐ|そろそろ"
)
# "Give me 20", in letters that do without a word for the wish.
_WITHOUT_YEARS = pattern(r"^(?:我|私|僕|俺|自分|わたし|ぼく|おれ)(?!.*[岁歲歳才])")
# "Tengo 12" and "mam 12" may be of games.
_COUNTS = pattern(
    r"^\W*(?:(?:yo )?(?:tengo|cumpl[ío])|j['’]?ai|(?:eu )?(?:tenho|fiz)|mam|as)\b"
    r"(?!.*(?:años|ans|anos|lat\b|years?\W?old|yo\b))"
)
# fmt: on
_BEFORE = pattern(rf"(?:{_I_AM})\W*$")
_BEGINNING = pattern(rf"\W*(?:{_I_AM})(?![a-zа-яё])")
_AFTER = pattern(rf"\W{{0,2}}\w{{0,6}}?\s?(?:{_BEHIND})|(?:{_BEHIND})")
_WITHIN = pattern(_BEHIND)


def ages_said_of_oneself(readable: str) -> list[int]:
    """The ages that a writer surely says of themselves in `readable`: without accents, digits for numbers."""
    found = []
    for form in _SAID:
        for match in form.finditer(readable):
            if not _COUNTS.search(match.group()):
                found.append(int(match[1]))
    return [age for age in dict.fromkeys(found) if age >= _LEAST]


def sure_own_ages(readable: str) -> list[int]:
    """Those of them that are said beyond doubt, with years or as all of a clause: "I'm 41", not "I'm 20 games in"."""
    said = [match for form in _SURELY for match in form.finditer(readable)]
    doubtful = (_NOT_YET, _WITHOUT_YEARS, _COUNTS)
    return [int(each[1]) for each in said if not any(form.search(each.group()) for form in doubtful)]


def is_hoped_for(text: str) -> bool:
    """Whether a message tells of an age that its writer has not yet: "мне почти 12", "I'll be 12 soon"."""
    return _HOPED_FOR.search(bare(text)) is not None


def words_of_own_age(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where words for an age, at a place of `text`, stand with those that say it of their writer; None without any."""
    first = max(0, start - _FAR)
    if before := _BEFORE.search(bare(text[first:start])):
        return first + before.start(), end
    if behind := _AFTER.match(bare(text[end : end + _FAR])):
        return start, end + behind.end()
    return (start, end) if is_said_of_oneself(text[start:end]) else None


def is_said_of_oneself(words: str) -> bool:
    """Whether words for an age, with those around them, say it of their writer."""
    readable = bare(words)
    return _BEGINNING.match(readable) is not None or _WITHIN.search(readable) is not None
