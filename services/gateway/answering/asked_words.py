"""Reads what a question asks in words of its own, beside those for the facts of a game, in eleven languages.

Whether a game is there at all, whether it needs the internet, what it shows that may upset, and which of two is better.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# All that a question for a game says beside its name: "майнкрафт есть?", "do you have Minecraft?".
_WHETHER_HERE = pattern(
    r"(?:\W*(?:(?:hey|so|and|а|и|і|a|y|e|et|und|ve) )?(?:(?:do|have) (?:you|u|ya)(?: guys)? (?:have|got|"
    r"know)|have you got|"
    r"(?:you )?got|is there|is here|(?:а )?(?:у (?:вас|тебя) )?(?:есть|имеется)(?: ли)?(?: у (?:вас|тебя))?(?: такая)?|"
    r"(?:hast du|habt ihr|gibt es|gibt['’]?s)(?: auch| hier| bei euch)?|(?:tienes|tenéis|tienen|hay)|"
    r"(?:tu as|t['’]as|vous avez|(?:est-ce qu['’])?il y a|y a-t-il)|(?:você tem|vocês têm|cês têm|tem|"
    r"tem o|tem a)(?: aí)?|"
    r"(?:(?:sende|sizde) )?var m[ıi](?: (?:sizde|sende))?|(?:у (?:вас|тебе) )?(?:чи )?(?:є|маєте|"
    r"маєш)(?: у (?:вас|тебе))?|"
    r"(?:czy )?(?:masz|macie|jest)(?: u (?:was|ciebie))?|你们?有(?:没有)?(?:吗|么)?|有(?:没有|吗|么)?|"
    r"(?:は|って)?(?:ある|あります|置いてる|ない)(?:の|か)?)\W*){1,2}"
)
_NEEDS_A_NETWORK = pattern(
    r"\b(?:(?:need|require)s? (?:\w+ )?(?:internet|wi-?fi|online|(?:an? )?(?:internet )?connection)|always[- ]online|"
    r"(?:нужен|нужно|требует\w*|обязател\w+) (?:ли )?(?:\w+ )?(?:интернет|инет|сеть|онлайн)|"
    r"(?:braucht|brauche|nötig) (?:\w+ ){0,2}(?:internet|wlan)|(?:necesita|requiere|"
    r"hace falta) (?:\w+ )?(?:internet|wifi|"
    r"conexión)|(?:besoin|faut) d?['’]?(?:\w+ )?(?:internet|connexion|wifi)|(?:precisa|"
    r"exige) (?:\w+ )?(?:internet|wifi|"
    r"conexão)|internet (?:gerek|lazım|şart|ister)\w*|(?:потрібен|потрібно|вимагає) (?:\w+ )?(?:інтернет|мережа)|"
    r"(?:wymaga|potrzeb\w+) (?:\w+ )?(?:internetu|sieci|neta))\b|"
    r"(?:需要|要|必须|得)联?(?:网|網)|(?:ネット|オンライン|インターネット)(?:接続)?(?:が|は|に)?(?:必要|必須|いる|つなが)"
)
_WARNINGS = pattern(
    r"\b(?:(?:trigger|content) warnings?|(?:anything|something) (?:disturbing|upsetting|triggering)|"
    r"триггер\w*|предупрежден\w+ о (?:содержании|контенте)|triggerwarnung\w*|inhaltswarnung\w*|"
    r"advertencias? de contenido|avertissements? (?:de|sur le) contenu|avisos? de (?:conteúdo|gatilho)|gatilhos|"
    r"içerik uyarı\w*|тригер\w*|попередженн\w+ про (?:вміст|контент)|ostrzeżeni\w+ (?:o treści|dotycząc\w+ treści))\b|"
    r"内容警告|敏感内容|トリガー警告|閲覧注意"
)


_BETTER = pattern(
    r"\b(?:better|best|prefer\w*|recommend\w*|choose|should (?:i|we) (?:get|play|buy|take|pick|start)|worth|"
    r"лучше|лучшая|лучший|предпоч\w+|выбрать|взять|посовету\w+|besser\w*|beste[nrs]?|lieber|empfiehlst|empfehl\w+|"
    r"mejor(?:es)?|prefier\w+|elegir|elijo|recomiend\w+|mieux|meilleure?s?|préf[eè]r\w+|choisir|conseill\w+|"
    r"melhor(?:es)?|prefer\w+|escolh\w+|recomenda\w*|(?:daha|en) (?:iyi|güzel)|öner\w+|seç\w*|hangisini|"
    r"кращ\w+|ліпш\w+|обрати|вибрати|взяти|порад\w+|lepsz\w+|lepiej|wybra[ćc]|polec\w+)\b|"
    r"更好|好玩|比较好|哪(?:个|款)好|选哪|推荐|(?:どっち|どちら)(?:の(?:ほう|方))?が(?:いい|良い|よい|面白い|おすすめ|オススメ)|おすすめ"
)
_DIFFERS = pattern(
    r"\b(?:differ\w*|разниц\w+|различ\w+|отлича\w+|отличи\w+|unterschied\w*|unterscheid\w+|diferenci\w*|difieren?|"
    r"différen\w+|diferenç\w+|fark\w*|різниц\w+|відрізня\w+|відмінн\w+|różn\w+)\b|区别|不同|差别|違い|違う"
)


def asks_which_is_better(rest: str) -> bool:
    """Whether a question about two games, without their titles, asks which of them is better or to be preferred."""
    return _BETTER.search(bare(plain(rest))) is not None


def asks_what_differs(rest: str) -> bool:
    """Whether a question about two games asks in what they differ."""
    return _DIFFERS.search(bare(plain(rest))) is not None


def asks_whether_it_is_here(rest: str) -> bool:
    """Whether the words of a question beside the titles ask if there is such a game, and nothing else."""
    said = bare(plain(rest))
    return any(map(str.isalpha, said)) and _WHETHER_HERE.fullmatch(said) is not None


def asks_for_a_network(text: str) -> bool:
    """Whether a question asks if a game needs the internet, which is the opposite of playing it without."""
    return _NEEDS_A_NETWORK.search(bare(plain(text))) is not None


def asks_for_warnings(text: str) -> bool:
    """Whether a question asks for all that a game shows and that may upset somebody."""
    return _WARNINGS.search(bare(plain(text))) is not None
