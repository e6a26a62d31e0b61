"""Holds the words, in eleven languages, of which questions about any game are made, whatever they ask for.

Articles, pronouns, auxiliaries, prepositions, hedges, numbers, and the verbs and nouns that are said of every game: to
play it, to come out, to take so long. A word that names what is asked for, such as "soundtrack", stands in none.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import fold

# fmt: off
_SPACED = """
a an the this that these those it its is are was were be been being am do does did done have has had having can could
will would shall should may might must need needs i me my mine you your u ur we us our they them their he she him her
his who whom whose which what when where why how of in on at to for from by with without about into over up out off as
than then so and or but if not no yes any some all both each every other another one ones else there here now today
tonight ever already still just only really actually exactly precisely roughly approximately approx around circa maybe
perhaps thats theyre youre theres hasnt havent wouldnt couldnt shouldnt happen happens happened knows anyone anybody
everyone masterpiece gem favourite favorite little please pls thanks thx hey hi ok okay well um hmm btw lol again
hes shes originally initially officially even also too very much many more most less least quite pretty game games
title titles
play plays played playing playable player run runs running work works get gets got getting take takes took taken come
comes came coming go goes going went let lets see know tell told say says said ask wondering curious remember remind
forgot think guess find want wanna kind sort type thing things stuff lot bit people person persons guys mates day days
days' time times new old back finish finished finishing beat complete completed deal whats whos wheres hows whens
whend whod im dont doesnt didnt isnt arent wasnt cant id ill ive d s t m re ve ll vs versus between two three four
five six seven eight nine ten alone average quick question folks fella dude thank credit behind such own anything
something nothing whether since until till long ago actual nice good mean hear heard looking look called named name
original either first second third fourth fifth last latest self

не ни да нет и или а но же ли бы то вот ну это эта этот эту этой этих эти та тот той те тех он она оно они его ее её
их ей ему им нее неё нею ней него них ним ними мне меня мной мой моя мою мои моем моём моей ты тебя тебе вы вас вам мы
нас нам кто кого кому что чего
чему чем где куда когда как какой какая какое какие какую каком каких каким сколько почему чей чья в во на с со у к ко
о об от до из по за для при под над через без около примерно вообще реально точно именно вроде кажется интересно скажи
скажите подскажи подскажите напомни напомните знаешь знаете расскажи можно нельзя может могу можем есть быть был была
было были будет будут игра игры игру игре игрой игр играть играет играется поиграть поиграем сыграть играем пройти
проходится выйти вышла вышел вышло вышли выходит выходила идет идёт шла пойдет пойдёт работает запускается занимает
уйдет уйдёт нужно надо обязательно сразу еще ещё уже только просто тоже также очень такой такая такое там тут здесь
сейчас раз два две три четыре пять шесть двое трое четверо двоих троих один одна одной одного самый самая самое самой
изначально впервые появилась появился появилось поступила придумал людей человек человека народу вместе всего все всё
весь вся хватит среднем из-за чтобы если плиз пожалуйста привет слушай а-ка время какого которого которой скольки
скольких могут смогут можете хотим вдвоем одному насколько длится длиться тянется уложиться укладывается надолго
разработчик разработчики платно стоит обычно примерное поставить поиграться зайти заходить года лет дня дней
игрушка игрушку игрушки штука хочу хотел оригинал оригинале между против первая первый первое первую первой вторая
второй второе вторую третья третий третье третью четвёртая четвёртый четвёртую пятая пятый пятую последняя последний
последнюю последней

