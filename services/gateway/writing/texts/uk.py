"""Ukrainian."""

from services.common.games.game_facts import PriceModel
from services.gateway.writing.texts.numbers import east_slavic_genitive
from services.gateway.writing.texts.phrases import AnswerPhrases, Counted, FactPhrases, Phrases, ReasonPhrases, Talk

# fmt: off
_KINDS = {
    "adventure": "пригода", "rpg": "рольова гра", "action": "екшен", "shooter": "шутер", "strategy": "стратегія",
    "puzzle": "головоломка", "simulation": "симулятор", "platformer": "платформер", "horror": "горор",
    "stealth": "стелс", "roguelike": "роґлайк", "survival": "виживання", "racing": "перегони",
    "party": "гра для компанії", "fighting": "файтинг", "rhythm": "ритм-гра", "mmo": "ММО", "sports": "спорт",
    "educational": "навчальна гра", "card": "карткова гра", "visual novel": "візуальна новела", "moba": "MOBA",
    "sandbox": "пісочниця", "story rich": "сильний сюжет", "first-person": "від першої особи",
    "third-person": "від третьої особи", "sci-fi": "наукова фантастика", "difficult": "висока складність",
    "fantasy": "фентезі", "short": "коротка гра", "funny": "гумор", "online multiplayer": "мультиплеєр онлайн",
    "local multiplayer": "мультиплеєр на одному екрані", "exploration": "дослідження світу",
    "family friendly": "для всієї родини", "turn-based": "покрокова", "real-time": "у реальному часі",
    "puzzle solving": "загадки", "competitive": "змагання", "open world": "відкритий світ", "co-op": "кооператив",
    "fast-paced": "швидкий темп", "atmospheric": "сильна атмосфера", "pixel art": "піксельна графіка",
    "relaxing": "спокійний темп", "cozy": "затишна атмосфера", "choices matter": "вибір впливає на сюжет",
    "score chasing": "гонитва за балами", "classic": "класика", "side-scrolling": "вигляд збоку", "music": "музика",
    "historical": "історичний сетинг", "dark": "похмура атмосфера", "management": "менеджмент", "space": "космос",
    "emotional": "зворушлива історія", "free to play": "безплатна", "war": "війна", "permadeath": "смерть назавжди",
    "mystery": "таємниця", "base building": "будівництво бази", "crafting": "крафт", "minimalist": "мінімалізм",
    "boss fights": "битви з босами", "procedural": "випадково створені світи", "animals": "тварини",
    "party-based": "загін героїв", "realistic": "реалізм", "hand-drawn": "мальована графіка", "tactical": "тактика",
    "economy": "економіка", "arcade-style": "аркада", "physics": "фізика", "driving": "водіння",
    "detective": "розслідування", "psychological": "психологізм", "anime": "аніме", "gothic": "готика",
    "vehicles": "техніка", "text-based": "текстова", "post-apocalyptic": "постапокаліпсис", "cyberpunk": "кіберпанк",
    "romance": "романтика", "zombies": "зомбі", "city builder": "містобудування", "deckbuilding": "збирання колоди",
    "farming": "ферма", "pirates": "пірати", "mythology": "міфологія", "superhero": "супергерої", "trains": "поїзди",
    "time travel": "подорожі в часі", "time loop": "часова петля", "multiple endings": "кілька кінцівок",
    "top-down": "вигляд згори", "automation": "автоматизація", "grand strategy": "глобальна стратегія",
    "retro": "ретро", "metroidvania": "метроїдванія", "parkour": "паркур", "steampunk": "стимпанк",
    "4x": "4X-стратегія", "auto battler": "автобатлер", "bullet hell": "буллет-хел",
    "character creation": "створення персонажа", "colony sim": "симулятор колонії", "destruction": "руйнування",
    "dystopian": "антиутопія", "hack and slash": "слешер", "immersive sim": "імерсивний сим",
    "loot": "полювання на здобич", "monster collecting": "колекціонування монстрів", "samurai": "самураї",
    "sports team": "командний спорт", "walking simulator": "симулятор ходьби", "western": "вестерн",
    "roguelite": "роґлайт", "point and click": "пойнт-енд-клік",
}
# fmt: on

