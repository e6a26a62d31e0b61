"""Reads which game of several is meant by what it is most or least of: "the scariest", "best for beginners".

Whether a game is of it follows from its genres, tags and content descriptors. Length, age and price have numbers of
their own, see `superlatives.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.plain_text import bare, pattern, plain

_HORROR = common_pb2.CONTENT_DESCRIPTOR_HORROR
_GORE, _VIOLENCE = common_pb2.CONTENT_DESCRIPTOR_GORE, common_pb2.CONTENT_DESCRIPTOR_VIOLENCE


@dataclass(frozen=True, slots=True)
class Quality:
    """What games have more or less of: `kinds` (in lower case) and then `contents` tell of it, the surest first.

    A game of a surer sign has more of it than one that lacks this, whatever else both have; nothing is weighed. Games
    of a kind in `without` have none of it. `is_least` turns it round, and `start` and `end` are the place of the words
    for it in the text.
    """

    kinds: Sequence[str]
    contents: Sequence[int] = ()
    without: Collection[str] = ()
    is_least: bool = False
    start: int = 0
    end: int = 0

    def degree(self, game: common_pb2.Game) -> tuple[bool, ...]:
        """Which of the signs a game has, by what the catalogue says; these compare as tuples do."""
        own = {each.lower() for each in (*game.genres, *game.tags)}
        counts = own.isdisjoint(self.without)
        of_kinds = (counts and kind in own for kind in self.kinds)
        return (*of_kinds, *(counts and content in game.content_descriptors for content in self.contents))

    def telling(self, game: common_pb2.Game) -> list[str]:
        """The genres and tags of a game that speak for it, each once."""
        names = {each.lower(): each for each in (*game.tags, *game.genres)}
        return [name for folded, name in names.items() if folded in self.kinds]

    def against(self, game: common_pb2.Game) -> list[str]:
        """The genres and tags of a game that speak against it."""
        return [name for name in (*game.tags, *game.genres) if name.lower() in self.without]


# fmt: off
# What makes a game so: the genre or the tag that is called so, before what goes along with it.
_SCARY = Quality(("horror", "psychological", "dark"), (_HORROR, _GORE))
_HARD = Quality(("difficult", "permadeath", "bullet hell"), without=("relaxing", "family friendly"))
_EASY = Quality(("family friendly", "relaxing", "cozy", "educational"), without=("difficult", "permadeath"))
_CALM = Quality(("relaxing", "cozy", "minimalist"), without=("difficult", "horror", "fast-paced"))
_SAYINGS: tuple[tuple[Quality, re.Pattern[str]], ...] = tuple((quality, pattern(said)) for quality, said in (
    (_EASY, r"(?:best|good|better|easiest|suited|suitable) (?:\w+ ){0,2}?(?:beginner|newcomer|newbie|starter|noob|"
     r"novice|"
     r"first[- ]timer)\w*|\b(?:лучше|подойд\w+|подходит|годится)\b.{0,24}\b(?:нович|начинающ)\w*|"
     r"(?:für|zum) (?:anfänger|einsteiger|einstieg)\w*|para (?:\w+ )?(?:principiante|novato|empezar|iniciante|"
     r"começar)\w*|"
     r"pour (?:\w+ )?(?:débuta|commencer|novice)\w*|yeni başlayan\w*|acemi\w*|(?:новачк|початківц)\w*|"
     r"dla (?:początkując|nowicjusz|nowych gracz)\w*|(?:新手|初学者|入门)|初心者|入門"),
    (_EASY, r"\b(?:easiest|simplest)\b|\bсам\w+ (?:легк|лёгк|прост)\w+|\bлегче всего|\bam (?:leichtesten|"
     r"einfachsten)|"
     r"\b(?:leichteste|einfachste)\w*|\bmás (?:fácil|sencill)\w*|\bplus (?:facile|simple)s?|\bmais (?:fácil|fáceis|"
     r"simples)|"
     r"\ben kolay\w*|\b(?:найлегш|найпростіш)\w+|\b(?:najłatwiejsz|najprostsz)\w+|最(?:简单|容易)|(?:一番|最も|"
     r"いちばん)(?:簡単|易し|"
     r"やさし)"),
    (_HARD, r"\b(?:hardest|toughest)\b|\bmost (?:difficult|challenging|brutal|punishing)|"
     r"\bсам\w+ (?:сложн|трудн|хардкорн|тяж[её]л)\w+|\bсложнее всех|\bschw(?:er|ierig)st\w*|\bhärtest\w*|"
     r"\bforderndst\w*|"
     r"\bmás (?:difícil|complicad|duro|exigent)\w*|\bplus (?:difficile|dur|exigeant|corsé)\w*|\bmais (?:difícil|"
     r"difíceis|dur[oa]|"
     r"desafiador)\w*|\ben (?:zor|çetin)\w*|\b(?:найскладніш|найважч|найтяжч)\w+|\b(?:najtrudniejsz|najcięższ)\w+|"
     r"最(?:难|硬核|困难)|(?:一番|最も|いちばん)(?:難し|むずかし|むずい)|最難"),
    (_SCARY, r"\b(?:scariest|creepiest|spookiest|eeriest)\b|\bmost (?:terrifying|frightening|scary|creepy|"
     r"disturbing)|"
     r"\bсам\w+ (?:страшн|жутк|пугающ|криповая)\w*|\bстрашнее всех|\b(?:gruseligst|unheimlichst|furchteinflößendst|"
     r"schaurigst|"
     r"schockierendst)\w*|\bmás (?:terror[ií]fic|aterrador|escalofriant|tenebros)\w*|\bmás miedo|"
     r"\bplus (?:effrayant|terrifiant|flippant|angoissant)\w*|\bplus peur|\bmais (?:assustador|aterrorizant|"
     r"medonh)\w*|"
     r"\bmais medo|\ben (?:korkunç|korkutucu|ürkütücü)\w*|\b(?:найстрашніш|найжахливіш|найморошніш)\w+|"
     r"\b(?:najstraszniejsz|najbardziej przeraż|najbardziej straszn)\w+|最(?:恐怖|可怕|吓人)|(?:一番|最も|"
     r"いちばん)(?:怖|こわ|恐ろし)|最恐"),
    (Quality(("funny",)), r"\b(?:funniest|silliest)\b|\bmost (?:hilarious|amusing|comical|humorous)|"
     r"\bсам\w+ (?:смешн|весел|весёл|забавн|угарн)\w+|\bсмешнее всех|\b(?:lustigst|witzigst|komischst)\w*|"
     r"\bmás (?:gracios|divertid|cómic)\w*|\bplus (?:drôle|amusant|marrant)\w*|\bmais (?:engraçad|divertid|hilár)\w*|"
     r"\ben (?:komik|eğlenceli)\w*|\b(?:найсмішніш|найвеселіш|найкумедніш)\w+|\b(?:najśmieszniejsz|"
     r"najzabawniejsz)\w+|"
     r"最(?:搞笑|好笑|有趣)|(?:一番|最も|いちばん)(?:笑え|面白おかし|おかし)"),
    (_CALM, r"\bmost (?:relaxing|relaxed|calming|peaceful|chill|soothing|laid[- ]back)|\b(?:calmest|chillest|"
     r"co[sz]iest)\b|"
     r"\bсам\w+ (?:расслаб|спокойн|уютн|мирн|чиллов)\w+|\bспокойнее всех|\b(?:entspannendst|entspanntest|ruhigst|"
     r"gemütlichst)\w*|"
     r"\bmás (?:relajant|relajad|tranquil|acogedor)\w*|\bplus (?:relaxant|reposant|calme|apaisant|détendu)\w*|"
     r"\bmais (?:relaxant|tranquil|calm|aconchegant)\w*|\ben (?:rahatlatıcı|sakin|dinlendirici|huzurlu)\w*|"
     r"\b(?:найспокійніш|найзатишніш|найрозслабл)\w+|\b(?:najspokojniejsz|najprzytulniejsz|najbardziej relaks)\w+|"
     r"最(?:放松|轻松|治愈|休闲|悠闲)|(?:一番|最も|いちばん)(?:癒|リラックス|のんびり|落ち着)"),
    (Quality(("story rich", "choices matter")), r"\b(?:best|deepest|strongest|richest) (?:story|plot|"
     r"narrative|writing)|"
     r"\bлучш\w+ (?:сюжет|истори)\w*|\bbeste\w* (?:geschichte|story|handlung)|\bmejor (?:historia|trama|argumento)|"
     r"\bmeilleure? (?:histoire|scénario)|\bmelhor (?:história|enredo)|\ben iyi (?:hikaye|senaryo)\w*|"
     r"\bнайкращ\w+ (?:сюжет|істор)\w*|\bnajleps\w+ (?:fabuł|histori)\w*|剧情最(?:好|棒)|(?:最好的|最棒的)剧情|"
     r"(?:ストーリー|物語)が(?:一番|最も|いちばん)"),
    (Quality(("emotional", "story rich")), r"\bsaddest\b|\bmost (?:emotional|touching|moving)|"
     r"\bсам\w+ (?:грустн|трогательн|печальн|эмоциональн)\w+|\b(?:traurigst|berührendst|emotionalst)\w*|"
     r"\bmás (?:triste|emotiv)\w*|\bplus (?:triste|émouvant|touchant)\w*|\bmais (?:triste|emocionant)\w*|"
     r"\ben (?:hüzünlü|duygusal|üzücü)\w*|\b(?:найсумніш|найзворушлив)\w+|\b(?:najsmutniejsz|najbardziej wzrusz)\w+|"
     r"最(?:感人|催泪|悲伤)|(?:一番|最も|いちばん)(?:泣け|悲し|感動)"),
    (Quality((), (_GORE, _VIOLENCE)), r"\b(?:bloodiest|goriest)\b|\bmost (?:violent|brutal|gory|bloody)|"
     r"\bсам\w+ (?:кровав|жесток)\w+|\b(?:blutigst|brutalst|gewalttätigst)\w*|\bmás (?:violent|sangrient|brutal)\w*|"
     r"\bplus (?:violent|sanglant|gore)\w*|\bmais (?:violent|sangrent)\w*|\ben (?:kanlı|vahşi|şiddetli)\w*|"
     r"\b(?:найкривавіш|найжорстокіш)\w+|\b(?:najkrwawsz|najbrutalniejsz)\w+|最(?:血腥|暴力)|(?:一番|最も)(?:グロ|"
     r"血な|暴力)"),
    (Quality(("fast-paced", "bullet hell")), r"\bfastest\b|\bmost (?:fast[- ]paced|frantic|hectic)|"
     r"\bсам\w+ (?:быстр|динамичн)\w+|\b(?:schnellst|rasantest)\w*|\bmás (?:frenétic|dinámic)\w*|"
     r"\bplus (?:rapide|nerveux|dynamique)s?|\bmais (?:frenétic|dinâmic)\w*|\ben (?:hızlı|tempolu)\w*|"
     r"\b(?:найшвидш|найдинамічніш)\w+|\b(?:najszybsz|najbardziej dynamiczn)\w+|最(?:快节奏|刺激)"),
))
_LEAST = pattern(
    r"\bleast (scary|frightening|creepy|violent|bloody|difficult|hard|challenging|sad)|"
    r"\b(?:наименее|менее всего) (страшн|сложн|жесток|кровав)\w+|\bam wenigsten (gruselig|schwer|brutal|blutig)|"
    r"\bmenos (miedo|terror|difícil|violent|sangrient|assustador)\w*|\bmoins (effrayant|difficile|violent|peur|"
    r"dur)\w*|"
    r"\ben az (korkunç|korkutucu|zor|kanlı)\w*|\bнайменш (страшн|складн|кривав|жорсток)\w+|"
    r"\bnajmniej (straszn|trudn|krwaw|brutaln)\w+|最不(恐怖|可怕|吓人|难|血腥|暴力)|(?:一番|最も)(怖くな|難しくな)"
)
_OF_THE_LEAST = tuple((quality, pattern(said)) for quality, said in (
    (_SCARY, r"scar|fright|creep|страшн|gruse|miedo|terror|assust|effray|peur|kork|strasz|恐怖|可怕|吓|怖"),
    (_HARD, r"diffic|hard|chall|сложн|schwer|dif[ií]c|dur|zor|складн|trudn|难|難"),
    (Quality(("emotional",)), r"sad"),
    (Quality((), (_GORE, _VIOLENCE)), r"violen|blood|жесток|кровав|brutal|blutig|sangr|kanl|кривав|жорсток|"
     r"krwaw|血腥|暴力"),
))
# What stands before the name of a kind that games may be most of: "the most atmospheric".
_MOST = pattern(
    r"\b(?:the )?most |\bсам(?:ый|ая|ое|ую|ые|ой|ых) |\bam meisten |\b(?:el|la|los|las|lo) más |\b(?:le|la|"
    r"les) plus |"
    r"\b(?:o|a|os|as) mais |\ben |\bнайбільш |\bnajbardziej |最|一番|最も|いちばん"
)
_WHICH = pattern(
    r"\b(?:which|what|who|как(?:ая|ой|ую|ое)|котор\w+|кто|что|welche[rsn]?|was|wer|cuál\w*|qué|quién|"
    r"l[ea]quel(?:le)?|"
    r"lesquel\w*|qu(?:el|elle)|qui|quoi|qual|quais|que|hangi\w*|як(?:а|ий|у|е)|котр\w+|хто|któr\w+|jaka|co)\b|哪|"
    r"どれ|どの|"
    r"何|どっち|(?:のは|は)[？?]?$"
)
# fmt: on


def quality_in(text: str, kinds: Sequence[tuple[int, int, Sequence[str]]] = ()) -> Quality | None:
    """What a question asks for the most or the least of; None if it does not.

    `kinds` are the places in `text` where genres or tags are named, with the catalogue's names.
    """
    readable = bare(plain(text))
    if len(readable) != len(text):
        readable = bare(text)
    if not _WHICH.search(readable):
        return None
    if least := _LEAST.search(readable):
        said = next(quality for quality, words in _OF_THE_LEAST if words.search(least[0]))
        return _placed(said, least.start(), least.end(), is_least=True)
    for quality, form in _SAYINGS:
        if found := form.search(readable):
            return _placed(quality, found.start(), found.end())
    for start, end, names in kinds:
        before = [match for match in _MOST.finditer(readable, 0, start) if match.end() == start]
        if before:
            return Quality(tuple(dict.fromkeys(name.lower() for name in names)), start=before[0].start(), end=end)
    return None


def most_of(games: Sequence[common_pb2.Game], quality: Quality) -> list[common_pb2.Game]:
    """The games that have most of it, or least; none where they are alike or nothing tells."""
    degrees = {game.game_id: quality.degree(game) for game in games}
    if len(set(degrees.values())) < 2:
        return []
    best = min(degrees.values()) if quality.is_least else max(degrees.values())
    return [game for game in games if degrees[game.game_id] == best]


def _placed(quality: Quality, start: int, end: int, *, is_least: bool = False) -> Quality:
    return Quality(quality.kinds, quality.contents, quality.without, is_least, start, end)