ein eine einen einem einer eines der die das den dem des dies diese dieser dieses es er sie ihn ihm ihr ihre sein
seine ist sind war waren wird werden wurde wurden worden bin bist hat habe hab haben hatte hast kann können kannst
könnte koennen kannste konnte will möchte muss müssen musst soll darf ich du wir uns mich mir dich dir man jemand mein
meine meinem meinen meiner dein wer wen wem wessen was welche welcher welches welchem welchen wann wo woher wohin
warum wie wieso von vom für fürs in im ins an am auf aufs aus bei beim bis durch gegen mit nach ohne über um unter vor
zu zum zur zwischen und oder aber auch nur noch mal denn doch eigentlich eben wohl schon wirklich genau ungefähr etwa
circa ca rund so sehr viel viele vielen mehr weniger als dann wenn ob nicht kein keine nein ja nochmal nochmals
überhaupt jetzt heute damals ursprünglich zuerst erst bitte danke hallo hey ok sag sagen sagst weißt weiss weiß weisst
erzähl kennst spiel spiels spieles spiele spielen spielt gespielt zocken zockt gezockt kommt kam kamen gekommen raus
rausgekommen herausgekommen draußen gibt gibts gab geht ging läuft laufen lief dauert gedauert braucht brauche brauch
brauchen gebraucht durchzuspielen durchspielen steckt dahinter stammt eins zwei drei vier fünf sechs leute leuten
personen person menschen zusammen gemeinsam allein alleine typ art ding sache titel teil jahr zeit tag tage ganze ab
seit hinter tun freigegeben eigentliche geeignet mehreren jahren wievielt vielt ältere älteren jüngere sich dreht
heißt verantwortlich zu-zweit denen ander anderen anderes durchs lang ganz davon dabei dafür damit darauf drauf
drin dran erste erster erstes ersten zweite zweiter zweites zweiten dritte drittes dritten vierte viertes fünfte
letzte letztes letzten

un una data datan unos unas el la los las lo y e o u pero no ni sí si que qué quien quién quienes quiénes cual cuál
cuáles cuando cuándo donde dónde como cómo cuanto cuánto cuánta cuántos cuántas por para de del al a en con sin sobre
entre hasta desde es son era fue fueron ser sido sea está están estaba estar ha han he había haber hay hubo tiene
tienen tengo tenía tener puedo puede pueden podemos se poder voy va van ir me te le les nos mi mis tu tus su sus yo tú
él ella ellos esto este esta estos estas eso ese esa aquel aquella otro otra más menos muy mucho mucha muchos muchas
poco algo alguien nadie todo toda todos todas ya aún todavía también solo sólo ahora hoy antes luego exactamente
realmente más-o-menos aproximadamente originalmente inicialmente oye hola gracias porfa favor ok vale pues bueno dime
dices decir sabes sabe saber recuerdas acuerdas juego juegos jueguito jugar juega jueguen jugarlo jugando jugable
título salió salio sale salieron salir lleva llevar llevó tarda tardas tardo tardó tardar pasar pasarse pasármelo
terminar terminarlo acabar acabarlo completar funciona corre anda dos tres cuatro cinco seis personas persona gente
juntos sola cosa tipo sacaron sacó veces cómo-de apta apto recomendada recomendado adecuado trata debo solos
únicamente estuvo año años tiempo día días mío mía vez ahí aquí detrás encontrar llama primero primera primer segundo
segunda tercero tercera tercer cuarto cuarta quinto último última

un une des le la les l d du de au aux et ou mais ne n pas non oui si que qu quoi qui quel quelle quels quelles quand
où comment combien pourquoi lequel laquelle lesquels par pour dans en sur sous avec sans entre chez vers depuis jusque
est sont était été être soit a ont ai as avait avoir aura peut peux peuvent pouvoir va vais vont aller faut dois doit
c ce cet cette ces cela ça ca il elle ils elles on je j tu vous nous me m te t se s moi toi lui leur leurs mon ma mes
ton ta tes son sa ses y plus moins très trop beaucoup peu aussi encore déjà toujours juste seulement vraiment
exactement environ à-peu-près près origine initialement alors donc bon ben euh salut merci stp svp dis dites dire sais
savez jeu jeux jouer joue jouent jouable jouait titre sorti sortie sortis sort sortir sort-il paru date dure durer
prend prendre mets met mettre terminer finir boucler tourne marche passe dispo existe trouve derrière deux trois
quatre cinq six personnes personne gens ensemble seul chose truc genre année an ans temps jour jours est-ce esque
est-ce-que t-il c'est l'a l'ont d'où qu'il qu'elle qu'on j'ai n'est s'est t'as l'on d'un d'une qu'est-ce qu'est d'être
y'a ya est-il peut-on faut-il combien-de suis j'peux conseillé adapté recommandé date-t-il dater daté une-fois fois
autre autres tout tous toute toutes premier d-abord première deuxième second seconde troisième quatrième cinquième
dernier dernière

