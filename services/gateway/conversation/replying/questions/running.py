"""Reads whether a message asks if the games just shown run on something: "на лінуксі йде?", "läuft das auch am PC?".

It wishes for no others: who does asks what runs there, or for something that does.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.question_form import asks_in_form
from services.gateway.understanding.plain_text import bare, pattern

_MACHINES = (pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_DEVICE)
# A longer message tells what it looks for.
_MOST_LETTERS = 40
# fmt: off
_RUN = pattern(
    r"\b(?:runs?|works?|playable|ид[её]т|идут|пойд[её]т|пойдут|запуст\w+|запуска\w+|работа[ею]т|потянет|потянут|"
    r"йде|йдуть|піде|підуть|запуска\w+|працю[єю]\w*|потягне|läuft|laufen|geht|gehen|funktionier\w+|"
    r"corren?|funcionan?|tourne(?:nt)?|marche(?:nt)?|passe(?:nt)?|roda[mn]?|pegam?|rodar|"
    r"çalış[ıi]r\w*|çalış[ıi]yor\w*|açıl[ıi]r\w*|oynan[ıi]r\w*|oynan[ıi]yor\w*|dział[ae]\w*|chodz[ią]\w*|pójd\w+)(?!\w)|"
    r"能(?:玩|跑|运行)|可以玩|動(?:く|き|か)|遊べ"
)
# These ask which games do, or for some that do.
_WHICH = pattern(
    r"\b(?:what|which|any\w*|some\w*|games?|is there|are there|got|"
    r"что|че|чё|какие|какая|какой|какую|есть|игр\w*|що|шо|які|"
    r"яка|є|ігр\w*|ігор|was|welche\w*|gibts?|spiele?n?|qué|que|cuál\w*|algo|algun\w*|hay|juegos?|quoi|quel\w*|lequel|qui|"
    r"y a|jeux?|o que|qual|quais|tem|jogos?|ne|hangi\w*|var|oyun\w*|co|który\w*|które|która|jakie|jest|są|gry|gier)\b|"
    r"什么|哪|有|何|どれ|ある"
)
# fmt: on


def asks_whether_they_run(text: str, said: Sequence[Constraint]) -> bool:
    """Whether a short question names nothing but machines and asks whether what was shown runs on them."""
    names_machines = any(each.type == pb.SPAN_TYPE_PLATFORM for each in said) and all(
        each.type in _MACHINES
        and each.polarity == pb.POLARITY_WANTED
        and (not each.unmatched or each.type == pb.SPAN_TYPE_DEVICE)
        for each in said
    )
    if not names_machines or len(text) > _MOST_LETTERS or not asks_in_form(text):
        return False
    readable = bare(text)
    return _RUN.search(readable) is not None and _WHICH.search(readable) is None
