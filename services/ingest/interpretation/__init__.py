"""Turns tables into one dataset. Begin with `understanding.py` (each table alone), then `joining.py` (all together).

`understanding.py`   one `UnderstoodTable` for each table: roles of columns, usable rows, what they say of whom
`interactions.py`, `lists.py`, `ids.py`  the rows of plays, and of lists of games or players, by their ids
`mapping.py`         what was understood of a table; `table_warnings.py`, `list_warnings.py`: guesses to check
`joining.py`         rows of all tables by their ids into games and players; `stored_interactions.py` streams the plays
`game_matching.py`   which known game a name means; `editions.py` which games are editions of others
`entities.py`, `rejects.py`  what was said of games and players; which rows were left out
"""
