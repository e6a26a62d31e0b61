"""Holds the words in which eleven languages tell when games came out, for `years.py`."""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import pattern

# fmt: off
YEAR = r"(?:19[5-9]\d|20\d\d)"
BEFORE = pattern(
    r"\b(?:before|b4|older than|earlier than|pre|до|раньше|старше|не позже|vor|älter als|antes|"
    r"anterior\w*|avant|anterior\w*|s?przed|starsz\w* niż|älter\w* als|"
    r"más (?:viej|antigu)\w* que|"
    r"plus (?:vieux|ancien)\w* que|mais (?:velh|antig)\w* (?:do )?que|раніше|старш\w*)\b|"
    r"önce|öncesi\w*|(?:den|dan|ten|tan) (?:daha )?eski\w*|以前|之前|(?<=\d{4})年前|"
    r"より前|より古い|前の")
# A year that is the end has itself: "until 2015", "do 2015 roku", "2015年まで".
UNTIL = pattern(
    r"\b(?:until|up to|till|by|bis|hasta|jusqu\w*|até|do(?= (?:\d|lat|roku)))\b|"
    r"(?<=\d)['’]?[ey]?[ea]? kadar|まで|为止|為止"
)
AFTER = pattern(
    r"\b(?:after|newer than|later than|post|past|beyond|после|позже|новее|поновее|свежее|nach|neuer als|después|"
    r"posterior\w*|après|"
    r"depois|"
    r"po|nowsz\w* niż|neuer\w* als|más (?:nuev|recient)\w* que|plus récent\w* que|mais (?:nov|recent)\w* (?:do )?que|"
    r"після|пізніше|новіш\w*)\b|sonra|(?:den|dan|ten|tan) (?:daha )?yeni\w*|"
    r"之后|より後|より新しい")
# "Not older than 2018" and "not newer than 2018" have the year itself.
NOT_BEFORE = pattern(
    r"\b(?:(?:not?|nothing|none|never|\w+n['’]?t) (?:\w+ ){0,3}?(?:older|earlier) than|"
    r"(?:не|ничего) (?:\w+ )?(?:старше|раньше|старее|ранее)|(?:nicht|nichts,?|kein\w*) (?:\w+ ){0,3}?älter als|"
    r"(?:no|nada) (?:\w+ ){0,2}?(?:más (?:antigu|viej)\w+|anterior\w*)|"
    r"(?:pas|rien) (?:\w+ ){0,2}?(?:plus (?:vieux|ancien)\w*|antérieur\w*|avant)|"
    r"(?:não|nada) (?:\w+ ){0,2}?(?:mais (?:antig|velh)\w+|anterior\w*)|"
    r"(?:nie|nic) (?:\w+ ){0,2}?(?:starsz\w+|wcześniej\w*)|(?:не|нічого) (?:\w+ )?(?:старіш\w+|раніше|старш\w+))\b|"
    r"eski olma[sy]|不早于|より古くな"
)
NOT_AFTER = pattern(
    r"\b(?:(?:not?|nothing|none|never|\w+n['’]?t) (?:\w+ ){0,3}?(?:newer|later) than|"
    r"(?:не|ничего) (?:\w+ )?(?:позже|новее|позднее)|(?:nicht|nichts,?|kein\w*) (?:\w+ ){0,3}?(?:neuer|später) als|"
    r"(?:no|nada) (?:\w+ ){0,2}?(?:más nuev\w+|posterior\w*)|"
    r"(?:pas|rien) (?:\w+ ){0,2}?(?:plus récent\w*|postérieur\w*|après)|"
    r"(?:não|nada) (?:\w+ ){0,2}?(?:mais nov\w+|posterior\w*)|(?:nie|nic) (?:\w+ ){0,2}?(?:nowsz\w+|później\w*)|"
    r"(?:не|нічого) (?:\w+ )?(?:новіш\w+|пізніше))\b|"
    r"yeni olma[sy]|不晚于|より新しくな"
)
SINCE = pattern(
    r"\b(?:since|from \d{4} on|onwards?|(?:and|or) (?:up|later|newer)|up|starting|en adelante|с|со|"
    r"начиная|seit|ab|desde|a partir|depuis|à partir|"
    r"od|з|від|починаючи|em diante|p(?:a)?ra (?:frente|cima|cá)|acima de|para (?:acá|arriba)|por encima de|w górę|"
    r"wzwyż|"
    r"und (?:neuer|später|aufwärts)|aufwärts|et (?:plus|après)|и (?:новее|позже|выше)|і (?:новіше|вище))\b|beri|"
    r"bu yana|"
    r"itibaren|ve (?:üstü|sonrası|yukarısı)|"
    r"以来|以[后後]|以降|から|起|(?<=\d) ?\+")
