"""Whether words of a message are refused there."""

from __future__ import annotations

import pytest

from services.gateway.understanding.refusing.refusals import has_refusing_words, is_refused, is_surely_refused
from services.gateway.understanding.refusing.refusing_words import BEFORE


def refused(text: str, word: str) -> bool:
    start = text.index(word)
    return is_refused(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("games without blood or anything scary", "scary"),
        ("ничего страшного, пожалуйста", "страшного"),
        ("bitte nichts Gruseliges", "Gruseliges"),
        ("sin violencia ni sustos", "sustos"),
        ("rien de violent", "violent"),
        ("nada assustador", "assustador"),
        ("şiddet ve korku olmasın", "şiddet"),
        ("kansız oyunlar", "kansız"),
        ("щось без крові", "крові"),
        ("bez przemocy", "przemocy"),
        ("不要太恐怖的", "恐怖"),
        ("血が出ないゲーム", "血"),
    ],
)
def test_a_word_behind_a_refusal_is_refused_in_every_language(text: str, word: str) -> None:
    assert refused(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("something scary", "scary"),
        ("no racing, but scary is fine", "scary"),
        ("not only scary games", "scary"),
        ("I don't mind blood", "blood"),
        ("почему бы не хоррор", "хоррор"),
        ("怖いゲームがしたい", "怖い"),
    ],
)
def test_a_wish_another_clause_or_what_only_sounds_like_it_refuses_nothing(text: str, word: str) -> None:
    assert not refused(text, word)


