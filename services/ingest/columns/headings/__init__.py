"""What a column's name alone says.

- `names.py`: player, game, rating, time or a field, in English or another language (`translations.py`, `compounds.py`)
- `play_names.py`: hours played, and what a player did; `fact_columns.py`: facts of how a game is played
"""
