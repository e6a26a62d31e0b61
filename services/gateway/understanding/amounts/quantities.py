"""Reads how many: games asked for, years of age, players and how they come together, in eleven languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from services.gateway.understanding.amounts.children import ADULT, read_child_age, worded_ages
from services.gateway.understanding.amounts.numbers import numbers
from services.gateway.understanding.plain_text import plain

_MOST_GAMES = 50


class Company(StrEnum):
    """How players come together."""

    ALONE = "ALONE"
    LOCAL = "LOCAL"
    ONLINE = "ONLINE"


@dataclass(frozen=True, slots=True)
class Players:
    """How many play at least, 0 where it is not said; how they come together, None where it is not; whether they play
    with each other rather than against, None where it is not said.
    """

    count: int
    company: Company | None
    cooperative: bool | None


# fmt: off
_ALONE = re.compile(
    r"\b(?:alone|solo|single\W?player|by myself|on my own|один|одному|одной|одна|одиночн\w*|одиночк\w*|соло|сингл\w*|"
    r"allein\w*|einzelspieler\w*|sol[oa]|un jugador|individual|seul\w*|un joueur|sozinh[oa]|tek başına|tek kişilik|"
    r"tek oyuncu\w*|"
    r"sam[ao]?|samemu|jednoosob\w*|для одного|наодинці|самому|самот\w*)\b|一人|ひとり|ソロ|单机|单人|單人|独自",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"\b(?:couch|local\w*|split\W?screen\w*|same screen|hot\W?seat|same room|локальн\w*|диван\w*|сплит\w*|"
    r"одном экране|одним экраном|"
    r"lokal\w*|geteilt\w* bildschirm|sofa|pantalla dividida|écran partagé|canapé|tela dividida|sofá|yerel|"
    r"bölünmüş ekran|"
    r"podzielon\w* ekran\w*|kanap\w*|локальн\w*)\b|本地|同屏|分屏|ローカル|画面分割|オフライン協力",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\b(?:online|on\W?line|internet|network|lan|онлайн\w*|сет[иью]\w*|сетев\w*|интернет\w*|en ligne|en línea|"
    r"çevrim ?içi|"
    r"sieci\w*|мереж\w*|інтернет\w*|mmo\w*)\b|オンライン|ネット|在线|线上|联机|网络",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:co\W?op\w*|cooperat\w*|together|кооп\w*|вместе|совместн\w*|koop\w*|zusammen|gemeinsam|juntos|cooperativ\w*|"
    r"ensemble|coopérat\w*|birlikte|ortak\w*|razem|wspóln\w*|разом|спільн\w*)\b|協力|合作|双人|一緒",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:pvp|versus|competitive|against|соревн\w*|против|gegeneinander|competitiv\w*|contra|contre|compétiti\w*|"
    r"rekabet\w*|karşı\w*|przeciw\w*|rywaliz\w*|проти|змаган\w*)\b|対戦|对战|竞技",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\b(?:wife|husband|girlfriend|boyfriend|partner|with my \w+|вдво[её]м|на двоих|жен\w*|муж\w*|девушк\w*|парн\w*|"
    r"zu zweit|frau|mann|freundin|mi \w+|a dos|ma \w+|mon \w+|à deux|minha \w+|meu \w+|a dois|iki kişi\w*|"
    r"żon\w*|mąż|mężem|we dwoje|we dwójkę|удвох|дружин\w*|чоловік\w*)\b|二人|ふたり|两个人|双人|老婆|彼女|妻",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:friends|family|party|multi\W?player|group|друз\w*|семь\w*|компани\w*|мультиплеер\w*|freunde\w*|familie|"
    r"mehrspieler\w*|amig[oa]s|familia|multijugador|amis|famille|multijoueur\w*|família|multijogador|"
    r"arkadaş\w*|aile\w*|"
    r"çok oyunculu|znajomy\w*|przyjaci\w*|rodzin\w*|wieloosob\w*|родин\w*|мультиплеєр\w*)\b|友達|友だち|家族|"
    r"みんな|朋友|家人|多人|マルチ",
    re.IGNORECASE,
)
# fmt: on
_TRIO = re.compile(r"\b(?:втроём|втроем|zu dritt|à trois|we trójkę|we troje|утрьох)\b|三人", re.IGNORECASE)
_FOUR = re.compile(r"\b(?:вчетвером|zu viert|à quatre|we czwórkę|учотирьох)\b|四人", re.IGNORECASE)


def read_count(text: str) -> int | None:
    """How many games are asked for, 1 to 50; None if no number is said."""
    found = [number for number in numbers(text) if 1 <= number <= _MOST_GAMES]
    return found[0] if found else None


def read_age(text: str) -> int | None:
    """The age that games must suit, in years; of several the lowest. None if `text` tells none."""
    readable = plain(text)
    found = [number for number in numbers(readable) if 1 <= number <= ADULT]
    found += worded_ages(readable)
    # "Un gamin de 6 ans": the article is no age.
    found = [age for age in found if age > 1] or found
    if found:
        return min(found)
    return read_child_age(readable)


def read_players(text: str) -> Players | None:
    """How many players, and how they come together; None if `text` tells neither."""
    readable = plain(text)
    company = Company.ONLINE if _ONLINE.search(readable) else Company.LOCAL if _LOCAL.search(readable) else None
    together = True if _TOGETHER.search(readable) else False if _AGAINST.search(readable) else None
    count = next((number for number in numbers(readable) if 1 <= number <= 100), 0)
    for number, pattern in ((4, _FOUR), (3, _TRIO), (2, _TWO), (2, _MANY)):
        if count <= 1 and pattern.search(readable):
            count = number
    if count <= 1 and company is None and together is None:
        return Players(1, Company.ALONE, None) if count == 1 or _ALONE.search(readable) else None
    return Players(max(count, 2), company, together)
