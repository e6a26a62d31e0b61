"""Turns the words for amounts into conditions: for how many, how long, how dear, for whom, which of a list.

No catalogue is needed for them. Each tells whether the words say anything, and what a constraint is of instead of its
type where they say that.
"""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading import filters
from services.gateway.understanding.amounts.ages.age_ratings import is_for_grown_ups, rating_refused
from services.gateway.understanding.amounts.ages.children import ADULT
from services.gateway.understanding.amounts.ages.grown_ups import is_of_age
from services.gateway.understanding.amounts.company.company_words import VOICE
from services.gateway.understanding.amounts.company.marked_company import plays_against_the_game, read_marked_players
from services.gateway.understanding.amounts.counting.places_meant import is_told_by_the_list, place_meant
from services.gateway.understanding.amounts.quantities import Players, read_age, read_count, read_players
from services.gateway.understanding.amounts.terms.marked_prices import read_marked_price
from services.gateway.understanding.amounts.terms.prices import names_money
from services.gateway.understanding.amounts.terms.terms_of_play import Price, read_price, refuses_to_pay
from services.gateway.understanding.amounts.times.hours import Hours, read_hours, read_length
from services.gateway.understanding.plain_text import bare, pattern, plain

# These compare with what was shown.
COMPARED = (pb.POLARITY_MORE, pb.POLARITY_LESS)
_VOICE = pattern(VOICE)
# What holds a refusal of its own: "werbefrei" wants no ads.
_WITHOUT_SALES = pattern(
    r"\b(?:ads?|advert\w*|microtransactions?)\W?free\b|\b(?:werbe|reklame)frei\w*|\breklams[ıi]z\w*|"
    r"\b(?:no|without|sin|sem|sans|ohne|без|bez)\s(?:any\s)?(?:ads|adverts?|anuncios|publicidad|an[uú]ncios|"
    r"propagandas?|pubs?|publicité|werbung|реклам\w+|донат\w*|reklam\w*|microtransac\w+|micropagos)\b|"
    r"(?:无|沒有|没有)(?:广告|廣告|内购|氪金)|広告(?:なし|無し)|課金(?:なし|無し)"
)


def marked_players(constraint: Constraint) -> bool:
    """Who plays, in words that tell it only because they are marked so: "my parents", "one keyboard", "PvE"."""
    is_refused = constraint.polarity == pb.POLARITY_REFUSED
    if names_money(constraint.text) or _refuses_voices(constraint):
        return False
    if plays_against_the_game(constraint.text):
        against = Players(2, None, cooperative=False)
        return set_condition(
            constraint, filters.of_players(against) if is_refused else filters.without_players(against)
        )
    players = read_marked_players(constraint.text, is_refused=is_refused)
    if players is None:
        return False
    return set_condition(constraint, filters.without_players(players) if is_refused else filters.of_players(players))


def players(constraint: Constraint) -> bool:
    """For how many, and how they come together."""
    players = read_players(constraint.text)
    if names_money(constraint.text):
        # "Under 20 euros" is no number of players.
        constraint.type = pb.SPAN_TYPE_PRICE
        return False
    if players is None or _refuses_voices(constraint):
        return False
    if constraint.polarity == pb.POLARITY_REFUSED:
        return set_condition(constraint, filters.without_players(players))
    return set_condition(constraint, filters.of_players(players))


def _refuses_voices(constraint: Constraint) -> bool:
    """Whether somebody wants to hear nobody, which keeps no game out."""
    return constraint.polarity == pb.POLARITY_REFUSED and _VOICE.search(bare(constraint.text)) is not None


def length(constraint: Constraint) -> bool:
    """How long a game takes; a comparison of lengths means something by itself."""
    return constraint.polarity in COMPARED or _length(constraint, read_length(constraint.text))


def perhaps_length(constraint: Constraint) -> bool:
    """How long a game takes, in words that were taken for something else."""
    return _length(constraint, read_hours(constraint.text))


def _length(constraint: Constraint, hours: Hours | None) -> bool:
    refused = constraint.polarity == pb.POLARITY_REFUSED
    return hours is not None and set_condition(constraint, filters.of_hours(hours, refused=refused))


def price(constraint: Constraint) -> bool:
    """What a game costs."""
    if constraint.polarity == pb.POLARITY_WANTED and _WITHOUT_SALES.search(bare(plain(constraint.text))):
        constraint.polarity = pb.POLARITY_REFUSED
        return set_condition(constraint, filters.of_price(Price.SELLS_WITHIN, refused=True))
    price = read_price(constraint.text)
    if constraint.polarity == pb.POLARITY_REFUSED and refuses_to_pay(constraint.text) and price in (None, Price.FREE):
        constraint.polarity = pb.POLARITY_WANTED
        return set_condition(constraint, filters.of_price(Price.FREE, refused=False))
    if price is None:
        return constraint.polarity in COMPARED
    is_refused = constraint.polarity == pb.POLARITY_REFUSED
    return _is_let_be(price, constraint) or set_condition(constraint, filters.of_price(price, refused=is_refused))


def _is_let_be(price: Price, constraint: Constraint) -> bool:
    """Whether a price is no wish: nobody wants to be sold something within a game, but some do not mind, or ask."""
    return price is Price.SELLS_WITHIN and constraint.polarity == pb.POLARITY_WANTED


def marked_price(constraint: Constraint) -> bool:
    """What a game costs, in words that tell it only because they are marked so: "skins", "energy", "pay once"."""
    is_refused = constraint.polarity == pb.POLARITY_REFUSED
    if _WITHOUT_SALES.search(bare(plain(constraint.text))):
        return False
    said = read_marked_price(constraint.text, is_refused=is_refused) if constraint.polarity not in COMPARED else None
    if said is None:
        return False
    return _is_let_be(said, constraint) or set_condition(constraint, filters.of_price(said, refused=is_refused))


def refuses_sales(constraint: Constraint) -> bool:
    """Whether nothing may be sold within games."""
    wanted = filters.of_price(Price.SELLS_WITHIN, refused=True).price_models
    is_refused = constraint.type == pb.SPAN_TYPE_PRICE and constraint.polarity == pb.POLARITY_REFUSED
    return is_refused and list(constraint.condition.price_models) == list(wanted)


def age(constraint: Constraint) -> bool:
    """Who is to be shown it. An age that is refused means nothing, nor does that of a grown-up: neither bars a game."""
    if constraint.polarity == pb.POLARITY_REFUSED:
        rated = rating_refused(constraint.text)
        return rated is None or set_condition(constraint, filters.of_age(rated - 1))
    age = read_age(constraint.text)
    # "A bit older" has a one in it in Chinese.
    if age is not None and not (constraint.polarity in COMPARED and age == 1):
        return set_condition(constraint, filters.of_age(age))
    if constraint.polarity == pb.POLARITY_WANTED and is_for_grown_ups(constraint.text):
        return set_condition(constraint, filters.of_age(ADULT))
    return constraint.polarity not in COMPARED and is_of_age(constraint.text)


def count(constraint: Constraint) -> bool:
    """How many games are asked for."""
    constraint.number = read_count(constraint.text) or 0
    return constraint.number != 0


def ordinal(constraint: Constraint) -> bool:
    """Which place of a list; none where only the list tells, see `places_meant.py`."""
    constraint.number = place_meant(constraint.text)
    return constraint.number != 0 or is_told_by_the_list(constraint.text)


def set_condition(constraint: Constraint, condition: common_pb2.GameFilter | None) -> bool:
    """Puts a condition into a constraint; False where there is none."""
    if condition is None:
        return False
    constraint.condition.CopyFrom(condition)
    return True
