"""Times of release, and how long a game takes.

- When it came out: `years.py`, all words for it, by `year_words.py`; begin here. `decades.py`: "90-х"; `eras.py`: by
  what there was then; `birth.py`: by the player's birth
- How long it takes: `hours.py`, by `times_words.py`
"""
