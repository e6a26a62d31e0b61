"""Reads again what the classifier marked in a message, where the words around it tell that it means something else.

`renaming.py` tells what else names are, `rebounding.py` what years, lengths and numbers are; here is whether what they
stand for is wanted at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.harmless_no import HarmlessNo
from services.gateway.conversation.reading.corrected.listing import refused_alike
from services.gateway.conversation.reading.corrected.preferring import with_preferences
from services.gateway.conversation.reading.corrected.rebounding import (
    as_a_sum,
    at_most,
    counted_kinds,
    of_all_its_words,
    recounted,
    retimed,
    turned_round,
    without_contrary_years,
    without_vague_years,
)
from services.gateway.conversation.reading.corrected.renaming import (
    as_a_kind,
    as_a_series,
    as_company,
    as_one_console,
    as_played,
    by_its_maker,
    of_another_work,
    of_its_makers,
)
from services.gateway.conversation.reading.overlooked.widening import need_not_be
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.contents.content import makes_sick, names_combat, read_content
from services.gateway.understanding.genres.parties import names_a_party
from services.gateway.understanding.machines.hardware import is_a_part_of_a_machine
from services.gateway.understanding.machines.old_machines import dates_a_machine, is_said_of_a_machine
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import has_refusing_words, is_refused
from services.gateway.understanding.refusing.weariness import is_wearied_of

_LAN = pattern(r"\b(?:lan|лан)\b")
_VIEWS = frozenset(("first-person", "third-person"))
_OF_COMPANY = frozenset(("party", "mmo", "moba"))
_SHOWN = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT)
_WEARYING = (*_SHOWN, pb.SPAN_TYPE_TITLE)
_LET_BE_TYPES = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_ORDINAL)
_LET_WORD = pattern(r"\bniech\w*|\bнехай\b")
_LET_IT_BE = pattern(
    r"\b(?:make it|let it be|should be|has to be|but|que sean?|pero|pero que sea|que (?:ce )?soi(?:t|ent)|mais|"
    r"que sejam?|"
    r"mas|aber|soll(?:te)? es sein|пусть будет|чтобы была?|но|нехай буде|але|niech (?:to )?będ(?:zie|ą)|ale|ama) "
    r"(?:\w+ ){0,2}$"
)
# What is to stay as it is: "keep the open world", "オープンワールドは残して".
_KEEP_BEFORE = pattern(
    r"\b(?:keep|оставь(?:те)?|сохрани(?:те)?|залиш(?:те)?|behalt\w*|lass\w*|mant[eé]n\w*|conserva\w*|deja|garde[sz]?|"
    r"conserve[sz]?|mant[eé]m|mantenha|deixa|zostaw(?:cie)?|zachowaj) (?:the |a |das |die |den |el |la |lo de |le |"
    r"les |l['’]|"
    r"o |a )?$|(?:保留|留着|留下)$"
)
# Where the clause goes on it may tell of something else: "keep zombies to a minimum", "оставь хоррор другим".
_CLAUSE_ENDS = (
    r"(?: (?:bitte )?(?:in|drin))?(?:,? ?(?:please|pls|пожалуйста|bitte|por favor|s['’]il (?:te|vous) plaît|stp|svp|"
    r"lütfen|будь ласка|proszę|吧))?\s*(?:[.,;:!?…()。，；！？、\n]|$|(?:but|pero|mais|mas|aber|но|але|ale|ama)\b|但)"
)
_KEEP_BEHIND = pattern(
    r"^[,:]? (?:(?:пусть )?(?:оставь|оставьте|остается|останется)|залиш(?:те)?|нехай лишається|drin ?lassen|"
    r"beibehalten|behalten|"
    rf"kalsın|zostaw|niech zostanie|fica|se queda|can stay|stays?)\b{_CLAUSE_ENDS}|"
    rf"^(?:は|を)?(?:残し|そのまま|キープ)|^(?:保留|留着|留下|不变){_CLAUSE_ENDS}"
)
_ENDS_BEHIND = pattern(rf"^{_CLAUSE_ENDS}")
_BUT_BEHIND = pattern(r"^(?: \w+)?,? (?:but|pero|mais|mas|aber|но|але|ale|ama)\b")
# Beside these what is fought is the genre: "dövüş oyunu", "juegos de pelea".
_GAMES_BEHIND = pattern(r"^ (?:oyun\w*|spiele?n?|игр\w*|ігор|ігри|игор)\b")
_GAMES_BEFORE = pattern(r"\b(?:juegos?|jeux?|jogos?) de $")
# Letters on either side in which the games are looked for.
_FAR = 20
_PROTECTING = frozenset((pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_CONTENT))


def reread(
    text: str,
    found: Sequence[Constraint],
    reader: SpanReader,
    harmless: HarmlessNo,
    *,
    is_wish: bool,
    before: str,
    spoken: str,
) -> list[Constraint]:
    """What was marked in a message, as it is meant there; of a question (not `is_wish`) numbers and platforms alone.

    `before` is what was said before, as far as it is known, and `spoken` its language.
    """
    constraints = [recounted(text, harmless.not_refusing(each), reader) for each in found]
    constraints = [retimed(text, as_a_sum(text, each, reader), reader, before, spoken) for each in constraints]
    if is_wish:
        constraints = [by_its_maker(text, _as_a_party(each, reader), reader) for each in constraints]
        constraints = [as_played(text, each, reader) for each in constraints]
        constraints = as_one_console(text, [as_company(each, reader) for each in constraints], reader)
        constraints = [of_its_makers(text, each, reader) for each in constraints]
        constraints = without_contrary_years(text, without_vague_years(constraints))
        constraints = [as_a_series(text, each, reader) for each in constraints]
        constraints = [of_another_work(text, each) for each in constraints]
        constraints = [at_most(text, as_a_kind(each, reader), reader) for each in constraints]
        constraints = [turned_round(text, of_all_its_words(text, each, reader), reader) for each in constraints]
        constraints = [_refused_for_sickness(text, each) for each in constraints]
        constraints = [each for each in constraints if not _tells_of_a_machine(text, each)]
        constraints += [*counted_kinds(constraints, reader), *_kinds_of_company(constraints, reader)]
        constraints = _on_what_need_not_be(text, constraints, reader)
        constraints = [_let_be(text, each, reader) for each in constraints]
        constraints = with_preferences(text, constraints, reader)
        constraints = refused_alike(text, _wearied_of(text, constraints, reader), reader)
        constraints = _without_fights_of_a_genre(text, _without_what_is_refused(text, constraints), reader)
    return constraints


def _tells_of_a_machine(text: str, constraint: Constraint) -> bool:
    """Whether a word for a kind or a year tells what the player plays on: the "ancient" of "my laptop is ancient", the
    "card" of "no graphics card"."""
    if constraint.type == pb.SPAN_TYPE_KIND and is_a_part_of_a_machine(text, constraint.start, constraint.end):
        return True
    if constraint.type == pb.SPAN_TYPE_YEARS:
        return dates_a_machine(text, constraint.start, constraint.end)
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


def _as_a_party(constraint: Constraint, reader: SpanReader) -> Constraint:
    """A party that was taken for an evening, which are alike in some languages: "на вечеринку"."""
    if constraint.type != pb.SPAN_TYPE_LENGTH or not names_a_party(constraint.text):
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=pb.SPAN_TYPE_KIND)
    span.polarity = constraint.polarity
    read = reader.read([span])[0]
    return constraint if read.unmatched else read


def _kinds_of_company(constraints: Sequence[Constraint], reader: SpanReader) -> Iterator[Constraint]:
    """Kinds that were marked along with the company: "multiplayer party" is for several, and a party game."""
    for each in constraints:
        if each.type != pb.SPAN_TYPE_PLAYERS or each.polarity != pb.POLARITY_WANTED or each.unmatched:
            continue
        # A party of machines in a network is no party.
        for start, end in reader.kind_places("" if _LAN.search(bare(each.text)) else each.text):
            place = each.start + start
            span = pb.Span(start=place, end=each.start + end, text=each.text[start:end], type=pb.SPAN_TYPE_KIND)
            span.polarity = each.polarity
            yield from (
                kind for kind in reader.read([span]) if not _OF_COMPANY.isdisjoint(map(str.casefold, kind.names))
            )


def _on_what_need_not_be(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints, of which a platform that need not be is one of several, or none where no other is named: "можно
    и не на компе, есть иксбокс"."""
    others = [
        each
        for each in constraints
        if each.type == pb.SPAN_TYPE_PLATFORM and each.polarity == pb.POLARITY_WANTED and not need_not_be(text, each)
    ]
    result = []
    for each in constraints:
        if not need_not_be(text, each):
            result.append(each)
        elif others:
            result += reader.read_as(pb.POLARITY_WANTED, each)
    return result


