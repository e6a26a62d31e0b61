"""Tells words for easy games, in eleven languages: catalogues have a tag for what is difficult, and none for these; and
words for strain, which is refused by who wants to relax."""

from __future__ import annotations

from collections.abc import Iterator

from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
_EASY = pattern(
    r"(?:(?:something|anything|one|ones|game|games|very|really|pretty|quite|super|что[- ]?(?:то|нибудь)|игр\w+|очень|"
    r"довольно|щось|гр[ау]|ігри|дуже|was|etwas|ein\w*|spiele?|sehr|ganz|recht|algo|un[oa]?|uma?|juegos?|muy|bastante|"
    r"jeux?|très|assez|quelque chose|de|d['’]|jogos?|muito|bem|bir|oyun\w*|çok|bayağı|coś|gr[aęy]|gier|bardzo|"
    r"dość)\s+)*"
    r"(?:easy|(?:not|isn['’]?t|nothing) (?:too |so |very |that )?(?:hard|difficult|challenging)|beginner[- ]friendly|"
    r"легк(?:ий|ая|ое|ую|ие|ого|их|а|е|у|і)|несложн\w+|нетрудн\w+|не (?:слишком |очень |сильно )?(?:сложн|трудн)\w+|"
    r"для (?:новичк|начинающ|новачк|початківц)\w*|нескладн\w+|неважк\w+|не (?:надто |дуже |занадто )?(?:складн|"
    r"важк)\w+|"
    r"leicht(?:e[snrm]?)?|nicht (?:zu |so |allzu )?schwer\w*|für anfänger|einsteigerfreundlich\w*|"
    r"fácil(?:es)?|no (?:muy |tan |demasiado )?dif[ií]cil(?:es)?|para (?:principiantes|novatos|iniciantes)|"
    r"faciles?|pas (?:trop |très |si )?(?:dur|difficile)\w*|pour (?:débutants?|novices?)|"
    r"fáceis|não (?:muito |tão )?dif[ií]c(?:il|eis)|nada difícil|"
    r"kolay\w{0,3}|zor olmayan|yeni başlayanlar\w*|"
    r"łatw(?:a|e|y|ą|ego|ej|ych|iutk\w+)|nie(?:zbyt| za| bardzo)? trudn\w+|dla początkujących)"
    r"(?:\s+(?:game|games|one|ones|игр\w*|гр\w|ігри|spiele?|juegos?|jeux?|jogos?|oyun\w*|bir oyun|gr\w|gier))?|"
    r"(?:一?个?)(?:很|比较|稍微)?(?:简单|容易)(?:一?点|些)?(?:儿)?的?(?:游戏)?|不(?:太|怎么|那么)?难的?(?:游戏)?|难度(?:低|不高)的?|新手(?:向|友好)的?|"
    r"(?:もう(?:ちょい|ちょっと|少し))?(?:簡単|かんたん|易しい|やさしい|優しい|優しめ|易しめ|やさしめ|難しくない|むずくない)"
    r"(?:な|の)?(?:ゲーム|やつ|もの)?|初心者向けの?(?:ゲーム|やつ)?"
)
# Strain and haste.
_STRAINS = (
    r"(?:stress\w{0,3}|estr[eé]s|estresse|стрес\w{0,3}|напряг\w{0,3}|напряжени\w|напруг\w|напруженн\w|"
    r"stres\w{0,3}|spin[ayęą]|pośpiechu?|спешк[аиу]|поспіху?|prisas?|eile|hektik|pressa|acele)"
)
_STRAIN_PLACES = pattern(rf"\b{_STRAINS}\b")
_STRAIN = pattern(
    r"(?:(?:no|any|zero|much|too much|kein\w*|ohne|zu viel|sin|nada de|sans|pas de|trop de|sem|muito|без|нет|жодн\w+|"
    r"bez|żadn\w+|hiç|çok)\s+)*"
    rf"{_STRAINS}(?:\s+istem\w+)?|"
    r"(?:不|不用|不要|别|无)?(?:费脑|动脑|压力)子?(?:的|大)?|ストレス(?:が|の|は)?(?:ない|なし|なく)?"
)
# fmt: on


def is_strain(said: str) -> bool:
    """Whether words that are refused say no more than that a game is not to strain: "no stress", "不费脑子的"."""
    return _STRAIN.fullmatch(bare(said.strip())) is not None


def strain_places(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` speaks of strain or haste: who refuses it wants to relax."""
    return (match.span() for match in _STRAIN_PLACES.finditer(bare(text)))


def is_easy(said: str) -> bool:
    """Whether words for a kind say no more than that a game is easy, or not hard."""
    return _EASY.fullmatch(bare(said.strip())) is not None
