"""What the words around a span say of its polarity."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.conversation.reading.corrected.refusing import with_refusals

WANTED, REFUSED = pb.POLARITY_WANTED, pb.POLARITY_REFUSED


def polarity(
    text: str, word: str, span_type: pb.SpanType.ValueType, marked: pb.Polarity.ValueType
) -> pb.Polarity.ValueType:
    start = text.index(word)
    span = pb.Span(text=word, start=start, end=start + len(word), type=span_type, polarity=marked)
    return with_refusals(text, pb.Understanding(spans=[span])).spans[0].polarity


@pytest.mark.parametrize(
    ("text", "word", "span_type"),
    [
        ("don't send me any racing games", "racing", pb.SPAN_TYPE_KIND),
        ("no quiero nada de Ubisoft", "Ubisoft", pb.SPAN_TYPE_DEVELOPER),
        ("never recommend Skyrim again", "Skyrim", pb.SPAN_TYPE_TITLE),
        ("bulmaca oyunları önermeyin", "bulmaca", pb.SPAN_TYPE_KIND),
        ("不要推荐赛车游戏", "赛车", pb.SPAN_TYPE_KIND),
    ],
)
def test_what_is_marked_as_wanted_is_refused_where_the_words_leave_no_doubt(
    text: str, word: str, span_type: pb.SpanType.ValueType
) -> None:
    assert polarity(text, word, span_type, pb.POLARITY_WANTED) == pb.POLARITY_REFUSED


@pytest.mark.parametrize(
    ("text", "word", "span_type"),
    [
        ("don't send me racing, puzzles please", "puzzles", pb.SPAN_TYPE_KIND),
        ("why not racing", "racing", pb.SPAN_TYPE_KIND),
        ("not longer than 5 hours", "5 hours", pb.SPAN_TYPE_LENGTH),
        ("not for 2 players", "2 players", pb.SPAN_TYPE_PLAYERS),
    ],
)
def test_what_lies_beyond_a_refusal_or_holds_one_itself_stays_as_it_is_marked(
    text: str, word: str, span_type: pb.SpanType.ValueType
) -> None:
    assert polarity(text, word, span_type, pb.POLARITY_WANTED) == pb.POLARITY_WANTED


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("strateji dışında, 2015'ten sonra çıkmış", "2015'ten sonra", pb.POLARITY_WANTED),
        ("yarış olmasın, 90'lardan", "90'lardan", pb.POLARITY_WANTED),
        ("2015'ten sonra olmasın", "2015'ten sonra", pb.POLARITY_REFUSED),
        ("nothing from the 90s", "90s", pb.POLARITY_REFUSED),
        ("no strategy, nothing after 2015", "after 2015", pb.POLARITY_REFUSED),
    ],
)
def test_a_refusal_in_turkish_ends_with_its_part_of_the_sentence(
    text: str, word: str, expected: pb.Polarity.ValueType
) -> None:
    assert polarity(text, word, pb.SPAN_TYPE_YEARS, pb.POLARITY_REFUSED) == expected


@pytest.mark.parametrize(
    ("text", "bad", "good"),
    [
        ("первая - скучная. третья норм", "первая", "третья"), ("вторая фигня, четвертая огонь", "вторая", "четвертая"),
        ("the first one is boring, the second is great", "first", "second"),
        ("das erste ist langweilig, das zweite super", "erste", "zweite"),
        ("el primero es aburrido, el segundo genial", "primero", "segundo"),
        ("le premier est nul, le deuxième top", "premier", "deuxième"),
        ("o primeiro é chato, o segundo é legal", "primeiro", "segundo"),
        ("ilki çok sıkıcı, ikincisi güzel", "ilki", "ikincisi"), ("перша нудна, друга класна", "перша", "друга"),
        ("pierwsza nudna, druga super", "pierwsza", "druga"), ("第一个太无聊，第二个不错", "第一个", "第二个"),
        ("1つ目は微妙、2つ目は良い", "1つ目", "2つ目"),
    ],
)  # fmt: skip
def test_a_place_that_is_found_bad_is_refused(text: str, bad: str, good: str) -> None:
    for marked in (pb.POLARITY_LIKED, pb.POLARITY_WANTED):
        assert polarity(text, bad, pb.SPAN_TYPE_ORDINAL, marked) == pb.POLARITY_REFUSED
        assert polarity(text, good, pb.SPAN_TYPE_ORDINAL, marked) == marked


def test_who_asks_whether_it_is_bad_refuses_nothing() -> None:
    told = polarity("пятая скучная?", "пятая", pb.SPAN_TYPE_ORDINAL, pb.POLARITY_LIKED)
    assert told == pb.POLARITY_LIKED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("something on pc, otherwise on my phone", "phone"),
        ("на пк, иначе на телефоне", "телефоне"),
        ("am PC, sonst am Handy", "Handy"),
        ("un jeu de cartes, sinon sur téléphone", "téléphone"),
        ("no en pc sino en movil", "movil"),
        ("no pc, senão no celular", "celular"),
        ("pc'de, yoksa telefonda", "telefonda"),
        ("на пк, інакше на телефоні", "телефоні"),
        ("na pc, inaczej na telefonie", "telefonie"),
        ("电脑上，否则手机", "手机"),
    ],
)
def test_what_is_wanted_otherwise_is_not_refused(text: str, word: str) -> None:
    assert polarity(text, word, pb.SPAN_TYPE_PLATFORM, pb.POLARITY_REFUSED) == pb.POLARITY_WANTED


@pytest.mark.parametrize("span_type", [pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_KIND])
@pytest.mark.parametrize(
    ("text", "refused", "feared"),
    [
        ("nothing scary, otherwise he has nightmares", "scary", "nightmares"),
        ("nichts Gruseliges, sonst gibts Albträume", "Gruseliges", "Albträume"),
        ("ничего страшного, иначе будут кошмары", "страшного", "кошмары"),
        ("nada de miedo, si no tiene pesadillas", "miedo", "pesadillas"),
        ("sans horreur sinon elle a peur", "horreur", "peur"),
        ("nada de terror, senão tem pesadelos", "terror", "pesadelos"),
        ("korku olmasın yoksa kabus görür", "korku", "kabus"),
        ("нічого страшного, інакше будуть кошмари", "страшного", "кошмари"),
        ("nic strasznego, inaczej ma koszmary", "strasznego", "koszmary"),
        ("不要恐怖的，否则做噩梦", "恐怖", "噩梦"),
        ("no zombies, just gore is what bothers me", "zombies", "gore"),
    ],
)
def test_what_would_follow_otherwise_is_no_wish(
    text: str, refused: str, feared: str, span_type: pb.SpanType.ValueType
) -> None:
    spans = [
        pb.Span(text=word, start=text.index(word), end=text.index(word) + len(word), type=span_type)
        for word in (refused, feared)
    ]
    for span in spans:
        span.polarity = pb.POLARITY_REFUSED
    found = with_refusals(text, pb.Understanding(spans=spans))
    assert [each.polarity for each in found.spans] == [pb.POLARITY_REFUSED, pb.POLARITY_REFUSED]


@pytest.mark.parametrize(
    ("text", "refused", "wanted"),
    [
        ("no story just shooting", "story", "shooting"),
        ("без сюжета только стрельба", "сюжета", "стрельба"),
        ("keine Story nur Ballern", "Story", "Ballern"),
        ("sin historia solo tiros", "historia", "tiros"),
        ("sans histoire juste du tir", "histoire", "tir"),
        ("sem historia só tiro", "historia", "tiro"),
        ("без сюжету тільки стрілянина", "сюжету", "стрілянина"),
        ("bez fabuły tylko strzelanie", "fabuły", "strzelanie"),
    ],
)
def test_what_stands_behind_only_is_wanted_where_a_refusal_ends(text: str, refused: str, wanted: str) -> None:
    spans = [
        pb.Span(text=word, start=text.index(word), end=text.index(word) + len(word), type=pb.SPAN_TYPE_KIND)
        for word in (refused, wanted)
    ]
    for span in spans:
        span.polarity = pb.POLARITY_REFUSED
    found = with_refusals(text, pb.Understanding(spans=spans))
    assert [each.polarity for each in found.spans] == [pb.POLARITY_REFUSED, pb.POLARITY_WANTED]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("算了不要免费的了 就要画风好看的", "免费的"),
        ("no free games please", "free"),
        ("не надо бесплатных", "бесплатных"),
        ("bitte keine kostenlosen", "kostenlosen"),
    ],
)
def test_what_costs_nothing_may_be_refused(text: str, word: str) -> None:
    assert polarity(text, word, pb.SPAN_TYPE_PRICE, pb.POLARITY_WANTED) == pb.POLARITY_REFUSED


@pytest.mark.parametrize(
    ("text", "word"),
    [("no money, so free", "free"), ("не хочу платить", "платить"), ("kein Geld, kostenlos", "kostenlos")],
)
def test_who_does_not_pay_refuses_nothing_that_is_free(text: str, word: str) -> None:
    assert polarity(text, word, pb.SPAN_TYPE_PRICE, pb.POLARITY_WANTED) == pb.POLARITY_WANTED


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("is it sad at the end? cant do sad rn", "sad", pb.POLARITY_REFUSED),
        ("is there horror? no horror please", "horror", pb.POLARITY_REFUSED),
        ("она грустная? не хочу грустная", "грустная", pb.POLARITY_REFUSED),
        ("有恐怖吗？不要恐怖", "恐怖", pb.POLARITY_REFUSED),
        ("is it sad at the end? i like sad", "sad", pb.POLARITY_WANTED),
        ("a scary one, but not too scary", "scary", pb.POLARITY_WANTED),
    ],
)
def test_what_is_asked_about_and_then_refused_is_refused(text: str, word: str, expected: pb.Polarity.ValueType) -> None:
    assert polarity(text, word, pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Emberfall играл, не зашло", "Emberfall не понравилась", "played Emberfall but didn't like it",
        "Emberfall mochte ich nicht", "Emberfall no me gustó", "Emberfall j'ai pas aimé", "Emberfall não curti",
        "Emberfall'ı sevmedim", "Emberfall не сподобалась", "Emberfall mi się nie podobał", "Emberfall不好玩",
        "Emberfallは合わなかった",
    ],
)  # fmt: skip
def test_a_game_that_was_not_liked_is_no_example(text: str) -> None:
    assert polarity(text, "Emberfall", pb.SPAN_TYPE_TITLE, pb.POLARITY_LIKED) == pb.POLARITY_REFUSED


@pytest.mark.parametrize(
    "text",
    [
        "like Emberfall, my son did not like horror", "как Emberfall, хоррор не люблю",
        "wie Emberfall, Horror mag ich nicht",
        "como Emberfall pero no me gusta el terror", "Emberfall, didn't you like it?",
    ],
)  # fmt: skip
def test_what_else_is_not_liked_leaves_the_example(text: str) -> None:
    assert polarity(text, "Emberfall", pb.SPAN_TYPE_TITLE, pb.POLARITY_LIKED) == pb.POLARITY_LIKED


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("только те что до 2018 года вышли", "до 2018 года", pb.POLARITY_WANTED),
        ("тільки ті що до 2018", "до 2018", pb.POLARITY_WANTED),
        ("only those before 2018", "before 2018", pb.POLARITY_WANTED),
        ("solo los de antes de 2018", "antes de 2018", pb.POLARITY_WANTED),
        ("tylko te sprzed 2018", "sprzed 2018", pb.POLARITY_WANTED),
        ("nur die vor 2018", "vor 2018", pb.POLARITY_WANTED),
        ("only not before 2018", "before 2018", pb.POLARITY_REFUSED),
        ("не только до 2018", "до 2018", pb.POLARITY_REFUSED),
        ("те что до 2018", "до 2018", pb.POLARITY_REFUSED),
    ],
)
def test_the_only_time_that_is_wanted_is_not_refused(text: str, word: str, expected: pb.Polarity.ValueType) -> None:
    assert polarity(text, word, pb.SPAN_TYPE_YEARS, pb.POLARITY_REFUSED) == expected


@pytest.mark.parametrize(
    ("text", "word", "confidence", "expected"),
    [
        ("jakaś strategia", "strategia", 0.5, pb.POLARITY_WANTED),
        ("jakaś strategia", "strategia", 0.9, pb.POLARITY_REFUSED),
        ("bez strategia", "strategia", 0.5, pb.POLARITY_REFUSED),
        ("horror is the pits", "horror", 0.5, pb.POLARITY_REFUSED),
        ("die Plattform ist wurscht", "Plattform", 0.5, pb.POLARITY_REFUSED),
    ],
)
def test_a_kind_that_only_the_classifier_refuses_and_is_not_sure_of_is_wanted(
    text: str, word: str, confidence: float, expected: pb.Polarity.ValueType
) -> None:
    start = text.index(word)
    span = pb.Span(start=start, end=start + len(word), text=word, type=pb.SPAN_TYPE_KIND, confidence=confidence)
    span.polarity = pb.POLARITY_REFUSED
    assert with_refusals(text, pb.Understanding(spans=[span])).spans[0].polarity == expected


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("anything for the pc? no mobile crap", [("pc", WANTED), ("mobile", REFUSED)]),
        ("was für den pc? kein handy bitte", [("pc", WANTED), ("handy", REFUSED)]),
    ],
)
def test_a_no_that_refuses_what_follows_it_answers_no_question(
    text: str, marked: list[tuple[str, pb.Polarity.ValueType]]
) -> None:
    spans = [
        pb.Span(
            text=word,
            start=text.index(word),
            end=text.index(word) + len(word),
            type=pb.SPAN_TYPE_PLATFORM,
            polarity=told,
        )
        for word, told in marked
    ]
    found = with_refusals(text, pb.Understanding(spans=spans)).spans
    assert [each.polarity for each in found] == [told for _, told in marked]


def test_a_question_that_is_answered_with_no_is_refused() -> None:
    assert polarity("on pc? no", "pc", pb.SPAN_TYPE_PLATFORM, WANTED) == REFUSED


@pytest.mark.parametrize(
    ("text", "word", "span_type", "marked", "expected"),
    [
        ("meine Frau spielt sonst nie, was Leichtes bitte", "Leichtes", pb.SPAN_TYPE_KIND, REFUSED, WANTED),
        ("she never plays, so something easy", "easy", pb.SPAN_TYPE_KIND, REFUSED, WANTED),
        ("nothing easy", "easy", pb.SPAN_TYPE_KIND, REFUSED, REFUSED),
        ("meine Frau spielt nie, was für die switch bitte", "switch", pb.SPAN_TYPE_PLATFORM, WANTED, WANTED),
        ("nichts, was gruselig ist", "gruselig", pb.SPAN_TYPE_KIND, WANTED, REFUSED),
        ("gra fabularna, tak do 4h", "do 4h", pb.SPAN_TYPE_LENGTH, REFUSED, WANTED),
        ("nothing under 20 hours", "under 20 hours", pb.SPAN_TYPE_LENGTH, REFUSED, REFUSED),
        ("120 hours, seriously", "120 hours", pb.SPAN_TYPE_LENGTH, REFUSED, REFUSED),
        ("головоломки без таймеров на телефон", "телефон", pb.SPAN_TYPE_PLATFORM, REFUSED, REFUSED),
        ("nie lubie tez survivali", "survivali", pb.SPAN_TYPE_KIND, WANTED, REFUSED),
        ("не люблю также гонки", "гонки", pb.SPAN_TYPE_KIND, WANTED, REFUSED),
    ],
)
def test_only_what_a_refusal_reaches_is_refused(
    text: str,
    word: str,
    span_type: pb.SpanType.ValueType,
    marked: pb.Polarity.ValueType,
    expected: pb.Polarity.ValueType,
) -> None:
    assert polarity(text, word, span_type, marked) == expected


def test_a_machine_is_said_of_the_games_that_are_wished_and_not_of_what_they_lack() -> None:
    text = "головоломки без таймеров и без чтения на телефон"
    marked = {
        "головоломки": (pb.SPAN_TYPE_KIND, WANTED),
        "таймеров": (pb.SPAN_TYPE_KIND, REFUSED),
        "чтения": (pb.SPAN_TYPE_KIND, REFUSED),
        "телефон": (pb.SPAN_TYPE_PLATFORM, REFUSED),
    }
    spans = [
        pb.Span(text=word, start=text.index(word), end=text.index(word) + len(word), type=told, polarity=polarity)
        for word, (told, polarity) in marked.items()
    ]
    found = with_refusals(text, pb.Understanding(spans=spans)).spans
    assert [each.polarity for each in found] == [WANTED, REFUSED, REFUSED, WANTED]
