"""Reads from a whole message the age of the child or teenager that it speaks of, in eleven languages.

An age counts where it is said as one ("9 year old", "9歳"), or beside a child ("my kid is 9"). Other numbers do not:
years, players and games are counted too. What looks like a child in another language (French "son") is none.
"""

from __future__ import annotations

import re

from services.gateway.understanding.amounts.ages.childish import without_childish
from services.gateway.understanding.amounts.ages.own_ages import ages_said_of_oneself
from services.gateway.understanding.amounts.ages.school_classes import ages_in_classes
from services.gateway.understanding.amounts.counting.numbers import with_digits
from services.gateway.understanding.plain_text import bare, pattern, plain

ADULT = 18
# What "for kids" and "for a teenager" stand for when no age is said, by what catalogues call suitable for them.
CHILD_AGE = 7
TEENAGER_AGE = 13
# What an age that cannot be read is taken for: nobody is harmed so.
YOUNGEST = 3
# Those who go to kindergarten, or not even that: the youngest of them, as games for older ones are not for them.
_KINDERGARTEN_AGE = 4

# fmt: off
# Words that mean a child only where an age follows: "my little man is 4", "meine Kleine, 5".
_CHILD_OF_AN_AGE = (
    r"(?:(?:my|our|his|her) (?:little|wee|lil|baby|kid|younger|small) (?:guy|man|lad|lass|lady|dude|fella|bro|brother|"
    r"sis|sister)|lil (?:bro|sis)|(?:mein|unser)\w{0,2} (?:klein|groß|jüngst)e[rnm]?|(?:der|die|den|dem) kleinen?|"
    r"mi enan[oa]|(?:mon|ma) (?:petite?|puce|loulou|louloute|bonhomme|grande?)|moj\w{1,3} mał\w{1,3}|mał(?:a|y|ej|emu))"
    r"(?=(?:['’]s|,)? (?:(?:is|turned|turns|ist|wird|a|de|of|tiene|ma|jest|skończy\w*) (?:now |just |already |schon |"
    r"ya |już )?)?\(?\d{1,2}(?!\d)(?:[ -]?(?:years?|yrs?|yo|jahre?n?|ans|años|lat|lata)\b|\W*$|[.,;:!?)]))"
)
CHILD_WORDS = (
    rf"\b(?:{_CHILD_OF_AN_AGE}|"
    r"kid(?:s|do|dos|die|dies)?|child(?:ren)?(?:['’]s)?|toddlers?|infants?|pre-?school\w*|kindergart\w*|youngest|"
    r"twins|schoolkids?|school ?(?:boy|girl)s?|pupils?|(?:elementary|primary|grade) school\w*|"
    r"(?:my|our|two|three|both) (?:little |young )?(?:boys|girls|lads|little ones)|"
    r"(?:wee |little |lil['’]? |young )(?:ones?|uns?)|"
    r"littl(?:e|er|est)(?= (?:is|are|one|just))|bairns?|nippers?|rugrats?|tots|first[- ]?graders?|step(?:son|"
    r"daughter|kids?)|"
    r"god(?:son|daughter|child)|"
    r"grand(?:kids?|child(?:ren)?|sons?|daughters?)|daughters?|nephews?|nieces?|"
    r"little (?:one|boy|girl|brother|sister)s?|"
    r"(?:my|our|his|her|a|the|younger|young|year.old) sons?|"
    r"дет(?:и|ей|ям|ях|ьми|ка|ки|кам|ок|ишек|ишкам|вор[аеуы])|(?<!по-)детск\w+|детсад\w*|реб[её]н\w+|ребят(?:ёнок|ёнку|ам)|"
    r"малыш\w*|мелк(?:ому|ой|им|их|ими|ие|ий|ая)(?= (?:\d|скоро|уже|все|всего|на))|ребятишк\w+|малявк\w+|малышн\w+|"
    r"детк\w+|"
    r"детишк\w+|дочен\w+|дочур\w+|сыноч\w+|сыну[лс]\w+|братик\w*|братишк\w+|сестр[её]нк\w+|сестричк\w+|крестни\w+|"
    r"первоклаш\w+|второклаш\w+|третьеклаш\w+|четвероклаш\w+|пятиклаш\w+|"
    r"школьни[кцч]\w*|дошкол\w*|сын(?:а|у|ом|е|ок|ка|ку|ишк\w+|ул\w+)?|доч(?:ь|ери|ерью|ка|ке|ки|ку|кой|ур\w+)|внук\w*|"
    r"внуч\w*|племянни[кц]\w*|двойня\w*|близнец\w*|младш(?:ий|ая|ему|ей|его|еньк\w+)|начальн\w+ (?:школ|класс)\w*|"
    r"kinder\w*|kindes|(?-i:Kind)|(?:ein|mein|unser)\w* kind|sohn\w*|söhn\w*|tochter|töchter\w*|enkel\w*|"
    r"neffen?|nichten?|zwillinge?n?|(?:jüngste|kleinste)[nr]?|grundsch\w+|schulkind\w*|"
    r"niñ[oa]s?|hij[oa]s?|niet[oa]s?|sobrin[oa]s?|peques?|(?:el|la|mi) pequeñ[oa]|pequeñ[oa]s|gemel[oa]s|"
    r"(?:de|en) primaria|escolares|cr[ií][oa]s?|chiquill[oa]s?|chiquit[oa]s?|mocos[oa]s?|nen[ea]s?|hermanit[oa]s?|"
    r"primit[oa]s?|"
    r"ahijad[oa]s?|bebés?|(?:de|en) infantil|pib[ei]t[oa]s?|hijastr[oa]s?|"
    r"enfants?|fils|fille(?:tte)?s?|gamine?s?|gosses?|petit(?:e)?s?[- ](?:fils|fille|enfants)|neveux?|"
    r"nièces?|jume(?:aux|lles)|(?:le|la|les) plus (?:petite?|jeune)s?|petit dernier|élèves?|écoli(?:er|ère)s?|"
    r"(?:école|classe) (?:primaire|maternelle)|maternelle|marmots?|mômes?|mioches?|bambins?|minots?|pitchoun\w*|"
    r"loupiots?|"
    r"(?:mon|ma|mes|le|la|les) (?:petite?|petits) (?:frères?|soeurs?|dernier|dernière)|filleule?s?|garderie|"
    r"criançada|moleques?|molecada|guri(?:a|as|s|zada)?|piá|pirralh[oa]s?|miúd[oa]s?|bebês?|afilhad[oa]s?|filhot[ea]s?|"
    r"(?:irmão|irmã)z?inh[oa]s?|irmãozinhos?|priminh[oa]s?|entead[oa]s?|"
    r"crianças?|filh[oa]s?|filhinh[oa]s?|(?<!przez )net[oa]s?|sobrinh[oa]s?|caçulas?|gême[oa]s|ensino fundamental|"
    r"escola primária|(?:o|a|os|as|meus?|minhas?) pequen[oa]s?|"
    r"ufaklı[kğ]\w*|miniğ\w*|miniklere?|bızdı[kğ]\w*|oğlu[sş]\w*|kızcağız\w*|küçük (?:kardeş|kuzen)\w*|"
    r"çocu[kğ](?!ça\b|su\b)\w*|oğlu(?:m|muz)\w*|oğlan\w*|kızı(?:m|mız)\w*|torun\w*|yeğen\w*|bebe[kğ]\w*|"
    r"ikizler\w*|en küçü[kğ]\w*|ilkokul\w*|anaokul\w*|"
    r"dzieciak\w*|dzieciacz\w*|maluch\w*|maluszk\w*|bobas\w*|brzdąc\w*|szkrab\w*|smyk\w*|pociech\w*|córuni\w*|córci\w*|"
    r"synu[śs]\w*|syneczk\w*|siostrzyczk\w*|braciszk\w*|chrześnia\w+|chrześnic\w+|zerówk\w+|zerówc\w+|"
    r"(?:moj|nasz)\w* (?:mał(?:a|ej|ą|y|emu|ego)|najmłodsz\w+)|"
    r"dzieck\w+|dziec(?!inn)[ik]\w*|dziecięc\w+|syn(?:a|em|owi|ek|ka|kowi|kiem)?|córk\w+|córeczk\w+|córce|wnu[kc]\w*|"
    r"przedszkol\w+|"
    r"bratan(?:ek|ka|kowi|ica|icy|icą)|siostrze(?:niec|ńca|ńcowi|nica|nicy|nicą)|bliźnia\w+|najmłodsz\w+|podstawówk\w+|"
    r"szkoł\w+ podstawow\w+|uczni(?:ów|owie|om|a|owi|em)|"
    r"син(?:а|у|ові|ом|ок|очок|очка|очку|очкові|ку|ка|ки)?|доне(?:чк|чц)\w+|дон(?:я|і|ю|ею)|дочк\w+|дочц\w+|"
    r"дітлах\w*|дітлашн\w*|"
    r"малюк\w*|малеч\w*|малят\w*|маля\b|крихітк\w+|братик\w*|сестричк\w+|похресни\w+|першокла\w+|дит(?:ин\w+|(?<!по-дит)яч\w+|"
    r"ям|ей)|діт(?:и|ей|ям|ьми|лах|ок|ки|ках)|донь(?:ка|ки|ці|ку|кою)|донці|мал(?:ому|ій|ой)(?= \d)|"
    r"онук\w*|онуч\w*|школяр\w*|"
    r"племінни\w+|близню\w+|наймолодш\w+|найменш(?:ий|а|ому|ій|ого|еньк\w+)|молодш(?:ому|ій|ого)|"
    r"початков\w+ (?:школ|клас)\w*)\b"
    r"|うちの子|我が子|下の子|上の子|ちびっ子|ちびっこ|チビ(?:たち|ども)?|キッズ|赤ちゃん|姪っ子|甥っ子|弟(?=\d|は|が|"
    r"、|,)|(?:子供|子ども|こども)(?!っぽ|だまし|騙し|じみ)|息子|娘|孫|小学生|小学校|幼児|園児|甥|姪|"
    r"一番下の子|末っ子|双子|孩子|儿童|兒童|小孩|"
    r"娃儿?|闺女|宝贝(?:儿子|女儿)|熊孩子|小家伙|小侄|小外甥|幼崽|小学生|弟弟|妹妹|小朋友|儿子|女儿|兒子|"
    r"女兒|孙子|孙女|宝宝|侄子|侄女|外甥|双胞胎|小学|小學|國小"
)
TEENAGER_WORDS = (
    r"\b(?:teen(?:s|ager|agers|age)?|подрост\w+|jugendlich\w*|adolescente?s?|ados?|adolescent\w+|ergen\w*|nastolat\w+|"
    r"підліт\w+)\b|十代|青少年|中学生|ティーン")
