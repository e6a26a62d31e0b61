"""How far the classifier is believed about distress, talk and questions."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.conversation.reading.believed.believing import believed, is_guess
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

NAMES = CatalogueNames(
    [common_pb2.Game(game_id="f", title="Fortnite", genres=["Shooter"], platforms=["PC"], aliases=["Fort Night"])]
)
READER = SpanReader(NAMES, this_year=2026)


def heard(
    text: str,
    intent: pb.Intent.ValueType,
    *,
    act: pb.Act.ValueType = pb.ACT_NEW_WISH,
    topic: pb.Topic.ValueType = pb.TOPIC_UNSPECIFIED,
    has_shown: bool = False,
    title: str = "",
) -> tuple[pb.Intent.ValueType, pb.Act.ValueType]:
    spans = []
    if title:
        start = text.index(title)
        spans = [pb.Span(start=start, end=start + len(title), text=title, type=pb.SPAN_TYPE_TITLE)]
    found = pb.Understanding(intent=intent, act=act, topic=topic, spans=spans, probability=0.6)
    result = believed(text, found, READER, NAMES.titles, has_shown=has_shown)
    return result.intent, result.act


def test_what_tells_how_many_play_is_no_distress() -> None:
    told = heard(
        "wir hocken zu viert auf der Couch und machen uns fertig", pb.INTENT_DISTRESS, topic=pb.TOPIC_UNCERTAIN
    )
    assert told == (pb.INTENT_RECOMMEND, pb.ACT_NEW_WISH)


def test_who_turns_down_what_was_shown_is_not_in_distress() -> None:
    for has_shown, meant in ((True, pb.INTENT_RECOMMEND), (False, pb.INTENT_DISTRESS)):
        told = heard(
            "die gefallen mir alle nicht",
            pb.INTENT_DISTRESS,
            act=pb.ACT_REJECT_SHOWN,
            topic=pb.TOPIC_UNCERTAIN,
            has_shown=has_shown,
        )
        assert told[0] == meant


@pytest.mark.parametrize("text", ["for two: I'm so depressed", "we are four and nobody would miss me"])
def test_distress_stays_where_words_of_it_stand_or_nothing_speaks_of_games(text: str) -> None:
    assert heard(text, pb.INTENT_DISTRESS, topic=pb.TOPIC_NOT_GAME)[0] == pb.INTENT_DISTRESS


@pytest.mark.parametrize(
    "text",
    ["I don't want to live anymore", "не хочу больше жить", "ich will nicht mehr leben", "no quiero seguir viviendo",
     "j'ai plus envie de vivre", "não aguento mais viver", "artık yaşamak istemiyorum", "не хочу більше жити",
     "nie chce mi się już żyć", "我不想活了", "もう生きていたくない"],
)  # fmt: skip
def test_plain_words_of_despair_get_care_whatever_the_classifier_says(text: str) -> None:
    assert heard(text, pb.INTENT_SMALL_TALK)[0] == pb.INTENT_DISTRESS


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("stokrotne dzięki", pb.ACT_THANKS),
        ("valeu demais, falou!", pb.ACT_FAREWELL),
        ("お前使えないな", pb.ACT_INSULT),
        ("здарова", pb.ACT_GREETING),
        ("как дела", pb.ACT_CHAT),
    ],
)
def test_short_talk_that_is_taken_for_a_wish_is_talk(text: str, act: pb.Act.ValueType) -> None:
    assert heard(text, pb.INTENT_RECOMMEND) == (pb.INTENT_SMALL_TALK, act)


def test_thanks_with_a_wish_behind_it_is_a_wish() -> None:
    assert heard("thanks, another one", pb.INTENT_RECOMMEND, act=pb.ACT_MORE) == (pb.INTENT_RECOMMEND, pb.ACT_MORE)


def test_what_asks_something_of_a_game_that_it_names_is_a_question() -> None:
    told = heard("Kostet Fortnite was?", pb.INTENT_RECOMMEND, title="Fortnite")
    assert told == (pb.INTENT_GAME_QUESTION, pb.ACT_ABOUT_GAME)
    assert heard("something like Fortnite that is free?", pb.INTENT_RECOMMEND, title="Fortnite")[0] == (
        pb.INTENT_RECOMMEND
    )


def test_what_is_likeliest_of_something_else_and_marks_nothing_is_not_answered_with_games() -> None:
    for text, probability, topic in (
        ("яка столиця Перу?", 0.6, pb.TOPIC_NOT_GAME),
        ("напиши вірш", 0.8, pb.TOPIC_NOT_GAME),
        ("давай що-небудь", 0.6, pb.TOPIC_UNCERTAIN),
    ):
        found = pb.Understanding(intent=pb.INTENT_OFF_TOPIC, topic=pb.TOPIC_UNCERTAIN, probability=probability)
        assert believed(text, found, READER, NAMES.titles, has_shown=False).topic == topic


def test_a_request_for_something_else_is_no_wish_for_games() -> None:
    assert heard("schreib mir ein Gedicht", pb.INTENT_RECOMMEND)[0] == pb.INTENT_OFF_TOPIC
    assert heard("a game like a good movie", pb.INTENT_RECOMMEND)[0] == pb.INTENT_RECOMMEND


@pytest.mark.parametrize(
    "text", ["ще", "ещё?", "more", "another one please", "más", "encore", "daha", "还有吗", "もっと"]
)
def test_a_word_for_more_is_a_wish_once_games_are_shown(text: str) -> None:
    assert heard(text, pb.INTENT_SMALL_TALK, has_shown=True) == (pb.INTENT_RECOMMEND, pb.ACT_MORE)
    assert heard(text, pb.INTENT_SMALL_TALK)[0] == pb.INTENT_SMALL_TALK


@pytest.mark.parametrize(
    "text",
    ["start over, racing please", "начнём сначала: гонки", "nochmal von vorn: Rennspiele", "empecemos de nuevo, coches",
     "recommençons, une course", "começar de novo, corrida", "baştan başlayalım, yarış", "почнімо спочатку: перегони",
     "od początku: wyścigi", "重新开始，赛车", "最初から、レースで"],
)  # fmt: skip
def test_who_begins_by_starting_over_starts_over_once_games_are_shown(text: str) -> None:
    assert heard(text, pb.INTENT_RECOMMEND, has_shown=True) == (pb.INTENT_RECOMMEND, pb.ACT_START_OVER)
    assert heard(text, pb.INTENT_RECOMMEND) == (pb.INTENT_RECOMMEND, pb.ACT_NEW_WISH)


@pytest.mark.parametrize(
    "text",
    ["let's start over", "OK, from scratch.", "начнём заново", "давай сначала", "von vorne",
     "bitte nochmal neu anfangen", "desde cero", "volvamos a empezar", "on reprend à zéro", "vamos recomeçar",
     "en baştan", "давай спочатку", "zacznijmy od nowa", "重来吧", "最初からやり直したい"],
)  # fmt: skip
@pytest.mark.parametrize("taken_for", [pb.INTENT_DISTRESS, pb.INTENT_GAME_QUESTION, pb.INTENT_SMALL_TALK])
def test_a_message_that_only_starts_over_starts_over_whatever_it_is_taken_for(
    text: str, taken_for: pb.Intent.ValueType
) -> None:
    for has_shown in (False, True):
        told = heard(text, taken_for, act=pb.ACT_PICK, topic=pb.TOPIC_NOT_GAME, has_shown=has_shown)
        assert told == (pb.INTENT_RECOMMEND, pb.ACT_START_OVER)


@pytest.mark.parametrize(
    "text",
    ["хочу начать жизнь заново", "I want to start my life over", "ich kann nicht nochmal von vorne anfangen",
     "больше нет сил начинать сначала", "quiero empezar mi vida de cero", "je n'ai plus la force de recommencer",
     "もう最初からやり直せない", "活不下去了，想重新开始"],
)  # fmt: skip
def test_who_speaks_of_a_life_that_starts_over_is_still_heard(text: str) -> None:
    assert heard(text, pb.INTENT_DISTRESS, topic=pb.TOPIC_NOT_GAME)[0] == pb.INTENT_DISTRESS


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("thanks a lot", pb.ACT_THANKS),
        ("спс бро", pb.ACT_THANKS),
        ("bis später", pb.ACT_FAREWELL),
        ("hasta luego", pb.ACT_FAREWELL),
        ("görüşürüz", pb.ACT_FAREWELL),
        ("谢谢你", pb.ACT_THANKS),
        ("привіт", pb.ACT_GREETING),
    ],
)
def test_thanks_and_a_farewell_alone_are_no_distress(text: str, act: pb.Act.ValueType) -> None:
    assert heard(text, pb.INTENT_DISTRESS, topic=pb.TOPIC_NOT_GAME) == (pb.INTENT_SMALL_TALK, act)


@pytest.mark.parametrize(
    "text",
    ["goodbye", "goodbye everyone", "thanks for everything, bye", "прощай", "спасибо за всё", "всем пока", "leb wohl",
     "danke für alles", "adiós a todos", "adieu", "obrigado por tudo", "hoşça kal", "żegnaj", "さようなら", "永别了"],
)  # fmt: skip
def test_a_farewell_that_may_be_the_last_is_left_to_the_classifier(text: str) -> None:
    assert heard(text, pb.INTENT_DISTRESS, topic=pb.TOPIC_NOT_GAME)[0] == pb.INTENT_DISTRESS


def test_what_follows_starting_over_is_wished_for_unless_a_word_refuses_it() -> None:
    for text, meant in (("start over: racing", pb.POLARITY_WANTED), ("start over, no racing", pb.POLARITY_REFUSED)):
        start = text.index("racing")
        span = pb.Span(start=start, end=len(text), text="racing", polarity=pb.POLARITY_REFUSED)
        found = pb.Understanding(intent=pb.INTENT_RECOMMEND, spans=[span])
        assert believed(text, found, READER, NAMES.titles, has_shown=True).spans[0].polarity == meant


@pytest.mark.parametrize("text", ["forget racing", "a game where you start over", "von vornherein nichts mit Blut"])
def test_what_speaks_of_less_does_not_start_over(text: str) -> None:
    assert heard(text, pb.INTENT_RECOMMEND, has_shown=True)[1] == pb.ACT_NEW_WISH


@pytest.mark.parametrize(
    "text",
    [
        "surprise me", "удиви меня", "sorpréndeme", "überrasch mich", "おまかせで", "что посоветуешь?",
        "t'as quoi pour moi ce soir?", "what do you recommend",
    ],
)  # fmt: skip
def test_who_leaves_the_choice_to_us_wants_games(text: str) -> None:
    for has_shown, act in ((True, pb.ACT_MORE), (False, pb.ACT_NEW_WISH)):
        told = heard(text, pb.INTENT_SMALL_TALK, act=pb.ACT_CHAT, topic=pb.TOPIC_NOT_GAME, has_shown=has_shown)
        assert told == (pb.INTENT_RECOMMEND, act)


@pytest.mark.parametrize("text", ["nah", "не то", "keins davon", "żadna", "都不要"])
def test_a_bare_no_turns_down_what_was_shown(text: str) -> None:
    told = heard(text, pb.INTENT_SMALL_TALK, act=pb.ACT_CHAT, topic=pb.TOPIC_NOT_GAME, has_shown=True)
    assert told == (pb.INTENT_RECOMMEND, pb.ACT_REJECT_SHOWN)


def test_a_question_for_a_fact_of_a_shown_game_is_no_distress() -> None:
    told = heard(
        "a ta druga ile trwa", pb.INTENT_DISTRESS, act=pb.ACT_ABOUT_SHOWN, topic=pb.TOPIC_UNCERTAIN, has_shown=True
    )
    assert told == (pb.INTENT_GAME_QUESTION, pb.ACT_ABOUT_SHOWN)
    told = heard(
        "nobody would miss me", pb.INTENT_DISTRESS, act=pb.ACT_ABOUT_SHOWN, topic=pb.TOPIC_UNCERTAIN, has_shown=True
    )
    assert told[0] == pb.INTENT_DISTRESS


def test_a_message_that_is_hardly_more_than_a_kind_is_a_wish() -> None:
    assert heard("some shooters", pb.INTENT_OFF_TOPIC, act=pb.ACT_OTHER)[0] == pb.INTENT_RECOMMEND
    assert heard("a film with shooters", pb.INTENT_OFF_TOPIC, act=pb.ACT_OTHER)[0] == pb.INTENT_OFF_TOPIC


@pytest.mark.parametrize("intent", [pb.INTENT_SMALL_TALK, pb.INTENT_OFF_TOPIC])
@pytest.mark.parametrize("text", ["fort night", "Fortnite", "фортнайт"])
def test_the_name_of_a_game_alone_is_a_wish_for_it(text: str, intent: pb.Intent.ValueType) -> None:
    names = CatalogueNames([common_pb2.Game(game_id="f", title="Fortnite", aliases=["Fort Night", "Фортнайт"])])
    found = pb.Understanding(intent=intent, act=pb.ACT_CHAT, probability=0.98)
    told = believed(text, found, SpanReader(names, this_year=2026), names.titles, has_shown=False)
    assert (told.intent, told.act) == (pb.INTENT_RECOMMEND, pb.ACT_NEW_WISH)
    assert [(span.text, span.type) for span in told.spans] == [(text, pb.SPAN_TYPE_TITLE)]


@pytest.mark.parametrize(
    ("text", "probability", "act"),
    [
        ("leave out everything Valve", 0.4, pb.ACT_REFINE),
        ("a completely different mood today", 0.9, pb.ACT_START_OVER),
        ("start over, racing please", 0.4, pb.ACT_START_OVER),
    ],
)
def test_all_before_is_ended_by_words_for_it_or_where_the_classifier_is_sure(
    text: str, probability: float, act: pb.Act.ValueType
) -> None:
    found = pb.Understanding(intent=pb.INTENT_RECOMMEND, act=pb.ACT_START_OVER, act_probability=probability)
    assert believed(text, found, READER, NAMES.titles, has_shown=True).act == act


def test_who_takes_leave_wants_no_games_whatever_else_was_heard() -> None:
    told = heard("that is all for the day then", pb.INTENT_RECOMMEND, act=pb.ACT_FAREWELL, has_shown=True)
    assert told == (pb.INTENT_SMALL_TALK, pb.ACT_FAREWELL)


@pytest.mark.parametrize(
    ("text", "act", "probability", "guessed"),
    [
        ("a racing game", pb.ACT_NEW_WISH, 0.5, True),
        ("a racing game", pb.ACT_NEW_WISH, 0.9, False),
        ("a racing game", pb.ACT_REFINE, 0.5, False),
        ("retour à la petite", pb.ACT_START_OVER, 0.97, True),
        ("start over, racing please", pb.ACT_START_OVER, 0.4, False),
        ("reset", pb.ACT_START_OVER, 0.4, False),
    ],
)
def test_an_end_without_words_and_a_new_wish_in_doubt_are_guesses(
    text: str, act: pb.Act.ValueType, probability: float, guessed: bool
) -> None:
    assert is_guess(text, pb.Understanding(act=act, act_probability=probability)) is guessed


@pytest.mark.parametrize(
    ("text", "act"),
    [("больше не надо, спасибо", pb.ACT_THANKS), ("всё, хватит с меня, пойду спать", pb.ACT_FAREWELL),
     ("mam dość, idę grać", pb.ACT_FAREWELL), ("もういいです、ありがとう", pb.ACT_THANKS)],
)  # fmt: skip
def test_who_has_seen_enough_is_not_in_distress(text: str, act: pb.Act.ValueType) -> None:
    assert heard(text, pb.INTENT_DISTRESS, topic=pb.TOPIC_NOT_GAME) == (pb.INTENT_SMALL_TALK, act)


def test_who_says_enough_of_what_was_shown_is_shown_no_more() -> None:
    assert heard("хватит", pb.INTENT_RECOMMEND, act=pb.ACT_MORE, has_shown=True) == (
        pb.INTENT_SMALL_TALK,
        pb.ACT_FAREWELL,
    )
    assert heard("с меня хватит", pb.INTENT_DISTRESS, topic=pb.TOPIC_NOT_GAME, has_shown=True)[0] == pb.INTENT_DISTRESS


def test_who_is_bored_to_death_is_shown_games() -> None:
    told = heard("убиться об стену как скучно, посоветуй что-нибудь", pb.INTENT_DISTRESS, topic=pb.TOPIC_NOT_GAME)
    assert told == (pb.INTENT_RECOMMEND, pb.ACT_NEW_WISH)


@pytest.mark.parametrize("text", ["fortnite już przeszedłem", "i already finished fortnite", "Fortnite уже прошёл"])
def test_a_title_that_was_played_and_nothing_else_is_no_distress(text: str) -> None:
    assert heard(text, pb.INTENT_DISTRESS, topic=pb.TOPIC_NOT_GAME) == (pb.INTENT_RECOMMEND, pb.ACT_REJECT_SHOWN)


@pytest.mark.parametrize(
    "text",
    [
        "i already finished fortnite and nobody cares",
        "i finished it",
        "finished fortnite. goodbye",
        "już skończyłem",
        "прошёл fortnite, и жить не хочется",
        "fortnite is finished",
    ],
)
def test_any_word_beside_a_title_that_was_played_leaves_distress_as_it_was_heard(text: str) -> None:
    assert heard(text, pb.INTENT_DISTRESS, topic=pb.TOPIC_NOT_GAME)[0] == pb.INTENT_DISTRESS


@pytest.mark.parametrize(
    "text",
    ["everything is pointless, cheer me up", "je me scarifie, me changer les idées",
     "yok olmak istiyorum, kafamı dağıtacak bir şey",
     "me corto, necesito distraerme", "i can't go on, something to distract me"],
)  # fmt: skip
def test_who_seeks_comfort_and_may_be_in_distress_is_heard_so(text: str) -> None:
    assert heard(text, pb.INTENT_DISTRESS, topic=pb.TOPIC_UNCERTAIN)[0] == pb.INTENT_DISTRESS


@pytest.mark.parametrize(
    "text",
    [
        "is fortnite getting a tv series",
        "wird fortnite ein Film",
        "fortnite a eu quelle note",
        "fortnite kaç kopya sattı",
        "в fortnite сколько скинов",
    ],
)
def test_a_question_about_a_game_is_one_however_little_it_sounds_so(text: str) -> None:
    assert heard(text, pb.INTENT_OFF_TOPIC, topic=pb.TOPIC_NOT_GAME)[0] == pb.INTENT_GAME_QUESTION


def test_whether_a_game_is_here_is_a_question_and_no_wish() -> None:
    told = heard("masz robloxa?", pb.INTENT_RECOMMEND, title="robloxa", has_shown=True)
    assert told == (pb.INTENT_GAME_QUESTION, pb.ACT_ABOUT_GAME)
    told = heard("masz coś jak robloxa?", pb.INTENT_RECOMMEND, title="robloxa", has_shown=True)
    assert told[0] == pb.INTENT_RECOMMEND


@pytest.mark.parametrize("text", ["sorry, three of us", "ごめん、三人だった", "ой, нас трое"])
def test_who_says_how_many_they_are_does_not_merely_talk(text: str) -> None:
    told = heard(text, pb.INTENT_SMALL_TALK, act=pb.ACT_THANKS, topic=pb.TOPIC_NOT_GAME, has_shown=True)
    assert told == (pb.INTENT_RECOMMEND, pb.ACT_REFINE)
    assert heard("sorry about that", pb.INTENT_SMALL_TALK, act=pb.ACT_CHAT, has_shown=True)[0] == pb.INTENT_SMALL_TALK


def test_a_question_that_is_only_supposed_and_points_at_no_game_is_a_wish_for_what_it_names() -> None:
    text = "gibt's das auch mit shooter"
    span = pb.Span(start=20, end=27, text="shooter", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED)
    place = pb.Span(start=0, end=5, text=text[:5], type=pb.SPAN_TYPE_ORDINAL, polarity=pb.POLARITY_WANTED)
    for probability, spans, expected in (
        (0.5, [span], pb.INTENT_RECOMMEND),
        (0.9, [span], pb.INTENT_GAME_QUESTION),
        (0.5, [place, span], pb.INTENT_GAME_QUESTION),
        (0.5, [], pb.INTENT_GAME_QUESTION),
    ):
        found = pb.Understanding(
            intent=pb.INTENT_GAME_QUESTION, act=pb.ACT_ABOUT_SHOWN, probability=probability, act_probability=probability
        )
        found.spans.extend(spans)
        assert believed(text, found, READER, NAMES.titles, has_shown=True).intent == expected
