"""Reads again what the classifier marked in a message, where the words around it tell that it means something else.

"Three", before "roguelikes", is a number of games; "older than 2015", behind "isn't", is 2015 and later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.listing import refused_alike
from services.gateway.conversation.reading.meaning import SpanReader
from services.gateway.conversation.reading.preferring import with_preferences
from services.gateway.understanding.amounts.places import (
    asks_for_so_many_more,
    leading_number,
    stands_alone,
    stands_before_games,
    stands_before_people,
)
from services.gateway.understanding.amounts.years import refused_bound, year_places
from services.gateway.understanding.content import makes_sick, read_content
from services.gateway.understanding.language import detect
from services.gateway.understanding.old_machines import is_said_of_a_machine
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.platforms import maker_of_consoles
from services.gateway.understanding.refusing.refusals import has_refusing_words, is_refused
from services.gateway.understanding.refusing.weariness import is_wearied_of

_VIEWS = frozenset(("first-person", "third-person"))
_OF_COMPANY = frozenset(("party", "mmo", "moba"))
_SHOWN = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT)
_WORKS = (
    r"(?:movies?|films?|filme?[sn]?|filmi?|filmu|filmie|tv show|show|series|tv series|books?|novels?|anime|manga|"
    r"comics?|фильм\w*|кино|сериал\w*|книг\w*|роман\w*|аниме|фільм\w*|серіал\w*|buch|buchs|roman|serie|película|"
    r"peli|libro|novela|livre|série|filme|livro|dizi\w*|kitab\w*|serial\w*|książ\w*)"
)
_WORK_BEFORE = pattern(rf"\b{_WORKS} [\"'«„“]?$|(?:电影|映画|小说|小説|动漫|アニメ)[「『《“]?$")
_WORK_BEHIND = pattern(rf"[\"'»“”]? {_WORKS}\b|[」』》”]?(?:的?电影|という?映画|の?映画|の?小説|的?小说)")
_LET_BE_TYPES = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_ORDINAL)
_LET_WORD = pattern(r"\bniech\w*|\bнехай\b")
_LET_IT_BE = pattern(
    r"\b(?:make it|let it be|should be|has to be|but|que sean?|pero|pero que sea|que (?:ce )?soi(?:t|ent)|mais|"
    r"que sejam?|"
    r"mas|aber|soll(?:te)? es sein|пусть будет|чтобы была?|но|нехай буде|але|niech (?:to )?będ(?:zie|ą)|ale|ama) "
    r"(?:\w+ ){0,2}$"
)
_BUT_BEHIND = pattern(r"^(?: \w+)?,? (?:but|pero|mais|mas|aber|но|але|ale|ama)\b")
_BY = pattern(r"\b(?:by|from|made by|от|від|von|par|por|pela|pelo|od|de|da|do)\W*$")
_MADE_BEHIND = pattern(
    r"^(?:出的|做的|制作|制の|製|が?作った|の|家的|的|['’]?(?:nun|nın|nin|nün) (?:yap|kendi|oyun|iki))"
)
_FOR_SO_MANY = pattern(
    r"(?:for )?(?:two|three|four|2|3|4)[ -]?players?|[双双雙两二]人|[三四]人|(?:игр\w* )?(?:на|для) (?:двоих|троих|"
    r"четверых)|"
    r"二人用|2人用|(?:iki|üç|dört) kişilik"
)
_GAMES_BEHIND = pattern(
    r"^\W?(?:['’]?s )?(?:games|series|franchise|saga|titles|entries|spiele|reihe|serie)\b|^系列|^シリーズ"
)
_SERIES_BEFORE = pattern(
    r"\b(?:series|franchise|серии|серию|серия|игры серии|saga|serie|série|serii|seri|серії|juegos de|jeux|"
    r"jogos de|gry) $"
)
_RECENT = pattern(r"recent|récent|nuev|nouve|novo|nova|нов|свеж|свіж|neu|aktuell|new|modern|yeni|now|śwież|新|最近")
_ON_THE = re.compile(r"\bnos?\b", re.IGNORECASE)
_REFUSED_BY_NO = (pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_PLAYERS)
_PLACE_OF_A_NUMBER = "目"
_PROTECTING = frozenset((pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_CONTENT))


def reread(
    text: str, found: Sequence[Constraint], reader: SpanReader, *, is_wish: bool, before: str
) -> list[Constraint]:
    """What was marked in a message, as it is meant there; of a question (not `is_wish`) numbers and platforms alone.

    `before` is what was said before, as far as it is known.
    """
    constraints = [_recounted(text, _as_in_portuguese(text, each, reader, before), reader) for each in found]
    if is_wish:
        constraints = [_by_its_maker(text, each, reader) for each in constraints]
        constraints = [_as_company(each, reader) for each in constraints]
        constraints = [_as_a_series(text, each, reader) for each in _without_vague_years(constraints)]
        constraints = [_of_another_work(text, each) for each in constraints]
        constraints = [_at_most(text, _as_a_kind(each, reader), reader) for each in constraints]
        constraints = [_turned_round(text, _of_all_its_words(text, each, reader), reader) for each in constraints]
        constraints = [_refused_for_sickness(text, each) for each in constraints]
        constraints = [each for each in constraints if not _tells_of_a_machine(text, each)]
        constraints += [*_counted_kinds(constraints, reader), *_kinds_of_company(constraints, reader)]
        constraints = [_let_be(text, each, reader) for each in constraints]
        constraints = with_preferences(text, constraints, reader)
        constraints = refused_alike(text, _wearied_of(text, constraints, reader), reader)
        constraints = _without_what_is_refused(text, constraints)
    return constraints


def _as_in_portuguese(text: str, constraint: Constraint, reader: SpanReader, before: str) -> Constraint:
    """What is refused by nothing but "no", which is "on the" in Portuguese and a refusal in English."""
    if constraint.polarity != pb.POLARITY_REFUSED or constraint.type not in _REFUSED_BY_NO:
        return constraint
    rest = _ON_THE.sub(" ", text)
    if rest == text or has_refusing_words(rest) or detect(f"{before} {text}") != "pt":
        return constraint
    return _read_as(pb.POLARITY_WANTED, constraint, reader)[0]


def _by_its_maker(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A maker of consoles that games are to be by, not on: "игры от нинтендо"."""
    is_wanted = constraint.type == pb.SPAN_TYPE_PLATFORM and constraint.polarity == pb.POLARITY_WANTED
    if not is_wanted or not maker_of_consoles(constraint.text):
        return constraint
    if not (_BY.search(bare(text[: constraint.start])) or _MADE_BEHIND.match(bare(text[constraint.end :]))):
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=pb.SPAN_TYPE_DEVELOPER)
    span.polarity = constraint.polarity
    read = reader.read([span])[0]
    return constraint if read.unmatched else read