_KINDERGARTEN = pattern(
    r"\b(?:toddlers?|infants?|bab(?:y|ies)|pre-?school\w*|kindergart\w*|nursery school|дошкол\w*|детсад\w*|"
    r"детск\w+ сад\w*|"
    r"kita|kiga|krippe\w*|schulanfänger\w*|dreikäsehoch|knirps\w*|reception (?:class|kids|year)|(?:de|en) infantil|"
    r"garderie|bambins?|zerówk\w+|zerówc\w+|"
    r"kita|krippe\w*|vorschul\w*|kleinkind\w*|preescolar\w*|guarder[ií]a|párvul\w+|maternelle|crèche|tout-petits?|"
    r"pré-?escola\w*|creche|jardim de infância|anaokul\w*|okul öncesi|kreş\w*|дошкіл\w+|дитсад\w*|дитяч\w+ сад\w*|"
    r"подготовительн\w+ групп\w+|подготовишк\w+|anasınıf\w*|przedszkol\w+|żłob\w+)\b|幼儿园|学龄前|宝宝|学前班|大班|"
    r"中班|小班|年長|年中|年少|未就学|幼稚園|保育園|幼児|園児"
)
# "Familiar" is English, too: it means a family's behind these nouns only.
_FAMILY_NOUNS = (
    r"(?:juegos?|jogos?|plan(?:es)?|planos?|noches?|noites?|tardes?|reuni(?:ón|ones)|reuni(?:ão|ões)|encuentros?|"
    r"encontros?|ambiente|diversión|diversão|entretenimiento|entretenimento)"
)
# An evening with the family is for its children, too, unless somebody says how old they are.
_FAMILY = pattern(
    r"\b(?:(?:whole|entire) family|(?:with|for) (?:the|my|our) family|family (?:game|night|evening|time|fun)\w*|"
    r"(?:для|с|со) (?:всей |моей |всею )?семь[иеёй]\w*|всей семь[её]й|семейн\w+|"
    r"(?:ganze|gesamte)n? familie|(?:mit der|für die|für meine|mit meiner) familie|famili(?:en)?(?:abend|spiel)\w*|"
    r"(?:en|para (?:toda )?la|con (?:toda )?(?:la|mi)) familia|"
    rf"{_FAMILY_NOUNS} (?:(?:de \w+|(?!(?:que|muy|muito|algo|tan|tão|más|mais)\b)\w+) )?familiar(?:es)?|"
    r"en famille|(?:toute|pour) la famille|(?:avec|pour) (?:ma|toute la) famille|familial\w*|"
    r"em família|(?:toda a|para a|com a|pra) família|"
    r"ailece|ailecek|aile(?:m|miz)?(?:le| için| ile)|aile oyun\w*|"
    r"всі(?:єю|єї) (?:родин|сім)\S*|(?:для|з) (?:родин|сім)\S*|сімейн\w+|"
    r"cał(?:ą|ej) rodzin\w+|(?:dla|z) rodzin\w+|rodzinn\w+)\b|全家|一家人|家族(?:で|みんな|全員|向け)|亲子|親子"
)
_FOR = (
    r"(?:for|a|the|my|our|any|made|aimed|at|suitable|для|моих|für|mein\w*|pour|les|des|mes|para|los|las|mis|meus|as|"
    r"os|dla|"
    r"моїх)"
)
_NOT_FOR_CHILDREN = pattern(
    rf"\b(?:not|no|non|isn't|aren't|don't want|не|без|нет|kein\w*|nicht|pas|sin|não|sem|nie|bez)\s+(?:{_FOR}\s+){{0,3}}"
    rf"(?:{CHILD_WORDS})|(?:不要|不是|非)(?:给)?(?:儿童|小孩|孩子|小朋友)|(?:{CHILD_WORDS})\s*(?:için|向け)\s*"
    r"(?:değil|olmasın|ではな|じゃな)")
