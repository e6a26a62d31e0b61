"""Tells whether a message finds something bad, in eleven languages: "первая - скучная", "the second sucks"."""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import bare, pattern

_FAR = 60
# fmt: off
_BAD = pattern(
    r"^(?: (?:one|game|игра|гра|spiel|juego|jeu|jogo|oyun|gra))?(?:,| ?[-—–:])? "
    r"(?:(?:is|was|looks?|sounds?|seems?|это|какая-то|какой-то|ist|war|sieht|es|era|est|était|c['’]est|é|foi|jest|to|"
    r"це|якась|якийсь) )?(?:(?:so|too|really|very|kinda|pretty|a bit|очень|слишком|вообще|какая-то|дуже|занадто|sehr|"
    r"zu|echt|voll|muy|demasiado|très|trop|vraiment|muito|çok|bardzo|za|un peu|um pouco|trochę) )?"
    r"(?:boring|meh|bad|awful|terrible|crap|trash|garbage|dull|lame|ugly|rubbish|sucks|shit|"
    r"скучн\w+|скукота|фигня|отстои|отстой|ерунда|хрень|хуйня|говно|дрянь|так себе|плох\w+|ужасн\w+|шлак|бред|"
    r"не (?:понравил\w+|нравится|зашл[ао]|зашел|то|оч|очень)|"
    r"нудн\w+|нудота|фігня|так собі|поган\w+|жахлив\w+|лайно|не (?:сподобал\w+|подобається|зайшл[ао]|зайшов|те)|"
    r"langweilig|schlecht|mist|doof|blöd|öde|schrott|hässlich|naja|"
    r"aburrid[oa]|mal[oa]|fe[oa]|horrible|una mierda|un rollo|basura|"
    r"nul(?:le)?|ennuyeu(?:x|se)|bof|chiante?|mauvaise?|moche|"
    r"chat[oa]|ruim|entediante|horrível|uma merda|fei[oa]|"
    r"sıkıcı|kötü|berbat|çöp|saçma|"
    r"nudn\w+|słab\w+|beznadziejn\w+|do bani|kiepsk\w+|okropn\w+)(?!\w)|"
    r"^(?:个|款|游戏)?(?:太|很|真|有点|好)?(?:无聊|一般|不行|不好玩|难看|垃圾|没意思|没劲)|"
    r"^(?:の?(?:ゲーム|やつ)?)?(?:は|が)?、?(?:ちょっと|すごく|なんか)?(?:つまらな|微妙|いまいち|イマイチ|ダメ|だめ|クソ|退屈)"
)
# fmt: on
_ASKS = re.compile(r"[^.,;!…。，、！]*[?？]")


def is_found_bad(text: str, end: int) -> bool:
    """Whether what ends at `end` of `text`, in code points, is found bad right behind it."""
    behind = bare(text[end : end + _FAR])
    return _BAD.search(behind) is not None and _ASKS.match(behind) is None
