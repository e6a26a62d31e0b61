"""Decides how far the classifier is believed where it is in doubt: about distress, talk and questions.

It hears distress at the least sign, and may overlook plain words. A needless word of care costs little, so a doubt is
resolved in its favour, but not against a message that tells how many play, on what, or how old the child is, and holds
no word of somebody who is unwell. Who says that they want to live no longer gets care, whatever they wish for besides.
A phrase of thanks, or a question about a game, that it takes for a wish is known by its form, and so is a lone word for
more that it takes for talk, and a beginning that starts over.
"""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.answering.question_form import (
    asks_for_a_fact,
    asks_in_form,
    starts_as_a_question,
)
from services.gateway.conversation.lasting import FOLLOW_UPS, begins_in_the_middle
from services.gateway.conversation.message import is_telling
from services.gateway.conversation.reading.believed.titles_believed import (
    asks_about_a_game,
    is_a_name_taken_for_none,
    titles_only_played,
    with_titles_told,
)
from services.gateway.conversation.reading.corrected.comparing_titles import with_a_comparison
from services.gateway.conversation.reading.overlooked.completing import completed
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.replying.giving_up import gives_up_a_side
from services.gateway.understanding.amounts.quantities import tells_how_many
from services.gateway.understanding.games.title_lookup import TitleLookup
from services.gateway.understanding.plain_text import WORD
from services.gateway.understanding.refusing.refusals import asks_to_leave_out, has_refusing_words
from services.gateway.understanding.talking.distress import (
    is_in_danger,
    is_only_bored,
    may_be_unwell,
    surely_in_distress,
)
from services.gateway.understanding.talking.other_topics import is_of_another_topic
from services.gateway.understanding.talking.requests import asks_for_some_games
from services.gateway.understanding.talking.starting_over import only_starts_over, starts_over
from services.gateway.understanding.talking.stopping import stopping_act
from services.gateway.understanding.talking.talk import (
    asks_for_more,
    is_last_farewell,
    is_wish_of_harm,
    leaves_it_to_us,
    picks_one,
    talk_act,
    turns_all_down,
)

# Said alone, and of nothing else, these are no distress whatever the classifier hears in them.
_HARMLESS = (pb.ACT_THANKS, pb.ACT_FAREWELL, pb.ACT_GREETING)
# A message of which this share of the letters names a kind of game or a platform wishes for it.
_LEAST_SHARE = 0.5
_MOST_WORDS_GOING_ON = 5
# From this probability on the classifier alone ends the wish before: of the messages held out that it took for such an
# end without words that the rules know, one in five was one below it, and half above. A new wish is no surer.
_SURE_OF_THE_ACT = 0.7
# Below it a message that names no game is about as often a wish.
_SURE_OF_A_QUESTION = 0.6
# Of talk of something else without any words that games could be found by.
_LIKELY = 0.75


def believed(
    text: str, found: pb.Understanding, reader: SpanReader, titles: TitleLookup, *, has_shown: bool
) -> pb.Understanding:
    """What the classifier says of `text`, with another intent where the words leave no doubt.

    `has_shown` tells whether games have been shown, which a short message may then turn down.
    """
    if is_in_danger(text):
        return _as(found, pb.INTENT_DISTRESS, pb.TOPIC_NOT_GAME, pb.ACT_OTHER)
    return _told(text, with_titles_told(found, titles), reader, titles, has_shown=has_shown)


def is_guess(text: str, found: pb.Understanding) -> bool:
    """Whether the act of what is `believed` of `text` is in doubt: a new wish that the classifier is not sure of, or an
    end of all before without words for it."""
    if found.act == pb.ACT_START_OVER:
        return starts_over(text) is None and not only_starts_over(text)
    return found.act == pb.ACT_NEW_WISH and 0 < found.act_probability < _SURE_OF_THE_ACT


def _told(
    text: str, found: pb.Understanding, reader: SpanReader, titles: TitleLookup, *, has_shown: bool
) -> pb.Understanding:
    """What the message is where nobody is in danger."""
    if _starts_over_by_a_guess(text, found):
        found = _as(found, found.intent, found.topic, pb.ACT_REFINE)
    if (said := _said_by_form(text, found, titles, has_shown=has_shown)) is not None:
        return said
    found = with_a_comparison(text, found, titles, has_shown=has_shown)
    if found.intent == pb.INTENT_DISTRESS:
        return _in_distress_or_not(text, found, reader, titles, has_shown=has_shown)
    if has_shown and starts_over(text) is not None:
        return _gone_on(text, found)
    if (act := _short_reply(text, has_shown=has_shown)) != pb.ACT_UNSPECIFIED:
        return _as(found, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, act)
    if _goes_on_with_the_wish(text, found, reader, has_shown=has_shown):
        return _as(found, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_REFINE if has_shown else pb.ACT_NEW_WISH)
    return found if found.intent == pb.INTENT_GAME_QUESTION else _asked_or_told(text, found, reader, titles, has_shown)


