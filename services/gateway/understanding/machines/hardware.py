"""Reads of weak machines in eleven languages: that a wish is for one, or that a question asks how well a game runs.

No catalogue says so: that a game is on PC answers nothing of it.
"""

from __future__ import annotations

import re

from services.gateway.understanding.machines.old_machines import dates_a_machine
from services.gateway.understanding.plain_text import bare, pattern, plain

_OLD_YEARS = 8
# Letters beside a word in which the rest of such a name is looked for.
_LONGEST_PART = 24

# fmt: off
# What is said of a machine that is weak or old.
_WEAK_MACHINE = (
    r"\b(?:weak|old(?:er)?|slow|low[- ]?end|cheap|crappy|budget|ancient|poor|bad|underpowered|modest|toaster|potato)\b "
    r"(?:\w+ ){0,2}?(?:laptop|notebook|pc|computer|machine|hardware|rig|chromebook|macbook|gpu|graphics)\b|"
    r"\b(?:potato|toaster)\b(?= (?:pc|laptop|computer|quality)|\W*$)|integrated graphics|\blow specs?\b|"
    r"\b(?:laptop|notebook|pc|computer|rig|chromebook|macbook) (?:is|is so|is really|is pretty|is very|is kinda) "
    r"(?:weak|old|slow|ancient|a potato|a toaster|crap|bad)\b|"
    r"\b(?:слаб|стар|древн|медленн|дешев|офисн|бюджетн|маломощн)\w* (?:\w+ )?(?:ноут\w*|комп\w*|пк\b|желез\w*|"
    r"видеокарт\w*)|\b(?:ноут\w*|комп|компы|компьютер\w*|пк|желез\w*) (?:\w+ ){0,2}?(?:слаб\w*|стар\w+|древн\w+|"
    r"картошк\w+|тостер\w*|калькулятор\w*|не тянет|"
    r"еле тянет)\b|\bкартошк\w+(?= вместо)|"
    r"\b(?:schwach|alt|älter|langsam|billig|lahm)\w* (?:\w+ )?(?:laptop|notebook|rechner|pc|computer|kiste|hardware)\b|"
    r"\b(?:laptop|notebook|rechner|pc|computer) (?:ist|ist sehr|ist schon|ist ziemlich) (?:schwach|alt|älter|lahm|"
    r"langsam)\b|"
    r"\b(?:portátil|pc|ordenador|computadora?|laptop|notebook|compu) (?:es |muy |ya |un poco )*(?:viej|antigu|débil|"
    r"lent|modest|mal[oa]\b|floj|poco potente|básic|de gama baja)\w*|\bpocos recursos|\bgama baja\b|"
    r"\b(?:vieux|vieil|vieille|petite?) (?:\w+ )?(?:pc|ordi\w*|portable|laptop|config\w*)\b|\b(?:pc|ordi\w*|portable|"
    r"config\w*) (?:est |un peu |assez |très )*(?:faible|ancien|vieux|lent|modeste|pas puissant|peu puissant|"
    r"d['’]entrée de gamme|bas de gamme)\w*|"
    r"\b(?:pc|notebook|computador|laptop) (?:é |está |muito |meio |bem )*(?:frac|velh|antig|lent|ruim|modest|básic)\w*|"
    r"\bpc da xuxa|\b(?:zayıf|eski|yavaş|kötü) (?:\w+ )?(?:bilgisayar|laptop|notebook|pc|donanım|sistem)\w*|"
    r"\b(?:bilgisayarım|laptopum|pc'?m) (?:çok |biraz )?(?:zayıf|eski|yavaş|kötü)|\bdüşük (?:sistem|donanım)\w*|"
    r"\b(?:слабк|стар|повільн|дешев|офісн|бюджетн)\w* (?:\w+ )?(?:ноут\w*|комп\w*|пк\b|заліз\w*|відеокарт\w*)|"
    r"\b(?:ноут\w*|комп|пк|залізо) (?:\w+ ){0,2}?(?:слабк\w*|стар\w+|не тягне)\b|"
    r"\b(?:słab|star|woln|tani|kiepsk)\w* (?:\w+ )?(?:laptop\w*|komputer\w*|kompie|pc\b|pececie|sprzę\w*)|"
    r"\b(?:laptop|komputer|komp|pc) (?:jest |mam |bardzo |dość )*(?:słab\w*|star\w+|kiepsk\w*)|"
    r"(?<![\d.,])[1-4] ?(?:gb|гб|go|гіг\w*|гиг\w*|gigs?) (?:of |de |d['’])?(?:ram|memory|mémoire|озу|оперативк\w*|"
    r"пам\w+|speicher|memoria|memória|bellek|pamięci)\b|内存[1-4]g|[1-4]g内存|メモリ[1-4]gb?|"
    r"配置(?:低|差|不高)|低配|[老旧破弱](?:的)?(?:电脑|笔记本|机器)|(?:电脑|笔记本)(?:配置)?(?:[很太比较有点]{0,3}[差老旧])|集显|"
    r"低スペ|スペック[がの]低|(?:古い|弱い|非力な|性能の低い)(?:ノート)?(?:pc|パソコン)|(?:pc|パソコン|ノート)(?:が|は)(?:古|弱)"
)
_IS_WEAK = pattern(_WEAK_MACHINE)
_WEAK = pattern(
    rf"{_WEAK_MACHINE}|\brun(?:s|ning)? (?:\w+ ){{0,4}}?(?:smoothly|well|decently)\b|"
    r"\b(?:potato|toaster)\b|"
    r"\bwithout (?:lag\w*|stutter\w*)|\b(?:laptop|pc|computer) (?:\w+ )?(?:handle|cope)\b|"
    r"\bпотян\w+|\bтормоз\w+|\bлага(?:ет|ть)|\bruckel\w*|\bflüssig\b|\bпотягне|\bгальму\w+|轻薄本|"
    r"\b(?:without|no|lacks?) (?:an? |any )?(?:\w+ )?(?:gpu|graphics|video card)\b|\b(?:graphics|video) cards?\b|"
    r"\bбез (?:\w+ )?(?:видеокарт|видюх|дискретк)\w*|\b(?:видеокарт|видюх|процессор|оператив|встроенн\w+ график)\w*|"
    r"\b(?:grafikkarte|grafikchip|grafikeinheit|prozessor|arbeitsspeicher|onboard-?grafik)\w*|"
    r"\b(?:tarjeta (?:gráfica|de vídeo)|gráfica (?:dedicada|integrada)|gráficos integrados|procesador)\b|"
    r"\b(?:carte (?:graphique|vidéo)|processeur|puce graphique)\b|\b(?:placa (?:de vídeo|gráfica)|processador)\b|"
    r"\bekran kart\w*|\bişlemci\w*|\b(?:відеокарт|відюх|процесор|оперативн|дискретк)\w*|"
    r"\bkart\w+ (?:graficzn|wideo)\w*|\b(?:grafik\w+|procesor\w*) (?:zintegrowan\w+)|\bprocesor\w*|"
    r"\b(?:gpu|igpu|cpu|vram|gtx|rtx|radeon|geforce|celeron|pentium|core i[3579]|i[3579]-\d+|intel u?hd|ryzen \d)\b|"
    r"\b\d{1,2} ?(?:gb|гб|go|гіг\w*|гиг\w*|gigs?)(?: (?:of )?(?:ram|memory|mémoire|de ram|озу|оперативк\w*|пам\w+))?\b|"
    r"(?:没有?|无|缺)(?:独立|独)?(?:显卡|显)|显卡|处理器|内存|グラボ|グラフィック(?:ボード|カード)|ビデオカード|内蔵グラ|メモリ\d|"
    r"(?:サクサク|快適に)動"
)
_OWN_MACHINE = pattern(
    r"\b(?:min(?:imum)?|recommended|pc|system) (?:specs?|reqs?|requirements?)|\bspecs\b|"
    r"\b(?:my|this|your) (?:\w+ )?(?:pc|computer|laptop|notebook|rig|machine|mac|macbook|toaster)\b.*\b(?:run|handle|"
    r"play|cope|manage)|\b(?:run|runs|handle[sd]?|work)\b.*\b(?:on|by) my (?:\w+ )?(?:pc|computer|laptop|notebook|"
    r"rig|"
    r"machine|mac|macbook)\b|\b(?:пойд[её]т|запустит|потянет|тянет|идет|идёт)\w*\b.*\b(?:ноут|комп|пк|видео|гиг|"
    r"оператив|"
    r"мо[йеёи])\w*|\bläuft\b.*\b(?:mein|alt|schwach)\w* (?:\w+ )?(?:laptop|pc|rechner|computer|notebook|kiste)|"
    r"\b(?:mi|este) (?:\w+ )?(?:pc|ordenador|portátil|compu\w*|laptop)\b.*\b(?:puede|aguanta|soporta|corre|tira|"
    r"mueve)|"
    r"\b(?:puede|aguanta|soporta|corre|tira|mueve|funciona)\b.*\b(?:mi|un) (?:\w+ )?(?:pc|ordenador|portátil|"
    r"compu\w*)|"
    r"\b(?:tourn|march|fonctionn|pass)\w+\b.*\b(?:mon|vieux|vieil|petit) (?:\w+ )?(?:pc|ordi\w*|portable)|"
    r"\b(?:roda|pega|aguenta|funciona)\b.*\b(?:meu|fraco|velho)\b|\bmeu (?:pc|computador|notebook)\b.*\b(?:roda|"
    r"aguenta|pega)|\b(?:benim|eski) (?:\w+ )?(?:bilgisayar|laptop|pc)\w*\b.*\b(?:açıl|çalış|kaldır|oyna)\w*|"
    r"\b(?:bilgisayarım|laptopum|sistemim)\w*\b|\b(?:піде|потягне|запуститься)\b|"
    r"\b(?:pójdzie|ruszy|pociągnie|uciągnie|odpali)\b|(?:我的|我这)(?:电脑|笔记本|机器|配置).{0,4}(?:跑|带|玩|运行)|"
    r"(?:私|僕|俺|うち|古い).{0,3}(?:ノート)?(?:pc|パソコン).{0,4}動|推奨(?:スペック|環境)|必要スペック"
)
# A card that is no game: what is between the words is read without marks and accents.
_PART = pattern(
    r"\b(?:graphics?|video|sim|credit|sd|memory) cards?\b|\bkart\w* (?:graficzn|wideo|pamięci|sim)\w*|"
    r"\b(?:ekran|grafik) kart\w*|\bcartes? (?:graphiques?|vidéo|sim)\b|\btarjetas? (?:gráficas?|de vídeo|de video)\b|"
    r"\bplacas? (?:de vídeo|gráficas?)\b|\bgrafikkarte\w*|\b(?:видео|відео)карт\w*"
)
# fmt: on


def is_a_part_of_a_machine(text: str, start: int, end: int) -> bool:
    """Whether the words at `text[start:end]`, code points, belong to the name of a part of a computer: the "card" of
    "no graphics card"."""
    first = max(0, start - _LONGEST_PART)
    near = bare(text[first : end + _LONGEST_PART])
    return any(start - first < each.end() and each.start() < end - first for each in _PART.finditer(near))


def weak_machine_place(text: str, *, this_year: int) -> tuple[int, int] | None:
    """Where `text` says that the machine to play on is weak or old, code points; None if it does not.

    A machine that came out some years before `this_year` is old: "my laptop is from 2012".
    """
    if (match := _IS_WEAK.search(bare(text))) is not None:
        return match.span()
    for year in re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
        if int(year.group()) <= this_year - _OLD_YEARS and dates_a_machine(text, *year.span()):
            return year.span()
    return None


def asks_how_it_runs(text: str) -> bool:
    """Whether words are about weak hardware, the player's own computer or the parts of one, or about running well."""
    readable = bare(plain(text))
    return _WEAK.search(readable) is not None or _OWN_MACHINE.search(readable) is not None
