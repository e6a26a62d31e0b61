"""Tells requests that say nothing of the games they want ("recommend me something") from those that do.

To search by the words of a bare request finds games whose descriptions happen to sound like it. A message is bare when
one language has all of its words below; Chinese and Japanese are not spaced, there the pieces below must make up all.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import UNSPACED, WORD, bare, fold, plain
from services.gateway.understanding.refusing.refusing_words import BEFORE, BETWEEN

# fmt: off
_GREETINGS = (
    "hi hello hey hallo hola salut bonjour ola oi olá merhaba selam привет привіт cześć hej moin servus ok okay pls plz"
)
_WORDS = (
    # English
    "no not without nothing except but too also instead a an the and or so of to for from with in on at by as if "
    "some any something anything someone smth sth stuff thing things one ones it its this that these those which "
    "what whats what's how about where when who can could would should shall will may might do does don't know idea "
    "is are am was be been being i i'm im i'd i've i'll me my mine we we're us our you you're your yours u he she "
    "his her him they their them there there's let's lets have has had got get give gimme show find pick choose "
    "suggest suggestion suggestions recommend recommends recommended recommendation recommendations recomend "
    "reccomend advise advice tell propose offer surprise want wants wanna need needs needed like looking look search "
    "searching try play plays playing played player spend pass start just really very quite well now next new again "
    "please thanks thank game games gaming videogame videogames video title titles time times day evening tonight "
    "today tomorrow weekend night afternoon morning week vacation holidays holiday long free home bored boredom mood "
    "maybe perhaps possibly lately recently bit lot kind sort seem think wonder wondering yet yes liked enjoy fresh "
    "good great nice cool best better top fine decent awesome fun interesting worth whatever random up out here else "
    "other another more most ever all everything only old year kid kids child son daughter friend friends husband "
    "wife girlfriend boyfriend",
    # Russian
    "без кроме только а и или но в во на о об про с со для до от из по к у за бы же ли ну вот это эта этот эти то "
    "что чего чему чем чё че чо что-то чё-нибудь чо-нибудь что-нибудь чего-нибудь что-нить нить че-нибудь чтоб чтобы "
    "какой какая какую какое какие каких какой-нибудь какую-нибудь какую-то какие-нибудь нибудь как где когда мне "
    "меня мной я мы нам нас ты тебя тебе вы вас вам мой моя мою он она его её ей ему им их есть нет не ничего нечего "
    "делать нечем может быть наверное уж-то уже знаю знаешь будет был можно можешь можете надо нужно нужна нужен "
    "нужны хочу хочется хотим хотел хотела хотелось хотелось-бы давай давайте дай дайте посоветуй посоветуйте "
    "посоветуешь посоветуете посоветовать порекомендуй порекомендуйте порекомендуешь порекомендовать рекомендуй "
    "рекомендуешь рекомендации советуешь совет подскажи подскажите предложи предложите предложить покажи покажите "
    "подбери подберите найди найдите выбери выбрать удиви удивите ищу искать поищи играть поиграть сыграть поиграем "
    "поиграю играем играл сыграл пройти заняться скоротать занять игра игры игру игре игр игрой игрушка игрушку "
    "игрушки игрушек видеоигру время вечер вечером вечера вечерок сегодня завтра сейчас теперь выходные выходных "
    "день дня неделю отпуск досуг скучно скука пожалуйста плиз спасибо хорошее хорошую хорошая хороший хорошие "
    "хороших лучшее лучшую лучшие классное классную классная крутое крутую крутая крутые прикольное прикольную "
    "интересное интересную интересная интересные годное годную отличное отличную новое новую новенькое стоящее любую "
    "любое любая всё все самое другое ещё еще очень просто лет год ребёнка ребёнку ребенка ребенку сына сыну дочки "
    "дочке дочери друга другом друзей друзьями жены женой мужа мужем свободное",
    # German
    "ohne kein keine keinen außer nur ein eine einen einem einer eins der die das den dem des und oder aber für mit "
    "auf in im an am zu zum zur von vom bei um als so wie was welches welche welchen welcher wer wo wann mir mich "
    "ich wir uns du dich dir dein ihr euch sie er es man mein meine meinen meiner meinem sein seine ist ihre sind "
    "bin "
    "hast habt habe hab haben hätte kann kannst könntest könnt können soll sollte sollen könnte würde würdest will "
    "möchte mag magst wollen wollte gib gibt gibt's gibts gern gerne etwas irgendwas irgendein irgendeine "
    "irgendeinen nichts nicht empfiehl empfehle empfehlen empfiehlst empfehlung empfehlungen vorschlag vorschlagen "
    "schlag schlage vor rat rate zeig zeige such suche suchen finde find überrasch überrasche wähle spiel spiele "
    "spielen spielst spielt spielchen game games zocken zock gezockt videospiel videospiele computerspiel zeit abend "
    "abends heute morgen jetzt nun mal bitte danke gut gute gutes guten guter beste bestes besten tolle tolles toll "
    "schön schönes schöne cool cooles nett nettes neu neues neue lust langweilig langeweile vielleicht tun machen "
    "kannste wochenende feierabend tag woche urlaub nächstes nächste einfach irgend alles ander anderes noch mehr "
    "sonst eigentlich dann also weiß ahnung kind kinder sohn tochter jahre alt freund freundin freunde freunden frau "
    "mann interessantes interessant spannendes",
    # Spanish
    "sin nada excepto solo sólo un una unos unas el la los las lo y o u pero de del a al en con para por que qué "
    "cual cuál cuales cuáles como cómo donde cuando me mi mí mis yo nos nosotros tú tu te ti usted su le les se es "
    "son hay haya ser estoy tengo tienes tiene puedo puedes podrías podría puede debo debería quiero quisiera "
    "queremos querría gustaría necesito busco buscamos buscar dame deme di dime recomienda recomiéndame recomiendame "
    "recomiéndeme recomiendas recomiende recomendar recomendarme recomendación recomendaciones sugiere sugiéreme "
    "sugerencia sugerencias aconseja aconséjame propón proponme muestra muéstrame enséñame elige escoge sorpréndeme "
    "sorprendeme encuentra jugar juego juegos juguemos juega jueguito juegue haz hacer jugamos videojuego "
    "videojuegos algo alguno alguna algún alguien cosa cosas tiempo rato noche tarde hoy mañana ahora fin semana "
    "finde día dias vacaciones favor porfa gracias bueno buena buenos buen mejor mejores genial guay chulo nuevo "
    "nueva interesante siguiente próximo aburro aburrido aburrida bien más otro otra todo cualquier cualquiera sé no "
    "hijo hija años novia novio amigo amigos",
    # French
    "sans sauf pas seulement un une des le la les l du de d à au aux et ou mais en dans sur pour par avec chez que "
    "qu quoi qu'est-ce qu'est ce c'est cela ça quel quelle quels quelles comment où quand qui me moi m je j j'ai "
    "j'aimerais j'aurais on nous tu te toi vous t'as as-tu es est sont suis ai a as avez y il elle ils ne rien sais "
    "peux pouvez peut pourrais pourriez pourrait dois devrais faut veux voudrais aimerais aimerait envie besoin "
    "cherche cherchons chercher donne donne-moi donnez donnez-moi dis dis-moi recommande recommande-moi recommandes "
    "recommandez recommandez-moi recommander recommandation recommandations conseil conseils conseille conseille-moi "
    "conseilles conseillez conseillez-moi conseiller suggère suggère-moi suggestion suggestions propose propose-moi "
    "proposez proposes proposer montre montre-moi trouve trouve-moi choisis surprends surprends-moi surprenez-moi "
    "jouer joue "
    "jouons jeu jeux truc trucs chose choses quelque quelques-uns vidéo temps soir soirée ce-soir aujourd'hui demain "
    "maintenant week-end weekend jour semaine vacances nuit ennuie m'ennuie plaît plait s'il stp svp merci bon bonne "
    "bons bien meilleur meilleurs super sympa cool chouette génial intéressant nouveau prochain n'importe faire "
    "peut-être autre plus tout mon ma mes fils fille ans copine ami amis",
    # Portuguese
    "sem exceto só apenas um uma uns umas o a os as e ou mas de do da dos das em no na num numa com para pra pro por "
    "que quê qual quais como onde quando me mim meu minha eu nós nos gente você vocês vc vcs cê te ti tu seu é são tem "
    "há ser "
    "estou estar tô to tenho tens posso pode podes podia poderia devo deveria deveriam quero queria queremos "
    "gostaria preciso procuro procurando busco dá dê da-me dá-me diz diga dica dicas recomenda recomende recomendas "
    "recomendar recomendação recomendações recomendo sugere sugira sugestão sugestões sugerir aconselha indica "
    "indique indicação mostra mostre manda acha encontra escolhe surpreenda surpreende surpreenda-me surpreende-me "
    "jogar jogo jogos joguinho jogue videogame videojogo algo alguma algum alguns alguém nada coisa coisas tempo "
    "noite tarde hoje amanhã agora fim semana fds dia férias favor pf obrigado obrigada bom boa bons legal massa "
    "bacana melhor melhores novo nova interessante próximo tédio fazer talvez entediado entediada outro outra mais "
    "tudo qualquer bem aí ai sei não filho filha anos amigo amigos namorada namorado",
    # Turkish
    "olmadan olmasın olmayan dışında hariç istemiyorum sadece bir bi iki ve veya ya da de ama için ile gibi mi mı mu "
    "mü ki şu bu o ne neyi nasıl hangi hangisi hangisini nerede ben bana beni benim biz bize bizim sen sana seni siz "
    "size var varsa yok mıydı vardır misin mısın musun müsün misiniz olur olsun olabilir lazım gerek istiyorum "
    "isterim istiyoruz istedim arıyorum arıyoruz arar öner önerin önerir önersene önerisi öneri öneriler önerebilir "
    "önerirsin önerirsiniz önerileriniz tavsiye et eder edin edebilir ver verir söyle söyler göster bul bulur seç "
    "şaşırt oyna oynayalım oynayayım oynasam oynamalıyım oynamak oynamalı oynayacak oynayabileceğim oynanır oynar "
    "oyun oyunu oyunlar oyunları oyunlardan şey şeyler şeyi bişey birşey zaman vakit akşam akşama akşamlık bugün "
    "yarın şimdi hafta sonu gün gece tatil sıkıldım canım sıkkın sıkılıyorum lütfen teşekkürler iyi güzel en harika "
    "süper yeni ilginç farklı başka bakalım bilmiyorum herhangi yapacak belki sıradaki sonraki şöyle hadi biraz "
    "çocuğum çocuk yaşında oğlum kızım arkadaşım",
    # Ukrainian
    "без крім лише тільки а і й та або але в у на про з зі із для до від по за би б ж же чи ну ось це ця цей ці то "
    "що чого чим щось чогось щоб який яка яку яке які якийсь якусь якась якісь яких небудь що-небудь як де коли мені "
    "мене я ми нам нас ти тебе тобі ви вас вам мій моя мою він вона його її їй йому є немає не нічого знаю може "
    "можна можеш можете треба потрібно потрібна потрібен хочу хочеться хочемо хотів хотіла хотілося давай дай дайте "
    "порадь порадьте порадиш порадите порадити порекомендуй порекомендуйте рекомендуй рекомендуєш рекомендації "
    "порада підкажи підкажіть запропонуй запропонуйте покажи покажіть підбери знайди знайдіть обери вибери здивуй "
    "здивуйте шукаю шукати грати пограти зіграти пограємо пограю граємо зайнятися гра гри гру грі ігор ігри грою "
    "іграшку відеогру час вечір ввечері вечора сьогодні завтра зараз тепер вихідні вихідних день дня тиждень "
    "відпустку нудно нема робити будь ласка дякую хороше хорошу гарне гарну гарна добре добру найкраще найкращу "
    "найкращі класне класну круте круту прикольне цікаве цікаву цікавого нове нову нового будь-що будь-яку все усе "
    "інше ще дуже просто років рік дитини дитині сина сину доньки доньці друга друзями",
    # Polish
    "bez oprócz tylko a i oraz lub albo ale by tu no może robić w we na o od do dla z ze za po przy u żeby to ta ten "
    "te tego tej co czego czym coś czegoś jaki jaka jaką jakie jakiś jakąś jakieś jakaś jakiegoś jakichś jakiej jak "
    "gdzie kiedy mi mnie mną ja my nam nas ty ciebie ci cię pan pani mój moja moją mojego mojej on ona jest są nie "
    "nic wiem możesz możecie można mógłbyś mogłabyś mogę trzeba potrzebuję chcę chce chciałbym chciałabym chcemy "
    "chętnie daj dajcie polec poleć polecisz polecicie polecacie polecasz polecić polecenie polećcie rekomenduj "
    "rekomendacja rekomendacje poradź doradź podpowiedz zaproponuj zaproponujesz pokaż znajdź wybierz zaskocz szukam "
    "szukamy poszukuję grać zagrać pograć pogram zagram gram gra grę gry grą gier gierkę gierka gierki czas wieczór "
    "wieczorem wieczoru dziś dzisiaj jutro teraz weekend dzień tydzień urlop wakacje nudzę się nudno proszę dzięki "
    "dziękuję dobry dobra dobrą dobre dobrego najlepsza najlepszą najlepsze najlepszy fajny fajna fajną fajne "
    "fajnego ciekawy ciekawa ciekawą ciekawe ciekawego super nowy nową nowe nowego cokolwiek dowolną wszystko inną "
    "inne jeszcze bardzo lat dziecka dziecku syna córki przyjaciółmi znajomymi",
)
_UNSPACED = re.compile(
    r"不要|不想|没有|不|无|只|なし|無し|抜き|以外|だけ|推荐|推薦|介绍|安利|给我|給我|帮我|幫我|请|請|麻烦|来|來|找|选|挑|随便|隨便|有没有|有沒有|有什么|有什麼|有啥|什么|什麼|啥|"
    r"哪个|哪些|哪款|怎么|一下|一点|一些|一个|一個|一款|几款|几个|个|個|款|些|点|的|了|吗|嗎|呢|吧|啊|呀|我们|我們|我|你们|你|"
    r"想要|想|要|能|可以|该|該|应该|会|去|在|和|跟|玩玩|玩|打|好玩|不错|有趣|有意思|好|最|游戏|遊戲|今晚|今天|明天|晚上|现在|"
    r"現在|周末|週末|时间|時間|接下来|下一个|无聊|無聊|谢谢|謝謝|惊喜|给个|不知道|还是|是|有|适合|孩子|朋友|"
    r"おすすめ|オススメ|お勧め|お薦め|ゲーム|教えてください|教えて|ください|下さい|紹介して|紹介|探して|探し|選んで|見つけて|"
    r"お願いします|お願い|おねがい|何かいい|何か|なにか|なんか|何が|何を|何|なに|どんな|どれ|どの|次|今夜|今晩|今日|明日|今|"
    r"週末|夜|暇つぶし|暇|時間|遊びたい|遊ぼう|遊べる|遊べば|遊ぶ|遊び|やりたい|やれば|やる|プレイしたい|プレイ|欲しい|ほしい|"
    r"面白い|おもしろい|楽しい|いい|良い|よい|驚かせて|ある|あり|ない|ます|ません|ましょう|です|でしょう|します|して|した|する|"
    r"すれば|しよう|もの|やつ|こと|いる|います|私|僕|俺|子供|友達|みんな|"
    r"くれ|くださ|なら|から|まで|ので|けど|って|ちょっと|とか|か|が|は|を|に|で|と|の|も|へ|や|な|よ|ね|て|ば|し|し|た|い"
)
# fmt: on
# Who only refuses tells nothing of what is wanted; these words mean something in another language than theirs.
_REFUSING = frozenset(map(bare, BEFORE | BETWEEN)) - {"love", "lust", "die", "sea", "son", "mag", "sets"}
_LANGUAGES = tuple(_REFUSING.union(fold(bare(word)) for word in f"{each} {_GREETINGS}".split()) for each in _WORDS)


def tells_of_games(text: str) -> bool:
    """Whether words tell anything of the games that are wanted; numbers and punctuation do not."""
    readable = plain(text)
    if UNSPACED.search(readable):
        readable = _UNSPACED.sub(" ", readable)
    said = {fold(bare(match.group())) for match in WORD.finditer(readable)}
    words = {each for each in said if not each.isdigit()}
    return not any(words <= language for language in _LANGUAGES)