def _asked_or_told(
    text: str, found: pb.Understanding, reader: SpanReader, titles: TitleLookup, has_shown: bool
) -> pb.Understanding:
    """What a message is that is taken for no question: a question all the same, a wish, or no talk of games."""
    if found.intent != pb.INTENT_RECOMMEND and (leaves_it_to_us(text) or asks_for_some_games(text)):
        return _as(found, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_MORE if has_shown else pb.ACT_NEW_WISH)
    if asks_about_a_game(text, found, titles):
        return _as(found, pb.INTENT_GAME_QUESTION, pb.TOPIC_GAME, pb.ACT_ABOUT_GAME)
    return _told_by_its_words(text, found, reader)


def _said_by_form(
    text: str, found: pb.Understanding, titles: TitleLookup, *, has_shown: bool
) -> pb.Understanding | None:
    """What a message is that is nothing else: a wish of harm, a new start, thanks, a farewell, a name, a choice."""
    if is_wish_of_harm(text):
        return _as(found, pb.INTENT_SMALL_TALK, pb.TOPIC_NOT_GAME, pb.ACT_INSULT)
    if only_starts_over(text):
        return _gone_on(text, found)
    if (act := _harmless_act(text, found, has_shown=has_shown)) != pb.ACT_UNSPECIFIED:
        return _as(found, pb.INTENT_SMALL_TALK, pb.TOPIC_NOT_GAME, act)
    if is_a_name_taken_for_none(text, found, titles):
        named = _as(found, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_NEW_WISH)
        del named.spans[:]
        named.spans.append(
            pb.Span(start=0, end=len(text), text=text, type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_WANTED)
        )
        return named
    if has_shown and picks_one(text):
        return _as(found, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_PICK)
    return None


def _harmless_act(text: str, found: pb.Understanding, *, has_shown: bool) -> pb.Act.ValueType:
    """Thanks, a farewell or a greeting that may sound like distress, or may stop what was shown; UNSPECIFIED else."""
    if found.intent == pb.INTENT_DISTRESS and talk_act(text) in _HARMLESS and not is_last_farewell(text):
        return talk_act(text)
    if found.intent == pb.INTENT_DISTRESS or has_shown:
        return stopping_act(text, has_shown=has_shown)
    return pb.ACT_UNSPECIFIED


def _in_distress_or_not(
    text: str, found: pb.Understanding, reader: SpanReader, titles: TitleLookup, *, has_shown: bool
) -> pb.Understanding:
    """What is taken for distress, as what else it surely is: a wish, or a question about a game that was shown."""
    goes_on = found.act if found.act in FOLLOW_UPS and has_shown else pb.ACT_NEW_WISH
    told = pb.ACT_UNSPECIFIED
    if has_shown and gives_up_a_side(text) and not may_be_unwell(text):
        told = pb.ACT_REFINE
    elif is_only_bored(text):
        told = goes_on
    elif played := titles_only_played(text, titles):
        found = _as(found, found.intent, found.topic, found.act)
        del found.spans[:]
        found.spans.extend(played)
        told = pb.ACT_REJECT_SHOWN
    elif found.topic == pb.TOPIC_NOT_GAME or may_be_unwell(text):
        return found
    elif has_shown and found.act == pb.ACT_ABOUT_SHOWN and asks_for_a_fact(text):
        return _as(found, pb.INTENT_GAME_QUESTION, pb.TOPIC_GAME, found.act)
    elif _is_a_wish(text, found, reader, has_shown=has_shown):
        told = found.act if found.act in FOLLOW_UPS else pb.ACT_NEW_WISH
    return _as(found, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, told) if told else found


def _short_reply(text: str, *, has_shown: bool) -> pb.Act.ValueType:
    """The act of a message that only asks for more, or turns down what was shown; UNSPECIFIED for any other."""
    if has_shown and asks_for_more(text):
        return pb.ACT_MORE
    return pb.ACT_REJECT_SHOWN if has_shown and turns_all_down(text) else pb.ACT_UNSPECIFIED


def _goes_on_with_the_wish(text: str, found: pb.Understanding, reader: SpanReader, *, has_shown: bool) -> bool:
    """Whether what is taken for a question about games, or for no talk of them, changes the wish: "could you leave out
    card games?", "al final somos cuatro", "que tire en linux"."""
    if found.intent == pb.INTENT_GAME_QUESTION:
        is_refused = any(each.polarity == pb.POLARITY_REFUSED for each in found.spans)
        names_a_game = any(each.type == pb.SPAN_TYPE_TITLE for each in found.spans)
        is_a_wish = has_shown and _asks_by_a_guess(found) and any(map(is_telling, reader.read(found.spans)))
        return is_a_wish or (is_refused and not names_a_game and asks_to_leave_out(text))
    if not has_shown or asks_in_form(text) or starts_as_a_question(text):
        return False
    if found.intent == pb.INTENT_RECOMMEND and found.act == pb.ACT_ABOUT_SHOWN:
        return any(map(is_telling, reader.read(found.spans)))
    is_no_talk_of_games = found.intent in (pb.INTENT_OFF_TOPIC, pb.INTENT_SMALL_TALK)
    if not is_no_talk_of_games or is_of_another_topic(text) or len(WORD.findall(text)) > _MOST_WORDS_GOING_ON:
        return False
    if begins_in_the_middle(text) and any(True for _ in reader.platform_places(text)):
        return True
    # "Sorry, three of us" sounds like talk.
    read = completed(text, reader.read(found.spans), reader, is_wish=True)
    return any(each.type == pb.SPAN_TYPE_PLAYERS and is_telling(each) and tells_how_many(each.text) for each in read)


