"""Reads platforms, as players call them in eleven languages, as the platforms of a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from services.gateway.understanding.machines.platform_words import (
    AMBIGUOUS,
    ANY_COMPUTER,
    CONSOLES,
    MAKERS,
    MODERN,
    OF_A_MAKER,
    SAID,
    SHOPS,
)
from services.gateway.understanding.plain_text import UNSPACED, UNSPACED_LETTERS, bare, fold, pattern, plain

_STEAM_DECK = next(forms for forms, names in SAID.items() if names[0] == "steam deck")
MAKERS_OF_OLD_CONSOLES = frozenset(("nintendo", "sega"))
_CONSOLE_NAMES = ("playstation", "xbox", "switch", "nintendo")
WORD_OF_A_NAME = re.compile(r"[^\W_]+")


# What Turkish adds to a name, where no apostrophe parts it: "ps4te", "ps5im".
_BEHIND_A_DIGIT = re.compile(r"[dt][ae]n?|[yn]?[ae]|l[ae]r|[iu]m(?:[dt][ae])?")
_LETTERS = re.compile(rf"[^\W_{UNSPACED_LETTERS}]+")
# fmt: off
# "Switch" is a verb in English, "mobil" an adjective in many languages; behind these words they are platforms.
_ON = frozenset(
    fold(word)
    for word in ["on", "for", "my", "the", "nintendo", "на", "для", "под", "auf", "für", "die", "der", "eine",
        "meine", "sur", "para", "na", "no", "pra", "pro", "en", "la", "mi", "minha", "meu", "do", "ma", "w",
        "moją", "mojej", "moim", "від", "під", "your", "any"]
)
# fmt: on


def are_modern_consoles(words: list[str]) -> bool:
    """Whether folded words mean the consoles of today, whichever."""
    return any(says(words, form) for form in CONSOLES) and any(says(words, form) for form in MODERN)


def is_a_shop(text: str) -> bool:
    """Whether words for a platform name a shop or a subscription, not what one plays on: "Steam", not "Steam Deck"."""
    words = key_of(text).split()
    return any(says(words, form) for form in SHOPS) and not any(says(words, form) for form in _STEAM_DECK)


def is_any_computer(text: str) -> bool:
    """Whether words for a platform mean a computer and do not tell which: "laptop", not "Windows laptop"."""
    words = key_of(text).split()
    others = (form for forms in SAID for form in forms if form not in ANY_COMPUTER)
    return any(says(words, form) for form in ANY_COMPUTER) and not any(says(words, form) for form in others)


def maker_of_consoles(text: str) -> str:
    """The maker of consoles whose name is all that `text` says, in Latin letters; "" for any other text."""
    said = [word for word in key_of(text).split() if word not in OF_A_MAKER]
    for forms in MAKERS:
        if said and all(any(_is(word, form) for form in forms) for word in said):
            return forms[0].rstrip("*")
    return ""


class PlatformNames:
    """The platforms of one catalogue."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` as the catalogue spells them."""
        self._spelled = {key_of(name): name for name in names}

    def made_by(self, maker: str) -> tuple[str, ...]:
        """The catalogue's platforms of a maker of consoles, as `maker_of_consoles` has it; none for others."""
        consoles = next((consoles for forms, consoles in MAKERS.items() if forms[0].rstrip("*") == maker), ())
        return tuple(name for key, name in self._spelled.items() if any(says(key.split(), each) for each in consoles))

    def find(self, text: str) -> tuple[str, ...]:
        """The catalogue's platforms that `text` means, spelled as there; none if it has none of them."""
        words = key_of(text).split()
        if (exact := self._spelled.get(" ".join(words))) is not None:
            return (exact,)
        for said, candidates in SAID.items():
            if any(says(words, form) for form in said):
                return self._named(candidates)
        if any(says(words, form) for form in CONSOLES):
            is_modern = are_modern_consoles(words)
            return tuple(
                name
                for key, name in self._spelled.items()
                if any(key.startswith(each) for each in _CONSOLE_NAMES)
                and not (is_modern and key in MAKERS_OF_OLD_CONSOLES)
            )
        return ()

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where `text` surely names a platform, though perhaps none of this catalogue: beginnings and ends."""
        readable = bare(text)
        yield from (match.span() for match in _SURE.finditer(readable))
        for match in _SURE_BESIDE_ON.finditer(readable):
            if _is_used_as_a_name(readable, *match.span()):
                yield match.span()
        yield from (match.span() for match in _UNSPACED_FORMS.finditer(text))

    def _named(self, candidates: tuple[str, ...]) -> tuple[str, ...]:
        for candidate in candidates:
            if candidate in self._spelled:
                return (self._spelled[candidate],)
        # A catalogue that tells generations apart where the player does not: all of the family.
        family = candidates[-1]
        return tuple(name for key, name in self._spelled.items() if key.startswith(family))


def _begins_words(form: str) -> bool:
    return form.endswith("*")


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Whole words that are called so, the longest first, in texts without accents; Chinese and Japanese letters may
    stand beside them.
    """
    # Case does not matter to it, and forms share it where they can: `re` takes a millisecond to compile each of them.
    letters = rf"(?-i:[^\W_{UNSPACED_LETTERS}])"
    called: list[str] = []
    for begins, alike in groupby(sorted(forms, key=lambda form: (-len(form), _begins_words(form))), _begins_words):
        spelled = "|".join(
            r"\W+".join(re.escape(part.rstrip("*")) + rf"{letters}*" * part.endswith("*") for part in form.split())
            + (rf"(?:{_BEHIND_A_DIGIT.pattern})?" if form[-1].isdigit() else "")
            for form in (each.rstrip("*") for each in alike)
        )
        called.append(rf"(?:{spelled}){letters}*" if begins else spelled)
    return pattern(rf"(?<!{letters})(?:{'|'.join(called)})(?!{letters})")