_CHILD = pattern(CHILD_WORDS)
_TEENAGER = pattern(TEENAGER_WORDS)
_ONCE_A_CHILD = pattern(
    r"\b(?:when i was (?:a )?(?:little |small |young )?(?:kid|child|boy|girl)?|i (?:used to \w+|played|loved|liked|had|"
    r"enjoyed|owned|was|grew) (?:\w+ ){0,4}as a (?:kid|child)|"
    r"als (?:ich (?:ein )?)?kind war\b|als kind (?:\w+ ){0,4}(?:gespielt|geliebt|gehabt|hatte|mochte|liebte|spielte)\b|"
    r"(?:gespielt|hatte|mochte|liebte|spielte) (?:\w+ ){0,4}als kind\b|"
    r"(?:cuando|de cuando) (?:yo )?era (?:\w+ )?(?:niñ[oa]|chic[oa]|pequeñ[oa]|crí[oa])|"
    r"quand j['’]étais (?:\w+ )?(?:enfant|petite?|gamine?|gosse)|quando eu era (?:\w+ )?(?:criança|pequen[oa]|moleque)|"
    r"çocukken|çocukluğum\w*|jak (?:byłem|byłam) (?:mał[ya]|dzieckiem)|za dzieciaka|"
    r"когда я был[а]? (?:ребёнком|маленьк\w+)|коли я бу(?:в|ла) (?:дитиною|мал\w+))|(?:子供|子ども|こども|小さい|"
    r"幼い)(?:の)?(?:頃|ころ|時代)|"
    r"小时候|小時候"
)
_JOINED = r"[-–,/]|to|and|or|и|или|до|bis|und|oder|y|o|a|et|ou|e|ve|ile|i|lub|do|та|або|から|到|~"
_AGE = rf"(?<!\d)(?<!\d[.,])(\d{{1,2}})(?:[-–]?\s*(?:{_JOINED})\s*\d{{1,2}})?"
# Things are years old, too: "my 10 year old laptop", "игра десятилетней давности".
_NO_THING = (
    r"(?!\s+(?:game|title|classic|laptop|notebook|pc|computer|console|phone|tablet|mac|machine|hardware|gpu|card|gem|"
    r"rpg|"
    r"shooter|игр|ноут|комп|телефон|смартфон|консол|пк\b|мак\b|планшет|давност|видеокарт|spiel|rechner|handy|konsole|"
    r"komputer|telefon|konsol|gra\b|grę|ноутбук|bilgisayar|oyun|的(?:电脑|手机|游戏|笔记本)|前の|のゲーム|"
    r"のパソコン|のPC))"
)
_AGED_THING = pattern(
    r"\b(?:laptops?|notebook\w*|pc|computers?|macbook|phone|console|tablet\w*|rechner|handy|konsole|ноут\w*|комп\w*|"
    r"телефон\w*|"
    r"приставк\w+|консол\w+|portátil|ordenador|ordinateur|ordi|portable|computador|celular|bilgisayar\w*|telefon\w*|"
    r"konsol\w*|"
    r"komputer\w*|laptop\w*|komp)\s(?:(?:is|are|was|about|already|almost|nearly|over|уже|почти|ist|sind|schon|fast|"
    r"tiene|ya|casi|a|déjà|presque|tem|já|quase|ma|już|prawie|має|вже|майже)\s){1,2}"
    r"\d{1,2}\s?(?:years?|yrs?|jahre|лет|год\w*|años|anos|ans|lat|рок\w*|років)\b|"
    r"\b(?:bilgisayar|telefon|konsol|tablet)(?:[ıiuü]m(?:[ıiuü]z)?)?\s\d{1,2}\s?yaşında\b(?!\s\w)|"
    r"(?:电脑|手机|笔记本)(?:已经|都|用了|有)\d{1,2}年|(?:パソコン|ノート|スマホ)(?:は|が)\d{1,2}年"
)
# An age by its form, whoever is meant.
_STATED = pattern(
    rf"{_AGE}(?:\s*+[-–])?\s*+(?:(?:years?|yrs?)[\s-]*olds?\b|y\W?/?o\b|летн\w++|-?ти\s?лет\w*+|річн\w++|літн\w++|jährig\w*+|"
    rf"yaş\w*+|lat(?:ek|ka|ki|kom|ków|kiem|kę|ką)\b|letni\w*+|岁|歳|歲|才){_NO_THING}"
    r"|\baged?\s+(?:of\s+)?(\d{1,2})\b")