def surely_refused(text: str, word: str) -> bool:
    start = text.index(word)
    return is_surely_refused(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("don't recommend me any horror games", "horror"),
        ("Don't give me anything with horror or gore, and no roguelikes", "horror"),
        ("please do not suggest shooters", "shooters"),
        ("you shouldn't give me anything with zombies", "zombies"),
        ("never show me anime games", "anime"),
        ("I don't want to play anything scary", "scary"),
        ("nothing like Dark Souls", "Dark Souls"),
        ("dont give me puzzles", "puzzles"),
        ("I dont like racing", "racing"),
        ("não me recomende jogos de terror", "terror"),
        ("não quero nada de terror", "terror"),
        ("nunca me mostre jogos de corrida", "corrida"),
        ("bana korku oyunu önerme", "korku"),
        ("bana korku oyunu önerme", "korku oyunu"),
        ("lütfen yarış oyunu gösterme", "yarış"),
        ("korku oyunları istemiyorum", "korku"),
        ("strateji tavsiye etmeyin", "strateji"),
        ("zombi olmasın", "zombi"),
        ("别给我推荐恐怖游戏", "恐怖"),
        ("不要给我推荐射击游戏", "射击"),
        ("别再推荐恐怖的了", "恐怖"),
        ("我不想玩恐怖游戏", "恐怖"),
        ("不喜欢恐怖游戏", "恐怖"),
        ("не советуй мне хорроры", "хорроры"),
        ("хорроры мне не советуй", "хорроры"),
        ("не надо никаких шутеров", "шутеров"),
        ("не хочу больше стратегий", "стратегий"),
        ("empfiehl mir keine Horrorspiele", "Horrorspiele"),
        ("bitte nicht schon wieder Horror", "Horror"),
        ("Shooter mag ich nicht", "Shooter"),
        ("schlag mir bloß nichts mit Zombies vor", "Zombies"),
        ("no me des juegos de terror", "terror"),
        ("no me recomiendes juegos de carreras", "carreras"),
        ("que no sea de Nintendo", "Nintendo"),
        ("nada de Nintendo", "Nintendo"),
        ("ne me recommande pas de jeux d'horreur", "horreur"),
        ("pas de jeux Nintendo", "Nintendo"),
        ("je ne veux pas jouer à des jeux de course", "course"),
        ("не пропонуй мені горори", "горори"),
        ("не раджу нічого, але без перегонів", "перегонів"),
        ("nie polecaj mi horrorów", "horrorów"),
        ("nie chcę żadnych strzelanek", "strzelanek"),
        ("ホラーゲームは勧めないで", "ホラー"),
        ("ホラーは出さないでください", "ホラー"),
        ("ホラー以外で", "ホラー"),
        ("no Nintendo, party games for four", "Nintendo"),
        ("a metroidvania pls not too hard", "hard"),
        ("не слишком сложную", "сложную"),
        ("nicht zu schwer", "schwer"),
        ("no muy difícil", "difícil"),
        ("pas trop difficile", "difficile"),
        ("não muito difícil", "difícil"),
        ("не дуже складне", "складне"),
        ("nie za trudne", "trudne"),
        ("不要太难的", "难"),
        ("ホラーは絶対なし、協力で", "ホラー"),
        ("ホラーはほんと無理", "ホラー"),
        ("ホラーは今回はNG", "ホラー"),
    ],
)
def test_a_request_that_is_denied_surely_refuses_what_it_names(text: str, word: str) -> None:
    assert surely_refused(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("don't you have any horror games", "horror"),
        ("don't you have any horror games?", "horror"),
        ("why not horror", "horror"),
        ("not only horror but also puzzles", "horror"),
        ("I don't mind horror", "horror"),
        ("can't get enough of horror", "horror"),
        ("I can't stop playing shooters", "shooters"),
        ("no racing, but horror is fine", "horror"),
        ("no racing but shooters", "shooters"),
        ("don't give me nothing but horror", "horror"),
        ("can't live without shooters", "shooters"),
        ("isn't there a horror game?", "horror"),
        ("couldn't you suggest a shooter", "shooter"),
        ("never played a roguelike", "roguelike"),
        ("I don't have any shooters yet", "shooters"),
        ("not too long RPG", "RPG"),
        ("a game without combat for my PC", "PC"),
        ("no multiplayer RPG", "RPG"),
        ("don't avoid horror", "horror"),
        ("don't forget shooters", "shooters"),
        ("don't just give me horror", "horror"),
        ("it doesn't need to be horror", "horror"),
        ("почему бы не хоррор", "хоррор"),
        ("не посоветуешь хоррор", "хоррор"),
        ("нет ли у тебя хорроров", "хорроров"),
        ("ничего кроме хорроров", "хорроров"),
        ("не только хорроры", "хорроры"),
        ("жить не могу без хорроров", "хорроров"),
        ("я не против хоррора", "хоррора"),
        ("у вас нет хорроров?", "хорроров"),
        ("hast du keine Horrorspiele", "Horrorspiele"),
        ("warum nicht Horror", "Horror"),
        ("nicht nur Horror", "Horror"),
        ("ich habe nichts gegen Horror", "Horror"),
        ("kennst du keinen Shooter?", "Shooter"),
        ("¿no tienes juegos de terror?", "terror"),
        ("por qué no uno de terror", "terror"),
        ("no me importa el terror", "terror"),
        ("¿no me recomiendas un juego de terror?", "terror"),
        ("no solo terror", "terror"),
        ("tu n'aurais pas un jeu d'horreur", "horreur"),
        ("pourquoi pas un jeu d'horreur", "horreur"),
        ("pas mal de jeux d'horreur", "horreur"),
        ("il n'y a jamais trop d'horreur", "horreur"),
        ("never too much horror", "horror"),
        ("pas seulement de l'horreur", "horreur"),
        ("você não tem jogos de terror?", "terror"),
        ("por que não terror", "terror"),
        ("não só terror", "terror"),
        ("não me importo com terror", "terror"),
        ("korku oyunu yok mu", "korku"),
        ("korku oyunu önermez misin", "korku"),
        ("sadece korku değil", "korku"),
        ("neden korku olmasın", "korku"),
        ("nie masz jakichś horrorów?", "horrorów"),
        ("nie tylko horrory", "horrory"),
        ("nie mam nic przeciwko horrorom", "horrorom"),
        ("czemu nie horror?", "horror"),
        ("чи немає горорів?", "горорів"),
        ("не тільки горори", "горори"),
        ("не порадиш горор", "горор"),
        ("有没有恐怖游戏", "恐怖"),
        ("要不要来个恐怖游戏", "恐怖"),
        ("特别恐怖的游戏", "恐怖"),
        ("不仅恐怖", "恐怖"),
        ("没有恐怖游戏吗", "恐怖"),
        ("能不能推荐恐怖游戏", "恐怖"),
        ("ホラーゲームはないですか", "ホラー"),
        ("ホラーを教えてくれない？", "ホラー"),
        ("ホラーが苦手じゃない", "ホラー"),
        ("ホラーだけじゃなくて", "ホラー"),
        ("ホラーなしでもいい", "ホラー"),
        ("ホラーは無理じゃない", "ホラー"),
        ("怖いゲームがしたい", "怖い"),
    ],
)
def test_questions_double_negations_and_other_words_between_leave_it_open(text: str, word: str) -> None:
    assert not surely_refused(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("are there any games without zombies?", "zombies"),
        ("есть что-нибудь без зомби?", "зомби"),
        ("¿algo sin zombis?", "zombis"),
    ],
)
def test_a_question_may_leave_something_out(text: str, word: str) -> None:
    assert surely_refused(text, word)


@pytest.mark.parametrize("word", sorted(BEFORE))
def test_whatever_refuses_what_follows_is_a_refusing_word(word: str) -> None:
    assert has_refusing_words(f"{word} horror")