_FORMS = [form for forms in (*SAID, CONSOLES) for form in forms]
_SURE = _any_of(form for form in _FORMS if form not in AMBIGUOUS and not UNSPACED.match(form))
_SURE_BESIDE_ON = _any_of(("play", "switch*", "mobil*", "мобил*", "мобіл*", "ps", "quest*", "deck"))
_UNSPACED_FORMS = re.compile(
    "|".join(
        sorted(
            {re.escape(form.rstrip("*")) for form in _FORMS if UNSPACED.match(form) and form not in AMBIGUOUS},
            key=len,
            reverse=True,
        )
    )
)
# What Turkish adds to a name stands for "on".
_BEHIND_A_NAME = frozenset(("te", "de", "ta", "da", "icin"))
_SUFFIXES = re.compile(r"['’](?:[td][ea]|[yn]?[ea])\b", re.IGNORECASE)
# In English "play" is no console, whatever stands before it.
_VERB = "play"
_ENGLISH = frozenset(("on", "for", "my", "the", "any", "your"))
# So far a word is looked for beside a name.
_BESIDE = 24


def _is_used_as_a_name(text: str, start: int, end: int) -> bool:
    """Whether what may be an ordinary word has "on" before it, or letters of a script without spaces beside it."""
    before = _LETTERS.findall(text[max(0, start - _BESIDE) : start])[-1:]
    behind = _LETTERS.findall(text[end : end + _BESIDE])[:1]
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    on = _ON - _ENGLISH if text[start:end].lower() == _VERB else _ON
    return (
        not on.isdisjoint(map(fold, before))
        or _SUFFIXES.match(text, end) is not None
        or not _BEHIND_A_NAME.isdisjoint(map(fold, behind))
        or UNSPACED.search(beside) is not None
    )


def says(words: list[str], form: str) -> bool:
    """Whether folded words hold the form, of one word or several; one that ends in "*" may go on."""
    return place(words, form) >= 0


def place(words: list[str], form: str) -> int:
    """Where among folded words the form begins; -1 if nowhere."""
    parts = form.split()
    for start in range(len(words) - len(parts) + 1):
        if all(_is(word, part) for word, part in zip(words[start:], parts, strict=False)):
            return start
    return -1


def _is(word: str, part: str) -> bool:
    if UNSPACED.match(part):
        return fold(part.rstrip("*")) in word
    if part.endswith("*"):
        return word.startswith(folded(part[:-1]))
    if not word.startswith(form := folded(part)):
        return False
    return len(word) == len(form) or (form[-1].isdigit() and _BEHIND_A_DIGIT.fullmatch(word, len(form)) is not None)


def key_of(name: str) -> str:
    """The folded words of a name, with spaces between them."""
    return " ".join(folded(match.group()) for match in WORD_OF_A_NAME.finditer(plain(name)))


@cache
def folded(word: str) -> str:
    """A word without case and accents."""
    return fold(bare(word))
