"""Holds words and letters that give away in which language a short message is, for ten languages with alphabets.

A word stands with every language that it is common in; words of games and of the internet, which all languages share,
stand nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from services.gateway.understanding.plain_text import bare

# fmt: off
_WORDS: Mapping[str, str] = {
    "en": """a an the and or but not no nothing without with for from of to in on at by is are was be been it its i you we
        they he she my your me some something any anything one ones more less than like what which who when where why how
        do does did can could would should want need give show tell play game games please thanks thank hi hello hey bye
        good best old new short long easy hard about there this that these those just only too very im dont lets yes co op ty surprise job up out if so all any was were has have had
        sup yo laters cheers mate dude rubbish write essay human robot great awesome stupid useless idiot
        helpful tomorrow weather legend scary cheap family kids son daughter wife husband kid year olds many
        much made cost mates""",
    "de": """ein eine einen einem einer der die das den dem des und oder aber nicht kein keine keinen nichts ohne mit für von
        zu zum zur im am auf bei ist sind war es ich du wir ihr sie mein meine meinen dein mir mich dir dich was welche
        welches welcher wer wann wo warum wie kann könnte will möchte mag brauche gib zeig sag spiel spiele spielen bitte danke
        hallo tschüss gut beste alt alte neu neue kurz kürzer lang länger leicht schwer noch mehr weniger als etwas
        irgendwas auch nur zu sehr ja nein mal schon über gibt hast du heute abend lieber andere anderes ersten zweite
        dritte gegen nach raus
        kostet moin servus grüß na nervst nutzlos blöd dumm doof vielen dank tschüssi tschau ciao bis später bald mach
        heißt bist hilft hilfst wetter morgen mensch roboter schreib läuft kam erschienen gibts wurde hat steckt
        lange dauert braucht viele stunden leute jahren kinder sohn tochter frau mann unser kostenlos bloß würde
        wäre hätte könnt euch uns denn doch gruseliges lustiges
        rennspiel suche geht immer reichen kommt lass weg soll dann ganz nettes fürs fürn zwei drei
        vom hinter ballerspiel rundenbasiert rundenbasierte aufbauspiel denkspiel gruselspiel gruselig kriegsspiel weltraum
        abenteuer kurzes rätsel schießen""",
    "es": """voy morir morirme matarme suicidarme un una unos unas el la los las y o pero no nada sin con para por de del al en es son era lo yo tú tu mi me te se
        qué que cuál quién cuándo dónde cómo puedo quiero necesito dame muéstrame dime juego juegos jugar por favor gracias
        hola adiós bueno mejor viejo nuevo corto más mas menos algo algún alguno alguna también muy sí otro otra este
        esta ese esa eso esos hay estoy tengo hoy noche primero segundo segunda tercero cuánto dura salió hasta luego ya
        parecido niños años barato busco eres recomiéndame dos nos vale aburro jaja quizás cállate sorpréndeme vemos igual los tranquilo silla resuelve chao baratos
        estrategia carreras disparos plataformas turnos cartas otros otras cuántas cuántos
        tal tío crack mil máquina inútil tonto deberes mates cuídate venga genial pronto haces hizo sacaron está
        cuesta tarda juegan pueden mis hijos hijo hija sobrina marido mujer novia colegas enséñame seguir
        viviendo aguanto
        excepto anterior borra todo salvo aparte novelas piratas cooperativo precio clásicos bucle relajado
        partidas últimamente prefiero ningún mierda
        a como sobre tiene tres hace zombis historia buena uno cuatro mí quiere móvil año tiempo puede largo
        mañana sangre rol película películas peli juega puzles demasiado mucho bajo hermano libros libro
        supervivencia nadie niño niña abierto ahora coches miedo lucha fútbol guerra terror misterio relajante
        mejores fácil difícil mundo aventuras jugué jugado cambia distinto distinta
        malo mala creadores conducir sigilo rompecabezas naves dibujado peleas cortito""",
    "fr": """aimé presse critiques un une des le la les l et ou mais pas ne rien sans avec pour de du d au aux en est sont c il elle je tu nous vous
        mon ma mes ton moi toi me te que quoi quel quelle quels qui quand où pourquoi comment combien peux veux voudrais
        cherche donne montre dis jeu jeux jouer s plaît merci salut bonjour bonsoir revoir bon meilleur vieux nouveau
        court plus moins quelque chose aussi seulement très oui non autre autres ce cette ces ça sur dans ai suis es ans
        premier première deuxième troisième soir encore genre trop comme fait propose marche j n qu
        coucou robot infiniment tard nul nulle écrire lettre heure salutations bisous aime humain bête inutile
        ciao dire parle sorti sortie derrière vendus exemplaires âge gamin fils fille ami amis copine mec truc
        gratuit gratos jouable existe plutôt laisse tomber rigolo envie vivre beaucoup
        oublie tout on recommence mélange efface va gestion combat hormis façon bonne nuit juste ambiance
        développeur svp ni
        créateurs courses tir tirs énigmes réflexion plateformes voitures aventure stratégie horreur peur guerre espace mignon
        détente bagarre baston cartes""",
    "pt": """vou morrer um uma uns umas o a os as e ou mas não nada sem com para pra por de do da dos das no na nos nas em é são
        era eu você tu meu minha me te se que qual quem quando onde como posso quero queria preciso mostra diz jogo
        jogos jogar favor obrigado obrigada valeu olá oi tchau bom melhor velho novo curto mais menos algo algum alguma
        também só muito sim outro outra este esta esse essa isso tem tô estou hoje noite primeiro segundo segunda
        terceiro quanto saiu já ainda até logo crianças anos barato tipo parecido tá desculpa talvez beleza falou opa vale kkkk sobre
        dois duas recentes corrida cartas outros outras estratégia quantas quantos
        aí brigadão obrigadão gente verdade lixo dever matemática receita fui abraço burro inútil tchauzinho
        roda sai dá fez tempo leva dublagem cópias vendeu moleque filha filho irmã irmão galera zerar joguinho
        legal curti grátis aguento viver
        nova escolho tirando fora cansei regras detesto dispenso enjoei evito explica longo demais custa
        conversa luta tudo zumbi esquece resolve busca pirata
        todo tranquilo cooperativo turnos piratas três tenho coisa filme filmes série história depois celular
        vai sangue nem mim fim dez fazer qualquer cabeça quatro livros livro zumbis agora dinheiro pessoas
        criança ninguém calmo aberto antigos meio pelo então sozinho bem assustador sobrevivência mistério
        violência tiros tiro guerra terror relaxante melhores fácil difícil mundo aventuras joguei jogado muda
        diferente
        criadores tiroteio assustadores luta lutinha cartinhas plataformas corridas enigmas espaço guerrinha""",
    "tr": """bir ve veya ama değil yok hiç için ile gibi kadar daha çok az en bu şu o ben sen biz siz benim senin bana sana
        ne hangi kim zaman nerede neden niye nasıl kaç mı mi mu mü var istiyorum isterim lazım ver göster söyle öner
        önerir misin oyun oyunu oyunlar oynamak oynayacak lütfen teşekkürler sağol selam merhaba güle hoşça iyi güzel eski
        yeni kısa uzun kolay zor başka şey bişey birşey sadece evet hayır olsun olmasın akşam bugün ilk ikinci üçüncü
        yaş tek kişilik ya da bence de sıkıldım bedava ucuz
        selamlar sağ ol sağolun bay kaçtım aptal aptalsın insan mısın şiir yaz hava olacak yarın yapıyorsun
        görüşürüz eyvallah kanka çıktı yapmış yaptı kimin saat sürüyor kişiyle oynanıyor uygun paralı sattı
        kızım oğlum kardeşim eşim arkadaşım olsa istemiyorum artık yaşamak
        musun mısınız nedir önce sonra naber nasılsın oynadım icin olmasin sevmedim süresi yerel birkac birkaç
        strateji sıra tabanlı yarış korku bulmaca nişancı macera dövüş savaş araba uzay rahatlatıcı""",
    "pl": """i lub albo ale nie bez z ze dla na w we od do po o jest są był to ja ty my mi mnie ci cię mój moja co jaki jaka
        jakie który która kto kiedy gdzie dlaczego czemu jak ile mogę chcę chciałbym potrzebuję daj pokaż powiedz poleć gra grę
        gry gier grać zagrać proszę dzięki dziękuję cześć hej witam pa dobry najlepsza stara nowa krótki krótsze dłuższe
        długa łatwa trudna jeszcze więcej mniej niż coś jakąś jakieś też tylko bardzo tak inne inną inny ta ten te tego
        pierwsza druga drugi drugie trzecia dziś wieczór lat się czy już nic
        siemanko siema elo hejka naura stokrotne dzięks jesteś człowiekiem beznadziejny głupi wypracowanie
        napisz pogoda jutro razie trzymaj zobaczenia jasne spoko wyszedł wyszła wyszło zrobił zrobiła autorem
        działa miejsca zajmuje kosztuje teraz synek córka córki dziecko żoną mężem siostrą bratem szukam
        polecisz biorę żyć chce
        nowsze sprzed darmowe zasady trudne poza starczy unikam recenzje strategie sam grasz pomocy szukasz bije
        dwoje telefon może być dobra trochę jutro chętnie raczej
        turowa turowe turowy turową strzelanka strzelankę strzelanki wyścigi wyścigów przygodowa przygodową zręcznościowa
        karcianka karciankę logiczna logiczną skradanka skradankę platformówka platformówkę bijatyka bijatykę
        kosmosie relaksująca straszna krótka twórców""",
    "ru": """и или но не нет ничего без с со для на в во от до по о это я ты вы мы мне меня тебя мой моя что какой какая какие
        какую который кто когда где почему зачем как сколько могу хочу хочется нужно нужна дай покажи скажи посоветуй
        посоветуйте порекомендуй игра игру игры игр играть поиграть пожалуйста спасибо привет здравствуй здравствуйте
        пока хорошо лучше старая новая короткая покороче подлиннее попроще ещё еще больше меньше чем тоже только очень
        да другая другую другое эта этот эти первая вторая третья сегодня вечер лет есть был вышла чтобы нибудь можно надо просто если уже вот давай ладно расскажи умереть жить стих
        здарова здаров спс спасибки робот тупая железка погода бывай выручил нашел сделал делал вышел вышло
        проходить идёт стоит скока щас часов возраста нам нужен жена муж друг сын дочь внучке надоели хватит
        всем сил
        про у так тебе напиши доброго друга людей бот скинь поясни будь ласка братом нудно здоров та из бы ли
        всё чтоб чего такое к двоих после играет любит будет вообще слишком взять делать вроде ищу такой объясни
        начать помоги она второй теперь начнём хочет много кино книги книгу войну войны войне космос стратегия
        стратегии стратегию ужасы жанр ребёнка ребёнку подольше новее старее сначала заново""",
    "uk": """старша старший молодша платний платна безкоштовний безкоштовна і й та або але не ні нічого без з із зі для на в у від до по про це я ти ви ми мені мене тебе мій моя що який яка
        які яку який хто коли де чому навіщо як скільки можу хочу хочеться треба потрібно потрібна дай покажи скажи порадь
        порадьте порекомендуй гра гру гри ігор грати пограти будь ласка дякую привіт вітаю бувай добре краще стара нова
        коротка коротше довше простіше ще більше менше ніж теж тільки лише дуже так інша іншу інше інший ця цей ці перша
        друга третя сьогодні вечір років є був вийшла щоб щось якусь будь чи можливо гаразд байдуже вибач залишив болить дурень ранку доброго помилка тупий нудно розкажи жарт допоможи справи файно чудово годі досить набридло дитини дитячий
        якого року перегони жахи стратегія інші
        вітаннячко вдячний вдячна людина бот здоров дурний напиши твір столиця щиро безкоштовний безкоштовна
        безкоштовне безкоштовні безкоштовно зробив зробила зʼявилася людей писав мова жити подругою братом
        донечка синочок шукаю набридли порадиш цікаве красиву пригоду кілька жодних
        ти грай грає робот ситий занадто довго спочатку почнемо жодного останню обираю першу пропонуй поменше ненавиджу детективи
        виживання друже таку найкраща зброя вправи потягне поясни негайно скинь усе часова дешевше балачок
        просто о погода давай нам друг сил уже космос можна двох буде таке немає під якщо любить було чого чим
        краща надто хочемо крім нема замість взагалі проти вже саме трохи прибери бажано годин війну війни
        спершу наново легше важче третю нульових новачок якою яким якої якому якими зроблено зроблена бувайки""",
}
# fmt: on
_AS_WRITTEN = {code: frozenset(words.split()) for code, words in _WORDS.items()}
# Words that many type without their accents; not those that are another language's then.
_WITHOUT_ACCENTS = ("pl", "tr", "pt", "es", "fr")
_LEAST_LETTERS_WITHOUT_ACCENTS = 3
_OF_ALL_LANGUAGES = frozenset(("gratis",))


def _bare_forms(code: str) -> frozenset[str]:
    others = frozenset(word for other, words in _AS_WRITTEN.items() if other != code for word in words)
    forms = {bare(word) for word in _AS_WRITTEN[code] if len(word) >= _LEAST_LETTERS_WITHOUT_ACCENTS}
    return frozenset(forms - others - _OF_ALL_LANGUAGES)


WORDS: Mapping[str, frozenset[str]] = {
    code: words | _bare_forms(code) if code in _WITHOUT_ACCENTS else words for code, words in _AS_WRITTEN.items()
}
# Letters and marks that one language has and the others here have not, or hardly.
LETTERS: Mapping[str, str] = {
    "de": "äß",
    "es": "ñ¿¡",
    "fr": "œèêëùûîï",
    "pt": "ãõ",
    "tr": "ğış",
    "pl": "ąęłńśźż",
    "ru": "ыэъё",
    "uk": "іїєґ",
}
# How words end that have at least five letters.
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "uk": ("ти", "ння", "ття", "гою", "кою", "лою", "ною", "тою"),
    "ru": ("ать", "ять", "еть", "ишь", "ешь", "его", "ая", "ое", "ие", "ия", "ые", "ый"),
    "es": ("ción", "ciones", "dad", "dades", "miento"),
    "pt": ("ção", "ções", "dade"),
    "de": ("spiel", "spiele", "spielen", "spiels"),
}
# Languages that share so many words that a short message may be in either, and what one of the two spells as the other
# does not, at least in words that are its own.
NEAR: Mapping[str, str] = {"ru": "uk", "uk": "ru", "es": "pt", "pt": "es"}
SPELLED: Mapping[str, str] = {
    "es": r"\w*(?:ll[aeo]|(?<![qg])ue[bcdgjlmnrstvz]|(?<!q)ie[cdlmnrstv]|ión)\w*",
    "pt": r"\w*(?:[ln]h[aeou]|ss[aeiou]|ç[aou]|ei[rx]|ões|ão)\w*",
}
