"""Turns what games are to be played on into conditions: platforms, and whether there is a network.

Each tells whether the words mean anything in the catalogue.
"""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading import filters
from services.gateway.conversation.reading.spans.amounts_meant import set_condition
from services.gateway.conversation.reading.spans.makers_meant import refuse_maker
from services.gateway.understanding.amounts.terms.terms_of_play import lacks_a_network, says_offline
from services.gateway.understanding.machines.console_generations import generation_years
from services.gateway.understanding.machines.platforms import is_a_shop, is_any_computer, maker_of_consoles
from services.gateway.understanding.names import CatalogueNames

# What catalogues call games that are played in a browser.
_IN_A_BROWSER = "web"


def platform(constraint: Constraint, names: CatalogueNames) -> bool:
    """On which platforms, and of which years where a generation of consoles is named.

    A maker of consoles that is refused is read as one of games.
    """
    if constraint.polarity == pb.POLARITY_REFUSED and maker_of_consoles(constraint.text):
        constraint.type = pb.SPAN_TYPE_DEVELOPER
        return refuse_maker(constraint, names)
    found = names.platforms.find(constraint.text)
    refused = constraint.polarity == pb.POLARITY_REFUSED
    # Who buys nothing at a shop may play elsewhere on what it sells for.
    if not found or (refused and is_a_shop(constraint.text)):
        return False
    constraint.names.extend(found)
    # What runs in a browser runs on any computer, and not where no computer is to be used.
    runs = (*found, *(names.platforms.find(_IN_A_BROWSER) if is_any_computer(constraint.text) else ()))
    others = [name for name in names.all_platforms if name not in runs]
    constraint.condition.platforms.extend(others[:64] if refused else runs)
    if not refused:
        constraint.condition.min_year, constraint.condition.max_year = generation_years(constraint.text, found)
    return True


def device(constraint: Constraint, names: CatalogueNames) -> bool:
    """On which machines, and whether without a network."""
    # "Over the internet" is no wish to play without it.
    is_offline = says_offline(constraint.text) and (
        constraint.polarity == pb.POLARITY_REFUSED or lacks_a_network(constraint.text)
    )
    if not is_offline:
        return platform(constraint, names)
    if constraint.polarity == pb.POLARITY_WANTED and platform(constraint, names):
        constraint.condition.MergeFrom(filters.offline())
        return True
    return set_condition(constraint, filters.offline())