def _told_by_its_words(text: str, found: pb.Understanding, reader: SpanReader) -> pb.Understanding:
    """What is no wish for games: short talk, words of despair, or a request for something else."""
    # Who takes leave wants no games, whatever the intent is called.
    leaves = found.act == pb.ACT_FAREWELL and found.intent == pb.INTENT_RECOMMEND and not found.spans
    if (act := talk_act(text) or (pb.ACT_FAREWELL if leaves else pb.ACT_UNSPECIFIED)) != pb.ACT_UNSPECIFIED:
        return _as(found, pb.INTENT_SMALL_TALK, pb.TOPIC_NOT_GAME, act)
    # What is spoken of beside a wish may be what a game is to show, or not to.
    if surely_in_distress(text) and not any(map(is_telling, reader.read(found.spans))):
        return _as(found, pb.INTENT_DISTRESS, pb.TOPIC_NOT_GAME, pb.ACT_OTHER)
    if _names_little_else_than_games(text, found, reader):
        return _as(found, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_NEW_WISH)
    if found.intent == pb.INTENT_RECOMMEND and not found.spans and is_of_another_topic(text):
        return _as(found, pb.INTENT_OFF_TOPIC, pb.TOPIC_NOT_GAME, pb.ACT_OTHER)
    is_likely = found.probability >= _LIKELY or asks_in_form(text)
    if found.intent == pb.INTENT_OFF_TOPIC and not found.spans and is_likely:
        # Nothing tells what games to answer with, whatever is left of doubt.
        return _as(found, found.intent, pb.TOPIC_NOT_GAME, pb.ACT_OTHER)
    return found


def _asks_by_a_guess(found: pb.Understanding) -> bool:
    """Whether a question about games that points at none of them is only supposed: "gibt's das auch in lustig". Games
    that have what it speaks of answer it either way."""
    is_unsure = 0 < found.probability < _SURE_OF_A_QUESTION and found.act_probability < _SURE_OF_A_QUESTION
    points = any(each.type in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL) for each in found.spans)
    return found.intent == pb.INTENT_GAME_QUESTION and is_unsure and not points


def _starts_over_by_a_guess(text: str, found: pb.Understanding) -> bool:
    """Whether that all before is over is only supposed: "leave out everything Valve". What is ended does not come back,
    and who starts over is soon heard to say so again."""
    is_sure = found.act_probability >= _SURE_OF_THE_ACT or starts_over(text) is not None
    return found.act == pb.ACT_START_OVER and not is_sure


def _gone_on(text: str, found: pb.Understanding) -> pb.Understanding:
    """A message that starts over: the words for it mark nothing, and what follows is wished for unless refused."""
    end = starts_over(text) or 0
    result = _as(found, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_START_OVER)
    del result.spans[:]
    result.spans.extend(each for each in found.spans if each.start >= end)
    if not has_refusing_words(text[end:]):
        for each in result.spans:
            if each.polarity == pb.POLARITY_REFUSED:
                each.polarity = pb.POLARITY_WANTED
    return result


def _names_little_else_than_games(text: str, found: pb.Understanding, reader: SpanReader) -> bool:
    """Whether what is taken for no talk of games names a kind of them or a platform, and little else: "світч"."""
    if found.intent not in (pb.INTENT_OFF_TOPIC, pb.INTENT_SMALL_TALK) or is_of_another_topic(text):
        return False
    places = {
        *reader.sure_kind_places(text),
        *reader.sure_kind_places(text, in_several_words=True),
        *reader.platform_places(text),
    }
    return sum(end - start for start, end in places) >= _LEAST_SHARE * len(text.strip())


def _as(
    found: pb.Understanding, intent: pb.Intent.ValueType, topic: pb.Topic.ValueType, act: pb.Act.ValueType
) -> pb.Understanding:
    result = pb.Understanding()
    result.CopyFrom(found)
    result.intent, result.topic, result.act = intent, topic, act
    return result


def _is_a_wish(text: str, found: pb.Understanding, reader: SpanReader, *, has_shown: bool) -> bool:
    if has_shown and found.act in FOLLOW_UPS:
        return True
    return any(map(is_telling, completed(text, reader.read(found.spans), reader, is_wish=True)))
