"""Reads distress from words that leave no doubt, in eleven languages: "I don't want to live anymore".

The classifier hears distress where it may be, as a miss is worse than a false alarm. These words are for both ends:
they tell distress that it overlooked, and where none of them stands, a plain wish for games is believed against it.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
# Who says so means it, whatever else stands in the message.
_SURE = pattern(
    r"\b(?:(?:want|wanna|going|ready|wish i could|rather) (?:to )?(?:die|be dead|kill myself|end (?:it all|my life))"
    r"(?! (?:less|laughing|again|often|a lot|of laughter|trying|in (?:a )?(?:game|dark|elden|hardcore)))|"
    r"kill(?:ing)? myself|ending my (?:own )?life|suicidal(?! (?:mission|squad))|hurt(?:ing)? myself|"
    r"cut(?:ting)? myself|self[- ]harm\w*|(?:better|happier) (?:off )?without me|no (?:reason|point|will) (?:to|in|of) "
    r"(?:live|living|go on|going on|being alive)|"
    r"(?:don'?t|do not|no longer) want to (?:live|be alive|exist|wake up|be here any ?more)|can'?t go on (?:any ?more|"
    r"like this|living)|"
    r"(?:хочу|хочется|лучше бы) (?:умереть|сдохнуть|исчезнуть навсегда|покончить)|покончить с (?:собой|жизнью)|"
    r"убить себя|убью себя|наложить на себя руки|не хочу (?:больше |уже )?(?:жить|просыпаться|существовать)|"
    r"не хочется (?:больше |уже )?жить|(?:нет|не вижу) смысла (?:жить|в жизни|дальше жить)|незачем (?:больше )?жить|"
    r"(?:лучше|легче) без меня|(?:режу|порезать|резать) себя|мысли о (?:суициде|самоубийстве|смерти)|"
    r"(?:will|möchte|wäre (?:am liebsten|lieber)) (?:einfach (?:nur )?|nur (?:noch )?)?(?:sterben|tot(?: sein)?)|"
    r"(?:will|möchte|mag) (?:einfach )?nicht mehr (?:leben|aufwachen|da sein|weiterleben)|ich bring\w* mich um|"
    r"mich umbringen|mir das leben nehmen|(?:besser|leichter) ohne mich|mich (?:selbst )?(?:verletzen|ritzen)|"
    r"selbstmordgedanken|suizidgedanken|"
    r"(?:quiero|quisiera|ganas de) (?:morir(?:me)?|matarme|desaparecer|suicidarme|no despertar)|"
    r"(?:no quiero|ya no quiero|sin ganas de) (?:seguir )?(?:vivir|viviendo|despertar)|quitarme la vida|hacerme daño|"
    r"(?:mejor|felices) sin mi|no (?:le )?(?:veo|encuentro) sentido a (?:la vida|vivir|nada)|acabar con (?:mi vida|"
    r"todo)|"
    r"(?:veux|voudrais|envie de) (?:mourir|crever|en finir|me (?:tuer|suicider|faire du mal)|disparaître)|"
    r"(?:plus|pas) envie de (?:vivre|continuer à vivre|me réveiller)|(?:ne )?veux plus (?:vivre|être là)|"
    r"mieux sans moi|me faire du mal|mettre fin à mes jours|pensées suicidaires|"
    r"(?:quero|queria|vontade de) (?:morrer|sumir (?:pra|para) sempre|me matar|acabar com (?:tudo|minha vida))|"
    r"não (?:quero|aguento) mais (?:viver|acordar)|(?:sem|perdi a) vontade de viver|tirar minha (?:própria )?vida|"
    r"(?:melhor|melhores) sem mim|me machucar|"
    r"ölmek istiyorum|ölsem|(?:yaşamak|uyanmak) istemiyorum|yaşamanın (?:bir )?anlamı|kendimi öldür\w+|"
    r"intihar (?:etmek|etmeyi|edeceğim|düşün\w*)|canıma kıy\w+|kendime zarar|bensiz daha iyi|"
    r"(?:хочу|хочеться|краще б) (?:померти|здохнути|зникнути назавжди)|не хочу (?:більше |вже )?(?:жити|прокидатися)|"
    r"не хочеться (?:більше |вже )?жити|вкоротити собі віку|накласти на себе руки|вбити себе|(?:немає|не бачу) сенсу "
    r"(?:жити|в житті)|(?:краще|легше) без мене|різати себе|"
    r"chc[ęe] (?:umrzeć|się zabić|zniknąć na zawsze|ze sobą skończyć)|nie chc[ęe] (?:już |mi się już )?żyć|"
    r"nie chce mi się (?:już )?żyć|zabić się|odebrać sobie życie|skończyć ze sobą|lepiej beze mnie|myśli samobójcze|"
    r"nie widzę sensu (?:życia|w życiu)|(?:tnę|ciąć|okaleczam) się)\b|"
    r"不想活|想死(?!我了)|想自杀|活着没(?:有)?(?:意思|意义)|活不下去|结束(?:自己的)?生命|自残|没有我(?:会)?更好|"
    r"死にたい(?!ほど笑)|生きていたくない|生きたくない|消えてしまいたい|消えたい|自殺したい|生きる意味が(?:ない|"
    r"わからない)|"
    r"生きてる意味|もう生きられない|自分を傷つけ|リストカット"
)
# What somebody who is unwell may say; with one of these in it no message is taken for a mere wish.
_UNWELL = pattern(
    r"\b(?:depress\w*|hopeless\w*|worthless\w*|lonely|alone in|cry(?:ing)?|cried|panic\w*|anxi\w*|grie\w*|died|dead|"
    r"dying|death|funeral|suicid\w*|broken|hurts?|overwhelm\w*|burn(?:t|ed) out|can'?t (?:take|cope|do this)|"
    r"депресс\w*|одинок\w*|безнад\w*|плач\w*|паник\w*|тревог\w*|умер\w*|смерт\w*|похорон\w*|плохо|тяжело|больно|"
    r"устал\w*|"
    r"нет сил|сил (?:больше )?нет|не могу больше|depri\w*|einsam\w*|hoffnungslos\w*|wein\w*|panik\w*|gestorben|tod|tot|"
    r"kann nicht mehr|am ende|verzweif\w*|deprim\w*|solo en|llor\w*|ansiedad|muri\w*|muert\w*|no puedo más|"
    r"no aguanto\w*|déprim\w*|seule? au|pleur\w*|angoiss\w*|mort\w*|désespér\w*|n'en peux plus|à bout|sozinh\w*|"
    r"chor\w*|"
    r"ansiedade|morr\w*|não aguento\w*|desesper\w*|depres\w*|yalnız\w*|ağl\w*|umutsuz\w*|öl[dü]\w*|dayanam\w*|"
    r"bunald\w*|"
    r"самотн\w*|безнад\w*|плач\w*|померл?\w*|смерт\w*|важко|боляче|немає сил|не можу більше|samotn\w*|płacz\w*|"
    r"beznadziej\w*|umar\w*|śmier\w*|nie mam siły|nie daję rady|rozpacz\w*)\b|"
    r"抑郁|孤独|绝望|崩溃|难过|想哭|去世|撑不住|受不了|辛い|つらい|苦しい|孤独|泣いて|亡くな|死|絶望|限界"
)
# fmt: on


def surely_in_distress(text: str) -> bool:
    """Whether words of `text` leave no doubt that somebody is in distress."""
    return _SURE.search(bare(plain(text))) is not None


def may_be_unwell(text: str) -> bool:
    """Whether words of `text` may be those of somebody who is unwell."""
    readable = bare(plain(text))
    return _SURE.search(readable) is not None or _UNWELL.search(readable) is not None
