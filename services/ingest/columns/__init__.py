"""Finds what the columns of a table mean and reads their cells. Begin with `roles.py`.

`roles.py`        which column is the player, game, title, rating and time, and so what kind of table it is
`names.py`        what a column's name alone says, in English or another language (`translations.py`);
                  `play_names.py` of hours played
`keys.py`, `title_cells.py`, `unnamed.py`  what the cells say of keys, titles, and columns without headings
`ratings.py`      cells as ratings of 0 to 5; `rating_scales.py` guesses which scale they are on
`timestamps.py`   cells as times; `day_order.py` decides between day/month and month/day
`cell_meanings.py`  each spelling of a cell read once; `nested.py` lists and objects, `texts.py` markup in them
`attributes.py`   whether a column describes the game, the player or the interaction
`game_fields.py`  cells as genres, year, summary and the other fields of a game; `play_facts.py` how it is played
`fact_columns.py` which columns say how a game is played
"""