um uma uns umas o a os as e ou mas não nao nem sim se que quê quem qual quais quando onde como quanto quanta quantos
quantas por pra pro pras pros para de do da dos das em no na nos nas num numa ao à aos com sem sobre entre até desde é
são era foi foram ser sido seja está estão tá estar tem têm tinha ter tenho há havia posso pode podem dá dar deu vou
vai vão ir me te lhe meu minha meus minhas teu seu sua seus suas eu tu você vocês ele ela eles elas gente isso isto
esse essa este esta aquele aquela outro outra mais menos muito muita muitos muitas pouco algo alguém ninguém tudo todo
toda todos já ainda também só agora hoje antes depois exatamente realmente mesmo aproximadamente cerca originalmente
ei oi valeu favor ok bom então né diz dizer sabe saber lembra fala jogo jogos joguinho jogar joga jogam jogável
jogando título saiu sai saíram sair faz leva levar levou demora demorou demorar dura zerar zero terminar acabar
completar fechar roda rodar funciona pega dois duas três quatro cinco seis pessoas pessoa juntos sozinho coisa tipo
ano veio vieram lançou indicado recomendado adequado classificação estava tava dono donos anos tempo dia dias vez aí
aqui lá trás atrás preciso precisa tive primeiro primeira segundo segunda terceiro terceira quarto quarta quinto
último última

bir adlı isimli denen diye ni nı nu nü si sı su sü yapıtı arkadaşlar kimden acaba hangisiydi fazla en-fazla para
ödüyor ödemek muyuz muyum miyiz miyim yaşlı bu şu o ve veya ya da de ki mi mı mu mü mıdır midir mudur ne nedir neden
nasıl niçin hangi hangisi kim kimin kime kimdir kaç kaça kaçta nerede nereden zaman için ile ilgili gibi kadar göre
daha en çok az biraz hiç her hep tüm bütün bana beni benim ben sen sana seni senin biz bize bizim siz size onu onun
ona onlar bunu bunun şunu var yok mevcut olan olur oluyor oldu olarak olması ise ama fakat yoksa mesela peki hani yani
işte tam tamı tamamı yaklaşık ortalama civarı aslında gerçekten ilk ilk-olarak sonra önce şimdi bugün artık hâlâ hala
bile sadece yine tekrar oyun oyunu oyunun oyunlar oyna oynanır oynanıyor oynanabilir oynayabilir oynayabiliyor oynamak
oynayabilirim oynarız oynar oynanan çıktı çıkmış çıkış çıkan çıkıyor geldi gelmiş yapımı biter bitiyor bitirmek
bitirmesi bitmesi sürer sürüyor alır alıyor almak çalışıyor çalışır desteği söyle söyler söylesene biliyor biliyorsun
musun misin mısın hatırlıyor iki üç dört beş altı tane kişi kişiyle insan birlikte beraber arkadaşım arkadaşımla tek
çıkardılar çıkardı çıkarmış uygun uygundur kaçıncı hangisinin kimler kimlerin kimde parça kadarlık ondan bundan inda
ında unda ünde inde dir dır mısınız lazım gerek gerekiyor dan yıl yılı yılında yılda sene senesinde gün saat saatte
şey başlık isim lütfen selam merhaba teşekkürler tamam te ta den ten tan nin nın nun nün in ın un ün yi yı yu yü i ı u
ü a e ye la le yla yle birinci birincisi ikinci ikincisi üçüncü üçüncüsü dördüncü beşinci sonuncu sonuncusu ilki

bunları şunları onları kostets eigentlich gerade nochmal kto kakogo goda skolko eto ona on na pochemu imenno
estos esos estas esas ellos ellas duran ceux celles ces ils elles jeux durent esses estes essas eles elas jogos duram
juegos bunlar bunlara bunların bunlardan onlar onların şunlar oyunlar hepsi her diesen denen davon dauern alle
ігри ігор усі обидві игры обе gry wszystkie obie każda jakimi których

