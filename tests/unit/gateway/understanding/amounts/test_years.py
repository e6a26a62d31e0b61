"""Years as players say them."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.times.years import YearRange, read_short_years, read_years, year_places


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("before 2010", 0, 2009),
        ("до 2015 года", 0, 2014),
        ("vor 2005", 0, 2004),
        ("2010年以前", 0, 2009),
        ("после 2018", 2019, 0),
        ("since 2019", 2019, 0),
        ("from 2019", 2019, 2019),
        ("from 2019 onwards", 2019, 0),
        ("с 2020", 2020, 0),
        ("2010-2015", 2010, 2015),
        ("23-25 год", 2023, 2025),
        ("10-15 год", 2010, 2015),
        ("23–25 рік", 2023, 2025),
        ("z 19 do 22 roku", 2019, 2022),
        ("del 20 al 22", 2020, 2022),
        ("de 20 a 23", 2020, 2023),
        ("from '18 to '21", 2018, 2021),
        ("98-05", 1998, 2005),
        ("20-23年", 2020, 2023),
        ("2017", 2017, 2017),
        ("from the eighties", 1980, 1989),
        ("90-х", 1990, 1999),
        ("aus den 90ern", 1990, 1999),
        ("años 80", 1980, 1989),
        ("90'lar", 1990, 1999),
        ("z lat 90", 1990, 1999),
        ("девяностых", 1990, 1999),
        ("80年代", 1980, 1989),
        ("2000s", 2000, 2009),
        ("последние пять лет", 2021, 0),
        ("за останні три роки", 2023, 0),
        ("ここ5年", 2021, 0),
        ("最近两年", 2024, 0),
        ("last decade", 2016, 0),
        ("this year", 2026, 2026),
        ("retro", 0, 2011),
        ("najnowsze", 2023, 0),
    ],
)
def test_an_expression_becomes_a_range(text: str, first: int, last: int) -> None:
    assert read_years(text, this_year=2026) == YearRange(first, last)


@pytest.mark.parametrize("text", ["", "dragons", "8 GB", "12", "10-15 лет", "20-22 años", "25-23 год", "10-12 hours"])
def test_what_says_no_time_has_none(text: str) -> None:
    assert read_years(text, this_year=2026) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018'den yeni", YearRange(2019, 0)),
        ("2012'den daha yeni", YearRange(2013, 0)),
        ("2010'dan eski", YearRange(0, 2009)),
        ("2018'den bu yana", YearRange(2018, 0)),
        ("2015'ten eski olmayan", YearRange(2015, 0)),
        ("2015年以降", YearRange(2015, 0)),
        ("2015年より後", YearRange(2016, 0)),
        ("from 2015 or later", YearRange(2015, 0)),
    ],
)
def test_a_bound_behind_its_year_is_read(text: str, expected: YearRange) -> None:
    assert read_years(text, this_year=2026) == expected


@pytest.mark.parametrize("said", ["2018'den yeni", "2018 sonrası", "2010'dan eski", "2015'ten eski olmayan"])
def test_a_place_of_years_has_its_bound_in_it(said: str) -> None:
    text = f"{said} oyunlar"
    assert said in [text[start:end] for start, end in year_places(text)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("this decade", 2020, 2029), ("aus den Neunzigern", 1990, 1999), ("de los 2000", 2000, 2009),
        ("before the millennium", 0, 1999), ("vor der Jahrtausendwende", 0, 1999), ("sprzed milenium", 0, 1999),
        ("after covid", 2022, 0), ("после пандемии", 2022, 0), ("nach Corona", 2022, 0),
        ("スーファミ時代", 1990, 1996), ("времён спектрума", 1982, 1992), ("de cuando el Spectrum", 1982, 1992),
        ("Pentium-Zeit", 1993, 2001), ("DOS那会儿", 1981, 1996), ("PS1時代", 1994, 2000), ("before the PS3", 0, 2004),
        ("z czasów dyskietek", 1981, 1996), ("昭和", 1978, 1989),
        ("over the last five years", 2021, 0), ("from the last 5 yrs", 2021, 0), ("from 2015 on", 2015, 0),
        ("over five years old", 0, 2021), ("since 2015, PS4 days", 2015, 0),
        ("last month", 2026, 0), ("seit letztem Monat", 2026, 0), ("за последние полгода", 2026, 0),
        ("не раньше прошлой осени", 2025, 0), ("за цей рік", 2026, 2026), ("bu sene", 2026, 2026),
        ("с двадцатого года", 2020, 0), ("после двухтысячного", 2001, 0), ("двухтысячных", 2000, 2009),
        ("iki bin yirmiden eski", 0, 2019), ("antes de dos mil diez", 0, 2009),
        ("vor zweitausendfünf", 0, 2004), ("二〇〇五年以前", 0, 2004), ("dwa tysiące siódmy", 2007, 2007),
        ("2007 or earlier", 0, 2007),
        ("2018 en adelante", 2018, 0), ("2019 ve üstü", 2019, 0), ("2019 w górę", 2019, 0),
        ("de 2022 em diante", 2022, 0),
        ("sprzed 2003", 0, 2002), ("2010年前", 0, 2009), ("2015年より古い", 0, 2014), ("поновее 2018", 2019, 0),
        ("2023-24", 2023, 2024), ("z lat 2000-2010", 2000, 2010), ("2005 civarı", 2004, 2006),
        ("a year old at most", 2025, 0), ("nicht älter als fünf Jahre", 2021, 0), ("más de tres años", 0, 2023),
        ("小时候", 0, 2011), ("nostaljik", 0, 2011), ("atuais", 2023, 0), ("old ones", 0, 2011),
    ],
)  # fmt: skip
def test_times_are_told_in_words_by_machines_and_by_how_long_ago_they_were(text: str, first: int, last: int) -> None:
    assert read_years(text, this_year=2026) == YearRange(first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"), [("96年以降", 1996, 0), ("até 96", 0, 1996), ("89-93 arası", 1989, 1993)]
)
def test_two_digits_are_a_year_of_the_last_century_where_a_time_is_meant(text: str, first: int, last: int) -> None:
    assert read_short_years(text) == YearRange(first, last)
    assert read_years(text, this_year=2026) is None


@pytest.mark.parametrize("text", ["80 лет", "70%", "older than my card", "älter als meine Tochter", "younger than me"])
def test_what_is_older_than_something_else_is_not_told_in_years(text: str) -> None:
    assert read_years(text, this_year=2026) is None
    assert read_short_years(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020+", 2020, 0), ("2020年以后", 2020, 0), ("2020年之后", 2021, 0),
        ("until 2015", 0, 2015), ("bis 2015", 0, 2015), ("hasta 2015", 0, 2015), ("jusqu'en 2015", 0, 2015),
        ("até 2015", 0, 2015), ("2015'e kadar", 0, 2015), ("do 2015 roku", 0, 2015), ("2015年まで", 0, 2015),
        ("del 95 al 2000", 1995, 2000), ("from 95 to 2000", 1995, 2000), ("с 95 по 2000", 1995, 2000),
        ("zwischen 95 und 2000", 1995, 2000), ("95-2000", 1995, 2000), ("top 90 of 2015", 2015, 2015),
        ("from b4 2002", 0, 2001), ("98年到2003年", 1998, 2003),
        ("не раньше 15го", 2015, 0), ("после 18-го", 2019, 0), ("до 95-го", 0, 1994),
    ],
)  # fmt: skip
def test_a_year_that_begins_or_ends_a_time_is_in_it(text: str, first: int, last: int) -> None:
    assert read_years(text, this_year=2026) == YearRange(first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("the first half of the nineties", 1990, 1994), ("начало 90-х", 1990, 1994), ("Anfang der 90er", 1990, 1994),
        ("principios de los 90", 1990, 1994), ("fin des années 90", 1995, 1999), ("90ların sonu", 1995, 1999),
        ("кінець 90-х", 1995, 1999), ("koniec lat 90", 1995, 1999), ("90年代前半", 1990, 1994),
        ("90年代末", 1995, 1999), ("início dos anos 2000", 2000, 2004), ("mid 80s", 1983, 1986),
    ],
)  # fmt: skip
def test_a_part_of_a_decade_is_no_whole_one(text: str, first: int, last: int) -> None:
    assert read_years(text, this_year=2026) == YearRange(first, last)


@pytest.mark.parametrize("text", ["w 2050 році", "from 2077", "2099年"])
def test_a_year_that_is_far_ahead_is_none(text: str) -> None:
    assert read_years(text, this_year=2026) is None


def test_what_is_announced_is_not_far_ahead() -> None:
    assert read_years("2028", this_year=2026) == YearRange(2028, 2028)


@pytest.mark.parametrize(
    "text",
    [
        "from the 80s or 90s",
        "the 80s/90s",
        "eighties and nineties",
        "80-х или 90-х",
        "80-90-х",
        "восьмидесятые и девяностые",
        "aus den 80ern oder 90ern",
        "de los 80 o 90",
        "des années 80 ou 90",
        "années quatre-vingt et quatre-vingt-dix",
        "anos 80 ou 90",
        "80'ler veya 90'lar",
        "80-х чи 90-х",
        "lata 80. lub 90",
        "八九十年代",
        "80年代か90年代",
    ],
)
def test_two_decades_are_all_the_years_of_both(text: str) -> None:
    assert read_years(text, this_year=2026) == YearRange(1980, 1999)


def test_a_second_decade_without_a_word_of_its_own_is_part_of_the_place() -> None:
    for text, said in (("un jeu des années 80 ou 90", "années 80 ou 90"), ("игры 80-90-х", "80-90-х")):
        assert text.index(said) in {start for start, end in year_places(text) if end == text.index(said) + len(said)}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("в 25 году", 2025),
        ("19 года выпуска", 2019),
        ("98 года выпуска", 1998),
        ("'25", 2025),
        ("у 25 році", 2025),
        ("z 19 roku", 2019),
        ("19'da", 2019),
        ("25年的", 2025),
        ("19年の", 2019),
        ("Jahrgang 19", 2019),
        ("año 19", 2019),
    ],
)
def test_a_year_in_two_digits_is_one_by_its_form(text: str, year: int) -> None:
    assert read_years(text, this_year=2026) == YearRange(year, year)


@pytest.mark.parametrize("text", ["25 лет", "за 24 года", "25 years", "25 lat", "25 років", "10 ans"])
def test_a_number_of_years_is_no_year(text: str) -> None:
    found = read_years(text, this_year=2026)
    assert found is None or found.first != found.last


@pytest.mark.parametrize(
    "text", ["до 2000 рублей", "before 2000 yen", "antes de 2000 pesos", "do 2000 roku za 2000 zł"]
)
def test_a_sum_of_money_is_no_time(text: str) -> None:
    assert ["roku" in text] * len(list(year_places(text))) == [True] * ("roku" in text)


@pytest.mark.parametrize(
    "text",
    [
        "this century", "нашего века", "aus diesem Jahrhundert", "de este siglo", "de ce siècle", "deste século",
        "bu yüzyıl", "цього століття", "z tego stulecia", "本世纪", "今世紀",
    ],
)  # fmt: skip
def test_this_century_began_in_2001(text: str) -> None:
    assert read_years(text, this_year=2026) == YearRange(2001, 0)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("20年以后的", 2020, 0),
        ("20年之后", 2021, 0),
        ("20年以降", 2020, 0),
        ("15年之前的", 0, 2014),
        ("20年前", 0, 2006),
    ],
)
def test_years_in_two_digits_have_bounds(text: str, first: int, last: int) -> None:
    assert read_years(text, this_year=2026) == YearRange(first, last)


@pytest.mark.parametrize("text", ["dos anos 90 pra trás", "de los 90 para atrás", "90s and back", "90s or earlier"])
def test_a_decade_and_what_was_before_it_has_no_beginning(text: str) -> None:
    assert read_years(text, this_year=2026) == YearRange(0, 1999)
