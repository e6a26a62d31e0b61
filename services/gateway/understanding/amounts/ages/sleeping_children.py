"""Reads that games are for when the children sleep, in eleven languages: "for when she's asleep", "子供が寝た後に".

Who plays then is somebody else. A baby, a brother or a mother who sleeps may leave a child to play, so that only she,
he, they and the writer's own children count.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_WHILE_ASLEEP = pattern(
    r"\b(?:when|once|after|while|as soon as) (?:(?:the|my|our) )?(?:kids?|child(?:ren)?|daughters?|sons?|boys|girls|"
    r"s?he|they)(?:['’]?(?:s|re|ve))?(?: (?:is|are|has|have|was|were|fell|falls?|fast|finally|already|both|all|gone|"
    r"goes|go|to)){0,3} (?:asleep|sleep(?:s|ing)?)\b(?! (?:over|badly|poorly|in\b|less|little|at))|"
    r"\b(?:когда|как только|пока|после того,? как) (?:(?:уже|мои|моя|мой|наши) )?(?:он[аи]?|дети|реб[её]нок|дочь|"
    r"дочка|сын)"
    r"(?: (?:уже|наконец|крепко|все|ляжет|лягут)){0,2} (?:спит|спят|спать|(?:у|за)сн[её]т|(?:у|за)снут|уснул[аи]?|"
    r"заснул[аи]?)\b|"
    r"\b(?:коли|як тільки|поки|після того,? як) (?:(?:вже|мої|моя|мій|наші) )?(?:вон[аи]|він|діти|дитина|донька|дочка|"
    r"син)"
    r"(?: (?:вже|нарешті|міцно|всі|ляже|ляжуть)){0,2} (?:спить|сплять|спати|засне|заснуть|заснул[аи]|заснув)\b|"
    r"\b(?:wenn|während|sobald|nachdem) (?:(?:die|das|meine|unsere|mein) )?(?:sie|er|kinder|kind|tochter|sohn|kleinen?)"
    r"(?: (?:endlich|schon|dann|tief|alle)){0,2} (?:schläft|schlafen|eingeschlafen)\b|"
    r"\b(?:cuando|mientras|una vez que|después de que) (?:(?:ya|se|ell[oa]s?|él|(?:los|mis) (?:niños|hijos)|"
    r"(?:las|mis) (?:niñas|hijas)|mi hij[oa]|la niña|el niño|est[éá]n?) ){0,3}(?:duerm[ae]n?|dormid[oa]s?|durmiendo)\b|"
    r"\b(?:quand|une fois qu['’]?|pendant qu['’]?|dès qu['’]?|lorsqu['’]?|après qu['’]?)(?: |e )?(?:ils?|elles?|"
    r"(?:les|mes) (?:enfants|petits)|ma fille|mon fils)(?: (?:se|est|sont|sera|seront|enfin|déjà)){0,2} "
    r"(?:dor(?:t|ment|mira|miront)|(?:s['’])?endor\w+)\b|"
    r"\b(?:quando|enquanto|depois que|assim que) (?:(?:el[ae]s?|(?:as|minhas) (?:crianças|filhas)|minha filha|"
    r"meu filho|"
    r"já|a menina|o menino|est(?:á|ão|iver(?:em)?)) ){0,3}(?:dorm(?:e|em|ir|irem|indo|iu)|adormec\w+)\b|"
    r"\b(?:o|onlar|çocuk\w*|kız(?:ım)?|oğl(?:um|an))(?: \w+)? (?:uyuyunca|uyuduğunda|uyurken|uyuduktan sonra|"
    r"uyuyorken)\b|"
    r"\b(?:kiedy|gdy|jak|podczas gdy) (?:(?:ona|on|oni|one|dzieci|dziecko|córka|syn|już) ){1,3}(?:śpi|śpią|zaśnie|"
    r"zasną|"
    r"uśnie|usną)\b|"
    r"(?:[她他]们?|孩子们?|小孩|女儿|儿子|娃)(?:们|都|已经)?睡(?:着|觉|下)?了?(?:之后|以后|后|的?时候|了)|"
    r"(?:子供|子ども|こども|娘|息子|あの子|彼女|彼)(?:たち)?(?:が|は)?(?:寝|眠っ|寝静まっ|寝付い)(?:た|て|"
    r"ている)(?:後|あと|ら|時|とき|間|から)"
)
# fmt: on


def without_sleep(text: str) -> str:
    """The text, as `bare` and `plain` give it, without what says that the children sleep meanwhile."""
    return _WHILE_ASLEEP.sub(" ", bare(plain(text)))


def is_while_they_sleep(text: str) -> bool:
    """Whether a text says that games are for when the writer's children, or she, he or they, sleep."""
    return _WHILE_ASLEEP.search(bare(plain(text))) is not None
