"""Holds words, in eleven languages, that sound like a refusal and are none: "not only", "can't get enough", "why not".

They are taken out of a message before refusing words are looked for.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import pattern

# "Is there no horror?", "I can't get enough", "not only": what only sounds so.
NO_REFUSAL_IN_JAPANESE = (
    r"(?:ない(?:です)?(?:か|の?[?？]|かな|でしょうか)|くれない|もらえない|いただけない|たまらな|しかな|なくても|なくて(?:も)?い|"
    r"だけ(?:で|じゃ)な|(?:嫌い?|苦手|ダメ|だめ)(?:で|じゃ)(?:は)?な|飽きな|止まらな|やめられな|なきゃ|なければ|ないと)"
)


# What sounds like a refusal and is none. It is taken out before words are looked for.
_LIFTING = (
    r"(?:without|except|avoid\w*|exclud\w*|skip\w*|hate\w*|dislike\w*|mind|but|только|без|кроме|избега\w+|исключа\w+|"
    r"ненави\w+|ohne|außer|sin|excepto|sans|sauf|sem|"
    r"(?:más|mais|plus|otra cosa|outra coisa|autre(?: chose)?) que|que (?:no|não) (?:se(?:a|an|ja|jam)|tenga|tenha)\w*|"
    r"exceto|bez|oprócz|крім|окрім)"
)


_NEGATING = (
    r"(?:not|no|nothing|never|\w+n['’]t|dont|cannot|не|ничего|никаких|никак\w+|nicht|nichts|kein\w*|no puedo|nada|pas|"
    r"rien|não|nie|nic|нічого|ніяк\w+)"
)


_YOU = r"(?:you|u|ya|we|they|it|there)"


NO_REFUSAL = pattern(
    r"\b(?:not|n['’]t|не|nicht|no|pas|não|nie) (?:only|just|necessarily|только|просто|обязательно|nur|bloß|unbedingt|"
    r"solo|sólo|solamente|seulement|uniquement|forcément|(?<=não )só|apenas|somente|tylko|лише|тільки|koniecznie)\b|"
    r"\w+n['’]t (?:just|only)\b|\bpas que\b|"
    r"\b(?:don['’]?t|do not|wouldn['’]?t|doesn['’]?t) (?:really )?(?:mind|need to|have to)\b|\bneedn['’]?t\b|"
    r"\bnot afraid\b|\b(?:can['’]?t|cannot|never|couldn['’]?t) (?:ever )?(?:get|have) enough\b|"
    r"\b(?:can['’]?t|cannot|couldn['’]?t) (?:stop|resist|live without|live|wait|do without|help)\b|\b(?:why|if) not\b|"
    rf"\b(?:do|does|did|can|could|would|will|wo|is|are|have|has|should)n['’]?t {_YOU}\b|"
    rf"\b(?:do|have|has) {_YOU} not\b|\b(?:is|are) there (?:no|not|none)\b|\b(?:i|we) (?:don['’]?t|do not) have\b|"
    r"\b(?:never|jamais|nunca|niemals|nie|nigdy) (?:too|enough|trop|assez|demasiad\w*|suficiente\w*|demais|zu|genug)\b|"
    r"\b(?:never|nothing) (?:played|tried|beats?|better)\b|\bno (?:problem|issue|better)s?\b|"
    rf"\b{_NEGATING} (?:\w+ ){{0,3}}?{_LIFTING}\b|"
    r"\bне (?:боюсь|против|прочь|хватает|могу оторваться|надоел\w*)\b|\bпочему (?:бы )?не(?:т)?\b|\bнет ли\b|"
    r"\b(?:у (?:вас|тебя)|случайно|случаем|есть или) нет\b|\bне (?:по)?(?:совету(?:ешь|ете)|рекоменду(?:ешь|ете))\b|"
    r"\bне (?:подскаж\w+|найд[её]тся|знаешь|знаете|мог(?:ли|ла)?|хоч(?:ешь|ется ли))\b|"
    r"\bбез (?:ума|тями)\b|\bчому (?:б )?ні\b|\bне (?:боюся|проти|порад(?:иш|ите)|підкаж\w+|вистачає|набрид\w*)\b|"
    r"\bчи нема[є]?\b|"
    r"\bnichts (?:dagegen|gegen)\b|\bwarum nicht\b|\b(?:hast du|habt ihr|haben sie|gibt es|gibt['’]?s|kennst du|"
    r"hätte(?:st du|t ihr)?|kannst du mir) (?:denn |da |vielleicht |hier )?(?:nicht|kein\w*)\b|"
    r"\bhab(?:e|en)? (?:noch|bisher) (?:nie|kein\w*)\b|\bkein (?:problem|thema)\b|"
    r"\bno me (?:importa|molesta|canso|asusta)\w*\b|\bpor qu[eé] no\b|\bno (?:tienes|tendr[ií]as|tiene|tendr[áa]|"
    r"hay|habr[áa]|conoces|podr[ií]as|recomiendas|me recomiendas)\b|"
    r"\bpor qu[eê] não\b|\bnão (?:me importo|ligo|tem|teria|tens|há|conhece\w*|poderia)\b|\b(?:voc[eê]|vc|tu) não\b|"
    r"\bpourquoi pas\b|\bpas (?:mal|peur|contre)\b|\bne (?:me )?d[eé]range pas\b|"
    r"\b(?:n['’ ]?|t['’]|vous n['’]|tu n['’])?(?:aurai[st]|aurais-tu|auriez(?:-vous)?|as-tu|avez(?:-vous)?|as|"
    r"y a(?:-t-il)?|y aurait(?:-il)?|connais\w*|pourr\w+|conseillerai[st]) pas\b|"
    r"\bneden (?:\w+ ){0,2}olmas[iı]n\b|\b(?:sadece|yaln[iı]zca) (?:\w+ )?değil\b|"
    r"\bnie (?:mam nic przeciw\w*|przeszkadza\w*|boję|masz|macie|polecisz|polecicie|mógłbyś|znasz|ma)\b|"
    r"不只|不仅|不僅|不介意|不怕|不反感|不排斥|不妨|离不开|少不了|忍不住"
)
