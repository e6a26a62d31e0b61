"""Holds the forms in which messages in eleven languages say how long a game takes, what it costs, what is offline."""

from __future__ import annotations

import re

from services.gateway.understanding.amounts.counting.numbers import cardinal_words
from services.gateway.understanding.amounts.terms.terms_of_play import FOR_NOTHING
from services.gateway.understanding.plain_text import pattern

# In digits and words.
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(map(re.escape, cardinal_words(2, 12)), key=len, reverse=True))})"
_TIME = (
    r"(?:hours?|hrs?|h|minutes?|mins?|час\w*|ч|минут\w*|stunden?|std|minuten?|horas?|minutos?|heures?|minutes?|saat\w*|"
    r"dakika\w*|годин\w*|хвилин\w*|godzin\w*|minut\w*)\b"
)


LASTING = pattern(
    rf"(?:\b(?:at least|over|more than|from|от|больше|более|минимум|mindestens|über|mehr als|al menos|más de|"
    rf"au moins|plus de|"
    rf"mais de|pelo menos|en az|щонайменше|понад|більше|co najmniej|ponad|"
    rf"więcej niż) )?(?<!\w)(?:{NUMBER})(?:\s?[-–]\s?\d{{1,2}})?"
    rf"\+?\s?{_TIME}(?: (?:or more|и больше|oder mehr|o más|ou plus|ou mais))?|"
    r"\b(?:(?:in|for) (?:an|one|a single|a couple of) evenings?|one sitting|(?:finish|beat|"
    r"complete)\w* (?:it )?(?:tonight|today)|(?:in|for|over) (?:a|the|one) weekend|"
    r"(?:на|за) (?:один |пару |па́ру )?вечер(?!ин)\w*|(?:на|за) выходн\w+|für einen abend|an einem (?:abend|wochenende)|"
    r"für ein wochenende|fürs wochenende|(?:en|para) una (?:tarde|noche)|(?:en|para) un fin de semana|"
    r"para el fin de semana|"
    r"(?:en|pour) une soirée|(?:en|pour) un week-?end|(?:em|para|numa|pra) uma? ?noite|(?:em|para o|num|"
    r"pro) fim de semana|"
    r"bir akşam(?:da|lık)|hafta sonu\w*|(?:на|за) (?:один )?вечір(?!к)|(?:на|за) вихідні|na (?:jeden )?wieczór|"
    r"(?:na|w) weekend)\b|一晚|一晩|(?:一个)?周末|週末|[\d一二三四五六七八九十]{1,3}\s?(?:个)?(?:小时|時間)(?:以内|"
    r"以下|以上|左右|くらい|ぐらい)?|"
    r"\bshort (?:\w+ )?(?:games?|ones?|story|adventures?)\b|\bкоротк\w+|\bнедолг\w+|\bkurze[snrm]?\b|\b(?:juegos?|"
    r"algo) cort[oa]s?\b|"
    r"\b(?:jeux?|aventures?) (?:\w+ )?courte?s?\b|\bcourts?\b|\b(?:jogos?|algo) curt[oa]s?\b|\bcurt(?:os|inho\w*)\b|"
    r"\bcortos\b|\bkısa\b|\bkrótk\w+|(?:短篇|短い|短めの|短小)"
)


FREE = pattern(
    r"\b(?:free (?:to play|games?|ones?|stuff)|(?:for|something|only|anything|is|be|must be) free|f2p|бесплатн\w+|"
    r"kostenlos\w*|"
    r"gratis|umsonst|gratuit\w*|gratos|sans (?:payer|dépenser\w*)|without spending \w+|grátis|de graça|"
    r"sem (?:pagar|gastar)|sin (?:pagar|gastar)|ohne zu (?:be)?zahlen|"
    r"without paying|"
    r"не (?:платя|тратя)|para vermeden|bez płacenia|ücretsiz\w*|bedava\w*|безкоштовн\w+|безплатн\w+|darmow\w+|"
    r"za darmo)\b|"
    rf"無料|免费|免費|不花钱|お金をかけ|{FOR_NOTHING}"
)


NO_PURCHASES = pattern(
    r"\b(?:no|without|sans|ohne|sin|sem|без|bez|keine) (?:any )?(?:micro\W?transaction\w*|in\W?app\W?(?:purchases?|"
    r"käufe\w*)|"
    r"loot\W?box\w*|battle\W?pass\w*|ads|pay\W?to\W?win|p2w|achats intégrés|micro\W?transa\w+|compras integradas|"
    r"микротранзакц\w+|"
    r"доната?\w*|лутбокс\w*|рекламы|мікротранзакц\w+|реклами|mikrotransakcj\w*|mikropłatno\w*|reklam)\b|"
    r"(?:不要|没有|无)(?:氪金|内购|微交易)|課金(?:なし|要素なし|がない)"
)


OFFLINE = pattern(
    r"\boff\W?line\b|\b(?:without|no) (?:\w+ )?(?:internet|wi\W?fi|connection)\b|\bбез (?:интернета|сети|инета|"
    r"вай\W?фая)\b|\bофф?лайн\w*|"
    r"\bohne (?:internet|wlan|netz)\w*|\bsin (?:internet|conexión|wifi)\b|\bsans (?:internet|connexion|wi-?fi|"
    r"réseau)\b|"
    r"\b(?:have no|haven['’]t got|don['’]t have) (?:any )?(?:internet|wifi)\b|\bинтернета (?:там )?(?:нет|не будет)\b|"
    r"\bнет интернета\b|\binternet (?:hab|habe|gibt['’]?s) (?:ich |da )?(?:auch )?(?:keins?|nicht)\b|"
    r"\bkein (?:internet|wlan)\b|"
    r"\bno (?:tengo|hay|tendré) (?:internet|wifi)\b|\bpas (?:d['’]internet|de connexion|de réseau|de wi-?fi)\b|"
    r"\bnão (?:tenho|tem|há) internet\b|\binternet(?:im)? yok\b|\b(?:нема|немає|не буде) інтернету\b|"
    r"\b(?:nie mam|brak|nie ma) (?:internetu|neta|sieci)\b|"
    r"\bsem (?:internet|conexão|wi-?fi)\b|\binternetsiz\b|\binternet olmadan\b|\bçevrim ?dışı\b|\bбез (?:інтернету|"
    r"мережі)\b|"
    r"\bbez (?:internetu|neta|sieci)\b|オフライン|ネットなし|没有?网|离线|断网|不(?:用|需要?)?联网"
)
