"""Holds words behind which a refusal is over, in eleven languages: "otherwise", "nothing but"."""

from __future__ import annotations

from services.gateway.understanding.plain_text import pattern

# fmt: off
# A few words may stand between these and what is wanted, such as "on the".
OTHERWISE = pattern(
    r"(?:\b(?:otherwise|or else|иначе|sonst|ansonsten|sinon|sino|de lo contrario|senão|caso contrário|yoksa|aksi halde|"
    r"інакше|inaczej|w przeciwnym razie)\b|否则|不然|でなければ|なければ)\W{0,3}(?P<between>"
    r"(?P<on_the>(?<=senão )nos? )|(?:\w{1,6}\W){0,2})$"
)
# All that stands between what is refused and what is wanted instead.
NOTHING_BUT = pattern(
    r"\W*(?:(?:just|only|nothing but|только|лишь|одни|nur|bloß|solo|sólo|puro|juste|seulement|rien que|que|só|apenas|"
    r"sadece|yalnızca|тільки|лише|tylko|samo)|只要|就要|只想要|だけ)\W+(?:(?:the|some|du|de la|des|de|os?|las?|los) )?"
)
# fmt: on