якого котрого з'явилася з'явився з'явилось триває займає проходити пройти розробник розробники грається скількох
можуть підходить відколи мною не ні та й і або чи а але ж же б би то ось ну це ця цей цю цієї цих ці
той тієї він вона воно вони його її їх йому їй нього неї них ним ними ньому цього цьому цей цим мені мене мій моя мою
моєму моїй ти тебе тобі ви вас вам ми нас нам хто
кого кому що чого чому чим де куди коли як який яка яке які яку якої якому яких скільки чий чия чиє в у на з із зі до
від по за для при під над через без біля приблизно взагалі справді точно саме здається цікаво скажи скажіть підкажи
нагадай знаєш розкажи можна може можу можемо є бути був була було були буде будуть гра гри гру грі грою ігор грати
грає пограти зіграти вийти вийшла вийшов вийшло виходила йде піде працює запускається потрібно треба ще вже тільки
лише просто теж також дуже така такий там тут зараз один одна два дві три чотири п'ять двох трьох разом всього усе все
весь спочатку вперше створив людей осіб часу часі рік роки років дня будь ласка привіт слухай перша перший першу другу
друга другий третя третю третій четверта остання останню останній

wyszedł którego której jakiego zajmuje jakim przechodzić przeszła ukazał ukazała odpowiedni odpowiednia
stworzyła trwają ilu-osób doroślejsza ktoś od-kiedy czyjego nie ni tak i a oraz lub albo czy ale że żeby to ten ta tę
tą te tego tej tym tych ci on ona ono oni jego jej ich mu nim nich niej nimi mnie mi mój moja moją moim mojej ty cię
ciebie tobie wy was
wam my nas nam kto kogo komu co czego czemu czym gdzie kiedy jak jaki jaka jakie jaką jakiej jakich ile ilu dlaczego
czyj czyja czyje który która które którą którym w we na z ze do od po za dla przy pod nad przez bez około mniej więcej
bardziej jest są był była było były będzie będą być ma mają mam mieć można da się może mogę możemy mogą trzeba
potrzeba muszę gra gry grę grze grą gier grać gram gramy gra-się zagrać zagram zagramy pograć granie wyszła wyszło
wychodzi wyjść wydano stworzył stoi trwa zajmie przejść przejście przechodzi skończyć ukończyć ukończenie działa
chodzi pójdzie jeszcze już tylko też także bardzo taki taka takie tam tu tutaj teraz dziś raz jeden jedna dwa dwie
dwóch dwoje dwójkę trzy trzech cztery czterech pięć osób osoby osoba ludzi razem wszystko cały cała najpierw dokładnie
właściwie mniej-więcej powiedz wiesz przypomnij proszę hej cześć no ok rok roku lat lata czas czasu dni dzień tytuł
rzecz coś oryginalnie pierwotnie siebie sobie kolegą pierwsza pierwszy pierwszą pierwsze druga drugi drugą drugie
trzecia trzeci trzecią czwarta czwartą ostatnia ostatni ostatnią

