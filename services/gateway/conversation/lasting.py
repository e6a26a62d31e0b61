"""Tells what of the wish so far a message leaves in force: all of it, its conditions, or only what protects a child.

The classifier judges an act by the message alone, and a bare "turn-based" is a new wish to it. Said after "a strategy
game" it goes on with that; said of another genre ("racing") it takes the genre's place and leaves the platform.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.caring import is_of_care
from services.gateway.conversation.merging import circumstances, protecting, tells_circumstances
from services.gateway.conversation.message import DESCRIBING, Message
from services.gateway.conversation.reading.overlooked.oneself import is_own_age
from services.gateway.conversation.reading.overlooked.owning import is_owned
from services.gateway.understanding.amounts.ages.adults import is_for_an_adult, says_own_adult_age
from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.genres.either_words import SLASH
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import UNSPACED, WORD, bare, pattern
from services.gateway.understanding.talking.starting_over import drops_the_wish

FOLLOW_UPS = frozenset((pb.ACT_REFINE, pb.ACT_MORE, pb.ACT_REJECT_SHOWN, pb.ACT_PICK))
# A message with more words than these beside what it names is a sentence, and so a wish of its own. Chinese and
# Japanese letters count as a third of a word each.
_MOST_WORDS_BESIDE = 2
# "Something with trains in it?" tells a theme; "now I would like to play something cozy" begins anew.
_MOST_WORDS_BESIDE_A_THEME = 5
_MOST_WORDS_OF_A_CONTINUATION = 6
_CONTINUES = pattern(
    r"(?:with(?:out)?|and|but|plus|с|со|без|и|но|mit|ohne|und|aber|con|sin|y|pero|avec|sans|et|mais|com|sem|e|mas|"
    r"ve|ama|"
    r"з|із|й|але|z|ze|bez|i (?:bez|ze?|nie)|ale|"
    r"he|she|they|он|она|они|ему|ей|er|sie|ihm|ihr|él|ella|ellos|il|elle|ils|elles|ele|ela|eles|elas|він|вона|вони|"
    r"йому|їй|on|ona|oni|"
    r"only|just|that|which|on|чтоб(?:ы)?|только|тока|лишь|на|для|nur|bloß|auf|für|que|solo|sólo|qui|só|apenas|pra|"
    r"para|sadece|yalnızca|щоб|тільки|лише|żeby|zeby|tylko|niech|na|dla)\b|只|でも|それと|但|而且|还要|他|她|彼女|彼は"
)
# What stands before it is said of games: "de cartas", "with cards".
_OF = pattern(r"\W*(?:of|with|с|со|из|mit|aus|de|del|con|avec|du|des|d['’]|com|d[ao]s?|з|із|зі|z|ze)\b")
# "And something with an open world" goes on with a wish, unless it names another genre or a game.
_CONNECTS = pattern(
    r"\W*(?:(?:and|but|or|а|и|но|или|und|aber|oder|y|pero|et|mais|ou|e|mas|ve|ama|ya da|і|й|або|але|i|ale|lub|albo|"
    r"a(?= co[śs]| może| jak))\b|而且|但是?|那|それと|でも)"
)
# "Had enough of that. Make it romantic."
_MAKES_IT = pattern(
    r"\b(?:make (?:it|them|that)|пусть (?:\w+ )?буд[еу]т|хай (?:\w+ )?буд[еу]ть?|mach(?:en wir)? (?:es|was|das)|"
    r"que (?:sea|sean|seja|sejam|ce soit|soient)|haz(?:lo|la|los)|faites?[- ]en|niech (?:\w+ )?będ(?:zie|ą))\b|"
    r"[改换換]成|(?:もの|やつ|の|系)に(?:して|しよう)"
)
# What is said of a child who plays, beside the age.
_OF_A_CHILD = (pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_PLAYERS)
_LIKENESS = (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER)
_SOMETHING_ELSE = pattern(
    r"\b(?:(?:completely|totally|entirely|very|quite) (?:different|else)|something (?:completely |totally |else )?"
    r"(?:different|else entirely)|(?:совсем|совершенно|абсолютно) друг\w+|(?:etwas |was )?(?:ganz|völlig|"
    r"komplett) ander\w+|"
    r"(?:completamente|totalmente|muy) (?:distint|diferente)\w*|(?:complètement|totalement|"
    r"tout) (?:à fait )?(?:différent|autre)"
    r"\w*|(?:tamamen|bambaşka|çok) (?:farklı|başka|bir şey)|(?:зовсім|цілком|абсолютно) інш\w+|"
    r"(?:zupełnie|całkiem|całkowicie) inn\w+|(?:an)?other genre|different (?:genre|kind)|друг\w+ жанр\w*|anderes genre|"
    r"otro género|autre genre|outro gênero|başka (?:bir )?tür\w*|інш\w+ жанр\w*|inn\w+ gatun\w+)\b|"
    r"换个类型|別のジャンル|"
    r"完全不同|完全不一样|全然違う|全く違う|まったく違う|全然别的"
)
_LETTERS_OF_A_WORD = 3


def what_lasts(state: ConversationState, message: Message, names: CatalogueNames) -> tuple[list[Constraint], str]:
    """The constraints and the words of the wish so far that `message` leaves in force.

    Who asks for a grown-up is no longer held to what protects a child, and goes on with all else; or, where they say
    what they want themselves, with nothing of the child's wish: neither its kinds nor its tablet. Only words for it end
    all: a wish that is merely taken for a new one, or tells of nothing but games, leaves the circumstances in force.
    """
    if message.act == pb.ACT_START_OVER and not (message.is_guess and drops_the_wish(message.text)):
        return (circumstances(state.constraints) if message.is_guess else of_the_player(state.constraints)), ""
    before = without_a_child(state.constraints, message.text)
    is_for_another = len(before) < len(state.constraints)
    wishes = message.describes or (is_for_another and any(map(_names_what_is_wished, message.constraints)))
    if wishes and (is_for_another or drops_the_wish(message.text)):
        # What was wished for the child is not wished by the one who plays now.
        return (_of_the_grown_up(before) if is_for_another else protecting(before)), ""
    if _wants_something_else(message):
        return [_turned_down(each) for each in before if each.type not in _LIKENESS], ""
    is_instead = message.act == pb.ACT_REJECT_SHOWN and _names_another_genre(before, message.constraints, names)
    if not is_instead:
        goes_on = _adds_to_the_wish(before, message) or _joins_the_wish(message, names)
        goes_on = goes_on or _tells_a_theme(before, message, names) or _adds_a_genre(before, message, names)
        if not (goes_on or is_for_another or message.is_guess or is_fragment(message)):
            tells_its_own = any(map(tells_circumstances, message.constraints))
            return (protecting(before) if tells_its_own else circumstances(before)), ""
        if goes_on or not _changes_the_genre(before, message.constraints, names):
            return before, state.text
    kept = _undescribed(before)
    return kept, without_words_of((each for each in before if each not in kept), state.text)


def _names_what_is_wished(constraint: Constraint) -> bool:
    """Whether a constraint tells which games are wanted, known here or not."""
    return constraint.type in DESCRIBING and constraint.polarity != pb.POLARITY_REFUSED


def _undescribed(constraints: Iterable[Constraint]) -> list[Constraint]:
    """The constraints without what tells which games are wanted."""
    return [each for each in constraints if each.type not in DESCRIBING or each.polarity == pb.POLARITY_REFUSED]


def _of_the_grown_up(constraints: Sequence[Constraint]) -> list[Constraint]:
    """What holds on for a grown-up after a wish for a child, of constraints without what protects the child: ages and
    refusals of their own, and which machines they said that they own."""
    owned = [each for each in constraints if is_owned(each) and read_child_age(each.text) is None]
    return [each for each in constraints if each.type in (pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_CONTENT) or each in owned]


def without_a_child(constraints: Iterable[Constraint], text: str) -> list[Constraint]:
    """The constraints without what protects a child, where `text` asks for games for somebody grown up instead.

    The age that players say of themselves gives way to another one of theirs alone: "for me", said by a child, is for
    a child.
    """
    before = list(constraints)
    ages = [each for each in before if each.type == pb.SPAN_TYPE_AGE and each.condition.HasField("age")]
    if not ages or not is_for_an_adult(text):
        return before
    own = [] if says_own_adult_age(text) else own_ages(before)
    going = [each for each in ages if each not in own]
    if not going or own:
        return [each for each in before if each not in going]
    # What must not be seen, and with whom one plays, was said of the child as well, unless it was said before its age.
    since = before[before.index(going[0]) :]
    going += [each for each in since if each.type in _OF_A_CHILD and not is_of_care(each)]
    unseen = {each.text for each in going if each.type == pb.SPAN_TYPE_CONTENT}
    going += [each for each in since if each.polarity == pb.POLARITY_REFUSED and each.text and each.text in unseen]
    return [each for each in before if each not in going]


def of_the_player(constraints: Iterable[Constraint]) -> list[Constraint]:
    """What no new beginning ends: the age that players say of themselves, and the care for who spoke of harming
    themselves."""
    return [each for each in constraints if is_own_age(each) or is_of_care(each)]


def own_ages(constraints: Iterable[Constraint]) -> list[Constraint]:
    """The ages among the constraints that players say of themselves."""
    return [each for each in constraints if is_own_age(each)]


def _adds_to_the_wish(before: Sequence[Constraint], message: Message) -> bool:
    """Whether a message goes on with the wish `before` by its act, or as it describes no games by itself."""
    # A sentence of which nothing is understood goes on with the wish if it begins in the middle: "only those that ...".
    says_more = message.tells or not (before and _CONTINUES.match(bare(message.text.strip())))
    is_whole = (message.act == pb.ACT_NEW_WISH and says_more) or message.tells
    return message.act in FOLLOW_UPS or not is_whole or bool(message.constraints and not message.describes)


def _joins_the_wish(message: Message, names: CatalogueNames) -> bool:
    """Whether a message that describes games of its own joins them to the wish before: neither a genre nor a game."""
    told = message.constraints
    if any(each.type in _LIKENESS for each in told) or _genres(told, names):
        return False
    text = bare(message.text)
    return _CONNECTS.match(text) is not None or _MAKES_IT.search(text) is not None


def _tells_a_theme(before: Sequence[Constraint], message: Message, names: CatalogueNames) -> bool:
    """Whether a message that may be a wish by itself tells no genre, but what games of that of before should have or be
    about: "something with trains?", after "management games"."""
    told = message.constraints
    if any(each.type in _LIKENESS for each in told) or _genres(told, names) or not message.describes:
        return False
    if _words_beside(message) > _MOST_WORDS_BESIDE_A_THEME:
        return False
    return any(each.type in DESCRIBING and each.polarity != pb.POLARITY_REFUSED for each in before)


def _adds_a_genre(before: Sequence[Constraint], message: Message, names: CatalogueNames) -> bool:
    """Whether a message is no more than "with cards", of a genre that some game has beside those of before."""
    if not (is_fragment(message) and _OF.match(bare(message.text))):
        return False
    old, new = _genres(before, names), _genres(message.constraints, names)
    return any(not old.isdisjoint(game.genres) for name in new for game in names.games_of_kind(name))


def _wants_something_else(message: Message) -> bool:
    """Whether a message turns away from all that was wished for and names nothing instead."""
    return not message.describes and _SOMETHING_ELSE.search(bare(message.text)) is not None


def _turned_down(constraint: Constraint) -> Constraint:
    """The constraint where something else is wished for: a kind that was wanted is not."""
    result = Constraint()
    result.CopyFrom(constraint)
    if constraint.type == pb.SPAN_TYPE_KIND and constraint.polarity in (pb.POLARITY_WANTED, pb.POLARITY_LIKED):
        result.polarity = pb.POLARITY_REFUSED
    return result


def is_fragment(message: Message) -> bool:
    """Whether a message hardly says more than what it names: "turn-based", "she's into animals".

    What begins in the middle of a sentence goes on with one: "with a good story and no violence".
    """
    begins = _CONTINUES.match(bare(message.text.strip())) is not None
    return _words_beside(message) <= (_MOST_WORDS_OF_A_CONTINUATION if begins else _MOST_WORDS_BESIDE)


def _words_beside(message: Message) -> float:
    """How many words a message has beside what it names."""
    letters = list(message.text)
    for each in message.constraints:
        letters[each.start : each.end] = " " * (each.end - each.start)
    beside = "".join(letters)
    unspaced = len(UNSPACED.findall(beside))
    words = sum(UNSPACED.search(match.group()) is None for match in WORD.finditer(beside))
    return words + unspaced / _LETTERS_OF_A_WORD


def begins_in_the_middle(text: str) -> bool:
    """Whether a message begins as the rest of a sentence does: "that runs on Linux", "с хорошим сюжетом"."""
    return _CONTINUES.match(bare(text.strip())) is not None


def without_words_of(given_up: Iterable[Constraint], text: str) -> str:
    """The words of a wish without those of constraints that are no longer in force."""
    for each in given_up:
        for words in [each.text, *each.text.split(SLASH)]:
            if words:
                text = re.sub(re.escape(words), " ", text, flags=re.IGNORECASE)
    return text


def _changes_the_genre(before: Sequence[Constraint], said: Sequence[Constraint], names: CatalogueNames) -> bool:
    """Whether a genre is wished for in place of another, or something like a game in place of anything described."""
    if any(each.type == pb.SPAN_TYPE_TITLE and each.polarity != pb.POLARITY_REFUSED for each in said):
        return True
    return _names_another_genre(before, said, names)


def _names_another_genre(before: Sequence[Constraint], said: Sequence[Constraint], names: CatalogueNames) -> bool:
    old, new = _genres(before, names), _genres(said, names)
    return bool(old and new and old.isdisjoint(new))


def _genres(constraints: Iterable[Constraint], names: CatalogueNames) -> set[str]:
    return {
        name
        for each in constraints
        if each.type == pb.SPAN_TYPE_KIND and each.polarity not in (pb.POLARITY_REFUSED, pb.POLARITY_LESS)
        for name in each.names
        if name in names.genres
    }
