"""Checks that a sentence of a very small model about one game says what is known of the game.

Such models take what they do not know from the examples of the prompt, or make it up, and with the right words say who
does what to whom wrongly. So the words must be known, and those of the summary must come as they stand there, but for
parts that are left out whole. Words are compared by their stems, cut roughly and for English; a sentence that tells the
facts in another language does not pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.plain_text import plain, words
from services.gateway.writing.game_facts import facts
from services.gateway.writing.sentence_form import is_deed, lacks_a_deed

# What may stand before the title in a sentence that begins with it.
_BEFORE_TITLE = frozenset({"in", "the", "with"})
# So many words in a row that also stand in an example were copied from it.
_COPIED_WORDS = 4
_LEAST_SHARE_KNOWN = 0.8
# A sentence with fewer telling words says nothing.
_LEAST_KNOWN = 2
_SHORTEST_TELLING = 3
_ENDINGS = ("ing", "ed", "es", "er", "ly", "s")
_SHORTEST_STEM, _SHORTEST_PREFIX, _LONGEST_REST = 3, 4, 3
_MOST_OFTEN = 2
_LETS = re.compile(r"\b(?:lets you|allows you to) (?:\w+ly )?(\w+)")
# What does the letting, or is about something, where the game's name should stand, and what may stand there besides.
_SUBJECT = re.compile(r"([^,;]{0,80}?)\b(?:lets you|allows you to|is (?:all )?about)\b", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:[a-z]|(?:Is|Has|Offers)\b)")
# What a sentence says before it comes to what the summary says.
_LEAD = re.compile(r".*?\b(?:lets you|allows you to|where you|in which you|about|you)\b", re.IGNORECASE)
_WORD_OR_BREAK = re.compile(r"[\w'’]+|[,.;:!?–—()]")
# A part of a sentence begins with one of these, or behind a punctuation mark, and may be left out whole.
# fmt: off
_PART_BEGINS = frozenset((
    "across", "after", "against", "along", "among", "and", "around", "as", "at", "before", "between", "but", "by",
    "for", "from", "in", "inside", "into", "of", "on", "or", "over", "past", "through", "to", "under", "until", "when",
    "where", "while", "with", "without",
))
# fmt: on
# These may be put in between without another meaning.
_GLUE = frozenset({"a", "an", "the", "that", "who", "which", "you"})
_SUBJECT_FIRST = re.compile(r"(?:An?|The|Two|Three) [a-z]")
_YOU_DO = re.compile(r"You [a-z]")
_SPEAKS_TO_PLAYER = re.compile(r"your?\b", re.IGNORECASE)
_THEIRS = re.compile(r"\btheir (?:own )?(?:\w+ )?(\w+)")
_YOURS = re.compile(r"\byour (?:own )?(?:\w+ )?(\w+)")
_AND = re.compile(r"\band (\w+)")
_THEN_DOING = re.compile(r"\bthen (\w+ing)\b")
# fmt: off
_STOP_WORDS = frozenset((
    "about", "above", "across", "after", "again", "all", "allow", "allows", "along", "also", "although", "and",
    "another", "any", "anything", "are", "around", "back", "because", "been", "before", "behind", "being", "below",
    "between", "both", "but", "can", "could", "did", "does", "doing", "down", "during", "each", "even", "ever", "every",
    "everything", "few", "for", "from", "full", "fun", "game", "games", "get", "gets", "give", "gives", "great", "had",
    "has", "have", "her", "here", "hers", "him", "his", "how", "into", "its", "itself", "just", "let", "lets", "like",
    "make", "makes", "making", "many", "may", "more", "most", "much", "must", "not", "now", "off", "offer", "offers",
    "once", "one", "only", "onto", "other", "others", "our", "out", "over", "own", "play", "player", "players",
    "playing", "plays", "put", "same", "set", "she", "should", "since", "some", "something", "such", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "too", "toward", "towards",
    "under", "until", "very", "was", "way", "were", "what", "when", "where", "which", "while", "who", "whom", "whose",
    "why", "will", "with", "within", "without", "would", "you", "your", "yourself",
))
# fmt: on


class Faithfulness:
    """A `SentenceCheck` for sentences about one game: they must keep to its facts, and name it first or not at all."""

    def __init__(self, game: common_pb2.Game, examples: Iterable[str]) -> None:
        """`examples` are the texts that the model was shown."""
        self._short_title = plain(game.title).split(":", 1)[0].strip().lower()
        self._words = frozenset(word for fact in facts(game) for word in words(fact))
        self._facts = frozenset(_stem(word) for fact in facts(game) for word in words(fact))
        shown = {run for example in examples for run in _runs(words(example), _COPIED_WORDS)}
        self._summary = plain(game.summary)
        self._foreign = shown - set(_runs(words(game.summary), _COPIED_WORDS))

    def objection(self, told: str, titles_at: Sequence[int] = (), game_ids: Sequence[str] = ()) -> str | None:
        """See `SentenceCheck.objection`."""
        if len(titles_at) > 1:
            return "REPETITION"
        if titles_at and not _BEFORE_TITLE.issuperset(words(told[: titles_at[0]])):
            return "LATE_TITLE"
        if self._misnames(told[titles_at[0] :] if titles_at else told, named=bool(titles_at)):
            return "MISNAMED"
        return self._objection_to_words(told)

    def _misnames(self, told: str, *, named: bool) -> bool:
        """Whether something else than the game's name does the letting: "Kingdoms lets you ride" of "Kingdom"."""
        subject = _SUBJECT.match(told)
        name = subject.group(1).strip(" :–—-") if subject else ""
        return bool(name) and not _NO_NAME.match(name) and (named or name.lower() != self._short_title)

    def _objection_to_words(self, told: str) -> str | None:
        said = words(told)
        if not self._foreign.isdisjoint(_runs(said, _COPIED_WORDS)):
            return "COPIED_EXAMPLE"
        telling = [_stem(word) for word in said if _tells(word)]
        if _repeats(telling):
            return "REPETITION"
        if lacks_a_deed(told) or self._cuts_a_word(said) or self._falls_out_of_form(told):
            return "BROKEN"
        if self._mixes_up_who_does_what(told) or not self._keeps_to_the_summary(told):
            return "NOT_IN_FACTS"
        # In a sentence that begins without the title a capital may stand before the game's name gone wrong.
        if said and told.strip()[0].isupper() and _tells(said[0]) and not self._knows(telling[0]):
            return "NOT_IN_FACTS"
        known = sum(self._knows(stem) for stem in telling)
        return "NOT_IN_FACTS" if known < max(_LEAST_KNOWN, _LEAST_SHARE_KNOWN * len(telling)) else None

    def _mixes_up_who_does_what(self, told: str) -> bool:
        """Whether what somebody else does or has in the summary is said of the player, or lost its subject."""
        if not (deed := _LETS.search(told)):
            return bool(_SUBJECT_FIRST.match(self._summary) and _YOU_DO.match(told))
        if self._is_no_command():
            return True
        if not any(_akin(_stem(deed.group(1).lower()), _stem(word)) for word in words(self._summary)):
            return True
        # "A girl photographs birds and petitions neighbours" becomes "lets you photograph birds and petitions ...".
        if _SUBJECT_FIRST.match(self._summary):
            return True
        theirs = {match.group(1) for match in _THEIRS.finditer(self._summary)}
        if any(match.group(1) in theirs for match in _YOURS.finditer(told)):
            return True
        # "Mass tanks while worms swallow vehicles" must not become "mass tanks and swallow vehicles".
        return any(
            (before := re.search(rf"(\w+) {re.escape(match.group(1))}\b", self._summary)) is not None
            and _tells(before.group(1).lower())
            for match in _AND.finditer(told)
        )

    def _is_no_command(self) -> bool:
        """Whether the summary does not say what the player does: what several others do is not that ("Orc captains
        taunt and rise"), nor what the first word does itself, as it may in "Time moves only as you do".
        """
        first, second = [*words(self._summary), "", ""][:2]
        if is_deed(first):
            return any(is_deed(second.removesuffix(ending)) for ending in ("s", "es") if second.endswith(ending))
        return not (_SUBJECT_FIRST.match(self._summary) or _SPEAKS_TO_PLAYER.match(self._summary))

    def _falls_out_of_form(self, told: str) -> bool:
        """Whether an enumeration of deeds goes on in another form: "spend an hour on the costume, then leaping"."""
        own = words(self._summary)
        return any(match.group(1).lower() not in own for match in _THEN_DOING.finditer(told))

    def _keeps_to_the_summary(self, told: str) -> bool:
        """Whether what follows the lead is the summary, from anywhere in it, but for parts that are left out whole."""
        lead = _LEAD.match(told)
        rest = words(told[lead.end() :] if lead else told)
        parts = _parted(self._summary)
        starts = [at for at, (word, _) in enumerate(parts) if rest and _alike(rest[0], word)]
        if not rest or (rest[0] in _GLUE and not starts):
            starts = list(range(len(parts)))
        return any(_follows(rest, parts, start) for start in starts)

    def _cuts_a_word(self, said: Sequence[str]) -> bool:
        """Whether the last word is the beginning of one of the facts and no word of theirs: "climb a moun."."""
        last = said[-1] if said else ""
        if len(last) < _SHORTEST_TELLING or last in self._words or _stem(last) in self._facts:
            return False
        return any(word.startswith(last) and len(word) > len(last) + 1 for word in self._words)

    def _knows(self, stem: str) -> bool:
        return any(_akin(stem, fact) for fact in self._facts)


