"""What a message does to a conversation: what is in force afterwards, and what the answer is to be about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState


@dataclass(frozen=True, slots=True)
class Turn:
    """What a message does.

    `state` is the conversation before the answer; `wants_games` whether the answer recommends any; `in_question`
    holds the ids of games that the message asks about, picks or names alone; `said` is what it says, comparisons
    resolved; `count` how many games are asked for, now or before, 0 if nobody said; `asks` the words of an earlier
    question that it goes on with; `keeps_to_age` the age of the youngest child where the message told that of an
    older one in vain, 0 else; `narrows` whether it asks for some of the games just shown; `kept` holds the ids of
    those that stay where it asks for others in place of some, `left_out` of those that it turns down one by one;
    `chosen` those of the list that it is content with; `act` what it does where that is another act than the
    classifier's, which is then a wish or, ABOUT_SHOWN, a question; `cares_again` whether somebody speaks of harming
    themselves once more; `is_gentle` whether somebody who wishes for games is unwell, sad, or seeks comfort, or the
    games are for somebody old.
    """

    state: ConversationState
    wants_games: bool
    said: Sequence[Constraint]
    in_question: Sequence[str] = ()
    count: int = 0
    asks: str = ""
    narrows: bool = False
    keeps_to_age: int = 0
    kept: Sequence[str] = ()
    left_out: Sequence[str] = ()
    chosen: Sequence[str] = ()
    act: pb.Act.ValueType = pb.ACT_UNSPECIFIED
    cares_again: bool = False
    is_gentle: bool = False
