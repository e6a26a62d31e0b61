"""When a message asks for games for a grown-up, in eleven languages."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.ages.adults import is_for_an_adult, says_own_adult_age


@pytest.mark.parametrize(
    "text",
    [
        "something for me instead, I'm 35, horror please",
        "now something for adults: horror",
        "and one for me too",
        "and one for me, i like bloody stuff, gta and so on",
        "bir tane de bana, korku",
        "now something for me and my wife",
        "jetzt etwas für mich, ich bin 35, Horror",
        "а теперь для меня, мне 35, хоррор",
        "ahora algo para mí, tengo 35 años",
        "maintenant un jeu pour moi",
        "agora algo pra mim, terror",
        "35 yaşındayım, korku oyunu",
        "тепер для мене, жахи",
        "teraz coś dla mnie, horror",
        "我35岁，想玩恐怖",
        "今度は自分用にホラー",
        "俺が夜やる用に グロいゾンビのやつ",
        "ben de gta gibi bi şey oynayayım o uyuyunca",
        "bana da bir korku oyunu",
        "bana ise korku oyunu",
        "kendim için korku oyunu",
        "ben oynayacağım, korku",
        "俺だけで遊ぶホラー",
        "y ya q está algo para mí de terror cuando se duerma",
        "algo para mi de terror",
        "et pour mon mari un jeu de guerre",
        "now something for my husband",
        "а для мужа что-нибудь военное",
        "und für meinen Mann was mit Krieg",
        "para mi esposa, un juego de miedo",
        "e para minha esposa",
        "eşim için savaş oyunu",
        "для чоловіка щось",
        "a dla męża",
        "给我老公玩的",
        "夫向けの戦争ゲーム",
        "私が一人でやるホラー",
    ],
)
def test_a_grown_up_who_speaks_of_nobody_else_is_meant_alone(text: str) -> None:
    assert is_for_an_adult(text)


@pytest.mark.parametrize(
    "text",
    [
        "find one for me",
        "can you pick something for me with animals",
        "for me and her",
        "a game for me and my daughter",
        "she is 5 and I'm 35",
        "with her and for me",
        "I'm 12",
        "nothing for adults",
        "I'm 30 minutes away",
        "для меня и сына",
        "не для взрослых",
        "мне 10 лет",
        "für mich und sie",
        "ich bin 9",
        "more",
        "俺と娘で遊べるやつ",
        "ben de onunla birlikte oynayayım",
        "bana bir oyun öner",
        "ben de oynayacağım",
        "ben de onunla oynamak istiyorum",
        "bana da uygun olsun",
        "bana da bir şekilde uygun olsun",
        "私がやります",
        "俺が遊ぶ時も",
        "私が昼にやる時も",
        "for my wife and our kid",
        "not for my wife",
        "für meine Frau und die Kleine, Rennspiel",
        "ein Rennspiel für meinen Mann, damit er mit ihr spielt",
        "игра для мужа, чтобы играл с ней",
        "gra dla męża, żeby z nią grał",
        "pour mon copain de classe",
        "the second one is for adults",
        "второе для взрослых",
        "第二个是给成人玩的",
        "stop showing stuff for adults",
        "my wife didn't like it",
        "жене не понравилось",
        "para mi de siete años",
    ],
)
def test_whatever_may_still_be_for_the_child_is_not(text: str) -> None:
    assert not is_for_an_adult(text)


@pytest.mark.parametrize(
    "text",
    ["algo para mi sobrina de 4 años, sin sustos", "para mi primo de 7 años", "para mim e minha filha de 6 anos",
     "pour ma fille de 4 ans", "für mich und meine Tochter, 5 Jahre"],
)  # fmt: skip
def test_a_childs_age_with_accents_or_beside_mi_asks_for_no_grown_up(text: str) -> None:
    assert not is_for_an_adult(text)


@pytest.mark.parametrize(
    "text",
    ["стрелялку, мне 30 минут поиграть", "I'm 20 games in and bored, a shooter", "мне 40 рублей", "мені 20 хвилин",
     "ich bin 20 Minuten im Bus", "i'm 20 euros short", "I'm 50/50", "I'm 99 percent sure", "I'm 20 years late",
     "мне скоро 18", "not until I'm 18", "tengo 20", "mam 20", "мне 20, пожалуйста", "给我20，谢谢",
     "мне 20 и побольше"],
)  # fmt: skip
def test_a_number_that_is_no_age_makes_nobody_grown_up(text: str) -> None:
    assert not says_own_adult_age(text)
    assert not is_for_an_adult(text)


@pytest.mark.parametrize(
    "text",
    ["I'm 41", "i'm 35 years old", "im 35 yo", "I'm 35 and bored", "мне уже 35", "мне 35, хоррор", "мені вже 35 років",
     "ich bin schon 35", "tengo 35 años", "j'ai 35 ans", "tenho 35 anos", "35 yaşındayım", "mam 35 lat",
     "我今年35岁想玩", "私は35歳、ホラー", "35歳です"],
)  # fmt: skip
def test_a_grown_ups_own_age_is_read_in_every_language(text: str) -> None:
    assert says_own_adult_age(text)


@pytest.mark.parametrize(
    "text",
    ["are you stupid? thats for adults", "these are all for adults", "it looks like its for adults",
     "это же для взрослых", "das ist doch für Erwachsene", "son para adultos", "c'est pour adultes",
     "isso é para adultos",
     "bu yetişkinler için", "це для дорослих", "to jest dla dorosłych", "这是给成人玩的", "これは大人向け",
     "i want something for adults too"],
)  # fmt: skip
def test_a_complaint_that_games_are_for_adults_asks_for_none(text: str) -> None:
    assert not is_for_an_adult(text)


@pytest.mark.parametrize(
    "text",
    ["something for adults then", "что-нибудь для взрослых", "jetzt was für Erwachsene", "algo para adultos",
     "un jeu pour adultes", "yetişkinler için bir oyun", "щось для дорослих", "coś dla dorosłych", "大人向けのゲーム"],
)  # fmt: skip
def test_a_wish_for_what_is_for_adults_asks_for_a_grown_up(text: str) -> None:
    assert is_for_an_adult(text)


@pytest.mark.parametrize(
    "text",
    [
        "a zombie game for when she's asleep", "horror once the kids are asleep", "а когда дети спят, хоррор",
        "was Gruseliges, wenn sie schläft", "algo de zombis para cuando se duerma",
        "et un jeu de zombies pour quand elle dort ?", "um de zumbi pra quando ela dormir",
        "o uyuyunca korku oyunu", "коли діти заснуть, щось страшне", "coś strasznego, jak dzieci śpią",
        "孩子睡了以后玩的恐怖游戏", "子供が寝た後に自分がやるホラー", "俺ひとりでやるホラーも教えて",
        "给我自己找个恐怖游戏", "а сам я хочу зомби-шутер", "а я сам хочу поиграть", "a ja sam chcę horror",
        "und ich selbst will einen Shooter", "but i myself want a shooter",
    ],
)  # fmt: skip
def test_who_plays_while_the_children_sleep_or_wishes_something_themselves_is_grown_up(text: str) -> None:
    assert is_for_an_adult(text)


@pytest.mark.parametrize(
    "text",
    [
        "something quiet he can play when his sister sleeps", "a quiet game for when the baby sleeps",
        "a quiet game for when mum sleeps", "for her when she sleeps badly", "for when her friend sleeps over",
        "when she can't sleep, something calm", "quand elle ne dort pas", "pour ma fille quand elle dort",
        "a calm game before she sleeps", "чтобы она спала", "когда она не спит", "дочка сама хочет играть",
        "когда она спит, ему скучно", "给我自己的女儿找", "wenn er nicht schläft", "cuando no duerme",
        "for when she is asleep and for him",
    ],
)  # fmt: skip
def test_a_child_who_does_not_sleep_or_plays_meanwhile_is_still_one(text: str) -> None:
    assert not is_for_an_adult(text)


@pytest.mark.parametrize(
    "text",
    [
        "for the older one when my son is asleep", "for my brother when they are asleep",
        "for the boys when my daughter is asleep", "what can the older sister play while he's asleep",
        "для старшего, когда дочка спит", "для брата, пока она спит", "für den Großen, wenn die Kleine schläft",
        "für den Bruder, wenn sie schläft", "para su hermano cuando ella duerme",
        "para la mayor mientras el niño duerme",
        "pour le grand, quand ma fille dort", "pour son frère quand elle dort", "para o irmão quando ela dorme",
        "para a mais velha enquanto o menino dorme", "büyük olan için, kızım uyuyunca", "abisi oynasın, kızım uyuyunca",
        "для братика, коли вона спить", "для старшого, коли донька спить", "dla brata, kiedy ona śpi",
        "dla starszego, gdy córka śpi", "给哥哥玩的，女儿睡着以后", "弟用に、娘が寝た後",
        "çocuk babası uyuyunca oynayacak",
    ],
)  # fmt: skip
def test_another_child_who_is_awake_meanwhile_is_still_one(text: str) -> None:
    assert not is_for_an_adult(text)


@pytest.mark.parametrize(
    "text",
    [
        "something calming for when she goes to sleep", "a bedtime game for when he falls asleep",
        "когда она спать не хочет", "коли він спати не хоче", "etwas Ruhiges, wenn sie schlafen gehen",
        "algo tranquilo para cuando se duerme", "quand elle s'endort", "quando ela adormece",
        "一个她睡觉的时候听的游戏",
    ],
)  # fmt: skip
def test_who_is_still_falling_asleep_may_play_meanwhile(text: str) -> None:
    assert not is_for_an_adult(text)
