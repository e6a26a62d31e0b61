"""Tells which games a message asks about, and what of an earlier question it goes on with.

"How long is it?" is about the game of the question before, or about the first one shown; "and Hollow Knight?" asks the
same of another game. Whether a message is a question at all `question_detection.py` tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState, LatestQuestion
from services.gateway.answering.question_form import asks_in_form
from services.gateway.conversation.message import Message, games_of, without_names
from services.gateway.conversation.replying.extremes import asks_of_the_list, kinds_of_a_superlative
from services.gateway.conversation.replying.lacking import lacked_title
from services.gateway.conversation.replying.questions.ellipsis import goes_on_with_platforms, names_another
from services.gateway.conversation.replying.questions.question_detection import (
    asks_about_a_game,
    asks_by_its_act,
    asks_for_a_fact,
    asks_for_what_is_unrecorded,
    asks_nothing_else,
    asks_of_all,
    asks_of_places,
    asks_what_about,
    names_games_alone,
    names_several,
    names_what_it_asks_about,
    of_the_last_sentence,
    wishes_by_its_act,
)
from services.gateway.conversation.replying.questions.running import asks_whether_they_run
from services.gateway.conversation.replying.referring import pointed_among
from services.gateway.conversation.state import latest_shown
from services.gateway.understanding.amounts.counting.places_meant import is_of_the_list
from services.gateway.understanding.comparing.superlatives import superlative_in
from services.gateway.understanding.plain_text import UNSPACED, bare, pattern

_OF_A_COMPARISON = 2
_MOST_OF_A_LIST = 5
_MOST_GAMES, _MOST_TEXT, _MOST_CONSTRAINTS = 100, 4000, 128
_THESE = pattern(
    r"\b(?:these|those(?! two)|of them(?! two)|all of (?:it|this)|each of|any of|which (?:is|are|one|ones|of)|"
    r"эти(?! д)|этих(?! д)|из них|каждая|каждой|которая|из этого|все они|"
    r"diese(?! beiden)|diesen(?! beiden)|davon|alle davon|von denen|"
    r"est[oa]s|es[oa]s|cuál(?:es)? de|cuáles|"
    r"ceux|celles|ces jeux|lesquel(?:le)?s|lequel|laquelle|d['’]entre eux|"
    r"est[ea]s|ess[ea]s|dess[ea]s|dest[ea]s|del[ea]s|quais|"
    r"bunlar\w*|şunlar\w*|hangi(?:si|leri)\w*|hepsi\w*|"
    r"ці(?! д)|цих(?! д)|з них|котра|котрі|з цього|із цього|кожна|усі вони|"
    r"te gry|tych(?! dw)|z nich|każda|z tego)\b|"
    r"这些|它们|那些|这几|哪(?:个|款|些)|この中|その中|これら|それら|どれ|それぞれ"
)
# Behind a question about one game these are its makers.
_THEY = pattern(
    r"\b(?:they|them|они|их|ellos|ellas|(?:quién|qui|quem) (?:l[oae]s|os|as)|ils|elles|y en a(?:-t-il)?|eles|elas|"
    r"onlar\w*|вони|їх|(?:sind|haben|hat|dauern|brauchen) die(?= gemacht| entwickelt|\W*$)|"
    r"je (?:zrobi|stworzy|wyda)\w+)\b"
)
# In Japanese and Chinese a question that points at none may be about all.
_OF_ONE = pattern(r"它(?!们)|这(?:个|款|游戏)|那(?:个|款)|この(?!中)|その(?!中)|これ(?!ら)|それ(?!ら|ぞれ)|あれ")
_TWO = pattern(
    r"\b(?:of the two|of (?:these|those|them) two|of both|the two of them|из (?:этих )?двух|из них двух|"
    r"von (?:den )?(?:beiden|zweien)|der beiden|de (?:los|las) dos|des deux|d(?:os|as) dois|d(?:os|as) duas|"
    r"ikisinden|hangisi|із двох|з двох|z (?:tych )?(?:dw[oó]ch|obu))\b|两个|哪个更|どちら|どっち"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the ids of the games it is about, what it asks of them, and the words of the question it goes on
    with, empty if it says itself what it asks.
    """

    game_ids: Sequence[str]
    said: Sequence[Constraint]
    text: str = ""

    def remembered(self, message: Message) -> LatestQuestion:
        """The question as the next message may refer to it."""
        asks = [each for each in self.said if each.type not in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL)]
        asks += lacked_title(self.said, self.game_ids)
        return LatestQuestion(
            text=(self.text or without_names(message))[:_MOST_TEXT],
            game_ids=list(self.game_ids)[:_MOST_GAMES],
            constraints=asks[:_MOST_CONSTRAINTS],
        )


