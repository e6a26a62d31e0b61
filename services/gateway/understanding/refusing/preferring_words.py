"""Holds the words, in eleven languages, by which something is preferred, and those that surely refuse nothing."""

from __future__ import annotations

from services.gateway.understanding.plain_text import fold, pattern
from services.gateway.understanding.refusing.refusing_words import BETWEEN

# fmt: off
# What stands behind them in the clause is wished for, whatever was before.
PREFERRED = pattern(
    r"\b(?:rather(?! than)|preferably|ideally|instead(?! of)|make it|let it be|"
    r"лучше|скорее|желательно|предпочт\w+|пусть будет|хочется|"
    r"lieber|eher|vorzugsweise|am liebsten|bevorzugt|soll es sein|"
    r"mejor(?! no)|prefiero|preferiblemente|de preferencia|más bien|que sean?|sino|"
    r"plutôt(?! que)|de préférence|finalement|que ce soit|"
    r"melhor(?! não)|prefiro|de preferência|preferencialmente|só que|que sejam?|mas sim|"
    r"tercihen|yerine(?= )|aksine|bunun yerine|"
    r"краще|радше|скоріше|бажано|нехай буде|"
    r"raczej|lepiej|wolę|wolał\w*|najlepiej|niech będ\w+|tylko że|bardziej(?= na\b)|больше(?= на\b)|"
    r"більше(?= на\b))\b(?! (?:not|no|nicht|kein\w*|pas|não|nie|не|ні)\b)|"
    r"最好(?:是|要|有)?|还是要?|改成|换成|(?<!不)要(?=\w)|できれば|どうせなら|むしろ"
)
# Who is mad about something loves it: what stands closely behind, in Turkish and Japanese right before.
LOVED = pattern(
    r"(?:\b(?:(?:mad|crazy|nuts|wild|bonkers|potty|obsessed) (?:about|for|over|with)|"
    r"(?:без ума|тащ[иу]\w+|прется|балде\w+|фанате\w+|сход\w+ с ума) (?:от|по)|(?:помешан|повернут|зациклен)\w* на|"
    r"(?:без тями|божевол\w+|шалі\w+|фанаті\w+) (?:від|за)|схиблен\w* на|"
    r"(?:verrückt (?:nach|auf)|vernarrt in|besessen von|total auf)|"
    r"(?:loc[oa]s?|flipad[oa]s?|chiflad[oa]s?|obsesionad[oa]s?) (?:por|con)|"
    r"(?:fous?|folles?|dingues?|mordue?s?|accros?|raides?) (?:de|des|du|aux?|à)|"
    r"(?:louc|doid|maluc|vidrad|apaixonad|obcecad)[oa]s? (?:por|em|com|nos?|nas?|pel[oa]s?)|"
    r"szalej\w+ za|(?:bzika|fioła|świra|hopla|zwariowan\w+|zakręcon\w+) na punkcie)(?: \w+)?\s+|"
    r"\b(?:fous?|folles?|dingues?) d['’]|痴迷于?|迷上了?|超爱|超迷)$"
)
LOVED_BEHIND = pattern(
    r"^\w*(?:['’]\w+)? (?:\w+ )?(?:bayılıyor\w*|bayılır\w*|deli oluyor\w*|hastası\w*|aşık)\b|"
    r"^(?:に夢中|が大好き|にハマって|に目がな)"
)
# Who moves to a machine wants games for it: "y si me paso a la play".
MOVED_TO = pattern(
    r"(?:\b(?:(?:switch|mov|chang|upgrad)(?:e|ed|ing)? (?:over )?to|пере(?:йду|йти|хожу|ш[её]л|шла|сяду|сесть|сел|села|"
    r"саживаюсь) на|пере(?:йду|йти|ходжу|йшов|йшла|сяду) на|пересідаю на|(?:wechs\w+|umsteig\w*|umgestiegen|steige) "
    r"(?:\w+ )?(?:auf|zur?|zum)|(?:me|nos|te) (?:paso|pasara?|pasamos|pasase|cambio|cambiara?|cambiamos|mudo) a|"
    r"pasarme a|cambiarme a|(?:pass|bascul|migr)(?:e|er|ons|é|ais) (?:sur|à)|"
    r"(?:mud|pass|troc|migr)(?:o|ar|amos|asse|ei) (?:pra|para|pro)|"
    r"(?:przesiąd\w+ się|się przesiąd\w+|przechodz\w+|przejd\w+|przerzuc\w+ się) na)"
    r"(?: (?:the|an?|la|el|le|une?|uma?|o|die|der|das|den|eine[rn]?|meine?n?|mi|my|mon|ma|meu))?\s+|"
    r"(?:换|转|改)(?:到|成|用))$"
)
MOVED_TO_BEHIND = pattern(
    r"^['’]?\w{0,3} geç(?:sem|elim|iyorum|tim|ersem|mek)\b|^ (?:wechsle?|wechseln|umsteige)\b|"
    r"^に(?:乗り換え|移っ|移る|切り替え)"
)
# What compares by itself asks for more of what it names.
MORE_SO = pattern(
    r"(?:more|más|mais|plus|daha|более|більш|bardziej) \w+|"
    r"(?:fast|quick|slow|dark|scari|funni|happi|calm|hard|light|cut|weird|deep|tough|cozi|cosi)er|(?:по)?(?:быстр|динамичн|мрачн|страшн|смешн|весел|спокойн)ее|"
    r"(?:швидш|темніш|страшніш|смішніш|веселіш|спокійніш)\w+|(?:schnell|düster|dunkl|lustig|ruhig|grusel)er\w{0,2}|"
    r"(?:szybsz|mroczniejsz|straszniejsz|zabawniejsz|spokojniejsz)\w+|更\w+|もっと\w+"
)
# What stands right behind them is what is less liked than what was named before: "bardziej na współpracę niż na walkę".
THAN = pattern(
    r"\b(?:niż|niz|чем|ніж|than|statt|anstatt|instead of|вместо|замість|zamiast)"
    r"(?: (?:na|на|to|auf|mit|en|de|sur|em))?\s*$"
)
# What stands behind them takes the place of what was wished before.
INSTEAD = pattern(
    r"\b(?:rather(?! than)|instead(?! of)|on second thoughts?|"
    r"лучше|скорее|вместо этого|передумал\w*|"
    r"lieber|eher|stattdessen|doch lieber|"
    r"mejor(?! no)|más bien|en vez de eso|"
    r"plutôt(?! que)|finalement|à la place|"
    r"melhor(?! não)|em vez disso|na verdade|"
    r"daha iyisi|en iyisi|bunun yerine|aslında|"
    r"краще|радше|скоріше|натомість|передума\w+|"
    r"raczej|lepiej|wolę|wolał\w*|zamiast tego|jednak)\b(?! (?:not|no|nicht|kein\w*|pas|não|nie|не|ні)\b)|"
    r"还是|换成|改成|换个|やっぱり?|むしろ|それより"
)
_WORDS = (
    "rather preferably instead but then actually ok okay well so and just only even maybe yes yeah hmm now please pls "
    "а но и или лучше тогда скорее ну ладно да ок только хотя сейчас может желательно "
    "aber lieber eher doch dann ja ok nur und oder heute jetzt vielleicht am liebsten bitte "
    "pero mejor entonces y o vale bueno sí solo ahora hoy quizás que sea sean igual "
    "mais plutôt finalement alors et ou bon oui juste maintenant peut-être que ce soit des de la une "
    "mas melhor então e ou sim só agora talvez bom que seja no na do da pra pro para "
    "ama olsun o zaman ve veya tamam evet şimdi belki lütfen bir de da "
    "але краще тоді і й та або так ок тільки зараз може бажано "
    "gimme gib mir got any anyone know good looking after fancy craving "
    "подкинь накидай скинь кинь подскажи найди нужен нужна нужно игру игры игр годных хороших какие какой есть знаешь "
    "gibts gibt es hast du such suche mal spiel spiele games gutes gute ein paar zock "
    "busco dame pásame ponme quiero buen buenos buenas unos unas juego juegos hay tienes alguno algún "
    "cherche donne-moi file moi veux bon bons jeu jeux t'as des trouve "
    "manda me vê passa procuro bom bons jogo jogos tem algum algo uns "
    "oyunu oyun oyunlar oyunları iyi güzel bana bize bir şey birkaç tane ver versene bul "
    "підкинь накидай знайди треба гру гри ігор хороших гарних якусь є "
    "podrzuć daj dajcie szukam chcę gra grę gry gierki gier dobre dobrą fajne fajną masz "
    # Who likes something, or asks to be told of it.
    "love loves loved adore adores enjoy enjoys crazy mad obsessed keen into about "
    "любит любят обожает обожаю обожаем тащится тащусь фанатеет прётся советуй любитель "
    "liebt mag mögen steht stehe auf fan begeistert verrückt nach empfiehl empfehl empfiehlst "
    "encanta encantan flipa flipan mola molan gusta gustan chifla chiflan apasiona apasionan fan le les adora adoran "
    "adore adorent aime aiment kiffe raffole fan recommande conseille "
    "adora adoram ama amam curte curtem gosta gostam fã indica recomenda queremos quero rir "
    "seviyor sever severim bayılıyor bayılır bayılırım hasta hastası öner önerir önerin misin lazım arıyorum istiyorum "
    "обожнює обожнюю любить люблять фанатіє порадь "
    "kocha uwielbia lubi lubią szaleje przepada poleć polećcie jakieś jakiś "
    "ale lepiej raczej wtedy i lub albo tak ok tylko teraz może proszę coś będzie będą"
)
# fmt: on
HARMLESS = BETWEEN | frozenset(fold(word) for word in _WORDS.split())