def _as_company(constraint: Constraint, reader: SpanReader) -> Constraint:
    """A kind that says for how many: "双人", "two-player"."""
    if constraint.type != pb.SPAN_TYPE_KIND or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    if not _FOR_SO_MANY.fullmatch(bare(constraint.text.strip())):
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=pb.SPAN_TYPE_PLAYERS)
    span.polarity = constraint.polarity
    read = reader.read([span])[0]
    return constraint if read.unmatched else read


def _as_a_series(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A title that stands for all games of its series: "Doom games"."""
    if constraint.type != pb.SPAN_TYPE_TITLE or constraint.unmatched:
        return constraint
    if not (_GAMES_BEHIND.match(bare(text[constraint.end :])) or _SERIES_BEFORE.search(bare(text[: constraint.start]))):
        return constraint
    ids = reader.series(constraint.text)
    if not ids:
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.game_ids[:] = ids
    return result


def _without_vague_years(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints without a mere "recent" where the message says since when: "plutôt récents, après 2018"."""
    years = [each for each in constraints if each.type == pb.SPAN_TYPE_YEARS and each.HasField("condition")]
    tells = any(any(map(str.isdigit, each.text)) and each.polarity == pb.POLARITY_WANTED for each in years)
    vague = [each for each in years if not any(map(str.isdigit, each.text)) and _RECENT.search(bare(each.text))]
    return [each for each in constraints if not (tells and each in vague)]


def _as_a_kind(constraint: Constraint, reader: SpanReader) -> Constraint:
    """An attribute that is wished for and names a kind, as that kind: "something relaxing" compares nothing."""
    if constraint.type != pb.SPAN_TYPE_ATTRIBUTE or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=pb.SPAN_TYPE_KIND)
    span.polarity = constraint.polarity
    read = reader.read([span])[0]
    return constraint if read.unmatched or read.type != pb.SPAN_TYPE_KIND else read


