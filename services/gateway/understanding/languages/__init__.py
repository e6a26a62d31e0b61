"""Which language a message is in.

- `language.py`: begin here. `scripts.py`: by its letters; `language_words.py`: by words that give away a short one;
  `russian_in_latin.py`: Russian in Latin letters
"""
