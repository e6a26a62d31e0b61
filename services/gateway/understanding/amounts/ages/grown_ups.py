"""Reads whether words for who plays mean somebody grown up, whom no age keeps anything from, in eleven languages."""

from __future__ import annotations

from services.gateway.understanding.amounts.ages.children import ADULT, read_child_age
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.plain_text import bare, pattern, plain

# Above it numbers are years of birth.
_OLDEST = 120

# fmt: off
_RELATIVE = pattern(
    r"\b(?:mum|mom|mummy|mommy|mother|dad|daddy|father|parents|gran|grand(?:ma|pa|mother|father|parents)|nan|nana|"
    r"uncle|"
    r"aunt\w*|wife|husband|girlfriend|boyfriend|partner|boss|colleagues?|adults?|grown\W?ups?|мам\w{1,3}|пап\w{1,3}|"
    r"отц\w+|"
    r"родител\w+|бабушк\w+|дедушк\w+|дед\w?|дяд\w+|т[её]т\w+|жен\w+|муж\w*|взросл\w+|mutter|mama|mutti|vater|papa|"
    r"eltern|oma|opa|onkel|tante|frau|mann|erwachsene\w*|madre|mam[aá]|padre|pap[aá]|padres|abuel[oa]s?|t[ií][oa]s?|"
    r"mujer|"
    r"marido|adult[oa]s?|mère|maman|père|parents|mamie|papi|grands?-(?:mère|père|parents)|oncle|femme|mari|adultes?|"
    r"mãe|"
    r"pai|pais|av[óô]s?|marido|esposa|anne\w*|baba\w*|dede\w*|nine\w*|teyze\w*|amca\w*|yetişkin\w*|матер\w+|тат\w+|"
    r"батьк\w+|бабус\w+|дідус\w+|доросл\w+|mam[aąęy]|tat[aąęy]|rodzic\w+|babci\w+|dziadk\w+|żon[aąyę]|mąż|dorosł\w+)\b|"
    r"妈妈|爸爸|父母|奶奶|爷爷|大人|成人|母|父|両親|祖父|祖母|おばあ|おじい|大人"
)
_ADULT = pattern(
    r"\b(?:grown[ -]?(?:man|woman|ups?)|adults?|seniors?|elderly|pensioners?|retire(?:d|es?)|of age|nans?|nanny|nana|"
    r"взросл\w+|совершеннолетн\w+|пенсионер\w*|пожил\w+|старик\w*|старушк\w+|дедул\w+|бабул\w+|пенси[ияею]|"
    r"прабабушк\w+|тёщ\w+|"
    r"свекров\w+|"
    r"свёкр\w*|студент\w*|"
    r"erwachsen\w*|senior\w*|rentner\w*|herrschaften|volljährig\w*|student(?:en|innen)|omi|opi|großeltern|"
    r"schwiegermutter|"
    r"adult[oa]s?|mayores|(?:gente|persona|personas) (?:mayor(?:es)?|adultas?)|ancian[oa]s?|jubilad[oa]s?|suegr[oa]s?|"
    r"adultes?|majeure?s?|retraitée?s?|personnes? âgées?|grands?-parents|mamie|mémé|papy|pépé|étudiante?s?|"
    r"idos[oa]s?|aposentad[oa]s?|reformad[oa]s?|maior de idade|terceira idade|tercera edad|troisième âge|third age|"
    r"sogr[oa]s?|v[óô]|vov[óô]|"
    r"yetişkin\w*|emekli\w*|büyükler\w*|yaşlı\w*|reşit\w*|(?:baba|anne)anne\w*|üniversite\w*|kaynana\w*|"
    r"доросл\w+|пенсіонер\w*|літн\w+ (?:люд|жін|чолов)\w+|повнолітн\w+|тещ\w+|"
    r"dorosł\w+|pełnoletni\w*|emeryt\w*|senior\w*|staruszk\w+|dziadk\w+|dziadkow\w+|teściow\w+|studen(?:t|c)\w*|"
    r"(?:in (?:my|our|his|her|their) )?(?:early |mid |late )?(?:twenties|thirties|forties|fifties|sixties|seventies|"
    r"eighties|nineties))\b|"
    r"(?<!未)成年人?|(?<!未)成人|老人|老年|长辈|大学生(?!の)|[1-9一二三四五六七八九]十[多几来]|[5-9]0后|おばあ|おじい|"
    r"お年寄り|高齢者|"
    r"シニア|大人|三十路|"
    r"四十路|[2-9二三四五六七八九][0十]代"
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
_OLD = pattern(
    r"\b(?:gran(?:ny)?|grand(?:ma|pa|mother|father|parents)|nana?|seniors?|elderly|pensioners?|бабушк\w+|бабул\w+|"
    r"дедушк\w+|дедул\w+|пенсионер\w*|пожил\w+|oma|opa|omi|opi|großeltern|großmutter|großvater|rentner\w*|senior\w*|"
    r"abuel[oa]s?|ancian[oa]s?|jubilad[oa]s?|mamie|papi|mémé|papy|pépé|grands?-(?:mère|père|parents)|retraitée?s?|"
    r"av[óô]s?|vov[óô]|idos[oa]s?|aposentad[oa]s?|(?:baba|anne)anne\w*|dede(?:m|miz)?\w*|nine(?:m|miz)?\w*|emekli\w*|"
    r"бабус\w+|дідус\w+|пенсіонер\w*|babci\w*|babcia|dziadk\w+|dziadek|emeryt\w*)\b|"
    r"奶奶|爷爷|外婆|外公|姥姥|姥爷|老人|老年|祖父|祖母|おばあ|おじい|お年寄り|高齢者|シニア"
)
# fmt: on
_OLD_AGE = 60


def names_a_grown_up(text: str) -> bool:
    """Whether words for somebody who plays name one who is grown up, and no child: "my mum"."""
    readable = bare(plain(text))
    is_one = _RELATIVE.search(readable) is not None or _ADULT.search(readable) is not None
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
