"""Holds the words by which something is refused in eleven languages: the one place where they stand.

`refusals.py` tells by them what a message refuses. Each list says where the refused words stand: behind, as in "no
horror", before, as in Turkish "korku olmasın", or anywhere near, for words that may refuse but need not.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import fold, pattern

# fmt: off
# They refuse what stands behind them; those of `NEGATIONS` deny a verb ("don't give me") or ask ("don't you have?").
_NEGATIONS_WORDS = (
    "not no isn't aren't don't dont doesn't doesnt didn't won't can't shouldn't shouldnt wouldn't mustn't wasn't "
    "never не нет нельзя nicht kein keine keinen keiner keinem keines pas não nie ні"
)
NEGATIONS = frozenset(fold(word) for word in _NEGATIONS_WORDS.split())
_BEFORE_WORDS = (
    "non without except excluding avoid never nothing none hate hates dislike nor neither без кроме ни ничего "
    "никакого никаких никакой никакую ненавижу бесит бесят detesto detestamos aborrezco hasse hasst избегай "
    "избегаю исключи nichts ohne weder niemals sin nada ningún "
    "ninguna ningun ninguno tampoco odio excepto evita sans rien aucun aucune ni sauf jamais déteste évite sem nem "
    "nenhum nenhuma exceto odeio nunca evite нічого жодного жодних жодної жодну крім окрім ненавиджу уникай bez "
    "żadnych żadnego żadnej nic ani oprócz nienawidzę unikaj"
)
BEFORE = NEGATIONS | frozenset(fold(word) for word in _BEFORE_WORDS.split())
# The same in several words: "could you leave out", "nie przepadam za".
_LEAVING_OUT = (
    r"(?:leave|leaving|keep|cut|filter) out|omit|"
    r"(?:убер\w+|убрать|исключ\w+|выкин\w+)|(?:lass\w* (?:bitte |mal )?weg|lass\w* aus)|"
    r"(?:qu[ií]ta|saca|elimina|descarta)(?:r|me|nos|d|rme)?|dejar? (?:de lado|fuera)|"
    r"(?:enlève|retire|écarte|vire|dégage)[rz]?|laisse[rz]? (?:de côté|tomber)|"
    r"(?:tirar?|descartar?|retirar?)|deixar? de (?:fora|lado)|прибер\w+|прибрати|вилуч\w+|"
    r"pomi(?:ń|nąć|jaj)|usuń|usunąć|wyrzuć|wywal(?:ić|cie)?"
)
# What somebody has no strength for, and "não" and "no" as people write them to each other.
_NO_STRENGTH = (
    r"(?:(?:i|we|he|she|they|just|really) |(?<!\w ))(?:can['’]?t|cannot) (?:really )?"
    r"(?:do|handle|stomach|bear|deal with)|"
    r"не (?:вынесу|выношу|вывожу|переношу|потяну|перевариваю)|не (?:витримаю|переношу|терплю|потягну)|"
    r"no (?:soporto|aguanto|puedo con|estoy para)|não t[ôo] (?:pra|para|a fim de)|"
    r"nie (?:zniosę|znoszę|wytrzymam|dam rady z)"
)
_NO_IN_CHATS = (
    r"(?:n|nn|ñ|naum) (?:(?:me|nos|lhe|le|les) )?(?:curt\w*|gost\w*|quer\w*|ker\w*|suport\w*|aguent\w*|mand[ae]|"
    r"jog[aou]\w*|gust\w+|quier\w+|kier\w+|soport\w+|aguant\w+|mola\w*|juego|jugamos|sou (?:muito )?fã de)|"
    r"j['’]?aim\w* pa|(?:veu[xt]?|kiff\w*) pa"
)
_NO_LIKING = (
    rf"{_NO_STRENGTH}|{_NO_IN_CHATS}|"
    r"(?:can['’]?t|cannot|couldn['’]?t|could not) be (?:bothered|arsed) with|couldn['’]?t care less about|"
    r"(?:steer clear|stay away|keep away) (?:of|from)|(?:any|every)thing (?:but|not)|"
    r"(?:not|isn['’]?t|aren['’]?t) (?:really |that |too |particularly |much |very )*"
    r"(?:(?:a )?(?:big |huge |great )?fans? of|into|keen on|big on|fond of|up for|in the mood for)|"
    r"(?:don['’]?t|doesn['’]?t|do not) (?:really )?(?:do|dig|care for)|no (?:interest in|desire for|patience for)|"
    r"не (?:фанат\w*|любител\w*|сторонни\w+|поклонни\w+|шанувальни\w+|прихильни\w+)|"
    r"kein\w* (?:fan von|freund von|lust auf|bock auf|interesse an)|nicht so auf|"
    r"no (?:soy|somos) (?:muy )?(?:fan|amante|amigo|amiga) de|no (?:me|nos) (?:van?|llaman?|molan?|atraen?)|"
    r"pas (?:très |trop |vraiment |grand |hyper |super )?(?:fans?|amateur|branché\w*|friand\w*) d(?:e|es|u)?|"
    r"(?:n['’])?accroche pas (?:à|aux?)|"
    r"não (?:sou|somos) (?:muito |grande )?(?:fã|fan|chegad\w+) (?:de|da|do|em|a)|não (?:curto|suporto|aguento)|"
    r"nie (?:przepadam za|jestem (?:wielkim |wielką )?fan\w* |kręcą mnie|kręci mnie|bawią mnie|jara\w* mnie)"
)
BEFORE_PHRASES = pattern(rf"\b(?:{_LEAVING_OUT}|{_NO_LIKING})(?!\w)")
# A question that asks for it is a request: "could you leave out the card games?".
ASKS_TO_LEAVE_OUT = pattern(
    rf"\b(?:{_LEAVING_OUT}|(?:weg|raus|aus)lassen|(?:raus|weg)nehmen|aussortieren|ausklammern|"
    r"(?:hariç tut\w*|çıkarır m[ıi]s[ıi]n\w*|çıkarabilir mis\w+))(?!\w)|"
    r"去掉|排除|(?:别|不要?)(?:再)?(?:推荐|给)|外して|除外して|除いて|抜いて"
)
# "Especially", "are there any" and "do you want" have the signs of a refusal in them.
_NO_SIGN = r"(?<![特级類类分性个個区區识識告离離送鉴鑑辨])"
BEFORE_IN_CHINESE = pattern(
    rf"(?<!要)不要|受不了|(?<!想)不想|(?<!能)不能|不含|(?<!有)没有|(?<!有)沒有|除了|{_NO_SIGN}[别別](?![的人处墅致称名])|"
    r"(?<!不)讨厌|(?<!不)討厭|(?<!喜)(?<!不是)不(?:太)?喜欢|"
    r"不带|不太|(?<!会)不会|不(?=暴|恐|血|吓)|拒绝|不准|不许|少来|[无無](?!论|数|比|敌|聊)")

# They refuse what stands before them.
_VERBS_IN_TURKISH = (
    r"(?:öner|tavsiye et|göster|ver|sun|getir|koy|listele|gönder|seç|ekle|dahil et|teklif et|çıkar|yolla)")
_NO_QUESTION_IN_TURKISH = r"(?!\w)(?!\s*m[iıuü])(?!\s*\?)"
AFTER_IN_TURKISH = (
    rf"(?:olmas[iı]n(?:lar)?|olmayan\w*|istemi(?:yor\w*|yo[mz])|istemem|istemeyiz|sevm(?:iyor\w*|iyo[mz]|em|eyiz)|hoşlanm\w+|"
    rf"içermeyen|içermesin|hariç|dışında\w*|haricinde|bulunmayan|geçmeyen|değil|yok|bıktım|nefret ediyorum|"
    rf"{_VERBS_IN_TURKISH}m(?:e|a|eyin|ayın|eyiniz|ayınız|esin|asın|esen|asan)|"
    rf"{_VERBS_IN_TURKISH}(?:m[ei]yor\w*|mez\w*|maz\w*)|oynam(?:am|ıyor\w*|ayız))"
    rf"{_NO_QUESTION_IN_TURKISH}")
AFTER_IN_JAPANESE = (
    r"(?:ない|なく|なし|無し|抜き|ぬき|以外|いらな|要らな|いりません|苦手|嫌|ダメ|だめ|飽き|控えめ|"
    r"(?:勧め|薦め|すすめ|出さ|見せ|入れ|選ば|紹介し|提案し|教え)ないで|やめて|勘弁|避けて|除い|お断り|NG(?![a-z]))")

# It is not to somebody's liking, in the ways that people say so; it stands behind what is refused.
_NOT_TO_MY_LIKING = (
    r"(?:(?:is|are)(?: not|n['’]?t) (?:really |exactly )?(?:my (?:thing|jam|cup|bag)|for (?:me|us))|"
    r"(?:don['’]?t|doesn['’]?t|do not) (?:really )?(?:do it for|appeal to|work for|click with) (?:me|us)|"
    r"(?:мне |нам |меня |нас |как-то |вообще |совсем |это |к душе |особо )*не (?:зашл[оаи]|заш[её]л|заход\w+|зайд\w+|"
    r"мо[её]|мои|мой|моя|для (?:меня|нас)|вкатыва\w+|вставля\w+|впечатл\w+|цепля\w+|привлека\w+|лежит|ко мне)|"
    r"(?:мені |нам |мене |якось |взагалі |зовсім |це )*не (?:зайшл[оаи]|зайшов|заход\w+|моє|мої|мій|моя|"
    r"для (?:мене|нас)|чіпля\w+|приваблю\w+|до душі)|"
    r"(?:ist|sind|war|waren) (?:\w+ ){0,2}?(?:nicht|nix|nichts) (?:so |ganz |wirklich )?"
    r"(?:mein(?:s|e)?(?: ding| fall| geschmack| welt)?|unser(?:s| ding)|für (?:mich|uns))|"
    r"(?:kann|können|konnte) (?:ich|wir) (?:\w+ ){0,2}?nichts anfangen|(?:so gar |gar |überhaupt )?nichts anfangen|"
    r"(?:liegen|liegt|reizt|reizen|taug\w+) (?:mir|mich|uns) (?:\w+ )?nicht|"
    r"no (?:es|son) (?:lo|el|la) (?:mío|mi\w*|nuestro)|no (?:es|son) (?:para|lo de) (?:mí|nosotros)|"
    r"no (?:me|nos) (?:van?|llaman?|molan?|atraen?|convencen?|gustan?)|"
    r"(?:c['’]est |ce n['’]est |c['’]est vraiment )?pas (?:trop |vraiment |du tout )?(?:mon (?:truc|délire|genre|kiff)|"
    r"ma (?:tasse|came)|pour (?:moi|nous))|très peu pour (?:moi|nous)|"
    r"não (?:é|são) (?:a |o )?(?:minha|meu|minhas|nossa|nosso|pra mim|para mim|comigo|pra nós)|não (?:me|nos) "
    r"(?:agradam?|atraem?|atrai|convencem?|pega\w*)|não rola\w*|"
    r"(?:mnie |mi |nas |nam |zupełnie |jakoś |w ogóle |to )*nie (?:kręc\w+|baw(?:i|ią)|podchodz\w+|leż\w+|jara\w*|"
    r"rajcuj\w+|moja bajka|mój klimat|moje klimaty|pociąga\w*|są dla mnie|jest dla mnie|przemawia\w*)|"
    r"(?:beni |bana |bizi |bize |pek |hiç |pek de )*(?:sarm[ıi]yor\w*|sarmaz|sarmad[ıi]|göre değil|çekmiyor|çekmez|"
    r"açmıyor|hitap etmiyor|ilgimi çekmiyor|benlik değil))"
)
_NOT_TO_MY_LIKING_UNSPACED = (
    r"(?:系|もの|物|ゲーム|とか)*(?:は|が|って)?(?:私には|自分には|あまり|あんまり|そんなに|ちょっと|"
    r"全然)*(?:好き(?:じゃ|では)(?:な|あり)|"
    r"好み(?:じゃ|では)|得意(?:じゃ|では)|興味(?:が|は)?(?:な|あり)|合わな|刺さらな|ピンとこな)|"
    r"(?:类|的|这类|那种|那类|游戏)*(?:我)?(?:不太行|(?:没|沒)(?:什么|啥)?(?:兴趣|意思|感觉)|不(?:太|怎么|"
    r"是很)?感(?:兴趣|冒)|"
    r"不对(?:我)?胃口|玩不来|不合(?:我)?(?:胃口|口味)|不是我的菜|就不必了)"
)


# Words that may refuse something near them, beside those above: where there is none of all, nothing is refused.
_NEAR = (
    r"w/o|exclud\w*|minus|avoid\w*|skip\w*|hat(?:e|es|ed|ing)|dislik\w*|loath\w*|despis\w*|detest\w*|sick of|tired of|"
    r"fed up|bored (?:of|with)|over (?:it|the|these|those|with)|enough|done with|n't|\w+n['’]t|(?:do|does|did|"
    r"wo|ca|is|are|was|were|should|would|could|must|ai)nt|"
    r"anything but|"
    r"but (?:no|not)|instead of|rather than|other than|ban(?:s|ned|ning)?|stay away|keep away|leave out|drop|lose|"
    r"can'?t stand|"
    r"burn(?:t|ed) out|free of|\w+-free|less|bar|beyond|"
    r"не(?!бо|бес|дел[юияье]|давн|дорог|много|больш|плох|обычн|вероятн|жн|рв(?!иру|у[єюй])|мец|сколько|что|котор)\w*|"
    r"ни(?:к\w*|ч\w*|где)?|без(?!ум|опасн)\w*|"
    r"надоел\w*|устал\w*|тошнит|достал\w*|хватит|избегаю|исключ\w*|только бы|лишь бы|"
    r"вместо|задолбал\w*|заколебал\w*|бесит|терпеть|помимо|против|"
    r"kein\w*|nicht\w*|nix|auß?s?er|hass\w*|satt|genug|nie(?!d)\w*|bloß|statt|leid|nerv\w*|verzicht\w*|weg mit|"
    r"ning\w+|nunca|salvo|menos|odi\w+|hart[oa]\w*|cansad[oa]\w*|evit\w*|fuera|aburr\w*|en vez|quita\w*|"
    r"aucun\w*|déteste\w*|hors|marre|ras le bol|évit\w*|excepté|plutôt que|horreur de|plus de|saoul\w*|"
    r"nenhum\w*|tirando|ode\w+|cansei|enjoei|chega de|fora|longe|"
    r"değil|olma\w*|\w+s[ıiuü]z|hariç|dışında|yok|nefret|bıktı\w*|sevm\w*|iste?m\w*|\w+mesin|\w+masın|\w+meyen|"
    r"\w+mayan|\w+m[ae]y[ıi]n|\w+m[ıiuü]yor\w*|yeter|asla|"
    rf"{_VERBS_IN_TURKISH}m[ae]|"
    r"ні(?:як\w*|ч(?:ого|ому|им|ий|ия|иє)|кол(?:и|ь)\w*|к(?:ого|ому|им|отр\w*)|хто|що|де|куди|звідки|защо|скільки|трохи)?|жодн\w*|набрид\w*|досить|годі|уникаю|замість|остогид\w*|втомив\w*|"
    r"żadn\w*|poza|nienawid\w*|dość|mam dosyć|byle nie|unik\w*|zamiast|prócz|znudz\w*"
)
_NEAR_UNSPACED = (
    r"不|没|沒|无|無|别|別|除了|讨厌|討厭|腻|够了|厌|拒绝|除外|少点|ない|なく|なし|抜き|以外|いらな|苦手|嫌|ダメ|だめ|"
    r"飽き|控え|やめ|避け|うんざり|お腹いっぱい|勘弁|パス|(?<![a-z])NG(?![a-z])|ノー|ません|ぬき|除い"
)
ANY = pattern(
    rf"\b(?:{'|'.join(sorted(BEFORE, key=len, reverse=True))}|{_NEAR}|{_LEAVING_OUT}|{_NO_LIKING}|"
    rf"{_NOT_TO_MY_LIKING})\b|{_NEAR_UNSPACED}|{_NOT_TO_MY_LIKING_UNSPACED}"
)

# What may stand between a refusal and what it surely refuses: who asks for what, and words that tell nothing of it.
_BETWEEN_WORDS = (
    "a an any some more such kind kinds sort sorts type of genre game games title titles thing things anything "
    "something stuff one ones the that which has have having with about in to for me us my please really ever at all "
    "like similar give gives giving show showing recommend suggest offer propose list send bring include pick choose "
    "want wanna need love enjoy play playing look looking again another even involving featuring containing contain "
    "contains includes it its it's is are be мне нам пожалуйста больше ещё еще мой игры игру игр игра играх игрушки "
    "про о об с со в во на из для жанра жанр типа вроде что-то что-нибудь чего-нибудь советуй советуйте посоветуй "
    "предлагай предлагайте предложи рекомендуй рекомендуйте показывай показывайте покажи давай давайте подсовывай суй "
    "кидай скидывай присылай выдавай ставь добавляй включай бери советовать рекомендовать предлагать показывать "
    "давать надо нужно нужны нужен нужна хочу хотим хочется хотел хотела бы люблю любим нравятся нравится играю "
    "играть играем снова опять тут где это mir uns bitte mehr noch wieder schon auch ein eine einen der die das des "
    "den dem spiel spiele spielen mit aus von vom zu über nach was etwas irgendwas irgendein irgendwelche empfehlen "
    "vorschlagen zeigen geben vor will wollen möchte mag mögen brauche lust auf so für ich wir nos por favor más otro "
    "otra juego juegos videojuego videojuegos de del con que tenga tengan sea sean tipo género estilo cosas cosa algo "
    "un una unos unas el la los las lo recomiendes recomiende recomendéis recomienden sugieras sugiera dé deis "
    "muestres enseñes pongas ofrezcas propongas quiero queremos quisiera busco necesito gusta gustan apetece apetecen "
    "haya incluya contenga salga lleve moi nous s'il te plaît svp d du le les l jeu jeux avec où ait soit style chose "
    "recommande recommandez conseille conseillez proposez montre montrez donne donnez suggère sors mets envoie veux "
    "voudrais voulons aime aimons besoin cherche envie jouer à au aux en plus encore jogo jogos do da dos com tenha "
    "tenham seja sejam gênero coisa coisas um uma umas o os as mais recomende recomendes recomendem recomendar "
    "recomenda indique indica indicar sugira sugere sugerir mostre mostra mostrar dê dá dar ofereça proponha passe "
    "mande traga quero queria gosto curto preciso jogar мені будь ласка більше ігор ігри гру гри іграх з із зі у "
    "жанру типу щось радь радьте порадь пропонуй пропонуйте показуй показуйте надсилай треба потрібно потрібні "
    "хочеться хотів хотіла би подобаються граю грати радити пропонувати показувати знову mi nam proszę więcej gier "
    "gry gra grę z w na dla gatunku typu stylu coś czegoś polecaj polecajcie proponuj proponujcie pokazuj pokazujcie "
    "dawaj dawajcie daj wysyłaj podsuwaj chcę chcemy chciałbym chciałabym potrzebuję lubię lubimy gram grać polecać "
    "proponować pokazywać znowu żadnych żadnego żadnej "
    # How much of it there is: "not too hard".
    "too so very that overly слишком очень так особо zu sehr so allzu demasiado tan muy trop très si muito tão demais "
    "дуже надто занадто так bardzo zbyt za tak"
)
# Between a refusal and what it refuses, too: "nie lubię też horrorów". Behind what is named they tell nothing by
# themselves: it is refused, or wished for, as what stands before.
_ALSO_WORDS = "тоже также теж також auch también aussi também też także"
ALSO = frozenset(fold(word) for word in _ALSO_WORDS.split())
BETWEEN = frozenset(fold(word) for word in _BETWEEN_WORDS.split())
BETWEEN_IN_CHINESE = (
    r"(?:给我们?|給我們?|我们?|再|又|推荐|推薦|介绍|安利|来|玩|看到?|有|含有?|带有?|"
    r"任何|太多?|那么|特别|这么|什么|那种|这种|一些|类型?|的|了|关于|款|个|是|包含|出现)*")
# "And that, too": behind a refusal it spreads that to what stands before.
TOO = (
    r"(?:too|as well|тоже|также|теж|також|auch|ebenfalls|también|aussi|également|também|da|de|też|także|也(?:是|一样)?|"
    r"もです|も)"
)
EITHER = (
    r"(?:either|neither|тоже нет|теж ні|auch nicht|tampoco|non plus|tampouco|também não|da istemem|de istemem|też nie|"
    r"也不要)"
)
_NOT_AT_ALL = (
    r"(?:no,? (?:thanks|thank you|way|go)|nah|nope|not (?:for me|really|my thing|today|again)|(?:i|we) (?:can|could) "
    r"(?:do|live|go) without|(?:is|are) (?:out|off the table|a (?:no|hard no|dealbreaker|turn-?off))|"
    r"need not apply|begone|"
    r"(?:вот )?(?:нет,? )?(?:спасибо,? )?(?:не (?:надо|нужн\w+|годится|годятся|катит|хочу|хочется)|нафиг|нах|в топку|"
    r"мимо|отпада\w+|на фиг|лесом|пас)|нет,? спасибо|netu|"
    r"(?:bitte )?(?:nein,? danke|nee|lieber nicht|eher nicht|kommt nicht in frage|fällt (?:raus|weg)|fallen (?:raus|"
    r"weg)|(?:kann|können) (?:weg|raus)|raus|muss nicht sein|brauch (?:ich|wir) nicht)|"
    r"(?:no,? gracias|(?:mejor )?no|nada|ni hablar|ni de broma|ni en pintura|paso|fuera|descartad[oa]s?)|"
    r"(?:non,? merci|bof|très peu pour moi|pas question|non|à éviter|c['’]est (?:mort|non)|(?:j['’]en|on en|"
    r"(?:j['’])?en) veux pas|dehors|merci bien)|"
    r"(?:não,? obrigad[oa]|não|nem pensar|tô fora|nada|fora|dispenso|(?:eu )?passo)|"
    r"(?:olmaz|kalsın|yok|hayır|istemem|almayayım|sağ ol)|"
    r"(?:ні,? дякую|ні|не треба|не хочу|не цікавить|геть|мимо|відпадає|відпадають)|"
    r"(?:nie,? dzi[eę]kuj[eę]|(?:to )?(?:raczej )?nie|odpada\w*|precz|podziękuję|dziękuję,? nie|nie wchodz\w+ w grę))"
)
# Who names a kind with a question mark and says no answers the question: "horror? hard pass"; so
# does who says after a comma that it is not to his liking.
ANSWERED_WITH_NO = pattern(
    rf"^\w*, {_NOT_TO_MY_LIKING}(?!\w)|"
    rf"^\w*(?: \w+)?\s*[?？]\W*(?:{_NOT_AT_ALL}|hard pass|pass|no way|no|nope|nein|nö|нет(?: уж)?|не|ні|nie|não|"
    rf"non|hayır|"
    r"ni (?:de coña|loco|loca|muerto|muerta)|jamais|jamás|nunca|никогда|ніколи|nigdy|niemals|asla|"
    r"不[要了行玩]|いや|無理|パス)"
    r"(?!\w)(?!,? (?:problem|issue|worries|idea|only|wait|preference))"
)
BEHIND = pattern(
    rf"^\w*(?: (?:games?|игр\w*|ігор|ігри|spiele?n?|juegos?|jeux|jogos?|gier|gry|oyun\w*))?,? "
    rf"{_NOT_TO_MY_LIKING}(?!\w)|"
    rf"^{_NOT_TO_MY_LIKING_UNSPACED}|"
    rf"^\w*(?: (?:games?|игр\w*|ігор|ігри|spiele?n?|juegos?|jeux|jogos?|gier|gry|oyun\w*))?"
    rf"(?:,| [—–-])? {_NOT_AT_ALL}(?=\s*(?:$|[.;!…)]|,|please|bitte|por favor|porfa|stp|svp|lütfen|пожалуйста|proszę))|"
    r"^(?:的?(?:那种|这种|类|游戏)?(?:就)?(?:算了|免了|不用了|不行|不要|免谈|拒绝|pass))|"
    r"^(?:系|もの|ゲーム)?(?:は|なら|とか)(?:遠慮|もういい|パス|無理(?!じゃ|では)|(?:結構(?:です)?|いいや|ちょっと)(?=\s*(?:$|"
    r"[。、…])))|"
    r"^\w*(?:\s+(?:oyun\w*|tür\w*|tarz\w*|gibi|içeren|olan|şey\w*|bana|bize|lütfen|sakın|hiç|bir|daha|artık|asla))*"
    rf"\s+{AFTER_IN_TURKISH}(?=\s*(?:$|[.,;!…)]|lütfen|oyun\w*|bir\b))|"
    r"^\w*\s*(?:spiele?n?|games?)?(?:\s+(?:bitte|mag|will|möchte|mögen|brauche|gefallen|ich|wir|mir|uns|lieber|gar|"
    r"überhaupt|auch|jetzt|heute))*\s+nicht(?=\s*(?:$|[.,;!…)]))|"
    r"^(?: games?)? (?:(?:is|are) not|(?:is|are)n['’]t) (?:for me|my thing|my cup)\b|"
    r"^\w*(?: (?:игр\w*|мне|нам|больше|пожалуйста|я|ігор|ігри|мені|більше))* не (?:надо|нужн\w+|хочу|хочется|люблю|"
    r"нравятся|совету\w+|предлага\w+|рекоменду\w+|показыва\w+|дава\w+|подход\w+|мо[её]|треба|радь|раджу|пропону\w+|"
    r"подобаються|моє)(?=\s*(?:$|[.,;!…)]))|"
    r"^\w*(?: (?:mi|nam|gier|gry|więcej|proszę|mnie))* nie (?:chcę|lubię|polecaj|proponuj|pokazuj|dawaj|interesuj\w+|"
    r"dla mnie)(?=\s*(?:$|[.,;!…)]))|"
    r"^(?:系|もの|物|ゲーム|とか|の|は|を|が|も|だけは|って)*"
    r"(?:勧めな|薦めな|すすめな|出さな|見せな|入れな|選ばな|紹介しな|提案しな|教えな)(?:いで|くて)|"
    r"^(?:系|もの|物|ゲーム|とか|の|は|を|が|も|だけは|って|絶対(?:に)?|本当に|マジで|まじで|ほんと|今回は?|一切|"
    r"できれば|なるべく|全部|全て|"
    r"[、 ])*(?:以外|抜き|ぬき|なし(?!でも?(?:は|いい))|無し|NG|ノー(?!マル)|ダメ|だめ|無理(?!じゃ|では)|不可(?!欠)|"
    r"禁止|論外|却下|嫌(?!い?じゃ|い?では)|"
    r"苦手(?!じゃ|では)|いらな|要らな|いりません|やめて|勘弁|避けて|除いて|お断り)"
)
# fmt: on
