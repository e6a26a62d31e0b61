"""What the cells of a column mean; `cell_meanings.py` has each spelling read once, begin there.

- `ratings.py`: ratings of 0 to 5; `rating_scales.py` guesses which scale they are on
- `timestamps.py`: times; `day_order.py` decides between day/month and month/day; `months.py`: months by name
- `game_fields.py`: genres, year, summary and the other fields of a game
- `play_facts.py`: how it is played; `age_ratings.py`: from what age; `written_numbers.py`: numbers among words
- `nested.py`, `texts.py`: lists and objects in a cell, markup in texts
"""
