"""Holds the phrases of the template texts, in English and Russian."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gamesrec.common.v1 import common_pb2

_Kind = common_pb2.Reason


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language. `{game}` stands for a title with its year; those of one reason are used in turn."""

    known_player: str
    new_player: str
    replays: str
    small_talk: str
    game_question: str
    nothing_found: str
    empty_catalogue: str
    refusal: str
    closing: str
    by_reason: Mapping[_Kind.Kind.ValueType, tuple[str, ...]]


PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        known_player="Here is what I would play next if I were you.",
        new_player="We have not met before, so I start from what players enjoy and from what you asked.",
        replays="You have played every game that I could offer, so here are those that look most worth another round.",
        small_talk="I am a game advisor: I suggest what to play, by what you like and by what you ask for. "
        "Here are some ideas.",
        game_question="I recommend games, but I cannot answer questions about one.",
        nothing_found="I found no game that meets these conditions; loosen one of them and ask me again.",
        empty_catalogue="There are no games in my catalogue yet; whoever runs me can load some with "
        "`gamesrec ingest --demo`.",
        refusal="I only know about video games. Ask me what to play, and I will gladly help!",
        closing="Tell me more about your mood and I will narrow it down.",
        by_reason={
            _Kind.KIND_MATCHES_MESSAGE: (
                "{game} is close to what you asked for.",
                "{game} also answers your wish.",
                "And {game} fits what you describe.",
            ),
            _Kind.KIND_SIMILAR_TO_LIKED: (
                "{game} is close to games that you rate highly.",
                "{game} is in the spirit of your favourites.",
                "And {game} resembles what you like best.",
            ),
            _Kind.KIND_LIKED_BY_SIMILAR_PLAYERS: (
                "{game} is a favourite of players with a taste like yours.",
                "{game} is loved by players who like what you like.",
                "And {game} is what players like you come back to.",
            ),
            _Kind.KIND_POPULAR: (
                "{game} is one that many players love.",
                "{game} is popular for good reason.",
                "And {game} is rated highly by most who play it.",
            ),
            _Kind.KIND_REPLAY: (
                "{game} is one that you know already.",
                "{game} could be fun again, too.",
                "And {game} deserves a second look.",
            ),
        },
    ),
    "ru": Phrases(
        known_player="Вот во что я бы на вашем месте сыграл дальше.",
        new_player="Мы ещё не знакомы, поэтому начну с того, что нравится игрокам, и с вашего вопроса.",
        replays="Во всё, что я мог бы предложить, вы уже играли, поэтому вот к чему, пожалуй, стоит вернуться.",
        small_talk="Я советую игры: подбираю, во что поиграть, по вашим вкусам и пожеланиям. Вот несколько идей.",
        game_question="Я советую игры, но не могу отвечать на вопросы о какой-то одной.",
        nothing_found="Под такие условия ничего не нашлось: смягчите одно из них и спросите снова.",
        empty_catalogue="В моём каталоге пока нет игр; тот, кто меня запустил, может загрузить их командой "
        "`gamesrec ingest --demo`.",
        refusal="Я разбираюсь только в видеоиграх. Спросите, во что поиграть, и я с радостью помогу!",
        closing="Расскажите подробнее о настроении, и я уточню подборку.",
        by_reason={
            _Kind.KIND_MATCHES_MESSAGE: (
                "{game} — близко к тому, о чём вы просили.",
                "{game} тоже отвечает вашему желанию.",
                "И ещё {game} — подходит под ваше описание.",
            ),
            _Kind.KIND_SIMILAR_TO_LIKED: (
                "{game} — похоже на игры, которые вы высоко оценили.",
                "{game} — в духе ваших любимых игр.",
                "И ещё {game} — напоминает то, что вам нравится больше всего.",
            ),
            _Kind.KIND_LIKED_BY_SIMILAR_PLAYERS: (
                "{game} — любимая игра тех, чей вкус похож на ваш.",
                "{game} нравится игрокам, которые любят то же, что и вы.",
                "И ещё {game} — к ней возвращаются игроки с похожим вкусом.",
            ),
            _Kind.KIND_POPULAR: (
                "{game} — её любят многие игроки.",
                "{game} популярна не зря.",
                "И ещё {game} — её высоко оценивают почти все, кто играл.",
            ),
            _Kind.KIND_REPLAY: (
                "{game} — она вам уже знакома.",
                "{game} тоже может порадовать снова.",
                "И ещё {game} — стоит взглянуть на неё снова.",
            ),
        },
    ),
}
# For players whose language has no phrases.
FALLBACK_LANGUAGE = "en"