def _parted(text: str) -> list[tuple[str, bool]]:
    """The words of a text in small letters, each with whether a part of the sentence begins with it."""
    parted, begins = [], True
    for token in _WORD_OR_BREAK.findall(text):
        if not token[0].isalnum():
            begins = True
            continue
        parted += [(word, begins or word in _PART_BEGINS) for word in words(token)]
        begins = False
    return parted


def _follows(said: Sequence[str], parts: Sequence[tuple[str, bool]], at: int) -> bool:
    """Whether the words come one after the other from `at` on; where a part begins, parts may be passed over."""
    for word in said:
        if at < len(parts) and _alike(word, parts[at][0]):
            at += 1
            continue
        if word in _GLUE:
            continue
        # Whole parts are passed over: the word begins another one, or follows what introduces one.
        passed = at < len(parts) and parts[at][1]
        later = (
            place
            for place in range(at + 1, len(parts))
            if (parts[place][1] or parts[place - 1][0] in _PART_BEGINS or parts[place - 1][1])
            and _alike(word, parts[place][0])
        )
        found = next(later, None) if passed else None
        if found is None:
            return False
        at = found + 1
    return at >= len(parts) or parts[at][1]


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one."""
    return one == other or (_tells(one) and _tells(other) and _akin(_stem(one), _stem(other)))


def _runs(said: Sequence[str], length: int) -> list[tuple[str, ...]]:
    """All sequences of `length` neighbouring words."""
    return list(zip(*(said[start:] for start in range(length)), strict=False))


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST_TELLING and word not in _STOP_WORDS


def _stem(word: str) -> str:
    """The beginning that the forms of a word share: "slip" of "slips" and "slipping"."""
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _SHORTEST_STEM), "")
    stem = word.removesuffix(ending)
    if len(stem) > _SHORTEST_STEM and stem[-1] in "eiy":
        stem = stem[:-1]
    return stem[:-1] if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] else stem


def _akin(one: str, other: str) -> bool:
    """Whether two stems are of one word: "farm" and "farmer"."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_PREFIX or len(longer) - len(shorter) > _LONGEST_REST:
        return one == other
    return longer.startswith(shorter)


def _repeats(telling: Sequence[str]) -> bool:
    """Whether one word, or two neighbouring ones, come again and again."""
    pairs = [pair for pair in _runs(telling, 2) if pair[0] != pair[1]]
    return any(telling.count(stem) > _MOST_OFTEN for stem in telling) or len(pairs) != len(set(pairs))
