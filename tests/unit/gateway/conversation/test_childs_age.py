"""The age of a child over a conversation, over real grpc with a classifier that says what a test wants."""

from __future__ import annotations

from typing import Any

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.reading.filters import joined, of_age
from services.gateway.conversation.reading.overlooked.completing import completed
from services.gateway.conversation.reading.overlooked.oneself import is_own_age, told_of_oneself
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.wish import wish_of
from services.gateway.understanding.names import CatalogueNames
from services.gateway.writing.texts.languages import PHRASES
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import GONE, World, answer

NOTHING = common_pb2.CONTENT_DESCRIPTOR_NOTHING
GAMES = [
    common_pb2.Game(
        game_id=title.casefold(), title=title, genres=["Racing"], platforms=["Switch"], minimum_age=age,
        content_descriptors=[NOTHING],
    )
    for title, age in (("Kartland", 3), ("Grimhold", 18), ("Bolt Rally", 7))
]  # fmt: skip
WANTED = pb.POLARITY_WANTED
SPANS = {
    "Grimhold": (pb.SPAN_TYPE_TITLE, WANTED),
    "Switch": (pb.SPAN_TYPE_PLATFORM, WANTED),
    "first": (pb.SPAN_TYPE_ORDINAL, WANTED),
    **dict.fromkeys(("сыну 12", "fils de 13"), (pb.SPAN_TYPE_AGE, WANTED)),
    **dict.fromkeys(("9 лет", "9 Jahre alt", "9 lat", "13 лет"), (pb.SPAN_TYPE_AGE, WANTED)),
}
SHOWN: dict[str, Any] = {"shown_game_ids": [game.game_id for game in GAMES], "latest_count": 3}


def child(age: int, text: str = "") -> Constraint:
    return Constraint(text=text, type=pb.SPAN_TYPE_AGE, polarity=WANTED, condition=of_age(age))


ON_SWITCH = Constraint(
    text="Switch",
    type=pb.SPAN_TYPE_PLATFORM,
    polarity=WANTED,
    names=["Switch"],
    condition=common_pb2.GameFilter(platforms=["Switch"]),
)


async def say(
    text: str,
    *before: Constraint,
    act: pb.Act.ValueType = pb.ACT_NEW_WISH,
    intent: pb.Intent.ValueType = pb.INTENT_RECOMMEND,
    language: str = "en",
    age_said: str = "",
    **state: Any,
) -> Answer:
    spans = {age_said: (pb.SPAN_TYPE_AGE, WANTED)} if age_said else SPANS
    world = World(
        classifier=FakeClassifier(intent=intent, spans=spans, acts={text: act}),
        recommender=FakeRecommender(GAMES),
        language_model=FakeLanguageModel(failure=GONE),
    )
    after = ConversationState(version=1, constraints=before, **{**SHOWN, **state})
    return await answer(world, text, limit=None, language=language, state=after)


def age(got: Answer) -> int | None:
    return age_of(got.summary.state)


def age_of(state: ConversationState) -> int | None:
    condition = joined([each.condition for each in state.constraints])
    return condition.age if condition.HasField("age") else None


@pytest.mark.parametrize(
    ("text", "intent", "told"),
    [
        ("can my kid play Grimhold? he's 9", pb.INTENT_GAME_QUESTION, 9),
        ("is Grimhold ok for my 9 year old?", pb.INTENT_GAME_QUESTION, 9),
        ("мой сын играет в Grimhold, ему 9. он подойдет?", pb.INTENT_GAME_QUESTION, 9),
        ("mein Sohn mag Grimhold, er ist 9. Geht das?", pb.INTENT_GAME_QUESTION, 9),
        ("¿mi hijo puede jugar a Grimhold? tiene 9", pb.INTENT_GAME_QUESTION, 9),
        ("うちの子は9歳、Grimholdはできる？", pb.INTENT_GAME_QUESTION, 9),
        ("thanks, my 9 year old will be glad", pb.INTENT_SMALL_TALK, 9),
        ("is Grimhold a game for kids?", pb.INTENT_GAME_QUESTION, None),
    ],
)
async def test_an_age_that_is_stated_anywhere_holds_from_then_on(
    text: str, intent: pb.Intent.ValueType, told: int | None
) -> None:
    act = pb.ACT_THANKS if intent == pb.INTENT_SMALL_TALK else pb.ACT_ABOUT_GAME
    assert age(await say(text, act=act, intent=intent)) == told


