"""The words, in eleven languages, by which something is said not to matter, not to be needed, or to be dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.plain_text import pattern

# fmt: off
_PLATFORM = (
    r"platforms?|consoles?|systems?|devices?|hardware|платформ\w*|приставк\w*|систем\w*|устройств\w*|железо|"
    r"plattform\w*|konsolen?|geräte?|systeme?|plataformas?|consolas?|sistemas?|aparelho|plateformes?|appareil|"
    r"support|"
    r"platform\w*|konsol\w*|cihaz\w*|консол\w*|пристр\w*|sprzęt\w*|urządzeni\w*"
)
_YEARS = (
    r"years?|release dates?|decades?|era|how old|год\w*|дат[аы] выхода|каких лет|erscheinungs\w+|jahr\w*|"
    r"jahrzehnt|alter|"
    r"años?|fecha|época|década|années?|date de sortie|époque|anos?|data de lançamento|yıl\w*|sene\w*|рік|року|роки|"
    r"років|rok\w*|lata|data wydania"
)
_LENGTH = (
    r"length|how long|duration|длин\w*|длительност\w*|продолжительност\w*|länge|dauer|spielzeit|duraci[oó]n|longitud|"
    r"durée|longueur|duração|tamanho|süre\w*|uzunlu\w*|тривал\w*|довжин\w*|długoś\w*|czas gry"
)
_PRICE = (
    r"price|cost|money|цен[аыу]|стоимост\w*|деньги|preis|geld|kosten|precio|dinero|prix|argent|preço|dinheiro|"
    r"fiyat\w*|ціна|ціни|гроші|cena|ceny|pieniądze"
)
_PLAYERS = (
    r"number of players|how many (?:players|people|of us)|количеств\w* игроков|сколько игроков|spieler(?:an)?zahl|"
    r"n[uú]mero de jugadores|cuántos jugadores|nombre de joueurs|número de jogadores|quantos jogadores|"
    r"oyuncu sayısı\w*|"
    r"кількість гравців|скільки гравців|liczba graczy|ilu graczy"
)
_GENRE = (
    r"genres?|жанр\w*|género|gênero|tür(?:ü|ler\w*)?|gatun\w*"
)
SUBJECTS: Mapping[pb.SpanType.ValueType, re.Pattern[str]] = {
    pb.SPAN_TYPE_PLATFORM: pattern(rf"\b(?:{_PLATFORM})\b|平台|主机|機種|ハード|機器|设备|プラットフォーム"),
    pb.SPAN_TYPE_YEARS: pattern(rf"\b(?:{_YEARS})\b|年份|年代|哪年|几几年|何年|発売|いつの|新旧"),
    pb.SPAN_TYPE_LENGTH: pattern(rf"\b(?:{_LENGTH})\b|时长|长短|長さ|プレイ時間"),
    pb.SPAN_TYPE_PRICE: pattern(rf"\b(?:{_PRICE})\b|价格|价钱|多少钱|値段|価格"),
    pb.SPAN_TYPE_PLAYERS: pattern(rf"\b(?:{_PLAYERS})\b|人数"),
    pb.SPAN_TYPE_KIND: pattern(rf"\b(?:{_GENRE})\b|类型|ジャンル"),
}
INDIFFERENT = pattern(
    r"\b(?:(?:does ?n['’]?t|do(?:es)? not|don['’]?t|no longer|never) (?:\w+ )?(?:matter|care|mind)s?|"
    r"not (?:\w+ )?(?:matter|important|fussed|bothered)|no matter|irrelevant|unimportant|either way|all the same|"
    rf"any (?:release )?(?:{_PLATFORM}|{_YEARS}|{_LENGTH}|{_PRICE}|{_GENRE})|"
    r"не ?(?:так |очень |особо )?(?:важ(?:н\w*|ен)|принципиал\w*|имеет значени\w*|играет роли)|без разницы|"
    r"(?:мне|нам) (?:\w+ )?все равно|все равно|безразличн\w*|пофиг\w*|по фигу|плевать|"
    rf"(?:люб\w+|как\w+ угодно) (?:{_PLATFORM}|{_YEARS}|{_LENGTH}|{_PRICE}|{_GENRE})|"
    rf"(?:{_PLATFORM}|{_YEARS}|{_LENGTH}|{_PRICE}|{_GENRE}) (?:\w+ )?(?:люб\w+|будь-як\w+|dowoln\w+)|"
    r"egal|wurscht|wurst|schnuppe|gleichgültig|keine rolle|(?:nicht|un) ?(?:\w+ )?wichtig|"
    r"no (?:me |nos )?(?:importa|interesa)\w*|da (?:igual|lo mismo)|indiferente|lo de menos|"
    r"(?:pas|plus|aucune) (?:d['’])?importan\w+|peu importe\w*|est égal|osef|"
    r"[smt]['’]en (?:fiche|fiches|fout|fous|tape|tapes|moque|moques|balance|balances|cogne|contrefiche)|"
    r"(?:don['’]?t|do not) give a (?:damn|toss|fig|shit|crap)|whatever|до лампочки|по барабану|параллельно|фиолетово|"
    r"scheißegal|pfeif\w* drauf|me la (?:suda|pela)|me trae sin cuidado|tô nem aí|pouco importa|umurumda değil|"
    r"начхати|до лампочки|mam gdzieś|wisi mi|lata mi|"
    r"n['’]importe|não (?:me |nos )?(?:importa|interessa|faz diferença|ligo)\w*|tanto faz|"
    rf"(?:cualquier|qualquer|jede[sr]?|każd\w+|her(?:hangi bir)?) (?:{_PLATFORM}|{_YEARS}|{_LENGTH}|{_PRICE}|"
    rf"{_GENRE})|"
    r"fark ?etme\w+|(?:önemli|mühim) değil|önemsiz|не має значення|не ?важлив\w+|не принципов\w+|байдуже|"
    r"без різниці|все одно|однаково|(?:nie ?|bez )(?:ma )?(?:ważn\w+|znaczeni\w+|istotn\w+)|obojętn\w+|nie gra roli|"
    r"не грає ролі|"
    r"wszystko jedno)\b|"
    r"无所谓|不重要|都行|都可以|都无妨|随便|不限|不在乎|没关系|"
    r"(?:何|なん|いつ|どれ|どの\w{1,6}|どんな\w{1,6})でも|問わ(?:ない|ず|ん)|関係ない|気にし(?:ない|ません)|こだわら|"
    r"どうでもいい|不問"
)
NOT_NEEDED = pattern(
    r"\b(?:(?:does ?n['’]?t|do(?:es)? not) (?:\w+ )?(?:have|need) to|need ?n['’]?t|need not|no need|not necessar\w+|"
    r"(?:is ?n['’]?t|not) (?:a must|needed|required|necessary)|не ?обязател\w+|не требуется|(?:можно|можна) [иій] не|"
    r"(?:muss|müssen|brauch\w*) (?:\w+ ){0,3}?(?:nicht|kein\w*)|nicht (?:\w+ )?(?:unbedingt|zwingend|nötig|"
    r"notwendig)|"
    r"no (?:hace falta|es necesari\w+|tienen? (?:por )?qu[eé]|necesariamente)|pas (?:forcément|obligé\w*|"
    r"obligatoire\w*|"
    r"nécessaire\w*|besoin)|n(?:ão)? (?:precisa|tem que|necessariamente|é (?:necessári|obrigatóri)\w+)|"
    r"(?:şart|gerek\w*|zorunda|mecbur\w*) (?:değil\w*|yok)|gerekmez|gerekmiyor|не ?обов['’ʼ]язков\w+|"
    r"nie (?:musi\w*|muszą|trzeba|koniecznie|jest koniecz\w+)|niekoniecznie|(?:może|mogą) nie być)\b|"
    r"不(?:一定|必|需要|非得?)|(?:じゃ|で)な(?:くて|く)ても|なくて(?:も)?いい|必要(?:は)?ない"
)
PUT_ASIDE = pattern(
    r"\b(?:forget|drop|scrap|ditch|ignore|never ?mind|lift|забудь\w*|забей\w*|убер\w+|убрать|отмени\w*|сними\w*|"
    r"vergiss\w*|vergesst|streich\w*|weglassen|olv[ií]da\w*|quita\w*|ignora\w*|oublie\w*|enlève\w*|retire\w*|"
    r"esquec[ea]\w*|tira\w*|unut\w*|boş ?ver\w*|çıkar\w*|kaldır\w*|vazgeç\w*|прибери\w*|скасуй\w*|zapomnij\w*|"
    r"odpuść\w*|usuń\w*|pomiń\w*)\b|别管|不管|忘了|去掉|取消|忘れて|外して|取り消"
)


def _of_an_age(en: str, slavic: str, de: str, es: str, fr: str, pt: str, tr: str, pl: str, zh: str, ja: str) -> str:
    """The forms in which games of another age are said to be acceptable as well, by the words for that age."""
    return (
        rf"\b(?:{en})(?: ones?| games?| stuff| titles?)? (?:(?:is|are|would be|will be) (?:also |totally |quite )?"
        r"(?:ok|okay|fine|alright)|(?:works?|will do|would do) (?:too|as well|fine|also)|(?:ok|okay|fine) too)\b|"
        rf"\b(?:can|may|could) (?:also )?be (?:{en})\b|"
        rf"\b(?:можно|можна|пусть|хай|нехай) (?:и|і|й) (?:{slavic})|"
        rf"\b(?:{slavic}) (?:тоже|также|теж|також) (?:ок|можн|норм|под|пой|сойд|год|підій|зійд)\w*|"
        rf"\b(?:darf|dürfen|kann|können) (?:(?:es|das|sie|ruhig|auch|gerne?|schon) ){{0,3}}(?:{de})\b(?! haben)|"
        rf"\b(?:{de}) (?:ist |sind |geht |gehen |wäre |wären )?(?:auch )(?:ok|okay|in ordnung|gut)\b|"
        rf"\b(?:{de}) (?:geht|gehen) auch\b|"
        rf"\bpueden? ser (?:también )?más (?:{es})|\bmás (?:{es}) también (?:valen?|me valen?|sirven?|está\w*|pued\w+)|"
        rf"\bpeu(?:ven)?t (?:aussi )?être plus (?:{fr})|"
        rf"\bplus (?:{fr}) (?:aussi )?(?:ça (?:me )?va|convient|marche|ok)|"
        rf"\bpode(?:m)? ser (?:também )?mais (?:{pt})|\bmais (?:{pt}) também (?:serve\w*|pode\w*|dá|val\w+|tudo bem)|"
        rf"\b(?:daha )?(?:{tr}) (?:de )?(?:olur|olabilir)\b|"
        rf"\b(?:może|mogą) być (?:też |także )?(?:{pl})|\b(?:{pl}) (?:też|także) (?:mo[gż]\w+|ok|pasuj\w+|ujd\w+|być)|"
        rf"(?:{zh})(?:一?点)?的?也(?:行|可以|好|成|没关系)|(?:{ja})(?:くて|いの|め)(?:も|でも)(?:いい|良い|よい|ok|大丈夫|可|構わ|かまわ)"
    )


_OLDER = _of_an_age(
    r"older|old(?= (?:ones|games|stuff|titles)\b)",
    r"старш\w+|постарш\w+|стар(?:ые|ое|ее|ше|і|іші)", r"älter\w*", r"(?:antigu|viej)\w+",
    r"(?:vieux|vieilles?|ancien\w*)", r"(?:antig|velh)\w+", r"eski(?:si|leri|ler)?", r"starsz\w+", r"[老旧早]", r"古",
)
_NEWER = _of_an_age(
    r"newer|new(?= (?:ones|games|stuff|titles)\b)",
    r"нов(?:ые|ое|ее|і|іші)|понов\w+|новіш\w+", r"neuer\w*", r"(?:nuev|recient)\w+",
    r"(?:nouveaux|récent\w*)", r"(?:nov|recent)\w+", r"yeni(?:si|leri|ler)?", r"nowsz\w+", r"新", r"新し",
)
OLDER_FINE, NEWER_FINE = pattern(_OLDER), pattern(_NEWER)
# What is also acceptable ends the condition that it was not.
ALSO_FINE: Mapping[pb.SpanType.ValueType, re.Pattern[str]] = {
    pb.SPAN_TYPE_YEARS: pattern(f"{_OLDER}|{_NEWER}"),
    pb.SPAN_TYPE_PRICE: pattern(
        r"\b(?:paid|paying|costs?) (?:\w+ ){0,2}?(?:ok|okay|fine|too|as well|alright)\b|\b(?:can|may|could) cost\b|"
        r"\b(?:willing|happy|ready|ok) to pay\b|"
        r"\b(?:готов[аы]?|могу|можем|можу|можемо) (?:и |й )?(?:за)?плати\w+|\bbereit,? (?:zu )?(?:be)?zahlen|"
        r"\b(?:dispuest[oa]s? a|puedo) pagar|\b(?:prêts? à|peux) payer|\b(?:posso|dispost[oa]s? a) pagar|"
        r"\bödeyebilir\w+|\b(?:mogę|gotow[ya]) zapłacić|可以付费|愿意花钱|払ってもいい|"
        r"\bне ?(?:бесплатн|безкоштовн|безплатн)\w+ (?:тоже|теж|також|можно|можна)|\b(?:можно|можна) (?:и |"
        r"й )?не ?(?:бесплатн|безкоштовн|безплатн)\w+|"
        r"\b(?:можно|даже|и) (?:и )?платн\w+|\bплатн\w+ (?:тоже|ок|норм\w*|подойд\w+|пойд\w+)|"
        r"\b(?:darf|kann|dürfen|können) (?:\w+ ){0,3}?kosten\b|\b(?:auch|gern\w*) (?:kostenpflichtig\w*|bezahl\w+)|"
        r"\b(?:también|aunque sea\w*|aun|incluso) (?:\w+ )?de pago|\bde pago (?:también|vale\w*)|"
        r"\bmême (?:\w+ )?payants?|\bpayants? (?:aussi|ça me va|ok)|\b(?:mesmo|também) (?:\w+ )?pag[oa]s?\b|"
        r"\bpag[oa]s? também\b|\bpode ser pag[oa]|\b(?:ücretli|paralı) (?:de|da) olur|"
        r"\b(?:можна|навіть|й|і) платн\w+|\bплатн\w+ (?:теж|також)|\b(?:może być|też|nawet) płatn\w+|\bpłatn\w+ też|"
        r"(?:付费|收费|花钱)(?:的)?也(?:行|可以|成)|有料でも"
    ),
    pb.SPAN_TYPE_LENGTH: pattern(
        r"\blong(?:er)? (?:\w+ )?(?:is|are|would be|works) (?:\w+ )?(?:ok|okay|fine|alright|too)\b|"
        r"\b(?:can|may|could) be longer\b|"
        r"\b(?:можно|пусть) (?:и |будет )?(?:подлиннее|длиннее|длинн\w+|подольше|дольше|долг\w+)|"
        r"\b(?:darf|kann) (?:\w+ ){0,2}?(?:auch )?länger|\blänger (?:ist |geht |wäre )?(?:auch )?(?:ok|okay|"
        r"in ordnung)|"
        r"\b(?:puede ser|también) (?:\w+ )?más larg\w+|\bmás larg\w+ también|\bplus longs? (?:aussi|ça me va|ok)|"
        r"\bpeut être plus long|\bpode ser mais long\w+|\bmais long\w+ também|\bdaha uzun (?:da )?olabilir|"
        r"\bdaha uzun da olur|\b(?:можна|хай) (?:й |і )?довш\w+|\bmoże być dłuższ\w+|\bdłuższ\w+ też|"
        r"长(?:一)?点也(?:行|可以)|長くても"
    ),
}
# fmt: on
