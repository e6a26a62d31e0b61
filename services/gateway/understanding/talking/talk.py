"""Reads short talk that is nothing else, in eleven languages: thanks, a farewell, a greeting, an insult, more.

Only a message all of whose words belong to such talk is read: "thanks" is, "thanks, another one" is not. It helps where
the classifier takes a phrase that it does not know for a wish.
"""

from __future__ import annotations

import re

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.plain_text import bare, pattern, plain
from services.gateway.understanding.talking.owned import says_it_is_owned
from services.gateway.understanding.talking.tone import HOSTILE, is_hostile

_MOST_LETTERS = 60
# A message that is nothing but this asks for more of what was shown.
_MORE = pattern(
    r"\W*(?:(?:and|ok|please|а|и|ну|пожалуйста|bitte|und|y|et|e|і|a|i|el|la|le|o|the) )?(?:more|"
    r"another(?: one)?|others?|next|ещё|"
    r"ещё (?:одн[уо]|один|варианты|есть)|друг(?:ие|ую|ая|ое|ой)|дальше|mehr|noch (?:eine?[sn]?|mehr|welche)|weitere|"
    r"(?:ein(?:e[sn]?)? )?andere[snr]?|más|(?:un[oa] )?más|otr[oa]s?(?: más)?|encore|encore une?|"
    r"(?:une?|d|l)?'? ?autres?|mais|mais uma?|outros?|outras?|daha|başka(?: bir(?:i|i ?si)?)?|bir(?: tane)? daha|"
    r"diğeri|ще|"
    r"ще (?:одн[уе]|один|щось|є)|інш(?:і|у|а|е|ий)|далі|jeszcze(?: jedn[aąo])?|inn[aeąy]|następn[aeąy]|kolejn[aeąy]|"
    r"więcej|następn[aąeyi]|sıradaki\w*|sonraki\w*|siguientes?|suivante?s?|próxim[oa]s?|наступн\w+|следующ\w+|nächste[snr]?|"
    r"下一个|次|次の|"
    r"还有(?:吗|别的吗)?|再来(?:一个|几个)?|更多|换一?个|别的|另一个|もっと|ほかには|他には|他のは|別の(?:は|を)?)"
    r"(?: (?:please|пожалуйста|bitte|por favor|porfa|stp|svp|lütfen|будь ласка|proszę|poproszę))?\W*"
)
# A message that is nothing but this turns down what was shown.
_NOT_THESE = pattern(
    r"\W*(?:nah|nope|meh|none of (?:these|those|them)|neither|не то|неа|не-а|мимо|ни одна|nö|nee|keins?(?: davon)?|"
    r"ninguno|ninguna|bof|aucun(?: des?)?|nenhum(?: desses)?|yok|hiçbiri|hiç biri|не те|жодна|żadn[aey]|nie to|都不要|"
    r"不行|没兴趣|どれも(?:違う|いまいち)|違う|いまいち)\W*"
)
_KNOWN_ALREADY = pattern(
    r"\A\W*(?:played|finished|completed|beaten|own)\b|"
    # Not "something like X that is quickly finished".
    r"\A(?!.*\b(?:like|that|which|but|is|be|can|get|gets|want|need|something|anything|games?)\b).{0,80}"
    r"\b(?:done(?: (?:both|all|lol|haha|mate))*|"
    r"(?:finished|completed|beaten|rinsed)(?: (?:it|them|both|all|once|twice|before|lol|haha|mate|too))*)\W*\Z|"
    r"\b(?:already|been there|rinsed|uzhe|prosh[eo]l|proshla|proshli|igral[ai]?|"
    r"(?:i|we)(?:['’]ve)? (?:have|got|own|played|finished|beaten|know)|уже|schon|bereits|"
    r"kenn(?:e|en)? (?:ich|wir)|hatten wir|"
    r"(?:durch)?gespielt|"
    r"ya (?:l[oa]s?|he|hemos|jugu[eé]|jugamos|tengo|tenemos|termin[eé]|conozco|conocemos|pas[eé])|"
    r"(?:l[oa]s?|me l[oa]s?) (?:jugu[eé]|termin[eé]|pas[eé])|déjà|"
    r"(?:j['’]|je l(?:es|['’]) ?)ai (?:déjà )?(?:joué|fini|fait|terminé)|"
    r"(?:je|on) connai\w+|on l(?:es|['’])(?: a)?|je l(?:es|['’])(?: ai)?|já|"
    r"(?:joguei|jogamos|zerei|zeramos|terminei|conheço|conhecemos)|"
    r"zaten|oyna(?:dım|mıştım|dık)|bitird(?:im|ik)|biliyorum|bende var|(?:проходил\w*|прош[её]л|прошл[аи]|"
    r"играл[аи]?|заезд\w+|заигра\w+|наигра\w+|пройден[аоы]?|(?<!не )зна(?:ю|ем))|у (?:меня|нас) есть|вже|"
    r"(?:грав|грал[аи]|пройш(?:ов|л[аи])|проходи(?:в|л[аи])|заїзд\w+|награл\w+|пройден[аоі]|"
    r"(?<!не )зна(?:ю|ємо))|в мене є|już|"
    r"(?:znam|znamy|zaliczon\w+|zaliczył\w+|ukończ(?:on\w+|ył\w+)|ogran\w+|ogra(?:łe?m|łam|liśmy)|przeszliśmy|grałe?[mś]|grałam|graliśmy|przeszedłem|"
    r"przeszłam|ograłem|ograłam|skończyłem|skończyłam)|mamy?)\b|已经|玩过|有了|通关|打完|もう|持ってる|やった|知ってる|遊んだ|プレイ(?:した|済)|やり(?:尽く|込)|"
    r"クリア(?:した|済)|打穿了|玩完了"
)
# Of games that were named, not of what is wished for: "a game i haven't played" says nothing of these.
_NOT_PLAYED = pattern(
    r"\b(?:have ?n['’]?t|have not|never|not)(?: (?:actually|even|yet|really|ever))* (?:played|tried|touched) "
    r"(?:it|them|that one|those|either|neither|any of them)\b|"
    r"\bне (?:играл[аи]?|пробовал[аи]?) (?:(?:в )?(?:не[её]|него|них|обе|ни в одну))\b|"
    r"\b(?:в )?(?:не[её]|него|них|ни в одну|ни в ту,? ни в другую) (?:(?:я|сам|сама|ещё|пока|никогда) ){0,3}не "
    r"(?:играл[аи]?|пробовал[аи]?)\b|"
    r"\b(?:es|sie|das|ihn|beide|davon|keins davon|keines davon) (?:\w+ ){0,3}?(?:nie|nicht|noch nie) gespielt\b|"
    r"\b(?:keins|keines|keine) davon (?:\w+ )?gespielt\b|"
    r"\bno (?:l[oa]s? (?:he|hemos) (?:jugado|probado)|l[oa]s? jugu[ée]|he jugado a ningun[oa])\b|"
    r"\bnunca l[oa]s? (?:he |hemos )?(?:jugu?\w+|probad\w+)\b|"
    r"\b(?:y|l['’]|les) ?ai (?:pas|jamais)(?: encore)? (?:joué|essayé\w*|testé\w*|fait\w*)\b|"
    r"\b(?:nunca|não) (?:[oa]s? )?(?:joguei|jogamos|testei)(?: (?:ele|ela|eles|elas|nenhum\w*|esse\w*))\b|"
    r"\b(?:nunca|não) [oa]s? (?:joguei|jogamos|testei)\b|"
    r"\b(?:onu|onları|bunu|ikisini de|hiçbirini) (?:\w+ )?(?:hiç )?oyna(?:madım|mamıştım|madık)\b|"
    r"\bне (?:грав|грала|грали) (?:(?:в|у) )?(?:неї|нього|них|жодну)\b|"
    r"\b(?:в|у) (?:неї|нього|них|жодну) (?:\w+ )?не (?:грав|грала|грали)\b|"
    r"\b(?:w )?(?:to|nią|niego|nie|żadną(?: z nich)?) (?:(?:jeszcze|nigdy) )?nie gra(?:łem|łam|liśmy)\b|"
    r"\bnie gra(?:łem|łam|liśmy) w (?:to|nią|niego|nie|żadną)\b|"
    r"(?:都|还|也|从来|一个都)没(?:有)?玩过(?!的)|(?:どちらも|どっちも|両方|まだ)(?:やった|遊んだ|プレイした)ことは?(?:が)?ない(?!やつ|もの|ゲーム)"
)
# Nor will what somebody says of all of them that they know it.
_SEEN_ALL = pattern(
    r"\W*(?:(?:i(?:['’]ve)? |we(?:['’]ve)? )?(?:already )?(?:seen|know|played|have|own|had) (?:all )?(?:of )?"
    r"(?:these|those|them)(?: all| already)*|(?:these|those) i (?:already )?(?:know|have|own)(?: already)?|"
    r"(?:в )?(?:эти|это|их|все)(?: все)? (?:я )?уже (?:видел\w?|знаю|играл\w?|прош\w+|были|есть)|"
    r"(?:я )?(?:уже )?(?:видел\w?|знаю|играл\w?) (?:уже )?(?:в )?(?:эти|их|все это)|"
    r"(?:die|diese|alle)(?: alle)? (?:kenn|kenne|hab|habe) ich (?:alle )?(?:schon|bereits)(?: alle)?"
    r"(?: gesehen| gespielt)?|"
    r"(?:es[eoa]s|est[eoa]s|todos)(?: ya)?(?: l[oa]s)? (?:ya )?(?:l[oa]s )?(?:conozco|he visto|vi|tengo|jugué|"
    r"he jugado)(?: ya)?(?: todos)?|"
    r"(?:(?:ceux|celles)-(?:là|ci),? )?(?:je|on) les (?:connais|connaît|ai|a) (?:déjà|tous|toutes)(?: \w+){0,2}|"
    r"(?:ess[ea]s|est[ea]s)(?: tod[oa]s)? (?:eu )?já (?:vi|conheço|joguei|tenho)|"
    r"já (?:vi|conheço|joguei|tenho) (?:todos |tudo )?(?:esses|isso|eles)?|"
    r"(?:bunları|bunların hepsini|hepsini)(?: zaten)? (?:gördüm|biliyorum|oynadım|bitirdim)|"
    r"(?:у |в )?(?:ці|це|їх|усі|всі)(?: усі| всі)? (?:я )?вже (?:бачи\w+|знаю|грав|грала|були|маю)|"
    r"(?:w )?(?:te|tych|to|wszystkie)(?: wszystkie)? już (?:\w+ )?(?:widział\w+|znam|grał\w+|mam|były)|"
    r"(?:już )?(?:znam|widział\w+|grałem|grałam) (?:już )?(?:te|je|wszystkie)(?: wszystkie)?|"
    r"(?:这些|這些|这几个|那些)?(?:我)?(?:都|全都)?(?:已经)?(?:看过|玩过|玩過|看過)了?|"
    r"(?:これら?|それら?|全部)(?:は)?(?:もう|全部|既に|すでに)+(?:見た|やった|知ってる|持ってる|遊んだ)(?:よ|から)?)\W*"
)
# Who leaves the choice to us wants games.
_SURPRISE = pattern(
    r"\b(?:surprise me|your choice|(?:you|u|ya) (?:choose|pick|decide)|удиви\w*|на тво[йе] (?:выбор|усмотрение|вкус)|"
    r"выбери (?:сам\w*|за меня)|überrasch\w*|such du\w*|wähl du|sorpr[eé]nde\w*|elige tú|tú eliges|surprends?-?\w*|"
    r"surprenez\w*|(?:à toi de|toi) choisi\w*|choisis (?:toi|pour moi)|me surpreend\w+|escolhe você|você escolhe|"
    r"şaşırt\w*|sen seç\w*|здивуй\w*|на твій (?:вибір|розсуд|смак)|обери (?:сам\w*|за мене)|zaskocz\w*|"
    r"(?:ty|sam\w*) wybierz|wybierz (?:ty|sam\w*|za mnie))\b|给我个惊喜|你(?:来)?(?:选|定|决定)|随便来(?:个|一个)?|"
    r"おまかせ|お任せ|驚かせて"
)
# fmt: off
_FILLING = (
    r"so|very|much|a lot|lots|mate|man|dude|buddy|bro|all|you|u|to|for|the|that|this|it|all|ok|okay|well|oh|ah|hey|"
    r"and|now|then|really|that|it|slaps?|rocks|rules|fire|lit|sick|dope|goated|banger|awesome|great|perfect|cool|"
    r"nice|amazing|super|топ\w*|круто|класс|каиф|огонь|супер|норм|зачет|отлично|вогонь|клас|чудово|geil|krass|mega|"
    r"hammer|"
    r"klasse|prima|genial|guay|mola(?: mucho)?|de lujo|genial|nickel|trop|parfait|top|massa|legal|foda|show|perfeito|"
    r"harika|super|efsane|muthis|spoko|sztos|ekstra|swietnie|"
    r"большое|огромное|тебе|вам|все|ну|ладно|ок|друг|братан|бро|очень|сильно|за|помощь|всем|пока что|и|щиро|дуже|"
    r"тобі|"
    r"вам|друже|за|"
    r"допомогу|ну|всім|гаразд|dir|euch|sehr|herzlich\w*|viel\w*|lieb\w*|tausend|fur|alles|die|hilfe|na|ja|dann|du|"
    r"und|"
    r"ganz|mal|"
    r"muchas|mil|muchisimas|por|todo|la|ayuda|tio|tia|crack|vale|venga|pues|bueno|y|de|beaucoup|infiniment|bien|pour|"
    r"tout|ton|aide|mille|"
    r"toi|et|alors|bon|ben|demais|muito|muita|mesmo|por|tudo|pela|ajuda|mano|cara|entao|e|ta|cok|ya|iyi|her|sey|icin|"
    r"hadi|tamam|ve|"
    r"bardzo|wielkie|serdeczne|stokrotne|za|pomoc|to|no|wszystko|i|stary|dobra|啦|了|哈|吧|太棒|牛|厉害|最高|すごい|神|你|太|非常|很|真的|"
    r"多谢|"
    r"本当に|めっちゃ|まじで|おけ|おk|オケ|おっけ[ーえい]?|オッケー?|オーケー|了解(?:です)?|りょ|"
    r"どうも|すごく|ね|よ|わ|じゃあ|それじゃ|では|また"
)
_SAID = (
    (pb.ACT_INSULT, (
        rf"{HOSTILE}|"
        r"shut up|i hate you|fuck (?:you|off)|screw you|заткнись|отвали|иди (?:ты|нах\w*)|ненавижу тебя|ты (?:бесишь|"
        r"надоел\w*|достал\w*)|"
        r"halt (?:die klappe|den mund|s maul)|ich hasse dich|verpiss dich|callate|te odio|vete a la mierda|ta gueule|"
        r"tais[ -]toi|"
        r"je te deteste|va te faire|cala a boca|te odeio|kapa ceneni|kes sesini|senden nefret ediyorum|замовкни|"
        r"відчепись|"
        r"ненавиджу тебе|zamknij sie|nienawidze cie|spadaj|闭嘴|滚开?|烦死了|讨厌你|黙れ|うるさい|うざい|きらい|"
        r"you(?:'re| are)? (?:so |really )?(?:useless|stupid|dumb|rubbish|trash|garbage|an idiot|terrible|the worst|"
        r"crap|lame)|"
        r"(?:stupid|useless|dumb) (?:bot|thing|machine|ai)|idiot|moron|you suck|ты (?:тупой|тупая|дурак|дура|"
        r"бесполезн\w+|идиот|бот)|"
        r"тупая железка|тупой бот|дурак|идиот|ти (?:якийсь )?(?:дурний|дурень|тупий|нікчемний)|"
        r"du (?:bist )?(?:total |"
        r"so )?(?:doof|dumm|"
        r"blod|nutzlos|nervst|schlecht)(?: total)?|dummer bot|eres (?:un |una |muy )?(?:inutil|tonto|tonta|idiota|"
        r"basura|estupido)|"
        r"t'es (?:vraiment |trop )?(?:nul|nulle|bete|con|inutile)|tu es (?:vraiment )?(?:nul|nulle|bete|inutile)|"
        r"voce e (?:um |uma |muito )?(?:lixo|burro|inutil|idiota)|(?:ne kadar )?aptalsin|cok aptalsin|salaksin|"
        r"ise yaramazsin|"
        r"jestes (?:beznadziejny|glupi|beznadziejna|glupia|bezuzyteczny)|(?:お前|おまえ|君|きみ)?(?:使えない|役立たず|"
        r"バカ|ばか|アホ)(?:な|だな|ね)?|"
        r"你?(?:真|太)?(?:没用|笨|蠢|垃圾|傻)")),
    (pb.ACT_FAREWELL, (
        r"bye\w*|goodbye|see you|see ya|cya|laters?|later|good ?night|take care|пока|до свидания|бывай|прощай|"
        r"до встречи|побежал\w*|"
        r"ушел|бувай|до побачення|папа|на все добре|здоров|tschuss\w*|tschau|ciao|mach'?s gut|bis (?:dann|bald|"
        r"spater|"
        r"morgen)|"
        r"auf wiedersehen|gute nacht|adios|hasta (?:luego|pronto|manana)|nos vemos|chao|au revoir|a plus(?: tard)?|"
        r"a bientot|salut|"
        r"bonne (?:nuit|soiree)|c'?est (?:tout|bon)|(?:eso|esto) es todo|that'?s (?:all|it)(?: for now)?|"
        r"das (?:war'?s|war alles|ist alles)|"
        r"(?:e|era) (?:so )?isso|bu kadar|"
        r"на (?:этом|цьому) (?:все|усе)|это все|це все|to (?:wszystko|tyle)|就这样|以上です|tchau|ate (?:mais|"
        r"logo|breve|amanha)|falou|fui|abraco\w*|gorusuruz|hosca ?kal\w*|"
        r"bay ?bay|kactim ben|"
        r"(?:till|until|see you) next time|до следующего раза|до наступного разу|bis zum nachsten mal|"
        r"hasta la proxima|a la prochaine|ate a proxima|gorusmek uzere|do nastepnego(?: razu)?|nara|"
        r"また今度|また来ます|下次再(?:来|聊)|改天再(?:来|聊)|"
        r"gule gule|do widzenia|na razie|narka|pa|trzymaj sie|do zobaczenia|再见|拜拜|回见|先走|下次见|またね|"
        r"バイバイ|さようなら|おやすみ\w*|じゃあね")),
    (pb.ACT_THANKS, (
        r"thanks|thank you|thx|ty|cheers|ta|much appreciated|appreciate it|you(?:'re| are) (?:a legend|the best|"
        r"a star)|legend|"
        r"спасиб\w*|спс|благодар\w+|пасиб\w*|дякую|дяки|спасибі|вдячн\w+|danke\w*|dank|merci|gracias|grax|"
        r"obrigad[oa]\w*|brigad[ao]\w*|valeu|vlw|tesekkur\w*|sag ?ol\w*|eyvallah|dzieki|dziek\w+|dzienx|谢谢\w*|谢了|"
        r"谢啦|多谢|感谢|太感谢|"
        r"ありがと\w*|サンキュー|助かった|助かりました")),
    (pb.ACT_CHAT, (
        r"how(?:'s it going| are (?:you|things|u)| do you do)|who (?:are you|made you)|what(?:'s| is) your name|"
        r"what(?:'s| is) up|"
        r"what can you do|are you (?:a |an )?(?:bot|human|robot|real|ai|person|machine|there|alive)|tell me a joke|"
        r"как (?:ты|дела|жизнь|тебя зовут)|"
        r"ты (?:кто|бот|робот|человек|живой)(?: или (?:бот|робот|человек))?|кто ты|что (?:ты )?умеешь|"
        r"расскажи (?:анекдот|шутку)|как сам|"
        r"як (?:ти|справи|тебе звати)|ти (?:хто|бот|людина)(?: чи (?:бот|людина))?|хто ти|що (?:ти )?вмієш|"
        r"wie (?:geht'?s|geht es)(?: dir)?|"
        r"wer bist du|wie heisst du|was kannst du|bist du (?:ein )?(?:bot|mensch|roboter|echt)|"
        r"erzahl (?:mir )?einen witz|"
        r"como (?:estas|te llamas|te va)|quien eres|que (?:puedes|sabes) hacer|eres (?:un |una )?(?:bot|robot|humano|"
        r"maquina|persona)|"
        r"ca va|comment (?:ca va|vas[ -]tu|tu t'appelles|allez[ -]vous)|qui es[ -]tu|t'es qui|(?:tu es|"
        r"es[ -]tu) (?:un |une )?(?:bot|robot|humain)|"
        r"tudo (?:bem|bom|certo)|como (?:vai|voce esta)|quem e voce|qual (?:e )?(?:o )?seu nome|"
        r"voce e (?:um )?(?:bot|"
        r"robo|humano|gente)|"
        r"nasilsin|ne haber|naber|kimsin(?: sen)?|sen kimsin|adin ne|sen (?:bir )?(?:bot|robot|insan)(?: mu(?:sun)?|"
        r" misin)?|"
        r"(?:co|jak) (?:tam|slychac|sie masz|leci)|kim jestes|jak (?:masz na imie|sie nazywasz)|jestes (?:botem|"
        r"czlowiekiem|robotem)|"
        r"你是谁|你叫什么(?:名字)?|你好吗|你(?:是)?(?:真人|机器人|人工智能|ai)吗|讲个笑话|元気|あなたは誰|誰ですか|"
        r"名前は|人間(?:ですか)?|ロボット(?:ですか)?|調子どう")),
    (pb.ACT_GREETING, (
        r"hi\w?|hello|hey|hiya|yo|sup|howdy|good (?:morning|evening|day)|привет\w*|здаров\w*|здравствуй\w*|"
        r"добр\w+ (?:день|вечер|утро)|"
        r"хай|вітаннячко|вітаю|привіт\w*|доброго (?:дня|ранку|вечора)|hallo|moin\w*|servus|gruss dich|grussgott|"
        r"guten (?:tag|morgen|"
        r"abend)|hola|buenas\w*|buenos dias|que tal|bonjour|bonsoir|coucou|oi|ola|opa|e ai|beleza|bom dia|"
        r"boa (?:tarde|noite)|"
        r"merhaba|selam\w*|gunaydin|iyi aksamlar|czesc|hej\w*|siema\w*|elo|dzien dobry|dobry wieczor|witam|你好|您好|"
        r"在吗|嗨|哈喽|"
        r"こんにちは|こんばんは|おはよう\w*|おーい|やあ|ハロー")),
)
# fmt: on
_ACTS = tuple((act, pattern(rf"(?:\b(?:{said})(?!\w))")) for act, said in _SAID)
_ALL_FILLING = pattern(rf"(?:\b(?:{_FILLING})\b|[啦了哈吧你太很ねよわ])")
_PUNCTUATION = re.compile(r"[^\w']+")


