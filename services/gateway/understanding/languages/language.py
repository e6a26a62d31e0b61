"""Tells which language a text is in: by py3langid (97 languages, a few hundred kilobytes, under a millisecond), with
the script deciding where the text is too short to tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from services.common.language_tag import primary_subtag
from services.gateway.understanding.languages.language_words import (
    ENDINGS,
    LETTERS,
    NEAR,
    SPELLED,
    WORDS,
)
from services.gateway.understanding.languages.russian_in_latin import signs_of_russian, without_shared_words
from services.gateway.understanding.languages.scripts import CYRILLIC, SCRIPTS, is_written_in, script_counts

# Latin letters say little about a language; of a text this short only the script is believed.
_LEAST_LETTERS = 8
# In nats. No English text of the intent corpus looks this much like another language; short questions in ten others
# do, by 14 to 49.
_LEAST_MARGIN = 13.0
# What a word of `language_words` counts, and a letter, in nats. On a sample of the classifier's training corpus 6, 9
# and 12 a word tell the languages apart alike: Ukrainian 92 % against 60 % by the model alone, French 89 against 78 %.
_NATS_A_WORD = 9.0
_NATS_A_LETTER = 20.0
# What a word counts that is surely Russian in Latin letters, in which no model reads it. Of the 372 such messages of
# the classifier's training corpus 9 nats a word know 23 % after English, 18 know 54 %, 27 and 36 know 60 %; of 300
# messages in each of seven languages none is taken for one at any of these.
_NATS_A_WORD_IN_LATIN = 27.0
_SHARE_OF_A_LETTER = 1 / 3
# So much of all that was said tells that a near language was taken for the other: three words that only one has.
_NATS_OF_A_TURN = 27.0
# By so much another language has to be given away for a conversation to change to it: two words of its own, or a
# letter. Players mix words of others into their own: "solo friendly", "free w/o ads", "2000den önce".
_NATS_OF_A_CHANGE = 18.0
_LEAST_LETTERS_OF_A_SENTENCE = 12
# A longer text is in its own language, whatever was spoken before.
_LETTERS_THAT_TELL = 24
# fmt: off
_LANGUAGES = (
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "it", "ja", "kk", "ko", "lt", "lv", "ms", "no", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "ta",
    "te", "th", "tr", "uk", "ur", "vi", "zh",
)
# fmt: on
# Codes of what goes by another code here.
_SAME = {"nb": "no", "iw": "he", "in": "id"}
# The code of texts that are in none.
_NO_LANGUAGE = "zxx"
DEFAULT = "en"


@cache
def _model() -> tuple[LanguageIdentifier, frozenset[str]]:
    """What tells the languages of `_LANGUAGES` apart, and the codes of all that it was trained on."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    trained = frozenset(identifier.nb_classes) - {_NO_LANGUAGE}
    identifier.set_languages(_LANGUAGES)
    return identifier, trained


def _identifier() -> LanguageIdentifier:
    return _model()[0]


def load() -> None:
    """Reads the model, so that the first request need not."""
    _model()


def known(tag: str) -> str:
    """The language of a BCP 47 tag as an ISO 639-1 code, "no" of "nb-NO"; empty if there is none that is known here."""
    code = primary_subtag(tag)
    code = _SAME.get(code, code)
    return code if code in _model()[1] else ""


def detect(text: str) -> str:
    """The language of `text` as an ISO 639-1 code; "en" when there are no letters."""
    counts = script_counts(text)
    kana = counts.get("HIRAGANA", 0) + counts.get("KATAKANA", 0)
    ideographs = counts.get("CJK", 0)
    latin_words = len(re.findall(r"[A-Za-z]+", text))
    # A title in Latin letters has many of them; each Chinese or Japanese one counts for a word.
    is_mostly_east_asian = (kana + ideographs) * 3 >= sum(counts.values()) > 0
    if is_mostly_east_asian or (kana + ideographs > latin_words and not _given_away(text)):
        return "ja" if kana else "zh"
    if not counts:
        return DEFAULT
    script = max(counts, key=lambda name: counts[name])
    if script == "LATIN" and (
        counts.get("CYRILLIC", 0) * 3 >= counts["LATIN"]
        or ("CYRILLIC" in counts and all(word[:1].isupper() for word in re.findall(r"[A-Za-z]+", text)))
    ):
        # Titles in Latin letters inside a Cyrillic sentence.
        text, script = re.sub(r"[A-Za-z]+", " ", text), "CYRILLIC"
    if script == "LATIN":
        return _in_latin_letters(text)
    if script == "CYRILLIC":
        return _likeliest(text, "ru", CYRILLIC)
    if script in ("ARABIC", "DEVANAGARI") and sum(counts.values()) >= _LEAST_LETTERS:
        classified: str = _identifier().classify(text)[0]
        return classified
    return SCRIPTS.get(script, DEFAULT)


