"""The language of messages, short ones and mixed ones included."""

from __future__ import annotations

import pytest

from services.gateway.understanding.languages import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Suggest me some rpg games with open world", "en"),
        ("hi", "en"),
        ("rpg", "en"),
        ("посоветуй хоррор", "ru"),
        ("да", "ru"),
        ("что-нибудь как Stardew Valley", "ru"),
        ("хочу Hollow Knight", "ru"),
        ("Recomiéndame un juego de terror, por favor", "es"),
        ("Was soll ich heute Abend spielen?", "de"),
        ("порадь мені щось цікаве", "uk"),
        ("おすすめのRPGを教えて", "ja"),
        ("a hard platformer", "en"),
        ("rpg open world", "en"),
        ("a cozy farm", "en"),
        ("hello", "en"),
        ("metroidvania", "en"),
        ("ein ruhiges Spiel", "de"),
        ("un gioco rilassante", "it"),
        ("👍", "en"),
        ("12345", "en"),
        ("хочу стрілянину", "uk"),
        ("дякую", "uk"),
        ("гра на вечір", "uk"),
        ("розкажи жарт", "uk"),
        ("за якою книгою це зроблено", "uk"),
        ("está no Game Pass?", "pt"),
        ("eso está nada mal", "es"),
        ("спасибо", "ru"),
        ("хочу умереть", "ru"),
        ("игра на вечер", "ru"),
        ("danke", "de"),
        ("noch eins", "de"),
        ("otro más", "es"),
        ("gracias", "es"),
        ("encore un", "fr"),
        ("merci", "fr"),
        ("mais um", "pt"),
        ("não esse", "pt"),
        ("bir tane daha", "tr"),
        ("teşekkürler", "tr"),
        ("jeszcze jedna", "pl"),
        ("dziękuję", "pl"),
        ("恐怖游戏", "zh"),
        ("再来一个", "zh"),
        ("もう一つ", "ja"),
        ("RPGを教えて", "ja"),
        ("thanks", "en"),
        ("surprise me", "en"),
        ("strategia turowa", "pl"),
        ("du studio de witcher", "fr"),
        ("vom studio hinter witcher", "de"),
        ("pc malo, shooter", "es"),
        ("sıra tabanlı strateji", "tr"),
        ("i hochu gonki na pk no ne forza", "ru"),
        ("chto nibud' postarshe", "ru"),
        ("a eshe?", "ru"),
        ("a poslednyaya bez interneta rabotaet?", "ru"),
        ("kak pro vtoruyu skazhesh, ona slozhnaya?", "ru"),
        ("konuyu dünyaya", "tr"),
        ("oynamaya başladım", "tr"),
        ("drug dealers only", "en"),
        ("spaet abends ein spiel", "de"),
    ],
)
def test_language(text: str, expected: str) -> None:
    assert language.detect(text) == expected


@pytest.mark.parametrize(
    ("spoken", "text", "expected"),
    [
        ("uk", "не шутери", "uk"),
        ("uk", "не файтинги", "uk"),
        ("uk", "а на ПК?", "uk"),
        ("uk", "платформер", "uk"),
        ("uk", "не шутеры", "ru"),
        ("ru", "не шутеры", "ru"),
        ("ru", "щось коротше", "uk"),
        ("ru", "horror", "ru"),
        ("pl", "RPG", "pl"),
        ("es", "no", "es"),
        ("es", "платформер", "ru"),
        ("ja", "RPG", "ja"),
        ("zh", "横版", "zh"),
        ("zh", "ホラー", "ja"),
        ("ru", "再来一个", "zh"),
        ("ru", "no na ps4", "ru"),
        ("ru", "ne, bez reklamy i donata plz", "ru"),
        ("ru", "a poslednyaya bez interneta rabotaet?", "ru"),
        ("uk", "a mozhna na telefon", "uk"),
        ("tr", "a est chto-to poproshe i podeshevle", "ru"),
        ("en", "a eshe?", "ru"),
        ("ru", "show me something else please", "en"),
        ("ru", "something with zombies but not scary", "en"),
        ("ru", "etwas Gruseliges für heute Abend", "de"),
        ("en", "gracias", "es"),
        ("de", "something short, please, for tonight", "en"),
        ("", "не шутери", "ru"),
    ],
)
def test_a_short_message_is_in_the_language_of_the_conversation_unless_it_tells_another(
    spoken: str, text: str, expected: str
) -> None:
    assert language.detect_in_conversation(text, "", spoken) == expected