# What else counts as an age where a child is spoken of.
_UNIT = (
    r"(?:лет|годик\w*|год\w*|рок\w*|рочк\w*|років|jahre?n?|jährchen|ans|años|añitos|anos|aninhos|lat|lata|lateczk\w+|"
    r"roczk\w+)\b"
)
_IN_YEARS = pattern(rf"{_AGE}(?:\s*+[-–])?\s*+{_UNIT}|\b(?:лет|років) {_AGE}(?! (?:назад|тому))")
_BESIDE = pattern(
    rf"(?:{CHILD_WORDS})\W+(?:\w+\W+){{0,2}}?{_AGE}(?=\s*(?:$|[.,;:!?)\n]|and\b|и\b|und\b|y\b|et\b|e\b|ve\b|i\b|"
    rf"та\b|[рл]\b))")
# Somebody's age in numbers: "he's 9" is one by itself, "tiene 9" only where a child is spoken of.
_ENDS_THERE = r"(?=\s*(?:$|[.,;:!?)\n]))"
_SAID_OF_ONE = pattern(
    rf"\b(?:s?he(?:['’]?s| is| was| turned| turns| just turned)(?: still| only| just| now| already)?|"
    rf"(?:ему|ей|йому|їй)(?: уже| вже| только| всего| лише| (?:всё|все) (?:ещё|еще)| все ще| тільки)?|"
    rf"(?:er|sie) (?:ist|wird)(?: schon| erst| gerade| noch| immer noch)?) {_AGE}{_ENDS_THERE}"
)
_SAID_OF_A_CHILD = pattern(
    rf"\b(?:tiene|cumple|(?:il|elle) a|(?:ele|ela) tem|tem|(?:ona |on )?ma)"
    rf"(?: ya| todavía| déjà| toujours| já| ainda| już| dopiero| nadal| wciąż)? {_AGE}"
    rf"{_ENDS_THERE}"
)
# A son of thirty is no child, if it is his age: "my kid and me, 35" has no such son, nor has "for kids, 20 games".
_GROWN = r"(?:1[89]|[2-9]\d)"
_GROWN_UP = pattern(
    rf"(?:{CHILD_WORDS})(?:\s+(?:is|are|turned|turns|now|already|уже|исполнилось|вже|ist|sind|wird|tiene|tienen|a|ont|"
    rf"tem|têm|ma|mają))+\s+{_GROWN}(?=\s*(?:$|[.,;:!?)\n]|and\b|years?\b|{_UNIT}))"
    rf"|(?<!\d){_GROWN}[- ]years?[- ]old (?:{CHILD_WORDS})"
)
# fmt: on
# Ages that are written as one word: "vierjährig", "семилетка", "pięciolatek". The number's stem stands before.
_YEARS_OLD = tuple(
    (age, pattern(rf"(?<!\w)(?:{stems})(?:jährig|лет|річн|річк|річок|літн|lat[ek]|letni)\w*+{_NO_THING}"))
    for age, stems in (
        (2, "zwei|двух|дво|dwu"),
        (3, "drei|тр[её]х|три|trzy"),
        (4, "vier|четыр[её]х|чотири|cztero"),
        (5, "fünf|пяти|п['’ʼ]яти|pięcio"),
        (6, "sechs|шести|sześcio"),
        (7, "sieben|семи|siedmio"),
        (8, "acht|восьми|ośmio"),
        (9, "neun|девяти|дев['’ʼ]яти|dziewięcio"),
        (10, "zehn|десяти|dziesięcio"),
        (11, "elf|одиннадцати|одинадцяти|jedenasto"),
        (12, "zwölf|двенадцати|дванадцяти|dwunasto"),
        (13, "dreizehn|тринадцати|тринадцяти|trzynasto"),
        (14, "vierzehn|четырнадцати|чотирнадцяти|czternasto"),
        (15, "fünfzehn|пятнадцати|п['’ʼ]ятнадцяти|piętnasto"),
        (16, "sechzehn|шестнадцати|шістнадцяти|szesnasto"),
        (17, "siebzehn|семнадцати|сімнадцяти|siedemnasto"),
    )
)


