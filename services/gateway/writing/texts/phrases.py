"""Defines what a language must say for the texts without a model: one typed structure that every language fills."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.common.games.game_facts import PriceModel


@dataclass(frozen=True, slots=True)
class Counted:
    """A phrase with `{n}` in two forms, such as "about {n} hour" and "about {n} hours"."""

    singular: str
    plural: str


@dataclass(frozen=True, slots=True)
class FactPhrases:
    """Facts of a game as short parts of a list: "for up to 4 players", "about 12 hours". `alone` is said of a game for
    one, `solo` of one for several that is played by one as well, and `couch` of those before one screen."""

    platforms: str
    alone: str
    solo: str
    players: Counted
    couch: str
    online: str
    year: str
    minutes: str
    hours: Counted
    endless: str
    all_ages: str
    age: str
    prices: Mapping[PriceModel, str]


@dataclass(frozen=True, slots=True)
class AnswerPhrases:
    """Answers to questions about games; `{game}`, `{other}` are titles, `{facts}`, `{other_facts}` and `{kinds}`
    lists; `rather` names the one of two that is asked for, such as the longer one, and `taste`, to
    who asks for the better one, goes before what sets them apart. `too_young`, `suits` and `suits_but`
    tell whether a child may play, in words that a negated question does not turn round; `{contents}` is what is shown. `picked` affirms a choice, `the_one` names the game of
    several that is asked for, `because` tells why a game was shown, `because_like` of which other it is like and
    `because_too`, behind that, what it has of the wish as well, and
    `family` that it is on some console of `{platform}` and perhaps not on `{asked}`. `no_others` says that its makers
    made no other game that is known here, and `term` that the word for a kind cannot be explained, and which games are
    so. `price_unknown` tells what is known of a price where no sum is, and `known`, behind
    `unknown`, what is known of the game. `the_ones` names several games that are alike in what is asked
    for, `yes_of` those of a list that have what is asked for, and `no_of` those that have not. `not_here` says that the catalogue lacks the `{title}` that was asked
    about, in its quotes, `nearest` what is called nearly so, `which_of` asks which of `{games}` is meant, `which_unknown` says that nothing tells which of them is asked for, and `too_few`
    says that the latest list ends before the place that was asked about. `yes_all` and `no_all` are said where all of
    several are alike, `listed_as` affirms `{kinds}` in quotes, and `most_so` names the one of several that is most of
    some quality. `because_liked` and those behind it tell by which reason a game was shown that has nothing of the wish,
    `endless` how long a game is that never ends, and `is_free` affirms that a game costs nothing.
    """

    year: str
    developer: str
    no_others: str
    platforms: str
    on_platform: str
    not_on_platform: str
    facts: str
    has: str
    has_not: str
    first: str
    same_year: str
    rather: str
    alike: str
    little_alike: str
    taste: str
    too_young: str
    suits: str
    suits_but: str
    contains: str
    contains_none: str
    picked: str
    the_one: str
    because: str
    because_near: str
    because_like: str
    because_too: str
    family: str
    unknown: str
    not_wanted: str
    price_unknown: str
    known: str
    the_ones: str
    yes_of: str
    no_of: str
    yes_all: str
    no_all: str
    listed_as: str
    most_so: str
    which_game: str
    not_here: str
    nearest: str
    term: str
    which_of: str
    which_unknown: str
    too_few: str
    because_liked: str
    because_players: str
    because_popular: str
    because_replay: str
    endless: str
    is_free: str


@dataclass(frozen=True, slots=True)
class Talk:
    """Short answers without games. Of several, the turn of the conversation picks one: whoever says the same three times
    running gets three answers.

    `abilities` tells what can be asked for here, `taste` what is known of the player's own; `machine` answers whether a
    person writes, `hostile` a wish for harm, `threat` one to hurt somebody else; `sympathy` goes before games for
    somebody who is sad, and `comfort` stands alone where they wish for nothing; `distress` is care for who may be in
    danger, `distress_again` the same in other words, and `gentle_chat`, `gentle_thanks` and `gentle_farewell` are for
    who spoke of harming themselves. `recap` tells what the player asked for, `recap_refused` what they do not want,
    `recap_nothing` that they said nothing yet; `repeated` apologises, and `what_to_change` asks what is wrong.
    """

    greeting: tuple[str, ...]
    small_talk: tuple[str, ...]
    thanks: tuple[str, ...]
    farewell: tuple[str, ...]
    insult: tuple[str, ...]
    machine: tuple[str, ...]
    hostile: tuple[str, ...]
    abilities: str
    taste: str
    threat: str
    sympathy: str
    comfort: str
    recap: str
    recap_refused: str
    recap_nothing: str
    repeated: str
    what_to_change: str
    refusal: tuple[str, ...]
    distress: str
    distress_again: tuple[str, str]
    gentle_chat: str
    gentle_thanks: str
    gentle_farewell: str
    ask_players: str
    ask_length: str
    nothing_found: tuple[str, ...]
    empty_catalogue: str


@dataclass(frozen=True, slots=True)
class ReasonPhrases:
    """Why a game is there. `{game}` is its name, `{related}` a title that the player likes or named.

    `first`, `further` and `last` tell its facts, as `{facts}`, where no reason is told, by its place in the list; the
    only game of a list has the first of `first`. The others tell a reason: `close_to` an example that was named, with
    the facts apart, the rest with the facts in the name. The turn of the conversation picks one of each, so that six
    answers of five games repeat few.
    """

    first: tuple[str, ...]
    further: tuple[str, ...]
    last: tuple[str, ...]
    matching_without_facts: tuple[str, ...]
    close_to: tuple[str, ...]
    similar_to: tuple[str, ...]
    similar_to_liked: tuple[str, ...]
    similar_players: tuple[str, ...]
    popular: tuple[str, ...]
    replay: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases of one language.

    The turn of the conversation picks one of several. Each act has six openings, so that a conversation of six turns
    repeats none, and there are six `closings`, true of one game as of several. `narrowing` stands in for the first of
    them where neither platform nor length was said: it asks for these. `no_prices` is `prices_unknown` where no game
    costs nothing, and `requirements_unknown` is said to who has a weak machine.

    What a list falls short of is said in words that are true of one wish as of several, in whatever case they are
    quoted; none begins with the quotation but in Japanese and Chinese, which have no capitals. `relaxed` says what was given up or had by none of the games, and that
    these come nearest; `relaxed_besides` the same behind `still_fits`, which names games shown before, as `{games}`.
    `relaxed_refusals` is said of what was refused and may come after all, `missed` of what only some games have,
    `unmatched` of words that were not understood, `undescribed` of those for a kind that no game is described by, and
    `lacking` of names that nothing here has. `unchecked` is said of
    what is refused and cannot be told of any game, `barred_by_age` of a kind that no game for that age has, `of_the_youngest`
    where an older child is spoken of, `staying` names the games of the list before that stay, `left_out` those that were turned down
    one by one, `reading_unknown` for who cannot read, and `unrecorded` of what is told
    of no game, such as its languages, its controllers or where it comes from.

    `at_most_hours`, `at_least_hours`, `until_year` and `since_year` stand in quotes for what was told by a comparison, of
    `{n}` hours or a `{year}`.

    `named` writes a game, as `{title}` with `{inside}`, in which `behind_year` stands before other facts; `counts_as_one` tells which numbers take the singular; `kinds`
    translates genres and tags of the catalogue, by their names in lower case, and `platforms` those that are no
    makers' names, in the form that stands behind the language's "on"; `gap` stands between sentences.
    """

    openings: tuple[str, ...]
    more: tuple[str, ...]
    refined: tuple[str, ...]
    instead: tuple[str, ...]
    afresh: tuple[str, ...]
    only_one: tuple[str, ...]
    new_player: str
    replays: tuple[str, ...]
    named_first: str
    staying: str
    left_out: str
    part: str
    narrowing: str
    closings: tuple[str, ...]
    no_more: tuple[str, ...]
    prices_unknown: str
    no_prices: str
    requirements_unknown: str
    still_fits: tuple[str, ...]
    relaxed: tuple[str, ...]
    relaxed_besides: tuple[str, ...]
    relaxed_refusals: tuple[str, ...]
    missed: tuple[str, ...]
    unmatched: tuple[str, ...]
    undescribed: tuple[str, ...]
    lacking: tuple[str, ...]
    unchecked: tuple[str, ...]
    barred_by_age: tuple[str, ...]
    of_the_youngest: str
    reading_unknown: str
    at_most_hours: str
    at_least_hours: str
    until_year: str
    since_year: str
    unrecorded: str
    reasons: ReasonPhrases
    talk: Talk
    facts: FactPhrases
    answers: AnswerPhrases
    kinds: Mapping[str, str]
    platforms: Mapping[str, str]
    counts_as_one: Callable[[float], bool]
    named: str = "{title} ({inside})"
    bare: str = "{title}"
    quoted: str = "“{words}”"
    comma: str = ", "
    behind_year: str = ", "
    last_comma: str = " and "
    gap: str = " "
    decimal_mark: str = "."
