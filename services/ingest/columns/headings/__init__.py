"""What a column's name alone says.

- `names.py`: player, game, rating, time or a field, by the words of `vocabulary.py` and `translations.py`
- `compounds.py`, `phrases.py`: headings of other languages as a whole
- `play_names.py`: hours played, and what a player did; `fact_columns.py`: facts of how a game is played
"""