wait hold oh oops omg yo anyway max maximum minimum details info nobody none noone either neither
погоди погодите подожди стоп ой кстати про обо подробнее подробней побольше больше максимум минимум никого никто ничего
никакой никаких
warte moment halt maximal höchstens mindestens mehr näheres über niemand niemanden nichts keinerlei gehen passen
espera cuéntame háblame máximo mínimo detalles nada ningún ninguna pasa
attends attend m'en raconte maximum détails infos rien aucun aucune
peraí espera conta máximo mínimo detalhes nada nenhum nenhuma partir
bekle dur hakkında bilgi ver verir maksimum üstü kimse hiçbir saatte saate
зачекай чекай стривай про детальніше докладніше більше максимум нікого ніхто нічого жодного
czekaj poczekaj maksymalnie maksimum więcej starcza starczy nikt nikogo nic żadnych
element elements elemente elementen elementos éléments elementy elementów öğe öğesi öğeleri элемент элементы элементов
елемент елементи елементів
know wondering curious знать узнать хотелось wissen würde würd gern gerne quiero quisiera gustaría veux voudrais
savoir aimerais j'aimerais quero queria gostaria bilmek öğrenmek istiyorum isterim merak ettim ediyorum знати дізнатися
хотілося chcę chciałbym chciałabym wiedzieć ciekawi ciekawe ciekaw
realy rly thought assumed правда действительно думал думала считал считала казалось чтоб dachte gedacht glaubte echt
creía pensaba verdad croyais pensais achei achava pensei verdade sanıyordum sandım cidden думав вважав здавалося щоб
naprawdę myślałem myślałam sądziłem serio
"""
# These ask for nothing of their own unless it is asked how long or how many: "how long did it take to make" asks for no
# length, and "how many people bought it" for no players.
_OF_MAKING = """
buy bought купил kaufen купити купувати kupić kupować
faits faites
make makes made making hizo hicieron hacer hecho hace faire fait font fizeram fazer feito fez делали делал сделали
сделана сделан создавал создавала robi robił zrobił zrobiła zrobili зробив зробила зробили робив yapmış yapıldı
yapılmış
yapan yaptı gemacht machen macht hergestellt gearbeitet
"""
# Said of makers, where it is asked who they are: "how big is the team" asks for something else.
_OF_MAKERS = """
responsible brought team teams worked working company companies firm group credited idea came ответственна
ответственен
ответственный рук дело производства команда стоит придумала придумали verantwortlich team firma ausgedacht
programmierte
programmiert pertenece responsable responsables vient boîte boite équipe equipo equipe responsável responsáveis
ekip firma eseri arkasında команда стоїть справа рук відповідає zespół firma odpowiada autorstwa
"""
_UNSPACED = (
    # Chinese
    "算不算|算|些|它们|各|手|时候|候|是不是|花钱|钱|买|最多|最少|有没有|能不能|可不可以|什么时候|请问|想问|问一下|大概|大约|一共|到底|究竟|具体|当时|最初|原来|真的|其实|平均|正式|"
    "游戏|款|这|那|哪个|哪家|哪些|哪|谁|什么|怎么|怎样|几|多少|多|的|了|吗|呢|吧|啊|呀|是|有|在|上|里|中|下|能|可以|可|会|要|来着|"
    "需要|得|被|由|给|对|和|与|跟|或者|或|还是|比|比较|最|都|也|还|才|就|只|再|又|很|太|个|部|作|人|玩家|玩|打|通|完|一起|"
    "一个|两个|三个|四个|两|二|三|四|五|我|你|他|她|它|们|出|做|发|推出|问世|公司|家|年|时|时间|小时|支持|版本|版|运行|跑|用|"
    "想知道|说说|介绍|等等|等一下|啥|适合|详细|来|去|到|从|为|之前|之后|前|后|先|第|次|本|该|平台|机|吗|呢|告诉|知道|记得|觉得|一下|请|所有|全部|左右|以|不|没|"
    # Japanese: what is written in kana alone is left out as a whole
    "何時|何年|何月|何人|何処|何|誰|本当|大体|正確|最初|元々|普通|平均|全部|今|私|僕|俺|君|人数|人|作品|出来|出|遊|会社|年|月|"
    "時間|時|教|一番|番目|番|目|対応|版|機種|機|動|使|終|買|持|見|知|言|思|必要|発売|初|先|後|前|頃|くらい|一緒|友達|合計|"
    "最大|最小|詳|紹介|説明|ゲーム|タイトル|プレイ|クリア|ソフト"
)
# fmt: on


def _folded(words: str) -> frozenset[str]:
    return frozenset(
        part
        for word in words.split()
        for part in re.findall(r"[^\W_]+", fold(word).translate(str.maketrans("ıł", "il")))
    )


SPACED, OF_MAKING, OF_MAKERS = _folded(_SPACED), _folded(_OF_MAKING), _folded(_OF_MAKERS)
# As the text is folded, so are they: kana lose their marks.
UNSPACED = re.compile("|".join(sorted({fold(each) for each in _UNSPACED.split("|")}, key=len, reverse=True)))