@pytest.mark.parametrize(
    "text",
    [
        "something to play with the kids", "что-нибудь вместе с ребенком", "etwas mit den Kindern",
        "algo para jugar con los niños", "un jeu avec les enfants", "algo com as crianças", "çocuklarla oynamalık",
        "щось разом з дітьми", "coś razem z dzieckiem", "和孩子一起玩的", "子どもと二人で協力",
    ],
)  # fmt: skip
async def test_a_bare_word_for_a_child_takes_no_place_of_an_age(text: str) -> None:
    assert age(await say(text, child(4, "4"))) == 4
    assert age(await say(text)) == 7


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("his 8 year old brother plays too", 4),
        ("and now racing for my 13 year old", 4),
        ("8 yaşındaki abisi de oynasın", 4),
        ("а сыну 13 лет, ему гонки", 4),
        ("她8岁的哥哥也玩", 4),
        ("and her 3 year old sister", 3),
        ("actually he is 9 years old", 9),
        ("she is 9 years old, not 4", 9),
        ("на самом деле ему 9 лет", 9),
        ("eigentlich ist er 9 Jahre alt", 9),
        ("ona ma 9 lat, a nie 4", 9),
        ("実は9歳です", 9),
        ("racing for the 13 year old, just him", 13),
        ("только для старшего, ему 13 лет", 13),
    ],
)
async def test_the_youngest_counts_until_an_age_is_corrected(text: str, held: int) -> None:
    assert age(await say(text, child(4, "4"))) == held


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actually ages 18 and over", "18 and over"), ("sorry, i meant rated 18", "rated 18"),
        ("actually something rated M 18", "M 18"), ("en fait un truc interdit aux moins de 18", "moins de 18"),
        ("en realidad algo para mayores de 18", "mayores de 18"),
        ("na verdade algo para maiores de 18", "maiores de 18"),
        ("właściwie coś od 18 lat", "od 18 lat"), ("aslında 18 yaş üstü", "18 yaş üstü"),
        ("其实要18岁以上", "18岁以上"),
        ("вообще-то с 18 лет", "с 18 лет"), ("насправді від 18 років", "від 18 років"), ("実は18歳以上", "18歳以上"),
    ],
)  # fmt: skip
async def test_a_rating_is_no_correction_of_a_childs_age(text: str, said: str) -> None:
    assert age(await say(text, child(6, "6"), age_said=said)) == 6


async def test_an_age_takes_the_place_of_a_bare_word() -> None:
    assert age(await say("racing, he is 12 years old", child(7, "kid"))) == 12


@pytest.mark.parametrize(
    "text",
    [
        "and for me after they're asleep? I'm 41", "now the kids are in bed, one for me",
        "а теперь мне самому, дети спят", "а только мне, взрослому", "мені самому, діти вже сплять",
        "ok und für mich selber was, wenn sie schläft",
        "und für mich, wenn die Kinder schlafen", "y para mí, cuando los niños duermen",
        "et pour moi, quand les enfants dorment", "e pra mim, quando as crianças dormem",
        "benim için, çocuklar uyuyor", "dziecko już śpi, daj coś dla mnie", "那我自己玩的呢，晚上孩子睡了",
        "子どもが寝たあとに自分用で",
    ],
)  # fmt: skip
async def test_who_plays_alone_while_the_child_sleeps_keeps_all_else(text: str) -> None:
    got = await say(text, child(4, "4"), ON_SWITCH)
    assert age(got) is None
    assert [each.text for each in got.summary.state.constraints if each.type == pb.SPAN_TYPE_PLATFORM] == ["Switch"]


@pytest.mark.parametrize("text", ["now the kids are in bed, racing for me", "а только мне, взрослому, гонки"])
async def test_who_says_what_they_want_instead_keeps_nothing_of_the_childs_wish(text: str) -> None:
    got = await say(text, child(4, "4"), ON_SWITCH)
    assert {each.type for each in got.summary.state.constraints} <= {pb.SPAN_TYPE_KIND}


async def test_a_sleeping_child_of_whom_nobody_else_asks_is_still_one() -> None:
    assert age(await say("she sleeps badly, something calm for her and me", child(4, "4"))) == 4


@pytest.mark.parametrize(
    ("text", "act", "intent"),
    [
        ("can my kid play Grimhold?", pb.ACT_ABOUT_GAME, pb.INTENT_GAME_QUESTION),
        ("ok what about Grimhold, is it for my son?", pb.ACT_PICK, pb.INTENT_RECOMMEND),
        ("I'll take Grimhold", pb.ACT_PICK, pb.INTENT_RECOMMEND),
    ],
)
async def test_whether_a_game_suits_the_child_is_told_by_its_age(
    text: str, act: pb.Act.ValueType, intent: pb.Intent.ValueType
) -> None:
    got = await say(text, child(9, "9"), act=act, intent=intent)
    assert got.text == "Grimhold: from age 18, so not suitable for that age."


