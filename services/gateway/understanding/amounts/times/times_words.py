"""Holds the words in which eleven languages tell lengths of time, and how big a game is, for `hours.py`."""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
# Units stand within other forms; without accents, as these.
_NO_LETTER_BEFORE = r"(?<![^\W\d_])"
MINUTE = bare(
    rf"{_NO_LETTER_BEFORE}(?:min(?:ute\w*|utes?|utit\w+|utinh\w+|s)?\b|мин(?:ут\w*)?\b|minut\w*|dakika\w*|dk\b|"
    rf"хв(?:илин\w*)?\b)|"
    r"分钟?|分鐘")
SOME_MINUTES = pattern(
    r"\b(?:(?:few|couple of|some) min\w*|(?:пару|пара|несколько) мин\w+|(?:пару|кілька|декілька) хв\w+|"
    r"(?:paar|einige) minuten|(?:unos|algunos|pocos) minut\w+|quelques minutes|(?:alguns|uns|poucos) minut\w+|"
    r"birkaç dakika\w*|"
    r"(?:kilka|parę) minut\w*)\b|[几幾数]分")
HOUR = bare(
    rf"{_NO_LETTER_BEFORE}(?:h(?:ou)?rs?\b|hours?\b|час(?!т)\w*|ч\b|stunden?\b|stundchen|std\b|hora\w*|hori[tn]\w*|"
    rf"heures?\b|"
    r"saat\w*|годин\w*|godzin\w*)|stunde\w*|(?:пол-?|полу)час\w*|півгодин\w*|(?<=\d)h\b|(?<=\d )h\b|時間|小时|小時|"
    r"钟头|鐘頭")
EVENING = pattern(
    r"evening|\bnight|tonight|in one go|sitting|bedtime|вечер(?!ин)\w*|vecher(?!in)\w*|присест\w*|до (?:ужина|сна)|"
    r"одн\w+ ночь|за ночь|"
    r"abend\w*|in einem rutsch|schlafengehen|tarde|noche|sentada|una tacada|soir\w*|une seule séance|d['’]une traite|"
    r"noite|madrugada|serão|de uma vez|akşam\w*|gece(?:lik|de|si\w*)?\b|вечір(?!к)\w*|вечор\w*|одну ніч|за ніч|до сну|"
    r"wiecz[oó]r(?!e?k)\w*|jedną noc|za jednym razem|[一二三四五两]晩|[一二三四五两]晚|晚上|一口气|一气")
WEEKEND = pattern(
    r"weekend|week-end|выходн\w*|wochenende\w*|fi(?:n|nes|m|ns) de semana|\bfinde\b|hafta sonu\w*|вихідн\w*|"
    r"週末|周末")
# Days and weeks that are counted, or that the game is to last: "summer" alone is a theme.
WEEK = pattern(
    r"\b(?:(?:a|one|\w+|all|this) weeks?\b(?! ?end)|weeks|недел\w+|nedel\w+|woche[n]?|semanas?|semaines?|hafta(?:lık|"
    r"da|ya)?|"
    r"тиж(?:день|ня|ні|нів|нями|нем)|tydzień|tygodni\w*)\b|[一二三四两\d]个?(?:周(?!末)|星期|礼拜)|[一二三四\d]週間")
HALF_A_DAY = pattern(
    r"\bhalf (?:a |the )?day\b|\bafternoons?\b|\bполдня\b|\bпол ?дня\b|\bhalbe[nr]? tag\w*|\bnachmittag\w*|"
    r"\bmedio día\b|"
    r"\bdemi-?journée\b|\baprès-midi\b|\bmeio dia\b|\bmeia tarde\b|\byarım gün\w*|\böğleden sonra\w*|\bпів ?дня\b|"
    r"\bpół dnia\b|\bpopołudni\w+|半天|半日|[一二两三]下午|[一二两三]个?下午|午后")
