"""What may not be seen in a game, or is to be: `content.py`, by the words of `content_words.py`."""
