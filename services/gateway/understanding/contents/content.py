"""Reads what may not be seen in a game ("nothing violent", "без крови") as the descriptors that a catalogue uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.contents.content_words import COMBAT, FIREARMS, MARKED, SAID, SUFFERING, WEAPONS
from services.gateway.understanding.plain_text import bare, pattern, plain

# Whether a word is refused takes a quarter of a millisecond to tell, and a message has thousands of letters.
MOST_PLACES = 12
_Content = common_pb2


# Somebody who is afraid wants nothing that frightens, without any word of refusal.
_FEARS = pattern(
    r"\b(?:нестрашн\w*|не ?страшн\w*|niestraszn\w*|(?:gets?|is|are|be|easily|too) (?:easily )?(?:scared|"
    r"frightened|spooked)|scares easily|(?:is|are) afraid|"
    r"(?:has|have|had|get|gets|getting|give|gives) nightmares|боится|боятся|пугается|пугаются|пуглив\w+|"
    r"hat (?:schnell |leicht )?angst|haben angst|ängstlich\w*|erschrickt|fürchtet sich|(?:se|me) asusta\w*|(?:le|"
    r"les|me) dan? miedo|"
    r"miedos[oa]s?|a (?:vite )?peur|ont peur|peureu\w+|craintif|craintive|(?:tem|têm) medo|medros[oa]s?|(?:se|"
    r"me) assusta\w*|"
    r"kork(?:uyor|ar)\w*|ürk(?:üyor|er)\w*|боїться|бояться|лякається|лякаються|полохлив\w+|boi się|boją się|"
    r"strachliw\w*|lękliw\w*)\b|害怕|胆小|容易怕|怕黑|怕鬼|怖がり|怖がる|怖がって|怖いのが苦手|ビビり"
)
_SICK = pattern(
    r"\b(?:sick|nause\w+|dizzy|queasy|укачива\w+|тошн\w+|мутит|нуд(?:ить|ит)|schlecht|übel|schwindlig|mare(?:o|a|"
    r"an|ado|"
    r"ada)|náuseas?|nausée\w*|mal au c(?:oe|œ)ur|enjo(?:o|a|am|ad[oa])|midem\w*|başım\w* dön\w*|нудит\w*|"
    r"niedobrze|mdli\w*)\b|晕|恶心|酔う|酔って|気持ち悪"
)
_GENRE_OF_FEAR = pattern(
    r"horror|horreur|épouvante|терр?ор|хорр?ор|горор|ужас(?:ы|ов|тик)|\bжах(?:и|ів|астик)|\bterror\b|korku oyun|ホラー|"
    r"恐怖(?:游戏|类)"
)
_SUFFERING = (SUFFERING, (_Content.CONTENT_DESCRIPTOR_DISTRESSING_THEMES,))
_BLOSSOM = re.compile(r"blüt", re.IGNORECASE)
_CHILD_UNTIL, _SMALL_CHILD_UNTIL = 13, 10
_NOT_FOR_CHILDREN = (
    _Content.CONTENT_DESCRIPTOR_GORE,
    _Content.CONTENT_DESCRIPTOR_SEXUAL_CONTENT,
    _Content.CONTENT_DESCRIPTOR_GAMBLING,
    _Content.CONTENT_DESCRIPTOR_HORROR,
)
_NOT_FOR_SMALL_CHILDREN = (_Content.CONTENT_DESCRIPTOR_VIOLENCE,)


def read_content(text: str, *, is_marked: bool = False) -> list[common_pb2.ContentDescriptor.ValueType]:
    """The descriptors of what `text` names; none if it names nothing that catalogues describe.

    Of what is marked as content (`is_marked`) words tell, too, that elsewhere mean other things.
    """
    readable = bare(_without_blossoms(plain(text)))
    tables = SAID
    if is_marked:
        # That a dog dies is told by no fight: games full of them may spare it.
        tables = (*SAID, _SUFFERING) if SUFFERING.search(readable) else (*SAID, *MARKED)
    found = (each for said, descriptors in tables if said.search(readable) for each in descriptors)
    return list(dict.fromkeys(found))


def content_places(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` names what catalogues describe: beginnings and ends, in code points.

    Of what is named more than MOST_PLACES times, half of these come from the beginning and half from the end.
    """
    readable = bare(_without_blossoms(text))
    for said, _ in SAID:
        places = [match.span() for match in said.finditer(readable)]
        half = MOST_PLACES // 2
        yield from places if len(places) <= MOST_PLACES else places[:half] + places[-half:]


def _without_blossoms(text: str) -> str:
    """The text, as long as before, in which German blossoms ("Blüten") do not look like blood once accents are gone."""
    return _BLOSSOM.sub("____", text)


def fear_places(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` says that somebody is easily scared: beginnings and ends, in code points."""
    return (match.span() for match in _FEARS.finditer(bare(text)))


def makes_sick(text: str) -> bool:
    """Whether somebody speaks of motion sickness."""
    return _SICK.search(bare(text)) is not None


def names_the_genre_of_fear(text: str) -> bool:
    """Whether words name the genre rather than say that something frightens: "horror", not "creepy"."""
    return _GENRE_OF_FEAR.search(bare(plain(text))) is not None


def names_weapons(text: str) -> bool:
    """Whether words name weapons, or shooting with them."""
    readable = bare(plain(text))
    return any(each.search(readable) is not None for each in (WEAPONS, FIREARMS))


def names_combat(text: str) -> bool:
    """Whether words name fights, and nothing of how they are fought: "combat", not "turn-based combat"."""
    return COMBAT.fullmatch(bare(plain(text)).strip()) is not None


def unsuitable_at(age: int) -> list[common_pb2.ContentDescriptor.ValueType]:
    """What is not for children of that age, whatever the minimum age of the game; nothing from 13 years on."""
    if age >= _CHILD_UNTIL:
        return []
    return [*_NOT_FOR_CHILDREN, *(_NOT_FOR_SMALL_CHILDREN if age < _SMALL_CHILD_UNTIL else ())]
