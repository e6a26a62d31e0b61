"""Repairs English sentences of very small models about one game: adds the full title, removes stray capitals."""

from __future__ import annotations

import re

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.plain_text import plain, shown
from services.gateway.writing.grounding import Sentence

_LED_BY_VERB = re.compile(r"(?:[a-z]|(?:Is|Lets|Has|Allows|Offers)\b)")
_AMID = re.compile(r"[\w,;'’-] ([A-Z]\w*)")
# "is all about Plumb an asteroid base": no name is followed by these words, so it is what the player does.
_ABOUT_DOING = re.compile(
    r"\bis (?:all )?about ([A-Z][a-z]+)(?= (?:a|an|your|through|around|across|along|past|round|into)\b)"
)
_ABOUT_THINGS = re.compile(r"\babout (An?|The|One|Two|Three|Four|Five|Six|Each|Every)\b")
_DOING = re.compile(r"\b(lets you|allows you to) ([A-Z][a-z]+)\b")


def repaired(sentence: Sentence, game: common_pb2.Game) -> Sentence:
    """The sentence about `game` with its full title and without stray capitals."""
    text = _without_stray_capitals(sentence.text, game)
    return Sentence(text, sentence.game_ids) if sentence.game_ids else _led_by_title(text, game)


def _led_by_title(text: str, game: common_pb2.Game) -> Sentence:
    """A sentence about a game that does not name it in full, with the full name put in front."""
    title = shown(game.title)
    short = title.split(":", 1)[0]
    if text.startswith(f"{short} "):
        text = f"{title}{text[len(short) :]}"
    elif _LED_BY_VERB.match(text):
        text = f"{title} {text[0].lower()}{text[1:]}"
    else:
        text = f"{title}: {text}"
    return Sentence(text, (game.game_id,))


def _without_stray_capitals(text: str, game: common_pb2.Game) -> str:
    names = {word for fact in (f"- {game.title}", game.summary) for word in _AMID.findall(plain(fact))}

    def doing(match: re.Match[str]) -> str:
        word = match.groups()[-1]
        if word in names:
            return match.group()
        return f"{match.group(1) if match.re is _DOING else 'lets you'} {word.lower()}"

    text = _DOING.sub(doing, _ABOUT_DOING.sub(doing, text))
    return _ABOUT_THINGS.sub(lambda match: match.group().lower(), text)