LAST = pattern(
    r"\b(?:last|past|последн\w*|letzte\w*|últim\w*|dernier\w*|dernières|son|ostatni\w*|останн\w*|прошл\w*|letzten|"
    r"pasado|passado|passé|geçen|минул\w*|zeszł\w*)\b|去年|昨年|最近|近|先月|上个月|"
    r"过去|過去|ここ|この")
YEARS_UNIT = pattern(
    r"\b(?:y(?:ea)?rs?|лет|год\w*|jahr\w*|años?|ans?|années?|anos?|yıl\w*|sene\w*|lat\w*|rok\w*|рок\w*|рік)\b|年")
DECADES_UNIT = pattern(
    r"\b(?:decades?|десятилети\w*|jahrzehnt\w*|décadas?|décennies?|dekad\w*|on yıl\w*|десятиліт\w*)\b|"
    r"十年")
UNTIL_NOW = pattern(r"\bpra cá\b|\bpara (?:cá|acá)\b|\bdepuis\b|\bseit\b|\bberi\b|\bbu yana\b|以来")
THIS = pattern(
    r"\b(?:this|current|этого|этот|текущ\w*|diese[sn]?|este|cette|deste|bu|tego|цього|цей)\b|今年")
MODERN = pattern(r"\b(?:modern\w*|современн\w*|сучасн\w*|współczesn\w*|nowoczesn\w*)\b|现代感|現代風|今風|今どき")
RECENT = pattern(
    r"\b(?:new|newest|recent\w*|latest|fresh|нов\w*|свеж\w*|недавн\w*|neu\w*|aktuell\w*|"
    r"nuev\w*|recient\w*|actual\w*|récent\w*|nouveau\w*|nouvel\w*|novo\w*|nova\w*|recente\w*|yeni\w*|güncel\w*|"
    r"now\w*|"
    r"najnowsz\w*|нещодавн\w*|свіж\w*|найнов\w*|atua(?:l|is)|новинк\w*|só agora|agora|novo\w*|"
    r"novidad\w+|nowości|yepyeni)\b|新作|新しい|最近|最新|新|近年")
OLD = pattern(
    r"\b(?:old\w*|retro|vintage|classic\w*|стар\w*|ретро|олдскул\w*|классик\w*|alt\w*|viej\w*|antig\w*|vieux|"
    r"vieille\w*|"
    r"ancien\w*|velh\w*|eski\w*|star\w*|класичн\w*|nostal\w+|ностальг\w*|древн\w+|старин\w+|давн\w+|"
    r"oldschool\w*|oldskul\w*|hace mil años|il y a mille ans|sto lat temu|сто лет назад|legacy|antiqu\w*|uralt\w*|"
    r"(?:from|in|of) my (?:childhood|youth)|детств\w*|дитинств\w*|молодост\w+|юност\w+|kindheit|jugendzeit|infancia|"
    r"niñez|"
    r"enfance|infância|çocuklu[kğ]\w*|dzieciństw\w*|before (?:i was born|my (?:birth|time))|than (?:me|i am)|"
    r"моего рождения|старше меня|мого народження|за мене|"
    r"meiner geburt|als ich|mi nacimiento|que naciera|que yo|ma naissance|que moi|meu nascimento|(?:do )?que eu|"
    r"eu nascer|"
    r"doğmadan|doğumumdan|benden|moich narodzin|mojego urodzenia|ode mnie|niż ja|czasów (?:gimnazjum|liceum|"
    r"podstawówki|szkoły)|schulzeit)\b|"
    r"古い|古め|昔|レトロ|旧作|懐かし|年上|老|复古|经典|怀旧|小时候|童年|(?:子供|子ども|こども|小さい|学生)の?(?:頃|"
    r"ころ|"
    r"時代)")