def _in_latin_letters(text: str) -> str:
    """The language of a text in Latin letters, in which many type Russian, too."""
    sure, ending = signs_of_russian(_words(text))
    if sure or (ending > 1 and _is_told_as_russian(text)):
        return "ru"
    code = _likeliest(text, DEFAULT, set(_LANGUAGES) - CYRILLIC - set(SCRIPTS.values()))
    return NEAR[code] if code in NEAR and _lead(NEAR[code], code, text) > 0 else code


# "Está no Game Pass": alone both words are Spanish, too.
_PORTUGUESE_PAIR = re.compile(r"\b(?:está|tem|roda|sai|saiu|joga|funciona|vem) n[oa]s?\b")


def _is_told_as_russian(text: str) -> bool:
    """Whether no words in Latin letters tell of another language more than of Russian, those left out that are both."""
    told = _given_away(without_shared_words(text))
    return all(nats <= told.get("ru", 0.0) for nats in told.values())


def told_by_its_words(text: str) -> str:
    """The language of `text` by itself, "" where neither a word nor a letter of it tells it from others."""
    code = detect(text)
    told = _given_away(text)
    is_told = code in told and all(told[code] > nats for other, nats in told.items() if other != code)
    return code if code != DEFAULT or is_told else ""


def detect_in_conversation(text: str, before: str, spoken: str = "") -> str:
    """The language of `text` or, where so short a text tells none, that of what was said before it.

    `spoken` is the language of the conversation so far, empty where it is not known; then `before` tells it.
    """
    spoken = spoken or (detect(before) if before else "")
    if not spoken:
        return detect(text)
    if spoken in CYRILLIC and script_counts(text).keys() <= {"LATIN"}:
        # Who spoke Russian and goes on in Latin letters speaks Russian unless words tell of another language.
        if _is_told_as_russian(text):
            return spoken
        text = without_shared_words(text)
    near = NEAR.get(spoken, "")
    if sum(letter.isalpha() for letter in text) >= _LETTERS_THAT_TELL:
        code = detect(text)
        is_other = (
            _lead(near, spoken, text) > 0
            if code == near
            else _changes(code, spoken, text) or _likelier(code, spoken, text)
        )
        return code if is_other else spoken
    if near and (lead := _lead(near, spoken, text)) >= 0 and _lead(near, spoken, f"{before} {text}") >= _NATS_OF_A_TURN:
        # All that was said gives away that it was taken for the wrong one of two.
        return near
    given_away = _given_away(text)
    is_of_both = bool(given_away) and given_away.keys() <= {near, spoken}
    # Words of the spoken language beside a name in other letters are no change.
    is_spoken = bool(given_away) and given_away.get(spoken, 0.0) >= max(given_away.values())
    if (near and lead <= 0 and is_of_both) or is_spoken:
        return spoken
    code = detect(text)
    return code if not _may_be_written_in(text, spoken) or _changes(code, spoken, text) else spoken


def _changes(code: str, spoken: str, text: str) -> bool:
    """Whether words leave no doubt that `text` is in `code`, though `spoken` was spoken before it.

    Two words more of that language do, or a text that is all made of its words; a single word may be any language's.
    """
    if code == spoken or code not in WORDS:
        return False
    said = _words(text)
    is_whole = bool(said) and all(word in WORDS[code] for word in said)
    lead = _told_by_words(code, text) - _told_by_words(spoken, text)
    return lead >= _NATS_OF_A_CHANGE or (is_whole and lead > 0)


def _likelier(code: str, spoken: str, text: str) -> bool:
    """Whether the model takes a longer text for `code` by far, and no words of it are of the spoken language alone."""
    if code not in WORDS or not _may_be_written_in(text, spoken):
        return code != spoken
    if _told_by_words(code, text) < _told_by_words(spoken, text):
        return False
    ranked = {each: float(score) for each, score in _identifier().rank(text)}
    return ranked.get(code, 0.0) - ranked.get(spoken, 0.0) > _LEAST_MARGIN


