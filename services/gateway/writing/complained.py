"""Answers complaints about the talk: with what the player asked for, in so many words."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.understanding.talking.complaints import Complaint
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.shortfall import as_said, called
from services.gateway.writing.texts.languages import phrases_in
from services.gateway.writing.wording import Wording

_MOST_WISHES = 10


def complained(language: str, complaint: Complaint, in_force: Sequence[gateway_pb2.Constraint]) -> list[Sentence]:
    """What is said to who complains, while the wishes `in_force` hold."""
    talk = phrases_in(language).talk
    refused = [each for each in in_force if each.polarity == classifier_pb2.POLARITY_REFUSED]
    wanted = [each for each in in_force if each not in refused]
    told = [
        template.replace("{wish}", listed)
        for template, told_of in ((talk.recap, wanted), (talk.recap_refused, refused))
        if (listed := _listed(language, told_of))
    ]
    said = told or [talk.recap_nothing]
    if complaint is Complaint.REPEATED:
        said = [talk.repeated, *said, *([talk.what_to_change] if told else [])]
    return [Sentence(each, ()) for each in said]


def _listed(language: str, wishes: Sequence[gateway_pb2.Constraint]) -> str:
    """The wishes in quotes, each once, a kind as the language calls it and all else as the player did."""
    phrases = phrases_in(language)
    said = (called(each, language) or as_said(each.text) or ", ".join(each.names) for each in wishes)
    quoted = [phrases.quoted.replace("{words}", each) for each in dict.fromkeys(said) if each]
    return Wording(language).listed(quoted[:_MOST_WISHES])