# "До 95-го", "before '95".
TWO_DIGITS = re.compile(r"(?<!\d)(?:['’]([5-9]\d)\b|([5-9]\d)-?(?:го|й|му)\b)")
# "Не раньше 15го", "after '15": of this century, where a bound is said.
TWO_DIGITS_OF_THIS_CENTURY = re.compile(r"(?<!\d)(?:['’]([0-4]\d)\b|([0-4]\d)-?(?:го|й|му)\b)")
# Two digits that are a year by their form, not a number of years: "в 25 году", "z 19 roku", "25年の".
SHORT_YEARS = re.compile(
    r"(?<![\d.,-])(?:['’](\d\d)\b(?!['’])|(\d\d)(?:-?(?:м|ом|му))? (?:году|році)\b|"
    r"(\d\d)(?:-?(?:го|й))? (?:года?|рок[ау]) (?:выпуска|випуску|выхода|релиза|релізу)\b|"
    r"(\d\d)-?(?:го|й|му) (?:год|рок)|(\d\d) (?:roku|року)\b(?! (?:życia|життя))|"
    r"(\d\d)(?:['’](?:te|de|ta|da|ten|den|tan|dan)|年(?:的|出|发售|の|に|発売|リリース|製))|"
    r"([0-4]\d)年(?:以[后後降]|之[后後]|[后後]的|以前|之前|から|より|まで)|"
    r"\b(?:jahrgang|baujahr|año|anno|ano) ['’]?(\d\d)\b(?! (?:jahr|años|anos)))", re.IGNORECASE)
# The half of a decade that is meant, and its first and last place in it.
PARTS_OF_DECADES = tuple(
    (first, last, pattern(words))
    for first, last, words in (
        (0, 4, r"\b(?:(?:first|1st) half|early|beginning|start|перв\w+ половин\w+|начал\w+|ранн\w+|erste\w* hälfte|"
               r"anfang|früh\w*|primera mitad|principios|comienzos|inicios|première moitié|début|primeira metade|"
               r"início|começo|ilk yarı\w*|başı\w*|başlar\w*|перш\w+ половин\w+|початк\w+|pierwsz\w+ połow\w+|"
               r"początk\w+|wczesn\w+)\b|前半|前期|初期|初头|初頭|上半"),
        (5, 9, r"\b(?:(?:second|2nd) half|late|end|втор\w+ половин\w+|кон(?:ец|ца|це)|поздн\w+|zweite\w* hälfte|ende|"
               r"spät\w*|segunda mitad|finales|fines|seconde moitié|deuxième moitié|fin|segunda metade|final|fim|"
               r"ikinci yarı\w*|sonu\w*|sonlar\w*|друг\w+ половин\w+|кін(?:ець|ця|ці)|drug\w+ połow\w+|"
               r"koniec|końc\w+|późn\w+)\b|後半|后半|後期|后期|末|下半"),
        (3, 6, r"\b(?:mid|middle|середин\w+|mitte|mediados|milieu|meados|ortas\w*|ortalar\w*|połow\w+)\b|"
               r"中期|半ば|中叶|中頃"),
    )
)
# In words that surely tell a time: "96年以降", "89-93 arası", "até 96", but not "80 years old".
BARE_TWO_DIGITS = pattern(
    r"(?<![\d.,])([6-9]\d)(?![\d.,%]|\s*(?:years?|лет|год(?:а|ов)?\b|jahre?n?\b|años|ans\b|anos|yıl|sene|lat\b|років|"
    r"年前|年以上))")
