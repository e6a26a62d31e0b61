"""Holds the words for what games show, by the descriptors that catalogues use for it, in eleven languages.

Those of SAID name it wherever they stand. Those of MARKED name it only where something is marked as content: elsewhere
"die" is a German article, "tacos" are eaten and "slots" are free.
"""

from __future__ import annotations

import re

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.plain_text import UNSPACED_LETTERS, pattern

_Content = common_pb2


def _said(beginnings: str, anywhere: str) -> re.Pattern[str]:
    """A pattern for stems that begin a word, which "кров" does not in "сокровища", and for those safe inside of one.

    Chinese and Japanese have no spaces: their characters end what stands before.
    """
    return pattern(rf"(?<!(?-i:[^\W{UNSPACED_LETTERS}]))(?:{beginnings})|{anywhere}")


# Who wants no guns may see a hammer in a cartoon: what is only mildly violent is not meant.
# fmt: off
WEAPONS = _said(
    r"shooting|guns\b|gun\W?(?:play|fight)\w*|(?:a|any|no|one|with|without) gun\b|weapon\w*|"
    r"shoot(?:ing)? (?:at )?(?:people|others?|some(?:one|body|thing)|any(?:one|body|thing)|humans|things|stuff)\b|"
    r"(?:пере)?стрельб\w*|(?:во)?оруж\w*|стреля(?:ть|ют|ет|ешь|ем)\b|стреля\w+ (?:в|по) люд\w+|"
    r"schie(?:ß|ss)(?:en|t)\b(?: auf)?|armas?\b|dispar(?:ar|an|en|as?)\b|disparar? a\b|tir(?:er|e|ent) sur\b|"
    r"atir(?:ar|am)\b|silah\w*|стріля(?:ти|ють|є|єш|ємо)\b|збро\w*|strzela(?:ć|ją|sz|my)?\b|broni\b",
    r"waffe\w*|开枪|枪战|人を撃",
)
# fmt: on
# Who asks for no violence gets none that is only slapstick either: nobody is harmed by what is left out.
# fmt: off
SAID: tuple[tuple[re.Pattern[str], tuple[common_pb2.ContentDescriptor.ValueType, ...]], ...] = (
    (_said(
        r"brutal\w*|cruel\w*|(?:over)?kill\w*|fighting|насили\w*|изнасил\w*|жесток\w*|"
        r"(?:само)?убий\w*|убива\w*|"
        r"grausam\w*|töten|asesin\w*|meurtre\w*|tuer\b|şiddet\w*|"
        r"vahşet\w*|"
        r"erschie(?:ß|ss)\w*|erschoss\w*|getötet\w*|tötet\b|umbring\w*|umgebracht\w*|ermord\w*|"
        r"mat(?:an|en|ar|arse|ando|ás|em|am)\b|(?:tue|tues|tuent|tuez|tuant)\b|"
        r"öldür\w*|насильст\w*|жорсток\w*|вбив\w*|przemoc\w*|(?:po)?zabija\w*",
        r"violen\w*|gewalt\w*|暴力|殺|杀|残酷"),
     (_Content.CONTENT_DESCRIPTOR_MILD_VIOLENCE, _Content.CONTENT_DESCRIPTOR_VIOLENCE,
      _Content.CONTENT_DESCRIPTOR_GORE)),
    (WEAPONS, (_Content.CONTENT_DESCRIPTOR_VIOLENCE, _Content.CONTENT_DESCRIPTOR_GORE)),
    (_said(
        r"gor(?:e|ey|es|y|ier|iest|iness|efest)(?![a-z])|blood\w*|guts\b|dismember\w*|carnage|massacre\w*|slaughter\w*|butcher(?:ed|ing|y)|behead\w*|"
        r"viscera\b|"
        r"кишк(?:и|ами|ов)|мясорубк\w*|бойн[яиюе]\b|резн[яиюе]\b|потрох\w*|трупы|"
        r"(?:gemetzel|metzel|massaker|gedärm|eingeweid|zerstückel|abschlacht|schlachtfest)\w*|"
        r"vísceras|tripas|descuartiz\w*|carnicería\w*|matanzas?|masacres?|desmembr\w*|"
        r"tripes|boucherie|éviscér\w*|démembr\w*|tueries?|hémoglobine|carnificina|chacina|"
        r"kan(?:ın|dan|a|ı|lar\w*|revan)\b|katliam\w*|"
        r"flak(?:i|ów|ami)\b|jatk\w+|rzezi?\b|rzeź|masakr\w*|wnętrzności|rozlew\w* krwi|"
        r"кривав\w*|криваві|різанин\w*|нутрощ\w*|(?:о|за)?кров\w*|расчлен\w*|мяс\w*|blut\w*|(?:en)?sang(?:r|u)\w*|"
        r"sang\b|(?:en)?sanglant\w*|"
        r"kan(?:lı|sız)?\b|(?:за)?кривав\w*|krew|krwi\w*|(?:za)?krwaw\w*",
        r"splatter\w*|(?<![热热心吸])血(?![条管缘液型])|グロ|血腥|ゴア|スプラッター|惨殺|内臓|内脏|断肢|肢解|屠杀"),
     (_Content.CONTENT_DESCRIPTOR_GORE,)),
    (_said(
        r"scar[ey]\w*|frighten\w*|хорр?ор\w*|горор\w*|terrif\w*|creepy|spook\w*|nightmare\w*|jump\W?scares?|страшн\w*|"
        r"(?:ис|на|за|пере|от)?пуга\w*|ужас\w*|"
        r"жутк\w*|скример\w*|кошмар\w*|grusel\w*|angst\w*|(?:er)?schreck\w*|miedo|(?:at)?terror\w*|"
        r"susto\w*|assust\w*|sobresalt\w*|sursaut\w*|effrai\w*|startl\w*|épouvant\w*|"
        r"asust[ae]\w*|peur\w*|effray\w*|horreur\w*|medo|assustador\w*|korku\w*|ürkütücü|korkunç\w*|страх\w*|"
        r"(?:на|за|пере)?ляка\w*|"
        r"моторошн\w*|"
        r"жах\w*|(?:prze|wy|na|za)?strasz\w*|strach\w*|przeraż\w*",
        r"horror\w*|怖|こわ|ホラー|恐怖|吓人|可怕|驚|惊吓"),
     (_Content.CONTENT_DESCRIPTOR_HORROR,)),
    (_said(
        r"sex\w*|nud(?:es?|ity|ité|idade|ez)\b|naked|erotic\w*|секс\w*|эротик\w*|эротич\w*|голы\w*|обнаж\w*|nackt\w*|"
        r"erotik\w*|desnud\w*|"
        r"érotiq\w*|"
        r"cinsel\w*|çıplak\w*|еротик\w*|еротич\w*|оголен\w*|nago\w*|erotyk\w*|erotycz\w*",
        r"性(?:爱|愛|感|暗示|内容|描写|交|行为|行為|的(?:な)?(?:内容|描写|表現)|表現|暴力)|裸|エロ|エッチ|アダルト|"
        r"18禁|色情|涩涩|黄色|ポルノ"),
     (_Content.CONTENT_DESCRIPTOR_SEXUAL_CONTENT,)),
    (_said(
        r"swear\w*|profan\w*|curs(?:e|ing)\w*|bad language|strong language|"
        r"мат(?:а|у|ов|ом|ы|ерн\w+|ерщин\w*|ер[яи]т\w*)?\b|ругат\w*|ругань|"
        r"нецензурн\w*|schimpfw\w*|fluch\w*|palabrot\w*|gros mots|vulgar\w*|palavrõ\w*|küfür\w*|лайк(?:а|и|у|ою)\b|"
        r"przeklin\w*|wulgar\w*",
        r"汚い言葉|脏话|粗口"),
     (_Content.CONTENT_DESCRIPTOR_STRONG_LANGUAGE,)),
    (_said(
        r"gambl\w*|casinos?|betting|азарт\w*|казино|ставк(?:и|ами|ах|у)\b|ставок\b|glücksspiel\w*|apuestas|"
        r"juegos de azar|"
        r"jeux d'argent|jeux de hasard|apostas|jogos de azar|cassinos?|kumar\w*|bahis\w*|hazard\w*|kasyn\w*",
        r"ギャンブル|カジノ|赌博|赌场|博彩"),
     (_Content.CONTENT_DESCRIPTOR_GAMBLING,)),
    (_said(
        r"drugs?\b|alcohol\w*|smok(?:e|es|ing|ers?)\b|наркот\w*|алкогол\w*|курен\w*|drogen\w*|alkohol\w*|drogas?|"
        r"drogues?|alcool|uyuşturucu\w*|alkol\w*|narkotyk\w*",
        r"薬物|毒品|酒"),
     (_Content.CONTENT_DESCRIPTOR_DRUGS,)),
    (_said(
        r"suicid\w*|abuse|torture|самоуб\w*|суицид\w*|пыт(?:ки|ок)\b|selbstmord\w*|folter\w*|tortura\w*|intihar\w*|"
        r"самогуб\w*|samobój\w*",
        r"自殺|自杀|虐待"),
     (_Content.CONTENT_DESCRIPTOR_DISTRESSING_THEMES,)),
    (_said(
        r"loot\W?(?:box|crate)\w*|gachas?|random purchases|лут\W?бокс\w*|гача\w*|гач[иеу]\b|beutekisten|"
        r"cajas? de bot[ií]n|coffres? à butin|caixas? de (?:loot|saque)|ganimet kutu\w*|skrzyn\w+ z łup\w+|"
        r"(?:cash|item|in[- ]game|premium) (?:shops?|stores?)|магазин\w*|крамниц\w*|sklepik\w*|item\W?shop\w*|"
        r"tienda (?:de objetos|del juego)|boutique (?:en jeu|intégrée)|loja (?:de itens|no jogo)|oyun içi mağaza\w*",
        r"ガチャ|ルートボックス|抽卡|开箱|战利品箱|氪金抽"),
     (_Content.CONTENT_DESCRIPTOR_RANDOM_PURCHASES,)),
    (_said(
        r"strangers|незнаком\w*|fremden?\b|desconocidos|inconnus|yabancı\w*|nieznajom\w*",
        r"他人|陌生人"),
     (_Content.CONTENT_DESCRIPTOR_ONLINE_INTERACTION,)),
)
# fmt: on
# A genre is called so, too, in longer words: "turn-based combat".
# fmt: off
COMBAT = _said(
    r"combat\b|fights?\b|battles?\b|(?:бо(?:й|и|ёв|ями|ях)|битв(?:а|ы|ами)?|сражени(?:й|я|е|ями)|драк(?:а|и|ами)?)\b|"
    r"(?:бо(?:ї|їв|ями)|бій|бійк[аи]?|битви?)\b|(?:kämpfe?n?|kampf|gekämpfe)\b|(?:combates?|peleas?|batallas?)\b|"
    r"(?:combats?|batailles?|bagarres?)\b|(?:lutas?|batalhas?)\b|(?:dövüş\w{0,4}|çatışma\w{0,4})\b|"
    r"(?:walk[ai]?|bitew|bitwy|bójek|bójki)\b",
    r"战斗|打斗|戦闘|バトル|戦い",
)
# fmt: on
# fmt: off
FIREARMS = _said(
    r"armes?\b|rifles?\b|pistol\w*|пистолет\w*|ружь\w*|пістолет\w*|рушниц\w*|gewehr\w*|karabin\w*|tabanca\w*|"
    r"tüfek\w*|tüfeğ\w*",
    r"枪|武器|銃",
)
# fmt: on
# Of death and illness not only fights tell.
# fmt: off
_SORROW = _said(
    r"die[sd]?\b|dying|deaths?\b|dead\b(?! bod)|funerals?|grie(?:f|v)\w*|mourning|illness\w*|diseases?|"
    r"(?<!motion )(?<!travel )sickness|terminally|cancer|hospital\w*|"
    r"умира\w*|ум[её]р\w*|смерт\w*|похорон\w*|траур\w*|болезн\w*|болеющ\w*|больниц\w*|онкологи\w*|"
    r"sterb\w*|stirbt\b|tod(?:e[ns]?)?\b|tote[nrs]?\b|trauer\w*|krankheit\w*|krebs\b|krankenh\w*|"
    r"muer(?:a[ns]?|e[ns]?|tes?|tos?|tas?)\b|morir\b|duelo\b|luto\b|enfermedad\w*|cáncer|hospitales|"
    r"morts?\b|meur(?:s|t|ent)\b|deuil\w*|maladies?|hôpita\w*|"
    r"morr(?:e|em|er|a|am|endo)\b|mort[eo]s?\b|doenças?|câncer|hospita(?:l|is)|"
    r"ölme\w*|ölen\w*|ölüm(?:ü|ler\w*|e|den)?\b|hastalı[kğ]\w*|kanser\w*|hastane\w*|"
    r"[пв]?омира\w*|вмира\w*|похорон\w*|жалоб[аиоу]\b|хвороб\w*|лікарн\w*|"
    r"um(?:iera|rze|ar[łl])\w*|śmier[ćc]\w*|pogrzeb\w*|żałob\w*|chor[oó]b\w*|szpital\w*",
    r"死(?!神|板|体|屍)|葬|疾病|病痛|生病|癌|绝症|絶症|病気|闘病|余命|病死|医院|病院",
)
# fmt: on
# fmt: off
_VIOLENCE = (
    _Content.CONTENT_DESCRIPTOR_MILD_VIOLENCE, _Content.CONTENT_DESCRIPTOR_VIOLENCE, _Content.CONTENT_DESCRIPTOR_GORE,
)
MARKED: tuple[tuple[re.Pattern[str], tuple[common_pb2.ContentDescriptor.ValueType, ...]], ...] = (
    (_said(
        r"fights?\b|hit(?:s|ting)?\b|punch\w*|hurt\w*|beat(?:s|ing|en)?\b|kni(?:fe|ves)\b|swords?\b|die[sd]?\b|dying|"
        r"deaths?\b|dead\b(?! bod)|"
        r"драк\w*|дер[уё]тся|бь[её]т\w*|бьют\w*|умира\w*|ум[её]р\w*|смерт\w*|погиба\w*|нож(?:а|и|ей|ом|ами)?\b|"
        r"би(?:ть|ти)\b|б.?ють\w*|б.?[єе]ться|бійк\w*|бійок\b|[пв]омира\w*|вмира\w*|гин(?:е|уть)\b|ніж\b|ножі\w*|"
        r"hau(?:en|t)\b|schlag\w*|schläg\w*|prügel\w*|messer\w*|sterb\w*|stirbt\b|tod(?:e[ns]?)?\b|tote[nrs]?\b|"
        r"golpe\w*|pele(?:a|as|ar|an)\b|heridos?\b|muer(?:a[ns]?|e[ns]?|tes?|tos?|tas?)\b|morir\b|cuchill\w*|"
        r"bagarre\w*|bastons?\b|frapp\w*|morts?\b|meur(?:s|t|ent)\b|bless[ée]\w*|couteaux?\b|"
        r"mata[mr]?\b|morr(?:e|em|er|a|am|endo)\b|mort[eo]s?\b|brigas?\b|ferid\w*|machuca\w*|facas?\b|socos?\b|porrad\w*|"
        r"ölme\w*|ölen\w*|ölüm(?:ü|ler\w*|e|den)?\b|dövüş\w*|kavga\w*|dayak\w*|bıçak\w*|yaralan\w*|"
        r"bici[ea]\b|tłuczeni\w*|bij[eą]\w*|bój[ek]\w*|um(?:iera|rze|ar[łl])\w*|śmier[ćc]\w*|giną\b|ginie\b|n[óo]ż(?:e|a|em|y|ami)?\b|"
        r"strzela\w*|"
        r"murder\w*|stab(?:s|bed|bing)?\b|verletz\w*|weh ?tu\w*|erstech\w*|erstoch\w*|apuñal\w*|lastima\w*|daño\b|"
        r"esfaque\w*|"
        r"couteau|poignard\w*|ранен\w*|ранят\w*|поран\w*|страда(?:ет|ют)\b|krzywd\w*|zran\w*|zarar gör\w*",
        r"打架|打打杀杀|剑|剣|互殴|死(?!神|板|体|屍)|殴|刀|ナイフ|喧嘩|ケンカ|傷つ|けが|怪我|ケガ|受伤|"
        r"伤害|砍"),
     _VIOLENCE),
    (FIREARMS, (_Content.CONTENT_DESCRIPTOR_VIOLENCE, _Content.CONTENT_DESCRIPTOR_GORE)),
    (COMBAT, _VIOLENCE),
    (_said(
        r"blod\w*|bleed\w*|bled\b|bodies|кровоточ\w*|krwawi\w*|xuexing|кишок\b|бескровн\w*|безкровн\w*|corpses?\b|"
        r"decapitat\w*|wound\w*|труп\w*|казн\w*|"
        r"мерзк\w*|мерзост\w*|кровищ\w*|страт[аиу]\b|"
        r"leiche\w*|enthaupt\w*|ekel\w*|eklig\w*|cad[áa]ver\w*|asc[ou]\w*|sangrient\w*|decapita\w*|saign\w*|"
        r"cadavres?\b|décapit\w*|dégueu\w*|sangrent\w*|nojent\w*|ceset\w*|uzuv\w*|trup\w*|zwłok\w*|krwist\w*|"
        r"obrzydliw\w*|egzekucj\w*|infaz\w*",
        r"死体|尸体|屍體|恶心|噁心|エグ|えぐい|ぐろ|断头|斩首"),
     (_Content.CONTENT_DESCRIPTOR_GORE,)),
    (_said(
        r"monsters?\b|kongbu|ghosts?\b|jump\W?scar\w*|startl\w*|spoop\w*|монстр\w*|чудовищ\w*|чудовиськ\w*|"
        r"чудовис[ьк]\w*|призрак\w*|"
        r"привид\w*|потвор\w*|gespenst\w*|monstruo\w*|fantasma\w*|monstre\w*|fantôme\w*|monstro\w*|assombra\w*|"
        r"canavar\w*|hayalet\w*|korkuc\w*|potw[oó]r\w*|duch(?:y|ów|ami)\b|wyskakuj\w*|wyskakiwa\w*|straszyd\w*",
        r"怪物|怪兽|鬼(?!ごっこ)|お化け|おばけ|幽霊|幽灵|モンスター|びっくり|ドッキリ|脅か|跳脸"),
     (_Content.CONTENT_DESCRIPTOR_HORROR,)),
    (_said(
        r"nud(?:es?|ist\w*)\b|striptease|strippers?|prostitu\w*|hentai\w*|стриптиз\w*|проститу\w*|хентай\w*|"
        r"halbnackt\w*|"
        r"fan\W?service|lewd\w*|porn\w*|rape[ds]?\b|пошл\w*|постел\w*|порн\w*|раздева\w*|"
        r"изнасил\w*|гол(?:ые|ых|ыми|ой|ая|і|их)\b|постіл\w*|роздяг\w*|зґ?валт\w*|згвалт\w*|вульгарщин\w*|"
        r"фансервис\w*|сороміцьк\w*|"
        r"vergewaltig\w*|anzüglich\w*|nackte\w*|subid\w* de tono|chistes? verdes?|picante\w*|violaci\w*|violad\w*|"
        r"nus?\b|nue?s?\b|nudit\w*|cul\b|d[ée]shabill\w*|scabreu\w*|grivois\w*|viols?\b|pelad[oa]s?\b|"
        r"putaria|safad\w*|estupr\w*|müstehcen\w*|tecavüz\w*|goł(?:e|a|ych)\b|goliz\w*|rozbiera\w*|sprośn\w*|"
        r"gwałt\w*|zgwał\w*|świńsk\w*",
        r"黄油|お色気|露出|脱衣|ロリ|ヌード|下ネタ|レイプ|强奸|强暴|擦边"),
     (_Content.CONTENT_DESCRIPTOR_SEXUAL_CONTENT,)),
    (_said(
        r"swar\w*|cuss\w*|(?:bad|dirty|naughty|rude) words?|плох\w+ слов\w*|поган\w+ слов\w*|schlimme\w* wört\w*|"
        r"palabras feas|malhabl\w*|boca suja|mauvais mots|kötü söz\w*|foul\w*|f\W?bombs?\b|матюк\w*|матер(?:ил|ят|ит|"
        r"щ)\w*|матюк\w*|руга(?:ют|ет|ли|ть)\w*|"
        r"ругани\b|бран[ьи]\b|лаються|лається|лаятися|geflucht|flucht\b|kraftausdr\w*|beleidig\w*|tacos?\b|groser\w*|"
        r"malas palabras|insult\w*|jure(?:nt|r|s)?\b|gros mot|grossier\w*|grossièret\w*|vulgaire\w*|palavr[ãa]o|"
        r"xinga\w*|baixo calão|küfr\w*|argo\b|przekle[ńn]\w*|przeklęt\w*|brzydki\w* sł\w*|bluzg\w*",
        r"悪い言葉|暴言|スラング|下品|粗话|骂人|脏字|爆粗"),
     (_Content.CONTENT_DESCRIPTOR_STRONG_LANGUAGE,)),
    (_said(
        r"booze\w*|vap(?:e|es|ing)\b|вейп\w*|пив[оа]\b|вин[оа]\b|bier\b|wein\b|cervezas?|vino\b|bières?|bira\w*|"
        r"şarap\w*|"
        r"drink(?:s|ing)\b|drunk\w*|beers?\b|vodka|cigar\w*|tobacco|weed\b|бухл\w*|бухать|бухают|выпив\w*|"
        r"пь[её]т\b|пьют\b|водк\w*|спиртн\w*|кур(?:ит|ят|ить)\b|сигарет\w*|табак\w*|горілк\w*|п.?є\b|п.?ють\b|"
        r"випивк\w*|палить\b|палять\b|палінн\w*|курінн\w*|цигарк\w*|rauch(?:en|er|t)\b|zigarett\w*|tabak\w*|"
        r"saufen|säuft|besoffen\w*|beb(?:er|idas?|en)\b|fum(?:a|an|ar|ando|am|er|ent|e)\b|cigarr\w*|cigarett\w*|"
        r"taba[ck]\w*|clopes?\b|cachaça|cerveja\w*|içki\w*|sigara\w*|esrar\w*|wódk\w*|wódek|piw[ao]\b|papieros\w*|"
        r"bar[óo]w\b|pijań\w*",
        r"ビール|ワイン|タバコ|たばこ|煙草|飲酒|ドラッグ|麻薬|抽烟|吸烟|香烟|吸毒"),
     (_Content.CONTENT_DESCRIPTOR_DRUGS,)),
    (_said(
        r"slots?\b|jackpots?|lotter\w*|lotto\b|лотере\w*|лотер[ії]\w*|loter[ií][aei]?\w*|piyango|"
        r"(?:игров|ігров)\w* автомат\w*|spielautomat\w*|roulett\w*|bets?\b|bingo\w*|wager\w*|слот\w*|рулет\w*|"
        r"букмекер\w*|ставка\w*|"
        r"automaten\b|wetten\b|ruleta\w*|rulet\w*|apuesta\w*|tragaperras|tragamonedas|paris\b|machines? à sous|"
        r"aposta\w*|roleta\w*|caça-?níqueis|zakład\w*|automat(?:y|ów)\b|jednorę\w*",
        r"宝くじ|彩票|老虎机|押注|下注|赌|賭|スロット|パチンコ|ルーレット"),
     (_Content.CONTENT_DESCRIPTOR_GAMBLING,)),
    (_said(
        r"depress\w*|deprimi\w*|deprimente\w*|self\W?harm\w*|abus(?:e|ed|es|ive)\b|rape[ds]?\b|депресс?\w*|мучени\w*|"
        r"издевательств\w*|"
        r"катуван\w*|знущан\w*|обстр[еі]л\w*|сирен\b|изнасил\w*|зґ?валт\w*|misshandl\w*|missbrauch\w*|quälerei\w*|"
        r"vergewaltig\w*|depresi[óo]n|maltrat\w*|violaci\w*|violad\w*|abusos?\b|battues?\b|dépress\w*|maltraitan\w*|"
        r"viols?\b|depressão|estupr\w*|maus-?tratos|işkence\w*|istismar\w*|tecavüz\w*|çöküş\w*|depresj\w*|znęca\w*|"
        r"gwałt\w*|"
        r"zgwał\w*",
        r"虐|自残|抑郁|自傷|鬱|いじめ|レイプ|强奸|拷问|拷問"),
     (_Content.CONTENT_DESCRIPTOR_DISTRESSING_THEMES,)),
    (_SORROW, (_Content.CONTENT_DESCRIPTOR_DISTRESSING_THEMES,)),
    (_said(
        r"(?:voice\W?)?chats?\b|mic(?:s|rophones?)?\b|randoms?\b|(?:голосов\w+ )?чат(?:а|у|ы|ов|ом|ами)?\b|микрофон\w*|"
        r"мікрофон\w*|рандом\w*|незнайом\w*|(?:sprach|voice)chat\w*|teamspeak\w*|fremden?\b|desconocid\w*|"
        r"(?:chat )?vocal\b|estranhos|(?:sesli )?sohbet\w*|czat\w*|mikrofon\w*|obc(?:y|ych|ymi)\b",
        r"チャット|ボイチャ|ボイス|语音|聊天|开麦|連麦|连麦|野队|野良"),
     (_Content.CONTENT_DESCRIPTOR_ONLINE_INTERACTION,)),
)
# Whoever is not to suffer, and what is not to be done to them.
_BEINGS = (
    r"animal\w*|pets?\b|dogs?\b|cats?\b|pupp\w+|child\w*|kids?\b|bab(?:y|ies)\b|women|животн\w*|собак\w*|собач\w*|"
    r"кот(?:а|ов|ы|ик\w*)\b|кош\w+|дет(?:ей|и|ям)\b|реб[её]н\w*|женщин\w*|тварин\w*|пес\w*|діт(?:ей|и|ям)\b|дитин\w*|"
    r"tiere?n?\b|hunde?n?\b|katzen?\b|kind(?:er\w*)?\b|frauen|animales|perr[oa]s?|gat[oa]s?|mascotas?|niñ[oa]s?|bebés?|"
    r"mujer\w*|animaux|chiens?\b|chats?\b|enfants?\b|femmes?\b|bichos?|cachorr\w*|crianças?|bebês?|mulher\w*|"
    r"hayvan\w*|köpek\w*|kedi\w*|çocuk\w*|bebek\w*|kadın\w*|zwierz\w*|ps[óoay]\w*|kot[óoay]\w*|dziec\w*|kobiet\w*"
)
_UNSPACED_BEINGS = r"动物|宠物|猫|狗|小孩|孩子|婴儿|妇女|動物|ペット|犬|子供|子ども|赤ちゃん"
SUFFERING = _said(
    rf"(?:{_BEINGS})(?:\W+\w+){{0,3}}?\W+{{harm}}|{{harm}}\W+(?:\w+\W+){{0,3}}?(?:{_BEINGS})".replace(
        "{harm}",
        r"(?:die[sd]?\b|dying|dead|deaths?|hurt\w*|harm\w*|suffer\w*|abus\w*|cruel\w*|danger|"
        r"умира\w*|смерт\w*|мучен\w*|страда\w*|[пв]омира\w*|страждан\w*|знущан\w*|sterb\w*|stirbt|tote[nrs]?|tod|"
        r"leid\w*|"
        r"quäl\w*|muer\w*|maltrat\w*|sufr\w*|peligro|mort\w*|meur\w*|souffr\w*|battues?|maltrait\w*|danger|"
        r"morr\w*|sofr\w*|perigo|ölüm\w*|ölme\w*|ölen|acı\w*|umiera\w*|śmierć|śmierci|cierpi\w*|znęca\w*)",
    ),
    rf"(?:{_UNSPACED_BEINGS})[がの被]?(?:死|受伤|受傷|虐|苦)|[虐死](?:{_UNSPACED_BEINGS})",
)
# fmt: on