def _at_most(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A least length that is refused before it: "que no dure más de 6 horas" is six hours at most."""
    is_least = constraint.type == pb.SPAN_TYPE_LENGTH and constraint.condition.min_hours > 0
    if not is_least or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    if not is_refused(text, constraint.start, constraint.end):
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=constraint.type)
    span.polarity = pb.POLARITY_REFUSED
    return reader.read([span])[0]


def _of_another_work(text: str, constraint: Constraint) -> Constraint:
    """The title of a film or a book that a game is called by, too: that game is wanted, not others like it."""
    before, behind = bare(text[: constraint.start]), bare(text[constraint.end :])
    is_liked = constraint.type == pb.SPAN_TYPE_TITLE and constraint.polarity == pb.POLARITY_LIKED
    if not is_liked or not (_WORK_BEFORE.search(before) or _WORK_BEHIND.match(behind)):
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_WANTED
    return result


def _of_all_its_words(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """Years of which a word beside them was not marked: "2018'den yeni" is no year, but what came after it."""
    condition = constraint.condition
    is_year = condition.min_year == condition.max_year > 0
    # "Not older than 2015", of which "older than 2015" is refused, is said once.
    if constraint.type != pb.SPAN_TYPE_YEARS or not (is_year or constraint.polarity == pb.POLARITY_WANTED):
        return constraint
    for start, end in year_places(text):
        if start <= constraint.start and constraint.end <= end and end - start > constraint.end - constraint.start:
            span = pb.Span(start=start, end=end, text=text[start:end], type=constraint.type)
            span.polarity = constraint.polarity
            read = reader.read([span])[0]
            return constraint if read.unmatched else read
    return constraint


def _turned_round(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A year that is refused before it: "an RPG that isn't older than 2015" is from 2015 on."""
    if constraint.type != pb.SPAN_TYPE_YEARS or not constraint.HasField("condition"):
        return constraint
    start = refused_bound(text, constraint.start, constraint.end)
    if start < 0 or start >= constraint.start or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    span = pb.Span(start=start, end=constraint.end, text=text[start : constraint.end], type=constraint.type)
    span.polarity = pb.POLARITY_WANTED
    return reader.read([span])[0]


def _tells_of_a_machine(text: str, constraint: Constraint) -> bool:
    """Whether a word for a kind tells what the player plays on: the "ancient" of "my laptop is ancient"."""
    return (
        constraint.type == pb.SPAN_TYPE_KIND
        and constraint.polarity == pb.POLARITY_WANTED
        and is_said_of_a_machine(text, constraint.start, constraint.end)
    )


def _refused_for_sickness(text: str, constraint: Constraint) -> Constraint:
    """A view that makes the player sick is not wanted, whatever the classifier took it for."""
    is_view = constraint.type == pb.SPAN_TYPE_KIND and not _VIEWS.isdisjoint(constraint.names)
    if not is_view or not makes_sick(text):
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_REFUSED
    return result


def _kinds_of_company(constraints: Sequence[Constraint], reader: SpanReader) -> Iterator[Constraint]:
    """Kinds that were marked along with the company: "multiplayer party" is for several, and a party game."""
    for each in constraints:
        if each.type != pb.SPAN_TYPE_PLAYERS or each.polarity != pb.POLARITY_WANTED or each.unmatched:
            continue
        for start, end in reader.kind_places(each.text):
            place = each.start + start
            span = pb.Span(start=place, end=each.start + end, text=each.text[start:end], type=pb.SPAN_TYPE_KIND)
            span.polarity = each.polarity
            yield from (
                kind for kind in reader.read([span]) if not _OF_COMPANY.isdisjoint(map(str.casefold, kind.names))
            )


def _let_be(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """What follows "let it be" is wanted where no word refuses: "que sea de coches", "the first but multiplayer"."""
    if constraint.polarity != pb.POLARITY_REFUSED or constraint.type not in _LET_BE_TYPES:
        return constraint
    let_be = _LET_IT_BE.search(bare(text[: constraint.start]))
    is_before = constraint.type == pb.SPAN_TYPE_ORDINAL and _BUT_BEHIND.match(bare(text[constraint.end :]))
    if not (let_be or is_before) or has_refusing_words(_LET_WORD.sub(" ", bare(text))):
        return constraint
    polarity = pb.POLARITY_LIKED if constraint.type == pb.SPAN_TYPE_ORDINAL else pb.POLARITY_WANTED
    return _read_as(polarity, constraint, reader)[0]


def _read_as(polarity: pb.Polarity.ValueType, constraint: Constraint, reader: SpanReader) -> list[Constraint]:
    """The words of a constraint, read as if the classifier had marked them with this polarity."""
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=constraint.type)
    span.polarity = polarity
    return reader.read([span])


def _wearied_of(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """Kinds that the player is tired of are refused, whatever the classifier took them for."""
    result = []
    for each in constraints:
        is_kind = each.type in _SHOWN and each.polarity == pb.POLARITY_WANTED
        if is_kind and is_wearied_of(text, each.start, each.end):
            result += _read_as(pb.POLARITY_REFUSED, each, reader)
        else:
            result.append(each)
    return result


def _counted_kinds(constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """How many games are asked for by a number that was marked along with their kind: "4 rts"."""
    if any(each.type == pb.SPAN_TYPE_COUNT and not each.unmatched for each in constraints):
        return []
    for each in constraints:
        number = leading_number(each.text) if each.type == pb.SPAN_TYPE_KIND else ""
        if number and each.polarity == pb.POLARITY_WANTED and not each.unmatched:
            span = pb.Span(start=each.start, end=each.start + len(number), text=number, type=pb.SPAN_TYPE_COUNT)
            span.polarity = pb.POLARITY_WANTED
            return reader.read([span])
    return []


def _recounted(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A bare number as what stands beside it makes it: "three roguelikes" are games, as is the three of "horror, 3",
    "three of us" players, and Japanese "2つ目" the second one."""
    behind = text[constraint.end :]
    counts_games = stands_before_games(constraint.text, behind) or stands_alone(text, constraint.start, constraint.end)
    counts_games = counts_games or asks_for_so_many_more(text, constraint.start, constraint.end)
    meant = {
        pb.SPAN_TYPE_PLAYERS: pb.SPAN_TYPE_COUNT if counts_games else None,
        pb.SPAN_TYPE_COUNT: pb.SPAN_TYPE_PLAYERS if stands_before_people(constraint.text, behind) else None,
    }.get(constraint.type)
    if constraint.type == pb.SPAN_TYPE_COUNT and behind.startswith(_PLACE_OF_A_NUMBER):
        meant = pb.SPAN_TYPE_ORDINAL
    if meant is None or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    span = pb.Span(
        start=constraint.start, end=constraint.end, text=constraint.text, type=meant, polarity=constraint.polarity
    )
    read = reader.read([span])[0]
    return constraint if read.unmatched else read


def _without_what_is_refused(text: str, constraints: list[Constraint]) -> list[Constraint]:
    """Kinds that are marked as wanted where a message that protects somebody refuses what they show: "without blood or
    anything scary" wants nothing scary. To take a refusal for a wish harms more than the other way round.
    """
    if not any(each.type in _PROTECTING and not each.unmatched for each in constraints):
        return constraints
    kept = []
    for each in constraints:
        shows = read_content(each.text) if each.type == pb.SPAN_TYPE_KIND else []
        if shows and each.polarity == pb.POLARITY_WANTED and is_refused(text, each.start, each.end, in_a_list=True):
            refused = Constraint(text=each.text, start=each.start, end=each.end, type=pb.SPAN_TYPE_CONTENT)
            refused.polarity = pb.POLARITY_REFUSED
            refused.condition.exclude_content.extend(shows)
            kept.append(refused)
        else:
            kept.append(each)
    return kept