@pytest.mark.parametrize(
    ("spoken", "text"),
    [
        ("ru", "не про космос"),
        ("ru", "не про войну"),
        ("ru", "а про зомби?"),
        ("ru", "у друга"),
        ("ru", "просто так"),
        ("ru", "нудно"),
        ("ru", "скинь ещё про людей и роботов, но без войны"),
        ("uk", "давай про космос"),
        ("uk", "а про зомбі?"),
        ("uk", "не про драконів"),
        ("es", "libros de terror"),
        ("es", "algo de Stephen King"),
        ("es", "algo anterior a 1970"),
        ("es", "de terror"),
        ("es", "como Hades"),
        ("es", "de piratas"),
        ("es", "coches"),
        ("es", "cooperativo de terror, por turnos, como Hades"),
        ("pt", "de terror"),
        ("pt", "como Hades"),
        ("pt", "de piratas"),
        ("pt", "algo de dragões"),
    ],
)
def test_words_of_two_near_languages_stay_in_the_one_that_is_spoken(spoken: str, text: str) -> None:
    assert language.detect_in_conversation(text, "", spoken) == spoken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("не про войну", "ru"),
        ("про зомби", "ru"),
        ("libros de terror", "es"),
        ("películas de miedo", "es"),
        ("una guerrilla de fuego", "es"),
        ("livros de terror", "pt"),
        ("uma ilha de trilhas", "pt"),
        ("Rennspiele", "de"),
        ("Strategiespiel", "de"),
    ],
)
def test_a_first_message_is_told_from_a_near_language_by_words_and_spelling_of_its_own(
    text: str, expected: str
) -> None:
    assert language.detect(text) == expected


@pytest.mark.parametrize(
    ("wrong", "before", "text", "right"),
    [
        ("uk", "стратегия про войну для двоих", "на пк", "ru"),
        ("ru", "порадь щось про космос, будь ласка, і без зомбі", "на пк", "uk"),
        ("pt", "quiero algo corto para la noche, sin miedo", "de piratas", "es"),
        ("es", "não quero nada muito longo, só para mim", "de piratas", "pt"),
    ],
)
def test_a_near_language_that_was_taken_for_the_spoken_one_does_not_stick(
    wrong: str, before: str, text: str, right: str
) -> None:
    assert language.detect_in_conversation(text, before, wrong) == right


@pytest.mark.parametrize(
    ("spoken", "text", "expected"),
    [("ru", "щось про космос", "uk"), ("uk", "ещё про космос", "ru"), ("es", "não, outro", "pt"), ("pt", "otro", "es")],
)
def test_who_changes_to_a_near_language_is_followed(spoken: str, text: str, expected: str) -> None:
    assert language.detect_in_conversation(text, "", spoken) == expected


def test_the_language_of_earlier_turns_stands_in_for_that_of_the_state() -> None:
    assert language.detect_in_conversation("не шутери", "Порадь гру") == "uk"
    assert language.detect_in_conversation("RPG", "Zaproponuj grę") == "pl"


@pytest.mark.parametrize(
    ("text", "before", "spoken"),
    [
        ("no celular", "jogo de corrida para jogar com um amigo", "pt"),
        ("un seul", "je cherche un jeu pour ma fille", "fr"),
        ("на двох", "щось розслаблююче на вихідні", "uk"),
        ("and free please", "щось розслаблююче на вихідні", "en"),
        ("スイッチで", "a game for my daughter", "ja"),
        ("PS5", "щось розслаблююче на вихідні", "uk"),
    ],
)
def test_a_few_words_that_two_languages_share_are_of_the_conversation(text: str, before: str, spoken: str) -> None:
    assert language.detect_in_conversation(text, before) == spoken


@pytest.mark.parametrize(
    ("spoken", "text"),
    [
        ("en", "medieval france w knights"),
        ("en", "cheap w/o dlc"),
        ("en", "solo only"),
        ("en", "pro level, no tutorial"),
        ("en", "el camino vibes"),
        ("en", "with la resistance boss fights"),
        ("tr", "2010dan sonra"),
        ("tr", "the last of us oynamıştım"),
        ("tr", "solo"),
        ("pl", "to do 20 min"),
        ("pl", "a more dark?"),
        ("fr", "solo"),
        ("de", "no survival"),
        ("es", "5 mas"),
        ("es", "cual da mas miedo?"),
        ("fr", "y a among us?"),
    ],
)
def test_a_word_or_two_of_another_language_do_not_change_that_of_a_conversation(spoken: str, text: str) -> None:
    assert language.detect_in_conversation(text, "", spoken) == spoken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("solo friendly", "en"),
        ("pro tips, no sci fi", "en"),
        ("gratis", "en"),
        ("2000den önce", "tr"),
        ("naber", "tr"),
        ("oyun oner", "tr"),
        ("moze cos na wieczor", "pl"),
        ("a cos nowszego?", "pl"),
        ("nao quero terror", "pt"),
    ],
)
def test_a_first_message_is_told_without_accents_and_by_no_word_that_all_players_use(text: str, expected: str) -> None:
    assert language.detect(text) == expected


@pytest.mark.parametrize(
    ("spoken", "text", "expected"),
    [
        ("en", "eine andere", "de"),
        ("en", "daj cos innego", "pl"),
        ("tr", "show me something else", "en"),
        ("pl", "thanks", "en"),
        ("en", "хочу шутер", "ru"),
    ],
)
def test_who_speaks_another_language_is_followed(spoken: str, text: str, expected: str) -> None:
    assert language.detect_in_conversation(text, "", spoken) == expected