DAY = pattern(
    r"\b(?:all day|весь день|den ganzen tag|todo el día|toute la journée|o dia (?:todo|inteiro)|bütün gün|увесь день|"
    r"cały dzień|"
    r"(?:one|a|two|three|four|five|six|seven|ten|\d+|rainy) days?|in days|(?:one|a|rainy|three|two) (?:sun|"
    r"satur)days?|"
    r"(?:saturday|sunday) afternoon|сут(?:ки|ок)|(?:за|на|один|пару|три|пять|\d+) (?:дн\w+|день)|"
    r"(?:einem|ein|zwei|drei|\d+) tage?n?|(?:un|dos|tres|cinco|\d+|en un) días?|domingos?|sábados?|"
    r"(?:un|deux|trois|une|\d+) jour(?:s|née)?|(?:um|dois|três|dez|quarenta|\d+) dias?|(?:bir|iki|üç|beş|\d+) gün(?:de|"
    r"lük)?|"
    r"(?:pazar|cumartesi) gün\w+|(?:за|на|один|три|п'ять|\d+) (?:дн\w+|день)|(?:w|na|jeden|dwa|trzy|dziesięć|dziewięć|"
    r"\d+) "
    r"(?:dzień|dni)|w (?:sobotę|niedzielę))\b|[一二两三四五六七整\d]天|一日中|[一二三四五\d]日(?:間|で)")
BREAK = pattern(
    r"\b(?:lunch|(?:coffee|tea|smoke|cigarette|short) ?break|break|перерыв\w*|перекур\w*|обед\w*|mittagspause\w*|"
    r"pause\w*|"
    r"pausa|recreo|descanso|récré|intervalo|mola\w*|перерв\w*|przerw\w*)\b|昼休み|休み時間|午休|课间|課間")
LESSON = pattern(
    r"\b(?:lessons?|class period|урок\w*|пары?|(?:una|la) clase|un cours|uma aula|"
    r"ders(?:lik|te)?|lekcj\w+)\b|一节课|一節課|授業一回|[1一]コマ")
# What is to last for as long as anybody plays.
UNBOUNDED = pattern(
    r"\b(?:(?:\w+ )?months?|years|for years|a year|all (?:summer|winter|autumn|fall|spring|year|holidays?|vacation)|"
    r"(?:whole|entire) (?:summer|winter|holidays?|vacation|year|month)|(?:till|until) (?:christmas|spring|summer|"
    r"winter)|"
    r"endless\w*|infinite\w*|never[- ]?end\w*|forever|never ends?|"
    r"месяц\w*|год(?:ами|ы)?|на (?:лето|зиму|осень|весну|каникулы|отпуск)|вс[юеё] (?:лето|зиму|осень|весну|отпуск|"
    r"каникулы)|"
    r"весь (?:отпуск|год|месяц)|каникул\w+|бесконечн\w+|безразмерн\w+|вечно|навсегда|"
    r"monat\w*|jahre?|jahrelang|(?:den )?ganzen (?:sommer|winter|urlaub|herbst|frühling|monat)|endlos\w*|unendlich\w*|"
    r"ewigkeit\w*|(?:un|el|dos|tres|\d+) meses?|mes|meses|años|un año|todo el (?:verano|invierno|año|otoño)|"
    r"infinit[oa]s?|"
    r"sin fin|para siempre|eterno|"
    r"mois|années?|un an|des années|tout (?:l['’](?:été|hiver|automne|année)|le (?:printemps|mois))|"
    r"toutes les vacances|infinie?s?|"
    r"sans fin|interminable|"
    r"m[eê]s|meses|anos|um ano|todo o verão|(?:o )?(?:verão|inverno|mês|ano) inteiro|as férias(?: inteiras| todas)?|"
    r"sem fim|"
    r"eterno|bir ay|aylarca|ay(?:lık)|yıllarca|yıl boyu|(?:bütün|tüm) (?:yaz|kış|yıl|tatil)|sonsuz\w*|bitmeyen|bitmez|"
    r"місяц\w+|рік|роки|на (?:літо|зиму|осінь|весну|канікули|відпустку)|(?:все літо|всю зиму|всю осінь|всю відпустку)|"
    r"безкінечн\w+|нескінченн\w+|вічно|"
    r"miesi[ąę]c\w*|rok|lata|na (?:lato|zimę|jesień|wiosnę|wakacje)|(?:całe|całą) (?:lato|wakacje|zimę|jesień|wiosnę)|"
    r"nieskończon\w+|bez końca|nigdy (?:się )?nie kończ\w+|wieczn\w+)\b|"
    r"[一二两三几\d]个?月|整[年月]|一年|暑假|寒假|无尽|無盡|无限|無限|无止境|永远|エンドレス|ずっと|"
    r"[一二三\d][ヶかカ]月|数[ヶかカ]月|終わりのない|"
    r"終わらない")
