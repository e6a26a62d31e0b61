"""Finds the games that somebody says they have or have played, where the classifier marked none or something else.

"Witcher oynamıştım zaten" turns down the Witcher, and "cyberpunka już przeszedłem" no kind of games.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.question_form import asks_in_form
from services.gateway.understanding.games.title_lookup import TitleLookup
from services.gateway.understanding.games.titles_in_questions import titles_in_question
from services.gateway.understanding.refusing.refusals import has_refusing_words
from services.gateway.understanding.talking.talk import is_known_already

_MOST_GAMES = 20


def with_games_known(text: str, found: Sequence[Constraint], titles: TitleLookup) -> list[Constraint]:
    """The constraints of a message with the games that it says are known already, as titles that are refused."""
    # Who has never played one does not know it.
    if not is_known_already(text) or has_refusing_words(text) or asks_in_form(text):
        return list(found)
    result = list(found)
    for title in titles_in_question(text, titles, in_lower_case=True):
        beside = [each for each in result if not (each.start < title.end and title.start < each.end)]
        covered = [each for each in result if each not in beside]
        if any(each.type == pb.SPAN_TYPE_TITLE and not each.unmatched for each in covered):
            continue
        known = Constraint(
            text=text[title.start : title.end],
            start=title.start,
            end=title.end,
            type=pb.SPAN_TYPE_TITLE,
            polarity=pb.POLARITY_REFUSED,
            game_ids=title.game_ids[:_MOST_GAMES],
        )
        result = [*beside, known]
    return sorted(result, key=lambda each: each.start)