def _lead(code: str, other: str, text: str) -> float:
    """By how many nats words, letters and spelling give away `code` rather than `other`, a language near to it."""
    given_away = _given_away(text)
    spelled = {each: _spelled_nats(each, text) for each in (code, other)}
    return given_away.get(code, 0.0) + spelled[code] - given_away.get(other, 0.0) - spelled[other]


def _spelled_nats(code: str, text: str) -> float:
    known = WORDS[code]
    return _NATS_A_WORD * sum(word.lower() not in known for word in re.findall(SPELLED.get(code, r"(?!)"), text))


def _may_be_written_in(text: str, spoken: str) -> bool:
    """Whether all letters may be of that language; Latin ones, as of "RPG", may be of any."""
    kana = {"HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK"}
    own = {script for script, code in SCRIPTS.items() if code == spoken}
    own |= {"CYRILLIC"} if spoken in CYRILLIC else kana if spoken == "ja" else set()
    return script_counts(text).keys() <= own | {"LATIN"}


def _likeliest(text: str, usual: str, others: Set[str]) -> str:
    """The usual language of a script unless another is far likelier: genre words and titles look like any of them.

    Words and letters that only one language has count besides; for a text too short for the model they alone do.
    """
    given_away = _given_away(text)
    long_enough = sum(letter.isalpha() for letter in text) >= _LEAST_LETTERS
    ranked = {code: float(score) for code, score in _identifier().rank(text)} if long_enough else {}
    codes = (others | {usual}) & (ranked.keys() | given_away.keys() | {usual})
    scores = {code: ranked.get(code, 0.0) + given_away.get(code, 0.0) for code in codes}
    if not scores.keys() - {usual}:
        return usual
    code = max(scores.keys() - {usual}, key=lambda each: scores[each])
    # A language that words do not give away has to be far likelier.
    is_given_away = given_away.get(code, 0.0) - given_away.get(usual, 0.0) >= _NATS_A_WORD
    least = 0.0 if is_given_away else _LEAST_MARGIN
    return code if scores[code] - scores[usual] > least else usual


def _given_away(text: str) -> dict[str, float]:
    """What words and letters say for each language, in nats; languages of which there are none are left out."""
    found = dict[str, float]()
    for code in WORDS:
        if nats := _told_by_words(code, text):
            found[code] = nats
    return found


def _told_by_words(code: str, text: str) -> float:
    """What words, endings and letters say for one language, in nats; a word that is said twice tells no more."""
    known = WORDS.get(code, frozenset())
    said = _words(text)
    pairs = code == "pt" and _PORTUGUESE_PAIR.search(text.lower()) is not None
    endings = ENDINGS.get(code, ())
    by_ending = sum(len(word) > 4 and word.endswith(endings) for word in said) if endings else 0
    letters = sum(letter in LETTERS.get(code, "") for letter in unicodedata.normalize("NFC", text).lower())
    sure, in_latin = signs_of_russian(said) if code == "ru" else (0, 0)
    return (
        _NATS_A_WORD * (sum(_weight(word) for word in said if word in known) + by_ending + in_latin + pairs)
        + _NATS_A_LETTER * min(2, letters)
        + _NATS_A_WORD_IN_LATIN * sure
    )


def _weight(word: str) -> float:
    """How much of a word it is: one Latin letter may be short for anything, as the w of "w/o" is."""
    return _SHARE_OF_A_LETTER if len(word) == 1 and word.isascii() else 1.0


def _words(text: str) -> set[str]:
    """The folded words, none twice; what stands behind a digit is an ending: "2000den"."""
    return set(re.findall(r"(?<![^\W_])[^\W\d_]+", unicodedata.normalize("NFC", text).lower()))


def speaks(text: str, language: str) -> bool:
    """Whether a sentence, without titles in it, is in `language`; one too short to tell is, if its letters could be."""
    if not is_written_in(text, language):
        return False
    letters = sum(letter.isalpha() for letter in text)
    if language in ("zh", "ja"):
        return letters < _LEAST_LETTERS // 2 or detect(text) == language
    if letters < _LEAST_LETTERS_OF_A_SENTENCE or language not in _LANGUAGES:
        return True
    given_away = _given_away(text)
    others = CYRILLIC if language in CYRILLIC else set(_LANGUAGES) - CYRILLIC - set(SCRIPTS.values()) | {DEFAULT}
    scores = {
        code: float(score) + given_away.get(code, 0.0)
        for code, score in _identifier().rank(text)
        if code in others | {language}
    }
    return scores[language] + _LEAST_MARGIN >= max(scores.values())
