"""Turns words for kinds of games into the names that a catalogue has for them, as genres and tags.

What words for kinds mean besides is read here, too: the price, content or title that they tell instead, and the kind
that a title or a refused content names. Each tells whether the words mean anything in the catalogue, and what a
constraint is of instead of its type where they mean that.
"""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans import amounts_meant as amounts
from services.gateway.conversation.reading.spans.amounts_meant import set_condition
from services.gateway.conversation.reading.spans.contents_meant import (
    FRIGHTENING,
    SOLD_IN_GAMES,
    of_no_kind,
    refuse_content,
)
from services.gateway.conversation.reading.spans.titles_meant import is_a_title, title
from services.gateway.understanding.amounts.terms.terms_of_play import Price, read_price
from services.gateway.understanding.contents.content import names_the_genre_of_fear, names_weapons, read_content
from services.gateway.understanding.games.inflected_names import without_polish_ending
from services.gateway.understanding.games.title_lookup import Found
from services.gateway.understanding.genres.easiness import is_easy, is_strain
from services.gateway.understanding.genres.kind_others import is_another_kind
from services.gateway.understanding.names import CatalogueNames

# What Chinese puts before what something is not: "不恐怖".
_UN = ("不", "非")
_DECIDED = (pb.POLARITY_WANTED, pb.POLARITY_REFUSED)
_DIFFICULT = "difficult"
_RELAXING = "relaxing"
# What catalogues call the genre that is about shooting.
_OF_WEAPONS = "shooter"


def kind(constraint: Constraint, names: CatalogueNames) -> bool:
    """Which kinds words name: what is easy is not difficult, and what is to cause no strain relaxes."""
    if constraint.polarity == pb.POLARITY_REFUSED and is_strain(constraint.text):
        return _relaxing(constraint, names)
    is_decided = constraint.polarity in _DECIDED
    return _easy(constraint, names) if is_decided and is_easy(constraint.text) else _called_a_kind(constraint, names)


def title_or_kind(constraint: Constraint, names: CatalogueNames) -> bool:
    """Which games are meant by what was taken for a title, or which kinds where its words name those instead."""
    if is_another_kind(constraint.text) or _is_misread_as_a_title(constraint.text, names):
        constraint.type = pb.SPAN_TYPE_KIND
        return kind(constraint, names)
    return title(constraint, names)


def refused_as_a_kind(constraint: Constraint, names: CatalogueNames) -> list[Constraint]:
    """The kind that is refused along with a content: "no horror" refuses what is shown, and games called so."""
    if constraint.type != pb.SPAN_TYPE_CONTENT or constraint.polarity != pb.POLARITY_REFUSED:
        return []
    if SOLD_IN_GAMES in constraint.condition.exclude_content:
        return []
    if common_pb2.CONTENT_DESCRIPTOR_HORROR in constraint.condition.exclude_content:
        kinds = names.kinds.find(constraint.text) and names.kinds.find(FRIGHTENING)
    elif names_weapons(constraint.text):
        # There is hardly a shooter without.
        kinds = names.kinds.find(_OF_WEAPONS)
    else:
        kinds = names.kinds.find(constraint.text, whole=True)
    if kinds is None:
        return []
    return [
        Constraint(
            text=constraint.text,
            start=constraint.start,
            end=constraint.end,
            type=pb.SPAN_TYPE_KIND,
            polarity=pb.POLARITY_REFUSED,
            names=kinds.names,
        )
    ]


def _called_a_kind(constraint: Constraint, names: CatalogueNames) -> bool:
    if constraint.text.startswith(_UN) and constraint.polarity == pb.POLARITY_WANTED:
        constraint.polarity = pb.POLARITY_REFUSED
    refused = constraint.polarity in (pb.POLARITY_REFUSED, pb.POLARITY_LESS)
    found = names.kinds.find(constraint.text, beside=not refused)
    is_whole = names.kinds.find(constraint.text, whole=True) is not None
    if is_whole and constraint.polarity == pb.POLARITY_WANTED and read_price(constraint.text) is Price.FREE:
        # "Free to play" is a tag, too, that games which cost nothing need not have.
        constraint.type = pb.SPAN_TYPE_PRICE
        return amounts.price(constraint)
    if is_a_title(constraint, names) and not (is_whole and constraint.text.isascii()):
        constraint.type = pb.SPAN_TYPE_TITLE
        return title_or_kind(constraint, names)
    frightens = found is not None and FRIGHTENING in {name.casefold() for name in found.names}
    if constraint.polarity == pb.POLARITY_REFUSED and frightens and not names_the_genre_of_fear(constraint.text):
        # "No creepy monsters" is about what is seen, whatever the games are called.
        constraint.type = pb.SPAN_TYPE_CONTENT
        shown = {*read_content(constraint.text), common_pb2.CONTENT_DESCRIPTOR_HORROR}
        return set_condition(constraint, common_pb2.GameFilter(exclude_content=sorted(shown)))
    no_kind = of_no_kind(constraint)
    lacks = found is None and names.kinds.lacks(constraint.text)
    if (constraint.polarity == pb.POLARITY_REFUSED and not lacks) and (
        # Who wants no shop speaks of what is sold in games, not of games about running one.
        found is None or (no_kind and (not is_whole or SOLD_IN_GAMES in no_kind))
    ):
        return refuse_content(constraint)
    if found is None and common_pb2.CONTENT_DESCRIPTOR_HORROR in read_content(constraint.text):
        # "Something that frightens" is a wish for what catalogues call so.
        found = names.kinds.find(FRIGHTENING)
    if found is None:
        return False
    constraint.names.extend(names.kinds_to_refuse(found.names) if refused else found.names)
    return True


def _easy(constraint: Constraint, names: CatalogueNames) -> bool:
    """Reads what is easy as what is not difficult, as catalogues know the one alone."""
    hard = names.kinds.find(_DIFFICULT)
    if hard is None:
        return False
    is_wanted = constraint.polarity == pb.POLARITY_WANTED
    constraint.polarity = pb.POLARITY_REFUSED if is_wanted else pb.POLARITY_WANTED
    constraint.names.extend(hard.names)
    return True


def _relaxing(constraint: Constraint, names: CatalogueNames) -> bool:
    """Reads what is to cause no strain as what relaxes."""
    found = names.kinds.find(_RELAXING)
    if found is not None:
        constraint.polarity = pb.POLARITY_WANTED
        constraint.names.extend(found.names)
    return found is not None


def _is_misread_as_a_title(text: str, names: CatalogueNames) -> bool:
    """Whether words are those of a kind: "baston" is a fight, whatever title is one letter away."""
    # "Cyberpunka" is a name in a case.
    is_a_word = text.islower() and without_polish_ending(text) == text
    if not is_a_word or names.kinds.find(text, whole=True) is None:
        return False
    found = names.titles.find(text)
    return found is not None and found.how is Found.TYPO
