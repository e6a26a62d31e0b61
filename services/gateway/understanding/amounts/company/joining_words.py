"""Reads whether a message says that somebody plays along besides those spoken of: "my brother joins".

Who it is does not matter, so it is told by what they do, or that they are one more. Somebody who only likes something
as well is no player.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern

# A longer message tells its wish by itself.
_MOST_LETTERS = 80
# fmt: off
_DOES_SO = (
    r"(?<!can )(?<!could )join(?:s|ing|ed)?(?: (?:us|in))?(?! (?:an?|the|my|our) )|wants? in(?=\W*$|[,.!])|"
    r"(?:plays?|playing|wants? to play|wanna play|wants? in|will play|comes?|coming) "
    r"(?:along|too|also|as well|with us)|(?:is|are) coming(?=\W*(?:$|[,.!]))|"
    r"(?:also|as well) (?:plays?|playing|wants? to play|coming)|"
    r"присоедин\w+|подключ(?:ится|ается|атся|илс?я|илась)|(?:с нами|нас) (?:будет |теперь )?(?:ещё|еще)(?! раз)|"
    r"тоже (?:будет|хочет|хотят|захотел\w*|сыграет|поиграет|играет|с нами)|"
    r"(?:ещё|еще) (?:и )?\w+ (?:с нами|будет играть)|"
    r"(?:spielt|spielen|macht|machen|kommt|kommen|zockt|will|wollen) (?:\w+ ){0,2}"
    r"(?:mit|dazu)(?:spielen|machen)?(?=\W*$|[,.!])|(?:spielt|kommt|zockt) auch(?= mit| dazu|\W*$)|"
    r"se (?:nos )?(?:une|unen|uni[óo]|suma|suman|sum[óo]|apunta|apuntan|apunt[óo])|"
    r"tambi[ée]n (?:juega|juegan|quiere jugar|va a jugar|viene a jugar)|"
    r"(?:juega|jugar|viene) (?:tambi[ée]n|con nosotros)|"
    r"se joi(?:nt|gnent)|s['’]est jointe?|nous (?:rejoi(?:nt|gnent)|a rejoints?)|"
    r"(?:joue|jouent|jouera|vient) (?:aussi|avec nous|en plus)|aussi (?:joue|veut jouer)|"
    r"(?:jogar|entrar|brincar|joga|entra|entrou) (?:tamb[ée]m|junto|com a gente|conosco)|"
    r"tamb[ée]m (?:vai|v[ãa]o|quer|querem) jogar|tamb[ée]m joga|se junt(?:a|ou)|"
    r"kat[ıi]l(?:[ıi]yor|acak|d[ıi]|mak|[ıi]r)\w*|"
    r"d[ae] (?:oynuyor|oynayacak|oynamak isti\w+|bizimle|gelecek|geliyor)|"
    r"приєдн\w+|долуч(?:иться|ається|аться|ився|илася)|"
    r"(?:теж|також) (?:буде|хоче|хочуть|грає|гратиме|пограє|з нами)|"
    r"ще (?:й |і )?\w+ (?:буде|грає|гратиме|з нами)|(?:з нами|нас) (?:буде |тепер )?ще|"
    r"dołącz\w+|(?:też|także) (?:chce|chcą|będzie|zagra|gra)(?: (?:grać|zagrać|z nami))?(?=\W*$|[,.!])|"
    r"(?:zagra|gra|pogra) (?:też|także|z nami)|z nami (?:jeszcze|też|zagra|gra)|jeszcze \w+ (?:zagra|gra|z nami)"
)
_IS_ONE_MORE = (
    r"(?:one more|another) (?:player|person|friend|mate|guy|girl|kid|one of us)"
    r"(?=\W*(?:$|[,.!])| (?:please|pl[sz]|is|here|now|too|for|and|will|wants|joins?|joined|plays?|comes?|coming|"
    r"with)\b)|"
    r"(?:ещё|еще) (?:один|одна|двое|трое) (?:игрок\w*|человек\w*|друг\w*|друз\w+|подруг\w*|приятел\w*|кореш\w*)|"
    r"noch (?:ein(?:e|er)?|zwei|drei) (?:mitspieler\w*|spieler\w*|person\w*|freund\w*|kumpel\w*|leute)|"
    r"(?:otr[oa]|un[oa]?|dos|tres) (?:jugador\w*|personas?|amig[oa]s?|colegas?|primo|prima) más|"
    r"(?:une?|deux|trois) (?:joueu\w+|personnes?|ami\w*|potes?|copains?|copines?) (?:de|en) plus|"
    r"mais (?:uma?|dois|duas|três) (?:jogador\w*|pessoas?|amig[oa]s?|colegas?)|"
    r"(?:bir|iki|üç) (?:kişi|oyuncu|arkadaş\w*) daha|"
    r"ще (?:один|одна|двоє|троє) (?:гравець|гравц\w+|людин\w+|друг\w*|друз\w+|подруг\w*)|"
    r"jeszcze (?:jeden|jedna|dwóch|dwie|trzech) (?:gracz\w*|osob\w+|koleg\w+|koleżank\w+|znajom\w+|kumpel\w*|kumpli)"
)
_UNSPACED = (
    r"(?:也|还)(?:会|要|想)?(?:一起)?(?:来|玩|加入|参加)(?!自|点|个)|加入(?:我们|进来)|多了?一?个人(?:玩|一起)|"
    r"(?:再|又|还)(?:来|加|多)了?[一两二三]?个(?:人|朋友|同学|哥们)|"
    r"も(?:一緒に)?(?:入る|入り|入った|入って|参加|加わ|混ざ|やる|やりたい|遊ぶ|プレイする)|が(?:加わ|参加す|入る)|"
    r"(?:もう|あと)[一1二2]人|[一1二2]人(?:増え|追加)"
)
# fmt: on
_JOINS = pattern(rf"\b(?:{_DOES_SO}|{_IS_ONE_MORE})\b|{_UNSPACED}")


def somebody_joins(text: str) -> str:
    """The words by which a short message says that somebody plays along; "" where it says no such thing."""
    if len(text) > _MOST_LETTERS or (found := _JOINS.search(bare(text))) is None:
        return ""
    return text[found.start() : found.end()]
