"""Tells what a message allows besides what was wished for ("online is fine too") from what takes its place ("online
then"), and whether all of several platforms are meant or any of them, in eleven languages.
"""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.plain_text import bare, pattern

_TYPES = (pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_PLAYERS)
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
    r"convient|marche|me va|également|também|serve|tudo bem|pode ser|da|de|dahi|olur|olabilir|fark etmez|теж|також|"
    r"можна|підійде|згодиться|też|także|może być|ujdzie|pasuje)\b|"
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
    r"(?:і|й) там (?:і|й) там|na (?:obu|obydwu))\b|两个(?:平台)?都|跨平台|"
    r"両方(?:で|に|の)|クロスプレイ|クロスプラットフォーム"
)
# fmt: on


def is_allowed_besides(text: str, constraint: Constraint) -> bool:
    """Whether the message `text` allows a platform or company besides what was wished for before."""
    is_wanted = constraint.polarity == pb.POLARITY_WANTED and constraint.HasField("condition")
    if constraint.type not in _TYPES or not is_wanted or text[constraint.start : constraint.end] != constraint.text:
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


def wants_all_of_them(text: str) -> bool:
    """Whether platforms that a message names are all meant: "on both", "crossplay"."""
    return _ALL.search(bare(text)) is not None
