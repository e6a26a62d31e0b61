"""Defines what a way of writing the text of an answer is given, and what it must do."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Protocol

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.answer_report import AnswerReport
from services.gateway.answering.game_question import GameQuestion
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.writing.grounding import Sentence, SentenceCheck, SentenceGate
from services.gateway.writing.occasion import Occasion


@dataclass(frozen=True, slots=True)
class TextBrief:
    """What a text is to be about.

    `games` are the recommended games to write about, never none; `titles` are those of the whole catalogue, to check
    the text by; `text` is the player's message, and `history` the turns before it, oldest first; `wished` is what the
    player wished for in the whole conversation, in their words, without what they refused; `occasion` is the same for
    the sentences that a template writes.
    """

    recommendations: gateway_pb2.Recommendations
    games: Sequence[common_pb2.RecommendedGame]
    titles: TitleIndex
    text: str
    history: Sequence[gateway_pb2.Turn]
    occasion: Occasion
    wished: str = ""

    def gate(
        self,
        games: Sequence[common_pb2.RecommendedGame],
        language: str,
        check: SentenceCheck | None = None,
    ) -> SentenceGate:
        """The gate for a completion in `language` that is asked for about `games`; `check` is a further condition."""
        known_text = f"{self.text} {self.wished}"
        return SentenceGate(
            [each.game for each in games], self.titles, language=language, known_text=known_text, check=check
        )


class TextStrategy(Protocol):
    """A way of writing a text with a language model."""

    def write(self, brief: TextBrief, report: AnswerReport) -> AsyncGenerator[Sentence, None]:
        """Yields the sentences of the text in `report.language`; fills `report`.

        A language model that fails makes the text poorer and is no error. Close the generator to end its work.
        """
        ...

    def answer(
        self, question: GameQuestion, own: Sequence[Sentence], titles: TitleIndex, report: AnswerReport
    ) -> AsyncGenerator[Sentence, None]:
        """Yields the answer to a question about games, in `report.language`; `own` is ours, true and enough."""
        ...
