"""Which language a message is in: `language.py`, and the words that give away a short one, `language_words.py`."""
