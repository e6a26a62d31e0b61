"""Which genres and tags of a catalogue the words for a kind of game mean.

- `kinds.py`: by name, synonym and phrase; begin here
- `synonyms.py`, `kind_phrases.py`, `kind_idioms.py`, `kind_translations.py`, `kind_everyday.py`,
  `kind_themes.py`, `kind_further.py`: the words; `kind_others.py`: those that only look like the words of a kind;
  `sure_kinds.py`: the kinds that are meant wherever their words stand
- `nearest_kind.py`: the nearest name by the encoder
"""