UKRAINIAN = Phrases(
    openings=(
        "Ось що можна спробувати.",
        "Є кілька слушних ігор.",
        "Придивіться до цих ігор.",
        "Ось що спадає на думку.",
        "Гадаю, підійде ось це.",
    ),
    more=("Ось іще кілька.", "Є й інші.", "Додам іще."),
    refined=("Гаразд, тоді ось ці.", "Зважу на це: тоді так.", "З такою поправкою підійдуть ці."),
    instead=("Гаразд, тоді щось інше.", "Цю прибираю. Як вам такі?", "Тоді краще ось ці."),
    afresh=("Гаразд, почнімо спочатку.", "Починаємо з чистого аркуша."),
    new_player="Ми ще не знайомі, тож зважаю на ваше побажання і на те, що до вподоби іншим гравцям.",
    replays=(
        "В усе, що тут можна запропонувати, ви вже грали, тож ось до чого варто повернутися.",
        "Нового на цю тему не лишилося, але дещо можна й перепройти.",
    ),
    named_first="{game} — та гра, яку ви назвали; решта на неї схожі.",
    part="Ось {count} із {total} ігор списку.",
    closings=(
        "Скажіть, на чому граєте або скільки маєте часу, і я звужу вибір.",
        "Якщо треба щось коротше, старіше чи легше, просто скажіть.",
        "Чи є тут щось до душі?",
        "Якщо нічого не підходить, скажіть, чого бракує.",
        "Розповісти про якусь із них докладніше?",
    ),
    relaxed="Разом з усім іншим під «{wish}» нічого немає, тож без цього.",
    unmatched="На «{wish}» тут, на жаль, нічого немає.",
    reasons=ReasonPhrases(
        matching=(
            "{game}: {facts}.",
            "Є ще {game}: {facts}.",
            "Підійде й {game}: {facts}.",
            "Варто глянути й на {game}: {facts}.",
            "І нарешті, {game}: {facts}.",
        ),
        matching_without_facts=("{game} — саме те, що треба.", "{game} теж підходить.", "Підходить і {game}."),
        similar_to=(
            "{game} — у дусі {related}.",
            "Якщо вам подобається {related}, придивіться до {game}.",
            "{game} чимось нагадує {related}.",
        ),
        similar_to_liked=(
            "{game} схожа на ігри, які ви високо оцінили.",
            "{game} — у дусі ваших улюблених ігор.",
            "{game} близька до того, що вам подобається.",
        ),
        similar_players=(
            "{game} — улюблениця тих, чий смак схожий на ваш.",
            "Тим, хто любить те саме, що й ви, подобається і {game}.",
            "{game} припала до душі гравцям зі схожим смаком.",
        ),
        popular=(
            "{game} подобається багатьом гравцям.",
            "{game} популярна серед багатьох.",
            "Багато хто ставить {game} високі оцінки.",
        ),
        replay=(
            "{game} вам уже знайома.",
            "{game} теж може потішити знову.",
            "І до {game}, мабуть, варто повернутися.",
        ),
    ),
    talk=Talk(
        greeting=(
            "Вітаю! Скажіть, у що хочеться пограти, і я щось доберу.",
            "Привіт! У що б вам хотілося пограти?",
        ),
        small_talk=(
            "Я раджу ігри: розкажіть, що вам подобається або який у вас настрій, і я доберу, у що пограти.",
            "Найкраще я вмію одне: знаходити ігри. У що хочеться пограти?",
        ),
        thanks=("Будь ласка! Приємної гри.", "Радо допоможу ще. Гарної гри!", "Завжди прошу!"),
        farewell=("До побачення і гарної гри!", "До зустрічі, приємної гри!"),
        insult=(
            "Шкода, що не вдалося допомогти. Скажіть, що не так, і я спробую краще.",
            "Розумію. Скажіть, чого вам хочеться, і я спробую ще раз.",
        ),
        refusal=(
            "Я знаюся лише на відеоіграх. Запитайте, у що пограти, і я радо допоможу.",
            "На цьому я не знаюся: раджу тільки відеоігри. У що хочете пограти?",
        ),
        distress="Мені дуже прикро, що вам так важко. Ви не мусите давати цьому раду наодинці: будь ласка, поговоріть "
        "із кимось із близьких або зателефонуйте на місцеву лінію довіри. Якщо вам просто зараз загрожує небезпека, "
        "телефонуйте до екстрених служб.",
        ask_players="Ви хочете грати наодинці чи разом із кимось?",
        ask_length="Вам потрібно щось на кілька вечорів чи гра на багато тижнів?",
        nothing_found="Під такі умови нічого не знайшлося: пом’якште одну з них і запитайте знову.",
        empty_catalogue="У моєму каталозі ще немає ігор; той, хто мене запустив, може завантажити їх командою "
        "`gamesrec ingest --demo`.",
    ),
    facts=FactPhrases(
        platforms="на {platforms}",
        alone="для одного гравця",
        players="до {n} гравців",
        couch="до {n} за одним екраном",
        online="онлайн",
        hours=Counted("близько {n} години", "близько {n} годин"),
        endless="без визначеного фіналу",
        all_ages="для будь-якого віку",
        age="від {n} років",
        prices={
            PriceModel.PREMIUM: "купується один раз",
            PriceModel.FREE_TO_PLAY: "умовно безплатна",
            PriceModel.FREE: "безплатна",
            PriceModel.SUBSCRIPTION: "за передплатою",
        },
    ),
    answers=AnswerPhrases(
        year="{game} вийшла {year} року.",
        developer="{game}: розробник — {developer}.",
        platforms="{game} є на {platforms}.",
        on_platform="Так, {game} є на {platform}.",
        not_on_platform="Ні, наскільки мені відомо. {game} є на {platforms}.",
        facts="{game}: {facts}.",
        has="Так. {game}: {facts}.",
        has_not="Ні, наскільки мені відомо. {game}: {facts}.",
        first="Раніше вийшла {game}, {year} року; {other} — {other_year} року.",
        same_year="{game} і {other} вийшли того самого року, {year}.",
        alike="Так, у {game} та {other} є спільне: {kinds}.",
        little_alike="Наскільки мені відомо, спільного мало. {game}: {kinds}.",
        unknown="Цього про {game} я не знаю.",
        which_game="Про яку гру мова? Назвіть її, і я розповім, що знаю.",
    ),
    kinds=_KINDS,
    counts_as_one=east_slavic_genitive,
    quoted="«{words}»",
    last_comma=" і ",
    decimal_mark=",",
)