# "90-h" is "90-х" without a Cyrillic keyboard.
ROMANISED_DECADE = re.compile(r"\b([6-9]0)-?(?:y?h|yx|x|kh)\b", re.IGNORECASE)
SHORT_RANGE = re.compile(r"(?<!\d)(20\d\d)\s?[-–/]\s?(\d\d)(?!\d)")
# "Del 95 al 2000", "с 95 по 2000": the first year goes without its century.
_TO = r"\s?(?:[-–—~]|to|till|until|and|al?|y|bis|und|et|au|à|e|ao|по|до|и|[iі]|та|do|ile|から|到|至)\s?"
HALF_RANGE = re.compile(rf"(?<![\d.,])['’]?([5-9]\d)(?:-?(?:го|й)|年)?{_TO}({YEAR})(?!\d)", re.IGNORECASE)
# "23-25 год", and "23-25" where words surely tell a time; "10-15 лет" is a length of time.
RANGE_OF_SHORT_YEARS = pattern(
    rf"(?<![\d.,-])['’]?(\d\d)(?:-?(?:го|й))?{_TO}['’]?(\d\d)(?:-?(?:го|й))?"
    r"(?=\s*(?:$|[.,;:!?)]|г\.?г?\b|(?:год(?:а|у|ы|ов)?|рік|рок(?:у|и|ів|ах)|roku?)\b|年(?!前)))")
# Of several years nobody says so: these are counted as "лет", "років", "lat".
YEARS_OF_A_RANGE = pattern(r"(?<![\d.,-])\d\d\s?[-–—]\s?(?:\d[02-9]|11)\s?(?:год|г\.?г|рік|rok)\b\.?")
AROUND = pattern(
    r"\b(?:around|about|circa|ca|около|примерно|где-то|um|rund um|alrededor de|hacia|cerca de|autour de|vers|"
    r"por volta de|"
    r"civarı\w*|sıraları\w*|близько|приблизно|około|mniej więcej)\b|左右|前后|頃|ごろ|あたり")
# "Two thousand two", in the languages that speakers of write them so.
WORDED_YEAR = pattern(r"\b(?:iki bin|dos mil|dois mil|two thousand|deux mille|dwa tysiące|две тысячи|"
                       r"дві тисячі)\b")
# "Zweitausendfünf" is one word, and Chinese spells a year by its digits.
GERMAN_YEAR = pattern(r"\bzweitausend(?:und)?(\w*)")
HAN_YEAR = re.compile(r"([一二][九〇零][〇零一二三四五六七八九]{2})|二千(?:零|〇)?([一二三四五六七八九十]{0,3})年")
OR_EARLIER = pattern(
    r"\b(?:(?:or|and) (?:earlier|older|before)|(?:или|и) (?:раньше|старше|старее)|(?:oder|und) (?:früher|älter)|"
    r"o (?:antes|anterior\w*)|"
    r"ou (?:avant|antes|anterior\w*|plus vieux)|(?:або|і) (?:раніше|старіш\w+)|ve öncesi|veya öncesi|"
    r"(?:lub|i) (?:wcześniej\w*|starsz\w+)|(?:e |y )?(?:pra|para) trás|(?:y |para |hacia )atrás|and back|et avant)\b|"
    r"及(?:以前|之前)"
)
ORDINAL_YEARS = tuple(
    (year, pattern(words))
    for year, words in (
        (2000, r"\bдвухтысячн(?:ого|ый|ом|ому|ым)\b|\bдвотисячн(?:ого|ий|ому|им)\b|\bdwutysięczn(?:ego|y|ym)\b"),
        (2010, r"\bдесят(?:ого|ый|ом) год\w*|\bдесят(?:ого|ий|ому) ро[ці]\w*"),
        (2015, r"\bпятнадцат(?:ого|ый|ом) год\w*|\bп'ятнадцят(?:ого|ий|ому) ро\w+"),
        (2020, r"\bдвадцат(?:ого|ый|ом) год\w*|\bдвадцят(?:ого|ий|ому) ро\w+"),
    )
)
MONTHS = pattern(
    r"\b(?:months?|weeks?|days?|half a year|месяц\w*|недел\w+|полгода|полугод\w+|monat\w*|woche\w*|halbe[sn]? jahr|"
    r"mes(?:es)?|semanas?|mois|semaines?|semestre|m[eê]s|ay(?:lar)?\w{0,3}|hafta\w*|місяц\w*|тиж\w+|півроку|"
    r"miesi[ąę]c\w*|"
    r"tygodni\w*|tydzień|pół roku)\b|[个か]月|先月|上周|先週|半年")
