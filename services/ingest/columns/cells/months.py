"""Puts English names for the months that dates spell out in other languages: "12 janvier 2024", "5 мая 2024 г."."""

from __future__ import annotations

import re

import pandas as pd

from services.common.games.titles import fold

_ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
)
_BY_NAME = {fold(name): english for names in _MONTHS for name, english in zip(names.split(), _ENGLISH, strict=True)}
_WORD = re.compile(r"[^\W\d_]{3,}")
# What stands between day, month and year: "1 de mayo de 2024", "1. Mai 2024", "5 мая 2024 г.".
_BETWEEN = re.compile(r"(?<=\d)\.(?=\s)|\bde\s|\s(?:г|года)\b\.?", re.IGNORECASE)


def with_english_months(cells: pd.Series[str]) -> pd.Series[str]:
    """The dates with the months in English; cells without a foreign month as they are."""
    return cells.map(_translated, na_action="ignore")


def _translated(cell: str) -> str:
    months = [word for word in _WORD.findall(cell) if fold(word) in _BY_NAME]
    if len(months) != 1:
        return cell
    return _BETWEEN.sub(" ", cell.replace(months[0], _BY_NAME[fold(months[0])])).strip()
