"""Tells what a message allows besides what was wished for ("online is fine too") from what takes its place ("online
then"), and whether all of several platforms are meant or any of them, in eleven languages.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.permitting_words import is_not_needed

_TYPES = (pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_DEVICE, pb.SPAN_TYPE_PLAYERS)
# Letters beside a name in which its leave is looked for.
_FAR = 40
# fmt: off
_ON = (
    r"(?:on|for|in|with|an?|the|my|have|got|на|для|у|в|по|з|auf|für|mit|am|im|der|die|das|en|para|con|el|la|una?|sur|"
    r"pour|avec|le|no|na|o|pra|em|com|w|do|z|przez)"
)
_BEFORE = pattern(
    # "Or" goes on with what was said before where the message begins with it; within one it names alternatives.
    r"(?:^\W*(?:or|или|или же|oder|o|u|ou|ya da|veya|або|чи|lub|albo)|"
    r"\b(?:also|(?:fine|ok|okay|good) with|можно и|можно также|а также|(?:подойд[её]т|сойд[её]т) и|тоже|также|"
    r"auch|también|aussi|également|também|можна [йі]|можна також|також|теж|też|także))"
    rf"(?:\W+{_ON}){{0,2}}\W*$|(?:或者|也可以(?:是|在)?|それか|または|あるいは)$"
)
_IS = (
    r"(?:is|are|would be|will be|was|ist|wäre|geht|gehen|es|está|sería|c['’]est|est|serait|ça|é|seria|to|jest|będzie|"
    r"może być)"
)
_BEHIND = pattern(
    rf"^(?:['’]?\w{{0,4}})?\W{{0,2}}(?:{_IS}\W+){{0,2}}"
    r"(?:also|too|as well|fine|okay?|all ?right|works?|will do|would do|тоже|также|можно|подойд[её]т|сойд[её]т|"
    r"пойд[её]т|"
    r"норм\w*|годится|устроит|auch|in ordnung|geht|gehen|passt|también|vale|me vale|sirve|está bien|aussi|ça va|"
    r"convient|marche|me va|également|também|serve|tudo bem|pode ser|(?<!['’])(?:da|de|dahi)|olur|olabilir|"
    r"fark etmez|теж|також|"
    r"можна|підійде|згодиться|też|także|może być|ujdzie|pasuje)\b|"
    # "Telefonda oynanan versiyonu varsa o da olur", "if there is one for the phone that works too".
    r"^'?\w{0,4}(?: \w+){0,4},? (?:o da olur|(?:that|it) (?:works|is fine|would be fine) (?:too|as well)|"
    r"(?:das|es) (?:geht|wäre) auch|eso también (?:vale|sirve)|(?:ça|cela) (?:va|marche) aussi|"
    r"isso também serve|(?:то|это|то это|це|то й) (?:тоже|теж) (?:подойд|пойд|сойд|норм|підійд)\w*|"
    r"to też (?:może być|pasuje|ok))\b|"
    r"^(?:上|的话|的)?(?:也|都)(?:可以|行|好|成|没问题|ok|能|不错)|"
    r"^(?:でも|も)(?:いい|良い|よい|ok|大丈夫|可|あり|構わない|かまわない)"
)
# What is allowed where it is said before the name alone: "może być na PS5", "puede ser online".
_MAY_BE = pattern(
    r"\b(?:może być|mogą być|puede ser|pode ser|ça peut être|kann auch|darf auch|може бути|может быть)"
    r"(?:\W+(?:też|też i|"
    rf"też na|także|también|também|aussi|auch|також|теж|и|тоже))?(?:\W+{_ON}){{0,2}}\W*$"
)
# Who plays across platforms, or on both, is helped by no game that is on one of them alone. "Both of us" are players.
_ALL = pattern(
    r"\b(?:cross?\W?(?:play|platform)\w*|(?:on|for) both(?! of)|"
    r"both (?:on )?(?:ps|pc|xbox|switch|play|mac|mobile|phone|platform)\w*|"
    r"(?:и )?(?:там и там|там и тут)|(?:на|для) об(?:оих|еих|ох)(?! нас)|кросс?\W?(?:пле[йя]|платформ)\w*|"
    r"(?:auf|für) beide[nrm]? (?:plattform|system|konsole|gerät)\w*|auf beiden?|en (?:ambos|ambas|los dos|las dos)|"
    r"juego cruzado|sur les deux|jeu croisé|em (?:ambos|ambas)|n[oa]s (?:dois|duas)|jogo cruzado|her ikisinde\w*|"
    r"(?:і|й) там (?:і|й) там|na (?:obu|obydwu)|"
    # What came out here and there is on both: "que salga en play y en pc".
    r"(?:salga|saiu|sali[óo]|dispon\w+|available|released|out|erhältlich|erschienen|sorti\w*|saia|выш\w+|доступн\w+|"
    r"вийш\w+|dostępn\w+|wysz\w+) (?P<on>en|on|auf|sur|na|на|no|w) (?:\w+ ){1,2}(?:y|and|und|et|e|и|та|і|i) "
    r"(?:también |also |auch |aussi |também |также |також |też )?(?P=on))\b|两个(?:平台)?都|跨平台|"
    r"両方(?:で|に|の)|クロスプレイ|クロスプラットフォーム"
)
# Whose a machine is: the player's, that of somebody else, or of all others.
_OWNERS = tuple(
    (owner, pattern(words))
    for owner, words in (
        ("rest", r"\b(?:the (?:others?|rest)|others|everyone else|остальн\w+|другие|других|die ander\w+|den ander\w+|"
                 r"der rest|los demás|los otros|el resto|les autres|le reste|os outros|o resto|diğerlerin\w+|"
                 r"diğerleri\w*|ötekil\w+|інші|інших|решт[аиі]|reszt[ayę]|pozostal\w+|inni)\b|其他人|其余|他の人|残り|ほかの"),
        ("other", r"\b(?:s?he(?:['’]s)?|they(?:['’]re)?|(?:girl|boy)?friend(?:['’]?s)?|gf|bf|mates?|buddy|wife|"
              r"husband|"
                  r"partner|brother|sister|cousin|он|она|они|(?:у )?(?:него|нее|них)|друг\w{0,2}|подруг\w|"
                  r"жен[аы]|муж\w?|"
                  r"брат\w?|сестр[аы]|девушк[аи]|парн\w|er|sie|ihm|ihr|freund(?:in)?|frau|mann|bruder|schwester|"
                  r"kumpel|"
                  r"[eé]l (?:tiene|juega|usa|con|está en)|ella|ellos|amig[oa]s?|novi[oa]|mujer|marido|"
                  r"herman[oa]|primo|elle?s?|ils?|lui|pote|copine?|"
                  r"copain|femme|mari|frère|soeur|el[ea]s?|namorad[oa]|esposa|irmã[o]?|primo|onda|onun|arkadaşım\w*|"
                  r"eşim\w*|sevgilim\w*|kardeşim\w*|він|вона|вони|(?:у|в) (?:нього|неї|них)|дружин[аи]|чоловік\w?|"
                  r"хлопц\w|дівчин[аи]|on (?:ma|gra)|ona|oni|kolega|kolegi|kumpel|kumpla|żona|mąż|brat|siostra|"
                  r"dziewczyna|chłopak)"
                  r"\b|[他她](?:们)?|朋友|老婆|老公|女友|男友|彼女|彼氏|彼|友達|友人|妻|夫|嫁|旦那|相手"),
        ("one", r"\b(?:one of (?:us|them)|(?:один|одна|одного|одної) (?:из нас|из них|з нас|з них|на)|einer von uns|"
                r"uno de nosotros|(?:l['’])?un de nous|um de nós|birimiz\w*|jeden z nas)\b|其中一个|一人は"),
        ("each", r"\b(?:each(?! other)|everyone|everybody|каждого|каждый|кожного|кожен|jeder|cada uno|chacun|cada um|"
                 r"herkes\w*|każdy)\b|每个人|みんな"),
        ("player", r"\b(?:i(?:['’]m|['’]ve)?|im|me|mine|my|we|у меня|я|мой|у нас|ich|mir|bei mir|yo|mi|je|"
               r"j['’]ai|moi|eu|"
                   r"meu|minha|ben|bende|benim|(?:у|в) мене|мій|ja|mam|u mnie|mój)\b|我|僕|俺|私|自分|うち"),
    )
)
_FOR_SOME = pattern(
    r"^\W{0,2}(?:for|pour|für|para|pra|для|dla|için|у|в) (?:(?:\d|one|two|un|une|uno|dos|dois|deux|eine?n?|zwei|"
    r"одного|двоих|двох|jednego|dwóch)\b|(?:the |les |die |los |os )?(?:others?|rest|autres|ander\w+|demás|otros|"
    r"outros|остальн\w+|інших|reszt\w|pozostał\w+|me|moi|mich|mí|mim|меня|мене|mnie|him|her|lui|elle|ihn|sie)\b)"
)
_OR = pattern(
    r"\b(?:or|или|oder|o|u|ou|ya da|veya|або|чи|lub|albo|and|и|und|y|et|e|ve|і|й|та|i)\b|"
    r"[/,&+、,]|或|还是|和|跟|か|と|や"
)
# fmt: on


def names_alternatives(between: str) -> bool:
    """Whether the text between two names joins them as several: "or", "and", a comma."""
    return _OR.search(bare(between)) is not None


def are_on_machines_of_their_own(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether the machines that `text` names at `places` are of different players: "she's on a Mac, I'm on Xbox"."""
    owners, told_behind, last = set[str](), 0, 0
    for start, end in sorted(places):
        before = bare(text[max(last, start - _FAR) : start])
        found = [(match.end(), owner) for owner, words in _OWNERS for match in words.finditer(before)]
        if found:
            owners.add(max(found)[1])
        told_behind += _FOR_SOME.match(bare(text[end : end + _FAR])) is not None
        last = end
    return len(owners) > 1 or told_behind > 1


