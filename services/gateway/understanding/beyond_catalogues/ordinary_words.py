"""Tells words that may name a kind of game from ordinary ones: "big" and "something nice" name none.

A catalogue that has nothing called so should not be said to lack it. Beginnings of words in eleven languages; of
Chinese and Japanese whole words.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import UNSPACED, WORD, bare, fold

_LEAST_LETTERS = 3
# fmt: off
_ORDINARY = frozenset(fold(bare(word)) for word in (
    "ein", "eine", "einen", "der", "die", "das", "mit", "und", "the", "and", "una", "uno", "des", "les", "une",
    "uma", "bir", "jakiś", "jakąś",
    "jakieś", "какой", "какую", "какое", "якесь", "якась", "этот", "это", "ganz", "sehr", "muy", "très", "muito",
    "çok", "очень", "дуже", "bardzo",
    "big", "bigger", "huge", "small", "little", "tiny", "good", "better", "best", "nice", "cool", "great", "awesome",
    "amazing", "perfect", "fine", "decent", "solid", "proper", "real", "interesting", "beautiful", "pretty", "fun",
    "favourite", "favorite", "popular", "famous", "known", "unknown", "random", "similar", "different", "other",
    "another", "same", "some", "any", "something", "anything", "stuff", "thing", "things", "one", "ones", "kind",
    "kinds", "type", "sort", "new", "newer", "fresh", "old", "older", "light", "heavy", "simple", "quick", "slow",
    "long", "short", "easy", "hard", "easier", "harder", "worthwhile", "worth", "special", "unusual", "weird",
    "strange", "crazy", "unique", "original", "normal", "usual", "ordinary", "classic-ish", "full", "whole",
    "free-time", "time", "evening", "today", "tonight", "weekend", "play", "playing", "game", "games", "gaming",
    "mais", "menos", "más", "больше", "меньше", "mehr", "weniger", "plus", "moins", "daha", "більше", "менше", "więcej",
    "mniej", "for", "por", "para", "pour", "для", "für", "dla",
    "really", "very", "much", "more", "less", "most", "quite", "rather", "too", "like", "love", "want", "need",
    "recommend", "please", "большой", "большая", "большую", "большое", "большие", "маленький", "маленькую", "хороший",
    "хорошая", "хорошую", "хорошее", "хорошие", "лучший", "лучшее", "лучшие", "классный", "классная", "классную",
    "классное", "крутой", "крутая", "крутую", "крутое", "крутые", "интересный", "интересная", "интересную",
    "интересное", "интересные", "красивый", "красивая", "красивую", "красивое", "отличный", "отличную", "отличное",
    "годный", "годную", "годное", "популярный", "популярное", "похожий", "похожее", "похожую", "разный", "другое",
    "другой", "другую", "что-нибудь", "чего-нибудь", "что-то", "такое", "вещь", "необычный", "необычное", "необычную",
    "странный", "странное", "новое", "новый", "новую", "старое", "простое", "простой", "простую", "любимый",
    "нормальный", "нормальное", "игра", "игру", "gross", "große", "großes", "großer", "großen", "klein", "kleines",
    "gut", "gutes", "guter", "gute", "besser", "beste", "bestes", "schön", "schönes", "schöne", "toll", "tolles",
    "tolle", "cooles", "nett", "nettes", "interessant", "interessantes", "interessante", "spannend", "spannendes",
    "spannende", "neu", "neues", "neue", "alt", "altes", "anders", "anderes", "ähnlich", "besonderes", "besonders",
    "irgendwas", "etwas", "was", "spiel", "spiele", "zocken", "ungewöhnlich", "ungewöhnliches", "beliebt", "grande",
    "grandes",
    "pequeño", "pequeña", "bueno", "buena", "buenos", "buenas", "buen", "mejor", "mejores", "bonito", "bonita",
    "chulo", "chula", "guay", "genial", "interesante", "interesantes", "divertida", "entretenido", "entretenida",
    "nuevo", "nueva", "algo", "cosa", "cosas", "juego", "juegos", "parecido", "distinto", "diferente", "otro", "otra",
    "raro", "rara", "famoso", "grand", "petit", "petite", "bon", "bonne", "bons", "meilleur", "meilleurs", "beau",
    "belle", "beaux", "joli", "jolie", "sympa", "super", "génial", "géniale", "intéressant", "intéressante",
    "nouveau", "nouvelle", "truc", "trucs", "chose", "quelque", "jeu", "jeux", "différent", "autre", "spécial",
    "bizarre", "bom", "boa", "boas", "melhor", "melhores", "legal", "legais", "massa", "bacana", "maneiro", "ótimo",
    "ótima", "novo", "nova", "coisa", "jogo", "jogos", "outro", "outra", "pequeno", "pequena", "büyük", "küçük",
    "iyi", "güzel", "harika", "süper", "hoş", "ilginç", "yeni", "eski", "farklı", "başka", "bir", "şey", "şeyler",
    "oyun", "oyunlar", "değişik", "sağlam", "kaliteli", "великий", "велика", "велику", "велике", "маленьку", "хорошу",
    "хороше", "гарний", "гарна", "гарну", "гарне", "крутий", "круту", "круте", "цікавий", "цікаву", "цікаве",
    "класний", "класну", "класне", "нове", "новий", "щось", "якусь", "інше", "іншу", "схоже", "гра", "гру", "ігри",
    "незвичайне", "дивне", "найкраща", "найкращі", "duży", "duża", "dużą", "duże", "mały", "małe", "dobry", "dobra",
    "dobrą", "dobre", "najlepszy", "najlepsze", "fajny", "fajna", "fajną", "fajne", "ciekawy", "ciekawa", "ciekawą",
    "ciekawe", "ładny", "ładna", "ładne", "świetny", "świetna", "świetne", "nowy", "nowe", "coś", "inny", "inne",
    "inną", "podobne", "gra", "grę", "gry", "niezwykłe",
    # How much of something there is.
    "many", "few", "fewer", "plenty", "enough", "limited", "bit", "много", "мало", "немного", "куча",
    "viel", "viele", "vielen", "wenig", "wenige", "wenigen", "genug", "mucho", "mucha", "muchos", "muchas", "poco",
    "poca", "pocos", "pocas", "demasiado", "demasiada", "demasiados", "beaucoup", "peu", "trop", "assez", "muita",
    "muitos", "muitas", "pouco", "pouca", "poucos", "poucas", "fazla", "çokça", "biraz", "багато", "мало", "трохи",
    "dużo", "mało", "wiele", "trochę", "zbyt",
    # What is easy, pretty or nice, more or less so; what no catalogue tells.
    "prettier", "prettiest", "nicer", "nicest", "cooler", "coolest", "simpler", "easiest", "funner", "fancier",
    "лёгкий", "лёгкая", "лёгкую", "лёгкое", "лёгкие", "легче", "попроще", "полегче", "простая", "простые", "проще",
    "красивее", "покрасивее", "красивые", "прикольный", "прикольная", "прикольную", "прикольное", "прикольные",
    "leicht", "leichte", "leichtes", "leichter", "leichteres", "einfach", "einfache", "einfaches", "einfacher",
    "einfacheres", "schöner", "schöneres", "hübsch", "hübsche", "hübsches", "hübscher", "hübscheres",
    "fácil", "fáciles", "sencillo", "sencilla", "sencillos", "bonitos", "bonitas", "lindo", "linda", "chulos",
    "facile", "faciles", "simples", "jolis", "jolies", "beaux", "belles", "fáceis", "bonitinho", "bonitinha", "lindos",
    "kolay", "basit", "kolayca", "güzeller", "легкий", "легка", "легку", "легке", "легкі", "легше", "простіше",
    "проста", "просту", "прості", "гарніше", "красива", "красиву", "красиве", "прикольна", "łatwy", "łatwa", "łatwą",
    "łatwe", "łatwiejszy", "łatwiejsza", "łatwiejsze", "prosty", "prosta", "prostą", "proste", "prostszy", "prostsze",
    "ładną", "ładniejszy", "ładniejsza", "ładniejsze",
    # What takes somebody's mind off things, whatever it is.
    "mind", "off", "distract", "distraction", "distracting", "отвлечься", "отвлечь", "развеяться", "забыться",
    "отвлекся", "ablenken", "ablenkt", "ablenkung", "abschalten", "distraer", "distraerme", "distraerse", "distraiga",
    "despejarme", "changer", "idées", "distraire", "évader", "distrair", "distraia", "espairecer", "kafa", "kafamı",
    "dağıtmak", "dağıtacak", "dağıtan", "відволіктися", "відволікти", "розвіятися", "забутися", "oderwać", "myśli",
    "odstresować",
    # Where one sits, of which no catalogue tells.
    "telly", "tv", "tvs", "tele", "television", "screen", "couch", "sofa", "fernseher", "glotze", "bildschirm",
    "televisor", "televisión", "pantalla", "télé", "écran", "canapé", "televisão", "tela", "televizyon", "ekran",
    "телевизор", "телевизоре", "телек", "телеке", "телик", "экран", "экране", "телевізор", "телевізорі", "екран",
    "telewizor", "telewizorze", "ekranie",
    # "Something", as it is typed in a hurry.
    "чонить", "чёнить", "чтонить", "чонибудь", "чёнибудь", "чтонибудь", "чонибуть", "чёнибуть", "чтонибуть", "чегонить",
    "чегонибудь", "чото", "чёто", "чтото", "шото", "щонебудь", "щось", "шось", "какуюнибудь", "какоенибудь", "cos",
    "irgendwas", "irgendetwas", "bişey", "birşey", "bisey", "qqch", "algu", "smth", "sth", "sumthin", "somethin",
))
_ORDINARY_EAST_ASIAN = frozenset((
    "电视", "电视上", "大屏", "大屏幕", "テレビ", "テレビで", "大画面",
    "分散注意力", "转移注意力", "散心", "解闷", "気晴らし", "気分転換", "気を紛らわす", "気が紛れる",
    "很多", "太多", "许多", "少", "一点", "たくさん", "多い", "少ない",
    "好", "好玩", "好的", "有意思", "有趣", "不错", "大", "小", "新", "新的", "旧", "最好", "推荐", "类似", "其他",
        "别的", "什么", "游戏", "特别", "耐玩",
    "面白い", "おもしろい", "いい", "良い", "よい", "すごい", "楽しい", "新しい", "大きい", "小さい", "おすすめ",
        "ゲーム", "もの", "やつ", "感じ", "何か", "みたい",
    "ような", "好き", "人気", "有名", "最高", "変わった", "簡単", "簡単な", "やさしい", "かんたん", "简单", "简单的",
        "简单点", "容易", "轻松点",
    "卧槽", "我靠", "妈的", "哎呀", "拜托", "くそ", "クソ", "マジ", "マジで", "うわ", "えっと", "やばい",
))
# What is called out, and is said to people one talks to: it wishes for nothing.
_CALLED_OUT = (
    "damn damnit dammit dang darn crap shit fuck fucking frick heck gosh geez jeez omg wtf lol lmao bro bruh dude "
    "man mate pls plz please anyway whatever hmm huh meh ugh yeah nah well oops wow yay блин блина ёпт ёлки ёмаё "
    "черт чёрт чёртова капец пипец пиздец бля блять блядь сука нахер нафиг нафик хрен фиг ёшкин короче ваще вообще "
    "типа слушай слышь братан бро чувак плиз плз пожалуйста ладно ой эх эй ого вау ура хм мда ахах хаха лол кек "
    "verdammt verdammte mist mann alter digga scheiße scheisse scheiss kacke verflixt herrje boah krass bitte halt "
    "eben haha joder hostia coño mierda carajo caramba ostras vaya jolín jo tío tía wey güey porfa vale bueno jaja "
    "jeje putain merde mince zut bordel purée punaise mec ouais bah ben bof svp stp mdr ptdr porra caralho merda "
    "cacete droga puts putz nossa cara mano véi pfv kkk kkkk rsrs lan ulan yahu kahretsin hay allah allahım kanka "
    "abi lütfen valla yav hadi neyse блін чорт курва курде йой ех слухай будь ласка трясця дідько kurde kurczę "
    "kurcze kurwa cholera cholerka do licha rany matko stary ziom proszę dobra noo hej xd"
)
_INTERJECTIONS = frozenset(fold(bare(word)) for word in _CALLED_OUT.split())
# fmt: on
_ONLY_HIRAGANA = re.compile(r"[\u3040-\u309f]{1,3}")


def may_name_a_kind(said: str) -> bool:
    """Whether words that name no kind of a catalogue may be the name of one all the same."""
    text = said.strip()
    if UNSPACED.search(text):
        return len(text) > 1 and text not in _ORDINARY_EAST_ASIAN and _ONLY_HIRAGANA.fullmatch(text) is None
    words = [fold(bare(match.group())) for match in WORD.finditer(text)]
    return any(
        (len(word) >= _LEAST_LETTERS or _is_of_letters_and_digits(word))
        and word not in _ORDINARY
        and word not in _INTERJECTIONS
        and not word.isdigit()
        for word in words
    )


def _is_of_letters_and_digits(word: str) -> bool:
    """Whether a word is both, as the shortest names are: "2D"."""
    return any(letter.isdigit() for letter in word) and any(letter.isalpha() for letter in word)