def read_child_age(text: str) -> int | None:
    """The age of the child or teenager that a whole message speaks of; None if it speaks of none.

    Of several the lowest; those of adults, who may play with a child, do not count. A child of no stated age is
    CHILD_AGE years old, a teenager TEENAGER_AGE.
    """
    readable = _readable(text)
    speaks_of_child = _speaks_of_a_child(text, readable)
    stated = _stated_ages(text, readable, speaks_of_child=speaks_of_child)
    if any(age < ADULT for age in stated):
        return min(stated)
    if _KINDERGARTEN.search(readable):
        return _KINDERGARTEN_AGE
    if speaks_of_child or _FAMILY.search(readable):
        return CHILD_AGE
    return TEENAGER_AGE if _TEENAGER.search(readable) else None


def stated_child_age(text: str) -> int | None:
    """The lowest age below ADULT that a message states: as a number, a class or a kindergarten; None if a child is
    spoken of at most in words that tell no age, such as "kids" and "teenager"."""
    readable = _readable(text)
    stated = _stated_ages(text, readable, speaks_of_child=_speaks_of_a_child(text, readable))
    if any(age < ADULT for age in stated):
        return min(stated)
    return _KINDERGARTEN_AGE if _KINDERGARTEN.search(readable) else None


def _readable(text: str) -> str:
    return _AGED_THING.sub(" ", without_childish(bare(with_digits(plain(text)))))