@pytest.mark.parametrize(
    ("text", "is_praise"), [("why not Grimhold", True), ("which platforms is Grimhold on?", False)]
)
async def test_every_answer_about_a_game_that_is_not_for_the_child_says_so(text: str, *, is_praise: bool) -> None:
    told = "Grimhold: from age 18, so not suitable for that age."
    got = await say(text, child(9, "9"), act=pb.ACT_ABOUT_GAME, intent=pb.INTENT_GAME_QUESTION)
    assert got.text.startswith(told)
    assert (got.text == told) == is_praise
    free = await say(text, act=pb.ACT_ABOUT_GAME, intent=pb.INTENT_GAME_QUESTION)
    assert told not in free.text


async def test_a_game_that_suits_the_child_is_a_good_choice() -> None:
    got = await say("the first it is", child(9, "9"), act=pb.ACT_PICK)
    assert got.text.startswith("Good choice! Kartland")


OWN_AGES = [
    ("im 12, something with racing", "one for me on Switch"),
    ("im 12 racing", "recommend something just for me"),
    ("i'm in 6th grade, racing", "now something for me"),
    ("мне 12, гонки", "а для меня одну"),
    ("мені 12, перегони", "а для мене щось"),
    ("ich bin 12, Rennspiele", "und was für mich"),
    ("tengo 12 años, carreras", "algo para mí"),
    ("j'ai 12 ans, course", "un jeu pour moi"),
    ("tenho 12 anos, corrida", "um jogo pra mim"),
    ("12 yaşındayım, yarış", "benim için bir oyun"),
    ("mam 12 lat, wyścigi", "coś dla mnie"),
    ("我12岁，赛车", "给我自己玩的"),
    ("私は12歳、レース", "自分用に一つ"),
]


@pytest.mark.parametrize(("told", "wished"), OWN_AGES)
async def test_the_age_of_who_writes_holds_whoever_games_are_for(told: str, wished: str) -> None:
    first = await say(told)
    assert age(first) in (11, 12)
    for text in (wished, "something for adults then"):
        got = await say(text, *first.summary.state.constraints)
        assert age(got) == age(first)
    again = await say("start over", *first.summary.state.constraints, act=pb.ACT_START_OVER)
    assert age(again) == age(first)


async def test_another_age_of_ones_own_takes_its_place() -> None:
    first = await say("im 12, racing")
    assert age(await say("im 14, racing", *first.summary.state.constraints)) == 14
    assert age(await say("racing for me, I'm 35", *first.summary.state.constraints)) is None


@pytest.mark.parametrize(
    ("told", "pleads"),
    [
        ("мне 11", "ну пожалуйста, мне почти 12"), ("i'm 11", "pleeease i'm almost 12"),
        ("ich bin 11", "bitte, ich bin fast 12"),
        ("tengo 11 años", "porfa, tengo casi 12 años"), ("j'ai 11 ans", "allez, j'ai presque 12 ans"),
        ("tenho 11 anos", "por favor, tenho quase 12 anos"), ("11 yaşındayım", "lütfen, neredeyse 12 yaşındayım"),
        ("мені 11", "ну будь ласка, мені майже 12"), ("mam 11 lat", "no proszę, mam prawie 12 lat"),
        ("我11岁", "求你了，我快12岁"), ("私は11歳", "お願い、もうすぐ私は12歳"),
    ],
)  # fmt: skip
async def test_who_is_not_yet_so_old_stays_as_old_as_before(told: str, pleads: str) -> None:
    first = await say(told)
    assert age(await say(pleads, *first.summary.state.constraints)) == age(first) == 11


async def test_a_brothers_age_and_ones_own_hold_beside_each_other() -> None:
    both = await say("racing with my 8 year old brother", *(await say("im 12")).summary.state.constraints)
    assert age(both) == 8
    assert age(await say("racing just for me now", *both.summary.state.constraints)) == 12


@pytest.mark.parametrize(
    ("text", "act", "intent"),
    [
        ("is Grimhold ok for me", pb.ACT_ABOUT_GAME, pb.INTENT_GAME_QUESTION),
        ("thats nice. is it fun for me too?", pb.ACT_CHAT, pb.INTENT_SMALL_TALK),
        ("which one is best for me", pb.ACT_ABOUT_SHOWN, pb.INTENT_GAME_QUESTION),
    ],
)
async def test_a_question_and_talk_let_go_of_no_age(
    text: str, act: pb.Act.ValueType, intent: pb.Intent.ValueType
) -> None:
    assert age(await say(text, child(9, "9"), act=act, intent=intent)) == 9


