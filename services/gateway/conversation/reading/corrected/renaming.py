"""Reads again what a message names, where the words around it tell what else it is: a studio, a series, another work.

"Игры от нинтендо" are by Nintendo, not on it; "Doom games" are all of the series; "双人" is for two.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.comparing_titles import is_compared_with
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.reading.spans.titles_meant import MOST_GAMES_OF_A_TITLE
from services.gateway.understanding.machines.platforms import maker_of_consoles
from services.gateway.understanding.plain_text import WORD, bare, pattern

_WORKS = (
    r"(?:movies?|films?|filme?[sn]?|filmi?|filmu|filmie|tv show|show|series|tv series|books?|novels?|anime|manga|"
    r"comics?|фильм\w*|кино|сериал\w*|книг\w*|роман\w*|аниме|фільм\w*|серіал\w*|buch|buchs|roman|serie|película|"
    r"peli|libro|novela|livre|série|filme|livro|dizi\w*|kitab\w*|serial\w*|książ\w*)"
)


_WORK_BEFORE = pattern(rf"\b{_WORKS} [\"'«„“]?$|(?:电影|映画|小说|小説|动漫|アニメ)[「『《“]?$")


_WORK_BEHIND = pattern(rf"[\"'»“”]? {_WORKS}\b|[」』》”]?(?:的?电影|という?映画|の?映画|の?小説|的?小说)")


# Letters of a message in which names are looked for.
_MOST_READ = 1000
_BY = pattern(r"\b(?:by|from|made by|от|від|von|par|por|pela|pelo|od|de|da|do)\W*$")


_MADE_BEHIND = pattern(
    r"^(?:出的|做的|制作|制の|製|が?作った|の|家的|的|['’]?(?:nun|nın|nin|nün) (?:yap|kendi|oyun|iki))"
)


_FOR_SO_MANY = pattern(
    r"(?:for )?(?:two|three|four|2|3|4)[ -]?players?|[双双雙两二]人|[三四]人|(?:игр\w* )?(?:на|для) (?:двоих|троих|"
    r"четверых)|"
    r"二人用|2人用|(?:iki|üç|dört) kişilik|"
    # A ranking is nothing else; that players meet to fight each other is how they meet.
    r"(?:with |mit |с |con |avec |com |з |z )?(?:pvp|пвп|player (?:vs\.?|versus) player)(?:[ -]?(?:mode|modus))?"
)


_PLAYED = (
    r"(?:played|finished|beaten|beat|completed|прош[её]л|прошла|проходил\w*|играл[аи]?|переиграл\w*|gespielt|durchgespielt|"
    r"jugué|jugado|me pasé|he pasado|joué|fini|terminé|joguei|zerei|terminei|oynadım|bitirdim|oynamıştım|bitirmiştim|"
    r"пройшов|пройшла|проходи(?:в|ла)|гра(?:в|ла)|przeszedłem|przeszłam|przechodziłe?a?m|gra(?:łe|ła)m|ukończył[ea]m|"
    r"skończył[ea]m|ogra(?:łe|ła)m|ogran[aey]|zaliczon[aey]|заездил\w*|пройден\w*|зіграли|награл\w+)"
)
_PLAYED_BEHIND = pattern(
    rf"^\W*(?:\w+ ){{0,2}}?{_PLAYED}\b|^(?:已经|都|我)*(?:玩过|玩完|通关|打完|打过)|"
    r"^(?:は|を|も)?(?:もう)?(?:やった|やりました|クリアした|クリア済|プレイした|遊んだ)"
)
_PLAYED_BEFORE = pattern(rf"\b{_PLAYED} (?:\w+ )?$|(?:玩过|通关了?|打完了?)$")


_OVER_A_NETWORK = pattern(
    r"(?:(?:games?|игр\w*|spiele?|juegos?|jeux?|jogos?|ігор|ігри|gier|gry) )?(?:online|on-line|онлайн\w*|en ligne|"
    r"en línea|çevrim ?içi|オンライン(?:の|ゲーム|もの)?|在线(?:的|游戏)?|联网(?:的|游戏)?|网游|ネトゲ|"
    r"сетев\w+|мережев\w+|internetow\w+)"
    r"(?:[ -](?:only|games?|multi\W?player|игр\w*|spiele?|play|multijugador|oyun\w*|gier|gry|ігри|ігор))?"
)


# Who made a game, before its title or, in Turkish, Chinese and Japanese, behind it.
_MAKERS = (
    r"(?:makers?|creators?|developers?|devs?|studio|team|people|guys|folks|создател\w+|автор\w+|разработчик\w+|студи\w+|"
    r"творц\w+|розробник\w+|macher\w*|entwickler\w*|leute\w*|créateurs?|développeurs?|auteurs?|"
    r"creadores|desarrollador\w*|autores|estudio|criadores|desenvolvedor\w*|estúdio|twórc\w+|studi[ao]|ekip\w+|équipe)"
)
_OF_MAKERS = r"(?:of|behind|that made|who made|hinter|von|des|du|de|d['’]|del|do|da|dos|od)"
_MAKERS_BEFORE = pattern(
    rf"\b{_MAKERS}(?: {_OF_MAKERS}| (?:qui (?:a|ont) fait|que (?:fez|hizo|hicieron|fizeram)))*(?: (?:the|la|le|el|o|"
    r"a|les))?"
    r"[\s\"«„“']*$"
)
_MAKERS_BEHIND = pattern(
    r"^[\"»”']?['’]?\w{0,4} (?:yapımcı\w*|geliştirici\w*|yapan(?:lar\w*)?|stüdyosu\w*)|"
    r"^(?:的)?(?:开发商|开发者|制作组|制作团队|开发团队|工作室|制作人)|^(?:の|を)?(?:開発元|開発会社|開発者|制作会社|制作陣|スタジオ|作った(?:会社|スタジオ|人))"
)
_GAMES_BEHIND = pattern(
    r"^\W?(?:['’]?s )?(?:games|series|franchise|saga|titles|entries|spiele|reihe|serie)\b|^系列|^シリーズ"
)


_SERIES_BEFORE = pattern(
    r"\b(?:series|franchise|серии|серию|серия|игры серии|saga|serie|série|serii|seri|серії|juegos de|jeux|"
    r"jogos de|gry|both|(?:both|all) (?:of )?the|обе|оба|обеих|обоих|все|beide\w*|alle|amb[oa]s|tod[oa]s l[oa]s|"
    r"les deux|tous les|os dois|tod[oa]s [oa]s|обидв\w+|усі|всі|oba|obie|obydwie|obydwa|wszystkie) $|"
    r"(?:两部|两款|全部|両方の?)$"
)

_AND_BEHIND = pattern(r"^,? (?:and|и|und|y|e|et|ve|та|і|i|oraz)\b|^[和与とや、,]")


def of_whole_names(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints, in which a kind that means nothing by itself is the one whose name it is a part of: the
    "scénar" of "bon scénar". A part of a platform's name is no kind: the "deck" of "Steam Deck"."""
    constraints = _outside_platforms(text, constraints, reader)
    if not any(each.unmatched and each.type == pb.SPAN_TYPE_KIND for each in constraints):
        return list(constraints)
    beginning = text[:_MOST_READ]
    places = [*reader.kind_places(beginning), *reader.unspaced_kind_places(beginning)]
    result: list[Constraint] = []
    for each in constraints:
        is_open = each.unmatched and each.type == pb.SPAN_TYPE_KIND
        around = [(start, end) for start, end in places if start < each.end and each.start < end] if is_open else []
        if around:
            start, end = around[0]
            span = pb.Span(start=start, end=end, text=text[start:end], type=each.type)
            span.polarity = each.polarity
            result += (again for again in reader.read([span]) if again not in result)
        else:
            result.append(each)
    return result


