"""Holds the words by which questions in eleven languages ask about an attribute of a game.

A word that ends in "*" stands for all words that begin so, and "~" for up to two words of any kind; letters without
spaces between words (Chinese, Japanese) are looked for anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping

# fmt: off
# What no column says and what is asked for in words for what a column does say. All else that is not known is known by
# words that no question about a column has, see `coverage.py`.
UNKNOWN = (
    # Services that lend games: who names one names no console.
    "game pass*", "gamepass*", "ps plus*", "playstation plus*", "ps now", "switch online", "ea play", "ubisoft plus", "geforce now*",
    "xcloud*", "apple arcade*", "amazon luna*", "netflix*", "гейм пас*", "геимпас*", "пс плюс*", "по подписке есть", "ゲームパス",
    # Whether those on different machines meet, and how many play it.
    "cross play*", "crossplay*", "cross platform", "crossplatform", "кросспле*", "кроспле*", "кроссплатформ*", "кросплатформ*", "juego cruzado",
    "jogo cruzado", "crossgen", "跨平台联", "クロスプレイ", "クロスプラットフォーム", "player count*", "players online", "active players", "concurrent players", "какой онлайн",
    "онлайн сейчас", "spielerzahl*", "aktif oyuncu*",
    # What others think of it.
    "rated well", "well rated", "highly rated", "рейтинг на", "рейтинг у",
    # What it took to make it.
    "entwicklung ~ gekostet", "took to make", "take to make", "take to develop", "years to make", "сколько лет делали",
    "сколько лет разрабатывал*", "скільки років робили", "скільки років розробл*", "ile lat robiono", "何年かけて",
    # What comes after it, what was made of it, where it takes place, and how much room it takes.
    "ドラマ化", "アニメ化",
    "another dlc", "devam oyunu*", "donde se desarrolla", "cuanto pesa",
)
FIRST = (
    "first", "earlier", "older", "oldest", "before", "newer", "later", "after", "раньше", "позже", "новее", "viejo*", "altere*", "jungere*", "yasli",
    "vieja*", "eski", "старш*", "老", "之前",
        "первым", "первой", "первее", "старее", "сначала", "zuerst",
    "fruher", "alter", "eher", "vor", "nach", "spater", "neuer", "primero", "antes", "despues", "antigu*",
        "anterior", "premier", "avant", "apres", "vieux", "vieille", "recent*", "ancien*", "primeiro",
    "mais antigo", "mais velho", "once", "ilk", "раніше", "пізніше", "новіша", "першою", "першим",
        "старіша", "pierwsz*", "przed",
    "wczesniej", "pozniej", "starsz*", "先", "更早", "早", "古い", "前に", "更老", "旧",
)
ALIKE = (
    "fan", "fans", "like", "similar*", "alike", "compare*", "похож*", "как", "общего", "напомин*", "ahnlich*", "wie", "vergleich*",
    "como", "ressemble*", "semblable*", "comme", "parec*", "benz*", "gibi", "схож*",
        "подібн*", "як",
    "podobn*", "像", "类似", "相似", "似て", "似た", "みたい", "ような",
)
YEAR = (
    "kogda", "kakogo goda", "vyshl*",
    "зарелиз*", "выпустили", "выпущен*", "випустили", "випущен*", "上市",
    "when", "whens", "year", "release*", "come out", "came out", "how old", "date", "когда", "сколько лет",
        "давно", "год", "года", "году", "годах",
        "вышл*", "выход*",
    "релиз*", "wann", "jahr*", "erschien*", "veroffentlich*", "kam raus", "cuando", "ano", "sali*", "lanz*",
    "estren*", "quand", "annee", "sorti*", "quando", "saiu", "lancad*", "lancamento", "ne zaman",
        "yil*",
    "cikti", "cikis*", "коли", "рік", "рок*", "році", "вийшл*", "вийшов", "реліз*", "kiedy", "rok*", "wysz*",
    "wyda*", "premier*", "哪年", "哪一年", "几几年", "年份", "什么时候", "何时", "发行", "发售", "いつ", "何年",
        "発売", "リリース",
)
DEVELOPER = (
    "razrabotchik*", "razrabotal*", "sdelal*",
    "firma", "compania", "empresa", "equipe", "equipo", "компани*", "компані*", "команда", "кем", "чьего", "чьих", "чиїх",
    "создан*", "zespol", "ekip", "团队", "开发商", "公司", "作者", "出自", "開発者", "チーム", "designed",
    "who", "whos", "whose", "by whom", "which company", "what company", "made", "make", "makes", "maker*", "dev",
        "devs", "develop*", "studio*", "created", "creator*", "behind",
    "кто", "чья", "чье", "чей", "чьи", "кого", "разраб*", "студи*", "сделал*", "создал*", "автор*", "wer",
        "von wem", "stammt", "wessen", "entwick*", "gemacht", "macher*",
    "quien*", "desarroll*", "hizo", "estudio*", "creo", "creador*", "hecho", "qui",
        "fait", "cree",
    "createur*", "quem", "desenvolv*", "fez", "criou", "criador*", "kim", "kimin", "gelistir*",
        "studyo*", "yapimci*",
    "yapti", "хто", "чия", "чиє", "чий", "розроб*", "студі*", "зробив", "зробила", "створ*", "kto", "czyja",
        "czyje", "autor*", "tworc*", "stworzy*", "zrobi*", "谁", "哪家",
    "开发", "制作", "工作室", "誰", "開発", "作った", "スタジオ", "どこの会社", "メーカー",
)
PLATFORMS = (
    "platform", "platforms", "platformach", "platformie", "console*", "available", "run on", "runs on", "play it on", "port", "платформа",
        "платформе", "платформах", "платформы", "консол*", "приставк*",
    "доступн*", "выходил* на", "plattform", "plattformen", "verfugbar", "lauft", "plataforma*",
        "consola*", "disponible*",
    "plateforme*", "disponivel", "platformlar*", "konsol*", "платформи", "платформі",
        "dostepn*", "平台", "主机", "机种",
    "機種", "ハード", "対応", "プラットフォーム",
    "на чем есть", "на чому є", "na chem", "на чем идет", "на чем работает", "на чем играть",
        "на чем можно", "на чому можна", "на чем запуск*",
    "worauf lauft", "en que funciona", "sur quoi", "onde roda", "roda em que", "em que roda",
    "hangi cihaz*", "на чому йде", "на чому працює", "na czym dziala", "na czym chodzi", "na czym mozna",
    "什么设备", "何で遊べ",
)
LENGTH = (
    "сколько ~ пройти", "сколько ~ проходит*", "сколько ~ пройд*", "скільки ~ пройти", "скільки ~ проходит*",
    "скільки ~ пройд*", "en cuanto se", "cuanto ~ pasarse*", "combien ~ finir", "se finit en", "en combien de",
    "quanto ~ terminar", "em quanto se", "saat*", "ne kadarda", "ile ~ przechodz*", "ile ~ przejsc",
    "どれくらいで終わ", "どのくらいで終わ",
    "demora*", "长吗", "长不长",
    "трива*", "how much time", "времени", "zeit", "cuanto tiempo", "tarda*",
        "combien de temps",
    "quanto tempo", "скільки часу", "ile czasu", "przejsc*", "ukoncz*",
        "どのくらいかかる",
    "どれくらいかかる",
    "long", "longer", "longest", "length", "hours", "hour", "short", "shorter", "shortest", "takes more time",
    "длин*", "длит*", "часов", "проходить",
    "прохожд*", "коротк*", "короче", "долг*", "дольше", "lang", "lange", "langer*", "langes", "langen", "langst*", "chasov", "skolko ~ prohodit*", "stunden", "spielzeit", "dauert", "dauern", "durent", "kurz*", "horas",
    "dura*", "larg*",
        "cort*",
    "heures", "dheures", "duree", "longue*", "plus court", "courte*", "longo*",
        "longa*", "curto*", "curta*", "zerar", "uzun*", "kisa*",
        "surer", "suruyo*",
    "годин*", "довг*", "довш*", "проходж*", "коротш*", "godzin*", "dlug*", "dluzsz*", "trwa", "krotk*",
    "krotsz*", "多长", "更长", "更短", "多久", "小时", "通关",
        "時間",
    "長い", "長さ", "短い", "クリア",
)
PLAYERS = (
    "skolko ~ chelovek", "сколько ~ человек", "сколько ~ людей", "сколько ~ народу", "скольки человек",
    "number ~ people", "how many ~ people", "for how many", "wie viele ~ leute", "wie viele ~ personen",
    "fur wie viele", "para cuantos", "para cuantas", "cuantas ~ personas", "cuantos ~ jugar", "combien ~ personnes",
    "para quantos", "pra quantos", "pra quantas", "quantas ~ pessoas", "скільки ~ людей", "скільки ~ осіб",
    "на скількох", "ile ~ osob", "多少人", "何人",
    "how many of us",
    "скільки чоловік", "cuanta gente",
    "jouer a combien", "joue a combien", "quanta gente", "kac kisi*",
    "ilu ludzi", "几个人",
    "zu dritt", "zu viert", "zu funft", "a deux", "a trois", "a quatre", "a dos", "втроем", "вчетвером", "впятером",
        "утрьох", "учотирьох",
    "we dwoje", "we troje", "we dwojke", "we trojke", "we czworke", "iki kisi", "uc kisi", "dort kisi", "两个人",
        "三个人", "四个人", "一起玩",
    "3人で", "4人で", "2人で",
    "players", "player", "multiplayer", "co-op", "solo", "singleplayer", "single player", "friends",
    "together", "split screen", "online", "how many can", "игрок*", "мультиплеер*", "мультиплеєр*", "кооп*", "вдвоём",
    "друз*", "другом", "один*", "онлайн", "сет*", "spieler*", "mehrspieler*", "koop*", "zu zweit", "freunde*",
        "jugador*",
    "multijugador", "amig*", "joueur*", "multijoueur*", "coop*", "amis", "jogador*", "multijogador",
    "oyuncu*", "kisilik", "arkadas*", "eşli", "гравц*", "удвох", "gracz*",
        "znajomymi",
    "几人", "多人", "单人", "联机", "合作", "マルチ", "協力", "ひとり", "一人", "二人", "オンライン",
)
NAME = (
    "called", "you showed", "you recommended", "you suggested", "you gave", "you mentioned", "you said",
    "ты показ*", "ты совет*", "ты предл*", "вы показ*", "вы совет*", "вы предл*", "du gezeigt", "du empfohlen",
    "du vorgeschlagen", "recomendaste", "mostraste", "tu m as montre",
    "tu as propose", "tu m as propose", "tu as conseille", "voce mostrou", "voce recomendou", "voce sugeriu",
        "gosterdigin",
    "onerdigin", "ти показ*", "ти рад*", "ти пропон*", "pokazales", "poleciles", "zaproponowales", "你推荐的", "你给我看的",
    "すすめてくれた", "見せてくれた",
    "name", "как называ*", "назван*", "имя", "heisst", "se llama", "nombre",
    "appelle", "nom", "se chama", "nome", "adi ne", "adi neydi", "ismi", "називалас*", "називаєт*", "як назива*",
    "назва", "nazyw*", "nazwa", "叫什么", "名字", "名前", "何という", "なんていう",
)
# A sum of money, which no catalogue column says; whether a game is free or bought is PRICE.
MONEY = (
    "money", "денег", "деньг*", "geld", "dinero", "argent", "dinheiro", "грош*", "pieniad*",
    "on sale", "kostets", "kosts", "skolko stoit", "discount*", "set me back", "скидк*", "распродаж*", "обойдется", "по акции", "im angebot", "rabatt*",
    "reduziert", "de oferta", "en oferta", "descuento*", "rebaja*", "en promo*", "soldes", "reduction*",
    "em promoc*", "na promoc*", "desconto*", "indirim*", "знижк*", "розпродаж*", "promocj*", "znizk*", "przecen*",
    "打折", "特价", "优惠", "折扣", "セール", "割引",
    "cost", "costs", "price", "how much", "cheap*", "dollar*", "euro*", "usd", "bucks", "стоит", "стоимост*",
        "цен*", "рубл*",
    "почем", "kostet", "preis*", "teuer", "cuesta", "precio*", "dolares", "cuanto", "coute*",
        "prix",
    "combien ca", "cher", "custa", "preco*", "reais", "fiyat*", "kac para", "lira*", "ne kadar",
        "кошту*", "цін*",
    "гривень", "kosztuje", "cena", "ceny", "zlot*", "多少钱", "价格", "几块钱", "いくら", "値段", "価格", "円",
)
PRICE = (
    "purchase*", "have to buy", "need to buy", "платить", "купить", "покупать", "kostenpflichtig", "bezahl*",
        "pagar",
    "payer", "de graca", "gratis", "parali", "ucretli", "parasiz", "платити", "купувати", "zaplacic",
        "placic", "platn*",
    "za darmo", "花钱", "タダ", "課金", "お金かか",
    "micro transaction*", "in app purchase*", "микротранзакц*", "внутриигров* покупк*", "донат*", "mikrotransak*",
    "compras dentro", "compras integradas", "micropago*", "microtransac*", "achats integres", "мікротранзакц*", "mikroplatnos*", "oyun ici satin*", "para od*",
    "内购", "アプリ内課金", "zahl*", "was kostet", "kostet was", "kostet etwas", "free", "pay", "paid", "subscription", "f2p", "бесплат*", "платн*", "подписк*", "kostenlos*",
    "umsonst", "abo", "suscripcion", "gratuit*", "abonnement", "payant*", "assinatura", "pago", "ucretsiz", "bedava",
    "abonelik", "безкоштовн*", "безплатн*", "передплат*", "darmow*", "abonament*", "免费", "要钱", "收费", "付费",
        "订阅",
    "無料", "有料", "買い切り", "月額",
)
AGE = (
    "ограничен*", "обмежен*", "classificacao",
    "age", "ages", "kid*", "child*", "year old", "pegi", "esrb", "suitable", "gore", "gory",
        "scary",
    "возраст*", "ребёнк*", "дет*", "лет", "жесток*", "насили*", "кров*", "страшн*", "alter", "kind*",
        "jugend*",
    "gewalt*", "edad*", "nin*", "violen*", "enfant*", "idade", "crianca*", "yas*", "cocuk*", "siddet*",
        "вік*", "діт*",
    "дит*", "насильств*", "wiek*", "dziec*", "przemoc*", "年龄", "孩子", "小孩", "暴力", "血腥", "年齢", "子供",
        "子ども",
    "こども", "何歳",
)
# Ages that are asked for in words for years: these go before YEAR.
AGE_IN_YEARS = (
    "age rating*", "age restriction*", "age limit*", "rated for", "возрастной рейтинг", "возрастн* ограничен*",
    "altersfreigabe", "altersbeschrankung", "clasificacion por edad*", "classification d age", "classificacao indicativa",
    "classificacao etaria", "yas siniri", "вікове обмеження", "віковий рейтинг", "kategori* wiekow*", "ograniczen* wiekow*",
    "年龄分级", "分级", "対象年齢", "レーティング",
    "what age", "which age", "how old do", "how old should", "с какого возраста", "со скольки лет", "со скольких лет",
        "от скольки лет",
    "ab wann darf*", "ab wann durf*", "ab wie viel jahren", "ab wie vielen jahren", "ab wieviel jahren", "ab welchem alter", "fsk", "usk",
        "a partir de que edad",
    "a partir de cuantos anos", "para que edad", "a partir de quel age", "des quel age", "pour quel age",
        "a partir de quantos anos",
    "kac yas*", "зі скільки років", "зі скількох років", "з якого віку", "від скількох років", "od ilu lat",
        "od jakiego wieku",
    "how old must", "how old to play", "how old you need", "how old you have", "сколько лет ~ надо", "сколько лет ~ нужно", "сколько ~ надо лет",
    "сколько ~ нужно лет", "сколько должно быть лет", "сколько лет должно", "wie alt muss*", "wie alt sollte*", "cuantos anos hay que tener", "que edad hay que tener",
    "que edad tiene que tener", "quel age faut il", "faut quel age", "quel age il faut", "quantos anos precisa*", "quantos anos tem que ter", "que idade precisa*",
    "скільки років ~ треба", "скільки років ~ потрібно", "скільки ~ треба років", "ile lat trzeba", "ile lat ~ musi*", "ile trzeba miec lat",
    "几岁", "多少岁", "什么年龄", "多大年纪", "何歳",
)
# Whether a game is good nobody here judges: who asks is told what is known of it. Some words for it ask for prices elsewhere.
WORTH = (
    "worth it", "worth playing", "worth buying", "worth a try", "any good", "is it good", "стоит ли ~ играть", "стоит ли ~ брать", "стоит ли ~ покупать",
    "стоит ли ~ пробовать", "стоит поиграть", "стоит того", "lohnt sich", "lohnt es sich", "lohnt das", "taugt das", "taugt es", "vale la pena", "merece la pena",
    "esta bien el juego", "vaut le coup", "vaut la peine", "vaut le detour", "vale a pena", "e bom mesmo", "deger mi", "oynamaya deger*", "чи варто",
    "варто грати", "варта уваги", "czy warto", "warto zagrac", "warto kupic", "值得", "好玩吗", "好不好玩", "面白い", "おもしろい",
)
# What is as often said of room on a disk as of time; beside a word for time it asks for that.
OF_ROOM_OR_TIME = ("занимает", "ocupa", "zajmuje", "prend", "займає")
GENRE = (
    "genre*", "kind of game", "type of game", "sort of game", "жанр*", "что за игра", "genero*", "turu",
        "tur",
    "gatunek", "gatunk*", "类型", "ジャンル", "种类",
)
ABOUT = (
    "c koi", "c quoi", "ckoi", "cquoi", "cest koi", "c est koi",
    "подробн*", "детальніш*", "докладніш*", "mehr uber", "mehr zu*", "naheres",
    "hablame", "mas sobre", "dis men plus", "raconte*", "fala do", "fala da", "fala sobre", "mais sobre",
    "me conta", "conta do", "conta da", "bilgi ver*", "wiecej o", "说说", "详细", "詳し",
    "как насчет", "как на счет", "что насчет", "что скажешь", "wie ware es mit", "que tal",
    "que hay de", "que pasa con", "qu en est il", "quid de", "que penses tu", "e quanto a", "peki", "як щодо",
    "що скажеш", "co z", "co powiesz", "co sadzisz", "怎么样", "如何", "どう",
    "about", "story", "plot", "describe", "tell me", "what is", "whats", "premise", "о чём", "про что",
        "сюжет*",
    "расскажи*", "что за", "что такое", "worum", "handlung", "geschichte", "erzahl*", "was ist", "de que va",
        "de que trata",
    "trama", "historia", "cuentame", "que es", "de quoi", "histoire", "parle*", "c'est quoi", "qu'est", "sobre o que",
    "fala de", "enredo", "conte", "o que e", "konusu", "hakkinda", "anlat*", "nedir", "про що", "розкажи*",
        "що за", "що таке",
    "o czym", "fabul*", "opowiedz", "co to", "讲什么", "讲的", "关于", "剧情", "介绍", "是什么", "何について",
        "どんな", "内容",
    "ストーリー", "あらすじ", "教えて",
)
WHY = (
    "为啥", "咋", "怎么会", "好在哪", "何がいい", "何が良い", "どこがいい", "どこが良い",
    "so good about", "whats good about", "what is good about", "so great about", "чем хорош*", "что хорошего",
    "was ist so gut", "was ist gut an", "que tiene de bueno", "qua t il de bien", "quil a de bien", "quelle a de bien",
    "o que tem de bom", "nesi iyi", "nesi guzel", "чим хорош*", "що хорошого",
    "co ~ dobrego", "co ~ jest dobrego",
    "why", "how come", "pochemu", "pq", "pk", "pkoi", "xq", "reason*", "почему", "зачем", "warum", "wieso", "weshalb", "por que", "porque", "pourquoi", "neden", "niye",
    "чому", "навіщо", "dlaczego", "czemu", "为什么", "为何", "なぜ", "どうして", "なんで",
)
DIFFICULTY = (
    "beginner*", "newbie*", "noob*", "новичк*", "новичок", "нубу", "anfanger*", "einsteiger*", "principiante*", "novato*", "debutant*",
    "iniciante*", "acemi*", "yeni baslayan*", "новачк*", "новачок", "poczatkujac*", "新手", "初心者",
    "slozhn*", "legk*", "skladn*",
    "hard*", "difficult*", "easy", "сложн*", "трудн*", "легк*", "schwer*", "schwierig*", "leicht*", "dificil*",
        "facil*",
    "difficile*", "zor*", "kolay*", "складн*", "важк*", "trudn*", "latw*", "难", "简单", "難し", "簡単",
        "やさしい",
)
# fmt: on
WORDS: Mapping[str, tuple[str, ...]] = {
    "UNKNOWN": UNKNOWN,
    "FIRST": FIRST,
    "ALIKE": ALIKE,
    "YEAR": YEAR,
    "DEVELOPER": DEVELOPER,
    "PLATFORMS": PLATFORMS,
    "LENGTH": LENGTH,
    "PLAYERS": PLAYERS,
    "NAME": NAME,
    "MONEY": MONEY,
    "PRICE": PRICE,
    "AGE": AGE,
    "GENRE": GENRE,
    "WHY": WHY,
    "DIFFICULTY": DIFFICULTY,
    "ABOUT": ABOUT,
}
