"""Holds words behind which a refusal is over, in eleven languages: "otherwise", "nothing but"."""

from __future__ import annotations

from services.gateway.understanding.plain_text import pattern

# fmt: off
# Of other words than these a consequence may be told: "otherwise he has nightmares".
_BETWEEN = (
    r"(?:an?|the|my|on|in|for|with|from|some|any|maybe|perhaps|just|на|в|у|для|с|со|з|от|мо[её]м|мо[ійєї]+|хотя|хоча|бы|"
    r"б|можно|можна|am|auf|im|in|dem|der|die|das|den|ein|eine[nrm]?|für|mit|mein\w*|lieber|gern|sur|dans|pour|avec|les?|"
    r"la|un|une|du|des|mon|mes|en|el|los|las|una|mi|para|por|con|no|na|nos|nas|em|os?|as?|um|uma|meu|minha|pra|com|"
    r"bir|w|dla|z|od|mo\w{1,3}|może|może być)"
)
# A few words may stand between these and what is wanted, such as "on the".
OTHERWISE = pattern(
    r"(?:\b(?:otherwise|or else|иначе|sonst|ansonsten|sinon|sino|de lo contrario|senão|caso contrário|yoksa|aksi halde|"
    r"інакше|inaczej|w przeciwnym razie)\b|否则|不然|でなければ|なければ)\W{0,3}(?P<between>"
    r"(?P<on_the>(?<=senão )nos? )|(?:" + _BETWEEN + r"\W){0,2})$"
)
# All that stands between what is refused and what is wanted instead.
NOTHING_BUT = pattern(
    r"\W*(?:(?:just|only|nothing but|только|лишь|одни|nur|bloß|solo|sólo|puro|juste|seulement|rien que|que|só|apenas|"
    r"sadece|yalnızca|тільки|лише|tylko|samo)|只要|就要|只想要|だけ)\W+(?:(?:the|some|du|de la|des|de|os?|las?|los) )?"
)
# fmt: on