WITHIN_A_MONTH = pattern(
    r"\b(?:(?:in|within) a month|за месяц|за місяць|in einem monat|en un mes|en un mois|(?:em|num) (?:um )?m[eê]s|"
    r"bir ayda|"
    r"w miesiąc)\b|[1一]个月[内之]|[1一][ヶかカ]月(?:以内|で)")
NO_TIME = pattern(
    r"\b(?:(?:little|not much|no) time|мало времени|wenig zeit|poco tiempo|peu de temps|pouco tempo|az (?:vakit|"
    r"zaman)\w*|"
    r"мало часу|mało czasu)\b|时间不多|时间少|没时间|時間がな|短時間")
_GAME = (
    r"(?: (?:game|игр\w+|spiel\w*|juego|jeu|jogo|oyun\w*|гр[аиіуо]\w*|gr[aęyz]\w*|one|штук\w+|campaign|кампани\w+))?"
)
# Words for what is big or small mean how long a game is only where nothing else is said: "big robots" are robots.
ONE_SMALL_GAME = pattern(
    rf"(?:a |an |ein\w* |un[ae]? |um[a]? |bir )?(?:little|compact|tiny|bite-?sized|маленьк\w+|компактн\w+|"
    rf"небольшеньк\w+|"
    rf"klein\w*|kompakt\w*|knackig\w*|pequeñ\w+|chiquit\w+|compact\w+|petite?s?|compacte?s?|pequen\w+|enxut\w+|küçük|"
    rf"derli toplu|"
    rf"невеличк\w+|невелик\w+|компактн\w+|мал(?:а|у|енька|еньку)|mał(?:a|ą|e|y|ej|ego|ym)|niewielk\w+|"
    rf"kompaktow\w+){_GAME}|小[品型]|小さ[いな].{{0,3}}")
ONE_BIG_GAME = pattern(
    rf"(?:a |an |ein\w* |un[ae]? |um[a]? |bir )?(?:enormous|massive|gigantic|epic|больш(?:ая|ую|ой|ое|ого)|громадн\w+|"
    rf"эпичн\w+|"
    rf"groß\w*|riesig\w*|umfangreich\w*|grandes?|enorme\w*|inmens\w+|gigantesc\w+|énorme\w*|gigantesque\w*|imens[oa]|"
    rf"büyük|"
    rf"devasa|kocaman|велик\w+|величезн\w+|велетенськ\w+|duż(?:a|ą|e|y|ej|ego|ym)|ogromn\w+|wielk\w+){_GAME}|大作|大型|"
    rf"でかい.{{0,3}}")