SEASON = pattern(
    r"\b(?:spring|summer|autumn|fall|winter|весн\w+|лет(?:о|а|ом)|осен\w+|зим\w+|frühling|frühjahr|sommer|herbst|"
    r"winter|"
    r"primavera|verano|otoño|invierno|printemps|été|automne|hiver|verão|outono|inverno|bahar\w*|yaz|kış|літ(?:о|а)|"
    r"осін\w+|"
    r"осен\w+|wiosn\w+|lat(?:o|a)|jesie\w+|zim\w+)\b")
YOUNGER = pattern(
    r"\b(?:younger|newer|jünger\w*|младше|моложе|молодш\w+|młodsz\w+|más jóvenes?|plus jeunes?|mais nov\w+) (?:than|"
    r"als|que|niż|od|за|ніж)\b"
    r"(?! (?:\d|\w+ (?:years?|jahre?|años|ans|anos|lat)))")
# What something else is older than no list of years tells.
THAN_SOMETHING = pattern(
    r"\b(?:older than|older as|älter als|старше|plus (?:ancien|vieux|vieille)\w* que|más (?:viej|antigu)\w+ que|"
    r"mais (?:velh|antig)\w+ (?:do )?que|starsz\w+ (?:niż|od)|старіш\w+ (?:за|ніж|від)) (?!(?:me|my ?self|i|ich|меня|"
    r"yo|moi|eu|"
    r"mnie|ja|мене|мій|я|(?:за|від) мене|dirt|the hills|\w+ (?:years?|jahre?|лет|años|ans|anos|lat|років)|\d)\b)\w")
MORE_YEARS = pattern(
    r"\b(?:more than|over|older than|более|больше|старше|über|mehr als|älter als|más de|plus d[e'’]|mais de|"
    r"\w+dan fazla|"
    r"понад|"
    r"більше|ponad|więcej niż|starsz\w+ niż)\b")
NOT_MORE_YEARS = pattern(
    r"\b(?:at most|max\w*|no(?:t|thing)? (?:more|older) than|не (?:старше|более|больше|старіш\w+|більше)|höchstens|"
    r"(?:nicht|nichts|kein\w*) (?:älter|mehr) als|no más (?:de|que)|no más (?:viej|antigu)\w+ (?:de|que)|como mucho|"
    r"pas plus (?:d[e'’]|vieux que|ancien\w* que)|au plus|no máximo|não mais (?:de|que|velh\w+ que|antig\w+ que)|"
    r"en fazla|"
    r"nie "
    r"(?:starsz\w+|więcej) niż|najwyżej|within|less than|меньше|weniger als|jünger als|menos de|moins d[e'’]|менше|"
    r"mniej niż|młodsz\w+ niż)\b|以内")
