"""What may not be seen in a game, or is to be.

- `content.py`: reads it as the descriptors of a catalogue; begin here. `content_words.py`: the words for these
"""