def _speaks_of_a_child(text: str, readable: str) -> bool:
    return any(
        # In digits a little one is a "little 1".
        _CHILD.search(_GROWN_UP.sub(" ", _NOT_FOR_CHILDREN.sub(" ", said))) is not None
        for said in map(_without_childhood, (readable, without_childish(bare(plain(text)))))
    )


def _stated_ages(text: str, readable: str, *, speaks_of_child: bool) -> list[int]:
    stated = [*_ages(_STATED, readable), *worded_ages(bare(plain(text))), *ages_in_classes(text)]
    stated += [*_ages(_SAID_OF_ONE, readable), *ages_said_of_oneself(readable)]
    if speaks_of_child:
        for form in (_IN_YEARS, _BESIDE, _SAID_OF_A_CHILD):
            stated += _ages(form, readable)
    return stated


def _without_childhood(text: str) -> str:
    """The text without what somebody grown up says of the past: "as I played as a kid" speaks of no child."""
    return _ONCE_A_CHILD.sub(" ", text)


def without_ages(text: str) -> str:
    """The text without what is surely an age in it: "with my 7-year-old" tells no number of players."""
    for stated in (_STATED, _IN_YEARS, *(written for _, written in _YEARS_OLD)):
        text = stated.sub(" ", text)
    return text


def ages_in_years(text: str) -> list[int]:
    """The ages that are said with a word for years in words that surely tell an age."""
    readable = bare(with_digits(plain(text)))
    return [*_ages(_STATED, readable), *_ages(_IN_YEARS, readable), *worded_ages(bare(plain(text)))]


def worded_ages(text: str) -> list[int]:
    """The ages that are written as one word in `text`, which has no accents: 6 for "шестилетний"."""
    return [age for age, written in _YEARS_OLD if written.search(text)]


def _ages(form: re.Pattern[str], text: str) -> list[int]:
    found = [int(next(filter(None, match.groups()))) for match in form.finditer(text)]
    return [age for age in found if age > 0]
