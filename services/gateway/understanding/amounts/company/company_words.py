"""Words that tell whether those who play sit in one room, far apart, or alone, for whole messages and for their parts.

`quantities.py` reads what is marked as players by them, `places.py` finds them in messages where nothing is marked.
Each is the source of a pattern, whose words are whole but for Chinese and Japanese.
"""

from __future__ import annotations

# fmt: off
# Who hear each other so play over a network; who wants none of it may play over one all the same.
VOICE = (
    r"\b(?:(?:on|over|via|in) voice ?chat|(?:в|по) войс[еу]|(?:в|по) голосов(?:ом чате|ому чату)|im (?:voice|"
    r"sprach)chat|"
    r"en vocal|(?:no|por) chat de voz|sesli konuşarak|(?:у|в) голосовому чаті|na voice ?chacie)\b|"
    r"语音开黑|ボイチャ"
)
FAR_APART = (
    r"\b(?:over the (?:net|internet|web)|remote(?:ly)?|long distance|(?:on|over|via) discord|"
    r"(?:each|everyone|everybody|all) (?:of us )?(?:is )?(?:at|in|from) (?:their|his|our|her) (?:own )?(?:homes?|"
    r"houses?|places?)|"
    r"(?:in|from) different (?:cities|towns|countries|houses|homes|places)|"
    r"(?:в|по|через) дискорд\w*|удал[её]нно|на расстоянии|кажд\w+ (?:у себя|из дома|"
    r"дома|со своего|за своим)|"
    r"(?:в|из) разных (?:город\w+|стран\w+|дом\w+|квартир\w+)|через инет|по сетке|"
    r"übers? (?:netz|internet|discord)|über discord|jede[rs]? (?:bei sich|von zu hause|"
    r"für sich|zu hause|daheim|"
    r"an seinem)|"
    r"aus der ferne|verschiedenen städten|"
    r"a distancia|cada uno (?:en|desde|por) su(?: propia)? (?:casa|lado|pc)|por (?:internet|discord)|"
    r"desde casa|"
    r"chacun (?:chez (?:soi|lui)|de son côté|sur son)|à distance|sur discord|par internet|"
    r"cada um (?:na|em|da|no) (?:sua|seu|próprio|própria)(?: própri[oa])? (?:casa|pc|canto)|pela (?:internet|net)|"
    r"à distância|pelo discord|no discord|"
    r"herkes (?:kendi )?evinde\w*|internetten|internet üzerinden|uzaktan|discord'?(?:da|dan|ta)|ağ üzerinden|"
    r"кож(?:ен|на) (?:у себе|зі свого|вдома|з дому)|через (?:мережу|інет|дискорд)|у дискорді|на відстані|"
    r"в різних містах|"
    r"każd[ye] (?:u siebie|w swoim domu|z domu|ze swojego|na swoim)|przez (?:sieć|neta|discorda?)|na discordzie|"
    r"zdalnie|"
    r"na odległość)\b|"
    r"开黑|開黑|各玩各|各自(?:在)?家|远程|异地|连麦|不同城市|隔着网|ネット越し|離れて|離れた|遠距離|遠くの|ネットで|"
    r"別々の家|"
    rf"通話しながら|ディスコ(?:ード)?で|{VOICE}"
)
# So many who hold a controller each sit before one screen, as do those who pass one on or divide the screen.
_CONTROLLERS = (
    r"(?:[2-8]|two|three|four|a pair of|both) (?:\w+ )?(?:controllers|gamepads|joy-?cons|joysticks|pads)|"
    r"(?:[2-8]|два|три|четыре|двух|дві|чотири) (?:геймпад\w*|джойстик\w*|контрол{1,2}ер\w*)|"
    r"(?:[2-8]|zwei|drei|vier) (?:controllern?|gamepads)|(?:[2-8]|dos|tres|cuatro) (?:mandos|controles|joysticks)|"
    r"(?:[2-8]|deux|trois|quatre) manettes|(?:[2-8]|dois|três|quatro) (?:controles|comandos|joysticks)|"
    r"(?:[2-8]|iki|üç|dört) (?:oyun kol\w+|kolla|kol(?:um|umuz) var|gamepad\w*|joystick\w*|kumanda\w*)|"
    r"(?:[2-8]|dwa|trzy|cztery) (?:pad(?:y|ów)|kontroler\w*|joysticki)"
)
_PASSED_ON = (
    r"pass(?:ing)? (?:(?:it|stuff|things|one|(?:the|a|my) (?:\w+ )?(?:controller|pad|phone|tablet|laptop|"
    r"switch)) a?round|the (?:controller|pad|phone|tablet|laptop))|pass[- ]and[- ]play|"
    r"переда\w+ (?:друг другу|одне одному|по кругу|по колу|(?:геймпад|джойстик|телефон|планшет)\w*)|"
    r"(?:controller|handy|pad|tablet) (?:herum|rum|weiter)(?:reich|geb)\w*(?! (?:will|möchte|kann|mag) ich nicht)|"
    r"pas\w+ (?:el|o) (?:mando|control|controle|comando|móvil|celular)|de m(?:ano|ão) en? m(?:ano|ão)|de mão em mão|"
    r"(?:re)?pass\w+ (?:la manette|le téléphone|la tablette)|elden ele|"
    r"(?:podawa|podaj|przekaz)\w+ (?:sobie )?(?:pada|telefon|tablet)|z rąk do rąk"
)
_DIVIDED = (
    r"pantalla partida|(?:ecrã|tela) (?:partid[oa]|dividid[oa])|écran (?:scindé|splitté|séparé|divisé)|"
    r"ekran(?:ı|ımız[ıi])? böl\w+|böl(?:ünen|ünmüş|meli) ekran\w*|(?:раздел|подел|розділ|поділ)\w+ (?:экран|екран)\w*|"
    r"dzielon\w+ ekran\w*|bildschirm (?:ge)?teil\w+"
)
_IN_EAST_ASIA = (
    r"[2-8两俩二三四](?:个|個|只)?(?:手柄|手把)|(?:コントローラー?|プロコン|ジョイコン)[がはも]?(?:[2-4二三四](?:つ|"
    r"個|台)|ふたつ)|"
    r"[2-4二三四](?:つ|個|台)の(?:コントローラー?|プロコン|ジョイコン)|传着玩|轮着玩|(?:コントローラー?|"
    r"スマホ)を?回し|分割画面"
)
IN_ONE_ROOM = (
    rf"\b(?:{_CONTROLLERS}|{_PASSED_ON}|{_DIVIDED})\b|{_IN_EAST_ASIA}|"
    r"\b(?:in front of (?:the|our|my|a|one) (?:tv|telly|television)|na frente da (?:tv|televisão))\b|"
    r"\b(?:canap\b|in person|one (?:console|controller set)|"
    r"(?:same|a single) (?:console|controller set|pc|laptop|switch|xbox|playstation|ps[45])|"
    r"(?:one|a single|один|ein(?:en|em)?(?: einzige[rn]?)?|un(?:a|o)? sol[oa]|une? seule?|um(?:a)? só|tek|jeden) "
    r"(?:(?:big|large|huge|больш\w+|велик\w+|groß\w+|grande|grand|büyük|duż\w+) )?"
    r"(?:tvs?|telly|television|тел(?:ек|ик|евизор|евізор)\w*|экран\w*|fernseher|tele|tele?visor|télé|tv|televizyon|"
    r"telewizor\w*|ekran\w*)|"
    r"shar(?:e|es|ed|ing) (?:one |a |the |our )?(?:telly|tv|screen|couch|sofa|console|switch|keyboard|pc)|"
    r"(?:в|на) одн(?:у|ой) (?:плойк\w+|приставк\w+|консол\w+|клавиатур\w+)|за одним (?:столом|монитором)|у телека|"
    r"перед тел(?:еком|евизором)|живьём|"
    r"an einer (?:konsole|switch|playstation|xbox)|an einem (?:fernseher|pc|rechner)|vor(?:m| dem| der) (?:fernseher|"
    r"glotze)|"
    r"(?:tele|tele?visión|televisor|tv) (?:del sal[oó]n|de casa|grande)|(?:en|delante de) la (?:misma )?(?:tele|"
    r"televisión)|"
    r"(?:misma|una sola|una) consola|mismo (?:pc|ordenador|sillón)|"
    r"(?:même|seule|une) console|(?:devant|sur) la (?:même )?(?:télé|tv)|même (?:pc|ordi)|"
    r"(?:mesmo|único|só) (?:console|videogame|pc|sofá)|na (?:mesma )?tv da sala|"
    r"(?:aynı|tek) (?:konsol|tv|televizyon|bilgisayar)\w*|televizyon (?:başında|karşısında)|"
    r"(?:одн(?:а|ій|у)) (?:приставк\w*|консол\w*|плойк\w*)|перед телевізором|за одним (?:столом|екраном)|"
    r"przy jednym (?:telewizorze|komputerze|ekranie|stole)|przed (?:telewizorem|tv)|na jednej (?:plejce|konsoli))\b|"
    r"面对面|一台(?:电脑|主机|机器|机子|电视|ns|switch)|同一个屏幕|一块屏|挤在一起|聚在一起|集まって|同じテレビ|1台で|"
    r"一台で|"
    r"隣に座|隣同士|"
    r"一緒の部屋"
)
# Whoever plays with the writer sits beside them, or is on their side.
WITH_ME = (
    r"\b(?:with (?:me|us)|(?:вместе )?(?:со мной|с нами)|(?:зі|зо) мною|з нами|mit (?:mir|uns)|conmigo|"
    r"con nosotr[oa]s|avec (?:moi|nous)|comigo|com a gente|con?nosco|benimle|bizimle|ze mną|z nami)\b|"
    r"(?:跟|和|与|陪)(?:我们?|咱们?)(?:一起)?|(?:私|僕|俺|うち)(?:たち|ら)?と"
)
_SOME_WORDS = r"(?:\W+\w++){0,3}?\W+"
_PLAY = (
    r"(?:(?:play|game|gaming|join)\w*|(?:по|сы)?(?:игра|руб)\w+|(?:по|зі)?гра(?:є|ти|ю|в|ла|ть|йм)\w*|"
    r"(?:mit)?(?:spiel|zock)\w+|(?:jug|jueg)\w+|jou(?:er|e|ent|era|erait|ons)|jog(?:a|ar|am|ando|aria)|oyna\w+|"
    r"(?:za|po)?gra(?:ć|ł\w*|m\w*)?)"
)
PLAYS_WITH_ME = rf"\b{_PLAY}{_SOME_WORDS}(?:{WITH_ME})|(?:{WITH_ME})(?:{_SOME_WORDS}{_PLAY}\b|(?:一緒に)?[玩遊や])"
ALONE = (
    r"\b(?:(?:вечер\w+|ноч\w+|ввечері|дома|wieczor\w+|w nocy|w domu|uwieczór) (?:\w+ )?(?:сам[аі]?|sama?|один|одна)|"
    r"(?:сам[аі]?|sama?) (?:посижу|посидж\w+|пограю|поиграю|posiedz\w+|pogram|na (?:pc|kompie|konsoli|ps\d|switchu)|"
    r"на (?:пк|компе|компі|приставке|консолі))|just me|only me|on my (?:lonesome|tod)|one player|"
    r"для себя одно\w+|только я|сам с собой|я одна?\b(?! раз)|"
    r"nur (?:ich|für mich)|für mich (?:ganz )?alleine?|ganz alleine?|(?:yo|para m[ií]) solit[oa]|para m[ií] sol[oa]|"
    r"pour moi (?:tout )?seule?|só (?:eu|pra mim)|yalnız(?:ca)? ben|tek ben|для себе одно\w+|тільки я|лише я|"
    r"dla (?:mnie|siebie) samego|tylko ja|na jednego gracza)\b|自己(?:一个)?(?:人)?玩|一个人(?:玩|打)|おひとり様|"
    r"一人きり|一人用"
)
# fmt: on
