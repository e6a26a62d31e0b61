"""Texts without a language model, in English and Russian. They name recommended games only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gamesrec.common.v1 import common_pb2
from services.gateway.grounding import Sentence

_Kind = common_pb2.Reason


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language. `{game}` stands for a title with its year; phrases of one reason are
    used in turn."""

    known_player: str
    new_player: str
    replays: str
    small_talk: str
    nothing_found: str
    refusal: str
    closing: str
    by_reason: Mapping[_Kind.Kind.ValueType, tuple[str, ...]]


PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        known_player="Here is what I would play next if I were you.",
        new_player="We have not met before, so I start from what players enjoy and from what you asked.",
        replays="You have played everything that fits, so here is what is worth another round.",
        small_talk="Good to hear from you! Tell me what you are in the mood for; until then, here are some ideas.",
        nothing_found="I found no game that meets these conditions; loosen one of them and ask me again.",
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
                "{game} is one that you enjoyed before.",
                "{game} was to your liking, too.",
                "And {game} deserves a second look.",
            ),
        },
    ),
    "ru": Phrases(
        known_player="Вот во что я бы на вашем месте сыграл дальше.",
        new_player="Мы ещё не знакомы, поэтому начну с того, что нравится игрокам, и с вашего вопроса.",
        replays="Всё подходящее вы уже прошли, поэтому вот к чему стоит вернуться.",
        small_talk="Рад вас слышать! Расскажите, чего хочется, а пока — несколько идей.",
        nothing_found="Под такие условия ничего не нашлось: смягчите одно из них и спросите снова.",
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
                "{game} — она вам уже нравилась.",
                "{game} тоже пришлась вам по душе.",
                "И ещё {game} — стоит взглянуть на неё снова.",
            ),
        },
    ),
}
FALLBACK_LANGUAGE = "en"


def language_of(language: str) -> str:
    """The language of the template for players who speak `language`."""
    return language if language in PHRASES else FALLBACK_LANGUAGE


def refusal(language: str) -> list[Sentence]:
    """A polite refusal."""
    return [_plain(PHRASES[language_of(language)].refusal)]


def opening(language: str, *, small_talk: bool, player_known: bool, replays: bool) -> Sentence:
    """How a text about recommendations begins."""
    phrases = PHRASES[language_of(language)]
    if small_talk:
        return _plain(phrases.small_talk)
    if replays:
        return _plain(phrases.replays)
    return _plain(phrases.known_player if player_known else phrases.new_player)


def mention(language: str, recommended: common_pb2.RecommendedGame, turn: int) -> Sentence:
    """A sentence about a game, by its strongest reason; `turn` counts the games of the text from 0."""
    phrases = PHRASES[language_of(language)].by_reason
    game = recommended.game
    kind = recommended.reasons[0].kind if recommended.reasons else _Kind.KIND_POPULAR
    name = f"{game.title} ({game.year})" if game.year else game.title
    phrase = phrases.get(kind, phrases[_Kind.KIND_POPULAR])
    return Sentence(phrase[turn % len(phrase)].format(game=name), (game.game_id,))


def mentions(language: str, games: Sequence[common_pb2.RecommendedGame]) -> list[Sentence]:
    """A sentence about each game."""
    return [mention(language, recommended, turn) for turn, recommended in enumerate(games)]


def nothing_found(language: str) -> list[Sentence]:
    """There is nothing to recommend."""
    return [_plain(PHRASES[language_of(language)].nothing_found)]


def closing(language: str) -> Sentence:
    """How a text ends."""
    return _plain(PHRASES[language_of(language)].closing)


def _plain(text: str) -> Sentence:
    return Sentence(text, ())