def is_allowed_besides(text: str, constraint: Constraint) -> bool:
    """Whether the message `text` allows a platform or company besides what was wished for before."""
    is_wanted = constraint.polarity == pb.POLARITY_WANTED and constraint.HasField("condition")
    if constraint.type not in _TYPES or not is_wanted or text[constraint.start : constraint.end] != constraint.text:
        return False
    if constraint.type == pb.SPAN_TYPE_DEVICE and not constraint.condition.platforms:
        return False
    before = bare(text[max(0, constraint.start - _FAR) : constraint.start])
    behind = bare(text[constraint.end : constraint.end + _FAR])
    # Words that were marked with the name: "online too".
    said = bare(constraint.text)
    return (
        any(form.search(before) is not None for form in (_BEFORE, _MAY_BE))
        or _BEHIND.match(behind) is not None
        or any(_BEHIND.match(said, place) for place in range(len(said)) if not said[place].isalnum())
    )


def need_not_be(text: str, constraint: Constraint) -> bool:
    """Whether a message says of a platform that it need not be that one: "можно и не на компе"."""
    return constraint.type == pb.SPAN_TYPE_PLATFORM and is_not_needed(text, constraint.start, constraint.end)


def names_everybody(text: str) -> bool:
    """Whether a message says something of each of those who play: "everyone has an Xbox"."""
    return any(words.search(bare(text)) is not None for owner, words in _OWNERS if owner == "each")


def wants_all_of_them(text: str) -> bool:
    """Whether platforms that a message names are all meant: "on both", "crossplay"."""
    return _ALL.search(bare(text)) is not None
