"""Keeps what a reasoning model thinks out of its text, however it marks it: closed, unclosed, or without opening tag.

Pure. A thought that is opened is known at once, by the marks of `marks`; one without its opening mark by how it
begins (`signs`) or, where nothing tells, by its closing mark. So the text of a model of which nothing is known
is held back until it is whole.
"""

from __future__ import annotations

import re

from services.gateway.writing.thinking.marks import (
    CLOSED_BY,
    CLOSES,
    HEADING,
    LONGEST_MARK,
    MARK,
    SERVICE,
    UNDER_HEADING_CLOSED,
    UNFINISHED,
)
from services.gateway.writing.thinking.signs import Sign, first_sentence, sign_of

# So many whole texts without a thought make a model one that does not think.
_ENOUGH_TEXTS = 5


class ThoughtFilter:
    """Takes the chunks of one completion, cut anywhere, and gives out what is not thought.

    With `hold` nothing is given out before a mark has ended a thought, or the text has ended: for models of which it is
    not known whether they begin inside a thought. Without it the first sentence is what is held back, as it tells how a
    text begins. `marked_only` goes by marks alone: for texts that no model wrote.

    `closed_unopened` tells that the model began inside a thought, `thought` that there was one, by its marks or by what
    it sounds like, `answers` that a mark has told where the answer begins.
    """

    def __init__(self, *, hold: bool, marked_only: bool = False) -> None:
        self._hold = hold
        self._held: list[str] = []
        self._buffer = ""
        self._closed_by: re.Pattern[str] | None = None  # inside a thought: what ends it
        self._begun = marked_only
        self.closed_unopened = False
        self.thought = False
        self.answers = False

    @property
    def holds(self) -> bool:
        """Whether text is being held back."""
        return self._hold and bool(self._held)

    def feed(self, chunk: str) -> str:
        """The text that `chunk` completes. Where `closed_unopened` has become true, all text before was thought."""
        return self._take(chunk, final=False)

    def finish(self) -> str:
        """Ends the completion; returns what is left of its text. An unclosed thought ends with it."""
        told = self._take("", final=True)
        text = SERVICE.sub("", "".join(self._held))
        self._held, self._buffer = [], ""
        return told + text

    def _take(self, chunk: str, *, final: bool) -> str:
        self._buffer += chunk
        text: list[str] = []
        while True:
            if self._closed_by is not None:
                closing = self._closed_by.search(self._buffer)
                if closing is None:
                    self._buffer = self._buffer[-LONGEST_MARK:]
                    break
                self._answer_begins(closing.end())
                continue
            mark = MARK.search(self._buffer)
            if mark is not None and mark.lastgroup == "closes":
                # All that came before was thought, though nothing said so.
                text, self._held, self.closed_unopened = [], [], True
                self._answer_begins(mark.end())
                continue
            if not self._begun:
                if self._begins_as_thought(mark, final=final):
                    continue
                if not self._begun:
                    break
            if mark is None:
                unfinished = None if final else UNFINISHED.search(self._buffer)
                end = unfinished.start() if unfinished else len(self._buffer)
                text.append(self._buffer[:end])
                self._buffer = self._buffer[end:]
                break
            text.append(self._buffer[: mark.start()])
            self._thinks(mark.end(), CLOSED_BY[str(mark.lastgroup)])
        if self._hold:
            self._held += text
            return ""
        text, self._held = [*self._held, *text], []
        return SERVICE.sub("", "".join(text))

    def _begins_as_thought(self, mark: re.Match[str] | None, *, final: bool) -> bool:
        """Whether the beginning was, or began, a thought, which is then taken from the buffer.

        If it is known to be none the text has begun; else more of it is needed. `mark` opens a thought further on.
        """
        heading = HEADING.match(self._buffer)
        if heading is not None and (mark is None or heading.end() <= mark.start()):
            self._thinks(heading.end(), UNDER_HEADING_CLOSED)
            return True
        end = len(self._buffer) if mark is None else mark.start()
        sentence = first_sentence(self._buffer[:end], whole=final or mark is not None)
        if sentence is None:
            return False
        sign = sign_of(sentence)
        if sign is Sign.THOUGHT:
            self._held = []
            self._thinks(0, CLOSES)
            return True
        self._hold = self._hold or sign is not None
        if sign is Sign.ASIDE:
            self._buffer = self._buffer[len(sentence) :]
            return True
        self._begun = True
        return False

    def _thinks(self, start: int, closed_by: re.Pattern[str]) -> None:
        """What the buffer holds from `start` on is thought until `closed_by` is found."""
        self._buffer, self._closed_by = self._buffer[start:], closed_by
        self.thought = True

    def _answer_begins(self, start: int) -> None:
        """A thought has ended: what the buffer holds from `start` on is the answer, and need not be held back."""
        self._buffer, self._closed_by = self._buffer[start:], None
        self._hold, self._begun = False, True
        self.thought = self.answers = True


class KnownModels:
    """Remembers of each language model whether its texts hold thoughts.

    The texts of a model are held back until their end, or that of a marked thought, until it has written some whole
    ones without a thought. One that has ever begun inside a thought is held back for good.
    """

    def __init__(self) -> None:
        self._begin_in_thought: set[str] = set()
        self._texts_without: dict[str, int] = {}

    def filter_for(self, model: str) -> ThoughtFilter:
        """The filter for a completion of `model`."""
        streams = model not in self._begin_in_thought and self._texts_without.get(model, 0) >= _ENOUGH_TEXTS
        return ThoughtFilter(hold=not streams)

    def learn(self, model: str, thoughts: ThoughtFilter, *, whole: bool) -> None:
        """Takes in what a completion has shown; one that was cut (not `whole`) shows nothing by having no thought."""
        if thoughts.closed_unopened:
            self._begin_in_thought.add(model)
        if thoughts.thought:
            self._texts_without[model] = 0
        elif whole:
            self._texts_without[model] = self._texts_without.get(model, 0) + 1
