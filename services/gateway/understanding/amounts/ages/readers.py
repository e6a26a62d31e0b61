"""Reads that somebody who plays cannot read yet, in eleven languages: "the little one can't read"."""

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
# fmt: on


def cannot_read(text: str) -> tuple[int, int] | None:
    """Where `text` says that somebody cannot read: beginning and end, in code points; None where it does not."""
    found = _CANNOT_READ.search(bare(text))
    return found.span() if found is not None else None