def content(*shown: common_pb2.ContentDescriptor.ValueType) -> Constraint:
    condition = common_pb2.GameFilter(exclude_content=shown)
    return Constraint(text="x", type=pb.SPAN_TYPE_CONTENT, polarity=pb.POLARITY_REFUSED, condition=condition)


async def test_what_was_refused_before_a_child_was_spoken_of_holds_on_for_a_grown_up() -> None:
    own, of_the_child = content(common_pb2.CONTENT_DESCRIPTOR_GORE), content(common_pb2.CONTENT_DESCRIPTOR_DRUGS)
    got = await say("now racing for me", own, child(9, "9"), of_the_child)
    assert [each for each in got.summary.state.constraints if each.type == pb.SPAN_TYPE_CONTENT] == [own]


async def test_a_grown_up_who_wishes_for_something_else_is_not_held_to_what_the_child_wished() -> None:
    kind = Constraint(text="cute", type=pb.SPAN_TYPE_KIND, polarity=WANTED, names=["Racing"])
    together = Constraint(text="zu zweit", type=pb.SPAN_TYPE_PLAYERS, condition=common_pb2.GameFilter(players=2))
    no_horror = Constraint(text="x", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_REFUSED, names=["Racing"])
    of_the_child = [child(9, "9"), kind, together, content(common_pb2.CONTENT_DESCRIPTOR_HORROR), no_horror, ON_SWITCH]
    got = await say("now something like Grimhold for me, please", *of_the_child)
    assert [each.text for each in got.summary.state.constraints] == ["Grimhold"]


@pytest.mark.parametrize(
    ("for_oneself", "for_the_child"),
    [
        ("now one for me, racing", "and another one for her"), ("et pour moi, une course", "et un autre pour ma nièce"),
        ("und was für mich, ab 18", "und noch eins für ihn"), ("а теперь для меня гонки", "и ей ещё одну"),
        ("и теперь для мужа", "а для дочки что?"), ("y algo para mí de terror cuando se duerma", "y otro para él"),
        ("e um pra mim", "e mais um pra ela"), ("kendim için yarış", "bir tane de onun için"),
        ("а для мене перегони", "і ще одну для неї"), ("a coś dla mnie", "i jeszcze coś dla niej"),
        ("给我自己玩的", "再给她一个"), ("自分用に一つ", "あの子にもう一つ"),
    ],
)  # fmt: skip
async def test_a_childs_age_that_was_left_aside_comes_back_with_the_child(for_oneself: str, for_the_child: str) -> None:
    adult = (await say(for_oneself, child(8, "8"), ON_SWITCH, RACING)).summary.state
    assert age_of(adult) is None
    more = (await say("more", *adult.constraints, act=pb.ACT_MORE, set_aside=adult.set_aside)).summary.state
    assert age_of(more) is None
    again = (await say(for_the_child, *more.constraints, set_aside=more.set_aside)).summary.state
    assert age_of(again) == 8
    assert "Switch" in [each.text for each in again.constraints]
    assert not again.set_aside


async def test_a_new_beginning_leaves_no_child_aside() -> None:
    adult = (await say("now one for me", child(8, "8"))).summary.state
    over = await say("start over", *adult.constraints, act=pb.ACT_START_OVER, set_aside=adult.set_aside)
    assert not over.summary.state.set_aside


async def test_a_question_of_a_child_left_aside_is_of_its_age() -> None:
    adult = (await say("now one for me", child(9, "9"))).summary.state
    got = await say(
        "can my kid play Grimhold?",
        *adult.constraints,
        act=pb.ACT_ABOUT_GAME,
        intent=pb.INTENT_GAME_QUESTION,
        set_aside=adult.set_aside,
    )
    assert got.text == "Grimhold: from age 18, so not suitable for that age."


@pytest.mark.parametrize("text", ["а сыну 12 что?", "et pour mon fils de 13 un truc"])
async def test_a_bare_word_beside_an_age_is_no_second_child(text: str) -> None:
    got = await say(text)
    told = [each.condition.age for each in got.recommendations.understood if each.condition.HasField("age")]
    assert told == [12 if "12" in text else 13]


@pytest.mark.parametrize("language", sorted(PHRASES))
async def test_whose_age_holds_is_told_where_an_older_child_is_spoken_of(language: str) -> None:
    told = PHRASES[language].of_the_youngest.format(age=5)
    assert (await say("а сыну 12 что?", child(5, "5"), language=language)).text.count(told) == 1
    assert told not in (await say("racing", child(5, "5"), language=language)).text