QUARTERS = (
    (0.75, pattern(
        r"\bthree[ -]quarters\b|\b(?:dreiviertel|schul|unterrichts)stunde\w*|\bтри четверти\b|\btrois quarts\b|"
        r"\btres cuartos\b|"
        r"\btrês quartos\b|\btrzy kwadranse\b|\bтри чверті\b|\b3 quarters\b")),
    (0.25, pattern(
        r"\bquarter\b.{0,8}hour|\bviertelstunde\w*|\bчетверть часа\b|\bчверть години\b|\bкварт[иі]\w*|"
        r"\bquart d['’]heure\b|"
        r"\bcuarto de hora\b|\bquarto de hora\b|\bçeyrek saat\w*|\bkwadrans\w*|\b15 minutek\b")),
)
SURE_EVENING = pattern(
    r"evening|\bnight|tonight|in one go|sitting|lunch|break|вечер(?!ин)\w*|присест|abend\w*|tarde|noche|soir\w*|noite|"
    r"akşam\w*|"
    r"вечір(?!к)\w*|вечор\w*|wiecz[oó]r(?!e?k)\w*|一晩|一晚|晚上")
HOUR_AND_A_HALF = pattern(
    r"hours? and a half|полтора|полутора|с половиной|anderthalb\w*|eineinhalb\w*|horas? y media|heures? et demie|"
    r"horas? e meia|buçuk|з половиною|i pół\b|"
    r"півтор\w+|półtorej|個半小時|个半小时|時間半")
SOME_HOURS = pattern(
    r"\b(?:hours|hour or two|часов|часы|часами|часиков|час-два|час-другой|пар\w+ час\w+|несколько час\w+|"
    r"stunden|stunde oder zwei|horas|hora o dos|hora ou duas|heures|heure ou deux|"
    r"(?:bir ?iki|birkaç|bir kaç) saat\w*|годин|годинами|"
    r"пар\w+ годин\w*|кілька годин\w*|годин\w*-дв\w+|godzin|godzinami|(?:par|kilk)\w+ godzin\w*)\b|"
    r"[几幾]个?小时|幾個?小時|数時間|何時間")
HALF_AN_HOUR = pattern(
    r"\bhalf\b|пол-?час\w+|получас\w*|halbe\w*|media hor\w+|demi-?heure|meia hor\w+|yarım|півгодин\w*|пів ?годин\w*|"
    r"pół ?godzin\w*|半")
# Hundreds and thousands are no numbers of hours that anybody counts.
VAST = pattern(
    r"\b(?:hundreds?|thousands?|сотн\w+|тысяч\w+|hunderte\w*|tausend\w*|cientos|centenares|miles|mil|centaines|"
    r"milliers?|"
    r"mille|centenas|milhares|yüzlerce|binlerce|bin|тисяч\w+|set(?:ki|ek|kach)|tysi[ąę]\w*)\b|saatlerce|[百千]+(?:个|"
    r"個)?小?[时時]")
SHORT = pattern(
    r"short\w*|shrot|quick\w*|brief|bite\W?sized?|small|корот\w*|короч\w*|недолг\w*|быстр\w*|небольш\w*|kurz\w*|"
    r"schnell\w*|"
    r"cort[oa]s?|cort[ií]t\w+|cort[ií]sim\w+|breves?|rápid\w*|courte?s?|rapide\w*|curt[oa]s?|curt[ií]nh\w+|kısa\w*|"
    r"hızlı|çabuk|"
    r"швидк\w*|"
    r"krótk\w*|krótsz\w*|szybk\w*|短|みじか|すぐ|ちょっと")
LONG = pattern(
    r"\blong\w*|huge|endless|big\b|длин\w*|длит\w+|долг\w*|дольш\w*|огромн\w*|бесконечн\w*|\blang\w*|ewig\w*|"
    r"larg[oa]s?|largu[ií]sim\w+|"
    r"longues?|long[oa]s?|comprid\w+|uzun\w*|довг\w*|довш\w*|тривал\w*|dług\w*|dłuż\w*|nagai|長|长|ながい")
