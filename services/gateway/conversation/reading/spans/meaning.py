"""Turns the spans of a message into what they mean in one catalogue: a `Constraint` for each that says something.

What must hold becomes a condition on games (platform, years, players, age and content, price, length), refused kinds
and titles stay names, and all else weighs only. What means nothing in this catalogue is told as `unmatched`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading import filters
from services.gateway.conversation.reading.spans import amounts_meant as amounts
from services.gateway.conversation.reading.spans import makers_meant, titles_meant
from services.gateway.conversation.reading.spans.amounts_meant import COMPARED, refuses_sales, set_condition
from services.gateway.conversation.reading.spans.contents_meant import (
    SOLD_IN_GAMES,
    content,
    less_frightening,
    refuse_content,
    refuse_strangers,
    refused_as_content,
)
from services.gateway.conversation.reading.spans.kinds_meant import kind, refused_as_a_kind, title_or_kind
from services.gateway.conversation.reading.spans.machines_meant import device, platform
from services.gateway.conversation.reading.spans.makers_meant import developer
from services.gateway.conversation.reading.spans.mistaken_types import other_types
from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.amounts.times.birth import before_birth
from services.gateway.understanding.amounts.times.years import read_short_years, read_years
from services.gateway.understanding.games.title_lookup import Found
from services.gateway.understanding.games.transliteration import in_cyrillic
from services.gateway.understanding.genres.sure_kinds import sure_kind_places
from services.gateway.understanding.machines.platforms import is_a_shop
from services.gateway.understanding.names import CatalogueNames

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
            pb.SPAN_TYPE_KIND: partial(kind, names=names),
            pb.SPAN_TYPE_PLATFORM: partial(platform, names=names),
            pb.SPAN_TYPE_YEARS: self._years,
            pb.SPAN_TYPE_TITLE: partial(title_or_kind, names=names),
            pb.SPAN_TYPE_DEVELOPER: partial(developer, names=names),
            pb.SPAN_TYPE_PLAYERS: amounts.players,
            pb.SPAN_TYPE_LENGTH: amounts.length,
            pb.SPAN_TYPE_PRICE: amounts.price,
            pb.SPAN_TYPE_DEVICE: partial(device, names=names),
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
        return self.read_as(pb.POLARITY_REFUSED, constraint)

    def read_as(self, polarity: pb.Polarity.ValueType, constraint: Constraint) -> list[Constraint]:
        """What the words of a constraint say as if the classifier had marked them with this polarity."""
        span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=constraint.type)
        span.polarity = polarity
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
            found += refused_as_a_kind(constraint, self._names)
            found += refused_as_content(constraint)
            if refuses_sales(constraint) and self._names.knows_what_is_sold:
                constraint.condition.exclude_content.append(SOLD_IN_GAMES)
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
        return title_or_kind(constraint, self._names)

    def consoles_of(self, maker: str) -> tuple[str, ...]:
        """See `PlatformNames.made_by`."""
        return self._names.platforms.made_by(maker)

    def made_by_those_of(self, constraint: Constraint, title: str) -> Constraint | None:
        """See `makers_meant.py`."""
        return makers_meant.made_by_those_of(constraint, title, self._names)

    def platform_places(self, text: str) -> Iterator[tuple[int, int]]:
        """See `PlatformNames.places`."""
        return self._names.platforms.places(text)

    def series(self, title: str) -> tuple[str, ...]:
        """See `titles_meant.py`."""
        return titles_meant.series(title, self._names)

    def series_of(self, game_ids: Sequence[str]) -> tuple[str, ...]:
        """See `titles_meant.py`."""
        return titles_meant.series_of(game_ids, self._names)

    def kind_places(self, text: str) -> Iterator[tuple[int, int]]:
        """See `KindNames.places`."""
        return self._names.kinds.places(text)

    def unspaced_kind_places(self, text: str) -> Iterator[tuple[int, int]]:
        """See `KindNames.unspaced_places`."""
        return self._names.kinds.unspaced_places(text)

    def is_a_kind(self, said: str) -> bool:
        """Whether every word that is `said` names a kind."""
        return self._names.kinds.find(said, whole=True) is not None

    def sure_kind_places(
        self, text: str, *, if_refused: bool = False, in_several_words: bool = False
    ) -> Iterator[tuple[int, int]]:
        """See `sure_kinds.py`."""
        return sure_kind_places(text, self._names.kinds, if_refused=if_refused, in_several_words=in_several_words)

    def _years(self, constraint: Constraint) -> bool:
        years = read_years(constraint.text, this_year=self._this_year) or read_short_years(constraint.text)
        if constraint.polarity in COMPARED and (years is None or not _tells_a_year(constraint.text)):
            return True
        if years is None:
            return False
        refused = constraint.polarity == pb.POLARITY_REFUSED
        return set_condition(constraint, filters.of_years(years, refused=refused, this_year=self._this_year))

    def _content(self, constraint: Constraint) -> bool:
        if constraint.polarity == pb.POLARITY_REFUSED and refuse_content(constraint):
            return True
        # What no descriptor covers may be what games are called by.
        constraint.type = pb.SPAN_TYPE_KIND
        if self._names.kinds.find(constraint.text, whole=True) is not None and kind(constraint, self._names):
            return True
        constraint.type = pb.SPAN_TYPE_CONTENT
        return False


def _tells_a_year(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
