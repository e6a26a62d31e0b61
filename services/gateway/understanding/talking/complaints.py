"""Reads complaints about the talk itself, in eleven languages.

Who complains asks what they asked for, says that something was said before, or repeats a wish that was not heard.
"""

from __future__ import annotations

from enum import Enum

from services.gateway.understanding.plain_text import bare, pattern, plain


class Complaint(Enum):
    """What a message complains of."""

    FORGOTTEN = "FORGOTTEN"
    REPEATED = "REPEATED"


# Who complains says little else.
_MOST_LETTERS = 60
_LEAD = (
    r"(?:(?:and|but|so|wait|no|ok|hey|well|а|и|ну|так|стой|нет|und|aber|also|nein|y|pero|no|oye|et|mais|non|e|mas|"
    r"não|"
    r"peki|ama|hayır|і|та|ні|a|ale|nie|那|所以|あれ|で)[\s,.、，]+)*"
)
# fmt: off
_FORGOTTEN = (
    r"(?:(?:remind me )?what (?:(?:did|had|was) (?:i|we) (?:even |actually |just )?(?:ask\w*|want\w*|sa(?:y|id)|"
    r"look\w*|"
    r"request\w*|tell you)|(?:i|we) (?:asked|wanted|said|told you))|what (?:was|is) my (?:wish|request)|"
    r"do (?:you|u) (?:even |still )?(?:know|remember) what i (?:asked|wanted|want|said)|"
    r"(?:а )?(?:ты (?:вообще )?помнишь,? )?(?:что|чего|о ч[её]м) (?:же |я|тебя|вообще)? ?(?:я )?(?:тебя |вообще |"
    r"там |"
    r"же )?(?:просил|хотел|говорил|сказал|искал|спрашивал)[аи]?|"
    r"was (?:hab|habe|hatte|wollte|suchte) ich(?: (?:eigentlich|nochmal|noch mal|denn|da|gerade|vorhin|dir|überhaupt|"
    r"gesagt|gewollt|gefragt|gesucht|verlangt|haben))*|"
    r"wonach (?:hab|habe|hatte) ich gefragt|(?:y )?qué (?:es lo que )?(?:te )?(?:pedí|dije|quería|he pedido|"
    r"había pedido|"
    r"buscaba)|(?:qu['’]est-ce que j['’](?:ai|avais)|qu['’]ai-je|j['’]ai|j['’]avais) (?:demandé|dit|"
    r"cherché)(?: quoi)?|"
    r"je (?:voulais|cherchais) quoi|o que (?:foi que |é que |mesmo )?(?:eu )?(?:tinha )?(?:pedi\w*|disse|queria|"
    r"falei|"
    r"procurava)|(?:ben )?(?:senden )?ne(?:yi)? (?:istemiştim|istedim|sormuştum|demiştim|arıyordum)|"
    r"(?:що|чого|про що) (?:ж |же )?я (?:тебе |взагалі |там )?(?:просив|просила|хотів|хотіла|казав|казала|шукав|"
    r"шукала)|"
    r"(?:o co|co|czego) (?:ja )?(?:w ogóle )?(?:prosił[ea]m|chciał[ea]m|mówił[ea]m|szukał[ea]m)|"
    r"我(?:刚才|之前|刚刚|到底)(?:要|说|想要|问|提)(?:的|过|了)?(?:是)?(?:什么|啥)|我(?:要|说|想要)的(?:是|到底是)?(?:什么|啥)|"
    r"我(?:要|说)(?:的)?(?:什么|啥)来着|(?:私|僕|俺)?(?:は|が)?(?:さっき)?(?:何|なに)を?(?:頼んだ|お願いした|言った|希望した|"
    r"探してた|探していた))(?: (?:for|again|about|exactly|then|eigentlich|nochmal|denn|mesmo|ki|już))*"
    r"(?:来着|了|っけ|か|の|んだ)*"
)
_REPEATED = (
    r"(?:(?:you|u|ya)(?:['’]ve)? (?:already|just) (?:said|told (?:me|us)|wrote|answered)(?: (?:that|this|it|so|me))*|"
    r"(?:you|u) (?:said|told me) (?:that|this|it|so) (?:already|before|twice)|(?:you['’]re|you are|ur|u r) repeating "
    r"(?:yourself|urself)|(?:you|u) keep (?:saying|repeating)(?: \w+){0,3}|"
    r"(?:ты |вы )?(?:это |так |мне )*уже (?:это |мне |так )*(?:говорил|сказал|писал|отвечал)[аи]?(?: это)?|"
    r"(?:ты |вы )?(?:опять )?повторяе(?:шь|те)сь|(?:ты )?(?:говоришь|пишешь) одно и то же|"
    r"(?:das )?(?:hast|hattest) du (?:das |mir )*(?:schon|bereits|eben|gerade) (?:mal )?(?:gesagt|geschrieben)|"
    r"du wiederholst dich|(?:eso )?ya (?:me )?(?:lo )?(?:has dicho|dijiste|habías dicho)(?: eso)?|"
    r"te (?:estás )?repit\w+|"
    r"(?:ça,? )?(?:tu|vous) (?:l['’])?(?:as|avez) déjà dit(?: ça)?|(?:tu te|vous vous) répét\w+|"
    r"(?:você|vc|tu)? ?já (?:me )?(?:disse|falou|tinha dito)(?: isso)?|(?:você )?(?:está|tá) se repetindo|"
    r"(?:bunu|onu) (?:zaten |az önce |daha önce )*(?:söyledin|demiştin|söylemiştin)|(?:hep )?(?:aynı şeyi|kendini) "
    r"(?:söylüyorsun|tekrarl\w+)|(?:ти |ви )?(?:це |так |мені )*вже (?:це |мені )*(?:казав|казала|говорив|говорила|"
    r"писав)|"
    r"(?:ти |ви )?повторюєш?(?:ся|те)?\w*|(?:to )?już (?:to |mi )*(?:mówił[ea]ś|powiedział[ea]ś|pisał[ea]ś)|"
    r"powtarzasz się|你(?:刚才|已经|刚刚|都)*(?:说过|讲过|说了)(?:了|这个|这些|一遍)*|"
    r"你(?:又|一直)?在?重复(?:了|自己)?|"
    r"(?:それ|これ)?(?:は)?(?:もう|さっき(?:も)?)(?:聞いた|言った)(?:よ|よね|でしょ|けど)*|"
    r"同じこと(?:ばかり|を言って)\w*)"
)
_INSISTS = pattern(
    r"\b(?:(?:i|we) (?:\w+ )?(?:asked|said|told you|did say|did ask)|(?:же |ж )?(?:просил|сказал|"
    r"говорил)[аи]?\b(?: же)?|"
    r"(?:hab|habe|hatte)(?: ich)? (?:\w+ ){0,4}(?:gesagt|verlangt|gefragt)|(?:te |os )?(?:pedí|dije)|he (?:pedido|"
    r"dicho)|"
    r"j['’](?:ai|avais) (?:bien )?(?:demandé|dit)|(?:pedi|falei|eu disse)|(?:istedim|dedim|istemiştim|demiştim)|"
    r"я (?:ж |же )?(?:просив|просила|казав|казала)|(?:prosił|mówił|powiedział)[ea]m)\b|"
    r"我(?:明明)?(?:说|要求)(?:的|了|过)|我要的是|(?:頼んだ|言った|お願いした)(?:の|のに|よ|んだ|はず)"
)
# fmt: on
_KINDS = (
    (Complaint.FORGOTTEN, pattern(rf"\W*{_LEAD}{_FORGOTTEN}\W*")),
    (Complaint.REPEATED, pattern(rf"\W*{_LEAD}{_REPEATED}\W*")),
)


def complaint_in(text: str) -> Complaint | None:
    """What a message that says nothing else complains of; None where it says more, or complains of nothing."""
    said = bare(plain(text)).strip()
    if len(said) > _MOST_LETTERS:
        return None
    return next((complaint for complaint, form in _KINDS if form.fullmatch(said)), None)


def insists(text: str) -> bool:
    """Whether a message says again what was said before: "I asked for two", "traurig hab ich gesagt"."""
    return _INSISTS.search(bare(plain(text))) is not None
