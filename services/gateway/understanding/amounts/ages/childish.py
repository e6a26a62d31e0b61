"""Finds words that call games childish: "das ist Babykram", "слишком детское", "too childish".

They tell of a game, and of nobody's age, though a child stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
_ALWAYS = (
    r"\b(?:bab(?:y|ies|ie)|kid(?:s|die|dy)?['’]?s?|toddlers?) ?(?:shit|crap|nonsense)\b|"
    r"\b(?:childish|babyish|kiddish|kiddy|kiddie|infantile)\w*|"
    r"\b(?:baby|kinder|kindergarten)[ -]?(?:kram|kacke|quatsch|scheiß\w*|mist)\b|\b(?:kindisch|babyhaft)\w*|"
    r"\bçocukça\w*|\bdziecinn\w+|"
    r"幼稚(?![園园])|小儿科|小兒科|(?:子供|子ども|こども)(?:っぽ|だまし|騙し|じみ)\w?|赤ちゃん(?:用|向け)すぎ"
)
_TOO = (
    r"(?:too|слишком|чересчур|больно|zu|demasiado|tan|trop|tão|fazla|надто|занадто|задто|"
    r"zbyt|za)"
)
_CHILDLIKE = (
    r"(?:young|baby|kid-?like|детск\w+|kindlich\w*|infantil\w*|enfantin\w*|puéril\w*|gamine?|çocuksu\w*|дитяч\w+|"
    r"dziecięc\w+)"
)
_FOUND_SO = (
    rf"\b{_TOO} {_CHILDLIKE}\b|\binfantil\w* demais\b|\bçok çocuksu\w*|"
    r"(?:太|过于|過於)(?:儿童|兒童|低龄|低齡)\w{0,2}"
)
# "That's for babies", "das ist Kinderzeug": said of a game, these words ask for none.
_FOR_BABIES = (
    r"\b(?:that|this|it|these|those|they|all)(?:['’]?s|['’]?re| is| are| look| looks)?(?: \w+){0,2} "
    r"(?:for babies|(?:kids?|baby|babies|toddler) stuff)\b|"
    r"\A\W*(?:kids?|baby|toddler) stuff\W*\Z|\b(?:un|1) truc de (?:bébés?|gamins?|gosses?)\b(?! de \d)|"
    r"\bcosa de (?:beb[eé]s?|niñ[oa]s|críos|nenes)\b(?! de \d)|\bcoisa de (?:bebês?|criança)\b(?! de \d)|"
    r"\b(?:das|es|alles)(?: \w+){0,2} ist(?: \w+){0,2} (?:kinder|baby)zeug\b|\b(?:das|es) ist (?:kinder|baby)zeug\b|"
    r"\b(?:es|son) (?:cosas? de (?:niñ[oa]s|críos|nenes|beb[eé]s?)|(?:un )?juegos? para beb[eé]s?)\b|"
    r"\bc['’]est (?:des? |un |1 )?(?:trucs? de (?:gamins?|gosses?)|jeux? pour bébés?)\b|"
    r"\b(?:isso )?é (?:coisa de (?:criança|bebê)|jogo (?:de|para|pra) bebês?)\b|"
    r"\bэто (?:же )?для младенцев\b|\bце (?:ж )?для немовлят\b|\bto (?:jest )?dla (?:bobas\w+|niemowl\w+)\b"
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
