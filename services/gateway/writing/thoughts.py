"""Keeps what a reasoning model thinks out of its text, however it marks it: closed, unclosed, or without opening tag.

Pure. Known marks: `<think>` and its like (DeepSeek, Qwen and others), `[THINK]` (Mistral), `◁think▷` (Kimi), the
channels of gpt-oss and Gemma, also with their marks lost (`analysis ... assistantfinal`), and those of Cohere.
"""

from __future__ import annotations

import re

_NAMES = r"(?:\w+:)?(?:think|thinking|thoughts?|reasoning|reflection|analysis|scratchpad|inner_?monologue)"
_OPENING = re.compile(
    rf"<\s*{_NAMES}\b[^<>]*>|\[THINK\]|◁think▷|<\|channel\|?>\s*(?!final)\w+[^<]*(?:<\|message\|>|\n)"
    r"|<\|START_THINKING\|>|<\|begin_of_thought\|>",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"<\s*/\s*{_NAMES}\s*>|\[/THINK\]|◁/think▷|<\|channel\|>\s*final\s*(?:<\|constrain\|>\w*)?<\|message\|>|<channel\|>"
    r"|<\|END_THINKING\|>|<\|end_of_thought\|>|\bassistantfinal",
    re.IGNORECASE,
)
# The marks of channels were lost: the text begins with the channel's name, glued to what is thought.
_GLUED = re.compile(r"\s*(?:assistant)?analysis(?=[A-Z])")
# Text that speaks of the player to somebody else, or plans what to write, is a thought without its opening mark.
_SOUNDS_LIKE_A_THOUGHT = re.compile(
    r"\s*(?:(?:ok(?:ay)?|alright|hmm+|well|so|first|right)\b[,. ]+)*"
    r"(?:(?:so )?the (?:user|player)(?:'s|’s)? (?:is|wants|asks|asked|said|says|message|request|likes|needs|has)\b"
    r"|(?:we|i) (?:need|have|should|must)(?: to| be)? "
    r"(?:write|respond|answer|say|make|pick|name|find|check|produce|follow)\b"
    r"|let(?: me|'s|’s) (?:think|see|start by|analy[sz]e|break)\b"
    r"|用户|プレイヤーは|ユーザーは|пользователь (?:хочет|просит|спрашивает)|користувач (?:хоче|просить|питає)"
    r"|der nutzer (?:will|möchte|fragt)|el usuario (?:quiere|pide)|l['’]utilisateur (?:veut|demande))",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"<\|(?:start|end|return|message|START_RESPONSE|END_RESPONSE|im_end|endoftext)\|>(?:assistant)?")
# What the next chunk may make a mark; longer than any mark that is looked for.
_UNFINISHED = re.compile(
    r"(?:<[^<>]{0,60}|<\|channel\|?>\s*\w*[^<]{0,40}|\[/?T?H?I?N?K?|◁[^▷]{0,8}|\bassistant\w{0,5})$", re.IGNORECASE
)
_LONGEST_MARK = 80
# A text that begins with another word is no thought that lacks its mark, and need not be waited for.
_THOUGHT_BEGINS = frozenset(
    {
        "ok",
        "okay",
        "alright",
        "hmm",
        "well",
        "so",
        "first",
        "right",
        "the",
        "we",
        "i",
        "let",
        "lets",
        "analysis",
        "assistant",
    }
    | {"assistantanalysis", "der", "el", "l", "пользователь", "користувач"}
)
_MARK_OR_SYLLABLE = frozenset("<[◁用プユ")
_FIRST_WORD = re.compile(r"\W*([^\W_]+)(?=[\W_])")


class ThoughtFilter:
    """Takes the chunks of one completion, cut anywhere, and gives out what is not thought.

    With `hold` nothing is given out before it is sure that no closing mark without an opening one follows: for models
    of which it is not known whether they begin inside a thought. `closed_unopened` tells that one did.
    """

    def __init__(self, *, hold: bool) -> None:
        self._hold = hold
        self._held = ""
        self._buffer = ""
        self._thinking = False
        self._begun = False
        self.closed_unopened = False

    @property
    def holds(self) -> bool:
        """Whether text is being held back."""
        return self._hold and bool(self._held)

    def feed(self, chunk: str) -> str:
        """The text that `chunk` completes. Where `closed_unopened` has become true, all text before was thought."""
        return self._take(chunk, final=False)

    def _take(self, chunk: str, *, final: bool) -> str:
        self._buffer += chunk
        text = ""
        if not self._begun and (glued := _GLUED.match(self._buffer)):
            self._thinking, self._buffer = True, self._buffer[glued.end() :]
        elif not self._begun and not self._thinking and _SOUNDS_LIKE_A_THOUGHT.match(self._held + self._buffer):
            self._thinking, self._held = True, ""
        self._begun = self._begun or _cannot_be_a_thought(self._held + self._buffer)
        while True:
            if self._thinking:
                closing = _CLOSING.search(self._buffer)
                if closing is None:
                    self._buffer = self._buffer[-_LONGEST_MARK:]
                    break
                self._thinking, self._buffer = False, self._buffer[closing.end() :]
                self._release_from_here()
                continue
            opening, closing = _OPENING.search(self._buffer), _CLOSING.search(self._buffer)
            if closing is not None and (opening is None or closing.start() < opening.start()):
                # All that came before was thought, though nothing said so.
                text, self._held, self._buffer = "", "", self._buffer[closing.end() :]
                self.closed_unopened = True
                self._release_from_here()
            elif opening is not None:
                text += self._buffer[: opening.start()]
                self._thinking, self._buffer = True, self._buffer[opening.end() :]
            else:
                unfinished = _UNFINISHED.search(self._buffer)
                end = unfinished.start() if unfinished else len(self._buffer)
                if not self._begun and not final:
                    end = 0  # how a text begins tells whether it is a thought
                text, self._buffer = text + self._buffer[:end], self._buffer[end:]
                break
        return self._given_out(text)

    def finish(self) -> str:
        """Ends the completion; returns what is left of its text. An unclosed thought ends with it."""
        begun = self._take("", final=True)
        rest = "" if self._thinking else self._buffer
        self._buffer, self._hold = "", False
        text, self._held = self._held + rest, ""
        return begun + _SERVICE.sub("", text)

    def _release_from_here(self) -> None:
        """A thought has ended: what follows is the answer."""
        self._hold = False

    def _given_out(self, text: str) -> str:
        if self._hold:
            self._held += text
            return ""
        text, self._held = self._held + text, ""
        return _SERVICE.sub("", text)


class KnownModels:
    """Remembers of each language model whether its texts begin inside a thought.

    A model of which nothing is known yet has its first text held back until its end; the others stream.
    """

    def __init__(self) -> None:
        self._begins_in_thought: dict[str, bool] = {}

    def filter_for(self, model: str) -> ThoughtFilter:
        """The filter for a completion of `model`."""
        return ThoughtFilter(hold=self._begins_in_thought.get(model, True))

    def learn(self, model: str, thoughts: ThoughtFilter) -> None:
        """Takes in what a complete completion has shown; that a model began in a thought is never forgotten."""
        known = self._begins_in_thought.get(model, False)
        self._begins_in_thought[model] = known or thoughts.closed_unopened


def _cannot_be_a_thought(text: str) -> bool:
    """Whether the beginning of a text is enough to say that it is no thought without a mark."""
    word = _FIRST_WORD.match(text)
    if word is None or text.lstrip()[:1] in _MARK_OR_SYLLABLE:
        return len(text) > _LONGEST_MARK
    return len(text) > _LONGEST_MARK or word.group(1).lower() not in _THOUGHT_BEGINS