def _let_be(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """What follows "let it be" is wanted where no word refuses: "que sea de coches", "the first but multiplayer"."""
    if constraint.polarity != pb.POLARITY_REFUSED or constraint.type not in _LET_BE_TYPES:
        return constraint
    before, behind = bare(text[: constraint.start]), bare(text[constraint.end :])
    if _KEEP_BEHIND.match(behind) or (_KEEP_BEFORE.search(before) and _ENDS_BEHIND.match(behind)):
        return _as_kept(constraint, reader)
    let_be = _LET_IT_BE.search(before)
    is_before = constraint.type == pb.SPAN_TYPE_ORDINAL and _BUT_BEHIND.match(behind)
    if not (let_be or is_before) or has_refusing_words(_LET_WORD.sub(" ", bare(text))):
        return constraint
    return _as_kept(constraint, reader)


def _as_kept(constraint: Constraint, reader: SpanReader) -> Constraint:
    """What is to stay, a place of the list as an example of what is liked."""
    polarity = pb.POLARITY_LIKED if constraint.type == pb.SPAN_TYPE_ORDINAL else pb.POLARITY_WANTED
    return reader.read_as(polarity, constraint)[0]


def _wearied_of(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """Kinds and games that the player is tired of are refused, whatever the classifier took them for."""
    result = []
    for each in constraints:
        is_wished = each.type in _WEARYING and each.polarity == pb.POLARITY_WANTED
        if is_wished and is_wearied_of(text, each.start, each.end):
            result += reader.read_as(pb.POLARITY_REFUSED, each)
        else:
            result.append(each)
    return result


def _without_fights_of_a_genre(text: str, constraints: list[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints, of which none refuses to see fights where a genre is called so: many other games have some."""
    return [each for each in constraints if not _refuses_a_genre_of_fights(text, each, reader)]


def _refuses_a_genre_of_fights(text: str, constraint: Constraint, reader: SpanReader) -> bool:
    """Whether fights are refused that the words around them say games are called by."""
    is_refused_content = constraint.type == pb.SPAN_TYPE_CONTENT and constraint.polarity == pb.POLARITY_REFUSED
    before, behind = bare(text[: constraint.start][-_FAR:]), bare(text[constraint.end :][:_FAR])
    is_called_so = _GAMES_BEHIND.match(behind) is not None or _GAMES_BEFORE.search(before) is not None
    return is_refused_content and is_called_so and names_combat(constraint.text) and reader.is_a_kind(constraint.text)


def _without_what_is_refused(text: str, constraints: list[Constraint]) -> list[Constraint]:
    """Kinds that are marked as wanted where a message that protects somebody refuses what they show: "without blood or
    anything scary" wants nothing scary. To take a refusal for a wish harms more than the other way round.
    """
    if not any(each.type in _PROTECTING and each.HasField("condition") for each in constraints):
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
