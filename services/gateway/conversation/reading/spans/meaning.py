"""Turns the spans of a message into what they mean in one catalogue: a `Constraint` for each that says something.

What must hold becomes a condition on games (platform, years, players, age and content, price, length), refused kinds
and titles stay names, and all else weighs only. What means nothing in this catalogue is told as `unmatched`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading import filters
from services.gateway.conversation.reading.spans import amounts_meant as amounts
from services.gateway.conversation.reading.spans.amounts_meant import COMPARED, refuses_sales, set_condition
from services.gateway.conversation.reading.spans.contents_meant import (
    FRIGHTENING,
    content,
    less_frightening,
    of_no_kind,
    refuse_content,
    refuse_strangers,
    refused_as_content,
)
from services.gateway.conversation.reading.spans.mistaken_types import other_types
from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.amounts.terms.terms_of_play import (
    Price,
    lacks_a_network,
    read_price,
    says_offline,
)
from services.gateway.understanding.amounts.times.birth import before_birth
from services.gateway.understanding.amounts.times.years import read_short_years, read_years
from services.gateway.understanding.contents.content import names_the_genre_of_fear, names_weapons, read_content
from services.gateway.understanding.games.inflected_names import without_polish_ending
from services.gateway.understanding.games.title_lookup import Found, TitleFound
from services.gateway.understanding.games.transliteration import in_cyrillic
from services.gateway.understanding.genres.easiness import is_easy, is_strain
from services.gateway.understanding.genres.kind_others import is_another_kind
from services.gateway.understanding.genres.sure_kinds import sure_kind_places
from services.gateway.understanding.machines.console_generations import generation_years
from services.gateway.understanding.machines.platforms import is_a_shop, maker_of_consoles
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import UNSPACED, plain, words

# Above this a series is too large to be one example.
MOST_GAMES_OF_A_TITLE = 20
# What Chinese puts before what something is not: "不恐怖".
_UN = ("不", "非")
_DECIDED = (pb.POLARITY_WANTED, pb.POLARITY_REFUSED)
_DIFFICULT = "difficult"
_RELAXING = "relaxing"
_SOLD_IN_GAMES = common_pb2.CONTENT_DESCRIPTOR_RANDOM_PURCHASES
# What catalogues call the genre that is about shooting.
_OF_WEAPONS = "shooter"
_AND = r"(?:and|or|&|\+|и|или|und|oder|y|o|et|ou|e|ve|veya|та|або|i|lub|和|与|と|や)"
_CONJUNCTIONS = re.compile(rf"^(?:\s*{_AND}(?!\w)\s*)+|(?<![\s,])[\s,]++{_AND}\s*$|[和与とや]$", re.IGNORECASE)
_ARTICLES = re.compile(
    r"^(?:[aà] la|la|le|les|l['’]|el|los|las|der|die|das|dem|den|o|os|as|ao?s?|à|du|del)\s+", re.IGNORECASE
)
_MISSPELT = re.compile(r"[^\W\d_]{7,}")
# What is read in the letters that were typed and, where that tells nothing, in Cyrillic.
_TYPED = frozenset(
    (
        pb.SPAN_TYPE_PLATFORM,
        pb.SPAN_TYPE_PLAYERS,
        pb.SPAN_TYPE_PRICE,
        pb.SPAN_TYPE_DEVICE,
        pb.SPAN_TYPE_CONTENT,
        pb.SPAN_TYPE_KIND,
    )
)


class SpanReader:
    """Reads spans by the names of one catalogue."""

    def __init__(self, names: CatalogueNames, *, this_year: int) -> None:
        self._names = names
        self._this_year = this_year
        self._readers: Mapping[pb.SpanType.ValueType, Callable[[Constraint], bool]] = {
            pb.SPAN_TYPE_KIND: self._kind,
            pb.SPAN_TYPE_PLATFORM: self._platform,
            pb.SPAN_TYPE_YEARS: self._years,
            pb.SPAN_TYPE_TITLE: self._title,
            pb.SPAN_TYPE_DEVELOPER: self._developer,
            pb.SPAN_TYPE_PLAYERS: amounts.players,
            pb.SPAN_TYPE_LENGTH: amounts.length,
            pb.SPAN_TYPE_PRICE: amounts.price,
            pb.SPAN_TYPE_DEVICE: self._device,
            pb.SPAN_TYPE_AGE: amounts.age,
            pb.SPAN_TYPE_CONTENT: self._content,
            pb.SPAN_TYPE_COUNT: amounts.count,
            pb.SPAN_TYPE_ORDINAL: amounts.ordinal,
            pb.SPAN_TYPE_ATTRIBUTE: lambda _: True,
        }

    def before_birth(self, text: str) -> Constraint | None:
        """The wish for games from before the player was born; see `birth.py`."""
        found = before_birth(text, this_year=self._this_year)
        if found is None:
            return None
        start, end, years = found
        result = Constraint(text=text[start:end], start=start, end=end, type=pb.SPAN_TYPE_YEARS)
        result.polarity = pb.POLARITY_WANTED
        set_condition(result, filters.of_years(years, refused=False))
        return result

    def refused(self, constraint: Constraint) -> list[Constraint]:
        """What the words of a constraint say where they are refused."""
        span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=constraint.type)
        span.polarity = pb.POLARITY_REFUSED
        return self.read([span])

    def read(self, spans: Sequence[pb.Span]) -> list[Constraint]:
        """A constraint for each span, in their order."""
        found = []
        for span in spans:
            constraint = Constraint(
                text=span.text, start=span.start, end=span.end, type=span.type, polarity=span.polarity
            )
            reader = self._readers.get(span.type)
            matched = reader is not None and (self._as_marked(constraint, reader) or reader(constraint))
            constraint.unmatched = not matched and not self._in_cyrillic(constraint) and not self._mistaken(constraint)
            found.append(constraint)
            found += self._refused_as_a_kind(constraint)
            found += refused_as_content(constraint)
            if refuses_sales(constraint) and self._names.knows_what_is_sold:
                constraint.condition.exclude_content.append(_SOLD_IN_GAMES)
        return less_frightening(found)

    def _as_marked(self, constraint: Constraint, reader: Callable[[Constraint], bool]) -> bool:
        """Reads what tells only because the classifier marked it so: "my parents", "skins", "nobody dies"."""
        if reader == self._content:
            return content(constraint)
        if reader == amounts.price:
            return amounts.marked_price(constraint)
        if reader != amounts.players:
            return False
        return refuse_strangers(constraint) or amounts.marked_players(constraint)

    def _in_cyrillic(self, constraint: Constraint) -> bool:
        """Reads Cyrillic that was typed in Latin letters, as those without a keyboard for it do: "bez krovi"."""
        written = in_cyrillic(constraint.text) if constraint.type in _TYPED else ""
        # Digits and names of shops tell in any letters.
        if not written or is_a_shop(constraint.text) or numbers(constraint.text):
            return False
        read = Constraint()
        read.CopyFrom(constraint)
        read.text = written
        reader = self._readers[constraint.type]
        if constraint.type == pb.SPAN_TYPE_KIND and self._names.kinds.find(written, whole=True) is None:
            # A part of a word in other letters is soon alike.
            return False
        if not (self._as_marked(read, reader) or reader(read)):
            return False
        read.text = constraint.text
        constraint.CopyFrom(read)
        return True

    def _refused_as_a_kind(self, constraint: Constraint) -> list[Constraint]:
        """The kind that is refused along with a content: "no horror" refuses what is shown, and games called so."""
        if constraint.type != pb.SPAN_TYPE_CONTENT or constraint.polarity != pb.POLARITY_REFUSED:
            return []
        if _SOLD_IN_GAMES in constraint.condition.exclude_content:
            return []
        if common_pb2.CONTENT_DESCRIPTOR_HORROR in constraint.condition.exclude_content:
            kinds = self._names.kinds.find(constraint.text) and self._names.kinds.find(FRIGHTENING)
        elif names_weapons(constraint.text):
            # There is hardly a shooter without.
            kinds = self._names.kinds.find(_OF_WEAPONS)
        else:
            kinds = self._names.kinds.find(constraint.text, whole=True)
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

    def _kind(self, constraint: Constraint) -> bool:
        if constraint.polarity == pb.POLARITY_REFUSED and is_strain(constraint.text):
            return self._relaxing(constraint)
        is_decided = constraint.polarity in _DECIDED
        return self._easy(constraint) if is_decided and is_easy(constraint.text) else self._called_a_kind(constraint)

    def _called_a_kind(self, constraint: Constraint) -> bool:
        if constraint.text.startswith(_UN) and constraint.polarity == pb.POLARITY_WANTED:
            constraint.polarity = pb.POLARITY_REFUSED
        refused = constraint.polarity in (pb.POLARITY_REFUSED, pb.POLARITY_LESS)
        found = self._names.kinds.find(constraint.text, beside=not refused)
        is_whole = self._names.kinds.find(constraint.text, whole=True) is not None
        if is_whole and constraint.polarity == pb.POLARITY_WANTED and read_price(constraint.text) is Price.FREE:
            # "Free to play" is a tag, too, that games which cost nothing need not have.
            constraint.type = pb.SPAN_TYPE_PRICE
            return amounts.price(constraint)
        if self._is_a_title(constraint) and not (is_whole and constraint.text.isascii()):
            constraint.type = pb.SPAN_TYPE_TITLE
            return self._title(constraint)
        frightens = found is not None and FRIGHTENING in {name.casefold() for name in found.names}
        if constraint.polarity == pb.POLARITY_REFUSED and frightens and not names_the_genre_of_fear(constraint.text):
            # "No creepy monsters" is about what is seen, whatever the games are called.
            constraint.type = pb.SPAN_TYPE_CONTENT
            shown = {*read_content(constraint.text), common_pb2.CONTENT_DESCRIPTOR_HORROR}
            return set_condition(constraint, common_pb2.GameFilter(exclude_content=sorted(shown)))
        no_kind = of_no_kind(constraint)
        lacks = found is None and self._names.kinds.lacks(constraint.text)
        if (constraint.polarity == pb.POLARITY_REFUSED and not lacks) and (
            # Who wants no shop speaks of what is sold in games, not of games about running one.
            found is None or (no_kind and (not is_whole or _SOLD_IN_GAMES in no_kind))
        ):
            return refuse_content(constraint)
        if found is None and common_pb2.CONTENT_DESCRIPTOR_HORROR in read_content(constraint.text):
            # "Something that frightens" is a wish for what catalogues call so.
            found = self._names.kinds.find(FRIGHTENING)
        if found is None:
            return False
        constraint.names.extend(self._names.kinds_to_refuse(found.names) if refused else found.names)
        return True

    def _easy(self, constraint: Constraint) -> bool:
        """Reads what is easy as what is not difficult, as catalogues know the one alone."""
        hard = self._names.kinds.find(_DIFFICULT)
        if hard is None:
            return False
        is_wanted = constraint.polarity == pb.POLARITY_WANTED
        constraint.polarity = pb.POLARITY_REFUSED if is_wanted else pb.POLARITY_WANTED
        constraint.names.extend(hard.names)
        return True

    def _relaxing(self, constraint: Constraint) -> bool:
        """Reads what is to cause no strain as what relaxes."""
        found = self._names.kinds.find(_RELAXING)
        if found is not None:
            constraint.polarity = pb.POLARITY_WANTED
            constraint.names.extend(found.names)
        return found is not None

    def _is_a_title(self, constraint: Constraint) -> bool:
        """Whether words are the name of a game by themselves, whatever kind a part of them names: "ダークソウル"."""
        titles = self._names.titles.find(constraint.text)
        if titles is not None and titles.how in (Found.TITLE, Found.ALIAS):
            return True
        # "马里奥", of whose letters one is a horse, is how the titles of a series begin.
        is_unspaced = UNSPACED.search(constraint.text) is not None and not self._names.kinds.is_called(constraint.text)
        return is_unspaced and bool(self._names.titles.series(constraint.text))

    def _mistaken(self, constraint: Constraint) -> bool:
        """Reads a span that tells nothing as its type as what else its words name."""
        if constraint.polarity in COMPARED or constraint.type == pb.SPAN_TYPE_ATTRIBUTE:
            return False
        if constraint.type == pb.SPAN_TYPE_KIND and self._names.kinds.lacks(constraint.text):
            # A kind that is known and that the catalogue lacks is nothing else: "吸血鬼" is no blood.
            return False
        if constraint.polarity == pb.POLARITY_WANTED and read_child_age(constraint.text) is not None:
            constraint.type = pb.SPAN_TYPE_AGE
            return amounts.age(constraint)
        said = constraint.type
        for span_type in list(other_types(constraint, self._names)):
            constraint.type = span_type
            reader = amounts.perhaps_length if span_type == pb.SPAN_TYPE_LENGTH else self._readers[span_type]
            if reader(constraint):
                return True
            constraint.type = said
        constraint.type = said
        return self._called_so(constraint)

    def _called_so(self, constraint: Constraint) -> bool:
        """Reads words that tell nothing else as the game that is called just so: refused ones, "sem ser osu", and what
        was taken for something to play on, "我想玩cs"."""
        may_be_one = constraint.polarity == pb.POLARITY_REFUSED or constraint.type == pb.SPAN_TYPE_PLATFORM
        found = self._names.titles.find(constraint.text) if may_be_one else None
        if found is None or found.how not in (Found.TITLE, Found.ALIAS):
            return False
        constraint.type = pb.SPAN_TYPE_TITLE
        return self._title(constraint)

    def consoles_of(self, maker: str) -> tuple[str, ...]:
        """See `PlatformNames.made_by`."""
        return self._names.platforms.made_by(maker)

    def made_by_those_of(self, constraint: Constraint, title: str) -> Constraint | None:
        """The constraint as one of the studios that made the games called `title`, which are not meant themselves."""
        found = self._names.titles.find(title)
        ids = dict.fromkeys([*(found.game_ids if found is not None else ()), *self._names.titles.series(title)])
        makers = (self._names.games[each].developer for each in ids)
        developers = dict.fromkeys(maker for maker in makers if maker)
        if not developers:
            return None
        result = Constraint(text=constraint.text, start=constraint.start, end=constraint.end)
        result.type, result.names[:] = pb.SPAN_TYPE_DEVELOPER, developers
        result.polarity = constraint.polarity
        if constraint.polarity == pb.POLARITY_REFUSED:
            set_condition(result, filters.without_makers(list(developers), ()))
            return result
        result.polarity = pb.POLARITY_WANTED
        set_condition(result, filters.by_makers(self._with_joint(list(developers))))
        result.condition.exclude_game_ids.extend(ids)
        return result

    def platform_places(self, text: str) -> Iterator[tuple[int, int]]:
        """See `PlatformNames.places`."""
        return self._names.platforms.places(text)

    def series(self, title: str) -> tuple[str, ...]:
        """See `TitleLookup.series`; of the whole title of a game those that begin so: Journey is not The Longest
        Journey."""
        found = self._names.titles.series(title)
        called = {each: " ".join(words(plain(self._names.games[each].title))) for each in found}
        said = " ".join(words(plain(title)))
        return tuple(each for each in found if called[each].startswith(said)) if said in called.values() else found

    def series_of(self, game_ids: Sequence[str]) -> tuple[str, ...]:
        """The ids of the games of the series that these belong to, whatever they were called."""
        titles = (self._names.games[each].title for each in game_ids if each in self._names.games)
        return tuple(dict.fromkeys(other for title in titles for other in self._names.titles.series(title)))

    def kind_places(self, text: str) -> Iterator[tuple[int, int]]:
        """See `KindNames.places`."""
        return self._names.kinds.places(text)

    def sure_kind_places(
        self, text: str, *, if_refused: bool = False, in_several_words: bool = False
    ) -> Iterator[tuple[int, int]]:
        """See `sure_kinds.py`."""
        return sure_kind_places(text, self._names.kinds, if_refused=if_refused, in_several_words=in_several_words)

    def _platform(self, constraint: Constraint) -> bool:
        if constraint.polarity == pb.POLARITY_REFUSED and maker_of_consoles(constraint.text):
            constraint.type = pb.SPAN_TYPE_DEVELOPER
            return self._refuse_maker(constraint)
        found = self._names.platforms.find(constraint.text)
        refused = constraint.polarity == pb.POLARITY_REFUSED
        # Who buys nothing at a shop may play elsewhere on what it sells for.
        if not found or (refused and is_a_shop(constraint.text)):
            return False
        constraint.names.extend(found)
        others = [name for name in self._names.all_platforms if name not in found]
        constraint.condition.platforms.extend(others[:64] if refused else found)
        if not refused:
            constraint.condition.min_year, constraint.condition.max_year = generation_years(constraint.text, found)
        return True

    def _years(self, constraint: Constraint) -> bool:
        years = read_years(constraint.text, this_year=self._this_year) or read_short_years(constraint.text)
        if constraint.polarity in COMPARED and (years is None or not _tells_a_year(constraint.text)):
            return True
        if years is None:
            return False
        refused = constraint.polarity == pb.POLARITY_REFUSED
        return set_condition(constraint, filters.of_years(years, refused=refused, this_year=self._this_year))

    def _title(self, constraint: Constraint) -> bool:
        if is_another_kind(constraint.text):
            constraint.type = pb.SPAN_TYPE_KIND
            return self._kind(constraint)
        found = self._names.titles.find(constraint.text)
        # "Cyberpunka" is a name in a case.
        is_a_word = constraint.text.islower() and without_polish_ending(constraint.text) == constraint.text
        is_a_word = is_a_word and self._names.kinds.find(constraint.text, whole=True) is not None
        if found is not None and found.how is Found.TYPO and is_a_word:
            # "Baston" is a fight, whatever title is one letter away.
            constraint.type = pb.SPAN_TYPE_KIND
            return self._kind(constraint)
        if found is None and (name := _without_conjunctions(constraint.text)) != constraint.text:
            # "Portal and", of "Portal and Tetris".
            found = self._names.titles.find(name)
        if found is None and (name := _ARTICLES.sub("", constraint.text)) != constraint.text:
            # "La Anno", of "à la Anno".
            found = self._names.titles.find(name) or _as_found(self._names.titles.series(name))
        ids = list(found.game_ids) if found is not None else []
        if found is None and read_child_age(constraint.text) is None:
            # "Child", of "Child of Light", is no name of a game, but speaks of a child.
            ids = list(self._names.titles.series(constraint.text))
        if constraint.polarity == pb.POLARITY_REFUSED:
            # Who refuses a series by its name refuses all of its games.
            ids = list(dict.fromkeys([*ids, *self._names.titles.series(constraint.text)]))
            # One word that nothing is called by is misspelt: better one game too few than the one that is not wanted.
            if not ids and _MISSPELT.fullmatch(constraint.text) and constraint.text.islower():
                ids = list(self._names.titles.nearest(constraint.text))
        constraint.game_ids.extend(ids[:MOST_GAMES_OF_A_TITLE])
        return bool(ids)

    def _developer(self, constraint: Constraint) -> bool:
        if constraint.polarity == pb.POLARITY_REFUSED:
            return self._refuse_maker(constraint)
        maker = maker_of_consoles(constraint.text)
        constraint.names.extend(
            self._names.developers(constraint.text) or (self._names.developers(maker) if maker else ())
        )
        if constraint.polarity == pb.POLARITY_WANTED and constraint.names:
            # Of whom a studio is only liked ("I love Valve"), others may be as good.
            return set_condition(constraint, filters.by_makers(self._with_joint(constraint.names)))
        return bool(constraint.names)

    def _with_joint(self, developers: Sequence[str]) -> list[str]:
        """The studios, and what they made with others."""
        joint = (other for name in developers for other in self._names.developers_to_refuse(name))
        return list(dict.fromkeys([*developers, *joint]))

    def _refuse_maker(self, constraint: Constraint) -> bool:
        """Refuses what a studio made and, of a maker of consoles, what is for its consoles alone."""
        maker = maker_of_consoles(constraint.text)
        constraint.names.extend(self._names.developers_to_refuse(maker or constraint.text))
        own = self._names.platforms.made_by(maker)
        others = [name for name in self._names.all_platforms if name not in own] if own else []
        if not (constraint.names or others):
            return False
        return set_condition(constraint, filters.without_makers(constraint.names, others))

    def _device(self, constraint: Constraint) -> bool:
        # "Over the internet" is no wish to play without it.
        is_offline = says_offline(constraint.text) and (
            constraint.polarity == pb.POLARITY_REFUSED or lacks_a_network(constraint.text)
        )
        if not is_offline:
            return self._platform(constraint)
        if constraint.polarity == pb.POLARITY_WANTED and self._platform(constraint):
            constraint.condition.MergeFrom(filters.offline())
            return True
        return set_condition(constraint, filters.offline())

    def _content(self, constraint: Constraint) -> bool:
        if constraint.polarity == pb.POLARITY_REFUSED and refuse_content(constraint):
            return True
        # What no descriptor covers may be what games are called by.
        constraint.type = pb.SPAN_TYPE_KIND
        if self._names.kinds.find(constraint.text, whole=True) is not None and self._kind(constraint):
            return True
        constraint.type = pb.SPAN_TYPE_CONTENT
        return False


def _as_found(game_ids: Sequence[str]) -> TitleFound | None:
    return TitleFound(tuple(game_ids), Found.PART) if game_ids else None


def _without_conjunctions(text: str) -> str:
    return _CONJUNCTIONS.sub("", text)


def _tells_a_year(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
