"""Reads that somebody who plays cannot read yet, or wants little to read, in eleven languages: "the little one can't
read", "without much text"."""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
_CANNOT_READ = pattern(
    r"\b(?:(?:can(?:no|['’]?)t|cannot|can not|doesn['’]?t|does not|do(?:n['’]?t| not)) (?:yet |really |know how to )*"
    r"read(?: yet)?\b|(?:isn['’]?t|is not|not) (?:yet )?(?:able to read|reading yet)\b|(?:still )?learning to read\b|"
    r"не (?:умеет|умеют|научил\w+) (?:ещё |еще |пока )?читать\b|(?:ещё|еще|пока) не чита(?:ет|ют)\b|"
    r"читать (?:ещё |еще |пока )?не (?:умеет|умеют)\b|"
    r"не (?:вміє|вміють) (?:ще |поки )?читати\b|(?:ще|поки) не чита(?:є|ють)\b|"
    r"читати (?:ще |поки )?не (?:вміє|вміють)\b|"
    r"(?:kann|können) (?:noch )?nicht (?:richtig )?lesen\b|(?:noch )?nicht (?:richtig )?lesen (?:kann|können)\b|"
    r"no saben? leer\b|(?:aún|todavía) no (?:lee|leen|saben? leer)\b|"
    r"(?:ne )?sai(?:t|ent) pas (?:encore )?(?:bien )?lire\b|ne li(?:t|sent) pas encore\b|"
    r"não sabem? ler\b|ainda não (?:lê|leem)\b|"
    r"okuma(?:yı)? (?:yazma )?bilm(?:iyor|eyen)\w*|okuyam(?:ıyor|ayan)\w*|"
    r"nie umie(?:ją)? (?:jeszcze )?czytać\b|jeszcze nie czyta(?:ją)?\b)|"
    r"不(?:太)?(?:会|能)?(?:识字|认字|阅读)|还不会(?:读|看字|认字)|(?:文?字|ひらがな)(?:が|を|も)(?:まだ)?読め(?:な|ませ)|"
    r"まだ(?:文?字が)?読め(?:な|ませ)"
)
_LITTLE_TO_READ = pattern(
    r"\b(?:(?:without|w/o|not|no) (?:too |so |very )?(?:much|many|lots? of|a lot of|any|heavy) (?:text|reading)|"
    r"(?:little|less|minimal) (?:text|reading)|(?:no|without) reading|"
    r"(?:мало|поменьше|минимум|меньше) (?:текста|чтения)|"
    r"без (?:большого количества |лишнего |долгого )?(?:текста|чтения)|"
    r"(?:мало|менше|мінімум) (?:тексту|читання)|без (?:великої кількості |зайвого )?(?:тексту|читання)|"
    r"(?:wenig|kaum|möglichst ohne|ohne (?:viel|viele)) (?:text\w*|(?:zu )?lesen)|"
    r"(?:poco|menos) (?:texto|que leer)|(?:sin|no) (?:mucho|demasiado|tanto) texto|sin texto|"
    r"(?:peu|moins) (?:de |à )(?:texte|lecture|lire)|sans (?:trop de |beaucoup de )?(?:texte|lecture)|"
    r"(?:pouco|menos) texto|sem (?:muito )?(?:texto|leitura)|(?:az|fazla) (?:yazı|metin)(?: (?:olan|olsun|olmasın))|"
    r"(?:mało|mniej) (?:tekstu|czytania)|bez (?:dużej ilości |dużo )?(?:tekstu|czytania))\b|"
    r"(?:文?字|文本)(?:要)?少|(?:不要|别)(?:有)?太多(?:文字|字)|少(?:点|一点)?(?:文字|看字)|(?:文字|テキスト|文章)(?:が|の)?少な"
)
# fmt: on


def cannot_read(text: str) -> tuple[int, int] | None:
    """Where `text` says that somebody cannot read, or wants little to: beginning and end, in code points; None where it
    does not."""
    readable = bare(text)
    found = _CANNOT_READ.search(readable) or _LITTLE_TO_READ.search(readable)
    return found.span() if found is not None else None
