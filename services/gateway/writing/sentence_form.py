"""Tells whether a sentence of a language model is broken, and whether it refers back to the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from services.gateway.understanding.plain_text import words

_ENTITY = re.compile(
    r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});?(?=\W|$)|\\[nt\"u]|\ufffd|[<>]|\w\(\w*\)", re.IGNORECASE
)
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"), ("„", "“”"), ("「", "」"), ("《", "》"))
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\W*$")
_DOUBLED_MARK = re.compile(r",\s*[.,!?]|\.\s+,|\s[,.;!?](?:\s|$)")
# fmt: off
# Words that no sentence ends with: what follows them was cut.
_NEVER_LAST = frozenset((
    "a", "an", "the", "and", "or", "with", "your", "their", "its", "of", "from", "into", "where", "while", "because", "who",
    "und", "oder", "der", "die", "das", "ein", "eine", "einen", "dem", "den", "mit", "von", "y", "el", "la", "los", "las", "una",
    "con", "de", "du", "des", "le", "les", "et", "avec", "un", "une", "e", "ou", "os", "com", "do", "da", "и", "или", "в", "на",
    "с", "для", "і", "й", "або", "у", "з", "i", "lub", "w", "z", "dla", "ve", "veya", "ile",
))
# How sentences begin that speak of something said before.
_BACK: Mapping[str, str] = {
    "en": "it its this that thats these those they there both he she his her their here",
    "de": "es dieses dieser diese das beide dort darin sie er dabei",
    "es": "es esto este esta ese esa estos estas ambos ambas ahí allí",
    "fr": "il elle ils elles c ce cela cette ces ça cest",
    "pt": "ele ela eles elas isso esse essa isto este esta ambos ambas",
    "tr": "bu bunlar burada orada ikisi o onlar",
    "ru": "это эта этот эти она он оно они обе оба там здесь её его",
    "uk": "це ця цей ці вона він воно вони обидві обидва там тут її його",
    "pl": "to ta ten te ona on ono oni one obie oba tam jej jego",
}
_BACK_WITHOUT_SPACES = ("它", "这", "那", "これ", "それ", "こちら", "そちら", "ここ", "そこ")
_ENDINGS = frozenset(("ing", "ings", "ed", "es", "er", "ers", "ly", "est", "ness", "ful", "less", "able", "like"))
# Verbs that may follow "lets you"; written as the first word of a sentence that tells a deed.
_DEEDS = frozenset((
    "assign", "attach", "brawl", "carve", "circle", "creep", "cruise", "rotate", "shepherd", "slide", "sprint", "type",
    "abandon", "absorb", "accept", "act", "add", "adopt", "advance", "aim", "allow", "answer", "argue", "arrange",
    "ascend", "ask", "assassinate", "assemble", "assist", "attack", "avenge", "avoid", "awaken", "bake", "balance",
    "battle", "be", "become", "befriend", "begin", "bend", "board", "bounce", "brave", "break", "breed", "brew",
    "bring", "build", "buy", "calm", "captain", "capture", "care", "carry", "cast", "catch", "change", "charge",
    "chase", "chat", "choose", "chop", "clean", "clear", "climb", "collect", "combine", "command", "commit", "compete",
    "complete", "conduct", "connect", "conquer", "control", "cook", "count", "crack", "craft", "crash", "crawl",
    "create", "cross", "cultivate", "customise", "customize", "cut", "dance", "dash", "date", "deal", "decide",
    "decipher", "decode", "decorate", "deduce", "defeat", "defend", "deliver", "descend", "design", "destroy",
    "develop", "die", "dig", "direct", "discover", "dive", "dodge", "draft", "drag", "draw", "dress", "drift", "drive",
    "drop", "duel", "earn", "eat", "embark", "encounter", "endure", "engage", "enjoy", "enter", "escape", "establish",
    "evolve", "examine", "excavate", "exchange", "expand", "experience", "explore", "expose", "face", "fall", "farm",
    "feed", "feel", "ferry", "fight", "figure", "fill", "find", "fish", "fix", "flee", "flip", "float", "fly", "fold",
    "follow", "forge", "form", "fulfil", "fulfill", "gather", "get", "give", "glide", "go", "govern", "grab", "graze",
    "grow", "guard", "guess", "guide", "hack", "harvest", "haunt", "head", "heal", "help", "hide", "hire", "hit",
    "hold", "hop", "hover", "hunt", "imagine", "improve", "infiltrate", "interrogate", "invade", "invent",
    "investigate", "join", "journey", "jump", "keep", "kick", "kill", "knock", "land", "laugh", "launch", "lay", "lead",
    "leap", "learn", "leave", "level", "lie", "lift", "light", "line", "link", "listen", "live", "load", "look", "loot",
    "lose", "make", "manage", "manipulate", "march", "marry", "master", "match", "meet", "merge", "mine", "mix", "move",
    "navigate", "negotiate", "open", "operate", "orchestrate", "order", "outrun", "outsmart", "outwit", "overthrow",
    "own", "paint", "park", "pass", "patrol", "pedal", "perform", "photograph", "pick", "piece", "pilot", "place",
    "plan", "plant", "play", "plot", "plug", "plunder", "point", "possess", "practise", "prepare", "preserve",
    "protect", "prove", "pull", "punch", "push", "put", "puzzle", "question", "race", "raid", "raise", "reach", "read",
    "rebuild", "reclaim", "recover", "recruit", "relive", "remember", "repair", "repel", "rescue", "research",
    "restock", "restore", "retrieve", "return", "revisit", "rewind", "ride", "rise", "roam", "roast", "rob", "roll",
    "row", "rule", "run", "sabotage", "sail", "save", "scale", "scavenge", "score", "search", "seek", "sell", "send",
    "serve", "set", "settle", "shape", "share", "shoot", "sing", "skate", "ski", "skip", "slash", "slay", "sling",
    "slip", "smash", "snap", "sneak", "soar", "solve", "sort", "speak", "spend", "spin", "spread", "stack", "stage",
    "stalk", "stand", "start", "stay", "steal", "steer", "stitch", "stomp", "stop", "study", "summon", "surf", "survey",
    "survive", "swap", "sweep", "swim", "swing", "switch", "tackle", "take", "talk", "tame", "tap", "teach", "tear",
    "teleport", "tell", "tend", "terraform", "think", "throw", "thwart", "tidy", "tilt", "time", "toil", "toss",
    "trace", "track", "trade", "train", "transform", "trap", "travel", "traverse", "trick", "try", "tumble", "turn",
    "twist", "uncover", "understand", "unearth", "unfold", "unite", "unlock", "unravel", "unwind", "upgrade", "use",
    "venture", "visit", "wage", "wait", "wake", "walk", "wander", "wash", "watch", "wear", "weave", "wield", "win",
    "witness", "work", "wrestle", "write", "yield",
))
# fmt: on
# Words behind "lets you" that end like adjectives or plurals, and are verbs or come before one.
# fmt: off
_VERBS_IN_Y = frozenset((
    "accompany", "dirty", "empty", "fancy", "lobby", "occupy", "party", "photocopy", "preoccupy", "prophesy",
))
_NO_PLURALS = frozenset((
    "afterwards", "always", "backwards", "besides", "canvas", "forwards", "indoors", "nowadays", "outdoors", "perhaps",
    "sideways", "sometimes", "upwards",
))
_DETERMINERS = frozenset(("a", "an", "the", "your", "their", "its", "his", "our", "my", "of"))
# fmt: on
_ADJECTIVE = re.compile(r"\w{3,}(?:ous|ful|[bcghkmnptvwz]y|sy)")
_GERUND = re.compile(r"\w*[aeiouy]\w*[^aeiou]ing")
_PLURAL = re.compile(r"\w{3,}[^su]s")
_LETS_SURELY = re.compile(r"\b(?:lets you|(?:allows|enables) you to) (\w+)", re.IGNORECASE)
_LETS = re.compile(r"\b(?:lets|allows|enables|invites) you (?:to )?((?:\w+ly )?)(\w+)(,?)", re.IGNORECASE)


def is_broken(text: str) -> bool:
    """Whether a sentence holds pieces of markup, was cut, has a bracket or quotation mark without its partner, or has
    what is surely no verb behind "lets you".
    """
    if _ENTITY.search(text) or _DOUBLED_MARK.search(text) or surely_lacks_a_deed(text):
        return True
    if any(text.count(opening) > sum(map(text.count, closing)) for opening, closing in _PAIRS):
        return True
    last = _LAST_WORD.search(text)
    return last is not None and last.group(1).lower() in _NEVER_LAST and last.group(1).islower()


def lacks_a_deed(text: str) -> bool:
    """Whether no verb follows "lets you", as in "lets you weighty, gory bouts"; verbs unknown here count as none."""
    return any(match.group(2).lower() not in _DEEDS for match in _LETS.finditer(text))


def surely_lacks_a_deed(text: str) -> bool:
    """Whether no verb can be meant behind "lets you": it is followed by an article, a plural, or an adjective that no
    verb looks like. Other words that are unknown here count as verbs, as large models know more of them.
    """
    return any(_is_no_verb(match.group(1).lower()) for match in _LETS_SURELY.finditer(text))


def cuts_a_word(last: str, facts: Iterable[str]) -> bool:
    """Whether the last word of an English sentence is the beginning of one of these words, and no form of it: "mou" of
    "mountain". That it is no word of its own is for the caller to know.
    """
    rests = (word[len(last) :] for word in facts if word.startswith(last))
    return any(len(rest) > 1 and rest not in _ENDINGS for rest in rests)


def _is_no_verb(word: str) -> bool:
    if word in _DEEDS:
        return False
    return (
        word in _DETERMINERS
        or (_ADJECTIVE.fullmatch(word) is not None and word not in _VERBS_IN_Y)
        or (_PLURAL.fullmatch(word) is not None and word not in _NO_PLURALS)
        or _GERUND.fullmatch(word) is not None
    )


def is_deed(word: str) -> bool:
    """Whether an English word is a verb that tells what a player does; one that is unknown here counts as none."""
    return word.lower() in _DEEDS


def refers_back(text: str, language: str) -> bool:
    """Whether a sentence begins with a word for what was said before it."""
    said = words(text)
    back = words(_BACK.get(language, ""))
    return text.startswith(_BACK_WITHOUT_SPACES) or (bool(said) and said[0] in back)
