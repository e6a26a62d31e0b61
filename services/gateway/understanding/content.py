"""Reads what may not be seen in a game ("nothing violent", "без крови") as the descriptors that a catalogue uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.plain_text import UNSPACED_LETTERS, bare, pattern, plain

# Whether a word is refused takes a quarter of a millisecond to tell, and a message has thousands of letters.
MOST_PLACES = 12
_Content = common_pb2


def _said(beginnings: str, anywhere: str) -> re.Pattern[str]:
    """A pattern for stems that begin a word, which "кров" does not in "сокровища", and for those safe inside of one.

    Chinese and Japanese have no spaces: their characters end what stands before.
    """
    return pattern(rf"(?<!(?-i:[^\W{UNSPACED_LETTERS}]))(?:{beginnings})|{anywhere}")


# Who asks for no violence gets none that is only slapstick either: nobody is harmed by what is left out.
# fmt: off
_SAID: tuple[tuple[re.Pattern[str], tuple[common_pb2.ContentDescriptor.ValueType, ...]], ...] = (
    (_said(
        r"brutal\w*|cruel\w*|(?:over)?kill\w*|fighting|shooting|guns?\b|weapon\w*|насили\w*|изнасил\w*|жесток\w*|"
        r"(?:само)?убий\w*|убива\w*|"
        r"(?:пере)?стрельб\w*|(?:во)?оруж\w*|grausam\w*|töten|asesin\w*|armas?\b|meurtre\w*|tuer\b|şiddet\w*|"
        r"vahşet\w*|"
        r"shoot (?:at )?(?:people|others?|someone|somebody|humans)\b|стреля(?:ть|ют|ет|ешь|ем)\b|"
        r"erschie(?:ß|ss)\w*|erschoss\w*|getötet\w*|tötet\b|umbring\w*|umgebracht\w*|ermord\w*|"
        r"mat(?:an|en|ar|arse|ando|ás|em|am)\b|dispar(?:ar|an|en|as?)\b|(?:tue|tues|tuent|tuez|tuant)\b|atir(?:ar|am)\b|"
        r"schie(?:ß|ss)(?:en|t)\b(?: auf)?|tir(?:er|e|ent) sur\b|стреля\w+ (?:в|по) люд\w+|disparar? a\b|"
        r"стріля(?:ти|ють|є|єш|ємо)\b|strzela(?:ć|ją|sz|my)?\b|"
        r"öldür\w*|silah\w*|насильст\w*|жорсток\w*|вбив\w*|збро\w*|przemoc\w*|(?:po)?zabija\w*|broni\b",
        r"violen\w*|gewalt\w*|waffe\w*|暴力|殺|杀|残酷|开枪|枪战|人を撃"),
     (_Content.CONTENT_DESCRIPTOR_MILD_VIOLENCE, _Content.CONTENT_DESCRIPTOR_VIOLENCE,
      _Content.CONTENT_DESCRIPTOR_GORE)),
    (_said(
        r"gor[ey]\w*|blood\w*|guts\b|dismember\w*|carnage|massacre\w*|slaughter\w*|butcher(?:ed|ing|y)|behead\w*|"
        r"viscera\b|"
        r"кишк(?:и|ами|ов)|мясорубк\w*|бойн[яиюе]\b|резн[яиюе]\b|потрох\w*|трупы|"
        r"(?:gemetzel|metzel|massaker|gedärm|eingeweid|zerstückel|abschlacht|schlachtfest)\w*|"
        r"vísceras|tripas|descuartiz\w*|carnicería\w*|matanzas?|masacres?|desmembr\w*|"
        r"tripes|boucherie|éviscér\w*|démembr\w*|tueries?|hémoglobine|carnificina|chacina|"
        r"kan(?:ın|dan|a|ı|lar\w*|revan)\b|katliam\w*|"
        r"flak(?:i|ów|ami)\b|jatk\w+|rzezi?\b|rzeź|masakr\w*|wnętrzności|rozlew\w* krwi|"
        r"кривав\w*|криваві|різанин\w*|нутрощ\w*|(?:о|за)?кров\w*|расчлен\w*|мяс\w*|blut\w*|(?:en)?sang(?:r|u)\w*|"
        r"sang\b|(?:en)?sanglant\w*|"
        r"kan(?:lı|sız)?\b|(?:за)?кривав\w*|krew|krwi\w*|(?:za)?krwaw\w*",
        r"splatter\w*|(?<![热热心])血(?![条管缘液型])|グロ|血腥|ゴア|スプラッター|惨殺|内臓|内脏|断肢|肢解|屠杀"),
     (_Content.CONTENT_DESCRIPTOR_GORE,)),
    (_said(
        r"scar[ey]\w*|frighten\w*|terrif\w*|creepy|spook\w*|nightmare\w*|jump\W?scares?|страшн\w*|"
        r"(?:ис|на|за|пере|от)?пуга\w*|ужас\w*|"
        r"жутк\w*|скример\w*|кошмар\w*|grusel\w*|angst\w*|(?:er)?schreck\w*|miedo|(?:at)?terror\w*|"
        r"susto\w*|assust\w*|sobresalt\w*|sursaut\w*|effrai\w*|startl\w*|épouvant\w*|"
        r"asust[ae]\w*|peur\w*|effray\w*|horreur\w*|medo|assustador\w*|korku\w*|ürkütücü|korkunç\w*|страх\w*|"
        r"(?:на|за|пере)?ляка\w*|"
        r"моторошн\w*|"
        r"жах\w*|(?:prze|wy|na|za)?strasz\w*|strach\w*|przeraż\w*",
        r"horror\w*|怖|こわ|ホラー|恐怖|吓人|可怕|驚|惊吓"),
     (_Content.CONTENT_DESCRIPTOR_HORROR,)),
    (_said(
        r"sex\w*|nud(?:es?|ity|ité|idade|ez)\b|naked|erotic\w*|секс\w*|эротик\w*|эротич\w*|голы\w*|обнаж\w*|nackt\w*|"
        r"erotik\w*|desnud\w*|"
        r"érotiq\w*|"
        r"cinsel\w*|çıplak\w*|еротик\w*|еротич\w*|оголен\w*|nago\w*|erotyk\w*|erotycz\w*",
        r"性(?:爱|愛|感|暗示|内容|描写|交|行为|行為|的(?:な)?(?:内容|描写|表現)|表現|暴力)|裸|エロ|エッチ|アダルト|"
        r"18禁|色情|涩涩|黄色|ポルノ"),
     (_Content.CONTENT_DESCRIPTOR_SEXUAL_CONTENT,)),
    (_said(
        r"swear\w*|profan\w*|curs(?:e|ing)\w*|bad language|strong language|"
        r"мат(?:а|у|ов|ом|ы|ерн\w+|ерщин\w*|ер[яи]т\w*)?\b|ругат\w*|ругань|"
        r"нецензурн\w*|schimpfw\w*|fluch\w*|palabrot\w*|gros mots|vulgar\w*|palavrõ\w*|küfür\w*|лайк(?:а|и|у|ою)\b|"
        r"przeklin\w*|wulgar\w*",
        r"汚い言葉|脏话|粗口"),
     (_Content.CONTENT_DESCRIPTOR_STRONG_LANGUAGE,)),
    (_said(
        r"gambl\w*|casinos?|betting|азарт\w*|казино|ставк(?:и|ами|ок)|glücksspiel\w*|apuestas|juegos de azar|"
        r"jeux d'argent|jeux de hasard|apostas|jogos de azar|cassinos?|kumar\w*|bahis\w*|hazard\w*|kasyn\w*",
        r"ギャンブル|カジノ|赌博|赌场|博彩"),
     (_Content.CONTENT_DESCRIPTOR_GAMBLING,)),
    (_said(
        r"drugs?\b|alcohol\w*|smok(?:e|es|ing|ers?)\b|наркот\w*|алкогол\w*|курен\w*|drogen\w*|alkohol\w*|drogas?|"
        r"drogues?|alcool|uyuşturucu\w*|alkol\w*|narkotyk\w*",
        r"薬物|毒品|酒"),
     (_Content.CONTENT_DESCRIPTOR_DRUGS,)),
    (_said(
        r"suicid\w*|abuse|torture|самоуб\w*|суицид\w*|пыт(?:ки|ок)\b|selbstmord\w*|folter\w*|tortura\w*|intihar\w*|"
        r"самогуб\w*|samobój\w*",
        r"自殺|自杀|虐待"),
     (_Content.CONTENT_DESCRIPTOR_DISTRESSING_THEMES,)),
    (_said(
        r"loot\W?(?:box|crate)\w*|gachas?|random purchases|лут\W?бокс\w*|гача\w*|гач[иеу]\b|beutekisten|"
        r"cajas? de bot[ií]n|coffres? à butin|caixas? de (?:loot|saque)|ganimet kutu\w*|skrzyn\w+ z łup\w+|"
        r"(?:cash|item|in[- ]game|premium) (?:shops?|stores?)|магазин\w*|крамниц\w*|sklepik\w*|item\W?shop\w*|"
        r"tienda (?:de objetos|del juego)|boutique (?:en jeu|intégrée)|loja (?:de itens|no jogo)|oyun içi mağaza\w*",
        r"ガチャ|ルートボックス|抽卡|开箱|战利品箱|氪金抽"),
     (_Content.CONTENT_DESCRIPTOR_RANDOM_PURCHASES,)),
    (_said(
        r"strangers|незнаком\w*|fremden?\b|desconocidos|inconnus|yabancı\w*|nieznajom\w*",
        r"他人|陌生人"),
     (_Content.CONTENT_DESCRIPTOR_ONLINE_INTERACTION,)),
)
# fmt: on
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
_BLOSSOM = re.compile(r"blüt", re.IGNORECASE)
_CHILD_UNTIL, _SMALL_CHILD_UNTIL = 13, 10
_NOT_FOR_CHILDREN = (
    _Content.CONTENT_DESCRIPTOR_GORE,
    _Content.CONTENT_DESCRIPTOR_SEXUAL_CONTENT,
    _Content.CONTENT_DESCRIPTOR_GAMBLING,
    _Content.CONTENT_DESCRIPTOR_HORROR,
)
_NOT_FOR_SMALL_CHILDREN = (_Content.CONTENT_DESCRIPTOR_VIOLENCE,)


def read_content(text: str) -> list[common_pb2.ContentDescriptor.ValueType]:
    """The descriptors of what `text` names; none if it names nothing that catalogues describe."""
    readable = bare(_without_blossoms(plain(text)))
    found = (each for said, descriptors in _SAID if said.search(readable) for each in descriptors)
    return list(dict.fromkeys(found))


def content_places(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` names what catalogues describe: beginnings and ends, in code points.

    Of what is named more than MOST_PLACES times, half of these come from the beginning and half from the end.
    """
    readable = bare(_without_blossoms(text))
    for said, _ in _SAID:
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


def unsuitable_at(age: int) -> list[common_pb2.ContentDescriptor.ValueType]:
    """What is not for children of that age, whatever the minimum age of the game; nothing from 13 years on."""
    if age >= _CHILD_UNTIL:
        return []
    return [*_NOT_FOR_CHILDREN, *(_NOT_FOR_SMALL_CHILDREN if age < _SMALL_CHILD_UNTIL else ())]