def talk_act(text: str) -> pb.Act.ValueType:
    """The act of a message that is short talk and nothing else; UNSPECIFIED for any other."""
    acts = short_talk(text) or ()
    return acts[0] if acts else pb.ACT_UNSPECIFIED


def short_talk(text: str) -> tuple[pb.Act.ValueType, ...] | None:
    """The acts that words are short talk of, the gravest first, none if they tell nothing; None if they say more."""
    said = _PUNCTUATION.sub(" ", bare(plain(text))).strip()
    if len(said) > _MOST_LETTERS:
        return None
    rest, acts = said, []
    for act, form in _ACTS:
        without = form.sub(" ", rest)
        if without != rest:
            acts.append(act)
        rest = without
    return None if _ALL_FILLING.sub(" ", rest).strip(" '") else tuple(acts)


# A farewell to everybody, or for ever, may be somebody's last.
_LAST = pattern(
    r"\b(?:goodbye|farewell|for ?ever|all|every(?:one|body|thing)|прощай\w*|навсегда|всем|вс[её]|всіх|всім|"
    r"усім|назавжди|"
    r"alles|alle|allen|für immer|leb(?:t)? wohl|adi[oó]s|tod[oa]s?|siempre|adieu|tou[ts]|toutes|jamais|adeus|tudo|"
    r"sempre|herkes\w*|her şey\w*|hoşça ?kal\w*|elveda|sonsuza|wszyst\w*|żegna\w*|zawsze)\b|"
    r"永别|大家|一切|さようなら|みんな|全部"
)