def _outside_platforms(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints without kinds that are only a part of a platform's name."""
    if not any(each.type == pb.SPAN_TYPE_KIND for each in constraints):
        return list(constraints)
    places = list(reader.platform_places(text[:_MOST_READ]))
    return [
        each
        for each in constraints
        if each.type != pb.SPAN_TYPE_KIND
        or not any(
            start <= each.start and each.end <= end and end - start > each.end - each.start for start, end in places
        )
    ]


def by_its_maker(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A maker of consoles that games are to be by, not on: "игры от нинтендо"."""
    is_wanted = constraint.type == pb.SPAN_TYPE_PLATFORM and constraint.polarity == pb.POLARITY_WANTED
    if not is_wanted or not maker_of_consoles(constraint.text):
        return constraint
    if not (_BY.search(bare(text[: constraint.start])) or _MADE_BEHIND.match(bare(text[constraint.end :]))):
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=pb.SPAN_TYPE_DEVELOPER)
    span.polarity = constraint.polarity
    read = reader.read([span])[0]
    return constraint if read.unmatched else read


def as_played(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A game that has been played is not wished for: a kind that is refused, "cyberpunka już przeszedłem", or a title
    that was taken for a wish, "divinity ograne"."""
    is_kind = constraint.type == pb.SPAN_TYPE_KIND and constraint.polarity == pb.POLARITY_REFUSED
    is_wish = constraint.type == pb.SPAN_TYPE_TITLE and constraint.polarity == pb.POLARITY_WANTED
    if not (is_kind or is_wish):
        return constraint
    before, behind = bare(text[: constraint.start]), bare(text[constraint.end :])
    if not (_PLAYED_BEHIND.match(behind) or _PLAYED_BEFORE.search(before)):
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=pb.SPAN_TYPE_TITLE)
    span.polarity = pb.POLARITY_REFUSED
    read = reader.read([span])[0]
    return constraint if read.unmatched or read.type != pb.SPAN_TYPE_TITLE else read


def as_one_console(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints, in which a console whose maker was marked apart is one: "нинтендо свитч"."""
    result: list[Constraint] = []
    for each in sorted(constraints, key=lambda constraint: constraint.start):
        before = result[-1] if result else Constraint()
        is_its_maker = (
            before.type in (pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_DEVELOPER)
            and each.type == pb.SPAN_TYPE_PLATFORM
            and before.polarity == each.polarity
            and not text[before.end : each.start].strip(" -")
            and bool(maker := maker_of_consoles(before.text))
            and not maker_of_consoles(each.text)
            and not set(each.names).isdisjoint(reader.consoles_of(maker))
        )
        if not is_its_maker:
            result.append(each)
            continue
        start = before.start
        span = pb.Span(start=start, end=each.end, text=text[start : each.end], type=each.type, polarity=each.polarity)
        result[-1] = reader.read([span])[0]
    return result


def as_company(constraint: Constraint, reader: SpanReader) -> Constraint:
    """A kind that says for how many: "双人", "two-player"; or, refused, that players meet over a network: who wants
    nothing online may well like what can be played otherwise, too."""
    if constraint.type != pb.SPAN_TYPE_KIND or constraint.polarity not in (pb.POLARITY_WANTED, pb.POLARITY_REFUSED):
        return constraint
    meant = _FOR_SO_MANY if constraint.polarity == pb.POLARITY_WANTED else _OVER_A_NETWORK
    if not meant.fullmatch(bare(constraint.text.strip())):
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=pb.SPAN_TYPE_PLAYERS)
    span.polarity = constraint.polarity
    read = reader.read([span])[0]
    return constraint if read.unmatched else read


def of_its_makers(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A title that only names its makers, whose games are meant: "from the makers of The Witcher"."""
    if constraint.type not in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER) or (
        constraint.type == pb.SPAN_TYPE_DEVELOPER and not constraint.unmatched
    ):
        return constraint
    title = constraint.text
    inside = [match.end() for match in WORD.finditer(title) if _MAKERS_BEFORE.search(bare(title[: match.end()] + " "))]
    if inside:
        title = title[inside[-1] :].strip()
    elif not (
        _MAKERS_BEFORE.search(bare(text[: constraint.start])) or _MAKERS_BEHIND.match(bare(text[constraint.end :]))
    ):
        return constraint
    return reader.made_by_those_of(constraint, title) or constraint


def as_a_series(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A title that stands for all games of its series: "Doom games", "something like Doom". What others are compared
    with ("newer than Doom") is one game."""
    if constraint.type != pb.SPAN_TYPE_TITLE or constraint.unmatched:
        return constraint
    behind = bare(text[constraint.end :])
    is_series = _GAMES_BEHIND.match(behind) or (
        # "Both Portal and Celeste" are two games.
        _SERIES_BEFORE.search(bare(text[: constraint.start])) and not _AND_BEHIND.match(behind)
    )
    is_compared = is_compared_with(text, constraint.start, constraint.end)
    if not is_series and (constraint.polarity != pb.POLARITY_LIKED or is_compared):
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    series = reader.series(constraint.text) or reader.series_of(constraint.game_ids)
    result.game_ids[:] = dict.fromkeys([*constraint.game_ids, *series])
    del result.game_ids[MOST_GAMES_OF_A_TITLE:]
    return result


def as_a_kind(constraint: Constraint, reader: SpanReader) -> Constraint:
    """An attribute that is wished for and names a kind, as that kind: "something relaxing" compares nothing."""
    if constraint.type != pb.SPAN_TYPE_ATTRIBUTE or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=pb.SPAN_TYPE_KIND)
    span.polarity = constraint.polarity
    read = reader.read([span])[0]
    return constraint if read.unmatched or read.type != pb.SPAN_TYPE_KIND else read


def of_another_work(text: str, constraint: Constraint) -> Constraint:
    """The title of a film or a book that a game is called by, too: that game is wanted, not others like it."""
    before, behind = bare(text[: constraint.start]), bare(text[constraint.end :])
    is_liked = constraint.type == pb.SPAN_TYPE_TITLE and constraint.polarity == pb.POLARITY_LIKED
    if not is_liked or not (_WORK_BEFORE.search(before) or _WORK_BEHIND.match(behind)):
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_WANTED
    return result
