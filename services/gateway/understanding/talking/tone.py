"""Reads the tone of a message, in eleven languages: a wish that one may die, a threat to somebody else, grief.

It decides how an answer sounds, never what is recommended: `distress.py` tells who needs help instead of games.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# Letters of a message in which its tone is read.
_MOST_READ = 1000
# fmt: off
# Who says so to another insults; who says it of themselves is in distress, and says "myself".
HOSTILE = (
    r"kys|(?:go |just |please )*(?:kill (?:your|ur) ?self|off yourself|neck yourself|go die|die already|drop dead)|"
    r"die in a fire|rot in hell|(?:иди )?(?:сдохни|умри|убейся|убей себя|выпились)|чтоб ты сдох\w*|"
    r"bring dich (?:doch )?um|verreck\w*|stirb(?: doch)?|matate|muerete|suicidate|ojala te mueras|creve(?: donc)?|"
    r"va (?:te tuer|crever|mourir)|tue toi|suicide toi|(?:va )?se mata|vai (?:morrer|se matar)|morra|geber(?:sene)?|"
    r"kendini oldur|здохни|помри|вбий себе|убий себе|щоб ти здох\w*|zdychaj|zdechnij|zabij sie|umrzyj|"
    r"(?:你)?去死(?:吧)?|死吧|死ね|しね|くたばれ"
)
_HOSTILE = pattern(rf"(?:\b(?:{HOSTILE})(?!\w))")
_SELF = r"(?!(?:my ?self|me|себя|себе|mich|sie|się)\b)"
_THREAT = pattern(
    r"\bi(?:['’]?m| am|['’]ll)? (?:(?:really|just|so|seriously) )*(?:want to|wanna|going to|gonna|will|could|"
    r"would like to|feel "
    rf"like) (?:kill|murder|stab|shoot|strangle|hurt|beat|punch|choke|poison|killing|hurting) {_SELF}\w|"
    r"\b(?:хочу|хочется|собираюсь|готов\w*) (?:\w+ )?(?:убить|прибить|зарезать|застрелить|придушить|задушить|избить|"
    rf"отравить) {_SELF}\w|\b(?:убью|прибью|зарежу|задушу|застрелю) {_SELF}\w|"
    r"\bich (?:will|möchte|werde|könnte) (?!mich\b)(?:\w+ ){1,4}(?:umbringen|töten|erwürgen|erschießen|verprügeln|"
    r"abstechen|ermorden)\b|"
    r"\b(?:quiero|voy a|quisiera|me gustaria|ganas de) (?:matar|asesinar|golpear|apuñalar|estrangular)(?:l[oa]s?)?\b|"
    r"\b(?:je veux|je vais|je voudrais|envie de) (?:tuer|buter|frapper|poignarder|étrangler|assassiner)\b|"
    r"\b(?:quero|vou|queria|vontade de) (?:matar|esfaquear|assassinar|estrangular|espancar)\b|"
    r"\b(?!kendimi\b)\w+ (?:öldürmek|dövmek|boğmak|bıçaklamak) istiyorum|\b(?!kendimi\b)\w+ öldüreceğim|"
    r"\b(?:хочу|хочеться|збираюся) (?:\w+ )?(?:вбити|убити|зарізати|застрелити|придушити|побити|отруїти) "
    rf"{_SELF}\w|\b(?:chcę|mam ochotę|zamierzam) (?:zabić|zamordować|pobić|udusić|zastrzelić) {_SELF}\w|"
    r"[想要](?:杀(?:了|掉|死)?|弄死|打死|捅死|掐死)(?!自己|我自己)\w|(?<!自分)を(?:ぶっ)?(?:殺したい|殺してやる|刺したい|殴りたい)"
)
# Who would hurt themselves as well needs help first.
_THEMSELVES = pattern(
    r"\b(?:my ?self|себя|себе|mich|matarme|me (?:matar|tuer)|moi[- ]même|a mí mism[oa]|kendimi|siebie)\b|自己|自分"
)
_GRIEF = pattern(
    r"\b(?:(?:left|dumped|cheated on|divorced) me|broke up with|(?:we|i) (?:just |recently )?broke up|"
    r"(?:my|a|the|bad|this) break ?up|heart ?broken|broken heart|"
    r"(?:i['’]?m|i am|i feel|feeling|i['’]ve been) (?:(?:so|really|very|a bit|kind of|just|feeling|"
    r"pretty) )*(?:empty|sad|lonely|miserable|heartbroken|depressed)|(?:i feel|feeling) (?:(?:so|really|"
    r"very) )*(?:alone|"
    r"blue|(?:down|low)(?! (?:for|to|on)\b))|"
    r"my (?:\w+ )?\w+ (?:just |recently )?(?:died|passed away)|lost my (?:job|dog|cat|mom|mum|dad|mother|father|"
    r"friend)|"
    r"(?:got|been|was) (?:just )?(?:fired|sacked|laid off)|i(?:['’]?m| am)? (?:just )?feel(?:ing)? "
    r"(?:(?:so|really|pretty) )?(?:awful|terrible|shitty|like (?:shit|crap))|"
    r"(?:(?:had|having) an? |my )(?:\w+ )?(?:horrible|terrible|awful|rough|bad|hard|shitty|tough|worst) "
    r"(?:day|night|evening|time|week|month|year)|"
    r"меня (?:\w+ )?(?:бросил\w*|уволили|предал\w*)|(?:бросил\w*|ушла?|ушел) (?:от )?(?:меня|девушка|парень|жена|муж)|"
    r"расстал(?:ись|ся|ась)|разбит\w+ сердц\w*|мне (?:\w+ )?(?:грустно|одиноко|тоскливо|"
    r"паршиво)|мне (?:\w+ )?(?:плохо|тяжело)(?=\s*(?:$|[.,;!])|\s+и\b)|"
    r"на душе (?:\w+ )?(?:пусто|тяжело|плохо)|у меня (?:\w+ )?(?:умер\w*|погиб\w*)|мо[йяеё] \w+ (?:умер\w*|погиб\w*)|"
    r"(?:собак\w|п[её]с|кот|кошк\w|мам\w|пап\w|бабушк\w|дедушк\w|подруг\w) (?:\w+ )?(?:умер|умерла|погиб|погибла)|"
    r"мне (?:\w+ )?(?:хреново|хуево|дерьмово)|настроени\w (?:\w+ )?(?:паршив\w+|ужасн\w+|на нуле)|"
    r"(?:тяжел\w+|ужасн\w+|паршив\w+) (?:день|недел\w+)|чувствую (?:себя )?(?:пустоту|одиноко|пусто)|"
    r"mir geht(?:['’]?s| es) (?:\w+ ){0,3}(?:schlecht|beschissen|mies|scheiße|dreckig|nicht (?:so )?gut)|"
    r"(?:wurde|bin) (?:\w+ )?(?:gefeuert|entlassen|gekündigt)(?: worden)?|"
    r"mich verlassen|schluss gemacht|liebeskummer|ich (?:bin|fühle? mich) (?:(?:so|sehr|echt|gerade|"
    r"ziemlich) )*(?:traurig|"
    r"leer|einsam|niedergeschlagen|deprimiert)|meine? \w+ ist (?:gestorben|tot)|"
    r"(?:schlimme|miese|schreckliche|harte|schlechte)[rn] tag|"
    r"me (?:ha )?dej(?:o|ado) (?:mi|por)|mi (?:novi[oa]|mujer|marido|pareja) me (?:ha )?(?:dejo|dejado|engañó)|"
    r"(?:estoy|me siento) (?:(?:muy|tan) )?(?:triste|vac[ií][oa]|deprimid[oa]|fatal)|me siento (?:(?:muy|"
    r"tan) )?sol[oa]|(?:murio|fallecio) mi|mi (?:\w+ )?\w+ (?:se )?(?:murió|falleció|ha muerto|ha fallecido)|"
    r"me siento (?:(?:muy|tan) )?mal|me (?:han )?(?:despedido|despidieron|echado del trabajo|echaron del trabajo)|"
    r"coraz[oó]n roto|d[ií]a (?:horrible|terrible|fatal)|"
    r"m['’]a (?:quitt|largu|plaqu|tromp)\w+|(?:ma|une|notre) rupture|(?:je suis|je me sens) (?:(?:si|tr[eè]s|vraiment|"
    r"tellement) )?(?:triste|vide|d[eé]prim[eé]e?)|je me sens (?:(?:si|tr[eè]s) )?seule?|cœur bris[eé]|(?:mon|"
    r"ma) \w+ est (?:mort|d[eé]c[eé]d[eé])e?|"
    r"(?:vient|viennent) de me (?:virer|licencier|quitter|larguer)|me suis fait (?:virer|larguer|licencier)|"
    r"j['’]ai (?:\w+ )?été (?:virée?|licenciée?)|je (?:ne )?vais (?:vraiment )?(?:pas (?:très |trop )?bien|mal)"
    r"(?! (?:\w+er|à|au|aux)\b)|je me sens (?:(?:si|tr[eè]s) )?mal|(?:mon|ma) \w+ vient de mourir|"
    r"(?:sale|mauvaise|dure|horrible) journ[eé]e|journ[eé]e (?:horrible|difficile|pourrie)|"
    r"me (?:deixou|largou|traiu)|terminou comigo|terminei o namoro|(?:estou|tô|me sinto) (?:(?:muito|"
    r"t[aã]o) )?(?:triste|"
    r"vazi[oa]|pra baixo|deprimid[oa])|me sinto (?:(?:muito|t[aã]o) )?sozinh[oa]|(?:minha|meu) \w+ (?:morreu|"
    r"faleceu)|(?:fui|fomos) (?:demitid|mandad)[oa]s?|me demitiram|"
    r"(?:estou|tô|to|me sinto) (?:(?:muito|t[aã]o|me sentindo) )+mal|coraç[aã]o partido|"
    r"dia (?:horr[ií]vel|p[eé]ssimo|dif[ií]cil)|"
    r"beni (?:terk etti|bıraktı|aldattı)|sevgilim(?:den|le)? (?:\w+ )?(?:ayrıld\w+|terk etti|bıraktı)|"
    r"(?:üzgünüm|mutsuzum)|(?:yalnız|boş|kötü|üzgün) hissediyorum|kalbim kırık|kötü bir gün|"
    r"(?:köpeğim|kedim|annem|babam|dedem|ninem|arkadaşım|kardeşim) (?:\w+ )?(?:öldü|vefat etti)|"
    r"işten (?:atıldım|çıkarıldım|kovuldum)|moralim (?:\w+ )?(?:bozuk|sıfır)|"
    r"мене (?:\w+ )?(?:кинул\w*|кинув|покинул\w*|покинув|звільнили)|(?:кинула|покинула|кинув|покинув) (?:мене|"
    r"дівчина|хлопець)|"
    r"мені (?:\w+ )?(?:сумно|самотньо)|мені (?:\w+ )?(?:тяжко|погано)(?=\s*(?:$|[.,;!])|\s+і\b)|розбите серце|(?:мій|"
    r"моя) \w+ помер\w*|(?:важкий|жахливий) день|"
    r"(?:собак\w|пес|кіт|кішк\w|мам\w|тат\w|бабус\w|дідус\w|подруг\w) (?:\w+ )?(?:помер|померла|загинув|загинула)|"
    r"мені (?:\w+ )?хрінов\w|"
    r"(?:rzucił\w*|zostawił\w*|zdradził\w*) mnie|mnie (?:\w+ )?(?:rzucił\w*|zostawił\w*|zwolnili)|zerwał\w* ze mną|"
    r"(?:jest mi|czuję się|jestem) (?:(?:bardzo|tak|taki|taka) )?(?:smutno|samotn\w+|pusto|smutn[ay]|przygnębion\w+)|"
    r"złamane serce|(?:mój|moja) \w+ (?:umarł\w*|zmarł\w*|zdechł\w*)|(?:umarł|zmarł|zdechł)\w? (?:mi|mój|moja) \w+|"
    r"czuję się (?:(?:bardzo|tak) )?(?:źle|okropnie|fatalnie|podle)|zwolnili mnie|(?:okropny|ciężki|fatalny) dzień)\b|"
    r"分手|被甩|失恋|(?:离开|甩)了我|[很好太](?:难过|伤心|孤独|空虚|失落|沮丧)|心情(?:很|好|特别)?(?:不好|低落|差|糟)|"
    r"我(?:家)?的?(?:狗|猫|爷爷|奶奶|爸爸?|妈妈?|朋友).{0,4}(?:死了|去世|走了)|被(?:炒|裁员|开除|辞退)|"
    r"振られ|ふられ|別れた|別れて|別れちゃ|落ち込んで|(?:悲し|寂し|さみし|むなし)(?:い(?:です|んだ|んです|から|。|、|$)|くて)|"
    r"(?:犬|猫|祖母|祖父|母|父|友達)が.{0,4}(?:死ん|亡くな)|クビにな|気分が(?:沈|落ち)|"
    r"亡くなって|ひどい一日"
)
# What one feels behind the end of a good story, too.
_HOLLOW = pattern(
    r"\b(?:empty|sad|blue|down|пусто\w*|груст\w*|тоск\w*|leer|traurig|vac[ií][oa]|triste|vide|vazi[oa]|boş|üzgün\w*|"
    r"порожн\w*|сумно|pusto|smut\w+)\b|空虚|失落|难过|むなし|悲し"
)
_FINISHED = pattern(
    r"\b(?:(?:just |finally )?(?:finished|completed|beat|beaten)|прош[её]л|прошл[аи]|допрош[её]л|закончил\w?|"
    r"durchgespielt|fertig mit|beendet|terminé|terminer|fini|finir|(?:me )?(?:acab[eéo]|pas[eé])|terminei|zerei|"
    r"acabei|bitird(?:im|ik)|пройшов|пройшла|закінчив|закінчила|przeszed[łl]em|przesz[łl]am|skończy[łl][ae]m|"
    r"ukończy[łl][ae]m)\b|通关|打完|玩完|クリアし|終わ"
)
# Who asks to be cheered up or taken out of their thoughts wants nothing dark, whatever has happened.
_COMFORT = pattern(
    r"\b(?:cheer(?:ing)? (?:(?:me|us|myself|her|him) )?up|take (?:my|our) minds? off|(?:lift|raise) my "
    r"(?:mood|spirits)|"
    r"(?:need|want|as) a distraction|to distract me|make me feel better|pick[- ]me[- ]up|"
    r"(?:подн(?:ять|ими|яло) (?:\w+ )?настроени\w|настроени\w поднять)|отвлечься|развеяться|"
    r"aufmunter\w*|aufheiter\w*|(?:zum|mich) ablenken|ablenkung|auf andere gedanken|"
    r"(?:animar|distraer|despejar|alegrar)me|(?:levantar|subir)(?:me)? (?:el|los) ánimos?|"
    r"(?:me )?changer les idées|remonter le moral|me distraire|penser à autre chose|"
    r"me (?:animar|distrair|alegrar)|espairecer|levantar o astral|"
    r"kafamı dağıt\w*|moralimi düzelt\w*|neşelendir\w*|keyfimi yerine|"
    r"підняти (?:\w+ )?настрій|відволіктися|розвіятися|розвеселит\w*|"
    r"popraw\w+ (?:\w+ )?humoru?|na poprawę humoru|oderwać (?:się|myśli)|rozweselić|pocieszyć)\b|"
    r"散散?心|转移注意力|分散注意力|开心起来|心情好(?:起来|一?点)|気晴らし|気分転換|元気(?:になれ|が出)|気[をが]紛"
)
_MACHINE = pattern(
    r"\bare you (?:(?:really|actually|even|just) )?(?:an? )?(?:(?:real|actual|living) )?(?:robot|bot|human|person|ai|"
    r"machine|"
    r"chat ?bot|program|computer|alive|real|llm)\b|am i (?:talking|speaking|chatting) (?:to|with) an? |"
    r"\bты (?:\w+ )?(?:робот|бот|человек|живой|машина|программа|нейросеть|ии)\b|\bвы (?:\w+ )?(?:робот|бот|человек|"
    r"живой)\b|"
    r"\b(?:bist du|sind sie) (?:(?:wirklich|echt|nur) )?(?:eine? )?(?:\w+ )?(?:robot\w*|roboter|bot|mensch|maschine|"
    r"ki|echt|"
    r"programm)\b|"
    r"\b(?:eres|es usted) (?:una? )?(?:\w+ )?(?:robot|bot|human[oa]|persona|maquina|ia|real)\b|"
    r"\b(?:tu es|t['’]es|es[- ]tu|etes[- ]vous|vous etes) (?:une? )?(?:\w+ )?(?:robot|bot|humaine?|personne|machine|"
    r"ia)\b|"
    r"\b(?:voc[eê] [eé]|tu [eé]s|vc [eé]) (?:uma? )?(?:\w+ )?(?:rob[oô]|bot|human[oa]|pessoa|m[aá]quina|ia|gente)\b|"
    r"\bsen (?:bir )?(?:\w+ )?(?:robot|bot|insan|yapay zeka|makine)\w*|"
    r"\bти (?:\w+ )?(?:робот|бот|людина|жив[аи]\w*|машина|програма)\b|\bви (?:\w+ )?(?:робот|бот|людина)\b|"
    r"\b(?:jesteś|czy jesteś) (?:\w+ )?(?:robotem|botem|człowiekiem|maszyną|programem|ai)\b|"
    r"你是(?:不是)?(?:个|一个|真|真的)?(?:机器人|真人|人工智能|人类|程序|人|ai)|"
    r"(?:あなた|君|きみ|お前)?は?(?:人間|ロボット|ボット|機械|ai|プログラム)(?:です|な|なの|なん)"
)
# fmt: on


def is_hostile(text: str) -> bool:
    """Whether a message wishes that who reads it may die."""
    return _HOSTILE.search(bare(plain(text)).replace("-", " ")) is not None


def threatens(text: str) -> bool:
    """Whether the writer says that they want to hurt somebody else, and not themselves too."""
    readable = bare(plain(text))
    return _THREAT.search(readable) is not None and _THEMSELVES.search(readable) is None


def grieves(text: str) -> bool:
    """Whether the writer tells of a loss or of being sad, themselves: "a sad game" does not, nor does who is left empty
    by a game that is finished."""
    readable = bare(plain(text[:_MOST_READ]))
    told = list(_GRIEF.finditer(readable))
    if told and _FINISHED.search(readable) is not None:
        told = [each for each in told if _HOLLOW.search(each.group()) is None]
    return bool(told)


def seeks_comfort(text: str) -> bool:
    """Whether the writer asks to be cheered up, or for something that takes their mind off things."""
    return _COMFORT.search(bare(plain(text[:_MOST_READ]))) is not None


def calls_for_gentleness(text: str) -> bool:
    """Whether nothing dark should come to the writer unless they wish for it: they are sad, or seek comfort."""
    return grieves(text) or seeks_comfort(text)


def asks_for_a_machine(text: str) -> bool:
    """Whether a message asks if a human or a machine answers."""
    return _MACHINE.search(bare(plain(text))) is not None