def asked(state: ConversationState, message: Message, said: Sequence[Constraint]) -> Asked | None:
    """What `message`, whose constraints are `said` with ordinals pointed, asks about games; None if it asks nothing."""
    latest, before = latest_shown(state), state.latest_question
    message, said = of_the_last_sentence(message, said)
    said = [each for each in said if not (each.type == pb.SPAN_TYPE_ORDINAL and is_of_the_list(each.text))]
    if listed := _list_asked_about(state, message):
        return Asked(listed, kinds_of_a_superlative(message))
    said = [_of_the_list(each, message.text, latest) for each in said]
    named = games_of(said, pb.SPAN_TYPE_ORDINAL) or games_of(said, pb.SPAN_TYPE_TITLE)
    if (by_form := _asked_by_form(state, message, said, named)) is not None:
        return by_form
    points = bool(pointed_among(state)) and any(each.type == pb.SPAN_TYPE_ORDINAL for each in said)
    names_one = bool(named) or points or any(each.type == pb.SPAN_TYPE_TITLE for each in said)
    asks_of_it = bool(before.game_ids) and asks_for_a_fact(message)
    if message.act == pb.ACT_MORE and message.intent == pb.INTENT_RECOMMEND and not (names_one or asks_of_it):
        return None
    meant = named if names_one else _spoken_of(state, message)
    if (points and asks_of_places(message)) or (not said and meant and asks_for_a_fact(message)):
        return Asked(meant, said)
    is_question = message.intent == pb.INTENT_GAME_QUESTION or asks_by_its_act(message, latest)
    if not (is_question or names_games_alone(said)) or (asks_of_all(message) and not (names_one or before.game_ids)):
        return None
    is_about_one = (
        names_one or message.act == pb.ACT_ABOUT_SHOWN or (asks_about_a_game(message) and not message.describes)
    )
    goes_on = bool(meant) and (
        asks_nothing_else(message)
        or (bool(before.game_ids) and not wishes_by_its_act(message) and not names_several(message))
    )
    return Asked(meant, said) if is_about_one or goes_on else None


def _list_asked_about(state: ConversationState, message: Message) -> list[str]:
    """The ids of the games of which the first in something is asked for, those of the latest list or, where that is of
    one, the last that were shown; none where nothing of the kind is asked."""
    latest = latest_shown(state)
    if len(latest) == 1 and _THESE.search(bare(message.text)):
        latest = list(state.shown_game_ids)[-_MOST_OF_A_LIST:]
    return latest if asks_of_the_list(message, latest) else []


def _of_the_list(constraint: Constraint, text: str, latest: Sequence[str]) -> Constraint:
    """A title that is that of several games, as those of them that were just shown, if any was."""
    listed = [game_id for game_id in constraint.game_ids if game_id in latest]
    is_open = constraint.type == pb.SPAN_TYPE_TITLE and 0 < len(listed) < len(constraint.game_ids)
    if not is_open or superlative_in(text) is not None:
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.game_ids[:] = listed
    return result


def asked_of_another(message: Message, said: Sequence[Constraint]) -> Asked | None:
    """What a message that was taken for a choice asks about a game which was not shown: "what about GTA for him"."""
    named = games_of(said, pb.SPAN_TYPE_TITLE)
    asks_of_it = asks_what_about(message.text) or asks_in_form(message.text)
    return Asked(named, said) if named and asks_of_it else None


def _asked_by_form(
    state: ConversationState, message: Message, said: Sequence[Constraint], named: Sequence[str]
) -> Asked | None:
    """What a short question asks that names a game or a platform and little else."""
    before = state.latest_question
    points_past = any(each.type == pb.SPAN_TYPE_ORDINAL and each.unmatched and each.number for each in said)
    if asks_for_what_is_unrecorded(message) and not points_past and (games := named or _spoken_of(state, message)):
        return Asked(games, said)
    if before.text and names_another(message, said):
        asks = (each for each in before.constraints if each.type != pb.SPAN_TYPE_TITLE)
        return Asked(named, [*said, *asks], before.text)
    if pointed_among(state) and asks_of_places(message):
        return Asked(named, said)
    if asks_of_running(state, message):
        return Asked(latest_shown(state), said)
    if goes_on_with_platforms(state, message, said):
        return Asked(before.game_ids, said)
    return Asked(named, said) if names_what_it_asks_about(message, said) else None


def asks_of_running(state: ConversationState, message: Message) -> bool:
    """Whether a message asks if the games of the latest list run on something, where none of them is in question."""
    is_of_the_list = bool(latest_shown(state)) and not state.latest_question.game_ids
    return is_of_the_list and asks_whether_they_run(message.text, message.constraints)


def _spoken_of(state: ConversationState, message: Message) -> list[str]:
    """The ids of the games that a question without a name is about: those before it in question, or shown first; all of
    them where it speaks of them as several, or of none in a language that need not say so."""
    before, latest, text = list(state.latest_question.game_ids), latest_shown(state), bare(message.text)
    if _THESE.search(text) or (not before and _THEY.search(text)):
        return before if len(before) > 1 else latest
    if before and not names_several(message):
        return before
    if _TWO.search(text):
        return latest[:_OF_A_COMPARISON]
    return latest if UNSPACED.search(text) and not _OF_ONE.search(text) else latest[:1]
