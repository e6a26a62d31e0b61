"""Reads whether a message asks for other games of the makers that were spoken of, in eleven languages."""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# A longer message tells what it looks for, and takes long to read.
_MOST_LETTERS = 160
# fmt: off
_THEIRS = pattern(
    r"\b(?:by|from|of) (?:(?:the|that|this|those|these|their) )?(?:same |that |this |those |these )"
    r"(?:studio|dev\w*|makers?|company|people|guys|team|creators?|folks)\b|"
    r"\b(?:what|which) (?:else|other games?|more) (?:(?:did|has|have|do|does|is|are|was|were) )?"
    r"(?:(?:that|this|the|those) )?(?:same )?(?:they|he|she|studio|dev\w*|makers?|company|people|guys|team)(?: \w+)?"
    r" (?:ma[dk]e|done|do|develop(?:ed)?|created?)\b|"
    r"\bwhat else (?:is|are) (?:by|from) (?:them|him|her)\b|"
    r"(?:от|у|из) (?:(?:тех|этих|той|этой|того|этого) же?|этих|этой|той|этого) (?:\w+ )?(?:студи\w+|разраб\w+|"
    r"автор\w+|создател\w+|люд\w+|ребят|компани\w+|команд\w+)|"
    r"\b(?:что|какие)(?: игры)? (?:ещё|еще)(?: игры)? (?:(?:они|он|она|эта|та|эти|те)(?: же)?(?: \w+)? )?"
    r"(?:с?делал\w*|создал\w*|выпускал\w*|выпустил\w*)\b|"
    r"\b(?:von|aus) (?:den|dem|der)(?:selben| gleichen) (?:studio|entwickler\w*|leute\w*|macher\w*|firma|team)\b|"
    r"\b(?:vom|von (?:diesem|dem)) (?:selben |gleichen )?(?:studio|entwickler|team)\b|"
    r"\bwas (?:haben|hat) (?:die|der|das studio|sie|er) (?:denn )?(?:noch|sonst)(?: \w+)* (?:gemacht|entwickelt)\b|"
    r"\bd(?:el|e l[oa]s?|e es[eo]s?|e es[ea]) (?:mism[oa]s? )?(?:estudio|desarrollador\w*|creador\w*|compañía|"
    r"empresa|"
    r"equipo|gente)\b(?! de)|\bqué (?:más|otros juegos) (?:hizo|hicieron|ha hecho|han hecho|tiene ese estudio)\b|"
    r"\b(?:du|des|de ce|de ces|de la|par le|par les) (?:mêmes? )?(?:studio|développeurs?|créateurs?|équipe|"
    r"boîte|gens)\b(?! d)|\bqu['’](?:est-ce qu['’])?(?:ils|elles|il|elle|ont-ils|a-t-il) (?:ont |"
    r"a )?(?:fait )?d['’]autre\b|"
    r"\bd(?:o|a|os|as|esse|essa|esses) (?:mesm[oa]s? )?(?:estúdio|desenvolvedor\w*|criador\w*|empresa|equipe|"
    r"pessoal)\b(?! d)|\bo que (?:mais|eles fizeram de|ele fez de)(?: (?:eles?|ess[ea] \w+))?(?: (?:fizeram|"
    r"fez))?(?: mais)?\b(?= *\?*$)|"
    r"\b(?:aynı|o|bu) (?:stüdyo|yapımcı|ekib|ekip|firma|geliştirici)\w*(?= (?:başka|diğer|oyun|ne)| \w*(?:dan|den|"
    r"nın|nin)\b)|"
    r"\b(?:aynı|o) (?:stüdyodan|yapımcıdan|ekipten|firmadan)\b|\bbaşka ne(?:ler)? yap(?:tı|mış)\w*|"
    r"(?:від|у|з) (?:тих|цих|тієї|цієї|того|цього) (?:ж |же |самих |самої )?(?:студі\w+|розроб\w+|автор\w+|творц\w+|"
    r"людей|"
    r"компані\w+|команди)|\b(?:що|які)(?: ігри)? ще(?: ігри)? (?:(?:вони|він|вона|ця|ті)(?: ж)?(?: \w+)? )?"
    r"(?:з?роби\w+|створи\w+|випус\w+)\b|"
    r"\bod (?:tych|tego|tej) (?:samych |samego |samej )?(?:twórc\w+|studi\w+|ludzi|autor\w+|ekipy|firmy)\b|"
    r"\bco (?:jeszcze|innego) (?:oni |on |ona |to studio )?(?:zrobi\w+|stworzy\w+)\b|"
    r"(?:同一?个?|这家|这个|那家|那个)(?:工作室|公司|开发商|团队|制作组|作者)(?:还|的?其他|的?别的|做|出)|他们(?:家)?还(?:做|出|有)|"
    r"(?:同じ|その|この)(?:会社|スタジオ|開発|開発元|開発者|メーカー|作者|チーム)(?:の|が|は)?.{0,4}(?:他|ほか|別|ゲーム|作品)"
)
# Behind a question who made a game these are its makers, elsewhere anybody.
_OF_THEM = pattern(
    r"\b(?:more|else|others?|another|anything|something|games?) (?:\w+ )?(?:by|from|of) (?:them|him|her|those)\b|"
    r"\b(?:of (?:theirs|his|hers)|(?:by|from) them)\b|\b(?:чего-?нибудь|что-?(?:нибудь|то)|ещё|еще) их(?:не\w+)?\b|"
    r"\bihr\w* (?:anderen|übrigen|spiele)|\b(?:algo|otro|uno) suyo\b|\bun (?:truc )?à eux\b|"
    r"\bleurs? (?:autres )?jeux?\b|"
    r"\bonlar[ıi]n(?:kilerden| oyun\w*)|\b(?:щось|ще) їхн\w+|\bich (?:inn\w+ )?gr\w+|"
    r"(?:от|у) (?:них|него|неё|нее)\b|\bих (?:другие|ещё) игр|\b(?:mehr|noch (?:was|etwas|eins|mehr)|was anderes|"
    r"andere) von "
    r"(?:denen|ihnen|ihm|ihr)\b|\b(?:más|otr[oa]s?|algo)(?: \w+)? de (?:ell[oa]s?|él)\b|"
    r"\b(?:d['’]autres?|autre chose|plus|encore)(?: \w+)? d(?:['’]eux|['’]elles?|e lui)\b|"
    r"\b(?:mais|outr[oa]s?|algo)(?: \w+)? del(?:e|a)s?\b|\b(?:onlardan|ondan|onların) (?:başka|diğer|bir|daha)|"
    r"\b(?:від|у) (?:них|нього|неї)\b|\bod (?:nich|niego|niej)\b|他们的?(?:其他|别的|游戏)|彼らの(?:他|ほか|別)"
)
_MAKERS = pattern(
    r"\b(?:dev\w*|makers?|studios?|creators?|разраб\w*|студи\w*|автор\w*|создател\w*|entwickler\w*|macher\w*|"
    r"desarrollador\w*|creador\w*|estudio|développeur\w*|créateur\w*|desenvolvedor\w*|criador\w*|estúdio|yapımcı\w*|"
    r"geliştirici\w*|stüdyo\w*|розроб\w*|студі\w*|творц\w*|twórc\w*|studi[oa])\b|"
    r"开发商|开发者|工作室|公司|制作组|開発(?:元|者|会社)|スタジオ|制作会社"
)
_OTHERS = pattern(
    r"\b(?:others?|else|another|more games|друг\w+|(?:ещё|еще) (?:игр\w*|что|как\w+|есть)|andere\w*|weitere\w*|"
    r"noch (?:mehr|was|etwas|spiele)|otr[oa]s?|más juegos|d['’]autres|autres? jeux?|outr[oa]s?|mais jogos|başka\w*|"
    r"diğer\w*|інш\w+|ще (?:ігри|щось|як\w+|є)|inn\w+|jeszcze (?:gry|coś|jak\w+))\b|别的|其他|其它|他の|ほか|別の"
)
# fmt: on


def asks_for_the_same_makers(text: str) -> bool:
    """Whether a message asks for games of the makers that were spoken of: "anything else by the same people?"."""
    return len(text) <= _MOST_LETTERS and _THEIRS.search(bare(plain(text))) is not None


def asks_for_others_of_makers(text: str) -> bool:
    """Whether a message speaks of makers and of other games: "does the developer of the first have others?"."""
    readable = bare(plain(text))
    return len(text) <= _MOST_LETTERS and bool(_MAKERS.search(readable) and _OTHERS.search(readable))


def speaks_of_them(text: str) -> bool:
    """Whether a message asks for games of "them", who are the makers where somebody asked for these."""
    return len(text) <= _MOST_LETTERS and _OF_THEM.search(bare(plain(text))) is not None
