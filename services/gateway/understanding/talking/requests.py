"""Reads bare requests for games, in eleven languages: "what do you recommend?", "t'as quoi pour moi ce soir ?".

They say nothing of the games, and so sound like a chat; who asks what can be done here asks for something else.
"""

from __future__ import annotations

from services.gateway.understanding.beyond_catalogues.bare_requests import tells_of_games
from services.gateway.understanding.plain_text import bare, pattern, plain
from services.gateway.understanding.refusing.refusals import has_refusing_words
from services.gateway.understanding.talking.abilities import asks_for_abilities, asks_for_own_taste

_MOST_LETTERS = 80
# fmt: off
_ASKS_FOR_SOME = pattern(
    r"\b(?:recommend(?:ations?)?|recs?|suggest(?:ions?)?|(?:what|anything|something) "
    r"(?:should|can|could|do) (?:i|we) play|what(?:['’]?s| have| do| is)? (?:you|u|ya) (?:got|have)|"
    r"(?:give|show|find|gimme) (?:me |us )?some\w*|"
    r"(?:по)?(?:советуй|советуешь|советуете|советуйте|рекомендуй|рекомендуешь|рекомендуете|рекомендуйте)|"
    r"подскажи(?:те)?|предложи(?:те|шь)?|подбери(?:те)?|накидай|(?:во что|что) (?:\w+ )?(?:по|сы)играть|"
    r"что (?:у тебя |у вас )?есть для меня|"
    r"empfiehl(?:st)?|empfehle?n?|empfehlung(?:en)?|vorschlag|schlag (?:\w+ )?(?:was|etwas) vor|"
    r"was hast du(?: \w+){0,2} für mich|(?:was|hast du was)(?: \w+){0,3} (?:spielen|zocken)|"
    r"recomienda\w*|recomiénda\w*|recomiendas|sugiere\w*|sugiéreme|aconseja\w*|aconséjame|qué (?:me )?(?:tienes|pones)"
    r"(?: \w+)?(?: para m[íi])?|(?:a )?qué (?:juego|jugamos|puedo jugar|podemos jugar)|"
    r"recommandes?|recommande[zr](?:[- ]moi)?|recommande-moi|conseilles?(?:[- ]moi)?|conseille[zr](?:[- ]moi)?|"
    r"proposes?(?:[- ]moi)?|propose[zr](?:[- ]moi)?|"
    r"(?:t['’]as|tu as|t as|vous avez|as-tu|avez-vous) quoi|(?:je|on) joue à quoi|à quoi (?:je|on) (?:joue|peut jouer)|"
    r"recomendas?|recomende|recomendação|recomendações|sugere|sugira|sugest(?:ão|ões)|indica|"
    r"(?:o )?que (?:você|vc|cê|tu) tem|o que (?:eu )?(?:jogo|jogar)|"
    r"önerir?(?:sin|siniz|sen|sene)?|öneri(?:n|ler|lerin)?|tavsiye|ne (?:oynayay[ıi]m|oynasam|oynayal[ıi]m)|"
    r"порадь(?:те)?|порадиш|порадите|порекомендуй(?:те)?|рекомендуєш|запропонуй(?:те)?|підкажи|підбери|"
    r"(?:у що|що) (?:\w+ )?(?:пограти|зіграти)|що (?:в тебе |у тебе )?є для мене|"
    r"pole[cć](?:isz|asz|acie|icie|cie)?|zaproponuj(?:esz)?|doradź|podpowiedz|poradź|"
    r"co (?:\w+ )?(?:masz|macie) dla mnie|"
    r"w co (?:\w+ )?(?:zagrać|pograć|zagram|pogram))\b|"
    r"推荐|推薦|有(?:什么|啥)(?:好玩|游戏|可玩|推)|玩(?:点)?(?:什么|啥)|"
    r"(?:お|オ)(?:すすめ|ススメ|勧め|薦め)|何(?:を)?(?:やれば|遊べば|やろう|遊ぼう)|(?:何|なん)か(?:いい|面白い|おもしろい)の?(?:ない|ある)"
)
# Who asks what to do may ask for more than a game.
_WHAT_TO_DO = pattern(
    r"\b(?:делать|поделать|робити|(?:should|do|can|could|am|must) i (?:to )?do|i (?:should|can|could|must) do|"
    r"(?:tun|machen)(?=\W*$)|hacer|hago|faire|fais|fazer|faço|ne yap\w*|robić|zrobić)\b|"
    r"怎么办|怎麼辦|どうすれば|どうしたら"
)
# "Thanks for the recommendations" asks for none.
_THANKS_FOR = pattern(
    r"\b(?:thanks?|thank you|thx|cheers) (?:\w+ ){0,3}for\b|\bdank\w* (?:\w+ ){0,2}für\b|"
    r"\bmerci (?:\w+ ){0,2}(?:pour|du|des|de)\b|\bgracias (?:\w+ )?por\b|\bobrigad[oa] (?:\w+ )?pel[oa]s?\b|"
    r"\b(?:спасибо|дякую|dzięk\w+) (?:\w+ )?(?:за|za)\b|için teşekkür|谢谢.{0,3}推荐|おすすめ.{0,3}ありがと"
)
# fmt: on


def asks_for_some_games(text: str) -> bool:
    """Whether a message asks for games and says nothing of them, nor anything else."""
    if len(text) > _MOST_LETTERS or asks_for_abilities(text) or asks_for_own_taste(text):
        return False
    said = bare(plain(text))
    if _WHAT_TO_DO.search(said) or _THANKS_FOR.search(said):
        return False
    rest = _ASKS_FOR_SOME.sub(" ", said)
    return rest != said and not has_refusing_words(rest) and not tells_of_games(text)
