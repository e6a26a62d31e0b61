"""Numbers and places in a list, as they are said.

- Numbers: `numbers.py`, digits and words; begin here. `number_words.py`: the words; `misspelt_numbers.py`: mistyped
- Places in a list: `ordinal_places.py`, where a message points at one; `places_meant.py`, those that no number tells
- How many games: `counted_games.py`, the words for it; `another.py`, one more and nothing else
"""
