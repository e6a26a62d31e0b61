"""Tells what may be the short name of a game, said alone, from talk that is spelled like one: "botw" from "lol"."""

from __future__ import annotations

from services.gateway.understanding.languages.language_words import WORDS
from services.gateway.understanding.plain_text import WORD, bare, fold
from services.gateway.understanding.talking.talk import talk_act

# Two letters are a name only in capitals, as "CS"; the third that is typed without them is mostly one.
_SHORTEST_IN_LOWER_CASE = 3
# fmt: off
# Names of games that are said in chats without one being meant, unless they are spelled as the game is.
_CRIES = frozenset((
    "lol", "wow", "bb", "ow", "omg", "mc", "gow", "halo", "elo", "hey", "ok", "okay", "yes", "no", "what", "why",
    "лол", "вов", "вау", "хало", "алло", "ага", "ого", "майн",
))
# fmt: on
_SPELLED = frozenset(("LoL", "WoW", "GoW", "MC", "Halo"))


def may_be_a_nickname(text: str) -> bool:
    """Whether words that some game goes by, and that are a whole message, may mean it."""
    said = text.strip()
    words = [fold(bare(match.group())) for match in WORD.finditer(said)]
    if said in _SPELLED:
        return True
    if not words or talk_act(said):
        return False
    if len(words) > 1:
        return True
    if said.islower() and len(said) < _SHORTEST_IN_LOWER_CASE and said.isascii():
        return False
    is_a_word_of_sentences = any(fold(word) == words[0] for known in WORDS.values() for word in known)
    return words[0] not in _CRIES and not (said.islower() and is_a_word_of_sentences)