LAST_CENTURY = pattern(
    r"\b(?:last|20th|twentieth|previous) century\b|(?:прошлого|двадцатого|20|xx) века|(?:letzten|vorigen|"
    r"20\.) jahrhundert\w*|"
    r"siglo (?:pasado|xx)|siècle (?:dernier|passé)|xxe siècle|século (?:passado|xx)|geçen yüzyıl\w*|"
    r"(?:минулого|двадцятого|xx) століття|(?:zeszłego|ubiegłego|xx) wieku|上(?:个)?世纪|前世紀|20世[纪紀]"
)
THIS_CENTURY = pattern(
    r"\b(?:(?:this|the current|21st|twenty-first) century|(?:этого|нашего|нынешнего|двадцать первого|21|xxi) века|"
    r"(?:dieses|diesem|dem 21\.|21\.) jahrhundert\w*|(?:este|presente) siglo|siglo (?:xxi|21|actual)|ce siècle|"
    r"(?:xxi|21) ?e siècle|(?:este|neste|deste) século|século (?:xxi|21|atual)|bu yüzyıl\w*|(?:21\.|xxi\.?) yüzyıl\w*|"
    r"(?:цього|нинішнього|xxi|21) (?:століття|сторіччя)|(?:tego|obecnego|xxi|21) (?:wieku|stulecia))\b|"
    r"(?:本|这个|這個|21|二十一)世纪|(?:今|21)世紀"
)
# "Older than twenty years": how long ago games came out.
YEARS_OLD = pattern(
    r"\bold(?:er)?\b|\bago\b|\bстарше\b|\bназад\b|\bдавност\w+|\bälter\b|\bhace\b|\bantigüedad|\bil y a\b|"
    r"\bhá\b|\bönce\w*|"
    r"\bтому\b|\bstarsz\w+|\btemu\b|年前"
)
LASTING_UNTIL_NOW = pattern(
    r"\b(?:last|past) (?:\w+ )?(?:y(?:ea)?rs?|decades?)\b|\bпоследн\w+ (?:\S+ )?(?:лет|год\w*|десятилети\w*)|"
    r"\bletzten? (?:\S+ )?(?:jahren?|jahrzehnt\w*)|\búltim[oa]s (?:\S+ )?(?:años|anos|décadas?)|"
    r"\b(?:\S+ )?dernières (?:\S+ )?années|\bson (?:\S+ )?(?:yıl\w*|sene\w*)|\bостанн\w+ (?:\S+ )?(?:рок\w*|"
    r"десятиліт\w*)|"
    r"\bostatni\w+ (?:\S+ )?(?:lat|latach|lata)\b|(?:最近|近|过去|過去|ここ)[一二三四五六七八九十两\d]{1,2}年|"
    r"\bthis year'?s?\b|\bэтого года\b|\bdieses jahr\w*|\bde este (?:año|ano)\b|\bde cette année\b|\bbu yıl\w*|"
    r"\bцього року\b|"
    r"\btegoroczn\w+|\btego roku\b|"
    # The year of "今年12岁" is no time of release.
    r"今年(?!(?:で|刚|才|已经|就|快|满|都)*\s*[\d一二三四五六七八九十两]{1,3}\s*[岁歲歳才])"
)
DATED = pattern(
    rf"(?:\b(?:not?|не|nicht|no|pas|não|nie) )?\b(?:(?:older|earlier|newer|later) than|before|after|past|beyond|pre|"
    rf"since|from|until|"
    rf"up to|"
    rf"released (?:in|after|before|since)|в|до|после|с|начиная с|раньше|позже|новее|старше|за|vor|nach|ab|seit|aus|"
    rf"von|bis|"
    rf"(?:antes|despues|depois|posterior(?:es)?|anterior(?:es)?|mas (?:nuev|antigu)\w+) (?:de|del|a|que|ao?)|desde|"
    rf"hasta|até|"
    rf"a partir de|avant|après|depuis|de|en|em|przed|sprzed|po|od|z|nowsze niż|starsze niż|після|від|з|раніше|"
    rf"пізніше|"
    rf"(?:новіш|старіш)\w+ (?:за|від|ніж))\s+(?:the (?:year )?|year |год[ау]? |ano |año |dem jahr |l['’]an(?:née)? )?"
    rf"{YEAR}(?!\d)(?:\s*[-–]\s*{YEAR}(?!\d))?|"
    rf"(?<!\d){YEAR} ?\+(?!\w)|"
    rf"(?<!\d){YEAR}(?:['’]?\s?(?:ten|tan|den|dan) (?:sonra|önce|beri|bu yana|itibaren|"
    rf"(?:daha )?(?:yeni|eski) olma[sy]\w*|"
    rf"(?:daha )?(?:yeni|eski))|\s?(?:sonrası|öncesi)|\s?(?:года?|"
    rf"году|рок[ау]|році|"
    rf"roku)\b|\s?年(?:以后|之后|以前|之前|以降|より前|から|前|后|以後|代|的)?| or (?:later|newer|earlier)| onwards?)"
)
# fmt: on
