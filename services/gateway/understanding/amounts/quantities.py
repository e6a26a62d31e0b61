"""Reads how many: games asked for, years of age, players and how they come together, in eleven languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from services.gateway.understanding.amounts.ages.age_ratings import read_rating
from services.gateway.understanding.amounts.ages.children import (
    ADULT,
    ages_in_years,
    read_child_age,
    without_ages,
    worded_ages,
)
from services.gateway.understanding.amounts.ages.school_classes import ages_in_classes
from services.gateway.understanding.amounts.ages.schools import age_at_school
from services.gateway.understanding.amounts.company.company_words import (
    ALONE,
    FAR_APART,
    IN_ONE_ROOM,
    PLAYS_WITH_ME,
)
from services.gateway.understanding.amounts.counting.another import asks_for_another
from services.gateway.understanding.amounts.counting.numbers import misspelt_number, numbers, with_digits
from services.gateway.understanding.plain_text import bare, pattern, plain

_MOST_GAMES = 50
_FEW, _HANDFUL = 3, 5


class Company(StrEnum):
    """How players come together."""

    ALONE = "ALONE"
    LOCAL = "LOCAL"
    ONLINE = "ONLINE"
    BESIDE_ME = "BESIDE_ME"
    """On one couch, or on one side over a network."""


@dataclass(frozen=True, slots=True)
class Players:
    """How many play at least, 0 where it is not said; how they come together, None where it is not; whether they play
    with each other rather than against, None where it is not said.
    """

    count: int
    company: Company | None
    cooperative: bool | None


# fmt: off
_ALONE = pattern(
    r"\b(?:alone|solo|single\W?player|by myself|on my own|один|одному|одной|одна|одиночн\w*|одиночк\w*|соло|сингл\w*|"
    r"allein\w*|einzelspieler\w*|sol[oa]|un jugador|individual|seul\w*|un joueur|sozinh[oa]|tek başına|tek kişilik|"
    r"tek oyuncu\w*|tek başıma|"
    r"sam[ao]?|samemu|samotn\w*|jednoosob\w*|для одного|наодинці|сам[аі]?|самому|самій|самот\w*)\b|一人|ひとり|1人|"
    r"ソロ|单机|"
    rf"单人|單人|独自|一个人|{ALONE}")
_LOCAL = pattern(
    r"\b(?:couch|local\w*|split\W?screen\w*|(?:same|one|a single) (?:screen|room|tv|telly)|hot\W?seat|living room|"
    r"side by side|wohnzimmer|nebeneinander|mismo sofá|(?:en el|no|w) sal[oó]n|côte à côte|même télé|(?:dans le|"
    r"au) salon|na sala|lado a lado|yan yana|salonda|w salonie|obok siebie|(?:в|у) (?:гостиной|вітальні)|(?:за|"
    r"на) одн\w+ (?:комп\w*|тел[иеі]\w*|пк|приставк\w*|консол\w*|екран\w*|телевізор\w*|диван\w*|устройств\w*)|"
    r"одна приставка|gleichen sofa|selben sofa|einer couch|jednym (?:telewizorze|komputerze)|jednej konsoli|"
    r"tek konsol\w*|локальн\w*|"
    r"диван\w*|"
    r"сплит\w*|одном экране|одним экраном|один экран\w*|одн\w+ комнат\w+|одн\w+ телевизор\w*|"
    r"lokal\w*|geteilt\w* bildschirm|(?:selben|gleichen|einem) (?:bildschirm|fernseher|raum|zimmer)|sofas?|"
    r"pantalla (?:dividida|compartida)|misma (?:pantalla|sala|tele)|écran partagé|même (?:écran|canapé|pièce)|"
    r"canapé|tela dividida|mesm[ao] (?:tela|sala|sofá|tv)|sofá|yerel\w*|(?:aynı|tek) (?:ekran|oda)\w*|koltuk\w*|"
    r"kanepe\w*|"
    r"bölünmüş ekran|"
    r"podzielon\w* ekran\w*|(?:jednym|tym samym) ekranie|kanap\w*|одному (?:екрані|дивані)|"
    r"один екран\w*|одній кімнаті)\b|本地|同屏|分屏|沙发|一个屏幕|同一屏幕|ローカル|画面分割|オフライン協力|ソファ|"
    rf"同じ画面|一つの画面|1つの画面|同じ部屋|リビング|隣で|客厅|坐在一起|同一台|{IN_ONE_ROOM}")
_ONLINE = pattern(
    r"\b(?:online|on\W?line|internet|network|lan|онлайн\w*|сет[иью]\w*|сетев\w*|интернет\w*|en ligne|en línea|"
    r"çevrim ?içi|"
    rf"sieci\w*|мереж\w*|інтернет\w*|mmo\w*)\b|オンライン|ネット|在线|线上|联机|联网|网络|网游|ネトゲ|{FAR_APART}")
_TOGETHER = pattern(
    r"\b(?:co\W?op\w*|cooperat\w*|together|кооп\w*|вместе|совместн\w*|koop\w*|zusammen|gemeinsam|juntos|cooperativ\w*|"
    r"ensemble|coopérat\w*|birlikte|ortak\w*|razem|wspóln\w*|разом|спільн\w*)\b|協力|合作|双人|一緒")
_AGAINST = pattern(
    r"\b(?:pvp|пвп|versus|competitive|against|соревн\w*|против|gegeneinander|competitiv\w*|contra|contre|compétiti\w*|"
    r"rekabet\w*|karşı\w*|przeciw\w*|rywaliz\w*|проти|змаган\w*)\b|対戦|对战|竞技")
_WITH_ME = pattern(PLAYS_WITH_ME)
# Who plays so are two.
_WITH_A_PARENT = pattern(
    r"\b(?:together with (?:my |his |her |their )?(?:mum|mom|dad|daddy|father|mother|parents)|"
    r"(?:вместе|разом) (?:с|со|з|із) (?:мам\w+|пап\w+|тат\w+|отцом|родителями|батьками)|"
    r"(?:zusammen|gemeinsam) mit (?:mama|papa|de[mr] \w+|seine\w+ \w+|ihre\w+ \w+|den eltern)|"
    r"juntos? con (?:su )?(?:mamá|papá|madre|padre)|ensemble avec (?:maman|papa)|"
    r"juntos? com (?:a mãe|o pai|mamãe|papai)|"
    r"(?:anne|baba)sıyla birlikte|razem z (?:mam\w+|tat\w+|rodzicami))\b|(?:和|跟)(?:爸爸|妈妈|父母)一起|"
    r"(?:お?父さん|お?母さん|パパ|ママ|親)と一緒"
)
_TWO = pattern(
    r"\b(?:wife|husband|girlfriend|boyfriend|fiancée?|partner|spouse|roommate|flatmate|buddy|sibling|brother|"
    r"sister|couple|with my \w+|my \w+ and (?:i|me)|me and my \w+|вдво[её]м|на двоих|двоих|жен\w*|муж\w*|девушк\w*|"
    r"парн\w*|"
    r"другом|подруг\w+|брат\w*|сестр\w+|"
    r"zu zweit|zweier\w*|frau|mann|freund(?:in)?|mitbewohner\w*|mi \w+|a dos|entre dos|pareja|ma \w+|mon \w+|à deux|"
    r"en couple|minha \w+|meu \w+|a dois|a duas|dupla|iki(?:miz\w*| kişi\w*)|"
    r"(?:eş|karı|koca|sevgili|arkadaş|kardeş|abla|abi)(?:im|ım|m)l[ae]|"
    r"mom|mum|mam[aiy]|dad|mother|father|cousin|grand(?:ma|pa|mother|father)|roomie|мам\w{1,3}|пап(?:а|ой|у)|отцом|"
    r"бабушк\w+|"
    r"дедом|дедушк\w+|кузен\w*|соседк?\w*|mutter|mama|vater|papa|oma|opa|bruder|schwester|kumpel|madre|mamá|padre|papá|"
    r"abuel[oa]|prim[oa]|herman[oa]|novi[oa]|mère|père|maman|frère|sœur|cousine?|copine|copain|coloc|meuf|mec|mãe|"
    r"pai|irmã|"
    r"irmão|avó|avô|namorad[oa]|espos[oa]|marido|patroa|annem\w*|babam\w*|kuzenim\w*|kankam\w*|мат(?:ір|ер)\w*|"
    r"тат\w{1,3}|"
    r"бабус\w+|дідус\w+|siostr\w+|brat\w{0,4}|koleg\w*|koleżank\w+|kumpl?e?\w*|mam[ąa]|tat[ąa]|babci\w*|dziadk\w*|"
    r"żon\w*|mąż|mężem|dziewczyn\w*|chłopak\w*|we dwoje|we dwójkę|dwojga|dwóch|удвох|двох|вдвох|дружин\w*|чоловік\w*|"
    r"дівчин\w*|хлопц\w*)\b|二人|ふたり|2人|两个人|兩個人|俩|双人|老婆|老公|女朋友|男朋友|女友|男友|彼女|彼氏|妻|夫|"
    r"嫁|旦那|恋人|パートナー|ルームメイト|妈妈|爸爸|姐姐|哥哥|妹妹|弟弟|室友|对象|基友|闺蜜|兄弟")
_MANY = pattern(
    r"\b(?:friends|family|party|multi\W?player|group|друз\w*|семь\w*|компани\w*|мультиплеер\w*|freunde\w*|familie|"
    r"mehrspieler\w*|amig[oa]s|familia|multijugador|amis|famille|multijoueur\w*|família|multijogador|"
    r"arkadaş\w*|aile\w*|"
    r"çok oyunculu|znajomy\w*|przyjaci\w*|rodzin\w*|wieloosob\w*|родин\w*|мультиплеєр\w*)\b|友達|友だち|家族|"
    r"みんな|朋友|家人|多人|マルチ")
# fmt: on
# "With 8 GB of RAM" counts no players.
_OF_A_MACHINE = pattern(
    r"(?<!\d)\d+(?:[.,]\d+)?[ -]?(?:[gmt]i?b|gigs?|gigabytes?|гб|гиг\w*|гігабайт\w*|мб|тб|[gmk]?hz|[гмк]?гц|fps|bits?|"
    r"go(?= (?:de )?(?:v?ram|memoire))|g(?= (?:v?ram|of (?:v?ram|memory)|оператив|内存|显存|メモリ)))(?![a-zа-я])|"
    r"(?<!\d)\d+[ -]?(?:英寸|インチ|дюйм\w*|inch\w*|zoll\w*)"
)
_WITH = pattern(
    r"\b(?:with|me and|mit|con|avec|com|с|со|з|із|зі|z|ze)\b|\w(?:yla|yle|ımla|imle|umla|ümle)\b|と|和|跟|带"
)
# Of "5-6 people" all six are to fit in.
_UP_TO = re.compile(r"(?<![\d.,-])[2-9]\s?[-–—~〜]\s?(\d{1,2})(?![\d.,-])")
# Words that are surely an age may be these numbers, which are other words as well elsewhere.
_HOMOGRAPHS = re.compile(r"\b(?:elf|(?<!at )once)\b|^on$", re.IGNORECASE)
# "8 kids ages 9 to 12": how many they are is no age.
_COUNTED_CHILDREN = pattern(
    r"\b\d{1,2} (?:little |small |young |маленьк\w+ |kleinen? )?(?:kids|children|boys|girls|детей|деток|дети|сын\w+|"
    r"доч\w+|мальчик\w+|девоч\w+|kinder\w*|jungs|jungen|mädchen|söhnen?|töchtern?|niñ[oa]s|hij[oa]s|chic[oa]s|"
    r"enfants|gamins|filles|garçons|fils|crianças|filh[oa]s|çocu\w+|дітей|діти|хлопчик\w+|дівчат\w*|дівчин\w*|"
    r"dzieci|chłopców|dziewczyn\w*|synów|córk\w*)\b|\d{1,2}(?:个|個)(?:孩子|小孩|娃|小朋友)|\d{1,2}人の?(?:子供|子ども|こども|子)"
)
_SEVERAL = pattern(r"[,，、&+和跟与]|\b(?:and|и|und|y|e|et|ve|та|i|oraz)\b|と")
# "Altı" is six in Turkish, and under, too.
_NO_AGE = re.compile(r"(?<=\d)[.,]5(?![\d.,])|(?<=yas) alti\w*")
_INFANT = pattern(
    r"\b(?:полтора|полутора|годик|годовас\w+|годовал\w+|рочок|однорічн\w+|półtora\w*|roczniak\w*|півтор\w+|einjährig\w*|"
    r"anderthalb\w*|eineinhalb\w*)\b|一岁半|1岁半"
)
# As part of a greater number it is none: "twenty-one years".
_ONE_YEAR = pattern(r"\b(?:one[ -]year|один год|один рік|ein jahr|un año|un añito|un an|um ano|bir yaş\w*|jeden rok)\b")
_MONTHS = pattern(
    r"(\d{1,2})\W?(?:months?|mos?\b|месяц\w*|мес\b|monate?n?\b|meses|mois|aylık\w*|місяц\w*|miesi[ąę]c\w*|个月|か月|ヶ月|ヵ月|"
    r"カ月)"
)
_ONE_IN_TURKISH = pattern(r"\W*bi(?: tane)?\W*")
_ONLY = pattern(r"\b(?:tek|only|единственн\w+|einzige\w*|únic[oa]|seule?|jedyn\w+|єдин\w+)\b|唯一")
_HANDFUL_WORDS = pattern(
    r"\b(?:handful|hand ?voll|puñado|puñadito|punhado|poignée|горст\w+|жменьк\w+|garść|garstk\w+|avuç)\b|一把"
)
_FEW_WORDS = pattern(
    r"\b(?:few|several|some|несколько|einige|algun[oa]s|un[oa]s (?:cuant[oa]s|poc[oa]s)|quelques|alguns|algumas|"
    r"um(?:as|ns)? pouc[oa]s|birkaç|bir kaç|кілька|декілька|kilk(?:a|u|oma|anaście))\b|[几幾][个款部]|数[本個]|"
    r"何[本個]か|"
    r"いくつか|幾つか"
)
# The article before it is no number.
_PAIR_WORDS = pattern(r"\b(?:couple|pair|par|paire|пар[ауі]|parę)\b")
_TRIO = pattern(r"\b(?:втроём|zu dritt|à trois|we trójkę|we troje|утрьох|втрьох|üçümüz\w*)\b|三人|三个人|3人")
_FOUR = pattern(
    r"\b(?:вчетвером|zu viert|à quatre|we czwórkę|we czworo|czworo|учотирьох|вчотирьох|dördümüz\w*)\b|四人|四个人|4人"
)
_SIX = pattern(r"\b(?:вшестером|zu sechst|à six|w szóstkę|w sześcioro|вшістьох|altımız\w*)\b|六人|六个人|6人")
_FIVE = pattern(
    r"\b(?:впятером|zu fünft|à cinq|w piątkę|w pięcioro|pięcioro|[ву]п['’ʼ]ятьох|beşimiz\w*)\b|五人|五个人|5人"
)


def read_count(text: str) -> int | None:
    """How many games are asked for, 1 to 50; None if no number is said. "A few" are three, a handful is five."""
    if _PAIR_WORDS.search(bare(plain(text))) and set(numbers(text)) <= {1, 2}:
        return 2
    if asks_for_another(text):
        return 1
    if _ONE_IN_TURKISH.fullmatch(bare(plain(text))):
        return 1
    found = [number for number in numbers(text) if 1 <= number <= _MOST_GAMES]
    if found[1:] or (found and found != [1]):
        return found[0]
    readable = bare(plain(text))
    for some, words in ((_HANDFUL, _HANDFUL_WORDS), (_FEW, _FEW_WORDS), (1, _ONLY)):
        if words.search(readable):
            return some
    return (found[0] if found else misspelt_number(text)) or None


def read_age(text: str) -> int | None:
    """The age that games must suit, in years; of several the lowest. None if `text` tells none of a child."""
    readable = bare(plain(text))
    if classes := ages_in_classes(text):
        # A younger child may be named beside a pupil.
        return min([*classes, *ages_in_years(readable)])
    if (known := read_rating(text) or age_at_school(text)) is not None:
        # Of several who are told of the youngest counts, whatever the others are told by.
        others = [*ages_in_years(readable), *worded_ages(readable)]
        if _SEVERAL.search(readable):
            others += [number for number in numbers(readable) if 1 < number <= ADULT]
        return min([known, *others])
    if match := _MONTHS.search(with_digits(readable)):
        return max(int(match[1]) // 12, 1)
    aged = _COUNTED_CHILDREN.sub(" ", with_digits(_NO_AGE.sub("", _HOMOGRAPHS.sub(_homograph, readable))))
    found = [number for number in numbers(aged) if number > 0]
    found = [number for number in found if number <= ADULT] + worded_ages(readable)
    if _INFANT.search(readable) or (found == [1] and _ONE_YEAR.search(readable)):
        found = [1]
    elif not any(map(str.isdigit, readable)) and " " in readable.strip():
        # "Un gamin de six ans": the article is no age, nor is that of "little one".
        found = [age for age in found if age > 1]
    else:
        found = [age for age in found if age > 1] or found
    if found:
        return min(found)
    return read_child_age(readable)


def _homograph(match: re.Match[str]) -> str:
    return "10" if match.group().lower() == "on" else "11"


def tells_how_many(text: str) -> bool:
    """Whether words about players say a number of them, in digits or words: "for two", "втроём"; "with friends" says
    none."""
    readable = bare(plain(text))
    return any(number > 1 for number in numbers(readable)) or any(
        words.search(readable) for words in (_TWO, _TRIO, _FOUR, _FIVE, _SIX)
    )


def names_a_group(text: str) -> bool:
    """Whether words say by themselves that so many are together, three to six: "w piątkę", "zu dritt"."""
    return any(words.search(bare(plain(text))) for words in (_TRIO, _FOUR, _FIVE, _SIX))


def read_players(text: str) -> Players | None:
    """How many players, and how they come together; None if `text` tells neither."""
    readable = _OF_A_MACHINE.sub(" ", without_ages(bare(plain(text))))
    with_a_child = readable != bare(plain(text)) and _WITH.search(readable) and read_child_age(text) is not None
    company = Company.ONLINE if _ONLINE.search(readable) else Company.LOCAL if _LOCAL.search(readable) else None
    together = True if _TOGETHER.search(readable) else False if _AGAINST.search(readable) else None
    if company is None and together is None and _WITH_ME.search(readable):
        company = Company.BESIDE_ME
    count = next((number for number in numbers(_UP_TO.sub(r"\1", readable)) if 1 <= number <= 100), 0)
    for number, words in ((6, _SIX), (5, _FIVE), (4, _FOUR), (3, _TRIO), (2, _TWO), (2, _MANY)):
        if count <= 1 and words.search(readable):
            count = number
    if count <= 1 and (with_a_child or _WITH_A_PARENT.search(readable)):
        count = 2
    if count <= 1 and company is None and together is None:
        return Players(1, Company.ALONE, None) if count == 1 or _ALONE.search(readable) else None
    return Players(max(count, 2), company, together)
