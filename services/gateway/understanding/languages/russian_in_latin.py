"""Tells Russian that is typed in Latin letters, as some do on a foreign keyboard: "posovetuj shuter no ne strashnyj".

No model was trained on it, so it is told by words and by how words end; what it shares with other languages tells of
neither.
"""

from __future__ import annotations

import re
from collections.abc import Set

# fmt: off
# Words that are none of another language's.
_SURE = """chto chtoby chtob chego chevo eshe esche eshyo eshche hochu hochetsya hochetsa xochu spasibo spasib nibud
    nibut kakuyu kakaya kakoe kakie kakoy kakoj kakoi igrushku poigrat pozhaluista pozhaluysta pojaluista pojaluysta
    privet posovetui posovetuy posovetuj posovetuyte podskazhi podskaji pokazhi pokaji davai davay mozhno mojno
    nuzhno nujno tolko ochen skolko pochemu zachem kogda gonochki strelyalku strelyalki shuter shutery
    strategiyu brodilku golovolomku vdvoem dvoih dlya rebenka rebenku nravitsya nravitsa poproshe posloznee
    podlinnee pokoroche drugoe druguyu ezhe uzhe porekomenduj porekomendui porekomenduy pervaya vtoraya tretya
    pervuyu vtoruyu tretyu poslednyaya poslednyuyu luchshe horosho khorosho ladno besplatno besplatnoe
    besplatnuyu besplatnaya takoe takuyu takoj takoy menya tebya segodnya strashnyj slozhnaya podeshevle
    deshevle podlinnej pobolshe pomenshe igru skachat zhutkoe interneta vecherom prikolnoe interesnoe"""
SURE_WORDS = frozenset(_SURE.split())
# Words of Russian that are so written in other languages, too: "no" is "but" and "na" is "on".
_SHARED = """no na ne ni i a da do po za to ty my on ona ono oni u v s o k bez pro est net tak mne vot kak pod iz ot by
    li vse tipa pliz plz ok"""
SHARED_WORDS = frozenset(_SHARED.split())
# "Skazhesh", "slozhnaya"; names of Chinese places have other letters before it.
_HUSHING = re.compile(r"[aeiouym]zh[a-z]")
_ENDINGS = re.compile(
    r"[a-z]{2,}(?:[bdghklmrstvz]n[yi]?aya|[bdghklmrstvz]n[yi]?uyu|skaya|n[yi][jy]|sk[iy][jy]|noye|[yuo]yut|ayut|[abdehlotuvy]aet|[aou]esh|tsya|etsa)"
)
# fmt: on


def without_shared_words(text: str) -> str:
    """The text without what is written so in other languages, too."""
    return re.sub(r"[^\W\d_]+", lambda match: " " if match.group().lower() in SHARED_WORDS else match.group(), text)


def signs_of_russian(words: Set[str]) -> tuple[int, int]:
    """How many of the folded `words` are surely Russian in Latin letters, and how many more only end so."""
    sure = {each for each in words if each in SURE_WORDS or _HUSHING.search(each)}
    return len(sure), sum(_ENDINGS.fullmatch(each) is not None for each in words - sure)
