"""Reads whether words for who plays mean somebody grown up, whom no age keeps anything from, in eleven languages."""

from __future__ import annotations

from services.gateway.understanding.amounts.ages.children import ADULT, read_child_age
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.plain_text import bare, pattern, plain

# Above it numbers are years of birth.
_OLDEST = 120

# fmt: off
_RELATIVE = pattern(
    r"\b(?:mum|mom|mummy|mommy|mother|dad|daddy|father|parents|uncle|aunt\w*|wife|husband|girlfriend|boyfriend|partner|boss|colleagues?|adults?|grown\W?ups?|мам\w{1,3}|пап\w{1,3}|"
    r"отц\w+|"
    r"родител\w+|дяд\w+|т[её]т\w+|жен\w+|муж\w*|взросл\w+|mutter|mama|mutti|vater|papa|"
    r"eltern|onkel|tante|frau|mann|erwachsene\w*|madre|mam[aá]|padre|pap[aá]|padres|t[ií][oa]s?|"
    r"mujer|"
    r"marido|adult[oa]s?|mère|maman|père|parents|oncle|femme|mari|adultes?|"
    r"mãe|"
    r"pai|pais|marido|esposa|anne\w*|baba\w*|teyze\w*|amca\w*|yetişkin\w*|матер\w+|тат\w+|"
    r"батьк\w+|доросл\w+|mam[aąęy]|tat[aąęy]|rodzic\w+|żon[aąyę]|mąż|dorosł\w+)\b|"
    r"妈妈|爸爸|父母|大人|成人|母|父|両親"
)
_ADULT = pattern(
    r"\b(?:grown[ -]?(?:man|woman|ups?)|adults?|of age|nanny|взросл\w+|совершеннолетн\w+|тёщ\w+|"
    r"свекров\w+|"
    r"свёкр\w*|студент\w*|"
    r"erwachsen\w*|herrschaften|volljährig\w*|student(?:en|innen)|schwiegermutter|"
    r"adult[oa]s?|mayores|(?:gente|persona|personas) (?:mayor(?:es)?|adultas?)|suegr[oa]s?|"
    r"adultes?|majeure?s?|étudiante?s?|maior de idade|sogr[oa]s?|"
    r"yetişkin\w*|büyükler\w*|reşit\w*|üniversite\w*|kaynana\w*|доросл\w+|повнолітн\w+|тещ\w+|"
    r"dorosł\w+|pełnoletni\w*|teściow\w+|studen(?:t|c)\w*|"
    r"(?:in (?:my|our|his|her|their) )?(?:early |mid |late )?(?:twenties|thirties|forties|fifties|sixties|seventies|"
    r"eighties|nineties))\b|"
    r"(?<!未)成年人?|(?<!未)成人|长辈|大学生(?!の)|[1-9一二三四五六七八九]十[多几来]|[5-9]0后|大人|三十路|四十路|[2-9二三四五六七八九][0十]代"
)
# Who is not yet of age, or little, is none, whatever else the words say.
_NO_GROWN_UP = pattern(
    r"未成|未満|\b(?:not|nicht|noch|pas|nie|не|ні|non|não|no|minors?|under\W?age\w*|minderjährig\w*|mineure?s?|"
    r"menor(?:es)?|несовершеннолетн\w+|неповнолітн\w+|niepełnoletni\w*|olmayan\w*|değil\w*|mo|months?|"
    r"klein\w*|petite?s?|little|tiny|pequeñ\w+|pequen\w+|chiquit\w+|маленьк\w+|малыш\w*|малюк\w*|mał[aeiy]\w*|"
    r"maluch\w*|küçük\w*)\b|小さ|幼|[ヵヶかカ个]月"
)
# Numbers beside them count pupils.
_PUPILS = pattern(
    r"\b(?:pupils?|students?|alumn\w+|alun\w+|élèves?|schüler\w*|ученик\w*|школьник\w*|учн\w+|öğrenci\w*|uczni\w+|"
    r"uczn\w+)\b|"
    r"学生|生徒|同学"
)
# Who is old, a grandmother or somebody retired, and so grown up, too.
_OLD = pattern(
    r"\b(?:gran(?:ny)?|grand(?:ma|pa|mother|father|parents)|nan(?:s|a)?|seniors?|elderly|pensioners?|retire(?:d|es?)|"
    r"third age|"
    r"(?:пра)?бабушк\w+|бабул\w+|(?:пра)?дедушк\w+|дедул\w+|дед\w?|пенсионер\w*|пенси[ияею]|пожил\w+|старик\w*|"
    r"старушк\w+|"
    r"oma|opa|omi|opi|großeltern|großmutter|großvater|rentner\w*|senior\w*|"
    r"abuel[oa]s?|ancian[oa]s?|jubilad[oa]s?|tercera edad|"
    r"mamie|papi|mémé|papy|pépé|grands?-(?:mère|père|parents)|retraitée?s?|personnes? âgées?|troisième âge|"
    r"av[óô]s?|v[óô]|vov[óô]|idos[oa]s?|aposentad[oa]s?|reformad[oa]s?|terceira idade|"
    r"(?:baba|anne)anne\w*|dede\w*|nine\w*|emekli\w*|yaşlı\w*|"
    r"бабус\w+|дідус\w+|пенсіонер\w*|літн\w+ (?:люд|жін|чолов)\w+|"
    r"babci\w*|dziadk\w+|dziadek|staruszk\w+|emeryt\w*)\b|"
    r"奶奶|爷爷|外婆|外公|姥姥|姥爷|老人|老年|祖父|祖母|おばあ|おじい|お年寄り|高齢者|シニア"
)
# fmt: on
_OLD_AGE = 60


def names_a_grown_up(text: str) -> bool:
    """Whether words for somebody who plays name one who is grown up, and no child: "my mum"."""
    readable = bare(plain(text))
    is_one = any(words.search(readable) for words in (_RELATIVE, _ADULT, _OLD))
    return is_one and read_child_age(text) is None


def names_somebody_old(text: str) -> bool:
    """Whether words for a grown-up's age tell of one who is old: a grandmother, or 60 and more years."""
    is_old = any(_OLD_AGE <= age < _OLDEST for age in numbers(plain(text)))
    return is_of_age(text) and (is_old or _OLD.search(bare(plain(text))) is not None)


def is_of_age(text: str) -> bool:
    """Whether words for an age say that of somebody grown up, and of no child: "my mum", "72", "for adults"."""
    if _NO_GROWN_UP.search(bare(plain(text))):
        return False
    ages = [] if _PUPILS.search(bare(plain(text))) else numbers(plain(text))
    if any(age <= ADULT for age in ages):
        return names_a_grown_up(text) and not any(1 < age <= ADULT for age in ages)
    return names_a_grown_up(text) or (
        bool(ages) and all(age < _OLDEST for age in ages) and read_child_age(text) is None
    )