def is_last_farewell(text: str) -> bool:
    """Whether short talk may take leave of everybody or of everything: "thanks for everything, goodbye"."""
    return _LAST.search(bare(text)) is not None


def is_wish_of_harm(text: str) -> bool:
    """Whether a message says nothing but that who reads it may die."""
    return is_hostile(text) and talk_act(text) == pb.ACT_INSULT


_PICKED = pattern(
    r"\W*(?:じゃあ|では|それなら|うん|よし)?[、\s]*(?:[1-9一二三四五六七八九][つ番個本]目|最初|最後)(?:の(?:やつ|ゲーム|もの)?)?"
    r"(?:に(?:する|します|した|しました|決めた|決めます|決定)|で(?:お願い(?:します)?|いい(?:です)?|決まり)|"
    r"を(?:やる|やります|選ぶ|選びます|遊ぶ|ください)|がいい(?:な|です|ね)?)(?:よ|ね|。)*\W*"
)


def picks_one(text: str) -> bool:
    """Whether a message in Japanese says nothing but which of the games shown is chosen."""
    return _PICKED.fullmatch(bare(text)) is not None


def asks_for_more(text: str) -> bool:
    """Whether a message says nothing but that more is wanted."""
    return _MORE.fullmatch(bare(text)) is not None


def leaves_it_to_us(text: str) -> bool:
    """Whether a short message leaves the choice to whom it is said to: "surprise me"."""
    return len(text) <= _MOST_LETTERS and _SURPRISE.search(bare(plain(text))) is not None


def turns_all_down(text: str) -> bool:
    """Whether a message says nothing but that none of what was shown will do ("nah"), or that all of it is known."""
    said = bare(text)
    return _NOT_THESE.fullmatch(said) is not None or _SEEN_ALL.fullmatch(said) is not None


def is_not_known_yet(text: str) -> bool:
    """Whether somebody says of games that they name that they have never played them."""
    return _NOT_PLAYED.search(bare(text)) is not None


def is_known_already(text: str) -> bool:
    """Whether somebody says that they have something, or have played it, already."""
    return _KNOWN_ALREADY.search(bare(text)) is not None or says_it_is_owned(text)
