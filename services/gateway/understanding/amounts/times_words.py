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
    r"evening|\bnight|tonight|in one go|sitting|bedtime|вечер\w*|vecher\w*|присест\w*|до (?:ужина|сна)|одн\w+ ночь|"
    r"за ночь|"
    r"abend\w*|in einem rutsch|schlafengehen|tarde|noche|sentada|una tacada|soir\w*|une seule séance|d['’]une traite|"
    r"noite|madrugada|serão|de uma vez|akşam\w*|gece(?:lik|de|si\w*)?\b|вечір\w*|вечор\w*|одну ніч|за ніч|до сну|"
    r"wiecz[oó]r\w*|jedną noc|za jednym razem|[一二三四五两]晩|[一二三四五两]晚|晚上|一口气|一气")
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
# fmt: on
