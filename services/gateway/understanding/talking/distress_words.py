"""Holds the words of who wants to live no longer, who is unwell, and who only exaggerates, in eleven languages.

`distress.py` says which of them count when.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import pattern

# fmt: off
# Who wishes to be dead: said of a boss and with a laugh it means nothing, and denied it is no distress.
WISHES_TO_BE_DEAD = pattern(
    r"\b(?:(?:want to|wanna|wish i could|rather) (?:just )?(?:die|be dead)(?! (?:less|laughing|again|often|a lot|of |"
    r"trying|constantly|every|all the|than|like a|as |with a|for (?:my|a|the) (?:king|queen|clan|team|cause)|"
    r"in (?:a |the |one |two )?(?:game|dark|elden|hardcore|battle|combat|hit|shot|pvp|raid)))|"
    r"wish i (?:was|were) (?:dead|never born|not alive)|"
    r"(?:хочу|хочется|лучше бы) (?:просто |уже )?(?:умереть|сдохнуть)(?! (?:со смеху|от (?:смеха|скуки)|в (?:игр|бою)|"
    r"как|за|реже|меньше))|"
    r"(?:will|möchte|wäre (?:am liebsten|lieber)) (?:einfach |doch )?(?:nur (?:noch )?)?(?:sterben|tot(?: sein)?)"
    r"(?! (?:wie|als|im|lachen))|"
    r"(?:quiero|quisiera|ganas de) (?:morir(?:me)?)(?! (?:de|en|por|a|como|menos)\b)|"
    r"(?:veux|voudrais|envie de) (?:juste )?(?:mourir|crever)(?! (?:de|d['’]|en|au|dans|comme|moins)\b)|"
    r"(?:quero|queria|vontade de) (?:morrer)(?! (?:de|em|no|na|por|como|menos)\b)|"
    r"ölmek istiyorum|keşke ölsem|ölsem (?:daha iyi|keşke|de kurtulsam)|"
    r"(?:умереть|сдохнуть|вмерти|померти) (?:хочу|хочется|хочеться)|umrzeć chc[ęe]|"
    r"(?:хочу|хочеться|краще б) (?:просто |вже )?(?:померти|вмерти|здохнути)(?! (?:зі сміху|від (?:сміху|нудьги)|"
    r"у (?:грі|бою)|"
    r"як|за|менше))|"
    r"(?:chc[ęe]|chce mi si[ęe]|wolał(?:a)?bym) (?:już |po prostu )?(?:umrzeć|nie żyć)(?! (?:ze śmiechu|z nudów|"
    r"w (?:grze|"
    r"walce)|jak|za)))\b|"
    r"(?<![不没])想死(?![我你他她它这那])|(?<!い)死にたい(?!ほど|わけ|とは|なんて)"
)
# Who says so means it, whatever else stands in the message.
MEANS_TO_DIE = pattern(
    r"\b(?:kill(?:ing)? myself|(?:want|wanna|going|gonna|ready|about|plan|planning|"
    r"decided) (?:to )?(?:end (?:it all(?! with)|"
    r"my (?:own )?life|things for good)|take my (?:own )?life|commit suicide|unalive myself|hurt myself|harm myself|"
    r"cut myself)|"
    r"(?:want to|wanna|going to|gonna|ready to) end it(?: (?:now|here|tonight|today|already|soon))?(?=\W*(?:$|[.,;:!?]|"
    r"before|so|and|but|because|please))|"
    r"ending my (?:own )?life|took my own life|commit(?:ting)? suicide tonight|i['’]?m (?:feeling )?suicidal|"
    r"i am (?:feeling )?suicidal|i feel suicidal|"
    r"i(?:['’]?m|['’]?ll| am| will| should| might| could| want to| wanna|mma)?(?: just| going to| gonna| really)* "
    r"(?:kms|kys)|(?<!you )(?<!re )(?:gonna|imma|wanna) (?:just )?(?:kms|kys)|tak(?:e|ing) my own life|"
    r"(?:better|happier) (?:off )?without me(?! playing)|"
    r"(?:no ?one|nobody|no one else) (?:would|will|['’]d|is going to|is gonna) (?:even |ever |really )?(?:miss me|"
    r"care if i|"
    r"notice (?:if|when|that) i(?:['’]?m| am| was| were)? (?:died|die|"
    r"dead|gone|disappear\w*|vanish\w*|left this world))|"
    r"no (?:reason|point|will) (?:to|in|of) (?:live|living|being alive)(?! there)|"
    r"(?:don'?t|do not|no longer) want to (?:live|be alive|exist|wake up)(?! (?:in|on|there|here in|early|at|my|the|"
    r"next|"
    r"tomorrow (?:morning|early)|with|near|without))|"
    r"can'?t go on living|"
    r"покончи(?:ть|л|ла|м) с (?:собой|жизнью)|покончу с (?:собой|жизнью)|хо(?:чу|чется) со всем (?:этим )?покончить|"
    r"хочу вс[её] (?:это )?(?:закончить|прекратить)(?=\W*(?:$|[.,;:!?]))|убить себя|убью себя|уби(?:л|ла) (?:бы )?себя|"
    r"наложи(?:ть|л|ла) на себя руки|хочу исчезнуть навсегда|"
    r"не хочу (?:больше |уже )?(?:жить|просыпаться|существовать)(?! (?:в|на|с|по|рядом|среди))|"
    r"не хочется (?:больше |уже )?жить|жить (?:больше |уже |мне )*не (?:хочу|хочется)(?! (?:в|на|с|по|рядом|среди))|"
    r"(?:нет|не вижу) смысла (?:жить|в (?:моей )?жизни|дальше жить)|"
    r"незачем (?:больше )?жить|(?:всем|им|вам|мир\w*) (?:будет |было бы )?(?:лучше|легче) без меня|режу себя|"
    r"(?:по мне )?никто (?:по мне )?не (?:будет (?:по мне )?скучать|заскучает|заплачет)|"
    r"никто (?:и )?не заметит,? (?:если|когда|что) (?:я|меня)|"
    r"ich bring\w* mich (?:noch |jetzt |einfach |heute )?um|ich mich (?:noch |selbst )?umbringe|"
    r"(?:will|möchte|werde|könnte) mich (?:selbst )?(?:umbringen|verletzen|ritzen)|mir das leben nehm\w+|"
    r"(?:will|möchte|mag) (?:einfach )?nicht mehr (?:leben|aufwachen|da sein|weiterleben)|"
    r"(?:will|möchte) (?:es|alles|allem|dem (?:ganzen|allen)) (?:einfach |jetzt )?(?:beenden|ein ende (?:setzen|"
    r"machen))(?=\W*(?:$|[.,;:!?]))|"
    r"(?:besser|leichter) ohne mich|(?:niemand|keiner) (?:würde|wird) mich vermissen|"
    r"mich (?:würde|wird) (?:doch |eh |sowieso |ohnehin )?(?:niemand|keiner) vermissen|"
    r"(?:quiero|quisiera|ganas de) (?:matarme|suicidarme|no despertar|quitarme la vida|hacerme daño)|"
    r"(?:voy a|antes de) (?:matarme|suicidarme|quitarme la vida)|me (?:voy a|quiero) (?:matar|suicidar)|me suicid\w+|"
    r"(?:ya )?no quiero (?:seguir )?(?:vivir|viviendo|despertar)(?! (?:en|con|la|el|una?)\b)|sin ganas de (?:seguir )?"
    r"(?:vivir|viviendo)|(?:mejor|felices) sin mi|no (?:le )?(?:veo|encuentro) sentido a (?:la vida|vivir)|"
    r"acabar con mi vida|quiero (?:acabar|terminar) con (?:todo|esto)(?=\W*(?:$|[.,;:!?]))|"
    r"nadie me (?:va a |iba a )?(?:extrañ|ech)\w+(?: de menos| en falta)?|"
    r"(?:veux|voudrais|vais|envie de) (?:me (?:tuer|suicider|faire du mal)|mettre fin à mes jours)|"
    r"je me (?:tue|suicide)(?! à)|(?:veux|voudrais|envie d['’]) ?en finir(?! avec (?!la vie|tout))|"
    r"(?:plus|pas) envie de (?:vivre|continuer à vivre|me réveiller)(?! (?:dans|avec|ça|une))|"
    r"(?:ne )?veux plus (?:vivre|être là)(?! (?:dans|avec|ça|une))|mieux sans moi|mettre fin à mes jours|"
    r"(?:ne )?manquerai(?:s|t)? à personne|personne ne me (?:regretter\w+|pleurer\w+)|à qui je manquerai\w*|"
    r"(?:quero|queria|vontade de) (?:me matar|sumir (?:pra|para) sempre|acabar com minha vida|"
    r"me machucar)|vou me matar|"
    r"(?:quero|queria|vontade de) acabar com (?:tudo|isso)(?=\W*(?:$|[.,;:!?]))|(?:que )?eu me mat[eo]|me suicid\w+|"
    r"não (?:quero|aguento) mais (?:viver|acordar)(?! (?:em|no|na|sem|com)\b)|(?:sem|perdi a) vontade de viver|"
    r"tirar (?:a )?minha (?:própria )?vida|(?:melhor|melhores) sem mim|"
    r"ninguém (?:vai |iria |ia )?(?:sentir(?:ia|á)? (?:a )?(?:minha )falta|se importar(?:ia)? se eu)|"
    r"(?:artık )?(?:yaşamak|uyanmak) istemiyorum|yaşamanın (?:bir )?anlamı (?:yok|kalmadı)|kendimi öldür\w+|"
    r"intihar (?:etmek (?:istiyorum|üzereyim)|edeceğim|etmeyi düşünüyorum|etmeden)|canıma kıy(?:acağım|mak|madan)|"
    r"kendime zarar ver\w+|bensiz daha iyi|kimse (?:beni |bana )?özle(?:mez|meyecek|mezdi)|"
    r"kimse yokluğumu (?:fark \w+|hisset\w+)|(?:hayatıma|her şeye) son ver(?:mek|eceğim|meden)\w*|"
    r"her şey(?:i|e) bitirmek istiyorum|"
    r"не хочу (?:більше |вже )?(?:жити|прокидатися)(?! (?:в|у|на|з|по|поруч))|не хочеться (?:більше |вже )?жити|"
    r"вкоротити собі віку|накла(?:сти|в|ла|ду) на себе руки|вбити себе|вб['’ʼ]ю себе|вби(?:в|ла) (?:б )?себе|"
    r"хочу зникнути назавжди|покінчити (?:з|із) (?:собою|життям)|покінчу (?:з|із) (?:собою|життям)|"
    r"хочу все (?:це )?(?:закінчити|припинити)(?=\W*(?:$|[.,;:!?]))|"
    r"(?:немає|не бачу) сенсу (?:жити|в (?:моєму )?житті)|(?:всім|усім|їм) (?:буде |було б )?(?:краще|легше) без мене|"
    r"ріжу себе|ніхто (?:за мною |мене )?не (?:буде (?:за мною )?)?(?:сумува\w+|засумує|скучатиме)|"
    r"ніхто (?:й |і )?не помітить,? (?:якщо|коли|що) (?:я|мене)|"
    r"chc[ęe] (?:się zabić|zniknąć na zawsze|ze sobą skończyć)|(?:zanim|bo|że|to) się (?:zaraz )?zabiję|zabiję się|"
    r"nie chc[ęe] (?:już )?żyć(?! (?:w|na|z|obok)\b)|nie chce mi się (?:już )?żyć|odebrać sobie życie|"
    r"odbiorę sobie życie|skończ(?:yć|ę) ze sobą|popełni(?:ć|ę) samobójstwo|"
    r"chc[ęe] (?:z tym|ze wszystkim) (?:wszystkim )?skończyć(?=\W*(?:$|[.,;:!?]))|lepiej beze mnie|"
    r"nie widzę sensu (?:życia|w życiu)|nikt (?:by )?(?:za mną )?nie (?:będzie )?(?:za mną )?(?:za)?tęskni\w*|"
    r"nikt (?:nawet )?nie zauważy,? (?:że mnie|jak mnie|gdy mnie|jeśli))\b|"
    r"不想活(?!在|动|跃|着看)|(?:我|想|要|准备|打算|考虑|决定|正在)(?:现在|马上|真的|只)?(?:去|要|想)?自[杀殺]|自杀(?:算了|前给)|"
    r"在我?自杀之?前|活着没(?:有)?(?:意思|意义)|(?:我|真的|快要?|已经)活不下去|结束(?:我|自己)的?生命|没有我(?:会)?更好|"
    r"(?:没有?|不会有)人会?(?:想念|想|在乎|怀念|记得|发现)我(?!的|们)|(?:想|要)(?:一了百了|了结(?:一切|自己)|结束(?:这)?一切)|"
    r"生きていたくない|生きたくない|消えてしまいたい|(?<!が)消えたい(?!時)|自殺(?:したい|しよう(?:と思|かな|か|$)|する前|します|するしか|を考えて)|"
    r"生きる意味が(?:ない|わからない)|もう生きられない|自分を傷つけたい|(?:全部|すべて|何もかも|人生を?)(?:を)?終わりにしたい|"
    r"(?:私|俺|僕|自分)(?:が|なんて|なんか)(?:いなくなって|いなくて|死んで)も(?:誰も|悲し)|"
    r"誰も(?:私|俺|僕|自分)(?:のこと)?(?:を|が|なんて|なんか)?(?:いなくても|惜しま|悲しま|必要とし)"
)
# These are distress, too, unless something is wished for: they name what games may be about.
MAY_BE_WHAT_A_GAME_SHOWS = pattern(
    r"\b(?:(?:i['’]?m|i am|im) (?:going|ready) (?:to )?(?:die|be dead)(?! (?:laughing|of|in|again|trying|a))|"
    r"suicidal(?! (?:mission|squad))|hurt(?:ing)? myself|"
    r"cut(?:ting)? myself|self[- ]harm\w*|no (?:reason|point|will) (?:to|in|of) (?:go on|going on)|"
    r"(?:don'?t|do not|no longer) want to be here any ?more|can'?t go on (?:any ?more|like this)|"
    r"(?:порезать|резать) себя|мысли о (?:суициде|самоубийстве|смерти)|(?:лучше|легче) без меня|"
    r"mich umbringen|mich (?:selbst )?(?:verletzen|ritzen)|selbstmordgedanken|suizidgedanken|"
    r"quiero desaparecer|quitarme la vida|hacerme daño|no (?:le )?(?:veo|encuentro) sentido a nada|"
    r"(?:veux|voudrais|envie de) disparaître|me faire du mal|pensées suicidaires|"
    r"me machucar|intihar (?:etmek|etmeyi|düşün\w*)|canıma kıy\w+|kendime zarar|"
    r"різати себе|(?:краще|легше) без мене|думки про (?:самогубство|смерть)|"
    r"zabić się|myśli samobójcze|(?:tnę|ciąć|okaleczam) się)\b|"
    r"自[杀殺]|自残|活不下去|结束生命|生きてる意味|自分を傷つけ|リストカット"
)
# What in games is hard to bear, and how one laughs about it.
HARD_TO_BEAR = pattern(
    r"\b(?:(?<!my )(?<!our )(?<!mein )(?<!mi )(?<!mon )(?<!meu )(?<!moj )(?:boss(?:es|a|u|em|om|y|e|fight\w*)?|bossów)|"
    r"levels?|quests?|tutorials?|grind\w*|controls|bugs?|lags?|matchmaking|teammates|ranked|respawns?|"
    r"(?:this|that|these) (?:game|fight|match|mission|puzzle|stage|section)s?|"
    r"(?<!мои )(?<!моего )(?<!моему )(?<!наш )босс\w*|уров(?:ень|н\w+)|лаг(?:и|ов|ает)?|баг(?:и|ов)?|катк\w+|"
    r"тиммейт\w*|гринд\w*|эт\w+ (?:игр|бо[йя]|мисси)\w*|"
    r"endgegner\w*|endboss\w*|dies\w+ (?:spiel|level|runde|mission|kampf)\w*|"
    r"(?:este|ese) (?:jefe|juego|nivel)|jefe final|est[ae] (?:partida|misión|pantalla)|"
    r"ce (?:boss|niveau|jeu|combat)|cette (?:partie|mission)|"
    r"ess[ea] (?:chefe|jogo|fase|partida|missão)|este jogo|esta fase|chef(?:ão|e final)|"
    r"bu (?:boss|oyun|bölüm|seviye|görev)\w*|"
    r"(?<!мій )(?<!мого )(?<!наш )бос(?:а|и|ів|ом|у)?|рів(?:ень|н\w+)|ц\w+ (?:гр|бі|місі)\w*|"
    r"poziom\w*|t(?:a|ej|ą|ę) (?:gra|grę|gry|grze|misj\w+|walk\w+)|ten (?:poziom|etap))\b|"
    r"(?<=[\u3040-\u9fff])boss|关卡|这关|这游戏|这个游戏|副本|队友|卡顿|ボス|ステージ|このゲーム|ラグ|レベル上げ"
)
LAUGHS = pattern(
    r"\b(?:lo+l|lmf?ao\w*|rofl|(?:a?ha){2,}h?|he(?:he)+|xd+|а?(?:ха){2,}х?|лол|ржу\w*|ору|ja(?:ja)+j?|k{3,}|(?:rs){2,}|"
    r"mdr|ptdr)\b|哈哈|23333*|笑死|[wｗ]+$|草$|[(（]?笑[)）]?|😂|🤣|😅|💀|😆|;\)|:D"
)
JOINS = pattern(
    r"\b(?:and|и|und|y|et|e|ve|і|та|i|a|oraz|but|но|aber|pero|mais|mas|ama|але|ale)\b|[,;.!?。、，！？]|和|而且"
)
DENIES = pattern(
    r"(?:\b(?:not|never|don'?t|do not|doesn'?t|didn'?t|не|no|nao|nie|nicht|ne|pas)\s+(?:(?:really|"
    r"actually|even|exactly|"
    r"just|очень|прям|wirklich|vraiment|realmente)\s+)?|不是?|没有?)$"
)
# "A game where I can kill myself", "I keep killing myself with grenades".
IN_A_GAME = pattern(
    r"\b(?:where (?:i|you)(?: can| could| may| have to)?|in which (?:i|you)(?: can| could)?|keep|kept|accidentally|"
    r"always|constantly|without|end(?:s|ed|ing)? up|где (?:можно|я|ты)|де (?:можна|я|ти))\s+$"
)
# "A game about self-harm", "with suicidal thoughts".
IS_ABOUT = pattern(
    r"\b(?:about|on|with|of|про|о|об|über|mit|sobre|con|avec|sur|com|hakkında|o|z|ze|з|із)\s+(?:\w+\s+){0,2}$|"
    r"(?:关于|有|涉及)\w{0,2}$"
)
# What somebody who is unwell may say; with one of these in it no message is taken for a mere wish.
UNWELL = pattern(
    r"\b(?:depress\w*|hopeless\w*|worthless\w*|lonely|alone in|cry(?:ing)?|cried|panic\w*|anxi\w*|grie\w*|died|dead|"
    r"dying|death|funeral|suicid\w*|broken|hurts?|overwhelm\w*|burn(?:t|ed) out|can'?t (?:take|cope|do this)|"
    r"депресс\w*|одинок\w*|безнад\w*|плач\w*|паник\w*|тревог\w*|умер\w*|смерт\w*|похорон\w*|плохо|тяжело|больно|"
    r"устал\w*|"
    r"нет сил|сил (?:больше )?нет|не могу больше|depri\w*|einsam\w*|hoffnungslos\w*|wein\w*|panik\w*|gestorben|tod|tot|"
    r"kann nicht mehr|am ende|verzweif\w*|deprim\w*|solo en|llor\w*|ansiedad|muri\w*|muert\w*|no puedo más|"
    r"no aguanto\w*|déprim\w*|seule? au|pleur\w*|angoiss\w*|mort\w*|désespér\w*|n'en peux plus|à bout|sozinh\w*|"
    r"chor\w*|"
    r"ansiedade|morr\w*|não aguento\w*|desesper\w*|depres\w*|yalnız\w*|ağl\w*|umutsuz\w*|öl[dü]\w*|dayanam\w*|"
    r"bunald\w*|"
    r"самотн\w*|безнад\w*|плач\w*|померл?\w*|смерт\w*|важко|боляче|немає сил|не можу більше|samotn\w*|płacz\w*|"
    r"beznadziej\w*|umar\w*|śmier\w*|nie mam siły|nie daję rady|rozpacz\w*)\b|"
    r"抑郁|孤独|绝望|崩溃|难过|想哭|去世|撑不住|受不了|辛い|つらい|苦しい|孤独|泣いて|亡くな|死|絶望|限界"
)
# fmt: on
