"""Reads who has seen enough and stops, in eleven languages: "больше не надо, спасибо", "that's enough, off to bed".

Only a message that says nothing else is read. Words that may as well be said of a whole life ("I've had enough") stop
only beside thanks, sleep or play; without games shown before, all of them do.
"""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.plain_text import bare, pattern, plain
from services.gateway.understanding.talking.talk import short_talk

_MOST_LETTERS = 80
# fmt: off
_STOPS = pattern(
    r"\b(?:(?:that['’]?s |that is )?enough(?: (?:for|of) (?:now|today|tonight|me|games?))?|no more|"
    r"(?:i|we) (?:don['’]?t|do not) (?:need|want) (?:any ?)?more|i['’]?m (?:done|all set)|we['’]?re done|nothing else|"
    r"stop(?: it)?|for (?:now|today|tonight)|"
    r"(?:мне |нам )?больше (?:мне |ничего )?не (?:надо|нужно|хочу|хочется|стоит|показывай\w*|советуй\w*|предлагай\w*)|"
    r"не (?:надо|нужно|хочу) больше|хватит(?: уже| пока)?(?! с )|достаточно|стоп|остановись|(?:пока|на сегодня)"
    r"(?: что)? (?:вс[её]|хватит)|на сегодня|вс[её] пока|"
    r"(?:мені )?більше (?:мені |нічого )?не (?:треба|потрібно|хочу|показуй\w*|радь\w*|пропонуй\w*)|не (?:треба|"
    r"потрібно|хочу) більше|(?:досить|годі)(?: вже| поки)?(?! з )|вистачить|достатньо|(?:поки|на сьогодні)(?: що)? "
    r"(?:все|досить)|на сьогодні|"
    r"(?:dość|dosyć)(?: już)?|nie (?:trzeba|chcę|potrzebuję|potrzeba)(?: (?:więcej|już))+|(?:już|więcej) nie (?:trzeba|"
    r"chcę|potrzebuję|potrzeba|pokazuj\w*|polecaj\w*)|(?:wy)?starczy(?: już)?|na (?:dziś|dzisiaj|razie)|koniec|"
    r"(?:ich |wir )?(?:brauch\w*|will|möchte|wollen) (?:ich |wir )?(?:nichts|keine?)(?: weiteren?)? mehr|"
    r"mehr (?:brauch\w*|will|möchte) (?:ich|wir) nicht|(?:das )?reicht(?: (?:mir|uns|jetzt|schon|für heute))*|"
    r"genug (?:für heute|für jetzt|gesehen)|für heute|nicht mehr nötig|stopp|"
    r"(?:ya )?no (?:quiero|necesito|hace falta|hacen falta)(?: ver)? (?:nada )?más|(?:ya )?(?:basta|es suficiente|"
    r"suficiente)|(?:con (?:eso|esto) )?(?:me |nos )?basta|nada más|no más|por (?:hoy|ahora)|"
    r"(?:je )?(?:n['’])?(?:en )?(?:veux|voudrais) (?:pas|plus)(?: d['’]autres?)?|(?:je )?(?:n['’])?(?:en )?"
    r"(?:ai )?(?:pas|plus) besoin|ça (?:me )?suffi(?:t|ra)|ça ira|rien d['’]autre|pour aujourd['’]hui|"
    r"pour (?:le )?moment|"
    r"(?:eu )?não (?:quero|preciso)(?: ver| de)? mais(?: nada)?|não precisa(?: de)? mais|(?:já )?chega|já basta|"
    r"é suficiente|por hoje|nada mais|"
    r"(?:artık |daha |başka )(?:fazla )?(?:bir şey )?(?:istemiyorum|gerek yok|gerekmez|lazım değil|gösterme\w*|"
    r"önerme\w*)|"
    r"(?:bu kadar )?yeter(?:li)?(?: artık| bu kadar)?|bugünlük|şimdilik)(?!\w)|"
    r"(?:我)?(?:今天|现在|暂时)?(?:不用|不要|不需要|不看|不玩)(?:再)?(?:推荐|看|玩)?了|够了|到此为止|停下?(?!车)|"
    r"今天先|今天就|下次再(?:来|聊)|改天再(?:来|聊)|"
    r"(?:もう|これで|今日は)*(?:いいです|いいよ|いらない(?:です)?|要らない(?:です)?|いりません|十分(?:です)?|"
    r"じゅうぶん(?:です)?|"
    r"結構です|大丈夫(?:です)?|ここまで(?:です|で)?|おしまい|終わり(?:です|にします?|にする)?|やめておきます?)"
)
# These may be said of a life, too, and stop only beside thanks, sleep or play.
_MAY_BE_OF_A_LIFE = pattern(
    r"\b(?:(?:i|we)(?:['’]?ve| have)? had enough|(?:вс[её] )?хватит с (?:меня|нас)|с меня хватит|"
    r"(?:досить|годі) з (?:мене|нас)|з (?:мене|нас) (?:досить|годі)|mam (?:już )?(?:dość|dosyć)|"
    r"(?:ich |mir )?(?:hab\w* |ist )?(?:jetzt )?genug(?! (?:für (?:heute|jetzt)|gesehen))|(?:ya )?(?:he tenido|"
    r"tengo) suficiente|j['’]en ai assez|assez|"
    r"(?:pra mim )?(?:já )?deu(?: pra mim)?)(?!\w)"
)
# Who goes to sleep or to play.
_LEAVES = pattern(
    r"\b(?:(?:(?:i['’]?m|i am|we['’]?re) )?(?:going|gonna|off|heading)(?: (?:to|now))* (?:sleep|bed|"
    r"play)(?: (?:it|them|one|now))?|(?:i['’]?ll|let me) (?:go )?(?:and )?(?:play|sleep)(?: now)?|"
    r"(?:по)?йду (?:по)?(?:спать|играть)|(?:пошел|пошла|пошли|побегу|буду|пора) (?:по)?(?:спать|играть)|"
    r"(?:по)?(?:спать|играть) (?:пора|пойду|иду|пошел|пошла|буду)|пойду поиграю|"
    r"(?:піду|йду|пійду) (?:по)?(?:спати|грати)|(?:пішов|пішла|побіжу|буду|час|треба) (?:по)?(?:спати|грати)|"
    r"(?:спати|грати) (?:час|піду|йду|пора)|піду пограю|"
    r"(?:idę|lecę|pójdę|czas|pora|muszę(?: iść)?)(?: już)? (?:po)?(?:spać|grać)|"
    r"(?:ich )?(?:geh\w*|muss)(?: ich)?(?: (?:jetzt|mal|dann))* (?:schlafen|ins bett|spielen|zocken)|"
    r"(?:me )?(?:voy|vamos) a (?:dormir|jugar|la cama)|a (?:dormir|jugar)|"
    r"(?:je )?(?:vais|pars)(?: (?:aller|me))? (?:dormir|jouer|coucher|au lit)|"
    r"(?:vou|bora|hora de)(?: (?:ir|me))? (?:dormir|jogar|deitar|para a cama|pra cama)|"
    r"(?:uyumaya|oynamaya|yatmaya) (?:gidiyorum|gideyim)|(?:uyuyaca[gğ]|oynayaca[gğ]|yataca[gğ])[ıi]m|yatıyorum)(?!\w)|"
    r"(?:我)?(?:先|要|该)?(?:去|要)(?:睡|玩|打游戏)觉?(?:了|吧)?|(?:我)?(?:先)?睡觉?(?:去)?了|"
    r"(?:もう|そろそろ)?寝(?:ます|る|よう)(?:ね)?|(?:早速)?(?:遊んで|やって|プレイして)(?:みます?|みる|きます?|"
    r"くる)(?:ね)?"
)
# Who leaves for ever, or takes leave of everybody, may leave life.
_FOR_EVER = pattern(
    r"\b(?:for ?ever|for good|never|goodbye|farewell|wake|навсегда|навеки|прощай\w*|никогда|проснут\w*|просыпа\w+|"
    r"назавжди|навіки|ніколи|прокида\w+|für immer|nie (?:mehr|wieder)|nimmer|aufwach\w*|siempre|nunca|despert\w+|"
    r"jamais|toujours|"
    r"réveill\w+|adieu|sempre|acordar|adeus|sonsuza|asla|uyanm\w+|elveda|zawsze|nigdy|żegna\w*|obudz\w*)\b|"
    r"永远|永別|永别|再也|ずっと|永遠|二度と|さようなら"
)
# fmt: on


def stopping_act(text: str, *, has_shown: bool) -> pb.Act.ValueType:
    """Thanks or a farewell, for a message of somebody who has seen enough and says nothing else; UNSPECIFIED for any
    other. `has_shown` tells whether games have been shown, of which it may be enough.
    """
    said = bare(plain(text))
    if len(said) > _MOST_LETTERS or _FOR_EVER.search(said):
        return pb.ACT_UNSPECIFIED
    staying = _LEAVES.sub(" ", said)
    sure = _MAY_BE_OF_A_LIFE.sub(" ", staying)
    rest = _STOPS.sub(" ", sure)
    acts = short_talk(rest)
    if acts is None or rest == said:
        return pb.ACT_UNSPECIFIED
    leaves, is_open = staying != said, sure != staying
    is_harmless = leaves or pb.ACT_THANKS in acts or pb.ACT_FAREWELL in acts
    if not is_harmless and (is_open or not has_shown):
        return pb.ACT_UNSPECIFIED
    return pb.ACT_THANKS if pb.ACT_THANKS in acts else pb.ACT_FAREWELL
