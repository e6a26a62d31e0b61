"""Finds words that call games childish: "das ist Babykram", "слишком детское", "too childish".

They tell of a game, and of nobody's age, though a child stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
_ALWAYS = (
    r"\b(?:bab(?:y|ies|ie)|kid(?:s|die|dy)?['’]?s?|toddlers?) ?(?:stuff|shit|crap|mode|nonsense|things?)\b|"
    r"\b(?:childish|babyish|kiddish|kiddy|kiddie|infantile)\w*|"
    r"\b(?:baby|kinder|kindergarten)[ -]?(?:kram|zeug|kacke|quatsch|scheiß\w*|mist)\b|\b(?:kindisch|babyhaft)\w*|"
    r"\b(?:cosas?|juegos?) (?:para|de) beb[eé]s?\b|\bcosas? de (?:niñ[oa]s|críos|nenes)\b|"
    r"\b(?:trucs?|jeux?) (?:de|pour) bébés?\b|\btrucs? de (?:gamins?|gosses?)\b|"
    r"\b(?:coisas?|jogos?) (?:para|pra|de) (?:bebês?|neném|nenéns)\b|\bcoisas? de criança\b|"
    r"\bbebe[kğ]\w* (?:işi|oyunu|oyuncağı)\w*|\bçocuk (?:işi|oyuncağı)\w*|\bçocukça\w*|"
    r"\bdziecinn\w+|\bдля младенцев\b|\bдля немовлят\b|\bdla (?:bobas\w+|niemowl\w+)\b|"
    r"幼稚(?![園园])|小儿科|小兒科|(?:子供|子ども|こども)(?:っぽ|だまし|騙し|じみ)\w?|赤ちゃん(?:用|向け)すぎ"
)
_TOO = (
    r"(?:too|слишком|чересчур|больно|как-?то|какое-то|какие-то|zu|demasiado|tan|trop|tão|fazla|надто|занадто|задто|"
    r"якесь|якісь|zbyt|za)"
)
_CHILDLIKE = (
    r"(?:young|baby|kid-?like|детск\w+|kindlich\w*|infantil\w*|enfantin\w*|puéril\w*|gamine?|çocuksu\w*|дитяч\w+|"
    r"dziecięc\w+)"
)
_FOUND_SO = (
    rf"\b{_TOO} {_CHILDLIKE}\b|\binfantil\w* demais\b|\bçok çocuksu\w*|"
    r"(?:太|过于|過於)(?:儿童|兒童|低龄|低齡)\w{0,2}"
)
# "That's for babies": nobody asks for such games.
_FOR_BABIES = (
    r"\b(?:that|this|it|these|those|they|all)(?:['’]?s|['’]?re| is| are| look| looks)?(?: \w+){0,2} for babies\b"
)
# fmt: on
_FORM = pattern(rf"{_ALWAYS}|{_FOUND_SO}|{_FOR_BABIES}")


def childish_places(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` calls games childish: beginnings and ends, in code points."""
    for match in _FORM.finditer(bare(text)):
        yield match.span()


def without_childish(readable: str) -> str:
    """A text, as `bare` gives it, without the words in it that call games childish."""
    return _FORM.sub(" ", readable)
