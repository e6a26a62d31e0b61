"""Questions about games are answered from their facts, in every language, and what is not known is said so."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.games.game_facts import PriceModel
from services.gateway.answering.answers import answered
from services.gateway.answering.attributes import Attribute, attributes_in
from services.gateway.answering.game_question import GameQuestion
from services.gateway.writing.mentioning import kinds_in_common
from services.gateway.writing.texts.languages import PHRASES
from services.gateway.writing.wording import Wording

CELESTE = common_pb2.Game(
    game_id="celeste",
    title="Celeste",
    year=2018,
    developer="Maddy Makes Games",
    genres=["Platformer"],
    platforms=["PC", "Switch"],
    tags=["difficult", "emotional"],
    summary="Climb a mountain with a girl who doubts herself.",
    modes=[common_pb2.PLAY_MODE_SINGLE_PLAYER],
    min_players=1,
    max_players=1,
    minimum_age=7,
    typical_hours=8,
    price_model=common_pb2.PRICE_MODEL_PREMIUM,
)
GRIS = common_pb2.Game(
    game_id="gris", title="Gris", year=2019, genres=["Platformer"], tags=["emotional"], platforms=["PC"]
)
BARE = common_pb2.Game(game_id="bare", title="Bare")


def reply(text: str, *games: common_pb2.Game, language: str = "en", attribute: str = "", **named: list[str]) -> str:
    understood = [
        gateway_pb2.Constraint(
            text=", ".join(names), type=classifier_pb2.SpanType.Value(f"SPAN_TYPE_{kind.upper()}"), names=names
        )
        for kind, names in named.items()
    ]
    return " ".join(each.text for each in answered(language, GameQuestion(text, attribute, games, understood)))


def test_each_attribute_is_answered_from_the_facts() -> None:
    assert reply("when did Celeste come out?", CELESTE) == "Celeste came out in 2018."
    assert reply("who made Celeste?", CELESTE) == "Celeste was made by Maddy Makes Games."
    assert reply("which platforms is it on?", CELESTE) == "Celeste is available on PC and Switch."
    assert reply("how long is it?", CELESTE) == "Celeste: about 8 hours."
    assert reply("how many players?", CELESTE) == "Celeste: for one player."
    assert reply("is it free?", CELESTE) == "No, not as far as I know. Celeste: bought once."
    assert reply("from what age?", CELESTE) == "Celeste: from age 7."
    assert reply("what genre is it?", CELESTE) == "Celeste: platformer, difficult, emotional."
    assert reply("is it hard?", CELESTE) == "Celeste: difficult."
    told = reply("what is it about?", CELESTE)
    assert told.startswith("Celeste (2018): platformer")
    assert told.endswith("Climb a mountain with a girl who doubts herself.")


def test_a_platform_is_there_or_not() -> None:
    assert reply("is Celeste on Switch?", CELESTE, platform=["Switch"]) == "Yes, Celeste is available on Switch."
    assert reply("is it on Xbox?", CELESTE, platform=["Xbox"]) == (
        "No, not as far as I know. Celeste is available on PC and Switch."
    )


def test_a_kind_is_there_or_not() -> None:
    assert reply("is Celeste a platformer?", CELESTE, kind=["Platformer"]) == "Yes, Celeste is listed as “platformer”."
    assert reply("is it turn-based?", CELESTE, kind=["turn-based"]).startswith("No, not as far as I know.")


def test_two_games_are_compared() -> None:
    assert (
        reply("which came first, Celeste or Gris?", CELESTE, GRIS)
        == "Celeste came first, in 2018; Gris followed in 2019."
    )
    assert (
        reply("is Gris like Celeste?", GRIS, CELESTE) == "Yes, Gris and Celeste share this: platformer and emotional."
    )
    assert reply("is Bare like Celeste?", CELESTE, BARE).startswith("Not much, as far as I know.")
    assert reply("which is older?", CELESTE, BARE) == "I do not know that about Bare."


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("which is longer, Celeste or Epic?", "Epic"),
        ("which is shorter, Celeste or Epic?", "Celeste"),
        ("что длиннее, Celeste или Epic?", "Epic"),
        ("was ist kürzer, Celeste oder Epic?", "Celeste"),
        ("¿cuál es más largo, Celeste o Epic?", "Epic"),
        ("lequel est le plus court, Celeste ou Epic ?", "Celeste"),
        ("Celeste和Epic哪个更长？", "Epic"),
    ],
)
def test_two_games_are_compared_in_length(text: str, which: str) -> None:
    epic = common_pb2.Game(game_id="epic", title="Epic", genres=["RPG"], typical_hours=80)
    other = "Epic" if which == "Celeste" else "Celeste"
    for code, phrases in PHRASES.items():
        told = reply(text, CELESTE, epic, language=code)
        assert told.index(phrases.bare.format(title=which)) < told.index(phrases.bare.format(title=other))
    told = reply(text, CELESTE, epic)
    assert told.startswith(f"That is {which}: about ")


def test_what_two_games_are_compared_in_and_nobody_read_is_no_likeness() -> None:
    told = reply("which one would my aunt prefer, Celeste or Gris?", CELESTE, GRIS)
    assert "share" not in told
    assert "Celeste" in told
    assert "Gris" in told


def test_whether_it_is_free_begins_with_yes_or_no() -> None:
    free = common_pb2.Game(game_id="free", title="Mild", price_model=common_pb2.PRICE_MODEL_FREE)
    assert reply("is the first one free?", free) == "Yes, Mild is free."
    assert reply("она бесплатная?", CELESTE, language="ru").startswith("Нет")


def test_who_asks_for_a_name_is_told_it() -> None:
    for text in ("what is the first one called?", "как называется первая, напомни", "wie heißt das erste?"):
        told = reply(text, CELESTE)
        assert told.startswith("Celeste (2018)")
        assert "do not know" not in told


@pytest.mark.parametrize(
    "text",
    [
        "how many copies did Celeste sell?",
        "who composed the music of Celeste?",
        "what engine does Celeste use?",
        "сколько копий продали Celeste?",
        "wie oft wurde Celeste verkauft?",
        "¿qué motor usa Celeste?",
        "qui a composé la musique de Celeste ?",
        "quem dublou Celeste?",
        "Celeste kaç kopya sattı?",
        "хто написав музику до Celeste?",
        "na jakim silniku działa Celeste?",
        "Celeste卖了多少份？",
        "Celesteの作曲者は誰？",
    ],
)
def test_what_no_catalogue_says_is_not_known(text: str) -> None:
    for code, phrases in PHRASES.items():
        told = reply(text, CELESTE, language=code)
        assert told.startswith(phrases.answers.unknown.format(game=phrases.bare.format(title="Celeste")))
        # The answer may lie in what is known where the question was not read.
        assert "Maddy Makes Games" in told


def test_what_is_known_stands_behind_what_is_not() -> None:
    told = "What I do know: Celeste (2018, Maddy Makes Games), platformer, difficult, emotional, on PC and Switch, "
    told += "for one player, about 8 hours, from age 7, bought once."
    assert reply("whose idea was Celeste in the first place?", CELESTE) == f"I do not know that about Celeste. {told}"
    assert reply("is Celeste in French?", CELESTE) == "I do not know that about Celeste."
    assert reply("whose idea was Bare?", BARE) == "I do not know that about Bare."


def test_a_sum_of_money_is_not_known_and_how_it_is_sold_is_said() -> None:
    assert reply("how much does Celeste cost?", CELESTE) == "I do not know what Celeste costs, only this: bought once."


@pytest.mark.parametrize("code", sorted(PHRASES))
def test_a_fact_that_is_missing_is_not_known(code: str) -> None:
    unknown = PHRASES[code].answers.unknown.format(game=PHRASES[code].bare.format(title="Bare"))
    for text in (
        "when was it released",
        "who made it",
        "which platforms",
        "how many hours",
        "how many players",
        "is it hard",
    ):
        assert reply(text, BARE, language=code) == unknown
    assert reply("?", CELESTE, language=code, attribute="shoe size") != ""


@pytest.mark.parametrize("code", sorted(PHRASES))
def test_every_answer_is_filled_in_every_language(code: str) -> None:
    for text in (
        "when",
        "who made it",
        "platforms",
        "hours",
        "players",
        "free",
        "age",
        "genre",
        "hard",
        "about",
        "cost",
    ):
        told = reply(text, CELESTE, language=code)
        assert "Celeste" in told
        assert "{" not in told
    for told in (
        reply("first", CELESTE, GRIS, language=code),
        reply("like", CELESTE, GRIS, language=code),
        reply("like", CELESTE, BARE, language=code),
        reply("on?", CELESTE, language=code, platform=["Switch"]),
        reply("on?", CELESTE, language=code, platform=["Xbox"]),
        reply("is it?", CELESTE, language=code, kind=["difficult"]),
        reply("is it?", CELESTE, language=code, kind=["horror"]),
    ):
        assert "Celeste" in told
        assert "{" not in told
    assert reply("what do you think", language=code) == PHRASES[code].answers.which_game


@pytest.mark.parametrize(
    ("attribute", "texts"),
    [
        (
            "YEAR",
            "when was it released|когда вышла|wann erschien es|cuándo salió|quand est-il sorti|quando saiu",
        ),
        ("YEAR", "ne zaman çıktı|коли вийшла|kiedy wyszła|什么时候发行的|いつ発売された"),
        (
            "DEVELOPER",
            "who made it|кто разработчик|wer hat es entwickelt|quién lo hizo|qui l'a fait|quem fez|kim yaptı",
        ),
        ("DEVELOPER", "хто зробив|kto zrobił|谁做的|誰が作った"),
        (
            "LENGTH",
            "how long is it|сколько часов|wie lange dauert es|cuánto dura|combien d'heures|quantas horas|kaç saat",
        ),
        ("LENGTH", "скільки годин|ile godzin|多少小时|何時間"),
        ("PRICE", "is it free|она бесплатная|ist es kostenlos|es gratis|c'est gratuit|é gratuito|ücretsiz mi"),
        ("PRICE", "вона безплатна|czy jest darmowa|免费吗|無料ですか"),
    ],
)
def test_the_attribute_is_read_in_every_language(attribute: str, texts: str) -> None:
    for text in texts.split("|"):
        assert attributes_in(text, games=1)[:1] == [Attribute[attribute]], text


def test_words_of_a_title_ask_nothing() -> None:
    game = common_pb2.Game(game_id="w", title="Who Made the Long Year", year=2001)
    assert GameQuestion("what is Who Made the Long Year about", "", [game]).asked() == [Attribute.ABOUT]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (common_pb2.Reason.KIND_MATCHES_MESSAGE, "platformer"),
        (common_pb2.Reason.KIND_SIMILAR_TO_LIKED, "rate highly"),
        (common_pb2.Reason.KIND_LIKED_BY_SIMILAR_PLAYERS, "taste like yours"),
        (common_pb2.Reason.KIND_REPLAY, "played it before"),
        # That many like it is none where it has something of the wish.
        (common_pb2.Reason.KIND_POPULAR, "platformer"),
    ],
)
def test_why_a_game_was_shown_is_answered_by_its_reason(kind: common_pb2.Reason.Kind.ValueType, told: str) -> None:
    wished = gateway_pb2.Constraint(
        text="a platformer",
        type=classifier_pb2.SPAN_TYPE_KIND,
        polarity=classifier_pb2.POLARITY_WANTED,
        names=["Platformer"],
    )
    question = GameQuestion("why the first?", "", [CELESTE], reasons={"celeste": kind}, constraints=[wished])
    (sentence,) = answered("en", question)
    assert told in sentence.text
    assert "Climb a mountain" not in sentence.text


@pytest.mark.parametrize("language", sorted(PHRASES))
@pytest.mark.parametrize(
    ("kind", "phrase"),
    [
        (common_pb2.Reason.KIND_SIMILAR_TO_LIKED, "because_liked"),
        (common_pb2.Reason.KIND_LIKED_BY_SIMILAR_PLAYERS, "because_players"),
        (common_pb2.Reason.KIND_POPULAR, "because_popular"),
        (common_pb2.Reason.KIND_REPLAY, "because_replay"),
    ],
)
def test_why_is_answered_by_a_because(language: str, kind: common_pb2.Reason.Kind.ValueType, phrase: str) -> None:
    (sentence,) = answered(language, GameQuestion("why the first?", "why", [CELESTE], reasons={"celeste": kind}))
    phrases = PHRASES[language]
    assert sentence.text == getattr(phrases.answers, phrase).format(game=phrases.bare.format(title="Celeste"))


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_how_long_a_game_without_end_is_has_an_answer_in_words(language: str) -> None:
    endless = common_pb2.Game(game_id="endless", title="Endless", endless=True)
    told = reply("how long is it?", endless, language=language)
    assert told == PHRASES[language].answers.endless.format(game=PHRASES[language].bare.format(title="Endless"))


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_why_is_answered_by_the_example_that_the_game_is_like(language: str) -> None:
    example = common_pb2.Game(
        game_id="meat", title="Super Meat Boy", genres=["Platformer"], tags=["difficult", "emotional"]
    )
    question = GameQuestion(
        "why the first?", "why", [CELESTE], reasons={"celeste": common_pb2.Reason.KIND_NEAR_MESSAGE}, liked=[example]
    )
    (sentence,) = answered(language, question)
    assert "Super Meat Boy" in sentence.text
    assert PHRASES[language].kinds.get("difficult", "difficult") in sentence.text


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_a_likeness_and_a_wish_are_told_in_different_words_and_each_kind_once(language: str) -> None:
    example = common_pb2.Game(game_id="meat", title="Super Meat Boy", genres=["Platformer"], tags=["difficult"])
    wished = [
        gateway_pb2.Constraint(type=classifier_pb2.SPAN_TYPE_KIND, text="hard", names=["difficult"]),
        gateway_pb2.Constraint(
            type=classifier_pb2.SPAN_TYPE_PRICE,
            condition=common_pb2.GameFilter(price_models=[common_pb2.PRICE_MODEL_PREMIUM]),
        ),
    ]
    reasons = {"celeste": common_pb2.Reason.KIND_MATCHES_MESSAGE}
    question = GameQuestion("why?", "why", [CELESTE], reasons=reasons, constraints=wished, liked=[example])
    phrases = PHRASES[language]
    first, second = answered(language, question)
    assert "Super Meat Boy" in first.text
    bought = phrases.facts.prices[PriceModel.PREMIUM]
    assert second.text == phrases.answers.because_too.format(facts=bought)


def test_a_genre_and_the_tag_of_that_name_make_no_likeness() -> None:
    one = common_pb2.Game(game_id="one", title="One", genres=["Puzzle"], tags=["puzzle"])
    other = common_pb2.Game(game_id="other", title="Other", genres=["Puzzle"], tags=["puzzle", "cozy"])
    assert kinds_in_common(one, other) == ["puzzle"]
    reasons = {"one": common_pb2.Reason.KIND_POPULAR}
    (sentence,) = answered("en", GameQuestion("why the first?", "why", [one], reasons=reasons, liked=[other]))
    assert "Other" not in sentence.text


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_where_all_or_none_have_what_is_asked_that_is_said(language: str) -> None:
    games = [common_pb2.Game(game_id=name, title=name, platforms=["PC"]) for name in ("One", "Two", "Three")]
    answers, wording = PHRASES[language].answers, Wording(language)
    listed = wording.listed([wording.title(each) for each in games], last=False)
    all_of_them = answers.yes_all.format(games=listed)
    assert reply("are they all on PC?", *games, language=language, platform=["PC"]) == all_of_them
    none_of_them = answers.no_all.format(games=listed)
    assert reply("are they all on Xbox?", *games, language=language, platform=["Xbox"]) == none_of_them


@pytest.mark.parametrize(
    "question",
    ["who published it?", "какой у неё издатель?", "wer hat Regie geführt?", "¿quién la dirigió?", "quel éditeur ?",
     "quem publicou?", "yayıncısı kim", "хто видавець?", "kto wydał tę grę?", "发行商是谁", "販売元は？",
     "what resolution does it run at?", "which country is it from?"],
)  # fmt: skip
def test_who_publishes_or_directs_a_game_is_not_its_developer(question: str) -> None:
    assert GameQuestion(question, "", [CELESTE]).asked()[0] is Attribute.UNKNOWN


def test_an_age_in_years_is_asked_for_before_a_year() -> None:
    assert attributes_in("Ab wie viel Jahren ist das?", games=1)[0] is Attribute.AGE
    assert attributes_in("od ilu lat to jest", games=1)[0] is Attribute.AGE


def test_what_takes_time_does_not_take_room() -> None:
    assert attributes_in("ile to zajmuje przejść", games=1)[0] is Attribute.LENGTH
    assert GameQuestion("ile miejsca zajmuje", "", [CELESTE]).asked()[0] is Attribute.UNKNOWN


def test_what_is_chosen_is_affirmed_and_described() -> None:
    told = " ".join(
        each.text for each in answered("en", GameQuestion("the first sounds good", "", [CELESTE], is_pick=True))
    )
    assert told.startswith("Good choice! Celeste (2018): platformer")
    assert "do not know" not in told


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_why_a_game_was_shown_names_what_it_has_of_the_wish(language: str) -> None:
    wish = gateway_pb2.Constraint(type=classifier_pb2.SPAN_TYPE_KIND, text="hard", names=["difficult"])
    reasons = {"celeste": common_pb2.Reason.KIND_MATCHES_MESSAGE}
    question = GameQuestion("why did you recommend the first one?", "why", [CELESTE], (), reasons, [wish])
    told = " ".join(each.text for each in answered(language, question))
    phrases = PHRASES[language]
    difficult = phrases.kinds.get("difficult", "difficult")
    assert told == phrases.answers.because.format(game=phrases.bare.format(title="Celeste"), facts=difficult)


def test_whether_a_game_costs_anything_is_known_though_no_sum_is() -> None:
    free = common_pb2.Game(game_id="free", title="Mild", price_model=common_pb2.PRICE_MODEL_FREE_TO_PLAY)
    for text in ("does the first one cost anything?", "kostet das erste was?", "стоит ли она денег?"):
        assert reply(text, CELESTE) == "Celeste: bought once."
    assert reply("how much is it?", CELESTE) == "I do not know what Celeste costs, only this: bought once."
    assert reply("how much is Mild?", free) == "Mild: free to play."


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_a_fact_of_a_console_says_nothing_of_its_generation(language: str) -> None:
    said = gateway_pb2.Constraint(text="PS5", type=classifier_pb2.SPAN_TYPE_PLATFORM, names=["PlayStation"])
    game = common_pb2.Game(game_id="old", title="Old", year=2001, platforms=["PlayStation"])
    told = " ".join(each.text for each in answered(language, GameQuestion("is Old on PS5?", "", [game], [said])))
    phrases = PHRASES[language]
    assert told == phrases.answers.family.format(
        game=phrases.bare.format(title="Old"), platform="PlayStation", asked="PS5"
    )


@pytest.mark.parametrize(
    ("said", "written"), [("ps4", "PS4"), ("xbox one", "Xbox One"), ("switch 2", "Switch 2"), ("PS5", "PS5")]
)
def test_a_console_is_written_as_its_makers_do(said: str, written: str) -> None:
    platform = gateway_pb2.Constraint(text=said, type=classifier_pb2.SPAN_TYPE_PLATFORM, names=["PlayStation"])
    game = common_pb2.Game(game_id="old", title="Old", year=2001, platforms=["PlayStation"])
    told = answered("en", GameQuestion(f"is Old on {said}?", "", [game], [platform]))
    assert f"whether on {written}, I do not know" in told[0].text


def test_how_a_game_runs_is_not_answered_by_its_platform() -> None:
    told = reply("will Celeste run on a weak laptop?", CELESTE, platform=["PC"])
    assert told == "I do not know that about Celeste."


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_the_first_of_several_games_in_something_is_named(language: str) -> None:
    epic = common_pb2.Game(game_id="epic", title="Epic", typical_hours=80)
    endless = common_pb2.Game(game_id="endless", title="Endless", endless=True)
    question = GameQuestion("which of them is the shortest?", "", [epic, CELESTE, endless])
    told = " ".join(each.text for each in answered(language, question))
    assert "Celeste" in told
    assert "8" in told
    assert "Epic" not in told


EPIC = common_pb2.Game(
    game_id="epic",
    title="Epic",
    platforms=["Mac"],
    typical_hours=80,
    price_model=common_pb2.PRICE_MODEL_FREE_TO_PLAY,
    tags=["difficult"],
)


@pytest.mark.parametrize(
    "text",
    [
        "does Celeste eat a whole weekend",
        "а за вечер Celeste реально осилить?",
        "schafft man Celeste an einem Abend?",
        "¿se puede acabar Celeste en una tarde?",
        "Celeste ça se plie en une soirée ?",
        "da pra zerar Celeste numa tarde?",
        "Celeste bir akşamda biter mi?",
        "Celeste за один вечір здолаю?",
        "Celeste da się łyknąć w jeden wieczór?",
        "周末两天能打完Celeste吗",
        "Celesteって一晩で終わる？",
    ],
)
def test_who_names_a_time_to_play_asks_how_long_a_game_is(text: str) -> None:
    assert reply(text, CELESTE) == "Celeste: about 8 hours."


def test_a_time_to_play_is_heard_beside_words_that_begin_as_those_for_other_facts_do() -> None:
    weekend = gateway_pb2.Constraint(text="за выходные", type=classifier_pb2.SPAN_TYPE_LENGTH)
    told = answered("en", GameQuestion("Celeste можно за выходные пройти?", "", [CELESTE], [weekend]))
    assert [each.text for each in told] == ["Celeste: about 8 hours."]


def test_who_names_a_price_asks_how_a_game_is_sold() -> None:
    for text in ("Celeste é na faixa?", "Celeste要氪金才能玩吗"):
        assert reply(text, CELESTE).endswith("Celeste: bought once.")
    told = reply("wie viele Bosse schafft man in Celeste an einem Abend?", CELESTE)
    assert told.startswith("I do not know that")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("gibt's bei Celeste nen geheimen Boss?", "Boss fights"),
        ("dá pra pular as cutscenes de Celeste?", "Emotional"),
        ("is the emotional ending of Celeste the canon one?", "emotional"),
    ],
)
def test_a_kind_is_no_answer_where_more_is_asked(text: str, kind: str) -> None:
    word = next(each for each in text.split() if each.rstrip("?").lower() in ("boss", "pular", "emotional")).rstrip("?")
    named = gateway_pb2.Constraint(text=word, type=classifier_pb2.SPAN_TYPE_KIND, names=[kind])
    told = answered("en", GameQuestion(text, "", [CELESTE], [named]))
    assert told[0].text == "I do not know that about Celeste."


def test_how_large_a_map_is_is_no_price() -> None:
    assert reply("¿cuánto mide el mapa de Celeste?", CELESTE).startswith("I do not know that about Celeste.")
    assert reply("¿cuánto dinero cuesta Celeste?", CELESTE).startswith("I do not know what Celeste costs")


@pytest.mark.parametrize(
    "text", ["ist Celeste zu schwer für Anfänger?", "Celeste难吗，新手能玩吗", "Celesteは初心者でも遊べる？"]
)
def test_who_begins_asks_how_hard_a_game_is(text: str) -> None:
    assert reply(text, CELESTE) == "Celeste: difficult."


@pytest.mark.parametrize(
    "text",
    [
        "i want to know how long Celeste is", "хочу знать, сколько часов Celeste",
        "ich würd gern wissen wie lang Celeste ist",
        "quiero saber cuánto dura Celeste", "j'aimerais savoir combien d'heures dure Celeste",
        "gostaria de saber quantas horas tem Celeste", "Celeste kaç saat merak ettim",
        "хочу дізнатися скільки годин Celeste",
        "chcę wiedzieć ile godzin ma Celeste", "想知道Celeste要玩多少小时",
    ],
)  # fmt: skip
def test_who_wants_to_know_asks_for_nothing_else(text: str) -> None:
    assert reply(text, CELESTE) == "Celeste: about 8 hours."


def test_whether_two_can_play_of_an_evening_asks_how_many_play() -> None:
    two = gateway_pb2.Constraint(
        text="with my girlfriend", type=classifier_pb2.SPAN_TYPE_PLAYERS, condition=common_pb2.GameFilter(players=2)
    )
    question = GameQuestion("is Celeste good for a rainy evening with my girlfriend?", "", [CELESTE], [two])
    assert "hours" not in answered("en", question)[0].text


def test_what_is_narrower_than_a_kind_is_not_told_by_the_kind() -> None:
    stray = common_pb2.Game(game_id="stray", title="Stray", tags=["animals"], summary="A cat finds its way home.")
    for word, told in (("dog", "I do not know that about Stray."), ("cat", "Yes, Stray is listed as “animals”.")):
        named = gateway_pb2.Constraint(text=word, type=classifier_pb2.SPAN_TYPE_KIND, names=["animals"])
        assert answered("en", GameQuestion(f"is there a {word} in Stray?", "", [stray], [named]))[0].text == told


def test_how_hard_a_part_of_a_game_is_is_not_how_hard_the_game_is() -> None:
    assert reply("how hard is Celeste?", CELESTE) == "Celeste: difficult."
    assert reply("el Celeste tiene logros difíciles?", CELESTE).startswith("I do not know that about Celeste.")


def test_where_players_meet_is_no_kind_beside_how_many_they_are() -> None:
    duo = common_pb2.Game(
        game_id="duo",
        title="Duo",
        genres=["Party"],
        tags=["local multiplayer"],
        modes=[common_pb2.PLAY_MODE_COUCH_COOP],
        min_players=1,
        max_players=4,
        max_couch_players=4,
    )
    players = gateway_pb2.Constraint(
        text="3 mates", type=classifier_pb2.SPAN_TYPE_PLAYERS, condition=common_pb2.GameFilter(players=4)
    )
    sofa = gateway_pb2.Constraint(text="sofa", type=classifier_pb2.SPAN_TYPE_KIND, names=["local multiplayer"])
    question = GameQuestion("could me and 3 mates play Duo on the sofa", "", [duo], [players, sofa])
    assert [each.text for each in answered("en", question)] == ["Yes. Duo: up to 4 on one couch."]


@pytest.mark.parametrize(
    "text",
    [
        "how many people can play?", "сколько человек в нее играет?",
        "wie viele Leute können das spielen?",
        "¿cuántas personas pueden jugar?", "on peut y jouer à combien ?", "quantas pessoas podem jogar?",
        "kaç kişi oynanıyor?", "скільки людей може грати?", "ile osób może grać?", "几个人可以玩？",
        "何人で遊べますか？",
    ],
)  # fmt: skip
def test_how_many_people_play_is_asked_of_the_players(text: str) -> None:
    assert reply(text, CELESTE) == "Celeste: for one player."


def test_what_is_stored_is_told_in_whatever_words_it_is_asked_for() -> None:
    assert reply("скільки вона триває?", CELESTE, language="uk") == "Celeste: близько 8 годин."
    assert reply("кто ее сделал и что у них еще есть?", CELESTE, language="ru").endswith("Maddy Makes Games.")
    assert "买断制" in reply("算不算免费", CELESTE, language="zh")
    assert "7" in reply("会不会很血腥", CELESTE, language="zh")
    assert reply("is it a one time purchase?", CELESTE) == "Celeste: bought once."


@pytest.mark.parametrize("code", sorted(PHRASES))
def test_what_is_unknown_of_several_games_is_said_once(code: str) -> None:
    told = reply("who composed their music?", CELESTE, GRIS, EPIC, language=code)
    assert told.count("Celeste") == told.count("Gris") == told.count("Epic") == 1


@pytest.mark.parametrize("code", sorted(PHRASES))
def test_of_several_games_each_is_told_of(code: str) -> None:
    told = reply("how long are these?", CELESTE, GRIS, EPIC, language=code)
    assert "8" in told
    assert "80" in told
    assert PHRASES[code].answers.unknown.format(game=PHRASES[code].bare.format(title="Gris")) in told


@pytest.mark.parametrize("code", sorted(PHRASES))
def test_of_several_games_it_is_told_which_have_what_is_asked_for(code: str) -> None:
    answers, bare = PHRASES[code].answers, PHRASES[code].bare
    listed = Wording(code).listed([bare.format(title="Celeste"), bare.format(title="Gris")], last=False)
    told = reply("are these on Mac?", CELESTE, GRIS, EPIC, language=code, platform=["Mac"])
    yes, no = answers.yes_of.format(games=bare.format(title="Epic")), answers.no_of.format(games=listed)
    assert told == f"{yes} {no}"
    assert reply("which of these is free?", CELESTE, EPIC, BARE, language=code).count("Bare") == 1


def test_of_games_that_are_alike_in_it_all_are_the_first() -> None:
    twin = common_pb2.Game(game_id="twin", title="Twin", typical_hours=8)
    assert reply("which of them is the shortest?", EPIC, CELESTE, twin) == "Those are Celeste and Twin: about 8 hours."


def test_where_no_game_ends_that_is_said_of_each() -> None:
    endless = [common_pb2.Game(game_id=each, title=each, endless=True) for each in ("One", "Two", "Three")]
    told = reply("which of them is the shortest?", *endless)
    assert told == "One: no fixed end. Two: no fixed end. Three: no fixed end."


@pytest.mark.parametrize(
    "text",
    [
        "does it have a French dub?", "есть русские субтитры?", "gibt es das auf Deutsch?", "¿está en español?",
        "c'est en français ?", "tem legendas em português?", "türkçe dil desteği var mı?", "а українською є?",
        "po polsku jest?", "有中文吗？", "日本語で遊べる？", "can i use a controller?", "有手柄支持吗？",
    ],
)  # fmt: skip
def test_languages_and_controllers_are_not_known(text: str) -> None:
    assert reply(text, CELESTE, kind=["Platformer"]) == "I do not know that about Celeste."


def test_what_is_asked_beside_the_language_is_told() -> None:
    told = reply("how hard is it and can i use a controller?", CELESTE)
    assert told.startswith("Celeste: difficult. My catalogue does not say that for any game")


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_what_was_refused_is_no_reason(language: str) -> None:
    online = common_pb2.Game(
        game_id="online", title="Online", max_players=60, modes=[common_pb2.PLAY_MODE_ONLINE_VERSUS], genres=["Card"]
    )
    wish = gateway_pb2.Constraint(
        type=classifier_pb2.SPAN_TYPE_PLAYERS, text="online", polarity=classifier_pb2.POLARITY_REFUSED
    )
    reasons = {"online": common_pb2.Reason.KIND_MATCHES_MESSAGE}
    question = GameQuestion("why that?", "why", [online], (), reasons, [wish])
    told = " ".join(each.text for each in answered(language, question))
    assert "60" not in told
    card = PHRASES[language].kinds.get("card", "card")
    assert told == PHRASES[language].answers.because_near.format(
        game=PHRASES[language].bare.format(title="Online"), facts=card
    )


def test_a_stop_of_a_title_ends_its_sentence() -> None:
    mule = common_pb2.Game(game_id="mule", title="M.U.L.E.")
    assert reply("how long is it?", mule) == "I do not know that about M.U.L.E."


@pytest.mark.parametrize(
    "text",
    [
        "how long is it and on what platforms?", "сколько часов и на каких платформах?",
        "wie viele Stunden und auf welchen Plattformen?", "¿cuántas horas dura y en qué plataformas?",
        "ça dure combien d'heures et sur quelles plateformes ?", "quantas horas dura e em quais plataformas?",
        "kaç saat ve hangi platformlarda?", "скільки годин і на яких платформах?",
        "ile godzin i na jakich platformach jest dostępna?", "有多少小时，在什么平台？",
        "何時間、どのプラットフォーム？",
    ],
)  # fmt: skip
def test_two_facts_that_are_asked_for_at_once_are_both_told(text: str) -> None:
    assert reply(text, CELESTE) == "Celeste: about 8 hours. Celeste is available on PC and Switch."


def test_an_age_in_years_is_told_whatever_part_of_it_was_marked() -> None:
    assert reply("ab wie viel jahren ist das?", CELESTE, attribute="wie viel jahren") == "Celeste: from age 7."


@pytest.mark.parametrize("code", sorted(PHRASES))
def test_what_is_chosen_for_a_child_is_affirmed_only_if_it_is_for_that_age(code: str) -> None:
    age = gateway_pb2.Constraint(type=classifier_pb2.SPAN_TYPE_AGE, text="5", condition=common_pb2.GameFilter(age=5))
    question = GameQuestion("ok i'll take it", "", [CELESTE], constraints=[age], is_pick=True)
    told = " ".join(each.text for each in answered(code, question))
    phrases = PHRASES[code]
    assert told == phrases.answers.too_young.format(
        game=phrases.bare.format(title="Celeste"), facts=phrases.facts.age.format(n=7)
    )
    age.condition.age = 8
    assert " ".join(each.text for each in answered(code, question)).startswith(phrases.answers.picked)


def test_who_asks_about_a_game_chooses_none() -> None:
    question = GameQuestion("ok what about Celeste for him", "", [CELESTE], is_pick=True)
    assert "Good choice" not in " ".join(each.text for each in answered("en", question))


@pytest.mark.parametrize(
    "text",
    ["is it ok for him?", "а ему можно?", "ist das was für ihn?", "¿es para mi hijo?", "c'est bien pour lui ?",
     "serve para ele?", "oğluma uygun mu?", "а йому можна?", "to dla niego?", "适合他吗？", "息子にも大丈夫？"],
)  # fmt: skip
def test_who_asks_for_somebody_asks_for_the_age_in_force(text: str) -> None:
    age = gateway_pb2.Constraint(type=classifier_pb2.SPAN_TYPE_AGE, text="5", condition=common_pb2.GameFilter(age=5))
    told = " ".join(each.text for each in answered("en", GameQuestion(text, "", [CELESTE], constraints=[age])))
    assert told == "Celeste: from age 7, so not suitable for that age."
    assert "from age 7" in reply(text, CELESTE)


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "tell me more about the second one", "second"),
        ("ru", "расскажи про вторую", "вторую"),
        ("ru", "расскажи подробнее о второй", "второй"),
        ("de", "erzähl mir mehr über das zweite", "zweite"),
        ("es", "háblame del segundo", "segundo"),
        ("fr", "dis-m'en plus sur le deuxième", "deuxième"),
        ("pt", "me conta do segundo", "segundo"),
        ("tr", "ikincisi hakkında bilgi ver", "ikincisi"),
        ("uk", "розкажи більше про другу", "другу"),
        ("pl", "opowiedz o drugiej", "drugiej"),
        ("zh", "说说第二个", "第二个"),
        ("ja", "2番目について詳しく教えて", "2番目"),
    ],
)
def test_who_wants_to_hear_of_a_game_is_told_what_it_is(language: str, text: str, place: str) -> None:
    ordinal = gateway_pb2.Constraint(
        text=place, type=classifier_pb2.SPAN_TYPE_ORDINAL, number=2, game_ids=[CELESTE.game_id]
    )
    told = " ".join(each.text for each in answered(language, GameQuestion(text, "", [CELESTE], [ordinal])))
    assert "2018" in told
    assert PHRASES[language].facts.prices[PriceModel.PREMIUM] not in told


@pytest.mark.parametrize(
    ("attribute", "texts"),
    [
        (
            "PLAYERS",
            "what's the maximum number of people|а сколько там максимум человек|wie viele Leute gehen da maximal",
        ),
        ("PLAYERS", "¿para cuántos es?|c'est pour combien de personnes|é pra quantos|en fazla kaç kişi"),
        ("PLAYERS", "скільки там максимум людей|na ile osób to jest|最多多少人|最大何人？"),
        (
            "LENGTH",
            "за сколько проходится|за сколько её можно пройти|en cuánto se pasa|il se finit en combien de temps",
        ),
        ("LENGTH", "kaç saatte biter|за скільки проходиться|ile się przechodzi|几个小时能打完|どれくらいで終わる？"),
        ("AGE", "до скольки лет там ограничение|ab wann darf man das spielen|a partir de que idade"),
        ("AGE", "kaç yaş üstü|jakie jest ograniczenie wiekowe|适合几岁|какое возрастное ограничение"),
        ("PRICE", "wait is it free?|погоди, она бесплатная?|warte, ist es kostenlos?|espera, ¿es gratis?"),
    ],
)
def test_a_fact_is_told_in_whatever_words_it_is_asked_for(attribute: str, texts: str) -> None:
    for text in texts.split("|"):
        assert GameQuestion(text, "", [CELESTE]).asked()[:1] == [Attribute[attribute]], text


def test_whether_a_game_is_worth_it_is_answered_with_what_is_known_of_it() -> None:
    for text in ("is it worth it?", "vaut le coup ?", "lohnt sich das?", "vale la pena?", "стоит ли в неё играть?"):
        assert "platformer" in reply(text, CELESTE).lower(), text
    assert reply("стоит ли она денег?", CELESTE) == "Celeste: bought once."


def test_two_facts_are_both_told() -> None:
    assert reply("how long is it and what's the age rating", CELESTE, attribute="age rating") == (
        "Celeste: about 8 hours. Celeste: from age 7."
    )


COUCH = common_pb2.GameFilter(modes=[common_pb2.PLAY_MODE_COUCH_COOP], couch_players=2)


def _company(text: str, place: str, platform: str) -> GameQuestion:
    constraints = [
        gateway_pb2.Constraint(
            text=place, start=text.index(place), end=text.index(place) + len(place),
            type=classifier_pb2.SPAN_TYPE_PLAYERS, condition=COUCH,
        ),
        gateway_pb2.Constraint(
            text=platform, start=text.index(platform), end=text.index(platform) + len(platform),
            type=classifier_pb2.SPAN_TYPE_PLATFORM, names=["PC"],
        ),
    ]  # fmt: skip
    return GameQuestion(text, "", [CELESTE], constraints)


def test_who_can_play_on_one_machine_is_not_answered_with_the_machine() -> None:
    told = answered("en", _company("can we both play it on one PC?", "on one PC", "PC"))
    assert [each.text for each in told] == ["No, not as far as I know. Celeste: for one player."]


def test_of_company_and_a_platform_both_are_answered() -> None:
    told = answered("en", _company("can we play on one couch, on PC?", "one couch", "PC"))
    assert [each.text for each in told] == [
        "No, not as far as I know. Celeste: for one player.",
        "Celeste is available on PC and Switch.",
    ]


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_why_a_game_was_shown_names_the_one_that_it_is_like(language: str) -> None:
    liked = common_pb2.Game(game_id="liked", title="Liked", genres=["Platformer"], tags=["emotional"])
    reasons = {"celeste": common_pb2.Reason.KIND_POPULAR}
    question = GameQuestion("why the first?", "why", [CELESTE], (), reasons, (), liked=[BARE, liked])
    (told,) = answered(language, question)
    assert "Liked" in told.text
    assert "2018" not in told.text
    assert told.game_ids == ("celeste", "liked")


def test_what_a_game_lacks_of_the_wish_is_no_reason() -> None:
    free = gateway_pb2.Constraint(
        text="free", type=classifier_pb2.SPAN_TYPE_PRICE,
        condition=common_pb2.GameFilter(price_models=[common_pb2.PRICE_MODEL_FREE]),
    )  # fmt: skip
    reasons = {"celeste": common_pb2.Reason.KIND_NEAR_MESSAGE}
    told = " ".join(each.text for each in answered("en", GameQuestion("why?", "", [CELESTE], (), reasons, [free])))
    assert "bought" not in told


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_what_was_not_wished_for_is_no_reason(language: str) -> None:
    party = common_pb2.Game(
        game_id="party", title="Party", year=2007, genres=["Rhythm"], max_players=4, max_couch_players=4,
        modes=[common_pb2.PLAY_MODE_COUCH_COOP, common_pb2.PLAY_MODE_ONLINE_COOP],
    )  # fmt: skip
    reasons = {"party": common_pb2.Reason.KIND_MATCHES_MESSAGE}

    def why(polarity: classifier_pb2.Polarity.ValueType, *modes: common_pb2.PlayMode.ValueType) -> str:
        years, company = classifier_pb2.SPAN_TYPE_YEARS, classifier_pb2.SPAN_TYPE_PLAYERS
        wished = [
            gateway_pb2.Constraint(type=years, polarity=polarity, condition=common_pb2.GameFilter(min_year=2006)),
            gateway_pb2.Constraint(type=company, condition=common_pb2.GameFilter(players=2, modes=modes)),
        ]
        question = GameQuestion("why the first one?", "why", [party], (), reasons, wished)
        return " ".join(each.text for each in answered(language, question))

    facts = PHRASES[language].facts
    wanted = why(classifier_pb2.POLARITY_WANTED, common_pb2.PLAY_MODE_ONLINE_COOP)
    assert "2007" in wanted
    assert facts.online in wanted
    # "Newer" than those before names no year, and two may play on one couch.
    told = why(classifier_pb2.POLARITY_MORE)
    assert "2007" not in told
    assert facts.online not in told
    assert "4" in told


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_where_none_is_known_to_be_the_easiest_it_is_told_which_is_hard(language: str) -> None:
    spelunky = common_pb2.Game(game_id="spelunky", title="Spelunky", genres=["Roguelike"], tags=["difficult"])
    others = [common_pb2.Game(game_id=name, title=name, genres=["Party"]) for name in ("Beasts", "Rocket")]
    question = GameQuestion("which of them is the easiest?", "", [others[0], spelunky, others[1]])
    first, second = answered(language, question)
    phrases = PHRASES[language]
    assert first.game_ids == ("Beasts", "Rocket")
    assert second.text == phrases.answers.facts.format(
        game=phrases.bare.format(title="Spelunky"), facts=phrases.kinds.get("difficult", "difficult")
    )


def test_the_endless_games_are_told_beside_the_shortest() -> None:
    endless = common_pb2.Game(game_id="endless", title="Endless", endless=True)
    assert reply("which is the shortest?", CELESTE, endless, EPIC) == (
        "That is Celeste: about 8 hours. Endless: no fixed end."
    )


def test_what_is_not_known_of_several_is_said_once() -> None:
    told = reply("which of them can i mod?", CELESTE, GRIS, EPIC)
    assert told == "I do not know that about Celeste, Gris and Epic."