async def test_a_game_wanted_by_name_that_is_not_for_the_age_is_told() -> None:
    told = "Grimhold: from age 18, so not suitable for that age."
    got = await say("they want Grimhold", child(9, "9"))
    assert told in got.text
    assert "grimhold" not in got.game_ids
    assert told not in (await say("they want Grimhold")).text


KINDS = CatalogueNames(
    [
        common_pb2.Game(game_id="a", title="A", genres=["Racing"], tags=["family friendly", "difficult"]),
        common_pb2.Game(game_id="b", title="B", genres=["Visual Novel"], tags=["educational", "text-based"]),
    ]
)
RACING = Constraint(text="racing", type=pb.SPAN_TYPE_KIND, polarity=WANTED, names=["Racing"])
DIFFICULT = Constraint(text="hard", type=pb.SPAN_TYPE_KIND, polarity=WANTED, names=["difficult"])


def test_a_small_child_gets_nothing_difficult_and_what_is_for_families_where_nothing_else_is_wished() -> None:
    small = wish_of([child(5)], KINDS)
    assert set(small.named.tags) == {"educational", "family friendly"}
    assert list(small.refused.tags) == ["difficult"]
    wishing = wish_of([child(5), RACING], KINDS)
    assert (list(wishing.named.genres), list(wishing.named.tags)) == (["Racing"], [])
    assert not wish_of([child(5), DIFFICULT], KINDS).refused.tags
    older = wish_of([child(9)], KINDS)
    assert not [*older.named.tags, *older.refused.tags]


@pytest.mark.parametrize(
    "text",
    [
        "without much text please", "game without many text", "не слишком длинное и мало текста", "wenig Text bitte",
        "möglichst ohne Text", "sin mucho texto", "sans trop de texte", "com pouco texto", "az yazı olsun",
        "без зайвого тексту", "mało tekstu", "文字少一点的", "文字が少ないの",
        "the little one cant read yet", "he doesn’t know how to read", "он ещё не умеет читать",
        "вона ще не вміє читати",
        "sie kann noch nicht lesen", "todavía no sabe leer", "il ne sait pas encore lire", "ainda não sabe ler",
        "okuma bilmiyor", "nie umie jeszcze czytać", "她不识字", "まだ字が読めません",
    ],
)  # fmt: skip
def test_who_cannot_read_or_wants_little_to_gets_nothing_that_is_told_in_text(text: str) -> None:
    reader = SpanReader(KINDS, this_year=2026)
    (refused,) = [each for each in completed(text, [], reader, is_wish=True) if each.type == pb.SPAN_TYPE_KIND]
    assert set(wish_of([refused], KINDS).refused.tags) == {"text-based"}
    assert list(wish_of([refused], KINDS).refused.genres) == ["Visual Novel"]


async def test_that_nobody_knows_how_much_there_is_to_read_is_told() -> None:
    told = PHRASES["en"].reading_unknown
    games = [*GAMES, common_pb2.Game(game_id="zork", title="Zork", genres=["Adventure"], tags=["text-based"])]
    world = World(
        classifier=FakeClassifier(), recommender=FakeRecommender(games), language_model=FakeLanguageModel(failure=GONE)
    )
    assert told in (await answer(world, "he is 4 years old and can't read", limit=None, language="en")).text
    assert told not in (await answer(world, "he is 4 years old", limit=None, language="en")).text


@pytest.mark.parametrize(
    ("text", "number", "is_own"),
    [
        ("mam 9-letniego syna", "9", False), ("mam 9-latka", "9", False), ("我9岁的儿子", "9岁", False),
        ("benim 9 yaşında bir kızım var", "9 yaşında", False), ("im here with my 9 year old", "9 year old", False),
        ("I am a 9 year old kid", "9 year old", True), ("as a 12 year old", "12 year old", True),
        ("mam 12 lat", "12 lat", True), ("我12岁", "12岁", True), ("12 yaşındayım", "12", True),
        ("im only 12", "12", True),
    ],
)  # fmt: skip
def test_an_age_is_ones_own_only_where_no_child_is_named_with_it(text: str, number: str, *, is_own: bool) -> None:
    start = text.index(number)
    told = Constraint(
        text=number, start=start, end=start + len(number), type=pb.SPAN_TYPE_AGE, polarity=WANTED, condition=of_age(9)
    )
    assert is_own_age(told_of_oneself(text, [told])[0]) == is_own