NOT_LONG = pattern(
    r"\b(?:not (?:too|so|that|very|overly) long|не (?:слишком|очень|особо|сильно) (?:длинн|долг)\w+|nicht (?:zu|so|"
    r"allzu) lang\w*|"
    r"no (?:muy|tan|demasiado) larg[oa]s?|pas (?:trop|si|très) longs?|pas (?:trop|si|très) longues?|não (?:muito|"
    r"tão) (?:long|comprid)[oa]s?|"
    r"(?:çok|fazla) uzun (?:olmayan|olmasın|değil|sürmeyen)|не (?:надто|дуже|занадто) довг\w+|nie (?:za|zbyt|"
    r"bardzo) dług\w+|"
    r"niezbyt dług\w+)|不(?:要)?太[长長]|[长長]すぎない|[长長]くない"
)
AT_LEAST = pattern(
    r"at least|over|more than|longer than|minimum|\bplus\b(?! courte?s?| longs? que)|\bpast\b|beyond|above|\+|hundreds|"
    r"от\b|больше|более|дольше|минимум|не меньше|свыше|mindestens|mehr als|länger als|über|al menos|más de|como mínimo|"
    r"más largos? (?:de|que)|au moins|plus de|plus longs? (?:de|que)|au-delà|mais de|mais longos? (?:de|que)|"
    r"pelo menos|"
    r"no mínimo|en az|fazla|üstü|щонайменше|мінімум|понад|більше|довше|co najmniej|ponad|więcej|dłużej|以上|往上|超|"
    r"より長")
UNDER = pattern(
    r"under|below|less than|shorter than|fewer than|within|quicker than|(?:up to|bis(?: zu)?|hasta|até|jusqu['’]à|"
    r"do)(?= ?~?\d)|'?[aeyiı]{0,2} kadar\b|まで|до\b|меньше|менее|короче|быстрее|"
    r"(?:за|in|en|em|w)(?= ?~?\d)|unter|weniger als|kürzer als|menos de|por debajo de|más cort\w+ (?:de|que)|moins de|"
    r"plus courte?s? que|en dessous de|abaixo de|mais curt\w+ (?:de|do|que)|altında|daha kısa|[dt][ae]n (?:az|kısa)|"
    r"менше|коротше|менш ніж|poniżej|mniej niż|krócej niż|krótsz\w+ (?:niż|od)|以内|以下|未満|不到|少于|低于|より短"
)
# Behind these a number is one to be near to, from below as well.
NEAR_TO = pattern(
    r"\b(?:about|around|roughly|approximately|approx|circa|ca|somewhere around|or so|ish|около|примерно|где-то|"
    r"плюс-минус|ungefähr|etwa|rund|so um die|so(?= \d)|unas?(?= \d)|unos(?= \d)|aproximadamente|más o menos|"
    r"alrededor de|environ|à peu près|autour de|dans les(?= \d)|uns(?= \d)|umas(?= \d)|cerca de|mais ou menos|"
    r"por volta de|yaklaşık|civarı\w*|близько|приблизно|десь|około|mniej więcej|jakieś)\b|\dish\b|左右|大概|大约|"
    r"くらい|ぐらい|ほど|前後|約"
)
# "Not more than" has "more than" in it.
AT_MOST = pattern(
    r"\b(?:no(?:t|thing)? (?:more|longer|over) than|not? (?:over|past|beyond|above)|at (?:the )?most|max(?:imum|imal)?|"
    r"tops|máx(?:imo)?|maks(?:imum|ymalnie)?|od siły|grand max|от силы|від сили|"
    r"не (?:больше|более|свыше|дольше)|максимум|nicht (?:mehr als|länger als|über)|höchstens|"
    r"no (?:más|mas) (?:largos? )?(?:de|que)|como mucho|a lo sumo|pas plus (?:longs? )?(?:de|que)|au (?:plus|maximum)|"
    r"não mais (?:longos? )?(?:de|do|que)|no máximo|en (?:fazla|çok)|не (?:більше|довше)|щонайбільше|"
    r"nie (?:więcej|dłużej|ponad)|najwyżej|co najwyżej)\b|"
    r"不超过|不超過|不到|最多|顶多|頂多|最大|せいぜい|以上(?:かからない|は無理)|超えない|geçmeyen|geçmesin"
)
# fmt: on
