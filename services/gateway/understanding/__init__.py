"""What the words of a message say, and what they mean in one catalogue.

- `names.py`: all that a catalogue's games, kinds, platforms and studios are called; begin here
- `constraints.py`: what a message names or refuses, by rules, for when the classifier is gone
- `vocabulary.py`: the names that a catalogue has, found in words; `titles.py`: its titles, found in a text
- `kinds.py`, `nearest_kind.py`, `platforms.py`, `title_lookup.py`: the catalogue's names for spans that a model found
- `years.py`, `quantities.py`, `terms_of_play.py`, `content.py`, `numbers.py`: the values that such spans say
- `synonyms.py`, `kind_phrases.py`, `kind_translations.py`: what else players call kinds and platforms
- `language.py`, `plain_text.py`, `transliteration.py`: languages, words without case and accents, names by their sound
- `catalogue.py`: the cached catalogue that all of this is read from
"""
