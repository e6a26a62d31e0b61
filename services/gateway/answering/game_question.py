"""Holds a question about games: its words, the games that it is about, and what it asks of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.answering.asked_words import asks_for_a_network, asks_what_differs, asks_which_is_better
from services.gateway.answering.attributes import Attribute, asks_who, attributes_in, folded, without_titles
from services.gateway.answering.children_words import asks_for_somebody, asks_whether_it_suits
from services.gateway.answering.coverage import (
    asks_about_now,
    asks_how_or_where,
    asks_who_released,
    counts_things,
    uncovered,
)
from services.gateway.answering.named_sides import side_named
from services.gateway.answering.question_form import starts_as_a_question
from services.gateway.understanding.amounts.ages.adults import names_adults
from services.gateway.understanding.amounts.counting.places_meant import is_of_the_list, is_told_by_the_list
from services.gateway.understanding.beyond_catalogues.unrecorded import names_what_is_unrecorded
from services.gateway.understanding.comparing.qualities import Quality, quality_in
from services.gateway.understanding.contents.content import content_places
from services.gateway.understanding.machines.console_generations import generation
from services.gateway.understanding.machines.hardware import asks_how_it_runs
from services.gateway.understanding.plain_text import pattern

# Fewer letters beside a title are an article or a "hm"; of scripts other than Latin a third of them say as much.
_LETTERS_OF_A_QUESTION = 9
_KIND = classifier_pb2.SPAN_TYPE_KIND
_NAMING = (classifier_pb2.SPAN_TYPE_TITLE, classifier_pb2.SPAN_TYPE_ORDINAL)
# What a catalogue has a column for. Who asks for some of it names no kind: the music of "who wrote the music" is none.
_OF_FIELDS = frozenset(
    (
        Attribute.YEAR,
        Attribute.DEVELOPER,
        Attribute.LENGTH,
        Attribute.PLAYERS,
        Attribute.PLATFORMS,
        Attribute.NAME,
        Attribute.AGE,
        Attribute.PRICE,
        Attribute.ABOUT,
        Attribute.DIFFICULTY,
        Attribute.MONEY,
    )
)
_ASKED_BY_NAME = frozenset((None, Attribute.YEAR, Attribute.DEVELOPER, Attribute.NAME, Attribute.LENGTH))
_BESIDE_WHAT_IS_UNRECORDED = (
    Attribute.YEAR,
    Attribute.DEVELOPER,
    Attribute.LENGTH,
    Attribute.PLAYERS,
    Attribute.PRICE,
    Attribute.DIFFICULTY,
)
_CATALOGUED = (
    classifier_pb2.SPAN_TYPE_PLATFORM,
    classifier_pb2.SPAN_TYPE_PLAYERS,
    classifier_pb2.SPAN_TYPE_AGE,
    classifier_pb2.SPAN_TYPE_YEARS,
    classifier_pb2.SPAN_TYPE_PRICE,
    classifier_pb2.SPAN_TYPE_LENGTH,
    classifier_pb2.SPAN_TYPE_DEVELOPER,
)
_AND = pattern(
    r"\b(?:and|и|und|y(?! (?:a|en a)\b)|"
    r"et|e|ve|і|та|oraz|i(?= (?:ile|jak|kto|kiedy|na|czy|dla)\b))\b|[和及]|と(?=[^言思い])|[、，,]|"
    r"(?<=[\u3040-\u9fff]) (?=[\u3040-\u9fff])|[?？]\s{0,3}(?=\w)"
)
_OF_AN_AND = 2
_UP_TO_A_MARK = re.compile(r"(?<=[?？])[^?？]*$")
_ENDS = re.compile(r"[.!。！…]\s+")
_BESIDE_A_NETWORK = (Attribute.YEAR, Attribute.DEVELOPER, Attribute.LENGTH, Attribute.MONEY)
_TOLD_TOGETHER = frozenset(
    (
        Attribute.YEAR,
        Attribute.DEVELOPER,
        Attribute.LENGTH,
        Attribute.PLAYERS,
        Attribute.PLATFORMS,
        Attribute.MONEY,
        Attribute.PRICE,
        Attribute.DIFFICULTY,
        Attribute.GENRE,
        Attribute.AGE,
    )
)
# More is done on a platform than any table says: "заведётся", "krieg ich zum Laufen".
_MOST_WORDS_OF_DOING = 1
# Of so many games that go by one name each is told of.
_MOST_OF_A_NAME = 2


@dataclass(frozen=True, slots=True)
class GameQuestion:
    """A question about games.

    `text` is the message, `attribute` its words for what is asked (empty if it names nothing), `games` those it is
    about, `understood` what else its words name. `reasons` tells by game id why an answer showed a game, and
    `constraints` what was wished for then. `is_pick` tells that the message chooses the games, `near` are those
    called nearly like one that the catalogue lacks, `shown` those of the latest list, `shown_before` those of
    lists before it, and `liked` those that the games wished for are to be like.
    """

    text: str
    attribute: str
    games: Sequence[common_pb2.Game]
    understood: Sequence[gateway_pb2.Constraint] = ()
    reasons: Mapping[str, common_pb2.Reason.Kind.ValueType] = field(default_factory=dict)
    constraints: Sequence[gateway_pb2.Constraint] = ()
    is_pick: bool = False
    near: Sequence[common_pb2.Game] = ()
    shown: Sequence[common_pb2.Game] = ()
    shown_before: Sequence[common_pb2.Game] = ()
    liked: Sequence[common_pb2.Game] = ()

    def asked(self) -> list[Attribute]:
        """What is asked, the likeliest first; the words of titles do not count."""
        rest = self.text_without_titles()
        if (by_form := self._asked_by_form(rest)) is not None:
            return by_form
        told = attributes_in(rest, games=len(self.games))
        named = attributes_in(self.attribute, games=len(self.games))
        if names_what_is_unrecorded(rest):
            # What is asked beside it is told all the same: "how hard is it, and is it in French". Who dubbed it did not
            # make it.
            is_of_voices = asks_who(folded(rest)) and not _AND.search(rest)
            beside = [each for each in told if not (is_of_voices and each is Attribute.DEVELOPER)]
            return [Attribute.UNKNOWN, *(each for each in beside if each in _BESIDE_WHAT_IS_UNRECORDED)]
        if by_value := self._asked_by_a_value(rest, told, named):
            return by_value
        # The whole message may show that the named word means something else: "how many copies were sold".
        if told[:1] == [Attribute.UNKNOWN] or self._asks_for_what_no_field_says(told):
            return [Attribute.UNKNOWN, *(each for each in told if each is not Attribute.UNKNOWN)]
        if told and told[0] in (Attribute.MONEY, Attribute.FIRST, Attribute.YEAR):
            return told
        # "Ab wie viel Jahren" asks for an age, whatever part of it was marked.
        return told if told[:1] == [Attribute.AGE] and Attribute.YEAR in named else named or told

    def asks_for_what_is_never_known(self) -> bool:
        """Whether the words themselves are for what catalogues do not tell, so that no answer to them may lie in what
        they do: whether it is lent somewhere, in which languages it is, how well it runs."""
        rest = self.text_without_titles()
        is_for_it = attributes_in(rest, games=len(self.games))[:1] == [Attribute.UNKNOWN]
        return is_for_it or names_what_is_unrecorded(rest) or asks_how_it_runs(rest)

    def _asked_by_form(self, rest: str) -> list[Attribute] | None:
        """What is asked in words that no attribute has: how it runs, whether it is for adults, or needs a network."""
        if asks_how_it_runs(rest):
            return [Attribute.UNKNOWN]
        if names_adults(rest) and not self.conditions_on(classifier_pb2.SPAN_TYPE_AGE):
            return [Attribute.AGE]
        if self.offline() or asks_for_a_network(rest):
            return [Attribute.PLAYERS, *(each for each in attributes_in(rest, games=1) if each in _BESIDE_A_NETWORK)]
        return None

    def _asked_by_a_value(self, rest: str, told: Sequence[Attribute], named: Sequence[Attribute]) -> list[Attribute]:
        """What is asked by naming somebody it may be for, a time to play or a price; nothing where none is named."""
        if not told and not named and self.asks_whether_it_suits():
            return [Attribute.AGE]
        side = side_named(rest, told, {each.type for each in self.understood})
        return [] if side is None else [side, *(each for each in told if each is not side)]

    def offline(self) -> list[common_pb2.GameFilter]:
        """The conditions of who asks whether a game can be played without the internet."""
        return [each.condition for each in self.understood if each.condition.offline]

    def asks_whether_it_suits(self) -> bool:
        """Whether the message asks if the game is for somebody: in shorter words, too, where an age is in force."""
        rest = self.text_without_titles()
        is_aged = any(each.condition.HasField("age") for each in self.constraints)
        return asks_whether_it_suits(rest) if is_aged else asks_for_somebody(rest)

    def asked_together(self) -> list[Attribute]:
        """What is asked on either side of an "and", where that are two facts: "how long is it, and on what"."""
        rest = self.text_without_titles()
        parts = [attributes_in(part, games=1)[:1] for part in _AND.split(rest, maxsplit=1)]
        is_all_said = len(parts) == _OF_AN_AND and all(parts) and parts[0] != parts[1]
        both = [attribute for part in parts for attribute in part] if is_all_said else []
        return both if set(both) <= _TOLD_TOGETHER and Attribute.UNKNOWN not in self.asked() else []

    def _asks_for_what_no_field_says(self, told: Sequence[Attribute]) -> bool:
        """Whether words are left of the question that no field answers, where it asks for a fact (`told`)."""
        # What is said before or behind a question is no part of it.
        rest = _UP_TO_A_MARK.sub("", self.text_without_titles(), count=1)
        last = _ENDS.split(rest)[-1]
        rest = last if starts_as_a_question(last) else rest
        asked = told[0] if told else None
        is_counted = counts_things(rest)
        compares = len(self.games) > 1 and (
            asked is Attribute.ABOUT or asks_which_is_better(rest) or asks_what_differs(rest)
        )
        if compares or self.conditions_on(classifier_pb2.SPAN_TYPE_AGE):
            # Whether a child may play is answered first, in whatever words it is asked.
            return False
        if asked is Attribute.DEVELOPER and not asks_who(folded(rest)) and (is_counted or not asks_how_or_where(rest)):
            # How many worked on it is no question about who did; "did Valve make it" is one.
            return is_counted
        if asked is Attribute.PLAYERS and is_counted and asks_about_now(rest):
            return True
        if asks_who_released(rest):
            return True
        kinds = self.words_of(_KIND)
        names = [each.text for each in self.understood if each.type in _CATALOGUED and not each.unmatched]
        names += [each.text for each in self.understood if each.type == classifier_pb2.SPAN_TYPE_CONTENT]
        is_yes_or_no = not (is_counted or asks_how_or_where(rest))
        asks_whether = asked is None and is_yes_or_no and bool(names)
        if asked not in _OF_FIELDS and asked is not None:
            return False
        if asked not in _ASKED_BY_NAME or (asked is None and is_yes_or_no):
            names += kinds
        if not is_counted:
            names += [rest[start:end] for start, end in content_places(rest)]
        return len(uncovered(rest, names, asked)) > (_MOST_WORDS_OF_DOING if asks_whether else 0)

    def asks_something(self) -> bool:
        """Whether the message says more than a title: it asks for something, even if for nothing that is known."""
        rest = self.text_without_titles()
        least = _LETTERS_OF_A_QUESTION if rest.isascii() else _LETTERS_OF_A_QUESTION // 3
        return bool(self.attribute) or sum(each.isalpha() for each in rest) >= least

    def conditions_on(self, kind: classifier_pb2.SpanType.ValueType) -> list[common_pb2.GameFilter]:
        """The conditions that the message asks whether the game meets, such as how many players or an age."""
        return [each.condition for each in self.understood if each.type == kind and each.HasField("condition")]

    def text_without_titles(self) -> str:
        """The words of the message beside the titles."""
        return without_titles(self.text, self._titles())

    def _titles(self) -> list[str]:
        """What the games are called, and what the message calls them, also by their places in a list."""
        titles = [name for game in self.games for name in (game.title, *game.aliases)]
        titles += [text.title for game in self.games for text in game.localized.values()]
        # A place that no list has is none: "what was first".
        return titles + [each.text for each in self.understood if each.type in _NAMING and each.game_ids]

    def titles_lacked(self) -> list[str]:
        """The names of games that the message asks about and the catalogue lacks, as the player spells them."""
        return lacking_titles(self.understood)

    def points_too_far(self) -> bool:
        """Whether the message asks about a place in a list that the latest list does not have."""
        return bool(self.shown) and any(
            each.unmatched
            and each.type == classifier_pb2.SPAN_TYPE_ORDINAL
            and not is_told_by_the_list(each.text)
            and not is_of_the_list(each.text)
            for each in self.understood
        )

    def stands_for_many(self) -> bool:
        """Whether one name in the message is that of more games than can be told of."""
        titles = [each for each in self.understood if each.type == classifier_pb2.SPAN_TYPE_TITLE]
        return any(len(each.game_ids) > _MOST_OF_A_NAME for each in titles)

    def quality(self) -> Quality | None:
        """What is asked for the most or the least of, such as fear; None where it is nothing of the kind."""
        kinds = [each for each in self.understood if each.type == classifier_pb2.SPAN_TYPE_KIND and each.names]
        return quality_in(self.text, [(each.start, each.end, each.names) for each in kinds])

    def generation(self, year: int) -> str:
        """The player's words for the generation of a console that a game of that year need not be for, as the catalogue
        tells only which console; else ""."""
        said = (each for each in self.understood if each.type == classifier_pb2.SPAN_TYPE_PLATFORM)
        return next((found for each in said if (found := generation(each.text, each.names, year))), "")

    def words_of(self, kind: classifier_pb2.SpanType.ValueType) -> list[str]:
        """The player's words for what the message names besides titles and the catalogue has."""
        return [each.text for each in self.understood if each.type == kind and each.names]

    def names_of(self, kind: classifier_pb2.SpanType.ValueType) -> list[str]:
        """The catalogue's names of what the message names besides titles."""
        return [name for each in self.understood if each.type == kind for name in each.names]


def lacking_titles(understood: Sequence[gateway_pb2.Constraint]) -> list[str]:
    """The words of a message for games that no game here is called by.

    What is asked of one is no part of its name, where it was marked along with it: "старфилде кооп".
    """
    lacked = (each for each in understood if each.unmatched and each.type == classifier_pb2.SPAN_TYPE_TITLE)
    return list(dict.fromkeys(filter(None, map(_name_alone, (each.text for each in lacked)))))


def _name_alone(said: str) -> str:
    while (parts := said.rsplit(maxsplit=1))[1:] and attributes_in(parts[1], games=1):
        said = parts[0]
    return said
