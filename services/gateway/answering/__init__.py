"""Answers to questions about games, from the catalogue's facts alone.

- `attributes.py`: what a question asks about, read from its words in eleven languages; begin here
- `attribute_words.py`: those words
- `answers.py`: the sentences that answer it, or say that it is not known
"""
