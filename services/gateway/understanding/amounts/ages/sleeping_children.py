"""Reads that games are for when the children sleep, in eleven languages: "for when she's asleep", "子供が寝た後に".

Who plays then is somebody else. A baby, a brother or a mother who sleeps may leave a child to play, so that only she,
he, they and the writer's own children count.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_THEY = (
    r"(?:(?:the|my|our) )?(?:kids?|child(?:ren)?|daughters?|sons?|boys|girls|s?he|they)(?:['’]?(?:s|re|ve))?"
)
_ASLEEP = r"(?:asleep|sleep(?:s|ing)?)\b(?! (?:over|badly|poorly|in\b|less|little|at))"
_WHILE_ASLEEP = pattern(
    rf"\b(?:when|while) {_THEY}(?: (?:is|are|has|have|was|were|fast|finally|already|both|all|"
    rf"gone to)){{0,3}} {_ASLEEP}|"
    rf"\b(?:once|after|as soon as) {_THEY}(?: (?:is|are|has|have|was|were|fell|falls?|fast|finally|already|both|all|"
    rf"gone|"
    rf"goes|go|to)){{0,3}} {_ASLEEP}|"
    r"\b(?:когда|как только|пока|после того,? как) (?:(?:уже|мои|моя|мой|наши) )?(?:он[аи]?|дети|реб[её]нок|дочь|"
    r"дочка|сын)"
    r"(?: (?:уже|наконец|крепко|все|ляжет|лягут)){0,2} (?:спит|спят|спать(?! (?:хо|лож|ид|соб|не))|(?:у|за)сн[её]т|"
    r"(?:у|за)снут|уснул[аи]?|"
    r"заснул[аи]?)\b|"
    r"\b(?:коли|як тільки|поки|після того,? як) (?:(?:вже|мої|моя|мій|наші) )?(?:вон[аи]|він|діти|дитина|донька|дочка|"
    r"син)"
    r"(?: (?:вже|нарешті|міцно|всі|ляже|ляжуть)){0,2} (?:спить|сплять|спати(?! (?:хо|ляга|йд|збир|не))|засне|заснуть|"
    r"заснул[аи]|заснув)\b|"
    r"\b(?:wenn|während|sobald|nachdem) (?:(?:die|das|meine|unsere|mein) )?(?:sie|er|kinder|kind|tochter|sohn|kleinen?)"
    r"(?: (?:endlich|schon|dann|tief|alle)){0,2} (?:schläft|schlafen(?! (?:geh|soll|will|woll|muss|müss|möcht|kann|"
    r"könn))|eingeschlafen)\b|"
    r"\b(?:cuando|mientras|una vez que|después de que) (?:(?:ya|se|ell[oa]s?|él|(?:los|mis) (?:niños|hijos)|"
    r"(?:las|mis) (?:niñas|hijas)|mi hij[oa]|la niña|el niño|est[éá]n?) ){0,3}(?:duerman?|(?<!se )duermen?|"
    r"dormid[oa]s?|durmiendo)\b|"
    r"\b(?:quand|une fois qu['’]?|pendant qu['’]?|dès qu['’]?|lorsqu['’]?|après qu['’]?)(?: |e )?(?:ils?|elles?|"
    r"(?:les|mes) (?:enfants|petits)|ma fille|mon fils)(?: (?:se|est|sont|sera|seront|enfin|déjà)){0,2} "
    r"(?:dor(?:t|ment|mira|miront)|(?:s['’])?endor(?!t\b|ment\b)\w+)\b|"
    r"\b(?:quando|enquanto|depois que|assim que) (?:(?:el[ae]s?|(?:as|minhas) (?:crianças|filhas)|minha filha|"
    r"meu filho|"
    r"já|a menina|o menino|est(?:á|ão|iver(?:em)?)) ){0,3}(?:dorm(?:e|em|ir|irem|indo|iu)|adormec(?!em?\b)\w+)\b|"
    r"\b(?:o|onlar|çocuk\w*|kız(?:ım)?|oğl(?:um|an))(?: (?!baba|anne)\w+)? (?:uyuyunca|uyuduğunda|uyurken|"
    r"uyuduktan sonra|"
    r"uyuyorken)\b|"
    r"\b(?:kiedy|gdy|jak|podczas gdy) (?:(?:ona|on|oni|one|dzieci|dziecko|córka|syn|już) ){1,3}(?:śpi|śpią|zaśnie|"
    r"zasną|"
    r"uśnie|usną)\b|"
    r"(?:[她他]们?|孩子们?|小孩|女儿|儿子|娃)(?:们|都|已经)?(?:睡(?:着|觉|下)?了?(?:之后|以后|后|了)|睡着的?时候)|"
    r"(?:子供|子ども|こども|娘|息子|あの子|彼女|彼)(?:たち)?(?:が|は)?(?:寝|眠っ|寝静まっ|寝付い)(?:た|て|"
    r"ている)(?:後|あと|ら|時|とき|間|から)"
)
# A brother, or the elder one, who may play while the other sleeps.
_ANOTHER_CHILD = pattern(
    r"\b(?:brothers?|sisters?|siblings?|cousins?|twins?|boys?|girls?|lads?|teen(?:ager)?s?|(?:the|my|our) (?:eldest|"
    r"oldest|"
    r"youngest|middle)|(?:older|elder|bigger|big|other|younger|smaller|little) (?:ones?|kids?)|"
    r"брат\w*|сестр\w*|старш(?!е\b)\w+|младш\w+|больш(?:ому|ого)|мальчи\w+|девоч\w+|пацан\w*|"
    r"молодш\w+|менш(?:ий|а|ому|ого|ої|ій)|хлопч\w+|хлопц\w+|дівч\w+|"
    r"br[uü]der\w*|schwester\w*|geschwister\w*|cousins?|cousinen?|jungen?|jungs|mädchen|[äa]lteste\w*|jüngste\w*|"
    r"(?:für|der|den|dem) (?:die |den |das )?(?:groß|klein|älter|jünger|größer|mittler|ander)\w*|"
    r"herman\w+|prim[oa]s?|chic[oa]s?|(?:el|la|l[oa]s|mis?|al) (?:mayor(?:es)?|menor(?:es)?|median[oa]|grandes?|"
    r"otr[oa]s?)|"
    r"frères?|s(?:oe|œ)urs?|cousine?s?|a[iî]née?s?|cadet(?:te)?s?|garçons?|(?:l[ea]s?|mon|ma) (?:plus )?(?:grande?s?|"
    r"autres?)|l['’]autre|"
    r"irm(?:ão|ã|ãos|ãs)|mais (?:velh|nov)[oa]s?|menin[oa]s?|garot[oa]s?|(?:pr?[oa]|o|a|meu|minha) (?:maior|menor|"
    r"outr[oa])|"
    r"kardeş\w*|abi(?:si|m|ye|me)?\w{0,3}|abla\w*|ağabey\w*|kuzen\w*|büyük (?:olan|çocu|kız|oğ)\w*|büyüğ\w+|diğeri\w*|"
    r"brat(?:a|u|em|owi)?|braci\w*|siostr\w*|rodzeństw\w*|kuzyn\w*|starsz(?:y|a|ego|ej|emu|ą|ych|ym)|młodsz\w+|"
    r"chłop(?:iec|ca|cu|cy|ak\w*)|dziewczyn\w+)\b|"
    r"哥哥|弟弟|姐姐|妹妹|老[大二三]|[大小]的那|表[弟妹哥姐]|兄弟|姐妹|[男女]孩|兄|弟|姉|妹|いとこ|[上下]の(?:子|娘|息子)|[男女]の子"
)
# fmt: on


def without_sleep(text: str) -> str:
    """The text, as `bare` and `plain` give it, without what says that the children sleep meanwhile."""
    return _WHILE_ASLEEP.sub(" ", bare(plain(text)))


def is_while_they_sleep(text: str) -> bool:
    """Whether a text says that games are for when the writer's children, or she, he or they, sleep, and names no other
    child who may be awake: "for the eldest, while my son sleeps"."""
    awake = without_sleep(text)
    return awake != bare(plain(text)) and _ANOTHER_CHILD.search(awake) is None
